// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspacerules.h"

#include "base/timetext.h"
#include "people/peopleservice.h"
#include "workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Result<HolidayFile> readFile(const QString &path, const QTimeZone &zone, QDate from, QDate to)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, info.fileName()}});
    // One byte more than may be, so that what is larger is noticed and never read.
    return readHolidays(file.read(kLargestHolidayFile + 1), zone, from, to);
}

} // namespace

Actor WorkspaceRules::actor() const
{
    return m_workspace.actor();
}

QTimeZone WorkspaceRules::zone() const
{
    const QTimeZone zone = zoneByName(m_workspace.database().info().zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

qint64 WorkspaceRules::now() const
{
    return m_workspace.database().clock().now();
}

QString WorkspaceRules::newOperation()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QFuture<Result<std::vector<AuditedAct>>> WorkspaceRules::past(Subject subject, qint64 id)
{
    switch (subject) {
    case Subject::Calendar:
        return m_workspace.calendars().past(actor(), CalendarId(id));
    case Subject::Matrix:
        return m_workspace.matrices().past(actor());
    case Subject::Category:
        break;
    }
    return m_workspace.categories().past(actor(), CategoryId(id));
}

QFuture<Result<QHash<qint64, QString>>> WorkspaceRules::persons()
{
    return m_workspace.people().persons(actor()).then(
        [](const Result<std::vector<Person>> &persons) -> Result<QHash<qint64, QString>> {
            if (!persons)
                return tl::unexpected<Error>(persons.error());
            QHash<qint64, QString> names;
            for (const Person &person : *persons)
                names.insert(person.id.value, person.name);
            return names;
        });
}

QFuture<Result<QString>> WorkspaceRules::undo(Subject subject, const QString &operation)
{
    switch (subject) {
    case Subject::Calendar:
        return m_workspace.calendars().undo(actor(), operation);
    case Subject::Matrix:
        return m_workspace.matrices().undo(actor(), operation);
    case Subject::Category:
        break;
    }
    return m_workspace.categories().undo(actor(), operation);
}

QFuture<Result<std::vector<StoredCalendar>>> WorkspaceRules::calendars()
{
    return m_workspace.calendars().calendars(actor());
}

QFuture<Result<CalendarId>> WorkspaceRules::saveCalendar(const QString &name, const CalendarVersion &version,
                                                         const QString &operation)
{
    return m_workspace.calendars().save(actor(), name, version, operation);
}

QFuture<Result<>> WorkspaceRules::makeDefault(const QString &name, const QString &operation)
{
    return m_workspace.calendars().makeDefault(actor(), name, operation);
}

QFuture<Result<>> WorkspaceRules::renameCalendar(const QString &name, const QString &to,
                                                 const QString &operation)
{
    return m_workspace.calendars().rename(actor(), name, to, operation);
}

QFuture<Result<>> WorkspaceRules::retireCalendar(const QString &name, const QString &operation)
{
    return m_workspace.calendars().retire(actor(), name, operation);
}

QFuture<Result<HolidayFile>> WorkspaceRules::holidays(const QString &path, const QTimeZone &zone, QDate from,
                                                      QDate to)
{
    auto promise = std::make_shared<QPromise<Result<HolidayFile>>>(); // shared with the thread that reads
    const QFuture<Result<HolidayFile>> future = promise->future();
    promise->start();
    m_threads.start([promise, path, zone, from, to] {
        promise->addResult(readFile(path, zone, from, to));
        promise->finish();
    });
    return future;
}

QFuture<Result<StoredMatrix>> WorkspaceRules::matrix()
{
    return m_workspace.matrices().matrix(actor());
}

QFuture<Result<std::vector<MatrixChange>>> WorkspaceRules::changes(const PriorityMatrix &matrix)
{
    return m_workspace.matrices().changes(actor(), matrix);
}

QFuture<Result<qint64>> WorkspaceRules::saveMatrix(const PriorityMatrix &matrix, qint64 version,
                                                   const QString &operation)
{
    return m_workspace.matrices().save(actor(), matrix, version, operation);
}

QFuture<Result<qint64>> WorkspaceRules::rederive(const QString &operation)
{
    return m_workspace.matrices().rederive(actor(), operation);
}

QFuture<Result<std::vector<CategoryUse>>> WorkspaceRules::categories()
{
    return m_workspace.categories().categories(actor());
}

QFuture<Result<CategoryId>> WorkspaceRules::addCategory(const QString &name, const QString &operation)
{
    return m_workspace.categories().add(actor(), name, operation);
}

QFuture<Result<>> WorkspaceRules::renameCategory(const Category &category, const QString &name,
                                                 const QString &operation)
{
    return m_workspace.categories().rename(actor(), category.id, name, category.rowVersion, operation);
}

QFuture<Result<>> WorkspaceRules::mergeCategory(const Category &category, CategoryId into,
                                                const QString &operation)
{
    return m_workspace.categories().merge(actor(), category.id, into, category.rowVersion, operation);
}

QFuture<Result<>> WorkspaceRules::retireCategory(const Category &category, bool retired,
                                                 const QString &operation)
{
    return m_workspace.categories().retire(actor(), category.id, retired, category.rowVersion, operation);
}

} // namespace binnacle
