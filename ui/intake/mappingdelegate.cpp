// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mappingdelegate.h"

#include "intake/mappingmodel.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QTableView>
#include <QTimer>

namespace binnacle {

MappingDelegate::MappingDelegate(const MappingModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QWidget *MappingDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(
        tr("What %1 becomes").arg(index.siblingAtColumn(MappingModel::FileColumn).data().toString()));
    box->addItem(tr("Kept aside"), QString());
    for (const QString &field : m_model.choices())
        box->addItem(wording::fieldLabel(field), field);
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self = const_cast<MappingDelegate *>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    // Its list open at once: keys then go through it, and only Enter chooses.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void MappingDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
}

void MappingDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

// As the other cells.
void MappingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    if (const auto *table = qobject_cast<const QTableView *>(option.widget); table && table->itemDelegate())
        table->itemDelegate()->paint(painter, option, index);
}

} // namespace binnacle
