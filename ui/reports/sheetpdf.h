// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pages as a PDF: vectors, fonts inside, text that can be found. Needs a QApplication, no display; any
// thread.

#include <QByteArray>
#include <QString>

namespace binnacle {

class ReportSheet;

[[nodiscard]] QByteArray sheetPdf(const ReportSheet &sheet, const QString &title);

} // namespace binnacle
