// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categoryedit.h"

#include "people/placeholders.h"
#include "tickets/categorypath.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::categoryedit {

namespace {

QString keyText(CategoryId id)
{
    return u'#' + QString::number(id.value); // as ticketvalues::audited() has it
}

} // namespace

Result<> hold(WriteScope &scope)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
    return lockPlaceholders(scope); // names of categories are looked up under it
}

Result<Category> existing(WriteScope &scope, CategoryId id, qint64 version)
{
    BINNACLE_LET(const auto category, categorystore::byId(scope, id));
    if (!category || category->id != id)
        return fail(ErrorCode::NotFound, u"no-such-category"_s, {{u"name"_s, id.value}});
    if (version > 0 && category->rowVersion != version)
        return fail(ErrorCode::Conflict, u"stale-version"_s,
                    {{u"number"_s, category->name}, {u"version"_s, category->rowVersion}});
    return *category;
}

Result<std::vector<Category>> withBelow(ReadScope &scope, const Category &category)
{
    BINNACLE_LET(const std::vector<Category> all, categorystore::categories(scope));
    std::vector<Category> found;
    for (const Category &one : all) {
        if (one.id == category.id || categorypath::isBelow(one.name, category.name))
            found.push_back(one);
    }
    std::stable_sort(found.begin(), found.end(), [](const Category &a, const Category &b) {
        return categorypath::levels(a.name).size() < categorypath::levels(b.name).size();
    });
    return found;
}

Result<> audited(WriteScope &scope, const QString &act, CategoryId id, const QString &field,
                 const QString &before, const QString &after)
{
    BINNACLE_TRY(scope.audit({act, u"category"_s, id.value, field, before, after, {}}));
    return scope.changed(u"category"_s, id.value);
}

Result<> rename(WriteScope &scope, const QString &act, const Category &category, const QString &name)
{
    BINNACLE_TRY(categorystore::rename(scope, category.id, name));
    BINNACLE_TRY(audited(scope, act, category.id, u"name"_s, category.name, name));
    return scope.changed(u"ticket"_s, 0); // rows show the name
}

Result<> setRetired(WriteScope &scope, const QString &act, const Category &category, bool retired)
{
    BINNACLE_TRY(categorystore::setRetired(scope, category.id, retired));
    return audited(scope, act, category.id, u"retired"_s, category.isRetired ? u"1"_s : u"0"_s,
                   retired ? u"1"_s : u"0"_s);
}

Result<> moveTickets(WriteScope &scope, const QString &act, const std::vector<TicketId> &tickets,
                     const Category &from, const Category &into)
{
    std::vector<HistoryEntry> history;
    history.reserve(tickets.size());
    for (const TicketId ticket : tickets) {
        BINNACLE_LET(const bool moved, categorystore::moveTicket(scope, ticket, from.id, into.id));
        if (!moved) {
            BINNACLE_LET(const QString number, categorystore::numberOf(scope, ticket));
            return fail(ErrorCode::Conflict, u"later-edit"_s,
                        {{u"number"_s, number}, {u"field"_s, u"category"_s}});
        }
        BINNACLE_TRY(scope.audit(
            {act, u"ticket"_s, ticket.value, u"category"_s, keyText(from.id), keyText(into.id), {}}));
        history.push_back({u"ticket"_s,
                           ticket.value,
                           scope.now(),
                           u"category"_s,
                           from.name,
                           into.name,
                           u"binnacle"_s,
                           scope.actor().name,
                           {}});
        BINNACLE_TRY(scope.changed(u"ticket"_s, ticket.value));
    }
    return scope.history(history);
}

Result<> merge(WriteScope &scope, const QString &act, const Category &category, const Category &into)
{
    BINNACLE_LET(const auto tickets, categorystore::ticketsOf(scope, category.id));
    BINNACLE_TRY(moveTickets(scope, act, tickets, category, into));
    BINNACLE_LET(const auto former, categorystore::mergedInto(scope, category.id));
    for (const CategoryId one : former) {
        BINNACLE_TRY(categorystore::setMerged(scope, one, into.id));
        BINNACLE_TRY(audited(scope, act, one, u"merged_into"_s, QString::number(category.id.value),
                             QString::number(into.id.value)));
    }
    BINNACLE_TRY(categorystore::keep(scope, into.id));
    BINNACLE_TRY(categorystore::setMerged(scope, category.id, into.id));
    return audited(scope, act, category.id, u"merged_into"_s, {}, QString::number(into.id.value));
}

} // namespace binnacle::categoryedit
