// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as a workbook: a sheet a section. Numbers are numbers (durations and instants as the days
// spreadsheets count, instants by the clock of the report's zone), texts are texts and never formulas. Any
// thread; writes through a folder of its own that goes with it.

#include "base/result.h"
#include "reports/report.h"

#include <QByteArray>

namespace binnacle {

// Unavailable "file-unwritable" {file}: there is no room for what is made.
[[nodiscard]] Result<QByteArray> reportXlsx(const Report &report);

} // namespace binnacle
