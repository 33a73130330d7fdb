// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "support/bothengines.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

qint64 iso(const char *text)
{
    const std::optional<qint64> at = parseIso(QString::fromLatin1(text));
    if (!at)
        qFatal("no instant: %s", text);
    return *at;
}

CalendarVersion nights(const char *validFrom)
{
    CalendarVersion version;
    version.validFrom = iso(validFrom);
    version.zone = QTimeZone("Europe/Berlin");
    version.week.set(Qt::Friday, {{1320, 1800}, {540, 720}});
    version.exceptions = {{QDate(2000, 12, 25), true, u"Christmas"_s, {}},
                          {QDate(2026, 5, 1), false, u"Tag der Arbeit"_s, {{600, 660}}}};
    return version;
}

Actor withRole(Role role)
{
    Actor actor;
    actor.name = u"somebody"_s;
    actor.roles = role;
    return actor;
}

} // namespace

class TestCalendarService : public BothEngines
{
    Q_OBJECT

    [[nodiscard]] qint64 auditRows()
    {
        const auto count = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement rows,
                         scope.statement(u"SELECT count(*) FROM audit WHERE subject_kind = 'calendar'"_s));
            return rows.runForInt64();
        }));
        return count ? *count : -1;
    }

private Q_SLOTS:
    void withoutAStoredOneTheDefaultIsBusinessHours()
    {
        CalendarService service(database());
        const auto calendar = answer(service.defaultCalendar(actor()));
        QVERIFY_OK(calendar);
        const QTimeZone zone(database().info().zone.toUtf8());
        QCOMPARE(calendar->versions(), WorkCalendar::businessHours(zone).versions());
        QVERIFY_OK(answer(service.calendars(actor())));
        QVERIFY(answer(service.calendars(actor()))->empty());
    }

    void aSavedCalendarReadsBack()
    {
        CalendarService service(database());
        const CalendarVersion version = nights("2026-01-01T00:00Z");
        const auto id = answer(service.save(actor(), u"  Night  shift "_s, version));
        QVERIFY_OK(id);
        const auto stored = answer(service.calendars(actor()));
        QVERIFY_OK(stored);
        QCOMPARE(stored->size(), size_t(1));
        QCOMPARE(stored->front().id, *id);
        QCOMPARE(stored->front().name, u"Night shift"_s);
        QCOMPARE(stored->front().uid.size(), 36);
        QVERIFY(stored->front().isDefault); // the first one
        QCOMPARE(stored->front().calendar.versions(), QList<CalendarVersion>{version});
        QCOMPARE(answer(service.defaultCalendar(actor()))->versions(), QList<CalendarVersion>{version});
    }

    void anEditIsANewVersion()
    {
        CalendarService service(database());
        const auto first = answer(service.save(actor(), u"Desk"_s, nights("2026-01-01T00:00Z")));
        QVERIFY_OK(first);
        const auto second = answer(service.save(actor(), u"Desk"_s, nights("2026-07-01T00:00Z")));
        QVERIFY_OK(second);
        QCOMPARE(*second, *first);
        const auto stored = answer(service.calendars(actor()));
        QVERIFY_OK(stored);
        QCOMPARE(stored->front().calendar.versions().size(), 2);
        QCOMPARE(auditRows(), 2);
    }

    void aVersionNeverReachesBack()
    {
        CalendarService service(database());
        QVERIFY_OK(answer(service.save(actor(), u"Desk"_s, nights("2026-07-01T00:00Z"))));
        for (const char *from : {"2026-07-01T00:00Z", "2026-01-01T00:00Z"}) {
            QVERIFY_ERROR(answer(service.save(actor(), u"Desk"_s, nights(from))), ErrorCode::Conflict,
                          u"stale-calendar-start"_s);
        }
        QCOMPARE(answer(service.calendars(actor()))->front().calendar.versions().size(), 1);
        QCOMPARE(auditRows(), 1);
    }

    void anEmptyCalendarIsRefused()
    {
        CalendarService service(database());
        CalendarVersion empty = nights("2026-01-01T00:00Z");
        empty.week = {};
        QVERIFY_ERROR(answer(service.save(actor(), u"Desk"_s, empty)), ErrorCode::Invalid,
                      u"empty-calendar"_s);
        QVERIFY_ERROR(answer(service.save(actor(), u" "_s, nights("2026-01-01T00:00Z"))), ErrorCode::Invalid,
                      u"name-required"_s);
        QVERIFY(answer(service.calendars(actor()))->empty());
    }

    void oneCalendarIsTheDefault()
    {
        CalendarService service(database());
        QVERIFY_OK(answer(service.save(actor(), u"A"_s, nights("2026-01-01T00:00Z"))));
        QVERIFY_OK(answer(service.save(actor(), u"B"_s, nights("2026-02-01T00:00Z"))));
        QVERIFY_OK(answer(service.makeDefault(actor(), u"B"_s)));
        const auto stored = answer(service.calendars(actor()));
        QVERIFY_OK(stored);
        QCOMPARE(stored->size(), size_t(2));
        QVERIFY(!stored->at(0).isDefault && stored->at(1).isDefault);
        QCOMPARE(answer(service.defaultCalendar(actor()))->versions().first().validFrom,
                 iso("2026-02-01T00:00Z"));
        const qint64 audited = auditRows();
        QVERIFY_OK(answer(service.makeDefault(actor(), u"B"_s))); // again: nothing happens
        QCOMPARE(auditRows(), audited);
        QVERIFY_ERROR(answer(service.makeDefault(actor(), u"C"_s)), ErrorCode::NotFound,
                      u"no-such-calendar"_s);
    }

    void agentsReadAndManagersEdit()
    {
        CalendarService service(database());
        QVERIFY_OK(answer(service.save(withRole(Role::Manager), u"Desk"_s, nights("2026-01-01T00:00Z"))));
        QVERIFY_OK(answer(service.calendars(withRole(Role::Agent))));
        QVERIFY_ERROR(answer(service.save(withRole(Role::Agent), u"Desk"_s, nights("2026-02-01T00:00Z"))),
                      ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(service.makeDefault(withRole(Role::Auditor), u"Desk"_s)), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_ERROR(answer(service.calendars(withRole(Role::Requester))), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_ERROR(answer(service.defaultCalendar(withRole(Role::Requester))), ErrorCode::Denied,
                      u"not-allowed"_s);
    }

    void aRowNobodyCanReadIsSaid()
    {
        CalendarService service(database());
        QVERIFY_OK(answer(service.save(actor(), u"Desk"_s, nights("2026-01-01T00:00Z"))));
        QVERIFY_OK(runForeign(u"UPDATE calendar_version SET zone = 'Nowhere/Land'"_s));
        QVERIFY_ERROR(answer(service.defaultCalendar(actor())), ErrorCode::Invalid, u"unknown-zone"_s);
        QVERIFY_OK(runForeign(u"UPDATE calendar_version SET zone = 'UTC', intervals = 'x'"_s));
        QVERIFY_ERROR(answer(service.calendars(actor())), ErrorCode::Invalid, u"bad-calendar-text"_s);
    }
};

QTEST_GUILESS_MAIN(TestCalendarService)
#include "tst_calendarservice.moc"
