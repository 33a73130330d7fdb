// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: going about, Back, palette, undo, panes, names for screen readers, and every act in menu and
// palette.
#include "samplepages.h"

#include "shell/commandpalette.h"
#include "shell/errorbar.h"
#include "shell/keyssheet.h"
#include "shell/layoutstore.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "shell/sidebar.h"
#include "shell/statusstrip.h"
#include "theme/appearance.h"
#include "widgets/undobar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAndGoesBack();
    void pageThatWandersIsRemembered();
    void everyActIsInAMenuAndThePalette();
    void noKeyMeansTwoThings();
    void menuMnemonicsAreFree();
    void letterKeysDieInEditors();
    void paletteRunsAndGivesFocusBack();
    void paletteModelKeepsItsContract();
    void primaryButtonFollowsItsAct();
    void undoBarAndKey();
    void refusedUndoStays();
    void errorsTellAndClose();
    void jobsShowAndStop();
    void panesGoRound();
    void sidebarFoldsWhenNarrow();
    void layoutIsKept();
    void whatIsChangedIsKeptAtOnce();
    void damagedLayoutIsAnEmptyStart();
    void aDamagedLayoutIsSaidOnce();
    void theLastOfManySavesStands();
    void theBarCoversNothing();
    void everythingFocusableHasAName();
    void keysSheetFilters();
    void pictures();

private:
    QList<QAction *> inMenus() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<MainWindow> m_window;
    sample::ListPage *m_list = nullptr;
};

void TestMainWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_layout = std::make_unique<LayoutStore>(m_dir->filePath(u"window.json"_s));
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_window = std::make_unique<MainWindow>(
        WorkspaceLabel{u"Northwind IT"_s, u"SQLite file"_s, false, u"Mara Keller"_s}, sample::factories(),
        *m_appearance, *m_layout);
    m_list = static_cast<sample::ListPage *>(m_window->host().page(u"tickets"_s));
    m_window->desk().go({u"home"_s, {}});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCoreApplication::processEvents();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_layout.reset();
    QThreadPool::globalInstance()->waitForDone();
}

void TestMainWindow::opensAndGoesBack()
{
    PageHost &host = m_window->host();
    QCOMPARE(host.current().page, u"home"_s);
    QVERIFY(!m_window->actions().action(u"go.back"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(host.current().page, u"tickets"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(host.current().page, u"home"_s);
    QVERIFY(!host.go({u"nowhere"_s, {}}));
    QCOMPARE(host.current().page, u"home"_s);
}

void TestMainWindow::pageThatWandersIsRemembered()
{
    PageHost &host = m_window->host();
    host.go({u"tickets"_s, {{u"query"_s, u"priority:1"_s}}});
    m_list->wander(u"team:network"_s);
    QCOMPARE(host.current().args.value(u"query"_s).toString(), u"team:network"_s);
    QVERIFY(host.back());
    QCOMPARE(m_list->route().args.value(u"query"_s).toString(), u"priority:1"_s);
    QVERIFY(host.back());
    QCOMPARE(host.current().page, u"home"_s);
}

QList<QAction *> TestMainWindow::inMenus() const
{
    QList<QAction *> found;
    for (const QAction *menu : m_window->menuBar()->actions())
        if (menu->menu())
            found += menu->menu()->actions();
    return found;
}

void TestMainWindow::everyActIsInAMenuAndThePalette()
{
    m_window->host().go({u"tickets"_s, {}});
    QTRY_VERIFY(inMenus().contains(m_window->actions().action(u"ticket.resolve"_s)));
    m_window->commandPalette().ask({});
    QStringList offered;
    for (const PaletteItem &item : m_window->commandPalette().items())
        offered.append(item.id);
    QVERIFY(m_window->actions().entries().size() >= 18);
    for (const ActionRegistry::Entry &entry : m_window->actions().entries()) {
        QVERIFY2(!entry.spec.text.isEmpty(), qPrintable(entry.spec.id));
        QVERIFY2(inMenus().contains(entry.action), qPrintable(entry.spec.id));
        if (entry.spec.id != "go.palette"_L1)
            QVERIFY2(offered.contains(u"action:"_s + entry.spec.id), qPrintable(entry.spec.id));
    }
    // The ☰ menu has the same.
    QList<QAction *> behindButton;
    for (const QToolButton *button : m_window->findChildren<QToolButton *>())
        if (button->menu())
            for (const QAction *menu : button->menu()->actions())
                behindButton += menu->menu()->actions();
    QCOMPARE(behindButton.size(), inMenus().size());
}

void TestMainWindow::noKeyMeansTwoThings()
{
    QCOMPARE(m_window->actions().conflicts(), QStringList());
}

void TestMainWindow::menuMnemonicsAreFree()
{
    QStringList mnemonics;
    for (const QAction *menu : m_window->menuBar()->actions())
        mnemonics.append(QKeySequence::mnemonic(menu->text()).toString());
    mnemonics.removeAll(QString());
    QCOMPARE(QSet<QString>(mnemonics.begin(), mnemonics.end()).size(), mnemonics.size());
    for (const ActionRegistry::Entry &entry : m_window->actions().entries())
        for (const QKeySequence &key : entry.spec.keys)
            QVERIFY2(!mnemonics.contains(key.toString()), qPrintable(entry.spec.id));
}

void TestMainWindow::letterKeysDieInEditors()
{
    QTest::keyClick(m_window->focusWidget(), Qt::Key_N);
    QCOMPARE(m_list->made, 1);
    m_window->host().go({u"tickets"_s, {}});
    auto *line = m_list->findChild<QLineEdit *>();
    QTRY_VERIFY(line->hasFocus());
    QTest::keyClicks(line, u"n?"_s);
    QCOMPARE(line->text(), u"n?"_s);
    QCOMPARE(m_list->made, 1);
    QVERIFY(!m_window->findChild<KeysSheet *>());
}

void TestMainWindow::paletteRunsAndGivesFocusBack()
{
    QWidget *before = m_window->focusWidget();
    QTest::keyClick(before, Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<CommandPalette *>();
    auto *line = palette->findChild<QLineEdit *>();
    QTRY_VERIFY(palette->isVisible() && line->hasFocus());
    QTest::keyClicks(line, u"dark"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QTRY_COMPARE(m_window->focusWidget(), before);
    QCOMPARE(m_appearance->scheme(), Scheme::Light);
    QTest::keyClick(before, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(line, u"dark"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(m_appearance->scheme(), Scheme::Dark);
    // What was used last stands first.
    m_window->openPalette();
    QCOMPARE(m_window->commandPalette().items().constFirst().id, u"action:view.scheme-dark"_s);
    QTest::keyClicks(line, u"zzzzqq"_s);
    QVERIFY(m_window->commandPalette().items().isEmpty());
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(palette->isVisible());
}

void TestMainWindow::paletteModelKeepsItsContract()
{
    PaletteModel model(m_window->commandPalette());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &text : {u""_s, u"f"_s, u"fold"_s, u"zzqq"_s, u"t"_s})
        m_window->commandPalette().ask(text);
    QVERIFY(model.rowCount() > 0);
    QVERIFY(!model.index(0, 0).data().toString().isEmpty());
}

void TestMainWindow::primaryButtonFollowsItsAct()
{
    QPushButton *primary = nullptr;
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        if (button->property("primary").toBool() && button->isVisible())
            primary = button;
    QVERIFY(primary);
    QCOMPARE(primary->text(), u"New ticket"_s);
    QCOMPARE(primary->property("keyHint").toString(), u"N"_s);
    QTest::mouseClick(primary, Qt::LeftButton);
    QCOMPARE(m_list->made, 1);
}

void TestMainWindow::undoBarAndKey()
{
    int undone = 0;
    QVERIFY(!m_window->actions().action(u"edit.undo"_s)->isEnabled());
    const auto adds = [&undone](int amount) {
        return [&undone, amount](const auto &answer) {
            undone += amount;
            answer(true);
        };
    };
    m_window->desk().offerUndo(u"3 tickets assigned to Network"_s, adds(1));
    m_window->desk().offerUndo(u"INC-1 <b>resolved</b>"_s, adds(10));
    QVERIFY(m_window->undoBar().isOffering());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 10);
    QVERIFY(m_window->undoBar().isVisible()); // each is said
    QCOMPARE(m_window->undoBar().accessibleDescription(), u"Taken back: INC-1 <b>resolved</b>"_s);
    QVERIFY(!m_window->undoBar().isOffering());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 11);
    QCOMPARE(m_window->undoBar().accessibleDescription(), u"Taken back: 3 tickets assigned to Network"_s);
    QVERIFY(!m_window->actions().action(u"edit.undo"_s)->isEnabled());
}

void TestMainWindow::theBarCoversNothing()
{
    m_window->desk().offerUndo(u"3 tickets assigned to Network"_s, [](const auto &answer) { answer(true); });
    const UndoBar &bar = m_window->undoBar();
    for (const char *page : {"home", "tickets"}) {
        m_window->host().go({QString::fromLatin1(page), {}});
        QTRY_VERIFY(bar.isVisible());
        QCoreApplication::sendPostedEvents(); // the layout takes it in
        const auto place = [this](const QWidget &widget) {
            return QRect(widget.mapTo(m_window.get(), QPoint()), widget.size());
        };
        QTRY_VERIFY(!place(bar).intersects(place(m_window->host())));
        QVERIFY(place(bar).bottom() < place(m_window->status()).top() + 1);
        QVERIFY(place(bar).top() >= place(m_window->host()).bottom());
    }
}

// An act that cannot be taken back stays the last, and its error stands until something succeeds.
void TestMainWindow::refusedUndoStays()
{
    int older = 0;
    int asked = 0;
    bool may = false;
    Desk &desk = m_window->desk();
    desk.offerUndo(u"Reply added to A-6"_s, [&older](const auto &answer) {
        ++older;
        answer(true);
    });
    desk.offerUndo(u"INC-1 created"_s, [&](const auto &answer) {
        ++asked;
        if (!may)
            desk.tell({Notice::Level::Error, u"INC-1 has a comment since."_s, {}, {}, {}});
        answer(may);
    });
    for (int presses = 1; presses <= 2; ++presses) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(asked, presses);
        QVERIFY(m_window->errorBar().isVisible());
    }
    QCOMPARE(older, 0);
    may = true;
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_window->errorBar().isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(older, 1);

    desk.tell({Notice::Level::Error, u"The file could not be read."_s, {}, {}, {}});
    desk.offerUndo(u"A-6 assigned to Network"_s, [](const auto &) {});
    QVERIFY(!m_window->errorBar().isVisible());
}

void TestMainWindow::errorsTellAndClose()
{
    m_window->desk().tell({Notice::Level::Error, u"<i>The file could not be read.</i>"_s,
                           u"Nothing was changed."_s, u"Choose another file."_s, u"errno 5"_s});
    QVERIFY(m_window->errorBar().isVisible());
    for (const QLabel *label : m_window->errorBar().findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QTest::keyClick(&m_window->errorBar(), Qt::Key_Escape);
    QVERIFY(!m_window->errorBar().isVisible());
}

void TestMainWindow::jobsShowAndStop()
{
    const auto job = std::make_shared<Job>();
    job->report(u"reading"_s, 62, 100);
    m_window->jobs().add(job, u"Import incidents.csv"_s);
    QToolButton *stop = nullptr;
    for (QToolButton *button : m_window->status().findChildren<QToolButton *>())
        stop = button;
    QVERIFY(stop);
    QVERIFY(stop->accessibleName().contains(u"incidents.csv"_s));
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(job->isCancelled());
    m_window->jobs().finish(job);
    QVERIFY(m_window->jobs().items().isEmpty());
    QCOMPARE(JobList::percent({u"x"_s, 5, 0}), -1);
    QCOMPARE(JobList::percent({u"x"_s, 62, 100}), 62);
}

void TestMainWindow::panesGoRound()
{
    QList<QWidget *> met;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
        QVERIFY(!met.contains(m_window->focusWidget()));
        met.append(m_window->focusWidget());
    }
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(m_window->focusWidget(), met.at(1));
}

void TestMainWindow::sidebarFoldsWhenNarrow()
{
    const auto *sidebar = m_window->findChild<Sidebar *>();
    m_window->resize(1280, 800);
    QVERIFY(!sidebar->isFolded());
    m_window->resize(1000, 700);
    QVERIFY(sidebar->isFolded());
    m_window->toggleSidebar();
    QVERIFY(!sidebar->isFolded());
    m_window->resize(1280, 800);
    m_window->toggleSidebar();
    QVERIFY(sidebar->isFolded());
}

void TestMainWindow::layoutIsKept()
{
    m_window->resize(1100, 720);
    m_window->toggleSidebar();
    m_appearance->setChoice(SchemeChoice::Dark);
    m_window->close();
    QTRY_VERIFY(QFile::exists(m_dir->filePath(u"window.json"_s)));
    const LayoutStore again(m_dir->filePath(u"window.json"_s));
    QCOMPARE(again.value(u"scheme"_s).toString(), u"dark"_s);
    QCOMPARE(again.value(u"folded"_s).toBool(), true);
    QVERIFY(!again.value(u"geometry"_s).toString().isEmpty());
}

// As after kill -9: the window is never closed.
void TestMainWindow::whatIsChangedIsKeptAtOnce()
{
    const auto kept = [this](const QString &key) {
        return LayoutStore(m_dir->filePath(u"window.json"_s)).value(key);
    };
    m_window->toggleSidebar();
    QTRY_COMPARE(kept(u"folded"_s).toBool(), true);
    m_appearance->setChoice(SchemeChoice::Dark);
    QTRY_COMPARE(kept(u"scheme"_s).toString(), u"dark"_s);
    m_appearance->setDensity(Density::Roomy);
    QTRY_COMPARE(kept(u"density"_s).toInt(), int(Density::Roomy));
    const QString geometry = kept(u"geometry"_s).toString();
    m_window->resize(1150, 730);
    QTRY_VERIFY(kept(u"geometry"_s).toString() != geometry);
    m_appearance->setDensity(Density::Normal);
}

void TestMainWindow::damagedLayoutIsAnEmptyStart()
{
    const QString path = m_dir->filePath(u"broken.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"geometry\": ");
    file.close();
    {
        LayoutStore store(path);
        QVERIFY(store.value(u"geometry"_s).isUndefined());
        store.setValue(u"folded"_s, true);
        store.save();
    }
    QCOMPARE(LayoutStore(path).value(u"folded"_s).toBool(), true);
}

void TestMainWindow::aDamagedLayoutIsSaidOnce()
{
    QVERIFY(m_window->errorBar().isHidden());
    QFile file(m_dir->filePath(u"cut.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"geometry\": ");
    file.close();
    LayoutStore damaged(file.fileName());
    MainWindow window(WorkspaceLabel{u"Northwind IT"_s, u"SQLite file"_s, false, u"Mara Keller"_s},
                      sample::factories(), *m_appearance, damaged);
    QVERIFY(!window.errorBar().isHidden());
    const auto labels = window.errorBar().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(u"settings file was damaged"_s);
    }));
}

void TestMainWindow::theLastOfManySavesStands()
{
    const QString path = m_dir->filePath(u"saves.json"_s);
    constexpr int kSaves = 200;
    {
        LayoutStore store(path);
        for (int i = 1; i <= kSaves; ++i) {
            store.setValue(u"n"_s, i);
            store.save();
        }
    }
    QCOMPARE(LayoutStore(path).value(u"n"_s).toInt(), kSaves);
}

void TestMainWindow::everythingFocusableHasAName()
{
    m_window->openPalette();
    for (const char *page : {"home", "tickets"}) {
        m_window->host().go({QString::fromLatin1(page), {}});
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                widget->objectName().startsWith("qt_"_L1))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QLabel *>(widget),
                     widget->metaObject()->className());
        }
    }
}

void TestMainWindow::keysSheetFilters()
{
    QTest::keyClick(m_window->host().currentPage(), Qt::Key_F1);
    auto *sheet = m_window->findChild<KeysSheet *>();
    QVERIFY(sheet);
    const auto *tree = sheet->findChild<QTreeWidget *>();
    const auto shown = [tree] {
        int rows = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                rows += tree->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
        return rows;
    };
    QVERIFY(shown() > 8);
    auto *filter = sheet->findChild<QLineEdit *>();
    QTest::keyClicks(filter, u"Ctrl+K"_s); // by key as well as by word
    QCOMPARE(shown(), 1);
    filter->clear();
    QTest::keyClicks(filter, u"palette zzz"_s);
    QCOMPARE(shown(), 0);
    sheet->reject();
}

// Draws the window into the folder BINNACLE_PICTURES names, for eyes; without it only sizes are tried.
void TestMainWindow::pictures()
{
    const QString folder = qEnvironmentVariable("BINNACLE_PICTURES");
    const auto job = std::make_shared<Job>();
    job->report(u"reading"_s, 62, 100);
    m_window->jobs().add(job, u"Import incidents.csv"_s);
    m_window->status().setFacts(u"Data to Feb 16, 2017 · read 10:27:07"_s);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        m_appearance->setChoice(scheme == Scheme::Dark ? SchemeChoice::Dark : SchemeChoice::Light);
        for (const QSize size : {QSize(1000, 700), QSize(1280, 800), QSize(1920, 1080)}) {
            m_window->resize(size);
            for (const QString &page : {u"home"_s, u"tickets"_s, u"palette"_s}) {
                if (page == "palette"_L1)
                    m_window->openPalette();
                else
                    m_window->host().go({page, {}});
                QCoreApplication::processEvents();
                const QPixmap picture = m_window->grab();
                QCOMPARE(picture.size(), size);
                if (!folder.isEmpty() && QDir().mkpath(folder))
                    picture.save(u"%1/%2-%3-%4.png"_s
                                     .arg(folder, page, scheme == Scheme::Dark ? u"dark"_s : u"light"_s)
                                     .arg(size.width()));
            }
            m_window->findChild<CommandPalette *>()->dismiss();
        }
        for (const QString &id : {u"help.keys"_s, u"help.shortcuts"_s}) {
            m_window->actions().action(id)->trigger();
            QCoreApplication::processEvents();
            QDialog *sheet = nullptr;
            for (auto *dialog : m_window->findChildren<QDialog *>())
                sheet = dialog->isVisible() ? dialog : sheet;
            QVERIFY(sheet);
            const QPixmap picture = sheet->grab();
            QVERIFY(!picture.isNull());
            if (!folder.isEmpty())
                picture.save(
                    u"%1/%2-%3.png"_s.arg(folder, id, scheme == Scheme::Dark ? u"dark"_s : u"light"_s));
            sheet->reject();
            QCoreApplication::sendPostedEvents(sheet, QEvent::DeferredDelete);
        }
    }
    m_window->jobs().finish(job);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestMainWindow)
#include "tst_mainwindow.moc"
