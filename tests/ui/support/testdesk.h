// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A desk without a window: keeps what a page asked for. GUI thread.

#include "shell/actionregistry.h"
#include "shell/desk.h"
#include "shell/joblist.h"
#include "shell/palette.h"
#include "widgets/draftkeeper.h"

#include <QWidget>
#include <memory>

namespace binnacle::test {

class TestDesk : public Desk
{
public:
    explicit TestDesk(DraftStore *drafts = nullptr)
        : m_drafts(drafts)
    {
        m_drafts.read();
    }
    DraftKeeper &drafts() override { return m_drafts; }
    ActionRegistry &actions() override { return m_actions; }
    JobList &jobs() override { return m_jobs; }
    Palette &palette() override { return m_palette; }
    QWidget *window() override { return &m_window; }
    void go(const Route &route) override { went.append(route); }
    void back() override { ++backs; }
    void tell(const Notice &notice) override { told.append(notice); }
    void offerUndo(const QString &done, TakeBack undo) override
    {
        offered.append(done);
        m_ways.append(std::move(undo));
    }
    // Takes back what was offered under these words; false: it was not, or could not be.
    bool undo(const QString &done)
    {
        const qsizetype at = offered.lastIndexOf(done);
        const auto taken = std::make_shared<bool>(false); // shared: the answer may come later
        if (at >= 0)
            m_ways[at]([taken](bool answer) { *taken = answer; });
        return *taken;
    }

    QList<Route> went;
    QList<Notice> told;
    QStringList offered;
    int backs = 0;

private:
    QList<TakeBack> m_ways;
    ActionRegistry m_actions;
    JobList m_jobs;
    Palette m_palette;
    DraftKeeper m_drafts;
    QWidget m_window;
};

} // namespace binnacle::test
