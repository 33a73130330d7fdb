// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes reports: asks the services below and hands their answers to the makers. Any thread; owned by
// Workspace, gone before the services it asks. It works on a thread of its own, which waits for theirs.

#include "base/actor.h"
#include "base/result.h"
#include "reports/report.h"

#include <QFuture>
#include <QThreadPool>

namespace binnacle {

class AvailabilityService;
class Clock;
class MetricsService;
class OutageService;
class PeriodService;
class ServiceCatalog;
struct MonthlyFacts;
struct ServiceFacts;

// UTC milliseconds, [from, to).
struct ReportWindow
{
    qint64 from = 0;
    qint64 to = 0;
};

// "2026-03" in the zone. Invalid "bad-month" {value}.
[[nodiscard]] Result<ReportWindow> monthOf(const QString &text, const QTimeZone &zone);
// The whole month before the instant.
[[nodiscard]] ReportWindow monthBefore(qint64 at, const QTimeZone &zone);
// As many whole months before where the window is whole months, else as long a stretch.
[[nodiscard]] ReportWindow windowBefore(const ReportWindow &window, const QTimeZone &zone);

struct ReportPlace
{
    QString workspace;
    QTimeZone zone;
};

class ReportService
{
public:
    struct Sources
    {
        Clock &clock;
        MetricsService &metrics;
        AvailabilityService &availability;
        OutageService &outages;
        ServiceCatalog &services;
        PeriodService &periods;
    };
    explicit ReportService(const Sources &sources);
    ~ReportService(); // waits for what runs

    // Both need ReadMetrics. Invalid "window-reversed", "period-empty", "period-to-come" {from}.
    [[nodiscard]] QFuture<Result<Report>> monthly(const Actor &actor, const ReportPlace &place,
                                                  const ReportWindow &window, const QString &comment);
    // Also ReadTickets. Without a window the 90 days to the newest that is known of the service. NotFound
    // "no-such-service" {name}.
    [[nodiscard]] QFuture<Result<Report>> service(const Actor &actor, const ReportPlace &place,
                                                  const QString &name, std::optional<qint64> from,
                                                  std::optional<qint64> to);

private:
    template <typename F>
    QFuture<Result<Report>> work(F fn);
    [[nodiscard]] Result<MonthlyFacts> monthlyFacts(const Actor &actor, const ReportPlace &place,
                                                    const ReportWindow &window);
    [[nodiscard]] Result<ServiceFacts> serviceFacts(const Actor &actor, const ReportPlace &place,
                                                    const QString &name, std::optional<qint64> from,
                                                    std::optional<qint64> to);
    [[nodiscard]] Result<ReportWindow> windowOf(const Actor &actor, const QString &name,
                                                std::optional<qint64> from, std::optional<qint64> to,
                                                const QTimeZone &zone);

    Sources m_sources;
    QThreadPool m_pool;
};

} // namespace binnacle
