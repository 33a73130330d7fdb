// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketchecks.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "store/keycheck.h"
#include "tickets/historyreplay.h"
#include "tickets/matrixstore.h"
#include "tickets/searchreplay.h"
#include "tickets/ticketreplay.h"
#include "tickets/ticketsql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Each block counts the tickets that break its rule.
constexpr std::pair<QLatin1StringView, QLatin1StringView> kChecks[] = {
    {"ticket-class"_L1, "check_class"_L1},     {"ticket-text"_L1, "check_text"_L1},
    {"ticket-search"_L1, "check_search"_L1},   {"ticket-stamps"_L1, "check_stamps"_L1},
    {"ticket-audit"_L1, "check_audit"_L1},     {"ticket-history"_L1, "check_history"_L1},
    {"ticket-outages"_L1, "check_outages"_L1},
};

// Derived ones were given by a matrix of this workspace.
Result<Check> checkPriorities(ReadScope &scope)
{
    BINNACLE_LET(Statement others, scope.statement(ticketSql(), u"check_priority"_s));
    BINNACLE_LET(qint64 broken, others.runForInt64());
    BINNACLE_LET(const auto matrices, matrixstore::all(scope));
    BINNACLE_LET(Statement derived, scope.statement(ticketSql(), u"derived_priorities"_s));
    BINNACLE_TRY(derived.run());
    while (derived.next()) {
        const bool isGiven = std::any_of(matrices.begin(), matrices.end(), [&](const PriorityMatrix &matrix) {
            return derived.int64(2) > 0 &&
                   matrix.at(int(derived.int64(0)), int(derived.int64(1))) == int(derived.int64(2));
        });
        if (!isGiven)
            broken += derived.int64(3);
    }
    return Check{u"ticket-priority"_s, broken == 0, broken == 0 ? QString() : QString::number(broken)};
}

Result<Check> checkKeys(ReadScope &scope)
{
    FaultList faults;
    BINNACLE_TRY(keycheck::compare(scope, ticketSql(), u"keys_of_numbers"_s, naturalKey, faults));
    for (const QString &block : {u"keys_of_titles"_s, u"keys_of_tags"_s, u"keys_of_categories"_s})
        BINNACLE_TRY(keycheck::compare(scope, ticketSql(), block, fold, faults));
    BINNACLE_TRY(servicestore::compareKeys(scope, faults));
    return faults.check(u"ticket-keys"_s);
}

} // namespace

std::vector<WorkspaceVerifier::Checker> ticketChecks()
{
    std::vector<WorkspaceVerifier::Checker> checkers;
    for (const auto &check : kChecks) {
        checkers.push_back(
            [name = QString(check.first), block = QString(check.second)](ReadScope &scope) -> Result<Check> {
                BINNACLE_LET(Statement statement, scope.statement(ticketSql(), block));
                BINNACLE_LET(const qint64 broken, statement.runForInt64());
                return Check{name, broken == 0, broken == 0 ? QString() : QString::number(broken)};
            });
    }
    checkers.insert(checkers.begin() + 1, checkPriorities);
    checkers.push_back(checkKeys);
    checkers.push_back(ticketreplay::check);
    checkers.push_back(historyreplay::check);
    checkers.push_back(searchreplay::check);
    return checkers;
}

} // namespace binnacle
