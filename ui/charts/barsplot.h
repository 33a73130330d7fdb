// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few amounts by name as lying bars: the name at the left, the amount behind the bar. Any thread.

#include "charts/chartplot.h"

namespace binnacle {

struct BarsData
{
    enum class Tone { Accent, P1, P2, P3, P4, Unknown };
    struct Bar
    {
        QString name;
        double value = 0;
        QString valueText;
        Tone tone = Tone::Accent;
        ChartMark mark;
    };
    QList<Bar> bars;
    QString nameColumn;
    QString valueColumn;
    QString summary;
};

class BarsPlot : public ChartPlot
{
public:
    explicit BarsPlot(BarsData data)
        : m_data(std::move(data))
    {}

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return int(m_data.bars.size()); }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;

private:
    struct Row
    {
        QRectF name;
        QRectF bar;
        QRectF value;
        QRectF whole;
        QString elided;
    };
    [[nodiscard]] QColor color(BarsData::Tone tone) const;

    BarsData m_data;
    ChartStyle m_style;
    QList<Row> m_rows;
};

} // namespace binnacle
