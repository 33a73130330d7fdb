// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All acts with their keys as rows, by menu, narrowed by words; follows the registry. GUI thread.

#include "shell/actionregistry.h"

#include <QAbstractTableModel>

namespace binnacle {

class KeysModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Where, KeysColumn, ColumnCount };
    enum Role { KeysRole = Qt::UserRole, RemarkRole }; // each key for itself; what is to say of them

    explicit KeysModel(ActionRegistry &actions, QObject *parent = nullptr);

    // By name, menu, page, key, or one of the further words; each word typed must be in one of them.
    void setFilter(const QString &typed);
    [[nodiscard]] const ActionRegistry::Entry *at(int row) const; // null: there is none
    [[nodiscard]] int rowOf(const QString &id) const;             // -1: not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refresh();
    void narrow();
    [[nodiscard]] QString where(const ActionRegistry::Entry &entry) const;
    [[nodiscard]] QString remark(const ActionRegistry::Entry &entry) const;
    [[nodiscard]] QString keysText(const ActionRegistry::Entry &entry) const;

    ActionRegistry &m_actions;
    QList<ActionRegistry::Entry> m_all;
    QList<qsizetype> m_shown;
    QStringList m_words;
};

} // namespace binnacle
