// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitecopy.h"

#include "store/partfile.h"
#include "store/sqlerror.h"

#include <QFileInfo>
#include <QThread>
#include <memory>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle::sqlitecopy {

namespace {

constexpr int kPagesAtOnce = 4096;

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;

Error engineError(sqlite3 *handle, const QString &where)
{
    return sqlError(Engine::Sqlite, QString::number(sqlite3_extended_errcode(handle)),
                    QString::fromUtf8(sqlite3_errmsg(handle)), where);
}

Result<Handle> openFile(const QString &file, int flags)
{
    sqlite3 *raw = nullptr;
    const int status = sqlite3_open_v2(file.toUtf8().constData(), &raw, flags, nullptr);
    Handle handle(raw);
    if (status != SQLITE_OK)
        return tl::unexpected<Error>(engineError(raw, u"open"_s));
    sqlite3_extended_result_codes(raw, 1);
    return handle;
}

Result<> step(sqlite3 *target, sqlite3 *source, Job *job)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        return tl::unexpected<Error>(engineError(target, u"backup"_s));
    int status = SQLITE_OK;
    while (status == SQLITE_OK || status == SQLITE_BUSY || status == SQLITE_LOCKED) {
        if (job && job->isCancelled())
            break;
        status = sqlite3_backup_step(backup, kPagesAtOnce);
        if (job)
            job->report(u"copying"_s, sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup),
                        sqlite3_backup_pagecount(backup));
        if (status == SQLITE_BUSY || status == SQLITE_LOCKED)
            QThread::msleep(20);
    }
    const int ended = sqlite3_backup_finish(backup);
    if (status != SQLITE_DONE && job && job->isCancelled())
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    if (status != SQLITE_DONE || ended != SQLITE_OK)
        return tl::unexpected<Error>(engineError(target, u"backup"_s));
    return {};
}

// A copy is one file: without the journal kind that needs two companions. The program that opens it turns WAL
// on again.
Result<> settle(sqlite3 *target)
{
    if (sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected<Error>(engineError(target, u"settle"_s));
    return {};
}

} // namespace

Result<> copy(Connection &connection, const QString &to, Job *job)
{
    const QFileInfo source(connection.location().path);
    Location target;
    target.path = to;
    BINNACLE_TRY(target.hasRoomFor(source.size()));
    BINNACLE_LET(PartFile part, PartFile::make(to));
    {
        BINNACLE_LET(const Handle file, openFile(part.path(), SQLITE_OPEN_READWRITE));
        BINNACLE_TRY(step(file.get(), connection.sqlite(), job));
        BINNACLE_TRY(settle(file.get()));
    }
    return part.keep();
}

Result<> quickCheck(const QString &file)
{
    BINNACLE_LET(Handle handle, openFile(file, SQLITE_OPEN_READONLY));
    sqlite3_stmt *check = nullptr;
    if (sqlite3_prepare_v2(handle.get(), "PRAGMA quick_check(1)", -1, &check, nullptr) != SQLITE_OK)
        return tl::unexpected<Error>(engineError(handle.get(), u"check"_s));
    const bool row = sqlite3_step(check) == SQLITE_ROW;
    const QString answer =
        row ? QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(check, 0))) : QString();
    sqlite3_finalize(check);
    if (answer == u"ok")
        return {};
    return fail(ErrorCode::Unavailable, u"damaged"_s, {{u"file"_s, file}}, answer.left(200));
}

} // namespace binnacle::sqlitecopy
