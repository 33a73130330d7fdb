// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/connection.h"

using namespace Qt::StringLiterals;

namespace binnacle {

struct Statement::Private
{
    Connection &connection;
    std::shared_ptr<PreparedStatement> prepared;
    QString unknown; // a name bound that the text lacks
    bool streaming = false;

    ~Private() { connection.giveBack(std::move(prepared)); }
    [[nodiscard]] Error error() const
    {
        return connection.errorOf(prepared->cursor->error(), prepared->text);
    }
};

Statement Statement::make(Connection &connection, std::shared_ptr<PreparedStatement> prepared)
{
    prepared->cursor->clear(prepared->sql.count); // values of an earlier use must not leak into this one
    return Statement(std::unique_ptr<Private>(new Private{connection, std::move(prepared), {}}));
}

Statement::Statement(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{}

Statement::Statement(Statement &&) noexcept = default;
Statement &Statement::operator=(Statement &&) noexcept = default;
Statement::~Statement() = default;

Statement &Statement::bind(const QString &name, const QVariant &value)
{
    const auto places = d->prepared->sql.positions.constFind(name);
    if (places == d->prepared->sql.positions.constEnd()) {
        d->unknown = name;
        return *this;
    }
    for (const int place : *places)
        bindAt(place, value);
    return *this;
}

Statement &Statement::bindAt(int place, const QVariant &value)
{
    Cursor &cursor = *d->prepared->cursor;
    switch (value.typeId()) {
    case QMetaType::QString: {
        // A null text would be NULL; PostgreSQL's texts cannot hold a zero: neither engine's do.
        const QString &text = *static_cast<const QString *>(value.constData());
        if (text.isNull())
            cursor.bind(place, u""_s);
        else if (text.contains(QChar(0)))
            cursor.bind(place, QString(text).remove(QChar(0)));
        else
            cursor.bind(place, value);
        break;
    }
    case QMetaType::QByteArray:
        cursor.bind(place, value.isNull() ? QVariant(QByteArray("")) : value);
        break;
    case QMetaType::Bool:
        cursor.bind(place, value.toBool() ? 1 : 0);
        break;
    default:
        cursor.bind(place, value);
    }
    return *this;
}

Statement &Statement::bind(const QString &name, std::optional<qint64> value)
{
    return bind(name, value ? QVariant(*value) : QVariant());
}

Statement &Statement::streaming()
{
    d->streaming = true;
    return *this;
}

Result<> Statement::run()
{
    if (!d->unknown.isEmpty())
        return fail(ErrorCode::Bug, u"unknown-placeholder"_s, {{u"name"_s, d->unknown}}, d->prepared->text);
    Cursor &cursor = *d->prepared->cursor;
    cursor.finish();
    cursor.setStreaming(std::exchange(d->streaming, false));
    if (!cursor.run())
        return tl::unexpected<Error>(d->error());
    return {};
}

Result<qint64> Statement::runCounting()
{
    BINNACLE_TRY(run());
    const qint64 rows = d->prepared->cursor->rowsChanged();
    finish();
    return rows;
}

Result<qint64> Statement::runForInt64()
{
    BINNACLE_TRY(run());
    if (!next()) {
        if (auto failed = d->connection.takeFailure())
            return tl::unexpected<Error>(*failed);
        return fail(ErrorCode::NotFound, u"no-row"_s, {}, d->prepared->text.simplified());
    }
    const qint64 value = int64(0);
    finish();
    return value;
}

bool Statement::next()
{
    Cursor &cursor = *d->prepared->cursor;
    if (cursor.next())
        return true;
    if (cursor.hasFailed())
        d->connection.noteFailure(d->error());
    return false;
}

qint64 Statement::int64(int column) const
{
    return d->prepared->cursor->int64(column);
}

std::optional<qint64> Statement::optInt64(int column) const
{
    const Cursor &cursor = *d->prepared->cursor;
    return cursor.isNull(column) ? std::nullopt : std::optional<qint64>(cursor.int64(column));
}

QString Statement::text(int column) const
{
    return d->prepared->cursor->text(column);
}

double Statement::real(int column) const
{
    return d->prepared->cursor->real(column);
}

QByteArray Statement::blob(int column) const
{
    return d->prepared->cursor->blob(column);
}

bool Statement::isNull(int column) const
{
    return d->prepared->cursor->isNull(column);
}

void Statement::finish()
{
    d->prepared->cursor->finish();
}

} // namespace binnacle
