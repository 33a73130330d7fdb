// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All a board says, as lines of text with every digit: two boards are alike where these are.

#include "reports/board.h"

#include <QStringList>

namespace binnacle::testing {

class BoardDump
{
public:
    explicit BoardDump(const Board &board)
    {
        header(board.header);
        for (const BoardTile &one : board.tiles)
            tile(one);
        for (const BoardDots *one : {&board.resolve, &board.restore, &board.detect})
            dots(*one);
        uptime(board.uptime);
        for (const BoardNeed &one : board.needs)
            add(int(one.tone), one.lead, one.text, one.count, one.query, one.service, one.ofServices);
        volume(board.volume);
        add(board.backlog.title, board.backlog.definition, board.backlog.open);
        for (const BoardBand &one : board.backlog.bands)
            add(one.text, one.from, one.to, one.count, one.query, one.filter);
        for (const BoardGroups &one : board.groups)
            groups(one);
        for (const BoardOldest &one : board.oldest)
            add(one.ticket, one.number, one.priority, one.team, one.opened, one.age);
        add(board.empty);
    }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

    // The first line in which they differ; empty: they do not.
    [[nodiscard]] static QString difference(const Board &a, const Board &b)
    {
        const QStringList left = BoardDump(a).lines();
        const QStringList right = BoardDump(b).lines();
        for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
            if (left.value(i) != right.value(i))
                return left.value(i) + QStringLiteral("\n instead of\n") + right.value(i);
        }
        return {};
    }

private:
    static QString text(const QString &value) { return value; }
    static QString text(double value) { return QString::number(value, 'g', 17); }
    template <typename T>
        requires std::is_integral_v<T>
    static QString text(T value)
    {
        return QString::number(qint64(value));
    }
    template <typename T>
    static QString text(const std::optional<T> &value)
    {
        return value ? text(*value) : QStringLiteral("-");
    }
    template <typename... T>
    void add(const T &...values)
    {
        m_lines.append(QStringList{text(values)...}.join(QStringLiteral(" | ")));
    }

    void header(const BoardHeader &h)
    {
        add(h.from, h.to, h.defaultWindow, h.windowText, h.dataEndText, h.dataBegin, h.dataEnd, h.priorFrom,
            h.priorTo, h.asOf, h.openAt, h.openAtText, h.timeText, h.zone, h.query);
        add(h.incidents, h.records, h.priorIncidents, h.before, h.total);
        for (const BoardChip &one : h.chips)
            add(int(one.kind), one.text, one.without, one.removable);
        for (const BoardSource &one : h.sources)
            add(one.name, one.newest);
    }
    void points(const std::vector<BoardPoint> &all)
    {
        for (const BoardPoint &one : all)
            add(one.at, one.until, one.value, one.n, one.open);
    }
    void distribution(const Distribution &d)
    {
        add(d.n, d.noStart, d.noEnd, d.order, d.open, d.mean, d.median, d.p90, d.p95, d.max);
    }
    void tile(const BoardTile &t)
    {
        add(int(t.kind), int(t.unit), t.title, t.definition, t.value, t.prior, t.note, t.noData,
            t.instead ? std::optional<int>(int(*t.instead)) : std::nullopt);
        distribution(t.distribution);
        distribution(t.priorDistribution);
        for (const qint64 one : t.rawValues)
            add(one);
        add(t.sla.met, t.sla.missed, t.sla.pending, t.priorSla.met, t.priorSla.missed, t.priorSla.pending,
            t.count, t.of, t.priorCount, t.priorOf, t.oldestOpened, t.query, t.records, t.filter);
        points(t.spark);
    }
    void dots(const BoardDots &d)
    {
        add(d.title, d.definition, d.graveUpTo, d.of, d.open, d.excluded, d.minimum, d.maximum);
        for (const BoardDot &one : d.dots)
            add(one.opened, one.duration, one.ticket, one.priority, one.outlier);
        points(d.median);
        points(d.p90);
        for (size_t i = 0; i < d.weekRecords.size(); ++i)
            add(d.weekQueries[i], d.weekRecords[i]);
        for (const size_t week : d.limitWeeks)
            add(week);
        if (d.limits)
            add(d.limits->center, d.limits->lower, d.limits->upper);
    }
    void uptime(const BoardUptime &u)
    {
        add(u.title, u.definition, u.services, u.recorded, u.withTarget, u.below, u.target, u.cellDays,
            u.within, u.more.size());
        for (const BoardUptimeRow &row : u.rows) {
            add(row.name, row.target, row.availability, row.coverage, row.down, row.budgetLeft, row.outages,
                row.chosen, row.filter);
            for (size_t i = 0; i < row.cells.size(); ++i) {
                const ServiceDay &cell = row.cells[i];
                add(cell.from, cell.to, cell.agreed, cell.counted, cell.unknown, cell.maintenance,
                    cell.troubled, cell.recorded, cell.weightedDown, row.cellOutages[i]);
            }
        }
        for (const QString &name : u.more)
            add(name);
    }
    void volume(const BoardVolume &v)
    {
        add(v.title, v.definition, v.binDays, v.closedTold, v.opened, v.closed);
        for (const BoardBin &bin : v.bins) {
            add(bin.from, bin.to, bin.closed, bin.binQuery, bin.closedQuery);
            for (size_t p = 0; p < 5; ++p)
                add(bin.opened[p], bin.openedQuery[p], v.openedByPriority[p]);
        }
    }
    void groups(const BoardGroups &g)
    {
        add(g.title, g.definition, g.within, g.groups, g.otherIncidents);
        for (const BoardGroup &one : g.rows)
            add(one.chosen, one.name, one.query, one.incidents, one.priorIncidents, one.open, one.median,
                one.p90, one.n, one.sla.met, one.sla.missed, one.sla.pending);
        for (const QString &name : g.more)
            add(name);
    }

    QStringList m_lines;
};

} // namespace binnacle::testing
