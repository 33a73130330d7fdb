// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importfile.h"

#include "intake/csvdialect.h"
#include "intake/importlog.h"

#include <QFileInfo>
#include <QRegularExpression>
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

// A beginning by its own name: "opened" or "created" are those of a ticket.
bool looksLikeOutages(const QStringList &headers)
{
    const FieldColumns outage = guessColumns(ImportFormat::Outages, headers);
    const FieldColumns incident = guessColumns(ImportFormat::Csv, headers);
    return outage[size_t(Field::Service)] >= 0 && outage[size_t(Field::From)] >= 0 &&
           incident[size_t(Field::Opened)] < 0;
}

bool looksLikeChecks(const QStringList &headers)
{
    const FieldColumns check = guessColumns(ImportFormat::Checks, headers);
    for (const Field field : requiredOf(ImportFormat::Checks)) {
        if (check[size_t(field)] < 0)
            return false;
    }
    // A service and a state at a time stand in many files; of a check there is nothing else.
    return check[size_t(Field::Code)] >= 0 || check[size_t(Field::ResponseMs)] >= 0 ||
           headers.size() == requiredOf(ImportFormat::Checks).size();
}

} // namespace

Result<ImportFile> ImportFile::openHeaders(const QString &path, const ImportRequest &request)
{
    BINNACLE_TRY(checkDialect(request));
    const auto openText = [&] { return TextSource::open(path, {}, request.encoding.toLatin1()); };
    BINNACLE_LET(std::unique_ptr<TextSource> text, openText());
    const bool separatorLine = hasSeparatorLine(text->sample());
    const char delimiter =
        request.delimiter.isEmpty() ? sniffDelimiter(text->sample()) : request.delimiter[0].toLatin1();
    ImportFile file;
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
    file.hasHeader = request.header.isEmpty() ? !looksLikeData(headers) : request.header == "yes"_L1;
    if (!file.hasHeader) { // the record is a row: from the beginning again
        BINNACLE_LET(text, openText());
        file.reader = std::make_unique<CsvReader>(std::move(text), delimiter);
        if (separatorLine) {
            BINNACLE_LET(more, file.reader->next(record));
        }
        headers.fill(QString());
    }
    if (const qsizetype remark = headers.indexOf(ImportLog::kReasonHeader); remark >= 0) {
        headers.removeAt(remark);
        file.reader->leaveOut(remark);
    }
    file.mapping.headers = uniqueHeaders(headers, &file.duplicates);
    return file;
}

Result<ImportFile> ImportFile::open(const QString &path, ImportFormat format, const ImportRequest &request,
                                    const MappingMemory &memory)
{
    BINNACLE_LET(ImportFile file, openHeaders(path, request));
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

Result<ImportFormat> detectFormat(const QString &path, const ImportRequest &request)
{
    BINNACLE_LET(const std::unique_ptr<TextSource> text,
                 TextSource::open(path, {}, request.encoding.toLatin1()));
    static const QRegularExpression statusFile(u"^\\s*(info|programstatus|servicestatus) \\{\\s*$"_s,
                                               QRegularExpression::MultilineOption);
    if (statusFile.match(QString::fromUtf8(text->sample())).hasMatch())
        return ImportFormat::Nagios;
    BINNACLE_LET(ImportFile file, ImportFile::openHeaders(path, request));
    const FieldColumns columns = guessColumns(ImportFormat::Events, file.mapping.headers);
    const int number = columns[size_t(Field::Number)];
    const bool isLog = number >= 0 && columns[size_t(Field::At)] >= 0;
    if (!isLog && looksLikeOutages(file.mapping.headers))
        return ImportFormat::Outages;
    if (number < 0 && looksLikeChecks(file.mapping.headers))
        return ImportFormat::Checks;
    if (number < 0 || columns[size_t(Field::At)] < 0)
        return ImportFormat::Csv;
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
            return looksLikeServiceNow(file.mapping.headers) ? ImportFormat::ServiceNowEvents
                                                             : ImportFormat::Events;
        met.insert(value);
    }
    return ImportFormat::Csv;
}

Result<ImportFormat> formatOf(const ImportRequest &request)
{
    if (request.files.isEmpty())
        return fail(ErrorCode::Invalid, u"no-file"_s);
    if (request.format == "auto"_L1)
        return QFileInfo(request.files.first()).isDir() ? Result<ImportFormat>(ImportFormat::Upptime)
                                                        : detectFormat(request.files.first(), request);
    if (const auto format = formatFromName(request.format))
        return *format;
    return fail(ErrorCode::Invalid, u"unknown-format"_s, {{u"format"_s, request.format}});
}

} // namespace binnacle
