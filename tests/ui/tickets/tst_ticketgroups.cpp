// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups are counted by one question and read as they come in sight; they fold, and few rows stay in memory.

#include "fakesource.h"
#include "tickets/ticketlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headingsCountTheirTickets();
    void aGroupIsReadOnceItIsSeen();
    void foldingTakesRowsAway();
    void whatIsFoldedStaysFoldedWhenReadAgain();
    void aBigGroupIsReadOnByKeys();
    void fewRowsStayInMemory();
    void aLateAnswerIsDropped();
    void aRefusalLeavesWhatIsShown();
    void groupsComeAndGo();
    void reachesATicketInItsGroup();
    void countsFollowWhatChanges();
    void rulesColorByTheFirstThatFinds();

private:
    // Tickets in turn of priority 1, 2 and none.
    static std::unique_ptr<test::FakeSource> source(int tickets)
    {
        auto made = std::make_unique<test::FakeSource>(tickets);
        for (int id = 1; id <= tickets; ++id)
            made->ticket(id).ticket.priority = id % 3;
        return made;
    }
    static void group(TicketListModel &model)
    {
        QSignalSpy answered(&model, &TicketListModel::answered);
        model.setGroup(u"priority"_s);
        model.ask({}, u"-opened"_s);
        QTRY_VERIFY(answered.count() > 0);
    }
    static QString text(const TicketListModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
    static QStringList headings(const TicketListModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.isHeading(row))
                all.append(u"%1 %2"_s.arg(model.headingText(row)).arg(model.headingCount(row)));
        }
        return all;
    }
};

void TestTicketGroups::headingsCountTheirTickets()
{
    const auto tickets = source(30);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    group(model);
    QCOMPARE(headings(model), (QStringList{u"P1 10"_s, u"P2 10"_s, u"No priority 10"_s}));
    QCOMPARE(model.rowCount(), 33); // a place for each ticket, read or not
    QCOMPARE(model.total(), 30);
    QVERIFY(model.isHeading(0));
    QVERIFY(!model.idAt(0).isValid());
    QCOMPARE(text(model, 1, TicketListModel::Number), u"INC-28"_s);
    QCOMPARE(model.headingOf(5), 0);
    QCOMPARE(model.headingFrom(5, -1), 0);
    QCOMPARE(model.headingFrom(0, 1), 11);
    QCOMPARE(model.headingFrom(22, 1), -1);
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"10"_s));
}

void TestTicketGroups::aGroupIsReadOnceItIsSeen()
{
    const auto tickets = source(30);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    group(model);
    QCOMPARE(tickets->calls.filter(u"page "_s).size(), 1);
    QVERIFY(model.index(12, 0).data(TicketListModel::LoadingRole).toBool());
    model.setVisible(0, 15);
    QTRY_COMPARE(text(model, 12, TicketListModel::Number), u"INC-29"_s);
    QCOMPARE(tickets->calls.filter(u"page "_s).size(), 2);
    model.setVisible(0, 15);
    QCOMPARE(tickets->calls.filter(u"page "_s).size(), 2); // once
    QVERIFY(tickets->calls.filter(u"page "_s).constLast().contains(u"priority:2"_s));
}

void TestTicketGroups::foldingTakesRowsAway()
{
    const auto tickets = source(30);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    group(model);
    model.setFolded(0, true);
    QCOMPARE(model.rowCount(), 23);
    QVERIFY(model.isFolded(0));
    QVERIFY(model.isHeading(1));
    model.setAllFolded(true);
    QCOMPARE(model.rowCount(), 3);
    model.setVisible(0, 2);
    model.setFolded(1, false);
    QCOMPARE(model.rowCount(), 13);
    model.setVisible(0, 12);
    QTRY_COMPARE(text(model, 2, TicketListModel::Number), u"INC-29"_s);
    model.setAllFolded(false);
    QCOMPARE(model.rowCount(), 33);
}

void TestTicketGroups::whatIsFoldedStaysFoldedWhenReadAgain()
{
    const auto tickets = source(30);
    TicketListModel model(*tickets);
    group(model);
    model.setFolded(0, true);
    group(model);
    QVERIFY(model.isFolded(0));
    QCOMPARE(model.rowCount(), 23);
    QTRY_COMPARE(text(model, 2, TicketListModel::Number), u"INC-29"_s); // the first that is open
}

void TestTicketGroups::aBigGroupIsReadOnByKeys()
{
    const auto tickets = source(1500);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    group(model);
    QCOMPARE(model.rowCount(), 603); // a page of each
    model.setVisible(180, 205);
    QTRY_COMPARE(model.rowCount(), 803);
    model.setVisible(390, 402);
    QTRY_COMPARE(model.rowCount(), 903);
    QCOMPARE(text(model, 500, TicketListModel::Number), u"INC-1"_s);
    QVERIFY(model.isHeading(501));
    const QStringList pages = tickets->calls.filter(u"page priority:1|"_s);
    QCOMPARE(pages.size(), 3);
    QVERIFY(!pages.at(1).endsWith(u'|')); // from where the one before ended
}

void TestTicketGroups::fewRowsStayInMemory()
{
    const auto tickets = source(3000);
    TicketListModel model(*tickets);
    group(model);
    for (int first = 0; first + 30 < model.rowCount(); first += 25) {
        model.setVisible(first, first + 30);
        QCoreApplication::processEvents();
        int loaded = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            loaded += model.ticketAt(row) ? 1 : 0;
        QVERIFY2(loaded <= TicketPages::kPageSize * (TicketPages::kMostLoaded + 1),
                 qPrintable(QString::number(loaded)));
    }
    model.setVisible(0, 20);
    QTRY_COMPARE(text(model, 1, TicketListModel::Number), u"INC-2998"_s); // read again
}

void TestTicketGroups::aLateAnswerIsDropped()
{
    const auto tickets = source(9);
    TicketListModel model(*tickets);
    group(model);
    tickets->hold = true;
    model.ask(u"state:done"_s, u"-opened"_s); // nothing of it
    model.ask({}, u"-opened"_s);
    tickets->release(1);
    QCoreApplication::processEvents();
    tickets->release(0); // the first question's answer comes last
    tickets->hold = false;
    tickets->releaseAll();
    QTRY_VERIFY(!model.isAsking());
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.query(), QString());
}

void TestTicketGroups::aRefusalLeavesWhatIsShown()
{
    const auto tickets = source(9);
    TicketListModel model(*tickets);
    group(model);
    QSignalSpy failed(&model, &TicketListModel::failed);
    tickets->refuse = Error{ErrorCode::Unavailable, u"busy"_s, {}, {}};
    model.refresh();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!model.isAsking());
    QCOMPARE(model.rowCount(), 12);
    model.setGroup({});
    model.refresh(); // back from groups: refused as well
    QTRY_COMPARE(failed.count(), 2);
    QVERIFY(!model.isAsking());
    QVERIFY(model.isGrouped());
    QCOMPARE(model.rowCount(), 12);
    tickets->refuse.reset();
    model.refresh();
    QTRY_VERIFY(!model.isGrouped());
}

void TestTicketGroups::groupsComeAndGo()
{
    const auto tickets = source(9);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 9);
    group(model);
    QCOMPARE(model.rowCount(), 12);
    QSignalSpy answered(&model, &TicketListModel::answered);
    model.setGroup({});
    model.ask({}, u"opened"_s);
    QCOMPARE(model.rowCount(), 12); // until the answer is there
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(model.rowCount(), 9);
    QCOMPARE(text(model, 0, TicketListModel::Number), u"INC-1"_s);
    QCOMPARE(model.headingOf(0), -1);
    model.ask(u"state:done"_s, u"opened"_s);
    QTRY_COMPARE(model.rowCount(), 0);
    model.setGroup(u"priority"_s);
    model.refresh(); // no groups: an answer all the same
    QTRY_COMPARE(answered.count(), 3);
    QCOMPARE(model.rowCount(), 0);
}

void TestTicketGroups::reachesATicketInItsGroup()
{
    const auto tickets = source(30);
    TicketListModel model(*tickets);
    group(model);
    QSignalSpy reached(&model, &TicketListModel::reached);
    model.reach(TicketId(29)); // of priority 2, not read yet
    QTRY_COMPARE(reached.count(), 1);
    QCOMPARE(model.rowOf(TicketId(29)), 12);
    QVERIFY(reached.constFirst().at(1).toBool());
    model.reach(TicketId(4711));
    QTRY_COMPARE(reached.count(), 2);
    QVERIFY(!reached.constLast().at(1).toBool());
    model.setFolded(0, true);
    model.reach(TicketId(28)); // folded: it is in the list and has no row
    QTRY_COMPARE(reached.count(), 3);
    QVERIFY(reached.constLast().at(1).toBool());
    QCOMPARE(model.rowOf(TicketId(28)), -1);
}

void TestTicketGroups::countsFollowWhatChanges()
{
    const auto tickets = source(9);
    TicketListModel model(*tickets);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    group(model);
    tickets->changeElsewhere(9, {{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}});
    tickets->ticket(9).ticket.priority = 4;
    tickets->tell(9);
    QTRY_COMPARE_WITH_TIMEOUT(headings(model), (QStringList{u"P1 3"_s, u"P2 3"_s, u"No priority 2"_s}), 8000);
    QVERIFY(model.newCount() > 0); // a group that has no heading yet
    model.refresh();
    QTRY_COMPARE(headings(model).size(), 4);
}

void TestTicketGroups::rulesColorByTheFirstThatFinds()
{
    const auto tickets = source(9);
    TicketListModel model(*tickets);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 9);
    model.setRules({{u"First"_s, u"priority:1"_s, u"red"_s}, {u"Open"_s, u"state:open"_s, u"green"_s}});
    const auto rule = [&model](qint64 id) {
        return model.index(model.rowOf(TicketId(id)), 0).data(TicketListModel::RuleRole).toString();
    };
    QTRY_COMPARE(rule(1), u"First"_s);
    QCOMPARE(rule(2), u"Open"_s);
    QCOMPARE(model.index(model.rowOf(TicketId(1)), 0).data(TicketListModel::RuleColorRole).toString(),
             u"red"_s);
    QVERIFY(model.index(model.rowOf(TicketId(1)), 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"First"_s));
    tickets->changeElsewhere(2, {{u"state"_s, u"closed"_s}});
    QTRY_VERIFY(rule(2).isEmpty());
    model.setRules({});
    QVERIFY(rule(1).isEmpty());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketGroups)
#include "tst_ticketgroups.moc"
