// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardmaker.h"

#include "base/timetext.h"
#include "metrics/rowloops.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QThreadPool>

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
    header.zone = QString::fromLatin1(frame.zone.id());
    header.query = input.filter.canonical();
    header.total = qint64(columns.size());
    const QVariantMap ends{{u"from"_s, day(frame.from, frame.zone)},
                           {u"to"_s, day(std::max(frame.from, frame.to - 1), frame.zone)}};
    header.windowText = frame.defaultWindow
                            ? wording::boardText(u"last-90-days"_s)
                            : wording::boardText(request.fullRange ? u"full-range"_s : u"window"_s, ends);
    if (columns.size() > 0) {
        header.dataBegin = columns.opened().front();
        header.dataEnd = columns.opened().back();
        header.dataEndText =
            wording::boardText(u"data-ends"_s, {{u"date"_s, day(header.dataEnd, frame.zone)}});
    }
    const auto [first, last] = columns.range(frame.from, frame.to);
    header.incidents = qint64(countRows(input.selected, first, last));
    const auto [priorFirst, priorLast] = columns.range(frame.priorFrom, frame.priorTo);
    header.priorIncidents = qint64(countRows(input.selected, priorFirst, priorLast));
    const NameDictionary &sources = columns.names(ColumnName::Source);
    for (quint32 code = 1; code < sources.size(); ++code) {
        if (columns.newestOf(code) > 0)
            header.sources.push_back({sources.name(code), columns.newestOf(code)});
    }
    header.chips = chips(request, frame, input.filter, header.windowText);
    return header;
}

} // namespace

BoardFlow makeFlow(const BoardInput &input, const BoardFrame &frame)
{
    const IncidentColumns &columns = input.columns;
    BoardFlow flow;
    flow.open = RowBits(qsizetype(columns.size()));
    fillRows(columns.flags(), flow.open,
             [](quint8 flags) { return (flags & 3) == quint8(IncidentRow::Class::Open); });
    flow.open &= input.selected;
    flow.closedInBin.assign(frame.bins.size() - 1, 0);
    std::vector<qint64> endedIn(frame.weeks.size() - 1, 0);
    qint64 endedBefore = 0;

    RowBits ended = flow.open; // selected and no longer open
    ended.invert();
    ended &= input.selected;
    const StampColumn &resolved = columns.stamp(ColumnStamp::Resolved);
    const StampColumn &closed = columns.stamp(ColumnStamp::Closed);
    const std::vector<qint64> &opened = columns.opened();
    const bool hasResolved = !resolved.isEmpty();
    const bool hasClosed = !closed.isEmpty();
    const size_t rows = columns.range(std::numeric_limits<qint64>::min(), frame.to).second;
    const auto inWindow = [&frame](qint64 at) { return at >= frame.from && at < frame.to; };
    const auto countClosed = [&](size_t row) {
        const qint64 c = closed.delta(row);
        if (c != StampColumn::kAbsent && inWindow(opened[row] + c))
            ++flow.closedInBin[partOf(frame.bins, opened[row] + c)];
        return c;
    };
    if (frame.from < frame.to) {
        forEachRow(ended, 0, rows, [&](size_t row) {
            const qint64 c = hasClosed ? countClosed(row) : StampColumn::kAbsent;
            const qint64 r = hasResolved ? resolved.delta(row) : StampColumn::kAbsent;
            const qint64 end = r != StampColumn::kAbsent ? r : c;
            const qint64 at =
                opened[row] + std::max<qint64>(end, 0); // without a stamp it is never counted as open
            if (at < frame.from)
                ++endedBefore;
            else if (at < frame.to)
                ++endedIn[partOf(frame.weeks, at)];
        });
        if (hasClosed)
            forEachRow(flow.open, 0, rows, [&](size_t row) { countClosed(row); }); // closed once, open again
    }
    size_t row = 0;
    qint64 balance = -endedBefore;
    for (size_t i = 0; i < frame.weeks.size(); ++i) {
        const size_t until = columns.range(std::numeric_limits<qint64>::min(), frame.weeks[i]).second;
        balance += qint64(countRows(input.selected, row, until));
        row = until;
        flow.openAt.push_back(balance);
        if (i < endedIn.size())
            balance -= endedIn[i];
    }
    return flow;
}

Board makeBoard(const BoardRequest &request, const BoardInput &input)
{
    QElapsedTimer timer;
    timer.start();
    Board board;
    board.request = request;
    const BoardFrame frame =
        BoardFrame::make(request, input.filter, input.columns, input.zone, input.queryZone);
    board.header = makeHeader(request, frame, input);
    if (input.columns.size() == 0)
        board.empty = wording::boardText(u"no-incidents"_s);
    BoardParts parts{input, frame, {}, {}, {}};
    const std::vector<qint64> before{frame.priorFrom, frame.priorTo};
    const auto scanned = [&](Measure measure, const std::vector<qint64> &begins) {
        return scan(input.columns, input.selected, measure, begins, input.calendar);
    };
    BoardFlow flow;
    together(
        [&] {
            parts.resolve = scanned(Measure::Resolve, frame.weeks);
            board.resolve = makeDots(parts, request.maxDots);
            board.groups = {makeGroups(parts, GroupBy::Team), makeGroups(parts, GroupBy::Category)};
        },
        [&] {
            constexpr std::array kOther{Measure::Ttd, Measure::Tta, Measure::Ttr};
            for (size_t i = 0; i < kOther.size(); ++i) {
                parts.other[i] = scanned(kOther[i], frame.weeks);
                parts.prior[i] = scanned(kOther[i], before);
            }
            parts.prior[3] = scanned(Measure::Resolve, before);
            flow = makeFlow(input, frame);
        });
    board.volume = makeVolume(parts, flow.closedInBin);
    board.backlog = makeBacklog(parts, flow.open);
    board.tiles = makeTiles(board.header, parts, flow);
    board.oldest = makeOldest(parts, flow.open);
    board.computedIn = timer.nsecsElapsed() / 1000;
    return board;
}

} // namespace binnacle
