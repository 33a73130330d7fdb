// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which process a batch is written by, so that what a killed one left is known at once. Pure but for /proc;
// any thread.

#include <QString>

namespace binnacle::importowner {

// This boot of this machine, this process and when it began, as JSON.
[[nodiscard]] QString thisProcess();
// True if the process was of this boot of this machine and is no more; false where it lives or that cannot be
// told.
[[nodiscard]] bool isGone(const QString &owner);

} // namespace binnacle::importowner
