// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistmodel.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"
#include "tickets/tickettext.h"
#include "widgets/plaintext.h"
#include "wording/terms.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kFollowDelayMs = 60; // changes of one act or import come together
constexpr int kLeastPauseMs = 150; // between counts
constexpr int kMostPauseMs = 30'000;
constexpr int kPauseShare = 4; // counting takes a fifth of the time at most

constexpr QLatin1StringView kFields[] = {"number"_L1, "priority"_L1, "title"_L1,  "requester"_L1, "state"_L1,
                                         "team"_L1,   "assignee"_L1, "opened"_L1, "updated"_L1};

} // namespace

TicketListModel::TicketListModel(TicketSource &source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_zone(source.zone())
    , m_follow(new QTimer(this))
    , m_recount(new QTimer(this))
{
    m_follow->setSingleShot(true);
    m_follow->setInterval(kFollowDelayMs);
    connect(m_follow, &QTimer::timeout, this, &TicketListModel::follow);
    m_recount->setSingleShot(true);
    m_recount->setInterval(kLeastPauseMs);
    connect(m_recount, &QTimer::timeout, this, &TicketListModel::count);
    connect(&source, &TicketSource::changed, this, &TicketListModel::onChanged);
}

void TicketListModel::ask(const QString &query, const QString &sort)
{
    m_asked = {query, sort};
    m_asking = true;
    const quint64 question = ++m_question;
    Q_EMIT statusChanged();
    whenReady(m_source.page({query, sort, TicketPages::kPageSize, {}}), this,
              [this, question](const Result<TicketPage> &page) {
                  if (question != m_question)
                      return;
                  m_asking = false;
                  if (page)
                      apply(*page);
                  else
                      keepOn(page.error());
                  if (!m_pending.isEmpty() || m_pendingAll)
                      m_follow->start(); // came in while we were asking
              });
}

// Only now the rows shown belong to the question: whatever is on its way belongs to the one before.
void TicketListModel::apply(const TicketPage &first)
{
    beginResetModel();
    ++m_generation;
    m_shown = m_asked;
    m_fetching = false;
    m_reaching = {};
    m_total = -1;
    m_pages.clear();
    m_reading.clear();
    m_new.clear();
    m_left.clear();
    m_firstVisible = m_lastVisible = 0;
    m_pages.append(first);
    noteSeen(first.rows);
    m_answered = true;
    endResetModel();
    m_counting = m_countAgain = false;
    if (m_pages.atEnd())
        m_total = m_pages.rowCount();
    else
        count();
    Q_EMIT answered();
    Q_EMIT statusChanged();
}

// The rows shown stay, with the question they answer; what was not read meanwhile is read now.
void TicketListModel::keepOn(const Error &error)
{
    Q_EMIT statusChanged();
    Q_EMIT failed(error);
    if (m_answered)
        setVisible(m_firstVisible, m_lastVisible);
}

void TicketListModel::noteSeen(const std::vector<TicketRow> &rows)
{
    for (const TicketRow &row : rows)
        m_greatest = std::max(m_greatest, row.id.value);
}

void TicketListModel::countSoon()
{
    if (!m_recount->isActive())
        m_recount->start();
}

// One at a time; what changes while it is on its way is counted after it.
void TicketListModel::count()
{
    m_countAgain = m_counting;
    if (std::exchange(m_counting, true))
        return;
    whenReady(m_source.count(m_shown.query), this,
              [this, generation = m_generation,
               since = QDeadlineTimer::current().deadline()](const Result<qint64> &count) {
                  if (generation != m_generation)
                      return;
                  m_counting = false;
                  const qint64 took = QDeadlineTimer::current().deadline() - since;
                  m_recount->setInterval(
                      int(std::clamp<qint64>(took * kPauseShare, kLeastPauseMs, kMostPauseMs)));
                  if (std::exchange(m_countAgain, false))
                      countSoon();
                  if (!count)
                      return;
                  m_total = *count;
                  Q_EMIT statusChanged();
              });
}

QString TicketListModel::fieldAt(int column)
{
    return column >= 0 && column < ColumnCount ? QString(kFields[column]) : QString();
}

int TicketListModel::columnOf(const QString &field)
{
    const auto found = std::find(std::begin(kFields), std::end(kFields), field);
    return found == std::end(kFields) ? -1 : int(found - std::begin(kFields));
}

// By the fields that have an index: any other order would read and sort the whole workspace for each page.
bool TicketListModel::isSortable(int column)
{
    return column == Number || column == Priority || column == Opened || column == Updated;
}

int TicketListModel::sortColumn() const
{
    const QString &sort = m_shown.sort;
    return columnOf(sort.startsWith(u'-') ? sort.mid(1) : sort);
}

Qt::SortOrder TicketListModel::sortOrder() const
{
    return m_shown.sort.startsWith(u'-') ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void TicketListModel::sort(int column, Qt::SortOrder order)
{
    const QString field = fieldAt(column);
    if (field.isEmpty() || !isSortable(column))
        return;
    const QString wanted = order == Qt::DescendingOrder ? u'-' + field : field;
    if (wanted != (m_asking ? m_asked : m_shown).sort)
        ask(m_asked.query, wanted);
}

int TicketListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.rowCount();
}

int TicketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TicketListModel::text(const TicketRow &row, int column) const
{
    switch (column) {
    case Number:
        return row.number;
    case Priority:
        return row.priority > 0 ? u"P%1"_s.arg(row.priority) : QString();
    case Title:
        return row.title;
    case Requester:
        return row.requester;
    case State:
        return wording::stateLabel(row.state);
    case Team:
        return row.team;
    case Assignee:
        return row.assignee.isEmpty() ? u"—"_s : row.assignee;
    case Opened:
        return tickettext::momentText(row.openedAt, m_source.now(), m_zone);
    case Updated:
        return tickettext::momentText(row.updatedAt, m_source.now(), m_zone);
    default:
        return {};
    }
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return m_pages.idAt(index.row()).value;
    const TicketRow *row = m_pages.row(index.row());
    if (role == LoadingRole)
        return row == nullptr;
    if (!row)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text(*row, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Priority ? wording::priorityLabel(row->priority)
                                          : text(*row, index.column());
    case PriorityRole:
        return row->priority;
    case OpenRole:
        return row->stateClass == StateClass::Open;
    case UnseenRole:
        return m_unseen.contains(row->id);
    case LeftRole:
        return m_left.contains(row->id);
    default:
        return {};
    }
}

QVariant TicketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // of times the newest are wanted first
        return section == Opened || section == Updated ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (role == Qt::AccessibleTextRole)
        return wording::fieldLabel(kFields[section]);
    if (role != Qt::DisplayRole)
        return {};
    return section == Priority ? tr("P") : wording::fieldLabel(kFields[section]);
}

bool TicketListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_answered && !m_asking && !m_fetching && !m_pages.atEnd();
}

void TicketListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    // An answer may be there at once; rows never come while the view is asking.
    QMetaObject::invokeMethod(
        this, [this, generation = m_generation] { readOn(generation); }, Qt::QueuedConnection);
}

void TicketListModel::readOn(quint64 generation)
{
    if (generation != m_generation)
        return;
    if (m_asking || m_pages.atEnd()) {
        m_fetching = false;
        return;
    }
    const QString tail = m_pages.tail();
    whenReady(m_source.page({m_shown.query, m_shown.sort, TicketPages::kPageSize, tail}), this,
              [this, generation, tail](const Result<TicketPage> &page) {
                  if (generation != m_generation)
                      return;
                  m_fetching = false;
                  if (!page) {
                      m_reaching = {};
                      Q_EMIT failed(page.error());
                      return;
                  }
                  if (tail == m_pages.tail() && !m_pages.atEnd()) // else the last page was read again
                      appendPage(*page);
              });
}

void TicketListModel::appendPage(const TicketPage &page)
{
    const int count = int(page.rows.size());
    if (count > 0)
        beginInsertRows({}, m_pages.rowCount(), m_pages.rowCount() + count - 1);
    m_pages.append(page);
    noteSeen(page.rows);
    if (count > 0)
        endInsertRows();
    for (const TicketRow &row : page.rows)
        m_new.remove(row.id);
    const int last = m_pages.pageCount() - 1;
    m_pages.dropFar(last, last);
    Q_EMIT statusChanged();
    if (const TicketId id = std::exchange(m_reaching, {}); id.isValid())
        Q_EMIT reached(id, m_pages.rowOf(id) >= 0);
}

// By keys alone, so that a ticket a hundred thousand rows further down is there at once.
void TicketListModel::reach(TicketId id)
{
    if (m_pages.rowOf(id) >= 0)
        return Q_EMIT reached(id, true);
    const QString tail = m_pages.tail();
    whenReady(m_source.way({m_shown.query, m_shown.sort, TicketPages::kPageSize, tail}, id), this,
              [this, id, tail, generation = m_generation](const Result<TicketWay> &way) {
                  if (generation != m_generation)
                      return; // of the rows before
                  if (!way)
                      return Q_EMIT failed(way.error());
                  if (tail != m_pages.tail())
                      return reach(id); // read on meanwhile
                  goOn(*way, id);
              });
}

void TicketListModel::goOn(const TicketWay &way, TicketId id)
{
    if (way.end == TicketWay::End::Outside)
        return Q_EMIT reached(id, false);
    if (way.end == TicketWay::End::Before || m_pages.atEnd())
        return refresh(); // it came in after these rows were read
    if (!way.pages.isEmpty()) {
        const int first = m_pages.rowCount();
        beginInsertRows({}, first, first + int(way.pages.size()) * TicketPages::kPageSize - 1);
        m_pages.skip(way.pages);
        endInsertRows();
    }
    m_reaching = id;
    m_fetching = true;
    readOn(m_generation);
}

void TicketListModel::setVisible(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    const int firstPage = m_pages.pageOf(std::max(first, 0));
    const int lastPage = m_pages.pageOf(std::min(last, m_pages.rowCount() - 1));
    if (firstPage < 0 || lastPage < 0)
        return;
    for (int page = firstPage; page <= std::min(lastPage, firstPage + TicketPages::kMostLoaded - 1); ++page)
        readAgain(page);
    m_pages.dropFar(firstPage, lastPage);
}

void TicketListModel::readAgain(int page)
{
    if (m_asking || m_pages.isLoaded(page) || m_pages.sizeOf(page) == 0 || m_reading.contains(page))
        return;
    m_reading.insert(page);
    QMetaObject::invokeMethod(
        this, [this, page, generation = m_generation] { readPage(page, generation); }, Qt::QueuedConnection);
}

void TicketListModel::readPage(int page, quint64 generation)
{
    if (generation != m_generation)
        return;
    if (m_asking || page >= m_pages.pageCount()) {
        m_reading.remove(page);
        return;
    }
    const QString cursor = m_pages.cursor(page);
    whenReady(m_source.page({m_shown.query, m_shown.sort, TicketPages::kPageSize, cursor}), this,
              [this, page, cursor, generation](const Result<TicketPage> &read) {
                  if (generation != m_generation)
                      return;
                  m_reading.remove(page);
                  if (!read)
                      Q_EMIT failed(read.error());
                  else if (page >= m_pages.pageCount())
                      return; // the list ends before it now
                  else if (cursor != m_pages.cursor(page))
                      readAgain(page); // the page before it was read again and ends elsewhere
                  else
                      replacePage(page, *read);
              });
}

void TicketListModel::replacePage(int page, const TicketPage &read)
{
    const int first = m_pages.firstRow(page);
    const int had = m_pages.sizeOf(page);
    const int has = int(read.rows.size());
    if (read.next.isEmpty() && first + had < m_pages.rowCount()) { // nothing comes after it any more
        beginRemoveRows({}, first + had, m_pages.rowCount() - 1);
        m_pages.cutAfter(page);
        endRemoveRows();
    }
    if (has < had) {
        beginRemoveRows({}, first + has, first + had - 1);
        for (int row = first + had - 1; row >= first + has; --row)
            m_pages.remove(row);
        endRemoveRows();
    }
    if (has > had)
        beginInsertRows({}, first + had, first + has - 1);
    const bool othersChanged = m_pages.replace(page, read);
    noteSeen(read.rows);
    m_pages.dropFar(page, page);
    if (has > had)
        endInsertRows();
    for (const TicketRow &row : read.rows)
        m_new.remove(row.id);
    const int lastChanged = othersChanged ? m_pages.rowCount() : first + has;
    const int firstChanged = othersChanged ? 0 : first;
    if (lastChanged > firstChanged)
        Q_EMIT dataChanged(index(firstChanged, 0), index(lastChanged - 1, ColumnCount - 1));
    if (othersChanged)
        setVisible(m_firstVisible, m_lastVisible);
    Q_EMIT statusChanged();
}

void TicketListModel::setSeen(TicketId id)
{
    if (m_unseen.remove(id)) {
        rowChanged(m_pages.rowOf(id));
        Q_EMIT statusChanged();
    }
}

void TicketListModel::rowChanged(int row)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

} // namespace binnacle
