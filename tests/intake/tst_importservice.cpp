// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importfixture.h"
#include "intake/importstaging.h"
#include "tickets/ticketservice.h"

#include <QSemaphore>

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

    void aTicketThatIsNotShownIsRefusedWhateverTheRowSays_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("the same values") << QByteArray("Slow,New,3,Desk");
        QTest::newRow("other values") << QByteArray("Mine,Closed,1,Net");
    }

    void aTicketThatIsNotShownIsRefusedWhateverTheRowSays()
    {
        QFETCH(QByteArray, row);
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC2"_s, u"visibility = 'named'"_s);
        QByteArray other = kTwo;
        other.replace("Slow,New,3,Desk", row);
        for (const bool dry : {true, false}) {
            ImportRequest request = requestFor(other);
            request.dryRun = dry;
            request.skipBad = true;
            const auto report = import(request);
            QCOMPARE(counts(report), u"0/0/1/0/0/1"_s);
            QCOMPARE(report->errors.size(), 1);
            QCOMPARE(report->errors[0].code, u"hidden"_s);
            QCOMPARE(report->errors[0].value, u"INC2"_s);
            QCOMPARE(report->errors[0].line, 3);
        }
        const auto all = import(other); // all or nothing
        QVERIFY_OK(all);
        QVERIFY(!all->batch && all->hasFailed());
        QCOMPARE(value(u"INC2"_s, u"title"_s), u"Slow"_s);
        QCOMPARE(value(u"INC2"_s, u"row_version"_s), u"2"_s);
    }

    void anEditThatIsNoneLeavesItUnchanged()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        edit(u"INC2"_s, u"due_at = 5"_s); // nothing an import gives
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
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
        QByteArray text = manyRows(2500); // over a chunk
        text += "INC3,The later,2026-01-05 08:00,Team 3\n";
        ImportRequest dry = requestFor(text);
        dry.dryRun = true;
        QCOMPARE(counts(import(dry)), u"2500/0/0/0/0/0"_s);
        const auto report = import(text);
        QCOMPARE(counts(report), u"2500/0/0/0/0/0"_s);
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

    // Another program edits while a batch is taken back: an edit is in its way, or made on what it left.
    void undoAndAnEditAtTheSameTimeLoseNothing()
    {
        const auto other = openAnother();
        QVERIFY(other);
        TicketService theirs(*other);
        for (int round = 0; round < 12; ++round) {
            TicketRef ticket;
            ticket.number = u"T%1"_s.arg(round);
            const auto told = [&](const QByteArray &title) {
                return import("number,title,opened\n" + ticket.number.toUtf8() + ',' + title +
                              ",2026-01-05\n");
            };
            QVERIFY_OK(told("First"));
            const auto changed = told("Again");
            QCOMPARE(counts(changed), u"0/1/0/0/0/0"_s);
            const auto edit = theirs.set(actor(), ticket, {{u"ci"_s, u"pump"_s}});
            const auto undo = service().undo(actor(), BatchId(*changed->batch));
            QVERIFY_OK(edit.result());
            const auto undone = answer(undo);
            QVERIFY_OK(undone);
            QCOMPARE(value(ticket.number, u"ci"_s), u"pump"_s);
            QCOMPARE(value(ticket.number, u"title"_s), undone->refused.isEmpty() ? u"First"_s : u"Again"_s);
        }
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

    void undoNamesTheConversationWhereNoFieldWasEdited()
    {
        const auto report = import("number,title,opened,tags\nT1,Slow,2026-01-05 08:00,\"vpn, äpfel\"\n");
        QCOMPARE(counts(report), u"1/0/0/0/0/0"_s);
        QVERIFY_OK(answer(TicketService(database())
                              .comment(actor(), {{}, u"T1"_s, u"test"_s}, u"Who?"_s, MessageKind::Internal)));
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 1);
        QCOMPARE(undone->refused.first().number, u"T1"_s);
        QCOMPARE(undone->refused.first().field, u"conversation"_s);
        QCOMPARE(undone->refused.first().reason, u"edited"_s);
    }

    void undoNamesAFieldThatWasChangedAndSetBack()
    {
        const auto report = import(kTwo);
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        TicketService tickets(database());
        const TicketRef ref{{}, u"INC2"_s, u"test"_s};
        const QString was = value(u"INC2"_s, u"title"_s);
        for (const QString &title : {u"Mine"_s, was})
            QVERIFY_OK(answer(tickets.set(actor(), ref, {{u"title"_s, title}})));
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 1);
        QCOMPARE(undone->refused.first().field, u"title"_s);
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

    // Who leaves waits for no rows: what is left is hidden, and goes at the next opening.
    void whoLeavesWaitsForNoRows_data()
    {
        QTest::addColumn<bool>("undone");
        QTest::newRow("of an import that failed") << false;
        QTest::newRow("of one just taken back") << true;
    }

    void whoLeavesWaitsForNoRows()
    {
        QFETCH(bool, undone);
        constexpr int kRows = 2500; // over a chunk
        const auto job = std::make_shared<Job>();
        // The work pauses once it has answered, until the service cancels what it knows of: it is going then.
        const auto pause = [job] {
            for (int i = 0; i < 30'000 && !job->isCancelled(); ++i)
                QThread::msleep(1);
        };
        const QByteArray bad = undone ? "" : "INC,Broken,someday,Team 1\n";
        auto imported = service().run(actor(), requestFor(manyRows(kRows) + bad), job);
        QFuture<void> paused;
        if (undone) {
            const auto report = answer(imported);
            QVERIFY_OK(report);
            auto takenBack = service().undo(actor(), BatchId(*report->batch));
            paused = takenBack.then(QtFuture::Launch::Sync,
                                    [pause](const Result<UndoImportReport> &) { pause(); });
            QTRY_VERIFY_WITH_TIMEOUT(takenBack.isFinished(), 60'000);
        } else {
            paused =
                imported.then(QtFuture::Launch::Sync, [pause](const Result<ImportReport> &) { pause(); });
            QTRY_VERIFY_WITH_TIMEOUT(imported.isFinished(), 60'000);
        }
        leave();
        QVERIFY(paused.isFinished());
        QVERIFY(count(u"ticket"_s) > 0);
        QCOMPARE(count(u"import_batch WHERE state = 'published'"_s), 0);
        prepare();
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        QCOMPARE(count(u"ticket"_s), 0);
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

    // Whichever comes second finds what the first made, or is told that it is at it.
    void twoImportsOfOneFileAtTheSameTime()
    {
        QByteArray text = "number,opened\n";
        for (int i = 0; i < 300; ++i)
            text += "X-" + QByteArray::number(i) + ",2026-01-05 08:00\n";
        const auto other = openAnother();
        QVERIFY(other);
        ImportService theirs(*other);
        const ImportRequest request = requestFor(text);
        auto mine = service().run(actor(), request, std::make_shared<Job>());
        auto second = theirs.run(actor(), request, std::make_shared<Job>());
        int made = 0;
        for (const auto &report : {answer(mine), answer(second)}) {
            if (report)
                made += int(report->created);
            else
                QCOMPARE(report.error().key, u"import-running"_s);
        }
        QCOMPARE(made, 300);
        QCOMPARE(count(u"ticket"_s), 300);
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

    void rowsOfBlanksAreNone()
    {
        const auto report = import(kTwo + "   \n\t\n, , ,,,,,,,\n  ");
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QCOMPARE(report->read, 2);
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
        QCOMPARE(report->warnings.size(), 2); // Labels stands there twice, and priorities are words
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
