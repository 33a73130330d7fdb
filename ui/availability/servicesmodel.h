// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The catalog with its figures, a row a service, in the order asked for: the worst first. GUI thread; owned
// by the page.

#include "availability/availabilityrecord.h"
#include "lists/listcolumns.h"

#include <QAbstractTableModel>
#include <vector>

namespace binnacle {

class ServicesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Owner, Criticality, Target, UptimeShare, Down, Budget, Coverage, ColumnCount };
    enum Role { BudgetShareRole = Qt::UserRole }; // left of the budget, of 1; below 0: overspent

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] QList<ListColumns::Spec> specs() const;
    void setServices(std::vector<ServiceAvailability> services);
    void setFilter(const QString &words); // of names and owners
    [[nodiscard]] const ServiceAvailability *at(int row) const;
    [[nodiscard]] int rowOf(ServiceId id) const;
    [[nodiscard]] int total() const { return int(m_all.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    [[nodiscard]] QString text(const ServiceAvailability &one, int column) const;

    std::vector<ServiceAvailability> m_all;
    std::vector<size_t> m_shown; // places in m_all
    QString m_filter;            // folded
    int m_column = Budget;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace binnacle
