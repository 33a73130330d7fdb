// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A picture made of data: lays itself out in a size and paints itself as vectors, on screen or into a file.
// Holds no widget, so it can be drawn on any thread once laid out. ChartView shows one and owns it.

#include "charts/chartstyle.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

class QPainter;

namespace binnacle {

// One thing that can be pointed at: what it says (plain text) and the records behind it (query language,
// empty if none).
struct ChartMark
{
    QString key;   // the same thing keeps its key when data is refreshed
    QString text;  // lines of plain text
    QString query; // exactly the records behind it
    qint64 count = 0;
    qint64 record = 0; // the one record behind it, where there is just one
    // Where it leads, if not to a list of records: a page and what it is told.
    QString page;
    QVariantMap args;
    // What a click narrows everything to, beside what is on already; empty: a click only tells.
    QString filter;
    bool wholeFilter = false; // it takes the place of what is on
    qint64 from = 0;          // and the range of time, UTC ms; equal: none
    qint64 to = 0;
};

struct ChartTable
{
    QStringList columns;
    QList<QStringList> rows;
    int words = 1; // so many columns from the left hold words, the others figures
};

enum class MarkStep { Previous, Next, Above, Below, First, Last };

class ChartPlot
{
public:
    ChartPlot() = default;
    ChartPlot(const ChartPlot &) = delete;
    ChartPlot &operator=(const ChartPlot &) = delete;
    virtual ~ChartPlot() = default;

    // Fits into (0, 0, size); must be called before any of the following, again when size or style change.
    virtual void layout(const QSizeF &size, const ChartStyle &style) = 0;
    virtual void paint(QPainter &painter) const = 0;

    [[nodiscard]] virtual int markCount() const = 0;
    [[nodiscard]] virtual ChartMark mark(int index) const = 0;
    [[nodiscard]] virtual QRectF markArea(int index) const = 0;
    // The mark under a point, or -1.
    [[nodiscard]] virtual int markAt(const QPointF &at) const;
    // Where the keyboard goes from `index` (-1: nowhere yet); stays where nothing lies that way.
    [[nodiscard]] virtual int step(int index, MarkStep way) const;

    // One sentence that says what is to be seen.
    [[nodiscard]] virtual QString summary() const = 0;
    // The same figures as rows.
    [[nodiscard]] virtual ChartTable table() const = 0;

    // Where time runs along x: the part of the picture it covers, and the instant (UTC ms) at an x of it.
    [[nodiscard]] virtual std::optional<QRectF> timeArea() const { return std::nullopt; }
    [[nodiscard]] virtual qint64 timeAt(double) const { return 0; }
    [[nodiscard]] virtual double xAt(qint64) const { return 0; }

    // Rectangles of all words written, for checks that nothing overlaps or is cut.
    [[nodiscard]] virtual QList<QRectF> labelAreas() const = 0;
};

} // namespace binnacle
