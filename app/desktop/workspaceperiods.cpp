// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspaceperiods.h"

#include "availability/availabilityservice.h"
#include "base/timetext.h"
#include "metrics/metricsservice.h"
#include "settings/settingsservice.h"
#include "workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Span = std::optional<DataSpan>;

// A setting of the person, of each month its own: "periods.comment.2026-10".
QString commentSetting(const ReportWindow &month, const QTimeZone &zone)
{
    return u"periods.comment."_s + utcToLocal(month.from, zone).date.toString(u"yyyy-MM"_s);
}

Span both(const Span &a, const Span &b)
{
    if (!a || !b)
        return a ? a : b;
    return DataSpan{std::min(a->from, b->from), std::max(a->to, b->to)};
}

} // namespace

WorkspacePeriods::WorkspacePeriods(Workspace &workspace, ListStore &lists)
    : m_workspace(workspace)
    , m_lists(lists)
{
    connect(&workspace.availability(), &AvailabilityService::changed, this, &PeriodsGateway::changed);
    connect(&workspace.metrics(), &MetricsService::changed, this, &PeriodsGateway::changed);
}

Actor WorkspacePeriods::actor() const
{
    return m_workspace.actor();
}

QTimeZone WorkspacePeriods::zone() const
{
    const QTimeZone zone = zoneByName(m_workspace.database().info().zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

qint64 WorkspacePeriods::now() const
{
    return m_workspace.database().clock().now();
}

QString WorkspacePeriods::workspaceName() const
{
    return m_workspace.exportedName();
}

QStringList WorkspacePeriods::workspaceFiles() const
{
    return m_workspace.database().location().files();
}

QFuture<Result<std::vector<PublishedPeriod>>> WorkspacePeriods::periods()
{
    return m_workspace.periods().periods(m_workspace.actor());
}

QFuture<Result<PublishedPeriod>> WorkspacePeriods::period(PeriodId id)
{
    return m_workspace.periods().period(m_workspace.actor(), id);
}

QFuture<Result<Restatement>> WorkspacePeriods::restatement(const PublishedPeriod &period)
{
    return m_workspace.periods()
        .restatements(m_workspace.actor(), {{}, {}, period.id})
        .then([id = period.id](const Result<std::vector<Restatement>> &all) -> Result<Restatement> {
            if (!all)
                return tl::unexpected<Error>(all.error());
            if (all->empty())
                return fail(ErrorCode::NotFound, u"no-such-period"_s, {{u"id"_s, id.value}});
            return all->front();
        });
}

QFuture<Result<std::optional<DataSpan>>> WorkspacePeriods::dataSpan()
{
    auto incidents = m_workspace.metrics().over<Span>(
        m_workspace.actor(), {}, {}, [](const MetricsView &view) -> Result<Span> {
            const std::vector<qint64> &opened = view.columns.opened(); // the first comes first
            return opened.empty() ? Span() : Span({opened.front(), opened.back()});
        });
    auto services = m_workspace.availability().record(m_workspace.actor());
    return incidents
        .then([services, now = now()](const Result<Span> &told) mutable {
            return services.then(
                [told, now](const Result<AvailabilityService::Record> &record) -> Result<Span> {
                    if (!told)
                        return told;
                    if (!record)
                        return tl::unexpected<Error>(record.error());
                    if (const auto recorded = (*record)->recorded(now))
                        return both(*told, DataSpan{recorded->from, recorded->to});
                    return told;
                });
        })
        .unwrap();
}

QFuture<Result<PublishedPeriod>> WorkspacePeriods::publish(const PeriodRequest &request)
{
    return m_workspace.periods().publish(m_workspace.actor(), request);
}

QFuture<Result<Report>> WorkspacePeriods::monthly(const ReportWindow &window, const QString &comment)
{
    return m_workspace.reports().monthly(m_workspace.actor(), {workspaceName(), zone()}, window, comment);
}

QFuture<Result<QString>> WorkspacePeriods::comment(const ReportWindow &month)
{
    return m_workspace.settings()
        .value(m_workspace.actor(), SettingsService::Home::Person, commentSetting(month, zone()))
        .then([](const Result<QJsonValue> &value) -> Result<QString> {
            if (!value)
                return tl::unexpected<Error>(value.error());
            return value->toString();
        });
}

QFuture<Result<>> WorkspacePeriods::keepComment(const ReportWindow &month, const QString &comment)
{
    return m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person,
                                           commentSetting(month, zone()),
                                           comment.isEmpty() ? QJsonValue() : QJsonValue(comment));
}

} // namespace binnacle
