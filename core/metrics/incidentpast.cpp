// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentpast.h"

#include <algorithm>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// In the order of PastField.
const std::array<QString, kPastFields> &fieldNames()
{
    static const std::array<QString, kPastFields> names{
        u"state"_s,          u"priority"_s,  u"impact"_s,       u"urgency"_s,
        u"major"_s,          u"made_sla"_s,  u"reopen_count"_s, u"reassignment_count"_s,
        u"service"_s,        u"category"_s,  u"team"_s,         u"assignee"_s,
        u"requester"_s,      u"origin"_s,    u"occurred"_s,     u"detected"_s,
        u"acknowledged"_s,   u"responded"_s, u"restored"_s,     u"resolved"_s,
        u"first_resolved"_s, u"closed"_s};
    return names;
}

bool isOver(const QString &state)
{
    return state == "resolved"_L1 || state == "closed"_L1;
}

} // namespace

std::optional<PastField> pastFieldFromName(const QString &name)
{
    static const QHash<QString, PastField> fields = [] {
        QHash<QString, PastField> all;
        for (size_t i = 0; i < kPastFields; ++i)
            all.insert(fieldNames()[i], PastField(i));
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
