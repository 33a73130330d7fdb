// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyssheet.h"

#include "base/fold.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kKeysRole = Qt::UserRole;      // each key for itself
constexpr int kWordsRole = Qt::UserRole + 1; // what it is found by
constexpr int kInset = 12;
constexpr int kRow = 28;
constexpr int kHeading = 36;

// Rows as in the palette: what it does at the left, its keys as keys at the right, a quiet heading over each
// part.
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

KeysSheet::KeysSheet(ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
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
    layout->addLayout(buildFoot());
    fill();
    resize(QSize(lengthFor(font(), 560), 620).boundedTo(parent->window()->size()));
    connect(m_filter, &QLineEdit::textChanged, this, &KeysSheet::filter);
}

// The way to the shortcut editor, where the window has one.
QLayout *KeysSheet::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    QAction *editor = m_actions.action(u"help.shortcuts"_s);
    if (!editor)
        return foot;
    auto *change = new QPushButton(tr("&Change keys…"), this);
    change->setAccessibleName(tr("Change keys"));
    change->setAutoDefault(false);
    foot->addWidget(change);
    connect(change, &QPushButton::clicked, this, [this, editor] {
        accept();
        editor->trigger();
    });
    return foot;
}

// What works here by menu, then the keys of each other page.
void KeysSheet::fill()
{
    const QList<ActionRegistry::Entry> all = m_actions.entries();
    for (const MenuGroup group : ActionRegistry::menus()) {
        QList<ActionRegistry::Entry> here;
        for (const ActionRegistry::Entry &entry : all) {
            if (entry.spec.menu == group && keyrules::meet(entry.spec.context, m_actions.context()))
                here.append(entry);
        }
        addPart(ActionRegistry::plainText(ActionRegistry::menuName(group)), here);
    }
    QStringList pages;
    for (const ActionRegistry::Entry &entry : all) {
        if (!keyrules::meet(entry.spec.context, m_actions.context()) && !pages.contains(entry.spec.context))
            pages.append(entry.spec.context);
    }
    for (const QString &page : std::as_const(pages)) {
        QList<ActionRegistry::Entry> there;
        for (const ActionRegistry::Entry &entry : all) {
            if (entry.spec.context == page)
                there.append(entry);
        }
        const QString title = m_actions.nameOf(u"go.page-"_s + page);
        addPart(tr("Elsewhere: %1").arg(title.isEmpty() ? page : title), there);
    }
}

void KeysSheet::addPart(const QString &title, const QList<ActionRegistry::Entry> &entries)
{
    QTreeWidgetItem *heading = nullptr;
    for (const ActionRegistry::Entry &entry : entries) {
        QStringList keys;
        for (const QKeySequence &key : entry.action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (keys.isEmpty())
            continue;
        if (!heading) {
            heading = new QTreeWidgetItem(m_tree, {title, QString()});
            heading->setFirstColumnSpanned(true);
            heading->setFlags(Qt::ItemIsEnabled);
            heading->setExpanded(true);
        }
        auto *item =
            new QTreeWidgetItem(heading, {ActionRegistry::plainText(entry.spec.text), keys.join(tr(" or "))});
        item->setData(1, kKeysRole, keys);
        item->setData(0, kWordsRole,
                      fold(u"%1 %2 %3 %4"_s.arg(item->text(0), item->text(1), title, entry.spec.words)));
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
            const bool fits = item->data(0, kWordsRole).toString().contains(wanted);
            item->setHidden(!fits);
            any = any || fits;
        }
        heading->setHidden(!any);
    }
}

} // namespace binnacle
