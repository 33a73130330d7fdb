// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardgrid.h"

#include "charts/chartview.h"
#include "dashboards/boardplots.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/tileplot.h"
#include "theme/theme.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = 10;
constexpr int kColumns = 7;
constexpr int kWide = 1500;         // from here on the oldest incidents take one column of seven
constexpr int kLineCard = 72;       // a card that says one sentence
constexpr int kTiles = 7;           // as long as nothing is known
constexpr int kLeastRows = 360;     // of the charts and the tables
constexpr int kLeastServices = 240; // of the row of services
constexpr int kTables = 280;        // where they stand under the services
constexpr int kNeeds = 150;
constexpr double kLongText = (23 * 60 + 59) * 60'000.0; // a duration whose words are long

// `count` columns of `area`, from column `first` on, as wide as `span` of them; whole pixels without drift.
QRect columns(const QRect &area, int first, int span, int count)
{
    const auto edge = [&](int column) { return area.left() + column * (area.width() + kGap) / count; };
    return QRect(QPoint(edge(first), area.top()), QPoint(edge(first + span) - kGap - 1, area.bottom()));
}

} // namespace

int boardTileHeight(const Board &board, int width, const ChartStyle &style)
{
    // What a measure says at most in this workspace, so that a filter moves nothing.
    BoardTile fullest;
    fullest.unit = BoardTile::Unit::Duration;
    fullest.distribution.n = std::max<qint64>(board.header.total, 10'000);
    fullest.distribution.open = fullest.distribution.n;
    fullest.distribution.mean = kLongText;
    fullest.distribution.p90 = kLongText;
    const auto tiles = board.tiles.empty() ? kTiles : int(board.tiles.size());
    const double room = double(width - (tiles - 1) * kGap) / tiles - 2 * kCardInset;
    const auto lines =
        joinedLines(tileCaptions(fullest, style.locale), style.font, room, kCaptionLines).size();
    return 2 * kCardTop + int(std::ceil(tileHeight(style, lines)));
}

BoardShape BoardShape::of(const Board &board, int width, const ChartStyle &style)
{
    return {board.tiles.empty() ? kTiles : int(board.tiles.size()), boardTileHeight(board, width, style),
            board.backlog.open > 0 || board.tiles.empty(), board.uptime.recorded > 0, !board.needs.empty()};
}

int BoardShape::leastHeight() const
{
    return tileHeight + 2 * kGap + (hasUptime ? kLeastServices + kGap : 0) + kLeastRows;
}

int BoardShape::belowHeight() const
{
    return hasUptime ? kTables + kGap : 0;
}

BoardPlaces boardPlaces(const QRect &area, const BoardShape &shape, int below)
{
    BoardPlaces places;
    const QRect top(area.left(), area.top(), area.width(), shape.tileHeight);
    for (int i = 0; i < shape.tiles; ++i)
        places.tiles.append(columns(top, i, 1, shape.tiles));
    const int rest = area.height() - shape.tileHeight - 2 * kGap - (shape.hasUptime ? below : 0);
    const int upper = rest * (shape.hasUptime ? 46 : 52) / 100;
    const QRect middle(area.left(), top.bottom() + 1 + kGap, area.width(), upper);
    const QRect foot(area.left(), middle.bottom() + 1 + kGap, area.width(), rest - upper);
    places.dots = columns(middle, 0, 4, kColumns);
    places.volume = columns(middle, 4, 3, kColumns);
    const QRect right = columns(foot, 4, 3, kColumns);
    const bool isWide = area.width() >= kWide; // the narrow card needs room for its words
    const QRect large = isWide ? columns(foot, 4, 2, kColumns) : columns(right, 0, 4, kColumns);
    const QRect small = isWide ? columns(foot, 6, 1, kColumns) : columns(right, 4, 3, kColumns);
    if (shape.hasUptime) {
        places.uptime = columns(foot, 0, 4, kColumns);
        places.backlog = shape.hasNeeds ? large : right;
        places.needs = shape.hasNeeds ? small : QRect();
        const QRect tables(area.left(), foot.bottom() + 1 + kGap, area.width(), below - kGap);
        places.groups = columns(tables, 0, 4, kColumns);
        places.oldest = places.others = columns(tables, 4, 3, kColumns);
        return places;
    }
    places.groups = columns(foot, 0, 4, kColumns);
    if (!shape.hasBacklog) {
        places.backlog = QRect(right.left(), right.top(), right.width(), kLineCard);
        places.others = right.adjusted(0, kLineCard + kGap, 0, 0);
        return places;
    }
    places.backlog = large;
    places.oldest = small;
    if (shape.hasNeeds) {
        const int half = std::min(small.height() / 2, kNeeds);
        places.needs = QRect(small.left(), small.top(), small.width(), half);
        places.oldest = small.adjusted(0, half + kGap, 0, 0);
    }
    return places;
}

BoardGrid::BoardGrid(QWidget *parent)
    : QWidget(parent)
    , m_dots(nullptr)
{
    for (int i = 0; i < kTiles; ++i)
        m_tiles.append(makeCard(tr("Figure"), false));
    m_dots = makeCard(tr("Time to restore"), true);
    m_volume = makeCard(tr("Opened and closed"), true);
    m_uptime = makeCard(tr("Availability by service"), true);
    m_backlog = makeCard(tr("Backlog by age"), true);
    m_needs = makeCard(tr("Needs you"), true);
    m_groups = makeCard(tr("Where incidents lie"), true);
    m_oldest = makeCard(tr("Open longest"), true);
    m_others = makeCard(tr("Where incidents lie"), true);
    for (ChartCard *card : {m_uptime, m_needs, m_others})
        card->hide();
    for (ChartCard *card : {m_dots, m_volume}) {
        card->view()->setBrushable(true);
        connect(card->view(), &ChartView::rangeBrushed, this, &BoardGrid::rangeBrushed);
        connect(card->view(), &ChartView::rangeBrushing, this, &BoardGrid::rangeBrushing);
        connect(card->view(), &ChartView::brushLeft, this, &BoardGrid::brushLeft);
    }
    connect(m_groups, &ChartCard::chosen, this, [this](int index) {
        m_group = index;
        showGroups();
    });
    connect(m_dots, &ChartCard::chosen, this, [this](int index) {
        m_measure = dotMeasures(m_board)[size_t(index)]->measure;
        showDots();
    });
}

ChartCard *BoardGrid::makeCard(const QString &name, bool titled)
{
    auto *card = new ChartCard(name, titled, this);
    if (!titled)
        card->view()->setTipDelay(500);
    connect(card->view(), &ChartView::markClicked, this, &BoardGrid::markClicked);
    connect(card->view(), &ChartView::markOpened, this, &BoardGrid::markOpened);
    return card;
}

void BoardGrid::setBoard(const Board &board)
{
    m_board = board;
    const bool open = board.backlog.open > 0;
    m_oldest->setVisible(open);
    m_others->setVisible(!open && board.groups.size() == 2);
    m_uptime->setVisible(board.uptime.recorded > 0);
    m_needs->setVisible(!board.needs.empty() && (open || board.uptime.recorded > 0));
    const QList<ChartCard *> all = cards();
    for (qsizetype i = 1; i < all.size(); ++i)
        setTabOrder(all[i - 1]->view(), all[i]->view());
    const auto tiles = qsizetype(board.tiles.size());
    while (m_tiles.size() > tiles)
        m_tiles.takeLast()->deleteLater();
    while (m_tiles.size() < tiles) {
        ChartCard *card = makeCard(tr("Figure"), false);
        card->show();
        m_tiles.append(card);
        setTabOrder(m_tiles.size() > 1 ? m_tiles[m_tiles.size() - 2]->view() : card->view(), card->view());
    }
    updateGeometry();
    arrange();
    const bool filtered = !board.header.query.isEmpty();
    const auto why = [&](const BoardScope &scope) {
        return filtered && !scope.filter ? tr("the filter does not apply here") : QString();
    };
    for (qsizetype i = 0; i < tiles; ++i) {
        const BoardTile &tile = board.tiles[size_t(i)];
        CardPicture picture;
        picture.plot = tilePicture(board, tile, locale());
        m_tiles[i]->view()->setAccessibleName(tile.title);
        m_tiles[i]->setPicture(std::move(picture));
        m_tiles[i]->setMuted(why(tile.scope));
    }
    showDots();
    m_dots->setMuted(why(board.resolve.scope));
    if (!m_volume->view()->isBrushing()) // its time stays as long as the hand marks some of it
        m_volume->setPicture(cardPicture(board, BoardCard::Volume, locale()));
    m_volume->setMuted(why(board.volume.scope));
    m_uptime->setPicture(cardPicture(board, BoardCard::Uptime, locale()));
    m_uptime->setMuted(why(board.uptime.scope));
    m_needs->setPicture(cardPicture(board, BoardCard::Needs, locale()));
    m_backlog->setPicture(cardPicture(board, BoardCard::Backlog, locale()));
    m_backlog->setMuted(why(board.backlog.scope));
    m_oldest->setPicture(cardPicture(board, BoardCard::Oldest, locale()));
    m_oldest->setMuted(why(board.backlog.scope));
    showGroups();
}

void BoardGrid::showGroups()
{
    const auto &groups = m_board.groups;
    const auto rows = [&](int index) { return groups[size_t(index)].rows.size(); };
    if (m_group >= int(groups.size()))
        m_group = 0;
    // One row says nothing: the other table does, where the filter leaves more of it.
    int shown = m_group;
    for (int i = 0; i < int(groups.size()) && rows(shown) <= 1; ++i)
        if (rows(i) > 1)
            shown = i;
    const bool both = m_board.backlog.open == 0 && groups.size() == 2;
    if (both)
        shown = 0;
    QStringList names;
    for (const BoardGroups &one : groups)
        names.append(groupTitle(one.by));
    m_groups->setPicture(cardPicture(m_board, BoardCard::Groups, locale(), shown));
    m_groups->setChoices(names.size() > 1 && !both ? names : QStringList(), shown);
    if (both)
        m_others->setPicture(cardPicture(m_board, BoardCard::Groups, locale(), 1));
}

void BoardGrid::showDots()
{
    if (m_dots->view()->isBrushing())
        return;
    const auto measures = dotMeasures(m_board);
    QStringList names;
    int shown = 0;
    for (size_t i = 0; i < measures.size(); ++i) {
        names.append(dotName(*measures[i]));
        if (measures[i]->measure == m_measure)
            shown = int(i);
    }
    m_dots->setPicture(cardPicture(m_board, BoardCard::Dots, locale(), shown));
    m_dots->setChoices(names.size() > 1 ? names : QStringList(), shown);
}

void BoardGrid::setViewHeight(int height)
{
    if (height == m_viewHeight)
        return;
    m_viewHeight = height;
    updateGeometry();
}

void BoardGrid::setTablesShown(bool shown)
{
    for (ChartView *view : views())
        if (!m_tiles.contains(view->parentWidget()))
            view->setTableShown(shown);
}

QList<ChartView *> BoardGrid::views() const
{
    QList<ChartView *> all;
    for (ChartCard *card : m_tiles)
        all.append(card->view());
    for (ChartCard *card : cards())
        if (!card->isHidden())
            all.append(card->view());
    return all;
}

ChartView *BoardGrid::firstCard() const
{
    return m_dots->view();
}

// As one reads them.
QList<ChartCard *> BoardGrid::cards() const
{
    QList<ChartCard *> all{m_dots, m_volume, m_uptime, m_backlog, m_needs, m_oldest, m_others};
    all.insert(m_uptime->isHidden() ? 3 : 5, m_groups);
    return all;
}

BoardShape BoardGrid::shape() const
{
    ChartStyle style = ChartStyle::of(Theme::of(this), font());
    style.locale = locale();
    return BoardShape::of(m_board, width(), style);
}

QSize BoardGrid::minimumSizeHint() const
{
    const BoardShape needed = shape();
    return {860, std::max(needed.leastHeight(), m_viewHeight) + needed.belowHeight()};
}

void BoardGrid::arrange()
{
    const BoardShape needed = shape();
    const BoardPlaces places = boardPlaces(rect(), needed, needed.belowHeight());
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setGeometry(places.tiles[i]);
    m_dots->setGeometry(places.dots);
    m_volume->setGeometry(places.volume);
    m_uptime->setGeometry(places.uptime);
    m_groups->setGeometry(places.groups);
    m_backlog->setGeometry(places.backlog);
    m_needs->setGeometry(places.needs);
    m_oldest->setGeometry(places.oldest);
    m_others->setGeometry(places.others);
    if (isRightToLeft()) {
        for (ChartCard *card : m_tiles + cards())
            card->move(width() - card->x() - card->width(), card->y());
    }
}

void BoardGrid::resizeEvent(QResizeEvent *)
{
    arrange();
}

void BoardGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    QWidget::changeEvent(event);
}

} // namespace binnacle
