// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter does to Home: nothing changes its place, what is left is said, also where that is nothing,
// and no word of the board before stays.
#include "homefixture.h"

#include "base/timetext.h"
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/boardplots.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/filterbar.h"
#include "dashboards/tileplot.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "theme/textwidth.h"
#include "widgets/chip.h"
#include "widgets/explain.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::Shown;

class TestHomeFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingFoundIsSaidAndLeft();
    void aFigureOfNothingDoesNotFilter();
    void filtersMoveNothing_data();
    void filtersMoveNothing();
    void titlesOfTilesHaveOneSize();
    void captionsKeepTheirOrder();
    void choicesAreExclusiveAndWhole();
    void namesFromOutsideHideNothing();
    void aMonthIsChosen();
    void explanationsGoWithTheirPicture();
};

void TestHomeFilters::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
}

// A filter that matches nothing: each card says so in a line, the chips stay, and there is a way back.
void TestHomeFilters::nothingFoundIsSaidAndLeft()
{
    Shown shown(test::quarterBoard());
    const auto chips = [&shown] {
        QStringList texts;
        for (const Chip *chip : shown.page.findChildren<Chip *>())
            if (!chip->isHidden())
                texts.append(chip->text());
        return texts;
    };
    const QStringList before = chips();
    auto *bar = shown.page.findChild<FilterBar *>();
    QVERIFY(bar->openButton()->isVisible() && !bar->clearButton()->isVisible());
    BoardRequest request;
    request.query = u"impact:9"_s;
    shown.page.ask(request);
    shown.provider.answer(1, test::nothingFound(request.query));
    QCOMPARE(chips(), before);
    for (const ChartCard *card : shown.page.grid()->findChildren<ChartCard *>(Qt::FindDirectChildrenOnly)) {
        if (card->isHidden() || card->header().title.isEmpty())
            continue;
        QVERIFY(card->view()->markAt({-1, -1}) < 0); // lays it out
        QCOMPARE(test::rowsShown(card->view()), 1);
        QVERIFY2(card->view()->summary().startsWith("No"_L1), qPrintable(card->accessibleName()));
    }
    QVERIFY(!bar->openButton()->isVisible() && bar->clearButton()->isVisible());
    shown.page.grid()->setTablesShown(true); // a sentence is no table
    for (const PagedTable *table : shown.page.grid()->findChildren<PagedTable *>())
        QVERIFY(table->isHidden());
    bar->clearButton()->click();
    QCOMPARE(routeArgs(shown.provider.requests.last()), QVariantMap());
}

void TestHomeFilters::aFigureOfNothingDoesNotFilter()
{
    Board board = test::quietBoard();
    board.tiles[0].value = 0;
    board.tiles[0].records = 0;
    board.tiles[0].filter = u"state:open"_s;
    Shown shown(board);
    ChartView *open = shown.page.grid()->views().first();
    QVERIFY(open->markAt({-1, -1}) < 0);
    QCOMPARE(open->plot()->mark(0).filter, QString());
    QTest::mouseClick(open, Qt::LeftButton, {}, open->rect().center());
    QCOMPARE(shown.provider.requests.size(), 1);
    QVERIFY(shown.page.findChild<FilterBar *>()->openButton()->isVisible()); // still of the whole board
}

void TestHomeFilters::filtersMoveNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280") << QSize(1076, 728);
    QTest::newRow("1920") << QSize(1716, 1008);
}

// What a filter leaves changes no card's place and no chart's.
void TestHomeFilters::filtersMoveNothing()
{
    QFETCH(QSize, size);
    Board board = test::quarterBoard();
    Shown shown(board, size);
    const auto places = [&shown] {
        QList<QRect> found;
        for (const ChartView *view : shown.page.grid()->views().mid(0, 10))
            found << view->parentWidget()->geometry() << view->geometry();
        return found;
    };
    const QList<QRect> before = places();
    for (size_t i = 0; i < board.tiles.size(); ++i) { // short words: few records, nothing excluded
        board.tiles[i].distribution = {};
        board.tiles[i].distribution.n = 3;
        board.tiles[i].rawValues = {60'000, 120'000, 180'000};
        board.tiles[i].note.clear();
    }
    board.resolve.dots.resize(3);
    board.resolve.of = 3;
    board.resolve.excluded = 0;
    board.resolve.open = 0;
    std::fill(std::begin(board.volume.openedByPriority), std::end(board.volume.openedByPriority), 0);
    board.volume.openedByPriority[1] = 3;
    for (BoardGroups &groups : board.groups)
        groups.groups = qint64(groups.rows.size());
    shown.page.refresh();
    shown.provider.answer(1, board);
    QCOMPARE(places(), before);
    board.resolve.excluded = 2359; // and long ones
    board.resolve.open = 2359;
    board.resolve.of = 24'918;
    board.volume.openedByPriority[0] = 4;
    shown.page.refresh();
    shown.provider.answer(2, board);
    QCOMPARE(places(), before);
}

void TestHomeFilters::titlesOfTilesHaveOneSize()
{
    const ChartStyle style = ChartStyle::of(Theme::light(), QApplication::font());
    const Board board = test::quarterBoard();
    QSet<int> sizes;
    for (const BoardTile &tile : board.tiles) {
        const auto plot = tilePicture(board, tile, QLocale());
        plot->layout({112, 140}, style); // too narrow for one of them
        sizes.insert(static_cast<const TilePlot *>(plot.get())->titleFont().pixelSize());
    }
    QCOMPARE(sizes.size(), 1);
    QVERIFY(*sizes.begin() < style.heading.pixelSize());
}

void TestHomeFilters::captionsKeepTheirOrder()
{
    const QFont font = QApplication::font();
    const QStringList parts{u"median"_s, u"mean 6 d 17 h"_s, u"p90 24 d"_s, u"n 1"_s};
    for (const double width : {90.0, 120.0, 160.0, 220.0, 400.0}) {
        const QStringList lines = joinedLines(parts, font, width, 4);
        QCOMPARE(lines.join(u" · "_s), parts.join(u" · "_s));
    }
    QCOMPARE(joinedLines(parts, font, 400, 4).size(), 1);
    QCOMPARE(joinedLines(parts, font, textWidth(parts[1], font) + 1, 2), parts.mid(0, 2));
}

// Marks that turn the direction of reading are not shown; keys, filters and queries keep each character.
void TestHomeFilters::namesFromOutsideHideNothing()
{
    const QString name = u"Mail\u202eliaM\u2066 x\u0007"_s, clean = u"MailliaM x"_s;
    Board board = test::quarterBoard();
    BoardUptimeRow row;
    row.name = name;
    row.filter = fieldIs(u"service"_s, name);
    row.cells.resize(3);
    for (ServiceDay &cell : row.cells)
        cell.agreed = cell.counted = 86'400'000;
    row.cellOutages = {0, 0, 0};
    board.uptime.title = u"Availability by service"_s;
    board.uptime.rows = {row};
    board.uptime.recorded = board.uptime.services = 2;
    board.uptime.more = {name};
    board.needs = {{BoardNeed::Tone::Bad, name, u"down for 2 h"_s, 1, {}, name}};
    board.tiles.front().note = u"1 of 3 · worst 99% · "_s + name;
    board.groups[0].rows[0].name = board.groups[1].rows[0].name = name;
    board.oldest.front().number = board.oldest.front().team = name;
    board.marks = {{board.resolve.median[3].at + 1000, name}};
    board.header.query = u"team:\"%1\""_s.arg(name);
    board.header.chips.push_back({BoardChip::Kind::Filter, board.header.query, {}, true});
    board.header.sources = {{name, board.header.dataEnd}};
    Shown shown(board);
    QStringList texts{freshnessText(board.header, QLocale::c())};
    bool isFiltered = false, isKeyed = false;
    for (ChartView *view : shown.page.grid()->views()) {
        QVERIFY(view->markAt({-1, -1}) < 0); // lays it out
        const ChartPlot *plot = view->plot();
        texts << view->summary();
        for (const QStringList &line : plot->table().rows)
            texts << line;
        for (int i = 0; i < plot->markCount(); ++i) {
            const ChartMark mark = plot->mark(i);
            texts << mark.text;
            isFiltered |= mark.filter.contains(name);
            isKeyed |= mark.key == name && mark.args.value(u"service"_s) == name;
        }
    }
    for (const Chip *chip : shown.page.findChildren<Chip *>())
        texts << chip->text() << chip->accessibleName();
    for (QMenu *menu : shown.page.findChildren<QMenu *>()) {
        Q_EMIT menu->aboutToShow();
        for (const QAction *action : menu->actions())
            texts << action->text();
    }
    QVERIFY(isFiltered && isKeyed);
    QVERIFY(texts.filter(clean).size() >= 10);
    for (const QString &text : texts)
        QCOMPARE(withoutHidden(text), text);
}

// One window holds and one kind of time; and every team can be chosen, not only those with a row.
void TestHomeFilters::choicesAreExclusiveAndWhole()
{
    Board board = test::quarterBoard();
    board.groups[0].more = {u"Group 3"_s, u"Group & 4"_s};
    Shown shown(board);
    const auto menuOf = [&shown](const QString &text) -> QMenu * {
        for (const Chip *chip : shown.page.findChildren<Chip *>())
            if (chip->text() == text)
                return chip->findChild<QMenu *>();
        return nullptr;
    };
    for (const QString &text : {u"Last 90 days"_s, u"Elapsed (24×7)"_s}) {
        QVERIFY(menuOf(text));
        for (const QAction *action : menuOf(text)->actions())
            QVERIFY2(action->isSeparator() || (action->actionGroup() && action->actionGroup()->isExclusive()),
                     qPrintable(action->text()));
    }
    QMenu *teams = menuOf(u"All teams"_s);
    QVERIFY(teams);
    QMenu *rest = teams->actions().last()->menu();
    QVERIFY(rest);
    QCOMPARE(rest->title(), u"2 more"_s);
    Q_EMIT rest->aboutToShow();
    Q_EMIT rest->aboutToShow(); // once is enough
    QCOMPARE(rest->actions().size(), 2);
    rest->actions().last()->trigger();
    QCOMPARE(shown.provider.requests.last().query, u"team:\"Group & 4\""_s);
}

// By the calendar, to the end of the data; the place of the keyboard stays on the chip.
void TestHomeFilters::aMonthIsChosen()
{
    Board board = test::quarterBoard(); // its data ends on February 16, 2017
    Shown shown(board);
    QHash<QString, QAction *> offered;
    Chip *chip = nullptr;
    for (Chip *one : shown.page.findChildren<Chip *>()) {
        if (one->text() == "Last 90 days"_L1)
            chip = one;
    }
    QVERIFY(chip);
    for (QAction *action : chip->findChild<QMenu *>()->actions())
        offered.insert(action->text(), action);
    const QTimeZone zone = boardZone(board.header);
    const auto days = [&shown, &zone] {
        const BoardRequest request = shown.provider.requests.last();
        return QList<QDate>{utcToLocal(*request.from, zone).date, utcToLocal(*request.to, zone).date};
    };
    QVERIFY(offered.contains(u"February 2017 so far"_s));
    offered[u"February 2017 so far"_s]->trigger();
    QCOMPARE(days(), (QList<QDate>{{2017, 2, 1}, {2017, 2, 17}}));
    offered[u"January 2017"_s]->trigger();
    QCOMPARE(days(), (QList<QDate>{{2017, 1, 1}, {2017, 2, 1}}));
}

void TestHomeFilters::explanationsGoWithTheirPicture()
{
    Board board = test::quarterBoard();
    Shown shown(board);
    auto *card = qobject_cast<ChartCard *>(shown.page.grid()->views()[8]->parentWidget());
    QVERIFY(card);
    card->explain();
    QVERIFY(card->findChild<ExplainPopover *>());
    shown.page.refresh();
    shown.provider.answer(1, board); // the same figures
    QVERIFY(card->findChild<ExplainPopover *>()->isVisible());
    board.volume.opened = 3;
    shown.page.refresh();
    shown.provider.answer(2, board);
    QTRY_VERIFY(!card->findChild<ExplainPopover *>());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestHomeFilters)
#include "tst_homefilters.moc"
