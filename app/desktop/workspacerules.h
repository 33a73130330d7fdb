// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Calendars, priorities and categories of an open workspace for their panes. GUI thread; the workspace
// outlives it.

#include "settings/rulesgateway.h"

#include <QThreadPool>

namespace binnacle {

class Workspace;

class WorkspaceRules final : public RulesGateway
{
public:
    explicit WorkspaceRules(Workspace &workspace)
        : m_workspace(workspace)
    {}

    [[nodiscard]] Actor actor() const override;
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] QString newOperation() override;
    [[nodiscard]] QFuture<Result<std::vector<AuditedAct>>> past(Subject subject, qint64 id) override;
    [[nodiscard]] QFuture<Result<QHash<qint64, QString>>> persons() override;
    [[nodiscard]] QFuture<Result<QString>> undo(Subject subject, const QString &operation) override;

    [[nodiscard]] QFuture<Result<std::vector<StoredCalendar>>> calendars() override;
    [[nodiscard]] QFuture<Result<CalendarId>>
    saveCalendar(const QString &name, const CalendarVersion &version, const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> makeDefault(const QString &name, const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> renameCalendar(const QString &name, const QString &to,
                                                   const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> retireCalendar(const QString &name, const QString &operation) override;
    [[nodiscard]] QFuture<Result<HolidayFile>> holidays(const QString &path, const QTimeZone &zone,
                                                        QDate from, QDate to) override;

    [[nodiscard]] QFuture<Result<StoredMatrix>> matrix() override;
    [[nodiscard]] QFuture<Result<std::vector<MatrixChange>>> changes(const PriorityMatrix &matrix) override;
    [[nodiscard]] QFuture<Result<qint64>> saveMatrix(const PriorityMatrix &matrix, qint64 version,
                                                     const QString &operation) override;
    [[nodiscard]] QFuture<Result<qint64>> rederive(const QString &operation) override;

    [[nodiscard]] QFuture<Result<std::vector<CategoryUse>>> categories() override;
    [[nodiscard]] QFuture<Result<CategoryId>> addCategory(const QString &name,
                                                          const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> renameCategory(const Category &category, const QString &name,
                                                   const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> mergeCategory(const Category &category, CategoryId into,
                                                  const QString &operation) override;
    [[nodiscard]] QFuture<Result<>> retireCategory(const Category &category, bool retired,
                                                   const QString &operation) override;

private:
    Workspace &m_workspace;
    QThreadPool m_threads; // that read files; its destructor waits for them
};

} // namespace binnacle
