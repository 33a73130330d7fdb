// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desktop over one open workspace: its window with the pages there are, what the palette finds, and the
// new figures. The composition of the windows, as Workspace is of the core. GUI thread; owned by
// main.

#include "shell/mainwindow.h"

#include <memory>

namespace binnacle {

class WorkspaceBoards;
class HomePage;
class ImportPage;
class WorkspaceDrafts;
class WorkspaceImports;
class WorkspaceLists;
class WorkspacePeriods;
class WorkspaceRules;
class WorkspaceServices;
class WorkspaceSettings;
class WorkspaceTickets;
class SyntaxEngine;
class DemoGuide;
class PaletteSources;
class Workspace;

class Desktop : public QObject
{
    Q_OBJECT

public:
    Desktop(std::unique_ptr<Workspace> workspace, Appearance &appearance, LayoutStore &layout);
    ~Desktop() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] WorkspaceBoards &boards() { return *m_boards; }

    [[nodiscard]] DemoGuide &guide() { return *m_guide; }
    [[nodiscard]] PaletteSources &sources() { return *m_sources; }

private:
    [[nodiscard]] QList<PageFactory> pages(Appearance &appearance);

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceDrafts> m_drafts;
    std::unique_ptr<WorkspaceBoards> m_boards;
    std::unique_ptr<WorkspaceLists> m_lists;
    std::unique_ptr<WorkspaceImports> m_imports;
    std::unique_ptr<WorkspaceTickets> m_tickets;
    std::unique_ptr<WorkspaceServices> m_services;
    std::unique_ptr<WorkspacePeriods> m_periods;
    std::unique_ptr<WorkspaceSettings> m_settings;
    std::unique_ptr<WorkspaceRules> m_rules;
    std::unique_ptr<SyntaxEngine> m_syntax;
    std::unique_ptr<MainWindow> m_window;
    HomePage *m_home = nullptr; // owned by the window, as are the next
    DemoGuide *m_guide = nullptr;
    PaletteSources *m_sources = nullptr;
    ImportPage *m_import = nullptr; // as above, once it was shown
};

} // namespace binnacle
