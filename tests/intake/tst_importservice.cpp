// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importfixture.h"
#include "intake/importstaging.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSemaphore>
#include <unistd.h>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTwo = "number,title,state,priority,team,category,requester,opened,resolved,room\n"
                        "INC1,No net,Resolved,2,Net,Network,Ann,2026-01-05 08:00,2026-01-05 09:00,12\n"
                        "INC2,Slow,New,3,Desk,Software,Bob,2026-01-06 08:00,,\n";

QByteArray manyRows(int rows)
{
    QByteArray text = "number,title,opened,team\n";
    for (int i = 0; i < rows; ++i)
        text += "INC" + QByteArray::number(i) + ",Something is slow,2026-01-05 08:00,Team " +
                QByteArray::number(i % 7) + '\n';
    return text;
}

} // namespace

class ImportServiceTest : public ImportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void storesWhatItRead()
    {
        const auto report = import(kTwo);
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QVERIFY(report->batch.has_value());
        QCOMPARE(value(u"INC1"_s, u"title"_s), u"No net"_s);
        QCOMPARE(value(u"INC1"_s, u"priority_origin"_s), u"imported"_s);
        QCOMPARE(value(u"INC1"_s, u"(SELECT name FROM team WHERE id = t.team_id)"_s), u"Net"_s);
        QCOMPARE(value(u"INC1"_s, u"(SELECT extra FROM ticket_text WHERE ticket_id = t.id)"_s),
                 u"{\"room\":\"12\"}"_s);
        QCOMPARE(column(u"SELECT name FROM person ORDER BY name"_s), (QStringList{u"Ann"_s, u"Bob"_s}));
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"published"_s});
        QCOMPARE(column(u"SELECT act FROM audit WHERE subject_kind = 'batch'"_s),
                 QStringList{u"import.publish"_s});
        QCOMPARE(column(u"SELECT kind FROM change_log WHERE kind = 'batch'"_s), QStringList{u"batch"_s});
        const auto batches = answer(service().batches(actor()));
        QVERIFY_OK(batches);
        QCOMPARE(batches->size(), 1);
        QCOMPARE(batches->first().report[u"created"_s].toInt(), 2);
    }

    void theSameAgainChangesNothing()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
        // The same values written in another way.
        QByteArray other = kTwo;
        other.replace("2026-01-05 08:00", "5/1/2026 08:00")
            .replace("2026-01-05 09:00", "2026-01-05T09:00:00Z");
        ImportRequest request = requestFor(other);
        request.dateOrder = u"dmy"_s;
        QCOMPARE(counts(import(request)), u"0/0/2/0/0/0"_s);
        QCOMPARE(count(u"ticket"_s), 2);
        QCOMPARE(count(u"ticket WHERE row_version > 1"_s), 0);
    }

    void aNewValueUpdates()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QByteArray other = kTwo;
        other.replace("Slow,New,3,Desk", "Very slow,Closed,1,Field");
        QCOMPARE(counts(import(other)), u"0/1/1/0/0/0"_s);
        QCOMPARE(value(u"INC2"_s, u"title"_s), u"Very slow"_s);
        QCOMPARE(value(u"INC2"_s, u"state_class"_s), u"done"_s);
        QCOMPARE(value(u"INC2"_s, u"priority"_s), u"1"_s);
        QCOMPARE(counts(import(other)), u"0/0/2/0/0/0"_s);
    }

    void whatWasEditedHereIsKept()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC2"_s, u"title = 'Mine'"_s);
        QCOMPARE(counts(import(kTwo)), u"0/0/1/1/0/0"_s);
        QCOMPARE(value(u"INC2"_s, u"title"_s), u"Mine"_s);
        QByteArray other = kTwo;
        other.replace("Slow,New,3", "Slower,New,1");
        QCOMPARE(counts(import(other)), u"0/1/1/1/0/0"_s); // the priority came in, the title stayed
        QCOMPARE(value(u"INC2"_s, u"title"_s), u"Mine"_s);
        QCOMPARE(value(u"INC2"_s, u"priority"_s), u"1"_s);
        QCOMPARE(counts(import(other)), u"0/0/1/1/0/0"_s);
    }

    void anEditThatIsNoneLeavesItUnchanged()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC2"_s, u"due_at = 5"_s); // nothing an import gives
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
    }

    void aBadRowStopsAll()
    {
        const QByteArray bad = kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n";
        const auto report = import(bad);
        QCOMPARE(counts(report), u"0/0/0/0/0/1"_s);
        QVERIFY(!report->batch);
        QVERIFY(report->hasFailed());
        QCOMPARE(report->errors.first().line, 4);
        stop(); // waits for the rows to be gone
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"team"_s), 0);
        QCOMPARE(count(u"person"_s), 0);
    }

    void theRestGoesInWhereBadRowsAreSkipped()
    {
        ImportRequest request = requestFor(kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n");
        request.skipBad = true;
        request.badRowsFile = temporaryPath(u"bad.csv"_s);
        const auto report = import(request);
        QCOMPARE(counts(report), u"2/0/0/0/0/1"_s);
        QVERIFY(report->batch.has_value());
        QFile bad(request.badRowsFile);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(bad.readAll().count('\n'), 2);
    }

    void aDryRunCountsAndStoresNothing()
    {
        ImportRequest request = requestFor(kTwo);
        request.dryRun = true;
        const auto dry = import(request);
        QCOMPARE(counts(dry), u"2/0/0/0/0/0"_s);
        QVERIFY(!dry->batch);
        QCOMPARE(dry->preview.size(), 2);
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"import_batch"_s), 0);
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC1"_s, u"title = 'Mine'"_s);
        request.files = requestFor(kTwo + "INC3,New one,New,3,,,,2026-01-05 08:00,,\n").files;
        QCOMPARE(counts(import(request)), u"1/0/1/1/0/0"_s);
    }

    void aNumberMetAgainInTheFileIsTheLaterRow()
    {
        QByteArray text = manyRows(1500); // over a chunk
        text += "INC3,The later,2026-01-05 08:00,Team 3\n";
        ImportRequest dry = requestFor(text);
        dry.dryRun = true;
        QCOMPARE(counts(import(dry)), u"1500/0/0/0/0/0"_s);
        const auto report = import(text);
        QCOMPARE(counts(report), u"1500/0/0/0/0/0"_s);
        QCOMPARE(report->warnings.first().code, u"number-repeated"_s);
        QCOMPARE(value(u"INC3"_s, u"title"_s), u"The later"_s);
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 0);
    }

    void undoTakesTheWholeBatchBack()
    {
        const auto first = import(kTwo);
        QCOMPARE(counts(first), u"2/0/0/0/0/0"_s);
        const QStringList before = column(u"SELECT title FROM ticket ORDER BY number"_s);
        QByteArray other = kTwo;
        other.replace("Slow,New,3,Desk", "Very slow,Closed,1,Field");
        other += "INC3,New one,New,3,Field,,,2026-01-05 08:00,,\n";
        const auto second = import(other);
        QCOMPARE(counts(second), u"1/1/1/0/0/0"_s);
        const auto undone = answer(service().undo(actor(), BatchId(*second->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->removed, 1);
        QCOMPARE(undone->restored, 1);
        QCOMPARE(undone->refused.size(), 0);
        stop();
        prepare();
        QCOMPARE(column(u"SELECT title FROM ticket ORDER BY number"_s), before);
        QCOMPARE(value(u"INC2"_s, u"state"_s), u"new"_s);
        QCOMPARE(value(u"INC2"_s, u"(SELECT name FROM team WHERE id = t.team_id)"_s), u"Desk"_s);
        QCOMPARE(count(u"team WHERE name = 'Field'"_s), 0); // nobody uses the placeholder any more
        QCOMPARE(column(u"SELECT state FROM import_batch ORDER BY id"_s),
                 (QStringList{u"published"_s, u"undone"_s}));
        QVERIFY_ERROR(answer(service().undo(actor(), BatchId(*second->batch))), ErrorCode::Conflict,
                      u"batch-not-published"_s);
        // Afterwards all is as after the first.
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
        QCOMPARE(counts(import(other)), u"1/1/1/0/0/0"_s);
    }

    void undoNamesTheEditInItsWay()
    {
        const auto report = import(kTwo);
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        edit(u"INC2"_s, u"title = 'Mine'"_s);
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 1);
        QCOMPARE(undone->refused.first().number, u"INC2"_s);
        QCOMPARE(undone->refused.first().field, u"title"_s);
        QCOMPARE(undone->removed, 0);
        QCOMPARE(count(u"ticket"_s), 2);
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"published"_s});
    }

    void undoDoesNotNameWhatThePersonMayNotSee()
    {
        const auto report = import(kTwo);
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        edit(u"INC1"_s, u"title = 'Mine', visibility = 'named'"_s);
        edit(u"INC2"_s, u"title = 'Mine', visibility = 'named'"_s);
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 1);
        QCOMPARE(undone->refused.first().number, QString());
        QCOMPARE(undone->refused.first().field, QString());
        QCOMPARE(undone->refused.first().reason, u"hidden"_s);
        QCOMPARE(count(u"ticket"_s), 2);
    }

    void undoNamesALaterImportInItsWay()
    {
        const auto first = import(kTwo);
        QByteArray other = kTwo;
        other.replace("Slow,New,3,Desk", "Very slow,Closed,1,Field");
        const auto second = import(other);
        const auto refused = answer(service().undo(actor(), BatchId(*first->batch)));
        QVERIFY_OK(refused);
        QCOMPARE(refused->refused.size(), 1);
        QCOMPARE(refused->refused.first().reason, u"later-import"_s);
        QVERIFY(answer(service().undo(actor(), BatchId(*second->batch)))->refused.isEmpty());
        QVERIFY(answer(service().undo(actor(), BatchId(*first->batch)))->refused.isEmpty());
        stop();
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"person"_s), 0);
        QCOMPARE(count(u"history"_s), 0);
        QCOMPARE(count(u"ticket_search"_s), 0);
    }

    void undoNamesALaterImportOfWhatBothChanged()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        const auto second = import(QByteArray(kTwo).replace("Slow,New", "Very slow,New"));
        const auto third = import(QByteArray(kTwo).replace("Slow,New", "Fast,New"));
        QCOMPARE(counts(third), u"0/1/1/0/0/0"_s);
        const auto refused = answer(service().undo(actor(), BatchId(*second->batch)));
        QVERIFY_OK(refused);
        QCOMPARE(refused->refused.size(), 1);
        QCOMPARE(refused->refused.first().reason, u"later-import"_s);
        QVERIFY(answer(service().undo(actor(), BatchId(*third->batch)))->refused.isEmpty());
        QVERIFY(answer(service().undo(actor(), BatchId(*second->batch)))->refused.isEmpty());
        QCOMPARE(value(u"INC2"_s, u"title"_s), u"Slow"_s);
    }

    void eventsBringTheirHistory()
    {
        const QByteArray log = "number,at,state,team,updated by\n"
                               "A,2026-01-01 09:00,New,,Bob\n"
                               "A,2026-01-01 10:00,In Progress,Net,Ann\n";
        const QByteArray more = "A,2026-01-01 12:00,Resolved,Net,Ann\n";
        QCOMPARE(counts(import(requestFor(log, u"incident-events"_s))), u"1/0/0/0/0/0"_s);
        const QString rows =
            u"SELECT field || ' ' || before || '>' || after || ' ' || actor FROM history ORDER BY happened_at, id"_s;
        const QStringList three{u"state >new Bob"_s, u"state new>in_progress Ann"_s, u"team >Net Ann"_s};
        QCOMPARE(column(rows), three);
        QCOMPARE(counts(import(requestFor(log, u"incident-events"_s))), u"0/0/1/0/0/0"_s);
        const auto second = import(requestFor(log + more, u"incident-events"_s));
        QCOMPARE(counts(second), u"0/1/0/0/0/0"_s);
        QCOMPARE(column(rows), three + QStringList{u"state in_progress>resolved Ann"_s});
        QCOMPARE(value(u"A"_s, u"state"_s), u"resolved"_s);
        QVERIFY(answer(service().undo(actor(), BatchId(*second->batch)))->refused.isEmpty());
        QCOMPARE(column(rows), three);
        QCOMPARE(value(u"A"_s, u"state"_s), u"in_progress"_s);
    }

    void theSameNumberOfAnotherSourceIsAnother()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        ImportRequest request = requestFor(kTwo);
        request.source = u"elsewhere"_s;
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/0"_s);
        QCOMPARE(count(u"ticket"_s), 4);
        for (const QString &reserved : {u"binnacle"_s, u"Binnacle"_s, u" BINNACLE "_s}) {
            request.source = reserved;
            QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"source-reserved"_s);
        }
        request.source = u"bin\u200bnacle"_s;
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"source-unprintable"_s);
    }

    void aDeletedTicketStaysDeleted()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC1"_s, u"deleted_at = 1"_s);
        QCOMPARE(counts(import(kTwo)), u"0/0/1/0/1/0"_s);
    }

    void cancellingLeavesNothing()
    {
        const auto job = std::make_shared<Job>();
        QFuture<Result<ImportReport>> future = service().run(actor(), requestFor(manyRows(60'000)), job);
        while (count(u"ticket"_s) == 0 && !future.isFinished())
            QTest::qWait(5);
        job->cancel();
        QVERIFY_ERROR(answer(future), ErrorCode::Cancelled, u"cancelled"_s);
        QCOMPARE(count(u"import_batch WHERE state = 'published'"_s), 0);
        stop();
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"team"_s), 0);
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"dropped"_s});
        prepare();
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
    }

    void whatASilentImportLeftIsDropped()
    {
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (uid, format, source, files, actor, state, started_at, seen_at) "
            "VALUES ('x', 'f', 's', '[]', 'a', 'staging', 1, %1)"_s.arg(kNow)));
        QVERIFY_OK(runForeign(
            u"INSERT INTO team (uid, name, name_key, batch_id) SELECT 't', 'Ghost', 'ghost', id FROM import_batch"_s));
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(count(u"team"_s), 1); // it may be at work
        clock().advance(61'000);
        const std::atomic_bool closing = true;
        QVERIFY_OK(importbatch::dropLeftovers(database(), actor(), &closing));
        QCOMPARE(count(u"team"_s), 1); // whoever closes does not wait for it
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(count(u"team"_s), 0);
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"dropped"_s});
    }

    void anUndoneBatchKeepsItsReportWhoeverEndsIt()
    {
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (uid, format, source, files, actor, state, started_at, seen_at, "
            "undone_at, report) VALUES ('x', 'f', 's', '[]', 'a', 'staging', 1, 0, 2, '{\"created\":3}')"_s));
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"undone"_s});
        QCOMPARE(answer(service().batches(actor()))->first().report[u"created"_s].toInteger(), 3);
    }

    void aBatchHeldByItsImportIsNotClaimed()
    {
        if (engine() == Engine::Sqlite)
            return; // one writer
        QVERIFY_OK(runForeign(
            u"INSERT INTO import_batch (uid, format, source, files, actor, state, started_at, seen_at) "
            "VALUES ('x', 'f', 's', '[]', 'a', 'staging', 1, 1)"_s));
        const auto other = openAnother();
        QSemaphore held, done;
        auto publishing =
            other->write({u"import.publish"_s, actor(), {}}, [&](WriteScope &scope) -> Result<> {
                BINNACLE_LET(Statement seen, scope.statement(u"UPDATE import_batch SET seen_at = 2"_s));
                BINNACLE_TRY(seen.run());
                held.release();
                done.acquire();
                return {};
            });
        held.acquire();
        const auto dropped = answer(service().dropLeftovers(actor()));
        done.release();
        QVERIFY_OK(dropped);
        QVERIFY_OK(answer(publishing));
        QCOMPARE(column(u"SELECT state FROM import_batch"_s), QStringList{u"staging"_s});
    }

    void aMappingSaidIsRemembered()
    {
        const QByteArray text = "Key,Begun,Words\nX-1,2026-01-05 08:00,Slow\n";
        ImportRequest request = requestFor(text);
        QVERIFY_OK(request.addMap(u"Begun=opened"_s));
        QVERIFY_OK(request.addMap(u"Words=title"_s));
        const auto report = import(request);
        QCOMPARE(counts(report), u"1/0/0/0/0/0"_s);
        QCOMPARE(report->unmapped, QStringList());
        const auto look = answer(service().look(actor(), requestFor(text)));
        QVERIFY_OK(look);
        QVERIFY(look->remembered);
        QCOMPARE(look->fields, (QStringList{u"number"_s, u"opened"_s, u"title"_s}));
        QCOMPARE(counts(import(text)), u"0/0/1/0/0/0"_s);
    }

    void needsTheRight()
    {
        Actor agent = actor();
        agent.roles = Role::Agent;
        QVERIFY_ERROR(answer(service().run(agent, requestFor(kTwo), nullptr)), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_ERROR(answer(service().undo(agent, BatchId(1))), ErrorCode::Denied, u"not-allowed"_s);
        QCOMPARE(count(u"ticket"_s), 0);
    }

    void refusesAWrongCall_data()
    {
        QTest::addColumn<QStringList>("maps");
        QTest::addColumn<QStringList>("splits");
        QTest::addColumn<QString>("key");
        QTest::newRow("a column that is not there")
            << QStringList{u"nothing=title"_s} << QStringList() << u"unknown-column"_s;
        QTest::newRow("a field that is not there")
            << QStringList{u"title=nothing"_s} << QStringList() << u"unknown-field"_s;
        QTest::newRow("two columns for a field")
            << QStringList{u"title=team"_s, u"room=team"_s} << QStringList() << u"field-mapped-twice"_s;
        QTest::newRow("one column for two fields")
            << QStringList{u"room=team"_s, u"room=service"_s} << QStringList() << u"column-mapped-twice"_s;
        QTest::newRow("a split of what tells nothing apart")
            << QStringList() << QStringList{u"tags=|"_s} << u"split-not-key"_s;
        QTest::newRow("a column that must be there left out")
            << QStringList{u"opened="_s} << QStringList() << u"column-missing"_s;
    }

    void refusesAWrongCall()
    {
        QFETCH(QStringList, maps);
        QFETCH(QStringList, splits);
        QFETCH(QString, key);
        ImportRequest request = requestFor(kTwo);
        for (const QString &map : maps)
            QVERIFY_OK(request.addMap(map));
        for (const QString &split : splits)
            QVERIFY_OK(request.addSplit(split));
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, key);
    }

    void refusesBrokenFilesWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const QByteArray head = "number,opened,title\n1,2026-01-05 08:00,ok\n";
        QTest::newRow("an unclosed quote")
            << QByteArray(head + "2,2026-01-05,\"never\n3,2026-01-05,x\n") << u"unclosed-quote"_s << 3 << 14;
        QTest::newRow("a ragged row") << QByteArray(head + "2,2026-01-05\n") << u"ragged"_s << 3 << 13;
        QTest::newRow("no date order")
            << QByteArray("number,opened\n1,3/4/2026 10:00\n") << u"date-order"_s << 2 << 3;
        QTest::newRow("binary garbage")
            << QByteArray::fromHex("0001020304050607fffefdfc08090b0c0e0f1011").repeated(50) << u"not-text"_s
            << 1 << 1;
        QTest::newRow("a zip named .csv")
            << QByteArray("PK\x03\x04\x14\0\0\0", 8) << u"zip-archive"_s << 0 << 0;
        QTest::newRow("a wrong encoding")
            << QByteArray(head + "2,2026-01-05,äö\n3,2026-01-05,x\xe4y\n") << u"encoding"_s << 4 << 15;
        QTest::newRow("a truncated gzip")
            << QByteArray::fromHex("1f8b08000000000000ff") + QByteArray("\xcb\x2b\xcd") << u"gzip-truncated"_s
            << 1 << 3;
        QTest::newRow("an empty file") << QByteArray() << u"no-header"_s << 0 << 0;
    }

    void refusesBrokenFilesWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        for (const int way : {0, 1, 2, 3}) {
            ImportRequest request = requestFor(text);
            request.skipBad = (way & 1) && code != "ragged"_L1;
            request.dryRun = way & 2;
            const auto report = import(request);
            if (!report) { // a wrong call, or nothing to point at
                QCOMPARE(report.error().key, code);
                continue;
            }
            QVERIFY(!report->batch);
            QVERIFY(report->hasFailed());
            QCOMPARE(report->errors.size(), 1);
            QCOMPARE(report->errors[0].code, code);
            QCOMPARE(report->errors[0].line, line);
            QCOMPARE(report->errors[0].column, column);
            const QJsonObject json = importReportJson(*report);
            QVERIFY(json[u"batch"_s].isNull());
            QVERIFY(!json[u"errors"_s].toArray().first().toObject()[u"message"_s].toString().isEmpty());
        }
        stop();
        QCOMPARE(count(u"ticket"_s), 0);
    }

    void anEmptyFileCannotBeReadAndOneOfHeadersHasNothing()
    {
        for (const char *text : {"", "\n\n", " \n", "\xEF\xBB\xBF"}) {
            const auto report = import(QByteArray(text));
            QVERIFY_OK(report);
            QVERIFY2(report->refusal.has_value(), text);
            QVERIFY(report->refusal->code == ErrorCode::Unavailable);
            QCOMPARE(report->refusal->key, u"no-header"_s);
            QVERIFY(!report->batch);
        }
        const auto report = import(QByteArray("number,opened\n"));
        QCOMPARE(counts(report), u"0/0/0/0/0/0"_s);
        QCOMPARE(report->read, 0);
        QVERIFY(!report->hasFailed());
    }

    void rowsOfBlanksAreNone()
    {
        const auto report = import(kTwo + "   \n\t\n, , ,,,,,,,\n  ");
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QCOMPARE(report->read, 2);
    }

    void datesOfBothOrdersStopAndAsk()
    {
        const QByteArray text = "number,opened\n1,13/5/2026 10:00\n2,4/5/2026 10:00\n3,5/13/2026 10:00\n";
        for (const bool skipBad : {false, true}) {
            ImportRequest request = requestFor(text);
            request.skipBad = skipBad;
            const auto report = import(request);
            QVERIFY_OK(report);
            QVERIFY(!report->batch);
            QVERIFY(report->refusal.has_value());
            QCOMPARE(report->refusal->key, u"date-order-mixed"_s);
            QVERIFY(std::any_of(report->errors.cbegin(), report->errors.cend(), [](const RowError &e) {
                return e.code == "date-order-mixed"_L1 && e.line == 4 && e.column == 3 &&
                       e.value == "5/13/2026 10:00"_L1;
            }));
        }
        ImportRequest request = requestFor(text); // said: the row of the other order is an error like any
        request.skipBad = true;
        request.dateOrder = u"dmy"_s;
        const auto report = import(request);
        QCOMPARE(counts(report), u"2/0/0/0/0/1"_s);
        QCOMPARE(report->errors.first().code, u"time"_s);
    }

    void aSplitNumberOfNothingIsAnError()
    {
        ImportRequest request = requestFor("number,opened\n1 | 2|,2026-01-05\n |  |,2026-01-05\n3|,never\n");
        QVERIFY_OK(request.addSplit(u"number=|"_s));
        const auto stopped = import(request);
        QCOMPARE(counts(stopped), u"0/0/0/0/0/2"_s);
        QCOMPARE(stopped->errors.size(), 2);
        QCOMPARE(stopped->errors[0].code, u"required"_s);
        QCOMPARE(stopped->errors[0].line, 3);
        QCOMPARE(stopped->errors[0].field, u"number"_s);
        QCOMPARE(stopped->errors[1].code, u"time"_s);
        request.skipBad = true;
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/2"_s);
    }

    void aFileThatIsNotThereIsRefusedInADryRunToo()
    {
        for (const bool dryRun : {false, true}) {
            ImportRequest request = requestFor(kTwo);
            request.files = {temporaryPath(u"nothing.csv"_s)};
            request.dryRun = dryRun;
            const auto report = import(request);
            QVERIFY_OK(report);
            QVERIFY(report->refusal.has_value());
            QCOMPARE(report->refusal->key, u"file-missing"_s);
            QCOMPARE(report->created, 0);
        }
    }

    void badRowsAreNotWrittenOverWhatIsInUse_data()
    {
        QTest::addColumn<QString>("which");
        for (const char *which : {"the input", "a link to the input", "a hard link to the input",
                                  "the workspace", "what the workspace keeps beside it"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }

    void badRowsAreNotWrittenOverWhatIsInUse()
    {
        QFETCH(QString, which);
        const QByteArray text = kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n";
        ImportRequest request = requestFor(text);
        request.skipBad = true;
        const QString input = request.files.first();
        const QString workspace = database().location().path;
        request.badRowsFile = input;
        if (which.contains(u"link"_s)) {
            request.badRowsFile = temporaryPath(u"other.csv"_s);
            QFile::remove(request.badRowsFile);
            if (which.startsWith(u"a hard"_s))
                QCOMPARE(::link(QFile::encodeName(input).constData(),
                                QFile::encodeName(request.badRowsFile).constData()),
                         0);
            else
                QVERIFY(QFile::link(input, request.badRowsFile));
        } else if (which.contains(u"workspace"_s)) {
            if (workspace.isEmpty())
                QSKIP("a server keeps its own files");
            request.badRowsFile = which == u"the workspace"_s ? workspace : workspace + u"-wal"_s;
        }
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"file-in-use"_s);
        QFile file(input);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
        QCOMPARE(count(u"ticket"_s), 0);
    }

    void aFileOfBadRowsIsOnlyMadeWhereThereAreAny()
    {
        ImportRequest request = requestFor(kTwo);
        request.badRowsFile = temporaryPath(u"none.csv"_s);
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/0"_s);
        QVERIFY(!QFile::exists(request.badRowsFile));
    }

    void namesTooLongToIndexAreRowErrors_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"number", "title", "team", "category", "service", "requester", "tags"})
            QTest::newRow(name) << QByteArray(name);
    }

    void namesTooLongToIndexAreRowErrors()
    {
        QFETCH(QByteArray, name);
        const auto textWith = [&](int length) {
            const QByteArray cell(length, 'x');
            return name == "number"
                       ? QByteArray("number,opened\n" + cell + ",2026-01-05 08:00\n")
                       : QByteArray("number,opened," + name + "\n1,2026-01-05 08:00," + cell + '\n');
        };
        const auto report = import(textWith(501));
        QCOMPARE(counts(report), u"0/0/0/0/0/1"_s);
        QCOMPARE(report->errors.first().code, u"too-long"_s);
        QCOMPARE(counts(import(textWith(500))), u"1/0/0/0/0/0"_s);
    }

    void theAuditKeepsNoTextOfTheFile()
    {
        ImportRequest request = requestFor(kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n");
        request.skipBad = true;
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/1"_s);
        const QString kept = column(u"SELECT after FROM audit WHERE act = 'import.publish'"_s).join(u' ');
        QVERIFY(kept.contains(u"\"created\":2"_s));
        QVERIFY(!kept.contains(u"someday"_s));
    }

    void windowsThatShowTicketsAreTold()
    {
        const QString told = u"change_log WHERE kind = 'ticket' AND key = 0"_s;
        const auto report = import(kTwo);
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QCOMPARE(count(told), 1);
        QVERIFY(answer(service().undo(actor(), BatchId(*report->batch)))->refused.isEmpty());
        QCOMPARE(count(told), 2);
    }

    void readsALogOfAnotherSystemByMappingAlone()
    {
        ImportRequest request;
        request.files = {QStringLiteral(BINNACLE_TEST_DATA "/jira-export.csv")};
        request.source = u"jira"_s;
        request.zone = u"Europe/Berlin"_s;
        QVERIFY_OK(request.addMap(u"Custom field (Impact start)=occurred"_s));
        QVERIFY_OK(request.addMap(u"Custom field (Affected service)=service"_s));
        QVERIFY_OK(request.addValue(u"state:Waiting for third party=pending"_s));
        const auto report = import(request);
        QCOMPARE(counts(report), u"12/0/0/0/0/0"_s);
        QCOMPARE(report->warnings.size(), 1); // Labels stands there twice
        QCOMPARE(value(u"OPS-101"_s, u"state"_s), u"resolved"_s);
        QCOMPARE(value(u"OPS-101"_s, u"priority"_s), u"1"_s);
        QCOMPARE(value(u"OPS-101"_s, u"opened_at"_s), u"1772442900000"_s); // 2026-03-02 10:15 in Berlin
        QCOMPARE(value(u"OPS-101"_s, u"(SELECT name FROM service WHERE id = t.service_id)"_s), u"Webshop"_s);
        QCOMPARE(value(u"OPS-104"_s, u"state"_s), u"pending"_s);
        QCOMPARE(value(u"OPS-106"_s, u"type"_s), u"request"_s);
        QCOMPARE(counts(import(request)), u"0/0/12/0/0/0"_s);
    }
};

QTEST_GUILESS_MAIN(ImportServiceTest)
#include "tst_importservice.moc"
