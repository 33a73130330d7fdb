// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/storesql.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace binnacle::content {

namespace {

tl::unexpected<Error> damage()
{
    return fail(ErrorCode::Unavailable, u"damaged"_s, {}, u"content does not match its hash"_s);
}

} // namespace

Result<QByteArray> put(WriteScope &scope, const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const qint64 chunks = (bytes.size() + kChunk - 1) / kChunk;
    BINNACLE_LET(Statement head, scope.statement(storeSql(), u"content_insert"_s));
    head.bind(u"hash"_s, hash).bind(u"size"_s, qint64(bytes.size())).bind(u"chunks"_s, chunks);
    BINNACLE_LET(const qint64 isNew, head.runCounting());
    if (isNew == 0)
        return hash;
    BINNACLE_LET(Statement chunk, scope.statement(storeSql(), u"content_chunk_insert"_s));
    for (qint64 n = 0; n < chunks; ++n) {
        chunk.bind(u"hash"_s, hash).bind(u"n"_s, n).bind(u"data"_s, bytes.mid(n * kChunk, kChunk));
        BINNACLE_TRY(chunk.run());
    }
    return hash;
}

Result<qint64> size(ReadScope &scope, const QByteArray &hash)
{
    BINNACLE_LET(Statement head, scope.statement(storeSql(), u"content_size"_s));
    const auto bytes = head.bind(u"hash"_s, hash).runForInt64();
    if (!bytes && bytes.error().key == u"no-row")
        return fail(ErrorCode::NotFound, u"no-such-content"_s);
    return bytes;
}

Result<QByteArray> get(ReadScope &scope, const QByteArray &hash)
{
    BINNACLE_LET(const qint64 all, size(scope, hash));
    BINNACLE_LET(const QByteArray bytes, getRange(scope, hash, 0, all));
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != hash)
        return damage();
    return bytes;
}

Result<QByteArray> getRange(ReadScope &scope, const QByteArray &hash, qint64 offset, qint64 length)
{
    BINNACLE_LET(const qint64 all, size(scope, hash));
    const qint64 from = qBound<qint64>(0, offset, all);
    const qint64 wanted = qBound<qint64>(0, length, all - from);
    QByteArray bytes;
    if (wanted == 0)
        return bytes;
    bytes.reserve(wanted + 2 * kChunk);
    BINNACLE_LET(Statement chunks, scope.statement(storeSql(), u"content_chunks"_s));
    BINNACLE_TRY(chunks.bind(u"hash"_s, hash)
                     .bind(u"first"_s, from / kChunk)
                     .bind(u"last"_s, (from + wanted - 1) / kChunk)
                     .run());
    while (chunks.next())
        bytes.append(chunks.blob(0));
    if (bytes.size() < from % kChunk + wanted)
        return damage();
    return bytes.mid(from % kChunk, wanted);
}

Result<QList<QByteArray>> damaged(ReadScope &scope)
{
    QList<QByteArray> all;
    BINNACLE_LET(Statement hashes, scope.statement(storeSql(), u"content_hashes"_s));
    BINNACLE_TRY(hashes.run());
    while (hashes.next())
        all.append(hashes.blob(0));
    hashes.finish();
    QList<QByteArray> bad;
    for (const QByteArray &hash : std::as_const(all)) {
        if (const auto bytes = get(scope, hash); !bytes) {
            if (bytes.error().key != u"damaged")
                return tl::unexpected<Error>(bytes.error());
            bad.append(hash);
        }
    }
    return bad;
}

QString hashOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace binnacle::content
