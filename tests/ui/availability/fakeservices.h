// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Services in memory that answer at once or when the test says so: a shop that needs a database and one of
// two nodes. It is 2026-03-10T12:00Z, and something is told of all of them from 2025-03-01 on. GUI thread.

#include "availability/servicesgateway.h"
#include "ui/support/fakelists.h"

#include <QPromise>

namespace binnacle::test {

class FakeServices : public ServicesGateway
{
    Q_OBJECT

public:
    static constexpr qint64 kNow = 1'773'144'000'000;
    static constexpr qint64 kHour = 3'600'000;
    static constexpr qint64 kDay = 24 * kHour;

    FakeServices();

    ListStore &lists() override { return listStore; }
    [[nodiscard]] Actor actor() const override { return me; }
    [[nodiscard]] QTimeZone zone() const override { return QTimeZone::utc(); }
    [[nodiscard]] QString currency() const override { return QStringLiteral("EUR"); }
    [[nodiscard]] qint64 now() const override { return kNow; }
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

    // Somebody else's doing: an outage of a service, from so many hours ago on.
    Outage put(const QString &service, double from, std::optional<double> to, Degree degree = Degree::Full,
               bool isMaintenance = false);
    [[nodiscard]] ServiceHistory &history(const QString &name);
    [[nodiscard]] Outage *find(OutageId id);
    void forget(); // all services
    void answer(); // the questions held

    Actor me{PersonId(1), QStringLiteral("Ada Osei"), Role::Admin, {}, {}};
    AvailabilityRecord all;
    QStringList explained; // the numbers of incidents that explain any outage
    qint64 incidentCount = 12;
    bool holds = false;
    std::optional<Error> refusal; // of the next act
    QStringList calls;

    FakeLists listStore;

private:
    [[nodiscard]] Result<Outage> refused();
    QList<QPromise<Result<Record>> *> m_held;
    std::vector<Outage> m_removed;
    qint64 m_lastId = 0;
};

} // namespace binnacle::test
