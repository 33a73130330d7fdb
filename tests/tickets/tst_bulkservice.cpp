// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/bulkservice.h"

#include "tickets/deskfixture.h"
#include "tickets/historyreplay.h"
#include "tickets/searchreplay.h"
#include "tickets/ticketimportstore.h"
#include "tickets/ticketreplay.h"
#include "tickets/ticketvalues.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

using Fate = BulkLine::Fate;
using Kind = TicketChange::Kind;

// One change to many tickets, on both engines: the same as one act after the other, in one operation.
class TestBulkService : public test::DeskFixture
{
    Q_OBJECT

private:
    static constexpr int kTwins = 6;

    BulkService bulk() { return BulkService(database()); }

    BulkSelection of(const std::vector<TicketAct> &acts)
    {
        BulkSelection selection;
        for (const TicketAct &act : acts)
            selection.tickets.push_back(act.id);
        return selection;
    }

    Result<BulkPlan> planned(const Actor &actor, const BulkSelection &selection, const TicketChange &change)
    {
        return bulk().plan(actor, selection, change).result();
    }

    Result<BulkResult> done(const Actor &actor, const BulkSelection &selection, const TicketChange &change,
                            const QString &operation = {})
    {
        return bulk().run(actor, selection, change, {}, operation).result();
    }

    static const BulkLine &lineOf(const std::vector<BulkLine> &lines, const TicketAct &act)
    {
        return *std::find_if(lines.begin(), lines.end(),
                             [&act](const BulkLine &line) { return line.id == act.id; });
    }

    // All that is told of a ticket, and of what happened to it.
    QStringList told(const TicketAct &act)
    {
        const TicketDetail of = detail(act);
        QStringList lines{QString::number(of.ticket.rowVersion), classText(of.ticket)};
        for (const ticketvalues::Field &field : ticketvalues::all())
            lines.append(field.name + u'=' + ticketvalues::text(of.ticket, field.name));
        for (const HistoryRow &row : of.history)
            lines.append(QStringList{row.field, row.before, row.after, row.actor}.join(u'|'));
        return lines;
    }

    static QString classText(const Ticket &ticket) { return QString::number(int(ticket.stateClass)); }

    QStringList values(const TicketAct &act)
    {
        QStringList lines;
        for (const ticketvalues::Field &field : ticketvalues::all())
            lines.append(field.name + u'=' + ticketvalues::text(detail(act).ticket, field.name));
        return lines;
    }

    // As an import leaves them: many in one write.
    std::vector<TicketAct> many(int count)
    {
        std::vector<ImportedTicket> tickets(size_t(count), ImportedTicket{});
        std::vector<const ImportedTicket *> all;
        for (int i = 0; i < count; ++i) {
            Ticket &ticket = tickets[size_t(i)].ticket;
            ticket.source = u"log"_s;
            ticket.number = u"LOG-%1"_s.arg(i);
            ticket.title = u"Imported %1"_s.arg(i);
            ticket.state = u"new"_s;
            ticket.openedAt = test::kNow - 1000;
            ticket.updatedAt = test::kNow;
            all.push_back(&tickets[size_t(i)]);
        }
        const auto ids = database()
                             .write({u"seed"_s, m_agent, {}},
                                    [&](WriteScope &scope) {
                                        KnownNames names;
                                        return ticketimportstore::insert(scope, {}, names, all);
                                    })
                             .result()
                             .value();
        std::vector<TicketAct> acts;
        for (const TicketId id : ids)
            acts.push_back({id, {}, 1, {}});
        return acts;
    }

    Result<TicketAct> single(const Actor &actor, const TicketAct &act, const TicketChange &change)
    {
        switch (change.kind) {
        case Kind::Assign:
            return service()
                .assign(actor, ref(act), change.values.value(u"team"_s), change.values.value(u"assignee"_s))
                .result();
        case Kind::Resolve:
            return service()
                .resolve(actor, ref(act), change.values.value(u"resolution_code"_s),
                         change.values.value(u"resolution"_s), change.values)
                .result();
        case Kind::Reopen:
            return service().reopen(actor, ref(act)).result();
        case Kind::Set:
            break;
        }
        return service().set(actor, ref(act), change.values).result();
    }

    // What can be asked of many, with what some of them refuse.
    static std::vector<TicketChange> changes()
    {
        const TicketValues solved{{u"resolution_code"_s, u"fixed"_s},
                                  {u"resolution"_s, u"Restarted"_s},
                                  {u"restored"_s, u"unknown"_s}};
        return {
            {Kind::Set, {{u"title"_s, u"Printer jams"_s}}, {}, {}},
            {Kind::Set, {{u"priority"_s, u"1"_s}, {u"priority_reason"_s, u"VIP"_s}}, {}, {}},
            {Kind::Set, {{u"priority"_s, u"2"_s}}, {}, {}},
            {Kind::Set, {{u"impact"_s, u"1"_s}, {u"urgency"_s, u"2"_s}}, {}, {}},
            {Kind::Set, {{u"team"_s, u"Network"_s}}, {}, {}},
            {Kind::Set, {{u"assignee"_s, u"Jun Novak"_s}, {u"category"_s, u"Hardware"_s}}, {}, {}},
            {Kind::Set, {{u"service"_s, u"Mail"_s}}, {}, {}},
            {Kind::Set, {{u"tags"_s, u"red,blue"_s}}, {}, {}},
            {Kind::Set, {{u"visibility"_s, u"named"_s}}, {}, {}},
            {Kind::Set, {{u"state"_s, u"pending"_s}, {u"reason"_s, u"vendor"_s}}, {}, {}},
            {Kind::Set, {{u"state"_s, u"assigned"_s}}, {}, {}},
            {Kind::Set, {{u"state"_s, u"closed"_s}}, {}, {}},
            {Kind::Set, {{u"detected"_s, u"2026-01-01T08:00:00Z"_s}}, {}, {}},
            {Kind::Assign, {{u"assignee"_s, u"Ada Osei"_s}}, {}, {}},
            {Kind::Assign, {{u"team"_s, u"Network"_s}}, {}, {}},
            {Kind::Resolve, solved, {}, {}},
            {Kind::Reopen, {}, {}, {}},
        };
    }

    // Two of each: one set for the bulk act, one for single acts.
    std::vector<TicketAct> twins()
    {
        const TicketValues kinds[kTwins] = {
            {},
            {{u"type"_s, u"request"_s}},
            {{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}, {u"team"_s, u"Network"_s}},
            {{u"tags"_s, u"green"_s}, {u"assignee"_s, u"Jun Novak"_s}, {u"service"_s, u"Mail"_s}},
            {{u"state"_s, u"resolved"_s}},
            {{u"state"_s, u"in_progress"_s}, {u"category"_s, u"Network"_s}},
        };
        std::vector<TicketAct> acts;
        for (TicketValues values : kinds) {
            const QString state = values.take(u"state"_s);
            TicketAct act = made(values);
            if (state == u"resolved")
                act = service().resolve(m_agent, ref(act), u"fixed"_s, u"Done"_s, {}).result().value();
            else if (!state.isEmpty())
                act = service().set(m_agent, ref(act), {{u"state"_s, state}}).result().value();
            acts.push_back(act);
        }
        return acts;
    }

private Q_SLOTS:
    void isTheSameAsOneActAfterTheOther()
    {
        const std::vector<TicketAct> together = twins(), alone = twins();
        const std::vector<TicketChange> all = changes();
        clock().advance(60'000);
        const bool holds = rc::check("bulk equals single acts, undo restores", [&] {
            const TicketChange change = all[*rc::gen::inRange<size_t>(0, all.size())];
            const auto chosen = *rc::gen::container<std::vector<bool>>(kTwins, rc::gen::arbitrary<bool>());
            const Actor actor = *rc::gen::arbitrary<bool>() ? m_agent : jun();
            BulkSelection selection;
            for (size_t i = 0; i < chosen.size(); ++i) {
                if (chosen[i])
                    selection.tickets.push_back(together[i].id);
            }
            std::vector<QStringList> before;
            for (const TicketAct &act : together)
                before.push_back(values(act));
            const auto plan = planned(actor, selection, change);
            const auto result = done(actor, selection, change);
            RC_ASSERT((plan.has_value() && result.has_value()));
            RC_ASSERT((qint64(plan->lines.size()) == qint64(selection.tickets.size())));
            RC_ASSERT((plan->count(Fate::Changes) == result->changed));
            RC_ASSERT((plan->count(Fate::Refused) == result->refused));
            QStringList operations;
            for (size_t i = 0; i < chosen.size(); ++i) {
                if (!chosen[i])
                    continue;
                const auto one = single(actor, alone[i], change);
                const BulkLine &line = lineOf(result->lines, together[i]);
                const BulkLine &ahead = lineOf(plan->lines, together[i]);
                RC_ASSERT((line.fate == ahead.fate && line.fields == ahead.fields));
                if (line.fate == Fate::Refused)
                    RC_ASSERT((!one && one.error().key == line.refusal->key));
                else if (line.fate == Fate::Changes)
                    RC_ASSERT((one.has_value()));
                else
                    RC_ASSERT(
                        (one ? one->rowVersion == line.rowVersion : one.error().key == u"already-resolved"));
                if (one && line.fate == Fate::Changes)
                    operations.append(one->operation);
                RC_ASSERT((told(together[i]) == told(alone[i])));
            }
            if (result->changed > 0)
                RC_ASSERT((service().undo(actor, result->operation).result().has_value()));
            for (const QString &operation : operations)
                RC_ASSERT((service().undo(actor, operation).result().has_value()));
            for (size_t i = 0; i < together.size(); ++i) {
                RC_ASSERT((values(together[i]) == before[i]));
                RC_ASSERT((told(together[i]) == told(alone[i])));
            }
        });
        QVERIFY(holds);
    }

    void looksAheadTicketByTicket()
    {
        const TicketAct fresh = made(), there = made({{u"team"_s, u"Network"_s}}),
                        request = made({{u"type"_s, u"request"_s}});
        const auto plan =
            planned(m_agent, of({fresh, there, request}), {Kind::Set, {{u"state"_s, u"assigned"_s}}, {}, {}});
        QVERIFY_OK(plan);
        QCOMPARE(lineOf(plan->lines, fresh).refusal->key, u"team-required"_s);
        QCOMPARE(lineOf(plan->lines, request).refusal->key, u"unknown-state"_s);
        const BulkLine &line = lineOf(plan->lines, there);
        QCOMPARE(line.fate, Fate::Changes);
        QCOMPARE(line.number, there.number);
        const std::vector<FieldDifference> moved{{u"state"_s, u"new"_s, u"assigned"_s}};
        QCOMPARE(line.fields, moved);
        QCOMPARE(detail(there).ticket.state, u"new"_s); // nothing was done
        const auto again = planned(m_agent, of({there}), {Kind::Set, {{u"team"_s, u"network"_s}}, {}, {}});
        QVERIFY_OK(again);
        QCOMPARE(lineOf(again->lines, there).fate, Fate::Already);
    }

    void tagsComeAndGoBesideTheOthers()
    {
        const TicketAct one = made({{u"tags"_s, u"floor-3,wifi"_s}}), other = made();
        const auto result = done(m_agent, of({one, other}), {Kind::Set, {}, {u"Urgent"_s}, {u"WIFI"_s}});
        QVERIFY_OK(result);
        QCOMPARE(detail(one).ticket.tags, (QStringList{u"floor-3"_s, u"Urgent"_s}));
        QCOMPARE(detail(other).ticket.tags, QStringList{u"Urgent"_s});
        QCOMPARE(count(u"tag:urgent"_s), 2);
        QCOMPARE(count(u"wifi tag:urgent"_s), 0); // not by a word of its old tag, either
    }

    void whatNoTicketTakesIsSaidOnce_data()
    {
        QTest::addColumn<TicketValues>("values");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, Kind kind, const TicketValues &values, const QString &key) {
            QTest::newRow(name) << values << int(kind) << key;
        };
        row("nothing", Kind::Set, {}, u"nothing-to-change"_s);
        row("no such field", Kind::Set, {{u"color"_s, u"red"_s}}, u"unknown-field"_s);
        row("a field that follows", Kind::Set, {{u"reopened"_s, u"yes"_s}}, u"unknown-field"_s);
        row("no such value", Kind::Set, {{u"impact"_s, u"9"_s}}, u"bad-value"_s);
        row("no such person", Kind::Set, {{u"assignee"_s, u"Nobody"_s}}, u"no-such-person"_s);
        row("no such team", Kind::Assign, {{u"team"_s, u"Nowhere"_s}}, u"no-such-team"_s);
        row("to nobody", Kind::Assign, {}, u"assign-to-whom"_s);
        row("resolved without a word", Kind::Resolve, {{u"resolution_code"_s, u"fixed"_s}},
            u"resolution-required"_s);
        row("no title", Kind::Set, {{u"title"_s, u" "_s}}, u"title-required"_s);
    }

    void whatNoTicketTakesIsSaidOnce()
    {
        QFETCH(TicketValues, values);
        QFETCH(int, kind);
        QFETCH(QString, key);
        const TicketAct act = made();
        const TicketChange change{Kind(kind), values, {}, {}};
        const auto plan = planned(m_agent, of({act}), change);
        QVERIFY(!plan);
        QCOMPARE(plan.error().key, key);
        const auto result = done(m_agent, of({act}), change);
        QVERIFY(!result);
        QCOMPARE(result.error().key, key);
    }

    void whoMayNotEditIsDenied()
    {
        const TicketAct act = made();
        Actor auditor = jun();
        auditor.roles = Role::Auditor;
        const TicketChange change{Kind::Set, {{u"title"_s, u"x"_s}}, {}, {}};
        QCOMPARE(planned(auditor, of({act}), change).error().code, ErrorCode::Denied);
        QCOMPARE(done(auditor, of({act}), change).error().code, ErrorCode::Denied);
    }

    void whatOneMayNotSeeIsNotThere()
    {
        const TicketAct seen = made();
        const TicketAct hidden = made({{u"visibility"_s, u"named"_s}, {u"assignee"_s, u"Ada Osei"_s}});
        const TicketChange change{Kind::Set, {{u"title"_s, u"Found"_s}}, {}, {}};
        const auto byKey = done(jun(), of({seen, hidden}), change);
        QVERIFY_OK(byKey);
        QCOMPARE(byKey->changed, 1);
        QCOMPARE(lineOf(byKey->lines, hidden).refusal->key, u"no-such-ticket"_s);
        QVERIFY(lineOf(byKey->lines, hidden).title.isEmpty());
        const auto found = planned(jun(), {{}, QString()}, change);
        QVERIFY_OK(found);
        QCOMPARE(found->lines.size(), 1U);
        QCOMPARE(detail(hidden).ticket.title, u"Wi-Fi slow on floor 3"_s);
    }

    void allThatMatchIsWhatMatchesThen()
    {
        const TicketAct old = made({{u"tags"_s, u"x"_s}});
        const TicketChange change{Kind::Set, {{u"ci"_s, u"ap-3"_s}}, {}, {}};
        const BulkSelection all{{}, u"tag:x"_s};
        const auto plan = planned(m_agent, all, change);
        QVERIFY_OK(plan);
        const TicketAct later = made({{u"tags"_s, u"x"_s}});
        const auto asSeen = bulk().run(m_agent, *plan, change, {}).result();
        QVERIFY_OK(asSeen);
        QCOMPARE(asSeen->changed, 1); // what nobody looked at is not touched
        QCOMPARE(detail(later).ticket.ci, QString());
        const auto now = done(m_agent, all, change);
        QVERIFY_OK(now);
        QCOMPARE(now->changed, 1);
        QCOMPARE(now->already, 1);
        QCOMPARE(detail(old).ticket.ci, u"ap-3"_s);
        QCOMPARE(planned(m_agent, {{}, u"nonsense:"_s}, change).has_value(), false);
    }

    void anEditSinceIsNeverOverwritten()
    {
        const TicketAct plain = made(), other = made(), same = made(), gone = made();
        const TicketChange change{Kind::Set, {{u"title"_s, u"Ours"_s}}, {}, {}};
        const auto plan = planned(m_agent, of({plain, other, same, gone}), change);
        QVERIFY_OK(plan);
        QVERIFY_OK(service().set(jun(), ref(other), {{u"ci"_s, u"ap-3"_s}}).result());
        QVERIFY_OK(service().set(jun(), ref(same), {{u"title"_s, u"Theirs"_s}}).result());
        QVERIFY_OK(service().undo(m_agent, gone.operation).result());
        const auto result = bulk().run(m_agent, *plan, change, {}).result();
        QVERIFY_OK(result);
        QCOMPARE(result->changed, 2);
        QCOMPARE(result->refused, 2);
        QCOMPARE(detail(other).ticket.title, u"Ours"_s); // merged: theirs was of another field
        QCOMPARE(detail(other).ticket.ci, u"ap-3"_s);
        QCOMPARE(detail(same).ticket.title, u"Theirs"_s);
        QCOMPARE(lineOf(result->lines, same).refusal->key, u"stale-version"_s);
        QCOMPARE(lineOf(result->lines, gone).refusal->key, u"no-such-ticket"_s);
        QCOMPARE(detail(plain).ticket.title, u"Ours"_s);
    }

    void aRepeatAnswersTheFirst()
    {
        const TicketAct one = made(), other = made({{u"ci"_s, u"ap-3"_s}});
        const TicketChange change{Kind::Set, {{u"ci"_s, u"ap-3"_s}}, {}, {}};
        const auto first = done(m_agent, of({one, other}), change, u"op-1"_s);
        QVERIFY_OK(first);
        QCOMPARE(first->operation, u"op-1"_s);
        const auto second = done(m_agent, of({one, other}), change, u"op-1"_s);
        QVERIFY_OK(second);
        QCOMPARE(second->operation, first->operation);
        QCOMPARE(second->changed, 1);
        QCOMPARE(second->already, 1);
        QVERIFY(second->lines.empty());
        QCOMPARE(detail(one).ticket.rowVersion, 2);
    }

    void undoIsOfAllOrOfNothing()
    {
        const TicketAct one = made(), other = made(), third = made();
        const auto result =
            done(m_agent, of({one, other, third}), {Kind::Set, {{u"ci"_s, u"ap-3"_s}}, {}, {}});
        QVERIFY_OK(result);
        const TicketAct edit = service().set(jun(), ref(other), {{u"ci"_s, u"ap-4"_s}}).result().value();
        const auto refused = service().undo(m_agent, result->operation).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"later-edit"_s);
        QCOMPARE(refused.error().values.value(u"number"_s).toString(), other.number);
        QCOMPARE(detail(one).ticket.ci, u"ap-3"_s);
        QCOMPARE(detail(third).ticket.ci, u"ap-3"_s);
        QVERIFY_OK(service().undo(jun(), edit.operation).result());
        QVERIFY_OK(service().undo(m_agent, result->operation).result());
        for (const TicketAct &act : {one, other, third})
            QCOMPARE(detail(act).ticket.ci, QString());
    }

    void manyAreOneOperation()
    {
        const std::vector<TicketAct> acts = many(250);
        auto job = std::make_shared<Job>();
        const TicketValues values{{u"title"_s, u"Known fault"_s},
                                  {u"description"_s, u"See problem 7"_s},
                                  {u"category"_s, u"Network"_s},
                                  {u"tags"_s, u"known"_s}};
        const auto result = bulk().run(m_agent, of(acts), {Kind::Set, values, {}, {}}, job).result();
        QVERIFY_OK(result);
        QCOMPARE(result->changed, 250);
        QCOMPARE(job->progress().total, 250);
        QCOMPARE(count(u"\"known fault\" tag:known category:network"_s), 250);
        QCOMPARE(detail(acts.back()).ticket.description, u"See problem 7"_s);
        QVERIFY(consistent());
        QVERIFY_OK(service().undo(m_agent, result->operation).result());
        QCOMPARE(count(u"fault"_s), 0);
        QCOMPARE(count(u"imported"_s), 250);
        QCOMPARE(detail(acts.front()).ticket.description, QString());
        QVERIFY(consistent());
    }

    void aCancelLeavesNothing()
    {
        const std::vector<TicketAct> acts = many(450);
        const TicketChange change{Kind::Set, {{u"ci"_s, u"ap-3"_s}}, {}, {}};
        // While it waits for another writer.
        QSemaphore mayGo;
        const auto other = database().write({u"wait"_s, m_agent, {}}, [&](WriteScope &) -> Result<> {
            mayGo.acquire();
            return {};
        });
        auto waiting = std::make_shared<Job>();
        const auto first = bulk().run(m_agent, of(acts), change, waiting);
        waiting->cancel();
        mayGo.release();
        QCOMPARE(first.result().error().code, ErrorCode::Cancelled);
        QVERIFY_OK(other.result());
        // In the midst of it.
        auto midst = std::make_shared<Job>();
        const auto second = bulk().run(m_agent, of(acts), change, midst);
        while (!second.isFinished() && midst->progress().done == 0)
            QThread::usleep(100);
        midst->cancel();
        const auto result = second.result();
        QCOMPARE(result ? ErrorCode::Cancelled : result.error().code, ErrorCode::Cancelled);
        QCOMPARE(detail(acts.front()).ticket.ci, result ? u"ap-3"_s : QString());
        QCOMPARE(detail(acts.back()).ticket.ci, result ? u"ap-3"_s : QString());
        QCOMPARE(count(u"ap-3"_s), result ? 450 : 0);
        auto ahead = std::make_shared<Job>();
        ahead->cancel();
        QCOMPARE(bulk().plan(m_agent, of(acts), change, ahead).result().error().code, ErrorCode::Cancelled);
    }

private:
    // What `verify` asks of the tickets.
    bool consistent()
    {
        const auto checks = database()
                                .read([](ReadScope &scope) -> Result<QStringList> {
                                    QStringList wrong;
                                    for (const auto &look :
                                         {ticketreplay::check, historyreplay::check, searchreplay::check}) {
                                        BINNACLE_LET(const Check check, look(scope));
                                        if (!check.ok)
                                            wrong.append(check.name + u": "_s + check.detail);
                                    }
                                    return wrong;
                                })
                                .result();
        if (!checks || !checks->isEmpty())
            qWarning() << (checks ? *checks : QStringList{checks.error().key});
        return checks && checks->isEmpty();
    }
};

int main(int argc, char *argv[])
{
    qputenv("RC_PARAMS", "max_success=3"); // each case is twenty acts
    QCoreApplication app(argc, argv);
    TestBulkService test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_bulkservice.moc"
