// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardmaker.h"

#include "base/timetext.h"
#include "metrics/rowloops.h"
#include "reports/timewords.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QThreadPool>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// Runs both, side by side where the pool has a thread to spare.
template <typename F, typename G>
void together(F here, G there)
{
    QSemaphore done;
    const bool taken = QThreadPool::globalInstance()->tryStart([&] {
        there();
        done.release();
    });
    here();
    if (taken)
        done.acquire();
    else
        there();
}

QString day(qint64 at, const QTimeZone &zone)
{
    return wording::dateText(utcToLocal(at, zone).date);
}

std::vector<BoardChip> chips(const BoardRequest &request, const BoardFrame &frame, const Query &filter,
                             const QString &windowText)
{
    std::vector<BoardChip> all{{BoardChip::Kind::Window, windowText, {}, !frame.defaultWindow}};
    const QueryNode &root = filter.root();
    const bool several = root.kind == QueryNode::Kind::All;
    const QList<QueryNode> nodes = several ? root.children : QList<QueryNode>{root};
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        QList<QueryNode> rest = nodes;
        rest.removeAt(i);
        all.push_back({BoardChip::Kind::Filter, Query(nodes[i]).canonical(),
                       Query(QueryNode::all(rest)).canonical(), true});
    }
    all.push_back({BoardChip::Kind::Time,
                   wording::boardText(request.time == TimeKind::Business ? u"business"_s : u"elapsed"_s),
                   {},
                   request.time == TimeKind::Business});
    if (request.asOf)
        all.push_back({BoardChip::Kind::AsOf,
                       wording::boardText(u"as-of"_s, {{u"date"_s, day(frame.asOf, frame.zone)}}),
                       {},
                       true});
    return all;
}

// Midnight is the end of a day, not the beginning of the next one.
QString openAtText(const BoardFrame &frame)
{
    if (utcToLocal(frame.openAt, frame.zone).msOfDay == 0)
        return wording::boardText(u"at-end-of"_s, {{u"date"_s, day(frame.openAt - 1, frame.zone)}});
    return wording::boardText(u"at"_s, {{u"time"_s, wording::timeText(frame.openAt, frame.zone)}});
}

// How far each source tells, the newest first. Few sources: mostly only the last rows are looked at.
std::vector<BoardSource> sourcesOf(const IncidentColumns &columns, qint64 dataEnd)
{
    const NameDictionary &names = columns.names(ColumnName::Source);
    const std::vector<quint16> &codes = columns.narrow(ColumnName::Source);
    std::vector<qint64> newest(names.size(), 0);
    for (size_t row = columns.size(), found = 1; row > 0 && found < newest.size(); --row) {
        if (columns.opened()[row - 1] > dataEnd)
            continue;
        qint64 &at = newest[codes[row - 1]];
        found += at == 0 && codes[row - 1] != 0 ? 1 : 0;
        at = std::max(at, columns.opened()[row - 1]);
    }
    std::vector<BoardSource> sources;
    for (quint32 code = 1; code < names.size(); ++code) {
        if (newest[code] > 0)
            sources.push_back({names.name(code), std::max(newest[code], columns.toldUntil(code))});
    }
    std::sort(sources.begin(), sources.end(),
              [](const BoardSource &a, const BoardSource &b) { return a.newest > b.newest; });
    return sources;
}

BoardHeader makeHeader(const BoardRequest &request, const BoardFrame &frame, const BoardInput &input)
{
    const IncidentColumns &columns = input.columns;
    BoardHeader header;
    header.from = frame.from;
    header.to = frame.to;
    header.defaultWindow = frame.defaultWindow;
    header.priorFrom = frame.priorFrom;
    header.priorTo = frame.priorTo;
    header.asOf = frame.asOf;
    header.openAt = frame.openAt;
    if (frame.opensAtEnd())
        header.openAtText = openAtText(frame);
    header.timeText = timeText(input.calendar, frame.from, frame.to, frame.zone);
    header.zone = QString::fromLatin1(frame.zone.id());
    header.query = input.filter.canonical();
    header.total = qint64(columns.size());
    const QVariantMap ends{{u"from"_s, day(frame.from, frame.zone)},
                           {u"to"_s, day(std::max(frame.from, frame.to - 1), frame.zone)}};
    header.windowText = frame.defaultWindow
                            ? wording::boardText(u"last-90-days"_s)
                            : wording::boardText(request.fullRange ? u"full-range"_s : u"window"_s, ends);
    if (columns.size() > 0 || frame.recorded) {
        header.dataBegin = frame.dataBegin;
        header.dataEnd = frame.dataEnd;
        header.dataEndText =
            wording::boardText(u"data-ends"_s, {{u"date"_s, day(header.dataEnd, frame.zone)}});
    }
    const auto [first, last] = columns.range(frame.from, frame.to);
    header.before = qint64(countRows(input.selected, 0, first));
    header.incidents = qint64(countRows(input.selected, first, last));
    header.records = frame.windowQuery();
    const auto [priorFirst, priorLast] = columns.range(frame.priorFrom, frame.priorTo);
    header.priorIncidents = qint64(countRows(input.selected, priorFirst, priorLast));
    header.sources = sourcesOf(columns, frame.dataEnd);
    if (frame.recorded)
        header.sources.push_back({wording::boardText(u"source-services"_s), frame.recorded->to});
    header.chips = chips(request, frame, input.filter, header.windowText);
    return header;
}

Result<std::vector<BoardGroups>> groupsOf(const BoardParts &parts)
{
    std::vector<BoardGroups> cards;
    for (const GroupBy by : {GroupBy::Team, GroupBy::Category}) {
        BINNACLE_LET(BoardGroups card, makeGroups(parts, by));
        cards.push_back(std::move(card));
    }
    return cards;
}

} // namespace

Result<Board> makeBoard(const BoardRequest &request, const BoardInput &input)
{
    QElapsedTimer timer;
    timer.start();
    Board board;
    board.request = request;
    const BoardFrame frame = BoardFrame::make(request, input.filter, input.columns, input.zone,
                                              input.queryZone, input.now, recordedSpan(input));
    board.header = makeHeader(request, frame, input);
    if (input.columns.size() == 0 && !frame.recorded)
        board.empty = wording::boardText(u"no-incidents"_s);
    BoardKept own;
    BoardKept &kept = input.kept != nullptr ? *input.kept : own;
    kept.follow(input.columns, input.calendar, input.zone);
    const RowList rows(input.selected, input.columns.range(frame.priorFrom, frame.priorTo).first,
                       input.columns.range(frame.from, frame.to).second);
    BoardParts parts{input, frame, rows, kept, {}, {}, {}};
    BoardScans &scans = parts.scans;
    const std::vector<qint64> before{frame.priorFrom, frame.priorTo};
    const auto scanned = [&](Measure measure, const std::vector<qint64> &begins) {
        return scan(input.columns, kept.measures, rows, measure, begins);
    };
    together(
        [&] {
            scans.resolve = scanned(Measure::Resolve, frame.weeks.begins);
            scans.prior[3] = scanned(Measure::Resolve, before);
            board.resolve =
                makeDots(parts, Measure::Resolve, scans.resolve, u"has:resolved"_s, request.maxDots);
        },
        [&] {
            parts.counts = makeCounts(input, frame, rows);
            parts.flow = makeFlow(input, frame, kept);
        });
    Result<std::vector<BoardGroups>> groups;
    UptimeCard uptime;
    together( // groups by their counts
        [&] { groups = groupsOf(parts); },
        [&] {
            uptime = makeUptime(input, frame, kept);
            constexpr std::array kOther{Measure::Ttd, Measure::Tta, Measure::Ttr};
            for (size_t i = 0; i < kOther.size(); ++i) {
                scans.other[i] = scanned(kOther[i], frame.weeks.begins);
                scans.prior[i] = scanned(kOther[i], before);
            }
            board.detect = makeDots(parts, Measure::Ttd, scans.other[0], u"has:occurred has:detected"_s,
                                    request.maxDots);
            board.restore = makeDots(parts, Measure::Ttr, scans.other[2], u"has:occurred has:restored"_s,
                                     request.maxDots);
        });
    BINNACLE_LET(board.groups, std::move(groups));
    if (request.limits) {
        for (BoardDots *dots : {&board.restore, &board.detect, &board.resolve})
            addLimits(*dots);
    }
    board.volume = makeVolume(parts);
    board.backlog = makeBacklog(parts);
    board.tiles = makeTiles(board.header, parts);
    board.oldest = makeOldest(parts);
    board.needs = std::move(uptime.needs);
    for (BoardNeed &need : makeNeeds(parts))
        board.needs.push_back(std::move(need));
    std::stable_sort(board.needs.begin(), board.needs.end(),
                     [](const BoardNeed &a, const BoardNeed &b) { return a.tone < b.tone; });
    if (uptime.card.recorded > 0)
        board.tiles.insert(
            std::find_if(board.tiles.begin(), board.tiles.end(),
                         [](const BoardTile &tile) { return tile.kind == BoardTile::Kind::Reopened; }),
            std::move(uptime.tile));
    board.uptime = std::move(uptime.card);
    board.computedIn = timer.nsecsElapsed() / 1000;
    return board;
}

} // namespace binnacle
