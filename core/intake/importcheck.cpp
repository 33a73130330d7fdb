// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importcheck.h"

#include "intake/eventrows.h"
#include "intake/importaudit.h"
#include "intake/importplan.h"
#include "intake/importstore.h"
#include "intake/importvalues.h"
#include "tickets/storedtickets.h"

#include <limits>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStep = 1000;

// Of the tickets looked at together.
struct Around
{
    QHash<qint64, storedtickets::Stored> tickets;
    QHash<qint64, QSet<QString>> audited;
    QHash<qint64, importaudit::Told> told;
};

Result<Around> aroundOf(ReadScope &scope, const std::vector<std::pair<TicketId, importstore::Imported>> &some)
{
    QList<qint64> all, logged;
    for (const auto &[ticket, imported] : some) {
        all.append(ticket.value);
        if (!imported.events.isEmpty())
            logged.append(ticket.value);
    }
    Around around;
    BINNACLE_LET(around.tickets, storedtickets::byKeys(scope, all));
    BINNACLE_LET(around.audited, storedtickets::auditedFields(scope, all));
    BINNACLE_LET(around.told, importaudit::toldOf(scope, logged));
    return around;
}

// Looks at what an import remembers of one ticket.
class ImportedCheck
{
public:
    explicit ImportedCheck(importaudit::Renamed renamed)
        : m_renamed(std::move(renamed))
    {}

    void look(const Around &around, qint64 id, const importstore::Imported &imported)
    {
        const storedtickets::Stored stored = around.tickets.value(id);
        const Ticket &ticket = stored.ticket;
        const QSet<QString> audited = around.audited.value(id);
        EventRows rows;
        QByteArray bytes;
        // None: from a workspace older than this kind of hash (see 0012).
        const bool sound =
            EventRows::unpack(imported.events, bytes) &&
            (imported.hash.isEmpty() || importstore::hashOf(imported.content, bytes) == imported.hash) &&
            EventRows::fromPacked(imported.events, rows);
        if (!sound)
            return m_faults.add(ticket.number + u" import"_s);
        const bool untouched = ticket.rowVersion == imported.rowVersion;
        for (const QString &field : importvalues::strayed(imported.content, ticket)) {
            if (!isExplained(field, ticket, untouched, audited))
                m_faults.add(ticket.number + u' ' + field);
        }
        // What no import gives: it came by an act of somebody here, or around us.
        const std::pair<bool, QString> ours[] = {{stored.deleted, u"deleted"_s},
                                                 {ticket.visibility != u"all"_s, u"visibility"_s},
                                                 {ticket.major, u"major"_s},
                                                 {!ticket.priorityReason.isEmpty(), u"priority_reason"_s},
                                                 {!ticket.pendingReason.isEmpty(), u"reason"_s},
                                                 {ticket.cycle != 1, u"cycle"_s}};
        for (const auto &[is, field] : ours) {
            if (is && !audited.contains(field))
                m_faults.add(ticket.number + u' ' + field);
        }
        if (!isTold(imported.events, ticket, around.told.value(id)))
            m_faults.add(ticket.number + u" history"_s);
    }

    [[nodiscard]] Check check() const { return m_faults.check(u"imported"_s); }

private:
    // A field the audit knows is compared with it, by ticket-replay.
    [[nodiscard]] bool isExplained(const QString &field, const Ticket &ticket, bool untouched,
                                   const QSet<QString> &audited) const
    {
        if (audited.contains(field))
            return true;
        if (field == "updated"_L1)
            return !untouched;
        if (field == "stamp_flags"_L1)
            return !audited.isEmpty(); // a stamp given by hand loses its flag
        if (field == "team"_L1)
            return m_renamed.teams.contains(ticket.team.key);
        if (field == "assignee"_L1)
            return m_renamed.persons.contains(ticket.assignee.key);
        return field == "requester"_L1 && m_renamed.persons.contains(ticket.requester.key);
    }

    // Whether each row the log tells stands in the history. More may: other imports tell of it too.
    [[nodiscard]] static bool isTold(const QByteArray &events, const Ticket &ticket, importaudit::Told told)
    {
        const auto all = importplan::unite(events, {}, ticket.source, ticket.number);
        if (!all)
            return false;
        for (const HistoryEntry &entry : all->built.imported.history) {
            if (--told[importaudit::historyKey(entry)] < 0)
                return false;
        }
        return true;
    }

    importaudit::Renamed m_renamed;
    FaultList m_faults;
};

Result<Check> checkImported(ReadScope &scope)
{
    BINNACLE_LET(const importaudit::Renamed renamed, importaudit::renamed(scope));
    ImportedCheck check(renamed);
    TicketId after(std::numeric_limits<qint64>::min());
    for (;;) {
        BINNACLE_LET(const auto some, importstore::importedAfter(scope, after, kStep));
        if (some.empty())
            return check.check();
        BINNACLE_LET(const Around around, aroundOf(scope, some));
        for (const auto &[ticket, imported] : some)
            check.look(around, ticket.value, imported);
        after = some.back().first;
    }
}

Result<Check> checkBatches(ReadScope &scope)
{
    FaultList faults;
    BINNACLE_LET(auto audited, importaudit::auditedBatches(scope));
    BINNACLE_LET(const auto held, importaudit::heldBatches(scope));
    for (const importaudit::HeldBatch &batch : held) {
        const QString name = u"batch "_s + QString::number(batch.id);
        const importaudit::AuditedBatch known = audited.take(batch.id);
        const QStringList states = known.undone    ? QStringList{u"undone"_s, u"staging"_s}
                                   : known.created ? QStringList{u"published"_s}
                                                   : QStringList{u"staging"_s, u"dropped"_s};
        if (!states.contains(batch.state))
            faults.add(name + u" is "_s + batch.state);
        else if (batch.undone != known.undone)
            faults.add(name +
                       (batch.undone ? u" says it was taken back"_s : u" says it was not taken back"_s));
        const qint64 expected = batch.state == "published"_L1 ? known.created.value_or(batch.tickets) : 0;
        if (batch.state != "staging"_L1 && batch.tickets != expected)
            faults.add(name + u" has %1 tickets instead of %2"_s.arg(batch.tickets).arg(expected));
        else if (batch.state == "published"_L1 && !known.tickets.isEmpty()) {
            BINNACLE_LET(const QString tickets, importaudit::ticketsOf(scope, BatchId(batch.id)));
            if (tickets != known.tickets)
                faults.add(name + u" has other tickets than it made"_s);
        }
    }
    for (auto gone = audited.cbegin(); gone != audited.cend(); ++gone)
        faults.add(u"batch %1 is gone"_s.arg(gone.key()));
    BINNACLE_LET(const QStringList strays, importaudit::strayTickets(scope));
    for (const QString &number : strays)
        faults.add(number + u" is in no batch that can have made it"_s);
    return faults.check(u"batches"_s);
}

} // namespace

std::vector<WorkspaceVerifier::Checker> importChecks()
{
    return {checkImported, checkBatches};
}

} // namespace binnacle
