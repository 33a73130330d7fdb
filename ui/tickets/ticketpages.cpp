// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketpages.h"

#include <algorithm>

namespace binnacle {

namespace {

std::vector<TicketId> idsOf(const std::vector<TicketRow> &rows)
{
    std::vector<TicketId> ids;
    ids.reserve(rows.size());
    for (const TicketRow &row : rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace

void TicketPages::clear()
{
    m_pages.clear();
    m_firsts.clear();
    m_places.clear();
    m_tail.clear();
    m_count = 0;
    m_atEnd = false;
}

int TicketPages::loadedCount() const
{
    return int(
        std::count_if(m_pages.begin(), m_pages.end(), [](const Slot &slot) { return !slot.rows.empty(); }));
}

void TicketPages::append(TicketPage page)
{
    Slot slot{m_tail, idsOf(page.rows), std::move(page.rows)};
    m_tail = page.next;
    m_atEnd = page.next.isEmpty();
    if (slot.ids.empty())
        return;
    m_firsts.push_back(m_count);
    m_count += int(slot.ids.size());
    m_pages.push_back(std::move(slot));
    place(pageCount() - 1);
}

void TicketPages::skip(const QStringList &ends)
{
    for (const QString &end : ends) {
        m_firsts.push_back(m_count);
        m_pages.push_back({m_tail, std::vector<TicketId>(kPageSize), {}});
        m_count += kPageSize;
        m_tail = end;
    }
}

bool TicketPages::hasSkipped() const
{
    return std::any_of(m_pages.begin(), m_pages.end(),
                       [](const Slot &slot) { return !slot.ids.empty() && !slot.ids.front().isValid(); });
}

int TicketPages::pageOf(int row) const
{
    if (row < 0 || row >= m_count)
        return -1;
    // The last page that begins at or before the row: an empty page before it begins there too.
    const auto after = std::upper_bound(m_firsts.begin(), m_firsts.end(), row);
    return int(after - m_firsts.begin()) - 1;
}

void TicketPages::recount()
{
    m_firsts.clear();
    m_count = 0;
    for (const Slot &slot : m_pages) {
        m_firsts.push_back(m_count);
        m_count += int(slot.ids.size());
    }
}

void TicketPages::place(int page)
{
    const Slot &slot = m_pages[size_t(page)];
    for (size_t row = 0; row < slot.ids.size(); ++row) {
        if (slot.ids[row].isValid())
            m_places.insert(slot.ids[row], {page, int(row)});
    }
}

void TicketPages::unplace(int page)
{
    for (const TicketId id : m_pages[size_t(page)].ids) {
        const auto at = m_places.constFind(id);
        if (at != m_places.constEnd() && at->page == page)
            m_places.erase(at);
    }
}

bool TicketPages::replace(int page, TicketPage read)
{
    if (page < 0 || page >= pageCount())
        return false;
    bool othersChanged = false;
    const auto forgetRows = [&](int other) {
        othersChanged = othersChanged || isLoaded(other);
        m_pages[size_t(other)].rows = {};
    };
    unplace(page);
    for (const TicketRow &row : read.rows) {
        const auto elsewhere = m_places.constFind(row.id);
        if (elsewhere != m_places.constEnd())
            forgetRows(elsewhere->page);
    }
    Slot &slot = m_pages[size_t(page)];
    slot.ids = idsOf(read.rows);
    slot.rows = std::move(read.rows);
    place(page);
    if (page + 1 == pageCount() || read.next.isEmpty()) {
        cutAfter(page);
        m_tail = read.next;
        m_atEnd = read.next.isEmpty();
    } else if (m_pages[size_t(page) + 1].after != read.next) {
        m_pages[size_t(page) + 1].after = read.next;
        forgetRows(page + 1);
    }
    recount();
    return othersChanged;
}

void TicketPages::cutAfter(int page)
{
    for (int other = page + 1; other < pageCount(); ++other)
        unplace(other);
    m_pages.resize(size_t(page) + 1);
    recount();
}

void TicketPages::dropFar(int firstPage, int lastPage, int most)
{
    const auto distance = [=](int page) {
        return page < firstPage ? firstPage - page : page > lastPage ? page - lastPage : 0;
    };
    while (loadedCount() > most) {
        int farthest = -1;
        for (int page = 0; page < pageCount(); ++page) {
            if (isLoaded(page) && (farthest < 0 || distance(page) > distance(farthest)))
                farthest = page;
        }
        if (farthest < 0 || distance(farthest) == 0)
            return;
        m_pages[size_t(farthest)].rows = {};
    }
}

const TicketRow *TicketPages::row(int row) const
{
    const int page = pageOf(row);
    if (page < 0 || !isLoaded(page))
        return nullptr;
    return &m_pages[size_t(page)].rows[size_t(row - firstRow(page))];
}

TicketRow *TicketPages::row(int row)
{
    return const_cast<TicketRow *>(std::as_const(*this).row(row));
}

TicketId TicketPages::idAt(int row) const
{
    const int page = pageOf(row);
    return page < 0 ? TicketId() : m_pages[size_t(page)].ids[size_t(row - firstRow(page))];
}

int TicketPages::rowOf(TicketId id) const
{
    const auto at = m_places.constFind(id);
    return at == m_places.constEnd() ? -1 : firstRow(at->page) + at->row;
}

std::vector<TicketId> TicketPages::loadedIds() const
{
    std::vector<TicketId> ids;
    for (const Slot &slot : m_pages) {
        if (!slot.rows.empty())
            ids.insert(ids.end(), slot.ids.begin(), slot.ids.end());
    }
    return ids;
}

void TicketPages::remove(int row)
{
    const int page = pageOf(row);
    if (page < 0)
        return;
    unplace(page);
    Slot &slot = m_pages[size_t(page)];
    const auto at = row - firstRow(page);
    slot.ids.erase(slot.ids.begin() + at);
    if (!slot.rows.empty())
        slot.rows.erase(slot.rows.begin() + at);
    place(page);
    recount();
}

} // namespace binnacle
