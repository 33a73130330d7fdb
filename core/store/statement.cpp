// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/connection.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle {

struct Statement::Private
{
    Connection &connection;
    std::shared_ptr<PreparedStatement> prepared;
    std::optional<Error> fault = {}; // of a value bound: run() tells it

    ~Private() { connection.giveBack(std::move(prepared)); }
    void note(ErrorCode code, const QString &key, const QVariantMap &values, const QString &detail)
    {
        if (!fault)
            fault = Error{code, key, values, detail + u" in "_s + prepared->text.simplified().left(200)};
    }
    [[nodiscard]] Error error() const
    {
        return connection.errorOf(prepared->cursor->error(), prepared->text);
    }
};

Statement Statement::make(Connection &connection, std::shared_ptr<PreparedStatement> prepared)
{
    return Statement(std::unique_ptr<Private>(new Private{connection, std::move(prepared)}));
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
        d->note(ErrorCode::Bug, u"unknown-placeholder"_s, {{u"name"_s, name}}, {});
        return *this;
    }
    for (const int place : *places)
        bindAt(place, value);
    return *this;
}

Statement &Statement::bindAt(int place, const QVariant &value)
{
    if (place < 0 || place >= d->prepared->sql.count) {
        d->note(ErrorCode::Bug, u"unknown-placeholder"_s, {{u"name"_s, place}}, {});
        return *this;
    }
    Cursor &cursor = *d->prepared->cursor;
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        cursor.bind(place, QVariant());
        break;
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
    case QMetaType::QByteArray: // of the driver a null one would be NULL
        cursor.bind(place, value.toByteArray().isNull() ? QVariant(QByteArray("")) : value);
        break;
    case QMetaType::Bool:
        cursor.bind(place, value.toBool() ? 1 : 0);
        break;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::Double:
        cursor.bind(place, value);
        break;
    case QMetaType::ULong:
    case QMetaType::ULongLong:
        if (value.toULongLong() <= quint64(std::numeric_limits<qint64>::max())) {
            cursor.bind(place, value.toLongLong());
            break;
        }
        [[fallthrough]];
    default: // each engine would make something else of it
        d->note(ErrorCode::Bug, u"sql"_s, {}, u"a value of the type "_s + QLatin1String(value.typeName()));
    }
    return *this;
}

Statement &Statement::bind(const QString &name, std::optional<qint64> value)
{
    return bind(name, value ? QVariant(*value) : QVariant());
}

Result<> Statement::run()
{
    if (d->fault)
        return tl::unexpected<Error>(*d->fault);
    Cursor &cursor = *d->prepared->cursor;
    cursor.finish();
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
