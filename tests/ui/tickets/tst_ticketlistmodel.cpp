// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages come and go, late answers are dropped, changes reach just their rows, nothing moves under the cursor.
#include "fakesource.h"
#include "tickets/ticketlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnToTheEnd();
    void keepsFourPagesAtMost();
    void dropsLateAnswers();
    void keepsWhatIsShownWhenRefused();
    void anEmptyPageIsAnAnswer();
    void followsChangesInPlace();
    void whatCouldNotBeReadIsReadLater();
    void countsNewOnesApart();
    void marksWhatNoLongerMatches();
    void countsWhatChangesOnPagesNotRead_data();
    void countsWhatChangesOnPagesNotRead();
    void aChangeWhileCountingIsCountedAfterIt();
    void removesWhatIsGone();
    void ourOwnChangeIsNotUnseen();
    void sortsByAskingAnew();
    void sortsOnlyByWhatHasAnIndex();
    void aColumnAndItsFieldAreOne();
    void nothingIsReadWhileAsking();
    void aPageOfTheQuestionBeforeIsDropped();
    void aRefusedQuestionLeavesTheListWhole();
    void aPageThatShiftedMovesTheNext();
    void aListThatEndsEarlierIsCut();
    void importedTicketsFurtherOnAreNotNew();
    void reachesFarRowsByTheirKeys();
    void wordOfEverythingReadsAllLoaded_data();
    void wordOfEverythingReadsAllLoaded();

private:
    // Meets all pages: the first ones are dropped again by then.
    static void readAll(TicketListModel &model, int count)
    {
        QTRY_COMPARE(model.isLoaded(), true);
        while (model.rowCount() < count) {
            const int before = model.rowCount();
            model.fetchMore({});
            QTRY_VERIFY(model.rowCount() > before);
        }
    }
    static bool isLoading(const TicketListModel &model, int row)
    {
        return model.index(row, 0).data(TicketListModel::LoadingRole).toBool();
    }
    static QString text(const TicketListModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

void TestTicketListModel::readsOnToTheEnd()
{
    test::FakeSource source(450);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    QCOMPARE(text(model, 0, TicketListModel::Number), u"INC-450"_s);
    QTRY_COMPARE(model.total(), qint64(450));
    for (int page = 2; page <= 3; ++page) {
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), std::min(450, page * 200));
    }
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(text(model, 449, TicketListModel::Number), u"INC-1"_s);
}

void TestTicketListModel::keepsFourPagesAtMost()
{
    test::FakeSource source(2000);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    while (model.rowCount() < 2000) { // the tester asks for more too
        const int before = model.rowCount();
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > before);
        QVERIFY(model.loadedPages() <= 4);
    }
    QCOMPARE(model.rowCount(), 2000);
    QVERIFY(model.index(5, 0).data(TicketListModel::LoadingRole).toBool());
    QCOMPARE(model.idAt(5), TicketId(1995)); // known without its row
    QCOMPARE(model.rowOf(TicketId(1995)), 5);
    model.setVisible(0, 30);
    QTRY_COMPARE(text(model, 5, TicketListModel::Number), u"INC-1995"_s);
    QCOMPARE(model.rowCount(), 2000);
    QVERIFY(model.loadedPages() <= 4);
}

void TestTicketListModel::dropsLateAnswers()
{
    test::FakeSource source(3);
    source.ticket(2).ticket.state = u"resolved"_s;
    source.ticket(2).ticket.stateClass = StateClass::Done;
    TicketListModel model(source);
    source.hold = true;
    model.ask(u"state:open"_s, u"-opened"_s);
    model.ask(u"state:done"_s, u"-opened"_s);
    QCOMPARE(source.heldCount(), 2);
    source.release(1); // the later question first
    QTRY_COMPARE(model.rowCount(), 1);
    source.release(0);
    QTest::qWait(20);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, TicketListModel::Number), u"INC-2"_s);
}

void TestTicketListModel::keepsWhatIsShownWhenRefused()
{
    test::FakeSource source(3);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 3);
    QSignalSpy failed(&model, &TicketListModel::failed);
    source.refuse = Error{ErrorCode::Unavailable, u"database-unavailable"_s, {}, {}};
    model.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.isAsking());
    source.refuse.reset();
    model.refresh();
    QTRY_VERIFY(!model.isAsking());
    QCOMPARE(failed.size(), 1);
}

void TestTicketListModel::anEmptyPageIsAnAnswer()
{
    test::FakeSource source;
    TicketListModel model(source);
    QSignalSpy answered(&model, &TicketListModel::answered);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(model.isLoaded());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), qint64(0));
    source.add(u"The first"_s);
    source.tell(1);
    QTRY_COMPARE(model.rowCount(), 1); // nothing was under the cursor
}

void TestTicketListModel::followsChangesInPlace()
{
    test::FakeSource source(10);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask(u"state:open"_s, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 10);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    source.changeElsewhere(4, {{u"title"_s, u"Another title"_s}});
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);
    const int row = model.rowOf(TicketId(4));
    QCOMPARE(changes.at(0).at(0).value<QModelIndex>().row(), row);
    QCOMPARE(changes.at(0).at(1).value<QModelIndex>().row(), row);
    QCOMPARE(text(model, row, TicketListModel::Title), u"Another title"_s);
    QVERIFY(model.index(row, 0).data(TicketListModel::UnseenRole).toBool());
    model.setSeen(TicketId(4));
    QVERIFY(!model.index(row, 0).data(TicketListModel::UnseenRole).toBool());
}

void TestTicketListModel::whatCouldNotBeReadIsReadLater()
{
    test::FakeSource source(5);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 5);
    source.refuse = Error{ErrorCode::Unavailable, u"busy"_s, {}, {}};
    const qsizetype before = source.calls.size();
    source.changeElsewhere(4, {{u"title"_s, u"Another title"_s}});
    QTRY_VERIFY(source.calls.size() > before);
    source.refuse.reset();
    source.changeElsewhere(2, {{u"title"_s, u"One more"_s}});
    QTRY_COMPARE(text(model, model.rowOf(TicketId(2)), TicketListModel::Title), u"One more"_s);
    QCOMPARE(text(model, model.rowOf(TicketId(4)), TicketListModel::Title), u"Another title"_s);
}

void TestTicketListModel::countsNewOnesApart()
{
    test::FakeSource source(5);
    TicketListModel model(source);
    model.ask(u"state:open"_s, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 5);
    source.add(u"Just in"_s);
    source.tell(6);
    QTRY_COMPARE(model.newCount(), 1);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(text(model, 0, TicketListModel::Number), u"INC-5"_s);
    QTRY_COMPARE(model.total(), qint64(6));
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 6);
    QCOMPARE(model.newCount(), 0);
}

void TestTicketListModel::marksWhatNoLongerMatches()
{
    test::FakeSource source(5);
    TicketListModel model(source);
    model.ask(u"state:open"_s, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 5);
    source.changeElsewhere(3, {{u"state"_s, u"resolved"_s}});
    const int row = model.rowOf(TicketId(3));
    QTRY_VERIFY(model.index(row, 0).data(TicketListModel::LeftRole).toBool());
    QCOMPARE(model.rowCount(), 5);
    QTRY_COMPARE(model.total(), qint64(4));
    QCOMPARE(text(model, row, TicketListModel::State), u"Resolved"_s);
    source.changeElsewhere(3, {{u"state"_s, u"in_progress"_s}});
    QTRY_VERIFY(!model.index(row, 0).data(TicketListModel::LeftRole).toBool());
    QTRY_COMPARE(model.total(), qint64(5));
}

void TestTicketListModel::countsWhatChangesOnPagesNotRead_data()
{
    QTest::addColumn<QString>("sort");
    QTest::newRow("by opening") << u"-opened"_s;
    QTest::newRow("by change, so that it moves to the front") << u"-updated"_s;
}

void TestTicketListModel::countsWhatChangesOnPagesNotRead()
{
    QFETCH(QString, sort);
    test::FakeSource source(450);
    TicketListModel model(source);
    model.ask(u"state:open"_s, sort);
    QTRY_COMPARE(model.total(), qint64(450));
    for (const qint64 id : {10, 20, 30})
        source.ticket(id).ticket.updatedAt = test::FakeSource::kNow;
    source.changeElsewhere(10, {{u"state"_s, u"resolved"_s}});
    source.changeElsewhere(20, {{u"state"_s, u"resolved"_s}});
    QTRY_COMPARE(model.total(), qint64(448));
    source.changeElsewhere(10, {{u"state"_s, u"in_progress"_s}});
    QTRY_COMPARE(model.total(), qint64(449));
    const int counted = source.counted;
    source.changeElsewhere(30, {{u"title"_s, u"Counted already"_s}});
    QTRY_VERIFY(source.counted > counted);
    QTest::qWait(20);
    QCOMPARE(model.total(), qint64(449));
    QCOMPARE(model.rowCount(), 200);
}

void TestTicketListModel::aChangeWhileCountingIsCountedAfterIt()
{
    test::FakeSource source(450);
    TicketListModel model(source);
    model.ask(u"state:open"_s, u"-opened"_s);
    QTRY_COMPARE(model.total(), qint64(450));
    source.hold = true;
    source.changeElsewhere(10, {{u"state"_s, u"resolved"_s}});
    QTRY_COMPARE(source.heldCount(), 1); // the row
    source.release();
    QTRY_COMPARE(source.heldCount(), 1); // the count, made before the second change
    source.changeElsewhere(20, {{u"state"_s, u"resolved"_s}});
    QTRY_COMPARE(source.heldCount(), 2);
    source.release(1);
    QTest::qWait(250); // its count waits for the one on its way
    QCOMPARE(source.heldCount(), 1);
    source.hold = false;
    source.release();
    QTRY_COMPARE(model.total(), qint64(448));
}

void TestTicketListModel::removesWhatIsGone()
{
    test::FakeSource source(5);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 5);
    source.erase(2);
    source.tell(2);
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowOf(TicketId(2)), -1);
    QCOMPARE(text(model, 3, TicketListModel::Number), u"INC-1"_s);
}

void TestTicketListModel::ourOwnChangeIsNotUnseen()
{
    test::FakeSource source(3);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 3);
    model.ownChange(TicketId(2));
    source.changeElsewhere(2, {{u"title"_s, u"Mine"_s}});
    const int row = model.rowOf(TicketId(2));
    QTRY_COMPARE(text(model, row, TicketListModel::Title), u"Mine"_s);
    QVERIFY(!model.index(row, 0).data(TicketListModel::UnseenRole).toBool());
}

void TestTicketListModel::sortsByAskingAnew()
{
    test::FakeSource source(300);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    model.sort(TicketListModel::Opened, Qt::AscendingOrder);
    QTRY_COMPARE(text(model, 0, TicketListModel::Number), u"INC-1"_s);
    QCOMPARE(model.sortText(), u"opened"_s);
    QVERIFY(source.calls.contains(u"page |opened|"_s));
}

void TestTicketListModel::aColumnAndItsFieldAreOne()
{
    for (int column = 0; column < TicketListModel::ColumnCount; ++column)
        QCOMPARE(TicketListModel::columnOf(TicketListModel::fieldAt(column)), column);
    QCOMPARE(TicketListModel::fieldAt(TicketListModel::Team), u"team"_s);
    QCOMPARE(TicketListModel::columnOf(u"no such field"_s), -1);
    QCOMPARE(TicketListModel::columnOf({}), -1);
    QVERIFY(TicketListModel::fieldAt(-1).isEmpty());
    QVERIFY(TicketListModel::fieldAt(TicketListModel::ColumnCount).isEmpty());
}

void TestTicketListModel::sortsOnlyByWhatHasAnIndex()
{
    test::FakeSource source(3);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 3);
    for (const int column : {TicketListModel::Title, TicketListModel::Requester, TicketListModel::State,
                             TicketListModel::Team, TicketListModel::Assignee}) {
        model.sort(column, Qt::AscendingOrder);
        QCOMPARE(model.sortText(), u"-opened"_s);
    }
    model.sort(TicketListModel::Priority, Qt::AscendingOrder);
    QCOMPARE(model.sortText(), u"priority"_s);
}

void TestTicketListModel::nothingIsReadWhileAsking()
{
    test::FakeSource source(2000);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    readAll(model, 2000);
    source.hold = true;
    model.ask(u"state:open"_s, u"opened"_s);
    const qsizetype before = source.calls.size();
    model.setVisible(0, 30);
    QVERIFY(!model.canFetchMore({}));
    QTest::qWait(20);
    QCOMPARE(source.calls.size(), before);
    QCOMPARE(model.sortOrder(), Qt::DescendingOrder); // of the rows shown
    QCOMPARE(model.sortText(), u"opened"_s);          // of the question
    source.releaseAll();
    QTRY_COMPARE(model.rowCount(), 200);
    QCOMPARE(model.sortOrder(), Qt::AscendingOrder);
}

void TestTicketListModel::aPageOfTheQuestionBeforeIsDropped()
{
    test::FakeSource source(2000);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    readAll(model, 2000);
    source.hold = true;
    model.setVisible(1000, 1030); // page 5
    QTRY_COMPARE(source.heldCount(), 1);
    model.ask({}, u"opened"_s);
    QCOMPARE(source.heldCount(), 2);
    source.release(1); // the new first page is there first
    QTRY_COMPARE(model.rowCount(), 200);
    source.releaseAll();
    QTest::qWait(20);
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(text(model, 0, TicketListModel::Number), u"INC-1"_s);
    QVERIFY(!isLoading(model, 199));
}

void TestTicketListModel::aRefusedQuestionLeavesTheListWhole()
{
    test::FakeSource source(2000);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    while (model.rowCount() < 1400) {
        const int had = model.rowCount();
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > had);
    }
    QVERIFY(isLoading(model, 5));
    source.hold = true;
    model.setVisible(0, 30);
    QTRY_COMPARE(source.heldCount(), 1); // on its way when the question comes
    source.refuse = Error{ErrorCode::Unavailable, u"database-unavailable"_s, {}, {}};
    model.ask(u"state:done"_s, u"opened"_s);
    model.setVisible(190, 210); // and one more page wanted meanwhile
    source.refuse.reset();
    QSignalSpy failed(&model, &TicketListModel::failed);
    source.release(1);
    QTRY_COMPARE(failed.size(), 1);
    source.hold = false;
    source.releaseAll();
    QTRY_VERIFY(!isLoading(model, 5));
    QTRY_VERIFY(!isLoading(model, 205));
    const int before = model.rowCount();
    model.fetchMore({});
    QTRY_VERIFY(model.rowCount() > before);
    QCOMPARE(model.idAt(before), TicketId(2000 - before)); // of the question the rows answer
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 0); // asks again what was refused
}

void TestTicketListModel::aPageThatShiftedMovesTheNext()
{
    test::FakeSource source(1200);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    readAll(model, 1200);
    model.setVisible(210, 230); // page 1 is in memory, page 0 is not
    QTRY_VERIFY(!isLoading(model, 210));
    QVERIFY(isLoading(model, 0));
    source.add(u"Just in"_s);
    model.setVisible(190, 230);
    QTRY_COMPARE(model.idAt(0), TicketId(1201));
    QTRY_COMPARE(model.idAt(200), TicketId(1001));
    QTRY_VERIFY(!isLoading(model, 200));
    for (int row = 0; row < 400; ++row) {
        QCOMPARE(model.idAt(row), TicketId(1201 - row));
        QCOMPARE(model.rowOf(TicketId(1201 - row)), row);
    }
}

void TestTicketListModel::aListThatEndsEarlierIsCut()
{
    test::FakeSource source(1200);
    TicketListModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask({}, u"-opened"_s);
    readAll(model, 1200);
    QVERIFY(isLoading(model, 0));
    for (int id = 1; id <= 1100; ++id)
        source.erase(id);
    model.setVisible(0, 30);
    QTRY_COMPARE(model.rowCount(), 100);
    QCOMPARE(model.rowOf(TicketId(5)), -1);
    QVERIFY(!model.canFetchMore({}));
}

void TestTicketListModel::importedTicketsFurtherOnAreNotNew()
{
    test::FakeSource source(450);
    TicketListModel model(source);
    model.ask({}, u"-number"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    const qsizetype before = source.calls.size();
    source.tell(20); // of version 1, on a page not read yet
    QTRY_VERIFY(source.calls.size() > before);
    QTest::qWait(20);
    QCOMPARE(model.newCount(), 0);
    source.add(u"Just in"_s);
    source.tell(451);
    QTRY_COMPARE(model.newCount(), 1);
}

void TestTicketListModel::reachesFarRowsByTheirKeys()
{
    test::FakeSource source(2000);
    TicketListModel model(source);
    QSignalSpy reached(&model, &TicketListModel::reached);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    model.reach(TicketId(700));
    QTRY_COMPARE(reached.size(), 1);
    QCOMPARE(reached.last().at(1).toBool(), true);
    QCOMPARE(model.rowOf(TicketId(700)), 1300);
    QCOMPARE(model.rowCount(), 1400);
    QVERIFY(!model.idAt(500).isValid() && isLoading(model, 500)); // passed over
    QVERIFY(model.loadedPages() <= 4);
    // A change to a ticket passed over is not a new one; one made since is.
    source.changeElsewhere(1500, {{u"title"_s, u"Changed"_s}});
    source.add(u"New"_s);
    source.tell(2001);
    QTRY_COMPARE(model.newCount(), 1);
    model.setVisible(490, 520);
    QTRY_VERIFY(!isLoading(model, 500));
    QCOMPARE(text(model, 500, TicketListModel::Title), u"Changed"_s);
    QCOMPARE(model.rowOf(TicketId(1500)), 500);
    QCOMPARE(model.rowCount(), 1400);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 1600);
    QCOMPARE(text(model, 1599, TicketListModel::Number), u"INC-401"_s);
    // What the query does not find is said, and a ticket that came in since is found by reading anew.
    source.erase(3);
    model.reach(TicketId(3));
    QTRY_COMPARE(reached.size(), 2);
    QCOMPARE(reached.last().at(1).toBool(), false);
    QSignalSpy answered(&model, &TicketListModel::answered);
    source.ticket(2001).ticket.openedAt = test::FakeSource::kNow;
    model.reach(TicketId(2001));
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(model.rowOf(TicketId(2001)), 0);
}

void TestTicketListModel::wordOfEverythingReadsAllLoaded_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("an import tells of all tickets") << u"ticket"_s;
    QTest::newRow("a feed that was pruned tells of everything") << u"*"_s;
}

void TestTicketListModel::wordOfEverythingReadsAllLoaded()
{
    QFETCH(QString, kind);
    test::FakeSource source(500);
    TicketListModel model(source);
    model.ask({}, u"-opened"_s);
    QTRY_COMPARE(model.rowCount(), 200);
    QTRY_COMPARE(model.total(), qint64(500));
    source.ticket(490).ticket.title = u"Changed"_s;
    source.ticket(490).ticket.rowVersion = 2;
    source.erase(495);
    source.add(u"Came in"_s);
    Q_EMIT source.changed({kind}, {0});
    QTRY_COMPARE(text(model, model.rowOf(TicketId(490)), TicketListModel::Title), u"Changed"_s);
    QTRY_COMPARE(model.rowOf(TicketId(495)), -1);
    QTRY_COMPARE(model.newCount(), 1);
    QTRY_COMPARE(model.total(), qint64(500));
    QTest::qWait(20);
    QCOMPARE(model.total(), qint64(500));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketListModel)
#include "tst_ticketlistmodel.moc"
