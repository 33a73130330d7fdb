// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tiles of a board.

#include "reports/boardmaker.h"

#include "base/timetext.h"
#include "metrics/rowloops.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

using Kind = BoardTile::Kind;
using Unit = BoardTile::Unit;

class TileMaker
{
public:
    TileMaker(const BoardHeader &header, const BoardParts &parts)
        : m_header(header)
        , m_parts(parts)
        , m_frame(parts.frame)
        , m_columns(parts.input.columns)
        , m_flow(parts.flow)
    {}

    [[nodiscard]] BoardTile open() const
    {
        BoardTile tile = begin(Kind::Open, Unit::Count, u"open-all"_s);
        tile.scope.window = false;
        tile.count = qint64(m_flow.open.count());
        tile.of = selectedBefore(m_frame.opensAtEnd() ? m_frame.openAt : kEndOfInstants);
        tile.records = tile.count;
        tile.value = double(tile.count);
        if (m_frame.priorFrom < m_frame.priorTo) {
            tile.priorCount = m_flow.openAt.front();
            tile.priorOf = selectedBefore(m_frame.from);
            tile.prior = double(tile.priorCount);
        }
        for (size_t w = 0; w < m_frame.weeks.parts(); ++w) {
            const qint64 n = m_flow.openAt[w + 1];
            tile.spark.push_back({m_frame.weeks.begins[w], m_frame.weeks.begins[w + 1], double(n), n});
        }
        for (size_t w = 0; w < m_flow.open.words().size() && !tile.oldestOpened; ++w) {
            if (const quint64 word = m_flow.open.words()[w])
                tile.oldestOpened = m_columns.opened()[w * 64 + size_t(std::countr_zero(word))];
        }
        QStringList notes;
        if (m_frame.opensAtEnd())
            notes.append(m_header.openAtText);
        if (tile.oldestOpened) {
            const qint64 age = std::max<qint64>(0, m_frame.openAt - *tile.oldestOpened);
            notes.append(wording::boardText(u"oldest"_s, {{u"age"_s, wording::durationText(age)}}));
        }
        tile.note = notes.join(u" · "_s);
        tile.filter = m_frame.openClause();
        tile.query = m_frame.past ? QString() : m_frame.query(tile.filter);
        return tile;
    }

    [[nodiscard]] BoardTile measure(Kind kind, const QString &code, const MeasureScan &scan,
                                    const MeasureScan &prior, const QString &has) const
    {
        BoardTile tile =
            begin(kind, Unit::Duration, code, {{u"count"_s, wording::countText(scan.fromOpened)}});
        tile.title = wording::boardText(u"median"_s, {{u"title"_s, tile.title}});
        tile.scope.time = m_parts.input.timeKind();
        if (scan.derived > 0)
            tile.definition +=
                u' ' + wording::boardText(u"derived"_s, {{u"count"_s, wording::countText(scan.derived)},
                                                         {u"of"_s, wording::countText(scan.n)}});
        tile.distribution = hideFew(scan.distribution());
        tile.priorDistribution = hideFew(prior.distribution());
        tile.value = tile.distribution.median;
        if (m_frame.priorFrom < m_frame.priorTo)
            tile.prior = tile.priorDistribution.median;
        if (scan.n < kLeastForPercentile)
            tile.rawValues = scan.few;
        tile.spark = weeklyMedians(m_frame, scan);
        tile.count = scan.n;
        tile.of = m_header.incidents;
        // No query tells reversed stamps: where some are excluded for that, the whole population stands
        // behind the tile.
        const bool exact = scan.order == 0 && scan.n > 0;
        tile.filter = exact ? has : QString();
        tile.query = m_frame.windowQuery(tile.filter);
        tile.records = exact ? scan.n : m_header.incidents;
        return tile;
    }

    void sayWhyNot(BoardTile &tile, const QString &key, std::optional<Kind> instead, qint64 have) const
    {
        if (tile.value)
            return;
        if (m_header.incidents == 0) {
            tile.noData = wording::boardText(u"no-data-window"_s);
            return;
        }
        tile.noData = wording::boardText(key, {{u"instead"_s, wording::countText(have)}});
        if (have > 0)
            tile.instead = instead;
    }

    [[nodiscard]] BoardTile sla() const
    {
        BoardTile tile = begin(Kind::SlaMet, Unit::Share, u"sla"_s);
        for (size_t w = 0; w < m_frame.weeks.parts(); ++w) {
            const SlaCount week = BoardCounts::sla(m_parts.counts.week[w]);
            tile.sla.met += week.met;
            tile.sla.missed += week.missed;
            tile.sla.pending += week.pending;
            tile.spark.push_back({m_frame.weeks.begins[w], m_frame.weeks.begins[w + 1], week.attainment(),
                                  week.met + week.missed});
        }
        tile.priorSla = BoardCounts::sla(m_parts.counts.prior);
        tile.value = tile.sla.attainment();
        tile.prior = tile.priorSla.attainment();
        tile.count = tile.sla.met;
        tile.of = tile.sla.met + tile.sla.missed;
        tile.records = tile.of;
        tile.note = wording::boardText(u"sla-note"_s, {{u"met"_s, wording::countText(tile.sla.met)},
                                                       {u"of"_s, wording::countText(tile.of)},
                                                       {u"pending"_s, wording::countText(tile.sla.pending)}});
        if (const qint64 untold = m_header.incidents - tile.of - tile.sla.pending; tile.of > 0 && untold > 0)
            tile.note += wording::boardText(u"sla-untold"_s, {{u"count"_s, wording::countText(untold)}});
        tile.filter = m_frame.past ? QString() : u"(breached:yes or (has:sla state:done))"_s;
        tile.query = m_frame.past ? QString() : m_frame.windowQuery(tile.filter);
        sayWhyNot(tile, u"no-data-sla"_s, std::nullopt, 0);
        return tile;
    }

    [[nodiscard]] BoardTile reopened() const
    {
        BoardTile tile = begin(Kind::Reopened, Unit::Share, u"reopened"_s);
        for (size_t w = 0; w < m_frame.weeks.parts(); ++w) {
            const auto [n, of] = BoardCounts::reopened(m_parts.counts.week[w]);
            tile.count += n;
            tile.of += of;
            tile.spark.push_back({m_frame.weeks.begins[w], m_frame.weeks.begins[w + 1], share(n, of), of});
        }
        std::tie(tile.priorCount, tile.priorOf) = BoardCounts::reopened(m_parts.counts.prior);
        tile.value = share(tile.count, tile.of);
        tile.prior = share(tile.priorCount, tile.priorOf);
        tile.records = tile.count;
        tile.note = wording::boardText(
            u"of"_s, {{u"count"_s, wording::countText(tile.count)}, {u"of"_s, wording::countText(tile.of)}});
        tile.filter = u"has:reopened"_s;
        tile.query = m_frame.windowQuery(tile.filter);
        if (const qint64 untold = m_header.incidents - tile.of; untold > 0)
            tile.definition +=
                u' ' + wording::boardText(u"reopenings-untold"_s, {{u"count"_s, wording::countText(untold)}});
        sayWhyNot(tile, u"no-data-reopened"_s, std::nullopt, 0);
        return tile;
    }

private:
    [[nodiscard]] static BoardTile begin(Kind kind, Unit unit, const QString &code,
                                         const QVariantMap &values = {})
    {
        BoardTile tile;
        tile.kind = kind;
        tile.unit = unit;
        tile.title = wording::metricTitle(code);
        tile.definition = definitionOf(code, values);
        return tile;
    }
    [[nodiscard]] qint64 selectedBefore(qint64 at) const
    {
        const RowBits &selected = m_parts.input.selected;
        return qint64(countRows(selected, 0, m_columns.range(kFirstInstant, at).second));
    }
    [[nodiscard]] static Distribution hideFew(Distribution d)
    {
        if (d.n < kLeastForPercentile) {
            d.p90.reset();
            d.p95.reset();
        }
        return d;
    }
    [[nodiscard]] static std::optional<double> share(qint64 n, qint64 of)
    {
        return of > 0 ? std::optional<double>(double(n) / double(of)) : std::nullopt;
    }
    const BoardHeader &m_header;
    const BoardParts &m_parts;
    const BoardFrame &m_frame;
    const IncidentColumns &m_columns;
    const BoardFlow &m_flow;
};

} // namespace

std::vector<BoardTile> makeTiles(const BoardHeader &header, const BoardParts &parts)
{
    const TileMaker make(header, parts);
    const BoardScans &scans = parts.scans;
    const MeasureScan &ttd = scans.other[0];
    const MeasureScan &tta = scans.other[1];
    const MeasureScan &ttr = scans.other[2];
    std::vector<BoardTile> tiles{
        make.open(),
        make.measure(Kind::Acknowledge, u"tta"_s, tta, scans.prior[1], u"has:acknowledged"_s),
        make.measure(Kind::Resolve, u"resolve"_s, scans.resolve, scans.prior[3], u"has:resolved"_s),
        make.sla(),
        make.reopened(),
        make.measure(Kind::Detect, u"ttd"_s, ttd, scans.prior[0], u"has:occurred has:detected"_s),
        make.measure(Kind::Restore, u"ttr"_s, ttr, scans.prior[2], u"has:occurred has:restored"_s),
    };
    make.sayWhyNot(tiles[1], u"no-data-tta"_s, Kind::Resolve, scans.resolve.n);
    make.sayWhyNot(tiles[2], u"no-data-resolve"_s, std::nullopt, 0);
    make.sayWhyNot(tiles[5], u"no-data-ttd"_s, Kind::Acknowledge, tta.n);
    make.sayWhyNot(tiles[6], u"no-data-ttr"_s, Kind::Resolve, scans.resolve.n);
    // What this workspace's incidents ever tell comes first; no filter changes the order.
    const IncidentColumns &columns = parts.input.columns;
    if (!columns.stamp(ColumnStamp::Detected).isEmpty() || !columns.stamp(ColumnStamp::Restored).isEmpty()) {
        static constexpr std::array kOrder{Kind::Open,    Kind::Detect, Kind::Acknowledge, Kind::Restore,
                                           Kind::Resolve, Kind::SlaMet, Kind::Reopened};
        std::sort(tiles.begin(), tiles.end(), [](const BoardTile &a, const BoardTile &b) {
            return std::find(kOrder.begin(), kOrder.end(), a.kind) <
                   std::find(kOrder.begin(), kOrder.end(), b.kind);
        });
    }
    return tiles;
}

} // namespace binnacle
