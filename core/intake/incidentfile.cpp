// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/incidentfile.h"

#include "intake/csvdialect.h"
#include "intake/importlog.h"

#include <QSet>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookedAt = 5000; // rows, to see whether numbers repeat

tl::unexpected<Error> inFile(Error error, const QString &path)
{
    error.values.insert(u"file"_s, path);
    return tl::unexpected<Error>(std::move(error));
}

} // namespace

Result<IncidentFile> IncidentFile::openHeaders(const QString &path)
{
    BINNACLE_LET(std::unique_ptr<TextSource> text, TextSource::open(path));
    const bool separatorLine = hasSeparatorLine(text->sample());
    const char delimiter = sniffDelimiter(text->sample());
    IncidentFile file;
    file.path = path;
    file.reader = std::make_unique<CsvReader>(std::move(text), delimiter);
    CsvRecord record;
    bool more = true;
    for (int i = 0; more && i < (separatorLine ? 2 : 1); ++i) {
        BINNACLE_LET(more, file.reader->next(record));
    }
    if (!more || (!file.reader->fault().code && record.isBlank()))
        return fail(ErrorCode::Unavailable, u"no-header"_s, {{u"file"_s, path}});
    if (const CsvFault &fault = file.reader->fault(); fault.code)
        return fail(ErrorCode::Invalid, QString::fromLatin1(fault.code),
                    {{u"file"_s, path}, {u"line"_s, fault.at.line}, {u"column"_s, fault.at.column}});
    QStringList headers;
    for (qsizetype i = 0; i < record.size(); ++i)
        headers.append(QString::fromUtf8(record.cell(i)));
    if (const qsizetype remark = headers.indexOf(ImportLog::kReasonHeader); remark >= 0) {
        headers.removeAt(remark);
        file.reader->leaveOut(remark);
    }
    file.mapping.headers = uniqueHeaders(headers, &file.duplicates);
    return file;
}

Result<IncidentFile> IncidentFile::open(const QString &path, IncidentFormat format,
                                        const ImportRequest &request, const MappingMemory &memory)
{
    BINNACLE_LET(IncidentFile file, openHeaders(path));
    const QStringList headers = file.mapping.headers;
    const RememberedMapping remembered =
        memory ? memory(headerSignature(format, headers)) : RememberedMapping();
    file.remembered = !remembered.isEmpty();
    Result<Mapping> mapping = makeMapping(format, headers, request, remembered);
    if (!mapping)
        return inFile(mapping.error(), path);
    file.mapping = std::move(*mapping);
    return file;
}

Result<IncidentFormat> detectFormat(const QString &path)
{
    BINNACLE_LET(IncidentFile file, IncidentFile::openHeaders(path));
    const FieldColumns columns = guessColumns(IncidentFormat::Events, file.mapping.headers);
    const int number = columns[size_t(Field::Number)];
    if (number < 0 || columns[size_t(Field::At)] < 0)
        return IncidentFormat::Csv;
    QSet<QByteArray> met;
    CsvRecord record;
    for (int i = 0; i < kLookedAt; ++i) {
        const Result<bool> more = file.reader->next(record);
        if (!more || !*more)
            break;
        if (number >= record.size())
            continue;
        const QByteArray value = record.cell(number).toByteArray();
        if (!value.isEmpty() && met.contains(value))
            return looksLikeServiceNow(file.mapping.headers) ? IncidentFormat::ServiceNowEvents
                                                             : IncidentFormat::Events;
        met.insert(value);
    }
    return IncidentFormat::Csv;
}

} // namespace binnacle
