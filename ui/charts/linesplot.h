// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few sentences one under another, each with a word that stands out, wrapped where they must be; lines that
// find no room are left out from the end and counted. Any thread.

#include "charts/chartplot.h"

namespace binnacle {

struct LinesData
{
    struct Line
    {
        QString lead; // "6", "VPN gateway"
        QString text;
        QColor ChartStyle::*tone = nullptr; // of the lead; none: of the text
        ChartMark mark;
    };
    QList<Line> lines;
    QStringList columns; // of the table
    QString summary;
};

class LinesPlot : public ChartPlot
{
public:
    explicit LinesPlot(LinesData data)
        : m_data(std::move(data))
    {}

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return int(m_placed.size()); }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;

private:
    struct Word
    {
        QPointF at; // of its baseline
        QString text;
        bool isLead = false;
    };
    struct Placed
    {
        QRectF area;
        QList<Word> words;
    };
    [[nodiscard]] Placed placed(const LinesData::Line &line, double top, double width) const;

    LinesData m_data;
    ChartStyle m_style;
    QList<Placed> m_placed;
    QString m_more; // "3 more"
    QRectF m_moreArea;
};

} // namespace binnacle
