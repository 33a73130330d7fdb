// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistsql.h"

#include "store/statement.h"
#include "tickets/ticketsql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketlistsql {

namespace {

struct Sort
{
    QLatin1StringView field;
    QLatin1StringView expression;
    bool text = true;
};

constexpr Sort kSorts[] = {
    {"opened"_L1, "t.opened_at"_L1, false},
    {"updated"_L1, "t.updated_at"_L1, false},
    {"resolved"_L1, "coalesce(t.resolved_at, 0)"_L1, false},
    {"closed"_L1, "coalesce(t.closed_at, 0)"_L1, false},
    {"due"_L1, "coalesce(t.due_at, 9223372036854775807)"_L1, false},
    {"number"_L1, "t.number_key"_L1},
    {"priority"_L1, "(CASE WHEN t.priority = 0 THEN 9 ELSE t.priority END)"_L1, false},
    {"title"_L1, "t.title_key"_L1},
    {"state"_L1, "t.state"_L1},
    {"type"_L1, "t.type"_L1},
    {"source"_L1, "t.source"_L1},
    {"service"_L1, "coalesce((SELECT k.name_key FROM service k WHERE k.id = t.service_id), '')"_L1},
    {"category"_L1, "coalesce((SELECT k.name_key FROM category k WHERE k.id = t.category_id), '')"_L1},
    {"team"_L1, "coalesce((SELECT k.name_key FROM team k WHERE k.id = t.team_id), '')"_L1},
    {"assignee"_L1, "coalesce((SELECT k.name_key FROM person k WHERE k.id = t.assignee_id), '')"_L1},
    {"requester"_L1, "coalesce((SELECT k.name_key FROM person k WHERE k.id = t.requester_id), '')"_L1},
};

// Only what lies on one side of a place in the list.
void addSide(TicketListSql &list, const QString &comparison, const QString &name, const TicketCursor &place)
{
    list.where += u" AND (%1, t.id) %2 (:%3_value, :%3_id)"_s.arg(list.sort, comparison, name);
    list.bindings.append({name + u"_value"_s, place.value});
    list.bindings.append({name + u"_id"_s, place.id.value});
}

} // namespace

QStringList sortFields()
{
    QStringList fields;
    for (const Sort &sort : kSorts)
        fields.append(sort.field);
    return fields;
}

Result<TicketListSql> compile(const TicketListRequest &request, Engine engine, const QueryContext &context,
                              bool liftWords, const SqlLookup &lookup)
{
    BINNACLE_LET(const Query query, ticketQueryLanguage().parse(request.query));
    SqlOptions options;
    options.liftWords = liftWords;
    options.lookup = lookup;
    BINNACLE_LET(SqlCondition condition,
                 compileSql(query, ticketFields(), ticketSqlMapping(engine), context, options));
    const bool descending = request.sort.startsWith(u'-');
    const QString field = descending ? request.sort.mid(1) : request.sort;
    const auto sort = std::find_if(std::begin(kSorts), std::end(kSorts),
                                   [&](const Sort &candidate) { return field == candidate.field; });
    if (sort == std::end(kSorts))
        return fail(ErrorCode::Invalid, u"unknown-sort"_s, {{u"field"_s, field}});

    TicketListSql list{
        request.sort,       sort->expression, descending ? u"DESC"_s : u"ASC"_s,          sort->text, {},
        condition.bindings, condition.match,  ticketSql().text(u"ticket_tags"_s, engine), {},         {}};
    list.where = ticketSql().text(u"ticket_visible"_s, engine) + u" AND ("_s + condition.where + u')';
    list.bindings.append({u"me"_s, context.me.value});
    if (!request.after.isEmpty()) {
        BINNACLE_LET(const TicketCursor cursor, cursorOf(request.after));
        if (cursor.sort != request.sort)
            return fail(ErrorCode::Invalid, u"bad-cursor"_s);
        addSide(list, descending ? u"<"_s : u">"_s, u"after"_s, cursor);
    }
    return list;
}

void endBefore(TicketListSql &list, const TicketCursor &place)
{
    addSide(list, list.direction == "DESC"_L1 ? u">"_s : u"<"_s, u"before"_s, place);
}

TicketCursor cursorAt(const TicketListSql &list, const Statement &row, int sortColumn, int idColumn)
{
    return {list.order, list.sortsText ? QVariant(row.text(sortColumn)) : QVariant(row.int64(sortColumn)),
            TicketId(row.int64(idColumn))};
}

QString cursorText(const TicketCursor &cursor)
{
    const bool isText = cursor.value.typeId() == QMetaType::QString;
    const QJsonArray parts{cursor.sort, isText ? u"t"_s : u"n"_s, cursor.value.toString(),
                           QString::number(cursor.id.value)};
    return QString::fromLatin1(QJsonDocument(parts)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<TicketCursor> cursorOf(const QString &text)
{
    const auto bytes = QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonArray parts = QJsonDocument::fromJson(bytes).array();
    bool numeric = true;
    bool identified = false;
    const QString value = parts.at(2).toString();
    const qint64 id = parts.at(3).toString().toLongLong(&identified);
    const bool isText = parts.at(1).toString() == u"t";
    const qint64 number = isText ? 0 : value.toLongLong(&numeric);
    if (parts.size() != 4 || !identified || !numeric)
        return fail(ErrorCode::Invalid, u"bad-cursor"_s);
    return TicketCursor{parts.at(0).toString(), isText ? QVariant(value) : QVariant(number), TicketId(id)};
}

QString filled(QString block, const TicketListSql &list)
{
    return block.replace(u"{{sort}}"_s, list.sort)
        .replace(u"{{direction}}"_s, list.direction)
        .replace(u"{{tags}}"_s, list.tags)
        .replace(u"{{group}}"_s, list.group)
        .replace(u"{{name}}"_s, list.name)
        .replace(u"{{where}}"_s, list.where);
}

} // namespace binnacle::ticketlistsql
