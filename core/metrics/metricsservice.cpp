// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricsservice.h"

#include "base/timetext.h"
#include "calendar/calendarstore.h"
#include "metrics/columnsasof.h"
#include "metrics/incidentloader.h"
#include "metrics/incidentsource.h"
#include "metrics/rowloops.h"
#include "query/ticketfields.h"
#include "store/database.h"

#include <QMutex>
#include <QReadWriteLock>
#include <QThreadPool>
#include <atomic>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// More changed tickets than this are read again whole.
constexpr size_t kRefreshOneByOne = 2000;

} // namespace

Result<QTimeZone> MetricsView::zoneNamed(const QString &name) const
{
    const QTimeZone found = name.isEmpty() ? zone : zoneByName(name);
    if (!found.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, name}});
    return found;
}

Result<> checkWindow(std::optional<qint64> from, std::optional<qint64> to)
{
    if (from && to && *to < *from)
        return fail(ErrorCode::Invalid, u"window-reversed"_s);
    return {};
}

struct MetricsService::Private
{
    explicit Private(Database &db)
        : database(db)
    {
        pool.setMaxThreadCount(4);
    }

    Database &database;
    QReadWriteLock lock; // of columns
    IncidentColumns columns;
    bool restricted = false; // some incident is not for everyone
    std::atomic<bool> loaded = false;
    QMutex loading; // held by the one that loads or refreshes

    QMutex waiting; // of what is below
    std::set<qint64> tickets;
    bool names = false;
    bool all = false;
    bool refreshing = false;

    QThreadPool pool; // last: its threads use the rest

    Result<> ensureLoaded()
    {
        if (loaded.load())
            return {};
        const QMutexLocker guard(&loading);
        return loaded.load() ? Result<>() : reload();
    }

    // Under `loading`.
    Result<> reload()
    {
        auto future = database.read(
            [now = database.clock().now()](ReadScope &scope) { return incidentloader::load(scope, now); });
        BINNACLE_LET(IncidentColumns fresh, future.takeResult());
        const QWriteLocker guard(&lock);
        columns = std::move(fresh);
        noteRestricted();
        loaded.store(true);
        return {};
    }

    void noteRestricted()
    {
        restricted =
            std::any_of(columns.flags().begin(), columns.flags().end(), [](quint8 f) { return f >> 6 != 0; });
    }

    Result<> refresh()
    {
        const QMutexLocker guard(&loading);
        std::set<qint64> ids;
        bool withNames = false;
        bool whole = false;
        {
            const QMutexLocker taking(&waiting);
            ids.swap(tickets);
            withNames = std::exchange(names, false);
            whole = std::exchange(all, false) || ids.size() > kRefreshOneByOne;
            refreshing = false;
        }
        if (!loaded.load())
            return {};
        if (whole)
            return reload();
        auto future = database.read(
            [ids, withNames](ReadScope &scope) { return incidentloader::refresh(scope, ids, withNames); });
        BINNACLE_LET(const incidentloader::Refreshed refreshed, future.takeResult());
        const QWriteLocker writing(&lock);
        incidentloader::apply(columns, refreshed);
        noteRestricted();
        return {};
    }

    // What the database must say for a query.
    Result<IncidentSource::Answers> answers(const Query &query, const QueryContext &context)
    {
        IncidentSource::Answers found;
        for (const DatabasePart &part : databaseParts(query, ticketFields(), context)) {
            if (found.contains(part.key))
                continue;
            auto future = database.read([&part, &context](ReadScope &scope) -> Result<std::vector<qint64>> {
                return incidentloader::idsOf(scope, part.query, context);
            });
            BINNACLE_LET(found[part.key], future.takeResult());
        }
        return found;
    }

    // Clears the rows the actor may not see: what one may see goes by the present, also of the past, whose
    // rows are the first of the present ones. Under a read lock.
    void hide(const Actor &actor, const std::vector<qint64> &teams, RowBits &selected)
    {
        if (!restricted || actor.roles.testFlag(Role::Admin))
            return;
        const auto me = columns.names(ColumnName::Assignee).find(actor.person.value);
        const auto asRequester = columns.names(ColumnName::Requester).find(actor.person.value);
        std::vector<bool> mine(columns.names(ColumnName::Team).size());
        for (const qint64 team : teams) {
            if (const auto code = columns.names(ColumnName::Team).find(team))
                mine[*code] = true;
        }
        RowBits visible(selected.rows());
        fillIndexed(size_t(selected.rows()), visible, [&](size_t row) {
            const quint8 visibility = columns.visibility(row);
            return visibility == 0 || (me && columns.code(ColumnName::Assignee, row) == *me) ||
                   (asRequester && columns.code(ColumnName::Requester, row) == *asRequester) ||
                   (visibility == 1 && mine[columns.code(ColumnName::Team, row)]);
        });
        selected &= visible;
    }

    Result<> compute(const Actor &actor, const QString &text, std::optional<qint64> asOf, const Work &work)
    {
        BINNACLE_TRY(require(actor, Act::ReadMetrics)); // before anything is read
        BINNACLE_LET(const Query query, ticketQueryLanguage().parse(text));
        BINNACLE_TRY(ensureLoaded());
        QTimeZone zone(database.info().zone.toLatin1());
        if (!zone.isValid())
            zone = QTimeZone::utc();
        // Ages in a query count back from the instant asked about.
        const QueryContext context{zone, asOf.value_or(database.clock().now()), actor.person};
        BINNACLE_LET(const IncidentSource::Answers found, answers(query, context));
        // The columns are here; whether the actor may still have them is asked each time.
        auto asked = database.read(actor, Act::ReadMetrics, [&actor](ReadScope &scope) {
            return incidentloader::teamsOf(scope, actor.person);
        });
        BINNACLE_LET(const std::vector<qint64> teams, asked.takeResult());
        QHash<qint64, IncidentPast> history;
        if (asOf) {
            auto future =
                database.read([asOf](ReadScope &scope) { return incidentloader::pastAt(scope, *asOf); });
            BINNACLE_LET(history, future.takeResult());
        }
        const QReadLocker reading(&lock);
        PastColumns past;
        if (asOf)
            past = columnsAsOf(columns, *asOf, history);
        const IncidentColumns &over = asOf ? past.columns : columns;
        const auto rowsOf = [&](const Query &part) -> Result<RowBits> {
            BINNACLE_LET(RowBits rows,
                         filterRows(part, ticketFields(), context, IncidentSource(over, found)));
            hide(actor, teams, rows);
            return rows;
        };
        BINNACLE_LET(const RowBits selected, rowsOf(query));
        const MetricsView view{over,  selected, query, zone, context.now, asOf ? &past.presentShown : nullptr,
                               rowsOf};
        work(&view, nullptr);
        return {};
    }
};

MetricsService::MetricsService(Database &database, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(database))
{
    connect(&database, &Database::changed, this, &MetricsService::follow);
}

MetricsService::~MetricsService()
{
    d->pool.waitForDone();
}

QFuture<Result<>> MetricsService::load()
{
    auto promise = std::make_shared<QPromise<Result<>>>(); // shared: a runnable's function must be copyable
    promise->start();
    d->pool.start([this, promise] {
        promise->addResult(d->ensureLoaded());
        promise->finish();
    });
    return promise->future();
}

void MetricsService::run(const Actor &actor, const QString &query, std::optional<qint64> asOf, Work work)
{
    d->pool.start([this, actor, query, asOf, work = std::move(work)] {
        const auto done = d->compute(actor, query, asOf, work);
        if (!done)
            work(nullptr, &done.error());
    });
}

QFuture<Result<MetricsReport>> MetricsService::compute(const Actor &actor, const MetricsRequest &request)
{
    return over<MetricsReport>(actor, request.query, request.asOf,
                               [this, request](const MetricsView &view) -> Result<MetricsReport> {
                                   BINNACLE_TRY(checkWindow(request.from, request.to));
                                   MetricsContext context;
                                   BINNACLE_LET(context.zone, view.zoneNamed(request.zone));
                                   context.asOf = request.asOf.value_or(view.now);
                                   context.presentShown = view.presentShown;
                                   if (request.time == TimeKind::Business) {
                                       BINNACLE_LET(context.calendar, calendar());
                                   }
                                   MetricsRequest canonical = request;
                                   canonical.query = view.query.canonical();
                                   return incidentMetrics(view.columns, view.selected, canonical, context);
                               });
}

Result<QHash<qint64, QString>> MetricsService::numbersOf(const std::vector<qint64> &tickets)
{
    auto future =
        d->database.read([&tickets](ReadScope &scope) { return incidentloader::numbersOf(scope, tickets); });
    return future.takeResult();
}

Result<WorkCalendar> MetricsService::calendar()
{
    auto future = d->database.read([](ReadScope &scope) { return calendarstore::defaultCalendar(scope); });
    return future.takeResult();
}

void MetricsService::follow(const QStringList &kinds, const QList<qint64> &keys)
{
    static const QStringList kNamed{u"team"_s, u"person"_s, u"service"_s, u"category"_s};
    bool start = false;
    {
        const QMutexLocker guard(&d->waiting);
        bool any = false;
        for (qsizetype i = 0; i < kinds.size(); ++i) {
            const bool ticket = kinds[i] == "ticket"_L1;
            if (ticket && keys[i] != 0)
                d->tickets.insert(keys[i]);
            else if (ticket || kinds[i] == "batch"_L1 || kinds[i] == "*"_L1)
                d->all = true;
            else if (kNamed.contains(kinds[i]))
                d->names = true;
            else
                continue;
            any = true;
        }
        start = any && !d->refreshing;
        d->refreshing = d->refreshing || start;
    }
    if (!start)
        return;
    d->pool.start([this] {
        const auto done = d->refresh();
        if (!done)
            d->loaded.store(false); // read whole by the next that asks
        QMetaObject::invokeMethod(this, &MetricsService::changed, Qt::QueuedConnection);
    });
}

} // namespace binnacle
