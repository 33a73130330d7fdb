// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/wholeimport.h"

#include "intake/importowner.h"
#include "intake/importstore.h"
#include "people/placeholders.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const StagingCounts &a, const StagingCounts &b)
{
    return a.created == b.created && a.updated == b.updated && a.unchanged == b.unchanged &&
           a.kept == b.kept && a.deleted == b.deleted;
}

} // namespace

WholeImport::WholeImport(Database &database, Actor actor, const ImportReport &report)
    : m_database(database)
    , m_actor(std::move(actor))
{
    m_head.format = report.format;
    m_head.source = report.source;
    m_head.files = report.files;
}

Result<> WholeImport::finishWriting()
{
    auto future = m_database.read(m_actor, Act::ImportData,
                                  [this](ReadScope &scope) { return plan(scope, m_database.clock().now()); });
    BINNACLE_LET(m_counts, future.result());
    return {};
}

Result<BatchId> WholeImport::publish(const QString &report)
{
    auto future = m_database.write({u"import.publish"_s, m_actor, {}},
                                   [this, report](WriteScope &scope) { return publishIn(scope, report); });
    return future.result();
}

Result<BatchId> WholeImport::publishIn(WriteScope &scope, const QString &report)
{
    BINNACLE_TRY(lockPlaceholders(scope)); // of two imports of a source one is after the other
    BINNACLE_TRY(hold(scope));
    BINNACLE_LET(const StagingCounts counts, plan(scope, scope.now()));
    if (!isSame(counts, m_counts))
        return fail(ErrorCode::Conflict, u"workspace-changed"_s);
    BINNACLE_LET(const BatchId batch, importstore::newBatch(scope, m_head, importowner::thisProcess()));
    BINNACLE_LET(QVariantMap told, store(scope, batch));
    BINNACLE_TRY(importstore::publish(scope, batch, report));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addContent(hash);
    told.insert(u"created"_s, 0); // of tickets
    told.insert(u"sha256"_s, QString::fromLatin1(hash.result().toHex()));
    AuditEntry entry;
    entry.act = u"import.publish"_s;
    entry.subjectKind = u"batch"_s;
    entry.subjectId = batch.value;
    entry.after =
        QString::fromUtf8(QJsonDocument(QJsonObject::fromVariantMap(told)).toJson(QJsonDocument::Compact));
    entry.batch = batch;
    BINNACLE_TRY(scope.audit(entry));
    BINNACLE_TRY(scope.changed(u"batch"_s, batch.value));
    BINNACLE_TRY(scope.changed(u"service"_s, 0));
    BINNACLE_TRY(scope.changed(u"outage"_s, 0));
    return batch;
}

void WholeImport::addTexts(QCryptographicHash &hash, const QStringList &texts)
{
    const QByteArray bytes = texts.join(u'\n').toUtf8();
    const QByteArray sized = QByteArray::number(bytes.size()) + ':' + bytes;
    hash.addData(sized);
}

} // namespace binnacle
