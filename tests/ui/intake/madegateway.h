// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Answers of imports made by hand, given when the test says so. GUI thread.

#include "intake/importgateway.h"
#include "ui/support/fakelists.h"

#include <QPromise>
#include <memory>

namespace binnacle::test {

using namespace Qt::StringLiterals;

class MadeGateway final : public ImportGateway
{
public:
    struct Run
    {
        ImportRequest request;
        JobPtr job;
        std::shared_ptr<QPromise<Result<ImportReport>>> promise;
    };

    ListStore &lists() override { return listStore; }
    QTimeZone zone() const override { return QTimeZone("Asia/Kolkata"); }

    QList<ImportFormatInfo> formats() override
    {
        return {
            {u"incidents-csv"_s,
             u"incidents"_s,
             {u"number"_s, u"opened"_s, u"title"_s, u"state"_s, u"priority"_s, u"team"_s, u"resolved"_s},
             {u"number"_s, u"opened"_s}},
            {u"incident-events"_s, u"events"_s, {u"number"_s, u"at"_s, u"state"_s}, {u"number"_s, u"at"_s}}};
    }

    QFuture<Result<ImportLook>> look(const ImportRequest &request) override
    {
        looks.append(request);
        return given(lookAnswer);
    }

    QFuture<Result<ImportReport>> run(const ImportRequest &request, JobPtr job) override
    {
        auto promise = std::make_shared<QPromise<Result<ImportReport>>>();
        promise->start();
        runs.append({request, job, promise});
        return promise->future();
    }

    QFuture<Result<SourceExcerpt>> source(const ImportRequest &, const QString &file, qint64 line) override
    {
        sources.append(u"%1:%2"_s.arg(file).arg(line));
        SourceExcerpt excerpt;
        excerpt.first = line - 2;
        excerpt.wanted = line;
        for (qint64 i = excerpt.first; i < line + 3; ++i)
            excerpt.lines.append(u"INC-%1,29/2/2015,<b>bold</b>"_s.arg(i));
        return given(Result<SourceExcerpt>(excerpt));
    }

    QFuture<Result<>> remember(const ImportRequest &, const QStringList &, const QStringList &fields) override
    {
        remembered = fields;
        return given(Result<>());
    }

    QFuture<Result<QList<ImportBatch>>> batches() override
    {
        return given(Result<QList<ImportBatch>>(history));
    }

    QFuture<Result<UndoImportReport>> undo(BatchId batch) override
    {
        undone.append(batch);
        return given(undoAnswer);
    }

    void answer(const Result<ImportReport> &report)
    {
        runs.constLast().promise->addResult(report);
        runs.constLast().promise->finish();
    }

    static ImportReport report(qint64 created, qint64 failed, bool dryRun)
    {
        ImportReport made;
        made.format = u"incidents-csv"_s;
        made.columns = {u"No"_s, u"Opened at"_s, u"What"_s, u"Knowledge"_s};
        made.fields = {u"number"_s, u"opened"_s, u"title"_s, {}};
        made.read = created + failed;
        made.created = created;
        made.failed = failed;
        made.dryRun = dryRun;
        for (qint64 i = 0; i < failed; ++i)
            made.errors.append({u"log.csv"_s, 12 + i, 4, u"opened"_s, u"29/2/2015"_s, u"time"_s, {}});
        if (dryRun)
            made.preview = {{u"INC-1"_s, u"2026-01-02 10:00"_s, u"Printer <b>on fire</b>"_s, u"yes"_s}};
        else if (failed == 0)
            made.batch = 7;
        return made;
    }

    template <typename T>
    static QFuture<T> given(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

    Result<ImportLook> lookAnswer =
        ImportLook{u"incidents-csv"_s,
                   u"UTF-8"_s,
                   u","_s,
                   {u"No"_s, u"Opened at"_s, u"What"_s, u"Knowledge"_s},
                   {u"number"_s, u"opened"_s, u"title"_s, {}},
                   {{u"INC-1"_s, u"2026-01-02 10:00"_s, {}, u"yes"_s},
                    {u"INC-2"_s, u"2026-01-03 10:00"_s, u"Wi-Fi slow"_s, u"no"_s}},
                   false};
    Result<UndoImportReport> undoAnswer = UndoImportReport{BatchId(7), 12, 0, {}};
    QList<ImportBatch> history;
    QList<ImportRequest> looks;
    QList<Run> runs;
    QList<BatchId> undone;
    QStringList remembered;
    QStringList sources;

    FakeLists listStore;
};

} // namespace binnacle::test
