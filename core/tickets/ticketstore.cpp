// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketstore.h"

#include "base/fold.h"
#include "store/bulkinsert.h"
#include "tickets/searchindex.h"
#include "tickets/ticketcolumns.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketstore {

namespace {

Named namedOf(const Statement &row, int column)
{
    return {row.int64(column), row.text(column + 1)};
}

Result<> writeText(WriteScope &scope, const Ticket &ticket)
{
    BINNACLE_LET(Statement text, scope.statement(ticketSql(), u"ticket_text_set"_s));
    text.bind(u"id"_s, ticket.id).bind(u"description"_s, ticket.description);
    return text.bind(u"resolution"_s, ticket.resolution).bind(u"extra"_s, ticket.extra).run();
}

Result<> writeTags(WriteScope &scope, const Ticket &ticket)
{
    BINNACLE_LET(Statement clear, scope.statement(ticketSql(), u"tags_clear"_s));
    BINNACLE_TRY(clear.bind(u"id"_s, ticket.id).run());
    BINNACLE_LET(Statement add, scope.statement(ticketSql(), u"tag_add"_s));
    for (const QString &tag : ticket.tags) {
        const QString key = fold(tag);
        if (!key.isEmpty())
            BINNACLE_TRY(
                add.bind(u"id"_s, ticket.id).bind(u"tag_key"_s, key).bind(u"tag"_s, tag.simplified()).run());
    }
    return {};
}

Result<> runWithId(WriteScope &scope, const QString &block, qint64 id)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), block));
    return statement.bind(u"id"_s, id).bind(u"now"_s, scope.now()).run();
}

Result<> runLink(WriteScope &scope, const QString &block, TicketId from, TicketId to, const QString &kind)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), block));
    return statement.bind(u"from_id"_s, from).bind(u"to_id"_s, to).bind(u"kind"_s, kind).run();
}

Attachment attachmentOf(const Statement &row)
{
    return {AttachmentId(row.int64(0)),
            row.text(1),
            row.text(2),
            row.int64(3),
            row.blob(4),
            row.int64(5),
            row.text(6)};
}

// A priority in one form, whether an import or an act here wrote it.
QString historyText(const QString &field, const QString &value)
{
    const bool bare = field == u"priority" && value.size() == 1 && value[0] >= u'1' && value[0] <= u'4';
    return bare ? u'P' + value : value;
}

} // namespace

Ticket ticketOf(const Statement &row)
{
    Ticket ticket;
    ticket.id = TicketId(row.int64(0));
    ticket.uid = row.text(1);
    ticket.source = row.text(2);
    ticket.number = row.text(3);
    ticket.type = typeFromText(row.text(4)).value_or(TicketType::Incident);
    ticket.title = row.text(5);
    ticket.state = row.text(6);
    ticket.stateClass = classFromText(row.text(7));
    ticket.priority = int(row.int64(8));
    ticket.priorityOrigin = originFromText(row.text(9));
    ticket.priorityReason = row.text(10);
    ticket.impact = int(row.int64(11));
    ticket.urgency = int(row.int64(12));
    ticket.service = namedOf(row, 13);
    ticket.category = namedOf(row, 15);
    ticket.team = namedOf(row, 17);
    ticket.assignee = namedOf(row, 19);
    ticket.requester = namedOf(row, 21);
    ticket.subcategory = row.text(23);
    ticket.ci = row.text(24);
    ticket.origin = row.text(25);
    ticket.visibility = row.text(26);
    ticket.major = row.int64(27) == 1;
    ticket.openedAt = row.int64(28);
    for (const Stamp stamp : kStamps)
        ticket.stamp(stamp) = row.optInt64(29 + int(stamp));
    ticket.firstResolvedAt = row.optInt64(36);
    ticket.stampFlags = row.int64(37);
    if (const auto met = row.optInt64(38))
        ticket.madeSla = *met == 1;
    ticket.reopenCount = int(row.int64(39));
    ticket.reopened = row.int64(40) == 1;
    ticket.reassignmentCount = int(row.int64(41));
    ticket.resolutionCode = row.text(42);
    ticket.pendingReason = row.text(43);
    ticket.cycle = int(row.int64(44));
    ticket.dueAt = row.optInt64(45);
    ticket.updatedAt = row.int64(46);
    ticket.rowVersion = row.int64(47);
    ticket.description = row.text(48);
    ticket.resolution = row.text(49);
    ticket.extra = row.text(kTicketColumns - 1);
    return ticket;
}

Result<QStringList> tags(ReadScope &scope, TicketId id)
{
    QStringList all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"tags_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    while (rows.next())
        all.append(rows.text(0));
    return all;
}

Result<std::optional<Ticket>> byId(ReadScope &scope, PersonId me, TicketId id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"ticket_by_id"_s));
    BINNACLE_TRY(row.bind(u"id"_s, id).bind(u"me"_s, me.value).run());
    if (!row.next())
        return std::optional<Ticket>();
    Ticket ticket = ticketOf(row);
    row.finish();
    BINNACLE_LET(ticket.tags, tags(scope, id));
    BINNACLE_LET(ticket.outages, ticketoutages::of(scope, id));
    return std::optional(std::move(ticket));
}

Result<std::vector<Ticket>> byNumber(ReadScope &scope, PersonId me, const QString &number,
                                     const QString &source)
{
    std::vector<Ticket> found;
    {
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_by_number"_s));
        BINNACLE_TRY(rows.bind(u"key"_s, naturalKey(number)).bind(u"me"_s, me.value).run());
        while (rows.next()) {
            if (source.isEmpty() || rows.text(2) == source)
                found.push_back(ticketOf(rows));
        }
    }
    // The key is of INC-02, too. "inc-2" is INC-2; where one is written just so, it is meant and no other.
    std::erase_if(found, [key = fold(number)](const Ticket &ticket) { return fold(ticket.number) != key; });
    const auto isOther = [&number](const Ticket &ticket) { return ticket.number != number; };
    if (!std::all_of(found.begin(), found.end(), isOther))
        std::erase_if(found, isOther);
    for (Ticket &ticket : found) {
        BINNACLE_LET(ticket.tags, tags(scope, ticket.id));
        BINNACLE_LET(ticket.outages, ticketoutages::of(scope, ticket.id));
    }
    return found;
}

Result<QString> nextNumber(WriteScope &scope, TicketType type)
{
    const QString prefix = type == TicketType::Incident ? u"INC"_s : u"REQ"_s;
    BINNACLE_LET(Statement next, scope.statement(ticketSql(), u"number_next"_s));
    BINNACLE_LET(const qint64 number, next.bind(u"prefix"_s, prefix).runForInt64());
    return u"%1-%2"_s.arg(prefix).arg(number, 6, 10, QLatin1Char('0'));
}

Result<std::vector<TicketId>> newIds(WriteScope &scope, qsizetype count)
{
    std::vector<TicketId> ids;
    ids.reserve(size_t(count));
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_next_ids"_s));
    BINNACLE_TRY(rows.bind(u"count"_s, qint64(count)).run());
    while (rows.next())
        ids.push_back(TicketId(rows.int64(0)));
    // SQLite gives the first of a run: there is one writer.
    while (!ids.empty() && qsizetype(ids.size()) < count)
        ids.push_back(TicketId(ids.back().value + 1));
    return ids;
}

Result<> insert(WriteScope &scope, const Ticket &ticket)
{
    BulkInsert row(scope, u"ticket"_s, ticketcolumns::names());
    BINNACLE_TRY(row.add(ticketcolumns::values(ticket, {})));
    BINNACLE_TRY(row.flush());
    BINNACLE_TRY(writeText(scope, ticket));
    BINNACLE_TRY(writeTags(scope, ticket));
    return searchindex::replace(scope, ticket.id, ticketcolumns::searchTexts(ticket));
}

Result<> update(WriteScope &scope, const Ticket &ticket)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"ticket_update"_s));
    ticketcolumns::bindForUpdate(row, ticket);
    BINNACLE_LET(const qint64 rows, row.runCounting());
    if (rows != 1)
        return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, ticket.number}});
    BINNACLE_TRY(writeText(scope, ticket));
    return writeTags(scope, ticket);
}

Result<> remove(WriteScope &scope, TicketId id)
{
    return runWithId(scope, u"ticket_delete"_s, id.value);
}

Result<qint64> touch(WriteScope &scope, TicketId id)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), u"ticket_touch"_s));
    return statement.bind(u"id"_s, id).bind(u"now"_s, scope.now()).runForInt64();
}

Result<> index(WriteScope &scope, const Ticket &ticket)
{
    QStringList texts = ticketcolumns::searchTexts(ticket);
    BINNACLE_LET(const std::vector<Message> said, messages(scope, ticket.id));
    for (const Message &message : said)
        texts.append(message.body);
    return searchindex::replace(scope, ticket.id, texts);
}

Result<std::vector<Message>> messages(ReadScope &scope, TicketId id)
{
    std::vector<Message> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"messages_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    while (rows.next()) {
        all.push_back({MessageId(rows.int64(0)), rows.text(6), rows.int64(1), PersonId(rows.int64(2)),
                       rows.text(3), messageKindFromText(rows.text(4)), rows.text(5)});
    }
    return all;
}

Result<MessageId> insert(WriteScope &scope, TicketId ticket, const Message &message)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"message_insert"_s));
    row.bind(u"uid"_s, message.uid).bind(u"ticket"_s, ticket).bind(u"at"_s, message.at);
    row.bind(u"author_id"_s, message.author).bind(u"author"_s, message.authorName);
    row.bind(u"kind"_s, messageKindText(message.kind)).bind(u"body"_s, message.body);
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return MessageId(id);
}

Result<> remove(WriteScope &scope, MessageId id)
{
    return runWithId(scope, u"message_delete"_s, id.value);
}

Result<> restore(WriteScope &scope, MessageId id)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), u"message_restore"_s));
    return statement.bind(u"id"_s, id).run();
}

Result<std::vector<Attachment>> attachments(ReadScope &scope, TicketId id)
{
    std::vector<Attachment> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"attachments_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    while (rows.next())
        all.push_back(attachmentOf(rows));
    return all;
}

Result<std::optional<Attachment>> attachment(ReadScope &scope, PersonId me, AttachmentId id)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"attachment_by_id"_s));
    BINNACLE_TRY(row.bind(u"id"_s, id).bind(u"me"_s, me.value).run());
    return row.next() ? std::optional(attachmentOf(row)) : std::optional<Attachment>();
}

Result<AttachmentId> insert(WriteScope &scope, TicketId ticket, const Attachment &attachment)
{
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"attachment_insert"_s));
    row.bind(u"uid"_s, scope.newUid()).bind(u"ticket"_s, ticket).bind(u"name"_s, attachment.name);
    row.bind(u"media_type"_s, attachment.mediaType).bind(u"size"_s, attachment.size);
    row.bind(u"hash"_s, attachment.hash).bind(u"now"_s, scope.now()).bind(u"added_by"_s, attachment.addedBy);
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return AttachmentId(id);
}

Result<> remove(WriteScope &scope, AttachmentId id)
{
    return runWithId(scope, u"attachment_delete"_s, id.value);
}

Result<> restore(WriteScope &scope, AttachmentId id)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), u"attachment_restore"_s));
    return statement.bind(u"id"_s, id).run();
}

Result<std::vector<TicketLink>> links(ReadScope &scope, PersonId me, TicketId id)
{
    std::vector<TicketLink> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"links_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).bind(u"me"_s, me.value).run());
    while (rows.next())
        all.push_back({TicketId(rows.int64(0)), rows.text(1), rows.text(2), rows.int64(3) == 1});
    return all;
}

Result<> addLink(WriteScope &scope, TicketId from, TicketId to, const QString &kind)
{
    return runLink(scope, u"link_add"_s, from, to, kind);
}

Result<> removeLink(WriteScope &scope, TicketId from, TicketId to, const QString &kind)
{
    return runLink(scope, u"link_remove"_s, from, to, kind);
}

Result<std::vector<HistoryRow>> history(ReadScope &scope, TicketId id)
{
    std::vector<HistoryRow> all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"history_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    while (rows.next())
        all.push_back({rows.int64(0), rows.text(1), historyText(rows.text(1), rows.text(2)),
                       historyText(rows.text(1), rows.text(3)), rows.text(4), rows.text(5)});
    return all;
}

} // namespace binnacle::ticketstore
