// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one type for work that takes over a second: its progress and the wish to stop it. Shared between the
// thread that works and the one that watches, so it is held by shared_ptr: both must be able to outlive the
// other. All members may be used from any thread.

#include <QMutex>
#include <QString>
#include <atomic>
#include <functional>
#include <memory>

namespace binnacle {

class Job
{
public:
    struct Progress
    {
        QString phase;    // key for the wording: "reading", "writing", "publishing"
        qint64 done = 0;  // in the unit of `total`
        qint64 total = 0; // 0: not known
    };

    void cancel() { m_cancelled.store(true); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(); }

    // Called by the worker; cheap enough for every few thousand rows.
    void report(const QString &phase, qint64 done, qint64 total);
    [[nodiscard]] Progress progress() const;

private:
    mutable QMutex m_mutex;
    Progress m_progress;
    std::atomic<bool> m_cancelled = false;
};

using JobPtr = std::shared_ptr<Job>;

} // namespace binnacle
