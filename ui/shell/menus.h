// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The menu bar, the menu behind the ☰ button and the context menus of lists, all filled from the registry.
// GUI thread; owned by the window.

#include <QMenu>
#include <QMenuBar>

namespace binnacle {

class ActionRegistry;

// Fills again whenever the registry changed; acts of other pages are left out, empty menus too.
void fillMenuBar(QMenuBar *bar, const ActionRegistry &actions);
void fillMenu(QMenu *menu, const ActionRegistry &actions);

// What can be done with the rows of this page's lists, by menu; its acts are those with `rows` of the page.
void fillRowMenu(QMenu *menu, const ActionRegistry &actions, const QString &page);
// Opens that where the widget is asked for its context menu, by the mouse or the menu key.
void offerRowMenu(QWidget &list, const ActionRegistry &actions, const QString &page);

} // namespace binnacle
