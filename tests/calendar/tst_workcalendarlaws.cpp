// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The laws of working time (domain.md 5) over every transition of a sampled set of zones, for calendars drawn
// at random, and against a slow model that asks the local clock minute by minute.

#include "base/timetext.h"
#include "calendar/workcalendar.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const char *const kZones[] = {
    "Europe/Berlin",    "America/New_York",  "Australia/Lord_Howe", "America/Sao_Paulo",
    "Pacific/Apia",     "Africa/Casablanca", "Asia/Kathmandu",      "America/St_Johns",
    "Europe/Dublin",    "Asia/Beirut",       "Africa/Cairo",        "America/Havana",
    "Pacific/Auckland", "Antarctica/Troll",  "Asia/Tehran",         "UTC"};

qint64 utc(int year)
{
    return dayStart(QDate(year, 1, 1), QTimeZone::utc());
}

// Where the offset changes between 1965 and 2045, and some plain days for zones that never change.
std::vector<qint64> transitionsOf(const QTimeZone &zone)
{
    std::vector<qint64> instants;
    const QList<OffsetSpan> spans = offsetSpans(utc(1965), utc(2045), zone);
    for (const OffsetSpan &span : spans)
        instants.push_back(span.from);
    for (const int year : {1999, 2011, 2026})
        instants.push_back(utc(year) + 100 * kMsPerDay);
    return instants;
}

LocalHours anyHours()
{
    const int from = *rc::gen::inRange(0, 1440);
    return {from, from + *rc::gen::inRange(1, 1441)};
}

QList<LocalHours> anyDay()
{
    QList<LocalHours> day;
    const int count = *rc::gen::weightedElement<int>({{3, 0}, {6, 1}, {3, 2}, {1, 3}});
    for (int i = 0; i < count; ++i)
        day.append(anyHours());
    return day;
}

CalendarVersion anyVersion(const QTimeZone &zone, qint64 around)
{
    CalendarVersion version;
    version.zone = zone;
    for (int day = 1; day <= 7; ++day)
        version.week.set(day, anyDay());
    if (version.week.isEmpty())
        version.week.set(*rc::gen::inRange(1, 8), {anyHours()});
    const QDate near = utcToLocal(around, zone).date;
    const int exceptions = *rc::gen::inRange(0, 3);
    for (int i = 0; i < exceptions; ++i)
        version.exceptions.append({near.addDays(i * 2 - 1), *rc::gen::arbitrary<bool>(), u"x"_s, anyDay()});
    return version;
}

WorkCalendar anyCalendar(const QTimeZone &zone, qint64 around)
{
    QList<CalendarVersion> versions{anyVersion(zone, around)};
    if (*rc::gen::inRange(0, 3) == 0) {
        versions.append(anyVersion(zone, around));
        versions.last().validFrom = around + *rc::gen::inRange(-3000, 3000) * kMsPerMinute;
        if (versions.last().validFrom == 0)
            ++versions.last().validFrom;
    }
    const Result<WorkCalendar> calendar = WorkCalendar::make(versions);
    RC_ASSERT(calendar.has_value());
    return *calendar;
}

qint64 anyInstant(qint64 around)
{
    return around + *rc::gen::inRange<qint64>(-5 * kMsPerDay, 5 * kMsPerDay);
}

// The rule said slowly: inside the hours of the clock's day, or of the day before reaching over midnight.
bool isOpenByTheClock(const WorkCalendar &calendar, qint64 at)
{
    const CalendarVersion *version = &calendar.versions().first();
    for (const CalendarVersion &candidate : calendar.versions()) {
        if (candidate.validFrom <= at)
            version = &candidate;
    }
    const auto hoursOn = [version](QDate date) {
        QList<LocalHours> hours = version->week.on(date.dayOfWeek());
        bool single = false;
        for (const CalendarException &e : version->exceptions) {
            const bool same =
                e.yearly ? e.date.month() == date.month() && e.date.day() == date.day() : e.date == date;
            if (same && !single) {
                hours = e.hours;
                single = !e.yearly;
            }
        }
        return hours;
    };
    const LocalTime local = utcToLocal(at, version->zone);
    const qint64 today = local.msOfDay;
    const auto holds = [](const QList<LocalHours> &hours, qint64 ms) {
        return std::any_of(hours.begin(), hours.end(), [ms](LocalHours h) {
            return h.from * kMsPerMinute <= ms && ms < h.to * kMsPerMinute;
        });
    };
    return holds(hoursOn(local.date), today) || holds(hoursOn(local.date.addDays(-1)), today + kMsPerDay);
}

// The first law broken, by its text; null where all hold.
#define LAW(condition)                                                                                       \
    if (!(condition))                                                                                        \
    return #condition

const char *brokenLaw(const WorkCalendar &calendar, qint64 a, qint64 b, qint64 c, qint64 x, qint64 y)
{
    LAW(calendar.working(a, b) + calendar.working(b, c) == calendar.working(a, c));
    LAW(calendar.working(a, b) >= 0 && calendar.working(a, b) <= b - a);
    LAW(calendar.working(a, b) <= calendar.working(a, c)); // monotone in the end
    LAW(calendar.working(b, c) <= calendar.working(a, c)); // and against the beginning
    LAW(calendar.openings(a, c).measure() == calendar.working(a, c));
    const std::optional<qint64> t = calendar.add(a, x);
    const std::optional<qint64> u = calendar.add(a, x + y);
    LAW(t && u);
    LAW(*t >= a + x && *u >= *t); // monotone in d
    LAW(calendar.working(a, *t) == x);
    LAW(x == 0 || calendar.working(a, *t - 1) == x - 1); // the least
    LAW(y == 0 || calendar.add(*t, y) == u);
    LAW(calendar.add(b, x) >= t); // monotone in a
    return nullptr;
}

const char *brokenPauseLaw(const WorkCalendar &calendar, qint64 a, qint64 d, qint64 from, qint64 to)
{
    const IntervalSet pause(from, to);
    const std::optional<qint64> due = calendar.add(a, d);
    const std::optional<qint64> moved = calendar.add(a, d, pause);
    LAW(due && moved);
    LAW(calendar.working(a, *moved, pause) == d);
    LAW(d == 0 || calendar.working(a, *moved - 1, pause) == d - 1);
    const qint64 paused = calendar.working(std::max(from, a), to);
    LAW(paused > 0 || *moved == *due); // a pause wholly in closed time changes nothing
    LAW(to > *due || from < a || d == 0 ||
        calendar.working(a, *moved) == d + paused); // moved by its working time
    LAW(from < *due || *moved == *due);
    return nullptr;
}

} // namespace

class TestWorkCalendarLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTransition_data();
    void everyTransition();
    void randomCalendars_data() { everyTransition_data(); }
    void randomCalendars();
    void theClockSaysTheSame_data() { everyTransition_data(); }
    void theClockSaysTheSame();
    void equalityOn24x7_data() { everyTransition_data(); }
    void equalityOn24x7();
};

void TestWorkCalendarLaws::everyTransition_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *id : kZones)
        QTest::addRow("%s", id) << QString::fromLatin1(id);
}

// Without chance: business hours and a night shift at fixed points around each transition.
void TestWorkCalendarLaws::everyTransition()
{
    QFETCH(QString, zone);
    const QTimeZone tz(zone.toLatin1());
    QVERIFY(tz.isValid());
    CalendarVersion nights;
    nights.zone = tz;
    for (int day = 1; day <= 7; ++day)
        nights.week.set(
            day, {{1350, 1350 + 330}, {125, 155}}); // 22:30 to 04:00, and in the hour that clocks change
    const std::vector<WorkCalendar> calendars{WorkCalendar::businessHours(tz), *WorkCalendar::make({nights})};
    for (const qint64 transition : transitionsOf(tz)) {
        for (const WorkCalendar &calendar : calendars) {
            for (const qint64 step : {-1441, -61, -30, 0, 30, 61, 1441}) {
                const qint64 a = transition + step * kMsPerMinute;
                const qint64 b = a + 45 * kMsPerMinute;
                const char *broken =
                    brokenLaw(calendar, a, b, a + 3 * kMsPerDay, 50 * kMsPerMinute, 9 * kMsPerHour);
                if (!broken)
                    broken =
                        brokenLaw(calendar, a, transition + 2 * kMsPerDay, transition + 8 * kMsPerDay, 0, 1);
                if (!broken)
                    broken = brokenPauseLaw(calendar, a, 9 * kMsPerHour, b, transition + 26 * kMsPerHour);
                QVERIFY2(!broken, qPrintable(u"%1 at %2"_s.arg(QLatin1String(broken), isoText(a, tz))));
            }
        }
    }
}

void TestWorkCalendarLaws::randomCalendars()
{
    QFETCH(QString, zone);
    const QTimeZone tz(zone.toLatin1());
    const std::vector<qint64> transitions = transitionsOf(tz);
    QVERIFY(rc::check("laws of working and add", [&] {
        const qint64 around = *rc::gen::elementOf(transitions);
        const WorkCalendar calendar = anyCalendar(tz, around);
        std::array<qint64, 3> at{anyInstant(around), anyInstant(around), anyInstant(around)};
        std::sort(at.begin(), at.end());
        const qint64 x = *rc::gen::inRange<qint64>(0, 3 * kMsPerDay);
        const qint64 y = *rc::gen::inRange<qint64>(0, 3 * kMsPerDay);
        const char *broken = brokenLaw(calendar, at[0], at[1], at[2], x, y);
        if (!broken)
            broken = brokenPauseLaw(calendar, anyInstant(around), x, at[0], at[2]);
        if (broken)
            RC_FAIL(broken);
    }));
}

void TestWorkCalendarLaws::theClockSaysTheSame()
{
    QFETCH(QString, zone);
    const QTimeZone tz(zone.toLatin1());
    const std::vector<qint64> transitions = transitionsOf(tz);
    QVERIFY(rc::check("minute by minute", [&] {
        const qint64 around = *rc::gen::elementOf(transitions);
        const WorkCalendar calendar = anyCalendar(tz, around);
        const qint64 from = around - 1700 * kMsPerMinute;
        qint64 open = 0;
        for (qint64 at = from; at < around + 1700 * kMsPerMinute; at += 5 * kMsPerMinute) {
            const bool isOpen = isOpenByTheClock(calendar, at);
            RC_ASSERT(calendar.isOpen(at) == isOpen);
            open += isOpen ? 1 : 0;
        }
        RC_CLASSIFY(open > 0, "some open");
    }));
}

void TestWorkCalendarLaws::equalityOn24x7()
{
    QFETCH(QString, zone);
    CalendarVersion version;
    version.zone = QTimeZone(zone.toLatin1());
    for (int day = 1; day <= 7; ++day)
        version.week.set(day, {{0, 1440}});
    const Result<WorkCalendar> calendar = WorkCalendar::make({version});
    QVERIFY(calendar);
    for (const qint64 transition : transitionsOf(version.zone)) {
        const qint64 a = transition - kMsPerDay;
        const qint64 b = transition + 2 * kMsPerDay + 1;
        QCOMPARE(calendar->working(a, b), b - a);
        QCOMPARE(calendar->add(a, b - a), std::optional(b));
    }
    QCOMPARE(calendar->openings(utc(1965), utc(2045)), IntervalSet(utc(1965), utc(2045)));
}

QTEST_APPLESS_MAIN(TestWorkCalendarLaws)
#include "tst_workcalendarlaws.moc"
