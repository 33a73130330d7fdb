// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/check.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kShown = 5;

} // namespace

void FaultList::add(const QString &line)
{
    if (++m_count <= kShown)
        m_shown.append(line);
}

QString FaultList::text() const
{
    const qsizetype more = m_count - m_shown.size();
    return m_shown.join(u"; "_s) + (more > 0 ? u" (%1 more)"_s.arg(more) : QString());
}

} // namespace binnacle
