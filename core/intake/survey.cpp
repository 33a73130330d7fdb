// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/survey.h"

#include "base/job.h"
#include "intake/mappedcells.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// Looks at row after row until nothing more is asked.
class Surveyor
{
public:
    Surveyor(Survey &survey, bool asksOrder, bool asksNumbers)
        : m_survey(survey)
        , m_asksOrder(asksOrder)
        , m_asksNumbers(asksNumbers)
    {}

    [[nodiscard]] bool isDone() const { return !m_asksOrder && !m_asksNumbers; }

    Result<> look(IncidentFile &file, const Job &job)
    {
        const QList<std::pair<int, Field>> times = timesOf(file.mapping);
        MappedCells cells(file.mapping);
        CsvRecord record;
        for (qint64 records = 0; !isDone(); ++records) {
            BINNACLE_LET(const bool more, file.reader->next(record));
            if (!more) {
                m_survey.records.append(records);
                break;
            }
            if (job.isCancelled())
                return fail(ErrorCode::Cancelled, u"cancelled"_s);
            if (m_asksOrder && record.size() == file.mapping.headers.size())
                lookForOrder(file, times, record);
            if (m_asksNumbers)
                takeNumbers(cells, record);
        }
        return {};
    }

    // Of the first value that may be read two ways; empty: none was met before one that decides.
    [[nodiscard]] QVariantMap undecided() const { return m_asksOrder ? m_ambiguous : QVariantMap(); }

private:
    static QList<std::pair<int, Field>> timesOf(const Mapping &mapping)
    {
        QList<std::pair<int, Field>> columns;
        for (int i = 0; i < kFieldCount; ++i) {
            const int column = mapping.columns[size_t(i)];
            if (column >= 0 && fieldKind(Field(i)) == ImportFieldKind::Time)
                columns.append({column, Field(i)});
        }
        return columns;
    }

    void lookForOrder(const IncidentFile &file, const QList<std::pair<int, Field>> &times,
                      const CsvRecord &record)
    {
        for (const auto &[column, field] : times) {
            const DateHint hint = dateHint(record.cell(column));
            if (hint == DateHint::DayFirst || hint == DateHint::MonthFirst) {
                m_survey.order = hint == DateHint::DayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
                m_asksOrder = false;
                return;
            }
            if (hint == DateHint::None || !m_ambiguous.isEmpty())
                continue;
            const CsvPosition at = record.position(column);
            m_ambiguous = {{u"file"_s, file.path},
                           {u"line"_s, at.line},
                           {u"column"_s, at.column},
                           {u"field"_s, fieldName(field)},
                           {u"value"_s, QString::fromUtf8(record.cell(column))}};
        }
    }

    void takeNumbers(MappedCells &cells, const CsvRecord &record)
    {
        m_numbers.clear();
        cells.takeNumbers(cells.raw(Field::Number, record), m_numbers);
        for (const std::string &number : m_numbers)
            m_survey.repeated.add({number.data(), qsizetype(number.size())});
    }

    Survey &m_survey;
    bool m_asksOrder, m_asksNumbers;
    QVariantMap m_ambiguous;
    std::vector<std::string> m_numbers;
};

} // namespace

quint64 NumberSet::keyOf(QByteArrayView number)
{
    return quint64(qHash(number, size_t(0)));
}

void NumberSet::keepRepeated()
{
    std::sort(m_keys.begin(), m_keys.end());
    QList<quint64> repeated;
    for (qsizetype i = 1; i < m_keys.size(); ++i) {
        if (m_keys[i] == m_keys[i - 1] && (repeated.isEmpty() || repeated.last() != m_keys[i]))
            repeated.append(m_keys[i]);
    }
    m_keys = std::move(repeated);
}

bool NumberSet::contains(QByteArrayView number) const
{
    return !m_keys.isEmpty() && std::binary_search(m_keys.cbegin(), m_keys.cend(), keyOf(number));
}

Result<Survey> Survey::of(const ImportRequest &request, IncidentFormat format, const MappingMemory &memory,
                          const Job &job)
{
    Survey survey;
    if (!request.dateOrder.isEmpty()) {
        const std::optional<DateOrder> said = dateOrderFromText(request.dateOrder);
        if (!said)
            return fail(ErrorCode::Invalid, u"bad-option"_s,
                        {{u"option"_s, u"date-order"_s}, {u"text"_s, request.dateOrder}});
        survey.order = *said;
    }
    Surveyor surveyor(survey, request.dateOrder.isEmpty(), !isEventFormat(format));
    bool isWhole = true;
    for (const QString &path : request.files) {
        if (surveyor.isDone() || !isWhole)
            break;
        BINNACLE_LET(IncidentFile file, IncidentFile::open(path, format, request, memory));
        const Result<> looked = surveyor.look(file, job);
        if (!looked && looked.error().code == ErrorCode::Cancelled)
            return tl::unexpected<Error>(looked.error());
        isWhole = bool(looked); // what is wrong in the file is met again, in its place, when it is read
    }
    survey.repeated.keepRepeated();
    const QVariantMap undecided = surveyor.undecided();
    if (undecided.isEmpty() || !isWhole)
        return survey;
    if (format != IncidentFormat::ServiceNowEvents)
        return fail(ErrorCode::Invalid, u"date-order"_s, undecided);
    survey.order = DateOrder::DayFirst; // as that system writes them
    return survey;
}

} // namespace binnacle
