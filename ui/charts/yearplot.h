// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A year of days of one service: a column a week, a row a weekday. Down time is a bar from the foot,
// maintenance a corner at the top, time nobody looked is hatched, a day outside agreed hours is a mere
// outline; so each is told apart without color. Any thread.

#include "charts/chartplot.h"
#include "charts/ticks.h"

namespace binnacle {

struct YearData
{
    struct Day
    {
        qint64 from = 0, to = 0; // UTC ms
        double down = 0;         // milliseconds that count as down
        qint64 agreed = 0;
        qint64 unknown = 0;
        qint64 maintenance = 0;
        qint64 slight = 0; // recorded trouble that counts for nothing
        int outages = 0;
    };
    QList<Day> days; // without gaps, in order
    QTimeZone zone = QTimeZone::utc();
    bool isLastPartial = false; // the last day goes on
    qint64 chosenFrom = 0;      // beginning of the day all is narrowed to; 0: none
    QString summary;
};

class YearPlot : public ChartPlot
{
public:
    explicit YearPlot(YearData data);

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return int(m_data.days.size()); }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] int markAt(const QPointF &at) const override;
    [[nodiscard]] int step(int index, MarkStep way) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;

    // How high it wants to be for a width.
    [[nodiscard]] static double heightFor(double width, const ChartStyle &style);

private:
    struct Word
    {
        QRectF area;
        QString text;
    };
    struct Sample // of the legend
    {
        QRectF cell;
        YearData::Day day;
    };
    void paintDay(QPainter &painter, const YearData::Day &day, const QRectF &cell) const;
    void placeLegend(double width, double top);
    [[nodiscard]] int place(int index) const { return index + m_before; } // in a grid from a Monday on

    YearData m_data;
    QList<QDate> m_dates;
    ChartStyle m_style;
    int m_before = 0; // days of the first week that are not of the year
    double m_left = 0, m_top = 0;
    double m_pitchX = 16, m_pitchY = 16;
    QList<Word> m_words;
    QList<Sample> m_legend;
};

} // namespace binnacle
