// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as a PDF: A4 upright, vectors, fonts inside, text that can be found. Needs a QApplication and its
// thread, no display. Other kinds of files by their suffix, beside the thread of the windows.

#include "reports/reportpaper.h"

#include <QFuture>

namespace binnacle {

[[nodiscard]] QByteArray reportPdf(const ReportPaper &paper);

// Unavailable "file-not-written" {path}.
[[nodiscard]] Result<> exportReport(const ReportPaper &paper, const QString &path);

// By the suffix, PDF or a kind of reportBytes(): laid out on the calling (GUI) thread, drawn and written,
// whole or not at all, on another. Invalid "unknown-suffix" {suffix}, "file-in-use" {file}: it is one of
// `used`; Unavailable "file-not-written" {path}.
[[nodiscard]] QFuture<Result<>> exportReportAsync(const Report &report, const QString &path,
                                                  const QStringList &used);

// "Northwind IT operations report 2026-10.pdf": a name a file can have everywhere.
[[nodiscard]] QString reportFileName(const QString &workspace, qint64 from, qint64 to, const QTimeZone &zone,
                                     const QString &suffix);

} // namespace binnacle
