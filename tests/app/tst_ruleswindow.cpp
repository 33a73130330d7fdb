// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Calendars, priorities and categories in the real window by keys: what is changed is saved, told, taken back
// and seen by tickets; holidays come in only as they are ticked.
#include "app/desktopfixture.h"
#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "settings/calendarpane.h"
#include "settings/categoriespane.h"
#include "settings/daysheet.h"
#include "settings/holidaysheet.h"
#include "settings/matrixpane.h"
#include "settings/mergesheet.h"
#include "settings/settingspage.h"
#include "settings/weekeditor.h"
#include "store/workspaceverifier.h"
#include "tickets/ticketservice.h"
#include "widgets/plaintext.h"
#include "widgets/undobar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestRulesWindow : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aCellOfTheMatrixIsSaved();
    void aMatrixThatFallsIsNotSaved();
    void openTicketsFollowWhenAsked();
    void aCategoryIsCalledOtherwise();
    void aCategoryIsMadeBelowAnother();
    void aCategoryMovesOutAndIn();
    void aCategoryIsRetired();
    void categoriesAreMerged();
    void aCalendarIsMade();
    void hoursAreANewVersion();
    void hoursThatAreNoneAreNotSaved();
    void holidaysComeInAsTheyAreTicked();
    void theAuditAgrees();

private:
    template <typename T>
    T *pane(const QString &id)
    {
        m_desktop->window().desk().go(SettingsPage::placeOf(id));
        auto *page = this->page<SettingsPage>(u"settings"_s);
        auto *found = page ? qobject_cast<T *>(page->pane(id)) : nullptr;
        return found && QTest::qWaitFor([&] { return page->isSettled(); }, kPatience) ? found : nullptr;
    }
    template <typename T>
    T *sheet()
    {
        T *shown = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T *one : m_desktop->window().findChildren<T *>()) {
                    if (one->isVisible())
                        shown = one;
                }
                return shown != nullptr;
            },
            kPatience);
        if (shown)
            test::toFront(shown);
        return shown;
    }
    [[nodiscard]] QString bar()
    {
        const auto *label = m_desktop->window().undoBar().findChild<ElidedLabel *>();
        return label ? label->text() : QString();
    }
    void undo(const QString &done)
    {
        QTRY_COMPARE_WITH_TIMEOUT(bar(), done, kPatience);
        m_desktop->window().actions().action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Taken back: "_s + done, kPatience);
    }
    Workspace &workspace() { return m_desktop->workspace(); }
    PriorityMatrix matrix()
    {
        return workspace().matrices().matrix(workspace().actor()).result().value().matrix;
    }
    QStringList categories()
    {
        QStringList names;
        const auto uses = workspace().categories().categories(workspace().actor()).result().value();
        for (const CategoryUse &use : uses)
            names.append(use.category.isRetired ? use.category.name + u" (retired)"_s : use.category.name);
        return names;
    }
    TicketAct made(const TicketValues &values)
    {
        return workspace().tickets().create(workspace().actor(), values).result().value();
    }
    Ticket ticket(const TicketAct &act)
    {
        return workspace()
            .ticketQueries()
            .detail(workspace().actor(), {act.id, {}, {}})
            .result()
            .value()
            .ticket;
    }
    // The tree of a pane, standing on the line of these levels.
    QTreeWidget *standOn(QWidget *pane, const QStringList &levels)
    {
        for (QTreeWidget *tree : pane->findChildren<QTreeWidget *>()) {
            QTreeWidgetItem *item = tree->invisibleRootItem();
            for (const QString &level : levels) {
                QTreeWidgetItem *next = nullptr;
                for (int i = 0; item && i < item->childCount(); ++i) {
                    if (item->child(i)->text(0) == level)
                        next = item->child(i);
                }
                item = next;
            }
            if (item) {
                tree->setCurrentItem(item);
                tree->setFocus();
                return tree;
            }
        }
        return nullptr;
    }
    void type(QTreeWidget *tree, const QString &text)
    {
        auto *editor = tree->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }
};

void TestRulesWindow::initTestCase()
{
    QVERIFY(make(false) && open());
    showWindow();
}

void TestRulesWindow::cleanupTestCase()
{
    close();
}

void TestRulesWindow::aCellOfTheMatrixIsSaved()
{
    auto *pane = this->pane<MatrixPane>(u"priorities"_s);
    QVERIFY(pane);
    auto *cell = pane->findChild<QComboBox *>(u"cell-1-3"_s);
    QVERIFY(cell && cell->currentText() == u"P2"_s);
    cell->setFocus();
    QTest::keyClick(cell, Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(matrix().at(1, 3), 1, kPatience);
    undo(u"Priority matrix changed"_s);
    QCOMPARE(matrix(), PriorityMatrix());
    QTRY_COMPARE_WITH_TIMEOUT(cell->currentText(), u"P2"_s, kPatience);
}

void TestRulesWindow::aMatrixThatFallsIsNotSaved()
{
    auto *pane = this->pane<MatrixPane>(u"priorities"_s);
    auto *cell = pane->findChild<QComboBox *>(u"cell-4-4"_s);
    cell->setFocus();
    QTest::keyClick(cell, Qt::Key_Home); // P1
    QVERIFY(pane->isSettled());
    QCOMPARE(matrix(), PriorityMatrix());
    const auto labels = pane->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Not saved yet"_s);
    }));
    QTest::keyClick(cell, Qt::Key_End); // as it was
    QCOMPARE(matrix(), PriorityMatrix());
    QVERIFY(std::none_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Not saved yet"_s);
    }));
}

void TestRulesWindow::openTicketsFollowWhenAsked()
{
    const TicketAct act = made({{u"title"_s, u"No mail"_s}, {u"impact"_s, u"1"_s}, {u"urgency"_s, u"3"_s}});
    QCOMPARE(ticket(act).priority, 2);
    auto *pane = this->pane<MatrixPane>(u"priorities"_s);
    auto *cell = pane->findChild<QComboBox *>(u"cell-1-3"_s);
    cell->setFocus();
    QTest::keyClick(cell, Qt::Key_Up);
    QPushButton *give = nullptr;
    for (auto *button : pane->findChildren<QPushButton *>()) {
        if (button->text().contains(u"Give them"_s))
            give = button;
    }
    QVERIFY(give);
    QTRY_VERIFY_WITH_TIMEOUT(give->isVisible(), kPatience);
    QCOMPARE(ticket(act).priority, 2);
    give->setFocus();
    QTest::keyClick(give, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(ticket(act).priority, 1, kPatience);
    undo(u"Open tickets follow the priority matrix"_s);
    QCOMPARE(ticket(act).priority, 2);
}

void TestRulesWindow::aCategoryIsCalledOtherwise()
{
    const TicketAct act = made({{u"title"_s, u"Fan"_s}, {u"category"_s, u"Hardware / Laptop"_s}});
    auto *pane = this->pane<CategoriesPane>(u"categories"_s);
    QVERIFY(pane);
    QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Laptop"_s});
    QVERIFY(tree);
    QTest::keyClick(tree, Qt::Key_F2);
    type(tree, u"Notebook"_s);
    QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Hardware / Notebook"_s, kPatience);
    undo(u"“Hardware / Laptop” is “Hardware / Notebook” now"_s);
    QCOMPARE(ticket(act).category.name, u"Hardware / Laptop"_s);
}

void TestRulesWindow::aCategoryIsMadeBelowAnother()
{
    auto *pane = this->pane<CategoriesPane>(u"categories"_s);
    QTreeWidget *tree = standOn(pane, {u"Hardware"_s});
    QVERIFY(tree);
    QTest::keyClick(tree, Qt::Key_Insert);
    type(tree, u"Phone"_s);
    QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Hardware"_s, u"Phone"_s}), kPatience);
    // One left without a name was never made.
    QTest::keyClick(tree, Qt::Key_Insert);
    auto *editor = tree->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(categories(), (QStringList{u"Hardware / Laptop"_s, u"Hardware / Phone"_s}),
                              kPatience);
}

void TestRulesWindow::aCategoryMovesOutAndIn()
{
    auto *pane = this->pane<CategoriesPane>(u"categories"_s);
    QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Phone"_s});
    QTest::keyClick(tree, Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Phone"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Phone"_s}), kPatience);
    QTest::keyClick(tree, Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone"_s), kPatience);
    QCOMPARE(m_desktop->window().host().current().page, u"settings"_s); // Alt and arrows stayed in the tree
}

void TestRulesWindow::aCategoryIsRetired()
{
    auto *pane = this->pane<CategoriesPane>(u"categories"_s);
    QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Hardware"_s, u"Phone"_s}), kPatience);
    QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Phone"_s});
    QTest::keyClick(tree, Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone (retired)"_s), kPatience);
    undo(u"Category “Hardware / Phone” retired"_s);
    QVERIFY(categories().contains(u"Hardware / Phone"_s));
}

void TestRulesWindow::categoriesAreMerged()
{
    const TicketAct act = made({{u"title"_s, u"Screen"_s}, {u"category"_s, u"Handy"_s}});
    auto *pane = this->pane<CategoriesPane>(u"categories"_s);
    QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Handy"_s}), kPatience);
    m_desktop->window().actions().action(u"category.merge"_s)->trigger();
    auto *sheet = this->sheet<MergeSheet>();
    QVERIFY(sheet);
    QTest::keyClicks(sheet->findChild<QComboBox *>(), u"Hardware / P"_s);
    QCOMPARE(sheet->into().name, u"Hardware / Phone"_s);
    QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Hardware / Phone"_s, kPatience);
    undo(u"“Handy” went into “Hardware / Phone”"_s);
    QCOMPARE(ticket(act).category.name, u"Handy"_s);
}

void TestRulesWindow::aCalendarIsMade()
{
    auto *pane = this->pane<CalendarPane>(u"calendars"_s);
    QVERIFY(pane);
    m_desktop->window().actions().action(u"calendar.new"_s)->trigger();
    auto *sheet = this->sheet<NameSheet>();
    QVERIFY(sheet);
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), u"Desk"_s);
    QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Calendar “Desk” added"_s, kPatience);
    const auto calendars = workspace().calendars().calendars(workspace().actor()).result();
    QVERIFY(calendars && calendars->size() == 1);
    QCOMPARE(calendars->front().calendar.versions().first().zone, QTimeZone("Europe/Amsterdam"));
}

void TestRulesWindow::hoursAreANewVersion()
{
    auto *pane = this->pane<CalendarPane>(u"calendars"_s);
    auto *week = pane->findChild<WeekEditor *>();
    QTRY_COMPARE_WITH_TIMEOUT(week->line(1)->text(), u"09:00-17:00"_s, kPatience);
    week->line(6)->setFocus();
    QTest::keyClicks(week->line(6), u"10:00-12:00, 13:00-14:00"_s);
    QTest::keyClick(week->line(6), Qt::Key_Up);
    QVERIFY(week->line(5)->hasFocus());
    QPushButton *save = nullptr;
    for (auto *button : pane->findChildren<QPushButton *>()) {
        if (button->property("primary").toBool())
            save = button;
    }
    QVERIFY(save && save->isEnabled());
    QTest::keyClick(save, Qt::Key_Space);
    const auto versions = [this] {
        return workspace()
            .calendars()
            .calendars(workspace().actor())
            .result()
            .value()
            .front()
            .calendar.versions();
    };
    QTRY_COMPARE_WITH_TIMEOUT(versions().size(), 2, kPatience);
    QCOMPARE(versions().last().week.on(6), (QList<LocalHours>{{600, 720}, {780, 840}}));
    QTRY_VERIFY_WITH_TIMEOUT(!save->isEnabled(), kPatience);
    undo(bar());
    QCOMPARE(versions().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(week->line(6)->text(), QString(), kPatience);
}

void TestRulesWindow::hoursThatAreNoneAreNotSaved()
{
    auto *pane = this->pane<CalendarPane>(u"calendars"_s);
    auto *week = pane->findChild<WeekEditor *>();
    week->line(7)->setFocus();
    QTest::keyClicks(week->line(7), u"9 to 5"_s);
    QVERIFY(!week->week());
    for (auto *button : pane->findChildren<QPushButton *>()) {
        if (button->property("primary").toBool())
            QVERIFY(!button->isEnabled());
        if (button->text() == u"&Discard"_s)
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(week->line(7)->text(), QString());
}

void TestRulesWindow::holidaysComeInAsTheyAreTicked()
{
    auto *pane = this->pane<CalendarPane>(u"calendars"_s);
    pane->importHolidays(QStringLiteral(BINNACLE_TEST_DATA "/holidays/berlin.ics"));
    auto *sheet = this->sheet<HolidaySheet>();
    QVERIFY(sheet);
    auto *list = sheet->findChild<QTreeWidget *>();
    QVERIFY(list && list->topLevelItemCount() > 1);
    QVERIFY(sheet->ticked().isEmpty()); // nothing by itself
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(sheet->ticked().size(), 1);
    const QString name = sheet->ticked().first().name();
    QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(pane->findChildren<QTreeWidget *>().size() >= 2, kPatience);
    const auto trees = pane->findChildren<QTreeWidget *>();
    QVERIFY(std::any_of(trees.begin(), trees.end(), [&](const QTreeWidget *tree) {
        return tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->text(1) == name;
    }));
    for (auto *button : pane->findChildren<QPushButton *>()) {
        if (button->property("primary").toBool())
            QTest::keyClick(button, Qt::Key_Space);
    }
    const auto days = [this] {
        return workspace()
            .calendars()
            .calendars(workspace().actor())
            .result()
            .value()
            .front()
            .calendar.versions()
            .last()
            .exceptions;
    };
    QTRY_COMPARE_WITH_TIMEOUT(days().size(), 1, kPatience);
    QCOMPARE(days().first().name, name);
}

void TestRulesWindow::theAuditAgrees()
{
    const auto checks = workspace().verifier().verify(workspace().actor()).result();
    QVERIFY(checks);
    for (const Check &check : *checks)
        QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestRulesWindow)
#include "tst_ruleswindow.moc"
