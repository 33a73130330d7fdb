// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of faults: what happened, whether the work is safe, what to do; what an engine said is
// for copying only. And how long a job still takes.
#include "shell/errorbar.h"
#include "shell/joblist.h"
#include "shell/notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsOfTheWorkspace_data();
    void faultsOfTheWorkspace();
    void whatWasCanceledIsNoFault();
    void howMuchLonger_data();
    void howMuchLonger();
};

void TestNotice::faultsOfTheWorkspace_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("safe"); // what it says of the work begins with
    QTest::newRow("another program holds it")
        << ErrorCode::Busy << u"database-busy"_s << u"Nothing was changed"_s;
    QTest::newRow("the disk is full")
        << ErrorCode::Unavailable << u"disk-full"_s << u"What was saved before is safe"_s;
    QTest::newRow("it may not be written")
        << ErrorCode::Unavailable << u"read-only"_s << u"This change was not made"_s;
    QTest::newRow("it was moved") << ErrorCode::Unavailable << u"file-moved"_s
                                  << u"What was saved before is in that file"_s;
    QTest::newRow("the disk fails") << ErrorCode::Unavailable << u"io-error"_s
                                    << u"What was saved before is safe"_s;
    QTest::newRow("the server is gone")
        << ErrorCode::Unavailable << u"connection-lost"_s << u"What was saved before is safe"_s;
    QTest::newRow("no memory") << ErrorCode::Unavailable << u"out-of-memory"_s
                               << u"What was saved before is safe"_s;
    QTest::newRow("a fault of ours") << ErrorCode::Bug << u"sql"_s << u"What is stored is safe"_s;
    QTest::newRow("one nobody has heard of")
        << ErrorCode::Conflict << u"never-heard-of"_s << u"Nothing was changed"_s;
}

void TestNotice::faultsOfTheWorkspace()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, key);
    QFETCH(QString, safe);
    const QString said = u"SQLite 5: database is locked in UPDATE ticket SET title"_s;
    const Notice notice = noticeOf(Error{code, key, {}, said});
    QCOMPARE(notice.level, Notice::Level::Error);
    QVERIFY(!notice.what.isEmpty() && !notice.todo.isEmpty());
    QVERIFY2(notice.safe.startsWith(safe), qPrintable(notice.safe));
    ErrorBar bar;
    bar.tell(notice);
    bar.show();
    QString shown;
    for (const QLabel *label : bar.findChildren<QLabel *>())
        shown += label->text() + u'\n';
    for (const QString &part : {notice.what, notice.safe, notice.todo})
        QVERIFY2(shown.contains(part), qPrintable(part));
    QVERIFY(!shown.contains(u"UPDATE"_s) && !shown.contains(u"SQLite 5"_s));
    for (QToolButton *button : bar.findChildren<QToolButton *>()) {
        if (button->text() == u"Copy details")
            button->click();
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(said));
    QVERIFY(QGuiApplication::clipboard()->text().contains(key));
}

void TestNotice::whatWasCanceledIsNoFault()
{
    QCOMPARE(noticeOf(Error{ErrorCode::Cancelled, u"cancelled"_s, {}, {}}).level, Notice::Level::Info);
}

void TestNotice::howMuchLonger_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("elapsed");
    QTest::addColumn<qint64>("left");
    const auto row = [](const char *name, qint64 from, qint64 done, qint64 total, qint64 elapsed,
                        qint64 left) { QTest::newRow(name) << from << done << total << elapsed << left; };
    row("a quarter in five seconds", 0, 25, 100, 5000, 15'000);
    row("counted from where the watching began", 50, 60, 100, 10'000, 40'000);
    row("no pace yet", 0, 25, 100, 1000, -1);
    row("nothing done", 0, 0, 100, 20'000, -1);
    row("the length is not known", 0, 25, 0, 20'000, -1);
    row("short altogether", 0, 50, 100, 4000, -1);
    row("what comes after has no measure", 0, 100, 100, 20'000, -1);
    row("a very long one", 0, 1, 1'000'000'000, 10'000, 9'999'999'990'000);
}

void TestNotice::howMuchLonger()
{
    QFETCH(qint64, from);
    QFETCH(qint64, done);
    QFETCH(qint64, total);
    QFETCH(qint64, elapsed);
    QTEST(JobList::remainingOf(from, {u"writing"_s, done, total}, elapsed), "left");
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestNotice)
#include "tst_notice.moc"
