// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistview.h"

#include "theme/fonts.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "tickets/ticketdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

namespace binnacle {

namespace {

// What a column asks for; those of the second list show only where the title keeps enough room.
struct ColumnSpace
{
    TicketListModel::Column column;
    int width;
};

constexpr ColumnSpace kFixed[] = {
    {TicketListModel::Number, 116},   {TicketListModel::Priority, 44}, {TicketListModel::State, 98},
    {TicketListModel::Assignee, 104}, {TicketListModel::Opened, 118},
};
constexpr ColumnSpace kWhereRoom[] = {
    {TicketListModel::Requester, 112}, {TicketListModel::Updated, 112}, {TicketListModel::Team, 104}};
constexpr int kLeastTitle = 270;
constexpr int kWantedRows = 25;
constexpr int kAround = 190; // of a window: what is above and below the rows

} // namespace

TicketListView::TicketListView(TicketListModel &model, QWidget *parent)
    : PagedTable(parent)
    , m_model(model)
    , m_delegate(new TicketDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Tickets"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setProperty("firstIndent", TicketDelegate::kDotColumn);
    horizontalHeader()->setSortIndicator(model.sortColumn(), model.sortOrder());
    setSortingEnabled(true);
    // Only what an index orders sorts a million rows; the mark goes back from any other heading.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (!TicketListModel::isSortable(column) && column != m_model.sortColumn())
            showOrder();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        showOrder();
        tellVisible();
    });
    connect(&model, &TicketListModel::failed, this,
            &TicketListView::showOrder); // what was asked for is not shown
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TicketListView::tellVisible);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_all)
            selectAll();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_all = false;
        Q_EMIT selectionTold();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this] { // the row one stands on may be read only now
                if (currentTicket() != m_told)
                    tellCurrent();
            });
}

TicketId TicketListView::currentTicket() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : TicketId();
}

void TicketListView::select(TicketId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex place = m_model.index(row, TicketListModel::Title);
    const bool near = row >= rowAt(0) - visibleRows() && row <= rowAt(0) + 2 * visibleRows();
    setCurrentIndex(place);
    if (!near)
        scrollTo(place, PositionAtCenter);
}

void TicketListView::selectAll()
{
    m_choosing = true;
    PagedTable::selectAll();
    m_choosing = false;
    m_all = m_model.rowCount() > 0;
    Q_EMIT selectionTold();
}

void TicketListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    PagedTable::selectionChanged(selected, deselected);
    if (m_choosing)
        return;
    m_all = false;
    Q_EMIT selectionTold();
}

BulkSelection TicketListView::selection() const
{
    BulkSelection chosen;
    if (m_all) {
        chosen.query = m_model.query();
        return chosen;
    }
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const TicketId id = m_model.idAt(row); id.isValid())
                chosen.tickets.push_back(id);
        }
    }
    return chosen;
}

qint64 TicketListView::selectedCount() const
{
    if (m_all)
        return std::max<qint64>(m_model.total(), m_model.rowCount());
    qint64 count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

void TicketListView::showOrder()
{
    horizontalHeader()->setSortIndicator(m_model.sortColumn(), m_model.sortOrder());
}

void TicketListView::selectNone()
{
    m_noneWanted = true;
    setCurrentIndex({});
    clearSelection();
}

void TicketListView::move(int steps)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : -1;
    const int to = std::clamp(from + steps, 0, count - 1);
    setCurrentIndex(m_model.index(to, TicketListModel::Title));
    if (to >= count - visibleRows() && m_model.canFetchMore({}))
        m_model.fetchMore({});
}

int TicketListView::visibleRows() const
{
    return viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize());
}

// By the window, so that rows keep their height when a preview or a bar takes room from the list.
void TicketListView::fitHeights()
{
    const int wanted = Style::rowHeightFor(this);
    const int height =
        std::clamp((window()->height() - lengthFor(font(), kAround)) / kWantedRows, leastRowHeight(), wanted);
    if (verticalHeader()->defaultSectionSize() != height)
        verticalHeader()->setDefaultSectionSize(height);
    m_delegate->setRowHeight(height);
}

void TicketListView::arrangeColumns()
{
    int room = viewport()->width();
    for (const ColumnSpace &space : kFixed) {
        const int width = lengthFor(font(), space.width);
        room -= width;
        setColumnWidth(space.column, width);
    }
    for (const ColumnSpace &space : kWhereRoom) {
        const int width = lengthFor(font(), space.width);
        const bool fits = room - width >= lengthFor(font(), kLeastTitle);
        setColumnHidden(space.column, !fits);
        setColumnWidth(space.column, width);
        if (fits)
            room -= width;
    }
    setColumnWidth(TicketListModel::Title, std::max(room, 120));
}

void TicketListView::tellVisible()
{
    const int first = rowAt(0);
    if (first < 0)
        return;
    const int last = rowAt(viewport()->height() - 1);
    m_model.setVisible(first, last < 0 ? m_model.rowCount() - 1 : last);
}

void TicketListView::resizeEvent(QResizeEvent *event)
{
    const QRect row = visualRect(currentIndex());
    const bool shown = event->oldSize().isValid() && row.isValid() &&
                       QRect(QPoint(), event->oldSize()).contains(row.topLeft());
    PagedTable::resizeEvent(event);
    fitHeights();
    arrangeColumns();
    if (shown && event->oldSize().height() != event->size().height())
        scrollTo(currentIndex()); // the row one stands on stays in sight
    tellVisible();
}

void TicketListView::changeEvent(QEvent *event)
{
    PagedTable::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        fitHeights();
        arrangeColumns();
    }
}

void TicketListView::scrollContentsBy(int dx, int dy)
{
    PagedTable::scrollContentsBy(dx, dy);
    tellVisible();
}

void TicketListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    PagedTable::currentChanged(current, previous);
    m_noneWanted = m_noneWanted && !current.isValid();
    if (current.row() != previous.row() || !previous.isValid())
        tellCurrent();
}

void TicketListView::tellCurrent()
{
    m_told = currentTicket();
    Q_EMIT currentTicketChanged(m_told);
}

void TicketListView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End && event->modifiers() == Qt::NoModifier)
        return move(m_model.rowCount());
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        setShowsCell(true);
    if (event->key() == Qt::Key_Escape && (selectedCount() > 1 || showsCell())) {
        setShowsCell(false);
        if (currentIndex().isValid())
            selectionModel()->select(currentIndex(),
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
    PagedTable::keyPressEvent(event);
}

void TicketListView::focusInEvent(QFocusEvent *event)
{
    if (m_noneWanted && !currentIndex().isValid()) {
        QAbstractScrollArea::focusInEvent(event); // the item view would mark its first row
    } else {
        PagedTable::focusInEvent(event);
        if (!currentIndex().isValid() && m_model.rowCount() > 0)
            move(1);
    }
    viewport()->update();
}

void TicketListView::focusOutEvent(QFocusEvent *event)
{
    PagedTable::focusOutEvent(event);
    viewport()->update();
}

bool TicketListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove)
        m_delegate->setHoveredRow(
            indexAt(static_cast<QSinglePointEvent *>(event)->position().toPoint()).row());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave)
        m_delegate->setHoveredRow(-1);
    return PagedTable::viewportEvent(event);
}

} // namespace binnacle
