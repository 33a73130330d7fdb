// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A range of time marked by hand on Home, and what follows it; the limits drawn on request.
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "homefixture.h"
#include "shell/actionregistry.h"

#include <QAction>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::Shown;

class TestHomeBrush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brushSetsTheWindow();
    void cardsFollowTheHandThatBrushes();
    void controlLimitsAreAskedForAndDrawn();
};

void TestHomeBrush::brushSetsTheWindow()
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

void TestHomeBrush::cardsFollowTheHandThatBrushes()
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

void TestHomeBrush::controlLimitsAreAskedForAndDrawn()
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

} // namespace binnacle

QTEST_MAIN(binnacle::TestHomeBrush)
#include "tst_homebrush.moc"
