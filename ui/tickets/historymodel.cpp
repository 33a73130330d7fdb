// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/historymodel.h"

#include "tickets/stampedits.h"
#include "tickets/stamptext.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString shown(const QString &field, const QString &value, const std::vector<Outage> &outages,
              const QTimeZone &zone)
{
    return oneLine(stamptext::toldValue(field, value, outages, zone));
}

} // namespace

HistoryModel::HistoryModel(QTimeZone zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(std::move(zone))
{}

void HistoryModel::setDetail(const TicketDetail &detail)
{
    const std::vector<bool> late = stampEditsAfterResolution(detail.ticket, detail.history);
    beginResetModel();
    m_rows.assign(detail.history.rbegin(), detail.history.rend());
    m_late.assign(late.rbegin(), late.rend());
    m_outages = detail.outages;
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
    case Change: {
        const QString change = tr("%1 → %2").arg(shown(row.field, row.before, m_outages, m_zone),
                                                 shown(row.field, row.after, m_outages, m_zone));
        return m_late[size_t(index.row())] ? tr("%1 · after it was resolved").arg(change) : change;
    }
    case Actor:
        return oneLine(row.actor);
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
