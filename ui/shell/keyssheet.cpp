// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyssheet.h"

#include "base/fold.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

namespace binnacle {

namespace {

constexpr int kKeysRole = Qt::UserRole; // each key for itself
constexpr int kInset = 12;
constexpr int kRow = 28;
constexpr int kHeading = 36;

// Rows as in the palette: what it does at the left, its keys as keys at the right, a quiet heading a menu.
class KeyRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int least = int(std::ceil(option.fontMetrics.height() * 1.6));
        return {keysWidth(option.font, index), std::max(least, isHeading(index) ? kHeading : kRow)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRectF line = QRectF(option.rect).adjusted(kInset, 0, -kInset, 0);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        if (isHeading(index)) {
            painter->setFont(strongFont(captionFont(option.font)));
            painter->setPen(theme.text3);
            painter->drawText(line.adjusted(0, 0, 0, -6), int(Qt::AlignLeft | Qt::AlignBottom),
                              index.data().toString());
        } else if (index.column() == 0) {
            painter->setFont(option.font);
            painter->setPen(theme.text);
            painter->drawText(
                line, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, int(line.width())));
        } else {
            painter->setFont(option.font);
            QRectF rest = line;
            const QStringList keys = index.data(kKeysRole).toStringList();
            for (auto key = keys.crbegin(); key != keys.crend(); ++key)
                rest.setRight(rest.right() -
                              drawKey(painter, rest, *key, theme.text2, theme.line, theme.surface) - 6);
        }
        painter->restore();
    }

private:
    static bool isHeading(const QModelIndex &index) { return !index.parent().isValid(); }
    static int keysWidth(const QFont &font, const QModelIndex &index)
    {
        qreal width = 2 * kInset;
        const QStringList keys = index.data(kKeysRole).toStringList();
        for (const QString &key : keys)
            width += keyWidth(font, key) + 6;
        return int(std::ceil(width));
    }
};

} // namespace

KeysSheet::KeysSheet(const ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setWindowTitle(tr("Keys that work here"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the keys"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("What it does"), tr("Keys")});
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(0);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(new KeyRow(m_tree));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Keys that work here"));
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kInset, kInset, kInset, kInset);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    fill(actions);
    resize(QSize(lengthFor(font(), 560), 620).boundedTo(parent->window()->size()));
    connect(m_filter, &QLineEdit::textChanged, this, &KeysSheet::filter);
}

void KeysSheet::fill(const ActionRegistry &actions)
{
    for (const MenuGroup group : ActionRegistry::menus()) {
        QTreeWidgetItem *heading = nullptr;
        for (const ActionRegistry::Entry &entry : actions.entriesFor(actions.context())) {
            if (entry.spec.menu != group || entry.spec.keys.isEmpty())
                continue;
            if (!heading) {
                heading = new QTreeWidgetItem(
                    m_tree, {ActionRegistry::plainText(ActionRegistry::menuName(group)), QString()});
                heading->setFirstColumnSpanned(true);
                heading->setFlags(Qt::ItemIsEnabled);
                heading->setExpanded(true);
            }
            QStringList keys;
            for (const QKeySequence &key : entry.spec.keys)
                keys.append(key.toString(QKeySequence::NativeText));
            auto *item = new QTreeWidgetItem(
                heading, {ActionRegistry::plainText(entry.spec.text), keys.join(tr(" or "))});
            item->setData(1, kKeysRole, keys);
        }
    }
}

void KeysSheet::filter(const QString &text)
{
    const QString wanted = fold(text);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *heading = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < heading->childCount(); ++j) {
            QTreeWidgetItem *item = heading->child(j);
            const bool fits = fold(item->text(0)).contains(wanted) || fold(item->text(1)).contains(wanted);
            item->setHidden(!fits);
            any = any || fits;
        }
        heading->setHidden(!any);
    }
}

} // namespace binnacle
