// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The side of the syntax engine that lives on its own thread: holds KDE's repository, loaded at the first
// text, and the state each unfinished text stopped in. Internal to this room.

#include "widgets/syntax.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QHash>

namespace binnacle {

class SyntaxWorker : public QObject
{
    Q_OBJECT

public:
    void work(const CodeJobPtr &job);
    void stop() { m_stopped.store(true); } // from any thread

Q_SIGNALS:
    void ready(const binnacle::CodeJobPtr &job, int firstLine, const QList<binnacle::CodeLine> &lines);

private:
    struct Progress
    {
        std::weak_ptr<CodeJob> job;
        int done = 0;
        KSyntaxHighlighting::State state;
    };

    void load();
    void choose(CodeJob &job);
    void forgetFinished();

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    QHash<const CodeJob *, Progress> m_progress;
    std::atomic<bool> m_stopped = false;
};

} // namespace binnacle
