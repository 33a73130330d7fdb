// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/bulklinesmodel.h"

#include "tickets/stamptext.h"
#include "tickets/ticketvalues.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/terms.h"

using namespace Qt::StringLiterals;

namespace binnacle {

BulkLinesModel::BulkLinesModel(const QTimeZone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(zone)
{}

void BulkLinesModel::setLines(const std::vector<BulkLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    filter();
    endResetModel();
}

void BulkLinesModel::setShown(BulkLine::Fate fate)
{
    beginResetModel();
    m_shown = fate;
    filter();
    endResetModel();
}

void BulkLinesModel::filter()
{
    m_rows.clear();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].fate == m_shown)
            m_rows.push_back(i);
    }
}

QString BulkLinesModel::told(const BulkLine &line, const QTimeZone &zone)
{
    if (line.refusal)
        return wording::errorLine(*line.refusal);
    QStringList parts;
    for (const FieldDifference &field : line.fields) {
        const auto known = ticketvalues::find(field.field);
        if (known && known->derived)
            continue;
        const auto value = [&](const QString &text) {
            if (field.field == u"priority" && !text.isEmpty())
                return wording::priorityLabel(text.toInt());
            return oneLine(stamptext::toldValue(field.field, text, {}, zone));
        };
        parts.append(
            tr("%1: %2 → %3").arg(wording::fieldLabel(field.field), value(field.before), value(field.after)));
    }
    return parts.isEmpty() ? tr("It is so already") : parts.join(u" · "_s);
}

int BulkLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BulkLinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkLinesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() ||
        (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const BulkLine &line = m_lines[m_rows[size_t(index.row())]];
    switch (index.column()) {
    case Number:
        return line.number;
    case Title:
        return line.title.isEmpty() ? wording::untitled() : oneLine(line.title);
    default:
        return told(line, m_zone);
    }
}

QVariant BulkLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return wording::fieldLabel(u"number"_s);
    case Title:
        return wording::fieldLabel(u"title"_s);
    default:
        return m_shown == BulkLine::Fate::Refused ? tr("Why not") : tr("What changes");
    }
}

} // namespace binnacle
