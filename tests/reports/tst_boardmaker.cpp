// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A board: what stands on each mark is what its query finds; figures agree with the plain measures.

#include "reports/boardworld.h"

#include <QTest>
#include <numeric>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

namespace {

World randomWorld(int atMost)
{
    World world;
    auto rows = randomRows(world.columns, atMost);
    for (IncidentRow &row : rows) { // more teams than a card has rows
        const qint64 key = *rc::gen::inRange<qint64>(0, 20);
        row.name(ColumnName::Team) = world.columns.names(ColumnName::Team).codeOf(key, u"Name %1"_s.arg(key));
    }
    fill(world.columns, rows);
    static const std::array<QByteArray, 3> kZones{"UTC", "Europe/Berlin", "America/St_Johns"};
    world.zone = QTimeZone(kZones[*rc::gen::inRange<size_t>(0, 3)]);
    world.queryZone = QTimeZone(kZones[*rc::gen::inRange<size_t>(0, 3)]);
    return world;
}

BoardRequest randomRequest()
{
    static const QStringList kFilters{u""_s,
                                      u"priority:1,2"_s,
                                      u"team:\"Name 2\" or state:open"_s,
                                      u"team:\"Name 2\",none priority:1,2"_s,
                                      u"category:\"Name 1\""_s,
                                      u"-state:done"_s,
                                      u"category:none has:sla"_s,
                                      u"opened:>=2025-12-01"_s};
    BoardRequest request;
    request.query = kFilters[*rc::gen::inRange<qsizetype>(0, kFilters.size())];
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        break;
    case 1:
        request.fullRange = true;
        break;
    case 2:
        request.from = kNow - *rc::gen::inRange<qint64>(0, 250) * kDay;
        break;
    default:
        request.from = kNow - *rc::gen::inRange<qint64>(0, 250) * kDay;
        request.to = *request.from + *rc::gen::inRange<qint64>(0, 150) * kDay + 3'600'000;
    }
    return request;
}

} // namespace

class TestBoardMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lawMarksAndTheirQueriesAgree();
    void lawFiguresAgreeWithTheMeasures();
    void lawCardsAgreeWithEachOther();
    void whatNoSourceTellsIsNoZero();
    void aWeekIsUnfinishedWhileManyAreOpen_data();
    void aWeekIsUnfinishedWhileManyAreOpen();
    void theKindOfTimeIsSaid();
    void aMeasureWithoutDataSaysWhy();
    void underTenValuesAreShownRaw();
    void dotsAreCappedAndKeepTheOutliers();
    void anEmptyWorkspaceSaysWhatToDo();
    void aChosenTeamStandsBesideTheOthers();
    void aPartThatCannotBeAnsweredIsAnError();
    void derivedStampsAreCounted();
    void chipsLeaveTheRest();
};

void TestBoardMaker::lawMarksAndTheirQueriesAgree()
{
    QVERIFY(rc::check("the count behind each mark is the count of its query", [] {
        const World world = randomWorld(150);
        const BoardRequest request = randomRequest();
        const Board board = world.board(request);
        for (const BoardTile &t : board.tiles)
            RC_ASSERT(world.count(t.query) == t.records);
        for (const BoardBin &bin : board.volume.bins) {
            qint64 sum = 0;
            for (int p = 0; p < 5; ++p) {
                RC_ASSERT(bin.opened[p] ==
                          (bin.openedQuery[p].isEmpty() ? 0 : world.count(bin.openedQuery[p])));
                sum += bin.opened[p];
            }
            RC_ASSERT(world.count(bin.binQuery) == sum);
            RC_ASSERT(bin.closed == (bin.closedQuery.isEmpty() ? 0 : world.count(bin.closedQuery)));
        }
        for (const BoardBand &band : board.backlog.bands)
            RC_ASSERT(world.count(band.query) == band.count);
        for (const BoardGroups &groups : board.groups) {
            for (const BoardGroup &group : groups.rows) {
                const RowBits rows = world.filter(group.query);
                RC_ASSERT(rows.count() == group.incidents);
                const MetricsGroup own =
                    incidentMetrics(world.columns, rows, {}, {world.zone, kNow, std::nullopt}).groups.front();
                const Distribution &resolve = own.measure(Measure::Resolve);
                RC_ASSERT(group.n == resolve.n);
                RC_ASSERT(group.median == resolve.median);
                RC_ASSERT(group.p90 == (resolve.n >= 10 ? resolve.p90 : std::nullopt));
                RC_ASSERT(group.sla.met == own.sla.met && group.sla.missed == own.sla.missed);
                RC_ASSERT(group.open == world.count(group.query + u" state:open"_s));
            }
        }
        for (size_t w = 0; w < board.resolve.median.size(); ++w) {
            const qint64 found = world.count(board.resolve.weekQueries[w]);
            RC_ASSERT(found == board.resolve.weekRecords[w]);
            RC_ASSERT(found >=
                      board.resolve.median[w].n); // more only by reversed stamps, which no query tells
            if (tile(board, BoardTile::Kind::Resolve).distribution.order == 0)
                RC_ASSERT(found == board.resolve.median[w].n);
        }
        RC_ASSERT(world.count(board.header.records) == board.header.incidents);
    }));
}

void TestBoardMaker::lawFiguresAgreeWithTheMeasures()
{
    QVERIFY(rc::check("tiles show what the metrics of the same window and filter are", [] {
        const World world = randomWorld(150);
        const BoardRequest request = randomRequest();
        const Board board = world.board(request);
        const auto metricsOf = [&](qint64 from, qint64 to) {
            MetricsRequest plain;
            plain.from = from;
            plain.to = to;
            return incidentMetrics(world.columns, world.filter(request.query), plain,
                                   {world.zone, board.header.asOf, std::nullopt})
                .groups.front();
        };
        const MetricsGroup now = metricsOf(board.header.from, board.header.to);
        const MetricsGroup before = metricsOf(board.header.priorFrom, board.header.priorTo);
        RC_ASSERT(board.header.incidents == now.incidents);
        RC_ASSERT(board.header.priorIncidents == before.incidents);
        const std::array<std::pair<BoardTile::Kind, Measure>, 4> pairs{
            {{BoardTile::Kind::Detect, Measure::Ttd},
             {BoardTile::Kind::Acknowledge, Measure::Tta},
             {BoardTile::Kind::Restore, Measure::Ttr},
             {BoardTile::Kind::Resolve, Measure::Resolve}}};
        for (const auto &[kind, measure] : pairs) {
            const BoardTile &t = tile(board, kind);
            const Distribution &d = now.measure(measure);
            RC_ASSERT(t.distribution.incidents() == now.incidents);
            RC_ASSERT(t.value == d.median);
            RC_ASSERT(t.distribution.mean == d.mean);
            RC_ASSERT(t.distribution.n == d.n);
            RC_ASSERT(t.distribution.order == d.order);
            RC_ASSERT(t.distribution.p90 == (d.n >= 10 ? d.p90 : std::nullopt));
            RC_ASSERT(t.prior == before.measure(measure).median);
            RC_ASSERT(t.noData.isEmpty() == t.value.has_value());
        }
        const BoardTile &sla = tile(board, BoardTile::Kind::SlaMet);
        RC_ASSERT(sla.sla.met == now.sla.met && sla.sla.missed == now.sla.missed &&
                  sla.sla.pending == now.sla.pending);
        RC_ASSERT(tile(board, BoardTile::Kind::Reopened).count == now.reopened);
    }));
}

void TestBoardMaker::lawCardsAgreeWithEachOther()
{
    QVERIFY(rc::check("two cards of one board never disagree", [] {
        const World world = randomWorld(150);
        const BoardRequest request = randomRequest();
        const Board board = world.board(request);
        RC_ASSERT(board.volume.opened == board.header.incidents);
        const BoardTile &open = tile(board, BoardTile::Kind::Open);
        RC_ASSERT(board.backlog.open == open.count);
        RC_ASSERT(world.count(open.query) == open.count);
        if (board.header.openAt == board.header.to) // the end of its line, then
            RC_ASSERT(open.spark.back().value == open.value);
        const BoardTile &resolve = tile(board, BoardTile::Kind::Resolve);
        RC_ASSERT(board.resolve.of == resolve.distribution.n);
        RC_ASSERT(board.resolve.open == resolve.distribution.open);
        RC_ASSERT(board.resolve.excluded == resolve.distribution.excluded());
        RC_ASSERT(qint64(board.resolve.dots.size()) == board.resolve.of); // few enough to draw all
        for (const BoardGroups &groups : board.groups) { // few enough that every chosen one is a row
            RC_ASSERT(qint64(groups.rows.size() + groups.more.size()) == groups.groups);
            qint64 chosen = 0, all = groups.otherIncidents;
            for (const BoardGroup &group : groups.rows) {
                chosen += group.chosen ? group.incidents : 0;
                all += group.incidents;
            }
            BoardRequest wider = request;
            wider.query = groups.within.value_or(request.query);
            RC_ASSERT(all == world.board(wider).header.incidents);
            RC_ASSERT(chosen == (groups.within ? board.header.incidents : all - groups.otherIncidents));
        }
        qint64 week = board.header.from;
        for (const BoardPoint &point : board.resolve.median) {
            RC_ASSERT(point.at == week); // weeks fill the window without gaps
            week = point.until;
        }
        RC_ASSERT(week == board.header.to);
        RC_ASSERT(qint64(board.oldest.size()) == std::min<qint64>(10, board.backlog.open));
    }));
}

void TestBoardMaker::aWeekIsUnfinishedWhileManyAreOpen_data()
{
    QTest::addColumn<int>("open");
    QTest::addColumn<bool>("finished");
    QTest::newRow("none") << 0 << true;
    QTest::newRow("one in twenty") << 1 << true;
    QTest::newRow("more") << 2 << false;
    QTest::newRow("all but one") << 19 << false;
}

// Of twenty incidents of each week; no control limit counts an unfinished one.
void TestBoardMaker::aWeekIsUnfinishedWhileManyAreOpen()
{
    QFETCH(int, open);
    QFETCH(bool, finished);
    World world;
    const qint64 from = kNow - 84 * kDay;
    for (int week = 0; week < 12; ++week) {
        for (int i = 0; i < 20; ++i) {
            IncidentRow row;
            row.id = week * 20 + i + 1;
            row.opened = from + week * 7 * kDay + i * 1000;
            const bool isOpen = week == 11 && i < open;
            if (!isOpen)
                row.stamp(ColumnStamp::Resolved) = row.opened + kDay;
            row.stateClass = isOpen ? IncidentRow::Class::Open : IncidentRow::Class::Done;
            row.name(ColumnName::Source) = world.columns.names(ColumnName::Source).codeOf(u"log"_s);
            world.columns.append(row);
        }
    }
    world.columns.finish();
    BoardRequest request;
    request.limits = true;
    const Board board = world.board(request);
    qint64 stillOpen = 0;
    for (const BoardPoint &week : board.resolve.median) {
        stillOpen += week.open;
        QCOMPARE(week.isFinished(), week.open == 0 || finished);
    }
    QCOMPARE(stillOpen, board.resolve.open);
    QCOMPARE(stillOpen, open);
    const size_t drawn = size_t(std::count_if(board.resolve.median.begin(), board.resolve.median.end(),
                                              [](const BoardPoint &week) { return week.n >= 3; }));
    QCOMPARE(board.resolve.limitWeeks.size(), drawn - (finished || 20 - open < 3 ? 0 : 1));
}

void TestBoardMaker::whatNoSourceTellsIsNoZero()
{
    World world;
    NameDictionary &sources = world.columns.names(ColumnName::Source);
    for (qint64 id = 1; id <= 6; ++id) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * kDay;
        row.stamp(ColumnStamp::Resolved) = kNow - kDay / 2;
        row.stateClass = IncidentRow::Class::Done;
        row.name(ColumnName::Source) = sources.codeOf(id < 3 ? u"log"_s : u"flat"_s);
        world.columns.append(row);
    }
    world.columns.finish();
    world.columns.setTellsReopenings(sources.codeOf(u"flat"_s), false);
    const auto reopened = [&](const QString &query) {
        BoardRequest request;
        request.query = query;
        return tile(world.board(request), BoardTile::Kind::Reopened);
    };
    QVERIFY(!reopened(u"source:flat"_s).value);
    QVERIFY(reopened(u"source:flat"_s).noData.contains(u"no source"_s));
    QCOMPARE(reopened(u"source:log"_s).value, std::optional(0.0));
    QCOMPARE(reopened({}).note, u"0 of 2"_s); // those that could tell
    QVERIFY(reopened({}).definition.contains(u"Not counted: 4 incidents"_s));
    IncidentRow again = world.columns.row(0);
    again.reopened = true; // done here
    again.stamp(ColumnStamp::Closed) = kNow;
    QVERIFY(!world.board({}).volume.closedTold);
    QCOMPARE(world.board({}).volume.title, u"Opened by priority"_s);
    world.columns.apply({again}, {});
    QCOMPARE(reopened({}).note, u"1 of 3"_s);
    QVERIFY(world.board({}).volume.closedTold);
    BoardRequest log;
    log.query = u"source:log"_s;
    QVERIFY(!world.board(log).volume.closedTold);
}

void TestBoardMaker::theKindOfTimeIsSaid()
{
    World world;
    world.columns.finish();
    QCOMPARE(world.board({}).header.timeText, u"Elapsed (24×7)"_s);
    QCOMPARE(tile(world.board({}), BoardTile::Kind::Resolve).scope.time, std::optional(TimeKind::Elapsed));
    world.calendar = WorkCalendar::businessHours(QTimeZone::utc());
    BoardRequest request;
    request.time = TimeKind::Business;
    const Board board = world.board(request);
    QCOMPARE(board.header.timeText, u"Business hours, Mon–Fri 09–17"_s);
    for (const std::optional<TimeKind> &time : {tile(board, BoardTile::Kind::Resolve).scope.time,
                                                board.resolve.scope.time, board.groups[0].scope.time})
        QCOMPARE(time, std::optional(TimeKind::Business));
    QVERIFY(!tile(board, BoardTile::Kind::Open).scope.time); // ages are elapsed
    QVERIFY(!board.backlog.scope.time);
}

void TestBoardMaker::aMeasureWithoutDataSaysWhy()
{
    World world;
    for (qint64 id = 1; id <= 3; ++id) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * kDay;
        row.stamp(ColumnStamp::Resolved) = kNow;
        row.stateClass = IncidentRow::Class::Done;
        world.columns.append(row);
    }
    world.columns.finish();
    const Board board = world.board({});
    const BoardTile &restore = tile(board, BoardTile::Kind::Restore);
    QVERIFY(!restore.value);
    QVERIFY(restore.noData.contains(u"occurred and a restored stamp"_s));
    QVERIFY(restore.noData.contains(u"3 incidents have a resolved stamp"_s));
    QCOMPARE(restore.instead, std::optional(BoardTile::Kind::Resolve));
    QVERIFY(!tile(board, BoardTile::Kind::Detect).instead); // nobody acknowledged any either
    QVERIFY(tile(board, BoardTile::Kind::SlaMet).noData.contains(u"target"_s));
    QVERIFY(tile(board, BoardTile::Kind::Acknowledge)
                .definition.contains(u"Without a detected stamp here: 3."_s));
}

void TestBoardMaker::underTenValuesAreShownRaw()
{
    for (const qint64 n : {qint64(9), qint64(10)}) {
        World world;
        for (qint64 id = 1; id <= n; ++id) {
            IncidentRow row;
            row.id = id;
            row.opened = kNow - 60'000 * id;
            row.stamp(ColumnStamp::Resolved) = row.opened + id * 1000; // the later it came, the quicker
            world.columns.append(row);
        }
        world.columns.finish();
        const Board board = world.board({});
        const BoardTile &resolve = tile(board, BoardTile::Kind::Resolve);
        QCOMPARE(resolve.rawValues.size(), n < 10 ? 9U : 0U);
        QVERIFY(std::is_sorted(resolve.rawValues.begin(), resolve.rawValues.end()));
        QCOMPARE(resolve.distribution.p90.has_value(), n >= 10);
        QVERIFY(resolve.value.has_value());
        QVERIFY(board.resolve.p90.back().value.has_value() == (n >= 10));
    }
}

void TestBoardMaker::dotsAreCappedAndKeepTheOutliers()
{
    World world;
    for (qint64 id = 1; id <= 20'000; ++id) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * 60'000;
        row.stamp(ColumnStamp::Resolved) = row.opened + (id % 1000 == 7 ? 400 : 1) * 3'600'000 + id * 100;
        world.columns.append(row);
    }
    world.columns.finish();
    const Board board = world.board({});
    QCOMPARE(board.resolve.of, 20'000);
    QVERIFY(board.resolve.dots.size() <= 1000);
    QVERIFY(board.resolve.dots.size() > 700);
    const auto isLong = [](const BoardDot &dot) { return dot.duration > 300 * 3'600'000LL; };
    QCOMPARE(std::count_if(board.resolve.dots.begin(), board.resolve.dots.end(), isLong), 20);
    QVERIFY(std::is_sorted(board.resolve.dots.begin(), board.resolve.dots.end(),
                           [](const BoardDot &a, const BoardDot &b) { return a.opened < b.opened; }));
}

void TestBoardMaker::anEmptyWorkspaceSaysWhatToDo()
{
    const Board board = World().board({});
    QVERIFY(board.empty.contains(u"Import a log"_s));
    for (const BoardTile &t : board.tiles)
        QVERIFY(t.kind == BoardTile::Kind::Open || !t.noData.isEmpty());
    QVERIFY(board.header.dataEndText.isEmpty());
}

void TestBoardMaker::aChosenTeamStandsBesideTheOthers()
{
    World world;
    for (qint64 id = 1; id <= 200; ++id) { // the more, the earlier its letter; 14 teams
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * 60'000;
        row.priority = id % 2 == 0 ? 1 : 3;
        const qint64 team = std::min<qint64>(id % 17, 13);
        row.name(ColumnName::Team) =
            world.columns.names(ColumnName::Team).codeOf(team + 1, u"Team %1"_s.arg(QChar(u'A' + int(team))));
        world.columns.append(row);
    }
    world.columns.finish();
    BoardRequest request;
    request.query = u"team:\"Team L\" priority:1"_s;
    const Board board = world.board(request);
    const BoardGroups &teams = board.groups[0];
    QCOMPARE(teams.by, GroupBy::Team);
    QCOMPARE(teams.within.value_or(u"none"_s), u"priority:1"_s);
    QCOMPARE(teams.groups, 14);
    QCOMPARE(teams.rows.size(), 12U);
    qint64 chosen = 0;
    for (const BoardGroup &group : teams.rows) {
        QCOMPARE(group.chosen, group.name == u"Team L"_s);
        chosen += group.chosen ? group.incidents : 0;
        QCOMPARE(group.incidents, world.count(group.query));
    }
    QCOMPARE(chosen, board.header.incidents);
    QVERIFY(teams.otherIncidents > chosen); // larger than the chosen one, and yet not shown
    const auto sum = [](qint64 before, const BoardGroup &group) { return before + group.incidents; };
    QCOMPARE(std::accumulate(teams.rows.begin(), teams.rows.end(), teams.otherIncidents, sum),
             world.count(u"priority:1"_s));
    QVERIFY(
        std::is_sorted(teams.rows.begin(), teams.rows.end(),
                       [](const BoardGroup &a, const BoardGroup &b) { return a.incidents > b.incidents; }));
    QVERIFY(!board.groups[1].within); // no category is chosen
}

void TestBoardMaker::aPartThatCannotBeAnsweredIsAnError()
{
    World world;
    world.columns.finish();
    const Query query = *ticketQueryLanguage().parse(u"team:a"_s);
    const RowBits none;
    const auto made = makeBoard({}, {world.columns, none, query, world.zone, world.queryZone, kNow,
                                     std::nullopt, [](const Query &) -> Result<RowBits> {
                                         return fail(ErrorCode::Unavailable, u"not-in-columns"_s);
                                     }});
    QVERIFY(!made);
    QCOMPARE(made.error().key, u"not-in-columns"_s);
}

void TestBoardMaker::derivedStampsAreCounted()
{
    World world;
    for (qint64 id = 1; id <= 4; ++id) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * kDay;
        row.stamp(ColumnStamp::Acknowledged) = row.opened + 1000;
        row.stamp(ColumnStamp::Resolved) = row.opened + 2000;
        row.acknowledgedDerived = id > 1;
        world.columns.append(row);
    }
    world.columns.finish();
    const Board board = world.board({});
    QVERIFY2(tile(board, BoardTile::Kind::Acknowledge).definition.endsWith(u"derived from states: 3 of 4."_s),
             qPrintable(tile(board, BoardTile::Kind::Acknowledge).definition));
    QVERIFY(!tile(board, BoardTile::Kind::Resolve).definition.contains(u"derived"_s));
}

void TestBoardMaker::chipsLeaveTheRest()
{
    World world;
    BoardRequest request;
    request.query = u"priority:1 (team:a or team:b)"_s;
    const Board board = world.board(request);
    QStringList texts;
    QStringList left;
    for (const BoardChip &chip : board.header.chips) {
        if (chip.kind == BoardChip::Kind::Filter) {
            texts += chip.text;
            left += chip.without;
        }
    }
    QCOMPARE(texts, (QStringList{u"priority:1"_s, u"team:a or team:b"_s}));
    QCOMPARE(left, (QStringList{u"team:a or team:b"_s, u"priority:1"_s}));
}

QTEST_GUILESS_MAIN(TestBoardMaker)
#include "tst_boardmaker.moc"
