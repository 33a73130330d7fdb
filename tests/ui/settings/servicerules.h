// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panes of rules over the services themselves, on a workspace of a test.

#include "base/readyfuture.h"
#include "people/peopleservice.h"
#include "settings/rulesgateway.h"

#include <QFile>

namespace binnacle::test {

class ServiceRules final : public RulesGateway
{
public:
    ServiceRules(Database &database, const Actor &actor, const Clock &clock)
        : m_calendars(database)
        , m_matrices(database)
        , m_categories(database)
        , m_actor(actor)
        , m_clock(clock)
    {}

    Actor actor() const override { return m_actor; }
    QTimeZone zone() const override { return QTimeZone("Europe/Amsterdam"); }
    qint64 now() const override { return m_clock.now(); }
    QString newOperation() override { return QStringLiteral("op-%1").arg(++m_operations); }

    QFuture<Result<std::vector<AuditedAct>>> past(Subject subject, qint64 id) override
    {
        return subject == Subject::Calendar ? m_calendars.past(m_actor, CalendarId(id))
               : subject == Subject::Matrix ? m_matrices.past(m_actor)
                                            : m_categories.past(m_actor, CategoryId(id));
    }
    QFuture<Result<QHash<qint64, QString>>> persons() override
    {
        return readyFuture(
            Result<QHash<qint64, QString>>(QHash<qint64, QString>{{m_actor.person.value, m_actor.name}}));
    }
    QFuture<Result<QString>> undo(Subject subject, const QString &operation) override
    {
        return subject == Subject::Calendar ? m_calendars.undo(m_actor, operation)
               : subject == Subject::Matrix ? m_matrices.undo(m_actor, operation)
                                            : m_categories.undo(m_actor, operation);
    }

    QFuture<Result<std::vector<StoredCalendar>>> calendars() override
    {
        return m_calendars.calendars(m_actor);
    }
    QFuture<Result<CalendarId>> saveCalendar(const QString &name, const CalendarVersion &version,
                                             const QString &operation) override
    {
        return m_calendars.save(m_actor, name, version, operation);
    }
    QFuture<Result<>> makeDefault(const QString &name, const QString &operation) override
    {
        return m_calendars.makeDefault(m_actor, name, operation);
    }
    QFuture<Result<>> renameCalendar(const QString &name, const QString &to,
                                     const QString &operation) override
    {
        return m_calendars.rename(m_actor, name, to, operation);
    }
    QFuture<Result<>> retireCalendar(const QString &name, const QString &operation) override
    {
        return m_calendars.retire(m_actor, name, operation);
    }
    QFuture<Result<HolidayFile>> holidays(const QString &path, const QTimeZone &zone, QDate from,
                                          QDate to) override
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", qUtf8Printable(path));
        return readyFuture(readHolidays(file.readAll(), zone, from, to));
    }

    QFuture<Result<StoredMatrix>> matrix() override { return m_matrices.matrix(m_actor); }
    QFuture<Result<std::vector<MatrixChange>>> changes(const PriorityMatrix &matrix) override
    {
        return m_matrices.changes(m_actor, matrix);
    }
    QFuture<Result<qint64>> saveMatrix(const PriorityMatrix &matrix, qint64 version,
                                       const QString &operation) override
    {
        return m_matrices.save(m_actor, matrix, version, operation);
    }
    QFuture<Result<qint64>> rederive(const QString &operation) override
    {
        return m_matrices.rederive(m_actor, operation);
    }

    QFuture<Result<std::vector<CategoryUse>>> categories() override
    {
        return m_categories.categories(m_actor);
    }
    QFuture<Result<CategoryId>> addCategory(const QString &name, const QString &operation) override
    {
        return m_categories.add(m_actor, name, operation);
    }
    QFuture<Result<>> renameCategory(const Category &category, const QString &name,
                                     const QString &operation) override
    {
        return m_categories.rename(m_actor, category.id, name, category.rowVersion, operation);
    }
    QFuture<Result<>> mergeCategory(const Category &category, CategoryId into,
                                    const QString &operation) override
    {
        return m_categories.merge(m_actor, category.id, into, category.rowVersion, operation);
    }
    QFuture<Result<>> retireCategory(const Category &category, bool retired,
                                     const QString &operation) override
    {
        return m_categories.retire(m_actor, category.id, retired, category.rowVersion, operation);
    }

private:
    CalendarService m_calendars;
    MatrixService m_matrices;
    CategoryService m_categories;
    Actor m_actor;
    const Clock &m_clock;
    int m_operations = 0;
};

} // namespace binnacle::test
