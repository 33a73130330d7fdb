// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categorystore.h"

#include "base/fold.h"
#include "people/placeholders.h"
#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::categorystore {

namespace {

Category categoryOf(const Statement &row)
{
    return {CategoryId(row.int64(0)), row.text(1), row.text(2), row.int64(3) != 0, row.int64(4)};
}

} // namespace

Result<std::vector<Category>> categories(ReadScope &scope)
{
    std::vector<Category> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"category_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.push_back(categoryOf(rows));
    return all;
}

Result<QStringList> names(ReadScope &scope)
{
    BINNACLE_LET(const std::vector<Category> all, categories(scope));
    QStringList found;
    for (const Category &category : all)
        found.append(category.name);
    return found;
}

Result<std::optional<Category>> byId(ReadScope &scope, CategoryId id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_by_id"_s));
    BINNACLE_TRY(row.bind(u"id"_s, id).run());
    return row.next() ? std::optional(categoryOf(row)) : std::nullopt;
}

Result<std::optional<CategoryId>> byKey(ReadScope &scope, const QString &nameKey)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_of_key"_s));
    BINNACLE_TRY(row.bind(u"name_key"_s, nameKey).run());
    return row.next() ? std::optional(CategoryId(row.int64(0))) : std::nullopt;
}

Result<QHash<qint64, qint64>> uses(ReadScope &scope)
{
    QHash<qint64, qint64> counts;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"category_uses"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        counts.insert(rows.int64(0), rows.int64(1));
    return counts;
}

Result<QHash<QString, qint64>> ensureCategories(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, ticketSql(), u"category"_s, names, batch);
}

Result<> mayBeSet(ReadScope &scope, CategoryId id)
{
    BINNACLE_LET(const auto category, byId(scope, id));
    if (category && category->isRetired)
        return fail(ErrorCode::Conflict, u"category-retired"_s, {{u"name"_s, category->name}});
    return {};
}

Result<CategoryId> insert(WriteScope &scope, const QString &name)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_insert"_s));
    row.bind(u"uid"_s, scope.newUid()).bind(u"name"_s, name).bind(u"name_key"_s, fold(name));
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return CategoryId(id);
}

Result<> rename(WriteScope &scope, CategoryId id, const QString &name)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_rename"_s));
    return row.bind(u"id"_s, id).bind(u"name"_s, name).bind(u"name_key"_s, fold(name)).run();
}

Result<> setRetired(WriteScope &scope, CategoryId id, bool retired)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_retire"_s));
    row.bind(u"id"_s, id).bind(u"at"_s, retired ? std::optional(scope.now()) : std::nullopt);
    return row.run();
}

Result<> setMerged(WriteScope &scope, CategoryId id, CategoryId into)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_merge"_s));
    row.bind(u"id"_s, id).bind(u"into"_s, into);
    row.bind(u"at"_s, into.isValid() ? std::optional(scope.now()) : std::nullopt);
    return row.run();
}

Result<> remove(WriteScope &scope, CategoryId id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_delete"_s));
    return row.bind(u"id"_s, id).bind(u"at"_s, scope.now()).run();
}

Result<> keep(WriteScope &scope, CategoryId id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_keep"_s));
    return row.bind(u"id"_s, id).run();
}

Result<std::vector<CategoryId>> mergedInto(ReadScope &scope, CategoryId id)
{
    std::vector<CategoryId> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"category_merged_into"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    while (rows.next())
        all.push_back(CategoryId(rows.int64(0)));
    return all;
}

Result<std::vector<TicketId>> ticketsOf(ReadScope &scope, CategoryId id)
{
    std::vector<TicketId> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"category_tickets"_s));
    BINNACLE_TRY(rows.bind(u"category"_s, id).run());
    while (rows.next())
        all.push_back(TicketId(rows.int64(0)));
    return all;
}

Result<bool> moveTicket(WriteScope &scope, TicketId ticket, CategoryId from, CategoryId into)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_ticket_move"_s));
    row.bind(u"id"_s, ticket).bind(u"category"_s, from).bind(u"into"_s, into);
    BINNACLE_LET(const qint64 moved, row.runCounting());
    return moved == 1;
}

Result<QString> numberOf(ReadScope &scope, TicketId ticket)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_moved"_s));
    BINNACLE_TRY(row.bind(u"id"_s, ticket).run());
    return row.next() ? row.text(1) : QString::number(ticket.value);
}

} // namespace binnacle::categorystore
