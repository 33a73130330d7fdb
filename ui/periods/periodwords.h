// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words and figures of published periods as the page shows them. Pure; GUI thread (translations).

#include "periods/restatement.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace binnacle {

class PeriodWords
{
    Q_DECLARE_TR_FUNCTIONS(PeriodWords)

public:
    [[nodiscard]] static QTimeZone zoneOf(const PublishedPeriod &period);
    // "October 2026" where it is a month of the zone, else its first and last day.
    [[nodiscard]] static QString window(qint64 from, qint64 to, const QTimeZone &zone);
    [[nodiscard]] static QString window(const PublishedPeriod &period); // with its edition, beyond the first
    // "Published Nov 2, 2026 09:00 by Ada Osei · Europe/Berlin · Month closed"
    [[nodiscard]] static QString about(const PublishedPeriod &period);
    [[nodiscard]] static QString value(const PeriodFigure &figure, std::optional<double> value);
    [[nodiscard]] static QString difference(const FigureDifference &one);
    [[nodiscard]] static QString differences(qint64 count);    // "1 figure differs", "27 figures differ"
    [[nodiscard]] static QString figures(qint64 count);        // "1 figure", "612 figures"
    [[nodiscard]] static QString oneLine(const QString &text); // without breaks; "–" where empty
};

} // namespace binnacle
