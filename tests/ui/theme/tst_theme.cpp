// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The color table keeps its contrast, icons follow the theme, figures keep their columns.
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/schemesource.h"
#include "theme/textwidth.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QWidget>
#include <QtMath>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOfKnownPairs();
    void contrastHolds_data();
    void contrastHolds();
    void paletteTellsItsTheme();
    void choiceSwitchesLive();
    void portalNumbers();
    void iconsTakeTheThemesColor();
    void everyIconDraws();
    void digitsTakeEqualPlace();
    void widthsAreRemembered();
    void rowHeights();
    void theArrowPointsToTheLargerEnd_data();
    void theArrowPointsToTheLargerEnd();
};

void TestTheme::contrastOfKnownPairs()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01); // the well known near miss
}

void TestTheme::contrastHolds_data()
{
    QTest::addColumn<QColor>("mark");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        const QString name = theme->isDark() ? u"dark"_s : u"light"_s;
        const auto row = [&name](const QString &what, const QColor &mark, const QColor &ground,
                                 double least) {
            QTest::newRow(qPrintable(u"%1: %2"_s.arg(name, what))) << mark << ground << least;
        };
        const QList<std::pair<QString, QColor>> grounds = {
            {u"surface"_s, theme->surface}, {u"window"_s, theme->window},       {u"sunken"_s, theme->sunken},
            {u"hover"_s, theme->hover},     {u"selection"_s, theme->selection},
        };
        for (const auto &[ground, color] : grounds) {
            row(u"text on "_s + ground, theme->text, color, 4.5);
            row(u"second text on "_s + ground, theme->text2, color, 4.5);
            if (ground != "selection"_L1) // there the second text color stands for captions
                row(u"captions on "_s + ground, theme->text3, color, 4.5);
            row(u"accent as text on "_s + ground, theme->accent, color, 4.5);
        }
        row(u"accent on its soft ground"_s, theme->accent, theme->accentSoft, 4.5);
        row(u"text of a primary button"_s, theme->onAccent(), theme->accent, 4.5);
        for (int level = 1; level <= 4; ++level) {
            row(u"P%1"_s.arg(level), theme->priority(level), theme->surface, 4.5);
            row(u"P%1 on its badge"_s.arg(level), theme->priority(level), theme->badge(level), 4.5);
        }
        row(u"good as text"_s, theme->good, theme->surface, 4.5);
        row(u"warn as text"_s, theme->warn, theme->surface, 4.5);
        row(u"bad as text"_s, theme->bad, theme->surface, 4.5);
        row(u"good in the status bar"_s, theme->good, theme->window, 4.5);
        row(u"maintenance mark"_s, theme->maintenance, theme->surface, 3.0);
        row(u"unknown mark"_s, theme->unknown, theme->surface, 3.0);
        row(u"compass on the sidebar"_s, theme->brass, theme->sunken, 3.0);
        for (size_t i = 0; i < theme->series.size(); ++i)
            row(u"series %1"_s.arg(i), theme->series[i], theme->surface, 3.0);
    }
}

void TestTheme::contrastHolds()
{
    QFETCH(QColor, mark);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double ratio = contrast(mark, ground);
    QVERIFY2(ratio >= least, qPrintable(u"%1 on %2 is %3"_s.arg(mark.name(), ground.name()).arg(ratio)));
}

void TestTheme::paletteTellsItsTheme()
{
    QWidget widget;
    widget.setPalette(Theme::dark().palette());
    QVERIFY(Theme::of(&widget).isDark());
    widget.setPalette(Theme::light().palette());
    QVERIFY(!Theme::of(&widget).isDark());
}

void TestTheme::choiceSwitchesLive()
{
    Appearance appearance(*qApp, SchemeChoice::Light);
    QWidget widget;
    widget.show();
    QVERIFY(!Theme::of(&widget).isDark());
    QSignalSpy spy(&appearance, &Appearance::schemeChanged);
    appearance.setChoice(SchemeChoice::Dark);
    QCOMPARE(spy.count(), 1);
    QTRY_VERIFY(Theme::of(&widget).isDark());
    appearance.setChoice(SchemeChoice::Dark);
    QCOMPARE(spy.count(), 1);
    for (const SchemeChoice choice : {SchemeChoice::Desktop, SchemeChoice::Light, SchemeChoice::Dark})
        QCOMPARE(Appearance::choiceFromName(Appearance::choiceName(choice)), choice);
}

void TestTheme::portalNumbers()
{
    QCOMPARE(SchemeSource::fromPortal(1, Scheme::Light), Scheme::Dark);
    QCOMPARE(SchemeSource::fromPortal(2, Scheme::Dark), Scheme::Light);
    QCOMPARE(SchemeSource::fromPortal(0, Scheme::Dark), Scheme::Dark);
    QCOMPARE(SchemeSource::fromPortal(9, Scheme::Light), Scheme::Light);
}

void TestTheme::iconsTakeTheThemesColor()
{
    const auto ink = [](const QIcon &icon) {
        const QImage image = icon.pixmap(48, 48).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255)
                    return image.pixelColor(x, y);
        return QColor();
    };
    const QIcon icon = symbolicIcon(u"plus"_s);
    applyTheme(*qApp, Scheme::Light);
    QCOMPARE(ink(icon).name(), Theme::light().text2.name());
    applyTheme(*qApp, Scheme::Dark);
    QCOMPARE(ink(icon).name(), Theme::dark().text2.name());
    QCOMPARE(ink(symbolicIcon(u"plus"_s, Qt::red)).name(), QColor(Qt::red).name());
    QVERIFY(symbolicIcon(u"no such icon"_s).isNull());
}

void TestTheme::everyIconDraws()
{
    QVERIFY(symbolicIconNames().size() >= 30);
    for (const QString &name : symbolicIconNames()) {
        const QImage image = symbolicIcon(name).pixmap(32, 32).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y).alpha() > 0 ? 1 : 0;
        QVERIFY2(inked > 20, qPrintable(name));
    }
}

void TestTheme::digitsTakeEqualPlace()
{
    applyTheme(*qApp, Scheme::Light);
    const QFont font = QApplication::font();
    QCOMPARE(tabularWidth(u"1111"_s, font), tabularWidth(u"8888"_s, font));
    QCOMPARE(tabularWidth(u"1 h 11 m"_s, font), tabularWidth(u"4 h 09 m"_s, font));
    QVERIFY(tabularWidth(u"12345"_s, font) > tabularWidth(u"1234"_s, font));

    // Each digit is drawn in its place, and what stands between them beside it.
    const qreal place = tabularWidth(u"0"_s, font);
    const qreal word = QFontMetricsF(font).horizontalAdvance(u" h "_s);
    QImage image(200, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setFont(font);
    drawTabular(&painter, QRectF(0, 0, 200, 40), Qt::AlignLeft | Qt::AlignVCenter, u"18 h 04"_s);
    painter.end();
    const auto inked = [&image](qreal from, qreal to) {
        for (int x = qCeil(from); x < qFloor(to); ++x)
            for (int y = 0; y < image.height(); ++y)
                if (image.pixelColor(x, y).alpha() > 0)
                    return true;
        return false;
    };
    for (const qreal x : {0.0, place, 2 * place + word, 3 * place + word})
        QVERIFY(inked(x, x + place));
    QVERIFY(inked(2 * place, 2 * place + word));
    QVERIFY(!inked(4 * place + word + 1, 200));
}

// Of this text in this font, also after more texts than are kept.
void TestTheme::widthsAreRemembered()
{
    const QFont plain = QApplication::font();
    const QFont bold = strongFont(plain);
    for (int i = 0; i < 6000; ++i) {
        const QString text = u"n %1 of many"_s.arg(i % 5000);
        for (const QFont &font : {plain, bold, captionFont(plain)})
            QCOMPARE(textWidth(text, font), QFontMetricsF(font).horizontalAdvance(text));
    }
    QVERIFY(textWidth(u"Backlog"_s, bold) > textWidth(u"Backlog"_s, plain));
    QCOMPARE(elidedText(u"Backlog by age"_s, plain, 1000), u"Backlog by age"_s);
    QVERIFY(elidedText(u"Backlog by age"_s, plain, 50).endsWith(u'…'));
}

void TestTheme::rowHeights()
{
    QCOMPARE(rowHeight(Density::Compact), 24);
    QCOMPARE(rowHeight(Density::Normal), 29);
    QCOMPARE(rowHeight(Density::Roomy), 36);
}

void TestTheme::theArrowPointsToTheLargerEnd_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("up where values grow downwards") << Qt::AscendingOrder;
    QTest::newRow("down where they fall") << Qt::DescendingOrder;
}

void TestTheme::theArrowPointsToTheLargerEnd()
{
    QFETCH(Qt::SortOrder, order);
    applyTheme(*qApp, Scheme::Light);
    QTableWidget table(1, 1);
    table.setHorizontalHeaderLabels({QString()});
    table.horizontalHeader()->setSortIndicatorShown(true);
    table.horizontalHeader()->setSortIndicator(0, order);
    table.show();
    const QImage image = table.horizontalHeader()->grab().toImage();
    QList<int> widths; // of what is inked, line by line, above the hairline
    for (int y = 0; y < image.height() - 2; ++y) {
        int first = -1, last = -1;
        for (int x = 1; x < table.columnWidth(0) - 1; ++x) {
            if (qGray(image.pixel(x, y)) > 200)
                continue;
            first = first < 0 ? x : first;
            last = x;
        }
        if (first >= 0)
            widths.append(last - first + 1);
    }
    QVERIFY(widths.size() >= 3);
    QCOMPARE(widths.first() < widths.last(), order == Qt::AscendingOrder); // the tip is narrow
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTheme)
#include "tst_theme.moc"
