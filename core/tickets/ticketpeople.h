// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether a ticket or a service names a person or a team: who is named is not taken out again. On a database
// thread.

#include "store/scope.h"

namespace binnacle::ticketpeople {

[[nodiscard]] Result<bool> isNamed(ReadScope &scope, const QString &kind, qint64 id);

} // namespace binnacle::ticketpeople
