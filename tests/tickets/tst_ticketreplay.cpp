// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketreplay.h"

#include "people/peopleservice.h"
#include "store/content.h"
#include "support/bothengines.h"
#include "tickets/historyreplay.h"
#include "tickets/searchreplay.h"
#include "tickets/ticketchecks.h"
#include "tickets/ticketimportstore.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketvalues.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

// What the audit says of the tickets beside what their rows say.
class TestTicketReplay : public BothEngines
{
    Q_OBJECT

    void prepare() override
    {
        PeopleService people(database());
        m_admin = people.makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        QVERIFY_OK(people.addTeam(m_admin, u"Network"_s, {u"Ada Osei"_s}).result());
        QVERIFY_OK(people.addTeam(m_admin, u"Desk"_s, {}).result());
        TicketService service(database());
        const auto made = answer(service.create(
            m_admin, {{u"title"_s, u"Printer jams"_s}, {u"impact"_s, u"2"_s}, {u"team"_s, u"Network"_s}}));
        QVERIFY_OK(made);
        m_ticket = made->id;
        QVERIFY_OK(answer(service.set(m_admin, ref(), {{u"ci"_s, u"prn-7"_s}, {u"tags"_s, u"b,a"_s}})));
        QVERIFY_OK(answer(service.comment(m_admin, ref(), u"Paper of Ms Wong"_s, MessageKind::Public)));
        QFile file(temporaryPath(u"jam.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("E52") == 3);
        file.close();
        QVERIFY_OK(answer(service.attach(m_admin, ref(), file.fileName())));
    }

    TicketRef ref() const { return {m_ticket, {}, {}}; }

    Check check()
    {
        const auto found =
            answer(database().read([](ReadScope &scope) { return ticketreplay::check(scope); }));
        return found ? *found : Check{u"failed"_s, false, found.error().detail};
    }

    QStringList column(const QString &sql)
    {
        return answer(database().read([sql](ReadScope &scope) -> Result<QStringList> {
                   QStringList all;
                   BINNACLE_LET(Statement rows, scope.statement(sql));
                   BINNACLE_TRY(rows.run());
                   while (rows.next())
                       all.append(rows.text(0));
                   return all;
               }))
            .value();
    }

    Actor m_admin;
    TicketId m_ticket;

private Q_SLOTS:
    void whatWasDoneHereAgrees()
    {
        QVERIFY2(check().ok, qPrintable(check().detail));
        TicketService service(database());
        const auto act = answer(service.assign(m_admin, ref(), {}, u"Ada Osei"_s));
        QVERIFY_OK(act);
        QVERIFY_OK(answer(
            service.resolve(m_admin, ref(), u"fixed"_s, u"Roller"_s, {{u"restored"_s, u"unknown"_s}})));
        QVERIFY_OK(answer(service.reopen(m_admin, ref())));
        const auto gone = answer(service.create(m_admin, {{u"title"_s, u"By mistake"_s}}));
        QVERIFY_OK(answer(service.undo(m_admin, gone->operation)));
        // What is taken back, and later brought again by another; texts with what no engine holds.
        const auto said = answer(service.comment(m_admin, ref(), u"a\0b"_s, MessageKind::Internal));
        QVERIFY_OK(said);
        QFile file(temporaryPath(u"roller.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("E53") == 3);
        file.close();
        const auto attached = answer(service.attach(m_admin, ref(), file.fileName()));
        QVERIFY_OK(attached);
        PeopleService people(database());
        Person person;
        person.name = u"Jun Novak"_s;
        person.login = u"jun"_s;
        person.roles = Role::Agent;
        QVERIFY_OK(people.addPerson(m_admin, person).result());
        const Actor jun = people.signIn(u"jun"_s, u"os-user"_s).result().value();
        for (const QString &operation : {said->operation, attached->operation}) {
            clock().advance(60'000);
            const auto takenBack = answer(service.undo(m_admin, operation));
            QVERIFY_OK(takenBack);
            QVERIFY2(check().ok, qPrintable(check().detail));
            clock().advance(60'000);
            QVERIFY_OK(answer(service.undo(jun, takenBack->operation)));
            QVERIFY2(check().ok, qPrintable(check().detail));
        }
        const auto other =
            answer(service.create(m_admin, {{u"title"_s, u"Ti\0tle"_s}, {u"ci"_s, u"one\ntwo"_s}}));
        QVERIFY_OK(answer(service.link(m_admin, ref(), {other->id, {}, {}}, u"blocks"_s)));
        QVERIFY_OK(answer(service.link(m_admin, ref(), {other->id, {}, {}}, u"relates"_s)));
        QVERIFY_OK(answer(service.unlink(m_admin, ref(), {other->id, {}, {}}, u"blocks"_s)));
        QVERIFY2(check().ok, qPrintable(check().detail));
        QCOMPARE(column(u"SELECT body FROM message WHERE deleted_at IS NULL ORDER BY id"_s).value(1),
                 u"ab"_s);
    }

    void aNewNameOfAPersonOrTeamIsNoDifference()
    {
        PeopleService people(database());
        TicketService service(database());
        QVERIFY_OK(answer(service.assign(m_admin, ref(), {}, u"Ada Osei"_s)));
        QVERIFY_OK(people.setPerson(m_admin, u"Ada Osei"_s, {{u"name"_s, u"Ada Brandt"_s}}).result());
        QVERIFY_OK(people.setTeam(m_admin, u"Network"_s, {{u"name"_s, u"Networks"_s}}).result());
        QVERIFY2(check().ok, qPrintable(check().detail));
    }

    void whatWasDoneAroundUsIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("detail");
        QTest::newRow("a title") << u"UPDATE ticket SET title = 'Nothing happened'"_s
                                 << u"INC-000001 title"_s;
        QTest::newRow("a stamp") << u"UPDATE ticket SET opened_at = opened_at - 60000"_s
                                 << u"INC-000001 opened"_s;
        QTest::newRow("a stamp that was never set")
            << u"UPDATE ticket SET resolved_at = opened_at"_s << u"INC-000001 resolved"_s;
        QTest::newRow("a team") << u"UPDATE ticket SET team_id = (SELECT id FROM team WHERE name = 'Desk')"_s
                                << u"INC-000001 team"_s;
        QTest::newRow("the requester")
            << u"UPDATE ticket SET requester_id = (SELECT id FROM person)"_s << u"INC-000001 requester"_s;
        QTest::newRow("a tag") << u"DELETE FROM ticket_tag WHERE tag = 'b'"_s << u"INC-000001 tags"_s;
        QTest::newRow("a description")
            << u"UPDATE ticket_text SET description = 'x'"_s << u"INC-000001 description"_s;
        QTest::newRow("a ticket hidden") << u"UPDATE ticket SET deleted_at = 1"_s << u"INC-000001 deleted"_s;
        QTest::newRow("a comment") << u"UPDATE message SET body = 'Paper of nobody'"_s
                                   << u"INC-000001 message 1"_s;
        QTest::newRow("a comment gone") << u"DELETE FROM message"_s << u"INC-000001 message 1"_s;
        QTest::newRow("a comment taken back by nobody")
            << u"UPDATE message SET deleted_at = 1"_s << u"INC-000001 message 1"_s;
        QTest::newRow("a comment of another time")
            << u"UPDATE message SET at = at - 1"_s << u"INC-000001 message 1"_s;
        QTest::newRow("a comment of nobody")
            << u"UPDATE message SET author_id = NULL"_s << u"INC-000001 message 1"_s;
        QTest::newRow("a comment nobody made")
            << u"INSERT INTO message (uid, ticket_id, at, author, kind, body) "
               "SELECT 'x', id, 1, 'Eve', 'public', 'Yes' FROM ticket"_s
            << u"INC-000001 message 2"_s;
        QTest::newRow("an attachment gone") << u"DELETE FROM attachment"_s << u"INC-000001 attachment 1"_s;
    }

    void whatWasDoneAroundUsIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, detail);
        QVERIFY_OK(runForeign(sql));
        const Check found = check();
        QVERIFY(!found.ok);
        QCOMPARE(found.detail, detail);
    }

    void whatWasTakenBackAndBroughtAgainByNobodyIsNamed()
    {
        TicketService service(database());
        const auto said = answer(service.comment(m_admin, ref(), u"Roller"_s, MessageKind::Internal));
        QVERIFY_OK(said);
        QVERIFY_OK(answer(service.undo(m_admin, said->operation)));
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(runForeign(u"UPDATE message SET deleted_at = NULL"_s));
        QCOMPARE(check().detail, u"INC-000001 message 2"_s);
    }

    void linksAreThoseThatWereMade()
    {
        TicketService service(database());
        const auto other = answer(service.create(m_admin, {{u"title"_s, u"Paper is out"_s}}));
        QVERIFY_OK(answer(service.link(m_admin, ref(), {other->id, {}, {}}, u"blocks"_s)));
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(runForeign(u"UPDATE ticket_link SET kind = 'relates'"_s));
        QCOMPARE(check().detail, u"INC-000001 link 2; INC-000001 link 2"_s); // one more and one less
        QVERIFY_OK(runForeign(u"DELETE FROM ticket_link"_s));
        QCOMPARE(check().detail, u"INC-000001 link 2"_s);
    }

    void historyIsWhatTheAuditSaysWasDone_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("detail");
        QTest::newRow("as it was") << u"SELECT 1"_s << QString();
        QTest::newRow("a row gone") << u"DELETE FROM history WHERE field = 'ci'"_s << u"INC-000001 ci"_s;
        QTest::newRow("the creation gone")
            << u"DELETE FROM history WHERE field = 'state' AND before = ''"_s << u"INC-000001 state"_s;
        QTest::newRow("another value")
            << u"UPDATE history SET after = 'prn-8' WHERE field = 'ci'"_s << u"INC-000001 ci"_s;
        QTest::newRow("another text")
            << u"UPDATE history SET after = 'x' WHERE field = 'title'"_s << u"INC-000001 title"_s;
        QTest::newRow("another beginning")
            << u"UPDATE history SET after = 'assigned' WHERE field = 'state' AND before = ''"_s
            << u"INC-000001 state"_s;
        QTest::newRow("another time")
            << u"UPDATE history SET happened_at = 1 WHERE field = 'ci'"_s << u"INC-000001 ci"_s;
        QTest::newRow("a row more")
            << u"INSERT INTO history (id, subject_kind, subject_id, happened_at, recorded_at, source, actor, "
               "field, before, after) SELECT 99, 'ticket', id, 1, 1, 'binnacle', '', 'state', '', 'new' FROM ticket"_s
            << u"history 99"_s;
        QTest::newRow("a row hidden under an import")
            << u"UPDATE history SET batch_id = 99 WHERE id = (SELECT max(id) FROM history)"_s
            << u"INC-000001 assignee; history 9"_s;
        QTest::newRow("a row numbered out of sight, with another value")
            << u"UPDATE history SET id = -1, after = 'prn-8' WHERE field = 'ci'"_s << u"INC-000001 ci"_s;
        QTest::newRow("a row more in an act's name")
            << u"INSERT INTO history (id, subject_kind, subject_id, happened_at, recorded_at, source, actor, "
               "field, before, after, operation) SELECT 99, 'ticket', subject_id, at, at, 'binnacle', '', "
               "'team', '', 'x', operation FROM audit WHERE field = 'ci'"_s
            << u"INC-000001 team"_s;
    }

    void historyIsWhatTheAuditSaysWasDone()
    {
        QFETCH(QString, sql);
        QFETCH(QString, detail);
        TicketService service(database());
        QVERIFY_OK(answer(service.set(m_admin, ref(), {{u"title"_s, u"Printer jams again"_s}})));
        QVERIFY_OK(answer(service.assign(m_admin, ref(), {}, u"Ada Osei"_s)));
        if (sql != u"SELECT 1")
            QVERIFY_OK(runForeign(sql));
        const auto found =
            answer(database().read([](ReadScope &scope) { return historyreplay::check(scope); }));
        QVERIFY_OK(found);
        QCOMPARE(found->detail, detail);
        QCOMPARE(found->ok, detail.isEmpty());
    }

    void theIndexHoldsTheWordsOfTheTexts_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("detail");
        const QString id = u"(SELECT min(id) FROM ticket)"_s;
        QTest::newRow("as it was") << u"SELECT 1"_s << QString();
        QTest::newRow("other words") << u"UPDATE ticket_search SET words = 'nothing'"_s << u"INC-000001"_s;
        QTest::newRow("no row") << u"DELETE FROM ticket_search"_s << u"INC-000001"_s;
        QTest::newRow("another description")
            << u"UPDATE ticket_text SET description = 'Toner' WHERE ticket_id = "_s + id << u"INC-000001"_s;
        QTest::newRow("another comment") << u"UPDATE message SET body = 'Roller'"_s << u"INC-000001"_s;
    }

    void theIndexHoldsTheWordsOfTheTexts()
    {
        QFETCH(QString, sql);
        QFETCH(QString, detail);
        if (sql != u"SELECT 1")
            QVERIFY_OK(runForeign(sql));
        const auto found =
            answer(database().read([](ReadScope &scope) { return searchreplay::check(scope); }));
        QVERIFY_OK(found);
        QCOMPARE(found->detail, detail);
    }

    void aPageOfHistoryIsReadByKey()
    {
        if (engine() != Engine::Sqlite)
            QSKIP("PostgreSQL plans by what is in the tables");
        const auto plan = answer(database().read([](ReadScope &scope) -> Result<QString> {
            QStringList steps;
            BINNACLE_LET(Statement rows,
                         scope.statement(u"EXPLAIN QUERY PLAN "_s +
                                         ticketSql().text(u"history_told_here"_s, Engine::Sqlite)));
            BINNACLE_TRY(rows.bind(u"after"_s, qint64(0)).bind(u"limit"_s, qint64(1)).run());
            while (rows.next())
                steps.append(rows.text(3));
            return steps.join(u"; "_s);
        }));
        QVERIFY_OK(plan);
        QVERIFY2(plan->startsWith(u"SEARCH h USING INTEGER PRIMARY KEY"_s), qPrintable(*plan));
        QVERIFY2(!plan->contains(u"ORDER BY"_s), qPrintable(*plan));
    }

    // "Nobody knows" and a time beside it: the audit would agree, and the figures would take the time.
    void aTimeBesideUnknownIsNamed()
    {
        TicketService service(database());
        QVERIFY_OK(answer(
            service.resolve(m_admin, ref(), u"fixed"_s, u"Roller"_s, {{u"restored"_s, u"unknown"_s}})));
        const auto failed = [&] {
            QStringList names;
            for (const auto &checker : ticketChecks()) {
                const auto found = answer(database().read(checker));
                if (!found || !found->ok)
                    names.append(found ? found->name : found.error().key);
            }
            return names;
        };
        QCOMPARE(failed(), QStringList());
        QVERIFY_OK(runForeign(u"UPDATE ticket SET restored_at = opened_at"_s));
        QCOMPARE(failed(), (QStringList{u"ticket-stamps"_s, u"ticket-replay"_s}));
    }

    void auditsFromBeforeTextsWereSaltedStillHold()
    {
        const QString title = u"Printer jams"_s;
        const QString plain = content::hashOf(title);
        QVERIFY(ticketvalues::isHashOf(plain, u"uid"_s, title));
        QVERIFY(ticketvalues::isHashOf(ticketvalues::hashOf(u"uid"_s, title), u"uid"_s, title));
        QVERIFY(!ticketvalues::isHashOf(ticketvalues::hashOf(u"uid"_s, title), u"other"_s, title));
        QVERIFY(!column(u"SELECT after FROM audit WHERE act = 'ticket.create'"_s).first().contains(plain));
    }

    void anErasedCommentIsNoDifference()
    {
        QVERIFY_OK(runForeign(u"UPDATE message SET body = '', erased_at = 1"_s));
        QVERIFY2(check().ok, qPrintable(check().detail));
    }

    void whatAnImportMakesOfItIsAuditedToo()
    {
        QVERIFY_OK(answer(database().write({u"test"_s, m_admin, {}}, [](WriteScope &scope) -> Result<> {
            BINNACLE_LET(auto tickets, ticketimportstore::byNumber(scope, u"binnacle"_s, {u"INC-000001"_s}));
            KnownNames names;
            ImportedTicket changed{tickets.value(u"INC-000001"_s), {}};
            changed.ticket.title = u"From elsewhere"_s;
            changed.ticket.team = {0, u"Field"_s};
            return ticketimportstore::update(scope, {}, names, changed);
        })));
        QVERIFY2(check().ok, qPrintable(check().detail));
        QCOMPARE(column(u"SELECT field FROM audit WHERE act = 'ticket.import' ORDER BY field"_s),
                 (QStringList{u"team"_s, u"title"_s}));
    }

    void theAuditHoldsNoTextAboutPeople()
    {
        const QString all = column(u"SELECT actor_name || before || after FROM audit"_s).join(u' ');
        for (const QString &text : {u"Osei"_s, u"ada"_s, u"Wong"_s, u"Printer"_s})
            QVERIFY2(!all.contains(text), qPrintable(text));
        const QString uid = column(u"SELECT uid FROM message"_s).value(0);
        QCOMPARE(column(u"SELECT after FROM audit WHERE field = 'message'"_s).value(0),
                 u"1 "_s + content::hashOf(uid + u"\nPaper of Ms Wong"_s));
    }
};

QTEST_GUILESS_MAIN(TestTicketReplay)
#include "tst_ticketreplay.moc"
