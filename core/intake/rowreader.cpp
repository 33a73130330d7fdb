// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowreader.h"

#include "base/fold.h"
#include "wording/quantities.h"
#include "wording/querywords.h"
#include "wording/terms.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPreviewRows = 20;

void describe(const ImportFile &file, ImportReport &report)
{
    report.columns = file.mapping.headers;
    report.fields = file.mapping.fieldNames();
    report.unmapped = file.mapping.unmapped();
    report.encoding = file.reader->text().encoding();
    report.delimiter = QString(QLatin1Char(file.reader->delimiter()));
}

// A value of a row as people read it in the record it makes.
QString draftText(Field field, const QString &value, const QTimeZone &zone)
{
    if (value.isEmpty())
        return {};
    switch (fieldKind(field)) {
    case ImportFieldKind::Time:
        return wording::timeText(value.toLongLong(), zone);
    case ImportFieldKind::Level:
        return field == Field::Priority ? wording::priorityLabel(value.toInt()) : value;
    case ImportFieldKind::Bool:
        return wording::queryText(value == "1"_L1 ? u"yes"_s : u"no"_s);
    case ImportFieldKind::State:
        return wording::stateLabel(value);
    case ImportFieldKind::Type:
        return wording::typeLabel(value);
    case ImportFieldKind::Degree:
        return wording::degreeLabel(value);
    default:
        return value;
    }
}

} // namespace

struct RowReader::OpenFile
{
    ImportFile file;
    RowNormalizer normalizer;
    QByteArray headers;

    OpenFile(ImportFile opened, TimeReader &times, ImportLog &log)
        : file(std::move(opened))
        , normalizer(file.mapping, times, log, file.path)
        , headers(file.mapping.headers.join(u'\x1f').toUtf8())
    {}
};

RowReader::RowReader(const ImportRequest &request, ImportReport &report, ImportLog &log, Job &job)
    : m_request(request)
    , m_report(report)
    , m_log(log)
    , m_job(job)
{}

RowReader::~RowReader() = default;

const QString &RowReader::path(size_t file) const
{
    return m_files[file]->file.path;
}

const RowShape &RowReader::shape(size_t file) const
{
    return m_files[file]->normalizer.shape();
}

const Mapping &RowReader::mapping() const
{
    return m_files.front()->file.mapping;
}

quint64 RowReader::hash() const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(m_files[m_file]->headers);
    hash.addData(m_record.raw().trimmed().toByteArray());
    return qFromLittleEndian<quint64>(hash.result().constData());
}

void RowReader::reject(Field field, const QString &code, const QVariantMap &values)
{
    const int column = m_files[m_file]->file.mapping.columns[size_t(field)];
    const bool isCell = column >= 0 && column < m_record.size();
    const CsvPosition at = isCell ? m_record.position(column) : CsvPosition{m_record.line(), 1};
    const QString value = isCell ? QString::fromUtf8(m_record.cell(column)) : QString();
    const RowError error{path(m_file), at.line, at.column, fieldName(field), value, code, values};
    m_log.error(error);
    m_log.badRow(m_record, {error});
    m_good = false;
}

Result<std::unique_ptr<RowReader>> RowReader::open(const ImportRequest &request, ImportFormat format,
                                                   const QTimeZone &zone, const MappingMemory &memory,
                                                   ImportReport &report, ImportLog &log, Job &job)
{
    if (request.files.isEmpty())
        return fail(ErrorCode::Invalid, u"no-file"_s);
    report.files = request.files;
    report.dryRun = request.dryRun;
    report.format = formatName(format);
    report.source = request.source.isEmpty() ? report.format : request.source;
    std::unique_ptr<RowReader> reader(new RowReader(request, report, log, job));
    std::vector<ImportFile> files;
    for (const QString &path : request.files) {
        BINNACLE_LET(ImportFile file, ImportFile::open(path, format, request, memory));
        for (const QString &name : file.duplicates)
            log.warn(u"duplicate-column"_s, name);
        for (const QString &rule : file.mapping.rules)
            log.warn(u"rule-remembered"_s, rule);
        reader->m_totalBytes += file.reader->text().bytes().packedSize();
        files.push_back(std::move(file));
    }
    describe(files.front(), report);
    Result<Survey> survey = Survey::of(request, format, memory, job);
    if (!survey) {
        reader->previewUnread(files.front());
        return tl::unexpected<Error>(survey.error());
    }
    reader->m_survey = std::move(*survey);
    if (!request.badRowsFile.isEmpty())
        BINNACLE_TRY(
            log.writeBadRowsTo(request.badRowsFile, report.columns, files.front().reader->delimiter()));
    reader->m_zone = zone;
    reader->m_times = std::make_unique<TimeReader>(zone, reader->m_survey.order);
    for (ImportFile &file : files)
        reader->m_files.push_back(std::make_unique<OpenFile>(std::move(file), *reader->m_times, log));
    return reader;
}

void RowReader::keepPreview(const CsvRecord &record)
{
    if (!m_request.dryRun || m_report.preview.size() >= kPreviewRows || m_file > 0)
        return;
    QStringList cells;
    for (qsizetype i = 0; i < record.size(); ++i)
        cells.append(QString::fromUtf8(record.cell(i)));
    m_report.preview.append(cells);
}

// What becomes of the row kept last.
void RowReader::keepDraft()
{
    QStringList cells;
    if (m_good) {
        const RowValues row = values();
        const FieldColumns &columns = m_files[m_file]->file.mapping.columns;
        cells.resize(m_files[m_file]->file.mapping.headers.size());
        for (int i = 0; i < kFieldCount; ++i) {
            if (const int column = columns[size_t(i)]; column >= 0 && column < cells.size())
                cells[column] = draftText(Field(i), QString::fromUtf8(row.field(Field(i))), m_zone);
        }
    }
    m_report.drafts.append(cells);
}

// Whoever is asked what order the dates are in looks at the rows.
void RowReader::previewUnread(ImportFile &file)
{
    CsvRecord record;
    while (m_request.dryRun && m_report.preview.size() < kPreviewRows) {
        const Result<bool> more = file.reader->next(record);
        if (!more || !*more)
            return;
        if (file.reader->fault().code || !record.isBlank())
            keepPreview(record);
    }
}

Result<bool> RowReader::next()
{
    for (; m_file < m_files.size(); ++m_file) {
        OpenFile &open = *m_files[m_file];
        for (;;) {
            if (m_job.isCancelled())
                return fail(ErrorCode::Cancelled, u"cancelled"_s);
            BINNACLE_LET(const bool more, open.file.reader->next(m_record));
            if (!more)
                break;
            ++m_records;
            const CsvFault fault = open.file.reader->fault();
            if (!fault.code && m_record.isBlank())
                continue;
            constexpr qint64 kReportEvery = 0x3ff;
            if ((++m_report.read & kReportEvery) == 0)
                m_job.report(u"reading"_s, m_doneBytes + open.file.reader->text().bytes().packedRead(),
                             m_totalBytes);
            keepPreview(m_record);
            m_good = open.normalizer.read(m_record, fault, m_packed, m_keys);
            if (const auto &mixed = open.normalizer.mixedOrder(); mixed && m_request.dateOrder.isEmpty())
                return fail(ErrorCode::Invalid, u"date-order-mixed"_s, *mixed);
            refuseEmptyKeys();
            if (m_report.drafts.size() < m_report.preview.size())
                keepDraft();
            return true;
        }
        BINNACLE_TRY(endFile());
    }
    return false;
}

// A service's name of which nothing is left when names are compared is none.
void RowReader::refuseEmptyKeys()
{
    const ImportFormat format = mapping().format;
    const auto isNothing = [](const std::string &key) { return fold(QString::fromStdString(key)).isEmpty(); };
    if (m_good && !bringsTickets(format) && std::any_of(m_keys.begin(), m_keys.end(), isNothing))
        reject(keyField(format), u"required"_s);
}

Result<> RowReader::endFile()
{
    const ImportFile &file = m_files[m_file]->file;
    m_doneBytes += file.reader->text().bytes().packedSize();
    if (m_file == 0)
        m_report.encoding = file.reader->text().encoding();
    // What the survey did not see may repeat a number that came already.
    if (const qint64 seen = m_survey.records.value(qsizetype(m_file), m_records); seen != m_records)
        return fail(ErrorCode::Unavailable, u"file-changed"_s, {{u"file"_s, file.path}});
    m_records = 0;
    return {};
}

void RowReader::warnOfTimes()
{
    if (m_request.zone.isEmpty() && m_times->naiveCount() > 0)
        m_log.warn(u"zone-assumed"_s, {}, m_times->naiveCount());
    if (m_times->skippedCount() > 0)
        m_log.warn(u"skipped-hour"_s, {}, m_times->skippedCount());
}

} // namespace binnacle
