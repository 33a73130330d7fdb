// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardworld.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::testing;

namespace {

constexpr qint64 kHour = 3'600'000;

Outage outage(qint64 from, std::optional<qint64> to, Degree degree = Degree::Full)
{
    Outage one;
    one.degree = degree;
    one.from = from;
    one.to = to;
    return one;
}

// Recorded over the 90 days before now.
ServiceHistory service(qint64 id, const QString &name, std::optional<double> target,
                       std::vector<Outage> outages)
{
    ServiceHistory history;
    history.service.id = ServiceId(id);
    history.service.name = name;
    history.service.target = target;
    history.outages = std::move(outages);
    history.span = Interval{kNow - 90 * kDay, kNow};
    history.told = IntervalSet(kNow - 90 * kDay, kNow);
    return history;
}

World world()
{
    World world;
    world.record = std::make_shared<AvailabilityRecord>();
    world.record->zone = QTimeZone::utc();
    world.record->services = {
        service(1, u"Mail"_s, 0.999, {outage(kNow - 20 * kDay, kNow - 20 * kDay + kHour)}),
        service(2, u"Shop"_s, 0.999, {outage(kNow - 40 * kDay, kNow - 40 * kDay + 5 * kHour)}),
        service(3, u"Wiki"_s, {}, {outage(kNow - 5 * kDay, kNow - 4 * kDay)}),
        service(4, u"Phone"_s, 0.99, {}),
    };
    world.record->index();
    return world;
}

BoardRequest last90()
{
    BoardRequest request;
    request.from = kNow - 90 * kDay;
    request.to = kNow;
    return request;
}

QStringList names(const BoardUptime &card)
{
    QStringList all;
    for (const BoardUptimeRow &row : card.rows)
        all.append(row.name);
    return all;
}

} // namespace

class TestBoardUptime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWorstComeFirst()
    {
        const BoardUptime card = world().board(last90()).uptime;
        QCOMPARE(names(card), (QStringList{u"Shop"_s, u"Wiki"_s, u"Mail"_s, u"Phone"_s}));
        QCOMPARE(card.recorded, 4);
        QCOMPARE(card.withTarget, 3);
        QCOMPARE(card.below, 1);
        QVERIFY(!card.target); // they differ
        const BoardUptimeRow &shop = card.rows.front();
        QCOMPARE(*shop.availability, 1 - 5.0 / (90 * 24));
        QCOMPARE(*shop.coverage, 1.0);
        QCOMPARE(shop.down, 5.0 * kHour);
        QVERIFY(std::abs(*shop.budgetLeft - (1 - 5.0 / (90 * 24 * 0.001))) < 1e-9); // 2.16 hours were allowed
    }

    void cellsAddUpAndCountTheirOutages()
    {
        const Board board = world().board(last90());
        for (const BoardUptimeRow &row : board.uptime.rows) {
            double down = 0;
            qint64 agreed = 0;
            int outages = 0;
            for (size_t i = 0; i < row.cells.size(); ++i) {
                down += row.cells[i].weightedDown;
                agreed += row.cells[i].agreed;
                outages += row.cellOutages[i];
                QCOMPARE(row.cellOutages[i] > 0, row.cells[i].recorded > 0);
            }
            QCOMPARE(down, row.down);
            QCOMPARE(agreed, 90 * kDay);
            QVERIFY(outages >= row.outages); // one over midnight is in both days
        }
    }

    // As the page of the service counts them: stretches that count, whatever they came through.
    void outagesAreThoseOfTheUptime()
    {
        World chained = world();
        chained.record->services[3].service.needs = {Need{{{ServiceId(2), u"Shop"_s}}, 1}};
        chained.record->services[2].outages.push_back(outage(kNow - 4 * kDay - kHour, kNow - 3 * kDay));
        chained.record->index();
        const BoardRequest request = last90();
        const BoardUptime card = chained.board(request).uptime;
        QHash<QString, int> counted;
        for (const BoardUptimeRow &row : card.rows)
            counted.insert(row.name, row.outages);
        QCOMPARE(counted.value(u"Phone"_s), 1); // through the shop, none of its own
        QCOMPARE(counted.value(u"Shop"_s), 1);
        QCOMPARE(counted.value(u"Wiki"_s), 1); // two of its own that touch are one
        for (const ServiceHistory &history : chained.record->services)
            QCOMPARE(counted.value(history.service.name),
                     uptime(chained.record->parts(history, {*request.from, *request.to}, kNow,
                                                  chained.record->rules))
                         .outages);
    }

    void theTileSaysHowManyAreBelow()
    {
        const BoardTile below = tile(world().board(last90()), BoardTile::Kind::BelowTarget);
        QCOMPARE(*below.value, 1.0);
        QCOMPARE(below.of, 3);
        QVERIFY2(below.note.contains(u"Shop"_s), qPrintable(below.note));
        qint64 weeks = 0;
        for (const BoardPoint &point : below.spark)
            weeks += qint64(point.value.value_or(0));
        QCOMPARE(weeks, 2); // the shop's week and the mail's, each below by itself
    }

    void aChosenServiceStandsBeforeTheOthers()
    {
        BoardRequest request = last90();
        request.query = u"service:Mail priority:1"_s;
        const BoardUptime card = world().board(request).uptime;
        QCOMPARE(card.rows.front().name, u"Mail"_s);
        QVERIFY(card.rows.front().chosen);
        QVERIFY(!card.rows[1].chosen);
        QCOMPARE(card.within, u"priority:1"_s);
        QVERIFY(!card.scope.filter); // of the rest nothing applies here
        request.query = u"service:Mail"_s;
        QVERIFY(world().board(request).uptime.scope.filter);
    }

    void nothingRecordedIsNoCard()
    {
        World empty = world();
        for (ServiceHistory &history : empty.record->services) {
            history.span.reset();
            history.told = {};
            history.outages.clear();
        }
        empty.record->index();
        const Board board = empty.board(last90());
        QCOMPARE(board.uptime.recorded, 0);
        QVERIFY(std::none_of(board.tiles.begin(), board.tiles.end(),
                             [](const BoardTile &one) { return one.kind == BoardTile::Kind::BelowTarget; }));
    }

    void withoutIncidentsTheWindowIsTheRecords()
    {
        const Board board = world().board({});
        QVERIFY(board.empty.isEmpty());
        QCOMPARE(board.header.dataEnd, kNow);
        QVERIFY(board.header.to >= kNow);
        QCOMPARE(board.uptime.recorded, 4);
        for (const BoardUptimeRow &row : board.uptime.rows) // what is not there yet is not unknown
            QVERIFY2(*row.coverage > 0.99, qPrintable(row.name));
    }

    void whatGoesOnNeedsSomebody()
    {
        World troubled = world();
        troubled.record->services[3].outages = {outage(kNow - 2 * kHour, {}, Degree::Partial)};
        troubled.record->index();
        const std::vector<BoardNeed> needs = troubled.board({}).needs;
        const auto said = [&needs](const QString &name) {
            QStringList texts;
            for (const BoardNeed &need : needs) {
                if (need.lead == name)
                    texts.append(need.text);
            }
            return texts.join(u'|');
        };
        QVERIFY2(said(u"Phone"_s).contains(u"impaired"_s), qPrintable(said(u"Phone"_s)));
        QVERIFY2(said(u"Shop"_s).contains(u"overspent"_s), qPrintable(said(u"Shop"_s)));
        QCOMPARE(said(u"Wiki"_s), QString()); // it has no target
    }

    void aBudgetThatWillBeGoneSoonIsSaid()
    {
        World soon;
        soon.record = std::make_shared<AvailabilityRecord>();
        soon.record->zone = QTimeZone::utc();
        // 2.16 hours are allowed; two of them went in the last week.
        soon.record->services = {
            service(1, u"Mail"_s, 0.999, {outage(kNow - 3 * kDay, kNow - 3 * kDay + 2 * kHour)})};
        soon.record->index();
        const std::vector<BoardNeed> needs = soon.board({}).needs;
        QCOMPARE(needs.size(), 1U);
        QVERIFY2(needs.front().text.contains(u"budget gone about"_s), qPrintable(needs.front().text));
        QCOMPARE(needs.front().service, u"Mail"_s);
    }

    void aServiceIsDownWithWhatItNeeds()
    {
        World chained = world();
        chained.record->services[3].service.needs = {Need{{{ServiceId(2), u"Shop"_s}}, 1}};
        const BoardUptime card = chained.board(last90()).uptime;
        const auto phone = std::find_if(card.rows.begin(), card.rows.end(),
                                        [](const BoardUptimeRow &row) { return row.name == u"Phone"_s; });
        QCOMPARE(phone->down, 5.0 * kHour);
    }
};

QTEST_APPLESS_MAIN(TestBoardUptime)
#include "tst_boarduptime.moc"
