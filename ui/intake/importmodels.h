// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lists of an import beside its mapping: the first rows as they become, the rows that failed and why,
// what was remarked about the data, and the imports there have been. GUI thread.

#include "intake/importservice.h"
#include "lists/listcolumns.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace binnacle {

class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    // `drafts`: what the cells of a row become; empty, or an empty row: as they stand in the file.
    void show(const QStringList &columns, const QStringList &fields, const QList<QStringList> &rows,
              const QList<QStringList> &drafts = {});
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_columns;
    QStringList m_fields;
    QList<QStringList> m_rows;
    QList<QStringList> m_drafts;
};

class RowErrorModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Place, FieldName, Value, Reason, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void show(const QList<RowError> &errors);
    [[nodiscard]] const RowError *at(int row) const; // null: no such row
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RowError> m_errors;
};

class RemarkModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Times, Found, Became, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void show(const ImportReport &report);
    void clear() { show({}); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Remark
    {
        qint64 times = 0;
        QString found;
        QString became;
    };
    QList<Remark> m_remarks;
};

class BatchModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Files, Source, Counts, State, Who, ColumnCount };
    explicit BatchModel(QTimeZone zone, QObject *parent = nullptr); // in which times are told
    [[nodiscard]] QList<ListColumns::Spec> specs() const;
    void show(const QList<ImportBatch> &batches);
    [[nodiscard]] const ImportBatch *at(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QTimeZone m_zone;
    QList<ImportBatch> m_batches;
};

} // namespace binnacle
