// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Values as cli.md writes them: durations in seconds, instants with offset, null for what cannot be computed.
// Pure; any thread.

#include <QJsonValue>
#include <QTimeZone>
#include <optional>

namespace binnacle {

// Whole numbers without a point.
[[nodiscard]] QJsonValue jsonNumber(std::optional<double> value);
[[nodiscard]] QJsonValue jsonSeconds(std::optional<double> milliseconds);
[[nodiscard]] QJsonValue jsonInstant(std::optional<qint64> at, const QTimeZone &zone);

} // namespace binnacle
