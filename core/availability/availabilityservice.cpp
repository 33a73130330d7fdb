// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityservice.h"

#include "availability/recordstore.h"
#include "base/clock.h"
#include "base/readyfuture.h"
#include "base/timetext.h"
#include "configuration/servicestore.h"
#include "settings/settingsservice.h"
#include "store/database.h"

#include <QMutex>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

struct AvailabilityService::Private
{
    Private(Database &db, Clock &now)
        : database(db)
        , clock(now)
    {}

    Database &database;
    Clock &clock;
    QMutex lock; // of what is below
    Record record;
    recordstore::Mark mark;

    // As this snapshot has it; read again only where something is otherwise.
    Result<Record> current(ReadScope &scope)
    {
        BINNACLE_LET(const recordstore::Mark now, recordstore::mark(scope));
        {
            const QMutexLocker guard(&lock);
            if (record && mark == now)
                return record;
        }
        BINNACLE_LET(const Record made, read(scope, {}));
        const QMutexLocker guard(&lock);
        record = made;
        mark = now;
        return made;
    }

    Result<Record> read(ReadScope &scope, std::optional<qint64> gap) const
    {
        BINNACLE_LET(AvailabilityRecord fresh, recordstore::read(scope, gap));
        fresh.zone = QTimeZone(database.info().zone.toLatin1());
        return std::make_shared<const AvailabilityRecord>(std::move(fresh));
    }
};

namespace {

Result<AvailabilityReport> reportOf(const AvailabilityRecord &record, const AvailabilityRequest &request,
                                    qint64 asOf, std::optional<ServiceId> only)
{
    if (request.from && request.to && *request.to < *request.from)
        return fail(
            ErrorCode::Invalid, u"window-reversed"_s,
            {{u"from"_s, isoText(*request.from, record.zone)}, {u"to"_s, isoText(*request.to, record.zone)}});
    AvailabilityReport report{request, record.rules, asOf, record.zone, {}};
    report.rules.policy = request.policy.value_or(record.rules.policy);
    for (const ServiceHistory &history : record.services) {
        if (only && history.service.id != *only)
            continue;
        const auto window = AvailabilityRecord::windowOf(history, request.from, request.to, asOf);
        report.services.push_back(window ? availabilityOf(history.service, *window,
                                                          record.parts(history, *window, asOf, report.rules))
                                         : ServiceAvailability{history.service, {}, {}, {}, {}});
    }
    return report;
}

Result<> checkWeight(const QString &field, double weight)
{
    if (weight >= 0 && weight <= 1)
        return {};
    return fail(ErrorCode::Invalid, u"bad-value"_s,
                {{u"field"_s, field}, {u"value"_s, QString::number(weight)}, {u"expected"_s, u"0 … 1"_s}});
}

} // namespace

AvailabilityService::AvailabilityService(Database &database, Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(database, clock))
{
    connect(&database, &Database::changed, this, &AvailabilityService::follow);
}

AvailabilityService::~AvailabilityService() = default;

QFuture<Result<AvailabilityReport>> AvailabilityService::report(const Actor &actor,
                                                                const AvailabilityRequest &request)
{
    const qint64 asOf = request.asOf.value_or(d->clock.now());
    return d->database.read(
        actor, Act::ReadMetrics, [this, request, asOf](ReadScope &scope) -> Result<AvailabilityReport> {
            std::optional<ServiceId> only;
            if (!request.service.isEmpty()) {
                BINNACLE_LET(const Service service, servicestore::existing(scope, request.service));
                only = service.id;
            }
            BINNACLE_LET(const Record record, request.gap ? d->read(scope, request.gap) : d->current(scope));
            return reportOf(*record, request, asOf, only);
        });
}

QFuture<Result<AvailabilityService::Record>> AvailabilityService::record(const Actor &actor)
{
    return d->database.read(actor, Act::ReadMetrics, [this](ReadScope &scope) { return d->current(scope); });
}

QFuture<Result<>> AvailabilityService::setRules(const Actor &actor, const AvailabilityRules &rules,
                                                const std::optional<AvailabilityRules> &before)
{
    for (const auto &[field, weight] :
         {std::pair(u"partial"_s, rules.weights.partial), std::pair(u"degraded"_s, rules.weights.degraded)}) {
        if (const auto fine = checkWeight(field, weight); !fine)
            return readyFuture(fine);
    }
    QList<QJsonValue> expected;
    if (before)
        expected.append(recordstore::toJson(*before));
    if (before == AvailabilityRules()) // those that hold where nobody set any
        expected.append(QJsonValue());
    return SettingsService(d->database)
        .setValue(actor, SettingsService::Home::Workspace, QString::fromLatin1(recordstore::kRulesSetting),
                  recordstore::toJson(rules), {}, expected);
}

void AvailabilityService::follow(const QStringList &kinds, const QList<qint64> &keys)
{
    static const QStringList s_kinds{u"outage"_s, u"service"_s, u"calendar"_s, u"batch"_s, u"*"_s};
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const bool isShared = kinds[i] == "setting"_L1 && keys[i] == 0; // a person's own change no figure
        if (isShared || s_kinds.contains(kinds[i])) {
            Q_EMIT changed();
            return;
        }
    }
}

} // namespace binnacle
