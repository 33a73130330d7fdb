// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The acts of the window itself: going about, appearance, keys, leaving; and the palette's stock sources. GUI
// thread.

namespace binnacle {

class MainWindow;
class Page;

void addShellActions(MainWindow &window);
void addPageAction(MainWindow &window, const Page &page, int number); // "Go to Tickets", Ctrl+2
void addPaletteSources(MainWindow &window);                           // acts and saved views

} // namespace binnacle
