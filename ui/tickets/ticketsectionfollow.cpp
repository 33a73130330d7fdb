// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the list follows what others change: rows met are read again in place, what came in is counted apart,
// what no longer fits is marked. Nothing moves under the cursor. How many there are is asked, never added up:
// of a ticket on a page not read nobody knows whether it was counted.

#include "base/whenready.h"
#include "tickets/ticketsection.h"
#include "tickets/ticketsource.h"

#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kMostFollowed = 1000; // more changes than this: all that is loaded is read again

} // namespace

void TicketSection::ownChange(TicketId id)
{
    ++m_own[id];
    m_pending.insert(id);
    m_follow->start();
}

void TicketSection::onChanged(const QStringList &kinds, const QList<qint64> &keys)
{
    for (qsizetype i = 0; i < std::min(kinds.size(), keys.size()); ++i) {
        if (kinds.at(i) == u"*" || (kinds.at(i) == u"ticket" && keys.at(i) == 0))
            m_pendingAll = true;
        else if (kinds.at(i) == u"ticket")
            m_pending.insert(TicketId(keys.at(i)));
    }
    if (m_answered && (m_pendingAll || !m_pending.isEmpty()) && !m_follow->isActive())
        m_follow->start();
}

void TicketSection::follow()
{
    if (m_asking)
        return; // goes on with the answer
    if (m_pendingAll || m_pending.size() > kMostFollowed)
        return followAll();
    const std::vector<TicketId> asked(m_pending.cbegin(), m_pending.cend());
    m_pending.clear();
    if (!asked.empty())
        followRows(asked, [this, asked](bool read) {
            if (!read)
                keepPending(asked);
        });
}

void TicketSection::followRows(const std::vector<TicketId> &asked, const std::function<void(bool read)> &then)
{
    whenReady(m_source.rows(asked, m_shown.query), this,
              [this, asked, then, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation != m_generation)
                      return;
                  if (rows)
                      merge(*rows, asked);
                  then(rows.has_value());
              });
}

// What could not be read is still to be read: with the next change, or the next answer.
void TicketSection::keepPending(const std::vector<TicketId> &ids)
{
    m_pending.unite({ids.cbegin(), ids.cend()});
}

// Too much changed to go by keys: what is loaded is read again by its own keys, then what came in.
void TicketSection::followAll()
{
    m_pendingAll = false;
    m_pending.clear();
    if (!m_answered)
        return;
    if (m_pages.rowCount() == 0)
        return refresh(); // nothing is under the cursor
    followRows(m_pages.loadedIds(), [this](bool read) {
        if (!read)
            return void(m_pendingAll = true);
        whenReady(m_source.newest(m_shown.query, TicketPages::kPageSize), this,
                  [this, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                      if (generation != m_generation)
                          return;
                      if (rows)
                          merge(*rows, {});
                      else
                          m_pendingAll = true;
                      countSoon();
                  });
    });
}

bool TicketSection::belongsToUnread(const TicketRow &row) const
{
    if (m_pages.hasSkipped()) // then it may stand anywhere
        return row.id.value <= m_greatest || row.rowVersion > 1;
    if (m_pages.atEnd() || m_pages.rowCount() == 0)
        return false;
    const TicketRow *last = m_pages.row(m_pages.rowCount() - 1);
    const bool isDescending = m_shown.sort.startsWith(u'-');
    const QString field = isDescending ? m_shown.sort.mid(1) : m_shown.sort;
    const bool byOpened = field == u"opened";
    // By another order only a ticket made since is surely new: keys grow, and imports begin at version 1 too.
    if (!last || (!byOpened && field != u"updated"))
        return row.id.value <= m_greatest || row.rowVersion > 1;
    const auto place = [byOpened](const TicketRow &ticket) {
        return std::pair(byOpened ? ticket.openedAt : ticket.updatedAt, ticket.id);
    };
    return isDescending ? place(row) < place(*last) : place(*last) < place(row);
}

void TicketSection::merge(const std::vector<TicketRow> &matching, const std::vector<TicketId> &asked)
{
    QSet<TicketId> missing(asked.cbegin(), asked.cend());
    qint64 greatest = m_greatest;
    for (const TicketRow &row : matching) {
        missing.remove(row.id);
        greatest = std::max(greatest, row.id.value);
        if (m_pages.rowOf(row.id) >= 0) {
            update(row, false);
            continue;
        }
        countSoon();
        if (!belongsToUnread(row))
            m_new.insert(row.id);
    }
    m_greatest = greatest;
    if (m_pages.rowCount() == 0 && !m_new.isEmpty())
        return m_asking ? void() : refresh();
    std::vector<TicketId> left;
    for (const TicketId id : std::as_const(missing)) {
        m_new.remove(id);
        if (m_pages.rowOf(id) >= 0)
            left.push_back(id);
        else
            countSoon();
    }
    Q_EMIT statusChanged();
    if (left.empty())
        return;
    whenReady(m_source.rows(left, {}), this,
              [this, left, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation != m_generation)
                      return;
                  if (rows)
                      mergeLeft(*rows, left);
                  else
                      keepPending(left);
              });
}

void TicketSection::mergeLeft(const std::vector<TicketRow> &present, const std::vector<TicketId> &asked)
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
        countSoon();
    }
    Q_EMIT statusChanged();
}

void TicketSection::update(const TicketRow &row, bool left)
{
    const int at = m_pages.rowOf(row.id);
    if (at < 0)
        return;
    if (left != m_left.contains(row.id)) {
        if (left)
            m_left.insert(row.id);
        else
            m_left.remove(row.id);
        countSoon();
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
