// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/incidentreader.h"

#include "intake/carryover.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <cstring>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPreviewRows = 20;
constexpr size_t kRowsOfOneIncident = 100'000;
constexpr qsizetype kBytesOfOneIncident = qsizetype(64) << 20;

// What is sorted of a row: where it stands and a hash of its cells, then its packed values.
struct PayloadHead
{
    quint64 raw = 0;
    qint64 line = 0;
    quint32 file = 0;
    quint32 unused = 0;
};

QByteArray payloadOf(const PayloadHead &head, const std::string &packed)
{
    QByteArray payload(reinterpret_cast<const char *>(&head), sizeof head);
    return payload.append(packed.data(), qsizetype(packed.size()));
}

PayloadHead headOf(const QByteArray &payload)
{
    PayloadHead head;
    std::memcpy(&head, payload.constData(), sizeof head);
    return head;
}

// The row as it stands in its file, headers and cells: the same whatever is made of it.
quint64 hashOfCells(const QByteArray &headers, const CsvRecord &record)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(headers);
    hash.addData(record.raw().trimmed().toByteArray());
    return qFromLittleEndian<quint64>(hash.result().constData());
}

void describe(const IncidentFile &file, ImportReport &report)
{
    report.columns = file.mapping.headers;
    report.fields = file.mapping.fieldNames();
    report.unmapped = file.mapping.unmapped();
    report.encoding = file.reader->text().encoding();
    report.delimiter = QString(QLatin1Char(file.reader->delimiter()));
}

} // namespace

struct IncidentReader::OpenFile
{
    IncidentFile file;
    RowNormalizer normalizer;
    QByteArray headers;

    OpenFile(IncidentFile opened, TimeReader &times, ImportLog &log)
        : file(std::move(opened))
        , normalizer(file.mapping, times, log, file.path)
        , headers(file.mapping.headers.join(u'\x1f').toUtf8())
    {}
};

IncidentReader::IncidentReader(ImportReport &report, ImportLog &log, Job &job)
    : m_report(report)
    , m_log(log)
    , m_job(job)
{}

IncidentReader::~IncidentReader() = default;

const Mapping &IncidentReader::mapping() const
{
    return m_files.front()->file.mapping;
}

qsizetype IncidentDraft::bytes() const
{
    const Ticket &ticket = built.imported.ticket;
    const qsizetype characters =
        ticket.title.size() + ticket.description.size() + ticket.resolution.size() + ticket.extra.size();
    return characters * qsizetype(sizeof(QChar)) + rows.bytes();
}

Result<std::unique_ptr<IncidentReader>> IncidentReader::open(const ImportRequest &request,
                                                             const QTimeZone &zone,
                                                             const MappingMemory &memory,
                                                             ImportReport &report, ImportLog &log, Job &job)
{
    std::unique_ptr<IncidentReader> reader(new IncidentReader(report, log, job));
    if (request.files.isEmpty())
        return fail(ErrorCode::Invalid, u"no-file"_s);
    report.files = request.files;
    report.dryRun = request.dryRun;
    if (request.format == "auto"_L1) {
        BINNACLE_LET(reader->m_format, detectFormat(request.files.first()));
    } else if (const auto format = formatFromName(request.format)) {
        reader->m_format = *format;
    } else {
        return fail(ErrorCode::Invalid, u"unknown-format"_s, {{u"format"_s, request.format}});
    }
    report.format = formatName(reader->m_format);
    report.source = request.source.isEmpty() ? report.format : request.source;
    reader->m_request = request;
    reader->m_zoneSaid = !request.zone.isEmpty();
    std::vector<IncidentFile> files;
    for (const QString &path : request.files) {
        BINNACLE_LET(IncidentFile file, IncidentFile::open(path, reader->m_format, request, memory));
        for (const QString &name : file.duplicates)
            log.warn(u"duplicate-column"_s, name);
        for (const QString &rule : file.mapping.rules)
            log.warn(u"rule-remembered"_s, rule);
        reader->m_totalBytes += file.reader->text().bytes().packedSize();
        files.push_back(std::move(file));
    }
    describe(files.front(), report);
    Result<Survey> survey = Survey::of(request, reader->m_format, memory, job);
    if (!survey) {
        reader->previewUnread(files.front());
        return tl::unexpected<Error>(survey.error());
    }
    reader->m_survey = std::move(*survey);
    if (!request.badRowsFile.isEmpty())
        BINNACLE_TRY(
            log.writeBadRowsTo(request.badRowsFile, report.columns, files.front().reader->delimiter()));
    reader->m_times = std::make_unique<TimeReader>(zone, reader->m_survey.order);
    for (IncidentFile &file : files)
        reader->m_files.push_back(std::make_unique<OpenFile>(std::move(file), *reader->m_times, log));
    reader->m_builder.emplace(report.source, isEventFormat(reader->m_format));
    return reader;
}

void IncidentReader::keepPreview(const CsvRecord &record)
{
    if (!m_request.dryRun || m_report.preview.size() >= kPreviewRows || m_file > 0)
        return;
    QStringList cells;
    for (qsizetype i = 0; i < record.size(); ++i)
        cells.append(QString::fromUtf8(record.cell(i)));
    m_report.preview.append(cells);
}

// Whoever is asked what order the dates are in looks at the rows.
void IncidentReader::previewUnread(IncidentFile &file)
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

// Moves to the next row of the files and reads it into m_packed, m_numbers and m_rowGood; false after the
// last.
Result<bool> IncidentReader::nextRow()
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
            m_rowGood = open.normalizer.read(m_record, fault, m_packed, m_numbers);
            if (const auto &mixed = open.normalizer.mixedOrder(); mixed && m_request.dateOrder.isEmpty())
                return fail(ErrorCode::Invalid, u"date-order-mixed"_s, *mixed);
            if (m_numbers.empty() || (!m_rowGood && isEventFormat(m_format)))
                ++m_report.failed; // belongs to no incident, or is left out of its own
            else
                return true;
        }
        BINNACLE_TRY(endFile());
    }
    return false;
}

Result<> IncidentReader::endFile()
{
    const IncidentFile &file = m_files[m_file]->file;
    m_doneBytes += file.reader->text().bytes().packedSize();
    if (m_file == 0)
        m_report.encoding = file.reader->text().encoding();
    // What the survey did not see may repeat a number that came already.
    if (const qint64 seen = m_survey.records.value(qsizetype(m_file), m_records); seen != m_records)
        return fail(ErrorCode::Unavailable, u"file-changed"_s, {{u"file"_s, file.path}});
    m_records = 0;
    return {};
}

void IncidentReader::warnOfTimes()
{
    if (!m_zoneSaid && m_times->naiveCount() > 0)
        m_log.warn(u"zone-assumed"_s, {}, m_times->naiveCount());
    if (m_times->skippedCount() > 0)
        m_log.warn(u"skipped-hour"_s, {}, m_times->skippedCount());
}

Result<bool> IncidentReader::next(IncidentDraft &draft)
{
    bool more = false;
    if (!isEventFormat(m_format)) {
        BINNACLE_LET(more, nextSingle(draft));
    }
    if (!more) {
        BINNACLE_LET(more, nextGroup(draft));
    }
    if (!more)
        warnOfTimes();
    return more;
}

BuiltIncident IncidentReader::builtOf(const OpenFile &open, QByteArrayView packed,
                                      QByteArrayView number) const
{
    RowValues values = open.normalizer.shape().open(packed);
    values.fields[size_t(Field::Number)] = number;
    return m_builder->build({values});
}

Result<bool> IncidentReader::nextSingle(IncidentDraft &draft)
{
    for (;;) {
        if (m_numbers.empty()) {
            BINNACLE_LET(const bool more, nextRow());
            if (!more)
                return false;
        }
        const std::string number = std::move(m_numbers.back());
        m_numbers.pop_back();
        const QByteArrayView bytes(number.data(), qsizetype(number.size()));
        if (m_rowGood && m_survey.repeated.contains(bytes)) {
            BINNACLE_TRY(putAside(number));
            continue;
        }
        const OpenFile &open = *m_files[m_file];
        draft = {};
        draft.number = QString::fromStdString(number);
        draft.failed = !m_rowGood;
        draft.file = open.file.path;
        draft.line = m_record.line();
        if (!draft.failed)
            draft.built = builtOf(open, {m_packed.data(), qsizetype(m_packed.size())}, bytes);
        return true;
    }
}

// The row read last, to be met again beside the others of its number: by time in an event log, else as they
// stand in the files.
Result<> IncidentReader::putAside(const std::string &number)
{
    const OpenFile &open = *m_files[m_file];
    const qint64 at = open.normalizer.shape().open({m_packed.data(), qsizetype(m_packed.size())}).at;
    const PayloadHead head{hashOfCells(open.headers, m_record), m_record.line(), quint32(m_file), 0};
    return m_sorter.append(QString::fromStdString(number), at, payloadOf(head, m_packed));
}

// All rows that are left into the sorter.
Result<> IncidentReader::sortRows()
{
    for (;;) {
        BINNACLE_LET(const bool more, nextRow());
        if (!more)
            break;
        for (const std::string &number : m_numbers)
            BINNACLE_TRY(putAside(number));
    }
    BINNACLE_TRY(m_sorter.sort());
    m_sorted = true;
    BINNACLE_LET(m_hasRow, m_sorter.next(m_row));
    return {};
}

Result<bool> IncidentReader::nextGroup(IncidentDraft &draft)
{
    if (!m_sorted)
        BINNACLE_TRY(sortRows());
    if (!m_hasRow)
        return false;
    draft = {};
    draft.number = m_row.key;
    EventRows rows;
    while (m_hasRow && m_row.key == draft.number) {
        if (m_job.isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (isEventFormat(m_format))
            takeChange(draft, rows);
        else
            takeLater(draft);
        BINNACLE_LET(m_hasRow, m_sorter.next(m_row));
    }
    if (isEventFormat(m_format) && !draft.failed)
        buildGroup(draft, std::move(rows));
    return true;
}

void IncidentReader::takeChange(IncidentDraft &draft, EventRows &rows)
{
    const PayloadHead head = headOf(m_row.payload);
    const OpenFile &open = *m_files[head.file];
    draft.file = open.file.path;
    if (rows.size() < kRowsOfOneIncident && rows.bytes() < kBytesOfOneIncident) {
        const quint32 shape = rows.shapeIndex(open.normalizer.shape());
        rows.append({m_row.order, head.raw, shape, m_row.payload.sliced(sizeof head)});
        return;
    }
    if (!draft.failed)
        m_log.error({draft.file, 0, 0, u"number"_s, draft.number, u"too-many-rows"_s, {}});
    draft.failed = true;
}

void IncidentReader::takeLater(IncidentDraft &draft)
{
    const PayloadHead head = headOf(m_row.payload);
    const OpenFile &open = *m_files[head.file];
    const QByteArray number = m_row.key.toUtf8();
    BuiltIncident later = builtOf(open, QByteArrayView(m_row.payload).sliced(sizeof head), number);
    if (draft.line > 0) {
        carryover::join(draft.built, later);
        m_log.warn(u"number-repeated"_s);
    }
    draft.built = std::move(later);
    draft.file = open.file.path;
    draft.line = head.line;
}

// Rows that are the same in all values count once.
void IncidentReader::buildGroup(IncidentDraft &draft, EventRows rows)
{
    if (const qsizetype same = draft.rows.unite(rows); same > 0)
        m_log.warn(u"identical-rows"_s, {}, same);
    const QByteArray number = draft.number.toUtf8();
    draft.built = m_builder->build(draft.rows.open(number));
}

} // namespace binnacle
