// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tables behind errors.h, one a subject. Internal to this room. {name} in a text stands for
// the value of that name; a part in [brackets] is left out where none of its names has a value. A key with
// a reason, "key:reason", goes before the plain key.

#include <QtGlobal>
#include <span>

namespace binnacle::wording {

struct ErrorRow
{
    const char *key;
    const char *message; // source text of the translation context "Errors"
    // Likewise; "" for none. What stands before " | " says whether the work is safe, where there is more to
    // say than that nothing was changed; the rest what to do.
    const char *advice;
    // Where a workspace cannot be opened because of it: whether the work in it is safe, if more can be said
    // than that nothing was changed, and what to do there.
    const char *openingSafe = "";
    const char *openingAdvice = "";
};

[[nodiscard]] std::span<const ErrorRow>
textErrors(); // queries, tickets, people, settings, calendars, wrong calls
[[nodiscard]] std::span<const ErrorRow> ruleErrors();   // rules people set: calendars, matrix, categories
[[nodiscard]] std::span<const ErrorRow> importErrors(); // files, rows, warnings, faults
[[nodiscard]] std::span<const ErrorRow> storeErrors();  // the database, workspaces, backups, rights

} // namespace binnacle::wording
