// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who changed what and when, newest first: the history of a person, a team, the workspace. GUI thread.

#include "people/trail.h"
#include "widgets/pagedtable.h"

#include <QAbstractTableModel>
#include <QTimeZone>
#include <vector>

namespace binnacle {

class TrailModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setEntries(const std::vector<TrailEntry> &entries);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // "Roles: Agent → Manager"
    [[nodiscard]] static QString whatText(const TrailEntry &entry);

private:
    QTimeZone m_zone = QTimeZone::utc();
    std::vector<TrailEntry> m_entries;
};

class TrailView : public PagedTable
{
    Q_OBJECT

public:
    explicit TrailView(const QTimeZone &zone, QWidget *parent = nullptr);

    void setEntries(const std::vector<TrailEntry> &entries) { m_trail->setEntries(entries); }
    [[nodiscard]] TrailModel &trail() const { return *m_trail; }

private:
    TrailModel *m_trail;
};

} // namespace binnacle
