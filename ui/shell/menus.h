// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The menu bar and the menu behind the ☰ button, both filled from the registry. GUI thread; owned by the
// window.

#include <QMenu>
#include <QMenuBar>

namespace binnacle {

class ActionRegistry;

// Fills again whenever the registry changed; acts of other pages are left out, empty menus too.
void fillMenuBar(QMenuBar *bar, const ActionRegistry &actions);
void fillMenu(QMenu *menu, const ActionRegistry &actions);

} // namespace binnacle
