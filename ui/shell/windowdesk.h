// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk of one main window: holds its acts, jobs, palette and what can be undone, and hands what pages ask
// to the window's parts. GUI thread; owned by the main window.

#include "shell/actionregistry.h"
#include "shell/desk.h"
#include "shell/joblist.h"
#include "shell/palette.h"
#include "widgets/draftkeeper.h"

#include <QList>

namespace binnacle {

class MainWindow;

class WindowDesk final : public Desk
{
public:
    static constexpr qsizetype kUndosKept = 50;

    WindowDesk(MainWindow &window, DraftStore *drafts)
        : m_window(window)
        , m_drafts(drafts)
    {}

    ActionRegistry &actions() override { return m_actions; }
    JobList &jobs() override { return m_jobs; }
    Palette &palette() override { return m_palette; }
    DraftKeeper &drafts() override { return m_drafts; }
    QWidget *window() override;
    void go(const Route &route) override;
    void back() override;
    void tell(const Notice &notice) override;
    void offerUndo(const QString &done, TakeBack undo) override;

    // What is typed and not saved is handed to the store, which finishes before the workspace closes. Only
    // what the store has refused would be lost: that is said once, and closing again closes.
    [[nodiscard]] bool mayClose();

    // Undoes what was offered last, also after its bar has gone, and says so. What was refused stays the
    // last: an older act is not taken back in its place.
    void undoLast();

private:
    struct Undoable
    {
        quint64 number = 0;
        QString done;
        TakeBack takeBack;
    };

    void takenBack(const Undoable &act);

    MainWindow &m_window;
    ActionRegistry m_actions;
    JobList m_jobs;
    Palette m_palette;
    DraftKeeper m_drafts;
    bool m_closeAsked = false;
    QList<Undoable> m_undos; // the latest last
    quint64 m_offered = 0;
    bool m_isUndoing = false;
};

} // namespace binnacle
