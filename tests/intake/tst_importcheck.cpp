// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importaudit.h"
#include "intake/importfixture.h"
#include "intake/importstaging.h"
#include "people/peoplechecks.h"
#include "people/peopleservice.h"
#include "tickets/ticketservice.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTwo =
    "number,title,state,priority,team,assignee,opened,resolved,made_sla,tags,room\n"
    "INC1,No net,Resolved,2,Net,Ann,2026-01-05 08:00,2026-01-05 09:00,true,\"wifi,é,e,Wifi\",12\n"
    "INC2,Slow,Odd,3,Desk,Bob,2026-01-06 08:00,,,,\n";
const QByteArray kLog = "number,at,state,team\n"
                        "E1,2026-01-05 08:00,New,Net\n"
                        "E1,2026-01-05 09:00,Resolved,Net\n"
                        "E1,2026-01-05 10:00,Active,Desk\n";

} // namespace

// What verify says of imported tickets and of the batches that brought them.
class ImportCheckTest : public ImportFixture
{
    Q_OBJECT

    void importAll()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QCOMPARE(counts(import(requestFor(kLog, u"incident-events"_s))), u"1/0/0/0/0/0"_s);
        QCOMPARE(faults(), QString());
    }

    TicketRef ref(const QString &number) { return {{}, number, u"test"_s}; }

private Q_SLOTS:
    void whatWasDoneAroundUsIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        const auto ticket = [](const QString &set) -> QString {
            return u"UPDATE ticket SET "_s + set + u" WHERE number = 'INC1'"_s;
        };
        QTest::newRow("a title") << ticket(u"title = 'no net'"_s) << u"imported: INC1 title"_s;
        QTest::newRow("a stamp") << ticket(u"resolved_at = resolved_at - 60000"_s)
                                 << u"imported: INC1 resolved"_s;
        QTest::newRow("whether the SLA was met") << ticket(u"made_sla = 0"_s) << u"imported: INC1 made_sla"_s;
        QTest::newRow("how often it was reopened")
            << ticket(u"reopen_count = 3"_s) << u"imported: INC1 reopen_count"_s;
        QTest::newRow("a team") << ticket(u"team_id = (SELECT id FROM team WHERE name = 'Desk')"_s)
                                << u"imported: INC1 team"_s;
        QTest::newRow("a tag") << u"DELETE FROM ticket_tag WHERE tag = 'wifi'"_s
                               << u"imported: INC1 tags; search-replay: INC1"_s;
        QTest::newRow("a column no field took")
            << u"UPDATE ticket_text SET extra = '' WHERE extra <> ''"_s << u"imported: INC1 extra"_s;
        QTest::newRow("a ticket deleted") << ticket(u"deleted_at = 1"_s) << u"imported: INC1 deleted"_s;
        QTest::newRow("a ticket hidden")
            << ticket(u"visibility = 'named'"_s) << u"imported: INC1 visibility"_s;
        QTest::newRow("a ticket made major") << ticket(u"major = 1"_s) << u"imported: INC1 major"_s;
        QTest::newRow("a resolution")
            << u"UPDATE ticket_text SET resolution = 'x' WHERE ticket_id = (SELECT id FROM ticket WHERE number = 'INC1')"_s
            << u"imported: INC1 resolution; search-replay: INC1"_s;
        QTest::newRow("its code") << ticket(u"resolution_code = 'fixed'"_s)
                                  << u"imported: INC1 resolution_code"_s;
        QTest::newRow("why a priority is another")
            << ticket(u"priority_reason = 'x'"_s) << u"imported: INC1 priority_reason"_s;
        QTest::newRow("why it is pending") << ticket(u"pending_reason = 'x'"_s) << u"imported: INC1 reason"_s;
        QTest::newRow("its cycle") << ticket(u"cycle = 2"_s) << u"imported: INC1 cycle"_s;
        QTest::newRow("where it came from")
            << ticket(u"source = 'elsewhere'"_s) << u"batches: INC1 is in no batch that can have made it"_s;
        QTest::newRow("what its title is found by")
            << ticket(u"title_key = 'x'"_s) << u"ticket-keys: INC1 title"_s;
        QTest::newRow("what its number is sorted by")
            << ticket(u"number_key = 'x'"_s) << u"ticket-keys: INC1 number"_s;
        QTest::newRow("what a tag is found by")
            << u"UPDATE ticket_tag SET tag_key = 'x' WHERE tag = 'wifi'"_s << u"ticket-keys: INC1 tags"_s;
        QTest::newRow("what a category is found by")
            << u"INSERT INTO category (id, uid, name, name_key) VALUES (-9, 'x', 'Net', 'x')"_s
            << u"ticket-keys: category -9"_s;
        QTest::newRow("what a service is found by")
            << u"INSERT INTO service (id, uid, key, name, name_key) VALUES (9, 'x', 'net', 'Net', 'x')"_s
            << u"ticket-keys: service 9"_s;
        QTest::newRow("tickets swapped between batches")
            << u"UPDATE ticket SET batch_id = 3 - batch_id WHERE number IN ('INC1', 'E1')"_s
            << u"batches: batch 1 has other tickets than it made; batch 2 has other tickets than it made"_s;
        QTest::newRow("a published batch that says it was taken back")
            << u"UPDATE import_batch SET undone_at = 1 WHERE id = 1"_s
            << u"batches: batch 1 says it was taken back"_s;
        QTest::newRow("the class of a state no rule knows")
            << u"UPDATE ticket SET state_class = 'done' WHERE number = 'INC2'"_s << u"ticket-class: 1"_s;
        QTest::newRow("a row of its history")
            << u"DELETE FROM history WHERE after = 'resolved'"_s << u"imported: E1 history"_s;
        QTest::newRow("a time in its history")
            << u"UPDATE history SET happened_at = happened_at + 1 WHERE after = 'resolved'"_s
            << u"imported: E1 history"_s;
        QTest::newRow("a comment nobody made")
            << u"INSERT INTO message (id, uid, ticket_id, at, author, kind, body) "
               "SELECT 9, 'x', id, 1, 'Eve', 'public', 'Yes' FROM ticket WHERE number = 'INC1'"_s
            << u"ticket-replay: INC1 message 9; search-replay: INC1"_s;
        QTest::newRow("a batch hidden") << u"UPDATE import_batch SET state = 'staging' WHERE id = 1"_s
                                        << u"batches: batch 1 is staging"_s;
        QTest::newRow("a batch said to be taken back")
            << u"UPDATE import_batch SET state = 'undone' WHERE id = 1"_s
            << u"batches: batch 1 is undone; batch 1 has 2 tickets instead of 0"_s;
        QTest::newRow("a batch that is not there")
            << ticket(u"batch_id = 77"_s)
            << u"batches: batch 1 has 1 tickets instead of 2; INC1 is in no batch that can have made it"_s;
        QTest::newRow("none") << ticket(u"batch_id = NULL"_s)
                              << u"batches: batch 1 has 1 tickets instead of 2; INC1 is in no batch that can "
                                 "have made it"_s;
        QTest::newRow("another batch")
            << ticket(u"batch_id = 2"_s)
            << u"batches: batch 1 has 1 tickets instead of 2; batch 2 has 2 tickets "
               "instead of 1"_s;
        QTest::newRow("a batch nobody published")
            << u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
               u"seen_at) "
               "VALUES (9, 'x', 'f', 's', '[]', 'a', 'published', 1, 1)"_s
            << u"batches: batch 9 is published"_s;
    }

    void whatWasDoneAroundUsIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        importAll();
        QVERIFY_OK(runForeign(sql));
        QCOMPARE(faults(), named);
    }

    void whatWasChangedHereIsExplained()
    {
        importAll();
        PeopleService people(database());
        TicketService tickets(database());
        QVERIFY_OK(people.addTeam(actor(), u"Field"_s, {}).result());
        QVERIFY_OK(answer(tickets.set(actor(), ref(u"INC1"_s),
                                      {{u"title"_s, u"No net at all"_s},
                                       {u"occurred"_s, u"2026-01-02T07:10:00Z"_s},
                                       {u"team"_s, u"Field"_s}})));
        QVERIFY_OK(answer(tickets.reopen(actor(), ref(u"INC1"_s))));
        QVERIFY_OK(answer(tickets.comment(actor(), ref(u"INC2"_s), u"Who?"_s, MessageKind::Internal)));
        QVERIFY_OK(people.setTeam(actor(), u"Desk"_s, {{u"name"_s, u"Service desk"_s}}).result());
        QVERIFY_OK(people.setPerson(actor(), u"Bob"_s, {{u"name"_s, u"Robert Kim"_s}}).result());
        QCOMPARE(faults(), QString());
        // And what a later import makes of it.
        QByteArray later = kTwo;
        later.replace("Slow,Odd,3", "Slower,New,1");
        later.replace("true", "false");
        QVERIFY_OK(import(later));
        QCOMPARE(faults(), QString());
    }

    void tagsOfALaterImportStandAsTheRowsGiveThem_data()
    {
        QTest::addColumn<QByteArray>("tags");
        QTest::newRow("one more") << QByteArray("vpn, äpfel, zoll");
        QTest::newRow("one less, whose key is another than its text") << QByteArray("Ärger");
        QTest::newRow("the same, and another title") << QByteArray("vpn, äpfel");
    }

    void tagsOfALaterImportStandAsTheRowsGiveThem()
    {
        QFETCH(QByteArray, tags);
        const QByteArray first = "number,title,opened,tags\nT1,a,2026-01-05 08:00,\"vpn, äpfel\"\n";
        QCOMPARE(counts(import(first)), u"1/0/0/0/0/0"_s);
        QVERIFY_OK(answer(
            TicketService(database()).comment(actor(), ref(u"T1"_s), u"Who?"_s, MessageKind::Internal)));
        QCOMPARE(faults(), QString());
        const auto later = import(QByteArray(first).replace("T1,a", "T1,b").replace("vpn, äpfel", tags));
        QCOMPARE(counts(later), u"0/1/0/0/0/0"_s);
        QCOMPARE(faults(), QString());
        const auto undone = answer(service().undo(actor(), BatchId(*later->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->restored, 1);
        QCOMPARE(faults(), QString());
    }

    void aBatchMadeToLookLeftOverIsNotRemoved_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a published one") << u"UPDATE import_batch SET state = 'staging', seen_at = 1"_s;
        QTest::newRow("one said to be taken back")
            << u"UPDATE import_batch SET state = 'staging', seen_at = 1, undone_at = 1"_s;
        QTest::newRow("another with tickets that were acted on")
            << u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
               u"seen_at) "
               "VALUES (9, 'x', 'f', 's', '[]', 'a', 'staging', 1, 1)"_s;
    }

    void aBatchMadeToLookLeftOverIsNotRemoved()
    {
        QFETCH(QString, sql);
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QVERIFY_OK(answer(
            TicketService(database()).comment(actor(), ref(u"INC1"_s), u"Who?"_s, MessageKind::Internal)));
        QVERIFY_OK(runForeign(sql));
        QVERIFY_OK(runForeign(u"UPDATE ticket SET batch_id = (SELECT max(id) FROM import_batch)"_s));
        clock().advance(3'600'000);
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(count(u"ticket"_s), 2);
        QVERIFY2(faults().startsWith(u"batches: batch 1 "_s), qPrintable(faults()));
    }

    // Under a batch that nobody staged, rows of history would be shown to nobody and removed with it.
    void historyPutUnderALeftOverIsNamedAndKept_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("named");
        QTest::newRow("of an act here") << u"UPDATE history SET batch_id = 9 WHERE operation <> ''"_s
                                        << u"operation <> ''"_s << u"history-replay: INC1 title; history "_s;
        QTest::newRow("of an act here, and said to be of none")
            << u"UPDATE history SET batch_id = 9, operation = '' WHERE operation <> ''"_s << u"batch_id = 9"_s
            << u"history-replay: INC1 title; history "_s;
        QTest::newRow("of another import") << u"UPDATE history SET batch_id = 9 WHERE after = 'resolved'"_s
                                           << u"batch_id = 9"_s << u"history-replay: history "_s;
    }

    void historyPutUnderALeftOverIsNamedAndKept()
    {
        QFETCH(QString, sql);
        QFETCH(QString, where);
        QFETCH(QString, named);
        importAll();
        QVERIFY_OK(answer(TicketService(database()).set(actor(), ref(u"INC1"_s), {{u"title"_s, u"Net"_s}})));
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, seen_at) "
            "VALUES (9, 'x', 'f', 's', '[]', 'a', 'staging', 1, 1)"_s));
        QVERIFY_OK(runForeign(sql));
        QVERIFY2(faults().startsWith(named), qPrintable(faults()));
        clock().advance(3'600'000);
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(count(u"history WHERE "_s + where), 1);
        QVERIFY2(faults().startsWith(named), qPrintable(faults()));
        QCOMPARE(column(u"SELECT state FROM import_batch WHERE id = 9"_s), QStringList{u"staging"_s});
    }

    // Of an act here even when somebody put it under an import that is taken back.
    void undoRemovesNoHistoryOfActsHere()
    {
        importAll();
        QVERIFY_OK(answer(TicketService(database()).set(actor(), ref(u"INC1"_s), {{u"title"_s, u"Net"_s}})));
        QVERIFY_OK(runForeign(u"UPDATE history SET batch_id = 2 WHERE operation <> ''"_s));
        QVERIFY_OK(answer(service().undo(actor(), BatchId(2))));
        QCOMPARE(count(u"history WHERE operation <> ''"_s), 1);
    }

    // Batches published before the tickets were told apart are held to their number.
    void anAuditWithoutTheTicketsIsHeldToTheirNumber()
    {
        importAll();
        const auto hash = answer(
            database().read([](ReadScope &scope) { return importaudit::ticketsOf(scope, BatchId(1)); }));
        QVERIFY_OK(hash);
        QVERIFY(column(u"SELECT after FROM audit WHERE act = 'import.publish' AND subject_id = 1"_s)
                    .first()
                    .contains(*hash));
        QVERIFY_OK(runForeign(engine() == Engine::Sqlite ? u"DROP TRIGGER audit_no_update"_s
                                                         : u"DROP TRIGGER audit_keep ON audit"_s));
        QVERIFY_OK(runForeign(
            u"UPDATE audit SET after = '{\"created\":2}' WHERE act = 'import.publish' AND subject_id = 1"_s));
        QVERIFY_OK(runForeign(
            u"UPDATE audit SET after = '{\"created\":1}' WHERE act = 'import.publish' AND subject_id = 2"_s));
        QVERIFY_OK(runForeign(u"UPDATE ticket SET batch_id = 3 - batch_id WHERE number IN ('INC1', 'E1')"_s));
        QCOMPARE(faults(), QString());
    }

    // A person of a batch nothing shows neither signs in nor goes unnoticed.
    void whoIsHiddenIsNamed()
    {
        importAll();
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, seen_at) "
            "VALUES (9, 'x', 'f', 's', '[]', 'a', 'staging', 1, 99999999999999)"_s));
        QVERIFY_OK(runForeign(u"INSERT INTO person (id, uid, name, name_key, login, batch_id) "
                              "VALUES (99, 'hidden-one', 'Games', 'games', 'games', 9)"_s));
        const auto found = answer(database().read(checkPersons));
        QVERIFY_OK(found);
        QCOMPARE(found->detail, u"hidden-one is hidden"_s);
    }

    void whatIsRemovedOfALeftOverIsAudited()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, seen_at) "
            "VALUES (9, 'x', 'f', 's', '[]', 'a', 'staging', 1, 1)"_s));
        QVERIFY_OK(runForeign(u"UPDATE ticket SET batch_id = 9 WHERE number = 'INC1'"_s));
        clock().advance(3'600'000);
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(
            column(u"SELECT act || ' ' || subject_id || ' ' || after FROM audit WHERE act = 'import.drop'"_s),
            QStringList{u"import.drop 9 {\"removed\":1}"_s});
        QCOMPARE(faults(), u"batches: batch 1 has 1 tickets instead of 2"_s);
    }
};

QTEST_GUILESS_MAIN(ImportCheckTest)
#include "tst_importcheck.moc"
