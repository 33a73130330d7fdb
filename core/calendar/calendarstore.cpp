// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarstore.h"

using namespace Qt::StringLiterals;

namespace binnacle::calendarstore {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"calendar.sql"_s);
    return kCatalog;
}

Result<CalendarVersion> versionOf(const Statement &row)
{
    CalendarVersion version;
    version.validFrom = row.int64(4);
    version.zone = QTimeZone(row.text(5).toUtf8());
    if (!version.zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, row.text(5)}});
    BINNACLE_LET(version.week, weekFromJson(row.text(6)));
    BINNACLE_LET(version.exceptions, exceptionsFromJson(row.text(7)));
    return version;
}

// The rows of one calendar lie together.
struct Rows
{
    CalendarId id;
    QString uid;
    QString name;
    bool isDefault = false;
    QList<CalendarVersion> versions;
};

Result<std::vector<Rows>> allRows(ReadScope &scope)
{
    std::vector<Rows> all;
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_versions"_s));
    BINNACLE_TRY(row.run());
    while (row.next()) {
        const CalendarId id(row.int64(0));
        if (all.empty() || all.back().id != id)
            all.push_back({id, row.text(1), row.text(2), row.int64(3) != 0, {}});
        BINNACLE_LET(CalendarVersion version, versionOf(row));
        all.back().versions.append(std::move(version));
    }
    return all;
}

} // namespace

Result<std::vector<StoredCalendar>> calendars(ReadScope &scope)
{
    BINNACLE_LET(std::vector<Rows> all, allRows(scope));
    std::vector<StoredCalendar> stored;
    for (Rows &rows : all) {
        BINNACLE_LET(WorkCalendar calendar, WorkCalendar::make(std::move(rows.versions)));
        stored.push_back({rows.id, rows.uid, rows.name, rows.isDefault, std::move(calendar)});
    }
    return stored;
}

Result<WorkCalendar> defaultCalendar(ReadScope &scope)
{
    BINNACLE_LET(std::vector<Rows> all, allRows(scope));
    for (Rows &rows : all) {
        if (rows.isDefault)
            return WorkCalendar::make(std::move(rows.versions));
    }
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"workspace_zone"_s));
    BINNACLE_TRY(row.run());
    const QString id = row.next() ? row.text(0) : QString();
    const QTimeZone zone(id.toUtf8());
    if (!zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, id}});
    return WorkCalendar::businessHours(zone);
}

Result<> hold(WriteScope &scope)
{
    BINNACLE_LET(Statement lock, scope.statement(catalog(), u"calendar_lock"_s));
    return lock.run();
}

Result<std::optional<CalendarHead>> byName(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_by_name"_s));
    BINNACLE_TRY(row.bind(u"name"_s, name).run());
    if (!row.next())
        return std::optional<CalendarHead>();
    return std::optional(CalendarHead{CalendarId(row.int64(0)), row.int64(1) != 0, row.int64(2)});
}

Result<CalendarId> insert(WriteScope &scope, const QString &name, bool isDefault)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_insert"_s));
    row.bind(u"uid"_s, scope.newUid()).bind(u"name"_s, name).bind(u"is_default"_s, qint64(isDefault));
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return CalendarId(id);
}

Result<> insertVersion(WriteScope &scope, CalendarId calendar, const CalendarVersion &version)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_version_insert"_s));
    return row.bind(u"calendar"_s, calendar)
        .bind(u"valid_from"_s, version.validFrom)
        .bind(u"zone"_s, QString::fromUtf8(version.zone.id()))
        .bind(u"intervals"_s, weekToJson(version.week))
        .bind(u"exceptions"_s, exceptionsToJson(version.exceptions))
        .run();
}

Result<> setDefault(WriteScope &scope, CalendarId calendar)
{
    BINNACLE_LET(Statement clear, scope.statement(catalog(), u"calendar_clear_default"_s));
    BINNACLE_TRY(clear.run());
    if (!calendar.isValid())
        return {};
    BINNACLE_LET(Statement set, scope.statement(catalog(), u"calendar_set_default"_s));
    return set.bind(u"calendar"_s, calendar).run();
}

Result<> removeVersion(WriteScope &scope, CalendarId calendar, qint64 validFrom)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_version_remove"_s));
    return row.bind(u"calendar"_s, calendar).bind(u"valid_from"_s, validFrom).run();
}

Result<std::optional<qint64>> newestFrom(ReadScope &scope, CalendarId calendar)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_newest"_s));
    BINNACLE_TRY(row.bind(u"calendar"_s, calendar).run());
    return row.next() ? row.optInt64(0) : std::nullopt;
}

Result<> rename(WriteScope &scope, CalendarId calendar, const QString &name)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_rename"_s));
    return row.bind(u"calendar"_s, calendar).bind(u"name"_s, name).run();
}

Result<> remove(WriteScope &scope, CalendarId calendar)
{
    BINNACLE_LET(Statement versions, scope.statement(catalog(), u"calendar_versions_remove"_s));
    BINNACLE_TRY(versions.bind(u"calendar"_s, calendar).run());
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_remove"_s));
    return row.bind(u"calendar"_s, calendar).run();
}

Result<> insertAgain(WriteScope &scope, CalendarId calendar, const QString &uid, const QString &name)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"calendar_insert_again"_s));
    return row.bind(u"calendar"_s, calendar).bind(u"uid"_s, uid).bind(u"name"_s, name).run();
}

} // namespace binnacle::calendarstore
