// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The pages of services over an open workspace. GUI thread; the workspace outlives it.

#include "availability/servicesgateway.h"

namespace binnacle {

class Workspace;

class WorkspaceServices final : public ServicesGateway
{
    Q_OBJECT

public:
    WorkspaceServices(Workspace &workspace, ListStore &lists);

    [[nodiscard]] Actor actor() const override;
    [[nodiscard]] ListStore &lists() override { return m_lists; }
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] QString currency() const override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] QFuture<Result<Record>> record() override;
    [[nodiscard]] QFuture<Result<ServiceChoices>> choices() override;
    [[nodiscard]] QFuture<Result<qint64>> incidents(const QString &query) override;
    [[nodiscard]] QFuture<Result<QStringList>> explaining(OutageId id) override;
    [[nodiscard]] QFuture<Result<Outage>> add(const Outage &outage) override;
    [[nodiscard]] QFuture<Result<Outage>> change(const Outage &outage, qint64 version) override;
    [[nodiscard]] QFuture<Result<Outage>> end(OutageId id, qint64 at) override;
    [[nodiscard]] QFuture<Result<Outage>> reopen(OutageId id, qint64 version) override;
    [[nodiscard]] QFuture<Result<Outage>> remove(OutageId id, qint64 version) override;
    [[nodiscard]] QFuture<Result<Outage>> restore(OutageId id) override;
    [[nodiscard]] QFuture<Result<Service>>
    setService(const QString &name, const QMap<QString, QString> &fields, qint64 version) override;
    [[nodiscard]] QFuture<Result<>> setRules(const AvailabilityRules &rules,
                                             const AvailabilityRules &before) override;

private:
    Workspace &m_workspace;
    ListStore &m_lists;
};

} // namespace binnacle
