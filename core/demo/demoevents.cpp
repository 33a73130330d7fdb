// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoevents.h"

#include "base/timetext.h"
#include "demo/democatalog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Cause
{
    const char *title;
    const char *repair; // what ended it
    const char *code;   // of the resolution
};

constexpr Cause kCauses[] = {
    {"Disk full", "Old logs removed; the partition is larger now and watched.", "configuration"},
    {"Failed release", "Release taken back. It goes out again once its test covers this.", "software"},
    {"Memory leak", "Restarted. The vendor's patch is installed since.", "software"},
    {"Power supply failed", "Power supply replaced from stock.", "hardware"},
    {"Carrier line cut", "Traffic moved to the second line until the carrier had mended the first.",
     "supplier"},
    {"Wrong configuration", "Change taken back; the right values are in the repository.", "configuration"},
    {"Overload", "A report that ran all day was stopped and moved to the night.", "infrastructure"},
    {"Storage path lost", "Path brought back, firmware of the switch renewed.", "hardware"},
    {"Queue stuck", "The message it hung at was put aside, the rest went through.", "software"},
    {"Failover did not take", "Moved by hand. The second node has the same certificate now.",
     "configuration"},
    {"Name service", "The stale record was removed and the cache emptied.", "configuration"},
    {"Locked table", "The session that held the lock was ended.", "software"},
};
constexpr Cause kPlanted[] = {
    {"Certificate expired", "New certificate installed. A job renews it from now on.", "configuration"},
    {"Card payments declined", "The provider had us on a list by mistake and took us off.", "supplier"},
    {"Scanners lose their session", "Session store restarted with more memory.", "infrastructure"},
};

class Events
{
public:
    Events(const DemoDays &days, DemoDice &dice)
        : m_days(days)
        , m_dice(dice)
        , m_arrivals(days.arrivals())
    {}

    std::vector<DemoOutage> all()
    {
        for (const DemoService &service : demoServices()) {
            addOutages(service);
            if (service.isPatched)
                addMaintenance(service);
        }
        addPlanted();
        std::stable_sort(m_all.begin(), m_all.end(), [](const DemoOutage &a, const DemoOutage &b) {
            return a.outage.from < b.outage.from;
        });
        return std::move(m_all);
    }

private:
    DemoOutage &add(const QString &service, qint64 from, std::optional<qint64> to, const QString &title)
    {
        DemoOutage &one = m_all.emplace_back();
        one.outage.serviceName = service;
        one.outage.from = from;
        one.outage.to = to;
        one.outage.title = title;
        one.outage.source = u"monitoring"_s;
        one.toldAt = *std::lower_bound(m_arrivals.begin(), m_arrivals.end(),
                                       std::min(to.value_or(m_days.end()), m_days.end()));
        return one;
    }

    void addOutages(const DemoService &service)
    {
        // Chance gives some none and some more, as it does.
        int count = 0;
        for (double left = service.outages; left > 0; left -= 0.5)
            count += m_dice.hits(std::min(1.0, left * 2) * 0.5) ? 1 : 0;
        for (int i = 0; i < count; ++i) {
            const int day = m_dice.below(m_days.count() - 1);
            const qint64 from = m_days.start(day) + qint64(m_dice.between(0.25, 22.5) * double(kMsPerHour)) /
                                                        kMsPerMinute * kMsPerMinute;
            const double minutes =
                std::clamp(m_dice.around(service.criticality == 1 ? 14 : 32, 0.8), 2.0, 260.0);
            const qint64 to = from + qint64(minutes * double(kMsPerMinute)) / 1000 * 1000;
            if (to >= m_days.end())
                continue;
            DemoOutage &one = add(QString::fromLatin1(service.name), from, to,
                                  QString::fromLatin1(m_dice.one(kCauses).title));
            one.outage.degree = Degree(m_dice.weighted({0.5, 0.3, 0.2}));
        }
    }

    // A Sunday early each month, approved more than a week before.
    void addMaintenance(const DemoService &service)
    {
        const int week = m_dice.below(3);
        const int hour = 1 + m_dice.below(4);
        for (int day = 0; day + 1 < m_days.count(); ++day) {
            const QDate date = m_days.date(day);
            if (date.dayOfWeek() != 7 || (date.day() - 1) / 7 != week)
                continue;
            const qint64 from = m_days.start(day) + hour * kMsPerHour;
            const qint64 to = from + (60 + 15 * m_dice.below(6)) * kMsPerMinute;
            DemoOutage &one = add(QString::fromLatin1(service.name), from, to, u"Monthly patches"_s);
            one.outage.isMaintenance = true;
            one.outage.approvedAt = from - (8 + m_dice.below(6)) * kMsPerDay + 9 * kMsPerHour;
        }
    }

    void addPlanted()
    {
        // A Saturday evening some six weeks ago: nobody looked until Sunday morning.
        int saturday = m_days.dayOf(m_days.end() - 42 * kMsPerDay);
        while (m_days.date(saturday).dayOfWeek() != 6)
            --saturday;
        const qint64 evening = m_days.start(saturday) + 19 * kMsPerHour + 12 * kMsPerMinute;
        DemoOutage &expired = add(QString::fromLatin1(kDemoWeakService), evening,
                                  evening + 13 * kMsPerHour + 41 * kMsPerMinute, u"Certificate expired"_s);
        expired.story = DemoStoryKind::Expired;
        // Of a month that is closed already, found a month later.
        const qint64 night = m_days.at(m_days.wholeMonthDate(1).addDays(16), 1, 30);
        DemoOutage &late = add(QString::fromLatin1(kDemoRestatedService), night, night + 375 * kMsPerMinute,
                               u"Nightly batch hung, found in the vendor's log"_s);
        late.story = DemoStoryKind::Found;
        late.toldAt = m_days.corrected();
        // The payment page, whose alert was early.
        const qint64 declined = m_days.at(m_days.wholeMonthDate(1).addDays(20), 10, 2);
        DemoOutage &payments = add(QString::fromLatin1(kDemoLateService), declined,
                                   declined + 97 * kMsPerMinute, u"Card payments declined"_s);
        payments.outage.degree = Degree::Partial;
        payments.story = DemoStoryKind::Late;
        // One that goes on.
        DemoOutage &now = add(u"Warehouse scanning"_s, m_days.end() - 73 * kMsPerMinute, std::nullopt,
                              u"Scanners lose their session"_s);
        now.outage.degree = Degree::Partial;
    }

    const DemoDays &m_days;
    DemoDice &m_dice;
    std::vector<qint64> m_arrivals;
    std::vector<DemoOutage> m_all;
};

} // namespace

DemoRepair demoRepair(const QString &title)
{
    const auto isMeant = [&title](const Cause &cause) { return title == QLatin1StringView(cause.title); };
    const auto cause = std::find_if(std::begin(kCauses), std::end(kCauses), isMeant);
    const auto planted = std::find_if(std::begin(kPlanted), std::end(kPlanted), isMeant);
    if (cause == std::end(kCauses) && planted == std::end(kPlanted))
        qFatal("nothing ends an outage called %s", qPrintable(title));
    const Cause &found = cause != std::end(kCauses) ? *cause : *planted;
    return {QString::fromLatin1(found.repair), QString::fromLatin1(found.code)};
}

std::vector<DemoOutage> demoOutages(const DemoDays &days, DemoDice &dice)
{
    return Events(days, dice).all();
}

} // namespace binnacle
