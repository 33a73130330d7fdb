// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Event logs that come in parts: the incident is what all rows ever imported tell.
#include "intake/importfixture.h"

#include <QTextStream>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kHead = "number,at,state,team,priority,updated by,note\n";
const QList<QByteArray> kRows = {
    "A,2026-01-01 09:00,New,,3,Bob,first\n",        "B,2026-01-01 09:30,New,Desk,2,Bob,\n",
    "A,2026-01-01 10:00,In Progress,Net,3,Ann,\n",  "A,2026-01-01 10:00,In Progress,Net,2,Ann,tie\n",
    "A,2026-01-02 12:00,Resolved,Net,2,Ann,\n",     "A,2026-01-03 08:00,In Progress,Field,2,Bob,again\n",
    "B,2026-01-03 09:00,Resolved,Desk,2,Bob,\n",    "A,2026-01-04 08:00,Resolved,Field,2,Cid,\n",
    "A,2026-01-05 08:00,Closed,Field,2,Cid,last\n", "C,2026-01-05 09:00,New,Desk,4,Bob,\n",
};

QByteArray rows(qsizetype from, qsizetype to)
{
    QByteArray text = kHead;
    for (qsizetype i = from; i < to; ++i)
        text += kRows[i];
    return text;
}

QByteArray allRows()
{
    return rows(0, kRows.size());
}

} // namespace

class ImportEventsTest : public ImportFixture
{
    Q_OBJECT

    ImportRequest log(const QByteArray &text) { return requestFor(text, u"incident-events"_s); }

    // All that is shown and counted of the tickets, with their histories, and nothing of how they came.
    QStringList shown()
    {
        return column(
                   u"SELECT t.number || '|' || t.title || '|' || t.state || '|' || t.state_class || '|' || "
                   u"t.priority || "
                   "'|' || coalesce((SELECT name FROM team WHERE id = t.team_id), '') || '|' || t.opened_at "
                   "|| '|' || "
                   "coalesce(t.acknowledged_at, 0) || '|' || coalesce(t.resolved_at, 0) || '|' || "
                   "coalesce(t.first_resolved_at, 0) || '|' || coalesce(t.closed_at, 0) || '|' || "
                   "t.stamp_flags || '|' || "
                   "t.reopen_count || '|' || t.reopened || '|' || t.reassignment_count || '|' || "
                   "t.updated_at || '|' || "
                   "(SELECT extra FROM ticket_text WHERE ticket_id = t.id) FROM ticket t ORDER BY t.number"_s) +
               column(u"SELECT t.number || '|' || h.happened_at || '|' || h.field || '|' || h.before || '|' "
                      u"|| h.after || "
                      "'|' || h.actor || '|' || h.source FROM history h JOIN ticket t ON t.id = h.subject_id "
                      "WHERE h.subject_kind = 'ticket' ORDER BY t.number, h.happened_at, h.id"_s);
    }

    QStringList shownOf(const QList<QByteArray> &files)
    {
        for (const QByteArray &file : files) {
            const auto report = import(log(file));
            if (!report || report->failed > 0 || !report->batch)
                return {counts(report)};
        }
        return shown();
    }

    void takeBack(const Result<ImportReport> &report)
    {
        const auto undone = answer(service().undo(actor(), BatchId(*report->batch)));
        QVERIFY_OK(undone);
        QCOMPARE(undone->refused.size(), 0);
        stop();
        prepare();
    }

private Q_SLOTS:
    void partsGiveWhatTheWholeGives_data()
    {
        QTest::addColumn<QList<QByteArray>>("files");
        const QByteArray a = rows(0, 5), b = rows(5, 10);
        QTest::newRow("first the earlier part") << QList<QByteArray>{a, b};
        QTest::newRow("first the later part") << QList<QByteArray>{b, a};
        QTest::newRow("the earlier part once more") << QList<QByteArray>{a, b, a};
        QTest::newRow("parts that overlap") << QList<QByteArray>{rows(0, 7), rows(3, 10)};
        QTest::newRow("parts that overlap, the later first") << QList<QByteArray>{rows(2, 10), rows(0, 7)};
        QTest::newRow("the whole, then a part") << QList<QByteArray>{allRows(), rows(2, 6)};
        QTest::newRow("a part, then the whole") << QList<QByteArray>{rows(4, 6), allRows()};
        QList<QByteArray> single, backward;
        for (qsizetype i = 0; i < kRows.size(); ++i)
            single.append(rows(i, i + 1));
        backward = {rows(9, 10), rows(8, 9), rows(7, 8), rows(6, 7), rows(5, 6),
                    rows(4, 5),  rows(2, 4), rows(1, 2), rows(0, 1)};
        QTest::newRow("row by row") << single;
        QTest::newRow("row by row from the end, but for the tie") << backward;
    }

    void partsGiveWhatTheWholeGives()
    {
        QFETCH(QList<QByteArray>, files);
        const auto whole = import(log(allRows()));
        QCOMPARE(counts(whole), u"3/0/0/0/0/0"_s);
        const QStringList expected = shown();
        QVERIFY(expected.size() > 12);
        takeBack(whole);
        QCOMPARE(shown(), QStringList());
        QCOMPARE(shownOf(files), expected);
        QCOMPARE(counts(import(log(allRows()))), u"0/0/3/0/0/0"_s);
        QCOMPARE(shown(), expected);
    }

    void onlyTheNewRowsOfALaterFileCount()
    {
        QCOMPARE(counts(import(log(rows(0, 8)))), u"2/0/0/0/0/0"_s);
        const int before = count(u"history"_s);
        QCOMPARE(counts(import(log(rows(0, 5)))), u"0/0/2/0/0/0"_s);
        QCOMPARE(count(u"history"_s), before);
        QCOMPARE(counts(import(log(allRows()))), u"1/1/1/0/0/0"_s); // C, A; B as it was
        QCOMPARE(counts(import(log(rows(2, 9)))), u"0/0/2/0/0/0"_s);
    }

    void aColumnALaterPartLacksKeepsItsValues()
    {
        const auto first = import(log("number,at,state,opened,priority,team\n"
                                      "A,2026-01-05 09:00,New,2026-01-01 08:00,2,Net\n"));
        QCOMPARE(counts(first), u"1/0/0/0/0/0"_s);
        const auto values =
            u"SELECT opened_at || '|' || priority || '|' || state || '|' || (SELECT name FROM team WHERE id "
            "= team_id) || '|' || coalesce(resolved_at, 0) FROM ticket"_s;
        const QString before = column(values).value(0);
        QVERIFY(before.contains(u"|2|new|Net|0"_s));
        QCOMPARE(counts(import(log("number,at,state\nA,2026-01-06 10:00,Resolved\n"))), u"0/1/0/0/0/0"_s);
        const QStringList after = column(values).value(0).split(u'|');
        QCOMPARE(after.mid(0, 2), before.split(u'|').mid(0, 2));
        QCOMPARE(after.mid(2, 2), QStringList({u"resolved"_s, u"Net"_s}));
        QVERIFY(after.value(4) != u"0"_s); // states give it: no part has a column for it
        // An empty cell is a value: none.
        QCOMPARE(counts(import(log("number,at,state,team\nA,2026-01-07 10:00,Resolved,\n"))),
                 u"0/1/0/0/0/0"_s);
        QCOMPARE(column(u"SELECT count(*) FROM ticket WHERE team_id IS NULL AND priority = 2"_s).value(0),
                 u"1"_s);
    }

    void undoGivesBackTheFoldBefore_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("of a later part") << rows(0, 5) << rows(5, 10);
        QTest::newRow("of an earlier part") << rows(5, 10) << rows(0, 5);
        QTest::newRow("of an overlapping part") << rows(3, 8) << allRows();
    }

    void undoGivesBackTheFoldBefore()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const auto one = import(log(first));
        const QStringList before = shown();
        const auto two = import(log(second));
        QVERIFY(shown() != before);
        const QStringList both = shown();
        takeBack(two);
        QCOMPARE(shown(), before);
        QCOMPARE(import(log(first))->updated, 0);
        QCOMPARE(shown(), before);
        const auto three = import(log(second));
        QCOMPARE(shown(), both);
        takeBack(three);
        QCOMPARE(shown(), before);
    }

    void threeBatchesAreTakenBackOneByOne()
    {
        const auto one = import(log(rows(5, 10)));
        const QStringList afterOne = shown();
        const auto two = import(log(rows(0, 3)));
        const QStringList afterTwo = shown();
        const auto three = import(log(rows(3, 5)));
        QVERIFY(shown() != afterTwo);
        takeBack(three);
        QCOMPARE(shown(), afterTwo);
        takeBack(two);
        QCOMPARE(shown(), afterOne);
        takeBack(one);
        QCOMPARE(count(u"history"_s), 0);
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"imported"_s), 0);
    }

    void whatWasEditedHereIsKeptWhateverPartComes()
    {
        QCOMPARE(counts(import(log(rows(5, 10)))), u"3/0/0/0/0/0"_s);
        edit(u"A"_s, u"state = 'pending', state_class = 'open'"_s);
        QCOMPARE(counts(import(log(rows(0, 5)))), u"0/2/0/1/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"pending"_s);
        QCOMPARE(value(u"A"_s, u"reopened"_s), u"1"_s); // what nobody edits follows the log
        QCOMPARE(value(u"A"_s, u"opened_at"_s), u"1767258000000"_s);
    }

    void theSameFileTwiceInOneCallIsTheSameAsOnce()
    {
        const auto whole = import(log(allRows()));
        const QStringList expected = shown();
        takeBack(whole);
        ImportRequest twice = log(allRows());
        twice.files.append(log(allRows()).files);
        const auto report = import(twice);
        QCOMPARE(counts(report), u"3/0/0/0/0/0"_s);
        QCOMPARE(report->read, 20);
        QCOMPARE(report->warnings.first().code, u"identical-rows"_s);
        QCOMPARE(report->warnings.first().count, 10);
        QCOMPARE(shown(), expected);
    }

    void aLogReadAnewInAnotherZoneIsNotThereTwice()
    {
        ImportRequest request = log(allRows());
        QCOMPARE(counts(import(request)), u"3/0/0/0/0/0"_s);
        const int before = count(u"history"_s);
        request.zone = u"Europe/Berlin"_s;
        QCOMPARE(counts(import(request)), u"0/3/0/0/0/0"_s);
        QCOMPARE(count(u"history"_s), before);
        QCOMPARE(value(u"A"_s, u"opened_at"_s), u"1767254400000"_s); // an hour earlier
        QCOMPARE(value(u"A"_s, u"reopen_count"_s), u"1"_s);
        QCOMPARE(counts(import(request)), u"0/0/3/0/0/0"_s);
    }

    void onlyTheBadRowsAreLeftOut()
    {
        ImportRequest request = log(rows(0, 5) + "A,2026-01-09T8:00,Closed,,,,\nD,never,New,,,,\n");
        const auto stopped = import(request);
        QVERIFY(!stopped->batch);
        QCOMPARE(stopped->failed, 2);
        request.skipBad = true;
        const auto report = import(request);
        QCOMPARE(counts(report), u"2/0/0/0/0/2"_s);
        QCOMPARE(report->read, 7);
        QCOMPARE(report->errors.size(), 2);
        QCOMPARE(value(u"A"_s, u"state"_s), u"resolved"_s);
        QCOMPARE(count(u"ticket"_s), 2);
    }

    void aLogOnTopOfAListIsFoldedFromItsRows()
    {
        QCOMPARE(counts(import("number,opened,state,title\nA,2026-01-01 08:00,New,From a list\n")),
                 u"1/0/0/0/0/0"_s);
        const auto first = import(log(rows(5, 10)));
        QCOMPARE(counts(first), u"2/1/0/0/0/0"_s);
        QCOMPARE(counts(import(log(rows(0, 5)))), u"0/2/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"closed"_s);
        QCOMPARE(counts(import(log(allRows()))), u"0/0/3/0/0/0"_s);
    }
};

QTEST_GUILESS_MAIN(ImportEventsTest)
#include "tst_importevents.moc"
