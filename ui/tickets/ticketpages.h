// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The pages a list has met, in order, with the rows of only a few of them: keys and cursors of all, so that
// one can scroll on and back through a million rows with some hundred in memory. A value without signals;
// owned by the model.

#include "tickets/ticket.h"
#include "tickets/ticketqueries.h"

#include <QHash>
#include <vector>

namespace binnacle {

class TicketPages
{
public:
    static constexpr int kPageSize = 200;
    static constexpr int kMostLoaded = 4;

    void clear();
    [[nodiscard]] int rowCount() const { return m_count; }
    [[nodiscard]] bool atEnd() const { return m_atEnd; }
    [[nodiscard]] QString tail() const { return m_tail; } // cursor of the page after the last one met
    [[nodiscard]] int pageCount() const { return int(m_pages.size()); }
    [[nodiscard]] int loadedCount() const;

    // The page after the last one.
    void append(TicketPage page);
    // Whole pages after the last one that are passed over: neither rows nor keys of them are known.
    void skip(const QStringList &ends);
    [[nodiscard]] bool hasSkipped() const;   // and not met since
    [[nodiscard]] int pageOf(int row) const; // -1: no such row
    [[nodiscard]] int firstRow(int page) const { return m_firsts[size_t(page)]; }
    [[nodiscard]] QString cursor(int page) const { return m_pages[size_t(page)].after; }
    [[nodiscard]] int sizeOf(int page) const { return int(m_pages[size_t(page)].ids.size()); }
    [[nodiscard]] bool isLoaded(int page) const { return !m_pages[size_t(page)].rows.empty(); }
    // The rows of a page met before, read again. How many rows it has now may differ. True where other pages
    // lost their rows by that: the next one, if it begins elsewhere now, and those that held one of these.
    bool replace(int page, TicketPage read);
    void cutAfter(int page); // forgets all pages after this one
    // Forgets the rows of pages far from the two given, until at most so many are left. Page -1: all are far.
    void dropFar(int firstPage, int lastPage, int most = kMostLoaded);

    [[nodiscard]] const TicketRow *row(int row) const; // null: not in memory
    [[nodiscard]] TicketRow *row(int row);
    [[nodiscard]] TicketId idAt(int row) const; // not valid: passed over
    [[nodiscard]] int rowOf(TicketId id) const; // -1: not met
    [[nodiscard]] std::vector<TicketId> loadedIds() const;
    void remove(int row);

private:
    struct Slot
    {
        QString after; // cursor that leads to this page
        std::vector<TicketId> ids;
        std::vector<TicketRow> rows; // empty: dropped
    };

    struct Place
    {
        int page;
        int row; // in the page
    };

    void recount();
    void place(int page);
    void unplace(int page);

    std::vector<Slot> m_pages;
    std::vector<int> m_firsts; // first row of each page
    QHash<TicketId, Place> m_places;
    QString m_tail;
    int m_count = 0;
    bool m_atEnd = false;
};

} // namespace binnacle
