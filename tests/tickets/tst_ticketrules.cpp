// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

constexpr qint64 kNow = 1'000'000;

Ticket incident(const QString &state)
{
    Ticket ticket;
    ticket.title = u"Mail is slow"_s;
    ticket.state = state;
    ticket.team.name = u"Network"_s;
    ticket.resolutionCode = u"fixed"_s;
    ticket.resolution = u"Restarted"_s;
    ticket.pendingReason = u"waiting for the vendor"_s;
    ticket.priority = 3;
    ticket.rowVersion = 1;
    return ticket;
}

} // namespace

class TestTicketRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priorityFollowsTheMatrix_data()
    {
        QTest::addColumn<int>("impact");
        QTest::addColumn<int>("urgency");
        QTest::addColumn<int>("priority");
        const int expected[4][4] = {{1, 1, 2, 3}, {1, 2, 3, 3}, {2, 3, 3, 4}, {3, 3, 4, 4}};
        for (int impact = 1; impact <= 4; ++impact) {
            for (int urgency = 1; urgency <= 4; ++urgency) {
                QTest::addRow("impact %d and urgency %d", impact, urgency)
                    << impact << urgency << expected[impact - 1][urgency - 1];
            }
        }
        QTest::newRow("no impact gives no priority") << 0 << 1 << 0;
        QTest::newRow("no urgency gives no priority") << 1 << 0 << 0;
        QTest::newRow("an impact out of range gives none") << 5 << 1 << 0;
    }

    void priorityFollowsTheMatrix()
    {
        QFETCH(int, impact);
        QFETCH(int, urgency);
        QTEST(priorityOf(impact, urgency), "priority");
    }

    void theMatrixIsMonotone()
    {
        for (int impact = 1; impact <= 4; ++impact) {
            for (int urgency = 1; urgency <= 4; ++urgency) {
                if (impact > 1)
                    QVERIFY(priorityOf(impact - 1, urgency) <= priorityOf(impact, urgency));
                if (urgency > 1)
                    QVERIFY(priorityOf(impact, urgency - 1) <= priorityOf(impact, urgency));
            }
        }
    }

    void onlyListedTransitionsAreAllowed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QStringList>("to");
        QTest::newRow("a new incident")
            << u"new"_s
            << QStringList{u"assigned"_s, u"in_progress"_s, u"pending"_s, u"resolved"_s, u"cancelled"_s};
        QTest::newRow("an assigned one")
            << u"assigned"_s << QStringList{u"in_progress"_s, u"pending"_s, u"resolved"_s, u"cancelled"_s};
        QTest::newRow("one in progress")
            << u"in_progress"_s << QStringList{u"pending"_s, u"resolved"_s, u"cancelled"_s};
        QTest::newRow("a pending one")
            << u"pending"_s << QStringList{u"in_progress"_s, u"resolved"_s, u"cancelled"_s};
        QTest::newRow("a resolved one reopens or closes")
            << u"resolved"_s << QStringList{u"in_progress"_s, u"closed"_s};
        QTest::newRow("a closed one is final") << u"closed"_s << QStringList{};
        QTest::newRow("a cancelled one is final") << u"cancelled"_s << QStringList{};
    }

    void onlyListedTransitionsAreAllowed()
    {
        QFETCH(QString, from);
        QFETCH(QStringList, to);
        const Ticket before = incident(from);
        const QStringList states = statesOf(TicketType::Incident);
        for (const QString &state : states) {
            Ticket after = incident(state);
            const bool allowed = state == from || to.contains(state);
            QCOMPARE(check(after, &before, kNow).has_value(), allowed);
        }
        QCOMPARE(nextStates(TicketType::Incident, from), to);
    }

    void guardsAskForWhatATransitionNeeds_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("key");
        QTest::newRow("assigned without a team") << u"assigned"_s << u"team"_s << u"team-required"_s;
        QTest::newRow("pending without a reason") << u"pending"_s << u"reason"_s << u"reason-required"_s;
        QTest::newRow("cancelled without a reason") << u"cancelled"_s << u"reason"_s << u"reason-required"_s;
        QTest::newRow("resolved without a code") << u"resolved"_s << u"code"_s << u"resolution-required"_s;
        QTest::newRow("resolved without a text") << u"resolved"_s << u"text"_s << u"resolution-required"_s;
        QTest::newRow("a P2 resolved without a word on restoring")
            << u"resolved"_s << u"restored"_s << u"restored-required"_s;
    }

    void guardsAskForWhatATransitionNeeds()
    {
        QFETCH(QString, to);
        QFETCH(QString, missing);
        const Ticket before = incident(u"new"_s);
        Ticket after = incident(to);
        QVERIFY(check(after, &before, kNow).has_value());
        if (missing == u"team")
            after.team = {};
        else if (missing == u"reason")
            after.pendingReason.clear();
        else if (missing == u"code")
            after.resolutionCode.clear();
        else if (missing == u"text")
            after.resolution.clear();
        else
            after.priority = 2;
        const auto checked = check(after, &before, kNow);
        QVERIFY(!checked);
        QTEST(checked.error().key, "key");
        if (missing == u"restored") {
            after.stampFlags |= kRestoredUnknown;
            QVERIFY(check(after, &before, kNow).has_value());
        }
    }

    void anAnswerIsNotTakenAway()
    {
        Ticket before = incident(u"resolved"_s);
        before.priority = 1;
        before.stamp(Stamp::Restored) = 1000;
        Ticket after = before;
        after.stamp(Stamp::Restored).reset();
        QCOMPARE(check(after, &before, kNow).error().key, u"restored-required"_s);
        after.stampFlags |= kRestoredUnknown;
        QVERIFY(check(after, &before, kNow).has_value());
        after.stampFlags = 0;
        after.priority = before.priority = 3; // of a light one nobody asks
        QVERIFY(check(after, &before, kNow).has_value());
        // Where an import brought none, a later edit need not know it.
        before.priority = after.priority = 1;
        before.stamp(Stamp::Restored).reset();
        after.title = u"Another title"_s;
        QVERIFY(check(after, &before, kNow).has_value());
    }

    void explainsNothingBeforeItIsThere()
    {
        Ticket ticket = incident(u"new"_s);
        QVERIFY(check(ticket, nullptr, kNow).has_value());
        const Ticket before = ticket;
        ticket.outages = {OutageId(1)};
        QCOMPARE(check(ticket, nullptr, kNow).error().key, u"outages-of-incidents"_s);
        QVERIFY(check(ticket, &before, kNow).has_value());
        ticket.type = TicketType::Request;
        QCOMPARE(check(ticket, &before, kNow).error().key, u"outages-of-incidents"_s);
    }

    void stampsMustBeInOrder()
    {
        const Ticket before = incident(u"new"_s);
        Ticket after = before;
        after.stamp(Stamp::Detected) = 1000;
        after.stamp(Stamp::Occurred) = 2000;
        QCOMPARE(check(after, &before, kNow).error().key, u"stamps-order"_s);
        after.stamp(Stamp::Occurred) = 1000;
        QVERIFY(check(after, &before, kNow).has_value());
        after.stamp(Stamp::Detected) = kNow + 3'600'000;
        QCOMPARE(check(after, &before, kNow).error().key, u"time-out-of-range"_s);
        QVERIFY(check(after, &after, kNow).has_value()); // an import brought it
        // Between are none: the first still comes before the last.
        after = before;
        after.state = u"resolved"_s;
        derive(after);
        after.stamp(Stamp::Detected) = 2000;
        after.stamp(Stamp::Resolved) = 1000;
        Ticket working = before;
        working.state = u"in_progress"_s;
        QCOMPARE(check(after, &working, kNow).error().key, u"stamps-order"_s);
        // The time of an end is of a ticket that has ended.
        after = before;
        after.stamp(Stamp::Resolved) = 1000;
        QCOMPARE(check(after, &before, kNow).error().key, u"stamp-of-an-end"_s);
        // What an import brought reversed is a fault of the data, not a reason to refuse a later edit.
        Ticket reversed = before;
        reversed.stamp(Stamp::Resolved) = 5000;
        reversed.stamp(Stamp::Closed) = 4000;
        Ticket edited = reversed;
        edited.title = u"Another title"_s;
        QVERIFY(check(edited, &reversed, kNow).has_value());
        edited.stamp(Stamp::Acknowledged) = 6000; // beside them, and in order
        QVERIFY(check(edited, &reversed, kNow).has_value());
        edited.stamp(Stamp::Detected) = 4500; // between them: one of each pair is given now
        QCOMPARE(check(edited, &reversed, kNow).error().key, u"stamps-order"_s);
    }

    void aTitleIsNeededUnlessAnImportBroughtNone()
    {
        Ticket untitled = incident(u"new"_s);
        untitled.title.clear();
        QCOMPARE(check(untitled, nullptr, kNow).error().key, u"title-required"_s);
        Ticket after = untitled;
        after.ci = u"srv-1"_s;
        QVERIFY(check(after, &untitled, kNow).has_value());
    }

    void aStateOnlyAnImportKnowsIsKeptAndCanBeLeft()
    {
        Ticket before = incident(u"-100"_s);
        Ticket after = before;
        after.ci = u"srv-1"_s;
        QVERIFY(check(after, &before, kNow).has_value());
        after.state = u"in_progress"_s;
        QVERIFY(check(after, &before, kNow).has_value());
        QCOMPARE(classOf(u"-100"_s), StateClass::Open);
    }

    void derivingLeavesOverridesAndImportsAlone()
    {
        Ticket ticket = incident(u"new"_s);
        ticket.impact = 1;
        ticket.urgency = 1;
        derive(ticket);
        QCOMPARE(ticket.priority, 1);
        QCOMPARE(ticket.priorityOrigin, PriorityOrigin::Derived);
        for (const PriorityOrigin origin : {PriorityOrigin::Override, PriorityOrigin::Imported}) {
            ticket.priorityOrigin = origin;
            ticket.priority = 4;
            derive(ticket);
            QCOMPARE(ticket.priority, 4);
        }
    }
};

QTEST_GUILESS_MAIN(TestTicketRules)
#include "tst_ticketrules.moc"
