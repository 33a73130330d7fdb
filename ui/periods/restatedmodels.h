// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of a period reads otherwise today, a row a figure, and the changes that may be why, a row each with
// the number the figures name it by. GUI thread; owned by the view.

#include "periods/restatement.h"

#include <QAbstractTableModel>

namespace binnacle {

class DifferencesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Of, Published, Now, Difference, Why, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRestatement(const std::optional<Restatement> &restatement);
    [[nodiscard]] const FigureDifference *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const FigureDifference &one, int column) const;
    [[nodiscard]] QString whyText(const FigureDifference &one, const QString &between) const;

    Restatement m_told;
};

class CausesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Change, Moves, By, At, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRestatement(const std::optional<Restatement> &restatement);
    [[nodiscard]] const RestatementCause *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;

    Restatement m_told;
    std::vector<qint64> m_moved; // figures, beside the causes
};

} // namespace binnacle
