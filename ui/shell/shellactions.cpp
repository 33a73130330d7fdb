// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shellactions.h"

#include "shell/keyseditor.h"
#include "shell/keyssheet.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "shell/routelink.h"
#include "shell/sidebar.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "widgets/sheet.h"

#include <QActionGroup>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// F6 goes from the navigation over the page's panes to the search field and round again.
void cyclePane(MainWindow &window, int step)
{
    QList<QWidget *> panes = {&window.sidebar()};
    if (Page *page = window.host().currentPage())
        panes += page->panes();
    panes.append(window.topBar().search());
    qsizetype now = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes.at(i)->isAncestorOf(QApplication::focusWidget()) ||
            panes.at(i) == QApplication::focusWidget())
            now = i;
    for (qsizetype tried = 1; tried <= panes.size(); ++tried) {
        QWidget *pane = panes.at((now + step * tried + panes.size() * tried) % panes.size());
        if (!pane->isVisible())
            continue;
        if (pane == &window.sidebar())
            window.sidebar().focusCurrent();
        else
            pane->setFocus(Qt::TabFocusReason);
        return;
    }
}

void addGoing(MainWindow &window)
{
    ActionRegistry &actions = window.actions();
    actions.add({.id = u"go.palette"_s,
                 .text = MainWindow::tr("&Search or command…"),
                 .icon = u"search"_s,
                 .menu = MenuGroup::Go,
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                 .words = MainWindow::tr("find palette")},
                &window, [&window] { window.openPalette(); });
    actions
        .add({.id = u"go.back"_s,
              .text = MainWindow::tr("&Back"),
              .icon = u"back"_s,
              .menu = MenuGroup::Go,
              .keys = {QKeySequence(Qt::ALT | Qt::Key_Left)}},
             &window, [&window] { window.host().back(); })
        ->setEnabled(false);
    actions.add({.id = u"go.next-pane"_s,
                 .text = MainWindow::tr("&Next pane"),
                 .menu = MenuGroup::Go,
                 .keys = {QKeySequence(Qt::Key_F6)}},
                &window, [&window] { cyclePane(window, 1); });
    actions.add({.id = u"go.previous-pane"_s,
                 .text = MainWindow::tr("&Previous pane"),
                 .menu = MenuGroup::Go,
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F6)}},
                &window, [&window] { cyclePane(window, -1); });
}

void addSchemes(MainWindow &window)
{
    struct Choice
    {
        SchemeChoice choice;
        QString id;
        QString text;
    };
    auto *group = new QActionGroup(&window);
    const QList<Choice> choices = {
        {SchemeChoice::Desktop, u"view.scheme-desktop"_s, MainWindow::tr("Colors as the &desktop")},
        {SchemeChoice::Light, u"view.scheme-light"_s, MainWindow::tr("&Light colors")},
        {SchemeChoice::Dark, u"view.scheme-dark"_s, MainWindow::tr("Dar&k colors")},
    };
    for (const Choice &choice : choices) {
        QAction *action = window.actions().add(
            {.id = choice.id,
             .text = choice.text,
             .icon = u"sun"_s,
             .menu = MenuGroup::View,
             .words = MainWindow::tr("theme appearance mode"),
             .checkable = true},
            &window, [&window, which = choice.choice] { window.appearance().setChoice(which); });
        group->addAction(action);
        action->setChecked(window.appearance().choice() == choice.choice);
    }
}

void addDensities(MainWindow &window)
{
    struct Choice
    {
        Density density;
        QString id;
        QString text;
    };
    auto *group = new QActionGroup(&window);
    const QList<Choice> choices = {
        {Density::Compact, u"view.density-compact"_s, MainWindow::tr("&Compact rows")},
        {Density::Normal, u"view.density-normal"_s, MainWindow::tr("&Normal rows")},
        {Density::Roomy, u"view.density-roomy"_s, MainWindow::tr("&Roomy rows")},
    };
    for (const Choice &choice : choices) {
        QAction *action = window.actions().add(
            {.id = choice.id,
             .text = choice.text,
             .menu = MenuGroup::View,
             .words = MainWindow::tr("density height"),
             .checkable = true},
            &window, [&window, which = choice.density] { window.appearance().setDensity(which); });
        group->addAction(action);
        action->setChecked(window.appearance().density() == choice.density);
    }
}

void addWindowing(MainWindow &window)
{
    ActionRegistry &actions = window.actions();
    actions.add({.id = u"view.sidebar"_s,
                 .text = MainWindow::tr("&Fold navigation"),
                 .icon = u"sidebar"_s,
                 .menu = MenuGroup::View,
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_B)}},
                &window, [&window] { window.toggleSidebar(); });
    actions.add({.id = u"view.menu-bar"_s,
                 .text = MainWindow::tr("&Menu bar"),
                 .icon = u"menu"_s,
                 .menu = MenuGroup::View,
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_M)},
                 .checkable = true},
                &window, [&window] { window.menuBar()->setVisible(window.menuBar()->isHidden()); });
    actions.add({.id = u"view.menu"_s,
                 .text = MainWindow::tr("&Open menu"),
                 .icon = u"menu"_s,
                 .menu = MenuGroup::View,
                 .keys = {QKeySequence(Qt::Key_F10)}},
                &window, [&window] { window.openMenu(); });
    actions.add({.id = u"view.full-screen"_s,
                 .text = MainWindow::tr("F&ull screen"),
                 .menu = MenuGroup::View,
                 .keys = {QKeySequence(Qt::Key_F11)},
                 .checkable = true},
                &window, [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); });
    actions.add({.id = u"file.quit"_s,
                 .text = MainWindow::tr("&Quit"),
                 .menu = MenuGroup::File,
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                 .words = MainWindow::tr("exit leave close")},
                &window, [&window] { window.close(); });
}

void editKeys(MainWindow &window)
{
    auto *sheet = new Sheet(MainWindow::tr("Keyboard shortcuts"),
                            MainWindow::tr("Kept on this machine. A change holds at once."), &window);
    auto *editor = new KeysEditor(window.actions(), window.workspaceFiles(), sheet);
    editor->setHeadingShown(false);
    sheet->body().addWidget(editor, 1);
    sheet->setKeys(MainWindow::tr("Enter takes a new key · Esc leaves"));
    QObject::connect(sheet->addButton(MainWindow::tr("Close"), {}, true), &QPushButton::clicked, sheet,
                     &QDialog::accept);
    sheet->resize(std::min(lengthFor(window.font(), 820), window.width() - 40),
                  std::min(640, window.height() - 40));
    sheet->open();
    editor->setFocus();
}

void addHelp(MainWindow &window)
{
    ActionRegistry &actions = window.actions();
    actions
        .add({.id = u"edit.undo"_s,
              .text = MainWindow::tr("&Undo"),
              .icon = u"undo"_s,
              .menu = MenuGroup::Edit,
              .keys = {QKeySequence(Qt::CTRL | Qt::Key_Z)}},
             &window, [&window] { window.desk().undoLast(); })
        ->setEnabled(false);
    actions.add({.id = u"help.keys"_s,
                 .text = MainWindow::tr("&Keys that work here"),
                 .icon = u"keyboard"_s,
                 .menu = MenuGroup::Help,
                 .keys = {QKeySequence(Qt::Key_F1), QKeySequence(u"?"_s)},
                 .words = MainWindow::tr("shortcuts keyboard help")},
                &window, [&window] {
                    auto *sheet = new KeysSheet(window.actions(), &window);
                    sheet->setAttribute(Qt::WA_DeleteOnClose);
                    sheet->open();
                });
    actions.add({.id = u"help.shortcuts"_s,
                 .text = MainWindow::tr("Keyboard &shortcuts…"),
                 .icon = u"keyboard"_s,
                 .menu = MenuGroup::Help,
                 .keys = {QKeySequence(u"G, K"_s)},
                 .words = MainWindow::tr("change rebind customize keys chord")},
                &window, [&window] { editKeys(window); });
    QAction *letters = actions.add({.id = u"help.letters"_s,
                                    .text = MainWindow::tr("Single-&letter keys"),
                                    .menu = MenuGroup::Help,
                                    .words = MainWindow::tr("shortcuts off accessibility speech"),
                                    .checkable = true},
                                   &window, [&window](bool on) { window.actions().setLetters(on); });
    letters->setChecked(actions.bindings().letters);
    QObject::connect(&actions, &ActionRegistry::keysChanged, letters,
                     [letters, &actions] { letters->setChecked(actions.bindings().letters); });
    actions.add(
        {.id = u"help.about"_s,
         .text = MainWindow::tr("&About Binnacle"),
         .icon = u"info"_s,
         .menu = MenuGroup::Help,
         .words = MainWindow::tr("version license")},
        &window, [&window] {
            auto *sheet = new Sheet(MainWindow::tr("About Binnacle"),
                                    MainWindow::tr("A desktop console for IT operations."), &window);
            auto *about = new QLabel(
                MainWindow::tr("Version %1, on Qt %2\nFree software under the GNU General Public License, "
                               "version 3 or later.")
                    .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())),
                sheet);
            about->setTextFormat(Qt::PlainText);
            about->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            sheet->body().addWidget(about);
            sheet->setKeys(MainWindow::tr("Esc closes"));
            QPushButton *close = sheet->addButton(MainWindow::tr("Close"), {}, true);
            close->setDefault(true);
            close->setFocus();
            QObject::connect(close, &QPushButton::clicked, sheet, &QDialog::accept);
            sheet->setAttribute(Qt::WA_DeleteOnClose);
            sheet->open();
        });
}

// "G, T": G, then a letter of the page's own that no other act has after G.
Keys chordOf(MainWindow &window, const Page &page)
{
    for (const QChar letter : page.id()) {
        const QKeySequence chord(Qt::Key_G, Qt::Key(letter.toUpper().unicode()));
        if (letter.isLetter() && window.actions().holderOf({}, chord).isNobody())
            return {chord};
    }
    return {};
}

} // namespace

void addShellActions(MainWindow &window)
{
    addGoing(window);
    addSchemes(window);
    addDensities(window);
    addWindowing(window);
    addHelp(window);
}

void addPageAction(MainWindow &window, const Page &page, int number)
{
    QList<QKeySequence> keys = chordOf(window, page);
    if (number <= 9)
        keys.append(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
    window.actions().add({.id = u"go.page-"_s + page.id(),
                          .text = page.title(),
                          .icon = page.icon(),
                          .menu = MenuGroup::Go,
                          .keys = keys,
                          .words = page.about() + u' ' + MainWindow::tr("go to page")},
                         &window, [&window, id = page.id()] { window.desk().go({id, {}}); });
}

void addPaletteSources(MainWindow &window)
{
    // A link somebody sent, pasted.
    window.commandPalette().addSource([&window](const QString &text, const auto &done) {
        const auto route = routeOf(text);
        const Page *page = route ? window.host().page(route->page) : nullptr;
        if (!page)
            return;
        PaletteItem item;
        item.id = kLinkItem + text;
        item.text = MainWindow::tr("Open the link to %1").arg(page->title());
        item.kind = MainWindow::tr("Link");
        item.icon = page->icon();
        item.found = true;
        item.run = [&window, to = *route] { window.desk().go(to); };
        done({item});
    });
    window.commandPalette().addSource([&window](const QString &, const auto &done) {
        QList<PaletteItem> items;
        for (const ActionRegistry::Entry &entry : window.actions().entriesFor(window.actions().context())) {
            if (entry.spec.id == "go.palette"_L1)
                continue;
            const bool page = entry.spec.id.startsWith("go.page-"_L1);
            PaletteItem item{u"action:"_s + entry.spec.id,
                             ActionRegistry::plainText(entry.spec.text),
                             entry.spec.words,
                             page ? MainWindow::tr("Page")
                                  : ActionRegistry::plainText(ActionRegistry::menuName(entry.spec.menu)),
                             entry.spec.icon,
                             entry.action->shortcut().toString(QKeySequence::NativeText),
                             entry.action->isEnabled(),
                             false,
                             [action = entry.action] { action->trigger(); },
                             entry.why};
            item.isHere = !entry.spec.context.isEmpty();
            items.append(item);
        }
        for (const Page *page : window.host().pages())
            for (const NavView &view : page->views())
                items.append({u"view:%1/%2"_s.arg(page->id(), view.text),
                              view.text,
                              page->title(),
                              MainWindow::tr("View"),
                              page->icon(),
                              {},
                              true,
                              false,
                              [&window, route = view.route] { window.desk().go(route); }});
        done(items);
    });
}

} // namespace binnacle
