// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rowsorter.h"

#include <QDir>
#include <algorithm>
#include <cstring>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

struct Head
{
    quint32 numberLength;
    quint32 packedLength;
    qint64 at;
    quint64 order;
    quint32 file;
    quint32 failed;
};

SortedRow rowAt(const char *p)
{
    Head head;
    std::memcpy(&head, p, sizeof head);
    const char *number = p + sizeof head;
    return {{number, head.numberLength},
            head.at,
            head.order,
            head.file,
            head.failed != 0,
            {number + head.numberLength, head.packedLength}};
}

bool before(const SortedRow &a, const SortedRow &b)
{
    if (const int order = a.number.compare(b.number))
        return order < 0;
    return a.at != b.at ? a.at < b.at : a.order < b.order;
}

tl::unexpected<Error> scratchFull(const QFile &file)
{
    return fail(ErrorCode::Unavailable, u"scratch-full"_s, {{u"folder"_s, QDir::tempPath()}},
                file.errorString());
}

} // namespace

// One sorted run on disk, read forward.
class RowSorter::Run
{
public:
    [[nodiscard]] Result<> write(const std::string &arena, const std::vector<size_t> &offsets)
    {
        if (!m_file.open())
            return scratchFull(m_file);
        for (const size_t offset : offsets) {
            const SortedRow row = rowAt(arena.data() + offset);
            const auto length = qint64(sizeof(Head) + row.number.size() + row.packed.size());
            if (m_file.write(arena.data() + offset, length) != length)
                return scratchFull(m_file);
        }
        if (!m_file.flush() || !m_file.seek(0))
            return scratchFull(m_file);
        return {};
    }

    // False at the end.
    [[nodiscard]] bool advance()
    {
        Head head;
        if (m_file.read(reinterpret_cast<char *>(&head), sizeof head) != qint64(sizeof head))
            return false;
        const size_t rest = size_t(head.numberLength) + head.packedLength;
        m_bytes.resize(sizeof head + rest);
        std::memcpy(m_bytes.data(), &head, sizeof head);
        return m_file.read(m_bytes.data() + sizeof head, qint64(rest)) == qint64(rest);
    }
    [[nodiscard]] SortedRow row() const { return rowAt(m_bytes.data()); }

private:
    QTemporaryFile m_file{QDir::tempPath() + u"/binnacle-import-XXXXXX"_s};
    std::string m_bytes;
};

RowSorter::RowSorter(size_t budget)
    : m_budget(budget)
{}

RowSorter::~RowSorter() = default;

Result<> RowSorter::add(const SortedRow &row)
{
    const Head head{
        quint32(row.number.size()), quint32(row.packed.size()), row.at, row.order, row.file, row.failed};
    m_offsets.push_back(m_arena.size());
    m_arena.append(reinterpret_cast<const char *>(&head), sizeof head);
    m_arena.append(row.number).append(row.packed);
    if (m_arena.size() + m_offsets.size() * sizeof(size_t) > m_budget)
        return spill();
    return {};
}

void RowSorter::sortMemory()
{
    const auto less = [this](size_t a, size_t b) {
        return before(rowAt(m_arena.data() + a), rowAt(m_arena.data() + b));
    };
    if (!std::is_sorted(m_offsets.begin(), m_offsets.end(), less))
        std::sort(m_offsets.begin(), m_offsets.end(), less);
}

Result<> RowSorter::spill()
{
    sortMemory();
    auto run = std::make_unique<Run>();
    BINNACLE_TRY(run->write(m_arena, m_offsets));
    m_runs.push_back(std::move(run));
    m_arena.clear();
    m_offsets.clear();
    return {};
}

Result<> RowSorter::sort()
{
    if (m_runs.empty()) {
        sortMemory();
        return {};
    }
    if (!m_offsets.empty())
        BINNACLE_TRY(spill());
    m_arena = std::string();
    for (const std::unique_ptr<Run> &run : m_runs) {
        if (run->advance())
            m_heap.push_back(run.get());
    }
    return {};
}

Result<bool> RowSorter::next(SortedRow &row)
{
    if (m_runs.empty()) {
        if (m_next == m_offsets.size())
            return false;
        row = rowAt(m_arena.data() + m_offsets[m_next++]);
        return true;
    }
    // The run that gave the last row moves on only now, since the row's views were its bytes.
    if (m_last && !m_last->advance())
        std::erase(m_heap, m_last);
    m_last = nullptr;
    if (m_heap.empty())
        return false;
    m_last = *std::min_element(m_heap.begin(), m_heap.end(),
                               [](const Run *a, const Run *b) { return before(a->row(), b->row()); });
    row = m_last->row();
    return true;
}

} // namespace binnacle
