// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/prioritymatrix.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLevels = 4;

bool isLevel(int level)
{
    return level >= 1 && level <= kLevels;
}

} // namespace

int PriorityMatrix::at(int impact, int urgency) const
{
    return isLevel(impact) && isLevel(urgency) ? m_cells[size_t(impact - 1)][size_t(urgency - 1)] : 0;
}

void PriorityMatrix::set(int impact, int urgency, int priority)
{
    if (isLevel(impact) && isLevel(urgency))
        m_cells[size_t(impact - 1)][size_t(urgency - 1)] = priority;
}

QString PriorityMatrix::text() const
{
    QStringList rows;
    for (const auto &row : m_cells) {
        QString cells;
        for (const int priority : row)
            cells += QString::number(priority);
        rows.append(cells);
    }
    return rows.join(u' ');
}

Result<PriorityMatrix> PriorityMatrix::fromText(const QString &text)
{
    const QStringList rows = text.split(u' ');
    PriorityMatrix matrix;
    bool ok = rows.size() == kLevels;
    for (int impact = 1; ok && impact <= kLevels; ++impact) {
        const QString &row = rows[impact - 1];
        ok = row.size() == kLevels;
        for (int urgency = 1; ok && urgency <= kLevels; ++urgency) {
            const int priority = row[urgency - 1].unicode() - u'0';
            ok = isLevel(priority);
            matrix.set(impact, urgency, priority);
        }
    }
    if (!ok)
        return fail(ErrorCode::Invalid, u"bad-matrix"_s);
    return matrix;
}

Result<> check(const PriorityMatrix &matrix)
{
    for (int impact = 1; impact <= kLevels; ++impact) {
        for (int urgency = 1; urgency <= kLevels; ++urgency) {
            const int priority = matrix.at(impact, urgency);
            if (!isLevel(priority))
                return fail(ErrorCode::Invalid, u"bad-matrix"_s);
            const bool isTooHigh = (impact > 1 && priority < matrix.at(impact - 1, urgency)) ||
                                   (urgency > 1 && priority < matrix.at(impact, urgency - 1));
            if (isTooHigh) // than a cell with more impact or urgency, which is then the one too low
                return fail(ErrorCode::Invalid, u"matrix-not-monotone"_s,
                            {{u"impact"_s, impact}, {u"urgency"_s, urgency}});
        }
    }
    return {};
}

} // namespace binnacle
