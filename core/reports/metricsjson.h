// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The answer of `binnaclectl metrics --json`, key by key as cli.md fixes it: durations in seconds, shares
// 0..1, null for what cannot be computed. Pure; any thread.

#include "metrics/measures.h"

#include <QJsonObject>
#include <QString>

namespace binnacle {

[[nodiscard]] QJsonObject metricsJson(const MetricsReport &report);
[[nodiscard]] QJsonObject distributionJson(const Distribution &d);

// The same as a table for reading: a line a group and measure.
[[nodiscard]] QString metricsTable(const MetricsReport &report);

} // namespace binnacle
