// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/field.h"

#include <QVarLengthArray>
#include <algorithm>

namespace binnacle {

int editDistance(const QString &a, const QString &b)
{
    QVarLengthArray<int, 32> row(b.size() + 1);
    for (int j = 0; j < row.size(); ++j)
        row[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.size(); ++j) {
            const int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[b.size()];
}

FieldCatalog::FieldCatalog(QList<FieldSpec> fields)
    : m_fields(std::move(fields))
{
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        m_index.insert(m_fields[i].name, i);
}

const FieldSpec *FieldCatalog::find(const QString &name) const
{
    const auto found = m_index.constFind(name.toLower());
    return found == m_index.cend() ? nullptr : &m_fields[*found];
}

QString FieldCatalog::nearest(const QString &name) const
{
    constexpr int kLongest = 24;
    constexpr int kFarthest = 2;
    if (name.size() > kLongest)
        return {};
    const QString wanted = name.toLower();
    QString best;
    int bestDistance = kFarthest + 1;
    for (const FieldSpec &field : m_fields) {
        const int d = editDistance(wanted, field.name);
        if (d < bestDistance && d < field.name.size()) {
            best = field.name;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace binnacle
