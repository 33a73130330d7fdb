// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentmetrics.h"

#include "base/fold.h"
#include "base/timetext.h"

#include <algorithm>
#include <map>

namespace binnacle {

using namespace Qt::StringLiterals;

MeasureStamps stampsOf(Measure measure)
{
    switch (measure) {
    case Measure::Ttd:
        return {ColumnStamp::Occurred, ColumnStamp::Detected, false};
    case Measure::Tta:
        return {ColumnStamp::Detected, ColumnStamp::Acknowledged, true};
    case Measure::Ttr:
        return {ColumnStamp::Occurred, ColumnStamp::Restored, false};
    case Measure::Close:
        return {std::nullopt, ColumnStamp::Closed, true};
    case Measure::Resolve:
    case Measure::ResolveFirst:
        break;
    }
    return {std::nullopt, ColumnStamp::Resolved, true};
}

Measured measured(const IncidentColumns &columns, size_t row, Measure measure)
{
    const qint64 opened = columns.opened()[row];
    const auto stamp = [&](ColumnStamp s) { return columns.stamp(s).at(row, opened); };
    const MeasureStamps stamps = stampsOf(measure);
    Measured m;
    if (stamps.start)
        m.start = stamp(*stamps.start);
    if (!m.start && stamps.openedInstead)
        m.start = opened;
    m.end = stamp(stamps.end);
    if (measure == Measure::ResolveFirst && m.end) {
        if (const auto first = stamp(ColumnStamp::FirstResolved))
            m.end = first;
    }
    if (!m.end && columns.stateClass(row) == IncidentRow::Class::Open)
        m.verdict = Verdict::Open;
    else if (!m.start)
        m.verdict = Verdict::NoStart;
    else if (!m.end)
        m.verdict = Verdict::NoEnd;
    else if (*m.end < *m.start)
        m.verdict = Verdict::Order;
    return m;
}

SlaVerdict slaOf(const IncidentColumns &columns, size_t row)
{
    switch (columns.sla(row)) {
    case IncidentRow::Sla::None:
        return SlaVerdict::NotCounted;
    case IncidentRow::Sla::Missed:
        return SlaVerdict::Missed;
    case IncidentRow::Sla::Kept:
        break;
    }
    return columns.stateClass(row) == IncidentRow::Class::Done ? SlaVerdict::Met : SlaVerdict::Pending;
}

namespace {

// Local months that the incidents touch: which one an instant is in, by binary search over their first
// instants.
class Months
{
public:
    Months(qint64 first, qint64 last, const QTimeZone &zone)
    {
        QDate month = utcToLocal(first, zone).date;
        month = QDate(month.year(), month.month(), 1);
        do {
            m_begins.push_back(dayStart(month, zone));
            m_names.push_back(month.toString(u"yyyy-MM"_s));
            month = month.addMonths(1);
        } while (dayStart(month, zone) <= last);
    }
    [[nodiscard]] size_t of(qint64 at) const
    {
        return size_t(std::upper_bound(m_begins.begin(), m_begins.end(), at) - m_begins.begin()) - 1;
    }
    [[nodiscard]] const QString &name(size_t index) const { return m_names[index]; }

private:
    std::vector<qint64> m_begins;
    std::vector<QString> m_names;
};

struct Collected
{
    MetricsGroup group;
    std::array<DistributionInput, kMeasures> inputs;
};

class Collector
{
public:
    Collector(const IncidentColumns &columns, const MetricsContext &context)
        : m_columns(columns)
        , m_context(context)
    {}

    void add(Collected &into, size_t row) const
    {
        MetricsGroup &group = into.group;
        ++group.incidents;
        if (m_columns.stateClass(row) == IncidentRow::Class::Open)
            ++group.open;
        for (int i = 0; i < kMeasures; ++i)
            add(into.inputs[size_t(i)], measured(m_columns, row, Measure(i)));
        switch (slaOf(m_columns, row)) {
        case SlaVerdict::Met:
            ++group.sla.met;
            break;
        case SlaVerdict::Missed:
            ++group.sla.missed;
            break;
        case SlaVerdict::Pending:
            ++group.sla.pending;
            break;
        case SlaVerdict::NotCounted:
            break;
        }
        group.reopened += m_columns.reopened(row) ? 1 : 0;
        group.reassigned += m_columns.reassignments(row) > 0 ? 1 : 0;
    }

private:
    [[nodiscard]] qint64 between(qint64 from, qint64 to) const
    {
        return m_context.calendar ? m_context.calendar->working(from, to) : to - from;
    }
    void add(DistributionInput &input, const Measured &m) const
    {
        switch (m.verdict) {
        case Verdict::Counted:
            input.values.push_back(between(*m.start, *m.end));
            break;
        case Verdict::NoStart:
            ++input.noStart;
            break;
        case Verdict::NoEnd:
            ++input.noEnd;
            break;
        case Verdict::Order:
            ++input.order;
            break;
        case Verdict::Open:
            ++input.open;
            if (m.start)
                input.censored.push_back(between(*m.start, std::max(*m.start, m_context.asOf)));
            break;
        }
    }

    const IncidentColumns &m_columns;
    const MetricsContext &m_context;
};

QString rankName(quint8 rank, QLatin1StringView prefix)
{
    return rank == 0 ? u"none"_s : prefix + QString::number(rank);
}

ColumnName nameColumn(GroupBy by)
{
    switch (by) {
    case GroupBy::Service:
        return ColumnName::Service;
    case GroupBy::Category:
        return ColumnName::Category;
    default:
        return ColumnName::Team;
    }
}

// Rows of the cohort in the window, with the instant that placed them there.
std::vector<std::pair<quint32, qint64>> cohortRows(const IncidentColumns &columns, const RowBits &selected,
                                                   const MetricsRequest &request)
{
    std::vector<std::pair<quint32, qint64>> rows;
    for (size_t row = 0; row < columns.size(); ++row) {
        if (!selected.test(qsizetype(row)))
            continue;
        const qint64 opened = columns.opened()[row];
        const std::optional<qint64> at =
            request.cohort == Cohort::Opened ? opened : columns.stamp(ColumnStamp::Resolved).at(row, opened);
        if (at && (!request.from || *at >= *request.from) && (!request.to || *at < *request.to))
            rows.emplace_back(quint32(row), *at);
    }
    return rows;
}

// Known ranks and months in their order, names by their natural order, none last.
bool groupBefore(const QString &a, const QString &b)
{
    if (a == b || (a == "none"_L1) != (b == "none"_L1))
        return a != b && b == "none"_L1;
    const QString ka = naturalKey(a);
    const QString kb = naturalKey(b);
    return ka != kb ? ka < kb : a < b;
}

} // namespace

MetricsReport incidentMetrics(const IncidentColumns &columns, const RowBits &selected,
                              const MetricsRequest &request, const MetricsContext &context)
{
    MetricsReport report;
    report.request = request;
    report.asOf = context.asOf;
    report.calendar = context.calendar;
    report.zone = QString::fromLatin1(context.zone.id());
    const auto rows = cohortRows(columns, selected, request);
    std::optional<Months> months;
    if (request.by == GroupBy::Month && !rows.empty()) {
        const auto [first, last] = std::minmax_element(
            rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        months.emplace(first->second, last->second, context.zone);
    }
    const auto groupOf = [&](quint32 row, qint64 at) -> quint64 {
        switch (request.by) {
        case GroupBy::None:
            return 0;
        case GroupBy::Priority:
            return columns.priority()[row];
        case GroupBy::Impact:
            return columns.impact(row);
        case GroupBy::Month:
            return months->of(at);
        case GroupBy::Service:
        case GroupBy::Team:
        case GroupBy::Category:
            break;
        }
        return columns.code(nameColumn(request.by), row);
    };
    const auto keyOf = [&](quint64 group) {
        switch (request.by) {
        case GroupBy::None:
            return u"all"_s;
        case GroupBy::Priority:
            return rankName(quint8(group), "P"_L1);
        case GroupBy::Impact:
            return rankName(quint8(group), ""_L1);
        case GroupBy::Month:
            return months->name(group);
        case GroupBy::Service:
        case GroupBy::Team:
        case GroupBy::Category:
            break;
        }
        return group == 0 ? u"none"_s : columns.names(nameColumn(request.by)).name(quint32(group));
    };
    std::map<quint64, Collected> groups;
    if (request.by == GroupBy::None)
        groups[0];
    const Collector collector(columns, context);
    for (const auto &[row, at] : rows) {
        collector.add(groups[groupOf(row, at)], row);
        report.presentShown += context.presentShown && context.presentShown->test(row) ? 1 : 0;
        report.ttaFromOpened += columns.stamp(ColumnStamp::Detected).at(row, 0) ? 0 : 1;
    }
    for (auto &[code, collected] : groups) {
        collected.group.key = keyOf(code);
        for (size_t i = 0; i < kMeasures; ++i)
            collected.group.measures[i] = distribution(collected.inputs[i]);
        report.groups.push_back(std::move(collected.group));
    }
    std::sort(report.groups.begin(), report.groups.end(),
              [](const MetricsGroup &a, const MetricsGroup &b) { return groupBefore(a.key, b.key); });
    return report;
}

} // namespace binnacle
