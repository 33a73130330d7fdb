// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/joblist.h"

#include <QTimer>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kLookEvery = 120; // milliseconds

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
    m_items.append({job, title, job->progress(), false});
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

void JobList::look()
{
    for (Item &item : m_items)
        item.progress = item.job->progress();
    Q_EMIT changed();
}

} // namespace binnacle
