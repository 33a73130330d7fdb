// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listkeeper.h"

#include "base/whenready.h"
#include "lists/columnssheet.h"
#include "lists/liststore.h"
#include "shell/actionregistry.h"
#include "widgets/pagedtable.h"
#include "wording/errors.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTimer>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kKeepAfterMs = 400;

} // namespace

ListKeeper::ListKeeper(PagedTable &table, const QString &name, const QList<ListColumns::Spec> &specs,
                       int rest, int least, ListStore &store, Desk &desk)
    : QObject(&table)
    , m_table(table)
    , m_name(u"layout."_s + name)
    , m_store(store)
    , m_desk(desk)
    , m_columns(new ListColumns(table, specs, rest, least))
    , m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(kKeepAfterMs);
    connect(m_soon, &QTimer::timeout, this, &ListKeeper::keep);
    connect(m_columns, &ListColumns::changed, this, [this] {
        m_layout.columns = m_columns->columns();
        keepSoon();
    });
    connect(m_columns, &ListColumns::columnsWanted, this, &ListKeeper::chooseColumns);
    connect(table.horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ListKeeper::onSorted);
    table.viewport()->installEventFilter(this);
    table.installEventFilter(this);
    m_columns->arrange();
}

ListKeeper::~ListKeeper()
{
    if (m_soon->isActive())
        (void)m_store.keep(m_name, m_layout.toJson());
}

void ListKeeper::addActs(const QString &page, QWidget *scope)
{
    m_desk.actions().add({.id = page + u".columns"_s,
                          .text = tr("&Columns…"),
                          .icon = u"sidebar"_s,
                          .menu = MenuGroup::View,
                          .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                          .context = page,
                          .reversal = Reversal::Undoable,
                          .words = tr("fields show hide order width"),
                          .right = Act::EditOwnSettings},
                         scope, [this] { chooseColumns(); });
}

void ListKeeper::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    whenReady(m_store.kept(m_name), this, [this](const Result<QJsonValue> &kept) {
        if (kept && kept->isObject()) // without it the list is as it is by itself
            take(ListLayout::of(kept->toObject()));
    });
}

void ListKeeper::take(const ListLayout &layout)
{
    const QScopedValueRollback taking(m_isTaking, true);
    m_layout = layout;
    m_columns->setColumns(layout.columns);
    const bool isDescending = layout.sort.startsWith(u'-');
    const int column = m_columns->columnOf(isDescending ? layout.sort.mid(1) : layout.sort);
    if (column >= 0)
        m_table.horizontalHeader()->setSortIndicator(column,
                                                     isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ListKeeper::onSorted(int column, Qt::SortOrder order)
{
    if (m_isTaking || column < 0 || column >= m_columns->specs().size())
        return;
    const QString field = m_columns->specs().at(column).field;
    m_layout.sort = order == Qt::DescendingOrder ? u'-' + field : field;
    keepSoon();
}

void ListKeeper::chooseColumns()
{
    auto *sheet = new ColumnsSheet(*m_columns, m_desk.window());
    connect(sheet, &ColumnsSheet::chosen, this, [this](const QList<ListColumn> &columns) {
        if (columns == m_layout.columns)
            return;
        const ListLayout before = m_layout;
        ListLayout layout = m_layout;
        layout.columns = columns;
        take(layout);
        keepSoon();
        m_desk.offerUndo(tr("Columns changed"), [this, before](auto answer) {
            take(before);
            keepSoon();
            answer(true);
        });
    });
    sheet->open();
}

void ListKeeper::keepSoon()
{
    m_soon->start();
}

void ListKeeper::keep()
{
    whenReady(m_store.keep(m_name, m_layout.toJson()), this, [this](const Result<> &kept) {
        if (!kept)
            m_desk.tell({Notice::Level::Warning,
                         tr("How the list is laid out could not be kept."),
                         tr("Nothing else was changed."),
                         wording::errorLine(kept.error()),
                         {}});
    });
}

bool ListKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_table.viewport() && event->type() == QEvent::Resize) ||
        (watched == &m_table &&
         (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)))
        m_columns->arrange();
    return QObject::eventFilter(watched, event);
}

} // namespace binnacle
