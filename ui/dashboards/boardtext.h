// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of the board: figures with their units, captions, what they were, explanations. Pure; any thread.

#include "charts/charttext.h"
#include "reports/board.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace binnacle {

struct Figure
{
    QString value;
    QString unit;
};

[[nodiscard]] DurationUnits unitsOf(const BoardScope &scope); // of its durations
[[nodiscard]] Figure durationFigure(double ms, DurationUnits units = DurationUnits::Days);
[[nodiscard]] Figure shareFigure(double share,
                                 const QLocale &locale); // cut, not rounded: 99.99 % is not 100 %
[[nodiscard]] Figure tileFigure(const BoardTile &tile, double value, const QLocale &locale);

[[nodiscard]] QStringList tileCaptions(const BoardTile &tile, const QLocale &locale);
[[nodiscard]] QString tileWas(const BoardTile &tile, const QLocale &locale);
// Lines of plain text: title, definition, window, n, excluded and why, open, as of.
[[nodiscard]] QString tileExplanation(const BoardTile &tile, const BoardHeader &header,
                                      const QLocale &locale);
[[nodiscard]] QString cardExplanation(const QString &title, const QString &definition,
                                      const BoardScope &scope, const BoardHeader &header,
                                      const QLocale &locale,
                                      const QStringList &facts = {}); // n, what is not counted and why

[[nodiscard]] QTimeZone boardZone(const BoardHeader &header);
[[nodiscard]] QString windowDates(const BoardHeader &header, const QLocale &locale);
[[nodiscard]] QString priorDates(const BoardHeader &header, const QLocale &locale); // empty: there is none
// "24,918 incidents before this window": where the 90 days nobody chose hold little of what there is, since a
// source ended before them; else empty.
[[nodiscard]] QString olderText(const BoardHeader &header);
// "2 without start", "9 still open": the reasons that hold.
[[nodiscard]] QStringList exclusionParts(const Distribution &distribution, const QLocale &locale);

// The filter of the board and something more.
[[nodiscard]] QString narrowed(const QString &query, const QString &extra);
// A value of a field as the query language writes it: quoted where it must be.
[[nodiscard]] QString fieldIs(const QString &field, const QString &value);

} // namespace binnacle
