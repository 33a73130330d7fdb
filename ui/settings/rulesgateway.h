// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the panes of calendars, priorities and categories ask of the workspace. Each act is given an id to
// undo it by. Answers by future, for the GUI thread; implemented in app/, which outlives the panes.

#include "base/actor.h"
#include "calendar/calendarservice.h"
#include "calendar/holidayfile.h"
#include "tickets/categoryservice.h"
#include "tickets/matrixservice.h"

#include <QHash>

namespace binnacle {

class RulesGateway
{
public:
    enum class Subject { Calendar, Matrix, Category };

    virtual ~RulesGateway() = default;

    [[nodiscard]] virtual Actor actor() const = 0;
    [[nodiscard]] virtual QTimeZone zone() const = 0; // of the workspace
    [[nodiscard]] virtual qint64 now() const = 0;
    [[nodiscard]] virtual QString newOperation() = 0;

    // Newest first; who did it by key. An id of 0: of all of them.
    [[nodiscard]] virtual QFuture<Result<std::vector<AuditedAct>>> past(Subject subject, qint64 id) = 0;
    [[nodiscard]] virtual QFuture<Result<QHash<qint64, QString>>> persons() = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> undo(Subject subject, const QString &operation) = 0;

    [[nodiscard]] virtual QFuture<Result<std::vector<StoredCalendar>>> calendars() = 0;
    [[nodiscard]] virtual QFuture<Result<CalendarId>>
    saveCalendar(const QString &name, const CalendarVersion &version, const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> makeDefault(const QString &name, const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> renameCalendar(const QString &name, const QString &to,
                                                           const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> retireCalendar(const QString &name, const QString &operation) = 0;
    // Read away from the GUI thread.
    [[nodiscard]] virtual QFuture<Result<HolidayFile>> holidays(const QString &path, const QTimeZone &zone,
                                                                QDate from, QDate to) = 0;

    [[nodiscard]] virtual QFuture<Result<StoredMatrix>> matrix() = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<MatrixChange>>>
    changes(const PriorityMatrix &matrix) = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> saveMatrix(const PriorityMatrix &matrix, qint64 version,
                                                             const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> rederive(const QString &operation) = 0;

    [[nodiscard]] virtual QFuture<Result<std::vector<CategoryUse>>> categories() = 0;
    [[nodiscard]] virtual QFuture<Result<CategoryId>> addCategory(const QString &name,
                                                                  const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> renameCategory(const Category &category, const QString &name,
                                                           const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> mergeCategory(const Category &category, CategoryId into,
                                                          const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<>> retireCategory(const Category &category, bool retired,
                                                           const QString &operation) = 0;
};

} // namespace binnacle
