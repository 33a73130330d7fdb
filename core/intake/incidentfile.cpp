// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/incidentfile.h"

#include "base/job.h"
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

// The first value of a time column that may be read two ways.
struct Ambiguous
{
    bool met = false;
    QVariantMap values;
};

// True once a value decides.
Result<bool> lookForOrder(IncidentFile &file, const Job &job, DateOrder &order, Ambiguous &ambiguous)
{
    QList<std::pair<int, Field>> columns;
    for (int i = 0; i < kFieldCount; ++i) {
        const int column = file.mapping.columns[size_t(i)];
        if (column >= 0 && fieldKind(Field(i)) == ImportFieldKind::Time)
            columns.append({column, Field(i)});
    }
    CsvRecord record;
    for (;;) {
        BINNACLE_LET(const bool more, file.reader->next(record));
        if (!more)
            return false;
        if (job.isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (record.size() != file.mapping.headers.size())
            continue;
        for (const auto &[column, field] : columns) {
            const DateHint hint = dateHint(record.cell(column));
            if (hint == DateHint::DayFirst || hint == DateHint::MonthFirst) {
                order = hint == DateHint::DayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
                return true;
            }
            if (hint == DateHint::None || ambiguous.met)
                continue;
            const CsvPosition at = record.position(column);
            ambiguous = {true,
                         {{u"file"_s, file.path},
                          {u"line"_s, at.line},
                          {u"column"_s, at.column},
                          {u"field"_s, fieldName(field)},
                          {u"value"_s, QString::fromUtf8(record.cell(column))}}};
        }
    }
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

Result<DateOrder> inferDateOrder(const ImportRequest &request, IncidentFormat format,
                                 const MappingMemory &memory, const Job &job)
{
    if (!request.dateOrder.isEmpty()) {
        const std::optional<DateOrder> said = dateOrderFromText(request.dateOrder);
        if (!said)
            return fail(ErrorCode::Invalid, u"bad-option"_s,
                        {{u"option"_s, u"date-order"_s}, {u"text"_s, request.dateOrder}});
        return *said;
    }
    DateOrder order = DateOrder::Unknown;
    Ambiguous ambiguous;
    for (const QString &path : request.files) {
        BINNACLE_LET(IncidentFile file, IncidentFile::open(path, format, request, memory));
        const Result<bool> decided = lookForOrder(file, job, order, ambiguous);
        if (!decided && decided.error().code == ErrorCode::Cancelled)
            return tl::unexpected<Error>(decided.error());
        if (!decided) // what is wrong in the file is met again, in its place, when it is read
            return order;
        if (*decided)
            return order;
    }
    if (ambiguous.met && format == IncidentFormat::ServiceNowEvents)
        return DateOrder::DayFirst; // as that system writes them
    if (ambiguous.met)
        return fail(ErrorCode::Invalid, u"date-order"_s, ambiguous.values);
    return order;
}

} // namespace binnacle
