// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/columnsasof.h"

#include "tickets/ticket.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketvalues.h"

#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

struct StateAt
{
    QString state;
    IncidentRow::Class stateClass = IncidentRow::Class::Open;
};

bool until(const std::optional<qint64> &stamp, qint64 asOf)
{
    return stamp && *stamp <= asOf;
}

StateAt stateNamed(const QString &state)
{
    switch (classOf(state)) {
    case StateClass::Done:
        return {state, IncidentRow::Class::Done};
    case StateClass::Void:
        return {state, IncidentRow::Class::Void};
    case StateClass::Open:
        break;
    }
    return {state, IncidentRow::Class::Open};
}

// What stamps tell of an incident whose history does not reach back. Where they tell nothing, `later`: what
// it is now, or was before the first change that is told.
StateAt fromStamps(IncidentRow &row, qint64 asOf, const StateAt &later)
{
    if (until(row.stamp(ColumnStamp::Updated), asOf))
        return later; // not touched since
    const auto &resolved = row.stamp(ColumnStamp::Resolved);
    const auto &closed = row.stamp(ColumnStamp::Closed);
    if (until(closed, asOf))
        return {u"closed"_s, IncidentRow::Class::Done};
    if (until(resolved, asOf))
        return {u"resolved"_s, IncidentRow::Class::Done};
    if (later.stateClass == IncidentRow::Class::Done && (resolved || closed))
        return {u"new"_s, IncidentRow::Class::Open}; // done later
    return later;
}

StateAt stateAt(IncidentRow &row, qint64 asOf, const StateAt &present, const IncidentPast &past)
{
    const IncidentPast::Value *told = past.value(PastField::State);
    if (!told)
        return fromStamps(row, asOf, present);
    if (told->recorded)
        return stateNamed(told->text);
    if (told->text.isEmpty())
        return {u"new"_s, IncidentRow::Class::Open};
    return fromStamps(row, asOf, stateNamed(told->text));
}

quint8 levelOf(const QString &text)
{
    return quint8(qBound(0, text.toInt(), 4));
}

bool reopenedAt(IncidentRow &row, qint64 asOf, const IncidentPast &past)
{
    const IncidentPast::Value *count = past.value(PastField::ReopenCount);
    const bool later = count ? count->text.toInt() > 0 : row.reopened;
    if ((count && count->recorded) || !later)
        return later;
    if (past.everReopened)
        return past.reopened;
    const auto &first = row.stamp(ColumnStamp::FirstResolved);
    return !first || *first <= asOf;
}

quint16 reassignmentsAt(const IncidentRow &row, const IncidentPast &past)
{
    const IncidentPast::Value *count = past.value(PastField::ReassignmentCount);
    const int later = count ? count->text.toInt() : row.reassignments;
    if ((count && count->recorded) || later != past.allTeamChanges)
        return quint16(qBound(0, later, 0xffff));
    return quint16(past.teamChanges); // counted from the teams
}

IncidentRow::Sla slaAt(const QString &text)
{
    if (text.isEmpty())
        return IncidentRow::Sla::None;
    return text == "0"_L1 ? IncidentRow::Sla::Missed : IncidentRow::Sla::Kept;
}

constexpr std::pair<ColumnName, PastField> kNameFields[] = {
    {ColumnName::Service, PastField::Service},     {ColumnName::Category, PastField::Category},
    {ColumnName::Team, PastField::Team},           {ColumnName::Assignee, PastField::Assignee},
    {ColumnName::Requester, PastField::Requester}, {ColumnName::Origin, PastField::Origin},
};

bool isDerived(const IncidentPast &past, Stamp stamp)
{
    return (past.stampFlags >> (2 * int(stamp)) & qint64(StampFlag::Derived)) != 0;
}

// The stamp itself where it lies before, else the one it had then: as recorded, or as states give it.
std::optional<qint64> stampAt(ColumnStamp stamp, const std::optional<qint64> &present, qint64 asOf,
                              const IncidentPast &past)
{
    if (until(present, asOf))
        return present;
    std::optional<qint64> then;
    if (const IncidentPast::Value *told = past.value(pastField(stamp)))
        then = ticketvalues::stampOf(told->text).value_or(ticketvalues::StampText()).at;
    else if (stamp == ColumnStamp::Resolved && isDerived(past, Stamp::Resolved))
        then = past.resolved;
    else if (stamp == ColumnStamp::Closed && isDerived(past, Stamp::Closed))
        then = past.closed;
    return until(then, asOf) ? then : std::nullopt;
}

void applyFields(IncidentRow &row, IncidentColumns &out, const IncidentPast &past)
{
    if (const auto *told = past.value(PastField::Priority))
        row.priority = levelOf(told->text);
    if (const auto *told = past.value(PastField::Impact))
        row.impact = levelOf(told->text);
    if (const auto *told = past.value(PastField::Urgency))
        row.urgency = levelOf(told->text);
    if (const auto *told = past.value(PastField::Major))
        row.major = told->text == "yes"_L1;
    if (const auto *told = past.value(PastField::MadeSla))
        row.sla = slaAt(told->text);
    for (const auto &[column, field] : kNameFields) {
        const auto *told = past.value(field);
        if (!told)
            continue;
        NameDictionary &names = out.names(column);
        if (names.name(row.name(column)) == told->text)
            continue; // two rows may share a name: it is the one it has
        row.name(column) =
            column == ColumnName::Origin ? names.codeOf(told->text) : names.codeNamed(told->text);
    }
}

} // namespace

PastColumns columnsAsOf(const IncidentColumns &columns, qint64 asOf,
                        const QHash<qint64, IncidentPast> &history)
{
    static const IncidentPast kNothingTold;
    const size_t rows = columns.range(std::numeric_limits<qint64>::min(), asOf + 1).second;
    PastColumns past{{}, RowBits(qsizetype(rows))};
    IncidentColumns &out = past.columns;
    for (size_t i = 0; i < kColumnNames; ++i)
        out.names(ColumnName(i)) = columns.names(ColumnName(i));
    for (quint32 source = 0; source < columns.names(ColumnName::Source).size(); ++source)
        out.setTellsReopenings(source, columns.tellsReopenings(source));
    out.reserve(rows);
    for (size_t i = 0; i < rows; ++i) {
        IncidentRow row = columns.row(i);
        const StateAt present{columns.names(ColumnName::State).name(row.name(ColumnName::State)),
                              row.stateClass};
        const auto found = history.constFind(row.id);
        const IncidentPast &told = found != history.constEnd() ? *found : kNothingTold;
        if (!told.whole && !until(row.stamp(ColumnStamp::Updated), asOf))
            past.presentShown.set(qsizetype(i));
        const StateAt state = stateAt(row, asOf, present, told);
        row.reopened = reopenedAt(row, asOf, told);
        row.reassignments = reassignmentsAt(row, told);
        applyFields(row, out, told);
        for (const ColumnStamp stamp : kPastStamps)
            row.stamp(stamp) = stampAt(stamp, row.stamp(stamp), asOf, told);
        if (told.whole && !until(row.stamp(ColumnStamp::Updated), asOf))
            row.stamp(ColumnStamp::Updated) = told.lastChange.value_or(row.opened);
        row.stateClass = state.stateClass;
        row.name(ColumnName::State) = out.names(ColumnName::State).codeOf(state.state);
        out.append(row);
    }
    return past;
}

} // namespace binnacle
