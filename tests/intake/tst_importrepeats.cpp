// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A number that stands in several rows of an import, however far apart: more than what is written at once.
#include "intake/importfixture.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFar = 2100; // over a chunk

const QByteArray kHead = "number,title,opened,resolved\n";

QByteArray row(const QByteArray &number, const char *title, const char *resolved = "")
{
    return number + ',' + title + ",2026-01-05 08:00," + resolved + '\n';
}

QByteArray others(const char *prefix, int rows = kFar)
{
    QByteArray text;
    for (int i = 0; i < rows; ++i)
        text += row(prefix + QByteArray::number(i), "Slow");
    return text;
}

} // namespace

class ImportRepeatsTest : public ImportFixture
{
    Q_OBJECT

    // What the report says in numbers, its warnings of repeated numbers and its faults.
    static QString told(const Result<ImportReport> &report)
    {
        QString text = counts(report);
        if (!report)
            return text;
        for (const ImportWarning &warning : report->warnings) {
            if (warning.code == "number-repeated"_L1)
                text += u" repeated %1"_s.arg(warning.count);
        }
        for (const ImportFault &fault : report->faults)
            text += u" %1 %2"_s.arg(fault.code).arg(fault.count);
        return text;
    }
    // Of a dry run, and of the import if it says the same.
    QString both(ImportRequest request)
    {
        request.dryRun = true;
        const QString dry = told(import(request));
        request.dryRun = false;
        const QString real = told(import(request));
        return dry == real ? real : u"dry run %1, import %2"_s.arg(dry, real);
    }
    QString both(const QByteArray &rows) { return both(requestFor(kHead + rows)); }
    QString shown() { return value(u"X1"_s, u"title || ' ' || row_version"_s); }

private Q_SLOTS:
    void theLastRowCountsAndTheSameAgainChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::newRow("side by side") << QByteArray();
        QTest::newRow("further apart than what is written at once") << others("O");
    }

    void theLastRowCountsAndTheSameAgainChangesNothing()
    {
        QFETCH(QByteArray, between);
        const int all = 1 + int(between.count('\n'));
        QCOMPARE(both(row("X1", "orig") + between), u"%1/0/0/0/0/0"_s.arg(all));
        const QByteArray back = row("X1", "changed") + between + row("X1", "orig");
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(both(back), u"0/0/%1/0/0/0 repeated 1"_s.arg(all));
            QCOMPARE(shown(), u"orig 1"_s);
        }
        const QByteArray forth = row("X1", "orig") + between + row("X1", "changed");
        QCOMPARE(both(forth), u"0/1/%1/0/0/0 repeated 1"_s.arg(all - 1));
        QCOMPARE(shown(), u"changed 2"_s);
        QCOMPARE(both(forth), u"0/0/%1/0/0/0 repeated 1"_s.arg(all));
        QCOMPARE(shown(), u"changed 2"_s);
        QCOMPARE(column(u"SELECT before || '>' || after FROM history"_s), QStringList{u"orig>changed"_s});
    }

    void theLastOfThreeIsWhatANewOneIs()
    {
        const QByteArray text =
            row("X1", "first") + others("A") + row("X1", "second") + others("B") + row("X1", "first");
        QCOMPARE(both(text), u"%1/0/0/0/0/0 repeated 2"_s.arg(1 + 2 * kFar));
        QCOMPARE(shown(), u"first 1"_s);
        QCOMPARE(both(text), u"0/0/%1/0/0/0 repeated 2"_s.arg(1 + 2 * kFar));
        QCOMPARE(count(u"history"_s), 0);
    }

    void eachTicketCountsOnceWhateverItsRowsSay()
    {
        QCOMPARE(both(row("X1", "a") + row("X2", "a") + row("X3", "a")), u"3/0/0/0/0/0"_s);
        edit(u"X1"_s, u"title = 'Mine'"_s);
        edit(u"X2"_s, u"deleted_at = 1"_s);
        const QByteArray early = row("X1", "b") + row("X2", "b") + row("X3", "b", "2026-01-04 08:00");
        const QByteArray late = row("X1", "c") + row("X2", "c") + row("X3", "c");
        QCOMPARE(both(early + others("O") + late), u"%1/1/0/1/1/0 repeated 3"_s.arg(kFar));
        QCOMPARE(value(u"X1"_s, u"title"_s), u"Mine"_s);
        QCOMPARE(value(u"X3"_s, u"title"_s), u"c"_s);
        const QString reversed = both(late + others("O") + early);
        QVERIFY2(reversed.startsWith(u"0/1/%1/1/1/0 repeated 3 "_s.arg(kFar)), qPrintable(reversed));
        QVERIFY2(reversed.endsWith(u" 1"_s), qPrintable(reversed)); // one fault, of the row that counts
    }

    void whatALaterFileHasNoColumnForTheEarlierSaid()
    {
        QCOMPARE(both(row("X1", "a")), u"1/0/0/0/0/0"_s);
        ImportRequest request = requestFor(kHead + row("X1", "b") + others("A"));
        const QByteArray second = "number,opened,state\nX1,2026-01-05 08:00,Pending\n";
        const QByteArray third = "number,opened,priority\nX1,2026-01-05 08:00,2\n";
        request.files += requestFor(second).files + requestFor(third).files;
        QCOMPARE(both(request), u"%1/1/0/0/0/0 repeated 2"_s.arg(kFar));
        QCOMPARE(value(u"X1"_s, u"title || state || priority"_s), u"bpending2"_s);
        QCOMPARE(both(request), u"0/0/%1/0/0/0 repeated 2"_s.arg(kFar + 1));
        QCOMPARE(both(requestFor(second)), u"0/0/1/0/0/0"_s);
    }

    void undoGivesBackWhatWasBeforeAllRows()
    {
        QCOMPARE(both(row("X1", "a")), u"1/0/0/0/0/0"_s);
        const auto report = import(requestFor(kHead + row("X1", "b") + row("N", "b") + others("O") +
                                              row("N", "c") + row("X1", "c")));
        QCOMPARE(told(report), u"%1/1/0/0/0/0 repeated 2"_s.arg(kFar + 1));
        QVERIFY(answer(service().undo(actor(), BatchId(*report->batch)))->refused.isEmpty());
        stop();
        prepare();
        QCOMPARE(column(u"SELECT number || title FROM ticket"_s), QStringList{u"X1a"_s});
    }

    void aCellMayNameOneNumberTwice()
    {
        ImportRequest request = requestFor(kHead + row("X1|X2|X1", "a"));
        request.splits = {{u"number"_s, u"|"_s}};
        QCOMPARE(both(request), u"2/0/0/0/0/0 repeated 1"_s);
        QCOMPARE(both(request), u"0/0/2/0/0/0 repeated 1"_s);
    }

    void aCellNamesNoNumbersWithoutEnd()
    {
        QByteArray cell = "X0";
        for (int i = 1; i <= 100; ++i)
            cell += "|X" + QByteArray::number(i);
        ImportRequest request = requestFor(kHead + row(cell, "a"));
        request.splits = {{u"number"_s, u"|"_s}};
        const auto report = answer(service().run(actor(), request, std::make_shared<Job>()));
        QVERIFY_OK(report);
        QCOMPARE(report->created, 0);
        QCOMPARE(report->errors.size(), 1);
        QCOMPARE(report->errors.first().code, u"too-many-parts"_s);
    }

    // The rows of one incident come together wherever they stand.
    void aLogTellsOfEachIncidentOnceWhateverIsBetween()
    {
        const auto log = [](const QByteArray &rows) -> QByteArray { return "number,at,state\n" + rows; };
        const auto change = [](const QByteArray &number, const char *at, const char *state) -> QByteArray {
            return number + ",2026-01-05 " + at + ',' + state + '\n';
        };
        QByteArray between;
        for (int i = 0; i < kFar; ++i)
            between += change("O" + QByteArray::number(i), "08:00", "New");
        const QString events = u"incident-events"_s;
        ImportRequest request = requestFor(
            log(change("X1", "08:00", "New") + between + change("X1", "10:00", "Resolved")), events);
        request.files += requestFor(log(change("X1", "09:00", "Pending")), events).files;
        QCOMPARE(both(request), u"%1/0/0/0/0/0"_s.arg(kFar + 1));
        const QStringList states{u"new"_s, u"pending"_s, u"resolved"_s};
        const QString history = u"SELECT h.after FROM history h JOIN ticket t ON t.id = h.subject_id WHERE "
                                "t.number = 'X1' AND h.field = 'state' ORDER BY h.happened_at"_s;
        QCOMPARE(column(history), states);
        QCOMPARE(both(request), u"0/0/%1/0/0/0"_s.arg(kFar + 1));
        QCOMPARE(column(history), states);
    }
};

QTEST_GUILESS_MAIN(ImportRepeatsTest)
#include "tst_importrepeats.moc"
