// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tight loops between columns and bits: 64 rows a word. Pure, any thread.

#include "query/columnfilter.h"

#include <bit>
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

// Calls `visit(row)` for each set row in [first, last), in order.
template <typename Visit>
void forEachRow(const RowBits &bits, size_t first, size_t last, Visit visit)
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

} // namespace binnacle
