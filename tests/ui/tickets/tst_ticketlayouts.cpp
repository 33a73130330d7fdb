// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list laid out and saved as views, by keys alone.

#include "lists/columnssheet.h"
#include "lists/ordersheet.h"
#include "lists/rulesheet.h"
#include "lists/saveviewsheet.h"
#include "tickets/quickpicker.h"
#include "tickets/ticketlayouts.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "ticketspagefixture.h"
#include "widgets/querybar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketLayouts : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreChosenByKeys();
    void whatIsLaidOutIsThereInTheNextWindow();
    void groupsAreWalkedByKeys();
    void aViewIsSavedAndOpenedAgain();
    void aChangedViewIsSavedOrTakenBack();
    void aLinkOpensAView();
    void aStaleViewIsNotOverwritten();
    void viewsAreArrangedByKeys();
    void whoMayNotShareSavesTheirOwn();
    void rowsAreColoredByARule();
    void densityIsOfTheView();
    void headingsThatOrderNothingSaySo();

private:
    [[nodiscard]] ListLayout kept() const
    {
        return ListLayout::of(m_source->listStore.values.value(u"layout.tickets"_s).toObject());
    }
    [[nodiscard]] bool isShown(int column) const { return !m_page->list().isColumnHidden(column); }
    void ask(const QString &text)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(m_page->query().edit()->hasFocus());
        m_page->query().edit()->setPlainText(text);
        key(Qt::Key_Return);
        QTRY_VERIFY(m_page->isSettled());
        QTRY_COMPARE(m_page->model().query(), text);
    }
    // The name is typed; Enter saves.
    void saveAs(const QString &name)
    {
        key(Qt::Key_S, Qt::KeyboardModifiers(Qt::ControlModifier | Qt::ShiftModifier));
        QTRY_VERIFY(dialog<SaveViewSheet>());
        type(name);
        key(Qt::Key_Return);
        QTRY_VERIFY(m_page->layouts().view() && m_page->layouts().view()->name == name);
        toFront();
        QTRY_VERIFY(m_page->list().hasFocus());
    }
    void go(const Route &route)
    {
        m_page->activate(route);
        QTRY_VERIFY(m_page->isSettled());
    }
};

void TestTicketLayouts::columnsAreChosenByKeys()
{
    QVERIFY(!isShown(TicketListModel::Service));
    key(Qt::Key_L, Qt::KeyboardModifiers(Qt::ControlModifier | Qt::ShiftModifier));
    QTRY_VERIFY(dialog<ColumnsSheet>());
    auto *sheet = dialog<ColumnsSheet>();
    sheet->select(u"service"_s);
    key(Qt::Key_Space);
    for (int step = 0; step < 9; ++step)
        key(Qt::Key_Up, Qt::AltModifier);
    key(Qt::Key_Return);
    QTRY_VERIFY(isShown(TicketListModel::Service));
    QCOMPARE(m_page->list().horizontalHeader()->visualIndex(TicketListModel::Service), 0);
    QTRY_COMPARE(kept().columns.value(0).field, u"service"_s);
    const qsizetype last = m_desk->offered.lastIndexOf(u"Columns changed"_s);
    QVERIFY(last >= 0);
    bool taken = false;
    m_desk->undos[last]([&taken](bool answer) { taken = answer; });
    QVERIFY(taken);
    QVERIFY(!isShown(TicketListModel::Service));
    QTRY_VERIFY(kept().columns.isEmpty());
}

void TestTicketLayouts::whatIsLaidOutIsThereInTheNextWindow()
{
    m_page->list().horizontalHeader()->moveSection(0, 1);
    m_page->layouts().setGroup(u"state"_s);
    QTRY_VERIFY(m_page->model().isGrouped());
    newPage(true);
    QVERIFY(m_page->model().isGrouped());
    QCOMPARE(m_page->list().horizontalHeader()->visualIndex(TicketListModel::Priority), 0);
}

void TestTicketLayouts::groupsAreWalkedByKeys()
{
    for (int id = 1; id <= 30; ++id)
        m_source->ticket(id).ticket.priority = 1 + id % 2;
    key(Qt::Key_O, Qt::ShiftModifier);
    QTRY_VERIFY(dialog<QuickPicker>());
    type(u"prio"_s);
    key(Qt::Key_Return);
    TicketListModel &model = m_page->model();
    QTRY_VERIFY(model.isGrouped() && m_page->isSettled());
    toFront();
    m_page->list().setFocus();
    QTRY_VERIFY(m_page->list().currentTicket().isValid());
    key(Qt::Key_Left); // to the heading
    QVERIFY(model.isHeading(m_page->list().currentIndex().row()));
    const int first = m_page->list().currentIndex().row();
    key(Qt::Key_Left); // folds
    QVERIFY(model.isFolded(first));
    key(Qt::Key_BracketRight);
    QCOMPARE(m_page->list().currentIndex().row(), model.headingFrom(first, 1));
    key(Qt::Key_Right); // into it
    QVERIFY(!model.isHeading(m_page->list().currentIndex().row()));
    key(Qt::Key_BracketLeft);
    key(Qt::Key_BracketLeft);
    QCOMPARE(m_page->list().currentIndex().row(), first);
    key(Qt::Key_Return); // unfolds
    QVERIFY(!model.isFolded(first));
    key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(model.rowCount(), 2);
    key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(model.rowCount(), 32);
}

void TestTicketLayouts::aViewIsSavedAndOpenedAgain()
{
    ask(u"state:open team:none"_s);
    m_page->layouts().setGroup(u"state"_s);
    QTRY_VERIFY(m_page->model().isGrouped() && m_page->isSettled());
    m_page->list().setFocus();
    saveAs(u"Mine"_s);
    QCOMPARE(m_source->listStore.saved.size(), size_t(1));
    QCOMPARE(m_source->listStore.saved.front().query, u"state:open team:none"_s);
    QVERIFY(!m_page->layouts().isChanged());
    go({u"tickets"_s, {{u"query"_s, QString()}}});
    QVERIFY(!m_page->layouts().view());
    const QList<NavView> views = m_page->views();
    QCOMPARE(views.constLast().text, u"Mine"_s);
    QTRY_COMPARE(m_page->views().constLast().count, 30);
    m_page->layouts().setGroup({});
    QTRY_VERIFY(!m_page->model().isGrouped());
    key(Qt::Key_6, Qt::AltModifier); // the sixth: after five that come with the program
    QCOMPARE(m_desk->went.constLast(), views.constLast().route);
    go(m_desk->went.constLast());
    QCOMPARE(m_page->model().query(), u"state:open team:none"_s);
    QVERIFY(m_page->model().isGrouped());
    QVERIFY(m_page->views().constLast().isCurrent);
    QCOMPARE(m_page->route().args.value(u"view"_s).toString(), m_source->listStore.saved.front().uid);
    QVERIFY(!m_page->route().args.contains(u"query"_s));
}

void TestTicketLayouts::aChangedViewIsSavedOrTakenBack()
{
    saveAs(u"Mine"_s);
    QVERIFY(m_page->pane().viewBar()->isHidden());
    ask(u"state:open priority:none"_s);
    QVERIFY(m_page->layouts().isChanged());
    QVERIFY(m_page->pane().viewBar()->isVisible());
    QVERIFY(m_page->views().constLast().isChanged);
    QVERIFY(m_page->route().args.contains(u"query"_s));
    m_page->layouts().revert();
    QTRY_VERIFY(!m_page->layouts().isChanged());
    QCOMPARE(m_page->model().query(), u"state:open"_s);
    QVERIFY(m_page->pane().viewBar()->isHidden());
    QTRY_VERIFY(m_page->isSettled());
    m_page->list().setFocus();
    ask(u"state:open priority:none"_s);
    key(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!m_page->layouts().isChanged());
    QCOMPARE(m_source->listStore.saved.front().query, u"state:open priority:none"_s);
    const qsizetype last = m_desk->offered.lastIndexOf(u"View “Mine” saved"_s);
    bool taken = false;
    m_desk->undos[last]([&taken](bool answer) { taken = answer; });
    QTRY_VERIFY(taken);
    QCOMPARE(m_source->listStore.saved.front().query, u"state:open"_s);
    QTRY_COMPARE(m_page->model().query(), u"state:open"_s); // the list follows
}

void TestTicketLayouts::aLinkOpensAView()
{
    SavedView view;
    view.list = u"tickets"_s;
    view.name = u"Theirs"_s;
    view.query = u"state:open"_s;
    view.layout = QJsonObject{{u"sort"_s, u"opened"_s}};
    (void)m_source->listStore.add(view).result();
    QTRY_COMPARE(m_page->views().size(), 6);
    go({u"tickets"_s, {{u"view"_s, m_source->listStore.saved.front().uid}}});
    QCOMPARE(m_page->model().sortText(), u"opened"_s);
    QVERIFY(!m_page->layouts().isChanged());
    go({u"tickets"_s, {{u"view"_s, u"no such"_s}}});
    QCOMPARE(m_desk->told.size(), 1);
    QVERIFY(!m_page->layouts().view());
}

void TestTicketLayouts::aStaleViewIsNotOverwritten()
{
    saveAs(u"Mine"_s);
    ask(u"state:open priority:none"_s);
    SavedView &there = m_source->listStore.saved.front();
    there.query = u"state:done"_s; // another window saved over it
    ++there.rowVersion;
    key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->told.size(), 1);
    QCOMPARE(m_source->listStore.saved.front().query, u"state:done"_s);
    QCOMPARE(m_page->model().query(), u"state:open priority:none"_s); // and what is shown is not lost
    QVERIFY(m_page->layouts().isChanged());
    // Who has been told may save over it.
    QTRY_COMPARE(m_page->layouts().view()->query, u"state:done"_s);
    key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_source->listStore.saved.front().query, u"state:open priority:none"_s);
    QTRY_VERIFY(!m_page->layouts().isChanged());
}

void TestTicketLayouts::viewsAreArrangedByKeys()
{
    saveAs(u"Mine"_s);
    key(Qt::Key_V, Qt::ShiftModifier);
    QTRY_VERIFY(dialog<OrderSheet>());
    auto *sheet = dialog<OrderSheet>();
    sheet->select(u"uid-1"_s);
    for (int step = 0; step < 5; ++step)
        key(Qt::Key_Up, Qt::AltModifier);
    key(Qt::Key_Down);
    key(Qt::Key_Space); // the one that was first is hidden
    key(Qt::Key_Return);
    QTRY_COMPARE(m_page->views().constFirst().text, u"Mine"_s);
    QCOMPARE(m_page->views().size(), 5);
    m_page->moveView(u"uid-1"_s, 1);
    QCOMPARE(m_page->views().at(1).text, u"Mine"_s);
}

void TestTicketLayouts::whoMayNotShareSavesTheirOwn()
{
    m_source->listStore.roles = Role::Agent;
    key(Qt::Key_S, Qt::ControlModifier); // no view yet: asks for a name
    QTRY_VERIFY(dialog<SaveViewSheet>());
    auto *sheet = dialog<SaveViewSheet>();
    QVERIFY(!sheet->shared()->isEnabled());
    key(Qt::Key_Return); // no name
    QVERIFY(sheet->isVisible());
    type(u"Mine"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(m_source->listStore.saved.size(), size_t(1));
    QVERIFY(!m_source->listStore.saved.front().isShared());
}

void TestTicketLayouts::rowsAreColoredByARule()
{
    for (int id = 1; id <= 30; ++id)
        m_source->ticket(id).ticket.priority = 1 + id % 2;
    m_page->layouts().colorRows();
    QTRY_VERIFY(dialog<RuleSheet>());
    auto *sheet = dialog<RuleSheet>();
    QTRY_VERIFY(sheet->name()->hasFocus());
    type(u"First"_s);
    key(Qt::Key_Return, Qt::ControlModifier); // without a query there is no rule
    QVERIFY(sheet->isVisible());
    sheet->query()->edit()->setPlainText(u"priority:1"_s);
    QTest::keyClick(sheet->name(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<RuleSheet>());
    QTRY_COMPARE(m_page->model().index(0, 0).data(TicketListModel::RuleRole).toString(), u"First"_s); // 30
    QVERIFY(m_page->model().index(1, 0).data(TicketListModel::RuleRole).toString().isEmpty());
    QTRY_COMPARE(kept().rules.size(), 1);
}

void TestTicketLayouts::densityIsOfTheView()
{
    const int height = m_page->list().rowHeight(0);
    saveAs(u"Mine"_s);
    m_page->layouts().setDensity(Density::Roomy);
    QVERIFY(m_page->list().rowHeight(0) > height);
    QVERIFY(m_page->layouts().isChanged());
    m_page->layouts().setDensity(Density::Compact);
    QVERIFY(m_page->list().rowHeight(0) >= 24);
    go({u"tickets"_s, {{u"query"_s, u"state:open"_s}}});
    QCOMPARE(m_page->list().rowHeight(0), height);
}

void TestTicketLayouts::headingsThatOrderNothingSaySo()
{
    m_page->list().horizontalHeader()->setSortIndicator(TicketListModel::Title, Qt::AscendingOrder);
    QVERIFY(m_page->pane().remark().contains(u"Title"_s));
    QCOMPARE(m_page->model().sortText(), u"-opened"_s);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketLayouts)
#include "tst_ticketlayouts.moc"
