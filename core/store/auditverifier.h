// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the whole audit and its seals and says whether they agree. Finds sealed rows changed, removed, added,
// swapped, renumbered or cut off, seals changed, removed from the middle or from the start, and rows whose
// time lies more than a day before the seal before them or after their own. What it cannot see by itself is
// the end cut off rows and seals alike, or everything sealed anew: that takes a checkpoint (sequence and
// hash) kept elsewhere. On a database thread.

#include "store/scope.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace binnacle {

// What to keep elsewhere: the head of the chain at some time.
struct AuditCheckpoint
{
    qint64 lastSeq = 0;
    QByteArray hash;

    // "1200:5f3a…": as it is printed and given back. Invalid "bad-checkpoint" {"value"}.
    [[nodiscard]] QString text() const;
    [[nodiscard]] static Result<AuditCheckpoint> parse(const QString &text);
};

struct AuditFinding
{
    bool ok = true;
    qint64 sealedRows = 0;
    qint64 unsealedRows = 0; // the tail that no seal covers yet: named, no fault
    AuditCheckpoint head;
    // Where it does not agree: rows brokenFrom to brokenTo, the span of one seal.
    qint64 brokenFrom = 0;
    qint64 brokenTo = 0;
    QString reason; // "rows-missing" "rows-added" "rows-changed" "seal-changed" "checkpoint-missing",
                    // "rows-misdated": the first and the last with a time off the seals around it

    // One line for people: "ok, 1200 rows sealed, 3 not yet", "broken in rows 17 to 40: rows-missing".
    [[nodiscard]] QString text() const;
};

class AuditVerifier
{
public:
    [[nodiscard]] static Result<AuditFinding> verify(ReadScope &scope, const QString &workspaceUid,
                                                     const std::optional<AuditCheckpoint> &checkpoint = {});
};

} // namespace binnacle
