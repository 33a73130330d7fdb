// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents explain outages, and their stamps are told with what is known of them: each on both engines.
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "tickets/deskfixture.h"
#include "tickets/stampedits.h"
#include "tickets/ticketchecks.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketvalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestTicketOutages : public test::DeskFixture
{
    Q_OBJECT

    static constexpr qint64 kHour = 3'600'000;

    OutageService outages()
    {
        OutageService service(database());
        service.setRemovalGuard(ticketoutages::unexplained);
        return service;
    }

    Outage outage(const QString &service, int hoursAgo)
    {
        Outage outage;
        outage.serviceName = service;
        outage.from = test::kNow - hoursAgo * kHour;
        outage.to = outage.from + kHour / 2;
        [&] { QVERIFY_OK(ServiceCatalog(database()).set(m_agent, service, {}).result()); }();
        return outages().add(m_agent, outage).result().value();
    }

    Result<TicketAct> explain(const TicketAct &ticket, OutageId id, bool explains = true, qint64 version = 0)
    {
        return service().explain(m_agent, ref(ticket), id, explains, version).result();
    }

    QStringList failedChecks()
    {
        QStringList names;
        for (const auto &checker : ticketChecks()) {
            const auto found = database().read(checker).result();
            if (!found || !found->ok)
                names.append(found ? found->name + u": " + found->detail : found.error().key);
        }
        return names;
    }

    static QString at(qint64 hoursAgo) { return isoText(test::kNow - hoursAgo * kHour, QTimeZone::utc()); }

private Q_SLOTS:
    void anIncidentExplainsOutagesOfAnyService()
    {
        const Outage mail = outage(u"Mail"_s, 5), wiki = outage(u"Wiki"_s, 8);
        const TicketAct act = made({{u"service"_s, u"Mail"_s}});
        QVERIFY_OK(explain(act, mail.id));
        const auto second = explain(act, wiki.id);
        QVERIFY_OK(second);
        QCOMPARE(second->rowVersion, 3);
        const TicketDetail found = detail(act);
        QCOMPARE(found.ticket.outages, (std::vector{mail.id, wiki.id}));
        QCOMPARE(found.outages.size(), 2U);
        QCOMPARE(found.outages.front().serviceName, u"Wiki"_s); // by beginning
        QCOMPARE(found.history.back().field, u"outages"_s);
        QCOMPARE(found.history.back().before, u"1"_s);
        QCOMPARE(found.history.back().after, u"1,2"_s);
        QCOMPARE(failedChecks(), QStringList());
    }

    void explainedOnceMoreNothingChanges()
    {
        const Outage mail = outage(u"Mail"_s, 5);
        const TicketAct act = made();
        QVERIFY_OK(explain(act, mail.id));
        const auto again = explain(act, mail.id);
        QVERIFY_OK(again);
        QCOMPARE(again->rowVersion, 2);
        QCOMPARE(detail(act).history.size(), 2U);
    }

    void whatCannotBeIsRefused()
    {
        const Outage mail = outage(u"Mail"_s, 5);
        const TicketAct act = made(), request = made({{u"type"_s, u"request"_s}});
        QVERIFY_ERROR(explain(act, OutageId(77)), ErrorCode::NotFound, u"no-such-outage"_s);
        QVERIFY_ERROR(explain(act, mail.id, false), ErrorCode::NotFound, u"not-explained"_s);
        QVERIFY_ERROR(explain(request, mail.id), ErrorCode::Invalid, u"outages-of-incidents"_s);
        QVERIFY_ERROR(service().create(m_agent, {{u"title"_s, u"New"_s}, {u"outages"_s, u"1"_s}}).result(),
                      ErrorCode::Invalid, u"outages-of-incidents"_s);
        QVERIFY_ERROR(service().set(m_agent, ref(act), {{u"outages"_s, u"first"_s}}).result(),
                      ErrorCode::Invalid, u"bad-value"_s);
        Actor auditor = m_agent;
        auditor.roles = Role::Auditor;
        QVERIFY_ERROR(service().explain(auditor, ref(act), mail.id, true).result(), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_OK(explain(act, mail.id));
        QVERIFY_ERROR(service().set(m_agent, ref(act), {{u"type"_s, u"request"_s}}).result(),
                      ErrorCode::Invalid, u"outages-of-incidents"_s);
        QCOMPARE(failedChecks(), QStringList());
    }

    void aStaleOneIsToldWhatStands()
    {
        const Outage mail = outage(u"Mail"_s, 5), wiki = outage(u"Wiki"_s, 8);
        const TicketAct act = made();
        QVERIFY_OK(explain(act, mail.id, true, 1));
        const auto stale = explain(act, wiki.id, true, 1);
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        QCOMPARE(stale.error().values.value(u"theirs"_s).toMap().value(u"outages"_s).toString(), u"1"_s);
        QCOMPARE(detail(act).ticket.outages, std::vector{mail.id});
    }

    void undoTakesItBackAndBringsItAgain()
    {
        const Outage mail = outage(u"Mail"_s, 5);
        const TicketAct act = made();
        // With the times in one act, as the dialog saves them.
        const auto saved =
            service()
                .set(m_agent, ref(act), {{u"outages"_s, u"1"_s}, {u"occurred"_s, u"~"_s + at(5)}}, 1)
                .result();
        QVERIFY_OK(saved);
        const auto undone = service().undo(m_agent, saved->operation).result();
        QVERIFY_OK(undone);
        QVERIFY(detail(act).ticket.outages.empty());
        QVERIFY(!detail(act).ticket.stamp(Stamp::Occurred));
        QVERIFY_OK(service().undo(m_agent, undone->operation).result());
        QCOMPARE(detail(act).ticket.outages, std::vector{mail.id});
        QVERIFY(detail(act).ticket.hasFlag(Stamp::Occurred, StampFlag::Estimated));
        QCOMPARE(failedChecks(), QStringList());
        // What it came to explain since stands in the way of taking the creation back.
        QVERIFY_ERROR(service().undo(m_agent, act.operation).result(), ErrorCode::Conflict, u"later-edit"_s);
    }

    void anExplainedOutageIsNotRemoved()
    {
        const Outage mail = outage(u"Mail"_s, 5);
        const TicketAct act = made();
        QVERIFY_OK(explain(act, mail.id));
        const auto refused = outages().remove(m_agent, mail.id, 0).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"outage-explained"_s);
        QCOMPARE(refused.error().values.value(u"numbers"_s).toString(), act.number);
        const auto freed = explain(act, mail.id, false);
        QVERIFY_OK(freed);
        QVERIFY_OK(outages().remove(m_agent, mail.id, 0).result());
        // And what is gone is not explained again by undo.
        QVERIFY_ERROR(service().undo(m_agent, freed->operation).result(), ErrorCode::NotFound,
                      u"no-such-outage"_s);
        QVERIFY(detail(act).ticket.outages.empty());
        QCOMPARE(failedChecks(), QStringList());
    }

    // Of a ticket somebody may not see no number is told, and the outage stays all the same.
    void whoMayNotSeeTheTicketIsNotToldItsNumber()
    {
        const Outage mail = outage(u"Mail"_s, 5);
        const TicketAct act = made({{u"visibility"_s, u"named"_s}, {u"assignee"_s, u"Ada Osei"_s}});
        QVERIFY_OK(explain(act, mail.id));
        const auto refused = outages().remove(jun(), mail.id, 0).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"outage-explained"_s);
        QCOMPARE(refused.error().values.value(u"numbers"_s).toString(), QString());
        TicketQueries queries(database());
        QCOMPARE(queries.explaining(jun(), mail.id).result().value(), QStringList());
        QCOMPARE(queries.explaining(m_agent, mail.id).result().value(), QStringList{act.number});
    }

    void whatWasDoneAroundUsIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("check");
        QTest::newRow("an outage more")
            << u"INSERT INTO ticket_outage VALUES (1, 2)"_s << u"ticket-replay: INC-000001 outages"_s;
        QTest::newRow("an outage less")
            << u"DELETE FROM ticket_outage"_s << u"ticket-replay: INC-000001 outages"_s;
        QTest::newRow("an outage that was removed")
            << u"UPDATE outage SET deleted_at = 1 WHERE id = 1"_s << u"ticket-outages: 1"_s;
    }

    void whatWasDoneAroundUsIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, check);
        const Outage mail = outage(u"Mail"_s, 5);
        (void)outage(u"Wiki"_s, 8);
        const TicketAct act = made();
        QVERIFY_OK(explain(act, mail.id));
        QCOMPARE(failedChecks(), QStringList());
        QVERIFY_OK(runForeign(sql));
        QCOMPARE(failedChecks(), QStringList{check});
    }

    void anEstimateIsKeptInHistoryAndByUndo()
    {
        const TicketAct act = made();
        const auto set = [&](const QString &field, const QString &value) {
            clock().advance(60'000);
            return service().set(m_agent, ref(act), {{field, value}}).result();
        };
        QVERIFY_OK(set(u"occurred"_s, u"~"_s + at(5)));
        const auto sure = set(u"occurred"_s, at(5)); // the same time, known now
        QVERIFY_OK(sure);
        QVERIFY(!detail(act).ticket.hasFlag(Stamp::Occurred, StampFlag::Estimated));
        QCOMPARE(detail(act).history.back().before, u"~"_s + at(5));
        QCOMPARE(detail(act).history.back().after, at(5));
        QVERIFY_OK(service().undo(m_agent, sure->operation).result());
        QVERIFY(detail(act).ticket.hasFlag(Stamp::Occurred, StampFlag::Estimated));
        QVERIFY_OK(set(u"occurred"_s, u"unknown"_s));
        QVERIFY(detail(act).ticket.isUnknown(Stamp::Occurred));
        QCOMPARE(detail(act).history.back().before, u"~"_s + at(5));
        QVERIFY_ERROR(set(u"detected"_s, u"unknown"_s), ErrorCode::Invalid, u"bad-value"_s);
        QVERIFY_OK(set(u"occurred"_s, at(6)));
        QVERIFY(!detail(act).ticket.isUnknown(Stamp::Occurred));
        QCOMPARE(failedChecks(), QStringList());
    }

    void stampsKeepTheirOrder()
    {
        const TicketAct act = made();
        QVERIFY_OK(service()
                       .set(m_agent, ref(act),
                            {{u"occurred"_s, at(6)}, {u"detected"_s, at(5)}, {u"restored"_s, at(4)}})
                       .result());
        const auto late = service().set(m_agent, ref(act), {{u"occurred"_s, at(3)}}).result();
        QVERIFY(!late);
        QCOMPARE(late.error().key, u"stamps-order"_s);
        QCOMPARE(late.error().values.value(u"first"_s).toString(), u"occurred"_s);
    }

    void anEditAfterTheResolutionIsToldAsSuch()
    {
        const TicketAct act = made({{u"occurred"_s, at(6)}});
        clock().advance(60'000);
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"occurred"_s, at(5)}}).result());
        clock().advance(60'000);
        QVERIFY_OK(
            service().resolve(m_agent, ref(act), u"fixed"_s, u"Cable"_s, {{u"restored"_s, at(2)}}).result());
        clock().advance(60'000);
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"restored"_s, at(1)}}).result());
        clock().advance(60'000);
        QVERIFY_OK(service().reopen(m_agent, ref(act)).result());
        clock().advance(60'000);
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"occurred"_s, at(4)}}).result());
        const TicketDetail found = detail(act);
        const std::vector<bool> late = stampEditsAfterResolution(found.ticket, found.history);
        QCOMPARE(late.size(), found.history.size());
        QStringList edited;
        for (size_t i = 0; i < late.size(); ++i) {
            if (late[i])
                edited.append(found.history[i].field + u' ' + found.history[i].after);
        }
        QCOMPARE(edited, QStringList{u"restored "_s + at(1)});
    }

    // An import tells no states: what it resolved is over since then.
    void ofAnImportedTicketItsStampSaysWhenItWasResolved()
    {
        Ticket ticket;
        ticket.stateClass = StateClass::Done;
        ticket.stamp(Stamp::Resolved) = 1000;
        const auto row = [](qint64 at, const QString &field, const QString &source) {
            return HistoryRow{at, field, {}, {}, u"Ada"_s, source};
        };
        const std::vector<HistoryRow> history{
            row(500, u"occurred"_s, u"binnacle"_s), row(2000, u"occurred"_s, u"binnacle"_s),
            row(2000, u"title"_s, u"binnacle"_s), row(3000, u"occurred"_s, u"jira"_s)};
        QCOMPARE(stampEditsAfterResolution(ticket, history), (std::vector{false, true, false, false}));
        ticket.stateClass = StateClass::Open;
        QCOMPARE(stampEditsAfterResolution(ticket, history), std::vector<bool>(4, false));
    }
};

QTEST_GUILESS_MAIN(TestTicketOutages)
#include "tst_ticketoutages.moc"
