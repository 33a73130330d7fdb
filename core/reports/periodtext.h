// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Published periods and restatements as JSON and in words. Pure; any thread.

#include "periods/restatement.h"
#include "reports/report.h"

#include <QJsonObject>

namespace binnacle {

[[nodiscard]] QJsonObject periodJson(const PublishedPeriod &period, const QTimeZone &zone);
[[nodiscard]] QJsonObject figureJson(const PeriodFigure &figure);
[[nodiscard]] QJsonObject restatementJson(const Restatement &restatement, const QTimeZone &zone);

[[nodiscard]] ReportCell figureCell(const PeriodFigure &figure, std::optional<double> value);
// Of shares: of the two that are shown, so that they add up.
[[nodiscard]] ReportCell differenceCell(const FigureDifference &one);
// Of incidents: "All", "P1", "No priority".
[[nodiscard]] QString itemText(const QString &item);
// "P1: Time to restore, median", "Mail: uptime"
[[nodiscard]] QString figureText(const PeriodFigure &figure);
// "INC-12: Restored changed", without who and when.
[[nodiscard]] QString causeText(const RestatementCause &cause, const PublishedPeriod &period);
// "1, 3": the numbers of a difference's causes in a list whose first is `first`.
[[nodiscard]] QString causeNumbers(const FigureDifference &difference, size_t first);

} // namespace binnacle
