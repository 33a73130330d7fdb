// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a query asks for, in words: "State is Open, and Opened within the last 7 days". Pure; any thread,
// after QCoreApplication is there.

#include "query/querylines.h"

namespace binnacle {

[[nodiscard]] QString queryEcho(const Query &query, const FieldCatalog &catalog); // empty: everything
// "within the last"
[[nodiscard]] QString operatorLabel(QueryOperator of, const FieldSpec &spec);
// One value as people read it: "in_progress": "In progress", "7d": "7 days".
[[nodiscard]] QString valueLabel(const QueryValue &value, const FieldSpec &spec);

} // namespace binnacle
