// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of this room and its rows of outages. Internal to it.

#include "availability/outage.h"
#include "store/scope.h"

namespace binnacle {

[[nodiscard]] const SqlCatalog &availabilitySql();

// From the columns of `outage_rows`.
[[nodiscard]] Result<Outage> outageOf(const Statement &row);
// Kind, degree, times and title; for a new one also its service, source and reference, under a new uid.
void bindFields(Statement &row, const Outage &outage);
void bindAll(Statement &row, const Outage &outage, const QString &uid);

} // namespace binnacle
