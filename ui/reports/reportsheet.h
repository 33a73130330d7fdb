// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report laid out on A4 pages: head, the large figures, the comment, then sections of tables whose head
// stands on each page they go on to. One thread makes it, any paints it.

#include "reports/reportpaper.h"

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <vector>

class QPainter;

namespace binnacle {

class ReportSheet
{
public:
    enum class Turn { Upright, Wide };

    explicit ReportSheet(const ReportPaper &paper, Turn turn = Turn::Upright);

    [[nodiscard]] static QSizeF size(); // of a page upright, in units of 1/96 inch
    [[nodiscard]] QSizeF pageSize() const { return m_size; }
    [[nodiscard]] int pageCount() const { return int(m_pages.size()); }
    // The painter's unit must be 1/96 inch, its origin the page's corner.
    void paintPage(QPainter &painter, int page) const;

private:
    // Drawn in the order they come; a text is one line, at its base line.
    struct Item
    {
        enum class Kind { Text, Fill, Frame };
        Kind kind = Kind::Text;
        QRectF area;
        QPointF origin;
        QString text;
        QFont font;
        QColor color;
    };
    using Page = std::vector<Item>;
    struct Block // of lines
    {
        QStringList lines;
        double height = 0;
    };

    void addPage();
    // A new page where so much does not fit on this one.
    void need(double height);
    [[nodiscard]] static Block wrapped(const QString &text, const QFont &font, double width,
                                       int mostLines = 0);
    void text(const Block &block, const QFont &font, const QColor &color, double x, double y, double width,
              bool right = false);
    void paragraph(const QString &text, const QFont &font, const QColor &color, double after);
    void fill(const QRectF &area, const QColor &color);
    void frame(const QRectF &area, const QColor &color);

    void addHead(const ReportPaper &paper);
    void addHighlights(const std::vector<PaperHighlight> &highlights);
    void addComment(const QString &comment);
    void addSection(const PaperSection &section);
    void addTable(const PaperTable &table);
    void addTableHead(const PaperTable &table, const std::vector<double> &widths);
    [[nodiscard]] double keptHeight(const PaperTable &table, const std::vector<double> &widths) const;
    [[nodiscard]] double rowHeight(const PaperTable &table, size_t row,
                                   const std::vector<double> &widths) const;
    void addRow(const PaperTable &table, size_t row, const std::vector<double> &widths);
    void addFurniture(const ReportPaper &paper);

    QSizeF m_size;
    double m_content; // the width between the margins
    std::vector<Page> m_pages;
    double m_y = 0;
    QFont m_title, m_section, m_heading, m_figure, m_body, m_strong, m_small;
};

} // namespace binnacle
