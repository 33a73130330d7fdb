// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does on Home beside filters: marks a range by hand, asks for limits, saves boards.
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "dashboards/marksheet.h"
#include "dashboards/saveboardsheet.h"
#include "dashboards/savedboards.h"
#include "homefixture.h"
#include "shell/actionregistry.h"
#include "wording/errors.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::Shown;

class TestHomeActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brushSetsTheWindow();
    void cardsFollowTheHandThatBrushes();
    void controlLimitsAreAskedForAndDrawn();
    void aBoardIsSavedAndComesBack();
    void noMoreBoardsThanFitTheSidebar();
    void aMarkIsPutAndTakenAway();
    void marksAreDrawnAndSaidInTheirWeek();
};

void TestHomeActs::brushSetsTheWindow()
{
    Shown shown(test::quarterBoard());
    auto *dots = shown.page.grid()->views()[shown.page.grid()->views().size() - 5];
    const QRect area = dots->plot()->timeArea()->toRect();
    const QPoint from(area.left() + area.width() / 4, area.center().y());
    const QPoint to(area.left() + area.width() / 2, area.center().y());
    QTest::mousePress(dots, Qt::LeftButton, {}, from);
    QTest::mouseMove(dots, (from + to) / 2);
    QTest::mouseMove(dots, to);
    QTest::mouseRelease(dots, Qt::LeftButton, {}, to);
    QCOMPARE(shown.provider.requests.size(), 3); // of a moment, and of the end
    const BoardRequest request = shown.provider.requests.last();
    QVERIFY(request.from && request.to);
    QVERIFY(*request.from >= shown.page.board()->header.from);
    const double quarter = double(*request.to - *request.from) /
                           double(shown.page.board()->header.to - shown.page.board()->header.from);
    QVERIFY2(quarter > 0.23 && quarter < 0.27, qPrintable(QString::number(quarter)));
}

void TestHomeActs::cardsFollowTheHandThatBrushes()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    ChartView *dots = grid->firstCard();
    ChartView *volume = grid->views()[grid->views().indexOf(dots) + 1];
    const ChartPlot *drawn = dots->plot();
    const QString whole = volume->summary();
    const QRect area = dots->plot()->timeArea()->toRect();
    const auto at = [&area](int percent) {
        return QPoint(area.left() + area.width() * percent / 100, area.center().y());
    };
    QTest::mousePress(dots, Qt::LeftButton, {}, at(20));
    for (const int percent : {30, 40, 50})
        QTest::mouseMove(dots, at(percent));
    QCOMPARE(shown.provider.requests.size(), 2); // one question at a time
    Board narrower = test::quarterBoard();
    narrower.volume.opened = 17;
    shown.provider.answer(1, narrower);
    QTRY_VERIFY(volume->summary() != whole);
    QCOMPARE(dots->plot(), drawn);               // its own time stays under the hand
    QCOMPARE(shown.provider.requests.size(), 3); // where the hand has come to since
    QVERIFY(*shown.provider.requests.last().to > *shown.provider.requests[1].to);
    QTest::keyClick(dots, Qt::Key_Escape);
    QCOMPARE(volume->summary(), whole);
    shown.provider.answer(2, narrower); // too late
    QTest::qWait(1);
    QCOMPARE(volume->summary(), whole);
    QTest::mouseRelease(dots, Qt::LeftButton, {}, at(50));
    QCOMPARE(shown.provider.requests.size(), 3);
}

void TestHomeActs::controlLimitsAreAskedForAndDrawn()
{
    Board board = test::quarterBoard();
    Shown shown(board);
    QAction *limits = shown.desk.actions().action(u"home.limits"_s);
    QVERIFY(limits);
    limits->trigger();
    QVERIFY(shown.provider.requests.last().limits);
    std::vector<double> values;
    for (size_t w = 0; w < board.resolve.median.size(); ++w) {
        values.push_back(*board.resolve.median[w].value);
        board.resolve.limitWeeks.push_back(w);
    }
    board.resolve.limits = ControlLimits::of(values);
    QVERIFY(board.resolve.limits);
    board.resolve.limits->signals[4] = ControlLimits::Signal::Outside;
    shown.provider.answer(1, board);
    QTRY_VERIFY(shown.page.isSettled());
    ChartView *dots = shown.page.grid()->firstCard();
    QVERIFY(dots->markAt({-1, -1}) < 0);
    QVERIFY2(dots->plot()->mark(4).text.contains(u"Signal: outside"_s),
             qPrintable(dots->plot()->mark(4).text));
    QVERIFY(limits->isChecked());
    QCOMPARE(requestOf(routeArgs(shown.provider.requests.last())).limits, true);
}

void TestHomeActs::aBoardIsSavedAndComesBack()
{
    Shown shown(test::quarterBoard());
    BoardRequest request;
    request.query = u"priority:1,2"_s;
    request.from = 1'700'000'000'000;
    request.to = 1'702'000'000'000;
    shown.page.ask(request);
    QAction *remove = shown.desk.actions().action(u"home.remove"_s);
    QVERIFY(!remove->isEnabled()); // it is none yet
    shown.desk.actions().action(u"home.save"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<SaveBoardSheet *>();
    QVERIFY(sheet);
    QTest::keyClick(sheet->line(), Qt::Key_Return); // without a name it stays
    QVERIFY(sheet->isVisible());
    QTest::keyClicks(sheet->line(), u"Grave ones"_s);
    QTest::keyClick(sheet->line(), Qt::Key_Return);
    QTRY_COMPARE(shown.page.views().size(), 1);
    QCOMPARE(shown.page.views().first().text, u"Grave ones"_s);
    QTRY_VERIFY(remove->isEnabled());
    // Another window of the same person reads it from where it is kept.
    Shown other(test::quarterBoard());
    other.provider.saved = shown.provider.saved;
    HomePage again(other.provider, other.desk);
    again.activate({u"home"_s, {}});
    QTRY_COMPARE(again.views().size(), 1);
    QVariantMap args = routeArgs(request);
    args.insert(u"board"_s, u"Grave ones"_s);
    QCOMPARE(again.views().first().route.args, args);
    remove->trigger();
    QTRY_VERIFY(shown.page.views().isEmpty());
    QTRY_VERIFY(shown.desk.offered.contains(u"Board “Grave ones” removed"_s));
    shown.desk.undo(u"Board “Grave ones” removed"_s);
    QTRY_COMPARE(shown.page.views().size(), 1);
    // Another window's board is not written over.
    shown.provider.saved = QJsonArray{QJsonObject{{u"name"_s, u"Theirs"_s}, {u"args"_s, QJsonObject()}}};
    shown.desk.actions().action(u"home.save"_s)->trigger();
    const auto sheets = shown.desk.window()->findChildren<SaveBoardSheet *>();
    QVERIFY(!sheets.isEmpty());
    SaveBoardSheet *next = sheets.last();
    QTest::keyClicks(next->line(), u"Mine"_s);
    QTest::keyClick(next->line(), Qt::Key_Return);
    QTRY_COMPARE(shown.page.views().size(), 2);
    QCOMPARE(shown.page.views().first().text, u"Theirs"_s);
}

void TestHomeActs::noMoreBoardsThanFitTheSidebar()
{
    QJsonArray kept;
    for (int i = 0; i < 300; ++i)
        kept.append(QJsonObject{{u"name"_s, QString(u"Board %1 \u202e"_s.arg(i) + QString(500, u'x'))},
                                {u"args"_s, QJsonObject{{u"query"_s, u"priority:1"_s}}}});
    kept.prepend(kept.first()); // no name twice
    test::HeldProvider provider;
    provider.saved = kept;
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.activate({u"home"_s, {}});
    QTRY_COMPARE(page.views().size(), kMostBoards);
    for (const NavView &view : page.views()) {
        QVERIFY(view.text.startsWith("Board "_L1) && view.text.size() <= kLongestBoardName);
        QVERIFY(!view.text.contains(QChar(0x202e)));
    }
    QCOMPARE(page.views()[1].text.left(7), u"Board 1"_s);
    const auto save = [&](const QString &name) {
        desk.actions().action(u"home.save"_s)->trigger();
        SaveBoardSheet *sheet = desk.window()->findChildren<SaveBoardSheet *>().last();
        QCOMPARE(sheet->line()->maxLength(), kLongestBoardName);
        sheet->line()->setText(name);
        sheet->accept();
    };
    save(u"One more"_s);
    QTRY_COMPARE(desk.told.size(), 1);
    const auto full = wording::errorText(u"too-many-boards"_s, {{u"limit"_s, kMostBoards}});
    QCOMPARE(desk.told.first().what, full.message);
    QCOMPARE(desk.told.first().safe, full.safe);
    QCOMPARE(desk.told.first().todo, full.todo);
    QCOMPARE(provider.saved, QJsonValue(kept));
    QVERIFY(desk.offered.isEmpty());
    save(page.views()[3].route.args.value(u"board"_s).toString()); // in its place
    QTRY_COMPARE(desk.offered.size(), 1);
    QCOMPARE(provider.saved.toArray().size(), kMostBoards);
}

void TestHomeActs::aMarkIsPutAndTakenAway()
{
    Shown shown(test::quarterBoard());
    shown.desk.actions().action(u"home.mark"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<MarkSheet *>();
    QVERIFY(sheet);
    QTest::keyClicks(sheet->textLine(), u"CHG-7 core switch"_s);
    sheet->timeLine()->setText(u"yesterday"_s);
    QTest::keyClick(sheet->timeLine(), Qt::Key_Return); // no time: it stays
    QVERIFY(sheet->isVisible() && shown.provider.marks.isEmpty());
    sheet->timeLine()->setText(u"2026-01-02 11:00"_s); // Berlin
    QTest::keyClick(sheet->timeLine(), Qt::Key_Return);
    QTRY_COMPARE(shown.provider.marks.size(), 1);
    QCOMPARE(shown.provider.marks.first(), std::pair(qint64(1'767'348'000'000), u"CHG-7 core switch"_s));
    QTRY_COMPARE(shown.desk.offered.size(), 1);
    shown.desk.undo(shown.desk.offered.first());
    QTRY_VERIFY(shown.provider.marks.isEmpty());
}

void TestHomeActs::marksAreDrawnAndSaidInTheirWeek()
{
    Board board = test::quarterBoard();
    board.marks = {{board.resolve.median[3].at + 1000, u"<b>CHG</b>"_s}};
    Shown shown(board);
    ChartView *dots = shown.page.grid()->firstCard();
    QVERIFY(dots->markAt({-1, -1}) < 0);
    QVERIFY(dots->plot()->mark(3).text.contains(u"<b>CHG</b>"_s)); // as it stands
    QVERIFY(!dots->plot()->mark(4).text.contains(u"CHG"_s));
    shown.desk.actions().action(u"home.marks"_s)->trigger();
    QVERIFY(!shown.provider.requests.last().marks);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestHomeActs)
#include "tst_homeacts.moc"
