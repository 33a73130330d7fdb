// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/incidentbuilder.h"

#include "base/timetext.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketvalues.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <array>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

QByteArrayView stateOf(const RowValues &row)
{
    return row.field(Field::State);
}

bool isOver(QByteArrayView state)
{
    return state == "resolved" || state == "closed";
}

// A row that is back in another state after resolved or closed; states left empty say nothing.
int reopeningsOf(const std::vector<RowValues> &rows)
{
    int count = 0;
    bool over = false;
    for (const RowValues &row : rows) {
        const QByteArrayView state = stateOf(row);
        if (state.isEmpty())
            continue;
        count += over && !isOver(state);
        over = isOver(state);
    }
    return count;
}

int teamChangesOf(const std::vector<RowValues> &rows)
{
    int count = 0;
    QByteArrayView team;
    for (const RowValues &row : rows) {
        const QByteArrayView next = row.field(Field::Team);
        count += !team.isEmpty() && !next.isEmpty() && next != team;
        if (!next.isEmpty())
            team = next;
    }
    return count;
}

QStringList tagsOf(QByteArrayView text)
{
    static const QRegularExpression separators(u"[,;|\\n]"_s);
    if (text.isEmpty())
        return {};
    return ticketvalues::tagsOf(textOf(text).split(separators));
}

// The latest row; a field whose column it lacks is told by the latest row that has the column. `shape` holds
// the fields of all, and must outlive what is returned.
RowValues latestOf(const std::vector<RowValues> &rows, RowShape &shape)
{
    RowValues latest = rows.back();
    const RowShape *seen = latest.shape;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row->shape == seen)
            continue;
        if (latest.shape != &shape) {
            shape = *latest.shape;
            latest.shape = &shape;
        }
        seen = row->shape;
        for (const Field field : seen->fields) {
            if (shape.has(field))
                continue;
            shape.fields.push_back(field);
            latest.fields[size_t(field)] = row->field(field);
        }
    }
    return latest;
}

Told toldOf(const RowShape &shape, bool log)
{
    Told told{{}, shape.extras, log};
    for (const Field field : shape.fields)
        told.fields.set(size_t(field));
    return told;
}

} // namespace

QString stateByStamps(const Ticket &ticket)
{
    if (ticket.stamp(Stamp::Closed))
        return u"closed"_s;
    if (ticket.stamp(Stamp::Resolved))
        return u"resolved"_s;
    if (ticket.stamp(Stamp::Acknowledged) || ticket.stamp(Stamp::Restored))
        return u"in_progress"_s;
    return u"new"_s;
}

QStringList faultsOf(const Ticket &ticket)
{
    QStringList faults;
    constexpr std::array kOrder = {
        std::pair(Stamp::Occurred, Stamp::Detected),     std::pair(Stamp::Detected, Stamp::Acknowledged),
        std::pair(Stamp::Occurred, Stamp::Restored),     std::pair(Stamp::Resolved, Stamp::Closed),
        std::pair(Stamp::Acknowledged, Stamp::Resolved), std::pair(Stamp::Detected, Stamp::Restored),
        std::pair(Stamp::Restored, Stamp::Resolved),
    };
    bool reversed = false;
    for (const auto &[first, second] : kOrder)
        reversed = reversed || (ticket.stamp(first) && ticket.stamp(second) &&
                                *ticket.stamp(first) > *ticket.stamp(second));
    for (const Stamp stamp : {Stamp::Resolved, Stamp::Closed})
        reversed = reversed || (ticket.stamp(stamp) && *ticket.stamp(stamp) < ticket.openedAt);
    if (reversed)
        faults.append(u"order"_s);
    if (ticket.state == "closed"_L1 && !ticket.stamp(Stamp::Resolved))
        faults.append(u"closed-without-resolved"_s);
    if (ticket.stateClass == StateClass::Open && ticket.stamp(Stamp::Closed))
        faults.append(u"open-with-closed-stamp"_s);
    return faults;
}

IncidentBuilder::IncidentBuilder(QString source, bool events)
    : m_source(std::move(source))
    , m_events(events)
{}

void IncidentBuilder::takePresentValues(const RowValues &row, Ticket &ticket) const
{
    ticket.number = textOf(row.field(Field::Number));
    ticket.source = m_source;
    ticket.title = textOf(row.field(Field::Title)).simplified();
    ticket.description = textOf(row.field(Field::Description));
    ticket.type = typeFromText(textOf(row.field(Field::Type))).value_or(TicketType::Incident);
    ticket.priority = int(row.number(Field::Priority).value_or(0));
    ticket.priorityOrigin = ticket.priority > 0 ? PriorityOrigin::Imported : PriorityOrigin::None;
    ticket.impact = int(row.number(Field::Impact).value_or(0));
    ticket.urgency = int(row.number(Field::Urgency).value_or(0));
    ticket.category.name = textOf(row.field(Field::Category));
    ticket.subcategory = textOf(row.field(Field::Subcategory));
    ticket.service.name = textOf(row.field(Field::Service));
    ticket.ci = textOf(row.field(Field::Ci));
    ticket.team.name = textOf(row.field(Field::Team));
    ticket.assignee.name = textOf(row.field(Field::Assignee));
    ticket.requester.name = textOf(row.field(Field::Requester));
    ticket.origin = textOf(row.field(Field::Origin));
    ticket.tags = tagsOf(row.field(Field::Tags));
    if (const auto made = row.number(Field::MadeSla))
        ticket.madeSla = *made != 0;
    ticket.extra = row.extraText();
}

void IncidentBuilder::takeStamps(const std::vector<RowValues> &rows, const RowValues &latest,
                                 Ticket &ticket) const
{
    for (const Stamp stamp : kStamps)
        ticket.stamp(stamp) = latest.number(fieldOf(stamp));
    ticket.openedAt = latest.number(Field::Opened).value_or(rows.front().at);
    if (m_events)
        deriveStamps(rows, ticket);
    ticket.updatedAt = m_events ? latest.at : ticket.openedAt;
    if (m_events)
        return;
    for (const std::optional<qint64> &stamp : ticket.stamps)
        ticket.updatedAt = qMax(ticket.updatedAt, stamp.value_or(ticket.updatedAt));
}

// Only for a stamp with no column do states give it, flagged derived.
void IncidentBuilder::deriveStamps(const std::vector<RowValues> &rows, Ticket &ticket) const
{
    const auto derive = [&](Stamp stamp, std::optional<qint64> at) {
        if (rows.back().shape->has(fieldOf(stamp)) || ticket.stamp(stamp) || !at)
            return;
        ticket.stamp(stamp) = at;
        ticket.setFlag(stamp, StampFlag::Derived);
    };
    std::optional<qint64> acknowledged, resolved, closed;
    QByteArrayView before;
    bool unknown = false; // the first row is past new: when it left it is not known, nor when it was resolved
    for (const RowValues &row : rows) {
        const QByteArrayView state = stateOf(row);
        if (state.isEmpty())
            continue;
        if (before.isEmpty() && state != "new")
            unknown = true;
        if (!unknown && !acknowledged && state != "new")
            acknowledged = row.at;
        if (state == "resolved" && !before.isEmpty() && !isOver(before))
            resolved = row.at;
        if (state == "resolved" && before != "resolved" && !ticket.firstResolvedAt)
            ticket.firstResolvedAt = row.at;
        if (state == "closed" && before != "closed")
            closed = row.at;
        before = state;
    }
    derive(Stamp::Acknowledged, acknowledged);
    derive(Stamp::Resolved, resolved);
    derive(Stamp::Closed, closed);
}

void IncidentBuilder::takeCounts(const std::vector<RowValues> &rows, const RowValues &latest,
                                 Ticket &ticket) const
{
    if (latest.shape->has(Field::ReopenCount)) {
        ticket.reopenCount = int(latest.number(Field::ReopenCount).value_or(0));
        ticket.reopened = ticket.reopenCount > 0;
    } else if (m_events) {
        ticket.reopenCount = reopeningsOf(rows);
        ticket.reopened = ticket.reopenCount > 0;
    }
    if (latest.shape->has(Field::ReassignmentCount))
        ticket.reassignmentCount = int(latest.number(Field::ReassignmentCount).value_or(0));
    else if (m_events)
        ticket.reassignmentCount = teamChangesOf(rows);
}

void IncidentBuilder::setState(const RowValues &row, Ticket &ticket) const
{
    ticket.state = textOf(stateOf(row));
    if (ticket.state.isEmpty())
        ticket.state = stateByStamps(ticket);
    ticket.stateClass = classOf(ticket.state);
}

// The differences of the fields from row to row; the first row is the creation, and so is for a field the
// first row that has it.
std::vector<HistoryEntry> IncidentBuilder::historyOf(const std::vector<RowValues> &rows) const
{
    static const QTimeZone utc = QTimeZone::utc();
    std::vector<HistoryEntry> history;
    const auto text = [&](Field field, QByteArrayView value) {
        if (fieldKind(field) != ImportFieldKind::Time || value.isEmpty())
            return textOf(value);
        return isoText(value.toByteArray().toLongLong(), utc);
    };
    std::array<std::optional<QByteArrayView>, kFieldCount> last;
    for (const RowValues &row : rows) {
        for (const Field field : row.shape->fields) {
            if (field == Field::Number || field == Field::At)
                continue;
            std::optional<QByteArrayView> &before = last[size_t(field)];
            const QByteArrayView now = row.field(field);
            const bool tells = before ? *before != now : field == Field::State;
            if (tells) {
                HistoryEntry entry;
                entry.happenedAt = row.at;
                entry.field = fieldName(field);
                entry.before = text(field, before.value_or(QByteArrayView()));
                entry.after = text(field, now);
                entry.source = m_source;
                entry.actor = textOf(row.actor);
                history.push_back(std::move(entry));
            }
            before = now;
        }
    }
    return history;
}

BuiltIncident IncidentBuilder::build(const std::vector<RowValues> &rows) const
{
    BuiltIncident built;
    Ticket &ticket = built.imported.ticket;
    RowShape shape;
    const RowValues latest = latestOf(rows, shape);
    takePresentValues(latest, ticket);
    takeStamps(rows, latest, ticket);
    takeCounts(rows, latest, ticket);
    setState(latest, ticket);
    if (m_events)
        built.imported.history = historyOf(rows);
    built.told = toldOf(*latest.shape, m_events);
    built.actor = textOf(rows.back().actor);
    built.faults = faultsOf(ticket);
    return built;
}

} // namespace binnacle
