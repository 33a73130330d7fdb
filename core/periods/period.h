// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A published period: the figures of a window as they stood when somebody published them, with the versions
// of their definitions and a hash over all of it (metrics.md 2). Values, their canonical bytes; any thread.

#include "base/ids.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace binnacle {

using PeriodId = Id<struct PeriodTag>;

enum class FigureUnit { Count, Milliseconds, Share };

struct PeriodFigure
{
    QString section; // "incidents", "availability"
    QString item;    // "all", "P1" … "none"; of a service its uid
    QString name;    // what a service was called
    QString measure; // "ttr", "sla", "availability"
    QString figure;  // "median", "no_start", "met"
    FigureUnit unit = FigureUnit::Count;
    std::optional<double> value; // none: could not be computed

    // What it is of, whatever its value.
    [[nodiscard]] QString key() const;
    friend bool operator==(const PeriodFigure &, const PeriodFigure &) = default;
};

[[nodiscard]] QString unitName(FigureUnit unit); // "ms", as stored
[[nodiscard]] FigureUnit unitFromName(const QString &name);
// As hashed and stored: the same double reads back.
[[nodiscard]] QString valueText(const std::optional<double> &value);

struct PublishedPeriod
{
    PeriodId id;
    QString uid;
    qint64 from = 0; // UTC milliseconds, as are the next
    qint64 to = 0;
    QString zone;
    QString maintenance = QStringLiteral("exclude"); // the policy uptimes follow
    int edition = 1;
    PeriodId replaces; // the edition before
    qint64 publishedAt = 0;
    PersonId publisher;
    QString publisherName;
    qint64 auditSeq = 0;
    QStringList definitions; // "ttr 1": code and version
    QString reason;
    QString hash;
    std::vector<PeriodFigure> figures;
};

// SHA-256, hex. A figure's goes into its period's, so that a changed figure can be told from a changed head.
// Each part is its length as four bytes, most significant first, and its UTF-8 text.
[[nodiscard]] QString hashOf(const PublishedPeriod &period, const PeriodFigure &figure, int place);
[[nodiscard]] QString hashOf(const PublishedPeriod &period, const QStringList &figureHashes);

} // namespace binnacle
