// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/carryover.h"

#include "intake/importvalues.h"
#include "tickets/ticketrules.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace binnacle::carryover {

using namespace Qt::StringLiterals;

namespace {

// No file says anything of these.
const QSet<QByteArray> &withoutColumn()
{
    static const QSet<QByteArray> names{"resolution", "resolution_code"};
    return names;
}

// The values that come in a column or follow from the rows of a log; `state`, `stamp_flags`, `updated` and
// `extra` have rules of their own.
std::vector<std::pair<QByteArray, std::optional<Field>>> plainValues()
{
    std::vector<std::pair<QByteArray, std::optional<Field>>> values;
    for (int i = 0; i < kFieldCount; ++i) {
        const Field field = Field(i);
        if (field != Field::Number && field != Field::At && field != Field::State)
            values.push_back({fieldName(field).toLatin1(), field});
    }
    values.push_back({"first_resolved", std::nullopt});
    for (const QByteArray &name : withoutColumn())
        values.push_back({name, std::nullopt});
    return values;
}

void takeFlags(Stamp stamp, const Ticket &from, Ticket &to)
{
    for (const StampFlag flag : {StampFlag::Derived, StampFlag::Estimated}) {
        to.stampFlags &= ~(qint64(flag) << (2 * int(stamp)));
        if (from.hasFlag(stamp, flag))
            to.setFlag(stamp, flag);
    }
}

// Whether the state before goes on: the stamps say no other than they said then, or none of another class
// than a column gave it.
bool stateStays(const Ticket &before, const Ticket &now)
{
    const QString said = stateByStamps(before);
    const QString says = stateByStamps(now);
    return says == said || (before.state != said && classOf(says) == before.stateClass);
}

QJsonObject objectOf(const QString &extra)
{
    return QJsonDocument::fromJson(extra.toUtf8()).object();
}

// Nobody edits these here: the ticket has what was given.
QString extraOver(const Past &past, const Ticket &incoming, const Told &told)
{
    const QJsonObject before = objectOf(past.present.extra);
    const QJsonObject ofRows = objectOf(past.ofRows.extra);
    QJsonObject extra = objectOf(incoming.extra);
    for (auto it = before.constBegin(); it != before.constEnd(); ++it) {
        const bool own = told.log && ofRows.value(it.key()) == it.value();
        if (!own && !told.extras.contains(it.key()))
            extra.insert(it.key(), it.value());
    }
    return extra.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

qint64 updatedOver(const Past &past, const Ticket &before, const Ticket &now, const Told &told)
{
    qint64 updated = told.log ? now.updatedAt : now.openedAt;
    if (!told.log && past.logged)
        updated = qMax(updated, before.updatedAt); // its last row
    for (const Stamp stamp : kStamps) {
        if (!told.log || !told.fields[size_t(fieldOf(stamp))])
            updated = qMax(updated, now.stamp(stamp).value_or(updated));
    }
    return updated;
}

} // namespace

Carried over(const Past &past, const Ticket &incoming, const Told &told)
{
    static const auto plain = plainValues();
    Carried carried{incoming, withoutColumn()};
    Ticket before;
    if (past.last.isEmpty() || !importvalues::decode(past.last, before))
        return carried;
    const importvalues::Texts given = importvalues::texts(past.last);
    const importvalues::Texts ofRows = importvalues::texts(importvalues::digest(past.ofRows));
    QSet<QByteArray> derived;
    for (const Stamp stamp : kStamps) {
        if (before.hasFlag(stamp, StampFlag::Derived))
            derived.insert(stampName(stamp).toLatin1());
    }
    importvalues::Texts kept;
    for (const auto &[name, field] : plain) {
        const bool ofLog = told.log && (given.value(name) == ofRows.value(name) || derived.contains(name));
        if (ofLog || (field && told.fields[size_t(*field)]))
            continue;
        kept.insert(name, given.value(name));
        carried.values.insert(name);
    }
    Ticket &now = carried.incoming;
    importvalues::set(kept, now);
    for (const Stamp stamp : kStamps) {
        if (carried.values.contains(stampName(stamp).toLatin1()))
            takeFlags(stamp, before, now);
    }
    if (carried.values.contains("reopen_count"))
        now.reopened = before.reopened;
    if (!told.fields[size_t(Field::State)]) {
        const bool stays = stateStays(before, now);
        now.state = stays ? before.state : stateByStamps(now);
        now.stateClass = classOf(now.state);
        if (stays)
            carried.values.insert("state");
    }
    now.extra = extraOver(past, incoming, told);
    now.updatedAt = updatedOver(past, before, now, told);
    return carried;
}

void join(const BuiltIncident &earlier, BuiltIncident &later)
{
    const Ticket &was = earlier.imported.ticket;
    Ticket &now = later.imported.ticket;
    const QByteArray last = importvalues::digest(was);
    const Carried carried = over({last, was, {}}, now, later.told);
    now = importvalues::merge(last, was, carried.incoming, false, carried.values).merged;
    later.told.fields |= earlier.told.fields;
    for (const QString &name : earlier.told.extras) {
        if (!later.told.extras.contains(name))
            later.told.extras.append(name);
    }
    later.faults = faultsOf(now);
}

} // namespace binnacle::carryover
