// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A board laid out for paper or a picture: the cards on the first page, definitions and exclusions on those
// after it. Made on the GUI thread (a chart's layout needs it), painted on any.

#include "charts/chartplot.h"
#include "charts/legend.h"
#include "dashboards/arrangement.h"
#include "dashboards/chartcard.h"
#include "reports/board.h"

#include <QLocale>
#include <QRectF>

#include <memory>
#include <vector>

class QPainter;

namespace binnacle {

class BoardSheet
{
public:
    // `size` in units of 1/96 inch.
    BoardSheet(const Board &board, const QString &workspace, const QSizeF &size, const QLocale &locale,
               const Arrangement &arrangement = {});

    [[nodiscard]] const QSizeF &size() const { return m_size; }
    [[nodiscard]] int pageCount() const { return 1 + int(m_notePages.size()); }
    // Page 0 has the cards. The painter's unit must be 1/96 inch, its origin the page's corner.
    void paintPage(QPainter &painter, int page, bool numbered) const;
    [[nodiscard]] const ChartStyle &style() const { return m_style; }

private:
    struct Card
    {
        QRectF area;
        QRectF body;
        CardHeader header;
        bool titled = false;
        std::unique_ptr<ChartPlot> plot;
    };
    struct NoteLine
    {
        QString text;
        bool heading = false;
        QRectF area;
    };
    void addCard(const QRect &area, const CardHeader &header, bool titled, std::unique_ptr<ChartPlot> plot);
    void layoutNotes(const QStringList &notes);
    [[nodiscard]] QList<NoteLine> noteLines(const QString &note, double width) const;
    void paintHead(QPainter &painter) const;

    QSizeF m_size;
    ChartStyle m_style;
    QString m_title;
    QString m_workspace;
    QStringList m_facts; // window, kind of time, zone, as of, filter
    std::vector<Card> m_cards;
    QList<QList<NoteLine>> m_notePages;
};

} // namespace binnacle
