// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The year of days: each day has its place, in any size; what there is of a day is seen, and told apart.
#include "charts/yearplot.h"
#include "theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kDay = 86'400'000;

ChartStyle style()
{
    return ChartStyle::of(Theme::light(), QApplication::font());
}

// Days from a Thursday on; every fifth is down, from a minute to all of it.
YearData year(int days)
{
    YearData data;
    for (int i = 0; i < days; ++i) {
        YearData::Day day;
        day.from = i * kDay;
        day.to = day.from + kDay;
        day.agreed = i % 7 == 3 ? 0 : kDay;
        if (i % 5 == 0 && day.agreed > 0) {
            day.down = std::min(double(kDay), 60'000.0 * std::pow(2, i / 5));
            day.outages = 1 + i % 2;
        }
        day.unknown = i % 11 == 0 ? kDay / 4 : i % 13 == 0 ? kDay : 0;
        day.maintenance = i % 17 == 0 ? kDay / 12 : 0;
        day.slight = i % 19 == 0 ? kDay / 12 : 0;
        data.days.append(day);
    }
    data.isLastPartial = true;
    return data;
}

} // namespace

class TestYearPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutHolds_data();
    void layoutHolds();
    void daysStandInWeeks();
    void aMinuteOfADayIsSeen();
    void eachKindIsToldApart();
};

void TestYearPlot::layoutHolds_data()
{
    QTest::addColumn<int>("days");
    QTest::newRow("no days") << 0;
    QTest::newRow("one day") << 1;
    QTest::newRow("a year") << 365;
}

void TestYearPlot::layoutHolds()
{
    QFETCH(int, days);
    YearPlot plot(year(days));
    for (const QSizeF &size : {QSizeF(900, 200), QSizeF(420, 200), QSizeF(150, 90), QSizeF(1, 1)}) {
        plot.layout(size, style());
        QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        plot.paint(painter);
        QCOMPARE(plot.markCount(), days);
        QCOMPARE(plot.table().rows.size(), days);
        if (size.width() < 300)
            continue; // words give way there
        const QList<QRectF> labels = plot.labelAreas();
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

void TestYearPlot::daysStandInWeeks()
{
    YearPlot plot(year(365)); // 1970-01-01 was a Thursday
    plot.layout({900, 200}, style());
    QCOMPARE(plot.markArea(3).bottom(), plot.markArea(10).bottom()); // Sundays
    QVERIFY(plot.markArea(4).top() < plot.markArea(3).top());        // Monday is above them,
    QVERIFY(plot.markArea(4).left() > plot.markArea(3).left());      // a week on
    for (const int day : {0, 3, 4, 200, 364}) {
        QCOMPARE(plot.markAt(plot.markArea(day).center()), day);
        QVERIFY(plot.markArea(day).right() <= 900 && plot.markArea(day).bottom() <= 200);
    }
    QCOMPARE(plot.step(10, MarkStep::Next), 17);
    QCOMPARE(plot.step(10, MarkStep::Above), 9);
    QCOMPARE(plot.step(3, MarkStep::Previous), 3);
    QCOMPARE(plot.step(363, MarkStep::Next), 363);
    QCOMPARE(plot.step(356, MarkStep::Next), 363);
    QCOMPARE(plot.step(-1, MarkStep::Last), 364);
    QCOMPARE(plot.table().rows.size(), 365);
    QVERIFY(plot.mark(5).text.contains(u"Down 2 m in 2 outages"_s));
    QVERIFY(plot.mark(364).text.contains(u"not over yet"_s));
}

void TestYearPlot::aMinuteOfADayIsSeen()
{
    YearData data = year(20);
    const auto redRows = [&](double down) {
        data.days[8] = {8 * kDay, 9 * kDay, down, kDay, 0, 0, 0, 1};
        YearPlot plot(data);
        plot.layout({900, 200}, style());
        QImage image(QSize(900, 200), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        plot.paint(painter);
        const QRectF cell = plot.markArea(8);
        int rows = 0;
        for (int y = int(cell.top()); y < int(cell.bottom()); ++y)
            rows += image.pixelColor(int(cell.center().x()), y) == style().bad;
        return rows;
    };
    QCOMPARE(redRows(0), 0);
    const int minute = redRows(60'000), hour = redRows(3'600'000), all = redRows(double(kDay));
    QVERIFY(minute >= 2 && hour > minute && all > hour);
}

// Without color: the pictures of the kinds differ in shape.
void TestYearPlot::eachKindIsToldApart()
{
    YearData data = year(20);
    const YearData::Day up{8 * kDay, 9 * kDay, 0, kDay, 0, 0, 0, 0};
    QList<YearData::Day> kinds(6, up);
    kinds[1].down = double(kDay) / 4;
    kinds[2].maintenance = kDay / 4;
    kinds[3].unknown = kDay;
    kinds[4].slight = kDay / 4;
    kinds[5].agreed = 0;
    QList<QImage> seen;
    for (const YearData::Day &kind : std::as_const(kinds)) {
        data.days[8] = kind;
        YearPlot plot(data);
        plot.layout({900, 200}, style());
        QImage image(QSize(900, 200), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        plot.paint(painter);
        painter.end();
        const QImage cell =
            image.copy(plot.markArea(8).toAlignedRect()).convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(!seen.contains(cell));
        seen.append(cell);
    }
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestYearPlot)
#include "tst_yearplot.moc"
