// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditchain.h"

#include <QtEndian>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

void appendField(QByteArray &bytes, const QByteArray &field)
{
    const quint32 length = qToBigEndian(quint32(field.size()));
    bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    bytes.append(field);
}

void appendText(QByteArray &bytes, const QString &text)
{
    appendField(bytes, text.toUtf8());
}

void appendNumber(QByteArray &bytes, std::optional<qint64> number)
{
    if (number)
        appendField(bytes, QByteArray::number(*number));
    else
        bytes.append(QByteArray(4, '\xff'));
}

QByteArray sha256(const QByteArray &bytes)
{
    QByteArray hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(hash.data()),
                       reinterpret_cast<const unsigned char *>(bytes.constData()),
                       static_cast<unsigned long long>(bytes.size()));
    return hash;
}

} // namespace

struct AuditChain::Private
{
    crypto_hash_sha256_state state;

    void feed(const QByteArray &bytes)
    {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                  static_cast<unsigned long long>(bytes.size()));
    }
    void feed(qint64 number)
    {
        const qint64 big = qToBigEndian(number);
        feed(QByteArray(reinterpret_cast<const char *>(&big), sizeof big));
    }
};

QByteArray AuditChain::canonical(const AuditRow &row)
{
    QByteArray bytes("1");
    appendNumber(bytes, row.seq);
    appendNumber(bytes, row.at);
    appendNumber(bytes, row.actorId);
    appendText(bytes, row.actorName);
    appendText(bytes, row.provedBy);
    appendText(bytes, row.act);
    appendText(bytes, row.subjectKind);
    appendNumber(bytes, row.subjectId);
    appendText(bytes, row.field);
    appendText(bytes, row.before);
    appendText(bytes, row.after);
    appendNumber(bytes, row.batchId);
    appendText(bytes, row.operation);
    return bytes;
}

QByteArray AuditChain::genesis(const QString &workspaceUid)
{
    return sha256("binnacle-audit-1:" + workspaceUid.toUtf8());
}

AuditChain::AuditChain(const QByteArray &previous, qint64 rowCount, qint64 lastSeq, qint64 sealedAt)
    : d(std::make_unique<Private>())
{
    crypto_hash_sha256_init(&d->state);
    d->feed("binnacle-seal-1");
    d->feed(previous);
    d->feed(rowCount);
    d->feed(lastSeq);
    d->feed(sealedAt);
}

AuditChain::~AuditChain() = default;

void AuditChain::add(const AuditRow &row)
{
    d->feed(canonical(row));
}

QByteArray AuditChain::hash()
{
    QByteArray hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&d->state, reinterpret_cast<unsigned char *>(hash.data()));
    return hash;
}

} // namespace binnacle
