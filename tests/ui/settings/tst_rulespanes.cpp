// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of calendars, priorities and categories by keys, over a workspace of each engine: what is changed
// is saved, told, taken back and seen by tickets; holidays come in only as they are ticked.
#include "settings/calendarpane.h"
#include "settings/categoriespane.h"
#include "settings/daysheet.h"
#include "settings/holidaysheet.h"
#include "settings/matrixpane.h"
#include "settings/mergesheet.h"
#include "settings/weekeditor.h"
#include "tickets/deskfixture.h"
#include "ui/settings/servicerules.h"
#include "ui/support/testdesk.h"
#include "ui/support/tofront.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::answer;

class TestRulesPanes : public test::DeskFixture
{
    Q_OBJECT

    static constexpr int kPatience = 60'000; // milliseconds

    void prepare() override
    {
        DeskFixture::prepare();
        m_rules = std::make_unique<test::ServiceRules>(database(), m_agent, clock());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void release() override
    {
        m_pane.reset();
        m_desk.reset();
        m_rules.reset();
    }

    template <typename T>
    T *pane()
    {
        auto *made = new T(*m_desk, *m_rules);
        m_pane.reset(made);
        made->resize(1000, 700);
        made->show();
        test::toFront(made);
        made->activate();
        (void)QTest::qWaitFor([made] { return made->isSettled(); }, kPatience);
        return made;
    }
    template <typename T>
    T *sheet()
    {
        T *shown = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T *one : m_pane->findChildren<T *>()) {
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
    void undo(const QString &done)
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->offered.contains(done), kPatience);
        (void)m_desk->undo(done); // answers later
    }
    void run(const QString &act)
    {
        QAction *action = m_desk->actions().action(act);
        QVERIFY(action && action->isEnabled());
        action->trigger();
    }
    PriorityMatrix matrix() { return answer(m_rules->matrix()).value().matrix; }
    QStringList categories()
    {
        QStringList names;
        const auto uses = answer(m_rules->categories()).value();
        for (const CategoryUse &use : uses)
            names.append(use.category.isRetired ? use.category.name + u" (retired)"_s : use.category.name);
        return names;
    }
    QList<CalendarVersion> versions()
    {
        const auto calendars = answer(m_rules->calendars()).value();
        return calendars.empty() ? QList<CalendarVersion>() : calendars.front().calendar.versions();
    }
    Ticket ticket(const TicketAct &act) { return detail(act).ticket; }
    void makeCalendar()
    {
        CalendarVersion version = WorkCalendar::businessHours(m_rules->zone()).versions().first();
        version.validFrom = test::kNow - 1;
        QVERIFY_OK(answer(m_rules->saveCalendar(u"Desk"_s, version, {})));
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

    std::unique_ptr<test::ServiceRules> m_rules;
    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<RulesPane> m_pane;

private Q_SLOTS:
    void aCellOfTheMatrixIsSaved()
    {
        auto *pane = this->pane<MatrixPane>();
        QVERIFY(pane);
        auto *cell = pane->findChild<QComboBox *>(u"cell-1-3"_s);
        QVERIFY(cell && cell->currentText() == u"P2"_s);
        cell->setFocus();
        QTest::keyClick(cell, Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(matrix().at(1, 3), 1, kPatience);
        undo(u"Priority matrix changed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(matrix(), PriorityMatrix(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(cell->currentText(), u"P2"_s, kPatience);
    }

    void aMatrixThatFallsIsNotSaved()
    {
        auto *pane = this->pane<MatrixPane>();
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

    void openTicketsFollowWhenAsked()
    {
        const TicketAct act =
            made({{u"title"_s, u"No mail"_s}, {u"impact"_s, u"1"_s}, {u"urgency"_s, u"3"_s}});
        QCOMPARE(ticket(act).priority, 2);
        auto *pane = this->pane<MatrixPane>();
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
        QTRY_COMPARE_WITH_TIMEOUT(ticket(act).priority, 2, kPatience);
    }

    void aCategoryIsCalledOtherwise()
    {
        const TicketAct act = made({{u"title"_s, u"Fan"_s}, {u"category"_s, u"Hardware / Laptop"_s}});
        auto *pane = this->pane<CategoriesPane>();
        QVERIFY(pane);
        QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Laptop"_s});
        QVERIFY(tree);
        QTest::keyClick(tree, Qt::Key_F2);
        type(tree, u"Notebook"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Hardware / Notebook"_s, kPatience);
        undo(u"“Hardware / Laptop” is “Hardware / Notebook” now"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Hardware / Laptop"_s, kPatience);
    }

    void aCategoryIsMadeBelowAnother()
    {
        made({{u"title"_s, u"Fan"_s}, {u"category"_s, u"Hardware / Laptop"_s}});
        auto *pane = this->pane<CategoriesPane>();
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

    void aCategoryMovesOutAndIn()
    {
        made({{u"title"_s, u"Fan"_s}, {u"category"_s, u"Hardware / Laptop"_s}});
        QVERIFY_OK(answer(m_rules->addCategory(u"Hardware / Phone"_s, {})));
        auto *pane = this->pane<CategoriesPane>();
        QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Phone"_s});
        QTest::keyClick(tree, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Phone"_s), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Phone"_s}), kPatience);
        QTest::keyClick(tree, Qt::Key_Right, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone"_s), kPatience);
    }

    void aCategoryIsRetired()
    {
        made({{u"title"_s, u"Fan"_s}, {u"category"_s, u"Hardware / Laptop"_s}});
        QVERIFY_OK(answer(m_rules->addCategory(u"Hardware / Phone"_s, {})));
        auto *pane = this->pane<CategoriesPane>();
        QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Hardware"_s, u"Phone"_s}), kPatience);
        QTreeWidget *tree = standOn(pane, {u"Hardware"_s, u"Phone"_s});
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone (retired)"_s), kPatience);
        undo(u"Category “Hardware / Phone” retired"_s);
        QTRY_VERIFY_WITH_TIMEOUT(categories().contains(u"Hardware / Phone"_s), kPatience);
    }

    void categoriesAreMerged()
    {
        QVERIFY_OK(answer(m_rules->addCategory(u"Hardware / Phone"_s, {})));
        const TicketAct act = made({{u"title"_s, u"Screen"_s}, {u"category"_s, u"Handy"_s}});
        auto *pane = this->pane<CategoriesPane>();
        QTRY_VERIFY_WITH_TIMEOUT(standOn(pane, {u"Handy"_s}), kPatience);
        run(u"category.merge"_s);
        auto *sheet = this->sheet<MergeSheet>();
        QVERIFY(sheet);
        QCOMPARE(sheet->into().name, u"Hardware / Phone"_s);
        QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Hardware / Phone"_s, kPatience);
        undo(u"“Handy” went into “Hardware / Phone”"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ticket(act).category.name, u"Handy"_s, kPatience);
    }

    void aCalendarIsMade()
    {
        auto *pane = this->pane<CalendarPane>();
        QVERIFY(pane);
        run(u"calendar.new"_s);
        auto *sheet = this->sheet<NameSheet>();
        QVERIFY(sheet);
        QTest::keyClicks(sheet->findChild<QLineEdit *>(), u"Desk"_s);
        QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(versions().size(), 1, kPatience);
        QCOMPARE(versions().first().zone, m_rules->zone());
        undo(u"Calendar “Desk” added"_s);
        QTRY_VERIFY_WITH_TIMEOUT(versions().isEmpty(), kPatience);
    }

    void hoursAreANewVersion()
    {
        makeCalendar();
        auto *pane = this->pane<CalendarPane>();
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
        QTRY_COMPARE_WITH_TIMEOUT(versions().size(), 2, kPatience);
        QCOMPARE(versions().last().week.on(6), (QList<LocalHours>{{600, 720}, {780, 840}}));
        QTRY_VERIFY_WITH_TIMEOUT(!save->isEnabled(), kPatience);
        undo(m_desk->offered.last());
        QTRY_COMPARE_WITH_TIMEOUT(versions().size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(week->line(6)->text(), QString(), kPatience);
    }

    void hoursThatAreNoneAreNotSaved()
    {
        makeCalendar();
        auto *pane = this->pane<CalendarPane>();
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

    void holidaysComeInAsTheyAreTicked()
    {
        makeCalendar();
        auto *pane = this->pane<CalendarPane>();
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
        const auto days = [this] { return versions().last().exceptions; };
        QTRY_COMPARE_WITH_TIMEOUT(days().size(), 1, kPatience);
        QCOMPARE(days().first().name, name);
    }

    void whoMayNotChangeItSeesWhy()
    {
        m_rules = std::make_unique<test::ServiceRules>(database(), jun(), clock());
        auto *matrix = pane<MatrixPane>();
        QVERIFY(!matrix->reason().isEmpty());
        QVERIFY(!matrix->findChild<QComboBox *>(u"cell-1-1"_s)->isEnabled());
        QVERIFY(m_desk->told.isEmpty());
        m_pane.reset();
        m_desk = std::make_unique<test::TestDesk>();
        auto *tree = pane<CategoriesPane>();
        QVERIFY(!tree->reason().isEmpty());
        QVERIFY(!m_desk->actions().action(u"category.add"_s)->isEnabled());
    }
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestRulesPanes)
#include "tst_rulespanes.moc"
