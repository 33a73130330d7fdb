// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketpast.h"

#include "tickets/ticketimportstore.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

using namespace Qt::StringLiterals;

namespace binnacle::ticketpast {

namespace {

QStringList numbersOf(const std::vector<Comment> &comments)
{
    QStringList numbers;
    for (const Comment &comment : comments)
        numbers.append(comment.number);
    numbers.removeDuplicates();
    return numbers;
}

} // namespace

Result<> say(WriteScope &scope, const QString &source, const std::vector<Comment> &comments)
{
    const QStringList numbers = numbersOf(comments);
    BINNACLE_LET(const auto tickets, ticketimportstore::byNumber(scope, source, numbers));
    std::vector<PastAct> acts;
    acts.reserve(comments.size());
    for (const Comment &comment : comments) {
        const auto ticket = tickets.constFind(comment.number);
        if (ticket == tickets.cend())
            return fail(ErrorCode::NotFound, u"no-such-ticket"_s, {{u"number"_s, comment.number}});
        const Message message{{},           scope.newUid(), comment.at, comment.author, comment.authorName,
                              comment.kind, comment.text};
        BINNACLE_LET(const MessageId id, ticketstore::insert(scope, ticket->id, message));
        const QString told =
            QString::number(id.value) + u' ' + ticketvalues::hashOf(message.uid, message.body);
        acts.push_back({comment.at,
                        comment.author,
                        scope.newUid(),
                        {u"ticket.comment"_s, u"ticket"_s, ticket->id.value, u"message"_s, {}, told, {}}});
    }
    BINNACLE_LET(Statement said, scope.statement(ticketSql(), u"ticket_said"_s));
    for (const Comment &comment : comments)
        BINNACLE_TRY(said.bind(u"at"_s, comment.at).bind(u"id"_s, tickets[comment.number].id).run());
    for (const QString &number : numbers)
        BINNACLE_TRY(ticketstore::index(scope, tickets[number]));
    return scope.auditPast(acts);
}

Result<> beginNumbersAfter(WriteScope &scope, TicketType type, qint64 last)
{
    BINNACLE_LET(Statement begin, scope.statement(ticketSql(), u"number_begin"_s));
    return begin.bind(u"prefix"_s, type == TicketType::Incident ? u"INC"_s : u"REQ"_s)
        .bind(u"next"_s, last + 1)
        .run();
}

} // namespace binnacle::ticketpast
