// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the audit says of some things, as rooms read it to show what became of their rules and to take an act
// back. On the database thread.

#include "store/scope.h"

#include <vector>

namespace binnacle {

struct AuditedAct
{
    qint64 at = 0; // UTC milliseconds
    PersonId by;   // none: somebody who is no person of the workspace
    QString act;
    qint64 subject = 0;
    QString field, before, after;
    QString operation;
};

namespace audittrail {

// In the order they were written. NotFound "nothing-to-undo" where there are none.
[[nodiscard]] Result<std::vector<AuditedAct>> ofOperation(ReadScope &scope, const QString &subjectKind,
                                                          const QString &operation);
// Newest first; subject 0: of all of that kind. At most `limit`.
[[nodiscard]] Result<std::vector<AuditedAct>> ofSubject(ReadScope &scope, const QString &subjectKind,
                                                        qint64 subject, qint64 limit);

} // namespace audittrail

} // namespace binnacle
