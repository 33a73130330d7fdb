// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsservice.h"

#include "settings/settingsstore.h"
#include "store/database.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

using settingsstore::Keep;

namespace {

constexpr int kTrailLength = 200;

qint64 ownerOf(const Actor &actor, SettingsService::Home home)
{
    return home == SettingsService::Home::Person ? actor.person.value : 0;
}

Result<> checkSeen(const QMap<QString, QString> &now, const QMap<QString, QString> &fields,
                   const QMap<QString, QString> &seen)
{
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        BINNACLE_TRY(checkWorkspaceField(field, text));
        const QString theirs = now.value(field);
        if (seen.contains(field) && seen.value(field) != theirs && text != theirs)
            return fail(ErrorCode::Conflict, u"changed-meanwhile"_s,
                        {{u"name"_s, now.value(u"name"_s)}, {u"field"_s, field}, {u"theirs"_s, theirs}});
    }
    return {};
}

QMap<QString, QString> textsOf(const QJsonObject &values)
{
    QMap<QString, QString> texts;
    for (auto value = values.begin(); value != values.end(); ++value)
        texts.insert(value.key(), value->toString());
    return texts;
}

Result<QJsonObject> carried(ReadScope &scope, qint64 owner)
{
    BINNACLE_LET(const auto all, settingsstore::values(scope, owner, {}));
    QJsonObject values;
    for (const auto &[name, value] : all.asKeyValueRange()) {
        if (settingsfile::isCarried(name))
            values.insert(name, value);
    }
    return values;
}

} // namespace

Result<QJsonValue> sharedSetting(ReadScope &scope, const QString &name)
{
    return settingsstore::value(scope, 0, name);
}

QFuture<Result<QJsonValue>> SettingsService::value(const Actor &actor, Home home, const QString &name)
{
    return m_database.read([owner = ownerOf(actor, home), name](ReadScope &scope) {
        return settingsstore::value(scope, owner, name);
    });
}

QFuture<Result<QHash<QString, QJsonValue>>> SettingsService::values(const Actor &actor, Home home,
                                                                    const QString &prefix)
{
    return m_database.read([owner = ownerOf(actor, home), prefix](ReadScope &scope) {
        return settingsstore::values(scope, owner, prefix);
    });
}

QFuture<Result<>> SettingsService::setValue(const Actor &actor, Home home, const QString &name,
                                            const QJsonValue &value, const QString &operation,
                                            const QList<QJsonValue> &expected)
{
    const QString uid = m_database.info().uid;
    return m_database.write({u"setting.set"_s, actor, operation}, [=](WriteScope &scope) -> Result<> {
        const bool shared = home == Home::Workspace;
        BINNACLE_TRY(require(actor, shared ? Act::EditSharedSettings : Act::EditOwnSettings));
        if (!expected.isEmpty()) {
            BINNACLE_LET(const QJsonValue there, settingsstore::value(scope, ownerOf(actor, home), name));
            if (there != value && !expected.contains(there))
                return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, name}});
        }
        BINNACLE_TRY(settingsstore::setValue(scope, uid, ownerOf(actor, home), name, value, Keep::No));
        return {};
    });
}

QFuture<Result<QMap<QString, QString>>> SettingsService::workspace(const Actor &actor)
{
    return m_database.read(actor, Act::EditOwnSettings, settingsstore::workspace);
}

QFuture<Result<>> SettingsService::setWorkspace(const Actor &actor, const QMap<QString, QString> &fields,
                                                const WorkspaceEdit &edit)
{
    return m_database.write({u"workspace.set"_s, actor, edit.operation}, [=](WriteScope &scope) -> Result<> {
        BINNACLE_TRY(require(actor, Act::EditSharedSettings));
        BINNACLE_TRY(settingsstore::lock(scope));
        BINNACLE_LET(const auto now, settingsstore::workspace(scope));
        BINNACLE_TRY(checkSeen(now, fields, edit.seen));
        return settingsstore::setWorkspace(scope, fields);
    });
}

QFuture<Result<>> SettingsService::undo(const Actor &actor, const QString &operation,
                                        const QString &newOperation)
{
    const QString uid = m_database.info().uid;
    return m_database.write({u"settings.undo"_s, actor, newOperation}, [=](WriteScope &scope) -> Result<> {
        BINNACLE_TRY(settingsstore::lock(scope));
        return settingsstore::undo(scope, uid, operation);
    });
}

QFuture<Result<std::vector<TrailEntry>>> SettingsService::history(const Actor &actor)
{
    return m_database.read(actor, Act::ReadAudit, [](ReadScope &scope) -> Result<std::vector<TrailEntry>> {
        BINNACLE_LET(auto all, trail::ofSubject(scope, u"setting"_s, 0, kTrailLength));
        BINNACLE_LET(const auto own, trail::ofSubject(scope, u"workspace"_s, 1, kTrailLength));
        all.insert(all.end(), own.begin(), own.end());
        std::sort(all.begin(), all.end(),
                  [](const TrailEntry &a, const TrailEntry &b) { return a.seq > b.seq; });
        return all;
    });
}

QFuture<Result<SettingsFile>> SettingsService::content(const Actor &actor)
{
    return m_database.read(actor, Act::EditOwnSettings, [actor](ReadScope &scope) -> Result<SettingsFile> {
        SettingsFile file;
        BINNACLE_LET(const auto own, settingsstore::workspace(scope));
        for (const auto &[field, text] : own.asKeyValueRange())
            file.workspace.insert(field, text);
        BINNACLE_LET(file.shared, carried(scope, 0));
        BINNACLE_LET(file.person, carried(scope, actor.person.value));
        return file;
    });
}

QFuture<Result<>> SettingsService::takeOver(const Actor &actor, const SettingsFile &file,
                                            const QString &operation)
{
    const QString uid = m_database.info().uid;
    return m_database.write({u"settings.import"_s, actor, operation}, [=](WriteScope &scope) -> Result<> {
        BINNACLE_TRY(settingsstore::lock(scope));
        const auto takeAll = [&](qint64 owner, const QJsonObject &values) -> Result<bool> {
            bool changed = false;
            for (auto value = values.begin(); value != values.end(); ++value) {
                BINNACLE_LET(const bool is, settingsstore::setValue(scope, uid, owner, value.key(),
                                                                    value.value(), Keep::Yes));
                changed = changed || is;
            }
            return changed;
        };
        BINNACLE_LET(const auto now, settingsstore::workspace(scope));
        const auto fields = textsOf(file.workspace);
        BINNACLE_TRY(checkSeen(now, fields, {}));
        BINNACLE_TRY(settingsstore::setWorkspace(scope, fields));
        BINNACLE_LET(const bool isShared, takeAll(0, file.shared));
        const bool isOther =
            std::any_of(fields.keyValueBegin(), fields.keyValueEnd(),
                        [&](const auto &field) { return now.value(field.first) != field.second; });
        if (isShared || isOther)
            BINNACLE_TRY(require(actor, Act::EditSharedSettings));
        if (actor.person.isValid()) {
            BINNACLE_LET(const bool isOwn, takeAll(actor.person.value, file.person));
            if (isOwn)
                BINNACLE_TRY(require(actor, Act::EditOwnSettings));
        }
        return {};
    });
}

} // namespace binnacle
