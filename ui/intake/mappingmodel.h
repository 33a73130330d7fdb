// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which field each column of the file fills: column, a sample, field. The field can be changed; a field that
// another column has is taken from it, so none is mapped twice. GUI thread.

#include "intake/importservice.h"

#include <QAbstractTableModel>

namespace binnacle {

class MappingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, Sample, FieldColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const ImportLook &look, const ImportFormatInfo &format);
    [[nodiscard]] QStringList columns() const { return m_columns; }
    [[nodiscard]] QStringList fields() const { return m_fields; }
    [[nodiscard]] QStringList choices() const { return m_format.fields; }
    [[nodiscard]] QStringList missing() const;  // required fields that no column fills
    [[nodiscard]] QStringList unmapped() const; // columns that fill none
    [[nodiscard]] bool isChanged() const { return m_fields != m_guessed; }
    // What a person said beyond the guess, for the request.
    [[nodiscard]] QList<ImportPair> maps() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void edited();

private:
    QStringList m_columns;
    QStringList m_fields;
    QStringList m_guessed;
    QList<QStringList> m_rows;
    ImportFormatInfo m_format;
};

} // namespace binnacle
