// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categoryundo.h"

#include "base/fold.h"
#include "tickets/categoryedit.h"
#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::categoryundo {

namespace {

const QString kAct = u"category.undo"_s;

// A row of the table, deleted and merged ones too.
struct Row
{
    Category category;
    bool isDeleted = false;
    CategoryId mergedInto;
};

Result<Row> rowOf(ReadScope &scope, qint64 id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"category_row"_s));
    BINNACLE_TRY(row.bind(u"id"_s, id).run());
    if (!row.next()) // gone with the import that brought it
        return fail(ErrorCode::NotFound, u"no-such-category"_s, {{u"name"_s, id}});
    return Row{{CategoryId(row.int64(0)), row.text(1), row.text(2), row.int64(3) != 0, row.int64(4)},
               row.int64(5) != 0,
               CategoryId(row.int64(6))};
}

tl::unexpected<Error> laterEdit(const Row &row)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s,
                {{u"number"_s, row.category.name}, {u"field"_s, u"category"_s}});
}

Result<> isFree(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto other, categorystore::byKey(scope, fold(name)));
    if (other)
        return fail(ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, name}});
    return {};
}

Result<> takeNameBack(WriteScope &scope, const Row &row, const AuditedAct &act)
{
    if (row.isDeleted || row.category.name != act.after)
        return laterEdit(row);
    if (fold(act.before) != fold(act.after))
        BINNACLE_TRY(isFree(scope, act.before));
    return categoryedit::rename(scope, kAct, row.category, act.before);
}

Result<> takeRetirementBack(WriteScope &scope, const Row &row, const AuditedAct &act)
{
    if (row.isDeleted || row.category.isRetired != (act.after == "1"_L1))
        return laterEdit(row);
    return categoryedit::setRetired(scope, kAct, row.category, act.before == "1"_L1);
}

Result<> takeMergeBack(WriteScope &scope, const Row &row, const AuditedAct &act)
{
    if (row.mergedInto.value != act.after.toLongLong())
        return laterEdit(row);
    const CategoryId into(act.before.toLongLong());
    if (!into.isValid())
        BINNACLE_TRY(isFree(scope, row.category.name));
    BINNACLE_TRY(categorystore::setMerged(scope, row.category.id, into));
    return categoryedit::audited(scope, kAct, row.category.id, u"merged_into"_s, act.after, act.before);
}

// A category was made, or its making taken back.
Result<> takeCreationBack(WriteScope &scope, const Row &row, const AuditedAct &act)
{
    if (act.after.isEmpty()) {
        BINNACLE_TRY(isFree(scope, act.before));
        BINNACLE_TRY(categorystore::setMerged(scope, row.category.id, {}));
    } else {
        BINNACLE_LET(const auto tickets, categorystore::ticketsOf(scope, row.category.id));
        BINNACLE_LET(const auto merged, categorystore::mergedInto(scope, row.category.id));
        if (row.isDeleted || row.category.name != act.after || !tickets.empty() || !merged.empty())
            return laterEdit(row);
        BINNACLE_TRY(categorystore::remove(scope, row.category.id));
    }
    return categoryedit::audited(scope, kAct, row.category.id, {}, act.after, act.before);
}

// Those that went from one category to another go back, a stretch of equal moves at a time.
Result<> takeTicketsBack(WriteScope &scope, const QString &operation)
{
    const auto acts = audittrail::ofOperation(scope, u"ticket"_s, operation);
    if (!acts)
        return {}; // none had followed
    for (size_t at = 0; at < acts->size();) {
        const AuditedAct &first = acts->at(at);
        std::vector<TicketId> tickets;
        for (; at < acts->size() && acts->at(at).before == first.before && acts->at(at).after == first.after;
             ++at)
            tickets.push_back(TicketId(acts->at(at).subject));
        BINNACLE_LET(const Row from, rowOf(scope, first.after.mid(1).toLongLong()));
        BINNACLE_LET(const Row into, rowOf(scope, first.before.mid(1).toLongLong()));
        BINNACLE_TRY(categoryedit::moveTickets(scope, kAct, tickets, from.category, into.category));
    }
    return {};
}

} // namespace

Result<> undo(WriteScope &scope, const QString &operation)
{
    BINNACLE_LET(const auto acts, audittrail::ofOperation(scope, u"category"_s, operation));
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        BINNACLE_LET(const Row row, rowOf(scope, act->subject));
        if (act->field == "name"_L1)
            BINNACLE_TRY(takeNameBack(scope, row, *act));
        else if (act->field == "retired"_L1)
            BINNACLE_TRY(takeRetirementBack(scope, row, *act));
        else if (act->field == "merged_into"_L1)
            BINNACLE_TRY(takeMergeBack(scope, row, *act));
        else
            BINNACLE_TRY(takeCreationBack(scope, row, *act));
    }
    return takeTicketsBack(scope, operation);
}

} // namespace binnacle::categoryundo
