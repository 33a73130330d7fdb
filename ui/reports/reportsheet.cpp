// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportsheet.h"

#include "theme/theme.h"
#include "wording/reportwords.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWidth = 210 / 25.4 * 96, kHeight = 297 / 25.4 * 96;
constexpr double kMargin = 57;            // 15 mm
constexpr double kTop = 72, kBottom = 66; // below the running head, above the foot
constexpr double kCellGap = 10;           // between columns
constexpr double kUnits = 6;              // of a column's width beside the others: the page is as wide
constexpr double kRowPadding = 4;
constexpr int kMostLines = 14;      // of a cell
constexpr double kWhole = 330;      // a table not taller is not broken
constexpr double kKeep = 88;        // the head of a table with what begins below it
constexpr double kCommentRoom = 64; // to be written into by hand

// Digits of one width, and each letter as plain as it can be found again: Noto Sans has both.
QFont paperFont(int pixels, bool strong = false)
{
    QFont font = QApplication::font();
    if (QFontDatabase::families().contains("Noto Sans"_L1))
        font = QFont(u"Noto Sans"_s);
    font.setPixelSize(pixels);
    font.setBold(strong);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::PreferNoShaping));
    return font;
}

double lineHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height() * 1.04);
}

const Theme &theme()
{
    return Theme::light();
}

// A column of words after one of figures stands off it a little.
double indent(const PaperTable &table, size_t column)
{
    const bool follows = column > 0 && table.columns[column - 1].isFigure && !table.columns[column].isFigure;
    return follows ? kCellGap : 0;
}

// A number and its unit are read together: no line ends between them.
QString joined(const QString &text)
{
    static const QRegularExpression kBreak(u"(?<=\\d) (?=[smhdy]\\b)|(?<=\\d [smhdy]) (?=\\d)"_s);
    return QString(text).replace(kBreak, u"\u00A0"_s);
}

std::vector<double> widthsOf(const PaperTable &table, double content)
{
    double sum = 0;
    for (const PaperColumn &column : table.columns)
        sum += column.width; // Few columns are read best near each other.
    const double width = content * std::min(1.0, sum / kUnits);
    const double room = width - kCellGap * double(table.columns.size() - 1);
    std::vector<double> widths;
    for (const PaperColumn &column : table.columns)
        widths.push_back(room * column.width / sum);
    return widths;
}

} // namespace

QSizeF ReportSheet::size()
{
    return {kWidth, kHeight};
}

ReportSheet::ReportSheet(const ReportPaper &paper, Turn turn)
    : m_size(turn == Turn::Wide ? size().transposed() : size())
    , m_content(m_size.width() - 2 * kMargin)
    , m_title(paperFont(28, true))
    , m_section(paperFont(17, true))
    , m_heading(paperFont(12, true))
    , m_figure(paperFont(23, true))
    , m_body(paperFont(11))
    , m_strong(paperFont(10, true))
    , m_small(paperFont(10))
{
    addPage();
    addHead(paper);
    addHighlights(paper.highlights);
    if (paper.comment)
        addComment(*paper.comment);
    for (const PaperSection &section : paper.sections)
        addSection(section);
    addFurniture(paper);
}

void ReportSheet::addPage()
{
    m_pages.emplace_back();
    m_y = m_pages.size() == 1 ? kMargin : kTop;
}

void ReportSheet::need(double height)
{
    if (m_y + height > m_size.height() - kBottom)
        addPage();
}

ReportSheet::Block ReportSheet::wrapped(const QString &text, const QFont &font, double width, int mostLines)
{
    Block block;
    for (const QString &paragraph : text.split(u'\n')) {
        QTextLayout layout(joined(paragraph), font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            block.lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
        if (paragraph.isEmpty() && (block.lines.isEmpty() || !block.lines.last().isEmpty()))
            block.lines.append(QString()); // a line of its own, too
    }
    if (mostLines > 0 && block.lines.size() > mostLines) {
        block.lines = block.lines.mid(0, mostLines);
        block.lines.last() =
            QFontMetricsF(font).elidedText(QString(block.lines.last() + u" …"_s), Qt::ElideRight, width);
    }
    block.height = double(block.lines.size()) * lineHeight(font);
    return block;
}

void ReportSheet::text(const Block &block, const QFont &font, const QColor &color, double x, double y,
                       double width, bool right)
{
    const QFontMetricsF metrics(font);
    double line = y + metrics.ascent();
    for (const QString &one : block.lines) {
        const bool isAtRight = right || one.isRightToLeft(); // where such a line begins
        const double start = isAtRight ? x + width - metrics.horizontalAdvance(one) : x;
        m_pages.back().push_back({Item::Kind::Text, {}, QPointF(start, line), one, font, color});
        line += lineHeight(font);
    }
}

void ReportSheet::paragraph(const QString &words, const QFont &font, const QColor &color, double after)
{
    const Block block = wrapped(words, font, m_content);
    for (const QString &line : block.lines) {
        need(lineHeight(font));
        text({{line}, 0}, font, color, kMargin, m_y, m_content);
        m_y += lineHeight(font);
    }
    m_y += after;
}

void ReportSheet::fill(const QRectF &area, const QColor &color)
{
    m_pages.back().push_back({Item::Kind::Fill, area, {}, {}, {}, color});
}

void ReportSheet::frame(const QRectF &area, const QColor &color)
{
    m_pages.back().push_back({Item::Kind::Frame, area, {}, {}, {}, color});
}

void ReportSheet::addHead(const ReportPaper &paper)
{
    paragraph(paper.workspace, m_heading, theme().text2, 2);
    paragraph(paper.title, m_title, theme().text, 0);
    paragraph(paper.dates, m_section, theme().accent, 8);
    paragraph(paper.facts.join(u" · "_s), m_small, theme().text2, 14);
}

void ReportSheet::addHighlights(const std::vector<PaperHighlight> &highlights)
{
    if (highlights.empty())
        return;
    constexpr double kGap = 12, kPad = 10;
    const double width = (m_content - kGap * double(highlights.size() - 1)) / double(highlights.size());
    std::vector<Block> titles, notes;
    double tallestTitle = 0, tallestNote = 0;
    for (const PaperHighlight &one : highlights) {
        titles.push_back(wrapped(one.title, m_small, width - 2 * kPad, 2));
        notes.push_back(wrapped(one.note, m_small, width - 2 * kPad, 4));
        tallestTitle = std::max(tallestTitle, titles.back().height);
        tallestNote = std::max(tallestNote, notes.back().height);
    }
    const double height = kPad + tallestTitle + lineHeight(m_figure) + 2 + tallestNote + kPad;
    need(height);
    for (size_t i = 0; i < highlights.size(); ++i) {
        const double x = kMargin + double(i) * (width + kGap);
        const PaperHighlight &one = highlights[i];
        frame({x, m_y, width, height}, theme().line);
        const double inner = width - 2 * kPad;
        double y = m_y + kPad;
        text(titles[i], m_small, theme().text2, x + kPad, y, inner);
        y += tallestTitle;
        text(wrapped(one.value, m_figure, inner, 1), m_figure, one.isMarked ? theme().bad : theme().text,
             x + kPad, y, inner);
        y += lineHeight(m_figure) + 2;
        text(notes[i], m_small, theme().text2, x + kPad, y, inner);
    }
    m_y += height + 16;
}

void ReportSheet::addComment(const QString &comment)
{
    constexpr double kPad = 10;
    need(lineHeight(m_heading) + kCommentRoom);
    paragraph(wording::reportText(u"comment"_s), m_heading, theme().text, 3);
    const Block block = wrapped(comment, m_body, m_content - 2 * kPad);
    // On as many pages as it takes, a frame on each.
    for (qsizetype next = 0; next < block.lines.size();) {
        const double room = m_size.height() - kBottom - m_y - 2 * kPad;
        const auto fits = std::max(qsizetype(1), qsizetype(room / lineHeight(m_body)));
        const QStringList lines = block.lines.mid(next, fits);
        const double height = std::max(double(lines.size()) * lineHeight(m_body) + 2 * kPad,
                                       comment.isEmpty() ? kCommentRoom : 0.0);
        frame({kMargin, m_y, m_content, height}, theme().line);
        text({lines, 0}, m_body, theme().text, kMargin + kPad, m_y + kPad, m_content);
        m_y += height;
        next += lines.size();
        if (next < block.lines.size())
            addPage();
    }
    m_y += 8;
}

void ReportSheet::addSection(const PaperSection &section)
{
    m_y += 18;
    double kept = 16 + lineHeight(m_section);
    for (const QString &one : section.paragraphs)
        kept += wrapped(one, m_body, m_content).height + 4;
    if (!section.tables.empty())
        kept += keptHeight(section.tables.front(), widthsOf(section.tables.front(), m_content));
    need(std::min(kept, (m_size.height() - kTop - kBottom) / 2));
    fill({kMargin, m_y, m_content, 1.5}, theme().text);
    m_y += 8;
    paragraph(section.title, m_section, theme().text, 4);
    for (const QString &one : section.paragraphs)
        paragraph(one, m_body, theme().text2, 4);
    for (const PaperTable &table : section.tables)
        addTable(table);
}

void ReportSheet::addTable(const PaperTable &table)
{
    const std::vector<double> widths = widthsOf(table, m_content);
    m_y += 4;
    need(keptHeight(table, widths));
    if (!table.title.isEmpty()) {
        m_y += 6;
        paragraph(table.title, m_heading, theme().text, 2);
    }
    addTableHead(table, widths);
    for (size_t row = 0; row < table.rows.size(); ++row)
        addRow(table, row, widths);
    m_y += 4;
    if (!table.note.isEmpty())
        paragraph(table.note, m_small, theme().text2, 4);
}

void ReportSheet::addTableHead(const PaperTable &table, const std::vector<double> &widths)
{
    std::vector<Block> cells;
    double height = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
        cells.push_back(wrapped(table.columns[i].title, m_strong, widths[i] - indent(table, i)));
        height = std::max(height, cells.back().height);
    }
    double x = kMargin;
    for (size_t i = 0; i < widths.size(); ++i) {
        text(cells[i], m_strong, theme().text2, x + indent(table, i), m_y + height - cells[i].height,
             widths[i] - indent(table, i), table.columns[i].isFigure);
        x += widths[i] + kCellGap;
    }
    m_y += height + 3;
    fill({kMargin, m_y, x - kCellGap - kMargin, 1}, theme().text3);
    m_y += 1;
}

// What of a table stays together: a short one in one piece.
double ReportSheet::keptHeight(const PaperTable &table, const std::vector<double> &widths) const
{
    double height = kKeep;
    for (size_t row = 0; row < table.rows.size() && height < kWhole; ++row)
        height += rowHeight(table, row, widths);
    return height < kWhole ? height : kKeep;
}

double ReportSheet::rowHeight(const PaperTable &table, size_t row, const std::vector<double> &widths) const
{
    double height = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
        const QString &cell = table.rows[row][qsizetype(i)];
        height = std::max(height, wrapped(cell, m_body, widths[i] - indent(table, i), kMostLines).height);
    }
    return height + 2 * kRowPadding;
}

void ReportSheet::addRow(const PaperTable &table, size_t row, const std::vector<double> &widths)
{
    std::vector<Block> cells;
    double height = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
        cells.push_back(
            wrapped(table.rows[row][qsizetype(i)], m_body, widths[i] - indent(table, i), kMostLines));
        height = std::max(height, cells.back().height);
    }
    height += 2 * kRowPadding;
    if (m_y + height > m_size.height() - kBottom) {
        addPage();
        addTableHead(table, widths);
    }
    if (table.marked[row])
        fill({kMargin - 7, m_y + 3, 3, height - 6}, theme().bad);
    double x = kMargin;
    for (size_t i = 0; i < widths.size(); ++i) {
        text(cells[i], m_body, theme().text, x + indent(table, i), m_y + kRowPadding,
             widths[i] - indent(table, i), table.columns[i].isFigure);
        x += widths[i] + kCellGap;
    }
    m_y += height;
    fill({kMargin, m_y - 0.5, x - kCellGap - kMargin, 0.5}, theme().line);
}

// What stands on every page can be said once their number is known.
void ReportSheet::addFurniture(const ReportPaper &paper)
{
    const QFontMetricsF metrics(m_small);
    for (size_t i = 0; i < m_pages.size(); ++i) {
        Page &page = m_pages[i];
        const auto put = [&](const QString &words, double y, bool right) {
            const double x = right ? m_size.width() - kMargin - metrics.horizontalAdvance(words) : kMargin;
            page.push_back({Item::Kind::Text, {}, QPointF(x, y), words, m_small, theme().text3});
        };
        const QString number = wording::reportText(
            u"page"_s, {{u"page"_s, qint64(i) + 1}, {u"pages"_s, qint64(m_pages.size())}});
        const double foot = m_size.height() - 34;
        put(number, foot, true);
        put(metrics.elidedText(paper.workspace, Qt::ElideRight, m_content * 0.7), foot, false);
        if (i == 0)
            continue;
        put(metrics.elidedText(paper.title, Qt::ElideRight, m_content * 0.55), 46, false);
        put(paper.dates, 46, true);
        page.push_back({Item::Kind::Fill, {kMargin, 53, m_content, 0.5}, {}, {}, {}, theme().line});
    }
}

void ReportSheet::paintPage(QPainter &painter, int page) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Item &item : m_pages[size_t(page)]) {
        switch (item.kind) {
        case Item::Kind::Text:
            painter.setFont(item.font);
            painter.setPen(item.color);
            painter.drawText(item.origin, item.text);
            break;
        case Item::Kind::Fill:
            painter.fillRect(item.area, item.color);
            break;
        case Item::Kind::Frame:
            painter.setPen(QPen(item.color, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(item.area, kRadius, kRadius);
            break;
        }
    }
    painter.restore();
}

} // namespace binnacle
