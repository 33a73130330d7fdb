// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Show me" of a demo workspace: its stories in words, as acts of the Help menu and the palette. Of a
// workspace that is no demo there is none. GUI thread; owned by the desktop.

#include "shell/showme.h"

#include <QObject>
#include <QPointer>

namespace binnacle {

class MainWindow;
class Workspace;

class DemoGuide : public QObject
{
    Q_OBJECT

public:
    DemoGuide(Workspace &workspace, MainWindow &window);

    // At once, or once the stories have been read.
    void open();
    [[nodiscard]] const QList<ShowMeStory> &stories() const { return m_stories; }

private:
    void addActions();
    void show();

    MainWindow &m_window;
    QList<ShowMeStory> m_stories;
    bool m_isWanted = false;
    QPointer<ShowMeSheet> m_sheet;
};

} // namespace binnacle
