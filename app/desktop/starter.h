// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From an address to a window: opens the workspace off the GUI thread. Where there is none, the first run
// offers to make one; where there is one that cannot be opened, a window says why and never makes another in
// its place. GUI thread; owned by main.

#include "base/job.h"
#include "base/result.h"
#include "shell/notice.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace binnacle {

class Appearance;
class Desktop;
class FirstRun;
class LayoutStore;
class OpeningWindow;
class Workspace;

class Starter : public QObject
{
    Q_OBJECT

public:
    Starter(const QString &address, Appearance &appearance, LayoutStore &layout);
    ~Starter() override;

    void start(const QString &firstPage = {}); // the page shown, beside Home; by its id or a link
    // What a person sees now: the desktop's window, the first run or the opening; null before that.
    [[nodiscard]] QWidget *window() const;
    [[nodiscard]] Desktop *desktop() const { return m_desktop.get(); }

private:
    void open();
    void openOther(const QString &address);
    void make(const QString &firstPage);
    void makeDemo();
    void showMaking();
    void showDesktop(std::unique_ptr<Workspace> workspace, const QString &firstPage);
    void showFirstRun();
    void showProblem(const Error &error);
    OpeningWindow &opening();
    [[nodiscard]] QString place() const;

    QString m_address;
    bool m_chosen = false; // in a window, as one that is there: then no first run offers to make it
    QString m_firstPage;
    Appearance &m_appearance;
    LayoutStore &m_layout;
    bool m_pending = false;
    bool m_guides = false; // a demo was wanted: it shows what is in it
    QTimer m_slow;         // an opening that takes long is told
    QTimer m_watch;        // how far the demo is
    JobPtr m_making;       // the demo, while it is made
    std::unique_ptr<FirstRun> m_first;
    std::unique_ptr<OpeningWindow> m_opening;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace binnacle
