// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What boards keep changes no figure: whatever is asked one after the other, and whatever changes in between,
// a board is as if it were the first.

#include "reports/boarddump.h"
#include "reports/boardworld.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;

std::shared_ptr<AvailabilityRecord> randomRecord()
{
    auto record = std::make_shared<AvailabilityRecord>();
    record->zone = QTimeZone::utc();
    record->calendars.insert(1, WorkCalendar::businessHours(QTimeZone::utc()));
    for (int i = 0; i < 15; ++i) {
        ServiceHistory history;
        history.service.id = ServiceId(i + 1);
        history.service.name = u"Name %1"_s.arg(i);
        history.service.calendar = CalendarId(i % 2);
        if (i % 3 != 0)
            history.service.target = 0.99;
        if (i % 4 == 3)
            history.service.needs = {Need{{{ServiceId(i), {}}}, 1}};
        const qint64 since = kNow - *rc::gen::inRange<qint64>(0, 200) * kDay;
        if (i % 5 == 4) {
            history.watchedFrom = since;
        } else {
            history.span = Interval{since, kNow - kDay};
            history.told = IntervalSet(since, kNow - kDay);
        }
        const int outages = *rc::gen::inRange(0, 6);
        for (int k = 0; k < outages; ++k) {
            Outage one;
            one.from = kNow - *rc::gen::inRange<qint64>(-48, 200 * 24) * kHour;
            one.isMaintenance = *rc::gen::inRange(0, 4) == 0;
            one.degree = *rc::gen::element(Degree::Full, Degree::Partial);
            if (*rc::gen::inRange(0, 5) > 0)
                one.to = one.from + *rc::gen::inRange<qint64>(0, 3000) * 60'000;
            history.outages.push_back(one);
        }
        std::sort(history.outages.begin(), history.outages.end(),
                  [](const Outage &a, const Outage &b) { return a.from < b.from; });
        record->services.push_back(std::move(history));
    }
    record->index();
    return record;
}

// A window as a hand brushes it, or one of those there are without it.
BoardRequest randomRequest()
{
    static const QStringList kFilters{u""_s,
                                      u"priority:1,2"_s,
                                      u"team:\"Name 2\",none"_s,
                                      u"-state:done"_s,
                                      u"service:\"Name 1\""_s,
                                      u"category:\"Name 1\""_s};
    BoardRequest request;
    request.query = kFilters[*rc::gen::inRange<qsizetype>(0, kFilters.size())];
    request.fullRange = *rc::gen::inRange(0, 6) == 0;
    request.maxDots = *rc::gen::element(7, 1000);
    request.limits = true;
    if (*rc::gen::inRange(0, 6) > 0) {
        request.from = kNow - *rc::gen::inRange<qint64>(0, 250 * 24) * kHour;
        request.to = *request.from + *rc::gen::inRange<qint64>(0, 150 * 24) * kHour;
    }
    return request;
}

void change(World &world)
{
    switch (*rc::gen::inRange(0, 6)) {
    case 0: // an incident is edited, moved or removed, another is new
        if (world.columns.size() > 0) {
            const size_t row = *rc::gen::inRange<size_t>(0, world.columns.size());
            IncidentRow edited = randomRow(world.columns, world.columns.ids()[row]);
            IncidentRow added = randomRow(world.columns, 100'000 + *rc::gen::inRange<qint64>(0, 1'000'000));
            world.columns.apply({edited, added}, {world.columns.ids().back()});
        }
        break;
    case 1:
        world.record = randomRecord();
        break;
    case 2:
        world.record.reset();
        break;
    case 3:
        world.zone = QTimeZone(*rc::gen::element<QByteArray>("UTC", "Europe/Berlin", "America/St_Johns"));
        break;
    case 4:
        world.calendar = *rc::gen::inRange(0, 2) == 0
                             ? std::optional(WorkCalendar::businessHours(QTimeZone::utc()))
                             : std::nullopt;
        break;
    default:
        break; // the hand goes on
    }
}

} // namespace

class TestBoardKept : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lawWhatIsKeptChangesNothing();
    void theClockGoesOn();
};

void TestBoardKept::lawWhatIsKeptChangesNothing()
{
    QVERIFY(rc::check("a board is the same after others as alone", [] {
        World world;
        fill(world.columns, randomRows(world.columns, *rc::gen::element(60, 300)));
        world.record = randomRecord();
        BoardKept kept;
        for (int i = 0; i < 6; ++i) {
            const BoardRequest request = randomRequest();
            const QString difference =
                BoardDump::difference(world.board(request, &kept), world.board(request));
            RC_ASSERT(difference.toStdString() == std::string());
            change(world);
        }
    }));
}

// Of a service somebody watches here there is news each moment, without a change of its record.
void TestBoardKept::theClockGoesOn()
{
    World world;
    world.columns.finish();
    world.record = std::make_shared<AvailabilityRecord>();
    world.record->zone = QTimeZone::utc();
    ServiceHistory history;
    history.service.id = ServiceId(1);
    history.service.name = u"Mail"_s;
    history.service.target = 0.99;
    history.watchedFrom = kNow - 10 * kDay;
    Outage goesOn;
    goesOn.from = kNow - 10 * kDay;
    history.outages = {goesOn};
    world.record->services = {history};
    world.record->index();
    BoardKept kept;
    BoardRequest request;
    request.from = kNow - 30 * kDay;
    request.to = kNow + 90 * kDay;
    for (const qint64 later : {qint64(0), qint64(1), kHour, 3 * kDay, 60 * kDay}) {
        world.now = kNow + later;
        const Board board = world.board(request, &kept);
        QCOMPARE(board.uptime.rows.size(), 1U);
        QCOMPARE(board.uptime.rows.front().down, double(10 * kDay + later));
        QCOMPARE(BoardDump::difference(board, world.board(request)), QString());
    }
}

QTEST_GUILESS_MAIN(TestBoardKept)
#include "tst_boardkept.moc"
