// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person may do with a ticket: one method, one intention, at most one transaction. Forms, the command
// line, bulk edits and undo all come through here: the same rights, the same guards, the same history and
// audit. Any thread; answers by future. Owned by Workspace.

#include "base/actor.h"
#include "base/result.h"
#include "tickets/ticket.h"
#include "tickets/ticketchange.h"

#include <QFuture>
#include <QThreadPool>

namespace binnacle {

class Database;
class WriteScope;

// Which ticket: by key (windows) or by number (the command line); a number several sources use needs the
// source.
struct TicketRef
{
    TicketId id;
    QString number;
    QString source;
};

// What an act gives back.
struct TicketAct
{
    TicketId id;
    QString number;
    qint64 rowVersion = 0;
    QString operation; // for undo
};

class TicketService
{
public:
    explicit TicketService(Database &database)
        : m_database(database)
    {}

    // Errors of all: Denied "not-allowed"; NotFound "no-such-ticket"; Conflict "number-in-two-sources"
    // {sources}; Conflict "stale-version" {version, theirs: the present values of the fields asked for}; the
    // keys of check().

    // values: title and whatever else, but no other state than the first; type decides the number's prefix.
    // No undo but removing it again. Who may not edit tickets gives title, description, service, category and
    // type, and is the requester.
    [[nodiscard]] QFuture<Result<TicketAct>> create(const Actor &actor, const TicketValues &values,
                                                    const QString &operation = {});
    // version: the row version the edit was based on; 0: whatever is there.
    [[nodiscard]] QFuture<Result<TicketAct>> set(const Actor &actor, const TicketRef &ref,
                                                 const TicketValues &values, qint64 version = 0,
                                                 const QString &operation = {});
    // To a team, a person, or both. Another team takes it unassigned, unless who has it is a member.
    [[nodiscard]] QFuture<Result<TicketAct>> assign(const Actor &actor, const TicketRef &ref,
                                                    const QString &team, const QString &person,
                                                    qint64 version = 0, const QString &operation = {});
    // times: what is known by then of "occurred" and "restored" (a time or "unknown"). Conflict
    // "already-resolved" {number}.
    [[nodiscard]] QFuture<Result<TicketAct>> resolve(const Actor &actor, const TicketRef &ref,
                                                     const QString &code, const QString &text,
                                                     const TicketValues &times, qint64 version = 0,
                                                     const QString &operation = {});
    [[nodiscard]] QFuture<Result<TicketAct>> reopen(const Actor &actor, const TicketRef &ref,
                                                    qint64 version = 0, const QString &operation = {});
    [[nodiscard]] QFuture<Result<TicketAct>> comment(const Actor &actor, const TicketRef &ref,
                                                     const QString &text, MessageKind kind,
                                                     const QString &operation = {});
    // Reads the file on a thread of its own, before the write; Invalid "file-too-large" over 25 MiB,
    // Unavailable "file-unreadable".
    [[nodiscard]] QFuture<Result<TicketAct>> attach(const Actor &actor, const TicketRef &ref,
                                                    const QString &path);
    [[nodiscard]] QFuture<Result<TicketAct>> link(const Actor &actor, const TicketRef &ref,
                                                  const TicketRef &other, const QString &kind);
    [[nodiscard]] QFuture<Result<TicketAct>> unlink(const Actor &actor, const TicketRef &ref,
                                                    const TicketRef &other, const QString &kind);

    // The incident explains the outage, or no longer. Explaining it once more changes nothing. NotFound
    // "no-such-outage" {id}, "not-explained" {number, id}; Invalid "outages-of-incidents".
    [[nodiscard]] QFuture<Result<TicketAct>> explain(const Actor &actor, const TicketRef &ref,
                                                     OutageId outage, bool explains, qint64 version = 0,
                                                     const QString &operation = {});

    // Takes an act of this service or of BulkService back by a new act: every field it changed is as before,
    // on every ticket or on none. Conflict "later-edit" {number, field} when something it changed was changed
    // again since. Gives the first ticket it was about.
    [[nodiscard]] QFuture<Result<TicketAct>> undo(const Actor &actor, const QString &operation);

    // The content of an attachment, at most 25 MiB.
    [[nodiscard]] QFuture<Result<QByteArray>> attachmentContent(const Actor &actor, AttachmentId id);

private:
    Database &m_database;
    QThreadPool m_threads; // that read files; its destructor waits for them
};

} // namespace binnacle
