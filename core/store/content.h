// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The content of attachments, in the database under its SHA-256 in chunks, so that backup, move, undo and
// rights cover it. The same content is kept once. On the database thread.

#include "store/scope.h"

#include <QByteArray>

namespace binnacle::content {

inline constexpr qsizetype kChunk = 256 * 1024; // bytes

// Keeps the bytes and gives their hash (32 bytes).
[[nodiscard]] Result<QByteArray> put(WriteScope &scope, const QByteArray &bytes);
// NotFound "no-such-content"; Unavailable "damaged" when the chunks do not add up to what was kept.
[[nodiscard]] Result<QByteArray> get(ReadScope &scope, const QByteArray &hash);
[[nodiscard]] Result<qint64> size(ReadScope &scope, const QByteArray &hash); // bytes
// At most `length` bytes from `offset` on, fewer at the end; not checked against the hash, since the rest is
// not read.
[[nodiscard]] Result<QByteArray> getRange(ReadScope &scope, const QByteArray &hash, qint64 offset,
                                          qint64 length);
// Reads everything kept, one content at a time; gives the hashes of what is damaged.
[[nodiscard]] Result<QList<QByteArray>> damaged(ReadScope &scope);

// Hex SHA-256 of a text: what the audit keeps of text about people.
[[nodiscard]] QString hashOf(const QString &text);

} // namespace binnacle::content
