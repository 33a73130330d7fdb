// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a month was made of is changed, and what is told of that then: on both engines.

#include "periodfixture.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class TestPeriodCauses : public PeriodFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aLateEditIsNamedWithWhatItMoved()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        clock().advance(kMsPerHour);
        QVERIFY_OK(
            answer(TicketService(database())
                       .set(m_admin, {{}, u"A1"_s, {}}, {{u"restored"_s, u"2025-12-01T09:30:00Z"_s}})));
        QVERIFY_OK(answer( // moves nothing
            TicketService(database()).set(m_admin, {{}, u"A2"_s, {}}, {{u"title"_s, u"other"_s}})));
        QVERIFY_OK(
            answer(TicketService(database()) // of another window
                       .set(m_admin, {{}, u"A4"_s, {}}, {{u"occurred"_s, u"2025-12-31T09:00:00Z"_s}})));
        QCOMPARE(
            differences(),
            (QStringList{u"ttr/median all 90 -> 105: ticket A1"_s, u"ttr/mean all 90 -> 105: ticket A1"_s,
                         u"ttr/p90 all 114 -> 141: ticket A1"_s, u"ttr/max all 120 -> 150: ticket A1"_s,
                         u"ttr/median P1 120 -> 150: ticket A1"_s, u"ttr/mean P1 120 -> 150: ticket A1"_s,
                         u"ttr/p90 P1 120 -> 150: ticket A1"_s, u"ttr/max P1 120 -> 150: ticket A1"_s}));
        const auto told = restatements();
        QVERIFY_OK(told);
        const RestatementCause &cause = told->front().causes.front();
        QCOMPARE(cause.by, u"Ada Osei"_s);
        QCOMPARE(cause.at, kNow + kMsPerHour);
        QCOMPARE(cause.fields, QStringList{u"restored"_s});
        QCOMPARE(cause.act, u"ticket.set"_s);
    }

    // What was open goes on: that is no correction, and told as one line.
    void incidentsResolvedSinceAreOneCause()
    {
        QByteArray log = kLog;
        log.append("A5,e,New,2,2025-12-30 08:00,,,,,,true\n");
        QCOMPARE(counts(import(log)), u"5/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        clock().advance(kMsPerDay);
        TicketService tickets(database());
        for (const QString &number : {u"A3"_s, u"A5"_s})
            QVERIFY_OK(answer(tickets.resolve(m_admin, {{}, number, {}}, u"fixed"_s, u"Done"_s,
                                              {{u"restored"_s, u"unknown"_s}})));
        QVERIFY_OK(
            answer(tickets.set(m_admin, {{}, u"A2"_s, {}}, {{u"restored"_s, u"2025-12-05T08:55:00Z"_s}})));
        const auto told = restatements();
        QVERIFY_OK(told);
        QCOMPARE(told->front().causes.size(), 2);
        const RestatementCause &since = told->front().causes.front();
        QCOMPARE(causeKindName(since.kind), u"resolved-since"_s);
        QCOMPARE(since.numbers, (QStringList{u"A3"_s, u"A5"_s}));
        QCOMPARE(since.count, 2);
        const QStringList lines = differencesOf(told->front());
        QVERIFY2(lines.contains(u"incidents/open all 2 -> 0: resolved-since "_s),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"ttr/max P2 60 -> 65: ticket A2, resolved-since "_s),
                 qPrintable(lines.join(u'\n')));
    }

    void anotherPriorityMovesBothGroups()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        QVERIFY_OK(answer(
            TicketService(database())
                .set(m_admin, {{}, u"A1"_s, {}}, {{u"priority"_s, u"3"_s}, {u"priority_reason"_s, u"r"_s}})));
        const QStringList told = differences();
        QVERIFY2(told.contains(u"incidents/count P1 1 -> 0: ticket A1"_s), qPrintable(told.join(u'\n')));
        QVERIFY2(told.contains(u"incidents/count P3 0 -> 1: ticket A1"_s), qPrintable(told.join(u'\n')));
        QVERIFY2(told.filter(u" all "_s).isEmpty(), qPrintable(told.join(u'\n')));
    }

    void aLateImportIsNamed()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        const auto period = publish();
        QVERIFY_OK(period);
        const auto late = import("number,title,state,priority,opened\nB1,x,New,2,2025-12-10 08:00\n"
                                 "B2,y,New,2,2026-01-01 08:00\n");
        QCOMPARE(counts(late), u"2/0/0/0/0/0"_s);
        QVERIFY(
            differences().contains(u"incidents/count all 3 -> 4: tickets-imported %1"_s.arg(*late->batch)));
        const auto told = restatements();
        QVERIFY_OK(told);
        QCOMPARE(told->front().causes.size(), 1);
        QCOMPARE(told->front().causes.front().numbers, QStringList{u"B1"_s});
        QCOMPARE(told->front().causes.front().count, 1);
        QCOMPARE(told->front().causes.front().source, u"test"_s);
        // Taken back, the figures hold again, and it is no cause of what differs otherwise.
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*late->batch))));
        QCOMPARE(differences(), QStringList());
        QVERIFY_OK(
            answer(TicketService(database())
                       .set(m_admin, {{}, u"A1"_s, {}}, {{u"restored"_s, u"2025-12-01T09:30:00Z"_s}})));
        QVERIFY(!differences().isEmpty());
        QVERIFY2(differences().filter(u"import"_s).isEmpty(), qPrintable(differences().join(u'\n')));
    }

    void anImportThatChangesAndOneTakenBackAreNamed()
    {
        const auto first = import(kLog);
        QCOMPARE(counts(first), u"4/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        QByteArray changed = kLog;
        changed.replace("2025-12-05 08:50", "2025-12-05 09:50");
        const auto again = import(changed);
        QCOMPARE(counts(again), u"0/1/3/0/0/0"_s);
        QVERIFY(differences().contains(u"ttr/max P2 60 -> 120: tickets-imported %1"_s.arg(*again->batch)));
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*again->batch))));
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*first->batch))));
        const QStringList told = differences();
        QVERIFY2(!told.filter(u"incidents/count all 3 -> 0: "_s)
                      .filter(u"import-undone %1"_s.arg(*first->batch))
                      .isEmpty(),
                 qPrintable(told.join(u'\n')));
    }

    void anOutageFoundLateIsNamed()
    {
        catalogService();
        outage(u"2025-11-30T20:00:00Z"_s, u"2025-12-01T06:00:00Z"_s);
        QVERIFY_OK(publish());
        outage(u"2025-12-10T00:00:00Z"_s, u"2025-12-10T03:00:00Z"_s);
        outage(u"2026-01-01T00:00:00Z"_s, u"2026-01-01T03:00:00Z"_s); // after the window
        const QStringList told = differences();
        QVERIFY2(told.contains(u"availability/down Mail 360 -> 540: outage 2"_s),
                 qPrintable(told.join(u'\n')));
        QVERIFY2(told.contains(u"availability/outages Mail 1 -> 2: outage 2"_s),
                 qPrintable(told.join(u'\n')));
        QVERIFY2(told.filter(u"outage 3"_s).isEmpty(), qPrintable(told.join(u'\n')));
        // Removed, the figures hold again.
        QVERIFY_OK(answer(OutageService(database()).remove(m_admin, OutageId(2), 1)));
        QCOMPARE(differences(), QStringList());
    }

    // A service is watched from the first outage entered of it: one of another time may make a month known
    // that was not.
    void anOutageOfAnotherTimeIsNamedWhereItMakesTheWindowKnown()
    {
        catalogService();
        outage(u"2026-01-01T00:00:00Z"_s, u"2026-01-01T01:00:00Z"_s);
        outage(u"2026-01-01T02:00:00Z"_s, u"2026-01-01T03:00:00Z"_s);
        QVERIFY_OK(publish());
        const auto late = import(requestFor(
            "service,from,to,reference\nMail,2025-12-20 00:00,2025-12-20 01:00,OUT-7\n", u"outages-csv"_s));
        QCOMPARE(counts(late), u"1/0/0/0/0/0"_s);
        QVERIFY2(!differences().filter(u"availability/coverage Mail 0 -> "_s).isEmpty(),
                 qPrintable(differences().join(u'\n')));
        outage(u"2025-11-10T00:00:00Z"_s, u"2025-11-10T01:00:00Z"_s);
        const QStringList lines = differences();
        const QString both = u"outages-imported %1, outage 4"_s.arg(*late->batch);
        QVERIFY2(lines.contains(u"availability/coverage Mail 0 -> 1: "_s + both),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"availability/down Mail 0 -> 60: "_s + both), qPrintable(lines.join(u'\n')));
        const auto told = restatements();
        QVERIFY_OK(told);
        QVERIFY(!told->front().causes.front().isBeside && told->front().causes.back().isBeside);
    }

    void anImportedOutageAndAnotherTargetAreNamed()
    {
        catalogService();
        outage(u"2025-11-30T20:00:00Z"_s, u"2025-12-01T06:00:00Z"_s);
        QVERIFY_OK(publish());
        const auto late = import(requestFor(
            "service,from,to,reference\nMail,2025-12-20 00:00,2025-12-20 01:00,OUT-7\n", u"outages-csv"_s));
        QCOMPARE(counts(late), u"1/0/0/0/0/0"_s);
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, u"Mail"_s, {{u"target"_s, u"0.999"_s}})));
        const auto told = restatements();
        QVERIFY_OK(told);
        const QStringList lines = differencesOf(told->front());
        const QString imported = u"outages-imported %1"_s.arg(*late->batch);
        QVERIFY2(lines.contains(u"availability/down Mail 360 -> 420: "_s + imported),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"availability/target Mail 0.99 -> 0.999: service "_s),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.filter(u"availability/budget_left"_s).value(0).endsWith(imported + u", service "_s),
                 qPrintable(lines.join(u'\n')));
        QCOMPARE(told->front().causes.front().numbers, QStringList{u"OUT-7"_s});
    }

    // Who may not see an incident is not told its number, nor given its figures.
    void incidentsNotForEveryoneAreToldOfWithoutANumber()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        PeopleService people(database());
        Person max;
        max.name = u"Max"_s;
        max.login = u"max"_s;
        max.roles = Role::Manager;
        QVERIFY_OK(answer(people.addPerson(m_admin, max)));
        const Actor manager = answer(people.signIn(u"max"_s, u"os-user"_s)).value();
        const auto byManager = [&] {
            return with([&](PeriodService &periods) { return periods.restatements(manager, {}); });
        };
        QVERIFY_OK(publish());
        QVERIFY_OK(answer(
            TicketService(database()).set(m_admin, {{}, u"A1"_s, {}}, {{u"visibility"_s, u"named"_s}})));
        QCOMPARE(differences(), QStringList()); // the admin sees it
        const auto told = byManager();
        QVERIFY_OK(told);
        QVERIFY(
            differencesOf(told->front()).contains(u"incidents/count all 3 -> 2: ticket , seen-otherwise "_s));
        QVERIFY(told->front().causes.front().isHidden);
        // What the manager publishes is of what the manager sees, and holds for them.
        QVERIFY_OK(with([&](PeriodService &periods) { return periods.publish(manager, {kFrom, kTo, {}}); }));
        const auto own = byManager();
        QVERIFY_OK(own);
        QCOMPARE(differencesOf(own->front()), QStringList());
        const QStringList others = differences();
        QVERIFY(others.contains(u"incidents/count all 2 -> 3: seen-otherwise "_s));
    }

    // Requests have no part in the figures, whoever may see them.
    void aRequestNotForEveryoneIsNoCause()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        QCOMPARE(counts(import("number,title,type,opened\nR1,x,request,2025-12-05 08:00\n")),
                 u"1/0/0/0/0/0"_s);
        TicketService tickets(database());
        QVERIFY_OK(answer(tickets.set(m_admin, {{}, u"R1"_s, {}}, {{u"visibility"_s, u"named"_s}})));
        QVERIFY_OK(publish());
        QVERIFY_OK(
            answer(tickets.set(m_admin, {{}, u"A1"_s, {}}, {{u"restored"_s, u"2025-12-01T09:30:00Z"_s}})));
        PeopleService people(database());
        Person max;
        max.name = u"Max"_s;
        max.login = u"max"_s;
        max.roles = Role::Manager;
        QVERIFY_OK(answer(people.addPerson(m_admin, max)));
        const Actor manager = answer(people.signIn(u"max"_s, u"os-user"_s)).value();
        const auto told = with([&](PeriodService &periods) { return periods.restatements(manager, {}); });
        QVERIFY_OK(told);
        QCOMPARE(told->front().causes.size(), size_t(1));
        QCOMPARE(causeKindName(told->front().causes.front().kind), u"ticket"_s);
    }

    // What was known when it was published is put right: that is told by name, not as progress.
    void timesPutRightOnTheWayOverOpenAreNamed()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        clock().advance(kMsPerDay);
        TicketService tickets(database());
        QVERIFY_OK(answer(tickets.reopen(m_admin, {{}, u"A1"_s, {}})));
        QVERIFY_OK(answer(tickets.resolve(m_admin, {{}, u"A1"_s, {}}, u"fixed"_s, u"Done"_s,
                                          {{u"restored"_s, u"2025-12-01T08:11:00Z"_s}})));
        const auto told = restatements();
        QVERIFY_OK(told);
        QCOMPARE(told->front().causes.size(), size_t(1));
        const RestatementCause &cause = told->front().causes.front();
        QCOMPARE(causeKindName(cause.kind), u"ticket"_s);
        QCOMPARE(cause.number, u"A1"_s);
        QCOMPARE(cause.by, u"Ada Osei"_s);
        QVERIFY(cause.fields.contains(u"restored"_s));
    }

    // Who never counted an incident is told nothing of what becomes of it.
    void changesOfAnIncidentNobodyCountedAreNotTold()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        TicketService tickets(database());
        QVERIFY_OK(answer(tickets.set(m_admin, {{}, u"A1"_s, {}}, {{u"visibility"_s, u"named"_s}})));
        PeopleService people(database());
        Person max;
        max.name = u"Max"_s;
        max.login = u"max"_s;
        max.roles = Role::Manager;
        QVERIFY_OK(answer(people.addPerson(m_admin, max)));
        const Actor manager = answer(people.signIn(u"max"_s, u"os-user"_s)).value();
        QVERIFY_OK(with([&](PeriodService &periods) { return periods.publish(manager, {kFrom, kTo, {}}); }));
        QVERIFY_OK(answer(tickets.set(m_admin, {{}, u"A1"_s, {}},
                                      {{u"priority"_s, u"3"_s}, {u"priority_reason"_s, u"r"_s}})));
        QVERIFY_OK(
            answer(tickets.set(m_admin, {{}, u"A2"_s, {}}, {{u"restored"_s, u"2025-12-05T08:55:00Z"_s}})));
        const auto told = with([&](PeriodService &periods) { return periods.restatements(manager, {}); });
        QVERIFY_OK(told);
        QCOMPARE(told->front().causes.size(), size_t(1));
        QCOMPARE(told->front().causes.front().number, u"A2"_s);
    }

    void aServiceMadeSinceOfWhichNothingIsKnownIsNoRestatement()
    {
        catalogService();
        outage(u"2025-11-30T20:00:00Z"_s, u"2025-12-01T06:00:00Z"_s);
        QVERIFY_OK(publish());
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, u"New"_s, {{u"target"_s, u"0.99"_s}})));
        QCOMPARE(counts(import("number,title,service,opened\nB9,x,Newer,2026-01-01 08:00\n")),
                 u"1/0/0/0/0/0"_s);
        QCOMPARE(differences(), QStringList());
    }

    // A target moves no downtime, an outage no target; what was set back is no cause.
    void aCauseIsOfTheFiguresItCanMove()
    {
        catalogService();
        outage(u"2025-11-30T20:00:00Z"_s, u"2025-12-01T06:00:00Z"_s);
        QVERIFY_OK(publish());
        ServiceCatalog catalog(database());
        QVERIFY_OK(answer(catalog.set(m_admin, u"Mail"_s, {{u"target"_s, u"0.999"_s}})));
        outage(u"2025-12-10T00:00:00Z"_s, u"2025-12-10T03:00:00Z"_s);
        const QStringList lines = differences();
        QVERIFY2(lines.contains(u"availability/target Mail 0.99 -> 0.999: service "_s),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"availability/down Mail 360 -> 540: outage 2"_s),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(!lines.filter(QRegularExpression(u"^availability/budget_left .*: outage 2, service $"_s))
                      .isEmpty(),
                 qPrintable(lines.join(u'\n')));
        QVERIFY_OK(answer(catalog.set(m_admin, u"Mail"_s, {{u"target"_s, u"0.99"_s}})));
        const QStringList after = differences();
        QVERIFY2(!after.isEmpty() && after.filter(u"service"_s).isEmpty(), qPrintable(after.join(u'\n')));
    }

    void anOutageMovedOutOfTheWindowIsNamed()
    {
        catalogService();
        outage(u"2025-12-02T00:00:00Z"_s, u"2025-12-02T01:00:00Z"_s);
        outage(u"2025-12-10T00:00:00Z"_s, u"2025-12-10T01:00:00Z"_s);
        QVERIFY_OK(publish());
        Outage moved = answer(OutageService(database()).outages(m_admin, u"Mail"_s)).value().back();
        moved.from = *parseIso(u"2026-01-01T00:00:00Z"_s);
        moved.to = *parseIso(u"2026-01-01T01:00:00Z"_s);
        QVERIFY_OK(answer(OutageService(database()).change(m_admin, moved, moved.rowVersion)));
        const QString named = u"outage %1"_s.arg(moved.id.value);
        const QStringList lines = differences();
        QVERIFY2(lines.filter(u"availability/down Mail 120 -> 60: "_s).value(0).contains(named),
                 qPrintable(lines.join(u'\n')));
        Outage titled = moved; // what it is called moves nothing
        titled.title = u"Relay"_s;
        QVERIFY_OK(answer(OutageService(database()).change(m_admin, titled, moved.rowVersion + 1)));
        QCOMPARE(differences().size(), lines.size());
    }

    // By its team it is for others now: whoever published saw it, and is told no more than that.
    void anIncidentThatWentToAnotherTeamIsNoRiddle()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        PeopleService people(database());
        QVERIFY_OK(answer(people.addTeam(m_admin, u"One"_s, {u"Ada Osei"_s})));
        QVERIFY_OK(answer(people.addTeam(m_admin, u"Two"_s, {})));
        Person max;
        max.name = u"Max"_s;
        max.login = u"max"_s;
        max.roles = Role::Manager;
        QVERIFY_OK(answer(people.addPerson(m_admin, max)));
        QVERIFY_OK(answer(people.addTeam(m_admin, u"Three"_s, {u"Max"_s})));
        const Actor manager = answer(people.signIn(u"max"_s, u"os-user"_s)).value();
        TicketService tickets(database());
        QVERIFY_OK(answer(tickets.set(m_admin, {{}, u"A1"_s, {}},
                                      {{u"visibility"_s, u"team"_s}, {u"team"_s, u"Three"_s}})));
        QVERIFY_OK(with([&](PeriodService &periods) { return periods.publish(manager, {kFrom, kTo, {}}); }));
        QVERIFY_OK(answer(tickets.set(m_admin, {{}, u"A1"_s, {}}, {{u"team"_s, u"Two"_s}})));
        const auto told = with([&](PeriodService &periods) { return periods.restatements(manager, {}); });
        QVERIFY_OK(told);
        QVERIFY(told->front().isRestated());
        QCOMPARE(told->front().causes.size(), size_t(1));
        QCOMPARE(causeKindName(told->front().causes.front().kind), u"seen-otherwise"_s);
        QVERIFY(told->front().causes.front().by.isEmpty() && told->front().causes.front().number.isEmpty());
        for (const FigureDifference &one : told->front().differences)
            QVERIFY(!one.causes.empty());
    }

    void everyFigureOfAServiceThatJoinedHasACause()
    {
        QVERIFY_OK(publish());
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, u"Mail"_s, {{u"target"_s, u"0.99"_s}})));
        outage(u"2025-11-10T00:00:00Z"_s, u"2025-11-10T01:00:00Z"_s); // before the window: watched since
        const auto told = restatements();
        QVERIFY_OK(told);
        QVERIFY(told->front().isRestated());
        for (const FigureDifference &one : told->front().differences)
            QVERIFY2(!one.causes.empty(), qPrintable(one.published.figure));
    }

    // Watched already: a later outage of another time makes nothing known.
    void anOutageOfAnotherTimeIsNoCauseWhereTheServiceWasWatched()
    {
        catalogService();
        outage(u"2025-12-10T00:00:00Z"_s, u"2025-12-10T01:00:00Z"_s);
        QVERIFY_OK(publish());
        outage(u"2026-01-01T00:00:00Z"_s, u"2026-01-01T01:00:00Z"_s);
        QCOMPARE(differences(), QStringList());
        outage(u"2025-12-02T00:00:00Z"_s, u"2025-12-02T01:00:00Z"_s); // the watch begins earlier, too
        const QStringList lines = differences();
        QVERIFY2(lines.contains(u"availability/down Mail 60 -> 120: outage 3"_s),
                 qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.filter(u"outage 2"_s).isEmpty(), qPrintable(lines.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestPeriodCauses)
#include "tst_periodcauses.moc"
