// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Of when a board is: its window, what is open at which instant, and how old it is then.

#include "base/timetext.h"
#include "reports/boardworld.h"
#include "wording/quantities.h"

#include <QTest>
#include <limits>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

class TestBoardFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWindowIsTheLastNinetyDaysOfData();
    void theOpenAreThoseOfTheWindowsEnd();
    void agesAreOfTheNewestStampTold();
    void ofALiveDeskAgesAreOfNow();
    void anEditMovesNothing();
    void aYearMistypedTakesNoWindow();
    void agesAreCutAtTheirEdges();
    void theDayAHourIsMissingIsADay();
};

void TestBoardFrame::theWindowIsTheLastNinetyDaysOfData()
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
    QCOMPARE(board.volume.binDays, 7);
    QCOMPARE(board.volume.bins.size(), 13U); // the first one of six days, the newest whole
    QCOMPARE((board.volume.bins.front().to - board.volume.bins.front().from) / kDay, 6);
    for (size_t b = 1; b < board.volume.bins.size(); ++b)
        QCOMPARE((board.volume.bins[b].to - board.volume.bins[b].from) / kDay, 7);
    QCOMPARE(board.volume.bins.back().to, board.header.to);
    QCOMPARE(board.header.sources.size(), 1U);
    BoardRequest all;
    all.fullRange = true;
    QCOMPARE(world.board(all).header.incidents, 2);
    QCOMPARE(world.board(all).header.priorFrom, world.board(all).header.priorTo); // nothing was before
}

// Of a window in the past: what was open at its end, though all of it is done by now.
void TestBoardFrame::theOpenAreThoseOfTheWindowsEnd()
{
    World world;
    const qint64 midnight = kNow - kNow % kDay;
    const auto add = [&](qint64 opened, std::optional<qint64> resolved, std::optional<qint64> closed) {
        IncidentRow row;
        row.id = qint64(world.columns.size()) + 1;
        row.opened = midnight - opened * kDay;
        const auto stamp = [&](ColumnStamp which, std::optional<qint64> days) {
            if (days)
                row.stamp(which) = midnight - *days * kDay;
        };
        stamp(ColumnStamp::Resolved, resolved);
        stamp(ColumnStamp::Closed, closed);
        row.stateClass = resolved || closed ? IncidentRow::Class::Done : IncidentRow::Class::Open;
        world.columns.append(row);
    };
    add(100, 10, {}); // resolved after the window
    add(70, {}, 20);  // never resolved, closed after it
    add(65, 61, 20);  // resolved before it, closed after it
    add(50, 40, 40);  // came and went in it
    add(45, 30, {});  // resolved in the instant it ends
    add(5, {}, {});
    world.columns.finish();
    BoardRequest request;
    request.from = midnight - 60 * kDay;
    request.to = midnight - 30 * kDay;
    const Board board = world.board(request);
    const BoardTile &open = tile(board, BoardTile::Kind::Open);
    QCOMPARE(board.header.openAt, board.header.to);
    QCOMPARE(open.count, 3);
    QCOMPARE(open.of, 5);
    QCOMPARE(open.prior, std::optional(2.0)); // where the window begins
    QCOMPARE(open.note,
             u"at the end of %1 · oldest 70 d"_s.arg(wording::dateText(*request.to - 1, QTimeZone::utc())));
    QCOMPARE(world.count(open.query), 3);
    QCOMPARE(board.backlog.open, 3);
    QCOMPARE(board.backlog.bands.back().count, 2);
    QCOMPARE(world.count(board.backlog.bands.back().query), 2);
    QCOMPARE(board.oldest.size(), 3U);
    QCOMPARE(board.oldest.front().age, 70 * kDay);
    QCOMPARE(board.header.before, 3);
    // The newest window is of now, however it is asked for.
    request.from = midnight - 7 * kDay;
    request.to = midnight - 4 * kDay;
    for (const BoardRequest &newest : {BoardRequest(), request}) {
        const Board now = world.board(newest);
        QCOMPARE(now.header.openAt, now.header.asOf);
        QVERIFY(now.header.openAtText.isEmpty());
        QCOMPARE(tile(now, BoardTile::Kind::Open).count, 1);
    }
    // At no instant but one: nothing is in the window, and yet something is open.
    request.from = request.to = midnight - 30 * kDay;
    QCOMPARE(tile(world.board(request), BoardTile::Kind::Open).count, 3);
}

// The window ends with the last opening, ages count back from the last stamp that was told.
void TestBoardFrame::agesAreOfTheNewestStampTold()
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

void TestBoardFrame::ofALiveDeskAgesAreOfNow()
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

// What happens here to an incident of a log does not move the window, the ages or the end of the log.
void TestBoardFrame::anEditMovesNothing()
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

// One incident opened in a year to come hides no other, and no window is longer than can be meant.
void TestBoardFrame::aYearMistypedTakesNoWindow()
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

void TestBoardFrame::agesAreCutAtTheirEdges()
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

void TestBoardFrame::theDayAHourIsMissingIsADay()
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

QTEST_GUILESS_MAIN(TestBoardFrame)
#include "tst_boardframe.moc"
