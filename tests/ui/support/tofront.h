// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes a window the active one where no window manager does: a call every Qt 6 has, and newer ones advise
// against. GUI thread.

#include <QApplication>

namespace binnacle::test {

inline void toFront(QWidget *window)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QApplication::setActiveWindow(window);
    QT_WARNING_POP
}

} // namespace binnacle::test
