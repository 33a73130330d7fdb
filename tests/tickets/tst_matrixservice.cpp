// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/deskfixture.h"
#include "tickets/matrixservice.h"
#include "tickets/ticketchecks.h"

using namespace binnacle;
using namespace binnacle::test;

namespace {

const QString kSteep = u"1112 1123 2234 3344"_s; // impact 1 and 2 one grade up in places

PriorityMatrix steep()
{
    return PriorityMatrix::fromText(kSteep).value();
}

} // namespace

class TestMatrixService : public DeskFixture
{
    Q_OBJECT

    MatrixService matrices() { return MatrixService(database()); }

    TicketAct graded(int impact, int urgency)
    {
        return made({{u"impact"_s, QString::number(impact)}, {u"urgency"_s, QString::number(urgency)}});
    }

    int priority(const TicketAct &act) { return detail(act).ticket.priority; }

    // Everything `verify` asks of tickets.
    QStringList broken()
    {
        QStringList names;
        for (const auto &checker : ticketChecks()) {
            const auto check = answer(database().read(checker));
            if (!check || !check->ok)
                names.append(check ? check->name + u": "_s + check->detail : check.error().key);
        }
        return names;
    }

private Q_SLOTS:
    void anEmptyWorkspaceHasTheDefault()
    {
        const auto stored = answer(matrices().matrix(jun()));
        QVERIFY_OK(stored);
        QCOMPARE(stored->version, 0);
        QCOMPARE(stored->matrix, PriorityMatrix());
    }

    void whatIsMadeAndChangedThenGetsTheNewOne()
    {
        const TicketAct old = graded(1, 3);
        QCOMPARE(priority(old), 2);
        const auto version = answer(matrices().save(m_agent, steep(), 0));
        QVERIFY_OK(version);
        QVERIFY(*version > 0);
        QCOMPARE(priority(old), 2); // keeps it
        QCOMPARE(priority(graded(1, 3)), 1);
        QVERIFY_OK(answer(service().set(m_agent, ref(old), {{u"urgency"_s, u"4"_s}})));
        QCOMPARE(priority(old), 2); // of the new one
        QCOMPARE(answer(TicketQueries(database()).names(jun())).value().matrix, steep());
        QCOMPARE(broken(), QStringList());
    }

    void openTicketsFollowOnlyWhenAsked()
    {
        const TicketAct first = graded(1, 3), second = graded(1, 3), same = graded(4, 4);
        const TicketAct byHand = made({{u"impact"_s, u"1"_s},
                                       {u"urgency"_s, u"3"_s},
                                       {u"priority"_s, u"4"_s},
                                       {u"priority_reason"_s, u"agreed"_s}});
        const TicketAct done = graded(1, 3);
        QVERIFY_OK(answer(
            service().set(m_agent, ref(done), {{u"state"_s, u"cancelled"_s}, {u"reason"_s, u"twice"_s}})));
        const auto changes = answer(matrices().changes(jun(), steep()));
        QVERIFY_OK(changes);
        QCOMPARE(*changes, (std::vector<MatrixChange>{{2, 1, 2}}));
        QVERIFY_OK(answer(matrices().save(m_agent, steep(), 0)));
        const auto moved = answer(matrices().rederive(m_agent, u"op-1"_s));
        QVERIFY_OK(moved);
        QCOMPARE(*moved, 2);
        QCOMPARE(priority(first), 1);
        QCOMPARE(priority(second), 1);
        QCOMPARE(priority(same), 4);
        QCOMPARE(priority(byHand), 4);
        QCOMPARE(priority(done), 2);
        QVERIFY(answer(matrices().changes(jun(), steep()))->empty());
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(answer(matrices().undo(m_agent, u"op-1"_s, u"op-2"_s)));
        QCOMPARE(priority(first), 2);
        QCOMPARE(priority(second), 2);
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(answer(matrices().undo(m_agent, u"op-2"_s))); // and forth again
        QCOMPARE(priority(second), 1);
    }

    void aTicketEditedSinceStandsInTheWay()
    {
        const TicketAct first = graded(1, 3), second = graded(1, 3);
        QVERIFY_OK(answer(matrices().save(m_agent, steep(), 0)));
        QVERIFY_OK(answer(matrices().rederive(m_agent, u"op-1"_s)));
        QVERIFY_OK(answer(service().set(m_agent, ref(second), {{u"urgency"_s, u"4"_s}})));
        QVERIFY_ERROR(answer(matrices().undo(m_agent, u"op-1"_s)), ErrorCode::Conflict, u"later-edit"_s);
        QCOMPARE(priority(first), 1); // nothing was undone
    }

    void savingIsTakenBackByANewerOne()
    {
        QVERIFY_OK(answer(matrices().save(m_agent, steep(), 0, u"op-1"_s)));
        QVERIFY_OK(answer(matrices().undo(m_agent, u"op-1"_s, u"op-2"_s)));
        QCOMPARE(answer(matrices().matrix(m_agent))->matrix, PriorityMatrix());
        QVERIFY_OK(answer(matrices().undo(m_agent, u"op-2"_s)));
        QCOMPARE(answer(matrices().matrix(m_agent))->matrix, steep());
        QVERIFY_ERROR(answer(matrices().undo(m_agent, u"op-2"_s)), ErrorCode::Conflict, u"later-edit"_s);
        QVERIFY_ERROR(answer(matrices().undo(m_agent, u"op-9"_s)), ErrorCode::NotFound, u"nothing-to-undo"_s);
        const auto past = answer(matrices().past(jun()));
        QVERIFY_OK(past);
        QCOMPARE(past->size(), size_t(3));
        QCOMPARE(past->front().by, m_agent.person);
        QCOMPARE(past->back().after, kSteep);
    }

    void aTicketsOwnActIsNoneOfTheMatrix()
    {
        const TicketAct act = graded(1, 3);
        QVERIFY_ERROR(answer(matrices().undo(m_agent, act.operation)), ErrorCode::NotFound,
                      u"nothing-to-undo"_s);
    }

    void whatMayNotBeIsRefused()
    {
        QVERIFY_ERROR(answer(matrices().save(jun(), steep(), 0)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(matrices().rederive(jun())), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(matrices().undo(jun(), u"op"_s)), ErrorCode::Denied, u"not-allowed"_s);
        PriorityMatrix wrong;
        wrong.set(1, 1, 4);
        QVERIFY_ERROR(answer(matrices().save(m_agent, wrong, 0)), ErrorCode::Invalid,
                      u"matrix-not-monotone"_s);
        QVERIFY_OK(answer(matrices().save(m_agent, steep(), 0)));
        QVERIFY_ERROR(answer(matrices().save(m_agent, PriorityMatrix(), 0)), ErrorCode::Conflict,
                      u"stale-matrix"_s);
        QVERIFY_OK(answer(matrices().save(m_agent, steep(), 0))); // no change needs no version
    }

    void aPriorityNoMatrixGaveIsFound()
    {
        const TicketAct act = graded(1, 1);
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(runForeign(u"UPDATE ticket SET priority = 4 WHERE id = %1"_s.arg(act.id.value)));
        QVERIFY(broken().join(u' ').contains(u"ticket-priority: 1"_s));
    }
};

QTEST_GUILESS_MAIN(TestMatrixService)
#include "tst_matrixservice.moc"
