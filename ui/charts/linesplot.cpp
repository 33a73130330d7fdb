// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/linesplot.h"

#include "theme/textwidth.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBetween = 8;
constexpr double kRing = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

QFont leadFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

LinesPlot::Placed LinesPlot::placed(const LinesData::Line &line, double top, double width) const
{
    const QFont lead = leadFont(m_style.body);
    const QFontMetricsF metrics(m_style.body);
    const double space = textWidth(u" "_s, m_style.body);
    Placed placed;
    double x = 0;
    double y = top;
    const auto put = [&](const QString &words, const QFont &font, bool isLead) {
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
            const QString shown = elidedText(word, font, width);
            const double needed = textWidth(shown, font);
            if (x > 0 && x + needed > width) {
                x = 0;
                y += std::ceil(metrics.height());
            }
            placed.words.append({QPointF(x, y + metrics.ascent()), shown, isLead});
            x += needed + space;
        }
    };
    put(line.lead, lead, true);
    put(line.text, m_style.body, false);
    placed.area = QRectF(0, top, width, y - top + std::ceil(metrics.height()));
    return placed;
}

void LinesPlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    m_placed.clear();
    m_more.clear();
    const double line = std::ceil(QFontMetricsF(style.body).height());
    double y = 2;
    for (qsizetype i = 0; i < m_data.lines.size(); ++i) {
        Placed next = placed(m_data.lines[i], y, std::max(1.0, size.width()));
        const bool isLast = i + 1 == m_data.lines.size();
        if (next.area.bottom() + (isLast ? 0 : kBetween + line) > size.height() && !m_placed.isEmpty()) {
            m_more = tr("%1 more").arg(style.locale.toString(m_data.lines.size() - i));
            m_moreArea = QRectF(0, y, size.width(), line);
            return;
        }
        y = next.area.bottom() + kBetween;
        m_placed.append(std::move(next));
    }
}

void LinesPlot::paint(QPainter &painter) const
{
    painter.save();
    for (qsizetype i = 0; i < m_placed.size(); ++i) {
        const QColor ChartStyle::*tone = m_data.lines[i].tone;
        for (const Word &word : m_placed[i].words) {
            painter.setFont(word.isLead ? leadFont(m_style.body) : m_style.body);
            painter.setPen(word.isLead && tone != nullptr ? m_style.*tone : m_style.text);
            painter.drawText(word.at, word.text);
        }
    }
    if (!m_more.isEmpty()) {
        painter.setFont(m_style.font);
        painter.setPen(m_style.text3);
        painter.drawText(m_moreArea, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_more);
    }
    painter.restore();
}

ChartMark LinesPlot::mark(int index) const
{
    return index >= 0 && index < m_data.lines.size() ? m_data.lines[index].mark : ChartMark();
}

QRectF LinesPlot::markArea(int index) const
{
    return m_placed[index].area.adjusted(-kRing, -3, kRing, 3);
}

ChartTable LinesPlot::table() const
{
    ChartTable table;
    table.columns = m_data.columns;
    table.words = int(table.columns.size());
    for (const LinesData::Line &line : m_data.lines)
        table.rows.append({line.lead, line.text});
    return table;
}

QList<QRectF> LinesPlot::labelAreas() const
{
    QList<QRectF> areas;
    for (const Placed &one : m_placed)
        areas.append(one.area);
    if (!m_more.isEmpty())
        areas.append(m_moreArea);
    return areas;
}

} // namespace binnacle
