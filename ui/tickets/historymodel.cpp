// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/historymodel.h"

#include "base/timetext.h"
#include "tickets/ticketrules.h"
#include "tickets/tickettext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// A stored value as people read it: states by name, times in the zone, the rest as it stands.
QString shown(const QString &field, const QString &value, const QTimeZone &zone)
{
    if (value.isEmpty())
        return u"—"_s;
    if (field == u"state")
        return wording::stateLabel(value);
    const bool isTime = field == u"opened" || field == u"first_resolved" || stampFromName(field).has_value();
    if (isTime) {
        if (const auto at = parseIso(value))
            return wording::timeText(*at, zone);
    }
    return tickettext::oneLine(value);
}

} // namespace

HistoryModel::HistoryModel(QTimeZone zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(std::move(zone))
{}

void HistoryModel::setHistory(const std::vector<HistoryRow> &oldestFirst)
{
    beginResetModel();
    m_rows.assign(oldestFirst.rbegin(), oldestFirst.rend());
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryRow &row = m_rows[size_t(index.row())];
    switch (index.column()) {
    case When:
        return wording::timeText(row.at, m_zone);
    case Field:
        return wording::fieldLabel(row.field);
    case Change:
        return tr("%1 → %2").arg(shown(row.field, row.before, m_zone), shown(row.field, row.after, m_zone));
    case Actor:
        return tickettext::oneLine(row.actor);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Field:
        return tr("Field");
    case Change:
        return tr("Change");
    case Actor:
        return tr("By");
    default:
        return {};
    }
}

} // namespace binnacle
