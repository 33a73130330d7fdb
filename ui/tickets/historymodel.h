// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What happened to a ticket, newest first: when, which field, from what to what, by whom. GUI thread.

#include "tickets/ticket.h"

#include <QAbstractTableModel>
#include <QTimeZone>
#include <vector>

namespace binnacle {

class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Field, Change, Actor, ColumnCount };

    explicit HistoryModel(QTimeZone zone, QObject *parent = nullptr);

    void setDetail(const TicketDetail &detail);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QTimeZone m_zone;
    std::vector<HistoryRow> m_rows;
    std::vector<bool> m_late; // a stamp moved after the resolution
    std::vector<Outage> m_outages;
};

} // namespace binnacle
