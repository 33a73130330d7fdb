// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How long each incident took: one dot an incident over time on a log scale, with the weekly median and 90th
// percentile. Shape and color tell the priority: 1 a triangle, 2 a disc, 3 a ring, 4 a small square, none a
// cross. Any thread.

#include "charts/chartplot.h"
#include "charts/charttext.h"
#include "charts/plotframe.h"

#include <QTimeZone>

namespace binnacle {

struct DotData
{
    struct Dot
    {
        qint64 at = 0;      // UTC ms
        double seconds = 0; // values below the axis are drawn on its foot
        int priority = 0;   // 1 to 4, 0 none
        qint64 record = 0;
    };
    struct Level // of one week; not finite where the week has too few values
    {
        qint64 from = 0;
        qint64 to = 0;
        double median = 0; // seconds
        double p90 = 0;
        qint64 n = 0;
        qint64 records = 0; // so many the query gives
        QString query;
        qint64 open = 0;         // of the week, without a value yet
        bool unfinished = false; // so many that its figures will rise
        QString signal{};        // what the control limits say of it; empty: nothing
    };
    struct Limits // of the weekly medians, in seconds
    {
        double center = 0;
        double lower = 0;
        double upper = 0;
    };
    qint64 from = 0; // UTC ms, half open
    qint64 to = 0;
    QTimeZone zone = QTimeZone::utc();
    DurationUnits units = DurationUnits::Days;
    QList<Dot> dots; // any order
    struct Note      // what somebody marked at an instant
    {
        qint64 at = 0;
        QString text;
    };
    QList<Level> levels;
    QList<Note> notes; // by their instant
    std::optional<Limits> limits;
    QString summary;
};

// The shape of one priority, about a point; also for legends.
void paintDotShape(QPainter &painter, const QPointF &at, int priority, const ChartStyle &style);

// Marks are the weeks' medians first, then the dots by time.
class DotPlot : public ChartPlot
{
public:
    explicit DotPlot(DotData data);

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] int markAt(const QPointF &at) const override;
    [[nodiscard]] int step(int index, MarkStep way) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] std::optional<QRectF> timeArea() const override { return m_frame.plot(); }
    [[nodiscard]] qint64 timeAt(double x) const override;
    [[nodiscard]] double xAt(qint64 at) const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;
    [[nodiscard]] const DotData &data() const { return m_data; }

private:
    struct LimitLabel
    {
        QRectF area;
        QString text;
    };
    [[nodiscard]] QList<LimitLabel> limitLabels() const;
    [[nodiscard]] qsizetype levels() const { return m_data.levels.size(); }
    [[nodiscard]] ChartMark levelMark(const DotData::Level &level) const;
    [[nodiscard]] ChartMark dotMark(const DotData::Dot &dot) const;
    [[nodiscard]] QPointF place(int index) const;
    [[nodiscard]] double middle(const DotData::Level &level) const;
    [[nodiscard]] int nearest(int index, double down) const;
    [[nodiscard]] double yAt(double seconds) const;
    [[nodiscard]] QString duration(double seconds) const { return shortDuration(seconds, m_data.units); }
    void paintDots(QPainter &painter) const;
    void paintLevels(QPainter &painter) const;
    void paintLimits(QPainter &painter) const;
    void paintNotes(QPainter &painter) const;
    [[nodiscard]] QStringList notesIn(qint64 from, qint64 to) const;

    DotData m_data;
    ChartStyle m_style;
    PlotFrame m_frame;
    double m_low = 60;
    double m_high = 86400;
    QList<QPointF> m_places;  // of the dots
    QList<QPointF> m_medians; // of the weeks; far away where a week has none
};

} // namespace binnacle
