// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagedtable.h"

#include "theme/fonts.h"
#include "theme/style.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/plaintext.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <cmath>

namespace binnacle {

namespace {

constexpr int kSide = 8; // beside the text of a cell
constexpr int kChevron = 24;
constexpr int kWrapped = int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;

} // namespace

// Draws the text in tabular digits and keeps tool tips plain; shows one only where the text is cut.
class PagedRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        const auto *table = qobject_cast<const PagedTable *>(option->widget);
        if (table && table->m_hovered == index.row())
            option->state |= QStyle::State_MouseOver;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QWidget *widget = option.widget;
        widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, widget);
        const Theme &theme = Theme::of(cell.palette);
        QRect inner = cell.rect.adjusted(kSide, 0, -kSide, 0);
        const auto *table = qobject_cast<const PagedTable *>(widget);
        painter->save();
        if (table && table->m_choice == index.column()) {
            inner.setRight(cell.rect.right() - kChevron);
            drawChevron(painter, QRectF(inner.right() + 4, cell.rect.top(), 12, cell.rect.height()), false,
                        theme.text3);
        }
        if (!cell.icon.isNull()) {
            cell.icon.paint(painter, QRect(inner.left(), inner.center().y() - 7, 16, 16));
            inner.setLeft(inner.left() + 22);
        }
        const QVariant ink = index.data(Qt::ForegroundRole);
        painter->setFont(cell.font);
        painter->setPen(ink.isValid() ? ink.value<QBrush>().color() : theme.text);
        const QString text = QString(cell.text).replace(u'\n', u' ');
        if (table && table->m_wrapped.contains(index.column()))
            painter->drawText(inner, kWrapped, text);
        else
            drawTabular(painter, inner, (cell.displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter,
                        text);
        painter->restore();
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip)
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QString text = index.data(Qt::ToolTipRole).toString();
        const QString shown = index.data(Qt::DisplayRole).toString();
        if (text.isEmpty() && tabularWidth(shown, view->font()) > option.rect.width() - 2 * kSide)
            text = shown;
        QToolTip::showText(event->globalPos(), plainTooltip(text), view);
        return true;
    }
};

PagedTable::PagedTable(QWidget *parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setItemDelegate(new PagedRowDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(40);
    fitRows();
    // Queued: a header that stretches tells of a width before it has it.
    connect(
        horizontalHeader(), &QHeaderView::sectionResized, this,
        [this](int section) {
            if (m_wrapped.contains(section))
                fitRows();
        },
        Qt::QueuedConnection);
    connect(this, &QAbstractItemView::doubleClicked, this, &PagedTable::opened);
}

void PagedTable::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    QTableView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &PagedTable::showState);
        connect(model, &QAbstractItemModel::modelReset, this, &PagedTable::fitRows);
        connect(model, &QAbstractItemModel::rowsInserted, this, &PagedTable::showState);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PagedTable::showState);
    }
    showState();
}

void PagedTable::setEmptyState(EmptyState *state)
{
    delete m_empty;
    m_empty = state;
    if (m_empty)
        m_empty->setParent(this);
    showState();
}

void PagedTable::setLoading(bool loading)
{
    m_loading = loading;
    showState();
}

void PagedTable::setTextColumns(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column) {
        if (widths.at(column) > 0)
            setColumnWidth(column, lengthFor(font(), widths.at(column)));
        else
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    horizontalHeader()->setStretchLastSection(!widths.contains(0));
}

void PagedTable::setWrappedColumns(const QList<int> &columns)
{
    m_wrapped = columns;
    fitRows();
}

void PagedTable::setDense(bool dense)
{
    m_dense = dense;
    fitRows();
}

int PagedTable::leastRowHeight() const
{
    const int least = std::max(binnacle::rowHeight(Density::Compact), fontMetrics().height() + kGrid);
    return std::min(Style::rowHeightFor(this), least);
}

void PagedTable::setChoiceColumn(int column)
{
    m_choice = column;
    viewport()->update();
}

void PagedTable::setShowsCell(bool shows)
{
    m_showsCell = shows;
    viewport()->update();
}

void PagedTable::fitColumn(int column, int most)
{
    qreal wide = horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QString text = model()->index(row, column).data().toString();
        wide = std::max(wide, tabularWidth(text, font()) + 2 * kSide + 2);
    }
    if (column == m_choice)
        wide += kChevron;
    setColumnWidth(column, std::min(int(std::ceil(wide)), lengthFor(font(), most)));
}

void PagedTable::setYieldingColumn(int column, int least)
{
    m_yielding = column;
    m_least = least;
    yield();
}

void PagedTable::yield()
{
    if (m_yielding < 0 || !model())
        return;
    if (!isColumnHidden(m_yielding))
        m_yields = columnWidth(m_yielding);
    int rest = viewport()->width() - m_yields;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (column != m_yielding && horizontalHeader()->sectionResizeMode(column) != QHeaderView::Stretch)
            rest -= columnWidth(column);
    setColumnHidden(m_yielding, rest < lengthFor(font(), m_least));
}

void PagedTable::fitRows()
{
    const int one = m_dense ? leastRowHeight() : Style::rowHeightFor(this);
    verticalHeader()->setDefaultSectionSize(one);
    if (m_wrapped.isEmpty() || !model())
        return;
    const auto heightOf = [this](int width, const QString &text) {
        return fontMetrics().boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), kWrapped, text).height();
    };
    const int line = heightOf(QWIDGETSIZE_MAX, QStringLiteral("x"));
    for (int row = 0; row < model()->rowCount(); ++row) {
        int lines = line;
        for (const int column : std::as_const(m_wrapped)) {
            const QString text = model()->index(row, column).data().toString();
            const int width = std::max(1, columnWidth(column) - 2 * kSide);
            if (fontMetrics().horizontalAdvance(text) > width || text.contains(u'\n'))
                lines = std::max(lines, heightOf(width, text));
        }
        if (rowHeight(row) != one + lines - line)
            setRowHeight(row, one + lines - line);
    }
}

void PagedTable::showState()
{
    const bool none = !model() || model()->rowCount() == 0;
    if (m_empty) {
        m_empty->setVisible(none && !m_loading);
        m_empty->setGeometry(viewport()->geometry());
        m_empty->raise();
    }
    viewport()->update();
}

void PagedTable::hover(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, row})
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    m_hovered = row;
}

void PagedTable::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTableView::initViewItemOption(option);
    option->showDecorationSelected = true;
}

bool PagedTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove)
        hover(indexAt(static_cast<QSinglePointEvent *>(event)->position().toPoint()).row());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

void PagedTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        scrollTo(current.siblingAtColumn(std::max(0, horizontalHeader()->logicalIndexAt(1))));
}

void PagedTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::ShiftModifier;
    const bool isLetter = event->key() == Qt::Key_J || event->key() == Qt::Key_K;
    if (plain && isLetter && !window()->property("lettersOff").toBool()) {
        QKeyEvent arrow(event->type(), event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up,
                        event->modifiers());
        QTableView::keyPressEvent(&arrow);
        return;
    }
    if (plain && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) && model() &&
        model()->rowCount() > 0) {
        const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
        setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void PagedTable::keyboardSearch(const QString &) {} // letters are acts here

void PagedTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    yield();
    if (m_empty)
        m_empty->setGeometry(viewport()->geometry());
}

void PagedTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitRows();
}

void PagedTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0) {
        if (m_loading)
            paintSkeleton(&painter);
        return;
    }
    const QColor line = mixed(Theme::of(this).surface, Theme::of(this).line, 0.7);
    int row = rowAt(0);
    for (; row >= 0 && row < rows; ++row) {
        const int bottom = rowViewportPosition(row) + rowHeight(row) - 1;
        if (bottom > viewport()->height())
            break;
        painter.fillRect(0, bottom, viewport()->width(), kHairline, line);
    }
    if (m_showsCell && hasFocus() && currentIndex().isValid()) {
        painter.setPen(Theme::of(this).accent);
        painter.drawRect(visualRect(currentIndex()).adjusted(0, 0, -1, -1 - kHairline));
    }
}

void PagedTable::paintSkeleton(QPainter *painter) const
{
    const Theme &theme = Theme::of(this);
    const int height = Style::rowHeightFor(this);
    for (int row = 0; row * height < viewport()->height(); ++row) {
        int x = 0;
        for (int i = 0; i < horizontalHeader()->count(); ++i) {
            const int wide = horizontalHeader()->sectionSize(horizontalHeader()->logicalIndex(i));
            const double share = 0.45 + 0.08 * ((row * 7 + i * 5) % 6);
            fillRound(painter, QRectF(x + 8, row * height + height / 2.0 - 4, (wide - 16) * share, 8),
                      theme.sunken, {}, 4);
            x += wide;
        }
    }
}

} // namespace binnacle
