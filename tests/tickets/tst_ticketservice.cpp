// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketservice.h"

#include "tickets/deskfixture.h"
#include "tickets/ticketchecks.h"

#include <QFile>
#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

// Acts on tickets, each on both engines.
class TestTicketService : public test::DeskFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aNewTicketHasANumberAPriorityAndOneAuditRow()
    {
        const TicketAct first = made({{u"impact"_s, u"2"_s}, {u"urgency"_s, u"2"_s}});
        const TicketAct second = made({{u"type"_s, u"request"_s}});
        QCOMPARE(first.number, u"INC-000001"_s);
        QCOMPARE(second.number, u"REQ-000001"_s);
        const Ticket ticket = detail(first).ticket;
        QCOMPARE(ticket.priority, 2);
        QCOMPARE(ticket.priorityOrigin, PriorityOrigin::Derived);
        QCOMPARE(ticket.rowVersion, 1);
        QCOMPARE(ticket.openedAt, test::kNow);
    }

    void whoLacksTheRightIsDeniedAndNothingChanges()
    {
        Actor auditor = m_agent;
        auditor.roles = Role::Auditor;
        const auto refused = service().create(auditor, {{u"title"_s, u"x"_s}}).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Denied);
        const TicketAct act = made();
        QVERIFY(!service().set(auditor, ref(act), {{u"title"_s, u"y"_s}}).result());
        QVERIFY(!service().comment(auditor, ref(act), u"y"_s, MessageKind::Public).result());
        QVERIFY(!service().undo(auditor, act.operation).result());
        QCOMPARE(detail(act).ticket.title, u"Wi-Fi slow on floor 3"_s);
    }

    void aNewTicketBeginsNew_data()
    {
        QTest::addColumn<QString>("state");
        for (const char *state : {"assigned", "in_progress", "resolved", "closed", "cancelled", "odd"})
            QTest::newRow(state) << QString::fromLatin1(state);
    }

    void aNewTicketBeginsNew()
    {
        QFETCH(QString, state);
        QVERIFY_ERROR(service()
                          .create(m_agent, {{u"title"_s, u"Done before it began"_s},
                                            {u"state"_s, state},
                                            {u"team"_s, u"Network"_s},
                                            {u"reason"_s, u"r"_s},
                                            {u"resolution_code"_s, u"fixed"_s},
                                            {u"resolution"_s, u"Roller"_s}})
                          .result(),
                      ErrorCode::Invalid, u"not-initial-state"_s);
        QVERIFY_OK(service().create(m_agent, {{u"title"_s, u"A"_s}, {u"state"_s, u"new"_s}}).result());
    }

    // Looked up by the key that is indexed: in any case, with or without leading zeros.
    void aNumberIsFoundHoweverItIsTyped()
    {
        const TicketAct act = made();
        for (const QString &number : {u"INC-000001"_s, u"inc-000001"_s})
            QVERIFY_OK(service().set(m_agent, {{}, number, {}}, {{u"ci"_s, number}}).result());
        QCOMPARE(detail(act).ticket.ci, u"inc-000001"_s);
        QVERIFY_ERROR(service().set(m_agent, {{}, u"INC-1000001"_s, {}}, {{u"ci"_s, u"x"_s}}).result(),
                      ErrorCode::NotFound, u"no-such-ticket"_s);
    }

    void aStaleEditChangesNothingAndGivesBothSides()
    {
        const TicketAct act = made();
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"title"_s, u"Theirs"_s}}, 1).result());
        const auto stale = service().set(m_agent, ref(act), {{u"title"_s, u"Mine"_s}}, 1).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        QCOMPARE(stale.error().values.value(u"theirs"_s).toMap().value(u"title"_s).toString(), u"Theirs"_s);
        QCOMPARE(stale.error().values.value(u"version"_s).toLongLong(), 2);
        QCOMPARE(detail(act).ticket.title, u"Theirs"_s);
    }

    void anotherTeamTakesItUnassigned()
    {
        PeopleService people(database());
        QVERIFY_OK(people.addTeam(m_agent, u"Desk"_s, {u"Jun Novak"_s}).result());
        const TicketAct act = made();
        QVERIFY_OK(service().assign(m_agent, ref(act), u"Network"_s, u"Ada Osei"_s).result());
        QVERIFY_OK(service().assign(m_agent, ref(act), u"Network"_s, {}).result()); // where it is already
        QCOMPARE(detail(act).ticket.assignee.name, u"Ada Osei"_s);
        const auto moved = service().assign(m_agent, ref(act), u"Desk"_s, {}).result();
        QVERIFY_OK(moved);
        QCOMPARE(detail(act).ticket.assignee.name, QString());
        QVERIFY_OK(service().undo(m_agent, moved->operation).result());
        QCOMPARE(detail(act).ticket.assignee.name, u"Ada Osei"_s);
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"team"_s, u"Desk"_s}}).result()); // as in a form
        QCOMPARE(detail(act).ticket.assignee.name, QString());
        QVERIFY_OK(service().assign(m_agent, ref(act), {}, u"Jun Novak"_s).result());
        QVERIFY_OK(service().assign(m_agent, ref(act), u"Network"_s, u"Jun Novak"_s).result());
        QVERIFY_OK(service().assign(m_agent, ref(act), u"Desk"_s, {}).result()); // a member keeps it
        QCOMPARE(detail(act).ticket.assignee.name, u"Jun Novak"_s);
    }

    // The first resolution is the one there is, and verify finds nothing.
    void aResolutionIsCorrected()
    {
        const TicketAct act = made();
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"fixed"_s, u"Cable"_s, {}).result());
        clock().advance(3'600'000);
        const QString at = u"2026-01-02T10:30:00Z"_s;
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"resolved"_s, at}}).result());
        QCOMPARE(detail(act).ticket.stamp(Stamp::Resolved), test::kNow + 1'800'000);
        QCOMPARE(detail(act).ticket.firstResolvedAt, test::kNow + 1'800'000);
        QVERIFY_OK(service().reopen(m_agent, ref(act)).result());
        QCOMPARE(detail(act).ticket.firstResolvedAt, test::kNow + 1'800'000);
        for (const auto &checker : ticketChecks()) {
            const auto found = test::answer(database().read(checker));
            QVERIFY_OK(found);
            QVERIFY2(found->ok, qPrintable(found->name + u' ' + found->detail));
        }
    }

    void aReasonIsOfTheStateItWasGivenWith()
    {
        const TicketAct act = made();
        const TicketValues pending{{u"state"_s, u"pending"_s}, {u"reason"_s, u"parts"_s}};
        QVERIFY_OK(service().assign(m_agent, ref(act), {}, u"Ada Osei"_s).result());
        QVERIFY_OK(service().set(m_agent, ref(act), pending).result());
        QVERIFY_ERROR(service().set(m_agent, ref(act), {{u"state"_s, u"cancelled"_s}}).result(),
                      ErrorCode::Invalid, u"reason-required"_s);
        QVERIFY_OK(service()
                       .set(m_agent, ref(act), {{u"state"_s, u"cancelled"_s}, {u"reason"_s, u"no need"_s}})
                       .result());
        QCOMPARE(detail(act).ticket.pendingReason, u"no need"_s);
    }

    void takingItIsAcknowledgingRoutingIsNot()
    {
        const TicketAct act = made();
        QVERIFY_OK(service().assign(m_agent, ref(act), u"Network"_s, {}).result());
        QCOMPARE(detail(act).ticket.state, u"assigned"_s);
        QVERIFY(!detail(act).ticket.stamp(Stamp::Acknowledged));
        QVERIFY_OK(service().assign(m_agent, ref(act), {}, u"Jun Novak"_s).result());
        QVERIFY(!detail(act).ticket.stamp(Stamp::Acknowledged));
        clock().advance(60'000);
        QVERIFY_OK(service().assign(m_agent, ref(act), {}, u"Ada Osei"_s).result());
        QCOMPARE(detail(act).ticket.stamp(Stamp::Acknowledged), test::kNow + 60'000);
        QCOMPARE(detail(act).ticket.state, u"in_progress"_s); // who takes it works on it
        QCOMPARE(detail(act).ticket.reassignmentCount, 1);
    }

    void unknownNamesAreRefused()
    {
        const TicketAct act = made();
        QCOMPARE(service().assign(m_agent, ref(act), u"Nobody's"_s, {}).result().error().key,
                 u"no-such-team"_s);
        QCOMPARE(service().assign(m_agent, ref(act), {}, u"Nobody"_s).result().error().key,
                 u"no-such-person"_s);
        QCOMPARE(service().set(m_agent, {{}, u"INC-9"_s, {}}, {{u"ci"_s, u"x"_s}}).result().error().key,
                 u"no-such-ticket"_s);
    }

    void resolvingAndReopeningKeepTheFirstResolution()
    {
        const TicketAct act = made();
        clock().advance(3'600'000);
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"fixed"_s, u"Cable changed"_s, {}).result());
        const Ticket resolved = detail(act).ticket;
        QCOMPARE(resolved.stamp(Stamp::Resolved), test::kNow + 3'600'000);
        QCOMPARE(resolved.stateClass, StateClass::Done);
        clock().advance(3'600'000);
        QVERIFY_OK(service().reopen(m_agent, ref(act)).result());
        Ticket reopened = detail(act).ticket;
        QVERIFY(!reopened.stamp(Stamp::Resolved));
        QVERIFY(reopened.reopened);
        QCOMPARE(reopened.cycle, 2);
        QCOMPARE(reopened.firstResolvedAt, test::kNow + 3'600'000);
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"fixed"_s, u"Switch changed"_s, {}).result());
        reopened = detail(act).ticket;
        QCOMPARE(reopened.stamp(Stamp::Resolved), test::kNow + 7'200'000);
        QCOMPARE(reopened.firstResolvedAt, test::kNow + 3'600'000);
    }

    void onlyWhatIsResolvedIsOpenedAgain()
    {
        const TicketAct act = made();
        QVERIFY_ERROR(service().reopen(m_agent, ref(act)).result(), ErrorCode::Conflict, u"not-resolved"_s);
        QCOMPARE(detail(act).ticket.state, u"new"_s);
        QVERIFY(!detail(act).ticket.stamp(Stamp::Acknowledged));
    }

    void timesThatCannotBeMeantAreRefused()
    {
        const TicketAct act = made();
        for (const QString &field : {u"opened"_s, u"occurred"_s})
            for (const QString &at :
                 {u"9999-12-30T00:00:00Z"_s, u"2026-01-02T11:00:00Z"_s, u"1899-12-31T23:59:59Z"_s})
                QVERIFY_ERROR(service().set(m_agent, ref(act), {{field, at}}).result(), ErrorCode::Invalid,
                              u"time-out-of-range"_s);
    }

    void theWorkspaceIsNoAttachment()
    {
        const QString workspace = database().location().path;
        if (workspace.isEmpty())
            QSKIP("a server keeps its own files");
        for (const QString &path : QStringList{workspace, workspace + u"-wal"_s})
            QVERIFY_ERROR(service().attach(m_agent, ref(made()), path).result(), ErrorCode::Invalid,
                          u"workspace-as-input"_s);
    }

    void whatIsResolvedIsNotResolvedAgain()
    {
        const TicketAct act = made();
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"fixed"_s, u"Cable changed"_s, {}).result());
        const auto again = service().resolve(m_agent, ref(act), u"fixed"_s, u"Switch changed"_s, {}).result();
        QVERIFY_ERROR(again, ErrorCode::Conflict, u"already-resolved"_s);
        QCOMPARE(detail(act).ticket.resolution, u"Cable changed"_s);
    }

    void aRepeatedReopenReopensOnce()
    {
        const TicketAct act = made();
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"fixed"_s, u"Cable changed"_s, {}).result());
        const QString operation = u"7a0f3a52-0f5b-4c53-8a63-0d8b8a0f6c12"_s;
        const auto first = service().reopen(m_agent, ref(act), 0, operation).result();
        QVERIFY_OK(first);
        const auto again = service().reopen(m_agent, ref(act), 0, operation).result();
        QVERIFY_OK(again);
        QCOMPARE(again->rowVersion, first->rowVersion);
        QCOMPARE(detail(act).ticket.reopenCount, 1);
    }

    void aPriorityHasOneFormInTheHistory()
    {
        const TicketAct act = made();
        QVERIFY_OK(service()
                       .set(m_agent, ref(act), {{u"priority"_s, u"2"_s}, {u"priority_reason"_s, u"board"_s}})
                       .result());
        QVERIFY_OK(
            runForeign(u"UPDATE history SET before = 'P3' WHERE field = 'priority'"_s)); // of an import
        const auto history = detail(act).history;
        const auto row = std::find_if(history.begin(), history.end(),
                                      [](const HistoryRow &h) { return h.field == u"priority"; });
        QVERIFY(row != history.end());
        QCOMPARE(row->before, u"P3"_s);
        QCOMPARE(row->after, u"P2"_s);
    }

    void aFullDiskRefusesAnActAndLosesNone()
    {
        if (engine() == Engine::Postgresql)
            return; // the server's own matter
        const TicketAct act = made();
        const auto limit = [&](const QString &pages) {
            return database()
                .write({u"test"_s, m_agent, {}},
                       [pages](WriteScope &scope) -> Result<> {
                           BINNACLE_LET(Statement pragma,
                                        scope.statement(u"PRAGMA max_page_count = "_s + pages));
                           return pragma.run();
                       })
                .result();
        };
        QVERIFY_OK(limit(u"1"_s)); // as many as there are
        Result<TicketAct> done = act;
        size_t kept = 0;
        for (; done && kept < 1000; kept += done ? 1 : 0)
            done = service().comment(m_agent, ref(act), QString(5000, u'x'), MessageKind::Internal).result();
        QVERIFY_ERROR(done, ErrorCode::Unavailable, u"disk-full"_s);
        QCOMPARE(detail(act).conversation.size(), kept);
        QVERIFY_OK(limit(u"1000000"_s));
        QVERIFY_OK(
            service().comment(m_agent, ref(act), u"There is room again"_s, MessageKind::Internal).result());
        reopen();
        QCOMPARE(detail(act).conversation.size(), kept + 1);
    }

    // An import may tell of times to come; an answer before them does not make them wrong.
    void anAnswerBeforeWhatIsToComeAcknowledgesNothing()
    {
        const TicketAct act = made();
        QVERIFY_OK(runForeign(u"UPDATE ticket SET detected_at = opened_at + 3600000"_s));
        QVERIFY_OK(service().comment(m_agent, ref(act), u"We are on it"_s, MessageKind::Public).result());
        QVERIFY(!detail(act).ticket.stamp(Stamp::Acknowledged));
        QCOMPARE(detail(act).conversation.size(), 1U);
    }

    void commentsAreFoundRespondAndCanBeTakenBack()
    {
        const TicketAct act = made();
        const auto note =
            service().comment(m_agent, ref(act), u"Näher: 100 Mbit Uplink"_s, MessageKind::Internal).result();
        QVERIFY_OK(note);
        QVERIFY(!detail(act).ticket.stamp(Stamp::Responded));
        QCOMPARE(count(u"naher uplink"_s), 1);
        QVERIFY_OK(service().comment(m_agent, ref(act), u"We are on it"_s, MessageKind::Public).result());
        QCOMPARE(detail(act).ticket.stamp(Stamp::Responded), test::kNow);
        QCOMPARE(detail(act).ticket.stamp(Stamp::Acknowledged), test::kNow);
        QCOMPARE(qint64(detail(act).conversation.size()), 2);
        QVERIFY_OK(service().undo(m_agent, note->operation).result());
        QCOMPARE(qint64(detail(act).conversation.size()), 1);
        QCOMPARE(count(u"uplink"_s), 0);
        for (const QString &nothing : {u"  "_s, QString(QChar(0))})
            QCOMPARE(service().comment(m_agent, ref(act), nothing, MessageKind::Public).result().error().key,
                     u"text-required"_s);
    }

    void attachmentsComeBackByteForByte()
    {
        const TicketAct act = made();
        QByteArray bytes(600'000, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = char(i * 31 % 251);
        const QString path = temporaryPath(u"switch.log"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY_OK(service().attach(m_agent, ref(act), path).result());
        const auto attachments = detail(act).attachments;
        QCOMPARE(qint64(attachments.size()), 1);
        QCOMPARE(attachments.front().name, u"switch.log"_s);
        QCOMPARE(service().attachmentContent(m_agent, attachments.front().id).result().value(), bytes);
        QVERIFY_ERROR(service().attachmentContent(m_agent, AttachmentId(99)).result(), ErrorCode::NotFound,
                      u"no-such-attachment"_s);
        QVERIFY_ERROR(service().undo(m_agent, act.operation).result(), ErrorCode::Conflict,
                      u"later-attachment"_s); // somebody put a file to it
        QCOMPARE(service().attach(m_agent, ref(act), path + u".absent"_s).result().error().key,
                 u"file-unreadable"_s);
    }

    void aFileIsReadBesideBusyReaders()
    {
        const TicketAct act = made();
        QFile file(temporaryPath(u"jam.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("E52") == 3);
        file.close();
        QSemaphore go;
        const auto busy = [&go](ReadScope &) -> Result<> {
            go.acquire();
            return {};
        };
        const auto one = database().read(busy);
        const auto two = database().read(busy);
        TicketService tickets(database());
        const auto attached = tickets.attach(m_agent, ref(act), file.fileName());
        const bool done = QTest::qWaitFor([&] { return attached.isFinished(); });
        go.release(2);
        QVERIFY_OK(test::answer(one));
        QVERIFY_OK(test::answer(two));
        QVERIFY_OK(test::answer(attached));
        QVERIFY(done);
    }

    void undoRestoresEveryField_data()
    {
        QTest::addColumn<TicketValues>("values");
        QTest::newRow("a title") << TicketValues{{u"title"_s, u"Another"_s}};
        QTest::newRow("a priority by hand")
            << TicketValues{{u"priority"_s, u"1"_s}, {u"priority_reason"_s, u"board meeting"_s}};
        QTest::newRow("impact and urgency") << TicketValues{{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}};
        QTest::newRow("names") << TicketValues{
            {u"team"_s, u"Network"_s}, {u"assignee"_s, u"Jun Novak"_s}, {u"service"_s, u"Office network"_s}};
        QTest::newRow("tags and text")
            << TicketValues{{u"tags"_s, u"wifi,floor 3"_s}, {u"description"_s, u"Long"_s}};
        QTest::newRow("stamps") << TicketValues{{u"occurred"_s, u"2026-01-02T08:00:00Z"_s},
                                                {u"detected"_s, u"2026-01-02T08:30:00Z"_s}};
        QTest::newRow("a state") << TicketValues{{u"state"_s, u"in_progress"_s}};
        QTest::newRow("a state that ends it")
            << TicketValues{{u"state"_s, u"cancelled"_s}, {u"reason"_s, u"a test call"_s}};
    }

    void undoRestoresEveryField()
    {
        QFETCH(TicketValues, values);
        const TicketAct act = made({{u"impact"_s, u"3"_s}, {u"urgency"_s, u"3"_s}});
        const Ticket before = detail(act).ticket;
        const auto changed = service().set(m_agent, ref(act), values).result();
        QVERIFY_OK(changed);
        const auto undone = service().undo(m_agent, changed->operation).result();
        QVERIFY_OK(undone);
        Ticket after = detail(act).ticket;
        QCOMPARE(after.rowVersion, before.rowVersion + 2);
        QCOMPARE(after.title, before.title);
        QCOMPARE(after.description, before.description);
        QCOMPARE(after.state, before.state);
        QCOMPARE(after.stateClass, before.stateClass);
        QCOMPARE(after.priority, before.priority);
        QCOMPARE(after.priorityOrigin, before.priorityOrigin);
        QCOMPARE(after.priorityReason, before.priorityReason);
        QCOMPARE(after.impact, before.impact);
        QCOMPARE(after.team, before.team);
        QCOMPARE(after.assignee, before.assignee);
        QCOMPARE(after.service, before.service);
        QCOMPARE(after.tags, before.tags);
        QCOMPARE(after.stamps, before.stamps);
        // Taking back the taking back is an act like any other.
        QVERIFY_OK(service().undo(m_agent, undone->operation).result());
    }

    void undoRefusesWhereALaterEditStandsInTheWay()
    {
        const TicketAct act = made();
        const auto changed = service().set(m_agent, ref(act), {{u"title"_s, u"First"_s}}).result();
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"title"_s, u"Second"_s}}).result());
        const auto undone = service().undo(m_agent, changed->operation).result();
        QVERIFY(!undone);
        QCOMPARE(undone.error().key, u"later-edit"_s);
        QCOMPARE(undone.error().values.value(u"field"_s).toString(), u"title"_s);
        QCOMPARE(service().undo(m_agent, u"no such operation"_s).result().error().key, u"nothing-to-undo"_s);
    }

    void aCreationTakenBackIsGoneFromListsAndCounts()
    {
        const TicketAct act = made();
        QCOMPARE(count({}), 1);
        QVERIFY_OK(service().undo(m_agent, act.operation).result());
        QCOMPARE(count({}), 0);
        QCOMPARE(count(u"slow"_s), 0);
    }

    // What was done since and taken back is no reason to keep a ticket; what stands is, and is named.
    void aCreationIsTakenBackOnceAllLaterActsAre()
    {
        const TicketAct act = made({{u"team"_s, u"Network"_s}, {u"tags"_s, u"wifi"_s}});
        const auto assigned = service().assign(m_agent, ref(act), {}, u"Ada Osei"_s).result();
        QVERIFY_OK(assigned);
        const auto refused = service().undo(m_agent, act.operation).result();
        QCOMPARE(refused.error().key, u"later-edit"_s);
        QVERIFY(refused.error().values.value(u"field"_s).toString() != u"row_version"_s);
        QVERIFY_OK(service().undo(m_agent, assigned->operation).result());
        const auto said =
            service().comment(m_agent, ref(act), u"We are on it"_s, MessageKind::Public).result();
        QVERIFY_OK(said);
        QCOMPARE(service().undo(m_agent, act.operation).result().error().key, u"later-comment"_s);
        QVERIFY_OK(service().undo(m_agent, said->operation).result());
        const TicketAct other = made();
        const auto linked = service().link(m_agent, ref(act), ref(other), u"relates"_s).result();
        QVERIFY_OK(linked);
        QCOMPARE(service().undo(m_agent, act.operation).result().error().key, u"later-link"_s);
        QVERIFY_OK(service().undo(m_agent, linked->operation).result());
        QVERIFY_OK(service().undo(m_agent, act.operation).result());
        QCOMPARE(count({}), 1);
    }

    void linksGoBothWaysAndComeBack()
    {
        const TicketAct one = made();
        const TicketAct two = made();
        QVERIFY_OK(service().link(m_agent, ref(one), ref(two), u"relates"_s).result());
        QCOMPARE(detail(two).links.front().otherNumber, one.number);
        const auto gone = service().unlink(m_agent, ref(one), ref(two), u"relates"_s).result();
        QVERIFY(detail(two).links.empty());
        QVERIFY_OK(service().undo(m_agent, gone->operation).result());
        QCOMPARE(qint64(detail(one).links.size()), 1);
        QCOMPARE(service().link(m_agent, ref(one), ref(one), u"relates"_s).result().error().key,
                 u"link-to-itself"_s);
    }

    void hiddenTicketsAreSeenByNobodyElse()
    {
        const TicketAct act = made({{u"visibility"_s, u"named"_s}, {u"assignee"_s, u"Ada Osei"_s}});
        const Actor other = jun();
        TicketQueries queries(database());
        QCOMPARE(queries.count(m_agent, {}).result().value(), 1);
        QCOMPARE(queries.count(other, {}).result().value(), 0);
        QCOMPARE(queries.newest(other, u"slow"_s, 10).result().value().size(), 0U);
        QVERIFY(queries.page(other, {}).result().value().rows.empty());
        QVERIFY(!queries.detail(other, ref(act)).result());
        QVERIFY(!service().set(other, ref(act), {{u"title"_s, u"seen"_s}}).result());
        const TicketAct seen = made();
        QVERIFY_OK(service().link(m_agent, ref(act), ref(seen), u"relates"_s).result());
        QVERIFY_OK(service().link(m_agent, ref(seen), ref(act), u"blocks"_s).result());
        QCOMPARE(qint64(detail(seen).links.size()), 2);
        QVERIFY(queries.detail(other, ref(seen)).result().value().links.empty());
    }

    void nobodyHidesATicketFromEverybody_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<TicketValues>("values");
        QTest::addColumn<QString>("key");
        const TicketValues named{{u"visibility"_s, u"named"_s}, {u"assignee"_s, u"Jun Novak"_s}};
        QTest::newRow("an agent changes no visibility") << Role::Agent << named << u"not-allowed"_s;
        QTest::newRow("a manager who stays named may") << Role::Manager << named << QString();
        QTest::newRow("a manager named nowhere may not")
            << Role::Manager << TicketValues{{u"visibility"_s, u"named"_s}} << u"would-be-hidden"_s;
        QTest::newRow("a manager of another team may not")
            << Role::Manager << TicketValues{{u"visibility"_s, u"team"_s}, {u"team"_s, u"Network"_s}}
            << u"would-be-hidden"_s;
    }

    void nobodyHidesATicketFromEverybody()
    {
        QFETCH(Role, role);
        QFETCH(TicketValues, values);
        QFETCH(QString, key);
        Actor actor = jun();
        actor.roles = role;
        const TicketAct act = made();
        const auto done = service().set(actor, ref(act), values).result();
        QCOMPARE(done ? QString() : done.error().key, key);
        QCOMPARE(detail(act).ticket.visibility, key.isEmpty() ? values.value(u"visibility"_s) : u"all"_s);
        TicketValues fresh = values;
        fresh.insert(u"title"_s, u"Fresh"_s);
        const auto begun = service().create(actor, fresh).result();
        QCOMPARE(begun ? QString() : begun.error().key, key);
        QCOMPARE(count(u"fresh"_s), key.isEmpty() ? 1 : 0);
        // An administrator finds what others cannot see, and gives it back.
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"visibility"_s, u"all"_s}}).result());
    }

    void whoMayOnlyAskSaysWhatItIsAboutAndNoMore_data()
    {
        QTest::addColumn<TicketValues>("more");
        QTest::newRow("no state") << TicketValues{{u"state"_s, u"resolved"_s}};
        QTest::newRow("no times") << TicketValues{{u"opened"_s, u"2020-01-01T00:00:00Z"_s}};
        QTest::newRow("no impact") << TicketValues{{u"impact"_s, u"1"_s}};
        QTest::newRow("no priority") << TicketValues{{u"priority"_s, u"1"_s}};
        QTest::newRow("not major") << TicketValues{{u"major"_s, u"yes"_s}};
        QTest::newRow("no assignee who is here") << TicketValues{{u"assignee"_s, u"Ada Osei"_s}};
        QTest::newRow("no assignee who is not") << TicketValues{{u"assignee"_s, u"Nobody"_s}};
        QTest::newRow("no team") << TicketValues{{u"team"_s, u"Nowhere"_s}};
        QTest::newRow("not for somebody else") << TicketValues{{u"requester"_s, u"Ada Osei"_s}};
        QTest::newRow("not for somebody unknown") << TicketValues{{u"requester"_s, u"Nobody"_s}};
    }

    void whoMayOnlyAskSaysWhatItIsAboutAndNoMore()
    {
        QFETCH(TicketValues, more);
        (void)made({{u"service"_s, u"Mail"_s}});
        Actor asking = jun();
        asking.roles = Role::Requester;
        TicketValues values{{u"title"_s, u"Badge"_s},
                            {u"description"_s, u"Lost"_s},
                            {u"type"_s, u"request"_s},
                            {u"service"_s, u"Mail"_s}};
        const auto own = service().create(asking, values).result();
        QVERIFY_OK(own);
        QCOMPARE(detail(*own).ticket.requester.key, asking.person.value);
        values.insert(more);
        const auto refused = service().create(asking, values).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Denied);
        QCOMPARE(refused.error().key, u"not-allowed"_s);
        const QVariantMap told{{u"act"_s, u"edit-ticket"_s}, {u"person"_s, u"Jun Novak"_s}};
        QCOMPARE(refused.error().values, told); // the same for every name
        QCOMPARE(count(u"badge"_s), 1);
    }

    void onlyWhoEditsServicesMakesOneByNamingIt_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("key");
        QTest::newRow("an agent names no new service") << Role::Agent << u"service"_s << u"no-such-service"_s;
        QTest::newRow("a requester names no new service")
            << Role::Requester << u"service"_s << u"no-such-service"_s;
        QTest::newRow("a manager does") << Role::Manager << u"service"_s << QString();
        QTest::newRow("an agent names a new category") << Role::Agent << u"category"_s << QString();
        QTest::newRow("a requester does not") << Role::Requester << u"category"_s << u"no-such-category"_s;
    }

    void onlyWhoEditsServicesMakesOneByNamingIt()
    {
        QFETCH(Role, role);
        QFETCH(QString, field);
        QFETCH(QString, key);
        (void)made({{u"service"_s, u"Known"_s}, {u"category"_s, u"Known"_s}});
        Actor actor = jun();
        actor.roles = role;
        const TicketValues known{{u"title"_s, u"x"_s}, {field, u"KNOWN"_s}};
        QVERIFY_OK(service().create(actor, known).result());
        const auto done = service().create(actor, {{u"title"_s, u"y"_s}, {field, u"Foo"_s}}).result();
        QCOMPARE(done ? QString() : done.error().key, key);
        const auto names = TicketQueries(database()).names(m_agent).result().value();
        QCOMPARE((names.services + names.categories).contains(u"Foo"_s), key.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTicketService)
#include "tst_ticketservice.moc"
