// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardgrid.h"

#include "charts/chartview.h"
#include "dashboards/boardplots.h"
#include "dashboards/carddrag.h"
#include "dashboards/chartcard.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QPushButton>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kCards = {BoardCard::Dots,  BoardCard::Volume, BoardCard::Uptime, BoardCard::Backlog,
                               BoardCard::Needs, BoardCard::Groups, BoardCard::Oldest};
constexpr int kLookAhead = 60; // scrolled to before the hand reaches the edge

} // namespace

BoardGrid::BoardGrid(QWidget *parent)
    : QWidget(parent)
    , m_drag(new CardDrag(this))
    , m_none(new EmptyState(u"home"_s, tr("Every card is hidden"),
                            tr("“Arrange” has the list of them. What was hidden comes back as it was."),
                            this))
    , m_dots(makeCard(tr("Time to restore"), true))
{
    for (int i = 0; i < kTilesAtFirst; ++i)
        m_tiles.append(makeCard(tr("Figure"), false));
    m_volume = makeCard(tr("Opened and closed"), true);
    m_uptime = makeCard(tr("Availability by service"), true);
    m_backlog = makeCard(tr("Backlog by age"), true);
    m_needs = makeCard(tr("Needs you"), true);
    m_groups = makeCard(tr("Where incidents lie"), true);
    m_oldest = makeCard(tr("Open longest"), true);
    m_others = makeCard(tr("Where incidents lie"), true);
    for (const BoardCard one : kCards)
        cardOf(one)->setObjectName(cardName(one));
    m_others->setObjectName(m_oldest->objectName()); // it stands in its place
    for (ChartCard *card : {m_uptime, m_needs, m_others})
        card->hide();
    m_none->hide();
    m_shape = shape();
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
    connect(m_drag, &CardDrag::moveWanted, this, &BoardGrid::moveWanted);
    connect(m_drag, &CardDrag::movedOver, this, [this](const QPoint &at) {
        Q_EMIT lookWanted(QRect(at, QSize(1, 1)).adjusted(-1, -kLookAhead, 1, kLookAhead) & rect());
    });
    connect(m_none->addButton(tr("Show every card")), &QPushButton::clicked, this, &BoardGrid::defaultWanted);
}

ChartCard *BoardGrid::makeCard(const QString &name, bool titled)
{
    auto *card = new ChartCard(name, titled, this);
    if (!titled)
        card->view()->setTipDelay(500);
    m_drag->watch(card);
    connect(card->view(), &ChartView::markClicked, this, &BoardGrid::markClicked);
    connect(card->view(), &ChartView::markOpened, this, &BoardGrid::markOpened);
    connect(card->view(), &ChartView::menuAboutToShow, this, [this, card](QMenu *menu) {
        m_current = card->objectName();
        Q_EMIT menuAboutToShow(menu);
    });
    connect(card->view(), &ChartView::focusChanged, this, [this, card] {
        if (card->view()->hasFocus())
            m_current = card->objectName();
    });
    return card;
}

void BoardGrid::setBoard(const Board &board)
{
    m_board = board;
    showBoard();
}

void BoardGrid::showBoard()
{
    const Board &board = m_board;
    showCards();
    const bool filtered = !board.header.query.isEmpty();
    const auto why = [&](const BoardScope &scope) {
        return filtered && !scope.filter ? tr("the filter does not apply here") : QString();
    };
    for (qsizetype i = 0; i < m_tiles.size() && !board.tiles.empty(); ++i) {
        const BoardTile &tile = board.tiles[size_t(m_shape.tiles[i])];
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

void BoardGrid::setArrangement(const Arrangement &arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    if (m_board.tiles.empty()) { // nothing is shown yet
        m_shape = shape();
        return arrange();
    }
    showBoard();
}

// Which cards there are, and where they stand; not yet what they show.
void BoardGrid::showCards()
{
    m_shape = shape();
    showTiles();
    const QList<ChartCard *> shown = cards();
    for (ChartCard *card : {m_dots, m_volume, m_uptime, m_backlog, m_needs, m_groups, m_oldest, m_others}) {
        if (card->isHidden() && shown.contains(card))
            card->view()->setTableShown(m_tablesShown);
        card->setVisible(shown.contains(card));
    }
    m_none->setVisible(m_shape.tiles.isEmpty() && m_shape.cards.isEmpty());
    const QList<ChartCard *> all = m_tiles + shown;
    for (qsizetype i = 1; i < all.size(); ++i)
        setTabOrder(all[i - 1]->view(), all[i]->view());
    m_drag->setCards(m_tiles, shown);
    updateGeometry();
    arrange();
}

// A figure keeps its card wherever it goes, and the focus with it.
void BoardGrid::showTiles()
{
    if (m_board.tiles.empty())
        return;
    QList<ChartCard *> before = std::exchange(m_tiles, {});
    const auto take = [&before](const QString &name) -> ChartCard * {
        const auto found = std::find_if(before.begin(), before.end(), [&name](const ChartCard *card) {
            return card->objectName() == name || card->objectName().isEmpty();
        });
        if (found == before.end())
            return nullptr;
        ChartCard *card = *found;
        before.erase(found);
        return card;
    };
    for (const qsizetype place : m_shape.tiles) {
        const QString name = cardName(m_board.tiles[size_t(place)].kind);
        ChartCard *card = take(name);
        if (card == nullptr) {
            card = makeCard(tr("Figure"), false);
            card->show();
        }
        card->setObjectName(name);
        m_tiles.append(card);
    }
    for (ChartCard *card : before) {
        card->hide(); // the focus goes on before it goes
        card->deleteLater();
    }
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
    m_tablesShown = shown;
    for (ChartCard *card : cards())
        card->view()->setTableShown(shown);
}

QList<ChartView *> BoardGrid::views() const
{
    QList<ChartView *> all;
    for (ChartCard *card : m_tiles + cards())
        all.append(card->view());
    return all;
}

ChartView *BoardGrid::firstCard() const
{
    const QList<ChartCard *> all = cards();
    return all.isEmpty() ? nullptr : all.first()->view();
}

ChartCard *BoardGrid::cardOf(BoardCard card) const
{
    switch (card) {
    case BoardCard::Dots:
        return m_dots;
    case BoardCard::Volume:
        return m_volume;
    case BoardCard::Uptime:
        return m_uptime;
    case BoardCard::Backlog:
        return m_backlog;
    case BoardCard::Needs:
        return m_needs;
    case BoardCard::Groups:
        return m_groups;
    case BoardCard::Oldest:
        break;
    }
    return m_shape.hasOthers ? m_others : m_oldest;
}

QList<ChartCard *> BoardGrid::cards() const
{
    QList<ChartCard *> all;
    for (const BoardCard card : m_shape.cards)
        all.append(cardOf(card));
    return all;
}

ChartCard *BoardGrid::card(const QString &name) const
{
    for (ChartCard *card : m_tiles + cards()) {
        if (card->objectName() == name)
            return card;
    }
    return nullptr;
}

QStringList BoardGrid::namesBeside(const QString &card) const
{
    const QStringList tiles = tileNames();
    return tiles.contains(card) ? tiles : chartNames();
}

// As the card itself is titled, with what it shows now.
QString BoardGrid::titleOf(const QString &card) const
{
    for (const BoardTile &tile : m_board.tiles) {
        if (cardName(tile.kind) == card)
            return figureTitle(tile);
    }
    for (const BoardCard one : kCards) {
        if (cardName(one) != card)
            continue;
        const QString title = cardOf(one)->header().title;
        return title.isEmpty() ? cardOf(one)->view()->accessibleName() : title;
    }
    return card;
}

QString BoardGrid::currentCard() const
{
    return card(m_current) != nullptr ? m_current : QString();
}

std::optional<CardMove> BoardGrid::moveOf(const QString &name, Qt::ArrowType way) const
{
    ChartCard *moved = card(name);
    if (moved == nullptr)
        return std::nullopt;
    const QList<ChartCard *> all = moved->isTitled() ? cards() : m_tiles;
    const bool after = way == Qt::DownArrow || (way == Qt::RightArrow) != isRightToLeft();
    const ChartCard *target = nullptr;
    if (way == Qt::LeftArrow || way == Qt::RightArrow) {
        const qsizetype place = all.indexOf(moved) + (after ? 1 : -1);
        target = all.value(place, nullptr);
    } else { // the nearest of the row over it, or under it
        const QRect own = moved->geometry();
        const auto away = [&](const ChartCard *one) {
            const QRect area = one->geometry();
            const int rows = way == Qt::UpArrow ? own.top() - area.bottom() : area.top() - own.bottom();
            return std::pair(rows, std::abs(area.center().x() - own.center().x()));
        };
        for (const ChartCard *one : all) {
            if (away(one).first > 0 && (target == nullptr || away(one) < away(target)))
                target = one;
        }
    }
    if (target == nullptr)
        return std::nullopt;
    const bool behind = way == Qt::UpArrow ? false : after;
    return CardMove{name, target->objectName(), behind};
}

BoardShape BoardGrid::shape() const
{
    ChartStyle style = ChartStyle::of(Theme::of(this), font());
    style.locale = locale();
    return BoardShape::of(m_board, width(), style, m_arrangement);
}

QSize BoardGrid::minimumSizeHint() const
{
    const BoardShape needed = shape();
    return {860, std::max(needed.leastHeight(), m_viewHeight) + needed.belowHeight()};
}

void BoardGrid::arrange()
{
    m_shape = shape();
    const BoardPlaces places = boardPlaces(rect(), m_shape, BoardFill::Screen);
    for (qsizetype i = 0; i < std::min(m_tiles.size(), places.tiles.size()); ++i)
        m_tiles[i]->setGeometry(places.tiles[i]);
    const QList<ChartCard *> all = cards();
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i]->setGeometry(places.cards[i]);
    if (isRightToLeft()) {
        for (ChartCard *card : m_tiles + all)
            card->move(width() - card->x() - card->width(), card->y());
    }
    m_none->setGeometry(rect());
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
