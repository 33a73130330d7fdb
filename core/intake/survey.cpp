// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/survey.h"

#include "base/job.h"
#include "intake/mappedcells.h"

#include <QFileInfo>
#include <algorithm>
#include <bit>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFewestBits = 16, kMostBits = 27; // 16 MiB a table, for as many rows as a file may have
constexpr qint64 kBytesOfARow = 32;             // a short one

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

    Result<> look(ImportFile &file, const Job &job)
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

    void lookForOrder(const ImportFile &file, const QList<std::pair<int, Field>> &times,
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
        cells.takeKeys(cells.raw(Field::Number, record), m_numbers);
        for (const std::string &number : m_numbers)
            m_survey.repeated.add({number.data(), qsizetype(number.size())});
    }

    Survey &m_survey;
    bool m_asksOrder, m_asksNumbers;
    QVariantMap m_ambiguous;
    std::vector<std::string> m_numbers;
};

} // namespace

NumberSet::NumberSet(qint64 rows)
    : m_bits(std::clamp(int(std::bit_width(quint64(std::max(rows, qint64(1))))) + 4, kFewestBits, kMostBits))
    , m_seen(size_t(1) << (m_bits - 6))
    , m_again(size_t(1) << (m_bits - 6))
{}

quint64 NumberSet::slotOf(QByteArrayView number) const
{
    return (quint64(qHash(number, size_t(0))) * 0x9E37'79B9'7F4A'7C15U) >> (64 - m_bits);
}

void NumberSet::add(QByteArrayView number)
{
    const quint64 slot = slotOf(number);
    const quint64 bit = quint64(1) << (slot & 63);
    quint64 &seen = m_seen[slot >> 6];
    m_again[slot >> 6] |= seen & bit;
    seen |= bit;
}

void NumberSet::close()
{
    m_seen = {};
}

bool NumberSet::contains(QByteArrayView number) const
{
    if (m_again.empty())
        return false;
    const quint64 slot = slotOf(number);
    return (m_again[slot >> 6] >> (slot & 63) & 1) != 0;
}

Result<Survey> Survey::of(const ImportRequest &request, ImportFormat format, const MappingMemory &memory,
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
    const bool asksNumbers = format == ImportFormat::Csv;
    if (asksNumbers) {
        qint64 bytes = 0;
        for (const QString &path : request.files)
            bytes += QFileInfo(path).size();
        survey.repeated = NumberSet(bytes / kBytesOfARow);
    }
    Surveyor surveyor(survey, request.dateOrder.isEmpty(), asksNumbers);
    bool isWhole = true;
    for (const QString &path : request.files) {
        if (surveyor.isDone() || !isWhole)
            break;
        BINNACLE_LET(ImportFile file, ImportFile::open(path, format, request, memory));
        const Result<> looked = surveyor.look(file, job);
        if (!looked && looked.error().code == ErrorCode::Cancelled)
            return tl::unexpected<Error>(looked.error());
        isWhole = bool(looked); // what is wrong in the file is met again, in its place, when it is read
    }
    survey.repeated.close();
    const QVariantMap undecided = surveyor.undecided();
    if (undecided.isEmpty() || !isWhole)
        return survey;
    if (format != ImportFormat::ServiceNowEvents)
        return fail(ErrorCode::Invalid, u"date-order"_s, undecided);
    survey.order = DateOrder::DayFirst; // as that system writes them
    return survey;
}

} // namespace binnacle
