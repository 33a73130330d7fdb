// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scratchsort.h"

#include "store/sqlerror.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// A temporary database needs no journal, and its caches are what memory it takes.
constexpr const char *kSetUp =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
    "PRAGMA cache_size = -8192; PRAGMA threads = 0; PRAGMA locking_mode = EXCLUSIVE;"
    "CREATE TABLE piece (key BLOB NOT NULL, place INTEGER NOT NULL, payload BLOB NOT NULL);"
    "BEGIN";
constexpr const char *kInsert = "INSERT INTO piece (key, place, payload) VALUES (?1, ?2, ?3)";
constexpr const char *kSelect = "SELECT key, place, payload FROM piece ORDER BY key, place, rowid";

QByteArray bytesAt(sqlite3_stmt *statement, int column)
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(statement, column));
}

} // namespace

struct ScratchSort::Private
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *insert = nullptr;
    sqlite3_stmt *select = nullptr;
    qint64 count = 0;

    ~Private()
    {
        sqlite3_finalize(insert);
        sqlite3_finalize(select);
        sqlite3_close_v2(handle);
    }

    [[nodiscard]] tl::unexpected<Error> error() const
    {
        return tl::unexpected<Error>(sqlError(Engine::Sqlite,
                                              QString::number(sqlite3_extended_errcode(handle)),
                                              QString::fromUtf8(sqlite3_errmsg(handle)), u"scratch"_s));
    }

    [[nodiscard]] Result<> open()
    {
        if (insert)
            return {};
        const bool opened =
            sqlite3_open_v2("", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) == SQLITE_OK &&
            sqlite3_exec(handle, kSetUp, nullptr, nullptr, nullptr) == SQLITE_OK &&
            sqlite3_prepare_v2(handle, kInsert, -1, &insert, nullptr) == SQLITE_OK &&
            sqlite3_prepare_v2(handle, kSelect, -1, &select, nullptr) == SQLITE_OK;
        return opened ? Result<>() : error();
    }
};

ScratchSort::ScratchSort()
    : d(std::make_unique<Private>())
{}

ScratchSort::~ScratchSort() = default;

Result<> ScratchSort::append(const QString &key, qint64 order, const QByteArray &payload)
{
    BINNACLE_TRY(d->open());
    const QByteArray bytes = key.toUtf8();
    // An empty array has no address, and that would be NULL.
    sqlite3_bind_blob64(d->insert, 1, bytes.isEmpty() ? "" : bytes.constData(), sqlite3_uint64(bytes.size()),
                        nullptr);
    sqlite3_bind_int64(d->insert, 2, order);
    sqlite3_bind_blob64(d->insert, 3, payload.isEmpty() ? "" : payload.constData(),
                        sqlite3_uint64(payload.size()), nullptr);
    const int status = sqlite3_step(d->insert);
    sqlite3_reset(d->insert);
    if (status != SQLITE_DONE)
        return d->error();
    ++d->count;
    return {};
}

qint64 ScratchSort::count() const
{
    return d->count;
}

Result<> ScratchSort::sort()
{
    BINNACLE_TRY(d->open());
    sqlite3_reset(d->select);
    return {};
}

Result<bool> ScratchSort::next(Row &row)
{
    BINNACLE_TRY(d->open());
    const int status = sqlite3_step(d->select);
    if (status == SQLITE_DONE) {
        sqlite3_reset(d->select);
        return false;
    }
    if (status != SQLITE_ROW)
        return d->error();
    row.key = QString::fromUtf8(bytesAt(d->select, 0));
    row.order = sqlite3_column_int64(d->select, 1);
    row.payload = bytesAt(d->select, 2);
    return true;
}

} // namespace binnacle
