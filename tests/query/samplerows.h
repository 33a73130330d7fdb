// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sample tickets as rows of an empty workspace: the key of a ticket is its place in the list from 1, of a
// name its place in pools::kNames from 1.

#include "query/sampletickets.h"
#include "store/scope.h"

namespace binnacle {

[[nodiscard]] Result<> insertSample(WriteScope &scope, const std::vector<SampleTicket> &tickets);

} // namespace binnacle
