// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/logging.h"
#include "store/auditsealer.h"
#include "store/changefeed.h"
#include "store/databaseworker.h"
#include "store/migrations.h"
#include "store/scoperunner.h"
#include "store/workspacefile.h"

#include <array>
#include <deque>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPollMilliseconds = 250;
constexpr int kSealMilliseconds = 5000;
constexpr int kReaders = 2;

using ReadWork = std::function<std::optional<Error>(ReadScope *, const Error *)>;

} // namespace

struct Database::Private
{
    Private(const Location &where, Clock &theClock, UidSource &uids)
        : location(where)
        , clock(theClock)
        , runner(theClock, uids)
        , writer(where, ConnectionRole::Writer, u"store-writer"_s)
        , watcher(where, ConnectionRole::Reader, u"store-watcher"_s)
    {
        for (auto &reader : readers)
            reader = std::make_unique<DatabaseWorker>(where, ConnectionRole::Reader, u"store-reader"_s);
    }

    [[nodiscard]] Result<> start();
    void stop();
    void seal(Connection &connection);
    void drainReads(Connection &connection);

    Location location;
    WorkspaceInfo info;
    Clock &clock;
    ScopeRunner runner;
    DatabaseWorker writer;
    DatabaseWorker watcher;
    std::array<std::unique_ptr<DatabaseWorker>, kReaders> readers;
    std::unique_ptr<AuditSealer> sealer;
    std::unique_ptr<ChangeFeed> feed;

    QMutex readMutex;
    std::deque<ReadWork> waitingReads; // whichever reader is free takes the next
    std::atomic<bool> closing = false;
};

Result<> Database::Private::start()
{
    BINNACLE_TRY(workspacefile::probe(location));
    BINNACLE_TRY(writer.start());
    const Result<> ready = writer.call([this](Connection &connection) -> Result<> {
        const Migrations migrations;
        BINNACLE_TRY(workspacefile::check(connection));
        BINNACLE_LET(const auto pending, migrations.pending(connection));
        // An empty server database is filled by create() alone.
        if (location.engine == Engine::Postgresql && pending.size() == Migrations::known().size())
            return fail(ErrorCode::Unavailable, u"no-workspace"_s, {{u"address"_s, location.display()}});
        if (!pending.isEmpty())
            BINNACLE_TRY(workspacefile::copyBefore(connection, pending.first()));
        BINNACLE_TRY(migrations.apply(connection, clock));
        return ScopeRunner::readPlainly(connection, [&](ReadScope &scope) -> Result<> {
            BINNACLE_LET(info, workspacefile::readInfo(scope));
            info.schema = migrations.newest();
            return {};
        });
    });
    BINNACLE_TRY(ready);
    for (auto &reader : readers)
        BINNACLE_TRY(reader->start());
    BINNACLE_TRY(watcher.start());
    BINNACLE_TRY(watcher.call([this](Connection &connection) { return feed->start(connection); }));
    sealer = std::make_unique<AuditSealer>(info.uid, clock);
    watcher.every(kPollMilliseconds, [this](Connection &connection) { feed->poll(connection); });
    writer.every(kSealMilliseconds, [this](Connection &connection) { seal(connection); });
    return {};
}

void Database::Private::stop()
{
    closing.store(true);
    watcher.stop();
    for (auto &reader : readers)
        reader->stop();
    if (sealer) {
        writer.post([this](Connection &connection) { seal(connection); });
    }
    writer.stop();
}

void Database::Private::seal(Connection &connection)
{
    const auto sealed = sealer->seal(connection);
    if (!sealed && sealed.error().code != ErrorCode::Busy) // whoever holds it up seals, too
        qCWarning(lcBinnacle, "audit not sealed: %s", qUtf8Printable(sealed.error().key));
}

void Database::Private::drainReads(Connection &connection)
{
    for (;;) {
        ReadWork work;
        {
            const QMutexLocker lock(&readMutex);
            if (waitingReads.empty())
                return;
            work = std::move(waitingReads.front());
            waitingReads.pop_front();
        }
        if (closing.load()) {
            const Error refused{ErrorCode::Cancelled, u"closing"_s, {}, {}};
            work(nullptr, &refused);
        } else {
            runner.read(connection, work);
        }
    }
}

Result<> Database::create(const Location &location, const WorkspaceInfo &info, Clock &clock, UidSource &uids)
{
    return workspacefile::create(location, info, clock, uids);
}

Result<std::unique_ptr<Database>> Database::open(const Location &location, Clock &clock, UidSource &uids)
{
    std::unique_ptr<Database> database(new Database(std::make_unique<Private>(location, clock, uids)));
    Database *self = database.get();
    self->d->feed = std::make_unique<ChangeFeed>([self](const QStringList &kinds, const QList<qint64> &keys) {
        QMetaObject::invokeMethod(
            self, [self, kinds, keys] { Q_EMIT self->changed(kinds, keys); }, Qt::QueuedConnection);
    });
    BINNACLE_TRY(self->d->start());
    return database;
}

Database::Database(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{}

Database::~Database()
{
    d->stop();
}

Engine Database::engine() const
{
    return d->location.engine;
}

const Location &Database::location() const
{
    return d->location;
}

const WorkspaceInfo &Database::info() const
{
    return d->info;
}

Clock &Database::clock() const
{
    return d->clock;
}

void Database::setActorCheck(ActorCheck check)
{
    d->runner.setActorCheck(std::move(check));
}

Result<> Database::admit(ReadScope &scope, const Actor &actor, Act right) const
{
    BINNACLE_TRY(require(actor, right));
    return d->runner.checkActor(scope, actor);
}

QFuture<Result<>> Database::sealAudit()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    d->writer.post([this, promise](Connection &connection) {
        promise->addResult(d->sealer->seal(connection));
        promise->finish();
    });
    return promise->future();
}

void Database::runRead(ReadWork work)
{
    {
        const QMutexLocker lock(&d->readMutex);
        d->waitingReads.push_back(std::move(work));
    }
    for (auto &reader : d->readers)
        reader->post([this](Connection &connection) { d->drainReads(connection); });
}

void Database::runWrite(WriteRequest request, std::function<Result<>(WriteScope &)> work,
                        std::function<void(Result<>)> answer)
{
    d->writer.post([this, request = std::move(request), work = std::move(work),
                    answer = std::move(answer)](Connection &connection) {
        const Result<> done = d->runner.write(connection, request, work);
        if (done)
            d->watcher.post([this](Connection &watching) { d->feed->catchUp(watching); });
        answer(done);
    });
}

} // namespace binnacle
