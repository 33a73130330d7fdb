// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentpast.h"

#include <algorithm>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// Those before the stamps, in the order of PastField.
constexpr std::array kFieldNames{"state"_L1,     "priority"_L1, "impact"_L1,       "urgency"_L1,
                                 "major"_L1,     "made_sla"_L1, "reopen_count"_L1, "reassignment_count"_L1,
                                 "service"_L1,   "category"_L1, "team"_L1,         "assignee"_L1,
                                 "requester"_L1, "origin"_L1};
static_assert(kFieldNames.size() == size_t(PastField::Occurred));

bool isOver(const QString &state)
{
    return state == "resolved"_L1 || state == "closed"_L1;
}

} // namespace

std::optional<PastField> pastFieldFromName(const QString &name)
{
    static const QHash<QString, PastField> fields = [] {
        QHash<QString, PastField> all;
        for (size_t i = 0; i < kFieldNames.size(); ++i)
            all.insert(kFieldNames[i], PastField(i));
        for (const ColumnStamp stamp : kPastStamps)
            all.insert(stampName(stamp), pastField(stamp));
        return all;
    }();
    const auto it = fields.constFind(name);
    return it == fields.constEnd() ? std::nullopt : std::optional(*it);
}

const IncidentPast::Value *IncidentPast::value(PastField field) const
{
    const auto it =
        std::find_if(values.begin(), values.end(), [field](const Value &v) { return v.field == field; });
    return it == values.end() ? nullptr : &*it;
}

void PastFold::add(const PastChange &change)
{
    const bool until = change.at <= m_asOf;
    if (until)
        m_past.lastChange = change.at;
    if (change.field == PastField::State)
        addState(change);
    if (change.field == PastField::Team && !change.before.isEmpty() && !change.after.isEmpty())
        m_teamChanges.push_back(change.at);
    if (change.field == PastField::ReassignmentCount && !m_counted)
        m_counted = change.at;
    const auto known = std::find_if(m_past.values.begin(), m_past.values.end(),
                                    [&](const IncidentPast::Value &v) { return v.field == change.field; });
    if (known == m_past.values.end())
        m_past.values.push_back({change.field, until, until ? change.after : change.before});
    else if (until)
        known->text = change.after;
}

void PastFold::addState(const PastChange &change)
{
    const bool until = change.at <= m_asOf;
    if (m_state.isEmpty() && change.before.isEmpty())
        m_past.whole = true;
    const bool again = isOver(m_state.isEmpty() ? change.before : m_state) && !isOver(change.after);
    m_past.everReopened |= again;
    if (until) {
        m_past.reopened |= again;
        if (change.after == "resolved"_L1 && !isOver(m_state))
            m_past.resolved = change.at;
        if (change.after == "closed"_L1 && m_state != "closed"_L1)
            m_past.closed = change.at;
    }
    m_state = change.after;
}

IncidentPast PastFold::take()
{
    for (const qint64 at : m_teamChanges) {
        if (m_counted && at >= *m_counted)
            continue;
        ++m_past.allTeamChanges;
        m_past.teamChanges += at <= m_asOf ? 1 : 0;
    }
    m_teamChanges.clear();
    m_counted.reset();
    m_state.clear();
    return std::exchange(m_past, {});
}

} // namespace binnacle
