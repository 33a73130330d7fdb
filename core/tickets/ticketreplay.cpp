// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketreplay.h"

#include "store/content.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::ticketreplay {

namespace {

constexpr qint64 kPage = 5000;
constexpr qsizetype kShown = 5;

// What the audit says of one ticket.
struct Audited
{
    qint64 id = 0;
    QMap<QString, QString> values;     // field → as audited last
    QStringList messages, attachments; // "id hash"
    bool created = false;              // here: every field is known
    bool deleted = false;
};

struct Faults
{
    QStringList shown;
    qsizetype count = 0;

    void add(const QString &line)
    {
        if (++count <= kShown)
            shown.append(line);
    }
};

void take(Audited &audited, const QString &act, const QString &field, const QString &after)
{
    if (field == u"message" && !after.isEmpty()) {
        audited.messages.append(after);
    } else if (field == u"attachment" && !after.isEmpty()) {
        audited.attachments.append(after);
    } else if (field == u"deleted") {
        audited.deleted = after == u"yes";
    } else if (act == u"ticket.create" && field.isEmpty()) {
        audited.created = true;
        for (const QString &line : after.split(u'\n', Qt::SkipEmptyParts))
            audited.values.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    } else if (ticketvalues::find(field)) {
        audited.values.insert(field, after);
    }
}

void compareValues(const Ticket &ticket, const Audited &audited, Faults &faults)
{
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        if (!audited.created && !audited.values.contains(field.name))
            continue;
        if (ticketvalues::audited(ticket, field) != audited.values.value(field.name))
            faults.add(ticket.number + u' ' + field.name);
    }
}

// Erased text has no row here: its hash is all that is left of it.
Result<> compareMessages(ReadScope &scope, const Ticket &ticket, const QStringList &messages, Faults &faults)
{
    BINNACLE_LET(Statement body, scope.statement(ticketSql(), u"message_body"_s));
    for (const QString &message : messages) {
        const QString id = message.section(u' ', 0, 0);
        BINNACLE_TRY(body.bind(u"id"_s, id.toLongLong()).bind(u"ticket"_s, ticket.id).run());
        if (body.next() && content::hashOf(body.text(0)) != message.section(u' ', 1))
            faults.add(ticket.number + u" message "_s + id);
    }
    return {};
}

Result<> compareAttachments(ReadScope &scope, const Ticket &ticket, const QStringList &attachments,
                            Faults &faults)
{
    BINNACLE_LET(Statement hash, scope.statement(ticketSql(), u"attachment_hash"_s));
    for (const QString &attachment : attachments) {
        const QString id = attachment.section(u' ', 0, 0);
        BINNACLE_TRY(hash.bind(u"id"_s, id.toLongLong()).bind(u"ticket"_s, ticket.id).run());
        if (!hash.next() || QString::fromLatin1(hash.blob(0).toHex()) != attachment.section(u' ', 1))
            faults.add(ticket.number + u" attachment "_s + id);
    }
    return {};
}

Result<> compare(ReadScope &scope, const Audited &audited, Faults &faults)
{
    if (audited.id == 0)
        return {};
    BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"ticket_any"_s));
    BINNACLE_TRY(row.bind(u"id"_s, audited.id).run());
    if (!row.next()) {
        faults.add(u"ticket %1 is gone"_s.arg(audited.id));
        return {};
    }
    Ticket ticket = ticketstore::ticketOf(row);
    const bool deleted = row.int64(51) != 0;
    row.finish();
    if (deleted != audited.deleted)
        faults.add(ticket.number + u" deleted"_s);
    BINNACLE_LET(ticket.tags, ticketstore::tags(scope, ticket.id));
    compareValues(ticket, audited, faults);
    BINNACLE_TRY(compareMessages(scope, ticket, audited.messages, faults));
    return compareAttachments(scope, ticket, audited.attachments, faults);
}

struct AuditRow
{
    qint64 subject = 0;
    QString act, field, after;
};

struct Place // in the audit of tickets, one after the other
{
    qint64 subject = std::numeric_limits<qint64>::min();
    qint64 seq = std::numeric_limits<qint64>::min();
};

// A function of its own: inlined into the loop, g++ 12 at -O3 takes the page for one that is gone.
Result<std::vector<AuditRow>> pageAfter(ReadScope &scope, Place &place)
{
    BINNACLE_LET(Statement acts, scope.statement(ticketSql(), u"audit_of_tickets"_s));
    BINNACLE_TRY(
        acts.bind(u"subject"_s, place.subject).bind(u"seq"_s, place.seq).bind(u"limit"_s, kPage).run());
    std::vector<AuditRow> page;
    page.reserve(size_t(kPage));
    while (acts.next()) {
        page.push_back({acts.int64(0), acts.text(2), acts.text(3), acts.text(4)});
        place = {acts.int64(0), acts.int64(1)};
    }
    return page;
}

} // namespace

Result<Check> check(ReadScope &scope)
{
    Faults faults;
    Audited audited;
    Place place;
    for (bool more = true; more;) {
        BINNACLE_LET(const std::vector<AuditRow> page, pageAfter(scope, place));
        for (const AuditRow &row : page) {
            if (row.subject != audited.id) {
                BINNACLE_TRY(compare(scope, audited, faults));
                audited = {};
                audited.id = row.subject;
            }
            take(audited, row.act, row.field, row.after);
        }
        more = qint64(page.size()) == kPage;
    }
    BINNACLE_TRY(compare(scope, audited, faults));
    QString detail = faults.shown.join(u"; "_s);
    if (faults.count > kShown)
        detail += u" (%1 more)"_s.arg(faults.count - kShown);
    return Check{u"ticket-replay"_s, faults.count == 0, detail};
}

} // namespace binnacle::ticketreplay
