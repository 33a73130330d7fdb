// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listcolumns.h"

#include "theme/fonts.h"
#include "widgets/pagedtable.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <algorithm>
#include <cmath>

namespace binnacle {

namespace {

constexpr int kSide = 8; // beside the text of a cell
constexpr int kLeast = 40;
constexpr int kMost = 600; // a column is fitted to, in type of 10 points

} // namespace

ListColumns::ListColumns(PagedTable &table, const QList<Spec> &specs, int rest, int least)
    : QObject(&table)
    , m_table(table)
    , m_specs(specs)
    , m_rest(rest)
    , m_least(least)
{
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(true);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::sectionMoved, this, &ListColumns::onMoved);
    connect(header(), &QHeaderView::sectionResized, this, &ListColumns::onResized);
    connect(header(), &QHeaderView::sectionHandleDoubleClicked, this, &ListColumns::fitTo);
    connect(header(), &QWidget::customContextMenuRequested, this, &ListColumns::showMenu);
}

QHeaderView *ListColumns::header() const
{
    return m_table.horizontalHeader();
}

int ListColumns::columnOf(const QString &field) const
{
    const auto found =
        std::find_if(m_specs.begin(), m_specs.end(), [&](const Spec &spec) { return spec.field == field; });
    return found == m_specs.end() ? -1 : int(found - m_specs.begin());
}

void ListColumns::setColumns(const QList<ListColumn> &columns)
{
    m_columns = columns;
    arrange();
}

QStringList ListColumns::ownFields() const
{
    QStringList fields;
    for (const Spec &spec : m_specs) {
        if (spec.shown)
            fields.append(spec.field);
    }
    return fields;
}

QList<ListColumn> ListColumns::shown() const
{
    QList<ListColumn> columns;
    for (int place = 0; place < header()->count(); ++place) {
        const int column = header()->logicalIndex(place);
        if (column < m_specs.size() && !header()->isSectionHidden(column)) {
            const QString &field = m_specs.at(column).field;
            const auto kept = std::find_if(m_columns.begin(), m_columns.end(),
                                           [&](const ListColumn &one) { return one.field == field; });
            columns.append({field, kept == m_columns.end() ? 0 : kept->width});
        }
    }
    return columns;
}

int ListColumns::first() const
{
    for (int place = 0; place < header()->count(); ++place) {
        if (const int column = header()->logicalIndex(place); !header()->isSectionHidden(column))
            return column;
    }
    return -1;
}

ListColumn *ListColumns::chosen(int column)
{
    for (ListColumn &one : m_columns) {
        if (columnOf(one.field) == column)
            return &one;
    }
    return nullptr;
}

int ListColumns::widthOf(int column) const
{
    return lengthFor(m_table.font(), m_specs.at(column).width);
}

void ListColumns::arrange()
{
    if (header()->count() < m_specs.size() || m_isArranging)
        return;
    const QScopedValueRollback arranging(m_isArranging, true);
    QList<int> order;
    for (const ListColumn &column : std::as_const(m_columns)) {
        if (const int known = columnOf(column.field); known >= 0)
            order.append(known);
    }
    const bool own = order.isEmpty();
    for (int column = 0; own && column < m_specs.size(); ++column) {
        if (m_specs.at(column).shown)
            order.append(column);
    }
    const int whole = m_table.viewport()->width();
    int room = whole;
    for (const int column : std::as_const(order)) {
        if (column != m_rest && !(own && m_specs.at(column).yields))
            room -= own || chosen(column)->width == 0 ? widthOf(column)
                                                      : lengthFor(m_table.font(), chosen(column)->width);
    }
    const int least = lengthFor(m_table.font(), m_least);
    for (int column = 0; own && column < m_specs.size(); ++column) {
        if (!m_specs.at(column).shown || !m_specs.at(column).yields)
            continue;
        if (room - widthOf(column) < (m_rest < 0 ? 0 : least))
            order.removeOne(column);
        else
            room -= widthOf(column);
    }
    for (int column = 0; column < m_specs.size(); ++column)
        header()->setSectionHidden(column, !order.contains(column));
    for (int place = 0; place < order.size(); ++place) {
        const int column = order.at(place);
        header()->moveSection(header()->visualIndex(column), place);
        const ListColumn *kept = own ? nullptr : chosen(column);
        int width = kept && kept->width > 0 ? lengthFor(m_table.font(), kept->width) : widthOf(column);
        if (column == m_rest && (!kept || kept->width == 0))
            width = std::max(room, own ? std::min(least, 120) : least);
        header()->resizeSection(column, width);
    }
    m_table.setHorizontalScrollBarPolicy(own ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

// What is shown becomes what is wanted.
void ListColumns::choose()
{
    m_columns = shown();
}

void ListColumns::onMoved()
{
    if (m_isArranging)
        return;
    choose();
    arrange();
    Q_EMIT changed();
}

void ListColumns::onResized(int column, int, int now)
{
    if (m_isArranging || now <= 0 || column >= m_specs.size())
        return;
    choose();
    if (ListColumn *kept = chosen(column)) {
        const double unit = lengthFor(m_table.font(), 1000) / 1000.0;
        kept->width = std::max(kLeast, int(std::lround(now / unit)));
    }
    arrange();
    Q_EMIT changed();
}

// By the rows in sight: those read or not further on are no measure.
void ListColumns::fitTo(int column)
{
    qreal wide = header()->sectionSizeHint(column);
    const int from = std::max(0, m_table.rowAt(0));
    const int below = m_table.rowAt(m_table.viewport()->height() - 1);
    const int to = below < 0 ? m_table.model()->rowCount() - 1 : below;
    for (int row = from; row <= to; ++row) {
        const QString text = m_table.model()->index(row, column).data().toString();
        wide = std::max(wide, tabularWidth(text, m_table.font()) + 2 * kSide + 2);
    }
    header()->resizeSection(column, std::min(int(std::ceil(wide)), lengthFor(m_table.font(), kMost)));
}

void ListColumns::fit()
{
    for (ListColumn &column : m_columns)
        column.width = 0;
    arrange();
    Q_EMIT changed();
}

void ListColumns::hide(int column)
{
    choose();
    if (m_columns.size() < 2)
        return; // a list without columns shows nothing
    m_columns.removeIf([&](const ListColumn &one) { return columnOf(one.field) == column; });
    arrange();
    Q_EMIT changed();
}

void ListColumns::showMenu(const QPoint &at)
{
    const int column = header()->logicalIndexAt(at);
    auto *menu = new QMenu(header());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column >= 0 && column < m_specs.size()) {
        const Spec &spec = m_specs.at(column);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            QAction *sort =
                menu->addAction(order == Qt::AscendingOrder ? tr("Sort ascending") : tr("Sort descending"));
            sort->setEnabled(spec.isSortable && m_table.isSortingEnabled());
            connect(sort, &QAction::triggered, this,
                    [this, column, order] { m_table.sortByColumn(column, order); });
        }
        if (!spec.isSortable)
            menu->addAction(tr("%1 orders no list: it has no index").arg(spec.label))->setEnabled(false);
        menu->addSeparator();
        connect(menu->addAction(tr("Hide %1").arg(spec.label)), &QAction::triggered, this,
                [this, column] { hide(column); });
        connect(menu->addAction(tr("As wide as what is in sight")), &QAction::triggered, this,
                [this, column] { fitTo(column); });
    }
    connect(menu->addAction(tr("All as wide as by default")), &QAction::triggered, this, &ListColumns::fit);
    menu->addSeparator();
    connect(menu->addAction(tr("Columns…")), &QAction::triggered, this, &ListColumns::columnsWanted);
    menu->popup(header()->mapToGlobal(at));
}

} // namespace binnacle
