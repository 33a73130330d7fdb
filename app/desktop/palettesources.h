// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the palette finds in the workspace: tickets, people, services, published periods, and what was opened
// last. Each is asked through its service, which looks up the person's rights; answers come when they come.
// GUI thread; owned by the window.

#include "shell/palette.h"
#include "shell/route.h"

namespace binnacle {

class MainWindow;
class RecentRecords;
class Workspace;

class PaletteSources : public QObject
{
    Q_OBJECT

public:
    PaletteSources(Workspace &workspace, MainWindow &window);

    [[nodiscard]] RecentRecords &recent() { return *m_recent; }

private:
    void addTickets();
    void addPeople();
    void addServices();
    void addPeriods();
    void addRecent();
    void offer(QList<PaletteItem> &items, PaletteItem item, const Route &place) const;

    Workspace &m_workspace;
    MainWindow &m_window;
    RecentRecords *m_recent;
};

} // namespace binnacle
