// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentcolumns.h"

#include "base/fold.h"
#include "query/condition.h"
#include "tickets/ticketrules.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace binnacle {

QString stampName(ColumnStamp stamp)
{
    static const std::array<QString, kColumnStamps> kNames{stampName(Stamp::Occurred),
                                                           stampName(Stamp::Detected),
                                                           stampName(Stamp::Acknowledged),
                                                           stampName(Stamp::Responded),
                                                           stampName(Stamp::Restored),
                                                           stampName(Stamp::Resolved),
                                                           u"first_resolved"_s,
                                                           stampName(Stamp::Closed),
                                                           u"updated"_s,
                                                           u"due"_s};
    return kNames[size_t(stamp)];
}

quint32 NameDictionary::codeOf(qint64 key, const QString &name)
{
    if (key == 0)
        return 0;
    if (const auto it = m_byKey.constFind(key); it != m_byKey.constEnd()) {
        rename(key, name);
        return *it;
    }
    const quint32 code = size();
    m_names.push_back(name);
    m_byKey.insert(key, code);
    m_byNameKey.insert(fold(name), code);
    return code;
}

quint32 NameDictionary::codeOf(const QString &name)
{
    if (name.isEmpty())
        return 0;
    if (const auto it = m_byName.constFind(name); it != m_byName.constEnd())
        return *it;
    const quint32 code = size();
    m_names.push_back(name);
    m_byName.insert(name, code);
    m_byNameKey.insert(asciiLower(name), code);
    return code;
}

quint32 NameDictionary::codeNamed(const QString &name)
{
    if (name.isEmpty())
        return 0;
    const QString nameKey = fold(name);
    std::optional<quint32> code;
    forEachNamed(nameKey, [&](quint32 one) { code = std::min(code.value_or(one), one); });
    if (code)
        return *code;
    m_names.push_back(name);
    m_byNameKey.insert(nameKey, size() - 1);
    return size() - 1;
}

std::optional<quint32> NameDictionary::find(qint64 key) const
{
    const auto it = m_byKey.constFind(key);
    return it == m_byKey.constEnd() ? std::nullopt : std::optional<quint32>(*it);
}

void NameDictionary::rename(qint64 key, const QString &name)
{
    const auto code = find(key);
    if (!code || m_names[*code] == name)
        return;
    m_byNameKey.remove(fold(m_names[*code]), *code);
    m_names[*code] = name;
    m_byNameKey.insert(fold(name), *code);
}

namespace {

quint8 flagsOf(const IncidentRow &row)
{
    return quint8(quint8(row.stateClass) | quint8(row.sla) << 2 |
                  (row.reopened ? IncidentColumns::kReopened : 0) |
                  (row.major ? IncidentColumns::kMajor : 0) | row.visibility << 6);
}

quint8 levelsOf(const IncidentRow &row)
{
    return quint8(row.impact << 4 | row.urgency |
                  (row.acknowledgedDerived ? IncidentColumns::kAcknowledgedDerived : 0) |
                  (row.resolvedDerived ? IncidentColumns::kResolvedDerived : 0));
}

// A text column met with more than 65,535 different texts keeps the first ones and calls the rest by the last
// code.
quint16 narrowed(quint32 code)
{
    return quint16(std::min<quint32>(code, 0xffff));
}

template <typename T>
void gather(std::vector<T> &column, const std::vector<quint32> &order)
{
    std::vector<T> out(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        out[i] = column[order[i]];
    column.swap(out);
}

} // namespace

void IncidentColumns::reserve(size_t rows)
{
    m_id.reserve(rows);
    m_opened.reserve(rows);
    for (StampColumn &column : m_stamps)
        column.reserve(rows);
    for (auto &column : m_narrow)
        column.reserve(rows);
    for (auto &column : m_wide)
        column.reserve(rows);
    m_priority.reserve(rows);
    m_levels.reserve(rows);
    m_flags.reserve(rows);
    m_reassignments.reserve(rows);
}

size_t IncidentColumns::bytes() const
{
    size_t sum = (m_id.capacity() + m_opened.capacity() + m_latest.capacity()) * sizeof(qint64) +
                 m_priority.capacity() + m_levels.capacity() + m_flags.capacity() +
                 m_reassignments.capacity() * sizeof(quint16);
    for (const StampColumn &column : m_stamps)
        sum += column.bytes();
    for (const auto &column : m_narrow)
        sum += column.capacity() * sizeof(quint16);
    for (const auto &column : m_wide)
        sum += column.capacity() * sizeof(quint32);
    return sum;
}

void IncidentColumns::noteLatest(size_t index)
{
    const size_t block = index / kBlock;
    if (m_latest.size() <= block)
        m_latest.resize(block + 1, std::numeric_limits<qint64>::min());
    const qint64 opened = m_opened[index];
    qint64 latest = std::max(m_latest[block], opened);
    for (const ColumnStamp end : {ColumnStamp::Resolved, ColumnStamp::Closed})
        latest = std::max(latest, stamp(end).at(index, opened).value_or(opened));
    m_latest[block] = latest;
}

void IncidentColumns::noteTold(quint32 source, qint64 at)
{
    if (m_told.size() <= source)
        m_told.resize(source + 1, kNotTold);
    m_told[source] = std::max(m_told[source], at);
}

void IncidentColumns::setTellsReopenings(quint32 source, bool tells)
{
    if (m_tellsReopenings.size() <= source)
        m_tellsReopenings.resize(source + 1, true);
    m_tellsReopenings[source] = tells;
}

void IncidentColumns::push(const IncidentRow &row)
{
    m_id.push_back(row.id);
    m_opened.push_back(row.opened);
    for (size_t i = 0; i < kColumnStamps; ++i)
        m_stamps[i].append(row.opened, row.stamps[i], m_id.size());
    for (size_t i = 0; i < m_narrow.size(); ++i)
        m_narrow[i].push_back(narrowed(row.names[i]));
    for (size_t i = 0; i < m_wide.size(); ++i)
        m_wide[i].push_back(row.names[i + m_narrow.size()]);
    m_priority.push_back(row.priority);
    m_levels.push_back(levelsOf(row));
    m_flags.push_back(flagsOf(row));
    m_reassignments.push_back(row.reassignments);
    noteLatest(size() - 1);
}

void IncidentColumns::set(size_t index, const IncidentRow &row)
{
    for (size_t i = 0; i < kColumnStamps; ++i)
        m_stamps[i].set(index, row.opened, row.stamps[i], size());
    for (size_t i = 0; i < m_narrow.size(); ++i)
        m_narrow[i][index] = narrowed(row.names[i]);
    for (size_t i = 0; i < m_wide.size(); ++i)
        m_wide[i][index] = row.names[i + m_narrow.size()];
    m_priority[index] = row.priority;
    m_levels[index] = levelsOf(row);
    m_flags[index] = flagsOf(row);
    m_reassignments[index] = row.reassignments;
    noteLatest(index);
}

void IncidentColumns::changed()
{
    static std::atomic<quint64> s_last = 0;
    m_revision = ++s_last;
}

void IncidentColumns::append(const IncidentRow &row)
{
    m_revision = 0;
    push(row);
}

void IncidentColumns::finish()
{
    const auto before = [this](quint32 a, quint32 b) {
        return m_opened[a] != m_opened[b] ? m_opened[a] < m_opened[b] : m_id[a] < m_id[b];
    };
    std::vector<quint32> order(size());
    std::iota(order.begin(), order.end(), 0U);
    if (!std::is_sorted(order.begin(), order.end(), before)) {
        std::sort(order.begin(), order.end(), before);
        reorder(order);
    }
    changed();
}

void IncidentColumns::reorder(const std::vector<quint32> &order)
{
    gather(m_id, order);
    gather(m_opened, order);
    for (StampColumn &column : m_stamps)
        column.reorder(order);
    for (auto &column : m_narrow)
        gather(column, order);
    for (auto &column : m_wide)
        gather(column, order);
    gather(m_priority, order);
    gather(m_levels, order);
    gather(m_flags, order);
    gather(m_reassignments, order);
    m_latest.clear();
    for (size_t i = 0; i < size(); ++i)
        noteLatest(i);
}

void IncidentColumns::apply(const std::vector<IncidentRow> &rows, const std::vector<qint64> &gone)
{
    std::unordered_map<qint64, const IncidentRow *> wanted;
    std::unordered_set<qint64> leaving(gone.begin(), gone.end());
    for (const IncidentRow &row : rows)
        wanted[row.id] = &row;
    std::vector<quint32> keep; // filled only once something goes
    bool dropping = false;
    for (size_t i = 0; i < size() && (!wanted.empty() || !leaving.empty() || dropping); ++i) {
        bool drop = leaving.erase(m_id[i]) > 0;
        if (const auto it = wanted.find(m_id[i]); it != wanted.end() && !drop) {
            if (it->second->opened == m_opened[i]) {
                set(i, *it->second);
                wanted.erase(it);
            } else { // moves: taken out here, added below
                drop = true;
            }
        }
        if (drop && !dropping) {
            dropping = true;
            keep.resize(i);
            std::iota(keep.begin(), keep.end(), 0U);
        }
        if (dropping && !drop)
            keep.push_back(quint32(i));
    }
    if (dropping)
        reorder(keep);
    bool inOrder = true;
    std::vector<const IncidentRow *> added;
    for (const auto &[id, row] : wanted)
        added.push_back(row);
    std::sort(added.begin(), added.end(), [](const IncidentRow *a, const IncidentRow *b) {
        return a->opened != b->opened ? a->opened < b->opened : a->id < b->id;
    });
    for (const IncidentRow *row : added) {
        inOrder = inOrder && (m_id.empty() || m_opened.back() < row->opened ||
                              (m_opened.back() == row->opened && m_id.back() < row->id));
        push(*row);
    }
    if (inOrder)
        changed();
    else
        finish();
}

IncidentRow IncidentColumns::row(size_t index) const
{
    IncidentRow row;
    row.id = m_id[index];
    row.opened = m_opened[index];
    for (size_t i = 0; i < kColumnStamps; ++i)
        row.stamps[i] = m_stamps[i].at(index, row.opened);
    for (size_t i = 0; i < kColumnNames; ++i)
        row.names[i] = code(ColumnName(i), index);
    row.priority = m_priority[index];
    row.impact = impact(index);
    row.urgency = urgency(index);
    row.acknowledgedDerived = (m_levels[index] & kAcknowledgedDerived) != 0;
    row.resolvedDerived = (m_levels[index] & kResolvedDerived) != 0;
    row.stateClass = stateClass(index);
    row.sla = sla(index);
    row.reopened = reopened(index);
    row.major = major(index);
    row.visibility = visibility(index);
    row.reassignments = m_reassignments[index];
    return row;
}

std::pair<size_t, size_t> IncidentColumns::range(qint64 from, qint64 to) const
{
    const auto first = std::lower_bound(m_opened.begin(), m_opened.end(), from);
    const auto last = std::lower_bound(first, m_opened.end(), std::max(from, to));
    return {size_t(first - m_opened.begin()), size_t(last - m_opened.begin())};
}

size_t IncidentColumns::rowFrom(size_t row, qint64 at) const
{
    size_t step = 64;
    while (row + step < size() && m_opened[row + step] < at) {
        row += step;
        step *= 2;
    }
    const auto begin = m_opened.begin() + std::ptrdiff_t(row);
    const auto end = m_opened.begin() + std::ptrdiff_t(std::min(row + step, size()));
    return size_t(std::lower_bound(begin, end, at) - m_opened.begin());
}

quint32 IncidentColumns::code(ColumnName n, size_t row) const
{
    const auto i = size_t(n);
    return i < m_narrow.size() ? m_narrow[i][row] : m_wide[i - m_narrow.size()][row];
}

} // namespace binnacle
