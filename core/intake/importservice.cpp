// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importservice.h"

#include "base/outputfile.h"
#include "intake/fields.h"
#include "intake/importrun.h"
#include "intake/importstore.h"
#include "intake/importundo.h"
#include "intake/sourceexcerpt.h"
#include "settings/settingsservice.h"

#include <QJsonObject>
#include <QMutex>
#include <QPromise>
#include <QThreadPool>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookRows = 20;

// Of the files named, none is the workspace's own; and made-up data stays by itself.
Result<> mayRead(const Database &database, const ImportRequest &request)
{
    if (database.info().demo)
        return fail(ErrorCode::Denied, u"demo-workspace"_s);
    for (const QString &file : request.files)
        BINNACLE_TRY(mayReadInput(file, database.location().files()));
    return {};
}

// A fitting first look without reading the file to its end.
Result<ImportLook> lookAt(const ImportRequest &request, const MappingMemory &memory)
{
    if (request.files.isEmpty())
        return fail(ErrorCode::Invalid, u"no-file"_s);
    const QString path = request.files.first();
    std::optional<ImportFormat> format = formatFromName(request.format);
    if (!format) {
        BINNACLE_LET(format, detectFormat(path, request));
    }
    BINNACLE_LET(ImportFile file, ImportFile::openHeaders(path, request));
    ImportLook look;
    look.format = formatName(*format);
    look.columns = file.mapping.headers;
    look.hasHeader = file.hasHeader;
    look.encoding = file.reader->text().encoding();
    look.delimiter = QString(QLatin1Char(file.reader->delimiter()));
    const RememberedMapping remembered = memory(headerSignature(*format, look.columns));
    look.remembered = !remembered.isEmpty();
    Result<Mapping> mapping = makeMapping(*format, look.columns, request, remembered);
    if (mapping) {
        look.fields = mapping->fieldNames();
    } else if (mapping.error().key == "column-missing"_L1) { // the dialog is there to say which it is
        file.mapping.columns = guessColumns(*format, look.columns);
        look.fields = file.mapping.fieldNames();
    } else {
        return tl::unexpected<Error>(mapping.error());
    }
    CsvRecord record;
    while (look.rows.size() < kLookRows) {
        const Result<bool> more = file.reader->next(record);
        if (!more || !*more)
            break;
        QStringList cells;
        for (qsizetype i = 0; i < record.size(); ++i)
            cells.append(QString::fromUtf8(record.cell(i)));
        look.rows.append(cells);
    }
    return look;
}

} // namespace

struct ImportService::Private
{
    explicit Private(Database &db)
        : database(db)
        , settings(db)
    {}

    // Runs on a thread of our own; the answer is given by the function itself.
    template <typename T>
    QFuture<Result<T>> start(std::function<void(QPromise<Result<T>> &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        threads.start([promise, work = std::move(work)] { work(*promise); });
        return future;
    }

    MappingMemory memoryFor(const Actor &actor)
    {
        return [this, actor](const QString &signature) {
            const auto value = settings.value(actor, SettingsService::Home::Workspace, signature).result();
            return value ? RememberedMapping::fromJson(value->toObject()) : RememberedMapping();
        };
    }

    QFuture<Result<>> remember(const Actor &actor, const QString &signature, const RememberedMapping &mapping)
    {
        return settings.setValue(actor, SettingsService::Home::Workspace, signature, mapping.toJson());
    }

    void keep(const JobPtr &job)
    {
        const QMutexLocker lock(&guard);
        std::erase_if(jobs, [](const std::weak_ptr<Job> &known) { return known.expired(); });
        if (job)
            jobs.push_back(job);
    }

    Database &database;
    SettingsService settings;
    std::atomic_bool closing = false;
    QMutex guard;
    std::vector<std::weak_ptr<Job>> jobs; // of the imports that run
    QThreadPool threads;                  // last: its destructor waits for the work that uses the rest
};

ImportService::ImportService(Database &database)
    : d(std::make_unique<Private>(database))
{
    d->threads.setMaxThreadCount(4);
}

// Imports under way are cancelled and leftovers left, their own too, so that leaving waits for little.
ImportService::~ImportService()
{
    d->closing = true;
    const QMutexLocker lock(&d->guard);
    for (const std::weak_ptr<Job> &known : d->jobs) {
        if (const JobPtr job = known.lock())
            job->cancel();
    }
}

QFuture<Result<ImportReport>> ImportService::run(const Actor &actor, const ImportRequest &request, JobPtr job)
{
    d->keep(job);
    return d->start<ImportReport>(
        [d = d.get(), actor, request, job](QPromise<Result<ImportReport>> &promise) {
            ImportRun run(d->database, actor, request, d->memoryFor(actor), job);
            if (allowed(actor.roles, Act::ImportData)) {
                if (const Result<> dropped = importbatch::dropLeftovers(d->database, actor, &d->closing);
                    !dropped) {
                    promise.addResult(tl::unexpected<Error>(dropped.error()));
                    promise.finish();
                    return;
                }
            }
            const Result<> may = mayRead(d->database, request);
            const Result<ImportReport> report =
                may ? run.run() : Result<ImportReport>(tl::unexpected<Error>(may.error()));
            if (report && report->batch && !run.signature().isEmpty()) {
                const Result<> kept = d->remember(actor, run.signature(), run.saidMapping()).result();
                Q_UNUSED(kept) // a convenience; the import stands without it
            }
            promise.addResult(report);
            promise.finish();
            run.clean(d->closing);
        });
}

QFuture<Result<ImportLook>> ImportService::look(const Actor &actor, const ImportRequest &request)
{
    return d->start<ImportLook>([d = d.get(), actor, request](QPromise<Result<ImportLook>> &promise) {
        const Result<> allowed = require(actor, Act::ImportData);
        const Result<> may = allowed ? mayRead(d->database, request) : allowed;
        promise.addResult(may ? lookAt(request, d->memoryFor(actor))
                              : Result<ImportLook>(tl::unexpected<Error>(may.error())));
        promise.finish();
    });
}

QFuture<Result<SourceExcerpt>> ImportService::source(const Actor &actor, const ImportRequest &request,
                                                     const QString &file, qint64 line)
{
    return d->start<SourceExcerpt>(
        [d = d.get(), actor, request, file, line](QPromise<Result<SourceExcerpt>> &promise) {
            const Result<> allowed = require(actor, Act::ImportData);
            const Result<> may = allowed ? mayRead(d->database, request) : allowed;
            // Only what the import reads anyhow.
            const QString path = request.files.contains(file) ? file : request.files.value(0);
            promise.addResult(may ? sourceExcerpt(path, request.encoding, line)
                                  : Result<SourceExcerpt>(tl::unexpected<Error>(may.error())));
            promise.finish();
        });
}

QFuture<Result<>> ImportService::rememberMapping(const Actor &actor, const ImportRequest &request,
                                                 const QStringList &columns, const QStringList &fields)
{
    const ImportFormat format = formatFromName(request.format).value_or(ImportFormat::Csv);
    return d->start<void>([d = d.get(), actor, format, columns, fields](QPromise<Result<>> &promise) {
        const QString signature = headerSignature(format, columns);
        RememberedMapping mapping = d->memoryFor(actor)(signature); // what else was said stays
        mapping.columns.clear();
        for (qsizetype i = 0; i < columns.size() && i < fields.size(); ++i) {
            mapping.columns.insert(columns[i], fields[i]);
            mapping.sets.remove(fields[i]);
        }
        promise.addResult(d->remember(actor, signature, mapping).result());
        promise.finish();
    });
}

QFuture<Result<QList<ImportBatch>>> ImportService::batches(const Actor &actor)
{
    return d->database.read(actor, Act::ReadTickets, importstore::batches);
}

QFuture<Result<UndoImportReport>> ImportService::undo(const Actor &actor, BatchId batch)
{
    return d->start<UndoImportReport>(
        [d = d.get(), actor, batch](QPromise<Result<UndoImportReport>> &promise) {
            const Result<> may = require(actor, Act::UndoImport);
            const Result<UndoImportReport> report =
                may ? importundo::takeBack(d->database, actor, batch)
                    : Result<UndoImportReport>(tl::unexpected<Error>(may.error()));
            promise.addResult(report);
            promise.finish();
            if (report && report->refused.isEmpty()) {
                // Hidden already; should this be cut short, the next import or opening goes on with it.
                const Result<> dropped = importbatch::drop(d->database, actor, batch, &d->closing);
                Q_UNUSED(dropped)
            }
        });
}

QFuture<Result<>> ImportService::dropLeftovers(const Actor &actor)
{
    return d->start<void>([d = d.get(), actor](QPromise<Result<>> &promise) {
        promise.addResult(importbatch::dropLeftovers(d->database, actor, &d->closing));
        promise.finish();
    });
}

void ImportService::settle()
{
    d->threads.waitForDone();
}

QList<ImportFormatInfo> importFormats()
{
    QList<ImportFormatInfo> formats;
    for (const ImportFormat format : allFormats()) {
        ImportFormatInfo info;
        info.name = formatName(format);
        info.what = u"format-"_s + info.name;
        for (const Field field : fieldsOf(format))
            info.fields.append(fieldName(field));
        for (const Field field : requiredOf(format))
            info.required.append(fieldName(field));
        formats.append(info);
    }
    return formats;
}

bool bringsTickets(const QString &format)
{
    const auto known = formatFromName(format);
    return known && bringsTickets(*known);
}

} // namespace binnacle
