// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Running sums give the figures of any window, to the digit those worked out over that window alone.

#include "availability/servicedays.h"
#include "availability/uptimeledger.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kBegin = 1'772'000'000'000;
constexpr qint64 kLength = 600 * kHour;

qint64 instant()
{
    return kBegin + *rc::gen::inRange<qint64>(0, kLength / 60'000) * 60'000;
}

Outage randomOutage()
{
    Outage outage;
    outage.isMaintenance = *rc::gen::inRange(0, 4) == 0;
    outage.degree = *rc::gen::element(Degree::Full, Degree::Partial, Degree::Degraded, Degree::None);
    outage.from = instant();
    if (*rc::gen::inRange(0, 6) > 0)
        outage.to = outage.from + *rc::gen::inRange<qint64>(0, 60 * 60) * 60'000;
    if (outage.isMaintenance && *rc::gen::inRange(0, 3) > 0)
        outage.approvedAt = outage.from - kHour;
    return outage;
}

// Services that need those before them, told of in part, some with hours of their own.
std::shared_ptr<const AvailabilityRecord> randomRecord()
{
    auto record = std::make_shared<AvailabilityRecord>();
    record->zone = QTimeZone::utc();
    record->calendars.insert(1, WorkCalendar::businessHours(QTimeZone("Europe/Berlin")));
    record->rules.policy = *rc::gen::element(MaintenancePolicy::Exclude, MaintenancePolicy::Up,
                                             MaintenancePolicy::Down, MaintenancePolicy::Ignore);
    record->rules.weights = {*rc::gen::element(0.3, 0.5), *rc::gen::element(0.0, 0.1)};
    const int services = *rc::gen::inRange(1, 6);
    for (int i = 0; i < services; ++i) {
        ServiceHistory history;
        history.service.id = ServiceId(i + 1);
        history.service.name = QString::number(i);
        if (*rc::gen::inRange(0, 2) == 0)
            history.service.calendar = CalendarId(1);
        if (*rc::gen::inRange(0, 3) > 0)
            history.service.target = *rc::gen::element(0.9, 0.99);
        const qint64 from = instant();
        const qint64 to = std::max(from, instant());
        if (*rc::gen::inRange(0, 3) > 0) {
            history.span = Interval{from, to};
            history.told = IntervalSet(from, to);
        } else if (*rc::gen::inRange(0, 2) == 0) {
            history.watchedFrom = from;
        }
        if (i > 0 && *rc::gen::inRange(0, 2) == 0)
            history.service.needs = {Need{
                {{ServiceId(*rc::gen::inRange(1, i + 1)), {}}, {ServiceId(*rc::gen::inRange(1, i + 1)), {}}},
                *rc::gen::inRange(1, 3)}};
        const int outages = *rc::gen::inRange(0, 8);
        for (int k = 0; k < outages; ++k)
            history.outages.push_back(randomOutage());
        std::stable_sort(history.outages.begin(), history.outages.end(),
                         [](const Outage &a, const Outage &b) { return a.from < b.from; });
        record->services.push_back(std::move(history));
    }
    record->index();
    return record;
}

Interval randomWindow()
{
    const qint64 a = instant();
    const qint64 b = instant();
    return {std::min(a, b), std::max(a, b)};
}

} // namespace

class TestUptimeLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyWindowIsAsItIsAlone();
    void weeksAreThoseOfDays();
    void aRecordThatChangedIsNotItsOwn();
};

void TestUptimeLedger::anyWindowIsAsItIsAlone()
{
    QVERIFY(rc::check("sums over a window are its figures, as of any instant after it", [] {
        const auto record = randomRecord();
        const UptimeLedger ledger(record, {kBegin, kBegin + 2 * kLength});
        for (int i = 0; i < 4; ++i) {
            const Interval window = randomWindow();
            const qint64 asOf = window.to + *rc::gen::inRange<qint64>(0, 300) * kHour;
            RC_ASSERT(ledger.isOf(record, window));
            for (size_t s = 0; s < record->services.size(); ++s) {
                const ServiceHistory &history = record->services[s];
                const UptimeParts parts = record->parts(history, window, asOf, record->rules);
                const Uptime alone = uptime(parts);
                const Uptime told = ledger.of(s).over(window);
                RC_ASSERT(told.counted == alone.counted);
                RC_ASSERT(told.unknown == alone.unknown);
                RC_ASSERT(told.maintenance == alone.maintenance);
                RC_ASSERT(told.weightedDown == alone.weightedDown);
                RC_ASSERT(told.availability() == alone.availability());
                const bool tells = !history.recordedAt(asOf).clipped(window.from, window.to).isEmpty() ||
                                   !parts.counting.isEmpty() || !parts.maintenance.isEmpty();
                RC_ASSERT(ledger.of(s).tellsOf(window) == tells);
            }
        }
    }));
}

void TestUptimeLedger::weeksAreThoseOfDays()
{
    QVERIFY(rc::check("those below in a part of a window are counted from its days", [] {
        const auto record = randomRecord();
        UptimeLedger ledger(record, {kBegin, kBegin + kLength});
        const Interval window = randomWindow();
        RC_PRE(!window.isEmpty());
        const qint64 middle = window.from + window.length() / 3;
        std::array<UptimeLedger::Below, 2> wanted{};
        for (const ServiceHistory &history : record->services) {
            if (!history.service.target)
                continue;
            const auto days = daysOf(record->parts(history, window, window.to, record->rules),
                                     {window.from, middle, window.to});
            for (size_t i = 0; i < days.size(); ++i) {
                if (days[i].counted == 0)
                    continue;
                ++wanted[i].known;
                wanted[i].below +=
                    1 - days[i].weightedDown / double(days[i].counted) < *history.service.target ? 1 : 0;
            }
        }
        for (int again = 0; again < 2; ++again) {
            for (size_t i = 0; i < wanted.size(); ++i) {
                const UptimeLedger::Below told =
                    ledger.below(i == 0 ? Interval{window.from, middle} : Interval{middle, window.to});
                RC_ASSERT(told.known == wanted[i].known);
                RC_ASSERT(told.below == wanted[i].below);
            }
        }
    }));
}

void TestUptimeLedger::aRecordThatChangedIsNotItsOwn()
{
    const auto record = std::make_shared<AvailabilityRecord>();
    const UptimeLedger ledger(record, {100, 200});
    QVERIFY(ledger.isOf(record, {100, 200}));
    QVERIFY(ledger.isOf(record, {500, 500})); // nothing is asked of it
    QVERIFY(!ledger.isOf(record, {99, 200}));
    QVERIFY(!ledger.isOf(record, {150, 201}));
    QVERIFY(!ledger.isOf(std::make_shared<AvailabilityRecord>(*record), {100, 200}));
}

QTEST_APPLESS_MAIN(TestUptimeLedger)
#include "tst_uptimeledger.moc"
