// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistmodel.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"
#include "tickets/tickettext.h"
#include "wording/terms.h"

#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kFollowDelayMs = 60; // changes of one act or import come together
constexpr int kMostFollowed = 1000;

constexpr QLatin1StringView kFields[] = {"number"_L1, "priority"_L1, "title"_L1,  "requester"_L1, "state"_L1,
                                         "team"_L1,   "assignee"_L1, "opened"_L1, "updated"_L1};

} // namespace

TicketListModel::TicketListModel(TicketSource &source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_zone(source.zone())
    , m_follow(new QTimer(this))
{
    m_follow->setSingleShot(true);
    m_follow->setInterval(kFollowDelayMs);
    connect(m_follow, &QTimer::timeout, this, &TicketListModel::follow);
    connect(&source, &TicketSource::changed, this, &TicketListModel::onChanged);
}

void TicketListModel::ask(const QString &query, const QString &sort)
{
    m_query = query;
    m_sort = sort;
    m_asking = true;
    m_fetching = false;
    m_total = -1;
    const quint64 generation = ++m_generation;
    Q_EMIT statusChanged();
    whenReady(m_source.page({m_query, m_sort, TicketPages::kPageSize, {}}), this,
              [this, generation](const Result<TicketPage> &page) {
                  if (generation != m_generation)
                      return;
                  m_asking = false;
                  if (!page) {
                      Q_EMIT statusChanged();
                      Q_EMIT failed(page.error());
                      return;
                  }
                  beginResetModel();
                  m_pages.clear();
                  m_reading.clear();
                  m_pending.clear();
                  m_new.clear();
                  m_left.clear();
                  m_pages.append(*page);
                  m_answered = true;
                  endResetModel();
                  Q_EMIT answered();
                  Q_EMIT statusChanged();
                  count();
              });
}

void TicketListModel::count()
{
    if (m_pages.atEnd()) {
        m_total = m_pages.rowCount();
        Q_EMIT statusChanged();
        return;
    }
    whenReady(m_source.count(m_query), this, [this, generation = m_generation](const Result<qint64> &count) {
        if (generation != m_generation || !count)
            return;
        m_total = *count;
        Q_EMIT statusChanged();
    });
}

QString TicketListModel::sortField(int column)
{
    return column >= 0 && column < ColumnCount ? QString(kFields[column]) : QString();
}

int TicketListModel::sortColumn() const
{
    const QString field = m_sort.startsWith(u'-') ? m_sort.mid(1) : m_sort;
    const auto found = std::find(std::begin(kFields), std::end(kFields), field);
    return found == std::end(kFields) ? -1 : int(found - std::begin(kFields));
}

Qt::SortOrder TicketListModel::sortOrder() const
{
    return m_sort.startsWith(u'-') ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void TicketListModel::sort(int column, Qt::SortOrder order)
{
    const QString field = sortField(column);
    if (field.isEmpty())
        return;
    const QString wanted = order == Qt::DescendingOrder ? u'-' + field : field;
    if (wanted != m_sort)
        ask(m_query, wanted);
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
    case Subject:
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
        return tickettext::oneLine(text(*row, index.column()));
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
    if (role == Qt::AccessibleTextRole)
        return wording::fieldLabel(kFields[section]);
    if (role != Qt::DisplayRole)
        return {};
    return section == Priority  ? tr("P")
           : section == Subject ? tr("Subject")
                                : wording::fieldLabel(kFields[section]);
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
    QMetaObject::invokeMethod(this, &TicketListModel::readOn, Qt::QueuedConnection);
}

void TicketListModel::readOn()
{
    if (!m_fetching || m_pages.atEnd())
        return;
    whenReady(m_source.page({m_query, m_sort, TicketPages::kPageSize, m_pages.tail()}), this,
              [this, generation = m_generation](const Result<TicketPage> &page) {
                  if (generation != m_generation)
                      return;
                  if (!page) {
                      m_fetching = false;
                      Q_EMIT failed(page.error());
                      return;
                  }
                  const int count = int(page->rows.size());
                  if (count > 0)
                      beginInsertRows({}, m_pages.rowCount(), m_pages.rowCount() + count - 1);
                  m_pages.append(*page);
                  m_fetching = false; // only now: whoever hears of the rows may ask for more
                  if (count > 0)
                      endInsertRows();
                  for (const TicketRow &row : page->rows)
                      m_new.remove(row.id);
                  if (m_pages.atEnd())
                      m_total = m_pages.rowCount();
                  const int last = m_pages.pageCount() - 1;
                  m_pages.dropFar(last, last);
                  Q_EMIT statusChanged();
              });
}

void TicketListModel::setVisible(int first, int last)
{
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
    if (m_pages.isLoaded(page) || m_pages.sizeOf(page) == 0 || m_reading.contains(page))
        return;
    m_reading.insert(page);
    QMetaObject::invokeMethod(
        this, [this, page, generation = m_generation] { readPage(page, generation); }, Qt::QueuedConnection);
}

void TicketListModel::readPage(int page, quint64 asked)
{
    if (asked != m_generation)
        return;
    whenReady(m_source.page({m_query, m_sort, TicketPages::kPageSize, m_pages.cursor(page)}), this,
              [this, page, generation = m_generation](const Result<TicketPage> &read) {
                  if (generation != m_generation)
                      return;
                  m_reading.remove(page);
                  if (read)
                      replacePage(page, *read);
                  else
                      Q_EMIT failed(read.error());
              });
}

void TicketListModel::replacePage(int page, TicketPage read)
{
    const int first = m_pages.firstRow(page);
    const int had = m_pages.sizeOf(page);
    const int has = int(read.rows.size());
    if (has < had)
        beginRemoveRows({}, first + has, first + had - 1);
    else if (has > had)
        beginInsertRows({}, first + had, first + has - 1);
    m_pages.replace(page, std::move(read));
    m_pages.dropFar(page, page);
    if (has < had)
        endRemoveRows();
    else if (has > had)
        endInsertRows();
    if (has > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + has - 1, ColumnCount - 1));
}

void TicketListModel::setSeen(TicketId id)
{
    if (m_unseen.remove(id)) {
        rowChanged(m_pages.rowOf(id));
        Q_EMIT statusChanged();
    }
}

void TicketListModel::ownChange(TicketId id)
{
    ++m_own[id];
    m_pending.insert(id);
    m_follow->start();
}

void TicketListModel::rowChanged(int row)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void TicketListModel::onChanged(const QStringList &kinds, const QList<qint64> &keys)
{
    for (qsizetype i = 0; i < std::min(kinds.size(), keys.size()); ++i) {
        if (kinds.at(i) != u"ticket")
            continue;
        if (keys.at(i) == 0)
            m_pendingAll = true;
        else
            m_pending.insert(TicketId(keys.at(i)));
    }
    if (m_answered && (m_pendingAll || !m_pending.isEmpty()) && !m_follow->isActive())
        m_follow->start();
}

void TicketListModel::follow()
{
    if (m_pendingAll || m_pending.size() > kMostFollowed)
        return followAll();
    const std::vector<TicketId> asked(m_pending.cbegin(), m_pending.cend());
    m_pending.clear();
    if (asked.empty())
        return;
    whenReady(m_source.rows(asked, m_query), this,
              [this, asked, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation == m_generation && rows)
                      merge(*rows, asked);
              });
}

// Too much changed to go by keys: what is loaded is read again by its own keys, and the rest is counted.
void TicketListModel::followAll()
{
    m_pendingAll = false;
    m_pending.clear();
    if (!m_answered)
        return;
    if (m_pages.rowCount() == 0)
        return refresh(); // nothing is under the cursor
    const std::vector<TicketId> asked = m_pages.loadedIds();
    const quint64 generation = m_generation;
    whenReady(m_source.rows(asked, m_query), this,
              [this, asked, generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation == m_generation && rows)
                      merge(*rows, asked);
              });
    whenReady(m_source.newest(m_query, TicketPages::kPageSize), this,
              [this, generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation == m_generation && rows)
                      merge(*rows, {});
              });
    whenReady(m_source.count(m_query), this, [this, generation](const Result<qint64> &count) {
        if (generation != m_generation || !count)
            return;
        m_total = *count;
        Q_EMIT statusChanged();
    });
}

bool TicketListModel::belongsToUnread(const TicketRow &row) const
{
    if (m_pages.atEnd() || m_pages.rowCount() == 0)
        return false;
    const TicketRow *last = m_pages.row(m_pages.rowCount() - 1);
    const int column = sortColumn();
    // By another order only a ticket just made is surely new; a changed one may lie further on.
    if (!last || (column != Opened && column != Updated))
        return row.rowVersion > 1;
    const auto place = [column](const TicketRow &ticket) {
        return std::pair(column == Opened ? ticket.openedAt : ticket.updatedAt, ticket.id);
    };
    return sortOrder() == Qt::DescendingOrder ? place(row) < place(*last) : place(*last) < place(row);
}

void TicketListModel::merge(const std::vector<TicketRow> &matching, const std::vector<TicketId> &asked)
{
    QSet<TicketId> missing(asked.cbegin(), asked.cend());
    const qsizetype newBefore = m_new.size();
    for (const TicketRow &row : matching) {
        missing.remove(row.id);
        if (m_pages.rowOf(row.id) >= 0)
            update(row, false);
        else if (!belongsToUnread(row))
            m_new.insert(row.id);
    }
    if (m_pages.rowCount() == 0 && !m_new.isEmpty())
        return refresh();
    if (m_total >= 0)
        m_total += m_new.size() - newBefore;
    std::vector<TicketId> left;
    for (const TicketId id : std::as_const(missing)) {
        if (m_new.remove(id) && m_total > 0)
            --m_total;
        if (m_pages.rowOf(id) >= 0)
            left.push_back(id);
    }
    Q_EMIT statusChanged();
    if (left.empty())
        return;
    whenReady(m_source.rows(left, {}), this,
              [this, left, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation == m_generation && rows)
                      mergeLeft(*rows, left);
              });
}

void TicketListModel::mergeLeft(const std::vector<TicketRow> &present, const std::vector<TicketId> &asked)
{
    QSet<TicketId> gone(asked.cbegin(), asked.cend());
    for (const TicketRow &row : present) {
        gone.remove(row.id);
        update(row, true);
    }
    for (const TicketId id : std::as_const(gone)) {
        const int row = m_pages.rowOf(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_pages.remove(row);
        m_unseen.remove(id);
        m_left.remove(id);
        endRemoveRows();
        if (m_total > 0)
            --m_total;
    }
    Q_EMIT statusChanged();
}

void TicketListModel::update(const TicketRow &row, bool left)
{
    const int at = m_pages.rowOf(row.id);
    if (at < 0)
        return;
    if (left != m_left.contains(row.id)) {
        if (left)
            m_left.insert(row.id);
        else
            m_left.remove(row.id);
        if (m_total >= 0)
            m_total += left ? -1 : 1;
    }
    const bool ours = m_own.remove(row.id) > 0;
    TicketRow *shown = m_pages.row(at);
    if (shown) {
        if (!ours && shown->rowVersion != row.rowVersion)
            m_unseen.insert(row.id);
        *shown = row;
    }
    rowChanged(at);
}

} // namespace binnacle
