// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A board: what stands on each mark is what its query finds; figures agree with the plain measures.

#include "base/timetext.h"
#include "metrics/incidents.h"
#include "metrics/incidentsource.h"
#include "query/ticketfields.h"
#include "reports/boardmaker.h"

#include <QTest>
#include <limits>
#include <numeric>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

namespace {

struct World
{
    IncidentColumns columns;
    QTimeZone zone = QTimeZone::utc();
    QTimeZone queryZone = QTimeZone::utc();

    [[nodiscard]] RowBits filter(const QString &text) const
    {
        const auto query = ticketQueryLanguage().parse(text);
        if (!query)
            qFatal("%s: %s", qPrintable(text), qPrintable(query.error().key));
        return *filterRows(*query, ticketFields(), {queryZone, kNow, PersonId(2)},
                           IncidentSource(columns, {}));
    }
    [[nodiscard]] qint64 count(const QString &text) const { return filter(text).count(); }
    [[nodiscard]] Board board(const BoardRequest &request) const
    {
        const Query query = *ticketQueryLanguage().parse(request.query);
        const RowBits selected = filter(request.query);
        return *makeBoard(request, {columns, selected, query, zone, queryZone, kNow, std::nullopt,
                                    [this](const Query &part) { return filter(part.canonical()); }});
    }
};

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

const BoardTile &tile(const Board &board, BoardTile::Kind kind)
{
    for (const BoardTile &t : board.tiles) {
        if (t.kind == kind)
            return t;
    }
    qFatal("no such tile");
}

} // namespace

class TestBoardMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lawMarksAndTheirQueriesAgree();
    void lawFiguresAgreeWithTheMeasures();
    void lawCardsAgreeWithEachOther();
    void theWindowIsTheLastNinetyDaysOfData();
    void aMeasureWithoutDataSaysWhy();
    void underTenValuesAreShownRaw();
    void dotsAreCappedAndKeepTheOutliers();
    void anEmptyWorkspaceSaysWhatToDo();
    void aChosenTeamStandsBesideTheOthers();
    void aPartThatCannotBeAnsweredIsAnError();
    void agesAreOfTheNewestStampTold();
    void ofALiveDeskAgesAreOfNow();
    void anEditMovesNothing();
    void aYearMistypedTakesNoWindow();
    void derivedStampsAreCounted();
    void chipsLeaveTheRest();
    void agesAreCutAtTheirEdges();
    void theDayAHourIsMissingIsADay();
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
        RC_ASSERT(board.backlog.open == tile(board, BoardTile::Kind::Open).count);
        const BoardTile &resolve = tile(board, BoardTile::Kind::Resolve);
        RC_ASSERT(board.resolve.of == resolve.distribution.n);
        RC_ASSERT(board.resolve.open == resolve.distribution.open);
        RC_ASSERT(board.resolve.excluded == resolve.distribution.excluded());
        RC_ASSERT(qint64(board.resolve.dots.size()) == board.resolve.of); // few enough to draw all
        for (const BoardGroups &groups : board.groups) { // few enough that every chosen one is a row
            qint64 chosen = 0;
            qint64 all = groups.otherIncidents;
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

void TestBoardMaker::theWindowIsTheLastNinetyDaysOfData()
{
    World world;
    for (const char *opened : {"2016-02-29T01:16:00Z", "2017-02-16T14:17:00Z"}) {
        IncidentRow row;
        row.id = qint64(world.columns.size()) + 1;
        row.opened = *parseIso(QString::fromLatin1(opened));
        row.name(ColumnName::Source) = world.columns.names(ColumnName::Source).codeOf(u"log"_s);
        world.columns.append(row);
    }
    world.columns.finish();
    const Board board = world.board({});
    QCOMPARE(isoText(board.header.from, QTimeZone::utc()), u"2016-11-19T00:00:00Z"_s);
    QCOMPARE(isoText(board.header.to, QTimeZone::utc()), u"2017-02-17T00:00:00Z"_s);
    QCOMPARE((board.header.to - board.header.from) / kDay, 90);
    QCOMPARE(board.header.priorTo, board.header.from);
    QCOMPARE((board.header.priorTo - board.header.priorFrom) / kDay, 90);
    QVERIFY(board.header.defaultWindow);
    QCOMPARE(board.header.dataEndText, u"data ends Feb 16, 2017"_s);
    QCOMPARE(board.header.windowText, u"Last 90 days before the newest data"_s);
    QCOMPARE(board.header.incidents, 1);
    QCOMPARE(board.volume.binDays, 3);
    QCOMPARE(board.volume.bins.size(), 30U);
    QCOMPARE(board.header.sources.size(), 1U);
    BoardRequest all;
    all.fullRange = true;
    QCOMPARE(world.board(all).header.incidents, 2);
    QCOMPARE(world.board(all).header.priorFrom, world.board(all).header.priorTo); // nothing was before
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
            row.stamp(ColumnStamp::Resolved) = row.opened + (n + 1 - id) * 1000;
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
    for (const BoardDot &dot : board.resolve.dots)
        QCOMPARE(dot.resolved - dot.opened, dot.duration);
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

// The window ends with the last opening, ages count back from the last stamp that was told.
void TestBoardMaker::agesAreOfTheNewestStampTold()
{
    World world;
    const quint32 log = world.columns.names(ColumnName::Source).codeOf(u"log"_s);
    for (const char *opened : {"2026-01-01T08:00:00Z", "2026-01-02T08:00:00Z", "2025-10-02T08:00:00Z"}) {
        IncidentRow row;
        row.id = qint64(world.columns.size()) + 1;
        row.opened = *parseIso(QString::fromLatin1(opened));
        row.name(ColumnName::Source) = log;
        world.columns.append(row);
    }
    world.columns.finish();
    world.columns.noteTold(log, *parseIso(u"2026-02-01T12:00:00Z"_s));
    world.columns.noteTold(log, *parseIso(u"2026-01-09T12:00:00Z"_s));
    const Board board = world.board({});
    QCOMPARE(isoText(board.header.to, QTimeZone::utc()), u"2026-01-03T00:00:00Z"_s);
    QCOMPARE(isoText(board.header.asOf, QTimeZone::utc()), u"2026-02-01T12:00:00Z"_s);
    QCOMPARE(board.header.sources.front().newest, board.header.asOf);
    QCOMPARE(board.header.dataEndText, u"data ends Jan 2, 2026"_s);
    QCOMPARE(board.backlog.bands.back().count, 3); // all are over 30 days old
    QCOMPARE(tile(board, BoardTile::Kind::Open).note, u"oldest 122 d"_s);
}

void TestBoardMaker::ofALiveDeskAgesAreOfNow()
{
    World world;
    for (const qint64 days : {58, 39}) {
        IncidentRow row;
        row.id = qint64(world.columns.size()) + 1;
        row.opened = kNow - days * kDay;
        row.stamp(ColumnStamp::Updated) = row.opened;
        row.name(ColumnName::Source) = world.columns.names(ColumnName::Source).codeOf(u"binnacle"_s);
        world.columns.append(row);
    }
    world.columns.finish();
    const Board live = world.board({});
    QCOMPARE(live.header.asOf, kNow);
    QCOMPARE(live.backlog.bands.front().count, 0); // none is 0–1 d old
    QCOMPARE(live.backlog.bands.back().count, 2);
    QCOMPARE(live.header.dataEnd, kNow - 39 * kDay);
    for (size_t row = 0; row < 2; ++row) {
        IncidentRow done = world.columns.row(row);
        done.stateClass = IncidentRow::Class::Done;
        world.columns.apply({done}, {});
    }
    QCOMPARE(world.board({}).header.asOf, kNow - 39 * kDay); // nobody works on anything
}

// One incident opened in a year to come hides no other, and no window is longer than can be meant.
void TestBoardMaker::aYearMistypedTakesNoWindow()
{
    World world;
    for (const qint64 opened : {kNow - 2 * kDay, kNow - kDay, kNow + 13'000 * kDay}) {
        IncidentRow row;
        row.id = row.opened = opened;
        world.columns.append(row);
    }
    world.columns.finish();
    const BoardHeader header = world.board({}).header;
    QCOMPARE(header.dataEnd, kNow - kDay);
    QCOMPARE(header.incidents, 2);
    BoardRequest endless;
    endless.from = std::numeric_limits<qint64>::min() / 2;
    endless.to = std::numeric_limits<qint64>::max() / 2;
    const BoardHeader meant = world.board(endless).header;
    QCOMPARE(meant.incidents, 3);
    QCOMPARE(std::pair(meant.from, meant.to), std::pair(kFirstInstant, kEndOfInstants));
}

// What happens here to an incident of a log does not move the window, the ages or the end of the log.
void TestBoardMaker::anEditMovesNothing()
{
    World world;
    for (qint64 id = 1; id <= 3; ++id) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow - id * kDay;
        row.stamp(ColumnStamp::Updated) = row.opened;
        const QString source = id == 1 ? u"desk"_s : u"log"_s;
        row.name(ColumnName::Source) = world.columns.names(ColumnName::Source).codeOf(source);
        world.columns.append(row);
    }
    world.columns.finish();
    world.columns.noteTold(world.columns.code(ColumnName::Source, 0), kNow - kDay / 2);
    const Board before = world.board({});
    QCOMPARE(before.header.asOf, kNow - kDay / 2);
    QCOMPARE(before.header.dataEnd, kNow - kDay);
    QCOMPARE(before.header.sources.size(), 2U);
    QCOMPARE(before.header.sources[0].name, u"log"_s);
    QCOMPARE(before.header.sources[0].newest, before.header.asOf);
    QCOMPARE(before.header.sources[1].newest, before.header.dataEnd);
    IncidentRow edited = world.columns.row(0);
    edited.priority = 1;
    edited.stateClass = IncidentRow::Class::Done;
    for (const ColumnStamp stamp : {ColumnStamp::Updated, ColumnStamp::Resolved})
        edited.stamp(stamp) = kNow + 3000 * kDay;
    world.columns.apply({edited}, {});
    const Board after = world.board({});
    QCOMPARE(after.header.asOf, before.header.asOf);
    QCOMPARE(after.header.from, before.header.from);
    QCOMPARE(after.header.to, before.header.to);
    QCOMPARE(after.header.sources[0].newest, before.header.sources[0].newest);
    QCOMPARE(tile(before, BoardTile::Kind::Open).note, u"oldest 2 d 12 h"_s);
    QCOMPARE(tile(after, BoardTile::Kind::Open).note, u"oldest 1 d 12 h"_s); // the next one's
    // An instant asked for: present states are not of then, whatever changed since.
    BoardRequest past;
    past.asOf = kNow + kDay;
    QVERIFY(tile(world.board(past), BoardTile::Kind::Open).query.isEmpty());
    QVERIFY(!tile(after, BoardTile::Kind::Open).query.isEmpty());
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

void TestBoardMaker::agesAreCutAtTheirEdges()
{
    World world;
    for (const qint64 days : {0, 1, 3, 7, 14, 30}) {
        for (const qint64 younger : {0, 1}) { // exactly at the edge, and a millisecond younger
            IncidentRow row;
            row.id = qint64(world.columns.size()) + 1;
            row.opened = kNow - days * kDay + younger * (days > 0);
            row.stamp(ColumnStamp::Updated) = kNow;
            world.columns.append(row);
        }
    }
    world.columns.finish();
    const Board board = world.board({});
    QCOMPARE(board.header.asOf, kNow);
    QList<qint64> counts;
    for (const BoardBand &band : board.backlog.bands)
        counts += band.count;
    QCOMPARE(counts, (QList<qint64>{3, 2, 2, 2, 2, 1}));
    QCOMPARE(tile(board, BoardTile::Kind::Open).note, u"oldest 30 d"_s);
}

void TestBoardMaker::theDayAHourIsMissingIsADay()
{
    World world;
    world.zone = world.queryZone = QTimeZone("Europe/Berlin");
    IncidentRow row;
    row.id = 1;
    row.opened = *parseIso(u"2026-03-29T23:30:00+02:00"_s);
    world.columns.append(row);
    world.columns.finish();
    BoardRequest request;
    request.from = *parseIso(u"2026-03-28T00:00:00+01:00"_s);
    request.to = *parseIso(u"2026-03-31T00:00:00+02:00"_s);
    const Board board = world.board(request);
    QCOMPARE(board.volume.binDays, 1);
    QCOMPARE(board.volume.bins.size(), 3U);
    QCOMPARE(board.volume.bins[1].to - board.volume.bins[1].from, 23 * 3'600'000);
    QCOMPARE(board.volume.bins[1].opened[0], 1);
    QVERIFY(board.volume.bins[1].binQuery.contains(u"opened:2026-03-29"_s));
}

QTEST_GUILESS_MAIN(TestBoardMaker)
#include "tst_boardmaker.moc"
