// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A month of a small log, published and looked at again, on both engines.

#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "intake/importfixture.h"
#include "metrics/metricsservice.h"
#include "people/peopleservice.h"
#include "periods/periodchecks.h"
#include "periods/periodservice.h"
#include "tickets/ticketservice.h"

namespace binnacle::test {

using namespace Qt::StringLiterals;

// December 2025; it is January 2 of the year after.
inline constexpr qint64 kFrom = 1'764'547'200'000;
inline constexpr qint64 kTo = 1'767'225'600'000;

inline const QByteArray kLog =
    "number,title,state,priority,opened,resolved,occurred,detected,acknowledged,restored,made_sla\n"
    "A1,a,Resolved,1,2025-12-01 08:00,2025-12-01 10:00,2025-12-01 07:00,2025-12-01 07:30,2025-12-01 "
    "08:10,2025-12-01 09:00,true\n"
    "A2,b,Resolved,2,2025-12-05 08:00,2025-12-05 09:00,2025-12-05 07:50,2025-12-05 08:00,2025-12-05 "
    "08:05,2025-12-05 08:50,false\n"
    "A3,c,New,2,2025-12-31 23:59,,,,,,true\n"
    "A4,d,New,2,2026-01-01 00:00,,,,,,true\n";

inline QString figureText(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 12) : u"none"_s;
}

// "ttr/median P1 40 -> 50: INC1" in minutes, a line a difference.
inline QStringList differencesOf(const Restatement &told)
{
    QStringList lines;
    for (const FigureDifference &one : told.differences) {
        const PeriodFigure &f = one.published;
        const double unit = f.unit == FigureUnit::Milliseconds ? 60'000 : 1;
        const auto scaled = [unit](std::optional<double> v) { return v ? std::optional(*v / unit) : v; };
        QStringList causes;
        for (const size_t place : one.causes) {
            const RestatementCause &cause = told.causes[place];
            causes.append(causeKindName(cause.kind) + u' ' + cause.number);
        }
        lines.append(u"%1/%2 %3 %4 -> %5: %6"_s.arg(f.measure, f.figure, f.name.isEmpty() ? f.item : f.name,
                                                    figureText(scaled(f.value)), figureText(scaled(one.now)),
                                                    causes.join(u", "_s)));
    }
    return lines;
}

class PeriodFixture : public ImportFixture
{
    Q_OBJECT

protected:
    Actor m_admin;

    // Each with columns read anew: what changed is in them.
    template <typename F>
    auto with(F fn)
    {
        MetricsService metrics(database());
        AvailabilityService availability(database(), clock());
        PeriodService periods(database(), metrics, availability);
        return answer(fn(periods));
    }
    Result<PublishedPeriod> publish(qint64 from = kFrom, qint64 to = kTo, const QString &reason = {})
    {
        return with([&](PeriodService &periods) { return periods.publish(m_admin, {from, to, reason}); });
    }
    Result<std::vector<Restatement>> restatements(const RestatementRequest &request = {})
    {
        return with([&](PeriodService &periods) { return periods.restatements(m_admin, request); });
    }
    QStringList differences()
    {
        const auto told = restatements();
        if (!told || told->size() != 1)
            return {u"not one restatement"_s};
        return differencesOf(told->front());
    }
    QString checked()
    {
        const auto check = answer(database().read([](ReadScope &scope) { return checkPeriods(scope); }));
        return check ? (check->ok ? u"ok"_s : check->detail) : check.error().key;
    }
    static std::optional<double> valueOf(const PublishedPeriod &period, const QString &item,
                                         const QString &measure, const QString &figure)
    {
        for (const PeriodFigure &one : period.figures) {
            const bool named = one.item == item || one.name == item;
            if (named && one.measure == measure && one.figure == figure)
                return one.value;
        }
        qFatal("no figure %s %s", qPrintable(measure), qPrintable(figure));
    }

    void prepare() override
    {
        ImportFixture::prepare();
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }
    void outage(const QString &from, const QString &to)
    {
        Outage outage;
        outage.serviceName = u"Mail"_s;
        outage.from = *parseIso(from);
        outage.to = *parseIso(to);
        QVERIFY_OK(answer(OutageService(database()).add(m_admin, outage)));
    }
    void catalogService()
    {
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, u"Mail"_s, {{u"target"_s, u"0.99"_s}})));
    }
};

} // namespace binnacle::test
