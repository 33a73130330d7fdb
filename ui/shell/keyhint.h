// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The key of an act on a button that does the same, as it is bound now. GUI thread; follows the act as long
// as both live.

class QAbstractButton;
class QAction;

namespace binnacle {

void showKeyOf(QAbstractButton &button, const QAction &action);

} // namespace binnacle
