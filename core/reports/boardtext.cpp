// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardtext.h"

#include "base/plaincell.h"
#include "base/timetext.h"
#include "reports/timewords.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QTimeZone>
#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString csvCell(const QString &text)
{
    QString cell = plainCell(text);
    static const QString s_quoted = u",\";\t\n\r"_s;
    if (std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return s_quoted.contains(c); }))
        return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell;
}

QString number(double value)
{
    return std::floor(value) == value && std::abs(value) < 9e15 ? QString::number(qint64(value))
                                                                : QString::number(value, 'g', 15);
}

// Lines of the CSV; durations in seconds, shares 0..1.
class CsvBoard
{
public:
    CsvBoard(const Board &board, QString workspace)
        : m_board(board)
        , m_workspace(std::move(workspace))
        , m_zone(board.header.zone.toLatin1())
    {}

    [[nodiscard]] QString text()
    {
        m_out =
            csvLine({u"card"_s, u"item"_s, u"from"_s, u"to"_s, u"figure"_s, u"value"_s, u"unit"_s, u"n"_s});
        const BoardHeader &h = m_board.header;
        line(u"board"_s, {}, h.from, h.to, u"workspace"_s, m_workspace, u"text"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"incidents"_s, QString::number(h.incidents), u"count"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"as_of"_s, isoText(h.asOf, m_zone), u"time"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"open_at"_s, isoText(h.openAt, m_zone), u"time"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"time"_s, h.timeText, u"text"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"query"_s, h.query, u"text"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"before"_s, QString::number(h.before), u"count"_s, {});
        if (h.priorFrom < h.priorTo)
            line(u"board"_s, {}, h.priorFrom, h.priorTo, u"period before"_s,
                 QString::number(h.priorIncidents), u"count"_s, {});
        line(u"board"_s, {}, h.from, h.to, u"percentiles"_s, u"type 7, from 10 values on"_s, u"text"_s, {});
        for (const BoardTile &tile : m_board.tiles)
            tileLines(tile);
        for (const BoardDots *dots : {&m_board.restore, &m_board.detect, &m_board.resolve}) {
            for (size_t i = 0; i < dots->median.size() && dots->of > 0; ++i) {
                weekLine(dots->title, dots->median[i], u"median"_s);
                weekLine(dots->title, dots->p90[i], u"p90"_s);
            }
        }
        volumeLines();
        for (const BoardUptimeRow &row : m_board.uptime.rows)
            uptimeLines(row);
        for (const BoardBand &band : m_board.backlog.bands)
            line(u"backlog"_s, band.text, {}, {}, u"open"_s, QString::number(band.count), u"count"_s, {});
        for (const BoardGroups &groups : m_board.groups)
            groupLines(groups);
        return m_out;
    }

private:
    void line(const QString &card, const QString &item, std::optional<qint64> from, std::optional<qint64> to,
              const QString &figure, const QString &value, const QString &unit, std::optional<qint64> n)
    {
        m_out += csvLine({card, item, from ? isoText(*from, m_zone) : QString(),
                          to ? isoText(*to, m_zone) : QString(), figure, value, unit,
                          n ? QString::number(*n) : QString()});
    }
    void duration(const QString &card, const QString &item, const QString &figure, std::optional<double> ms,
                  qint64 n)
    {
        line(card, item, m_board.header.from, m_board.header.to, figure, ms ? number(*ms / 1000) : QString(),
             u"s"_s, n);
    }
    void count(const QString &card, const QString &item, const QString &figure, qint64 value)
    {
        line(card, item, m_board.header.from, m_board.header.to, figure, QString::number(value), u"count"_s,
             {});
    }
    void tileLines(const BoardTile &tile)
    {
        const QString card = u"tile"_s;
        if (!tile.noData.isEmpty())
            line(card, tile.title, m_board.header.from, m_board.header.to, u"no data"_s, tile.noData,
                 u"text"_s, {});
        if (tile.unit == BoardTile::Unit::Duration) {
            const Distribution &d = tile.distribution;
            duration(card, tile.title, u"median"_s, d.median, d.n);
            duration(card, tile.title, u"mean"_s, d.mean, d.n);
            duration(card, tile.title, u"p90"_s, d.p90, d.n);
            prior(tile.title, tile.prior ? number(*tile.prior / 1000) : QString(), u"s"_s,
                  tile.priorDistribution.n);
            count(card, tile.title, u"no_start"_s, d.noStart);
            count(card, tile.title, u"no_end"_s, d.noEnd);
            count(card, tile.title, u"order"_s, d.order);
            count(card, tile.title, u"open"_s, d.open);
            return;
        }
        const QString unit = tile.unit == BoardTile::Unit::Share ? u"share"_s : u"count"_s;
        line(card, tile.title, m_board.header.from, m_board.header.to, u"value"_s,
             tile.value ? number(*tile.value) : QString(), unit, tile.of);
        prior(tile.title, tile.prior ? number(*tile.prior) : QString(), unit,
              tile.kind == BoardTile::Kind::SlaMet ? tile.priorSla.met + tile.priorSla.missed : tile.priorOf);
    }
    void prior(const QString &title, const QString &value, const QString &unit, qint64 n)
    {
        const BoardHeader &h = m_board.header;
        line(u"tile"_s, title, h.priorFrom, h.priorTo, u"period before"_s, value, unit, n);
    }
    void uptimeLines(const BoardUptimeRow &row)
    {
        const BoardHeader &h = m_board.header;
        const auto told = [&](const QString &figure, std::optional<double> value, const QString &unit) {
            line(u"availability"_s, row.name, h.from, h.to, figure, value ? number(*value) : QString(), unit,
                 {});
        };
        told(u"availability"_s, row.availability, u"share"_s);
        told(u"target"_s, row.target, u"share"_s);
        told(u"coverage"_s, row.coverage, u"share"_s);
        told(u"down"_s, row.down / 1000, u"s"_s);
        told(u"budget left"_s, row.budgetLeft, u"share"_s);
        told(u"outages"_s, row.outages, u"count"_s);
        for (const ServiceDay &cell : row.cells) {
            if (cell.weightedDown > 0)
                line(u"availability"_s, row.name, cell.from, cell.to, u"down"_s,
                     number(cell.weightedDown / 1000), u"s"_s, {});
        }
    }
    void weekLine(const QString &title, const BoardPoint &point, const QString &figure)
    {
        line(title, u"week"_s, point.at, point.until, figure,
             point.value ? number(*point.value / 1000) : QString(), u"s"_s, point.n);
    }
    void volumeLines()
    {
        for (const BoardBin &bin : m_board.volume.bins) {
            for (int p = 0; p < 5; ++p)
                line(u"volume"_s, p == 0 ? u"none"_s : u"P%1"_s.arg(p), bin.from, bin.to, u"opened"_s,
                     QString::number(bin.opened[p]), u"count"_s, {});
            if (m_board.volume.closedTold)
                line(u"volume"_s, {}, bin.from, bin.to, u"closed"_s, QString::number(bin.closed), u"count"_s,
                     {});
        }
    }
    void groupLines(const BoardGroups &groups)
    {
        const QString card = groups.by == GroupBy::Team ? u"team"_s : u"category"_s;
        for (const BoardGroup &group : groups.rows) {
            if (!group.chosen)
                continue;
            count(card, group.name, u"incidents"_s, group.incidents);
            count(card, group.name, u"open"_s, group.open);
            duration(card, group.name, u"median"_s, group.median, group.n);
            duration(card, group.name, u"p90"_s, group.p90, group.n);
        }
    }

    const Board &m_board;
    QString m_workspace;
    QTimeZone m_zone;
    QString m_out;
};

QString cell(const QString &text)
{
    return u"<td>"_s + text.toHtmlEscaped() + u"</td>"_s;
}

QString figure(const QString &text)
{
    return u"<td class=\"n\">"_s + text.toHtmlEscaped() + u"</td>"_s;
}

QString took(std::optional<double> ms, const BoardScope &scope)
{
    return ms ? spanText(*ms, scope.time.value_or(TimeKind::Elapsed)) : u"–"_s;
}

QString valueText(const BoardTile &tile, std::optional<double> value)
{
    if (!value)
        return u"–"_s;
    switch (tile.unit) {
    case BoardTile::Unit::Duration:
        return took(value, tile.scope);
    case BoardTile::Unit::Share:
        return wording::shareText(*value);
    case BoardTile::Unit::Count:
        break;
    }
    return wording::countText(qint64(*value));
}

QString headRow(const QStringList &names)
{
    QString out = u"<tr>"_s;
    for (const QString &name : names)
        out += u"<th>"_s + name.toHtmlEscaped() + u"</th>"_s;
    return out + u"</tr>\n"_s;
}

QString tilesTable(const Board &board)
{
    const auto word = [](const char16_t *key) { return wording::boardText(QString::fromUtf16(key)); };
    QString out =
        u"<table>\n"_s + headRow({word(u"col-measure"), word(u"col-value"), word(u"col-prior"),
                                  word(u"col-mean"), word(u"col-p90"), word(u"col-n"), word(u"col-excluded"),
                                  word(u"col-open"), word(u"col-definition")});
    for (const BoardTile &tile : board.tiles) {
        const Distribution &d = tile.distribution;
        const bool measure = tile.unit == BoardTile::Unit::Duration;
        out += u"<tr>"_s + cell(tile.title) + figure(valueText(tile, tile.value)) +
               figure(valueText(tile, tile.prior));
        if (measure)
            out += figure(took(d.mean, tile.scope)) + figure(took(d.p90, tile.scope)) +
                   figure(wording::countText(d.n)) + figure(wording::countText(d.excluded())) +
                   figure(wording::countText(d.open));
        else
            out += u"<td colspan=\"5\">"_s + tile.note.toHtmlEscaped() + u"</td>"_s;
        out += cell(tile.noData.isEmpty() ? tile.definition : tile.noData + u' ' + tile.definition) +
               u"</tr>\n"_s;
    }
    return out + u"</table>\n"_s;
}

QString weeksTable(const BoardDots &dots, const QTimeZone &zone)
{
    if (dots.of == 0)
        return {};
    QString out = u"<h2>"_s + dots.title.toHtmlEscaped() + u"</h2>\n<table>\n"_s +
                  headRow({wording::boardText(u"col-week"_s), wording::boardText(u"col-n"_s),
                           wording::boardText(u"col-median"_s), wording::boardText(u"col-p90"_s)});
    for (size_t i = 0; i < dots.median.size(); ++i) {
        const BoardPoint &point = dots.median[i];
        out += u"<tr>"_s + cell(wording::dateText(point.at, zone)) + figure(wording::countText(point.n)) +
               figure(took(point.value, dots.scope)) + figure(took(dots.p90[i].value, dots.scope)) +
               u"</tr>\n"_s;
    }
    return out + u"</table>\n"_s;
}

QString uptimeTable(const BoardUptime &uptime)
{
    if (uptime.rows.empty())
        return {};
    const auto word = [](const char16_t *key) { return wording::boardText(QString::fromUtf16(key)); };
    const auto share = [](std::optional<double> value) {
        return figure(value ? wording::shareText(*value, 2) : u"–"_s);
    };
    QString out =
        u"<h2>"_s + uptime.title.toHtmlEscaped() + u"</h2>\n<p>"_s + uptime.definition.toHtmlEscaped() +
        u"</p>\n<table>\n"_s +
        headRow({word(u"col-service"), word(u"col-availability"), word(u"col-target"), word(u"col-down"),
                 word(u"col-coverage"), word(u"col-outages"), word(u"col-budget")});
    for (const BoardUptimeRow &row : uptime.rows)
        out += u"<tr>"_s + cell(row.name) + share(row.availability) + share(row.target) +
               figure(wording::durationText(row.down)) + share(row.coverage) +
               figure(wording::countText(row.outages)) + share(row.budgetLeft) + u"</tr>\n"_s;
    return out + u"</table>\n"_s;
}

QString volumeTable(const Board &board, const QTimeZone &zone)
{
    QString out = u"<h2>"_s + board.volume.title.toHtmlEscaped() + u"</h2>\n<table>\n"_s +
                  headRow({wording::boardText(u"col-from"_s), u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s,
                           wording::boardText(u"col-none"_s), wording::boardText(u"col-closed"_s)});
    for (const BoardBin &bin : board.volume.bins) {
        out += u"<tr>"_s + cell(wording::dateText(bin.from, zone));
        for (const int p : {1, 2, 3, 4, 0})
            out += figure(wording::countText(bin.opened[p]));
        out += figure(board.volume.closedTold ? wording::countText(bin.closed) : u"–"_s) + u"</tr>\n"_s;
    }
    return out + u"</table>\n"_s;
}

QString groupsTable(const BoardGroups &groups)
{
    QString out = u"<h2>"_s + groups.title.toHtmlEscaped() + u"</h2>\n<table>\n"_s +
                  headRow({groups.title, wording::boardText(u"col-incidents"_s),
                           wording::boardText(u"col-open"_s), wording::boardText(u"col-median"_s),
                           wording::boardText(u"col-p90"_s), wording::boardText(u"col-n"_s)});
    for (const BoardGroup &group : groups.rows) {
        if (!group.chosen)
            continue;
        out += u"<tr>"_s + cell(group.name) + figure(wording::countText(group.incidents)) +
               figure(wording::countText(group.open)) + figure(took(group.median, groups.scope)) +
               figure(took(group.p90, groups.scope)) + figure(wording::countText(group.n)) + u"</tr>\n"_s;
    }
    return out + u"</table>\n"_s;
}

QString backlogTable(const BoardBacklog &backlog, const QString &openAtText)
{
    const QStringList title{backlog.title, openAtText};
    QString out = u"<h2>"_s + title.join(u' ').trimmed().toHtmlEscaped() + u"</h2>\n<table>\n"_s;
    for (const BoardBand &band : backlog.bands)
        out += u"<tr>"_s + cell(band.text) + figure(wording::countText(band.count)) + u"</tr>\n"_s;
    return out + u"</table>\n"_s;
}

constexpr auto kHead =
    u"<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>Binnacle</title>\n<style>"
    "body{font:14px system-ui,sans-serif;margin:24px;color:#1b2530;background:#fff}"
    "table{border-collapse:collapse;margin:8px 0 20px}"
    "th,td{border-bottom:1px solid #d7dde3;padding:4px 10px;text-align:left;vertical-align:top}"
    "td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "h1{font-size:20px}h2{font-size:15px}p{color:#55616d}"
    "</style></head><body>\n";

} // namespace

QString csvLine(const QStringList &cells)
{
    QStringList out;
    for (const QString &one : cells)
        out += csvCell(one);
    return out.join(u',') + u"\r\n"_s;
}

QString boardCsv(const Board &board, const QString &workspace)
{
    return CsvBoard(board, workspace).text();
}

QString boardHtml(const Board &board, const QString &workspace)
{
    const QTimeZone zone(board.header.zone.toLatin1());
    QStringList facts{workspace};
    const BoardHeader &header = board.header;
    for (const BoardChip &chip : header.chips)
        facts += chip.kind == BoardChip::Kind::Time ? header.timeText : chip.text;
    facts += header.dataEndText;
    facts += wording::boardText(u"as-of"_s, {{u"date"_s, wording::timeText(header.asOf, zone)}});
    facts += wording::boardText(u"zone"_s, {{u"zone"_s, header.zone}});
    facts += wording::incidentsText(header.incidents);
    if (header.priorFrom < header.priorTo)
        facts += wording::boardText(u"period-before"_s,
                                    {{u"from"_s, wording::dateText(header.priorFrom, zone)},
                                     {u"to"_s, wording::dateText(header.priorTo - 1, zone)},
                                     {u"incidents"_s, wording::incidentsText(header.priorIncidents)}});
    QString out = QString::fromUtf16(kHead) + u"<h1>"_s + wording::boardText(u"title"_s).toHtmlEscaped() +
                  u"</h1>\n<p>"_s + facts.join(u" · "_s).toHtmlEscaped() + u"</p>\n"_s;
    if (!board.empty.isEmpty())
        out += u"<p>"_s + board.empty.toHtmlEscaped() + u"</p>\n"_s;
    out += tilesTable(board) + weeksTable(board.restore, zone) + weeksTable(board.detect, zone) +
           weeksTable(board.resolve, zone) + volumeTable(board, zone) + uptimeTable(board.uptime) +
           backlogTable(board.backlog, board.header.openAtText);
    for (const BoardGroups &groups : board.groups)
        out += groupsTable(groups);
    return printable(out + u"<p>"_s + wording::boardText(u"percentiles"_s).toHtmlEscaped() +
                     u"</p>\n</body></html>\n"_s);
}

} // namespace binnacle
