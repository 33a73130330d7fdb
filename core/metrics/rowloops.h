// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tight loops between columns and bits: 64 rows a word. Pure, any thread.

#include "query/columnfilter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace binnacle {

// Ors into `out` the rows for which `wanted(row index)` holds.
template <typename Wanted>
void fillIndexed(size_t rows, RowBits &out, Wanted wanted)
{
    std::vector<quint64> &words = out.words();
    size_t row = 0;
    for (; row + 64 <= rows; row += 64) {
        quint64 word = 0;
        for (size_t i = 0; i < 64; ++i)
            word |= quint64(wanted(row + i) ? 1 : 0) << i;
        words[row >> 6] |= word;
    }
    for (; row < rows; ++row)
        words[row >> 6] |= quint64(wanted(row) ? 1 : 0) << (row & 63);
}

// The same by the values of a column.
template <typename T, typename Wanted>
void fillRows(const std::vector<T> &column, RowBits &out, Wanted wanted)
{
    fillIndexed(column.size(), out,
                [data = column.data(), &wanted](size_t row) { return wanted(data[row]); });
}

// Sets rows [first, last).
inline void setRange(RowBits &out, size_t first, size_t last)
{
    std::vector<quint64> &words = out.words();
    for (size_t row = first; row < last;) {
        const size_t bit = row & 63;
        const size_t take = std::min<size_t>(64 - bit, last - row);
        const quint64 mask = take == 64 ? ~quint64(0) : ((quint64(1) << take) - 1) << bit;
        words[row >> 6] |= mask;
        row += take;
    }
}

// How many bits are set: where no instruction of the processor may be relied on, loops of this are quick.
[[nodiscard]] inline size_t bitsIn(quint64 word)
{
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return word * 0x0101010101010101 >> 56;
}

// A word of the bits of rows [first, last).
[[nodiscard]] inline quint64 wordWithin(quint64 word, size_t w, size_t first, size_t last)
{
    if ((w << 6) < first)
        word &= ~quint64(0) << (first & 63);
    if (((w + 1) << 6) > last)
        word &= (last & 63) != 0 ? (quint64(1) << (last & 63)) - 1 : ~quint64(0);
    return word;
}

// Calls `visit(row)` for each set row in [first, last), in order, and gives it back.
template <typename Visit>
Visit forEachRow(const RowBits &bits, size_t first, size_t last, Visit visit)
{
    const std::vector<quint64> &words = bits.words();
    for (size_t w = first >> 6; w < words.size() && (w << 6) < last; ++w) {
        quint64 word = wordWithin(words[w], w, first, last);
        if (word == ~quint64(0)) {
            for (size_t i = 0; i < 64; ++i)
                visit((w << 6) + i);
            continue;
        }
        while (word != 0) {
            visit((w << 6) + size_t(std::countr_zero(word)));
            word &= word - 1;
        }
    }
    return visit;
}

// Set rows in [first, last).
inline size_t countRows(const RowBits &bits, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t w = first >> 6; w < bits.words().size() && (w << 6) < last; ++w)
        n += bitsIn(wordWithin(bits.words()[w], w, first, last));
    return n;
}

// The set rows in [first, last), beside each other: several passes need not find them in the bits again.
// Where all are set they are not listed.
class RowList
{
public:
    RowList(const RowBits &bits, size_t first, size_t last)
        : m_bits(bits)
        , m_first(first)
    {
        m_size = countRows(bits, first, last);
        if (m_size == last - first)
            return;
        m_rows.resize(m_size);
        quint32 *next = m_rows.data();
        forEachRow(bits, first, last, [&next](size_t row) { *next++ = quint32(row); });
    }

    [[nodiscard]] const RowBits &bits() const { return m_bits; }
    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] bool isAll() const { return m_rows.empty(); } // all are set, or none
    // How many of them lie before a row.
    [[nodiscard]] size_t placeOf(size_t row) const
    {
        if (isAll())
            return std::min(m_size, row - std::min(row, m_first));
        return size_t(std::lower_bound(m_rows.begin(), m_rows.end(), quint32(row)) - m_rows.begin());
    }
    [[nodiscard]] size_t row(size_t place) const { return isAll() ? m_first + place : m_rows[place]; }
    // Calls `loop(rowOf)`, once, so that a loop over many does not ask how the rows are told.
    template <typename Loop>
    void with(Loop loop) const
    {
        if (isAll())
            loop([first = m_first](size_t place) { return first + place; });
        else
            loop([rows = m_rows.data()](size_t place) { return size_t(rows[place]); });
    }

private:
    const RowBits &m_bits;
    size_t m_first;
    size_t m_size = 0;
    std::vector<quint32> m_rows;
};

// Calls `visit(place)` for each cell among `count` that is one of these, at most eight, in order. Eight are
// compared at once: few are what is looked for.
template <typename Visit>
void forEachOf(const quint16 *cells, size_t count, const std::vector<quint16> &wanted, Visit visit)
{
    using Eight [[gnu::vector_size(16)]] = quint16;
    std::array<Eight, 8> each{};
    const size_t of = std::min(each.size(), wanted.size());
    for (size_t i = 0; i < of; ++i)
        each[i] = wanted[i] + Eight{};
    size_t place = 0;
    for (; place + 8 <= count; place += 8) {
        Eight eight;
        std::memcpy(&eight, cells + place, sizeof eight);
        Eight found{};
        for (size_t i = 0; i < of; ++i)
            found |= Eight(eight == each[i]);
        std::array<quint64, 2> halves{};
        std::memcpy(halves.data(), &found, sizeof found);
        if ((halves[0] | halves[1]) == 0)
            continue;
        for (size_t i = 0; i < 8; ++i) {
            if (found[i] != 0)
                visit(place + i);
        }
    }
    for (; place < count; ++place) {
        if (std::find(wanted.begin(), wanted.end(), cells[place]) != wanted.end())
            visit(place);
    }
}

// Rows set in both.
inline size_t countRows(const RowBits &bits, const RowBits &other, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t w = first >> 6; w < bits.words().size() && (w << 6) < last; ++w)
        n += bitsIn(wordWithin(bits.words()[w] & other.words()[w], w, first, last));
    return n;
}

} // namespace binnacle
