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

// Calls `visit(row)` for each set row in [first, last), in order, and gives it back.
template <typename Visit>
Visit forEachRow(const RowBits &bits, size_t first, size_t last, Visit visit)
{
    const std::vector<quint64> &words = bits.words();
    for (size_t w = first >> 6; w < words.size() && (w << 6) < last; ++w) {
        quint64 word = words[w];
        if ((w << 6) < first)
            word &= ~quint64(0) << (first & 63);
        if (((w + 1) << 6) > last)
            word &= (last & 63) != 0 ? (quint64(1) << (last & 63)) - 1 : ~quint64(0);
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

// A word of the bits of rows [first, last).
[[nodiscard]] inline quint64 wordWithin(quint64 word, size_t w, size_t first, size_t last)
{
    if ((w << 6) < first)
        word &= ~quint64(0) << (first & 63);
    if (((w + 1) << 6) > last)
        word &= (last & 63) != 0 ? (quint64(1) << (last & 63)) - 1 : ~quint64(0);
    return word;
}

// Calls `visit(row)` for each set row in [first, last) whose cell is one of these, in order. The column has
// whole words of 64 rows. Eight rows are compared at once: few have what is looked for.
template <typename Visit>
void forEachOf(const RowBits &bits, size_t first, size_t last, const quint16 *cells,
               const std::vector<quint16> &wanted, Visit visit)
{
    using Eight [[gnu::vector_size(16)]] = quint16;
    std::array<Eight, 8> each{};
    const size_t of = std::min(each.size(), wanted.size());
    for (size_t i = 0; i < of; ++i)
        each[i] = wanted[i] + Eight{};
    const std::vector<quint64> &words = bits.words();
    for (size_t w = first >> 6; w < words.size() && (w << 6) < last; ++w) {
        const quint64 word = wordWithin(words[w], w, first, last);
        for (size_t part = 0; part < 64 && word >> part != 0; part += 8) {
            quint64 rows = word >> part & 0xff;
            if (rows == 0)
                continue;
            const size_t base = (w << 6) + part;
            Eight eight;
            std::memcpy(&eight, cells + base, sizeof eight);
            Eight found{};
            for (size_t i = 0; i < of; ++i)
                found |= Eight(eight == each[i]);
            std::array<quint64, 2> halves{};
            std::memcpy(halves.data(), &found, sizeof found);
            if ((halves[0] | halves[1]) == 0)
                continue;
            for (; rows != 0; rows &= rows - 1) {
                const auto i = size_t(std::countr_zero(rows));
                if (found[i] != 0)
                    visit(base + i);
            }
        }
    }
}

// Set rows in [first, last).
inline size_t countRows(const RowBits &bits, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t w = first >> 6; w < bits.words().size() && (w << 6) < last; ++w) {
        quint64 word = bits.words()[w];
        if ((w << 6) < first)
            word &= ~quint64(0) << (first & 63);
        if (((w + 1) << 6) > last)
            word &= (last & 63) != 0 ? (quint64(1) << (last & 63)) - 1 : ~quint64(0);
        n += size_t(std::popcount(word));
    }
    return n;
}

// Rows set in both.
inline size_t countRows(const RowBits &bits, const RowBits &other, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t w = first >> 6; w < bits.words().size() && (w << 6) < last; ++w)
        n += size_t(std::popcount(wordWithin(bits.words()[w] & other.words()[w], w, first, last)));
    return n;
}

} // namespace binnacle
