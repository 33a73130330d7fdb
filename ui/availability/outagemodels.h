// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two lists under a service's figures: its outages and maintenance; and why the percentage is what it is:
// each interval that counts, and what was left out with the reason. GUI
// thread; owned by the view.

#include "availability/servicereview.h"

#include <QAbstractTableModel>
#include <QTimeZone>
#include <vector>

namespace binnacle {

class OutagesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { From, To, Duration, Kind, Title, Source, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setOutages(std::vector<Outage> outages, qint64 now, const QTimeZone &zone);
    [[nodiscard]] const Outage *at(int row) const;
    [[nodiscard]] int rowOf(OutageId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Outage &outage, int column) const;

    std::vector<Outage> m_outages;
    qint64 m_now = 0;
    QTimeZone m_zone;
};

class ExplanationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { From, To, Length, Weight, Counted, What, Why, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // What lies outside the window alone is counted, not listed: see outside().
    // Maintenance that spares time is called by its title in `outages`.
    void setExplanation(const UptimeExplanation &told, const std::vector<Outage> &outages,
                        const QTimeZone &zone);
    [[nodiscard]] int outside() const { return m_outside; }
    [[nodiscard]] int countedRows() const { return m_counted; } // they come first

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QStringList cells;
        bool counts = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    std::vector<Row> m_rows;
    int m_outside = 0;
    int m_counted = 0;
};

} // namespace binnacle
