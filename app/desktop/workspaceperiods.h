// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of periods over an open workspace. GUI thread; the workspace outlives it.

#include "periods/periodsgateway.h"

namespace binnacle {

class Workspace;

class WorkspacePeriods final : public PeriodsGateway
{
    Q_OBJECT

public:
    WorkspacePeriods(Workspace &workspace, ListStore &lists);

    [[nodiscard]] Actor actor() const override;
    [[nodiscard]] ListStore &lists() override { return m_lists; }
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] QString workspaceName() const override;
    [[nodiscard]] QStringList workspaceFiles() const override;
    [[nodiscard]] QFuture<Result<std::vector<PublishedPeriod>>> periods() override;
    [[nodiscard]] QFuture<Result<PublishedPeriod>> period(PeriodId id) override;
    [[nodiscard]] QFuture<Result<Restatement>> restatement(const PublishedPeriod &period) override;
    [[nodiscard]] QFuture<Result<std::optional<DataSpan>>> dataSpan() override;
    [[nodiscard]] QFuture<Result<PublishedPeriod>> publish(const PeriodRequest &request) override;
    [[nodiscard]] QFuture<Result<Report>> monthly(const ReportWindow &window,
                                                  const QString &comment) override;
    [[nodiscard]] QFuture<Result<QString>> comment(const ReportWindow &month) override;
    [[nodiscard]] QFuture<Result<>> keepComment(const ReportWindow &month, const QString &comment) override;

private:
    Workspace &m_workspace;
    ListStore &m_lists;
};

} // namespace binnacle
