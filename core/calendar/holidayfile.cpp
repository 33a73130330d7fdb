// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/holidayfile.h"

#include "calendar/icalevent.h"

#include <QHash>
#include <QSet>
#include <QStringDecoder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestLine = 64 * 1024;
constexpr qsizetype kMostEvents = 5000;
constexpr int kMostRules = 200;
constexpr int kMostFaults = 200;
constexpr int kMostOccurrences = 400; // of one event

struct Line
{
    int number = 0;
    QString text;
};

QString decoded(const QByteArray &bytes, bool &guessed)
{
    const auto encoding = QStringConverter::encodingForData(bytes); // by its mark
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    if (!decoder.hasError())
        return text;
    guessed = true;
    return QString::fromLatin1(bytes);
}

// Lines as they were before they were folded, each with the number of its first one.
QList<Line> unfolded(const QString &text)
{
    QList<Line> lines;
    int number = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && text[end] != u'\n' && text[end] != u'\r')
            ++end;
        const QStringView physical = QStringView(text).mid(at, end - at);
        at = end + (text.mid(end, 2) == "\r\n"_L1 ? 2 : 1);
        ++number;
        const bool goesOn = physical.startsWith(u' ') || physical.startsWith(u'\t');
        if (!goesOn || lines.isEmpty())
            lines.append({number, physical.toString()});
        else if (lines.last().text.size() < kLongestLine)
            lines.last().text += physical.mid(1);
    }
    return lines;
}

QString propertyName(const QString &line)
{
    qsizetype end = 0;
    while (end < line.size() && line[end] != u':' && line[end] != u';')
        ++end;
    return line.left(end).trimmed().toUpper();
}

// The events of the file with the properties that matter, and what is wrong with its shape.
class Cutter
{
public:
    explicit Cutter(HolidayFile &file)
        : m_file(file)
    {}

    Result<QList<IcalText>> cut(const QList<Line> &lines)
    {
        if (lines.isEmpty() || lines.first().text.trimmed().toUpper() != "BEGIN:VCALENDAR"_L1)
            return fail(ErrorCode::Invalid, u"not-icalendar"_s);
        for (const Line &line : lines) {
            const QString name = propertyName(line.text);
            const QString component = line.text.section(u':', 1).trimmed().toUpper();
            if (name == "BEGIN"_L1)
                begin(component, line.number);
            else if (name == "END"_L1)
                end(component);
            else if (m_inEvent && m_inside == 0)
                take(name, line);
            if (m_events.size() > kMostEvents)
                return fail(ErrorCode::Invalid, u"too-many-events"_s, {{u"most"_s, kMostEvents}});
        }
        drop();
        return m_events;
    }

private:
    void begin(const QString &component, int line)
    {
        if (component == "VEVENT"_L1) {
            drop();
            m_event = {line, {}};
            m_inEvent = true;
            m_inside = 0;
        } else if (m_inEvent) {
            ++m_inside; // an alarm
        }
    }

    void end(const QString &component)
    {
        if (m_inEvent && component == "VEVENT"_L1) {
            m_events.append(m_event);
            m_inEvent = false;
        } else if (m_inside > 0) {
            --m_inside;
        }
    }

    void take(const QString &name, const Line &line)
    {
        static const QSet<QString> kUsed{u"UID"_s,      u"SUMMARY"_s,  u"DTSTART"_s,      u"DTEND"_s,
                                         u"DURATION"_s, u"RRULE"_s,    u"RDATE"_s,        u"EXDATE"_s,
                                         u"STATUS"_s,   u"SEQUENCE"_s, u"RECURRENCE-ID"_s};
        if (kUsed.contains(name))
            m_event.lines.append(line.text);
    }

    void drop()
    {
        if (m_inEvent)
            m_file.faults.append({m_event.line, u"event-unfinished"_s, {}});
        m_inEvent = false;
    }

    HolidayFile &m_file;
    QList<IcalText> m_events;
    IcalText m_event;
    bool m_inEvent = false;
    int m_inside = 0; // components inside the event
};

// Of the events with one uid: the rule, and what stands for some of its occurrences.
struct Series
{
    std::optional<IcalEvent> master;
    QMap<QDate, IcalEvent> instead; // by the day of the occurrence
};

// The later edition of an event counts; of two equal ones the one that stands later, and the other is named.
void keep(std::optional<IcalEvent> &kept, const IcalEvent &event, HolidayFile &file)
{
    if (kept && kept->sequence > event.sequence)
        return;
    if (kept && kept->sequence == event.sequence && !kept->cancelled && kept->start != event.start)
        file.faults.append(
            {kept->line, u"event-repeated"_s, {{u"uid"_s, kept->uid}, {u"line"_s, event.line}}});
    kept = event;
}

void addDays(QSet<QDate> &days, const IcalEvent &event, QDate first)
{
    for (int i = 0; i < event.days; ++i)
        days.insert(first.addDays(i));
}

// All days of a series inside the years, or why it has none to give.
std::optional<HolidayFault> expand(const Series &series, QDate from, QDate to, HolidayEntry &entry)
{
    const IcalEvent &master = *series.master;
    QSet<QDate> days;
    entry = {master.uid, master.name, {}, master.isPlainYearly() && series.instead.isEmpty(), master.line};
    if (entry.yearly && master.start.year() <= from.year()) {
        entry.dates = {master.start};
        return std::nullopt;
    }
    entry.yearly = false;
    // An occurrence that began before may still reach in.
    const auto starts = master.occurrences(from.addDays(1 - master.days), to, kMostOccurrences);
    if (!starts)
        return HolidayFault{master.line, starts.error().key, starts.error().values};
    for (const QDate start : *starts) {
        if (!series.instead.contains(start))
            addDays(days, master, start);
    }
    for (const IcalEvent &other : series.instead) {
        if (!other.cancelled)
            addDays(days, other, other.start);
    }
    for (const QDate day : std::as_const(days)) {
        if (day >= from && day <= to)
            entry.dates.append(day);
    }
    std::sort(entry.dates.begin(), entry.dates.end());
    return std::nullopt;
}

void sortOut(HolidayFile &file)
{
    std::sort(file.entries.begin(), file.entries.end(), [](const HolidayEntry &a, const HolidayEntry &b) {
        return std::tie(a.dates.first(), a.name, a.line) < std::tie(b.dates.first(), b.name, b.line);
    });
    std::stable_sort(file.faults.begin(), file.faults.end(),
                     [](const HolidayFault &a, const HolidayFault &b) { return a.line < b.line; });
    if (file.faults.size() > kMostFaults)
        file.faults.resize(kMostFaults);
}

} // namespace

Result<HolidayFile> readHolidays(const QByteArray &bytes, const QTimeZone &zone, QDate from, QDate to)
{
    if (bytes.size() > kLargestHolidayFile)
        return fail(ErrorCode::Invalid, u"holiday-file-too-large"_s,
                    {{u"largest"_s, u"%1 MiB"_s.arg(kLargestHolidayFile >> 20)}});
    HolidayFile file;
    const QString text = decoded(bytes, file.guessedEncoding);
    BINNACLE_LET(const QList<IcalText> texts, Cutter(file).cut(unfolded(text)));
    QHash<QString, Series> byUid;
    QStringList order;
    for (const IcalText &one : texts) {
        const auto event = IcalEvent::read(one, zone);
        if (!event) {
            file.faults.append({one.line, event.error().key, event.error().values});
            continue;
        }
        if (!byUid.contains(event->uid))
            order.append(event->uid);
        Series &series = byUid[event->uid];
        if (!event->occurrence) {
            keep(series.master, *event, file);
        } else {
            std::optional<IcalEvent> there;
            if (series.instead.contains(*event->occurrence))
                there = series.instead.value(*event->occurrence);
            keep(there, *event, file);
            series.instead.insert(*event->occurrence, *there);
        }
    }
    int rules = 0;
    for (const QString &uid : std::as_const(order)) {
        Series &series = byUid[uid];
        if (!series.master && !series.instead.isEmpty()) { // a file may tell of one occurrence alone
            series.master = series.instead.first();
            series.instead.remove(series.instead.firstKey());
            series.master->hasRule = false;
        }
        if (series.master->cancelled) {
            ++file.cancelled;
            continue;
        }
        if (series.master->hasRule && !series.master->isPlainYearly() && ++rules > kMostRules) {
            file.faults.append({series.master->line, u"too-many-rules"_s, {{u"most"_s, kMostRules}}});
            continue;
        }
        HolidayEntry entry;
        if (const auto fault = expand(series, from, to, entry))
            file.faults.append(*fault);
        else if (entry.dates.isEmpty())
            ++file.outside;
        else
            file.entries.append(std::move(entry));
    }
    sortOut(file);
    return file;
}

} // namespace binnacle
