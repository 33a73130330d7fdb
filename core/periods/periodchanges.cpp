// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodchanges.h"

#include "availability/availabilityrecord.h"
#include "base/timetext.h"
#include "configuration/servicestore.h"
#include "periods/periodstore.h"

#include <QHash>
#include <QMap>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::periodchanges {

namespace {

using Kind = RestatementCause::Kind;

constexpr qsizetype kNumbersNamed = 5;

const QString kIncidents = u"incidents"_s;
const QString kAvailability = u"availability"_s;

const QHash<QString, QSet<QString>> &measuresByField()
{
    static const QHash<QString, QSet<QString>> kFields{
        {u"occurred"_s, {u"ttd"_s, u"ttr"_s}},
        {u"detected"_s, {u"ttd"_s, u"tta"_s}},
        {u"acknowledged"_s, {u"tta"_s}},
        {u"restored"_s, {u"ttr"_s}},
        {u"resolved"_s, {u"resolve"_s}},
        {u"made_sla"_s, {u"sla"_s}},
        {u"state"_s, {}}, // open or not: every measure counts it in another place
        {u"opened"_s, {}},
        {u"priority"_s, {}},
        {u"type"_s, {}},
        {u"visibility"_s, {}},
        {u"deleted"_s, {}},
        {QString(), {}}, // made
    };
    return kFields;
}

QString priorityItem(qint64 priority)
{
    return priority >= 1 && priority <= 4 ? u"P%1"_s.arg(priority) : u"none"_s;
}

// Rows of one ticket by one person, or of one import, are one change.
struct TicketChange
{
    RestatementCause cause;
    bool touches = false;  // the window, then or now
    bool isWhole = false;  // some field moves all measures
    bool corrects = false; // a time that stood when it was published is another now
    qint64 resolvedAt = 0;
};

// It was open when the period was published, and went on to be resolved: nothing was put right.
bool isProgress(const TicketChange &change, qint64 publishedAt)
{
    static const QStringList kOnward{u"state"_s,    u"acknowledged"_s, u"restored"_s,
                                     u"resolved"_s, u"occurred"_s,     u"detected"_s};
    const QStringList &fields = change.cause.fields;
    return !change.corrects && change.resolvedAt >= publishedAt && fields.contains(u"resolved"_s) &&
           std::all_of(fields.begin(), fields.end(),
                       [](const QString &field) { return kOnward.contains(field); });
}

class TicketChanges
{
public:
    explicit TicketChanges(const PublishedPeriod &period)
        : m_period(period)
    {}

    void take(const Statement &rows)
    {
        const QString field = rows.text(4);
        static const QSet<QString> kSight{u"visibility"_s, u"team"_s, u"assignee"_s, u"requester"_s};
        const bool isHidden = rows.int64(12) == 0;
        const bool wasForAll = field == "visibility"_L1 && rows.text(5) == "all"_L1;
        if (rows.int64(13) != 0 && kSight.contains(field) && !wasForAll && isInside(rows.int64(9)))
            m_sightMoved = true;
        // Who may not see it is told that it is for all no more, and nothing else of it.
        if (!isCounted(field) || (isHidden && !wasForAll))
            return;
        const QString key = QStringList{rows.text(0), rows.text(2), rows.text(6)}.join(u'\x1f');
        if (!m_changes.contains(key))
            m_order.append(key);
        TicketChange &change = m_changes[key];
        RestatementCause &cause = change.cause;
        cause.section = kIncidents;
        cause.act = rows.text(3);
        cause.at = rows.int64(1);
        cause.by = rows.text(2);
        cause.source = rows.text(8);
        cause.isHidden = isHidden;
        cause.number = cause.isHidden ? QString() : rows.text(7);
        if (!field.isEmpty() && !cause.fields.contains(field))
            cause.fields.append(field);
        cause.items.unite({u"all"_s, priorityItem(rows.int64(10))});
        if (field == "priority"_L1)
            cause.items.insert(priorityItem(rows.text(5).toLongLong()));
        change.resolvedAt = rows.int64(11);
        change.corrects =
            change.corrects || (isTime(field) && stoodBefore(rows.text(0), field, rows.text(5)));
        const QSet<QString> measures = measuresOf(field);
        change.isWhole = change.isWhole || measures.isEmpty();
        cause.measures.unite(measures);
        const auto wasOpened = field == "opened"_L1 ? parseIso(rows.text(5)) : std::nullopt;
        change.touches = change.touches || isInside(rows.int64(9)) || (wasOpened && isInside(*wasOpened));
    }

    void into(std::vector<RestatementCause> &causes) const
    {
        RestatementCause onward;
        onward.kind = Kind::Resolved;
        onward.section = kIncidents;
        for (const QString &key : m_order) {
            const TicketChange change = m_changes.value(key);
            if (!change.touches)
                continue;
            if (isProgress(change, m_period.publishedAt)) {
                addTo(onward, change.cause);
                continue;
            }
            causes.push_back(change.cause);
            if (change.isWhole)
                causes.back().measures.clear();
        }
        if (onward.count > 0)
            causes.push_back(onward);
        if (m_sightMoved) {
            RestatementCause sight;
            sight.kind = Kind::SeenOtherwise;
            sight.section = kIncidents;
            sight.act = u"changed"_s;
            causes.push_back(sight);
        }
    }

private:
    // Those resolved since are one cause: there may be many, and each is as it should be.
    static void addTo(RestatementCause &all, const RestatementCause &one)
    {
        ++all.count;
        all.items.unite(one.items);
        all.at = std::max(all.at, one.at);
        if (!one.number.isEmpty() && all.numbers.size() < kNumbersNamed)
            all.numbers.append(one.number);
    }
    static bool isTime(const QString &field)
    {
        static const QSet<QString> kTimes{u"occurred"_s, u"detected"_s, u"acknowledged"_s, u"restored"_s,
                                          u"resolved"_s};
        return kTimes.contains(field);
    }
    // The first row since tells what it was when the period was published.
    bool stoodBefore(const QString &ticket, const QString &field, const QString &before)
    {
        const QString key = ticket + u'\x1f' + field;
        if (!m_stood.contains(key))
            m_stood.insert(key, !before.isEmpty());
        return m_stood.value(key);
    }
    [[nodiscard]] bool isInside(qint64 at) const { return at >= m_period.from && at < m_period.to; }

    const PublishedPeriod &m_period;
    QHash<QString, TicketChange> m_changes;
    QHash<QString, bool> m_stood; // by ticket and time
    bool m_sightMoved = false;    // of one that is not for everyone: who sees it may be others
    QStringList m_order;
};

Result<Statement> run(ReadScope &scope, const QString &block, const PublishedPeriod &period)
{
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), block));
    BINNACLE_TRY(rows.bind(u"seq"_s, period.auditSeq).run());
    return rows;
}

Result<> addTickets(ReadScope &scope, const PublishedPeriod &period, PersonId me,
                    std::vector<RestatementCause> &causes)
{
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), u"ticket_changes"_s));
    BINNACLE_TRY(rows.bind(u"seq"_s, period.auditSeq).bind(u"me"_s, me.value).run());
    TicketChanges changes(period);
    while (rows.next())
        changes.take(rows);
    changes.into(causes);
    return {};
}

Result<> addTicketsOf(ReadScope &scope, const PublishedPeriod &period, PersonId me, qint64 batch,
                      RestatementCause cause, std::vector<RestatementCause> &causes)
{
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), u"tickets_of_batch"_s));
    BINNACLE_TRY(rows.bind(u"batch"_s, batch)
                     .bind(u"me"_s, me.value)
                     .bind(u"from_at"_s, period.from)
                     .bind(u"to_at"_s, period.to)
                     .run());
    cause.kind = Kind::TicketsCome;
    cause.section = kIncidents;
    while (rows.next()) {
        if (rows.int64(2) == 0)
            continue;
        ++cause.count;
        cause.items.unite({u"all"_s, priorityItem(rows.int64(1))});
        if (cause.numbers.size() < kNumbersNamed)
            cause.numbers.append(rows.text(0));
    }
    if (cause.count > 0)
        causes.push_back(cause);
    return {};
}

// A cause for each service of a batch, whose outages it names.
Result<> addOutagesOf(ReadScope &scope, const PublishedPeriod &period, qint64 batch,
                      const RestatementCause &told, std::vector<RestatementCause> &causes)
{
    const auto bound = [&](const QString &block) -> Result<Statement> {
        BINNACLE_LET(Statement rows, scope.statement(periodSql(), block));
        BINNACLE_TRY(
            rows.bind(u"batch"_s, batch).bind(u"from_at"_s, period.from).bind(u"to_at"_s, period.to).run());
        return rows;
    };
    QMap<QString, RestatementCause> byService;
    BINNACLE_LET(Statement outages, bound(u"outages_of_batch"_s));
    while (outages.next()) {
        const QString uid = outages.text(0);
        if (!byService.contains(uid)) {
            RestatementCause cause = told;
            cause.kind = Kind::OutagesCome;
            cause.section = kAvailability;
            cause.items = {uid};
            cause.service = outages.text(1);
            byService.insert(uid, cause);
        }
        RestatementCause &cause = byService[uid];
        ++cause.count;
        if (cause.numbers.size() < kNumbersNamed)
            cause.numbers.append(outages.text(3).isEmpty() ? u"#%1"_s.arg(outages.int64(2))
                                                           : outages.text(3));
    }
    for (const RestatementCause &cause : byService)
        causes.push_back(cause);
    BINNACLE_LET(Statement watched, bound(u"watched_by_batch"_s));
    while (watched.next()) {
        if (byService.contains(watched.text(0)))
            continue;
        RestatementCause cause = told;
        cause.kind = Kind::WatchTold;
        cause.section = kAvailability;
        cause.items = {watched.text(0)};
        cause.service = watched.text(1);
        causes.push_back(cause);
    }
    return {};
}

Result<> addBatches(ReadScope &scope, const PublishedPeriod &period, PersonId me,
                    std::vector<RestatementCause> &causes)
{
    std::vector<RestatementCause> batches;
    BINNACLE_LET(Statement rows, run(scope, u"batch_changes"_s, period));
    while (rows.next()) {
        RestatementCause cause;
        cause.kind = Kind::ImportUndone;
        cause.number = QString::number(rows.int64(0));
        cause.at = rows.int64(1);
        cause.by = rows.text(2);
        cause.act = rows.text(3);
        cause.source = rows.text(4);
        batches.push_back(cause);
    }
    QSet<QString> come, gone;
    for (const RestatementCause &batch : batches)
        (batch.act == "import.undo"_L1 ? gone : come).insert(batch.number);
    come.intersect(gone); // what came and went since is as it was
    for (const RestatementCause &batch : batches) {
        if (come.contains(batch.number))
            continue;
        if (batch.act == "import.undo"_L1) {
            causes.push_back(batch);
            continue;
        }
        BINNACLE_TRY(addTicketsOf(scope, period, me, batch.number.toLongLong(), batch, causes));
        BINNACLE_TRY(addOutagesOf(scope, period, batch.number.toLongLong(), batch, causes));
    }
    return {};
}

Result<> addOutages(ReadScope &scope, const PublishedPeriod &period, std::vector<RestatementCause> &causes)
{
    BINNACLE_LET(Statement rows, run(scope, u"outage_changes"_s, period));
    while (rows.next()) {
        const bool moved = rows.text(4) == "from"_L1 || rows.text(4) == "to"_L1;
        const auto to = rows.optInt64(10);
        if (rows.text(4) == "title"_L1)
            continue;
        const bool isAfter = !moved && rows.int64(9) >= period.to;
        const bool isBefore = !moved && to && *to <= period.from;
        const bool isFirst = rows.int64(11) != 0;
        if (isAfter || (isBefore && !isFirst))
            continue;
        RestatementCause cause;
        cause.kind = Kind::Outage;
        cause.isBeside = isBefore;
        cause.section = kAvailability;
        cause.number = QString::number(rows.int64(0));
        cause.at = rows.int64(1);
        cause.by = rows.text(2);
        cause.act = rows.text(3);
        cause.items = {rows.text(5)};
        cause.service = rows.text(6);
        cause.reference = rows.text(7);
        if (rows.text(8) == "maintenance"_L1)
            cause.fields = {u"maintenance"_s};
        causes.push_back(cause);
    }
    return {};
}

// Of what is set, however often: one cause, and none where it is again as it was.
class SetSince
{
public:
    void take(const QString &key, const RestatementCause &cause, const QString &before, const QString &after)
    {
        if (!m_all.contains(key)) {
            m_order.append(key);
            m_all[key].before = before;
        }
        m_all[key].cause = cause;
        m_all[key].after = after;
    }
    void into(std::vector<RestatementCause> &causes) const
    {
        for (const QString &key : m_order) {
            const Said said = m_all.value(key);
            if (said.before != said.after)
                causes.push_back(said.cause);
        }
    }

private:
    struct Said
    {
        RestatementCause cause;
        QString before, after;
    };
    QHash<QString, Said> m_all;
    QStringList m_order;
};

// What was recorded of a service, and how it counts, moves neither what was promised nor the hours.
void keepPromises(RestatementCause &cause)
{
    if (cause.section == kAvailability && cause.figures.isEmpty())
        cause.figures = {
            u"availability"_s,     u"all_downtime"_s, u"coverage"_s,   u"unknown"_s,      u"maintenance"_s,
            u"late_maintenance"_s, u"down"_s,         u"degraded"_s,   u"counted_down"_s, u"worst"_s,
            u"outages"_s,          u"budget"_s,       u"budget_left"_s};
}

Result<> addServices(ReadScope &scope, const PublishedPeriod &period, std::vector<RestatementCause> &causes)
{
    SetSince all;
    BINNACLE_LET(Statement rows, run(scope, u"service_changes"_s, period));
    while (rows.next()) {
        RestatementCause cause;
        cause.kind = Kind::Service;
        cause.section = kAvailability;
        cause.at = rows.int64(0);
        cause.by = rows.text(1);
        cause.act = rows.text(2);
        cause.fields = {rows.text(3)};
        cause.items = {rows.text(4)};
        cause.service = rows.text(5);
        if (rows.text(3) == "target"_L1)
            cause.figures = {u"target"_s, u"budget"_s, u"budget_left"_s};
        else if (rows.text(3) == "needs"_L1)
            keepPromises(cause);
        all.take(rows.text(4) + u' ' + rows.text(3), cause, rows.text(6), rows.text(7));
    }
    BINNACLE_LET(Statement rules, run(scope, u"rules_changes"_s, period));
    while (rules.next()) {
        RestatementCause cause;
        cause.kind = Kind::Rules;
        cause.section = kAvailability;
        cause.at = rules.int64(0);
        cause.by = rules.text(1);
        cause.act = rules.text(2);
        keepPromises(cause);
        all.take(u"rules"_s, cause, rules.text(3), rules.text(4));
    }
    all.into(causes);
    BINNACLE_LET(Statement calendars, run(scope, u"calendar_changes"_s, period));
    while (calendars.next()) {
        RestatementCause cause;
        cause.kind = Kind::Calendar;
        cause.section = kAvailability;
        cause.at = calendars.int64(0);
        cause.by = calendars.text(1);
        cause.act = calendars.text(2);
        cause.number = calendars.text(3);
        causes.push_back(cause);
    }
    return {};
}

// What moved a service's figures moved those of all that need it, directly or not.
Result<> spread(ReadScope &scope, std::vector<RestatementCause> &causes)
{
    AvailabilityRecord record; // of the services alone
    BINNACLE_LET(std::vector<Service> services, servicestore::services(scope));
    QHash<QString, ServiceId> byUid;
    QHash<qint64, QString> uids;
    for (Service &service : services) {
        byUid.insert(service.uid, service.id);
        uids.insert(service.id.value, service.uid);
        record.services.emplace_back().service = std::move(service);
    }
    for (RestatementCause &cause : causes) {
        const bool isOwn = cause.kind == Kind::Service && !cause.fields.contains(u"needs"_s); // target, hours
        if (cause.section != kAvailability || isOwn)
            continue;
        for (const QString &uid : QSet<QString>(cause.items)) {
            for (const ServiceId other : record.dependents(byUid.value(uid)))
                cause.items.insert(uids.value(other.value));
        }
    }
    return {};
}

Result<> addSight(ReadScope &scope, const PublishedPeriod &period, PersonId me,
                  std::vector<RestatementCause> &causes)
{
    if (period.publisher == me)
        return {};
    BINNACLE_LET(Statement restricted, scope.statement(periodSql(), u"restricted_in_window"_s));
    restricted.bind(u"from_at"_s, period.from).bind(u"to_at"_s, period.to);
    BINNACLE_LET(const qint64 count, restricted.runForInt64());
    if (count == 0)
        return {};
    RestatementCause cause;
    cause.kind = Kind::SeenOtherwise;
    cause.section = kIncidents;
    causes.push_back(cause);
    return {};
}

} // namespace

QSet<QString> measuresOf(const QString &field)
{
    return measuresByField().value(field);
}

bool isCounted(const QString &field)
{
    return measuresByField().contains(field);
}

Result<std::vector<RestatementCause>> since(ReadScope &scope, const PublishedPeriod &period, PersonId me)
{
    std::vector<RestatementCause> causes;
    BINNACLE_TRY(addTickets(scope, period, me, causes));
    BINNACLE_TRY(addBatches(scope, period, me, causes));
    BINNACLE_TRY(addOutages(scope, period, causes));
    for (RestatementCause &cause : causes)
        keepPromises(cause);
    BINNACLE_TRY(addServices(scope, period, causes));
    BINNACLE_TRY(spread(scope, causes));
    BINNACLE_TRY(addSight(scope, period, me, causes));
    return causes;
}

} // namespace binnacle::periodchanges
