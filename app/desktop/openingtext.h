// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person reads when a workspace cannot be opened: the general sentences speak of a change that was not
// made, and here there was none. Pure; any thread after QCoreApplication is there.

#include "base/result.h"
#include "shell/notice.h"

namespace binnacle {

[[nodiscard]] Notice openingNotice(const Error &error);

} // namespace binnacle
