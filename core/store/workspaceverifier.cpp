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

// Rows of a block that lists faults: none is well.
Result<Check> noRows(ReadScope &scope, const QString &name, const QString &block)
{
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), block));
    BINNACLE_TRY(rows.run());
    FaultList faults;
    while (rows.next()) {
        if (rows.text(0) != u"ok")
            faults.add(rows.text(0));
    }
    if (auto failed = scope.takeFailure()) // the engine stumbled over what it was to check
        faults.add(failed->detail);
    return faults.check(name);
}

FaultList listed(const QStringList &lines)
{
    FaultList faults;
    for (const QString &line : lines)
        faults.add(line);
    return faults;
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
    BINNACLE_LET(const auto differences, schemashape::compare(scope, known));
    if (newer == 0) {
        if (const QStringList strange = differences.code + differences.others; !strange.isEmpty())
            return listed(strange).check(u"schema"_s);
        return Check{u"schema"_s, count > 0, u"%1 of %2 steps"_s.arg(count).arg(known.size())};
    }
    // A newer program that lets us in may have added tables and columns: they are named. What acts by itself
    // is trusted only if we know it, for a row that says "newer" is soon written.
    BINNACLE_LET(Statement client, scope.statement(storeSql(), u"workspace_min_client"_s));
    BINNACLE_LET(const qint64 needed, client.runForInt64());
    QStringList lines{u"%1 of %2 steps, %3 of a newer program"_s.arg(count).arg(known.size()).arg(newer)};
    lines += differences.code + differences.others;
    return Check{u"schema"_s, needed <= workspacefile::kClient && differences.code.isEmpty(),
                 listed(lines).text()};
}

Result<Check> checkContents(ReadScope &scope)
{
    BINNACLE_LET(const auto bad, content::damaged(scope));
    FaultList faults;
    for (const QByteArray &hash : bad)
        faults.add(QString::fromLatin1(hash.toHex()));
    return faults.check(u"contents"_s);
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
        audit.detail.prepend(listed(differences.guards).text() + u"; "_s);
    Check head{u"checkpoint"_s, met, finding.head.text()};
    if (!met)
        head.detail = missing;
    else if (checkpoint)
        head.detail += u" passes through "_s + checkpoint->text();
    return std::vector<Check>{audit, head};
}

// What every time and sum is read with, and whether all is made up. The uid needs no look: the chain begins
// with it.
QString canonical(const WorkspaceInfo &info)
{
    return u"zone="_s + info.zone + u"\ncurrency="_s + info.currency +
           (info.demo ? u"\ndemo=yes"_s : QString());
}

// What was audited of the making, with a field as it was set since.
QString withField(const QString &audited, const QString &field, const QString &text)
{
    QStringList lines = audited.split(u'\n');
    for (QString &line : lines) {
        if (line.section(u'=', 0, 0) == field)
            line = field + u'=' + text;
    }
    return lines.join(u'\n');
}

Result<Check> checkWorkspace(ReadScope &scope)
{
    BINNACLE_LET(const WorkspaceInfo info, workspacefile::readInfo(scope));
    BINNACLE_LET(Statement made, scope.statement(storeSql(), u"workspace_audited"_s));
    BINNACLE_TRY(made.run());
    if (!made.next()) // nothing to compare with
        return Check{u"workspace"_s, true, u"made before zone and currency were audited"_s};
    QString audited = made.text(0);
    made.finish();
    BINNACLE_LET(Statement changes, scope.statement(storeSql(), u"workspace_changes"_s));
    BINNACLE_TRY(changes.run());
    while (changes.next())
        audited = withField(audited, changes.text(0), changes.text(1));
    const bool same = audited == canonical(info);
    const QString detail =
        u"zone %1, currency %2%3"_s.arg(info.zone, info.currency, info.demo ? u", a demo"_s : QString());
    return Check{u"workspace"_s, same, same ? detail : detail + u": not as audited"_s};
}

} // namespace

Result<> WorkspaceVerifier::auditCreation(WriteScope &scope)
{
    BINNACLE_LET(const WorkspaceInfo info, workspacefile::readInfo(scope));
    return scope.audit({u"workspace.create"_s, u"workspace"_s, 1, {}, {}, canonical(info), {}});
}

Result<std::vector<Check>> WorkspaceVerifier::check(ReadScope &scope)
{
    std::vector<Check> checks;
    BINNACLE_LET(checks.emplace_back(), noRows(scope, u"engine"_s, u"check_engine"_s));
    BINNACLE_LET(checks.emplace_back(), noRows(scope, u"references"_s, u"check_references"_s));
    BINNACLE_LET(checks.emplace_back(), checkSchema(scope));
    BINNACLE_LET(checks.emplace_back(), checkContents(scope));
    BINNACLE_LET(const auto audit, checkAudit(scope));
    checks.push_back(audit.front());
    BINNACLE_LET(checks.emplace_back(), checkWorkspace(scope));
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
