// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a screen reader is told of our own widgets: what each is, and nothing that brings the program down.
// Qt 6.4 reads past the end of a scroll area's children when it is asked for one that is gone; ours answer
// that there is none. GUI thread.

#include <QAccessible>

class QWidget;

namespace binnacle {

// Once a program, before the first window is asked about; again does nothing.
void installAccessibleParts();

// What a widget we paint ourselves is: a chart, a slider. Before its name: that may make what a reader is
// told.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

} // namespace binnacle
