// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What verify asks of persons: that each is what the audit says became of them (a role given around Binnacle
// shows here), and found by their name. On a database thread.

#include "store/workspaceverifier.h"

namespace binnacle {

// "person-replay"; names the uids and fields that differ.
[[nodiscard]] Result<Check> checkPersons(ReadScope &scope);
// "person-keys"; names persons and teams that are found by another name than theirs.
[[nodiscard]] Result<Check> checkPeopleKeys(ReadScope &scope);

} // namespace binnacle
