// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketundo.h"

#include "people/peoplestore.h"
#include "tickets/categorystore.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

using namespace Qt::StringLiterals;

namespace binnacle::ticketundo {

namespace {

struct AuditedAct
{
    QString act;
    TicketId ticket;
    QString field, before, after;
};

struct FieldChange
{
    QString field, before, after;
};

Result<std::vector<AuditedAct>> actsOf(ReadScope &scope, const QString &operation)
{
    std::vector<AuditedAct> acts;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"audit_of_operation"_s));
    BINNACLE_TRY(rows.bind(u"operation"_s, operation).run());
    while (rows.next())
        acts.push_back({rows.text(0), TicketId(rows.int64(1)), rows.text(2), rows.text(3), rows.text(4)});
    if (acts.empty())
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    return acts;
}

// Values are in the history: the audit keeps hashes of text about people.
Result<std::vector<FieldChange>> changesOf(ReadScope &scope, const QString &operation)
{
    std::vector<FieldChange> changes;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"history_of_operation"_s));
    BINNACLE_TRY(rows.bind(u"operation"_s, operation).run());
    while (rows.next())
        changes.push_back({rows.text(0), rows.text(1), rows.text(2)});
    return changes;
}

tl::unexpected<Error> laterEdit(const Ticket &ticket, const QString &field)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s, {{u"number"_s, ticket.number}, {u"field"_s, field}});
}

// The very person the ticket had: several may have the name that history keeps.
Result<> restorePerson(WriteScope &scope, const QString &key, Named &named)
{
    const PersonId id(key.startsWith(u'#') ? key.mid(1).toLongLong() : 0);
    BINNACLE_LET(const auto person, peoplestore::personById(scope, id));
    if (person)
        named = {person->id.value, person->name};
    return {};
}

// The same of the category, which may have another name by now, or have gone into another one.
Result<> restoreCategory(WriteScope &scope, const QString &key, Named &named)
{
    const CategoryId id(key.startsWith(u'#') ? key.mid(1).toLongLong() : 0);
    BINNACLE_LET(const auto category, categorystore::byId(scope, id));
    if (category)
        named = {category->id.value, category->name};
    return {};
}

// Of a reference the very row is compared: its name in history may be another by now.
bool isStill(const Ticket &ticket, const FieldChange &change, const std::vector<AuditedAct> &acts)
{
    if (change.field != u"category")
        return ticketvalues::text(ticket, change.field) == change.after;
    for (const AuditedAct &act : acts) {
        if (act.field == u"category")
            return act.after ==
                   (ticket.category.key > 0 ? u'#' + QString::number(ticket.category.key) : QString());
    }
    return true;
}

// References keep their names in history; the rows they name are there still.
Result<> restoreFields(WriteScope &scope, const Ticket &before, const QString &operation,
                       const std::vector<AuditedAct> &acts, Ticket &after)
{
    BINNACLE_LET(const auto changes, changesOf(scope, operation));
    for (const FieldChange &change : changes) {
        if (!isStill(before, change, acts))
            return laterEdit(before, change.field);
        BINNACLE_TRY(ticketvalues::set(after, change.field, change.before));
    }
    for (const AuditedAct &act : acts) {
        if (act.field == u"assignee")
            BINNACLE_TRY(restorePerson(scope, act.before, after.assignee));
        if (act.field == u"requester")
            BINNACLE_TRY(restorePerson(scope, act.before, after.requester));
        if (act.field == u"category")
            BINNACLE_TRY(restoreCategory(scope, act.before, after.category));
    }
    // Setting a priority makes it an override; its origin is a field of its own and has the last word.
    after.priorityOrigin = before.priorityOrigin;
    for (const FieldChange &change : changes) {
        if (change.field == u"priority_origin")
            BINNACLE_TRY(ticketvalues::set(after, change.field, change.before));
    }
    if (after.state != before.state) // the class of a state is no field; it comes back with the state
        after.stateClass = classOf(after.state);
    return ticketedit::resolveNames(scope, after);
}

// Whether nothing done since the creation stands: nothing hangs on the ticket, each field is as the audit of
// its creation says. Acts that were taken back do not count.
Result<> standsAsMade(WriteScope &scope, const Ticket &ticket, const QString &audited)
{
    const QVariantMap values = {{u"number"_s, ticket.number}};
    BINNACLE_LET(const auto messages, ticketstore::messages(scope, ticket.id));
    if (!messages.empty())
        return fail(ErrorCode::Conflict, u"later-comment"_s, values);
    BINNACLE_LET(const auto attachments, ticketstore::attachments(scope, ticket.id));
    if (!attachments.empty())
        return fail(ErrorCode::Conflict, u"later-attachment"_s, values);
    BINNACLE_LET(const auto links, ticketstore::links(scope, scope.actor().person, ticket.id));
    if (!links.empty())
        return fail(ErrorCode::Conflict, u"later-link"_s, values);
    QHash<QString, QString> made;
    for (const QString &line : audited.split(u'\n', Qt::SkipEmptyParts))
        made.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        if (!ticketvalues::isAudited(ticket, field, made.value(field.name)))
            return laterEdit(ticket, field.name);
    }
    return {};
}

Result<> takeBackCreation(WriteScope &scope, const Ticket &ticket, const QString &audited)
{
    BINNACLE_TRY(standsAsMade(scope, ticket, audited));
    BINNACLE_TRY(ticketstore::remove(scope, ticket.id));
    BINNACLE_TRY(
        scope.audit({u"ticket.undo"_s, u"ticket"_s, ticket.id.value, u"deleted"_s, u"no"_s, u"yes"_s, {}}));
    return scope.changed(u"ticket"_s, ticket.id.value);
}

// A message, attachment or link that the act added goes, one it removed comes back.
Result<> takeBackPart(WriteScope &scope, const AuditedAct &act, bool &took)
{
    took = true;
    const bool wentAway = act.after.isEmpty();
    const QStringList words = (wentAway ? act.before : act.after).split(u' ');
    const MessageId message(words.value(0).toLongLong()); // its hash follows
    const AttachmentId attachment(message.value);
    const TicketId other(words.value(1).toLongLong());
    if (act.field == u"message") {
        BINNACLE_TRY(wentAway ? ticketstore::restore(scope, message) : ticketstore::remove(scope, message));
    } else if (act.field == u"attachment") {
        BINNACLE_TRY(wentAway ? ticketstore::restore(scope, attachment)
                              : ticketstore::remove(scope, attachment));
    } else if (act.field == u"link") {
        BINNACLE_TRY(wentAway ? ticketstore::addLink(scope, act.ticket, other, words.value(0))
                              : ticketstore::removeLink(scope, act.ticket, other, words.value(0)));
    } else {
        took = false;
        return {};
    }
    return scope.audit(
        {u"ticket.undo"_s, u"ticket"_s, act.ticket.value, act.field, act.after, act.before, {}});
}

} // namespace

Result<TicketAct> undo(WriteScope &scope, const QString &operation)
{
    BINNACLE_LET(const auto acts, actsOf(scope, operation));
    const TicketRef ref{acts.front().ticket, {}, {}};
    BINNACLE_LET(const Ticket before, ticketedit::hold(scope, scope.actor(), ref));
    if (acts.front().act == u"ticket.create") {
        BINNACLE_TRY(takeBackCreation(scope, before, acts.front().after));
        return TicketAct{before.id, before.number, before.rowVersion + 1, scope.operation()};
    }
    Ticket after = before;
    BINNACLE_TRY(restoreFields(scope, before, operation, acts, after));
    bool parts = false;
    for (const AuditedAct &act : acts) {
        bool took = false;
        BINNACLE_TRY(takeBackPart(scope, act, took));
        parts |= took;
    }
    BINNACLE_LET(TicketAct done, ticketedit::write(scope, u"ticket.undo"_s, before, after));
    if (parts) {
        BINNACLE_TRY(ticketstore::index(scope, after));
        BINNACLE_LET(done.rowVersion, ticketstore::touch(scope, before.id));
        BINNACLE_TRY(scope.changed(u"ticket"_s, before.id.value));
    }
    return done;
}

} // namespace binnacle::ticketundo
