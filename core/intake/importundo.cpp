// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importundo.h"

#include "availability/outageimportstore.h"
#include "base/timetext.h"
#include "intake/importapply.h"
#include "intake/importplan.h"
#include "intake/importstore.h"
#include "intake/importvalues.h"
#include "tickets/storedtickets.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace binnacle::importundo {

using namespace Qt::StringLiterals;

namespace {

// Of tickets the person may not see it is told only that there are some.
void refuseHidden(QList<UndoRefusal> &refused)
{
    const auto isHidden = [](const UndoRefusal &one) { return one.reason == "hidden"_L1; };
    if (std::none_of(refused.cbegin(), refused.cend(), isHidden))
        refused.append({{}, {}, {}, u"hidden"_s});
}

// What was done to a ticket since the import gave `imported`.
Result<> refuse(ReadScope &scope, PersonId me, const Ticket &ticket, const importstore::Imported &imported,
                bool later, QList<UndoRefusal> &refused)
{
    BINNACLE_LET(const std::optional<Ticket> seen, ticketstore::byId(scope, me, ticket.id));
    if (!seen) {
        refuseHidden(refused);
        return {};
    }
    QStringList fields = importvalues::differing(imported.content, ticket);
    if (fields.isEmpty() && !later) { // changed and set back
        BINNACLE_LET(const auto audited, storedtickets::auditedFields(scope, {ticket.id.value}));
        for (const QString &field : audited.value(ticket.id.value)) {
            if (ticketvalues::find(field))
                fields.append(field);
        }
        fields.sort();
    }
    if (fields.isEmpty())
        fields.append(later ? QString() : u"conversation"_s);
    for (const QString &field : fields)
        refused.append({ticket.number, ticket.source, field, later ? u"later-import"_s : u"edited"_s});
    return {};
}

Result<QHash<QString, Ticket>> ticketsOf(ReadScope &scope, const std::vector<importstore::UndoRow> &rows)
{
    QHash<QString, QStringList> numbers; // by source
    for (const importstore::UndoRow &row : rows)
        numbers[row.source].append(row.number);
    QHash<QString, Ticket> all;
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it) {
        BINNACLE_LET(const auto tickets, ticketimportstore::byNumber(scope, it.key(), it.value()));
        all.insert(tickets);
    }
    return all;
}

// Every later edit that stands in the way.
Result<QList<UndoRefusal>> obstacles(WriteScope &scope, BatchId batch,
                                     const std::vector<importstore::UndoRow> &changed,
                                     const QHash<QString, Ticket> &tickets)
{
    QList<UndoRefusal> refused;
    const PersonId me = scope.actor().person;
    BINNACLE_LET(const QList<qint64> laterImports, importstore::changedLater(scope, batch));
    BINNACLE_LET(const std::vector<Ticket> edited, ticketimportstore::createdAndEdited(scope, batch));
    for (const Ticket &ticket : edited) {
        BINNACLE_LET(const importstore::Imported imported, importstore::importedOf(scope, ticket.id));
        const bool later = laterImports.contains(ticket.id.value);
        if (later || imported.rowVersion != ticket.rowVersion)
            BINNACLE_TRY(refuse(scope, me, ticket, imported, later, refused));
    }
    for (const importstore::UndoRow &row : changed) {
        if (row.rowVersion == row.versionAfter || !tickets.contains(row.number))
            continue;
        BINNACLE_LET(const importstore::Imported imported, importstore::importedOf(scope, row.ticket));
        const bool later = laterImports.contains(row.ticket.value);
        BINNACLE_TRY(refuse(scope, me, tickets[row.number], imported, later, refused));
    }
    return refused;
}

// The history is told again by the rows there were before; it is the import's that made the ticket.
Result<> retellOf(WriteScope &scope, const importstore::UndoRow &row, const QByteArray &eventsBefore)
{
    BINNACLE_LET(const importstore::Imported now, importstore::importedOf(scope, row.ticket));
    if (now.events == eventsBefore)
        return {};
    BINNACLE_LET(const auto told, importplan::unite(now.events, {}, row.source, row.number));
    BINNACLE_LET(const auto before, importplan::unite(eventsBefore, {}, row.source, row.number));
    return importapply::retell(scope, row.ticket, row.madeBy, row.source, told.built.imported.history,
                               before.built.imported.history);
}

Result<> restore(WriteScope &scope, BatchId batch, const std::vector<importstore::UndoRow> &changed,
                 const QHash<QString, Ticket> &tickets)
{
    KnownNames names;
    for (const importstore::UndoRow &row : changed) {
        ImportedTicket imported;
        imported.ticket = tickets.value(row.number);
        if (!importvalues::decode(row.before, imported.ticket))
            return fail(ErrorCode::Bug, u"undo-damaged"_s);
        BINNACLE_TRY(ticketimportstore::update(scope, batch, names, imported));
        importstore::Imported before = importstore::Imported::fromBytes(row.importedBefore);
        BINNACLE_TRY(retellOf(scope, row, before.events));
        // The version goes up by this act too: what was unedited before still is.
        if (before.rowVersion == importstore::kUnedited)
            before.rowVersion = row.versionAfter + 1;
        BINNACLE_TRY(importstore::followUndo(scope, row.ticket, row.versionAfter - 1, row.versionAfter + 1));
        if (!row.importedBefore.isEmpty())
            BINNACLE_TRY(importstore::putImported(scope, row.ticket, before));
    }
    return importstore::clearUndo(scope, batch);
}

// An outage has no number: it is named by its service and beginning.
Result<> refuseOutages(WriteScope &scope, BatchId batch, QList<UndoRefusal> &refused)
{
    BINNACLE_LET(const auto all, outageimportstore::inTheWay(scope, batch));
    for (const outageimportstore::InTheWay &one : all) {
        const QString name = one.service + u' ' + isoText(one.from, QTimeZone::utc());
        refused.append({name, one.source, {}, one.isLaterImport ? u"later-import"_s : u"edited"_s});
    }
    return {};
}

// What somebody here said explains an outage that would go is not unsaid behind their back.
Result<> refuseExplained(WriteScope &scope, BatchId batch, QList<UndoRefusal> &refused)
{
    BINNACLE_LET(const auto all, ticketoutages::ofBatch(scope, batch));
    QSet<TicketId> told;
    for (const TicketId ticket : all) {
        if (told.contains(ticket))
            continue;
        told.insert(ticket);
        BINNACLE_LET(const auto seen, ticketstore::byId(scope, scope.actor().person, ticket));
        if (seen)
            refused.append({seen->number, seen->source, u"outages"_s, u"explained"_s});
        else
            refuseHidden(refused);
    }
    return {};
}

Result<UndoImportReport> takeBackIn(WriteScope &scope, BatchId id)
{
    BINNACLE_TRY(importstore::holdForUndo(scope, id)); // before anything is looked at
    BINNACLE_LET(const ImportBatch batch, importstore::batch(scope, id));
    if (batch.state != "published"_L1)
        return fail(ErrorCode::Conflict, u"batch-not-published"_s, {{u"batch"_s, id.value}});
    BINNACLE_LET(const auto changed, importstore::undoRows(scope, id));
    BINNACLE_LET(const auto tickets, ticketsOf(scope, changed));
    UndoImportReport report;
    report.batch = id;
    BINNACLE_LET(report.refused, obstacles(scope, id, changed, tickets));
    BINNACLE_TRY(refuseOutages(scope, id, report.refused)); // holds them
    BINNACLE_TRY(refuseExplained(scope, id, report.refused));
    if (!report.refused.isEmpty())
        return report;
    BINNACLE_TRY(restore(scope, id, changed, tickets));
    BINNACLE_TRY(outageimportstore::restore(scope, id));
    BINNACLE_TRY(importstore::clearHistory(scope, id));
    BINNACLE_TRY(importstore::hideForUndo(scope, id));
    report.restored = batch.report[u"updated"_s].toInteger();
    report.removed = batch.report[u"created"_s].toInteger();
    AuditEntry entry;
    entry.act = u"import.undo"_s;
    entry.subjectKind = u"batch"_s;
    entry.subjectId = id.value;
    entry.after = u"{\"removed\":%1,\"restored\":%2}"_s.arg(report.removed).arg(report.restored);
    entry.batch = id;
    BINNACLE_TRY(scope.audit(entry));
    BINNACLE_TRY(scope.changed(u"batch"_s, id.value));
    BINNACLE_TRY(scope.changed(u"ticket"_s, 0));
    BINNACLE_TRY(scope.changed(u"service"_s, 0));
    BINNACLE_TRY(scope.changed(u"outage"_s, 0));
    return report;
}

} // namespace

Result<UndoImportReport> takeBack(Database &database, const Actor &actor, BatchId batch)
{
    auto future = database.write({u"import.undo"_s, actor, {}},
                                 [batch](WriteScope &scope) { return takeBackIn(scope, batch); });
    return future.result();
}

} // namespace binnacle::importundo
