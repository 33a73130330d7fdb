// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was done to a person, a team or a setting, by whom and when: the rows of the audit, with the texts
// they hold only hashes of where those still stand in rows that can be erased (history). On a database
// thread.

#include "base/ids.h"
#include "base/result.h"
#include "store/scope.h"

#include <QString>
#include <vector>

namespace binnacle {

struct TrailEntry
{
    qint64 seq = 0;
    qint64 at = 0; // UTC milliseconds
    PersonId actor;
    QString actorName; // empty: no person of the workspace
    QString act;
    QString kind;
    qint64 subject = 0;
    QString field;  // empty: the whole thing
    QString before; // as audited: of texts about people the hash
    QString after;
    bool hasTexts = false;
    QString beforeText; // what people read
    QString afterText;
    QString operation;
};

namespace trail {

// Newest first, at most so many.
[[nodiscard]] Result<std::vector<TrailEntry>> ofSubject(ReadScope &scope, const QString &kind, qint64 subject,
                                                        int limit);
[[nodiscard]] Result<std::vector<TrailEntry>> ofKind(ReadScope &scope, const QString &kind, int limit);
// In the order they were done.
[[nodiscard]] Result<std::vector<TrailEntry>> ofOperation(ReadScope &scope, const QString &operation);

// The audit's row, and beside it the texts that undo and people read.
[[nodiscard]] Result<> note(WriteScope &scope, const AuditEntry &entry, const QString &before,
                            const QString &after);

// The texts alone: of what the audit has no row of its own for.
[[nodiscard]] Result<> keep(WriteScope &scope, const AuditEntry &entry, const QString &before,
                            const QString &after);

// Whether anything was done to the subject, or by the person where it is one, after that row and by another
// operation.
[[nodiscard]] Result<bool> isLater(ReadScope &scope, const TrailEntry &entry,
                                   const QString &exceptOperation = {});

} // namespace trail

} // namespace binnacle
