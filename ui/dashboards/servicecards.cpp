// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/servicecards.h"

#include "charts/charttext.h"
#include "charts/linesplot.h"
#include "charts/uptimeplot.h"
#include "dashboards/boardtext.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QCoreApplication>

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMinute = 60'000;
constexpr double kWellKnown = 0.98;          // below, what is known is said before the time down
constexpr double kWholeCell = 240 * kMinute; // of a day: so long an outage fills it

QString tr(const char *text)
{
    return QCoreApplication::translate("Board", text);
}

LegendItem word(const QString &text)
{
    return {LegendItem::Shape::Word, text, 0, false};
}

QString percent(double share, const QLocale &locale)
{
    return wording::shareText(share, share >= 1 ? 0 : 2, locale);
}

QString duration(double ms)
{
    return shortDuration(ms / 1000);
}

UptimeShares sharesOf(const ServiceDay &day, int days)
{
    UptimeShares shares;
    shares.isClosed = day.agreed == 0;
    if (shares.isClosed)
        return shares;
    const double whole = kWholeCell * days;
    shares.down = day.troubled > 0 ? std::min(1.0, day.weightedDown / whole) : 0;
    shares.impaired = day.recorded > 0 ? 1 : 0;
    shares.maintenance = std::min(1.0, double(day.maintenance) / whole);
    shares.unknown = double(day.unknown) / double(day.agreed);
    return shares;
}

QString cellPercent(const ServiceDay &day, const QLocale &locale)
{
    return day.counted > 0 ? percent(1 - day.weightedDown / double(day.counted), locale) : u"–"_s;
}

QString cellDate(const ServiceDay &day, const QTimeZone &zone, const QLocale &locale)
{
    return rangeText(day.from, day.to, zone, locale);
}

QString outagesText(int count, const QLocale &locale)
{
    return count == 1 ? tr("1 outage") : tr("%1 outages").arg(locale.toString(count));
}

// What a cell says: its share, what was down, and what is in neither.
QString cellText(const BoardUptimeRow &row, size_t cell, const QTimeZone &zone, const QLocale &locale)
{
    const ServiceDay &day = row.cells[cell];
    QStringList lines{oneLine(row.name), cellDate(day, zone, locale)};
    if (day.agreed == 0) {
        lines.append(tr("No agreed time"));
        return lines.join(u'\n');
    }
    QStringList facts{cellPercent(day, locale)};
    if (day.weightedDown > 0)
        facts.append(tr("down %1").arg(duration(day.weightedDown)));
    if (row.cellOutages[cell] > 0)
        facts.append(outagesText(row.cellOutages[cell], locale));
    lines.append(facts.join(u" · "_s));
    if (day.weightedDown > 0 && row.cellOutages[cell] == 0)
        lines.append(tr("through what it needs, or seen by checks"));
    if (day.maintenance > 0)
        lines.append(tr("maintenance %1").arg(duration(double(day.maintenance))));
    if (day.unknown > 0)
        lines.append(tr("unknown %1").arg(duration(double(day.unknown))));
    return lines.join(u'\n');
}

void narrow(ChartMark &mark, const BoardUptimeRow &row, const BoardUptime &from)
{
    mark.filter = narrowed(from.within, row.filter); // another service instead, not as well
    mark.wholeFilter = true;
    mark.page = u"services"_s;
    mark.args.insert(u"service"_s, row.name);
}

UptimeData::Cell cellOf(const BoardUptimeRow &row, size_t index, const Board &board, const QLocale &locale)
{
    const QTimeZone zone = boardZone(board.header);
    const ServiceDay &day = row.cells[index];
    UptimeData::Cell cell;
    cell.shares = sharesOf(day, board.uptime.cellDays);
    ChartMark &mark = cell.mark;
    narrow(mark, row, board.uptime);
    mark.key = row.name + u'/' + QString::number(day.from);
    mark.text = cellText(row, index, zone, locale);
    mark.count = row.cellOutages[index];
    mark.from = day.from;
    mark.to = day.to;
    mark.args.insert(u"from"_s, day.from);
    mark.args.insert(u"to"_s, day.to);
    if (day.agreed > 0 && (day.recorded > 0 || day.maintenance > 0 || day.unknown > 0))
        cell.texts = {cellPercent(day, locale), duration(day.weightedDown), duration(double(day.maintenance)),
                      duration(double(day.unknown))};
    return cell;
}

UptimeData::Row rowOf(const BoardUptimeRow &from, const Board &board, const QLocale &locale)
{
    UptimeData::Row row;
    row.name = oneLine(from.name);
    row.isMuted = !from.chosen;
    row.isBelow = from.isBelow();
    row.percent = from.availability ? percent(*from.availability, locale) : u"–"_s;
    const bool isPartlyKnown = from.coverage && *from.coverage < kWellKnown;
    row.down = isPartlyKnown ? tr("cov. %1").arg(wording::shareText(*from.coverage, 0, locale))
                             : duration(from.down);
    row.budgetLeft = from.budgetLeft;
    if (from.budgetLeft)
        row.budget = wording::budgetText(*from.budgetLeft, locale);
    ChartMark &mark = row.mark;
    narrow(mark, from, board.uptime);
    mark.key = from.name;
    mark.count = from.outages;
    mark.args.insert(u"from"_s, board.header.from);
    mark.args.insert(u"to"_s, board.header.to);
    QStringList lines{
        row.name,
        tr("%1 · down %2 · %3").arg(row.percent, duration(from.down), outagesText(from.outages, locale))};
    if (from.target)
        lines.append(tr("target %1").arg(locale.toString(*from.target * 100, 'g', 8) + locale.percent()));
    if (from.budgetLeft)
        lines.append(tr("error budget left %1").arg(row.budget));
    if (from.coverage)
        lines.append(tr("known %1 of the agreed time").arg(percent(*from.coverage, locale)));
    mark.text = lines.join(u'\n');
    for (size_t c = 0; c < from.cells.size(); ++c)
        row.cells.append(cellOf(from, c, board, locale));
    return row;
}

} // namespace

CardPicture uptimeCard(const Board &board, const QLocale &locale)
{
    const BoardUptime &from = board.uptime;
    CardPicture picture;
    picture.title = from.title;
    QStringList facts{tr("n: %1 services with a record in this window, of %2")
                          .arg(locale.toString(from.recorded), locale.toString(from.services)),
                      tr("Below target: %1 of %2 with a target")
                          .arg(locale.toString(from.below), locale.toString(from.withTarget)),
                      tr("Of the filter only the choice of services applies here.")};
    if (from.recorded > qint64(from.rows.size()))
        facts.append(tr("Not shown: %1 that stand better")
                         .arg(locale.toString(from.recorded - qint64(from.rows.size()))));
    picture.explanation =
        cardExplanation(from.title, from.definition, from.scope, board.header, locale, facts);
    UptimeData data;
    const QTimeZone zone = boardZone(board.header);
    for (const BoardUptimeRow &row : from.rows)
        data.rows.append(rowOf(row, board, locale));
    if (!from.rows.empty()) {
        for (const ServiceDay &day : from.rows.front().cells)
            data.cellNames.append(cellDate(day, zone, locale));
    }
    if (from.recorded > qint64(from.rows.size()))
        picture.legend.append(word(tr("the worst of %1").arg(locale.toString(from.recorded))));
    picture.legend.append({LegendItem::Shape::Down, tr("down, full from 4 h"), 0, false});
    picture.legend.append({LegendItem::Shape::Maintenance, tr("maintenance"), 0, false});
    picture.legend.append({LegendItem::Shape::Unknown, tr("unknown"), 0, false});
    const bool hasBudget = std::any_of(from.rows.begin(), from.rows.end(),
                                       [](const BoardUptimeRow &row) { return row.budgetLeft.has_value(); });
    if (hasBudget)
        picture.legend.append(word(tr("error budget left")));
    picture.fullest = picture.legend;
    data.summary = tr("%1: %2 services, %3 below target.")
                       .arg(from.title, locale.toString(from.recorded), locale.toString(from.below));
    picture.plot = std::make_unique<UptimePlot>(std::move(data));
    return picture;
}

CardPicture needsCard(const Board &board, const QLocale &locale)
{
    CardPicture picture;
    picture.title = tr("Needs you");
    picture.explanation = cardExplanation(
        picture.title, tr("What waits for somebody as of now: services and open incidents under the filter."),
        board.backlog.scope, board.header, locale);
    LinesData data;
    data.columns = {tr("What"), tr("Why")};
    for (const BoardNeed &need : board.needs) {
        LinesData::Line line;
        line.lead = oneLine(need.lead);
        line.text = oneLine(need.text);
        line.tone = need.tone == BoardNeed::Tone::Bad    ? &ChartStyle::bad
                    : need.tone == BoardNeed::Tone::Warn ? &ChartStyle::warn
                                                         : nullptr;
        line.mark.key = need.lead + need.text;
        line.mark.text = line.lead + u' ' + line.text;
        line.mark.count = need.count;
        line.mark.query = need.query;
        if (need.ofServices || !need.service.isEmpty())
            line.mark.page = u"services"_s;
        if (!need.service.isEmpty())
            line.mark.args = {{u"service"_s, need.service}};
        data.lines.append(line);
    }
    if (data.lines.isEmpty())
        data.lines.append({{}, tr("Nothing waits for you."), nullptr, {}});
    data.summary = tr("%1: %2.").arg(picture.title, locale.toString(qint64(board.needs.size())));
    picture.plot = std::make_unique<LinesPlot>(std::move(data));
    return picture;
}

} // namespace binnacle
