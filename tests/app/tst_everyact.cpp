// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every act of the program is triggered once, in the real window on the sample log, on its own page and with
// a row chosen: whatever it opens can be left again.
#include "app/desktopfixture.h"
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestEveryAct : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActRuns();
    void chartsAreShownAsTablesAndBack();

private:
    [[nodiscard]] bool goTo(const QString &page);
    void leaveAll();
};

void TestEveryAct::initTestCase()
{
    QVERIFY(make(true) && open());
    showWindow();
}

void TestEveryAct::cleanupTestCase()
{
    close();
}

bool TestEveryAct::goTo(const QString &id)
{
    m_desktop->window().desk().go({id, {}});
    Page *page = m_desktop->window().host().page(id);
    if (!QTest::qWaitFor([page] { return page->isSettled(); }, kPatience))
        return false;
    auto *rows = qobject_cast<QAbstractItemView *>(page->firstFocus());
    if (rows && rows->model() && rows->model()->rowCount() > 0)
        rows->setCurrentIndex(rows->model()->index(0, 0));
    QCoreApplication::processEvents();
    return true;
}

void TestEveryAct::leaveAll()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    for (auto *dialog : m_desktop->window().findChildren<QDialog *>())
        if (dialog->isVisible())
            dialog->reject();
}

void TestEveryAct::everyActRuns()
{
    ActionRegistry &actions = m_desktop->window().actions();
    QList<ActionRegistry::Entry> entries = actions.entries();
    // The window is left at the end.
    std::stable_partition(entries.begin(), entries.end(),
                          [](const auto &entry) { return entry.spec.id != "file.quit"_L1; });
    QVERIFY(entries.size() > 40);
    QTimer closer; // a menu opened by a key has an event loop of its own
    connect(&closer, &QTimer::timeout, this, &TestEveryAct::leaveAll);
    closer.start(50);
    for (const ActionRegistry::Entry &entry : entries) {
        const QString id = entry.spec.id;
        QVERIFY2(goTo(entry.spec.context.isEmpty() ? u"home"_s : entry.spec.context), qPrintable(id));
        QSignalSpy triggered(&actions, &ActionRegistry::triggered);
        entry.action->setEnabled(true); // also where there is nothing to do: nothing may fall over it
        entry.action->trigger();
        QCOMPARE(triggered.count(), 1);
        QCOMPARE(triggered.constFirst().constFirst().toString(), id);
        QCoreApplication::processEvents();
        leaveAll();
    }
    QVERIFY(!m_desktop->window().isVisible());
    m_desktop->window().show();
}

void TestEveryAct::chartsAreShownAsTablesAndBack()
{
    QVERIFY(goTo(u"home"_s));
    QAction *tables = m_desktop->window().actions().action(u"home.tables"_s);
    tables->setChecked(false);
    const auto *home = qobject_cast<HomePage *>(m_desktop->window().host().page(u"home"_s));
    const auto shown = [home] {
        const auto views = home->grid()->views();
        return std::count_if(views.begin(), views.end(),
                             [](const ChartView *view) { return view->isTableShown(); });
    };
    tables->trigger();
    QVERIFY(shown() >= 4);
    tables->trigger();
    QCOMPARE(shown(), 0);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestEveryAct)
#include "tst_everyact.moc"
