// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What full-text search asks each engine: folded words in quotes, so that neither engine's own word breaking
// and query operators matter. Pure; any thread.

#include "store/engine.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace binnacle {

// All phrases (lists of folded words side by side) must occur: text for FTS5 MATCH, or for CAST(… AS
// tsquery). Words are cut after 500 characters, as the index of each engine cuts them.
[[nodiscard]] QString searchAll(const QList<QStringList> &phrases, Engine engine);

} // namespace binnacle
