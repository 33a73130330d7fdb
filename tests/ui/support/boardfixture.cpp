// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/boardfixture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace binnacle::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kFrom = 1'479'423'600'000; // 2016-11-18 00:00 Berlin
constexpr qint64 kTo = kFrom + 90 * kDay;

double typeSeven(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const double rank = double(values.size() - 1) * share;
    const auto low = size_t(std::floor(rank));
    const auto high = std::min(values.size() - 1, low + 1);
    return values[low] + (rank - double(low)) * (values[high] - values[low]);
}

BoardTile durationTile(BoardTile::Kind kind, const QString &title, double median, double scale, qint64 n,
                       qint64 of)
{
    BoardTile tile;
    tile.kind = kind;
    tile.unit = BoardTile::Unit::Duration;
    tile.title = title;
    tile.definition = u"From opened to the resolution of the record (version 1), cohort by opened."_s;
    tile.value = median;
    tile.prior = median * 0.94;
    tile.distribution.n = n;
    tile.priorDistribution.n = n - 50;
    tile.distribution.open = (of - n) / 3;
    tile.distribution.noEnd = of - n - tile.distribution.open;
    tile.distribution.mean = median * scale;
    tile.distribution.median = median;
    tile.distribution.p90 = median * scale * 2.6;
    tile.distribution.max = qint64(median * scale * 20);
    tile.filter = u"has:resolved"_s;
    tile.query = u"type:incident has:resolved"_s;
    return tile;
}

void addSpark(BoardTile &tile, std::mt19937 &random, double around)
{
    std::normal_distribution<double> wobble(0, 0.08);
    double at = around;
    for (int week = 0; week < 13; ++week) {
        at = at * 0.7 + around * 0.3 * (1 + wobble(random) * 4);
        tile.spark.push_back({kFrom + week * 7 * kDay, kFrom + (week + 1) * 7 * kDay, at, 100});
    }
}

void addTiles(Board &board, std::mt19937 &random)
{
    BoardTile open;
    open.kind = BoardTile::Kind::Open;
    open.title = u"Open incidents"_s;
    open.definition = u"Incidents in a state of class open."_s;
    open.value = 312;
    open.prior = 294;
    open.count = 312;
    open.note = u"oldest 41 d"_s;
    open.query = u"state:open"_s;
    open.scope.window = false;
    addSpark(open, random, 300);
    BoardTile acknowledge = durationTile(BoardTile::Kind::Acknowledge, u"Time to acknowledge · median"_s,
                                         7 * 60e3, 2.1, 2301, 2359);
    addSpark(acknowledge, random, 7);
    BoardTile resolve =
        durationTile(BoardTile::Kind::Resolve, u"Time to resolve · median"_s, 112 * 60e3, 2.9, 2318, 2359);
    addSpark(resolve, random, 112);
    BoardTile sla;
    sla.kind = BoardTile::Kind::SlaMet;
    sla.unit = BoardTile::Unit::Share;
    sla.title = u"SLA met"_s;
    sla.definition = u"Met of met and missed, as the source says."_s;
    sla.value = 0.9409;
    sla.prior = 0.935;
    sla.note = u"2,181 of 2,318 · 41 pending"_s;
    sla.sla = {2181, 137, 41};
    sla.query = u"has:sla"_s;
    addSpark(sla, random, 0.94);
    BoardTile reopened;
    reopened.kind = BoardTile::Kind::Reopened;
    reopened.unit = BoardTile::Unit::Share;
    reopened.title = u"Reopened"_s;
    reopened.value = 0.0322;
    reopened.prior = 0.0301;
    reopened.count = 76;
    reopened.of = 2359;
    reopened.query = u"has:reopened"_s;
    addSpark(reopened, random, 0.03);
    BoardTile restore;
    restore.kind = BoardTile::Kind::Restore;
    restore.unit = BoardTile::Unit::Duration;
    restore.title = u"Time to restore · median"_s;
    restore.noData = u"No data: no incident in this window has both an occurred and a restored stamp. 2,318 "
                     u"incidents have a "
                     "resolved stamp: see time to resolve, from opened."_s;
    restore.instead = BoardTile::Kind::Resolve;
    restore.distribution.noStart = 2359;
    BoardTile detect = restore;
    detect.kind = BoardTile::Kind::Detect;
    detect.title = u"Time to detect · median"_s;
    detect.noData = u"No data: no incident in this window has both an occurred and a detected stamp. 2,301 "
                    u"incidents have "
                    "an acknowledged stamp: see time to acknowledge."_s;
    board.tiles = {open, acknowledge, resolve, sla, reopened, detect, restore};
}

void addDots(Board &board, std::mt19937 &random)
{
    std::uniform_int_distribution<qint64> when(kFrom, kTo - 1);
    std::lognormal_distribution<double> length(std::log(112 * 60.0), 1.7);
    std::discrete_distribution<int> which({0, 6, 22, 52, 20});
    std::vector<std::vector<double>> weeks(13);
    BoardDots &dots = board.resolve;
    dots.title = u"Time to resolve, from opened"_s;
    dots.definition = u"Resolved minus opened, elapsed."_s;
    for (int i = 0; i < 900; ++i) {
        const qint64 opened = when(random);
        const double seconds = std::max(20.0, length(random));
        const auto week = std::min<size_t>(12, size_t((opened - kFrom) / (7 * kDay)));
        weeks[week].push_back(seconds * 1000);
        dots.dots.push_back({opened, qint64(seconds * 1000), i + 1, quint8(which(random)), false});
    }
    std::sort(dots.dots.begin(), dots.dots.end(),
              [](const auto &a, const auto &b) { return a.opened < b.opened; });
    dots.of = 2318;
    dots.open = 9;
    dots.excluded = 32;
    for (size_t week = 0; week < weeks.size(); ++week) {
        BoardPoint point{
            kFrom + qint64(week) * 7 * kDay, std::min(kTo, kFrom + qint64(week + 1) * 7 * kDay), {}, 0};
        point.n = qint64(weeks[week].size());
        point.value = typeSeven(weeks[week], 0.5);
        dots.median.push_back(point);
        point.value = typeSeven(weeks[week], 0.9);
        dots.p90.push_back(point);
        dots.weekQueries.push_back(u"has:resolved opened:week"_s + QString::number(week));
    }
}

void addVolume(Board &board, std::mt19937 &random)
{
    BoardVolume &volume = board.volume;
    volume.title = u"Opened by priority, and closed"_s;
    volume.definition = u"By the day of opening and of closing."_s;
    volume.binDays = 3;
    const std::array<double, 5> means{0, 4, 16, 38, 20};
    for (int i = 0; i < 30; ++i) {
        BoardBin bin;
        bin.from = kFrom + i * 3 * kDay;
        bin.to = bin.from + 3 * kDay;
        for (size_t p = 1; p < 5; ++p) {
            std::poisson_distribution<int> count(means[p]);
            bin.opened[p] = count(random);
            bin.openedQuery[p] = u"priority:%1 opened:bin%2"_s.arg(p).arg(i);
            volume.openedByPriority[p] += bin.opened[p];
            volume.opened += bin.opened[p];
        }
        std::poisson_distribution<int> closed(77);
        bin.closed = closed(random);
        bin.closedQuery = u"closed:bin%1"_s.arg(i);
        volume.closed += bin.closed;
        volume.bins.push_back(bin);
    }
}

void addRows(Board &board, std::mt19937 &random)
{
    const std::array<std::pair<const char16_t *, int>, 6> bands{
        {{u"0–1 d", 96}, {u"1–3 d", 71}, {u"3–7 d", 58}, {u"7–14 d", 39}, {u"14–30 d", 31}, {u"> 30 d", 17}}};
    const std::array<int, 7> days{0, 1, 3, 7, 14, 30, 0};
    board.backlog.title = u"Backlog by age"_s;
    board.backlog.open = 312;
    board.backlog.scope.window = false;
    for (size_t i = 0; i < bands.size(); ++i)
        board.backlog.bands.push_back({QString::fromUtf16(bands[i].first), days[i] * kDay, std::nullopt,
                                       bands[i].second, u"state:open opened:band%1"_s.arg(i),
                                       u"state:open opened:band%1"_s.arg(i)});
    for (const auto &[by, word, total] : {std::tuple(GroupBy::Team, u"Group %1"_s, 78),
                                          std::tuple(GroupBy::Category, u"Category %1"_s, 54)}) {
        BoardGroups groups;
        groups.by = by;
        groups.title = by == GroupBy::Team ? u"Incidents by team"_s : u"Incidents by category"_s;
        groups.groups = total;
        qint64 count = 540;
        for (int i = 0; i < 12; ++i) {
            BoardGroup group;
            group.name = word.arg(70 - i * 5);
            group.query = u"team:\"%1\""_s.arg(group.name);
            group.incidents = count;
            group.priorIncidents = count - 20 + int(random() % 40);
            group.open = count / 9;
            group.n = count - group.open;
            group.median = double(40 + random() % 400) * 60e3;
            group.p90 = *group.median * 4.2;
            group.sla = {count * 9 / 10, count / 20, 0};
            groups.rows.push_back(group);
            count = count * 4 / 5;
        }
        groups.otherIncidents = 161;
        board.groups.push_back(groups);
    }
    for (int i = 0; i < 10; ++i)
        board.oldest.push_back({i + 1, u"INC00%1"_s.arg(12345 + i * 71), quint8(1 + i % 4),
                                u"Group %1"_s.arg(70 - i), kTo - (41 - i * 2) * kDay, (41 - i * 2) * kDay});
}

} // namespace

Board quarterBoard(quint32 seed)
{
    std::mt19937 random(seed);
    Board board;
    BoardHeader &header = board.header;
    header.from = kFrom;
    header.to = kTo;
    header.windowText = u"last 90 days before the newest data"_s;
    header.dataEndText = u"data ends Feb 16, 2017"_s;
    header.dataBegin = kFrom - 300 * kDay;
    header.dataEnd = kTo;
    header.priorFrom = kFrom - 90 * kDay - kHour; // summer time then
    header.priorTo = kFrom;
    header.asOf = header.openAt = kTo;
    header.timeText = u"Elapsed (24×7)"_s;
    header.zone = u"Europe/Berlin"_s;
    header.chips = {{BoardChip::Kind::Window, u"Last 90 days"_s, {}, false},
                    {BoardChip::Kind::Time, u"Elapsed (24×7)"_s, {}, false}};
    header.sources = {{u"servicenow-events"_s, kTo}};
    header.incidents = 2359;
    header.priorIncidents = 2290;
    header.total = 24918;
    addTiles(board, random);
    addDots(board, random);
    addVolume(board, random);
    addRows(board, random);
    return board;
}

Board emptyBoard()
{
    Board board;
    board.header.zone = u"UTC"_s;
    board.empty = u"Import a log to begin."_s;
    return board;
}

Board singleBoard(double seconds)
{
    Board board = quarterBoard();
    board.resolve.dots = {{kFrom + kDay, qint64(seconds * 1000), 1, 3, false}};
    board.resolve.median.clear();
    board.resolve.p90.clear();
    board.resolve.weekQueries.clear();
    board.resolve.of = 1;
    for (BoardBin &bin : board.volume.bins) {
        std::fill(std::begin(bin.opened), std::end(bin.opened), 0);
        bin.closed = 0;
    }
    board.volume.bins[0].opened[3] = 1;
    return board;
}

Board quietBoard()
{
    Board board = quarterBoard();
    board.backlog.open = 0;
    for (BoardBand &band : board.backlog.bands)
        band.count = 0;
    board.oldest.clear();
    return board;
}

Board nothingFound(const QString &query)
{
    Board board = quietBoard();
    board.header.query = query;
    board.header.incidents = 0;
    for (BoardTile &tile : board.tiles) {
        tile.value.reset();
        tile.filter.clear();
    }
    board.resolve = {};
    board.resolve.title = u"Time to resolve, from opened"_s;
    for (BoardBin &bin : board.volume.bins) {
        std::fill(std::begin(bin.opened), std::end(bin.opened), 0);
        bin.closed = 0;
    }
    std::fill(std::begin(board.volume.openedByPriority), std::end(board.volume.openedByPriority), 0);
    board.volume.opened = 0;
    board.volume.closed = 0;
    for (BoardGroups &groups : board.groups)
        groups.rows.clear();
    return board;
}

Board awkwardBoard()
{
    Board board = quarterBoard();
    BoardGroups &teams = board.groups[0];
    teams.rows[0].name = QString(300, u'W');
    teams.rows[1].name = u"<b onclick=\"x\">Network</b> & <i>Co</i>"_s;
    teams.rows[2].name = u"فريق الشبكات الداخلية"_s;
    board.oldest[0].number = QString(80, u'9');
    board.oldest[1].team = u"<img src=x>"_s;
    board.backlog.bands[0].text = QString(120, u'M');
    board.tiles[2].title =
        u"Time to resolve from the first sign of trouble until nobody suffers any more · median"_s;
    board.tiles[2].value = 1e12;
    board.header.query = u"team:\""_s + QString(200, u'x') + u'"';
    board.header.chips.push_back({BoardChip::Kind::Filter, board.header.query, {}, true});
    return board;
}

} // namespace binnacle::test
