// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One figure of the board as a picture: title, the value large with its unit, what it rests on, what it was,
// and its run as a small line. Where there is no value it says why. Any thread.

#include "charts/chartplot.h"

#include <QFont>

namespace binnacle {

struct TileData
{
    QString title;      // "Time to acknowledge"
    QStringList titles; // of all tiles beside it: they are written in one size
    QString value;
    QString unit;
    QStringList captions; // "median", "mean 15 m", "n 2,301": over several lines where one is too short
    QString was;
    QString missing; // no value: why
    QList<double> spark;
    ChartMark mark; // its text is the explanation
    bool muted = false;
};

class TilePlot : public ChartPlot
{
public:
    explicit TilePlot(TileData data)
        : m_data(std::move(data))
    {}

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return 1; }
    [[nodiscard]] ChartMark mark(int index) const override { return index == 0 ? m_data.mark : ChartMark(); }
    [[nodiscard]] QFont titleFont() const { return m_titleFont; }
    [[nodiscard]] QString shownValue() const { return m_value; }
    [[nodiscard]] QStringList shownCaptions() const { return m_captions; } // line by line
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;

private:
    [[nodiscard]] QRectF sparkArea() const;

    TileData m_data;
    ChartStyle m_style;
    QSizeF m_size;
    QString m_title;
    QFont m_titleFont;
    QString m_value;
    QStringList m_captions; // its lines
    QStringList m_missing;  // its lines
    double m_baseline = 0;  // of the figure
    QRectF m_titleArea, m_valueArea, m_unitArea, m_wasArea;
    QList<QRectF> m_captionAreas;
};

// Breaks a text into at most `most` lines; the last ends with an ellipsis where there was more.
[[nodiscard]] QStringList brokenLines(const QString &text, const QFont &font, double width, int most);
inline constexpr int kCaptionLines = 5; // of a tile, at most
// The height a tile needs for so many lines of captions.
[[nodiscard]] double tileHeight(const ChartStyle &style, qsizetype lines);
// The parts in their order, over at most so many lines, broken only between parts.
[[nodiscard]] QStringList joinedLines(const QStringList &parts, const QFont &font, double width, int most);

} // namespace binnacle
