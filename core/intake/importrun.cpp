// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importrun.h"

#include "base/fold.h"
#include "base/outputfile.h"
#include "base/timetext.h"
#include "intake/checkstaging.h"
#include "intake/feedreaders.h"
#include "intake/incidentreader.h"
#include "intake/outagereader.h"
#include "intake/outagestaging.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// Incidents: each chunk writes every page of an index it touches once more, and keeps others from writing.
constexpr size_t kChunk = 2000;
constexpr qsizetype kChunkBytes = 16 << 20; // of texts and rows of a log

// Faults of a file as a whole: told in the report, with their place.
bool isOfFile(const Error &error)
{
    return error.values.contains(u"file"_s) &&
           (error.code == ErrorCode::Unavailable || error.values.contains(u"line"_s));
}

} // namespace

ImportRun::ImportRun(Database &database, Actor actor, ImportRequest request, MappingMemory memory, JobPtr job)
    : m_database(database)
    , m_actor(std::move(actor))
    , m_request(std::move(request))
    , m_memory(std::move(memory))
    , m_job(job ? std::move(job) : std::make_shared<Job>())
{}

Result<> ImportRun::checkRequest()
{
    BINNACLE_TRY(require(m_actor, Act::ImportData));
    m_request.source = m_request.source.trimmed();
    for (const QChar c : std::as_const(m_request.source)) {
        if (!c.isPrint() && !c.isSurrogate())
            return fail(ErrorCode::Invalid, u"source-unprintable"_s);
    }
    if (fold(m_request.source) == "binnacle"_L1)
        return fail(ErrorCode::Invalid, u"source-reserved"_s, {{u"source"_s, m_request.source}});
    const QString zone = m_request.zone.isEmpty() ? m_database.info().zone : m_request.zone;
    m_zone = m_request.zone.isEmpty() ? QTimeZone(zone.toLatin1()) : zoneByName(zone);
    if (!m_zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, zone}});
    if (m_request.badRowsFile.isEmpty())
        return {};
    return mayWriteOutput(m_request.badRowsFile, m_request.files + m_database.location().files());
}

Result<ImportReport> ImportRun::run()
{
    BINNACLE_TRY(checkRequest());
    ImportReport report;
    ImportLog log(report);
    Result<> read = readAll(report, log);
    if (read && m_target)
        read = m_target->finishWriting();
    if (read && m_target)
        takeRefused(report, log);
    if (!read) {
        m_dropBatch = true;
        if (!isOfFile(read.error()))
            return tl::unexpected<Error>(read.error());
        refuse(report, log, read.error());
    }
    const bool stored = read && !m_request.dryRun && (report.failed == 0 || m_request.skipBad);
    m_dropBatch = m_dropBatch || !stored;
    if (m_target && (stored || m_request.dryRun))
        takeCounts(report, log);
    if (const Result<> kept = log.finish(); !kept) {
        m_dropBatch = true;
        return tl::unexpected<Error>(kept.error());
    }
    if (!stored)
        return report;
    if (m_job->isCancelled()) {
        m_dropBatch = true;
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    }
    m_job->report(u"publishing"_s, 0, 0);
    const QByteArray text = QJsonDocument(importReportJson(report)).toJson(QJsonDocument::Compact);
    const Result<BatchId> batch = m_target->publish(QString::fromUtf8(text));
    if (!batch) {
        m_dropBatch = true;
        return tl::unexpected<Error>(batch.error());
    }
    report.batch = batch->value;
    return report;
}

// Nothing can be stored; the place stands with the row errors.
void ImportRun::refuse(ImportReport &report, ImportLog &log, const Error &error)
{
    QVariantMap v = error.values;
    if (error.key == "unclosed-quote"_L1 || error.key == "record-too-long"_L1)
        v.insert(u"stopped"_s, v[u"line"_s]); // where the next row begins is not known
    log.error({v[u"file"_s].toString(), v[u"line"_s].toLongLong(), v[u"column"_s].toLongLong(),
               v[u"field"_s].toString(), v[u"value"_s].toString(), error.key, v});
    report.refusal = Error{error.code, error.key, v, error.detail};
}

// Rows that only the workspace could refuse.
void ImportRun::takeRefused(ImportReport &report, ImportLog &log)
{
    const StagingCounts &counts = m_target->counts();
    report.failed += counts.hidden;
    for (const RowError &error : counts.refused)
        log.error(error);
    for (qint64 more = counts.refused.size(); more < counts.hidden; ++more)
        log.error({}); // counted, not listed: the list is full by now
}

void ImportRun::takeCounts(ImportReport &report, ImportLog &log)
{
    const StagingCounts &counts = m_target->counts();
    report.created = counts.created;
    report.updated = counts.updated;
    report.unchanged = counts.unchanged;
    report.kept = counts.kept;
    report.skipped = counts.deleted + m_skipped;
    if (counts.deleted > 0)
        log.warn(u"deleted-here"_s, {}, counts.deleted);
    for (auto it = counts.faults.cbegin(); it != counts.faults.cend(); ++it)
        log.fault(it.key(), it.value());
}

Result<> ImportRun::handOver(ImportStaging &staging, std::vector<IncidentDraft> &chunk, ImportLog &log)
{
    std::vector<IncidentDraft> full;
    full.swap(chunk);
    if (m_doomed) {
        for (const IncidentDraft &draft : full) {
            for (const QString &fault : draft.built.faults)
                log.fault(fault);
        }
        return {};
    }
    if (full.empty())
        return {};
    return m_request.dryRun ? staging.look(std::move(full)) : staging.write(std::move(full));
}

Result<> ImportRun::hasRoom() const
{
    if (m_request.dryRun)
        return {};
    qint64 bytes = 0;
    for (const QString &file : std::as_const(m_request.files))
        bytes += QFileInfo(file).size();
    return m_database.location().hasRoomFor(2 * bytes); // rows, indexes and the log of the engine
}

void ImportRun::keepMapping(const Mapping &mapping, const ImportReport &report)
{
    if (!m_request.saysMapping())
        return;
    m_signature = headerSignature(mapping.format, report.columns);
    m_said = rememberedOf(mapping);
}

Result<> ImportRun::readAll(ImportReport &report, ImportLog &log)
{
    BINNACLE_LET(const ImportFormat format, formatOf(m_request));
    if (bringsTickets(format))
        return readIncidents(format, report, log);
    if (isFeed(format))
        return readFeed(format, report, log);
    return format == ImportFormat::Outages ? readOutages(report, log) : readChecks(report, log);
}

Result<> ImportRun::readIncidents(ImportFormat format, ImportReport &report, ImportLog &log)
{
    BINNACLE_LET(const std::unique_ptr<IncidentReader> reader,
                 IncidentReader::open(m_request, format, m_zone, m_memory, report, log, *m_job));
    BINNACLE_TRY(hasRoom());
    auto target = std::make_unique<ImportStaging>(m_database, m_actor, report);
    ImportStaging &staging = *target;
    m_target = std::move(target);
    keepMapping(reader->mapping(), report);
    std::vector<IncidentDraft> chunk;
    IncidentDraft draft;
    qsizetype bytes = 0;
    for (;;) {
        BINNACLE_LET(const bool more, reader->next(draft));
        if (!more)
            break;
        if (draft.failed)
            ++report.failed;
        else
            chunk.push_back(std::move(draft));
        bytes += draft.failed ? 0 : chunk.back().bytes();
        m_doomed = m_doomed || (report.failed > 0 && !m_request.skipBad && !m_request.dryRun);
        if (chunk.size() >= kChunk || bytes >= kChunkBytes) {
            BINNACLE_TRY(handOver(staging, chunk, log));
            bytes = 0;
        }
    }
    return handOver(staging, chunk, log);
}

Result<> ImportRun::readOutages(ImportReport &report, ImportLog &log)
{
    BINNACLE_LET(const std::unique_ptr<OutageReader> reader,
                 OutageReader::open(m_request, m_zone, m_memory, report, log, *m_job));
    BINNACLE_TRY(hasRoom());
    auto target = std::make_unique<OutageStaging>(m_database, m_actor, report);
    OutageStaging &staging = *target;
    m_target = std::move(target);
    keepMapping(reader->mapping(), report);
    Outage outage;
    for (;;) {
        BINNACLE_LET(const bool more, reader->next(outage));
        if (!more)
            return {};
        BINNACLE_TRY(staging.add(std::move(outage), log));
    }
}

Result<> ImportRun::readChecks(ImportReport &report, ImportLog &log)
{
    BINNACLE_LET(const std::unique_ptr<RowReader> rows,
                 RowReader::open(m_request, ImportFormat::Checks, m_zone, m_memory, report, log, *m_job));
    BINNACLE_TRY(hasRoom());
    auto target = std::make_unique<CheckStaging>(m_database, m_actor, report);
    CheckStaging &staging = *target;
    m_target = std::move(target);
    keepMapping(rows->mapping(), report);
    for (;;) {
        BINNACLE_LET(const bool more, rows->next());
        if (!more)
            break;
        if (!rows->isGood()) {
            ++report.failed;
            continue;
        }
        const RowValues values = rows->values();
        ServiceCheck check;
        check.at = values.at;
        check.state =
            checkStateFromName(QString::fromUtf8(values.field(Field::State))).value_or(CheckState::Up);
        check.responseMs = values.number(Field::ResponseMs);
        check.code = QString::fromUtf8(values.field(Field::Code));
        for (const std::string &service : rows->keys())
            BINNACLE_TRY(staging.add(QString::fromStdString(service).simplified(), check, log));
    }
    rows->warnOfTimes();
    return {};
}

// Files of which nothing is mapped or split: an option that would is a wrong call.
Result<> ImportRun::readFeed(ImportFormat format, ImportReport &report, ImportLog &log)
{
    if (m_request.saysMapping())
        return fail(ErrorCode::Invalid, u"format-not-mapped"_s, {{u"format"_s, formatName(format)}});
    report.files = m_request.files;
    report.dryRun = m_request.dryRun;
    report.format = formatName(format);
    report.source = m_request.source.isEmpty() ? report.format : m_request.source;
    auto target = std::make_unique<OutageStaging>(m_database, m_actor, report);
    OutageStaging &staging = *target;
    m_target = std::move(target);
    for (const QString &file : std::as_const(m_request.files)) {
        BINNACLE_LET(std::vector<ServiceTold> services, format == ImportFormat::Upptime
                                                            ? readUpptime(file, report, log, *m_job)
                                                            : readNagios(file, report, log, *m_job));
        for (ServiceTold &service : services) {
            for (Outage &outage : service.outages)
                outage.source = report.source;
            const QString key = service.key;
            if (staging.add(std::move(service)))
                continue;
            ++m_skipped;
            log.warn(u"service-repeated"_s, key);
        }
    }
    return {};
}

void ImportRun::clean(const std::atomic_bool &closing)
{
    if (!m_dropBatch || !m_target)
        return;
    if (const Result<> given = m_target->giveUp(); given && m_target->batch().isValid()) {
        // Should this fail or be cut short, the next import or opening finds the batch given up and goes on.
        const Result<> dropped = importbatch::drop(m_database, m_actor, m_target->batch(), &closing);
        Q_UNUSED(dropped)
    }
}

} // namespace binnacle
