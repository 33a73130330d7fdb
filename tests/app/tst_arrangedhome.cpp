// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person arranges on Home is there when the program is started again, on screen and in files.
#include "desktopfixture.h"

#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/chartcard.h"
#include "dashboards/homepage.h"
#include "desktop/render.h"

#include <QAction>
#include <QImage>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestArrangedHome : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void itIsThereAfterARestart();

private:
    [[nodiscard]] QStringList shown();
    [[nodiscard]] QImage file(const QString &name);

    QTemporaryDir m_folder;
};

void TestArrangedHome::initTestCase()
{
    QVERIFY(make(true));
    QVERIFY(open());
    showWindow();
}

QStringList TestArrangedHome::shown()
{
    QStringList names;
    for (const ChartView *view : page<HomePage>(u"home"_s)->grid()->views())
        names.append(view->parentWidget()->objectName());
    return names;
}

QImage TestArrangedHome::file(const QString &name)
{
    const QString path = m_folder.filePath(name);
    return renderBoardFile(m_desktop->workspace(), {}, path) ? QImage(path) : QImage();
}

void TestArrangedHome::itIsThereAfterARestart()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    auto *home = page<HomePage>(u"home"_s);
    QTRY_VERIFY_WITH_TIMEOUT(home->isSettled() && home->board(), kPatience);
    const QStringList before = shown();
    QVERIFY(before.contains(u"dots"_s) && before.contains(u"volume"_s));
    const QImage asItWas = file(u"before.png"_s);
    QVERIFY(!asItWas.isNull());
    home->grid()->card(u"dots"_s)->view()->setFocus();
    m_desktop->window().actions().action(u"home.card.right"_s)->trigger();
    home->grid()->card(u"volume"_s)->view()->setFocus();
    m_desktop->window().actions().action(u"home.card.hide"_s)->trigger();
    QStringList after = before;
    after.removeAll(u"volume"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), after, kPatience);
    QVERIFY(open()); // what was done is written before the workspace closes
    showWindow();
    m_desktop->window().desk().go({u"home"_s, {}});
    home = page<HomePage>(u"home"_s);
    QTRY_VERIFY_WITH_TIMEOUT(home->isSettled() && home->board(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), after, kPatience);
    QVERIFY(file(u"after.png"_s) != asItWas);
    m_desktop->window().actions().action(u"home.cards.default"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), before, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(file(u"again.png"_s), asItWas, kPatience);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestArrangedHome)
#include "tst_arrangedhome.moc"
