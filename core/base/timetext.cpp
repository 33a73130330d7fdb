// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timetext.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kEpochJulianDay = 2440588; // 1970-01-01

QDateTime utcDateTime(qint64 utcMs)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QDateTime::fromMSecsSinceEpoch(utcMs, QTimeZone(QTimeZone::UTC));
#else
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC);
#endif
}

// Local clock readings count as if the zone were UTC: days since 1970 and the milliseconds of the day in one
// number.
qint64 reading(QDate date, qint64 msOfDay)
{
    return (date.toJulianDay() - kEpochJulianDay) * kMsPerDay + msOfDay;
}

LocalTime fromReading(qint64 local)
{
    qint64 day = local / kMsPerDay;
    if (local % kMsPerDay < 0)
        --day;
    return {QDate::fromJulianDay(day + kEpochJulianDay), int(local - day * kMsPerDay)};
}

struct Resolved
{
    qint64 at = 0;     // the instant by the rule of localToUtc
    qint64 gapEnd = 0; // the transition, where the reading falls in a gap
    bool skipped = false;
};

Resolved resolve(qint64 local, const QTimeZone &zone)
{
    // Offsets stay well inside a day, so the instant lies within a day of the reading taken as UTC.
    const QList<OffsetSpan> spans = offsetSpans(local - kMsPerDay, local + kMsPerDay, zone);
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const qint64 at = local - spans[i].offset;
        if (at < spans[i].to)
            return at >= spans[i].from || i == 0 ? Resolved{at, 0, false}
                                                 : Resolved{local - spans[i - 1].offset, spans[i].from, true};
    }
    return {spans.isEmpty() ? local : local - spans.last().offset, 0, false};
}

// A cursor over ISO 8601 text; each step says whether it read what it wanted.
class IsoReader
{
public:
    explicit IsoReader(QStringView text)
        : m_text(text)
    {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    bool skip(QChar c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool digits(int count, int &value)
    {
        if (m_text.size() - m_at < count)
            return false;
        int read = 0;
        for (int i = 0; i < count; ++i) {
            const char16_t c = m_text[m_at + i].unicode();
            if (c < u'0' || c > u'9')
                return false;
            read = read * 10 + (c - u'0');
        }
        m_at += count;
        value = read;
        return true;
    }
    // One to nine digits after the point, cut to milliseconds.
    bool fraction(int &milliseconds)
    {
        int count = 0;
        int value = 0;
        int digit = 0;
        for (; count < 9 && digits(1, digit); ++count) {
            if (count < 3)
                value = value * 10 + digit;
        }
        for (int i = count; i < 3; ++i)
            value *= 10;
        milliseconds = value;
        return count > 0;
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

struct ParsedTime
{
    QDate date;
    qint64 msOfDay = 0;
    qint64 unit = 0;              // how fine the text is: minute, second, millisecond
    std::optional<qint64> offset; // milliseconds
};

bool readOffset(IsoReader &in, std::optional<qint64> &offset)
{
    if (in.skip(u'Z') || in.skip(u'z')) {
        offset = 0;
        return true;
    }
    const bool east = in.skip(u'+');
    if (!east && !in.skip(u'-') && !in.skip(u'\u2212'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!in.digits(2, hours) || hours > 18)
        return false;
    const bool colon = in.skip(u':');
    if ((colon || !in.atEnd()) && (!in.digits(2, minutes) || minutes > 59))
        return false;
    offset = (east ? 1 : -1) * (hours * kMsPerHour + minutes * kMsPerMinute);
    return true;
}

// The part after the date: "T10:15", "T10:15:30.123+02:00".
bool readClock(IsoReader &in, ParsedTime &parsed)
{
    if (!in.skip(u'T') && !in.skip(u't') && !in.skip(u' '))
        return false;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int milliseconds = 0;
    if (!in.digits(2, hours) || !in.skip(u':') || !in.digits(2, minutes))
        return false;
    parsed.unit = kMsPerMinute;
    if (in.skip(u':')) {
        if (!in.digits(2, seconds))
            return false;
        parsed.unit = kMsPerSecond;
        if (in.skip(u'.') || in.skip(u',')) {
            if (!in.fraction(milliseconds))
                return false;
            parsed.unit = 1;
        }
    }
    if (hours > 24 || minutes > 59 || seconds > 59)
        return false;
    parsed.msOfDay = hours * kMsPerHour + minutes * kMsPerMinute + seconds * kMsPerSecond + milliseconds;
    if (parsed.msOfDay > kMsPerDay)
        return false;
    return in.atEnd() || (readOffset(in, parsed.offset) && in.atEnd());
}

std::optional<ParsedTime> readDateTime(QStringView text)
{
    IsoReader in(text.trimmed());
    int year = 0;
    int month = 0;
    int day = 0;
    if (!in.digits(4, year) || !in.skip(u'-') || !in.digits(2, month) || !in.skip(u'-') || !in.digits(2, day))
        return std::nullopt;
    ParsedTime parsed;
    parsed.date = QDate(year, month, day);
    if (!parsed.date.isValid() || !readClock(in, parsed))
        return std::nullopt;
    return parsed;
}

// "2026", "2026-02" or "2026-02-03" as [first day, day after the last).
std::optional<std::pair<QDate, QDate>> readDates(QStringView text)
{
    IsoReader in(text.trimmed());
    int year = 0;
    int month = 1;
    int day = 1;
    if (!in.digits(4, year))
        return std::nullopt;
    const bool hasMonth = in.skip(u'-');
    if (hasMonth && !in.digits(2, month))
        return std::nullopt;
    const bool hasDay = hasMonth && in.skip(u'-');
    if ((hasDay && !in.digits(2, day)) || !in.atEnd())
        return std::nullopt;
    const QDate first(year, month, day);
    if (!first.isValid())
        return std::nullopt;
    return std::pair{first, hasDay ? first.addDays(1) : hasMonth ? first.addMonths(1) : first.addYears(1)};
}

// Digits into a buffer, with leading zeros.
void put(char16_t *&to, qint64 value, int width)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        to[i] = char16_t(u'0' + value % 10);
    to += width;
}

} // namespace

QTimeZone zoneByName(const QString &name)
{
    static const QRegularExpression s_offset(u"^UTC([+-]\\d\\d(:\\d\\d)?)?$"_s);
    static const QRegularExpression s_name(u"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"_s);
    // Files of the zones' folder that are no zone of their own: this machine's, and the same zones otherwise
    // told.
    static const QRegularExpression s_other(u"^(localtime|posixrules|Factory|posix/.*|right/.*)$"_s);
    if (s_other.match(name).hasMatch())
        return {};
    const bool isKnown =
        s_offset.match(name).hasMatch() ||
        (s_name.match(name).hasMatch() && QFileInfo(u"/usr/share/zoneinfo/"_s + name).isFile());
    return isKnown ? QTimeZone(name.toLatin1()) : QTimeZone();
}

qint64 offsetAt(qint64 utcMs, const QTimeZone &zone)
{
    return zone.offsetFromUtc(utcDateTime(utcMs)) * kMsPerSecond;
}

QList<OffsetSpan> offsetSpans(qint64 from, qint64 to, const QTimeZone &zone)
{
    QList<OffsetSpan> spans;
    if (from >= to)
        return spans;
    spans.append({from, to, offsetAt(from, zone)});
    if (!zone.hasTransitions())
        return spans;
    qint64 at = from;
    while (true) {
        const QTimeZone::OffsetData next = zone.nextTransition(utcDateTime(at));
        if (!next.atUtc.isValid())
            return spans;
        const qint64 transition = next.atUtc.toMSecsSinceEpoch();
        if (transition <= at || transition >= to)
            return spans;
        at = transition;
        const qint64 offset = next.offsetFromUtc * kMsPerSecond;
        if (offset == spans.last().offset)
            continue;
        spans.last().to = transition;
        spans.append({transition, to, offset});
    }
}

LocalTime utcToLocal(qint64 utcMs, const QTimeZone &zone)
{
    return fromReading(utcMs + offsetAt(utcMs, zone));
}

qint64 localToUtc(QDate date, qint64 msOfDay, const QTimeZone &zone)
{
    return resolve(reading(date, msOfDay), zone).at;
}

qint64 dayStart(QDate date, const QTimeZone &zone)
{
    const Resolved midnight = resolve(reading(date, 0), zone);
    return midnight.skipped ? midnight.gapEnd : midnight.at;
}

QString isoText(qint64 utcMs, const QTimeZone &zone)
{
    // An offset of local mean time has seconds, ISO 8601 has none: round it and shift the clock along, same
    // instant.
    const qint64 exact = offsetAt(utcMs, zone);
    const qint64 offset = exact - exact % kMsPerMinute;
    const LocalTime local = fromReading(utcMs + offset);
    int year = 0;
    int month = 0;
    int day = 0;
    local.date.getDate(&year, &month, &day);
    if (year < 1 || year > 9999)
        return local.date.toString(Qt::ISODate); // beyond what the form can say
    char16_t buffer[32];
    char16_t *to = buffer;
    const auto separate = [&to](char16_t c) { *to++ = c; };
    put(to, year, 4);
    separate(u'-');
    put(to, month, 2);
    separate(u'-');
    put(to, day, 2);
    separate(u'T');
    put(to, local.msOfDay / kMsPerHour, 2);
    separate(u':');
    put(to, local.msOfDay / kMsPerMinute % 60, 2);
    separate(u':');
    put(to, local.msOfDay / kMsPerSecond % 60, 2);
    if (local.msOfDay % kMsPerSecond != 0) {
        separate(u'.');
        put(to, local.msOfDay % kMsPerSecond, 3);
    }
    if (offset == 0) {
        separate(u'Z');
    } else {
        separate(offset < 0 ? u'-' : u'+');
        put(to, qAbs(offset) / kMsPerHour, 2);
        separate(u':');
        put(to, qAbs(offset) / kMsPerMinute % 60, 2);
    }
    return QString(reinterpret_cast<const QChar *>(buffer), to - buffer);
}

std::optional<qint64> parseIso(QStringView text)
{
    const std::optional<ParsedTime> parsed = readDateTime(text);
    if (!parsed || !parsed->offset)
        return std::nullopt;
    return reading(parsed->date, parsed->msOfDay) - *parsed->offset;
}

std::optional<std::pair<qint64, qint64>> parseIsoSpan(QStringView text, const QTimeZone &zone)
{
    if (const auto dates = readDates(text))
        return std::pair{dayStart(dates->first, zone), dayStart(dates->second, zone)};
    const std::optional<ParsedTime> parsed = readDateTime(text);
    if (!parsed)
        return std::nullopt;
    const qint64 from = parsed->offset ? reading(parsed->date, parsed->msOfDay) - *parsed->offset
                                       : localToUtc(parsed->date, parsed->msOfDay, zone);
    return std::pair{from, from + parsed->unit};
}

} // namespace binnacle
