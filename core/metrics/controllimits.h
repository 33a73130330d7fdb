// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The limits of an XmR chart (Wheeler: individual values and moving ranges): what a process does by itself,
// and the points at which it did something else. Pure; any thread.

#include <QtGlobal>
#include <optional>
#include <vector>

namespace binnacle {

inline constexpr size_t kLeastForLimits = 12; // points: fewer have no limits
inline constexpr int kRunForSignal = 8;       // points in a row on one side of the center

struct ControlLimits
{
    enum class Signal { None, Outside, Run };

    double center = 0;           // mean of the values
    double lower = 0;            // center - 2.66 × mean moving range
    double upper = 0;            // center + 2.66 × mean moving range
    std::vector<Signal> signals; // beside the values; Run: the eighth in a row and those after it

    // Nothing under twelve values.
    [[nodiscard]] static std::optional<ControlLimits> of(const std::vector<double> &values);
};

} // namespace binnacle
