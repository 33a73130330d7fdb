// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/timereader.h"

#include <algorithm>
#include <array>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// The zone's offsets are kept for these years; others are asked of the zone.
constexpr qint64 kSpansFrom = 0; // 1970
constexpr qint64 kSpansTo = 130LL * 365 * kMsPerDay;

constexpr std::array kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array kMonthNames = {"january", "february", "march",     "april",   "may",      "june",
                                    "july",    "august",   "september", "october", "november", "december"};

// Days since 1970-01-01 of a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level
// date algorithms", days_from_civil).
qint64 daysFromCivil(qint64 y, unsigned m, unsigned d)
{
    y -= m <= 2;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = unsigned(y - era * 400);
    const unsigned doy = (153 * (m + (m > 2 ? -3U : 9U)) + 2) / 5 + d - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + qint64(doe) - 719468;
}

unsigned daysIn(int year, unsigned month)
{
    constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

// A text that is eaten from the front.
struct Cursor
{
    const char *p;
    const char *end;

    [[nodiscard]] bool atEnd() const { return p == end; }
    [[nodiscard]] char peek() const { return p == end ? '\0' : *p; }
    bool eat(char c)
    {
        if (peek() != c || p == end)
            return false;
        ++p;
        return true;
    }
    // Digits as a number; `digits` gets how many. At most 9.
    bool number(int &value, int &digits)
    {
        const char *from = p;
        value = 0;
        while (p != end && *p >= '0' && *p <= '9' && p - from < 9)
            value = value * 10 + (*p++ - '0');
        digits = int(p - from);
        return digits > 0;
    }
    void blanks()
    {
        while (p != end && *p == ' ')
            ++p;
    }
    // Letters, in lower case.
    QByteArray word()
    {
        QByteArray letters;
        while (p != end && ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'))
            letters.append(char(*p++ | 0x20));
        return letters;
    }
};

struct DateParts
{
    int first = 0, second = 0, third = 0;
    int firstDigits = 0, thirdDigits = 0;
    int month = 0; // where a name says it
    char separator = 0;
};

bool readDate(Cursor &c, DateParts &d)
{
    int digits = 0;
    if (!c.number(d.first, d.firstDigits))
        return false;
    d.separator = c.peek();
    if (d.separator != '-' && d.separator != '/' && d.separator != '.' && d.separator != ' ')
        return false;
    ++c.p;
    const char next = char(c.peek() | 0x20);
    if (next >= 'a' && next <= 'z') {
        const QByteArray name = c.word();
        for (size_t i = 0; i < kMonths.size(); ++i) {
            if (name == kMonths[i] || name == kMonthNames[i])
                d.month = int(i) + 1;
        }
        if (d.month == 0)
            return false;
    } else if (d.separator == ' ' || !c.number(d.second, digits) || digits > 2) {
        return false;
    }
    if (!c.eat(d.separator))
        return false;
    return c.number(d.third, d.thirdDigits);
}

// Year, month, day by what the parts and the order say.
bool arrange(const DateParts &d, DateOrder order, int &year, int &month, int &day)
{
    int yearDigits = d.thirdDigits;
    if (d.month != 0) {
        month = d.month;
        const bool yearFirst = d.firstDigits == 4;
        year = yearFirst ? d.first : d.third;
        day = yearFirst ? d.third : d.first;
        yearDigits = yearFirst ? 4 : d.thirdDigits;
    } else if (d.firstDigits == 4 ||
               (d.thirdDigits == 2 && d.firstDigits == 2 && order == DateOrder::YearFirst)) {
        year = d.first;
        month = d.second;
        day = d.third;
        yearDigits = d.firstDigits;
    } else {
        const bool dots = d.separator == '.';
        if (!dots && order != DateOrder::DayFirst && order != DateOrder::MonthFirst && d.first != d.second)
            return false;
        const bool dayFirst = order == DateOrder::DayFirst || (dots && order != DateOrder::MonthFirst);
        year = d.third;
        month = dayFirst ? d.second : d.first;
        day = dayFirst ? d.first : d.second;
    }
    if (yearDigits == 2)
        year += 2000;
    else if (yearDigits != 4)
        return false;
    return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
           unsigned(day) <= daysIn(year, unsigned(month));
}

// The fraction of a second after its point, in milliseconds.
bool readFraction(Cursor &c, int &ms)
{
    int digits = 0;
    int value = 0;
    if (!c.number(value, digits))
        return false;
    for (int i = digits; i < 3; ++i)
        value *= 10;
    for (int i = 3; i < digits; ++i)
        value /= 10;
    while (c.peek() >= '0' && c.peek() <= '9')
        ++c.p;
    ms = value;
    return true;
}

// hh:mm[:ss[.fff]] [AM|PM] → milliseconds of the day.
bool readClock(Cursor &c, bool strict, qint64 &msOfDay)
{
    int hour = 0, minute = 0, second = 0, ms = 0, digits = 0;
    if (!c.number(hour, digits) || digits > 2 || (strict && digits != 2) || !c.eat(':'))
        return false;
    if (!c.number(minute, digits) || digits != 2)
        return false;
    if (c.eat(':')) {
        if (!c.number(second, digits) || digits != 2)
            return false;
        if ((c.eat('.') || c.eat(',')) && !readFraction(c, ms))
            return false;
    }
    const Cursor before = c;
    c.blanks();
    const char letter = char(c.peek() | 0x20);
    if (letter == 'a' || letter == 'p') {
        const QByteArray word = c.word();
        if ((word != "am" && word != "pm") || hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + (word == "pm" ? 12 : 0);
    } else {
        c = before;
    }
    msOfDay = ((hour * 60LL + minute) * 60 + second) * kMsPerSecond + ms;
    return hour < 24 && minute < 60 && second < 60;
}

// Z, UTC, GMT, ±hh, ±hhmm, ±hh:mm; none where nothing stands.
bool readOffset(Cursor &c, std::optional<qint64> &offset)
{
    c.blanks();
    if (c.atEnd())
        return true;
    const char sign = c.peek();
    if (sign != '+' && sign != '-') {
        const QByteArray word = c.word();
        offset = 0;
        return (word == "z" || word == "utc" || word == "gmt") && c.atEnd();
    }
    ++c.p;
    int value = 0, minutes = 0, digits = 0;
    if (!c.number(value, digits))
        return false;
    if (digits == 4) {
        minutes = value % 100;
        value /= 100;
    } else if (digits != 2) {
        return false;
    } else if (c.eat(':') && (!c.number(minutes, digits) || digits != 2)) {
        return false;
    }
    if (value > 18 || minutes > 59 || !c.atEnd())
        return false;
    offset = (value * 60LL + minutes) * kMsPerMinute * (sign == '-' ? -1 : 1);
    return true;
}

} // namespace

std::optional<DateOrder> dateOrderFromText(const QString &text)
{
    if (text == "dmy"_L1)
        return DateOrder::DayFirst;
    if (text == "mdy"_L1)
        return DateOrder::MonthFirst;
    if (text == "ymd"_L1)
        return DateOrder::YearFirst;
    return std::nullopt;
}

DateHint dateHint(QByteArrayView text)
{
    text = text.trimmed();
    Cursor c{text.data(), text.data() + text.size()};
    DateParts d;
    if (!readDate(c, d) || d.month != 0 || d.firstDigits > 2 || d.separator == '.')
        return DateHint::None;
    if (d.first == d.second || d.first > 31 || d.second > 31)
        return DateHint::None;
    if (d.first > 12)
        return d.second <= 12 ? DateHint::DayFirst : DateHint::None;
    return d.second > 12 ? DateHint::MonthFirst : DateHint::Ambiguous;
}

TimeReader::TimeReader(const QTimeZone &zone, DateOrder order)
    : m_order(order)
    , m_spans(offsetSpans(kSpansFrom, kSpansTo, zone))
    , m_zone(zone)
{}

qint64 TimeReader::toUtc(qint64 localMs)
{
    ++m_naive;
    const auto span = std::partition_point(m_spans.cbegin(), m_spans.cend(),
                                           [&](const OffsetSpan &s) { return s.to + s.offset <= localMs; });
    if (span == m_spans.cbegin() || span == m_spans.cend()) {
        const qint64 day = (localMs - (localMs < 0 ? kMsPerDay - 1 : 0)) / kMsPerDay;
        return localToUtc(QDate(1970, 1, 1).addDays(day), localMs - day * kMsPerDay, m_zone);
    }
    if (span->from + span->offset <= localMs)
        return localMs - span->offset;
    ++m_skipped; // in the gap before this span: forward by its length
    return localMs - std::prev(span)->offset;
}

std::optional<qint64> TimeReader::read(QByteArrayView text)
{
    text = text.trimmed();
    Cursor c{text.data(), text.data() + text.size()};
    DateParts d;
    int year = 0, month = 0, day = 0;
    if (!readDate(c, d) || !arrange(d, m_order, year, month, day))
        return std::nullopt;
    qint64 msOfDay = 0;
    std::optional<qint64> offset;
    if (!c.atEnd()) {
        const bool strict = c.peek() == 'T' || c.peek() == 't';
        if (!strict && c.peek() != ' ' && c.peek() != ',')
            return std::nullopt;
        ++c.p;
        c.blanks();
        if (!readClock(c, strict, msOfDay) || !readOffset(c, offset))
            return std::nullopt;
    }
    const qint64 local = daysFromCivil(year, unsigned(month), unsigned(day)) * kMsPerDay + msOfDay;
    return offset ? local - *offset : toUtc(local);
}

} // namespace binnacle
