// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Choosing what a column becomes: a list of the format's fields, and "kept aside". GUI thread.

#include <QStyledItemDelegate>

namespace binnacle {

class MappingModel;

class MappingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    MappingDelegate(const MappingModel &model, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const MappingModel &m_model;
};

} // namespace binnacle
