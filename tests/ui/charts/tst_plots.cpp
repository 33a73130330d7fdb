// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every plot lays out whatever it is given: nothing, one point, equal ones, zero, very much, very long names,
// in any size; words do not overlap or leave the picture, and marks are where they are drawn.
#include "charts/barsplot.h"
#include "charts/dotplot.h"
#include "charts/linesplot.h"
#include "charts/rowsplot.h"
#include "charts/sparkline.h"
#include "charts/uptimeplot.h"
#include "charts/volumeplot.h"
#include "theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::shared_ptr<binnacle::ChartPlot>)

namespace binnacle {

namespace {

constexpr qint64 kDay = 86'400'000;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

ChartStyle style()
{
    return ChartStyle::of(Theme::light(), QApplication::font());
}

DotData dots(const QList<double> &seconds)
{
    DotData data;
    data.from = 0;
    data.to = 90 * kDay;
    for (qsizetype i = 0; i < seconds.size(); ++i)
        data.dots.append({(i * 37 % 90) * kDay, seconds[i], int(i % 5), i + 1});
    data.levels = {{0, 7 * kDay, 3600, 86'400, 12, 12, u"week one"_s},
                   {7 * kDay, 14 * kDay, kNaN, kNaN, 3, 3, {}}};
    return data;
}

VolumeData volume(int bars, qint64 each)
{
    VolumeData data;
    for (int i = 0; i <= bars; ++i)
        data.edges.append(i * kDay);
    for (int priority = 4; priority >= 1; --priority) {
        VolumeData::Series series;
        series.name = u'P' + QString::number(priority);
        series.priority = priority;
        for (int i = 0; i < bars; ++i) {
            series.counts.append(each * priority);
            series.queries.append(u"priority:%1 day:%2"_s.arg(priority).arg(i));
        }
        data.series.append(series);
    }
    data.lineName = u"closed"_s;
    for (int i = 0; i < bars; ++i) {
        data.line.append(each);
        data.lineQueries.append(u"closed:%1"_s.arg(i));
    }
    return data;
}

BarsData bars(const QList<double> &values, const QString &name)
{
    BarsData data;
    for (qsizetype i = 0; i < values.size(); ++i) {
        BarsData::Bar bar;
        bar.name = name;
        bar.value = values[i];
        bar.valueText = std::isfinite(values[i]) ? QString::number(values[i]) : u"–"_s;
        bar.mark.key = QString::number(i);
        bar.mark.query = u"band:%1"_s.arg(i);
        data.bars.append(bar);
    }
    return data;
}

RowsData rows(int count, const QString &name)
{
    RowsData data;
    data.columns = {
        {u"name"_s, false, false, 10, 1, 9}, {{}, false, true, 8, 1, 1}, {u"count"_s, true, false, 5, 0, 8}};
    for (int i = 0; i < count; ++i) {
        RowsData::Row row;
        row.cells = {
            {name, 0, {}, false}, {{}, double(i), {}, false}, {QString::number(i * 1000), 0, {}, true}};
        row.mark.key = QString::number(i);
        data.rows.append(row);
    }
    return data;
}

UptimeData uptime(int services, int days, const QString &name)
{
    UptimeData data;
    for (int r = 0; r < services; ++r) {
        UptimeData::Row row;
        row.name = name;
        row.percent = u"99.71 %"_s;
        row.down = u"6 h 16 m"_s;
        row.budget = u"−190 %"_s;
        row.budgetLeft = r % 2 == 0 ? -1.9 : 0.4;
        row.mark.key = QString::number(r);
        for (int c = 0; c < days; ++c) {
            UptimeData::Cell cell;
            cell.shares = {c % 7 == 0 ? 0.1 : 0, 0, c % 5 == 0 ? 0.2 : 0, c % 11 == 0 ? 1.0 : 0, c % 13 == 0};
            cell.mark.key = u"%1/%2"_s.arg(r).arg(c);
            if (c % 7 == 0)
                cell.texts = {u"99 %"_s, u"24 m"_s, u"0 m"_s, u"0 m"_s};
            row.cells.append(cell);
        }
        data.rows.append(row);
    }
    for (int c = 0; c < days; ++c)
        data.cellNames.append(QString::number(c));
    return data;
}

LinesData lines(int count, const QString &lead, const QString &text)
{
    LinesData data;
    data.columns = {u"What"_s, u"Why"_s};
    for (int i = 0; i < count; ++i) {
        ChartMark mark;
        mark.key = QString::number(i);
        data.lines.append({lead, text, i == 0 ? &ChartStyle::bad : nullptr, mark});
    }
    return data;
}

using Plots = std::shared_ptr<ChartPlot>; // QTest rows are copied

const QString kLong = QString(400, u'W');
const QString kMarkup = u"<table><tr><td>x</td></tr></table>"_s;
const QString kArabic = u"فريق الشبكات الداخلية والخوادم"_s;

} // namespace

class TestPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutHolds_data();
    void layoutHolds();
    void dotsLieAtTheirValues();
    void dotsBelowTheAxisAreTold();
    void theAxisBeginsAndEndsAtTheData_data();
    void theAxisBeginsAndEndsAtTheData();
    void everyMarkIsSeen_data();
    void everyMarkIsSeen();
    void thinLinesAreSeen();
    void barsOfTheVolumeAreMarks();
    void everyBarIsDrawn();
    void timeGoesThereAndBack();
    void stepsReachEveryMark_data();
    void stepsReachEveryMark();
    void tablesHaveEveryFigure();
    void narrowRowsDropTheLeastNeeded();
    void keysWalkServicesAndTheirDays();
    void aDayIsUnderThePointerWhereItIsDrawn();
    void whatFindsNoRoomIsCounted();
    void sparklineStaysInside_data();
    void sparklineStaysInside();
};

void TestPlots::layoutHolds_data()
{
    QTest::addColumn<Plots>("plot");
    QTest::newRow("no dots") << Plots(new DotPlot(DotData()));
    QTest::newRow("one dot") << Plots(new DotPlot(dots({3600})));
    QTest::newRow("equal dots") << Plots(new DotPlot(dots(QList<double>(50, 3600.0))));
    QTest::newRow("dots of zero") << Plots(new DotPlot(dots({0, 0, 0})));
    QTest::newRow("dots of a thousand million seconds") << Plots(new DotPlot(dots({1, 1e9})));
    QTest::newRow("dots that are no numbers")
        << Plots(new DotPlot(dots({kNaN, std::numeric_limits<double>::infinity(), 60, -5})));
    QTest::newRow("no bars in time") << Plots(new VolumePlot(VolumeData()));
    QTest::newRow("one bar in time") << Plots(new VolumePlot(volume(1, 1)));
    QTest::newRow("bars of nothing") << Plots(new VolumePlot(volume(30, 0)));
    QTest::newRow("a quarter of days") << Plots(new VolumePlot(volume(90, 17)));
    QTest::newRow("bars of a thousand million") << Plots(new VolumePlot(volume(12, 1'000'000'000)));
    QTest::newRow("no lying bars") << Plots(new BarsPlot(BarsData()));
    QTest::newRow("lying bars of nothing") << Plots(new BarsPlot(bars({0, 0, 0}, u"0–1 d"_s)));
    QTest::newRow("lying bars, long names") << Plots(new BarsPlot(bars({1, 1e9, kNaN}, kLong)));
    QTest::newRow("lying bars, markup") << Plots(new BarsPlot(bars({5, 6}, kMarkup)));
    QTest::newRow("lying bars, right to left") << Plots(new BarsPlot(bars({5, 6}, kArabic)));
    QTest::newRow("no rows") << Plots(new RowsPlot(rows(0, {})));
    QTest::newRow("rows, long names") << Plots(new RowsPlot(rows(20, kLong)));
    QTest::newRow("rows, right to left") << Plots(new RowsPlot(rows(3, kArabic)));
    QTest::newRow("no services") << Plots(new UptimePlot(UptimeData()));
    QTest::newRow("services without days") << Plots(new UptimePlot(uptime(3, 0, u"Mail"_s)));
    QTest::newRow("nine services, ninety days") << Plots(new UptimePlot(uptime(9, 90, u"VPN gateway"_s)));
    QTest::newRow("many services, long names") << Plots(new UptimePlot(uptime(40, 90, kLong)));
    QTest::newRow("services, markup") << Plots(new UptimePlot(uptime(2, 13, kMarkup)));
    QTest::newRow("no lines") << Plots(new LinesPlot(LinesData()));
    QTest::newRow("lines that wrap") << Plots(
        new LinesPlot(lines(4, u"VPN gateway"_s, u"budget gone about Nov 29"_s)));
    QTest::newRow("more lines than room") << Plots(new LinesPlot(lines(60, u"6"_s, u"breach within 2 h"_s)));
    QTest::newRow("lines of one long word") << Plots(new LinesPlot(lines(3, kLong, kLong)));
}

void TestPlots::layoutHolds()
{
    QFETCH(Plots, plot);
    for (const QSizeF &size : {QSizeF(900, 300), QSizeF(320, 200), QSizeF(150, 90), QSizeF(1, 1)}) {
        plot->layout(size, style());
        QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        plot->paint(painter);
        for (int i = 0; i < plot->markCount(); ++i) {
            const QRectF area = plot->markArea(i);
            QVERIFY(std::isfinite(area.x()) && std::isfinite(area.y()) && std::isfinite(area.width()) &&
                    std::isfinite(area.height()));
        }
        for (const QStringList &row : plot->table().rows)
            for (const QString &cell : row)
                QVERIFY2(!cell.contains("nan"_L1) && !cell.contains("inf"_L1), qPrintable(cell));
        if (size.width() < 300)
            continue; // words give way there, marks and crashes count
        const QList<QRectF> labels = plot->labelAreas();
        for (qsizetype i = 0; i < labels.size(); ++i) {
            QVERIFY(labels[i].left() >= -2 && labels[i].right() <= size.width() + 2);
            QVERIFY(labels[i].top() >= -2 && labels[i].bottom() <= size.height() + 2);
            for (qsizetype j = i + 1; j < labels.size(); ++j) {
                const QRectF both = labels[i] & labels[j];
                QVERIFY(both.width() <= 2 || both.height() <= 2);
            }
        }
    }
}

void TestPlots::dotsLieAtTheirValues()
{
    DotPlot plot(dots({60, 600, 3600, 86'400}));
    plot.layout({900, 300}, style());
    QList<std::pair<double, double>> places; // value, height
    for (int i = 0; i < plot.markCount(); ++i)
        if (plot.mark(i).record != 0)
            places.append({double(plot.mark(i).record), plot.markArea(i).center().y()});
    std::sort(places.begin(), places.end());
    QCOMPARE(places.size(), 4);
    // On a log scale equal ratios are equal distances: 60 to 600 and 360 to 3600.
    const double decade = places[0].second - places[1].second;
    const double six = places[1].second - places[2].second;
    QVERIFY(std::abs(six / decade - std::log10(6.0)) < 0.01);
    for (int i = 0; i < plot.markCount(); ++i)
        if (plot.markArea(i).x() > 0)
            QCOMPARE(plot.mark(plot.markAt(plot.markArea(i).center())).key, plot.mark(i).key);
}

void TestPlots::dotsBelowTheAxisAreTold()
{
    QList<double> seconds(40, 3600.0);
    seconds[3] = 5;
    DotPlot plot(dots(seconds));
    plot.layout({900, 300}, style());
    const auto lowest = plot.timeArea()->bottom();
    bool found = false;
    for (int i = 0; i < plot.markCount(); ++i)
        if (plot.mark(i).record == 4) {
            QCOMPARE(plot.markArea(i).center().y(), lowest); // on the foot, and its own value in words
            QVERIFY(plot.mark(i).text.startsWith("5 s"_L1));
            found = true;
        }
    QVERIFY(found);
}

void TestPlots::theAxisBeginsAndEndsAtTheData_data()
{
    QTest::addColumn<QList<double>>("seconds");
    constexpr double day = 86'400;
    QTest::newRow("a slow group") << QList<double>{4 * day, 12 * day, 28 * day, 32 * day};
    QTest::newRow("a working day") << QList<double>{60, 600, 3600, 80'000};
    QTest::newRow("all of one hour") << QList<double>(30, 5000.0);
    QTest::newRow("just over a step") << QList<double>{day, 10.1 * day};
    QTest::newRow("seconds") << QList<double>{1, 4, 9, 31};
    QTest::newRow("years") << QList<double>{day, 3000 * day};
}

// No tick above the longest leaves its height to be guessed; room that no dot needs is not kept.
void TestPlots::theAxisBeginsAndEndsAtTheData()
{
    QFETCH(QList<double>, seconds);
    DotData data = dots(seconds);
    data.levels.clear();
    DotPlot plot(data);
    plot.layout({600, 200}, style());
    const QRectF area = *plot.timeArea();
    double highest = area.bottom();
    double lowest = area.top();
    for (int i = 0; i < plot.markCount(); ++i) {
        highest = std::min(highest, plot.markArea(i).center().y());
        lowest = std::max(lowest, plot.markArea(i).center().y());
    }
    const QList<QRectF> labels = plot.labelAreas();
    const auto written = [&](double y) {
        return std::any_of(labels.begin(), labels.end(),
                           [y](const QRectF &label) { return std::abs(label.center().y() - y) < 1; });
    };
    QVERIFY(written(area.top())); // the end of the axis, at or above every dot
    QVERIFY(highest >= area.top() - 0.01);
    QVERIFY2(highest - area.top() < area.height() * 0.6, qPrintable(QString::number(highest)));
    QVERIFY2(lowest > area.top() + area.height() / 3, qPrintable(QString::number(lowest)));
}

void TestPlots::everyMarkIsSeen_data()
{
    QTest::addColumn<int>("priority");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true})
        for (int priority = 0; priority <= 4; ++priority)
            QTest::addRow("priority %d, %s", priority, dark ? "dark" : "light") << priority << dark;
}

// As painted: of three times the contrast of the ground, one alone.
void TestPlots::everyMarkIsSeen()
{
    QFETCH(int, priority);
    QFETCH(bool, dark);
    const Theme &theme = dark ? Theme::dark() : Theme::light();
    QImage image(12, 12, QImage::Format_RGB32);
    image.fill(theme.surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDotShape(painter, QPointF(6, 6), priority, ChartStyle::of(theme, QApplication::font()));
    painter.end();
    double best = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            best = std::max(best, contrast(image.pixelColor(x, y), theme.surface));
    QVERIFY2(best >= 3, qPrintable(QString::number(best)));
}

// The medians of weeks with few values.
void TestPlots::thinLinesAreSeen()
{
    DotData data;
    data.from = 0;
    data.to = 28 * kDay;
    for (int week = 0; week < 4; ++week)
        data.levels.append({week * 7 * kDay, (week + 1) * 7 * kDay, 3600.0 * (week + 1), kNaN, 5, 5, {}});
    DotPlot plot(data);
    plot.layout({400, 200}, style());
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Theme::light().surface);
    QPainter painter(&image);
    plot.paint(painter);
    painter.end();
    for (int i = 0; i + 1 < plot.markCount(); ++i) {
        const QPointF middle = (plot.markArea(i).center() + plot.markArea(i + 1).center()) / 2;
        double best = 0;
        for (int y = int(middle.y()) - 3; y <= int(middle.y()) + 3; ++y)
            best = std::max(best, contrast(image.pixelColor(int(middle.x()), y), Theme::light().surface));
        QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    }
}

void TestPlots::barsOfTheVolumeAreMarks()
{
    VolumePlot plot(volume(10, 3));
    plot.layout({600, 300}, style());
    QCOMPARE(plot.markCount(), 10 * 5);
    QSet<QString> queries;
    for (int i = 0; i < plot.markCount(); ++i) {
        const ChartMark mark = plot.mark(i);
        queries.insert(mark.query);
        if (mark.query.startsWith("priority"_L1)) {
            QCOMPARE(plot.mark(plot.markAt(plot.markArea(i).center() + QPointF(-6, 0))).query, mark.query);
            QCOMPARE(mark.to - mark.from, kDay);
            QCOMPARE(mark.filter, QString());
        }
    }
    QCOMPARE(queries.size(), 50);
}

// Qt Charts must draw what the marks say: the color of each part stands at the middle of its mark.
void TestPlots::everyBarIsDrawn()
{
    VolumePlot plot(volume(12, 40));
    plot.layout({600, 300}, style());
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(Theme::light().surface);
    QPainter painter(&image);
    plot.paint(painter);
    painter.end();
    for (int i = 0; i < plot.markCount(); ++i) {
        const ChartMark mark = plot.mark(i);
        if (!mark.query.startsWith("priority"_L1) || plot.markArea(i).height() < 8)
            continue;
        const QPoint at = (plot.markArea(i).center() + QPointF(-5, 0)).toPoint();
        const QColor drawn = image.pixelColor(at);
        const QColor wanted =
            mixed(Theme::light().surface, style().priority(mark.query.mid(9, 1).toInt()), 0.88);
        QVERIFY2(std::abs(drawn.red() - wanted.red()) < 24 && std::abs(drawn.green() - wanted.green()) < 24 &&
                     std::abs(drawn.blue() - wanted.blue()) < 24,
                 qPrintable(mark.text + drawn.name() + wanted.name()));
    }
}

void TestPlots::timeGoesThereAndBack()
{
    DotPlot dot(dots({3600}));
    dot.layout({900, 300}, style());
    VolumePlot bar(volume(30, 3));
    bar.layout({900, 300}, style());
    for (const ChartPlot *plot : {static_cast<const ChartPlot *>(&dot), static_cast<const ChartPlot *>(&bar)})
        for (qint64 at = 0; at <= 30 * kDay; at += kDay / 3)
            QVERIFY(std::abs(plot->timeAt(plot->xAt(at)) - at) < 60'000);
}

void TestPlots::stepsReachEveryMark_data()
{
    QTest::addColumn<Plots>("plot");
    QTest::newRow("dots") << Plots(new DotPlot(dots({60, 600, 3600, 86'400, 5, 100})));
    QTest::newRow("volume") << Plots(new VolumePlot(volume(7, 3)));
    QTest::newRow("lying bars") << Plots(new BarsPlot(bars({1, 2, 3}, u"x"_s)));
    QTest::newRow("rows") << Plots(new RowsPlot(rows(5, u"x"_s)));
}

void TestPlots::stepsReachEveryMark()
{
    QFETCH(Plots, plot);
    plot->layout({600, 300}, style());
    QSet<int> reached;
    QList<int> open{plot->step(-1, MarkStep::Next)};
    while (!open.isEmpty()) {
        const int index = open.takeLast();
        QVERIFY(index >= 0 && index < plot->markCount());
        if (reached.contains(index))
            continue;
        reached.insert(index);
        for (const MarkStep way : {MarkStep::Previous, MarkStep::Next, MarkStep::Above, MarkStep::Below,
                                   MarkStep::First, MarkStep::Last})
            open.append(plot->step(index, way));
    }
    int places = 0;
    for (int i = 0; i < plot->markCount(); ++i)
        places += plot->markArea(i).right() > 0; // a week without a median is nowhere
    QCOMPARE(reached.size(), places);
}

void TestPlots::tablesHaveEveryFigure()
{
    VolumePlot bar(volume(7, 3));
    bar.layout({600, 300}, style());
    const ChartTable table = bar.table();
    QCOMPARE(table.columns.size(), 7); // from, to, four priorities, closed
    QCOMPARE(table.rows.size(), 7);
    QCOMPARE(table.rows[0].mid(2), (QStringList{u"3"_s, u"6"_s, u"9"_s, u"12"_s, u"3"_s})); // P4: 3 × 4
    QCOMPARE(table.words, 2);
    QCOMPARE(table.rows[0].mid(0, 2),
             (QStringList{u"Jan 1, 1970"_s, u"Jan 1, 1970"_s})); // the day it ends on
    DotPlot dot(dots({60, 600}));
    dot.layout({600, 300}, style());
    QCOMPARE(dot.table().rows.size(), 4); // two weeks, two dots
    for (const QStringList &row : dot.table().rows)
        for (const QString &cell : row)
            QVERIFY(!cell.isEmpty());
}

void TestPlots::keysWalkServicesAndTheirDays()
{
    UptimePlot plot(uptime(3, 30, u"Mail"_s));
    plot.layout({900, 200}, style());
    const auto key = [&plot](int index) { return plot.mark(index).key; };
    int at = plot.step(-1, MarkStep::Next);
    QCOMPARE(key(at), u"0"_s);
    at = plot.step(at, MarkStep::Below);
    QCOMPARE(key(at), u"1"_s);
    at = plot.step(at, MarkStep::Next);
    QCOMPARE(key(at), u"1/0"_s);
    at = plot.step(at, MarkStep::Last);
    QCOMPARE(key(at), u"1/29"_s);
    QCOMPARE(key(plot.step(at, MarkStep::Next)), u"1/29"_s);
    at = plot.step(at, MarkStep::Above);
    QCOMPARE(key(at), u"0/29"_s);
    QCOMPARE(key(plot.step(at, MarkStep::First)), u"0"_s);
}

void TestPlots::aDayIsUnderThePointerWhereItIsDrawn()
{
    UptimePlot plot(uptime(9, 90, u"Mail"_s));
    plot.layout({900, 300}, style());
    QCOMPARE(plot.markCount(), 9 * 91);
    for (int i = 9; i < plot.markCount(); ++i) // the lines themselves lie under their days
        QCOMPARE(plot.markAt(plot.markArea(i).center()), i);
    QCOMPARE(plot.markAt({2, plot.markArea(4).center().y()}), 4);
}

void TestPlots::whatFindsNoRoomIsCounted()
{
    LinesPlot plot(lines(60, u"6"_s, u"breach within 2 h"_s));
    plot.layout({200, 120}, style());
    QVERIFY(plot.markCount() > 0 && plot.markCount() < 60);
    QCOMPARE(plot.labelAreas().size(), plot.markCount() + 1); // and the line that says how many more
    QCOMPARE(plot.table().rows.size(), 60);
}

void TestPlots::narrowRowsDropTheLeastNeeded()
{
    RowsPlot plot(rows(4, u"Network"_s));
    plot.layout({600, 200}, style());
    const auto wide = plot.labelAreas().size();
    plot.layout({150, 200}, style());
    QCOMPARE(wide - plot.labelAreas().size(), 4); // the bar of each row
    QCOMPARE(plot.table().columns, (QStringList{u"name"_s, u"count"_s}));
}

void TestPlots::sparklineStaysInside_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::newRow("none") << QList<double>();
    QTest::newRow("one") << QList<double>{5};
    QTest::newRow("equal") << QList<double>{5, 5, 5};
    QTest::newRow("a gap") << QList<double>{1, kNaN, 3, 4};
    QTest::newRow("only gaps") << QList<double>{kNaN, kNaN};
    QTest::newRow("two are no run") << QList<double>{5, kNaN, 6};
    QTest::newRow("one between gaps") << QList<double>{1, kNaN, 3, kNaN, 4};
    QTest::newRow("huge") << QList<double>{-1e300, 0, 1e300};
}

void TestPlots::sparklineStaysInside()
{
    QFETCH(QList<double>, values);
    QImage image(100, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const QRect area(10, 10, 80, 20);
    paintSparkline(painter, area, values, Qt::black);
    painter.end();
    int inside = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() > 0) {
                QVERIFY(area.adjusted(-1, -1, 1, 1).contains(x, y));
                ++inside;
            }
    const auto finite =
        std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    QCOMPARE(inside > 0, finite >= 3);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPlots)
#include "tst_plots.moc"
