// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One ticket at a time, with what hangs on it: rows to values and back. Stateless, on the database thread.
// Reading obeys the visibility of the person asking.

#include "store/scope.h"
#include "tickets/ticket.h"

namespace binnacle::ticketstore {

[[nodiscard]] Result<std::optional<Ticket>> byId(ReadScope &scope, PersonId me, TicketId id);
// All tickets of that number, one a source; `source` empty: of any.
[[nodiscard]] Result<std::vector<Ticket>> byNumber(ReadScope &scope, PersonId me, const QString &number,
                                                   const QString &source);
// A whole ticket from a statement that begins with {{ticket_columns}}, which are so many. Tags and outages
// are not read.
[[nodiscard]] Ticket ticketOf(const Statement &row);
inline constexpr int kTicketColumns = 51;
[[nodiscard]] Result<QStringList> tags(ReadScope &scope, TicketId id);

// The next free number: "INC-000123".
[[nodiscard]] Result<QString> nextNumber(WriteScope &scope, TicketType type);
// Keys of `count` new rows.
[[nodiscard]] Result<std::vector<TicketId>> newIds(WriteScope &scope, qsizetype count);
// All columns, text, tags and search words; `ticket.id` is a new id and references are keys.
[[nodiscard]] Result<> insert(WriteScope &scope, const Ticket &ticket);
// All but the outages it explains. Conflict "stale-version" when the row is not at ticket.rowVersion; then it
// is one higher.
[[nodiscard]] Result<> update(WriteScope &scope, const Ticket &ticket);
[[nodiscard]] Result<> remove(WriteScope &scope, TicketId id);
// Marks the ticket as changed; gives the new row version.
[[nodiscard]] Result<qint64> touch(WriteScope &scope, TicketId id);
// Indexes title, number, text, tags and conversation anew.
[[nodiscard]] Result<> index(WriteScope &scope, const Ticket &ticket);

[[nodiscard]] Result<std::vector<Message>> messages(ReadScope &scope, TicketId id);
[[nodiscard]] Result<MessageId> insert(WriteScope &scope, TicketId ticket, const Message &message);
[[nodiscard]] Result<> remove(WriteScope &scope, MessageId id);
[[nodiscard]] Result<> restore(WriteScope &scope, MessageId id);

[[nodiscard]] Result<std::vector<Attachment>> attachments(ReadScope &scope, TicketId id);
[[nodiscard]] Result<std::optional<Attachment>> attachment(ReadScope &scope, PersonId me, AttachmentId id);
[[nodiscard]] Result<AttachmentId> insert(WriteScope &scope, TicketId ticket, const Attachment &attachment);
[[nodiscard]] Result<> remove(WriteScope &scope, AttachmentId id);
[[nodiscard]] Result<> restore(WriteScope &scope, AttachmentId id);

[[nodiscard]] Result<std::vector<TicketLink>> links(ReadScope &scope, PersonId me, TicketId id);
[[nodiscard]] Result<> addLink(WriteScope &scope, TicketId from, TicketId to, const QString &kind);
[[nodiscard]] Result<> removeLink(WriteScope &scope, TicketId from, TicketId to, const QString &kind);

[[nodiscard]] Result<std::vector<HistoryRow>> history(ReadScope &scope, TicketId id);

} // namespace binnacle::ticketstore
