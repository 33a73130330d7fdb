// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardsheet.h"

#include "charts/charttext.h"
#include "dashboards/boardplaces.h"
#include "dashboards/boardplots.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/filterbar.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = 32;
constexpr double kHeadHeight = 44;
constexpr double kFootHeight = 20;
constexpr double kColumnGap = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("Board", text);
}

QFont forFiles(QFont font)
{
    font.setHintingPreference(QFont::PreferNoHinting); // widths as on paper, at every size
    // No alternate glyphs ("–" between figures, ">" in a name): a file maps only the plain ones back to text.
    font.setStyleStrategy(QFont::StyleStrategy(font.styleStrategy() | QFont::PreferNoShaping));
    return font;
}

} // namespace

BoardSheet::BoardSheet(const Board &board, const QString &workspace, const QSizeF &size,
                       const QLocale &locale, const Arrangement &arrangement)
    : m_size(size)
    , m_style(ChartStyle::of(Theme::light(), QApplication::font()))
    , m_title(tr("Operations"))
    , m_workspace(oneLine(workspace))
{
    m_style.locale = locale;
    for (QFont *font : {&m_style.font, &m_style.body, &m_style.heading, &m_style.figure})
        *font = forFiles(*font);
    const BoardHeader &header = board.header;
    const QString dates = windowDates(header, locale);
    m_facts.append(header.defaultWindow      ? tr("%1 (%2)").arg(dates, header.windowText)
                   : board.request.fullRange ? header.windowText
                                             : dates);
    m_facts.append(header.timeText);
    m_facts.append(tr("time zone %1").arg(header.zone));
    m_facts.append(tr("as of %1").arg(dateTimeText(header.asOf, boardZone(header), locale)));
    // Last, as it alone may be too long; the definitions have it whole.
    m_facts.append(header.query.isEmpty() ? tr("all incidents") : tr("filter %1").arg(oneLine(header.query)));

    const QRect area = QRectF(kMargin, kMargin + kHeadHeight, size.width() - 2 * kMargin,
                              size.height() - 2 * kMargin - kHeadHeight - kFootHeight)
                           .toAlignedRect();
    const BoardShape shape = BoardShape::of(board, area.width(), m_style, arrangement);
    const BoardPlaces places = boardPlaces(area, shape, BoardFill::Paper);
    QStringList notes;
    for (qsizetype i = 0; i < shape.tiles.size() && !board.tiles.empty(); ++i) {
        const BoardTile &tile = board.tiles[size_t(shape.tiles[i])];
        addCard(places.tiles[i], {}, false, tilePicture(board, tile, locale));
        notes.append(tileExplanation(tile, header, locale));
    }
    const auto add = [&](BoardCard kind, const QRect &place, qsizetype group = 0) {
        CardPicture picture = cardPicture(board, kind, locale, group);
        if (!picture.plot)
            return;
        notes.append(picture.explanation);
        // On paper no filter comes after: the legend needs no more room than it takes.
        addCard(place, {picture.title, picture.legend, {}, 0}, true, std::move(picture.plot));
    };
    for (qsizetype i = 0; i < shape.cards.size(); ++i) {
        const bool others = shape.cards[i] == BoardCard::Oldest && shape.hasOthers;
        add(others ? BoardCard::Groups : shape.cards[i], places.cards[i], others ? 1 : 0);
    }
    if (const QString fresh = freshnessText(header, locale); !fresh.isEmpty())
        notes.append(QStringList{tr("Data"), fresh, olderText(header)}.join(u'\n').trimmed());
    layoutNotes(notes);
}

void BoardSheet::addCard(const QRect &area, const CardHeader &header, bool titled,
                         std::unique_ptr<ChartPlot> plot)
{
    const QRectF body = cardBody(area, titled ? header.height(area.width(), m_style) : 0);
    plot->layout(body.size(), m_style);
    m_cards.push_back({area, body, header, titled, std::move(plot)});
}

// In columns of even height: each note whole, with its heading.
void BoardSheet::layoutNotes(const QStringList &notes)
{
    const double width = (m_size.width() - 2 * kMargin - kColumnGap) / 2;
    const double top = kMargin + kHeadHeight + 12;
    const double room = m_size.height() - kMargin - kFootHeight - top;
    QList<QList<NoteLine>> blocks;
    QList<double> heights;
    for (const QString &note : notes) {
        blocks.append(noteLines(note, width));
        heights.append(blocks.last().last().area.bottom() + 14);
    }
    const double total = std::accumulate(heights.begin(), heights.end(), 0.0);
    const double goal =
        std::min(room, std::max(total / 2, *std::max_element(heights.begin(), heights.end())));
    m_notePages.append(QList<NoteLine>());
    int column = 0;
    double y = 0;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const bool full = y + heights[i] > room || (column == 0 && y >= goal);
        if (y > 0 && full) {
            y = 0;
            if (++column == 2) {
                column = 0;
                m_notePages.append(QList<NoteLine>());
            }
        }
        for (NoteLine line : blocks[i]) {
            line.area.translate(kMargin + column * (width + kColumnGap), top + y);
            m_notePages.last().append(line);
        }
        y += heights[i];
    }
}

QList<BoardSheet::NoteLine> BoardSheet::noteLines(const QString &note, double width) const
{
    const QStringList lines = note.split(u'\n');
    QList<NoteLine> placed;
    double y = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QFontMetricsF metrics(i == 0 ? m_style.heading : m_style.font);
        const QRectF bounds = metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, lines[i]);
        const double height = std::ceil(bounds.height()) + (i == 0 ? 3 : 1);
        placed.append({lines[i], i == 0, QRectF(0, y, width, height)});
        y += height;
    }
    return placed;
}

void BoardSheet::paintHead(QPainter &painter) const
{
    const QRectF head(kMargin, kMargin, m_size.width() - 2 * kMargin, kHeadHeight);
    QFont title = m_style.figure;
    title.setPixelSize(std::max(1, int(title.pixelSize() * 0.72)));
    painter.setFont(title);
    painter.setPen(m_style.text);
    painter.drawText(QPointF(head.left(), head.top() + QFontMetricsF(title).ascent()), m_title);
    const double after = head.left() + QFontMetricsF(title).horizontalAdvance(m_title) + 12;
    painter.setFont(m_style.body);
    painter.setPen(m_style.text2);
    painter.drawText(
        QPointF(after, head.top() + QFontMetricsF(title).ascent()),
        QFontMetricsF(m_style.body).elidedText(m_workspace, Qt::ElideRight, head.right() - after));
    painter.setFont(m_style.font);
    painter.setPen(m_style.text3);
    painter.drawText(
        QRectF(head.left(), head.bottom() - 20, head.width(), 16),
        int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetricsF(m_style.font).elidedText(m_facts.join(u" · "_s), Qt::ElideRight, head.width()));
}

void BoardSheet::paintPage(QPainter &painter, int page, bool numbered) const
{
    painter.save();
    painter.fillRect(QRectF(QPointF(), m_size), page == 0 ? Theme::light().window : m_style.surface);
    paintHead(painter);
    if (page == 0) {
        for (const Card &card : m_cards) {
            paintCardFrame(painter, card.area, m_style);
            if (card.titled)
                card.header.paint(painter, card.area, m_style, false);
            painter.save();
            painter.translate(card.body.topLeft());
            card.plot->paint(painter);
            painter.restore();
        }
    } else {
        for (const NoteLine &line : m_notePages[page - 1]) {
            painter.setFont(line.heading ? m_style.heading : m_style.font);
            painter.setPen(line.heading ? m_style.text : m_style.text2);
            painter.drawText(line.area,
                             int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap | Qt::TextDontClip,
                             line.text);
        }
    }
    if (numbered) {
        painter.setFont(m_style.font);
        painter.setPen(m_style.text3);
        const QRectF foot(kMargin, m_size.height() - kMargin - kFootHeight + 6, m_size.width() - 2 * kMargin,
                          kFootHeight);
        painter.drawText(foot, int(Qt::AlignRight | Qt::AlignBottom) | Qt::TextSingleLine,
                         tr("Page %1 of %2").arg(page + 1).arg(pageCount()));
    }
    painter.restore();
}

} // namespace binnacle
