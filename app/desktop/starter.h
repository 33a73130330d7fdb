// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From an address to a window: opens the workspace off the GUI thread, or shows the first run where there is
// none and makes one. GUI thread; owned by main.

#include "base/result.h"
#include "shell/notice.h"

#include <QObject>
#include <memory>

namespace binnacle {

class Appearance;
class Desktop;
class FirstRun;
class LayoutStore;
class Workspace;

class Starter : public QObject
{
    Q_OBJECT

public:
    Starter(const QString &address, Appearance &appearance, LayoutStore &layout);
    ~Starter() override;

    void start();

private:
    void open(const QString &firstPage);
    void make(const QString &firstPage);
    void opened(Result<std::unique_ptr<Workspace>> workspace, const QString &firstPage);
    void showFirstRun();

    QString m_address;
    Appearance &m_appearance;
    LayoutStore &m_layout;
    std::unique_ptr<FirstRun> m_first;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace binnacle
