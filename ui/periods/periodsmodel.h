// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The published periods, a row an edition, newest first, each with whether its figures read the same today.
// GUI thread; owned by the page.

#include "lists/listcolumns.h"
#include "periods/period.h"

#include <QAbstractTableModel>

namespace binnacle {

struct PeriodRow
{
    enum class Today {
        Unknown, // not asked yet
        Asking,
        Holds,
        Differs,
        Damaged,  // what is stored is not what was published
        Replaced, // by a newer edition
        Failed,   // could not be told
    };
    PublishedPeriod period; // without figures
    Today today = Today::Unknown;
    qint64 differences = 0;
    QString told; // more of it: when it was read, or what went wrong
};

class PeriodsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Window, TodayText, PublishedAt, Publisher, Note, Zone, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] QList<ListColumns::Spec> specs() const;
    // As the service gives them: by their beginning, then edition. What was told of them today stays.
    void setPeriods(const std::vector<PublishedPeriod> &periods);
    void tell(PeriodId id, PeriodRow::Today today, qint64 differences = 0, const QString &told = {});
    [[nodiscard]] const PeriodRow *at(int row) const; // null: there is none
    [[nodiscard]] int rowOf(PeriodId id) const;       // -1: it is not there
    // The row of a window; of its newest edition, where none is named.
    [[nodiscard]] int rowOf(qint64 from, qint64 to, int edition) const;
    [[nodiscard]] int count(PeriodRow::Today today) const;
    [[nodiscard]] int reissued() const; // windows of which there is an earlier edition

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const PeriodRow &row, int column);

    std::vector<PeriodRow> m_rows;
};

} // namespace binnacle
