// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A workspace on each engine with an import service, and short words for what the tests of imports do.

#include "intake/importcheck.h"
#include "intake/importservice.h"
#include "support/bothengines.h"
#include "tickets/ticketchecks.h"

#include <QFile>
#include <utility>

namespace binnacle::test {

class ImportFixture : public BothEngines
{
    Q_OBJECT
protected:
    void prepare() override { m_service = std::make_unique<ImportService>(database()); }
    // After whatever our own acts did, verify has nothing to say.
    void release() override
    {
        stop();
        const bool ours = !std::exchange(m_around, false);
        if (ours)
            QCOMPARE(faults(), QString());
    }
    // What the checks of imports and tickets find, in one line.
    [[nodiscard]] QString faults()
    {
        std::vector<WorkspaceVerifier::Checker> checkers = importChecks();
        for (const auto &checker : ticketChecks())
            checkers.push_back(checker);
        const auto found = answer(database().read([&checkers](ReadScope &scope) -> Result<QString> {
            QStringList lines;
            for (const auto &checker : checkers) {
                BINNACLE_LET(const Check check, checker(scope));
                if (!check.ok)
                    lines.append(check.name + QStringLiteral(": ") + check.detail);
            }
            return lines.join(QStringLiteral("; "));
        }));
        return found ? *found : QString::fromUtf8(printed(found.error()));
    }
    [[nodiscard]] Result<> runForeign(const QString &sql)
    {
        m_around = true;
        return BothEngines::runForeign(sql);
    }
    // Waits for the rows to be gone that are of no import any more.
    void stop()
    {
        if (m_service)
            m_service->settle();
        m_service.reset();
    }
    void leave() { m_service.reset(); }
    [[nodiscard]] ImportService &service() { return *m_service; }

    [[nodiscard]] ImportRequest requestFor(const QByteArray &text,
                                           const QString &format = QStringLiteral("incidents-csv"))
    {
        const QString path = temporaryPath(QStringLiteral("input%1.csv").arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no scratch file");
        file.write(text);
        ImportRequest request;
        request.format = format;
        request.source = QStringLiteral("test");
        request.zone = QStringLiteral("UTC");
        request.files = {path};
        return request;
    }
    [[nodiscard]] Result<ImportReport> import(const ImportRequest &request)
    {
        return answer(service().run(actor(), request, std::make_shared<Job>()));
    }
    [[nodiscard]] Result<ImportReport> import(const QByteArray &text) { return import(requestFor(text)); }

    // created/updated/unchanged/kept/skipped/failed
    [[nodiscard]] static QString counts(const Result<ImportReport> &r)
    {
        if (!r)
            return QString::fromUtf8(printed(r.error()));
        return QStringLiteral("%1/%2/%3/%4/%5/%6")
            .arg(r->created)
            .arg(r->updated)
            .arg(r->unchanged)
            .arg(r->kept)
            .arg(r->skipped)
            .arg(r->failed);
    }

    // The first column of a query.
    [[nodiscard]] QStringList column(const QString &sql)
    {
        const auto rows = answer(database().read([sql](ReadScope &scope) -> Result<QStringList> {
            BINNACLE_LET(Statement statement, scope.statement(sql));
            BINNACLE_TRY(statement.run());
            QStringList texts;
            while (statement.next())
                texts.append(statement.text(0));
            return texts;
        }));
        return rows ? *rows : QStringList{QString::fromUtf8(printed(rows.error()))};
    }
    [[nodiscard]] int count(const QString &from)
    {
        return column(QStringLiteral("SELECT count(*) FROM ") + from).first().toInt();
    }
    // One value of a ticket.
    [[nodiscard]] QString value(const QString &number, const QString &expression)
    {
        return column(QStringLiteral("SELECT %1 FROM ticket t WHERE number = '%2'").arg(expression, number))
            .value(0, QStringLiteral("none"));
    }
    // An edit somebody made here.
    void edit(const QString &number, const QString &set)
    {
        const auto done = runForeign(
            QStringLiteral("UPDATE ticket SET %1, row_version = row_version + 1 WHERE number = '%2'")
                .arg(set, number));
        if (!done)
            qFatal("%s", printed(done.error()).constData());
    }

private:
    std::unique_ptr<ImportService> m_service;
    int m_files = 0;
    bool m_around = false; // somebody wrote around us
};

} // namespace binnacle::test
