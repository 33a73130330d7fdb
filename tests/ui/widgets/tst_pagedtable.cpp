// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The list's keys, its row heights by density, its empty and loading faces.
#include "theme/appearance.h"
#include "theme/style.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"

#include <QApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestPagedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysMove_data();
    void keysMove();
    void enterOpens();
    void lettersDoNotSearch();
    void densitySetsRowHeight();
    void emptyAndLoading();
    void hairlinesNotGrid();
    void columnsFitWhatTheyHold();
    void rowsAreAsHighAsTheirText();

private:
    std::unique_ptr<PagedTable> m_table;
    std::unique_ptr<QStandardItemModel> m_model;
};

void TestPagedTable::init()
{
    applyTheme(*qApp, Scheme::Light);
    m_table = std::make_unique<PagedTable>();
    m_model = std::make_unique<QStandardItemModel>(50, 3);
    for (int row = 0; row < 50; ++row)
        for (int column = 0; column < 3; ++column)
            m_model->setItem(row, column, new QStandardItem(u"cell %1.%2"_s.arg(row).arg(column)));
    m_table->setModel(m_model.get());
    m_table->resize(500, 300);
    m_table->show();
    m_table->setCurrentIndex(m_model->index(5, 0));
}

void TestPagedTable::keysMove_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("row");
    QTest::newRow("J goes down") << Qt::Key_J << 6;
    QTest::newRow("K goes up") << Qt::Key_K << 4;
    QTest::newRow("arrow goes down") << Qt::Key_Down << 6;
    QTest::newRow("Home goes to the first") << Qt::Key_Home << 0;
    QTest::newRow("End goes to the last") << Qt::Key_End << 49;
}

void TestPagedTable::keysMove()
{
    QFETCH(Qt::Key, key);
    QFETCH(int, row);
    QTest::keyClick(m_table.get(), key);
    QCOMPARE(m_table->currentIndex().row(), row);
    QCOMPARE(m_table->selectionModel()->selectedRows().size(), 1);
}

void TestPagedTable::enterOpens()
{
    QSignalSpy spy(m_table.get(), &PagedTable::opened);
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.constFirst().constFirst().toModelIndex().row(), 5);
}

void TestPagedTable::lettersDoNotSearch()
{
    QTest::keyClicks(m_table.get(), u"cell 9"_s);
    QCOMPARE(m_table->currentIndex().row(), 5);
}

void TestPagedTable::densitySetsRowHeight()
{
    auto *style = qobject_cast<Style *>(QApplication::style());
    QVERIFY(style);
    for (const Density density : {Density::Roomy, Density::Compact, Density::Normal}) {
        style->setDensity(density);
        QCOMPARE(m_table->rowHeight(0), std::max(rowHeight(density), m_table->fontMetrics().height() + 6));
    }
}

void TestPagedTable::emptyAndLoading()
{
    auto *empty = new EmptyState(u"tickets"_s, u"No tickets fit"_s, u"Change the filter."_s);
    m_table->setEmptyState(empty);
    QVERIFY(!empty->isVisible());
    m_model->setRowCount(0);
    QVERIFY(empty->isVisible());
    m_table->setLoading(true);
    QVERIFY(!empty->isVisible());
    // The skeleton draws something where the rows will be.
    const QImage loading = m_table->viewport()->grab().toImage();
    bool drawn = false;
    for (int x = 0; x < loading.width() && !drawn; ++x)
        drawn = loading.pixelColor(x, 14) == Theme::light().sunken;
    QVERIFY(drawn);
    m_table->setLoading(false);
    QVERIFY(empty->isVisible());
}

void TestPagedTable::hairlinesNotGrid()
{
    m_table->clearSelection();
    const QImage image = m_table->viewport()->grab().toImage();
    const int bottom = m_table->rowHeight(0) - 1;
    QVERIFY(image.pixelColor(300, bottom) != Theme::light().surface);
    // No vertical line between the columns.
    const int edge = m_table->columnViewportPosition(1) - 1;
    QCOMPARE(image.pixelColor(edge, m_table->rowHeight(0) / 2), Theme::light().surface);
}

void TestPagedTable::columnsFitWhatTheyHold()
{
    m_model->setHorizontalHeaderLabels({u"No"_s, u"A heading that is longer"_s, u"Title"_s});
    m_model->item(7, 0)->setText(u"12345"_s);
    m_model->item(7, 2)->setText(QString(400, u'x'));
    for (int row = 0; row < 50; ++row)
        m_model->item(row, 1)->setText({});
    for (int column = 0; column < 3; ++column)
        m_table->fitColumn(column, 300);
    const QFontMetrics metrics = m_table->fontMetrics();
    QVERIFY(m_table->columnWidth(0) >= metrics.horizontalAdvance(u"cell 49.0"_s));
    QVERIFY(m_table->columnWidth(0) < 2 * metrics.horizontalAdvance(u"cell 49.0"_s));
    QVERIFY(m_table->columnWidth(1) >= m_table->horizontalHeader()->sectionSizeHint(1));
    QVERIFY(m_table->columnWidth(2) > m_table->columnWidth(0));
    QVERIFY(m_table->columnWidth(2) < metrics.horizontalAdvance(QString(400, u'x')) / 2); // within limits
}

void TestPagedTable::rowsAreAsHighAsTheirText()
{
    const int one = m_table->rowHeight(0);
    m_model->item(3, 1)->setText(QString(u"a reason of many words "_s).repeated(12));
    m_table->setWrappedColumns({1});
    QCOMPARE(m_table->rowHeight(0), one);
    const int narrow = m_table->rowHeight(3);
    QVERIFY(narrow > 3 * one / 2);
    const int width = m_table->columnWidth(1);
    const QRect room(0, 0, width - 16, 100'000);
    QVERIFY(
        narrow >=
        m_table->fontMetrics().boundingRect(room, Qt::TextWordWrap, m_model->item(3, 1)->text()).height());
    m_table->setColumnWidth(1, 3 * width); // more room, fewer lines
    QTRY_VERIFY(m_table->rowHeight(3) < narrow);
    const int wide = m_table->rowHeight(3);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->resize(1600, 300);
    QTRY_VERIFY(m_table->rowHeight(3) < wide);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPagedTable)
#include "tst_pagedtable.moc"
