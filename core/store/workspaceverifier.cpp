// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspaceverifier.h"

#include "store/content.h"
#include "store/migrations.h"
#include "store/schemashape.h"
#include "store/storesql.h"
#include "store/workspacefile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kShown = 5;

// Rows of a block that lists faults: none is well.
Result<Check> noRows(ReadScope &scope, const QString &name, const QString &block)
{
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), block));
    BINNACLE_TRY(rows.run());
    QStringList found;
    while (rows.next()) {
        if (rows.text(0) != u"ok")
            found.append(rows.text(0));
    }
    if (auto failed = scope.takeFailure()) // the engine stumbled over what it was to check
        found.append(failed->detail);
    const qsizetype more = found.size() - kShown;
    QString detail = found.mid(0, kShown).join(u"; "_s);
    if (more > 0)
        detail += u" (%1 more)"_s.arg(more);
    return Check{name, found.isEmpty(), detail};
}

Result<Check> checkSchema(ReadScope &scope)
{
    const auto known = Migrations::known();
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), u"migration_rows"_s));
    BINNACLE_TRY(rows.run());
    qsizetype count = 0;
    qsizetype newer = 0;
    while (rows.next()) {
        const qint64 number = rows.int64(0);
        if (!known.isEmpty() && number > known.last().number) {
            ++newer;
            continue;
        }
        const auto same =
            std::find_if(known.begin(), known.end(), [&](const Migration &m) { return m.number == number; });
        if (same == known.end() || same->checksum != rows.text(1))
            return Check{u"schema"_s, false, u"step %1 is not the one this program knows"_s.arg(number)};
        ++count;
    }
    if (newer > 0) { // of a newer program; where it lets us in, what it made is not ours to judge
        BINNACLE_LET(Statement client, scope.statement(storeSql(), u"workspace_min_client"_s));
        BINNACLE_LET(const qint64 needed, client.runForInt64());
        return Check{u"schema"_s, needed <= workspacefile::kClient,
                     u"%1 of %2 steps, %3 of a newer program"_s.arg(count).arg(known.size()).arg(newer)};
    }
    BINNACLE_LET(const auto differences, schemashape::compare(scope, known));
    if (!differences.others.isEmpty())
        return Check{u"schema"_s, false, differences.others.mid(0, kShown).join(u"; "_s)};
    return Check{u"schema"_s, count > 0, u"%1 of %2 steps"_s.arg(count).arg(known.size())};
}

Result<Check> checkContents(ReadScope &scope)
{
    BINNACLE_LET(const auto bad, content::damaged(scope));
    QStringList hashes;
    for (const QByteArray &hash : bad.mid(0, kShown))
        hashes.append(QString::fromLatin1(hash.toHex()));
    return Check{u"contents"_s, bad.isEmpty(), hashes.join(u"; "_s)};
}

Result<std::vector<Check>> checkAudit(ReadScope &scope, const std::optional<AuditCheckpoint> &checkpoint = {})
{
    BINNACLE_LET(const WorkspaceInfo info, workspacefile::readInfo(scope));
    BINNACLE_LET(AuditFinding finding, AuditVerifier::verify(scope, info.uid, checkpoint));
    const bool met = finding.ok; // or said below to be another fault than the checkpoint
    const bool otherwise = finding.ok || finding.reason == u"checkpoint-missing";
    const QString missing = finding.text();
    finding.ok = otherwise;
    BINNACLE_LET(const auto differences, schemashape::compare(scope, Migrations::known()));
    Check audit{u"audit"_s, otherwise && differences.guards.isEmpty(), finding.text()};
    if (!differences.guards.isEmpty())
        audit.detail.prepend(differences.guards.mid(0, kShown).join(u"; "_s) + u"; "_s);
    Check head{u"checkpoint"_s, met, finding.head.text()};
    if (!met)
        head.detail = missing;
    else if (checkpoint)
        head.detail += u" passes through "_s + checkpoint->text();
    return std::vector<Check>{audit, head};
}

} // namespace

Result<std::vector<Check>> WorkspaceVerifier::check(ReadScope &scope)
{
    std::vector<Check> checks;
    BINNACLE_LET(checks.emplace_back(), noRows(scope, u"engine"_s, u"check_engine"_s));
    BINNACLE_LET(checks.emplace_back(), noRows(scope, u"references"_s, u"check_references"_s));
    BINNACLE_LET(checks.emplace_back(), checkSchema(scope));
    BINNACLE_LET(checks.emplace_back(), checkContents(scope));
    BINNACLE_LET(const auto audit, checkAudit(scope));
    checks.push_back(audit.front());
    return checks;
}

QFuture<Result<std::vector<Check>>> WorkspaceVerifier::verify(const Actor &actor)
{
    return m_database.read(actor, Act::Verify,
                           [checkers = m_checkers](ReadScope &scope) -> Result<std::vector<Check>> {
                               BINNACLE_LET(auto checks, check(scope));
                               for (const Checker &checker : checkers) {
                                   BINNACLE_LET(checks.emplace_back(), checker(scope));
                               }
                               return checks;
                           });
}

QFuture<Result<std::vector<Check>>>
WorkspaceVerifier::verifyAudit(const Actor &actor, const std::optional<AuditCheckpoint> &checkpoint)
{
    return m_database.read(actor, Act::Verify,
                           [checkpoint](ReadScope &scope) { return checkAudit(scope, checkpoint); });
}

bool allOk(const std::vector<Check> &checks)
{
    return std::all_of(checks.begin(), checks.end(), [](const Check &check) { return check.ok; });
}

} // namespace binnacle
