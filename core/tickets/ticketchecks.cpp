// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketchecks.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "store/keycheck.h"
#include "tickets/historyreplay.h"
#include "tickets/searchreplay.h"
#include "tickets/ticketreplay.h"
#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Each block counts the tickets that break its rule.
constexpr std::pair<QLatin1StringView, QLatin1StringView> kChecks[] = {
    {"ticket-class"_L1, "check_class"_L1},     {"ticket-priority"_L1, "check_priority"_L1},
    {"ticket-text"_L1, "check_text"_L1},       {"ticket-search"_L1, "check_search"_L1},
    {"ticket-stamps"_L1, "check_stamps"_L1},   {"ticket-audit"_L1, "check_audit"_L1},
    {"ticket-history"_L1, "check_history"_L1}, {"ticket-outages"_L1, "check_outages"_L1},
};

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
    checkers.push_back(checkKeys);
    checkers.push_back(ticketreplay::check);
    checkers.push_back(historyreplay::check);
    checkers.push_back(searchreplay::check);
    return checkers;
}

} // namespace binnacle
