// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodfigures.h"

#include "wording/metricwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr std::array kPublished = {Measure::Ttd, Measure::Tta, Measure::Ttr, Measure::Resolve};

class Figures
{
public:
    void begin(const QString &section, const QString &item, const QString &name)
    {
        m_next = {section, item, name, {}, {}, FigureUnit::Count, {}};
    }
    void measure(const QString &measure) { m_next.measure = measure; }
    void add(const QString &figure, FigureUnit unit, std::optional<double> value)
    {
        m_next.figure = figure;
        m_next.unit = unit;
        m_next.value = value;
        m_all.push_back(m_next);
    }
    void count(const QString &figure, qint64 value) { add(figure, FigureUnit::Count, double(value)); }
    void length(const QString &figure, std::optional<double> value)
    {
        add(figure, FigureUnit::Milliseconds, value);
    }

    void group(const MetricsGroup &group)
    {
        begin(u"incidents"_s, group.key, {});
        measure(u"incidents"_s);
        count(u"count"_s, group.incidents);
        count(u"open"_s, group.open);
        for (const Measure one : kPublished)
            distribution(measureName(one), group.measure(one));
        measure(u"sla"_s);
        count(u"met"_s, group.sla.met);
        count(u"missed"_s, group.sla.missed);
        count(u"pending"_s, group.sla.pending);
        add(u"attainment"_s, FigureUnit::Share, group.sla.attainment());
    }

    void service(const ServiceAvailability &one)
    {
        const Uptime &told = one.uptime;
        begin(u"availability"_s, one.service.uid, one.service.name);
        measure(u"availability"_s);
        add(u"availability"_s, FigureUnit::Share, told.availability());
        add(u"all_downtime"_s, FigureUnit::Share, told.allDowntimeAvailability());
        add(u"target"_s, FigureUnit::Share, one.service.target);
        add(u"coverage"_s, FigureUnit::Share, told.coverage());
        length(u"agreed"_s, double(told.agreed));
        length(u"unknown"_s, double(told.unknown));
        length(u"maintenance"_s, double(told.maintenance));
        length(u"late_maintenance"_s, double(told.lateMaintenance));
        length(u"down"_s, double(told.down));
        length(u"degraded"_s, double(told.degraded));
        length(u"counted_down"_s, told.weightedDown);
        length(u"worst"_s, double(told.worst.length()));
        count(u"outages"_s, told.outages);
        length(u"budget"_s, one.budget);
        length(u"budget_left"_s, one.budgetLeft);
    }

    [[nodiscard]] std::vector<PeriodFigure> take() { return std::move(m_all); }

private:
    void distribution(const QString &name, const Distribution &d)
    {
        measure(name);
        count(u"n"_s, d.n);
        count(u"no_start"_s, d.noStart);
        count(u"no_end"_s, d.noEnd);
        count(u"order"_s, d.order);
        count(u"open"_s, d.open);
        length(u"median"_s, d.median);
        length(u"mean"_s, d.mean);
        length(u"p90"_s, d.p90);
        length(u"max"_s, d.max ? std::optional(double(*d.max)) : std::nullopt);
    }

    PeriodFigure m_next;
    std::vector<PeriodFigure> m_all;
};

} // namespace

std::vector<PeriodFigure> periodFigures(const MetricsReport &all, const MetricsReport &byPriority,
                                        const AvailabilityReport &availability)
{
    Figures figures;
    figures.group(all.group(u"all"_s));
    for (const QString &priority : {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"none"_s})
        figures.group(byPriority.group(priority));
    for (const ServiceAvailability &one : availability.services)
        figures.service(one);
    return figures.take();
}

QStringList periodDefinitions()
{
    QStringList all;
    QStringList codes{u"incidents"_s, u"open"_s, u"sla"_s, u"availability"_s};
    for (const Measure one : kPublished)
        codes.append(measureName(one));
    for (const QString &code : codes)
        all.append(code + u' ' + QString::number(wording::metricVersion(code)));
    return all;
}

} // namespace binnacle
