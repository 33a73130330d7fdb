// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/joblist.h"

#include <QTimer>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kLookEvery = 120;      // milliseconds
constexpr qint64 kToldFrom = 10'000; // a step that takes longer altogether tells how much longer
constexpr qint64 kKnownFrom = 2000;  // before that the pace says nothing

} // namespace

JobList::JobList(QObject *parent)
    : QObject(parent)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(kLookEvery);
    connect(m_timer, &QTimer::timeout, this, &JobList::look);
}

void JobList::add(const JobPtr &job, const QString &title)
{
    m_items.append({.job = job, .title = title, .progress = job->progress()});
    m_timer->start();
    Q_EMIT changed();
}

void JobList::finish(const JobPtr &job)
{
    m_items.removeIf([&job](const Item &item) { return item.job == job; });
    if (m_items.isEmpty())
        m_timer->stop();
    Q_EMIT changed();
}

void JobList::cancel(const JobPtr &job)
{
    job->cancel();
    for (Item &item : m_items)
        if (item.job == job)
            item.cancelled = true;
    Q_EMIT changed();
}

int JobList::percent(const Job::Progress &progress)
{
    if (progress.total <= 0 || progress.done >= progress.total) // what comes after a step has no measure
        return -1;
    return int(std::clamp<qint64>(progress.done * 100 / progress.total, 0, 99));
}

qint64 JobList::remainingOf(qint64 from, const Job::Progress &progress, qint64 elapsed)
{
    const qint64 done = progress.done - from, left = progress.total - progress.done;
    if (percent(progress) < 0 || done <= 0 || elapsed < kKnownFrom)
        return -1;
    const qint64 remaining = qint64(double(elapsed) / double(done) * double(left));
    return elapsed + remaining < kToldFrom ? -1 : remaining;
}

void JobList::look()
{
    for (Item &item : m_items) {
        item.progress = item.job->progress();
        if (!item.timed.isValid() || item.phase != item.progress.phase) {
            item.phase = item.progress.phase;
            item.phaseDone = item.progress.done;
            item.timed.start();
        }
        item.remaining = remainingOf(item.phaseDone, item.progress, item.timed.elapsed());
    }
    Q_EMIT changed();
}

} // namespace binnacle
