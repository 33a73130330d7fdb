// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of tickets in the query language, and how each is asked in SQL of the table `ticket` under the
// alias t. Data only; any thread.

#include "query/language.h"
#include "query/sqlcompiler.h"

namespace binnacle {

[[nodiscard]] const FieldCatalog &ticketFields();
[[nodiscard]] const QueryLanguage &ticketQueryLanguage();
[[nodiscard]] const SqlMapping &ticketSqlMapping(Engine engine);

} // namespace binnacle
