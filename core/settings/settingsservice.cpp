// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsservice.h"

#include "store/content.h"
#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"settings.sql"_s);
    return kCatalog;
}

qint64 ownerOf(const Actor &actor, SettingsService::Home home)
{
    return home == SettingsService::Home::Person ? actor.person.value : 0;
}

// A JSON text holds an array or an object only, so the value is kept as the one element of an array.
QString toText(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue fromText(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array().at(0);
}

Result<QString> stored(ReadScope &scope, qint64 owner, const QString &name)
{
    BINNACLE_LET(Statement get, scope.statement(catalog(), u"setting_get"_s));
    BINNACLE_TRY(get.bind(u"person"_s, owner).bind(u"name"_s, name).run());
    return get.next() ? get.text(0) : QString();
}

} // namespace

Result<QJsonValue> sharedSetting(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const QString text, stored(scope, 0, name));
    return text.isEmpty() ? QJsonValue() : fromText(text);
}

QFuture<Result<QJsonValue>> SettingsService::value(const Actor &actor, Home home, const QString &name)
{
    return m_database.read([owner = ownerOf(actor, home), name](ReadScope &scope) -> Result<QJsonValue> {
        BINNACLE_LET(const QString text, stored(scope, owner, name));
        return text.isEmpty() ? QJsonValue() : fromText(text);
    });
}

QFuture<Result<QHash<QString, QJsonValue>>> SettingsService::values(const Actor &actor, Home home,
                                                                    const QString &prefix)
{
    return m_database.read(
        [owner = ownerOf(actor, home), prefix](ReadScope &scope) -> Result<QHash<QString, QJsonValue>> {
            BINNACLE_LET(Statement list, scope.statement(catalog(), u"setting_list"_s));
            BINNACLE_TRY(list.bind(u"person"_s, owner).bind(u"pattern"_s, QString(prefix + u'%')).run());
            QHash<QString, QJsonValue> values;
            while (list.next())
                values.insert(list.text(0), fromText(list.text(1)));
            return values;
        });
}

QFuture<Result<>> SettingsService::setValue(const Actor &actor, Home home, const QString &name,
                                            const QJsonValue &value, const QList<QJsonValue> &expected)
{
    const QString uid = m_database.info().uid;
    return m_database.write({u"setting.set"_s, actor, {}}, [=](WriteScope &scope) -> Result<> {
        const bool shared = home == Home::Workspace;
        BINNACLE_TRY(require(actor, shared ? Act::EditSharedSettings : Act::EditOwnSettings));
        const qint64 owner = ownerOf(actor, home);
        BINNACLE_LET(const QString before, stored(scope, owner, name));
        const QString after = value.isNull() ? QString() : toText(value);
        if (before == after)
            return {};
        const QJsonValue there = before.isEmpty() ? QJsonValue() : fromText(before);
        if (!expected.isEmpty() && !expected.contains(there))
            return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, name}});
        BINNACLE_LET(Statement statement,
                     scope.statement(catalog(), value.isNull() ? u"setting_clear"_s : u"setting_set"_s));
        statement.bind(u"person"_s, owner).bind(u"name"_s, name);
        if (!value.isNull())
            statement.bind(u"value"_s, after);
        BINNACLE_TRY(statement.run());
        // Names of people may stand in a value, and what the audit holds can never be erased.
        const auto hashed = [&uid](const QString &text) {
            return text.isEmpty() ? QString() : content::hashOf(uid + u'\n' + text);
        };
        if (shared)
            BINNACLE_TRY(scope.audit(
                {u"setting.set"_s, u"setting"_s, owner, name, hashed(before), hashed(after), {}}));
        return scope.changed(u"setting"_s, owner);
    });
}

} // namespace binnacle
