// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a service needs to be up, and how a person writes it: "Database; 1 of Node A | Node B". Needs are
// parted by a semicolon; a need of one service is a hard dependency, of several it says how many of them are
// enough. Names that hold such signs stand in double quotes. Values; any thread.

#include "base/ids.h"
#include "base/result.h"

#include <QString>
#include <vector>

namespace binnacle {

struct NeededService
{
    ServiceId id; // none: to be looked up
    QString name;

    friend bool operator==(const NeededService &, const NeededService &) = default;
};

// Up while at least `needed` of these are.
struct Need
{
    std::vector<NeededService> of;
    int needed = 1;

    friend bool operator==(const Need &, const Need &) = default;
};

// Invalid "bad-value" {field, value, expected}, "text-too-long" {field, longest}.
[[nodiscard]] Result<std::vector<Need>> needsFromText(const QString &text);
[[nodiscard]] QString needsText(const std::vector<Need> &needs); // by names, as it is read back
[[nodiscard]] QString needsKeys(const std::vector<Need> &needs); // by keys, which no new name changes

} // namespace binnacle
