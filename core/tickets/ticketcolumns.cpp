// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketcolumns.h"

#include "base/fold.h"
#include "tickets/ticketrules.h"

using namespace Qt::StringLiterals;

namespace binnacle::ticketcolumns {

namespace {

// Columns that never change after the insert.
constexpr qsizetype kFixed = 6;

QVariant keyOf(const Named &named)
{
    return named.key > 0 ? QVariant(named.key) : QVariant(QMetaType::fromType<qint64>());
}

QVariant timeOf(const std::optional<qint64> &at)
{
    return at ? QVariant(*at) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace

const QStringList &names()
{
    static const QStringList kNames = {u"id"_s,
                                       u"uid"_s,
                                       u"source"_s,
                                       u"number"_s,
                                       u"number_key"_s,
                                       u"batch_id"_s,
                                       u"type"_s,
                                       u"title"_s,
                                       u"title_key"_s,
                                       u"state"_s,
                                       u"state_class"_s,
                                       u"priority"_s,
                                       u"priority_origin"_s,
                                       u"priority_reason"_s,
                                       u"impact"_s,
                                       u"urgency"_s,
                                       u"service_id"_s,
                                       u"category_id"_s,
                                       u"team_id"_s,
                                       u"assignee_id"_s,
                                       u"requester_id"_s,
                                       u"subcategory"_s,
                                       u"ci"_s,
                                       u"origin"_s,
                                       u"visibility"_s,
                                       u"major"_s,
                                       u"opened_at"_s,
                                       u"occurred_at"_s,
                                       u"detected_at"_s,
                                       u"acknowledged_at"_s,
                                       u"responded_at"_s,
                                       u"restored_at"_s,
                                       u"resolved_at"_s,
                                       u"closed_at"_s,
                                       u"first_resolved_at"_s,
                                       u"stamp_flags"_s,
                                       u"made_sla"_s,
                                       u"reopen_count"_s,
                                       u"reopened"_s,
                                       u"reassignment_count"_s,
                                       u"resolution_code"_s,
                                       u"pending_reason"_s,
                                       u"cycle"_s,
                                       u"due_at"_s,
                                       u"updated_at"_s};
    return kNames;
}

QVariantList values(const Ticket &ticket, BatchId batch)
{
    QVariantList row{ticket.id.value,
                     ticket.uid,
                     ticket.source,
                     ticket.number,
                     naturalKey(ticket.number),
                     batch.isValid() ? QVariant(batch.value) : QVariant(QMetaType::fromType<qint64>()),
                     typeText(ticket.type),
                     ticket.title,
                     fold(ticket.title),
                     ticket.state,
                     classText(ticket.stateClass),
                     ticket.priority,
                     originText(ticket.priorityOrigin),
                     ticket.priorityReason,
                     ticket.impact,
                     ticket.urgency,
                     keyOf(ticket.service),
                     keyOf(ticket.category),
                     keyOf(ticket.team),
                     keyOf(ticket.assignee),
                     keyOf(ticket.requester),
                     ticket.subcategory,
                     ticket.ci,
                     ticket.origin,
                     ticket.visibility,
                     int(ticket.major),
                     ticket.openedAt};
    for (const Stamp stamp : kStamps)
        row.append(timeOf(ticket.stamp(stamp)));
    row.append({timeOf(ticket.firstResolvedAt), ticket.stampFlags,
                ticket.madeSla ? QVariant(int(*ticket.madeSla)) : QVariant(QMetaType::fromType<int>()),
                ticket.reopenCount, int(ticket.reopened), ticket.reassignmentCount, ticket.resolutionCode,
                ticket.pendingReason, ticket.cycle, timeOf(ticket.dueAt), ticket.updatedAt});
    return row;
}

void bindForUpdate(Statement &statement, const Ticket &ticket)
{
    const QVariantList row = values(ticket, {});
    for (qsizetype i = kFixed; i < row.size(); ++i)
        statement.bind(names()[i], row[i]);
    statement.bind(u"id"_s, ticket.id).bind(u"row_version"_s, ticket.rowVersion);
}

QStringList searchTexts(const Ticket &ticket)
{
    return {ticket.number,          ticket.title,       ticket.ci,
            ticket.tags.join(u' '), ticket.description, ticket.resolution};
}

} // namespace binnacle::ticketcolumns
