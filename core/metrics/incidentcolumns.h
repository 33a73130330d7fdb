// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All incidents in memory as a struct of vectors, in the order of opened and then id, so that a window of
// time is a contiguous range: about 64 bytes an incident (architecture decision 15). Owned by MetricsService,
// which lets many threads read or one change it. Holds no text but names.

#include "metrics/stampcolumn.h"

#include <QHash>
#include <QString>
#include <array>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace binnacle {

enum class ColumnStamp {
    Occurred,
    Detected,
    Acknowledged,
    Responded,
    Restored,
    Resolved,
    FirstResolved,
    Closed,
    Updated,
    Due
};
inline constexpr size_t kColumnStamps = 10;
[[nodiscard]] QString stampName(ColumnStamp stamp); // as queries and history have it
enum class ColumnName { State, Source, Origin, Service, Category, Team, Assignee, Requester };
inline constexpr size_t kColumnNames = 8;

// Codes of a column of names. Code 0 is none. State, source and origin are told by their text, the rest by
// row keys.
class NameDictionary
{
public:
    NameDictionary()
        : m_names(1)
    {}
    [[nodiscard]] quint32 codeOf(qint64 key,
                                 const QString &name); // makes one; a key met again takes the newer name
    [[nodiscard]] quint32 codeOf(const QString &name); // "" is none
    // The first of a row key with that name; a name no row has any more gets a code of its own. "" is none.
    [[nodiscard]] quint32 codeNamed(const QString &name);
    [[nodiscard]] std::optional<quint32> find(qint64 key) const;
    [[nodiscard]] const QString &name(quint32 code) const { return m_names[code]; }
    [[nodiscard]] quint32 size() const { return quint32(m_names.size()); }
    void rename(qint64 key, const QString &name);
    // Codes whose name has this key: folded for row keys (two teams may share one), ASCII lower case for
    // texts.
    template <typename F>
    void forEachNamed(const QString &nameKey, F visit) const
    {
        for (auto it = m_byNameKey.constFind(nameKey); it != m_byNameKey.constEnd() && it.key() == nameKey;
             ++it)
            visit(*it);
    }

private:
    std::vector<QString> m_names;
    QHash<qint64, quint32> m_byKey;
    QHash<QString, quint32> m_byName; // texts
    QMultiHash<QString, quint32> m_byNameKey;
};

struct IncidentRow
{
    enum class Sla : quint8 { None, Kept, Missed }; // the source's made_sla
    enum class Class : quint8 { Open, Done, Void };

    qint64 id = 0;
    qint64 opened = 0; // UTC ms
    std::array<std::optional<qint64>, kColumnStamps> stamps;
    std::array<quint32, kColumnNames> names{};    // codes of the columns' dictionaries
    quint8 priority = 0, impact = 0, urgency = 0; // 0 none
    Class stateClass = Class::Open;
    Sla sla = Sla::None;
    bool reopened = false;
    bool major = false;
    bool acknowledgedDerived = false,
         resolvedDerived = false; // states gave the stamp, no column of the source
    quint8 visibility = 0;        // 0 all, 1 team, 2 named
    quint16 reassignments = 0;

    [[nodiscard]] std::optional<qint64> &stamp(ColumnStamp s) { return stamps[size_t(s)]; }
    [[nodiscard]] quint32 &name(ColumnName n) { return names[size_t(n)]; }
};

class IncidentColumns
{
public:
    [[nodiscard]] size_t size() const { return m_id.size(); }
    [[nodiscard]] size_t bytes() const;
    void reserve(size_t rows);

    // Adds in any order, each id once; finish() brings them into order.
    void append(const IncidentRow &row);
    void finish();
    // What the change log named: rows as they are now, and ids that are gone. Keeps the order.
    void apply(const std::vector<IncidentRow> &rows, const std::vector<qint64> &gone);

    // Another one after each change of rows, of all columns there are; 0 while rows are being appended.
    [[nodiscard]] quint64 revision() const { return m_revision; }

    [[nodiscard]] IncidentRow row(size_t index) const;
    // Rows opened in [from, to).
    [[nodiscard]] std::pair<size_t, size_t> range(qint64 from, qint64 to) const;
    // The first row at `row` or later opened at this instant or later: quick where that is near.
    [[nodiscard]] size_t rowFrom(size_t row, qint64 at) const;

    [[nodiscard]] const std::vector<qint64> &ids() const { return m_id; }
    [[nodiscard]] const std::vector<qint64> &opened() const { return m_opened; }
    [[nodiscard]] const StampColumn &stamp(ColumnStamp s) const { return m_stamps[size_t(s)]; }
    [[nodiscard]] const std::vector<quint32> &wide(ColumnName n) const
    {
        return m_wide[size_t(n) - 3];
    } // Service …
    [[nodiscard]] const std::vector<quint16> &narrow(ColumnName n) const
    {
        return m_narrow[size_t(n)];
    } // State, Source, Origin
    [[nodiscard]] quint32 code(ColumnName n, size_t row) const;
    [[nodiscard]] const std::vector<quint8> &priority() const { return m_priority; }
    [[nodiscard]] quint8 impact(size_t row) const { return m_levels[row] >> 4 & 7; }
    [[nodiscard]] quint8 urgency(size_t row) const { return m_levels[row] & 7; }
    [[nodiscard]] const std::vector<quint8> &levels() const { return m_levels; }
    [[nodiscard]] IncidentRow::Class stateClass(size_t row) const
    {
        return IncidentRow::Class(m_flags[row] & 3);
    }
    [[nodiscard]] IncidentRow::Sla sla(size_t row) const { return IncidentRow::Sla(m_flags[row] >> 2 & 3); }
    [[nodiscard]] bool reopened(size_t row) const { return (m_flags[row] & kReopened) != 0; }
    [[nodiscard]] bool major(size_t row) const { return (m_flags[row] & kMajor) != 0; }
    [[nodiscard]] quint8 visibility(size_t row) const { return m_flags[row] >> 6; }
    [[nodiscard]] const std::vector<quint8> &flags() const { return m_flags; }
    [[nodiscard]] quint16 reassignments(size_t row) const { return m_reassignments[row]; }
    static constexpr quint8 kReopened = 0x10, kMajor = 0x20;                      // of flags
    static constexpr quint8 kAcknowledgedDerived = 0x08, kResolvedDerived = 0x80; // of levels
    // No incident of a block of so many rows was opened, resolved or closed after the block's instant here:
    // who asks what happened since then passes the block over.
    static constexpr size_t kBlock = 4096;
    [[nodiscard]] const std::vector<qint64> &latestOfBlocks() const { return m_latest; }

    // The newest stamp that imports told, by source: kNotTold where none did. Kept while rows change: what is
    // done here tells nothing of where the data of an import end.
    static constexpr qint64 kNotTold = std::numeric_limits<qint64>::min();
    void noteTold(quint32 source, qint64 at);
    [[nodiscard]] qint64 toldUntil(quint32 source) const
    {
        return source < m_told.size() ? m_told[source] : kNotTold;
    }

    // Whether a source says anything of reopenings; "not reopened" is no word on it where none does.
    void setTellsReopenings(quint32 source, bool tells);
    [[nodiscard]] bool tellsReopenings(quint32 source) const
    {
        return source >= m_tellsReopenings.size() || m_tellsReopenings[source];
    }

    [[nodiscard]] NameDictionary &names(ColumnName n) { return m_names[size_t(n)]; }
    [[nodiscard]] const NameDictionary &names(ColumnName n) const { return m_names[size_t(n)]; }

private:
    void push(const IncidentRow &row);
    void noteLatest(size_t index);
    void set(size_t index, const IncidentRow &row);
    void reorder(const std::vector<quint32> &order);

    void changed();

    quint64 m_revision = 0;
    std::vector<qint64> m_id;
    std::vector<qint64> m_opened;
    std::array<StampColumn, kColumnStamps> m_stamps;
    std::array<std::vector<quint16>, 3> m_narrow;
    std::array<std::vector<quint32>, kColumnNames - 3> m_wide;
    std::vector<quint8> m_priority;
    std::vector<quint8> m_levels; // urgency 0-2, acknowledged derived 3, impact 4-6, resolved derived 7
    std::vector<quint8> m_flags;  // class 0-1, sla 2-3, reopened 4, major 5, visibility 6-7
    std::vector<quint16> m_reassignments;
    std::vector<qint64> m_latest;        // by block
    std::vector<qint64> m_told;          // by source
    std::vector<bool> m_tellsReopenings; // by source; beyond: yes
    std::array<NameDictionary, kColumnNames> m_names;
};

} // namespace binnacle
