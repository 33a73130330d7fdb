// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The figures of a period as they were published: of incidents a row a measure, of services a row each. What
// reads otherwise today is marked, and its tip says how. GUI thread; owned by the view.

#include "periods/restatement.h"

#include <QAbstractTableModel>
#include <QHash>

namespace binnacle {

class KeptFigures : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Kind { Incidents, Services };
    // The first two columns are words of incidents, the first of services.
    enum IncidentColumn { Of, Measure, Value, Mean, P90, Count, Coverage, LeftOut, ColumnCount };
    enum ServiceColumn {
        Service,
        Uptime,
        Target,
        Down,
        Outages,
        BudgetLeft,
        ServiceCoverage,
        ServiceLeftOut
    };

    explicit KeptFigures(Kind kind, QObject *parent = nullptr);

    void setFigures(const std::vector<PeriodFigure> &figures);
    void setRestatement(const std::optional<Restatement> &restatement);
    // The figure a row stands for: where its records are. Null: there is no such row.
    [[nodiscard]] const PeriodFigure *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cell
    {
        QString text;
        QString key; // of the figure it is; empty: of none, or of several
    };
    struct Row
    {
        PeriodFigure of;
        std::vector<Cell> cells;
    };
    void addIncidents(const std::vector<PeriodFigure> &figures);
    void addServices(const std::vector<PeriodFigure> &figures);
    [[nodiscard]] QString today(const Cell &cell) const; // empty: as it was

    Kind m_kind;
    std::vector<Row> m_rows;
    QHash<QString, QString> m_today; // of those that differ, by key
};

} // namespace binnacle
