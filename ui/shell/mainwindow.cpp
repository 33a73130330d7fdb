// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "shell/commandpalette.h"
#include "shell/errorbar.h"
#include "shell/layoutstore.h"
#include "shell/menus.h"
#include "shell/pagehost.h"
#include "shell/shellactions.h"
#include "shell/sidebar.h"
#include "shell/statusstrip.h"
#include "theme/appearance.h"
#include "widgets/undobar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kFoldBelow = 1100;
constexpr qsizetype kUndosKept = 50;

} // namespace

class MainWindow::WindowDesk final : public Desk
{
public:
    explicit WindowDesk(MainWindow &window)
        : m_window(window)
    {}

    ActionRegistry &actions() override { return m_window.m_actions; }
    JobList &jobs() override { return m_window.m_jobs; }
    Palette &palette() override { return m_window.m_palette; }
    QWidget *window() override { return &m_window; }
    void go(const Route &route) override { m_window.m_host->go(route); }
    void back() override { m_window.m_host->back(); }

    void tell(const Notice &notice) override
    {
        if (notice.level == Notice::Level::Info)
            m_window.m_undo->say(notice.what);
        else
            m_window.m_errors->tell(notice);
    }

    void offerUndo(const QString &done, std::function<void()> undo) override
    {
        m_window.rememberUndo(std::move(undo));
        m_window.m_undo->offer(done, [this] { m_window.undoLast(); });
    }

private:
    MainWindow &m_window;
};

MainWindow::MainWindow(const WorkspaceLabel &label, const QList<PageFactory> &factories,
                       Appearance &appearance, LayoutStore &layout)
    : m_appearance(appearance)
    , m_layout(layout)
    , m_desk(std::make_unique<WindowDesk>(*this))
{
    setWindowTitle(tr("%1 – Binnacle").arg(label.name));
    setMinimumSize(880, 560);
    build(label);
    addShellActions(*this);
    addPages(factories);
    addPaletteSources(*this);
    m_top->setBackAction(m_actions.action(u"go.back"_s));
    connect(&m_actions, &ActionRegistry::changed, this, &MainWindow::refreshMenus);
    connect(m_host, &PageHost::moved, this, &MainWindow::moved);
    connect(m_sidebar, &Sidebar::wanted, this, [this](const Route &route) { m_host->go(route); });
    connect(m_sidebar, &Sidebar::foldWanted, this, &MainWindow::toggleSidebar);
    connect(m_top->search(), &QAbstractButton::clicked, this, &MainWindow::openPalette);
    refreshMenus();
    restoreLayout();
}

MainWindow::~MainWindow()
{
    // Pages and their acts go first: both speak to the registry as they do.
    delete takeCentralWidget();
    disconnect(&m_actions, nullptr, this, nullptr);
}

Desk &MainWindow::desk()
{
    return *m_desk;
}

void MainWindow::build(const WorkspaceLabel &label)
{
    auto *central = new QWidget(this);
    auto *column = new QWidget(central);
    m_sidebar = new Sidebar(central);
    m_top = new TopBar(label, column);
    m_errors = new ErrorBar(column);
    m_host = new PageHost(column);
    m_status = new StatusStrip(m_jobs, column);
    if (label.readOnly)
        m_status->setSaved(StatusStrip::Saved::ReadOnly);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_top);
    lines->addWidget(m_errors);
    lines->addWidget(m_host, 1);
    lines->addWidget(m_status);
    auto *across = new QHBoxLayout(central);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    across->addWidget(column, 1);
    setCentralWidget(central);
    m_undo = new UndoBar(m_host);
    m_commands = new CommandPalette(m_palette, central);
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
        addPageAction(*this, *page, ++number);
    }
}

void MainWindow::moved(const Route &route)
{
    m_sidebar->setCurrent(route);
    m_actions.setContext(route.page);
    m_actions.action(u"go.back"_s)->setEnabled(m_host->canGoBack());
}

// Coalesced: registering forty acts fills the menus once.
void MainWindow::refreshMenus()
{
    if (std::exchange(m_menusStale, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_menusStale = false;
        fillMenuBar(menuBar(), m_actions);
        fillMenu(m_top->menuButton()->menu(), m_actions);
        m_top->setPrimaryAction(m_actions.action(u"ticket.new"_s));
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
    m_openedByHand = !fold && width() < kFoldBelow;
    m_sidebar->setFolded(fold);
}

void MainWindow::cyclePane(int step)
{
    QList<QWidget *> panes = {m_sidebar};
    if (Page *page = m_host->currentPage())
        panes += page->panes();
    panes.append(m_top->search());
    qsizetype now = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes.at(i)->isAncestorOf(QApplication::focusWidget()) ||
            panes.at(i) == QApplication::focusWidget())
            now = i;
    for (qsizetype tried = 1; tried <= panes.size(); ++tried) {
        QWidget *pane = panes.at((now + step * tried + panes.size() * tried) % panes.size());
        if (!pane->isVisible())
            continue;
        if (pane == m_sidebar)
            m_sidebar->focusCurrent();
        else
            pane->setFocus(Qt::TabFocusReason);
        return;
    }
}

void MainWindow::rememberUndo(std::function<void()> undo)
{
    m_undos.append(std::move(undo));
    if (m_undos.size() > kUndosKept)
        m_undos.removeFirst();
    m_actions.action(u"edit.undo"_s)->setEnabled(true);
}

void MainWindow::undoLast()
{
    if (m_undos.isEmpty())
        return;
    const std::function<void()> takeBack = m_undos.takeLast();
    m_actions.action(u"edit.undo"_s)->setEnabled(!m_undos.isEmpty());
    m_undo->dismiss();
    takeBack();
}

void MainWindow::restoreLayout()
{
    resize(1280, 800);
    restoreGeometry(QByteArray::fromBase64(m_layout.value(u"geometry"_s).toString().toLatin1()));
    m_foldedByHand = m_layout.value(u"folded"_s).toBool();
    m_sidebar->setFolded(m_foldedByHand || width() < kFoldBelow);
    QStringList recent;
    for (const QJsonValue &id : m_layout.value(u"recent"_s).toArray())
        recent.append(id.toString());
    m_palette.setRecent(recent);
}

void MainWindow::storeLayout()
{
    m_layout.setValue(u"geometry"_s, QString::fromLatin1(saveGeometry().toBase64()));
    m_layout.setValue(u"folded"_s, m_foldedByHand);
    m_layout.setValue(u"scheme"_s, Appearance::choiceName(m_appearance.choice()));
    m_layout.setValue(u"density"_s, int(m_appearance.density()));
    m_layout.setValue(u"recent"_s, QJsonArray::fromStringList(m_palette.recent()));
    m_layout.save();
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
    storeLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (width() >= kFoldBelow)
        m_openedByHand = false;
    m_sidebar->setFolded(m_foldedByHand || (width() < kFoldBelow && !m_openedByHand));
}

} // namespace binnacle
