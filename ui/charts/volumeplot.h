// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How many came in by priority, stacked, and how many went out as a line, a bar a span of time. Bars and line
// are drawn by Qt Charts into a picture of vectors that is then played wherever it is wanted; grid and words
// are ours. Made and laid out on the GUI thread (Qt Charts lives in a scene), painted on any.

#include "charts/chartplot.h"
#include "charts/plotframe.h"

#include <QPicture>
#include <QTimeZone>

namespace binnacle {

struct VolumeData
{
    struct Series
    {
        QString name;
        int priority = 0; // its color
        QList<qint64> counts;
        QStringList queries; // one a bar: the records counted
        QString filter;      // what a click on it narrows to, beside its span of time
    };
    QList<qint64> edges; // UTC ms, one more than bars
    QTimeZone zone = QTimeZone::utc();
    QList<Series> series; // from the foot upwards
    QString lineName;
    QList<qint64> line; // one a bar, or empty
    QStringList lineQueries;
    QString summary;
};

class VolumePlot : public ChartPlot
{
public:
    explicit VolumePlot(VolumeData data);

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return int(m_marks.size()); }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] int step(int index, MarkStep way) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] std::optional<QRectF> timeArea() const override { return m_frame.plot(); }
    [[nodiscard]] qint64 timeAt(double x) const override;
    [[nodiscard]] double xAt(qint64 at) const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override { return m_frame.labelAreas(); }

private:
    struct Place
    {
        int bar = 0;
        int series = 0; // -1: a point of the line
        QRectF area;
    };
    [[nodiscard]] qint64 total(qsizetype bar) const;
    [[nodiscard]] double yAt(double count) const;
    void drawCharts();
    void placeMarks();

    VolumeData m_data;
    ChartStyle m_style;
    PlotFrame m_frame;
    double m_highest = 1;
    QPicture m_picture;
    QList<Place> m_marks;
};

} // namespace binnacle
