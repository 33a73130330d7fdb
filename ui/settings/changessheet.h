// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file of settings would change, a row each, before it is taken over. GUI thread; deletes itself when
// closed.

#include "base/result.h"
#include "settings/settingsfile.h"
#include "widgets/sheet.h"

#include <QAbstractTableModel>

namespace binnacle {

class PagedTable;

class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Part, Name, Before, After, ColumnCount };

    ChangesModel(const QList<SettingsChange> &changes, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString partText(const QString &part);

private:
    QList<SettingsChange> m_changes;
};

class ChangesSheet : public Sheet
{
    Q_OBJECT

public:
    ChangesSheet(const QString &fileName, const QList<SettingsChange> &changes, QWidget *parent);

    [[nodiscard]] PagedTable &table() const { return *m_table; }
    [[nodiscard]] QPushButton &send() const { return *m_send; }
    void setError(const Error &error); // and it can be sent again

Q_SIGNALS:
    void submitted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // a table takes Ctrl+Enter for itself

private:
    PagedTable *m_table;
    QPushButton *m_send;
};

} // namespace binnacle
