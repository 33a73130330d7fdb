// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistview.h"

#include "lists/listcolumns.h"
#include "theme/fonts.h"
#include "theme/style.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "tickets/ticketdelegate.h"
#include "tickets/ticketlistcells.h"
#include "widgets/plaintext.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace binnacle {

namespace {

constexpr int kLeastTitle = 270;
constexpr int kWantedRows = 25;
constexpr int kAround = 190; // of a window: what is above and below the rows

// Chosen by the program, whatever keys are held just now: Ctrl+Enter that saved adds no row to what is
// chosen.
void stand(const QTableView &list, const QModelIndex &index)
{
    list.selectionModel()->setCurrentIndex(index,
                                           QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace

TicketListView::TicketListView(TicketListModel &model, QWidget *parent)
    : PagedTable(parent)
    , m_model(model)
    , m_delegate(new TicketDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Tickets"));
    horizontalHeader()->setMinimumSectionSize(24);
    m_columns = new ListColumns(*this, ticketlistcells::specs(), TicketListModel::Title, kLeastTitle);
    connect(m_columns, &ListColumns::changed, this, &TicketListView::placeIndent);
    placeIndent();
    horizontalHeader()->setSortIndicator(model.sortColumn(), model.sortOrder());
    setSortingEnabled(true);
    // Only what an index orders sorts a million rows; the mark goes back from any other heading.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (TicketListModel::isSortable(column) || column == m_model.sortColumn())
            return;
        showOrder();
        Q_EMIT orderRefused(ticketlistcells::labelOf(TicketListModel::fieldAt(column)));
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
    stand(*this, place);
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
    stand(*this, {});
    clearSelection();
}

void TicketListView::move(int steps)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : -1;
    const int to = std::clamp(from + steps, 0, count - 1);
    stand(*this, m_model.index(to, TicketListModel::Title));
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
    const int wanted = m_density ? std::max(binnacle::rowHeight(*m_density), fontMetrics().height() + 6)
                                 : Style::rowHeightFor(this);
    const int tight = (window()->height() - lengthFor(font(), kAround)) / kWantedRows;
    const int height = m_density ? wanted : std::clamp(tight, std::min(leastRowHeight(), wanted), wanted);
    if (verticalHeader()->defaultSectionSize() != height)
        verticalHeader()->setDefaultSectionSize(height);
    m_delegate->setRowHeight(height);
}

void TicketListView::setDensity(std::optional<Density> density)
{
    if (std::exchange(m_density, density) != density)
        fitHeights();
}

void TicketListView::setMarks(bool marks)
{
    m_delegate->setMarks(marks);
    placeIndent();
    viewport()->update();
}

// The dot, and the mark of a row rule, stand before what comes first.
void TicketListView::placeIndent()
{
    m_delegate->setFirstColumn(m_columns->first());
    horizontalHeader()->setProperty("firstIndent", m_delegate->indent());
    horizontalHeader()->setProperty("firstSection", std::max(0, m_columns->first()));
    horizontalHeader()->viewport()->update();
}

void TicketListView::moveToHeading(int step)
{
    const int row = m_model.headingFrom(std::max(0, currentIndex().row()), step);
    if (row < 0)
        return;
    stand(*this, m_model.index(row, TicketListModel::Title));
    scrollTo(currentIndex(), step > 0 ? PositionAtTop : EnsureVisible);
}

void TicketListView::fold(bool folded)
{
    const int heading = m_model.headingOf(currentIndex().row());
    if (heading < 0)
        return;
    if (folded || heading == currentIndex().row())
        m_model.setFolded(heading, folded);
    if (folded)
        stand(*this, m_model.index(heading, TicketListModel::Title));
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
    m_columns->arrange();
    if (shown && event->oldSize().height() != event->size().height())
        scrollTo(currentIndex()); // the row one stands on stays in sight
    tellVisible();
}

void TicketListView::changeEvent(QEvent *event)
{
    PagedTable::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        fitHeights();
        m_columns->arrange();
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
    // In groups Left folds and Right unfolds; else they go from cell to cell.
    const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (m_model.isGrouped() && isSideways && event->modifiers() == Qt::NoModifier && !showsCell()) {
        const bool onHeading = m_model.isHeading(currentIndex().row());
        if (event->key() == Qt::Key_Left)
            return onHeading ? fold(true) : moveToHeading(-1);
        return onHeading && !m_model.isFolded(currentIndex().row()) ? move(1) : fold(false);
    }
    if (event->key() == Qt::Key_Space && m_model.isHeading(currentIndex().row()))
        return toggleFold();
    if (isSideways)
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

void TicketListView::mousePressEvent(QMouseEvent *event)
{
    PagedTable::mousePressEvent(event);
    const int row = rowAt(event->pos().y());
    if (event->button() == Qt::LeftButton && m_model.isHeading(row))
        m_model.setFolded(row, !m_model.isFolded(row));
}

// A heading goes over all columns, and stays where the rest is scrolled sideways.
void TicketListView::paintEvent(QPaintEvent *event)
{
    PagedTable::paintEvent(event);
    if (!m_model.isGrouped())
        return;
    QPainter painter(viewport());
    for (int row = std::max(0, rowAt(0)); row < m_model.rowCount(); ++row) {
        if (rowViewportPosition(row) > viewport()->height())
            break;
        if (m_model.isHeading(row))
            paintHeading(painter, row);
    }
}

void TicketListView::paintHeading(QPainter &painter, int row) const
{
    const Theme &theme = Theme::of(this);
    const QRect place(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    const bool isCurrent = currentIndex().row() == row;
    painter.fillRect(place.adjusted(0, 0, 0, -kHairline), isCurrent ? theme.selection : theme.sunken);
    if (isCurrent && hasFocus())
        painter.fillRect(QRect(0, place.top(), 3, place.height()), theme.accent);
    painter.save();
    painter.translate(2 * kGrid + 6, place.center().y());
    if (m_model.isFolded(row))
        painter.rotate(layoutDirection() == Qt::RightToLeft ? 90 : -90);
    drawChevron(&painter, QRectF(-6, -6, 12, 12), false, theme.text2);
    painter.restore();
    QRectF text = QRectF(place).adjusted(7 * kGrid, 0, -2 * kGrid, -kHairline);
    const QString label = oneLine(m_model.headingText(row));
    const QString count = QLocale().toString(m_model.headingCount(row));
    const QFont strong = strongFont(font());
    painter.setFont(strong);
    painter.setPen(theme.text);
    const qreal countWidth = tabularWidth(count, font());
    const qreal labelWidth = std::min(tabularWidth(label, strong) + 2, text.width() - countWidth - 2 * kGrid);
    drawTabular(&painter, {text.left(), text.top(), labelWidth, text.height()},
                Qt::AlignLeft | Qt::AlignVCenter, label);
    painter.setFont(font());
    painter.setPen(theme.text2);
    text.setLeft(text.left() + labelWidth + 2 * kGrid);
    drawTabular(&painter, text, Qt::AlignLeft | Qt::AlignVCenter, count);
}

void TicketListView::toggleFold()
{
    if (const int row = currentIndex().row(); m_model.isHeading(row))
        m_model.setFolded(row, !m_model.isFolded(row));
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
