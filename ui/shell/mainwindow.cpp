// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "shell/commandpalette.h"
#include "shell/errorbar.h"
#include "shell/keyhint.h"
#include "shell/layoutstore.h"
#include "shell/menus.h"
#include "shell/pagehost.h"
#include "shell/shellactions.h"
#include "shell/sidebar.h"
#include "shell/statusstrip.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "widgets/undobar.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kFoldBelow = 1100;
constexpr int kKeepAfterMs = 400;

bool isTypedInto(const QWidget *widget)
{
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
}

} // namespace

MainWindow::MainWindow(const WorkspaceLabel &label, const QList<PageFactory> &factories,
                       Appearance &appearance, LayoutStore &layout, DraftStore *drafts)
    : m_appearance(appearance)
    , m_layout(layout)
    , m_desk(std::make_unique<WindowDesk>(*this, drafts))
    , m_files(label.files)
    , m_keep(new QTimer(this))
{
    setWindowTitle(tr("%1 – Binnacle").arg(label.name));
    setMinimumSize(880, 560);
    build(label);
    actions().setBindings(KeyBindings::fromJson(m_layout.value(u"keys"_s).toObject()));
    addShellActions(*this);
    addPages(factories);
    addPaletteSources(*this);
    m_top->setBackAction(actions().action(u"go.back"_s));
    showKeyOf(*m_top->search(), *actions().action(u"go.palette"_s));
    connect(&actions(), &ActionRegistry::changed, this, &MainWindow::refreshMenus);
    connect(m_host, &PageHost::moved, this, &MainWindow::moved);
    connect(m_sidebar, &Sidebar::wanted, this, [this](const Route &route) { m_host->go(route); });
    connect(m_sidebar, &Sidebar::foldWanted, this, &MainWindow::toggleSidebar);
    // Queued: views in another order are other buttons, and the one that asks is still at work.
    const auto move = [this](const QString &id, const QString &key, int step) {
        if (Page *page = m_host->page(id))
            page->moveView(key, step);
    };
    connect(m_sidebar, &Sidebar::moveWanted, this, move, Qt::QueuedConnection);
    connect(m_top->search(), &QAbstractButton::clicked, this, &MainWindow::openPalette);
    refreshMenus();
    restoreLayout();
    m_keep->setSingleShot(true);
    m_keep->setInterval(kKeepAfterMs);
    connect(m_keep, &QTimer::timeout, this, &MainWindow::storeLayout);
    connect(&actions(), &ActionRegistry::keysChanged, this, [this] {
        showLetters();
        keepLayoutSoon();
    });
    showLetters();
    connect(&m_appearance, &Appearance::chosen, this, &MainWindow::keepLayoutSoon);
    connect(&commandPalette(), &Palette::used, this, &MainWindow::keepLayoutSoon);
    tellOfLayout();
}

// What was remembered of the windows is damaged: said once, work is not in it.
void MainWindow::tellOfLayout()
{
    const bool isBefore = m_layout.found() == LayoutStore::Found::Previous;
    if (!isBefore && m_layout.found() != LayoutStore::Found::Damaged)
        return;
    m_errors->tell({Notice::Level::Warning,
                    isBefore ? tr("This machine’s settings file was damaged; its copy of before is used.")
                             : tr("This machine’s settings file was damaged; windows start as new."),
                    tr("No work is in it: tickets and settings of the workspace are safe."),
                    tr("Look at Settings, Appearance: what was changed last may be missing."),
                    LayoutStore::defaultPath()});
}

MainWindow::~MainWindow()
{
    m_desk->drafts().flush();
    // Pages and their acts go first: both speak to the registry as they do.
    delete takeCentralWidget();
    disconnect(&actions(), nullptr, this, nullptr);
}

void MainWindow::build(const WorkspaceLabel &label)
{
    auto *central = new QWidget(this);
    auto *column = new QWidget(central);
    m_sidebar = new Sidebar(central);
    m_top = new TopBar(label, column);
    m_errors = new ErrorBar(column);
    m_host = new PageHost(column);
    m_undo = new UndoBar(column);
    m_status = new StatusStrip(jobs(), column);
    if (label.readOnly)
        m_status->setSaved(StatusStrip::Saved::ReadOnly);
    m_lines = new QVBoxLayout(column);
    m_lines->setContentsMargins({});
    m_lines->setSpacing(0);
    m_lines->addWidget(m_top);
    m_lines->addWidget(m_errors);
    m_lines->addWidget(m_host, 1);
    m_lines->addWidget(m_undo);
    m_lines->addWidget(m_status);
    auto *across = new QHBoxLayout(central);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    across->addWidget(column, 1);
    setCentralWidget(central);
    m_commands = new CommandPalette(commandPalette(), central);
    m_top->setMenu(new QMenu(this));
    menuBar()->hide();
}

void MainWindow::addPages(const QList<PageFactory> &factories)
{
    int number = 0;
    for (const PageFactory &factory : factories) {
        Page *page = factory.make(*m_desk, m_host);
        m_host->addPage(page);
        m_sidebar->addPage(*page, factory.atBottom);
        m_sidebar->setViews(page->id(), page->views());
        connect(page, &Page::viewsChanged, this,
                [this, page] { m_sidebar->setViews(page->id(), page->views()); });
        connect(page, &Page::factsChanged, this, [this, page] {
            if (page == m_host->currentPage())
                m_status->setFacts(page->facts());
        });
        addPageAction(*this, *page, ++number);
    }
}

void MainWindow::moved(const Route &route)
{
    m_desk->drafts().read();
    m_sidebar->setCurrent(route);
    m_status->setFacts(m_host->currentPage()->facts());
    if (!m_host->currentPage()->takeBar(m_undo) && m_lines->indexOf(m_undo) < 0)
        m_lines->insertWidget(m_lines->indexOf(m_status), m_undo);
    actions().setContext(route.page);
    actions().action(u"go.back"_s)->setEnabled(m_host->canGoBack());
}

// Coalesced: registering forty acts fills the menus once.
void MainWindow::refreshMenus()
{
    if (std::exchange(m_menusStale, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_menusStale = false;
        fillMenuBar(menuBar(), actions());
        fillMenu(m_top->menuButton()->menu(), actions());
        m_top->setPrimaryAction(actions().action(u"ticket.new"_s));
    });
}

void MainWindow::openPalette()
{
    m_commands->open();
}

void MainWindow::openMenu()
{
    m_top->menuButton()->showMenu();
}

void MainWindow::toggleSidebar()
{
    const bool fold = !m_sidebar->isFolded();
    m_foldedByHand = fold;
    m_openedByHand = !fold && isNarrow();
    m_sidebar->setFolded(fold);
    keepLayoutSoon();
}

void MainWindow::restoreLayout()
{
    resize(1280, 800);
    restoreGeometry(QByteArray::fromBase64(m_layout.value(u"geometry"_s).toString().toLatin1()));
    m_foldedByHand = m_layout.value(u"folded"_s).toBool();
    m_sidebar->setFolded(m_foldedByHand || isNarrow());
    QStringList recent;
    for (const QJsonValue &id : m_layout.value(u"recent"_s).toArray())
        recent.append(id.toString());
    commandPalette().setRecent(recent);
}

// For pages beside the whole navigation, in this type.
bool MainWindow::isNarrow() const
{
    return width() < lengthFor(font(), kFoldBelow);
}

// For lists and charts, whose own letters are no acts: J and K, T.
void MainWindow::showLetters()
{
    setProperty("lettersOff", !actions().bindings().letters);
}

void MainWindow::keepLayoutSoon()
{
    if (isVisible()) // before that nobody has changed anything
        m_keep->start();
}

void MainWindow::storeLayout()
{
    m_keep->stop();
    m_layout.setValue(u"geometry"_s, QString::fromLatin1(saveGeometry().toBase64()));
    m_layout.setValue(u"folded"_s, m_foldedByHand);
    m_layout.setValue(u"scheme"_s, Appearance::choiceName(m_appearance.choice()));
    m_layout.setValue(u"density"_s, int(m_appearance.density()));
    m_layout.setValue(u"textSize"_s, m_appearance.textSize());
    m_layout.setValue(u"keys"_s, actions().bindings().toJson());
    m_layout.setValue(u"recent"_s, QJsonArray::fromStringList(commandPalette().recent()));
    m_layout.save();
}

// Editors take their letters themselves; a choice that is typed into is none and would lose them to acts.
bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const QWidget *focus = QApplication::focusWidget();
        if (keyrules::isLetter(QKeySequence(press->keyCombination())) && isTypedInto(focus))
            event->accept();
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (Page *page : m_host->pages()) {
        if (!page->mayClose()) {
            m_host->go(page->route());
            event->ignore();
            return;
        }
    }
    if (!m_desk->mayClose()) {
        event->ignore();
        return;
    }
    storeLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (!isNarrow())
        m_openedByHand = false;
    m_sidebar->setFolded(m_foldedByHand || (isNarrow() && !m_openedByHand));
    keepLayoutSoon();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    keepLayoutSoon();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        keepLayoutSoon();
}

} // namespace binnacle
