// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyssheet.h"

#include "base/fold.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/icons.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace binnacle {

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
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Keys that work here"));
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    fill(actions);
    resize(560, 620);
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
                heading->setFont(0, strongFont(font()));
                heading->setFlags(Qt::ItemIsEnabled);
                heading->setExpanded(true);
            }
            QStringList keys;
            for (const QKeySequence &key : entry.spec.keys)
                keys.append(key.toString(QKeySequence::NativeText));
            auto *item = new QTreeWidgetItem(
                heading, {ActionRegistry::plainText(entry.spec.text), keys.join(tr(" or "))});
            item->setIcon(0, entry.action->icon());
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
