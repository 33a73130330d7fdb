// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The widget around a plot: pointer, keys, tips as plain text, the twin as a table, what assistive technology
// reads.
#include "charts/barsplot.h"
#include "charts/charttablemodel.h"
#include "charts/charttip.h"
#include "charts/chartview.h"
#include "theme/appearance.h"
#include "widgets/pagedtable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

std::unique_ptr<ChartPlot> threeBars(const QStringList &names = {u"a"_s, u"b"_s, u"c"_s})
{
    BarsData data;
    data.summary = u"Three bars."_s;
    data.nameColumn = u"name"_s;
    data.valueColumn = u"value"_s;
    for (const QString &name : names) {
        BarsData::Bar bar;
        bar.name = name;
        bar.value = 4;
        bar.valueText = u"4"_s;
        bar.mark.key = name;
        bar.mark.text = name + u"\nfour"_s;
        bar.mark.query = u"is:"_s + name;
        data.bars.append(bar);
    }
    return std::make_unique<BarsPlot>(std::move(data));
}

} // namespace

class TestChartView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysWalkAndOpen();
    void pointerClicksAndOpens();
    void doubleClickOpensWhatWasClicked();
    void tipIsPlainText();
    void tipStaysInTheWindow();
    void tipIsOfThePictureShown();
    void ringsHaveRoomBesideThePicture();
    void tableTwin();
    void tableModel();
    void wordsForAssistiveTechnology();
    void followsTheTheme();

private:
    std::unique_ptr<ChartView> m_view;
};

void TestChartView::init()
{
    applyTheme(*qApp, Scheme::Light);
    m_view = std::make_unique<ChartView>(u"Bars"_s);
    m_view->resize(300, 120);
    m_view->setPlot(threeBars());
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
}

void TestChartView::keysWalkAndOpen()
{
    QSignalSpy opened(m_view.get(), &ChartView::markOpened);
    QSignalSpy clicked(m_view.get(), &ChartView::markClicked);
    QSignalSpy explain(m_view.get(), &ChartView::explainRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opened.size(), 0); // nothing is pointed at yet
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentMark(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opened.last().first().value<ChartMark>().query, u"is:b"_s);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Down); // stays at the end
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(clicked.last().first().value<ChartMark>().query, u"is:c"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentMark(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Question);
    QCOMPARE(explain.size(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_view->currentMark(), -1);
}

void TestChartView::pointerClicksAndOpens()
{
    QSignalSpy clicked(m_view.get(), &ChartView::markClicked);
    for (int i = 0; i < 3; ++i) {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->markRect(i).center());
        QCOMPARE(clicked.last().first().value<ChartMark>().key, m_view->plot()->mark(i).key);
    }
    QTest::mouseClick(m_view.get(), Qt::RightButton, {}, m_view->markRect(0).center());
    QCOMPARE(clicked.size(), 3);
}

// The first click may filter and redraw, so that something else lies under the pointer at the second.
void TestChartView::doubleClickOpensWhatWasClicked()
{
    QSignalSpy opened(m_view.get(), &ChartView::markOpened);
    connect(m_view.get(), &ChartView::markClicked, this,
            [this] { m_view->setPlot(threeBars({u"x"_s, u"y"_s, u"z"_s})); });
    const QPoint at = m_view->markRect(1).center();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, at);
    QVERIFY(opened.size() >= 1);
    QCOMPARE(opened.first().first().value<ChartMark>().query, u"is:b"_s);
}

void TestChartView::tipIsPlainText()
{
    const QString name = u"<b>bold</b><img src=\"x\">"_s;
    m_view->setPlot(threeBars({name}));
    m_view->setCurrentMark(0);
    QCOMPARE(m_view->tipText(), name + u"\nfour"_s);
    const auto labels = m_view->findChildren<QLabel *>();
    QVERIFY(!labels.isEmpty());
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(labels.first()->text(), name);
}

// A tip that does not fit beside its mark goes no further than the window.
void TestChartView::tipStaysInTheWindow()
{
    QWidget window;
    window.setGeometry(20, 20, 640, 480);
    ChartTip tip(&window);
    window.show();
    for (const QPoint &at : {QPoint(630, 470), QPoint(0, 0), QPoint(320, 475), QPoint(600, 0)}) {
        tip.showText(u"Backlog\n412 open, 12 of them above P3"_s, QRect(at, QSize(4, 4)));
        QVERIFY(QRect(window.mapToGlobal(QPoint()), window.size()).contains(tip.geometry()));
    }
}

// A click may filter while the pointer stays: neither ring nor tip tell of what was there.
void TestChartView::tipIsOfThePictureShown()
{
    const QPoint at = m_view->markRect(1).center();
    QMouseEvent move(QEvent::MouseMove, at, m_view->mapToGlobal(at), Qt::NoButton, {}, {});
    QApplication::sendEvent(m_view.get(), &move);
    QCOMPARE(m_view->tipText(), u"b\nfour"_s);
    m_view->setPlot(threeBars({u"x"_s, u"y"_s, u"z"_s}));
    QCOMPARE(m_view->tipText(), u"y\nfour"_s);
    m_view->setPlot(threeBars({}));
    QCOMPARE(m_view->tipText(), QString());
    m_view->setPlot(threeBars());
    m_view->setCurrentMark(2); // by keys
    QCOMPARE(m_view->tipText(), u"c\nfour"_s);
    m_view->setPlot(threeBars({u"c"_s}));
    QCOMPARE(m_view->tipText(), u"c\nfour"_s);
    m_view->setPlot(threeBars({u"d"_s}));
    QCOMPARE(m_view->tipText(), QString());
}

void TestChartView::ringsHaveRoomBesideThePicture()
{
    m_view->setMargin(8);
    const QRect row = m_view->markRect(0);
    QVERIFY(row.left() >= 0 && row.right() < m_view->width());
    for (const QRectF &label : m_view->plot()->labelAreas())
        QVERIFY(row.left() <= label.left() + 8 - 6);
    QCOMPARE(m_view->markAt(row.center()), 0);
}

void TestChartView::tableTwin()
{
    QTest::keyClick(m_view.get(), Qt::Key_T);
    QVERIFY(m_view->isTableShown());
    auto *table = m_view->findChild<PagedTable *>();
    QVERIFY(table != nullptr);
    QVERIFY(table->hasFocus());
    QCOMPARE(m_view->nextInFocusChain(), table);
    m_view->setFocus(); // its keys are the table's now
    QVERIFY(table->hasFocus());
    QVERIFY(!table->accessibleName().isEmpty());
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(1, 0).data().toString(), u"b"_s);
    QVERIFY(table->currentIndex().isValid());
    table->setCurrentIndex(table->model()->index(2, 0));
    m_view->setPlot(threeBars({u"x"_s, u"y"_s, u"z"_s})); // refreshed under the table
    QCOMPARE(table->currentIndex().row(), 2);
    QCOMPARE(table->model()->index(2, 0).data().toString(), u"z"_s);
    int wide = 0;
    for (int column = 0; column < 2; ++column)
        wide += table->columnWidth(column);
    QVERIFY(wide <= table->width()); // no scroll bar where none is needed
    // Nothing of the chart shows beside or behind it.
    const QImage shown = m_view->grab().toImage();
    const int foot = table->verticalHeader()->length() + table->horizontalHeader()->height() + 4;
    for (int x = 0; x < shown.width(); ++x)
        QCOMPARE(shown.pixelColor(x, std::min(foot, shown.height() - 1)).name(),
                 Theme::light().surface.name());
    QTest::keyClick(table, Qt::Key_Escape);
    QTRY_VERIFY(!m_view->isTableShown());
    QVERIFY(m_view->hasFocus());
}

void TestChartView::tableModel()
{
    ChartTableModel model({{u"a"_s, u"b"_s}, {{u"1"_s, u"2"_s}, {u"3"_s}}});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.index(1, 1).data().toString(), QString()); // a short row
    model.setTable({{u"only"_s}, {}});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"only"_s);
}

void TestChartView::wordsForAssistiveTechnology()
{
    QCOMPARE(m_view->accessibleName(), u"Bars"_s);
    QCOMPARE(m_view->accessibleDescription(), u"Three bars."_s);
    m_view->setCurrentMark(2);
    QCOMPARE(m_view->accessibleDescription(), u"c\nfour"_s);
}

void TestChartView::followsTheTheme()
{
    const QImage light = m_view->grab().toImage();
    applyTheme(*qApp, Scheme::Dark);
    QCoreApplication::processEvents();
    QVERIFY(m_view->grab().toImage() != light);
    applyTheme(*qApp, Scheme::Light);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->grab().toImage(), light);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestChartView)
#include "tst_chartview.moc"
