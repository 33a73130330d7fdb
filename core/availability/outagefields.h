// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person can change of an outage, by field and as text, so that two edits of one merge by field.
// Instants are decimal milliseconds, "" for none. Pure; any thread.

#include "availability/outage.h"
#include "base/fieldmerge.h"

namespace binnacle {

// "planned", "from", "to", "degree", "title", "estimated".
[[nodiscard]] FieldValues outageFields(const Outage &outage);
[[nodiscard]] Outage withFields(Outage outage, const FieldValues &values);

} // namespace binnacle
