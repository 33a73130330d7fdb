// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketreplay.h"

#include "store/sqllist.h"
#include "tickets/storedtickets.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketvalues.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::ticketreplay {

namespace {

constexpr qint64 kPage = 5000;

struct AuditRow
{
    qint64 subject = 0;
    qint64 at = 0;
    std::optional<qint64> actor;
    QString act, field, before, after;
};

// A message or an attachment as it was first added: "id hash" in the audit.
struct Part
{
    bool there = false;
    QString hash;
    qint64 at = 0;
    std::optional<qint64> actor;
};

// What the audit says of one ticket.
struct Audited
{
    QMap<QString, QString> values; // field → as audited last
    QMap<qint64, Part> messages, attachments;
    QSet<QString> links;  // "kind id"
    bool created = false; // here: every field is known
    bool deleted = false;
};
using AuditedTickets = QMap<qint64, Audited>;

// What was added is there until it is taken back; brought again, it is still whose and when it was.
void takePart(QMap<qint64, Part> &parts, const AuditRow &row)
{
    const bool there = !row.after.isEmpty();
    const QString text = there ? row.after : row.before;
    const qint64 id = text.section(u' ', 0, 0).toLongLong();
    auto part = parts.find(id);
    if (part == parts.end())
        part = parts.insert(id, {there, text.section(u' ', 1), row.at, row.actor});
    part->there = there;
}

void take(Audited &audited, const AuditRow &row)
{
    if (row.field == u"message") {
        takePart(audited.messages, row);
    } else if (row.field == u"attachment") {
        takePart(audited.attachments, row);
    } else if (row.field == u"link") {
        audited.links.remove(row.before);
        if (!row.after.isEmpty())
            audited.links.insert(row.after);
    } else if (row.field == u"deleted") {
        audited.deleted = row.after == u"yes";
    } else if (row.act == u"ticket.create" && row.field.isEmpty()) {
        audited.created = true;
        for (const QString &line : row.after.split(u'\n', Qt::SkipEmptyParts))
            audited.values.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    } else if (ticketvalues::find(row.field)) {
        audited.values.insert(row.field, row.after);
    }
}

// Beside the rows: of the tickets of one page, everything at once.
class Comparison
{
public:
    Comparison(ReadScope &scope, FaultList &faults)
        : m_scope(scope)
        , m_faults(faults)
    {}

    Result<> compare(const AuditedTickets &audited)
    {
        BINNACLE_LET(m_stored, storedtickets::byKeys(m_scope, audited.keys()));
        for (auto ticket = audited.cbegin(); ticket != audited.cend(); ++ticket)
            compareValues(ticket.key(), *ticket);
        AuditedTickets left = audited;
        BINNACLE_TRY(compareMessages(left));
        BINNACLE_TRY(compareAttachments(left));
        BINNACLE_TRY(compareLinks(left));
        for (auto ticket = left.cbegin(); ticket != left.cend(); ++ticket)
            nameLeft(ticket.key(), *ticket);
        return {};
    }

private:
    void compareValues(qint64 id, const Audited &audited)
    {
        const auto stored = m_stored.constFind(id);
        if (stored == m_stored.cend())
            return m_faults.add(u"ticket %1 is gone"_s.arg(id));
        const Ticket &ticket = stored->ticket;
        if (stored->deleted != audited.deleted)
            m_faults.add(ticket.number + u" deleted"_s);
        for (const ticketvalues::Field &field : ticketvalues::all()) {
            const bool known = audited.created || field.here || audited.values.contains(field.name);
            if (known && !ticketvalues::isAudited(ticket, field, audited.values.value(field.name)))
                m_faults.add(ticket.number + u' ' + field.name);
        }
    }

    Result<Statement> rowsOf(const QString &block, const AuditedTickets &audited)
    {
        BINNACLE_LET(Statement rows, m_scope.statement(ticketSql(), block));
        BINNACLE_TRY(rows.bind(u"ids"_s, sqlList(audited.keys())).run());
        return rows;
    }

    // Who said what and when. Of an erased text the hash is all that is left.
    Result<> compareMessages(AuditedTickets &left)
    {
        BINNACLE_LET(Statement rows, rowsOf(u"messages_of_tickets"_s, left));
        while (rows.next()) {
            const qint64 id = rows.int64(1);
            const Part part = left[rows.int64(0)].messages.take(id);
            const QString body = rows.text(5);
            const bool erased = rows.int64(6) == 1;
            const bool same =
                part.there && part.at == rows.int64(2) && part.actor == rows.optInt64(3) &&
                (erased ? body.isEmpty() : ticketvalues::isHashOf(part.hash, rows.text(4), body));
            if (!same)
                name(rows.int64(0), u"message"_s, id);
        }
        return {};
    }

    Result<> compareAttachments(AuditedTickets &left)
    {
        BINNACLE_LET(Statement rows, rowsOf(u"attachments_of_tickets"_s, left));
        while (rows.next()) {
            const qint64 id = rows.int64(1);
            const Part part = left[rows.int64(0)].attachments.take(id);
            if (!part.there || part.at != rows.int64(2) ||
                part.hash != QString::fromLatin1(rows.blob(3).toHex()))
                name(rows.int64(0), u"attachment"_s, id);
        }
        return {};
    }

    Result<> compareLinks(AuditedTickets &left)
    {
        BINNACLE_LET(Statement rows, rowsOf(u"links_of_tickets"_s, left));
        while (rows.next()) {
            const QString link = rows.text(2) + u' ' + QString::number(rows.int64(1));
            if (!left[rows.int64(0)].links.remove(link))
                name(rows.int64(0), u"link"_s, rows.int64(1));
        }
        return {};
    }

    // What the audit knows and no row is there for.
    void nameLeft(qint64 id, const Audited &left)
    {
        const auto nameParts = [&](const QString &what, const QMap<qint64, Part> &parts) {
            for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
                if (part->there)
                    name(id, what, part.key());
            }
        };
        nameParts(u"message"_s, left.messages);
        nameParts(u"attachment"_s, left.attachments);
        for (const QString &link : left.links)
            name(id, u"link"_s, link.section(u' ', 1).toLongLong());
    }

    void name(qint64 ticket, const QString &what, qint64 part)
    {
        const QString number = m_stored.value(ticket).ticket.number;
        m_faults.add(number + u' ' + what + u' ' + QString::number(part));
    }

    ReadScope &m_scope;
    FaultList &m_faults;
    QHash<qint64, storedtickets::Stored> m_stored;
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
        page.push_back({acts.int64(0), acts.int64(2), acts.optInt64(3), acts.text(4), acts.text(5),
                        acts.text(6), acts.text(7)});
        place = {acts.int64(0), acts.int64(1)};
    }
    return page;
}

} // namespace

Result<Check> check(ReadScope &scope)
{
    FaultList faults;
    Comparison comparison(scope, faults);
    AuditedTickets audited;
    Place place;
    for (bool more = true; more;) {
        BINNACLE_LET(const std::vector<AuditRow> page, pageAfter(scope, place));
        for (const AuditRow &row : page)
            take(audited[row.subject], row);
        more = qint64(page.size()) == kPage;
        AuditedTickets unfinished; // the last may go on in the next page
        if (more) {
            const qint64 last = audited.lastKey(); // by value: its node goes with what is taken
            unfinished.insert(last, audited.take(last));
        }
        BINNACLE_TRY(comparison.compare(audited));
        audited.swap(unfinished);
    }
    BINNACLE_LET(Statement strays, scope.statement(ticketSql(), u"parts_unaudited"_s));
    BINNACLE_TRY(strays.run());
    while (strays.next())
        faults.add(strays.text(0));
    return faults.check(u"ticket-replay"_s);
}

} // namespace binnacle::ticketreplay
