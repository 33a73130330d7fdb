// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/job.h"

namespace binnacle {

void Job::report(const QString &phase, qint64 done, qint64 total)
{
    const QMutexLocker lock(&m_mutex);
    m_progress = {phase, done, total};
}

Job::Progress Job::progress() const
{
    const QMutexLocker lock(&m_mutex);
    return m_progress;
}

} // namespace binnacle
