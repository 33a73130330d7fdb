// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns by a layout, by hand and by the sheet, and kept: what one drags is there in the next window.

#include "../support/fakelists.h"
#include "../support/testdesk.h"
#include "lists/columnssheet.h"
#include "lists/listkeeper.h"
#include "widgets/pagedtable.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QListWidget>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestListColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>();
        m_model = std::make_unique<QStandardItemModel>(3, 4);
        m_table = std::make_unique<PagedTable>();
        m_table->setModel(m_model.get());
        m_table->resize(900, 300);
        m_table->show();
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
        m_desk.reset();
    }

    void byItselfItFits();
    void aNarrowTableYields();
    void aLayoutIsShownInItsOrder();
    void draggingIsAChoice();
    void theLastColumnStays();
    void theSheetMovesByKeys();
    void whatIsChosenIsKept();
    void whatWasKeptIsShown();

private:
    static QList<ListColumns::Spec> specs()
    {
        return {{u"a"_s, u"A"_s, 100},
                {u"b"_s, u"B"_s, 100, true, true},
                {u"c"_s, u"C"_s, 200},
                {u"d"_s, u"D"_s, 80, false}};
    }
    [[nodiscard]] QStringList seen() const
    {
        QStringList fields;
        const QHeaderView *header = m_table->horizontalHeader();
        for (int place = 0; place < header->count(); ++place) {
            const int column = header->logicalIndex(place);
            if (!header->isSectionHidden(column))
                fields.append(specs().at(column).field);
        }
        return fields;
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<PagedTable> m_table;
};

void TestListColumns::byItselfItFits()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    columns.arrange();
    QCOMPARE(seen(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    int wide = 0;
    for (int column = 0; column < 3; ++column)
        wide += m_table->columnWidth(column);
    QCOMPARE(wide, m_table->viewport()->width());
    QCOMPARE(columns.first(), 0);
    QVERIFY(columns.columns().isEmpty());
}

void TestListColumns::aNarrowTableYields()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    m_table->resize(300, 300);
    columns.arrange();
    QCOMPARE(seen(), (QStringList{u"a"_s, u"c"_s}));
    m_table->resize(900, 300);
    columns.arrange();
    QCOMPARE(seen(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestListColumns::aLayoutIsShownInItsOrder()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    QSignalSpy changed(&columns, &ListColumns::changed);
    columns.setColumns({{u"d"_s, 60}, {u"unknown"_s, 9}, {u"c"_s, 0}, {u"a"_s, 300}});
    QCOMPARE(seen(), (QStringList{u"d"_s, u"c"_s, u"a"_s}));
    QVERIFY(m_table->columnWidth(0) > m_table->columnWidth(3));
    QCOMPARE(columns.first(), 3);
    QCOMPARE(columns.columns().size(), 4); // what is not known here is not thrown away
    QCOMPARE(changed.count(), 0);          // nobody did it by hand
    columns.setColumns({{u"unknown"_s, 9}});
    QCOMPARE(seen(), (QStringList{u"a"_s, u"b"_s, u"c"_s})); // nothing to show: as it is by itself
}

void TestListColumns::draggingIsAChoice()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    columns.arrange();
    QSignalSpy changed(&columns, &ListColumns::changed);
    m_table->horizontalHeader()->moveSection(0, 2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(seen(), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    m_table->horizontalHeader()->resizeSection(1, 222);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_table->columnWidth(1), 222);
    QVERIFY(columns.columns().at(0).width > 0);
    QCOMPARE(columns.columns().at(2).width, 0);
    columns.fit();
    QVERIFY(m_table->columnWidth(1) < 222);
}

void TestListColumns::theLastColumnStays()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    columns.setColumns({{u"a"_s, 0}, {u"c"_s, 0}});
    columns.hide(0);
    QCOMPARE(seen(), QStringList{u"c"_s});
    columns.hide(2);
    QCOMPARE(seen(), QStringList{u"c"_s});
}

void TestListColumns::theSheetMovesByKeys()
{
    ListColumns columns(*m_table, specs(), 2, 150);
    columns.arrange();
    ColumnsSheet sheet(columns, m_desk->window());
    QList<ListColumn> chosen;
    connect(&sheet, &ColumnsSheet::chosen, this, [&chosen](const auto &wanted) { chosen = wanted; });
    sheet.show();
    QTest::keyClick(sheet.list(), Qt::Key_Down, Qt::AltModifier); // A under B
    QTest::keyClick(sheet.list(), Qt::Key_End);
    QTest::keyClick(sheet.list(), Qt::Key_Space); // D as well
    QTest::keyClick(sheet.list(), Qt::Key_Return);
    QStringList fields;
    for (const ListColumn &column : std::as_const(chosen))
        fields.append(column.field);
    QCOMPARE(fields, (QStringList{u"b"_s, u"a"_s, u"c"_s, u"d"_s}));
}

void TestListColumns::whatIsChosenIsKept()
{
    test::FakeLists store;
    {
        ListKeeper keeper(*m_table, u"things"_s, specs(), 2, 150, store, *m_desk);
        keeper.load();
        m_table->horizontalHeader()->moveSection(0, 1);
    } // the window closes at once
    const ListLayout kept = ListLayout::of(store.values.value(u"layout.things"_s).toObject());
    QCOMPARE(kept.columns.size(), 3);
    QCOMPARE(kept.columns.at(0).field, u"b"_s);
}

void TestListColumns::whatWasKeptIsShown()
{
    test::FakeLists store;
    ListLayout kept;
    kept.columns = {{u"d"_s, 0}, {u"a"_s, 0}};
    kept.sort = u"-a"_s;
    store.values.insert(u"layout.things"_s, kept.toJson());
    ListKeeper keeper(*m_table, u"things"_s, specs(), 2, 150, store, *m_desk);
    keeper.load();
    QTRY_COMPARE(seen(), (QStringList{u"d"_s, u"a"_s}));
    QCOMPARE(m_table->horizontalHeader()->sortIndicatorSection(), 0);
    QCOMPARE(m_table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    keeper.chooseColumns();
    auto *sheet = m_desk->window()->findChild<ColumnsSheet *>();
    QVERIFY(sheet);
    QTest::keyClick(sheet->list(), Qt::Key_Space); // D no longer
    QTest::keyClick(sheet->list(), Qt::Key_Return);
    QCOMPARE(seen(), QStringList{u"a"_s});
    QVERIFY(m_desk->undo(u"Columns changed"_s));
    QCOMPARE(seen(), (QStringList{u"d"_s, u"a"_s}));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestListColumns)
#include "tst_listcolumns.moc"
