// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one door to a workspace's data. Each connection lives on a worker thread of its own (one writer, two
// readers); read() and write() may be called from any thread and answer by future. Owned by Workspace in
// app/.
//
// SQLite: WAL, synchronous FULL, foreign keys on, writes begin IMMEDIATE. PostgreSQL: reads in REPEATABLE
// READ. A write that meets a busy database or a serialization failure is run again, at most five times with
// growing waits.

#include "base/actor.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/uid.h"
#include "store/engine.h"
#include "store/location.h"
#include "store/scope.h"
#include "store/sqlerror.h"

#include <QFuture>
#include <QObject>
#include <functional>
#include <memory>

namespace binnacle {

struct WorkspaceInfo
{
    QString uid;
    QString name;
    QString zone;     // IANA
    QString currency; // ISO 4217
    bool demo = false;
    int schema = 0;
    qint64 createdAt = 0;
};

// What a write is called, who does it, and the operation id that makes a repeat answer the first result.
struct WriteRequest
{
    QString act; // "ticket.assign": goes to the log and the audit
    Actor actor;
    QString operation; // empty: a new one is drawn
};

class Database : public QObject
{
    Q_OBJECT
public:
    // Makes the file (never over one that is there: Conflict "workspace-exists") or fills the empty server
    // database; runs all migrations and writes the workspace row. Blocks; not for the GUI thread.
    [[nodiscard]] static Result<> create(const Location &location, const WorkspaceInfo &info, Clock &clock,
                                         UidSource &uids);
    // Opens, migrates where needed (Incompatible "schema-newer" if the data is newer than we are). Blocks;
    // not for the GUI thread.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const Location &location, Clock &clock,
                                                                UidSource &uids);
    ~Database() override;

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] const Location &location() const;
    [[nodiscard]] const WorkspaceInfo &info() const;
    [[nodiscard]] Clock &clock() const;

    // fn: Result<T>(ReadScope &)
    template <typename F>
    [[nodiscard]] auto read(F fn) -> QFuture<std::invoke_result_t<F, ReadScope &>>
    {
        using R = std::invoke_result_t<F, ReadScope &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        runRead([promise, fn = std::move(fn)](ReadScope *scope, const Error *refused) mutable {
            R result = scope && !promise->isCanceled()
                           ? fn(*scope)
                           : R(tl::unexpected<Error>(refused ? *refused : Error()));
            if (auto failed = scope ? scope->takeFailure() : std::nullopt)
                result = R(tl::unexpected<Error>(*failed));
            if (scope && !result && mayRunAgain(result.error()))
                return std::optional<Error>(result.error()); // run again
            promise->addResult(std::move(result));
            promise->finish();
            return std::optional<Error>();
        });
        return future;
    }

    // The same for a person: before fn, in its snapshot, the right is asked for and whether they are still
    // who they say. Denied "not-allowed", and what the actor check answers.
    template <typename F>
    [[nodiscard]] auto read(const Actor &actor, Act right, F fn)
        -> QFuture<std::invoke_result_t<F, ReadScope &>>
    {
        using R = std::invoke_result_t<F, ReadScope &>;
        return read([this, actor, right, fn = std::move(fn)](ReadScope &scope) mutable -> R {
            if (const Result<> may = admit(scope, actor, right); !may)
                return R(tl::unexpected<Error>(may.error()));
            return fn(scope);
        });
    }

    // fn: Result<T>(WriteScope &). A value commits, an error rolls back and nothing has happened. An
    // operation id that was committed before runs nothing: Conflict "already-done" {"operation", "act",
    // "result"}, or with another act or person "operation-reused".
    template <typename F>
    [[nodiscard]] auto write(WriteRequest request, F fn) -> QFuture<std::invoke_result_t<F, WriteScope &>>
    {
        using R = std::invoke_result_t<F, WriteScope &>;
        const WriteRequest again = request;
        return write(std::move(request), std::move(fn), [again](const QString &result) {
            return R(fail(ErrorCode::Conflict, QStringLiteral("already-done"),
                          {{QStringLiteral("operation"), again.operation},
                           {QStringLiteral("act"), again.act},
                           {QStringLiteral("result"), result}}));
        });
    }

    // The same, answering a repeated operation id as the first time: repeat: Result<T>(const QString &result)
    // makes the answer from what fn gave to WriteScope::setResult().
    template <typename F, typename G>
    [[nodiscard]] auto write(WriteRequest request, F fn, G repeat)
        -> QFuture<std::invoke_result_t<F, WriteScope &>>
    {
        using R = std::invoke_result_t<F, WriteScope &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        auto kept = std::make_shared<std::optional<R>>();
        runWrite(
            std::move(request),
            [kept, fn = std::move(fn)](WriteScope &scope) mutable -> Result<> {
                kept->emplace(fn(scope));
                if (!**kept)
                    return tl::unexpected<Error>((**kept).error());
                return {};
            },
            [promise, kept, repeat = std::move(repeat)](Result<> committed) {
                if (committed)
                    promise->addResult(std::move(**kept));
                else if (committed.error().key == QLatin1String("already-done"))
                    promise->addResult(
                        repeat(committed.error().values.value(QStringLiteral("result")).toString()));
                else
                    promise->addResult(R(tl::unexpected<Error>(committed.error())));
                promise->finish();
            });
        return future;
    }

    // Asked at the beginning of every write and of every read for a person, in its transaction: whether the
    // actor is still who they say, with the rights they say. Set by who composes the program, before the
    // first write.
    using ActorCheck = std::function<Result<>(ReadScope &, const Actor &)>;
    void setActorCheck(ActorCheck check);

    // Seals audit rows not yet in the chain; done by itself every few seconds and on close.
    [[nodiscard]] QFuture<Result<>> sealAudit();

Q_SIGNALS:
    // Emitted after a commit of ours or of another program (polled by data_version on SQLite, NOTIFY on
    // PostgreSQL), in the thread the Database lives in. kinds and keys run side by side; key 0: all of the
    // kind; kind "*": anything, when more changed while we were away than the log keeps.
    void changed(const QStringList &kinds, const QList<qint64> &keys);

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    [[nodiscard]] Result<> admit(ReadScope &scope, const Actor &actor, Act right) const;
    void runRead(std::function<std::optional<Error>(ReadScope *, const Error *)> work);
    void runWrite(WriteRequest request, std::function<Result<>(WriteScope &)> work,
                  std::function<void(Result<>)> answer);
    std::unique_ptr<Private> d;
};

} // namespace binnacle
