// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which role may do what: the table rights are decided by, to read; who has a role is one key away. GUI
// thread.

#include "base/actor.h"
#include "settings/settingspane.h"

#include <QAbstractTableModel>

namespace binnacle {

class PagedTable;

class RightsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] static Role roleAt(int column); // from 1 on
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

class RolesPane : public SettingsPane
{
    Q_OBJECT

public:
    RolesPane(Desk &desk, const Actor &actor, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    [[nodiscard]] QList<SettingsRow> rows() const override; // a right each
    [[nodiscard]] QWidget *firstFocus() override;
    bool showRow(const QString &rowId) override;

    [[nodiscard]] PagedTable &table() const { return *m_table; }
    void showPeople(); // who has the role of the chosen column

private:
    PagedTable *m_table;
    RightsModel *m_model;
};

} // namespace binnacle
