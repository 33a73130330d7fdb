// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From an empty workspace to figures in the window: the sample log goes in by the import page, Home shows it,
// a ticket is found by the palette, the pages draw, the import is taken back.
#include "dashboards/homepage.h"
#include "desktop/desktop.h"
#include "desktop/render.h"
#include "intake/importform.h"
#include "intake/importmodels.h"
#include "intake/importpage.h"
#include "intake/outcomestrip.h"
#include "shell/layoutstore.h"
#include "shell/pagehost.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "workspace.h"

#include <QApplication>
#include <QFileInfo>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void sampleGoesInByThePage();
    void homeShowsIt();
    void paletteFindsATicket();
    void pagesDraw();
    void importIsTakenBack();

private:
    static constexpr int kPatience = 60'000;
    QTemporaryDir m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<Desktop> m_desktop;
    ImportPage *m_import = nullptr;
    HomePage *m_home = nullptr;
};

void TestDesktop::initTestCase()
{
    const auto location = Location::parse(m_dir.filePath(u"desk.binnacle"_s));
    QVERIFY(location);
    WorkspaceInfo info;
    info.name = u"Northwind IT"_s;
    info.zone = u"Europe/Amsterdam"_s;
    info.currency = u"EUR"_s;
    QVERIFY(Workspace::create(*location, info));
    auto workspace = Workspace::open(*location);
    QVERIFY(workspace);
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_layout = std::make_unique<LayoutStore>(QString());
    m_desktop = std::make_unique<Desktop>(std::move(*workspace), *m_appearance, *m_layout);
    PageHost &host = m_desktop->window().host();
    m_import = qobject_cast<ImportPage *>(host.page(u"import"_s));
    m_home = qobject_cast<HomePage *>(host.page(u"home"_s));
    QVERIFY(m_import && m_home);
    QCOMPARE(m_desktop->window().actions().conflicts(), QStringList());
    m_desktop->window().show();
}

void TestDesktop::cleanupTestCase()
{
    m_desktop.reset();
    m_appearance.reset();
}

void TestDesktop::sampleGoesInByThePage()
{
    m_desktop->window().desk().go({u"import"_s, {}});
    m_import->take({QStringLiteral(BINNACLE_TEST_DATA "/incidents.csv")});
    OutcomeStrip &outcome = m_import->form().outcome();
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Checked, kPatience);
    QVERIFY2(outcome.primary()->isEnabled(), qPrintable(outcome.accessibleDescription()));
    m_desktop->window().desk().go({u"home"_s, {}}); // the figures are looked at while the log comes in
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board(), kPatience);
    QCOMPARE(m_home->board()->header.total, 0);
    outcome.primary()->click();
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Done, kPatience);
    QCOMPARE(outcome.mark(), OutcomeStrip::Mark::Good);
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().rowCount(), 1, kPatience);
}

void TestDesktop::homeShowsIt() // without being asked
{
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board() && m_home->board()->header.total > 0,
                             kPatience);
}

void TestDesktop::paletteFindsATicket()
{
    Palette &palette = m_desktop->window().commandPalette();
    palette.ask(u"mail"_s);
    const auto found = [&palette] {
        for (const PaletteItem &item : palette.items())
            if (item.id.startsWith("ticket:"_L1))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(found(), kPatience);
}

void TestDesktop::pagesDraw()
{
    const QString folder = m_dir.filePath(u"out"_s);
    const Result<> drawn = renderPages(*m_desktop, *m_appearance, folder);
    QVERIFY2(drawn, drawn ? "" : qPrintable(drawn.error().key));
    for (const QString &name : {u"home-light-1280x800.png"_s, u"import-dark-1920x1080.png"_s, u"board.pdf"_s})
        QVERIFY2(QFileInfo(folder + u'/' + name).size() > 4000, qPrintable(name));
}

void TestDesktop::importIsTakenBack()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board()->header.total > 0, kPatience);
    Q_EMIT m_import->form().outcome().undoWanted();
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().index(0, BatchModel::State).data().toString(),
                              u"Taken back"_s, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board()->header.total == 0, kPatience);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestDesktop)
#include "tst_desktop.moc"
