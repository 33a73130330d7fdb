// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The board as a file: PDF (A4 lying, vectors, text that can be found; the second page has definitions and
// what is excluded), PNG (twice the size of a screen), CSV and HTML. The kind is told by the path's suffix.
// PDF and PNG show the cards as they are arranged; CSV and HTML have every figure.

#include "base/result.h"
#include "dashboards/arrangement.h"
#include "reports/board.h"

#include <QFuture>
#include <QImage>
#include <QLocale>

class QPagedPaintDevice;

namespace binnacle {

// Draws and writes before it returns; for programs without a window. Needs a QApplication and its thread.
// Errors: Invalid `unknown-suffix` {suffix}, Unavailable `file-not-written` {path}.
[[nodiscard]] Result<> exportBoard(const Board &board, const QString &workspace, const QString &path,
                                   const QLocale &locale = QLocale(), const Arrangement &arrangement = {});

// The same; lays out on the calling (GUI) thread, draws and writes on another.
[[nodiscard]] QFuture<Result<>> exportBoardAsync(const Board &board, const QString &workspace,
                                                 const QString &path, const QLocale &locale = QLocale(),
                                                 const Arrangement &arrangement = {});

// "Northwind IT operations 2016-11-18 to 2017-02-15.pdf": a name a file can have everywhere.
[[nodiscard]] QString boardFileName(const BoardHeader &header, const QString &workspace,
                                    const QString &suffix);

// Both pages, onto a device of A4 lying; the picture of the cards alone. Light theme always.
void renderBoard(const Board &board, const QString &workspace, QPagedPaintDevice &device,
                 const QLocale &locale = QLocale(), const Arrangement &arrangement = {});
[[nodiscard]] QImage renderBoard(const Board &board, const QString &workspace, double scale = 2,
                                 const QLocale &locale = QLocale(), const Arrangement &arrangement = {});

} // namespace binnacle
