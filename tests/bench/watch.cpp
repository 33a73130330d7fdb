// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <ctime>

using namespace Qt::StringLiterals;

namespace binnacle::bench {

namespace {

double now(clockid_t clock)
{
    timespec at = {};
    clock_gettime(clock, &at);
    return double(at.tv_sec) * 1e3 + double(at.tv_nsec) / 1e6;
}

bool paints(const QEvent &event)
{
    return event.type() == QEvent::Paint || event.type() == QEvent::UpdateRequest ||
           event.type() == QEvent::Expose;
}

QString nameOf(QEvent::Type type)
{
    return QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type));
}

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread()) // workers deliver their events by this too
        return QApplication::notify(receiver, event);
    const bool outermost = m_depth == 0;
    const bool painting = m_paintDepth == 0 && paints(*event);
    if (!outermost && !painting)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const QString what = QLatin1String(receiver->metaObject()->className()) + u' ' + nameOf(event->type());
    if (outermost)
        m_paintedWall = m_paintedCpu = 0;
    ++m_depth;
    m_paintDepth += painting ? 1 : 0;
    const double wall = now(CLOCK_MONOTONIC);
    const double cpu = now(CLOCK_THREAD_CPUTIME_ID);
    const bool done = QApplication::notify(receiver, event);
    const double tookWall = now(CLOCK_MONOTONIC) - wall;
    const double tookCpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
    --m_depth;
    m_paintDepth -= painting ? 1 : 0;
    if (painting) {
        m_paintedWall += tookWall;
        m_paintedCpu += tookCpu;
        m_paintings.push_back({tookWall, tookCpu, what});
    }
    if (outermost)
        m_blocks.push_back({tookWall - m_paintedWall, tookCpu - m_paintedCpu, what});
    return done;
}

void WatchedApplication::watch()
{
    m_blocks.clear();
    m_paintings.clear();
}

} // namespace binnacle::bench
