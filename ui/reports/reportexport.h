// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as a PDF: A4 upright, vectors, fonts inside, text that can be found. Needs a QApplication and its
// thread, no display.

#include "reports/reportpaper.h"

namespace binnacle {

[[nodiscard]] QByteArray reportPdf(const ReportPaper &paper);

// Unavailable "file-not-written" {path}.
[[nodiscard]] Result<> exportReport(const ReportPaper &paper, const QString &path);

} // namespace binnacle
