// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list as a spreadsheet, row by row through a temporary file: one sheet of rows, one of what they are.
// Internal to this room; one thread at a time.

#include "reports/listwriter.h"

namespace binnacle {

inline constexpr qint64 kMostXlsxRows = 1'048'575; // below the headings

[[nodiscard]] Result<std::unique_ptr<ListWriter>> makeXlsxListWriter(const QString &path,
                                                                     const ListHead &head);

} // namespace binnacle
