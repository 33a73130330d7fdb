// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The places of the list's rows, and its groups: counted by one question, each a question of its own once it
// comes in sight. What is not in sight is forgotten first.

#include "base/whenready.h"
#include "tickets/ticketlistcells.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketrowrules.h"
#include "tickets/ticketsource.h"

#include <QTimer>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLeastPauseMs = 1500;
constexpr int kMostPauseMs = 60'000;
constexpr int kPauseShare = 20; // counting takes a twentieth of the time at most
constexpr int kAhead = 20;      // rows before the end of a group at which it is read on

int standIns(qint64 count)
{
    return int(std::min<qint64>(count, TicketPages::kPageSize));
}

} // namespace

void TicketListModel::recount()
{
    m_firsts.clear();
    m_count = 0;
    for (const Part &part : m_parts) {
        m_firsts.push_back(m_count);
        m_count += heads() + part.shown;
    }
}

TicketListModel::Place TicketListModel::placeOf(int row) const
{
    if (row < 0 || row >= m_count)
        return {};
    const auto after = std::upper_bound(m_firsts.begin(), m_firsts.end(), row);
    const int part = int(after - m_firsts.begin()) - 1;
    return {part, row - m_firsts[size_t(part)] - heads()};
}

int TicketListModel::firstOf(int part) const
{
    return m_firsts[size_t(part)] + heads();
}

int TicketListModel::partOf(const TicketSection *rows) const
{
    const auto found = std::find_if(m_parts.begin(), m_parts.end(),
                                    [rows](const Part &part) { return part.rows.get() == rows; });
    return found == m_parts.end() ? -1 : int(found - m_parts.begin());
}

int TicketListModel::partOf(const QString &value) const
{
    const auto found = std::find_if(m_parts.begin(), m_parts.end(), [&](const Part &part) {
        return ticketgroups::isSame(m_shown.group, part.value, value);
    });
    return found == m_parts.end() ? -1 : int(found - m_parts.begin());
}

TicketId TicketListModel::idAt(int row) const
{
    const Place place = placeOf(row);
    if (place.part < 0 || place.row < 0)
        return {};
    const Part &part = m_parts[size_t(place.part)];
    return part.rows ? part.rows->idAt(place.row) : TicketId();
}

const TicketRow *TicketListModel::ticketAt(int row) const
{
    const Place place = placeOf(row);
    if (place.part < 0 || place.row < 0)
        return nullptr;
    const Part &part = m_parts[size_t(place.part)];
    return part.rows ? part.rows->ticketAt(place.row) : nullptr;
}

int TicketListModel::rowOf(TicketId id) const
{
    for (size_t part = 0; part < m_parts.size(); ++part) {
        if (!m_parts[part].rows)
            continue;
        if (const int row = m_parts[part].rows->rowOf(id); row >= 0 && row < m_parts[part].shown)
            return firstOf(int(part)) + row;
    }
    return -1;
}

bool TicketListModel::isHeading(int row) const
{
    const Place place = placeOf(row);
    return place.part >= 0 && place.row < 0;
}

QString TicketListModel::headingText(int row) const
{
    return isHeading(row)
               ? ticketlistcells::groupLabel(m_shown.group, m_parts[size_t(placeOf(row).part)].value)
               : QString();
}

qint64 TicketListModel::headingCount(int row) const
{
    return isHeading(row) ? m_parts[size_t(placeOf(row).part)].count : 0;
}

bool TicketListModel::isFolded(int row) const
{
    return isHeading(row) && m_parts[size_t(placeOf(row).part)].isFolded;
}

int TicketListModel::headingOf(int row) const
{
    const Place place = placeOf(row);
    return isGrouped() && place.part >= 0 ? m_firsts[size_t(place.part)] : -1;
}

int TicketListModel::headingFrom(int row, int step) const
{
    const Place place = placeOf(row);
    if (!isGrouped() || place.part < 0)
        return -1;
    // From a ticket back is to the heading of its own group.
    const int part = place.part + (step < 0 && place.row >= 0 ? 0 : step);
    return part >= 0 && part < int(m_parts.size()) ? m_firsts[size_t(part)] : -1;
}

void TicketListModel::resize(int part, int now)
{
    Part &of = m_parts[size_t(part)];
    const int first = firstOf(part);
    const int was = of.shown;
    if (now < was)
        beginRemoveRows({}, first + now, first + was - 1);
    else if (now > was)
        beginInsertRows({}, first + was, first + now - 1);
    of.shown = now;
    recount();
    if (now < was)
        endRemoveRows();
    else if (now > was)
        endInsertRows();
}

void TicketListModel::setFolded(int headingRow, bool folded)
{
    const Place place = placeOf(headingRow);
    if (!isHeading(headingRow) || m_parts[size_t(place.part)].isFolded == folded)
        return;
    Part &part = m_parts[size_t(place.part)];
    part.isFolded = folded;
    if (folded) {
        m_folded.insert(part.value);
        resize(place.part, 0);
        part.rows.reset(); // what is folded is not followed, either
    } else {
        m_folded.remove(part.value);
        resize(place.part, standIns(part.count));
    }
    Q_EMIT dataChanged(index(headingRow, 0), index(headingRow, ColumnCount - 1));
    Q_EMIT statusChanged();
}

void TicketListModel::setAllFolded(bool folded)
{
    for (size_t part = 0; isGrouped() && part < m_parts.size(); ++part)
        setFolded(m_firsts[part], folded);
}

void TicketListModel::askGroups()
{
    m_askingGroups = true;
    m_took.start();
    Q_EMIT statusChanged();
    whenReady(m_source.groups(m_asked.query, m_asked.group), this,
              [this, question = m_question](const Result<std::vector<TicketGroup>> &groups) {
                  if (question != m_question)
                      return;
                  m_askingGroups = false;
                  m_recount->setInterval(
                      int(std::clamp<qint64>(m_took.elapsed() * kPauseShare, kLeastPauseMs, kMostPauseMs)));
                  if (groups)
                      return showGroups(*groups);
                  Q_EMIT statusChanged();
                  Q_EMIT failed(groups.error());
              });
}

void TicketListModel::showGroups(const std::vector<TicketGroup> &groups)
{
    beginResetModel();
    if (m_shown.group != m_asked.group)
        m_folded.clear();
    m_shown = m_asked;
    m_parts.clear();
    m_rules->forget();
    m_newGroups = false;
    for (const TicketGroup &group : groups) {
        Part part;
        part.value = group.value;
        part.query = group.query;
        part.count = group.count;
        part.isFolded = m_folded.contains(group.value);
        part.shown = part.isFolded ? 0 : standIns(group.count);
        m_parts.push_back(std::move(part));
    }
    recount();
    m_answered = true;
    const auto open =
        std::find_if(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.shown > 0; });
    m_answerDue = open != m_parts.end();
    endResetModel();
    if (!m_answerDue)
        return finishAnswer();
    start(int(open - m_parts.begin()));
    Q_EMIT statusChanged();
}

void TicketListModel::showUngrouped()
{
    beginResetModel();
    m_parts.clear();
    m_rules->forget();
    m_shown = m_asked;
    m_parts.emplace_back();
    m_parts.front().rows = std::move(m_next);
    m_parts.front().shown = m_parts.front().rows->rowCount();
    recount();
    endResetModel();
    colorRows(0, m_count - 1);
    finishAnswer();
}

void TicketListModel::start(int part)
{
    Part &of = m_parts[size_t(part)];
    if (of.rows || of.isFolded)
        return;
    of.rows = std::make_unique<TicketSection>(m_source);
    follow(*of.rows);
    of.rows->ask(of.query, m_shown.sort, of.count);
}

void TicketListModel::setVisible(int first, int last)
{
    if (!isGrouped())
        return m_parts.front().rows->setVisible(first, last);
    const int firstPart = std::max(0, placeOf(std::max(0, first)).part);
    const int lastPart = placeOf(std::min(last, m_count - 1)).part;
    for (int part = firstPart; part <= lastPart; ++part) {
        if (m_parts[size_t(part)].isFolded || m_parts[size_t(part)].shown == 0)
            continue;
        TicketSection *rows = m_parts[size_t(part)].rows.get();
        if (!rows) {
            start(part);
            continue;
        }
        if (!rows->isLoaded())
            continue;
        const int local = std::max(0, first - firstOf(part));
        const int end = std::min(last - firstOf(part), rows->rowCount() - 1);
        rows->setVisible(local, std::max(local, end));
        if (last - firstOf(part) >= rows->rowCount() - kAhead && rows->canFetchMore({}))
            rows->fetchMore({});
    }
    keepFew(firstPart, lastPart);
}

// Small groups are small pages: what counts is how many rows are in memory.
void TicketListModel::keepFew(int firstPart, int lastPart)
{
    constexpr size_t kMost = size_t(TicketPages::kPageSize) * TicketPages::kMostLoaded;
    size_t loaded = 0;
    QList<std::pair<int, int>> away; // how far, which
    for (int part = 0; part < int(m_parts.size()); ++part) {
        if (!m_parts[size_t(part)].rows)
            continue;
        loaded += m_parts[size_t(part)].rows->loadedIds().size();
        const int distance = part < firstPart ? firstPart - part : part > lastPart ? part - lastPart : 0;
        away.append({distance, part});
    }
    std::sort(away.begin(), away.end(), std::greater<>());
    for (const auto &[distance, part] : std::as_const(away)) {
        if (loaded <= kMost)
            return;
        TicketSection &rows = *m_parts[size_t(part)].rows;
        const size_t had = rows.loadedIds().size();
        rows.release(distance > 0 ? 0 : 1);
        loaded -= had - rows.loadedIds().size();
    }
}

void TicketListModel::reach(TicketId id)
{
    if (!isGrouped())
        return m_parts.front().rows->reach(id);
    if (rowOf(id) >= 0)
        return Q_EMIT reached(id, true);
    reachInGroups(id);
}

// Its row says which group is its own; a group that is folded stays so.
void TicketListModel::reachInGroups(TicketId id)
{
    whenReady(m_source.rows({id}, m_shown.query), this,
              [this, id, question = m_question](const Result<std::vector<TicketRow>> &rows) {
                  if (question != m_question || !isGrouped())
                      return;
                  if (!rows)
                      return Q_EMIT failed(rows.error());
                  const int part = rows->empty()
                                       ? -1
                                       : partOf(ticketgroups::valueOf(rows->front(), m_shown.group, m_zone));
                  if (part < 0)
                      return Q_EMIT reached(id, !rows->empty());
                  Part &of = m_parts[size_t(part)];
                  if (of.isFolded)
                      return Q_EMIT reached(id, true);
                  if (of.rows && of.rows->isLoaded())
                      return of.rows->reach(id);
                  m_reaching = id;
                  start(part);
              });
}

void TicketListModel::onReached(TicketId id, bool inside)
{
    Q_EMIT reached(id, inside || isGrouped()); // of a group it may be new: the list has it
}

// Groups nobody looks at are counted, too; no heading comes or goes under the cursor.
void TicketListModel::recountGroups()
{
    if (!isGrouped() || isAsking())
        return;
    m_took.start();
    whenReady(m_source.groups(m_shown.query, m_shown.group), this,
              [this, question = m_question](const Result<std::vector<TicketGroup>> &groups) {
                  m_recount->setInterval(
                      int(std::clamp<qint64>(m_took.elapsed() * kPauseShare, kLeastPauseMs, kMostPauseMs)));
                  if (question != m_question || !groups)
                      return;
                  m_newGroups = false;
                  QSet<int> met;
                  for (const TicketGroup &group : *groups) {
                      const int part = partOf(group.value);
                      m_newGroups = m_newGroups || part < 0;
                      if (part < 0)
                          continue;
                      met.insert(part);
                      if (std::exchange(m_parts[size_t(part)].count, group.count) != group.count)
                          Q_EMIT dataChanged(index(m_firsts[size_t(part)], 0),
                                             index(m_firsts[size_t(part)], ColumnCount - 1));
                  }
                  for (int part = 0; part < int(m_parts.size()); ++part) {
                      if (!met.contains(part) && std::exchange(m_parts[size_t(part)].count, 0) != 0)
                          Q_EMIT dataChanged(index(m_firsts[size_t(part)], 0),
                                             index(m_firsts[size_t(part)], ColumnCount - 1));
                  }
                  Q_EMIT statusChanged();
              });
}

} // namespace binnacle
