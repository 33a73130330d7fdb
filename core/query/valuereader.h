// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One value of a clause as a person writes it, in the form the tree keeps. Internal to this room; pure.

#include "base/result.h"
#include "query/field.h"
#include "query/query.h"

namespace binnacle {

// `text` is unquoted, or the inside of quotes, in which none and me are names. Invalid "bad-value" without a
// place.
[[nodiscard]] Result<QueryValue> readQueryValue(const FieldSpec &spec, const QString &text, bool inQuotes);

// What the field takes, for the message: "incident, request" or "1..4"; empty where anything goes.
[[nodiscard]] QString queryValueExpectation(const FieldSpec &spec);

} // namespace binnacle
