// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/connection.h"

#include <QSqlError>

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
        return connection.errorOf(prepared->query.lastError(), prepared->text);
    }
};

Statement Statement::make(Connection &connection, std::shared_ptr<PreparedStatement> prepared)
{
    // Values of an earlier use must not leak into this one.
    for (int i = 0; i < prepared->sql.count; ++i)
        prepared->query.bindValue(i, QVariant());
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
    // Qt SQL would write NULL for a null text.
    QVariant bound = value;
    if (value.userType() == QMetaType::QString && value.toString().isNull())
        bound = u""_s;
    else if (value.userType() == QMetaType::QString && value.toString().contains(QChar(0)))
        bound = value.toString().remove(QChar(0)); // PostgreSQL's texts cannot hold it: neither engine's do
    else if (value.userType() == QMetaType::QByteArray && value.toByteArray().isNull())
        bound = QByteArray("");
    else if (value.userType() == QMetaType::Bool)
        bound = value.toBool() ? 1 : 0;
    for (const int place : *places)
        d->prepared->query.bindValue(place, bound);
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
    QSqlQuery &query = d->prepared->query;
    query.finish();
    if (d->connection.engine() == Engine::Postgresql)
        query.setForwardOnly(std::exchange(d->streaming, false));
    if (!query.exec())
        return tl::unexpected<Error>(d->error());
    return {};
}

Result<qint64> Statement::runCounting()
{
    BINNACLE_TRY(run());
    const qint64 rows = d->prepared->query.numRowsAffected();
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
    QSqlQuery &query = d->prepared->query;
    if (query.next())
        return true;
    if (query.lastError().isValid())
        d->connection.noteFailure(d->error());
    return false;
}

qint64 Statement::int64(int column) const
{
    return d->prepared->query.value(column).toLongLong();
}

std::optional<qint64> Statement::optInt64(int column) const
{
    const QVariant value = d->prepared->query.value(column);
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

QString Statement::text(int column) const
{
    return d->prepared->query.value(column).toString();
}

double Statement::real(int column) const
{
    return d->prepared->query.value(column).toDouble();
}

QByteArray Statement::blob(int column) const
{
    return d->prepared->query.value(column).toByteArray();
}

bool Statement::isNull(int column) const
{
    return d->prepared->query.isNull(column);
}

void Statement::finish()
{
    d->prepared->query.finish();
}

} // namespace binnacle
