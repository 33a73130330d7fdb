// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Acts on calendars taken back: nothing that was counted until then changes, what is counted from then on is
// as before the act.

#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "support/bothengines.h"

#include <QUuid>
#include <random>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

CalendarVersion hours(qint64 from, int begin, int end)
{
    CalendarVersion version;
    version.validFrom = from;
    version.zone = QTimeZone("Europe/Berlin");
    for (int day = Qt::Monday; day <= Qt::Friday; ++day)
        version.week.set(day, {{begin * 60, end * 60}});
    return version;
}

QString newOperation()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

struct Snapshot
{
    QString name;
    bool isDefault;
    QList<CalendarVersion> versions;
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

} // namespace

class TestCalendarUndo : public BothEngines
{
    Q_OBJECT

    std::unique_ptr<CalendarService> m_service;

    void prepare() override { m_service = std::make_unique<CalendarService>(database()); }
    void release() override { m_service.reset(); }

    QList<Snapshot> state()
    {
        QList<Snapshot> all;
        const auto calendars = answer(m_service->calendars(actor()));
        for (const StoredCalendar &calendar : calendars.value())
            all.append({calendar.name, calendar.isDefault, calendar.calendar.versions()});
        return all;
    }

    QString saved(const QString &name, const CalendarVersion &version)
    {
        const QString operation = newOperation();
        if (const auto id = answer(m_service->save(actor(), name, version, operation)); !id)
            qFatal("%s", printed(id.error()).constData());
        return operation;
    }

private Q_SLOTS:
    void aVersionToComeIsWithdrawn()
    {
        saved(u"Desk"_s, hours(kNow - 90 * kMsPerDay, 9, 17));
        const QList<Snapshot> before = state();
        const QString operation = saved(u"Desk"_s, hours(kNow + kMsPerDay, 8, 20));
        const QList<Snapshot> after = state();
        const QString own = newOperation();
        QVERIFY_OK(answer(m_service->undo(actor(), operation, own)));
        QCOMPARE(state(), before);
        QVERIFY_OK(answer(m_service->undo(actor(), own))); // the undo is an act like any other
        QCOMPARE(state(), after);
    }

    void aVersionInForceGetsASuccessor()
    {
        const qint64 year = kNow - 365 * kMsPerDay;
        saved(u"Desk"_s, hours(year, 9, 17));
        const QString operation = saved(u"Desk"_s, hours(kNow - 10 * kMsPerDay, 8, 20));
        const WorkCalendar before = answer(m_service->defaultCalendar(actor())).value();
        const QString own = newOperation();
        QVERIFY_OK(answer(m_service->undo(actor(), operation, own)));
        const WorkCalendar after = answer(m_service->defaultCalendar(actor())).value();
        QCOMPARE(after.versions().size(), 3);
        QCOMPARE(after.working(year, kNow), before.working(year, kNow)); // counted stays counted
        QCOMPARE(after.working(kNow, kNow + 70 * kMsPerDay), qint64(50) * 8 * kMsPerHour);
        clock().set(kNow + kMsPerDay);
        QVERIFY_OK(answer(m_service->undo(actor(), own)));
        QCOMPARE(answer(m_service->defaultCalendar(actor())).value().versions().last().week,
                 before.versions().last().week);
    }

    void aLaterVersionStandsInTheWay()
    {
        saved(u"Desk"_s, hours(kNow, 9, 17));
        const QString operation = saved(u"Desk"_s, hours(kNow + kMsPerDay, 8, 20));
        saved(u"Desk"_s, hours(kNow + 2 * kMsPerDay, 7, 21));
        QVERIFY_ERROR(answer(m_service->undo(actor(), operation)), ErrorCode::Conflict, u"later-edit"_s);
        QCOMPARE(state().first().versions.size(), 3);
        QVERIFY_ERROR(answer(m_service->undo(actor(), newOperation())), ErrorCode::NotFound,
                      u"nothing-to-undo"_s);
    }

    void makingACalendarIsTakenBackWhole()
    {
        const QString operation = saved(u"Desk"_s, hours(kNow, 9, 17));
        const QList<Snapshot> made = state();
        const QString own = newOperation(), again = newOperation();
        QVERIFY_OK(answer(m_service->undo(actor(), operation, own)));
        QVERIFY(state().isEmpty());
        QVERIFY_OK(answer(m_service->undo(actor(), own, again)));
        QCOMPARE(state(), made);
        QVERIFY_OK(answer(m_service->undo(actor(), again)));
        QVERIFY(state().isEmpty());
    }

    void renamingAndTheDefaultAreTakenBack()
    {
        saved(u"Desk"_s, hours(kNow, 9, 17));
        saved(u"Night"_s, hours(kNow, 20, 24));
        const QList<Snapshot> before = state();
        const QString renamed = newOperation(), moved = newOperation();
        QVERIFY_OK(answer(m_service->rename(actor(), u"Desk"_s, u"  Day  desk "_s, renamed)));
        QVERIFY_OK(answer(m_service->makeDefault(actor(), u"Night"_s, moved)));
        QCOMPARE(state().first().name, u"Day desk"_s);
        QVERIFY(state().last().isDefault);
        QVERIFY_OK(answer(m_service->undo(actor(), moved)));
        QVERIFY_OK(answer(m_service->undo(actor(), renamed)));
        QCOMPARE(state(), before);
        QVERIFY_ERROR(answer(m_service->undo(actor(), moved)), ErrorCode::Conflict, u"later-edit"_s);
        QVERIFY_ERROR(answer(m_service->rename(actor(), u"Desk"_s, u"Night"_s)), ErrorCode::Conflict,
                      u"name-taken"_s);
        QVERIFY_ERROR(answer(m_service->rename(actor(), u"Desk"_s, u" "_s)), ErrorCode::Invalid,
                      u"name-required"_s);
    }

    void aRetiredCalendarComesBackAsItWas()
    {
        saved(u"Desk"_s, hours(kNow, 9, 17));
        saved(u"Night"_s, hours(kNow, 20, 24));
        saved(u"Night"_s, hours(kNow + kMsPerDay, 21, 24));
        const QList<Snapshot> before = state();
        QVERIFY_ERROR(answer(m_service->retire(actor(), u"Desk"_s)), ErrorCode::Conflict,
                      u"calendar-is-default"_s);
        const QString operation = newOperation();
        QVERIFY_OK(answer(m_service->retire(actor(), u"Night"_s, operation)));
        QCOMPARE(state().size(), 1);
        QVERIFY_OK(answer(m_service->undo(actor(), operation)));
        QCOMPARE(state(), before);
        m_service->setRetireGuard([](ReadScope &, CalendarId) -> Result<> {
            return fail(ErrorCode::Conflict, u"calendar-in-use"_s);
        });
        QVERIFY_ERROR(answer(m_service->retire(actor(), u"Night"_s)), ErrorCode::Conflict,
                      u"calendar-in-use"_s);
        QCOMPARE(state(), before);
    }

    void whatWasDoneIsToldNewestFirst()
    {
        saved(u"Desk"_s, hours(kNow, 9, 17));
        const CalendarId id = answer(m_service->calendars(actor())).value().front().id;
        const QString operation = saved(u"Desk"_s, hours(kNow + kMsPerDay, 8, 20));
        QVERIFY_OK(answer(m_service->undo(actor(), operation)));
        const auto past = answer(m_service->past(actor(), id));
        QVERIFY_OK(past);
        QStringList acts;
        for (const AuditedAct &act : *past)
            acts.append(act.act);
        QCOMPARE(acts, (QStringList{u"calendar.undo"_s, u"calendar.save"_s, u"calendar.save"_s}));
        QCOMPARE(past->at(1).operation, operation);
    }

    void agentsMayNotUndo()
    {
        const QString operation = saved(u"Desk"_s, hours(kNow, 9, 17));
        Actor agent = actor();
        agent.roles = Role::Agent;
        QVERIFY_ERROR(answer(m_service->undo(agent, operation)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(m_service->retire(agent, u"Desk"_s)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(m_service->rename(agent, u"Desk"_s, u"X"_s)), ErrorCode::Denied,
                      u"not-allowed"_s);
    }

    // Random edits and undos, none of them reaching back: the past keeps its working time at every step.
    void noEditFromNowOnChangesWhatWasCounted()
    {
        std::mt19937 random(20260102);
        const auto below = [&random](int n) { return int(random() % unsigned(n)); };
        saved(u"Desk"_s, hours(kNow - 400 * kMsPerDay, 9, 17));
        QStringList operations;
        qint64 now = kNow;
        for (int step = 0; step < 40; ++step) {
            const WorkCalendar before = answer(m_service->defaultCalendar(actor())).value();
            const QString own = newOperation();
            if (operations.isEmpty() || below(3) > 0) {
                const int begin = below(12);
                const CalendarVersion version =
                    hours(now + 1 + below(3) * kMsPerDay, begin, begin + 1 + below(12));
                if (answer(m_service->save(actor(), u"Desk"_s, version, own)))
                    operations.append(own);
            } else if (answer(m_service->undo(actor(), operations.takeLast(), own)) && below(2) > 0) {
                operations.append(own);
            }
            const WorkCalendar after = answer(m_service->defaultCalendar(actor())).value();
            QCOMPARE(after.working(kNow - 400 * kMsPerDay, now), before.working(kNow - 400 * kMsPerDay, now));
            now += below(4) * kMsPerDay / 2;
            clock().set(now);
        }
    }
};

QTEST_GUILESS_MAIN(TestCalendarUndo)
#include "tst_calendarundo.moc"
