// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audittrail.h"

#include "store/storesql.h"

using namespace Qt::StringLiterals;

namespace binnacle::audittrail {

namespace {

std::vector<AuditedAct> actsOf(Statement &rows)
{
    std::vector<AuditedAct> acts;
    while (rows.next())
        acts.push_back({rows.int64(0), PersonId(rows.optInt64(1).value_or(0)), rows.text(2), rows.int64(3),
                        rows.text(4), rows.text(5), rows.text(6), rows.text(7)});
    return acts;
}

} // namespace

Result<std::vector<AuditedAct>> ofOperation(ReadScope &scope, const QString &subjectKind,
                                            const QString &operation)
{
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), u"audit_trail_of_operation"_s));
    BINNACLE_TRY(rows.bind(u"kind"_s, subjectKind).bind(u"operation"_s, operation).run());
    std::vector<AuditedAct> acts = actsOf(rows);
    if (acts.empty())
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    return acts;
}

Result<std::vector<AuditedAct>> ofSubject(ReadScope &scope, const QString &subjectKind, qint64 subject,
                                          qint64 limit)
{
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), subject > 0 ? u"audit_trail_of_one"_s
                                                                         : u"audit_trail_of_all"_s));
    rows.bind(u"kind"_s, subjectKind).bind(u"limit"_s, limit);
    if (subject > 0)
        rows.bind(u"subject"_s, subject);
    BINNACLE_TRY(rows.run());
    return actsOf(rows);
}

} // namespace binnacle::audittrail
