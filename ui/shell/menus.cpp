// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menus.h"

#include "shell/actionregistry.h"

#include <QAbstractScrollArea>

namespace binnacle {

namespace {

// The menu an act stands in: the one of its group, or one in it.
QMenu *menuFor(QMenu *menu, const ActionSpec &spec)
{
    if (spec.submenu.isEmpty())
        return menu;
    for (QMenu *inner : menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)) {
        if (inner->title() == spec.submenu)
            return inner;
    }
    QMenu *inner = menu->addMenu(spec.submenu);
    inner->setToolTipsVisible(true);
    return inner;
}

// One menu: acts of everywhere first, then the page's own after a line.
void fillGroup(QMenu *menu, MenuGroup group, const ActionRegistry &actions)
{
    bool own = false;
    for (const bool pages : {false, true}) {
        for (const ActionRegistry::Entry &entry : actions.entriesFor(actions.context())) {
            if (entry.spec.menu != group || entry.spec.context.isEmpty() == pages)
                continue;
            if (pages && !own && !menu->isEmpty())
                menu->addSeparator();
            own = pages;
            menuFor(menu, entry.spec)->addAction(entry.action);
        }
    }
}

template <typename Into>
void fill(Into *into, const ActionRegistry &actions)
{
    into->clear();
    for (const MenuGroup group : ActionRegistry::menus()) {
        auto *menu = new QMenu(ActionRegistry::menuName(group), into);
        menu->setToolTipsVisible(true); // an act that may not be done says why
        fillGroup(menu, group, actions);
        if (menu->isEmpty())
            delete menu;
        else
            into->addMenu(menu);
    }
}

} // namespace

void fillMenuBar(QMenuBar *bar, const ActionRegistry &actions)
{
    qDeleteAll(bar->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    fill(bar, actions);
}

void fillMenu(QMenu *menu, const ActionRegistry &actions)
{
    qDeleteAll(menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    fill(menu, actions);
}

void fillRowMenu(QMenu *menu, const ActionRegistry &actions, const QString &page)
{
    menu->setToolTipsVisible(true);
    // What is done to the record itself comes first.
    QList<MenuGroup> groups = {MenuGroup::Ticket, MenuGroup::Service};
    for (const MenuGroup group : ActionRegistry::menus()) {
        if (!groups.contains(group))
            groups.append(group);
    }
    const QList<ActionRegistry::Entry> acts = actions.rowActs(page);
    for (const MenuGroup group : std::as_const(groups)) {
        bool isFirst = true;
        for (const ActionRegistry::Entry &entry : acts) {
            if (entry.spec.menu != group)
                continue;
            if (std::exchange(isFirst, false) && !menu->isEmpty())
                menu->addSeparator();
            menu->addAction(entry.action);
        }
    }
}

void offerRowMenu(QWidget &list, const ActionRegistry &actions, const QString &page)
{
    list.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&list, &QWidget::customContextMenuRequested, &list,
                     [&list, &actions, page](const QPoint &at) {
                         auto *menu = new QMenu(&list);
                         menu->setAttribute(Qt::WA_DeleteOnClose);
                         fillRowMenu(menu, actions, page);
                         const auto *area = qobject_cast<const QAbstractScrollArea *>(&list);
                         menu->popup((area ? area->viewport() : &list)->mapToGlobal(at));
                     });
}

} // namespace binnacle
