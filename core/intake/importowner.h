// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which process a batch is written by, so that what a killed one left is known at once. Pure but for /proc;
// any thread.

#include <QString>

namespace binnacle::importowner {

// This boot of this machine, this process and when it began, as JSON.
[[nodiscard]] QString thisProcess();
// Unknown: of another machine, boot or container, or of none.
enum class Life { Alive, Gone, Unknown };
[[nodiscard]] Life lifeOf(const QString &owner);

} // namespace binnacle::importowner
