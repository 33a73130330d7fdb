// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sorts the rows of an event log by number, time and file order with flat memory: in memory up to a budget,
// beyond it in sorted runs on disk that are merged. One thread; owned by the reader of the log.

#include "base/result.h"

#include <QTemporaryFile>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

struct SortedRow
{
    std::string_view number;
    qint64 at = 0;
    quint64 order = 0; // in the files
    quint32 file = 0;
    bool failed = false;
    std::string_view packed;
};

class RowSorter
{
public:
    static constexpr size_t kBudget = size_t(96) << 20;

    explicit RowSorter(size_t budget = kBudget);
    ~RowSorter();

    // Unavailable "scratch-full": no room for the runs.
    [[nodiscard]] Result<> add(const SortedRow &row);
    // Ends the adding.
    [[nodiscard]] Result<> sort();
    // The next row in order; its views hold until the next call. False at the end.
    [[nodiscard]] Result<bool> next(SortedRow &row);

private:
    class Run;
    [[nodiscard]] Result<> spill();
    void sortMemory();

    size_t m_budget;
    std::string m_arena;           // rows one after the other
    std::vector<size_t> m_offsets; // of the rows in the arena
    size_t m_next = 0;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<Run *> m_heap;
    Run *m_last = nullptr; // the run the last row came from
};

} // namespace binnacle
