// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ages as the query language writes them: 30m, 12h, 7d, 4w (minutes, hours, days of 24 hours, weeks). Pure;
// any thread.

#include <QStringView>
#include <optional>

namespace binnacle {

// In milliseconds; nothing if the text is no age or longer than 1,000 years.
[[nodiscard]] std::optional<qint64> parseAge(QStringView text);

} // namespace binnacle
