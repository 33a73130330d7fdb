// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every act of the program is triggered once, in the real window on the sample log, on its own page and with
// a row chosen: whatever it opens can be left again.
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "desktop/desktop.h"
#include "intake/importservice.h"
#include "shell/layoutstore.h"
#include "shell/pagehost.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "ui/support/tofront.h"
#include "workspace.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestEveryAct : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActRuns();
    void chartsAreShownAsTablesAndBack();

private:
    static constexpr int kPatience = 60'000;
    [[nodiscard]] bool goTo(const QString &page);
    void leaveAll();

    QTemporaryDir m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<Desktop> m_desktop;
};

void TestEveryAct::initTestCase()
{
    const auto location = Location::parse(m_dir.filePath(u"desk.binnacle"_s));
    WorkspaceInfo info;
    info.name = u"Northwind IT"_s;
    info.zone = u"Europe/Amsterdam"_s;
    info.currency = u"EUR"_s;
    QVERIFY(location && Workspace::create(*location, info));
    auto workspace = Workspace::open(*location);
    QVERIFY(workspace);
    ImportRequest log;
    log.format = u"incidents-csv"_s;
    log.files = {QStringLiteral(BINNACLE_TEST_DATA "/incidents.csv")};
    QVERIFY((*workspace)->imports().run((*workspace)->actor(), log, std::make_shared<Job>()).result());
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_layout = std::make_unique<LayoutStore>(QString());
    m_desktop = std::make_unique<Desktop>(std::move(*workspace), *m_appearance, *m_layout);
    m_desktop->window().show();
    binnacle::test::toFront(&m_desktop->window());
}

void TestEveryAct::cleanupTestCase()
{
    m_desktop.reset();
    m_appearance.reset();
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
