// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowsplot.h"

#include "charts/devicetext.h"
#include "charts/plotframe.h"
#include "theme/fonts.h"
#include "theme/textwidth.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kGap = 12;
constexpr double kRing = 6; // a row's ring stands so far outside its words

} // namespace

void RowsPlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    m_width = size.width();
    const QFontMetricsF body(style.body);
    const QFontMetricsF caption(style.font);
    const double digit = textWidth(u"0"_s, style.body);
    QFont bold = style.body;
    bold.setWeight(QFont::DemiBold);

    // What a column asks for at least: no more than its widest text does.
    QList<double> leasts;
    for (qsizetype i = 0; i < m_data.columns.size(); ++i) {
        const auto &column = m_data.columns[i];
        double widest = column.bar ? column.least * digit : 0;
        for (const auto &row : m_data.rows)
            widest = std::max(widest, tabularWidth(row.cells[i].text, bold) + 2);
        leasts.append(std::max(std::min(column.least * digit, widest),
                               m_data.headed ? textWidth(column.title, style.font) + 2 : 0));
    }
    QList<bool> kept(m_data.columns.size(), true);
    const auto needed = [&] {
        double sum = 0;
        for (qsizetype i = 0; i < kept.size(); ++i)
            if (kept[i])
                sum += leasts[i] + (sum > 0 ? kGap : 0);
        return sum;
    };
    while (needed() > m_width && kept.count(true) > 1) {
        qsizetype least = -1;
        for (qsizetype i = 0; i < kept.size(); ++i)
            if (kept[i] && (least < 0 || m_data.columns[i].keep < m_data.columns[least].keep))
                least = i;
        kept[least] = false;
    }
    double shares = 0;
    for (qsizetype i = 0; i < kept.size(); ++i)
        shares += kept[i] ? m_data.columns[i].share : 0;
    const double spare = std::max(0.0, m_width - needed());
    m_spans.clear();
    double x = 0;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const auto &column = m_data.columns[i];
        double width = 0;
        if (kept[i])
            width = std::floor(leasts[i] + (shares > 0 ? spare * column.share / shares : 0));
        m_spans.append({x, width});
        x += width > 0 ? width + kGap : 0;
    }

    m_head = m_data.headed ? std::ceil((caption.height() + 4) / 4) * 4 : 0;
    const double least = std::ceil((body.height() + 6) / 2) * 2;
    const double room = std::max(0.0, size.height() - m_head);
    m_shown = std::min(int(m_data.rows.size()), int(room / least));
    m_pitch = m_shown > 0 ? std::clamp(std::floor(room / m_shown), least, least + 14) : least;
    m_most = 0;
    for (const auto &row : m_data.rows)
        for (qsizetype c = 0; c < m_data.columns.size(); ++c)
            if (m_data.columns[c].bar && std::isfinite(row.cells[c].amount))
                m_most = std::max(m_most, row.cells[c].amount);
}

QRectF RowsPlot::cellArea(qsizetype row, qsizetype column) const
{
    return QRectF(m_spans[column].first, m_head + double(row) * m_pitch, m_spans[column].second, m_pitch);
}

void RowsPlot::paintCell(QPainter &painter, qsizetype row, qsizetype column) const
{
    const auto &spec = m_data.columns[column];
    const auto &cell = m_data.rows[row].cells[column];
    const bool muted = m_data.rows[row].muted;
    const QRectF area = cellArea(row, column);
    if (spec.bar) {
        const double share =
            m_most > 0 && std::isfinite(cell.amount) ? std::max(0.0, cell.amount) / m_most : 0;
        const double thick = std::min(12.0, std::floor(m_pitch * 0.4));
        const double length = share > 0 ? std::max(2.0, std::round(area.width() * share)) : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(cell.color.isValid() ? cell.color : muted ? m_style.unknown : m_style.accent);
        painter.drawRoundedRect(
            QRectF(area.left(), area.top() + std::floor((m_pitch - thick) / 2), length, thick), 2, 2);
        return;
    }
    QFont font = m_style.body;
    if (cell.strong)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(cell.color.isValid()         ? cell.color
                   : muted                      ? m_style.text3
                   : column == 0 || cell.strong ? m_style.text
                                                : m_style.text2);
    const QString text = elidedText(cell.text, font, area.width());
    if (spec.number)
        drawNumber(painter, area, text);
    else
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void RowsPlot::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_style.font);
    painter.setPen(m_style.text3);
    for (qsizetype c = 0; c < m_spans.size(); ++c)
        if (m_head > 0 && m_spans[c].second > 0)
            painter.drawText(QRectF(m_spans[c].first, 0, m_spans[c].second, m_head - 4),
                             (m_data.columns[c].number ? int(Qt::AlignRight) : int(Qt::AlignLeft)) |
                                 Qt::AlignVCenter | Qt::TextSingleLine,
                             m_data.columns[c].title);
    for (qsizetype r = 0; r < m_shown; ++r) {
        const double top = crisp(m_head + double(r) * m_pitch);
        if (r > 0 || m_head > 0) {
            painter.setRenderHint(QPainter::Antialiasing, false);
            painter.setPen(QPen(m_style.line, 1));
            painter.drawLine(QLineF(0, top, m_width, top));
            painter.setRenderHint(QPainter::Antialiasing);
        }
        for (qsizetype c = 0; c < m_spans.size(); ++c)
            if (m_spans[c].second > 0)
                paintCell(painter, r, c);
    }
    painter.restore();
}

ChartMark RowsPlot::mark(int index) const
{
    return index >= 0 && index < m_data.rows.size() ? m_data.rows[index].mark : ChartMark();
}

QRectF RowsPlot::markArea(int index) const
{
    return QRectF(-kRing, m_head + double(index) * m_pitch, m_width + 2 * kRing, m_pitch);
}

ChartTable RowsPlot::table() const
{
    ChartTable table;
    table.words = 0;
    for (const auto &column : m_data.columns) {
        if (column.bar)
            continue;
        if (!column.number && table.words == table.columns.size())
            ++table.words;
        table.columns.append(column.title);
    }
    for (const auto &row : m_data.rows) {
        QStringList texts;
        for (qsizetype c = 0; c < row.cells.size(); ++c)
            if (!m_data.columns[c].bar)
                texts.append(row.cells[c].text);
        table.rows.append(texts);
    }
    return table;
}

QList<QRectF> RowsPlot::labelAreas() const
{
    QList<QRectF> areas;
    for (qsizetype r = 0; r < m_shown; ++r)
        for (qsizetype c = 0; c < m_spans.size(); ++c)
            if (m_spans[c].second > 0)
                areas.append(cellArea(r, c));
    return areas;
}

} // namespace binnacle
