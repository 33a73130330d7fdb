// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The chain over the audit rows: what is hashed, byte by byte. tests/store/verify_audit.py is an independent
// second reading of this format.
//
// Row, version "1": the byte '1', then the thirteen columns in the table's order (seq at actor_id actor_name
// proved_by act subject_kind subject_id field before after batch_id operation). A column is its length as
// four bytes, most significant first, and its UTF-8 text; numbers in decimal; NULL is the length ff ff ff ff
// alone.
//
// Seal: SHA-256 of the text "binnacle-seal-1", the previous hash (32 bytes), row_count, last_seq, sealed_at
// (eight bytes each, most significant first), then the canonical bytes of its rows by seq. The previous hash
// of the first seal is SHA-256 of "binnacle-audit-1:" and the workspace's uid.
//
// Pure; any thread.

#include <QByteArray>
#include <QString>
#include <array>
#include <memory>
#include <optional>

namespace binnacle {

struct AuditRow
{
    qint64 seq = 0;
    qint64 at = 0;
    std::optional<qint64> actorId;
    QString actorName, provedBy, act, subjectKind;
    qint64 subjectId = 0;
    QString field, before, after;
    std::optional<qint64> batchId;
    QString operation;
};

class AuditChain
{
public:
    [[nodiscard]] static QByteArray canonical(const AuditRow &row);
    [[nodiscard]] static QByteArray genesis(const QString &workspaceUid);

    // The hash of one seal, fed row by row. rowCount and lastSeq are known before.
    AuditChain(const QByteArray &previous, qint64 rowCount, qint64 lastSeq, qint64 sealedAt);
    ~AuditChain();
    void add(const AuditRow &row);
    [[nodiscard]] QByteArray hash(); // ends the seal

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
