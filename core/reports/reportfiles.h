// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as the bytes of a file, by the file's suffix; pages are drawn elsewhere (ui/reports). Any thread.

#include "base/result.h"
#include "reports/report.h"

#include <QByteArray>

namespace binnacle {

inline constexpr qsizetype kLongestComment = 20'000; // characters, on a report

// "html", "xlsx", "csv" and "json". Invalid "unknown-suffix" {suffix}; else as reportXlsx().
[[nodiscard]] Result<QByteArray> reportBytes(const Report &report, const QString &suffix);

} // namespace binnacle
