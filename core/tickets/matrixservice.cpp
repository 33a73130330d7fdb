// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/matrixservice.h"

#include "store/database.h"
#include "tickets/editnames.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketsql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kShownActs = 200;
const QString kSubject = u"priority-matrix"_s;

tl::unexpected<Error> laterEdit(const QString &number, const QString &field)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s, {{u"number"_s, number}, {u"field"_s, field}});
}

struct Differing
{
    TicketId id;
    int from = 0, to = 0;
};

Result<std::vector<Differing>> differing(ReadScope &scope, PersonId me, const PriorityMatrix &matrix)
{
    std::vector<Differing> tickets;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"open_derived"_s));
    BINNACLE_TRY(rows.bind(u"me"_s, me).run());
    while (rows.next()) {
        const int from = int(rows.int64(3)), to = matrix.at(int(rows.int64(1)), int(rows.int64(2)));
        if (from != to)
            tickets.push_back({TicketId(rows.int64(0)), from, to});
    }
    return tickets;
}

Result<> setPriority(WriteScope &scope, const QString &act, TicketId id, int expected, int priority)
{
    BINNACLE_LET(const Ticket before, ticketedit::hold(scope, scope.actor(), {id, {}, {}}));
    if (before.priorityOrigin != PriorityOrigin::Derived || before.priority != expected)
        return laterEdit(before.number, u"priority"_s);
    Ticket after = before;
    after.priority = priority;
    EditNames names(scope);
    BINNACLE_LET(const TicketAct done, ticketedit::write(scope, names, act, before, after));
    Q_UNUSED(done)
    return {};
}

Result<qint64> saveIn(WriteScope &scope, const QString &act, const StoredMatrix &before,
                      const PriorityMatrix &matrix)
{
    BINNACLE_LET(const qint64 version, matrixstore::insert(scope, matrix));
    BINNACLE_TRY(scope.audit({act, kSubject, 1, u"cells"_s, before.matrix.text(), matrix.text(), {}}));
    BINNACLE_TRY(scope.changed(kSubject, 1));
    return version;
}

Result<> undoMatrix(WriteScope &scope, const QString &operation)
{
    BINNACLE_LET(const auto acts, audittrail::ofOperation(scope, kSubject, operation));
    BINNACLE_LET(const StoredMatrix now, matrixstore::current(scope));
    const AuditedAct &act = acts.back();
    if (now.matrix.text() != act.after)
        return laterEdit({}, u"priority"_s);
    BINNACLE_LET(const PriorityMatrix former, PriorityMatrix::fromText(act.before));
    BINNACLE_LET(const qint64 version, saveIn(scope, u"matrix.undo"_s, now, former));
    Q_UNUSED(version)
    return {};
}

Result<> undoTickets(WriteScope &scope, const std::vector<AuditedAct> &acts)
{
    for (const AuditedAct &act : acts) {
        if (act.field == "priority"_L1)
            BINNACLE_TRY(setPriority(scope, u"matrix.undo"_s, TicketId(act.subject), act.after.toInt(),
                                     act.before.toInt()));
    }
    return {};
}

} // namespace

QFuture<Result<StoredMatrix>> MatrixService::matrix(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, matrixstore::current);
}

QFuture<Result<std::vector<MatrixChange>>> MatrixService::changes(const Actor &actor,
                                                                  const PriorityMatrix &matrix)
{
    return m_database.read(
        actor, Act::ReadTickets,
        [me = actor.person, matrix](ReadScope &scope) -> Result<std::vector<MatrixChange>> {
            std::vector<MatrixChange> changes;
            BINNACLE_LET(const auto tickets, differing(scope, me, matrix));
            for (const Differing &ticket : tickets) {
                auto change = std::find_if(changes.begin(), changes.end(), [&](const MatrixChange &one) {
                    return one.from == ticket.from && one.to == ticket.to;
                });
                if (change == changes.end())
                    change = changes.insert(changes.end(), {ticket.from, ticket.to, 0});
                ++change->tickets;
            }
            std::sort(changes.begin(), changes.end(), [](const MatrixChange &a, const MatrixChange &b) {
                return std::pair(a.from, a.to) < std::pair(b.from, b.to);
            });
            return changes;
        });
}

QFuture<Result<std::vector<AuditedAct>>> MatrixService::past(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, [](ReadScope &scope) {
        return audittrail::ofSubject(scope, kSubject, 0, kShownActs);
    });
}

QFuture<Result<qint64>> MatrixService::save(const Actor &actor, const PriorityMatrix &matrix, qint64 version,
                                            const QString &operation)
{
    return m_database.write({u"matrix.save"_s, actor, operation},
                            [matrix, version](WriteScope &scope) -> Result<qint64> {
                                BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
                                BINNACLE_TRY(check(matrix));
                                BINNACLE_TRY(matrixstore::hold(scope));
                                BINNACLE_LET(const StoredMatrix before, matrixstore::current(scope));
                                if (before.matrix == matrix)
                                    return before.version;
                                if (before.version != version)
                                    return fail(ErrorCode::Conflict, u"stale-matrix"_s);
                                return saveIn(scope, u"matrix.save"_s, before, matrix);
                            });
}

QFuture<Result<qint64>> MatrixService::rederive(const Actor &actor, const QString &operation)
{
    return m_database.write(
        {u"matrix.rederive"_s, actor, operation}, [](WriteScope &scope) -> Result<qint64> {
            BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
            BINNACLE_TRY(require(scope.actor(), Act::EditTicket));
            BINNACLE_TRY(matrixstore::hold(scope));
            BINNACLE_LET(const StoredMatrix stored, matrixstore::current(scope));
            BINNACLE_LET(const auto tickets, differing(scope, scope.actor().person, stored.matrix));
            for (const Differing &ticket : tickets)
                BINNACLE_TRY(setPriority(scope, u"matrix.rederive"_s, ticket.id, ticket.from, ticket.to));
            return qint64(tickets.size());
        });
}

QFuture<Result<QString>> MatrixService::undo(const Actor &actor, const QString &operation, const QString &own)
{
    return m_database.write({u"matrix.undo"_s, actor, own},
                            [operation](WriteScope &scope) -> Result<QString> {
                                BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
                                BINNACLE_TRY(matrixstore::hold(scope));
                                const auto tickets = audittrail::ofOperation(scope, u"ticket"_s, operation);
                                if (!tickets) {
                                    BINNACLE_TRY(undoMatrix(scope, operation));
                                    return scope.operation();
                                }
                                const QString act = tickets->front().act;
                                if (!act.startsWith("matrix."_L1))
                                    return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
                                BINNACLE_TRY(require(scope.actor(), Act::EditTicket));
                                BINNACLE_TRY(undoTickets(scope, *tickets));
                                return scope.operation();
                            });
}

} // namespace binnacle
