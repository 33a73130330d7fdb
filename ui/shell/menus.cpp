// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menus.h"

#include "shell/actionregistry.h"

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
    return menu->addMenu(spec.submenu);
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

} // namespace binnacle
