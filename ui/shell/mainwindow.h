// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window: puts sidebar, band, page host and foot together, builds the pages from their factories and
// routes acts to them. Nothing else. GUI thread; owned by main.

#include "shell/page.h"
#include "shell/topbar.h"
#include "shell/windowdesk.h"

#include <QMainWindow>
#include <memory>

class QTimer;
class QVBoxLayout;

namespace binnacle {

class Appearance;
class CommandPalette;
class ErrorBar;
class LayoutStore;
class PageHost;
class Sidebar;
class StatusStrip;
class UndoBar;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const WorkspaceLabel &label, const QList<PageFactory> &factories, Appearance &appearance,
               LayoutStore &layout, DraftStore *drafts = nullptr);
    ~MainWindow() override;

    [[nodiscard]] WindowDesk &desk() { return *m_desk; }
    [[nodiscard]] ActionRegistry &actions() { return m_desk->actions(); }
    [[nodiscard]] Palette &commandPalette() { return m_desk->palette(); }
    [[nodiscard]] Sidebar &sidebar() { return *m_sidebar; }
    [[nodiscard]] TopBar &topBar() { return *m_top; }
    [[nodiscard]] PageHost &host() { return *m_host; }
    [[nodiscard]] StatusStrip &status() { return *m_status; }
    [[nodiscard]] Appearance &appearance() { return m_appearance; }
    [[nodiscard]] JobList &jobs() { return m_desk->jobs(); }
    [[nodiscard]] UndoBar &undoBar() { return *m_undo; }
    [[nodiscard]] ErrorBar &errorBar() { return *m_errors; }
    [[nodiscard]] QStringList workspaceFiles() const { return m_files; }
    void openPalette();
    void openMenu();
    void toggleSidebar();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(const WorkspaceLabel &label);
    void addPages(const QList<PageFactory> &factories);
    void moved(const Route &route);
    void refreshMenus();
    [[nodiscard]] bool isNarrow() const;
    void restoreLayout();
    void showLetters();
    void keepLayoutSoon();
    void storeLayout();
    void tellOfLayout();

    Appearance &m_appearance;
    LayoutStore &m_layout;
    std::unique_ptr<WindowDesk> m_desk;
    Sidebar *m_sidebar;
    TopBar *m_top;
    ErrorBar *m_errors;
    PageHost *m_host;
    StatusStrip *m_status;
    UndoBar *m_undo;
    QVBoxLayout *m_lines;
    CommandPalette *m_commands;
    QStringList m_files;
    QTimer *m_keep; // what is changed is stored once it rests: whatever ends the program
    bool m_foldedByHand = false;
    bool m_openedByHand = false;
    bool m_menusStale = false;
};

} // namespace binnacle
