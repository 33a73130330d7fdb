// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsstore.h"

#include "people/trail.h"
#include "store/content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace binnacle::settingsstore {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"settings.sql"_s);
    return kCatalog;
}

// A JSON text holds an array or an object only, so the value is kept as the one element of an array.
QString toText(const QJsonValue &value)
{
    return value.isNull()
               ? QString()
               : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue fromText(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonDocument::fromJson(text.toUtf8()).array().at(0);
}

Result<QString> stored(ReadScope &scope, qint64 owner, const QString &name)
{
    BINNACLE_LET(Statement get, scope.statement(catalog(), u"setting_get"_s));
    BINNACLE_TRY(get.bind(u"person"_s, owner).bind(u"name"_s, name).run());
    return get.next() ? get.text(0) : QString();
}

struct Done
{
    QString kind;
    qint64 subject = 0;
    QString field, before, after;
};

Result<std::vector<Done>> doneBy(ReadScope &scope, const QString &operation)
{
    std::vector<Done> all;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"settings_of_operation"_s));
    BINNACLE_TRY(rows.bind(u"operation"_s, operation).run());
    while (rows.next())
        all.push_back({rows.text(0), rows.int64(1), rows.text(2), rows.text(3), rows.text(4)});
    return all;
}

Result<> takeBack(WriteScope &scope, const QString &uid, const Done &done)
{
    const auto later = fail(ErrorCode::Conflict, u"setting-later"_s, {{u"name"_s, done.field}});
    if (done.kind == u"workspace") {
        BINNACLE_LET(const auto now, workspace(scope));
        if (now.value(done.field) != done.after)
            return later;
        return setWorkspace(scope, {{done.field, done.before}});
    }
    BINNACLE_LET(const QString now, stored(scope, done.subject, done.field));
    if (now != done.after)
        return later;
    BINNACLE_TRY(setValue(scope, uid, done.subject, done.field, fromText(done.before), Keep::Yes));
    return {};
}

} // namespace

Result<QJsonValue> value(ReadScope &scope, qint64 owner, const QString &name)
{
    BINNACLE_LET(const QString text, stored(scope, owner, name));
    return fromText(text);
}

Result<QHash<QString, QJsonValue>> values(ReadScope &scope, qint64 owner, const QString &prefix)
{
    BINNACLE_LET(Statement list, scope.statement(catalog(), u"setting_list"_s));
    BINNACLE_TRY(list.bind(u"person"_s, owner).bind(u"pattern"_s, QString(prefix + u'%')).run());
    QHash<QString, QJsonValue> values;
    while (list.next())
        values.insert(list.text(0), fromText(list.text(1)));
    return values;
}

Result<bool> setValue(WriteScope &scope, const QString &uid, qint64 owner, const QString &name,
                      const QJsonValue &value, Keep keep)
{
    BINNACLE_LET(const QString before, stored(scope, owner, name));
    const QString after = toText(value);
    if (before == after)
        return false;
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
    AuditEntry entry;
    entry.act = u"setting.set"_s;
    entry.subjectKind = u"setting"_s;
    entry.subjectId = owner;
    entry.field = name;
    entry.before = hashed(before);
    entry.after = hashed(after);
    if (owner == 0)
        BINNACLE_TRY(trail::note(scope, entry, before, after));
    else if (keep == Keep::Yes)
        BINNACLE_TRY(trail::keep(scope, entry, before, after));
    BINNACLE_TRY(scope.changed(u"setting"_s, owner));
    return true;
}

Result<> lock(WriteScope &scope)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"settings_lock"_s));
    return statement.run();
}

Result<QMap<QString, QString>> workspace(ReadScope &scope)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"workspace_get"_s));
    BINNACLE_TRY(row.run());
    if (!row.next())
        return fail(ErrorCode::Bug, u"no-workspace"_s);
    return QMap<QString, QString>{
        {u"name"_s, row.text(0)}, {u"zone"_s, row.text(1)}, {u"currency"_s, row.text(2)}};
}

Result<> setWorkspace(WriteScope &scope, const QMap<QString, QString> &fields)
{
    BINNACLE_LET(const auto before, workspace(scope));
    auto after = before;
    for (const auto &[field, text] : fields.asKeyValueRange())
        after.insert(field, text);
    if (before == after)
        return {};
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"workspace_set"_s));
    for (const auto &[field, text] : after.asKeyValueRange())
        row.bind(field, text);
    BINNACLE_TRY(row.run());
    for (const auto &[field, text] : after.asKeyValueRange()) {
        if (before.value(field) == text)
            continue;
        AuditEntry entry;
        entry.act = u"workspace.set"_s;
        entry.subjectKind = u"workspace"_s;
        entry.subjectId = 1;
        entry.field = field;
        entry.before = before.value(field);
        entry.after = text;
        BINNACLE_TRY(trail::note(scope, entry, before.value(field), text));
    }
    return scope.changed(u"workspace"_s, 1);
}

Result<> undo(WriteScope &scope, const QString &uid, const QString &operation)
{
    BINNACLE_LET(auto all, doneBy(scope, operation));
    if (all.empty())
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    std::reverse(all.begin(), all.end());
    for (const Done &done : all) {
        const qint64 own = scope.actor().person.value;
        if (done.kind == u"setting" && done.subject != 0 && done.subject != own)
            return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
        const bool isOwn = done.kind == u"setting" && done.subject == own && own != 0;
        BINNACLE_TRY(require(scope.actor(), isOwn ? Act::EditOwnSettings : Act::EditSharedSettings));
        BINNACLE_TRY(takeBack(scope, uid, done));
    }
    return {};
}

} // namespace binnacle::settingsstore
