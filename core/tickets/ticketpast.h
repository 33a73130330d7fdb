// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was said of tickets at other times than now, by whoever said it, many at once: of a past that is made
// up, with the audit it would have. Stateless, on the database thread.

#include "store/scope.h"
#include "tickets/ticket.h"

#include <vector>

namespace binnacle::ticketpast {

struct Comment
{
    QString number;
    qint64 at = 0; // UTC milliseconds
    PersonId author;
    QString authorName;
    MessageKind kind = MessageKind::Internal;
    QString text;
};

// On tickets of the source; in the order of their time. The tickets are changed by it, their
// words indexed anew. NotFound
// "no-such-ticket" {number}.
[[nodiscard]] Result<> say(WriteScope &scope, const QString &source, const std::vector<Comment> &comments);

// Numbers given here begin after `last` (of INC or REQ).
[[nodiscard]] Result<> beginNumbersAfter(WriteScope &scope, TicketType type, qint64 last);

} // namespace binnacle::ticketpast
