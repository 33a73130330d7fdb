// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardplots.h"

#include "charts/barsplot.h"
#include "charts/charttext.h"
#include "charts/dotplot.h"
#include "charts/rowsplot.h"
#include "charts/volumeplot.h"
#include "dashboards/boardtext.h"
#include "dashboards/servicecards.h"
#include "dashboards/tileplot.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 kDayMs = 86'400'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Board", text);
}

QString priorityName(int priority)
{
    return priority >= 1 && priority <= 4 ? QString(u'P' + QString::number(priority)) : tr("none");
}

LegendItem word(const QString &text)
{
    return {LegendItem::Shape::Word, text, 0, false};
}

// One sentence where there is nothing to draw: nothing to point at, and none for a table.
class Sentence final : public RowsPlot
{
public:
    using RowsPlot::RowsPlot;
    [[nodiscard]] int markCount() const override { return 0; }
    [[nodiscard]] ChartTable table() const override { return {}; }
};

std::unique_ptr<ChartPlot> sentence(const QString &text)
{
    RowsData data;
    data.columns = {{{}, false, false, 10, 1, 1}};
    data.headed = false;
    data.summary = text;
    RowsData::Row row;
    row.cells = {{text, 0, {}, false}};
    data.rows.append(row);
    return std::make_unique<Sentence>(std::move(data));
}

QString nothingFound(const Board &board)
{
    return board.header.query.isEmpty() ? tr("No incident was opened in this window.")
                                        : tr("No incident was opened in this window under this filter.");
}

double seconds(const std::optional<double> &ms)
{
    return ms ? *ms / 1000 : kNone;
}

QString signalText(ControlLimits::Signal signal)
{
    switch (signal) {
    case ControlLimits::Signal::Outside:
        return tr("Signal: outside the control limits");
    case ControlLimits::Signal::Run:
        return tr("Signal: eight or more in a row on one side of the mean");
    case ControlLimits::Signal::None:
        break;
    }
    return {};
}

QStringList limitFacts(const Board &board, const BoardDots &dots, const QLocale &locale)
{
    if (!board.request.limits)
        return {};
    if (!dots.limits)
        return {tr("Control limits need %1 weeks of at least 3 values; there are %2.")
                    .arg(locale.toString(qint64(kLeastForLimits)),
                         locale.toString(qint64(dots.limitWeeks.size())))};
    const auto told = [&](double ms) { return shortDuration(ms / 1000, unitsOf(dots.scope)); };
    const auto signals = std::count_if(dots.limits->signals.begin(), dots.limits->signals.end(),
                                       [](auto signal) { return signal != ControlLimits::Signal::None; });
    return {tr("Control limits (XmR, weekly medians): mean %1, from %2 to %3; %4 signals.")
                .arg(told(dots.limits->center), told(dots.limits->lower), told(dots.limits->upper),
                     locale.toString(qint64(signals)))};
}

// What the dots stand for, and what is left out and why: as the tile of the same measure counts it.
QStringList dotFacts(const Board &board, const BoardDots &dots, const QLocale &locale)
{
    QStringList facts{tr("n: %1 incidents with a time, %2 of them drawn")
                          .arg(locale.toString(dots.of), locale.toString(qint64(dots.dots.size())))};
    if (dots.graveUpTo > 0)
        facts.append(dots.graveUpTo == 1
                         ? tr("All of P1 are drawn, of the others the longest and every few.")
                         : tr("All of P1 and P2 are drawn, of the others the longest and every few."));
    const auto kind = dots.measure == Measure::Ttr   ? BoardTile::Kind::Restore
                      : dots.measure == Measure::Ttd ? BoardTile::Kind::Detect
                                                     : BoardTile::Kind::Resolve;
    for (const BoardTile &tile : board.tiles) {
        if (tile.kind != kind)
            continue;
        const QStringList out = exclusionParts(tile.distribution, locale);
        facts.append(out.isEmpty() ? tr("Not counted: none") : tr("Not counted: %1").arg(out.join(u", "_s)));
    }
    const auto unfinished = std::count_if(dots.median.begin(), dots.median.end(),
                                          [](const BoardPoint &week) { return !week.isFinished(); });
    if (unfinished > 0)
        facts.append(tr("Unfinished: %1 weeks of which more than 5% are still open. Their median is of those "
                        "that were quick and will rise; it is dotted, and no limit counts it.")
                         .arg(locale.toString(qint64(unfinished))));
    facts.append(tr("A week under 10 values has no 90th percentile, and its median is drawn thin."));
    facts += limitFacts(board, dots, locale);
    return facts;
}

CardPicture dotsCard(const Board &board, const BoardDots &from, const QLocale &locale)
{
    DotData data;
    data.from = board.header.from;
    data.to = board.header.to;
    data.zone = boardZone(board.header);
    data.units = unitsOf(from.scope);
    data.dots.reserve(qsizetype(from.dots.size()));
    std::array<bool, 5> met{};
    for (const BoardDot &dot : from.dots) {
        const int priority = dot.priority <= 4 ? dot.priority : 0;
        met[size_t(priority)] = true;
        data.dots.append({dot.opened, double(dot.duration) / 1000, priority, dot.ticket});
    }
    for (size_t i = 0; i < from.median.size(); ++i) {
        const BoardPoint &point = from.median[i];
        DotData::Level level;
        level.from = point.at;
        level.to = point.until;
        level.median = seconds(point.value);
        level.p90 = i < from.p90.size() ? seconds(from.p90[i].value) : kNone;
        level.n = point.n;
        level.open = point.open;
        level.unfinished = !point.isFinished();
        level.query = i < from.weekQueries.size() ? from.weekQueries[i] : QString();
        level.records = i < from.weekRecords.size() ? from.weekRecords[i] : point.n;
        data.levels.append(level);
    }
    for (const BoardMark &mark : board.marks)
        data.notes.append({mark.at, oneLine(mark.text)});
    if (from.limits) {
        data.limits = {from.limits->center / 1000, from.limits->lower / 1000, from.limits->upper / 1000};
        for (size_t i = 0; i < from.limitWeeks.size(); ++i)
            data.levels[qsizetype(from.limitWeeks[i])].signal = signalText(from.limits->signals[i]);
    }
    CardPicture picture;
    picture.title = from.title;
    for (const int priority : {1, 2, 3, 4, 0})
        if (met[size_t(priority)])
            picture.legend.append({LegendItem::Shape::Dot, priorityName(priority), priority, false});
    picture.legend.append({LegendItem::Shape::Line, tr("weekly median"), 0, false});
    picture.legend.append({LegendItem::Shape::Dashes, tr("p90"), 0, false});
    if (std::any_of(data.levels.begin(), data.levels.end(),
                    [](const auto &level) { return level.unfinished; }))
        picture.legend.append({LegendItem::Shape::Points, tr("unfinished"), 0, false});
    if (from.limits)
        picture.legend.append(word(tr("control limits")));
    const QString all = locale.toString(board.header.total);
    for (const int priority : {1, 2, 3, 4, 0})
        picture.fullest.append({LegendItem::Shape::Dot, priorityName(priority), priority, false});
    picture.fullest.append({LegendItem::Shape::Line, tr("weekly median"), 0, false});
    picture.fullest.append({LegendItem::Shape::Dashes, tr("p90"), 0, false});
    picture.fullest.append({LegendItem::Shape::Points, tr("unfinished"), 0, false});
    picture.fullest.append(word(tr("%1 of %2 drawn").arg(locale.toString(board.request.maxDots), all)));
    picture.fullest.append(
        word(tr("%1, not drawn").arg(tr("%1 excluded").arg(all) + u", "_s + tr("%1 open").arg(all))));
    if (from.dots.empty()) {
        picture.legend.clear();
        picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale);
        picture.plot = sentence(board.header.incidents == 0
                                    ? nothingFound(board)
                                    : tr("None of these incidents has both stamps of this measure."));
        return picture;
    }
    const auto drawn = qint64(from.dots.size());
    picture.legend.append(
        word(drawn < from.of ? tr("%1 of %2 drawn").arg(locale.toString(drawn), locale.toString(from.of))
                             : tr("n %1").arg(locale.toString(from.of))));
    QStringList left;
    if (from.excluded > 0)
        left.append(tr("%1 excluded").arg(locale.toString(from.excluded)));
    if (from.open > 0)
        left.append(tr("%1 open").arg(locale.toString(from.open)));
    if (!left.isEmpty())
        picture.legend.append(word(tr("%1, not drawn").arg(left.join(u", "_s))));
    picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale,
                                          dotFacts(board, from, locale));
    data.summary = tr("%1: %2 incidents with a time, %3 open and %4 excluded are not drawn.")
                       .arg(from.title, locale.toString(from.of), locale.toString(from.open),
                            locale.toString(from.excluded));
    picture.plot = std::make_unique<DotPlot>(std::move(data));
    return picture;
}

CardPicture volumeCard(const Board &board, const QLocale &locale)
{
    const BoardVolume &from = board.volume;
    VolumeData data;
    data.zone = boardZone(board.header);
    data.lineName = tr("closed");
    for (const BoardBin &bin : from.bins) {
        data.edges.append(bin.from);
        if (!from.closedTold)
            continue;
        data.line.append(bin.closed);
        data.lineQueries.append(bin.closedQuery);
    }
    if (!from.bins.empty())
        data.edges.append(from.bins.back().to);
    CardPicture picture;
    for (const int priority : {0, 4, 3, 2, 1}) { // from the foot upwards, the gravest on top
        if (from.openedByPriority[priority] == 0)
            continue;
        VolumeData::Series series;
        series.name = priority == 0 ? tr("no priority") : priorityName(priority);
        series.priority = priority;
        series.filter = u"priority:"_s + (priority == 0 ? u"none"_s : QString::number(priority));
        for (const BoardBin &bin : from.bins) {
            series.counts.append(bin.opened[priority]);
            series.queries.append(bin.openedQuery[priority]);
        }
        data.series.append(series);
        picture.legend.prepend({LegendItem::Shape::Block, priorityName(priority), priority, false});
    }
    picture.title = from.title;
    for (const int priority : {1, 2, 3, 4, 0})
        picture.fullest.append({LegendItem::Shape::Block, priorityName(priority), priority, false});
    picture.fullest.append({LegendItem::Shape::Line, tr("closed"), 0, true});
    picture.fullest.append(word(tr("per %1 days").arg(28)));
    if (from.opened == 0 && from.closed == 0) {
        picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale);
        picture.plot = sentence(nothingFound(board));
        return picture;
    }
    picture.legend.append(from.closedTold ? LegendItem{LegendItem::Shape::Line, tr("closed"), 0, true}
                                          : word(tr("no closed stamps")));
    picture.legend.append(word(from.binDays == 1   ? tr("per day")
                               : from.binDays == 7 ? tr("per week")
                                                   : tr("per %1 days").arg(from.binDays)));
    const QString opened = locale.toString(from.opened);
    const QString closed = locale.toString(from.closed);
    QStringList facts{tr("n: %1 opened").arg(opened)};
    data.summary = tr("%1: %2 opened.").arg(from.title, opened);
    if (from.closedTold) {
        facts =
            QStringList{tr("n: %1 opened, %2 closed").arg(opened, closed),
                        tr("Not counted: none. A closed incident may have been opened before the window.")};
        data.summary = tr("%1: %2 opened and %3 closed.").arg(from.title, opened, closed);
    }
    if (from.bins.size() > 1) {
        const BoardBin &first = from.bins.front(), &next = from.bins[1];
        const auto days = qRound64(double(first.to - first.from) / kDayMs);
        if (days < qRound64(double(next.to - next.from) / kDayMs))
            facts.append(tr("The first bar is of %1 days, the others are whole.").arg(locale.toString(days)));
    }
    picture.explanation =
        cardExplanation(from.title, from.definition, from.scope, board.header, locale, facts);
    picture.plot = std::make_unique<VolumePlot>(std::move(data));
    return picture;
}

BarsData::Tone bandTone(qint64 ageFrom)
{
    if (ageFrom >= 30 * kDayMs)
        return BarsData::Tone::P1;
    if (ageFrom >= 14 * kDayMs)
        return BarsData::Tone::P2;
    return ageFrom >= 7 * kDayMs ? BarsData::Tone::P3 : BarsData::Tone::Accent;
}

// "41 open at the end of Jan 31, 2017": of when, where it is not of now.
QString openCount(const Board &board, qint64 count, const QLocale &locale)
{
    const QStringList words{tr("%1 open").arg(locale.toString(count)), board.header.openAtText};
    return words.join(u' ').trimmed();
}

CardPicture backlogCard(const Board &board, const QLocale &locale)
{
    const BoardBacklog &from = board.backlog;
    if (from.open == 0) {
        CardPicture picture;
        picture.title = from.title;
        picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale);
        picture.plot =
            sentence(board.header.total == 0
                         ? tr("No incidents yet: import a log of them to see their times.")
                         : tr("Nothing is open as of %1.")
                               .arg(dateTimeText(board.header.openAt, boardZone(board.header), locale)));
        return picture;
    }
    BarsData data;
    data.nameColumn = tr("Age");
    data.valueColumn = tr("Open incidents");
    for (const BoardBand &band : from.bands) {
        BarsData::Bar bar;
        bar.name = band.text;
        bar.value = double(band.count);
        bar.valueText = locale.toString(band.count);
        bar.tone = bandTone(band.from);
        bar.mark.key = u"age "_s + QString::number(band.from);
        bar.mark.text = tr("Open for %1: %2").arg(band.text, bar.valueText);
        bar.mark.query = band.query;
        bar.mark.filter = band.filter;
        bar.mark.count = band.count;
        data.bars.append(bar);
    }
    CardPicture picture;
    picture.title = from.title;
    picture.legend.append(word(openCount(board, from.open, locale)));
    picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale,
                                          {tr("n: %1 open").arg(locale.toString(from.open))});
    data.summary = tr("%1: %2 open incidents.").arg(from.title, locale.toString(from.open));
    picture.plot = std::make_unique<BarsPlot>(std::move(data));
    return picture;
}

RowsData::Cell numberCell(qint64 value, const QLocale &locale)
{
    return {locale.toString(value), double(value), {}, false};
}

RowsData::Row groupRow(const BoardGroup &group, const BoardGroups &of, bool prior, const QLocale &locale)
{
    const auto shares = group.sla.attainment();
    const QString sla = shares ? wording::shareText(*shares, 1, locale) : u"–"_s;
    const DurationUnits units = unitsOf(of.scope);
    const QString median = group.median ? shortDuration(*group.median / 1000, units) : u"–"_s;
    const QString p90 = group.p90 ? shortDuration(*group.p90 / 1000, units) : u"–"_s;
    RowsData::Row row;
    const QString name = oneLine(group.name);
    row.cells = {{name, 0, {}, false},
                 {QString(), double(group.incidents), {}, false},
                 {locale.toString(group.incidents), double(group.incidents), {}, group.chosen},
                 prior ? numberCell(group.priorIncidents, locale) : RowsData::Cell{u"–"_s, 0, {}, false},
                 numberCell(group.open, locale),
                 {median, 0, {}, false},
                 {p90, 0, {}, false},
                 {sla, 0, {}, false}};
    row.mark.key = group.name;
    row.mark.query = group.query;
    row.muted = !group.chosen;
    row.mark.filter = fieldIs(groupField(of.by), group.name);
    if (of.within) { // another one is chosen instead, not as well
        row.mark.filter = narrowed(*of.within, row.mark.filter);
        row.mark.wholeFilter = true;
    }
    row.mark.count = group.incidents;
    row.mark.text =
        QStringList{
            name, tr("opened %1").arg(locale.toString(group.incidents)),
            tr("still open %1").arg(locale.toString(group.open)),
            tr("time to resolve: median %1, p90 %2, n %3").arg(median, p90, locale.toString(group.n)),
            tr("SLA met %1 (%2 of %3)")
                .arg(sla, locale.toString(group.sla.met), locale.toString(group.sla.met + group.sla.missed))}
            .join(u'\n');
    return row;
}

CardPicture groupsCard(const Board &board, const QLocale &locale, qsizetype index)
{
    CardPicture picture;
    if (index < 0 || index >= qsizetype(board.groups.size()))
        return picture;
    const BoardGroups &from = board.groups[size_t(index)];
    picture.title = from.title;
    if (from.rows.empty()) {
        picture.explanation = cardExplanation(from.title, from.definition, from.scope, board.header, locale);
        picture.plot = sentence(nothingFound(board));
        return picture;
    }
    RowsData data;
    data.columns = {{groupTitle(from.by), false, false, 11, 1.0, 9},
                    {{}, false, true, 6, 1.6, 2},
                    {tr("opened"), true, false, 5, 0.1, 8},
                    {tr("was"), true, false, 5, 0.1, 1},
                    {tr("still open"), true, false, 7, 0.1, 4},
                    {tr("median"), true, false, 9, 0.1, 7},
                    {tr("p90"), true, false, 9, 0.1, 3},
                    {tr("SLA met"), true, false, 7, 0.1, 5}};
    const bool prior = board.header.priorTo > board.header.priorFrom;
    for (const BoardGroup &group : from.rows)
        data.rows.append(groupRow(group, from, prior, locale));
    if (from.groups > qint64(from.rows.size()))
        picture.legend.append(
            word((from.within ? tr("the chosen and the largest of %1") : tr("the largest of %1"))
                     .arg(locale.toString(from.groups))));
    QStringList facts;
    if (from.within) {
        picture.legend.append(word(tr("gray: outside the filter")));
        facts.append(tr("What the filter chooses is in color; the gray rows are there to compare with."));
    } else {
        facts.append(tr("n: %1 incidents").arg(locale.toString(board.header.incidents)));
    }
    if (from.otherIncidents > 0)
        facts.append((from.within ? tr("Not shown: %1 incidents of %2 others")
                                  : tr("Not shown: %1 incidents of %2 smaller ones"))
                         .arg(locale.toString(from.otherIncidents),
                              locale.toString(from.groups - qint64(from.rows.size()))));
    if (prior)
        facts.append(
            tr("Was, in the period before: %1, n %2")
                .arg(priorDates(board.header, locale), locale.toString(board.header.priorIncidents)));
    facts.append(tr("Those still open have no time to resolve: they are in no median and no p90."));
    picture.explanation =
        cardExplanation(from.title, from.definition, from.scope, board.header, locale, facts);
    data.summary = tr("%1: %2 in all.").arg(from.title, locale.toString(from.groups));
    picture.plot = std::make_unique<RowsPlot>(std::move(data));
    return picture;
}

CardPicture oldestCard(const Board &board, const QLocale &locale)
{
    CardPicture picture;
    picture.title = tr("Open longest");
    if (!board.header.openAtText.isEmpty())
        picture.legend.append(word(board.header.openAtText));
    RowsData data;
    data.columns = {{tr("Number"), false, false, 11, 0.4, 9},
                    {tr("Priority"), false, false, 3, 0, 3},
                    {tr("Team"), false, false, 8, 1, 2},
                    {tr("Open for"), true, false, 6, 0, 8}};
    data.headed = false;
    for (const BoardOldest &one : board.oldest) {
        RowsData::Row row;
        const QString age = shortDuration(double(one.age) / 1000);
        const QString number = oneLine(one.number), team = oneLine(one.team);
        row.cells = {{number, 0, {}, false},
                     {one.priority > 0 ? priorityName(one.priority) : u"–"_s, 0, {}, false},
                     {team, 0, {}, false},
                     {age, double(one.age), {}, false}};
        row.mark.key = u"record "_s + QString::number(one.ticket);
        row.mark.record = one.ticket;
        row.mark.query = fieldIs(u"number"_s, one.number);
        row.mark.count = 1;
        row.mark.text =
            QStringList{tr("%1, open for %2").arg(number, age),
                        tr("opened %1").arg(dateTimeText(one.opened, boardZone(board.header), locale)),
                        team.isEmpty() ? tr("no team") : team}
                .join(u'\n');
        data.rows.append(row);
    }
    picture.explanation = cardExplanation(picture.title, tr("The open incidents that were opened first."),
                                          board.backlog.scope, board.header, locale);
    data.summary = tr("%1: %2 incidents.").arg(picture.title, locale.toString(qint64(board.oldest.size())));
    picture.plot = std::make_unique<RowsPlot>(std::move(data));
    return picture;
}

} // namespace

QString groupField(GroupBy by)
{
    switch (by) {
    case GroupBy::Service:
        return u"service"_s;
    case GroupBy::Category:
        return u"category"_s;
    case GroupBy::Priority:
        return u"priority"_s;
    case GroupBy::Impact:
        return u"impact"_s;
    default:
        return u"team"_s;
    }
}

QString groupTitle(GroupBy by)
{
    switch (by) {
    case GroupBy::Service:
        return tr("Service");
    case GroupBy::Category:
        return tr("Category");
    case GroupBy::Priority:
        return tr("Priority");
    case GroupBy::Impact:
        return tr("Impact");
    default:
        return tr("Team");
    }
}

QString figureTitle(const BoardTile &tile)
{
    return tile.title.section(u" · "_s, 0, 0);
}

std::vector<const BoardDots *> dotMeasures(const Board &board)
{
    std::vector<const BoardDots *> measures;
    for (const BoardDots *one : {&board.restore, &board.detect, &board.resolve}) {
        if (one->of > 0)
            measures.push_back(one);
    }
    if (measures.empty())
        measures.push_back(&board.resolve);
    return measures;
}

QString dotName(const BoardDots &dots)
{
    switch (dots.measure) {
    case Measure::Ttr:
        return tr("Restore");
    case Measure::Ttd:
        return tr("Detect");
    default:
        return tr("Resolve");
    }
}

std::unique_ptr<ChartPlot> tilePicture(const Board &board, const BoardTile &tile, const QLocale &locale)
{
    TileData data;
    data.title = figureTitle(tile);
    for (const BoardTile &one : board.tiles)
        data.titles.append(figureTitle(one));
    if (tile.value) {
        const Figure figure = tileFigure(tile, *tile.value, locale);
        data.value = figure.value;
        data.unit = figure.unit;
    } else {
        data.missing = tile.noData.isEmpty() ? tr("No data in this window.") : tile.noData;
    }
    data.captions = tileCaptions(tile, locale);
    data.was = tileWas(tile, locale);
    for (const BoardPoint &point : tile.spark)
        data.spark.append(point.value && point.isFinished() ? *point.value : kNone);
    data.muted = !tile.scope.filter && !board.header.query.isEmpty();
    data.mark.key = tile.title;
    data.mark.text = tileExplanation(tile, board.header, locale);
    data.mark.query = tile.value ? tile.query : QString();
    data.mark.filter = tile.value && tile.records > 0 ? tile.filter : QString(); // to nothing leads nowhere
    data.mark.count = tile.records;
    if (tile.kind == BoardTile::Kind::BelowTarget && tile.value)
        data.mark.page = u"services"_s;
    return std::make_unique<TilePlot>(std::move(data));
}

CardPicture cardPicture(const Board &board, BoardCard card, const QLocale &locale, qsizetype choice)
{
    switch (card) {
    case BoardCard::Dots: {
        const auto measures = dotMeasures(board);
        return dotsCard(board,
                        *measures[size_t(std::clamp<qsizetype>(choice, 0, qsizetype(measures.size()) - 1))],
                        locale);
    }
    case BoardCard::Volume:
        return volumeCard(board, locale);
    case BoardCard::Uptime:
        return uptimeCard(board, locale);
    case BoardCard::Needs:
        return needsCard(board, locale);
    case BoardCard::Groups:
        return groupsCard(board, locale, choice);
    case BoardCard::Backlog:
        return backlogCard(board, locale);
    case BoardCard::Oldest:
        break;
    }
    return oldestCard(board, locale);
}

} // namespace binnacle
