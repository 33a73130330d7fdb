// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketundo.h"

#include "tickets/editnames.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"
#include "tickets/ticketwrite.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketundo {

namespace {

constexpr qsizetype kAtOnce = 500; // tickets

struct AuditedAct
{
    QString act;
    TicketId ticket;
    QString field, before, after;
};

// What an operation did to one ticket.
struct Doings
{
    std::vector<AuditedAct> acts;
    std::vector<FieldDifference>
        fields; // values are in the history: the audit keeps hashes of text about people
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

Result<QHash<qint64, Doings>> doingsOf(ReadScope &scope, const QString &operation,
                                       const std::vector<AuditedAct> &acts)
{
    QHash<qint64, Doings> doings;
    for (const AuditedAct &act : acts)
        doings[act.ticket.value].acts.push_back(act);
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"history_of_operation"_s));
    BINNACLE_TRY(rows.bind(u"operation"_s, operation).run());
    while (rows.next())
        doings[rows.int64(0)].fields.push_back({rows.text(1), rows.text(2), rows.text(3)});
    return doings;
}

tl::unexpected<Error> laterEdit(const Ticket &ticket, const QString &field)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s, {{u"number"_s, ticket.number}, {u"field"_s, field}});
}

// The very person the ticket had: several may have the name that history keeps.
Result<> restorePerson(EditNames &names, const QString &key, Named &named)
{
    const PersonId id(key.startsWith(u'#') ? key.mid(1).toLongLong() : 0);
    BINNACLE_LET(const Named person, names.person(id));
    if (person.key > 0)
        named = person;
    return {};
}

// The same of the category, which may have another name by now, or have gone into another one.
Result<> restoreCategory(EditNames &names, const QString &key, Named &named)
{
    const CategoryId id(key.startsWith(u'#') ? key.mid(1).toLongLong() : 0);
    BINNACLE_LET(const Named category, names.category(id));
    if (category.key > 0)
        named = category;
    return {};
}

// Of a reference the very row is compared: its name in history may be another by now.
bool isStill(const Ticket &ticket, const FieldDifference &change, const std::vector<AuditedAct> &acts)
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
Result<Ticket> restored(EditNames &names, const Ticket &before, const Doings &doings)
{
    Ticket after = before;
    for (const FieldDifference &change : doings.fields) {
        if (!isStill(before, change, doings.acts))
            return laterEdit(before, change.field);
        BINNACLE_TRY(ticketvalues::set(after, change.field, change.before));
    }
    for (const AuditedAct &act : doings.acts) {
        if (act.field == u"assignee")
            BINNACLE_TRY(restorePerson(names, act.before, after.assignee));
        if (act.field == u"requester")
            BINNACLE_TRY(restorePerson(names, act.before, after.requester));
        if (act.field == u"category")
            BINNACLE_TRY(restoreCategory(names, act.before, after.category));
    }
    // Setting a priority makes it an override; its origin is a field of its own and has the last word.
    after.priorityOrigin = before.priorityOrigin;
    for (const FieldDifference &change : doings.fields) {
        if (change.field == u"priority_origin")
            BINNACLE_TRY(ticketvalues::set(after, change.field, change.before));
    }
    if (after.state != before.state) // the class of a state is no field; it comes back with the state
        after.stateClass = classOf(after.state);
    BINNACLE_TRY(names.resolve(after));
    return after;
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

Result<bool> takeBackParts(WriteScope &scope, const Doings &doings)
{
    bool any = false;
    for (const AuditedAct &act : doings.acts) {
        bool took = false;
        BINNACLE_TRY(takeBackPart(scope, act, took));
        any |= took;
    }
    return any;
}

// All of the operation or nothing: whoever takes back half of it has neither the one state nor the other.
Result<> undoSome(WriteScope &scope, EditNames &names, const QHash<qint64, Doings> &doings,
                  const QList<qint64> &ids, TicketAct &done)
{
    BINNACLE_LET(const auto tickets, ticketwrite::visible(scope, scope.actor().person, ids));
    std::vector<TicketDifference> changes;
    std::vector<const Ticket *> touched;
    for (const qint64 id : ids) {
        const auto before = tickets.constFind(id);
        if (before == tickets.cend())
            return fail(ErrorCode::NotFound, u"no-such-ticket"_s, {{u"number"_s, QString::number(id)}});
        const Doings &did = *doings.constFind(id);
        BINNACLE_LET(const Ticket after, restored(names, *before, did));
        BINNACLE_LET(const bool parts, takeBackParts(scope, did));
        if (parts)
            touched.push_back(&*before);
        if (id == done.id.value) {
            done.number = before->number;
            done.rowVersion = before->rowVersion;
            if (!ticketwrite::differences(*before, after).empty())
                ++done.rowVersion;
        }
        changes.push_back({*before, after});
    }
    BINNACLE_TRY(ticketwrite::write(scope, names, u"ticket.undo"_s, changes));
    for (const TicketDifference &change : changes) {
        const TicketId id = change.before.id;
        if (std::none_of(touched.begin(), touched.end(), [id](const Ticket *each) { return each->id == id; }))
            continue;
        BINNACLE_TRY(ticketwrite::index(scope, {&change.after}));
        BINNACLE_LET(const qint64 version, ticketstore::touch(scope, id));
        BINNACLE_TRY(scope.changed(u"ticket"_s, id.value));
        if (id == done.id)
            done.rowVersion = version;
    }
    return {};
}

} // namespace

Result<TicketAct> undo(WriteScope &scope, const QString &operation)
{
    BINNACLE_LET(const auto acts, actsOf(scope, operation));
    const TicketRef ref{acts.front().ticket, {}, {}};
    if (acts.front().act == u"ticket.create") {
        BINNACLE_LET(const Ticket made, ticketedit::hold(scope, scope.actor(), ref));
        BINNACLE_TRY(takeBackCreation(scope, made, acts.front().after));
        return TicketAct{made.id, made.number, made.rowVersion + 1, scope.operation()};
    }
    BINNACLE_LET(const auto doings, doingsOf(scope, operation, acts));
    QList<qint64> ids = doings.keys();
    std::sort(ids.begin(), ids.end());
    BINNACLE_TRY(ticketwrite::hold(scope, ids));
    EditNames names(scope);
    TicketAct done{ref.id, {}, 0, scope.operation()};
    for (qsizetype from = 0; from < ids.size(); from += kAtOnce) {
        BINNACLE_TRY(undoSome(scope, names, doings, ids.mid(from, kAtOnce), done));
    }
    return done;
}

} // namespace binnacle::ticketundo
