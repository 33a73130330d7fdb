// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketgroups.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "query/condition.h"
#include "query/ticketfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketgroups {

namespace {

constexpr qint64 kCentury = 36525; // days, so that no dividend is negative
constexpr qint64 kZonesFrom = 0;   // 1970: before it a zone keeps the offset it had then
constexpr qint64 kAhead = 366 * kMsPerDay;

struct Grouping
{
    QLatin1StringView field;
    QLatin1StringView group;
    QLatin1StringView name;
};

constexpr Grouping kGroupings[] = {
    {"state"_L1, "t.state"_L1, "grouped"_L1},
    {"priority"_L1, "t.priority"_L1, "grouped"_L1},
    {"team"_L1, "t.team_id"_L1, "(SELECT k.name FROM team k WHERE k.id = grouped)"_L1},
    {"assignee"_L1, "t.assignee_id"_L1, "(SELECT k.name FROM person k WHERE k.id = grouped)"_L1},
    {"service"_L1, "t.service_id"_L1, "(SELECT k.name FROM service k WHERE k.id = grouped)"_L1},
    {"category"_L1, "t.category_id"_L1, "(SELECT k.name FROM category k WHERE k.id = grouped)"_L1},
    {"opened"_L1, {}, "grouped"_L1},
};

// Newest offset first: nearly all tickets end at the first comparisons.
Sql daySql(qint64 now, const QTimeZone &zone)
{
    Sql sql;
    QString offset = u"CASE"_s;
    const QList<OffsetSpan> spans = offsetSpans(kZonesFrom, now + kAhead, zone);
    for (qsizetype i = spans.size(); i-- > 0;) {
        const QString number = QString::number(i);
        sql.bindings.append({u"zone_at_"_s + number, spans.at(i).from});
        sql.bindings.append({u"zone_offset_"_s + number, spans.at(i).offset});
        offset +=
            u" WHEN t.opened_at >= CAST(:zone_at_%1 AS bigint) THEN CAST(:zone_offset_%1 AS bigint)"_s.arg(
                number);
    }
    sql.bindings.append({u"zone_first"_s, offsetAt(kZonesFrom, zone)});
    offset += u" ELSE CAST(:zone_first AS bigint) END"_s;
    sql.group = u"((t.opened_at + %1 + %2) / %3) - %4"_s.arg(
        offset, QString::number(kCentury * kMsPerDay), QString::number(kMsPerDay), QString::number(kCentury));
    sql.name = u"grouped"_s;
    return sql;
}

// States by the course of a ticket, those of other tools after ours.
qsizetype stateRank(const QString &state)
{
    const FieldSpec *spec = ticketFields().find(u"state"_s);
    const qsizetype place = spec ? spec->values.indexOf(asciiLower(state)) : -1;
    return place < 0 ? 1000 : place;
}

} // namespace

QStringList fields()
{
    QStringList names;
    for (const Grouping &grouping : kGroupings)
        names.append(grouping.field);
    return names;
}

QString valueOf(const TicketRow &row, const QString &field, const QTimeZone &zone)
{
    if (field == u"state")
        return row.state;
    if (field == u"priority")
        return row.priority > 0 ? QString::number(row.priority) : QString();
    if (field == u"opened")
        return utcToLocal(row.openedAt, zone).date.toString(Qt::ISODate);
    return field == u"team"       ? row.team
           : field == u"assignee" ? row.assignee
           : field == u"service"  ? row.service
           : field == u"category" ? row.category
                                  : QString();
}

QString queryOf(const Query &query, const QString &field, const QString &value)
{
    QueryValue wanted;
    wanted.text = value;
    if (value.isEmpty())
        wanted.kind = QueryValue::Kind::None;
    else if (field == u"state" && stateRank(value) == 1000)
        wanted.kind = QueryValue::Kind::Literal;
    else if (field == u"state")
        wanted.text = asciiLower(value);
    return query.narrowed(QueryNode::of({field, QueryClause::Match::OneOf, {wanted}})).canonical();
}

void sort(std::vector<TicketGroup> &groups, const QString &field)
{
    const bool newestFirst = field == u"opened";
    const bool byState = field == u"state";
    std::stable_sort(groups.begin(), groups.end(), [=](const TicketGroup &a, const TicketGroup &b) {
        if (a.value.isEmpty() != b.value.isEmpty())
            return b.value.isEmpty();
        if (byState && stateRank(a.value) != stateRank(b.value))
            return stateRank(a.value) < stateRank(b.value);
        return newestFirst ? a.value > b.value : fold(a.value) < fold(b.value);
    });
}

bool isSame(const QString &field, const QString &a, const QString &b)
{
    return field == u"state" ? asciiLower(a) == asciiLower(b) : fold(a) == fold(b);
}

Result<Sql> sqlOf(const QString &field, qint64 now, const QTimeZone &zone)
{
    if (field == u"opened")
        return daySql(now, zone);
    for (const Grouping &grouping : kGroupings) {
        if (field == grouping.field)
            return Sql{grouping.group, grouping.name, {}};
    }
    return fail(ErrorCode::Invalid, u"unknown-group"_s, {{u"field"_s, field}});
}

} // namespace binnacle::ticketgroups
