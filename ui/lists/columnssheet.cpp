// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/columnssheet.h"

#include <QPushButton>
#include <algorithm>

namespace binnacle {

ColumnsSheet::ColumnsSheet(const ListColumns &columns, QWidget *parent)
    : OrderSheet(tr("Columns"), tr("Those with a mark are shown, from the left."),
                 tr("Columns, those with a mark are shown"), tr("Show these"), parent)
    , m_specs(columns.specs())
    , m_columns(columns.columns())
    , m_own(columns.ownFields())
{
    QStringList shown;
    for (const ListColumn &column : std::as_const(m_columns)) {
        if (columns.columnOf(column.field) >= 0)
            shown.append(column.field);
    }
    setLines(linesOf(shown.isEmpty() ? m_own : shown));
    setLeast(1);
    QPushButton *own = addLineButton(tr("Restore default"), tr("All columns as they are by default"));
    connect(own, &QPushButton::clicked, this, [this] { setLines(linesOf(m_own)); });
    connect(this, &OrderSheet::arranged, this, [this](const QList<Line> &lines) {
        QStringList fields;
        QList<ListColumn> wanted;
        for (const Line &line : lines) {
            if (!line.shown)
                continue;
            const auto kept = std::find_if(m_columns.begin(), m_columns.end(),
                                           [&](const ListColumn &one) { return one.field == line.key; });
            wanted.append({line.key, kept == m_columns.end() ? 0 : kept->width});
            fields.append(line.key);
        }
        Q_EMIT chosen(fields == m_own ? QList<ListColumn>() : wanted);
    });
}

QList<OrderSheet::Line> ColumnsSheet::linesOf(const QStringList &shown) const
{
    QList<Line> lines;
    for (const QString &field : shown) {
        const auto spec = std::find_if(m_specs.begin(), m_specs.end(),
                                       [&field](const ListColumns::Spec &one) { return one.field == field; });
        lines.append({field, spec->label, true});
    }
    for (const ListColumns::Spec &spec : m_specs) {
        if (!shown.contains(spec.field))
            lines.append({spec.field, spec.label, false});
    }
    return lines;
}

} // namespace binnacle
