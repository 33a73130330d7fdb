// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/tileplot.h"

#include "charts/sparkline.h"
#include "theme/textwidth.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSpark = 18;        // as high as it is at most
constexpr double kMissingGap = 6;    // between the title and why there is no value
constexpr double kLeastTitle = 0.62; // of the size of a heading
constexpr double kAir = 2;           // between title, figure and captions

double figureHeight(const QFont &font)
{
    const QFontMetricsF metrics(font);
    return std::ceil(metrics.ascent() + metrics.descent() * 0.6);
}

} // namespace

QStringList joinedLines(const QStringList &parts, const QFont &font, double width, int most)
{
    QStringList lines;
    for (const QString &part : parts) {
        const QString longer = lines.isEmpty() ? QString() : QString(lines.last() + u" · " + part);
        if (!lines.isEmpty() && textWidth(longer, font) <= width)
            lines.last() = longer;
        else if (lines.size() < most)
            lines.append(part);
        else
            break;
    }
    for (QString &line : lines)
        line = elidedText(line, font, width);
    return lines;
}

double tileHeight(const ChartStyle &style, qsizetype lines)
{
    const double foot = std::ceil(QFontMetricsF(style.font).height());
    return std::ceil(QFontMetricsF(style.heading).height()) + kAir + figureHeight(style.figure) + kAir +
           foot * double(lines) + kAir + foot;
}

QStringList brokenLines(const QString &text, const QFont &font, double width, int most)
{
    QTextLayout layout(text, font);
    QList<QPair<int, int>> spans;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        spans.append({line.textStart(), line.textLength()});
    }
    layout.endLayout();
    QStringList lines;
    for (const auto &[start, length] : spans.mid(0, most))
        lines.append(text.mid(start, length).trimmed());
    if (spans.size() <= most)
        return lines;
    // Whole sentences where there are any, else whole words: half a number misleads.
    const qsizetype shown = spans[most - 1].first + spans[most - 1].second;
    if (const qsizetype stop = text.left(shown).lastIndexOf(u". "_s); stop > shown / 3)
        return brokenLines(text.left(stop + 1), font, width, most);
    QString &last = lines.last();
    while (textWidth(last + u'…', font) > width && last.contains(u' '))
        last.truncate(last.lastIndexOf(u' '));
    last += u'…';
    return lines;
}

void TilePlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_size = size;
    m_style = style;
    const QFontMetricsF heading(style.heading);
    const QFontMetricsF body(style.body);
    const QFontMetricsF caption(style.font);
    const double width = size.width();
    // A figure is written smaller before it is cut.
    const double beside = m_data.unit.isEmpty() ? 0 : std::ceil(textWidth(m_data.unit, style.body)) + 5;
    while (m_style.figure.pixelSize() > style.body.pixelSize() &&
           textWidth(m_data.value, m_style.figure) + 1 + beside > width)
        m_style.figure.setPixelSize(m_style.figure.pixelSize() - 1);

    m_titleArea = QRectF(0, 0, width, std::ceil(heading.height()));
    // Titles that miss their room are written smaller before one is cut: all of a row in one size.
    m_titleFont = style.heading;
    const auto misses = [&](const QString &title) { return textWidth(title, m_titleFont) > width; };
    const QStringList titles = m_data.titles + QStringList{m_data.title};
    while (m_titleFont.pixelSize() > style.heading.pixelSize() * kLeastTitle &&
           std::any_of(titles.begin(), titles.end(), misses))
        m_titleFont.setPixelSize(m_titleFont.pixelSize() - 1);
    m_title = elidedText(m_data.title, m_titleFont, width);

    // Title at the top, value and captions under it, what it was at the bottom.
    const double foot = std::ceil(caption.height());
    m_wasArea = QRectF(0, size.height() - foot, width, foot);
    const double valueHeight = figureHeight(style.figure); // of the full size: figures stand on one line
    const double between = m_wasArea.top() - m_titleArea.bottom();
    double valueWidth = std::ceil(textWidth(m_data.value, m_style.figure)) + 1;
    const double unitWidth = m_data.unit.isEmpty() ? 0 : std::ceil(textWidth(m_data.unit, style.body)) + 1;
    valueWidth = std::min(valueWidth, width - (unitWidth > 0 ? unitWidth + 4 : 0));
    m_captions = joinedLines(m_data.captions, style.font, width,
                             std::clamp(int((between - valueHeight - 2 * kAir) / foot), 1, kCaptionLines));
    const double valueTop = std::round(m_titleArea.bottom() + kAir);
    m_value = elidedText(m_data.value, m_style.figure, valueWidth + 1);
    m_valueArea = QRectF(0, valueTop, valueWidth, valueHeight);
    m_baseline = valueTop + QFontMetricsF(style.figure).ascent();
    m_unitArea = QRectF(valueWidth + 2, m_baseline - body.ascent(), unitWidth, body.height());
    m_captionAreas.clear();
    for (qsizetype i = 0; i < m_captions.size(); ++i)
        m_captionAreas.append(
            QRectF(0, std::round(m_valueArea.bottom() + kAir) + double(i) * foot, width, foot));
    const double room = size.height() - m_titleArea.bottom() - kMissingGap;
    m_missing = m_data.missing.isEmpty() ? QStringList()
                                         : brokenLines(m_data.missing, style.font, width,
                                                       std::max(1, int(room / caption.height())));
}

QRectF TilePlot::sparkArea() const
{
    const double words = textWidth(m_data.was, m_style.font) + 12;
    const double width = std::min(84.0, m_size.width() - words);
    double top = m_size.height() - kSpark;
    if (!m_captions.isEmpty() && textWidth(m_captions.last(), m_style.font) > m_size.width() - width - 4)
        top = std::max(top, m_captionAreas.last().bottom() + 3); // words are not drawn over
    return QRectF(m_size.width() - width, top, width, m_size.height() - top);
}

void TilePlot::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto words = [&](const QRectF &area, const QFont &font, const QColor &color, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    };
    words(m_titleArea, m_titleFont, m_style.text2, m_title);
    if (!m_data.missing.isEmpty()) {
        painter.setFont(m_style.font);
        painter.setPen(m_style.text3);
        const QFontMetricsF metrics(m_style.font);
        double y = m_titleArea.bottom() + kMissingGap + metrics.ascent();
        for (const QString &line : m_missing) {
            painter.drawText(QPointF(0, y), line);
            y += metrics.height();
        }
        painter.restore();
        return;
    }
    painter.setFont(m_style.figure);
    painter.setPen(m_data.muted ? m_style.text3 : m_style.text);
    painter.drawText(QPointF(0, m_baseline), m_value);
    painter.setFont(m_style.body);
    painter.setPen(m_style.text2);
    painter.drawText(QPointF(m_unitArea.left(), m_baseline), m_data.unit);
    for (qsizetype i = 0; i < m_captions.size(); ++i)
        words(m_captionAreas[i], m_style.font, m_style.text3, m_captions[i]);
    words(m_wasArea, m_style.font, m_style.text3, m_data.was);
    if (const QRectF area = sparkArea(); area.width() >= 24)
        paintSparkline(painter, area, m_data.spark, m_data.muted ? m_style.unknown : m_style.accent);
    painter.restore();
}

QRectF TilePlot::markArea(int index) const
{
    return index == 0 ? QRectF(QPointF(), m_size) : QRectF();
}

QString TilePlot::summary() const
{
    if (!m_data.missing.isEmpty())
        return m_data.title + u": "_s + m_data.missing;
    return m_data.title + u": "_s + m_data.value + u' ' + m_data.unit + u", "_s +
           m_data.captions.join(u", "_s);
}

ChartTable TilePlot::table() const
{
    ChartTable table;
    table.columns = {QCoreApplication::translate("Board", "Figure"),
                     QCoreApplication::translate("Board", "Value")};
    table.rows.append({m_data.title, m_data.missing.isEmpty()
                                         ? QString(m_data.value + u' ' + m_data.unit).trimmed()
                                         : m_data.missing});
    for (const QString &caption : m_data.captions)
        table.rows.append({QString(), caption});
    return table;
}

QList<QRectF> TilePlot::labelAreas() const
{
    if (!m_data.missing.isEmpty())
        return {m_titleArea};
    return QList<QRectF>{m_titleArea, m_valueArea, m_unitArea, m_wasArea} + m_captionAreas;
}

} // namespace binnacle
