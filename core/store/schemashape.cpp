// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schemashape.h"

#include "store/sqltext.h"
#include "store/storesql.h"

#include <QMap>
#include <memory>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle::schemashape {

namespace {

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};

struct Object
{
    QString table; // it belongs to
    QString text;
};
using Shape = QMap<QString, Object>; // "trigger audit_no_update" → what it is

// sqlite_schema as it stands: type, name, table, text.
void add(Shape &shape, const QStringList &row)
{
    const bool analyzed = row[0] == u"table" && (row[1] == u"sqlite_stat1" || row[1] == u"sqlite_stat4");
    if (!analyzed) // an ANALYZE is nobody's harm
        shape.insert(row[0] + u' ' + row[1], {row[2], row[3].simplified()});
}

tl::unexpected<Error> engineError(sqlite3 *handle)
{
    return fail(ErrorCode::Bug, u"sql"_s, {}, QString::fromUtf8(sqlite3_errmsg(handle)));
}

Result<> execute(sqlite3 *handle, const QString &sql)
{
    if (sqlite3_exec(handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return engineError(handle);
    return {};
}

// What the migrations make, made in memory.
Result<Shape> made(const QList<Migration> &migrations)
{
    sqlite3 *raw = nullptr;
    const int opened = sqlite3_open(":memory:", &raw);
    const std::unique_ptr<sqlite3, CloseHandle> handle(raw);
    if (opened != SQLITE_OK)
        return engineError(raw);
    BINNACLE_TRY(execute(raw, storeSql().text(u"migration_table"_s, Engine::Sqlite)));
    for (const Migration &migration : migrations) {
        for (const QString &statement : migrationStatements(migration.text, Engine::Sqlite))
            BINNACLE_TRY(execute(raw, statement));
    }
    Shape shape;
    const QByteArray select = storeSql().text(u"schema_objects"_s, Engine::Sqlite).toUtf8();
    const auto take = [](void *into, int columns, char **values, char **) {
        QStringList row;
        for (int i = 0; i < columns; ++i)
            row.append(QString::fromUtf8(values[i]));
        add(*static_cast<Shape *>(into), row);
        return 0;
    };
    if (sqlite3_exec(raw, select.constData(), take, &shape, nullptr) != SQLITE_OK)
        return engineError(raw);
    return shape;
}

Result<Shape> found(ReadScope &scope)
{
    Shape shape;
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), u"schema_objects"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        add(shape, {rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    return shape;
}

Result<QList<Migration>> had(ReadScope &scope, const QList<Migration> &known)
{
    QList<qint64> numbers;
    BINNACLE_LET(Statement rows, scope.statement(storeSql(), u"migration_rows"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        numbers.append(rows.int64(0));
    QList<Migration> applied;
    for (const Migration &migration : known) {
        if (numbers.contains(migration.number))
            applied.append(migration);
    }
    return applied;
}

// The tables an engine's module keeps beside a virtual table are written by the module: each release its own
// way.
bool isShadow(const Shape &shape, const QString &key)
{
    const QString name = key.section(u' ', 1);
    for (qsizetype at = name.indexOf(u'_'); at >= 0; at = name.indexOf(u'_', at + 1)) {
        const auto owner = shape.constFind(u"table "_s + name.left(at));
        if (owner != shape.cend() && owner->text.startsWith(u"CREATE VIRTUAL TABLE "_s))
            return true;
    }
    return false;
}

void note(Differences &differences, const QString &table, const QString &line)
{
    if (table == u"audit" || table == u"audit_seal")
        differences.guards.append(line);
    else if (line.startsWith(u"trigger "_s) || line.startsWith(u"view "_s))
        differences.code.append(line);
    else
        differences.others.append(line);
}

Result<Differences> compareSqlite(ReadScope &scope, const QList<Migration> &applied)
{
    BINNACLE_LET(const Shape ours, made(applied));
    BINNACLE_LET(const Shape theirs, found(scope));
    Differences differences;
    for (auto object = ours.cbegin(); object != ours.cend(); ++object) {
        const auto there = theirs.constFind(object.key());
        if (there == theirs.cend())
            note(differences, object->table, object.key() + u" is missing"_s);
        else if (there->table != object->table ||
                 (there->text != object->text && !isShadow(ours, object.key())))
            note(differences, object->table, object.key() + u" is not the one of this program"_s);
    }
    for (auto object = theirs.cbegin(); object != theirs.cend(); ++object) {
        if (!ours.contains(object.key()))
            note(differences, object->table, object.key() + u" is not of this program"_s);
    }
    return differences;
}

Result<QStringList> lines(Statement statement)
{
    QStringList found;
    BINNACLE_TRY(statement.run());
    while (statement.next())
        found.append(statement.text(0));
    return found;
}

// The body of the function behind the guards, as the migration gives it.
QString guardSource(const QList<Migration> &applied)
{
    for (const Migration &migration : applied) {
        const qsizetype at = migration.text.indexOf(u"FUNCTION audit_refuse()"_s);
        if (at >= 0)
            return migration.text.mid(at).section(u"$$"_s, 1, 1);
    }
    return {};
}

// By name: the statements themselves are not kept there.
Result<QStringList> strangeTables(ReadScope &scope, const QList<Migration> &applied)
{
    QStringList differences;
    BINNACLE_LET(const Shape ours, made(applied));
    BINNACLE_LET(Statement names, scope.statement(storeSql(), u"table_names"_s));
    BINNACLE_LET(QStringList present, lines(std::move(names)));
    for (auto object = ours.cbegin(); object != ours.cend(); ++object) {
        const QString name = object.key().section(u' ', 1);
        const bool table = object.key().startsWith(u"table "_s) && !name.startsWith(u"sqlite_"_s);
        if (table && !isShadow(ours, object.key()) && present.removeAll(name) == 0)
            differences.append(object.key() + u" is missing"_s);
    }
    for (const QString &name : std::as_const(present))
        differences.append(u"table "_s + name + u" is not of this program"_s);
    return differences;
}

Result<Differences> comparePostgresql(ReadScope &scope, const QList<Migration> &applied)
{
    QStringList guarded;
    for (const Migration &migration : applied) {
        for (const QString &table : {u"audit"_s, u"audit_seal"_s}) {
            if (migration.text.contains(u"CREATE TRIGGER "_s + table + u"_keep "_s))
                guarded.append(table);
        }
    }
    Differences differences;
    BINNACLE_LET(Statement guards, scope.statement(storeSql(), u"audit_guards"_s));
    guards.bind(u"source"_s, guardSource(applied)).bind(u"tables"_s, guarded.join(u','));
    BINNACLE_LET(differences.guards, lines(std::move(guards)));
    BINNACLE_LET(Statement strangers, scope.statement(storeSql(), u"schema_strangers"_s));
    BINNACLE_LET(differences.code, lines(std::move(strangers)));
    BINNACLE_LET(differences.others, strangeTables(scope, applied));
    return differences;
}

} // namespace

Result<Differences> compare(ReadScope &scope, const QList<Migration> &known)
{
    BINNACLE_LET(const QList<Migration> applied, had(scope, known));
    return scope.engine() == Engine::Sqlite ? compareSqlite(scope, applied)
                                            : comparePostgresql(scope, applied);
}

} // namespace binnacle::schemashape
