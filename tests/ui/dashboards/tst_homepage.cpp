// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Home shows what the provider answers, narrows by what is clicked, opens the records behind a mark, drops
// late answers. With BINNACLE_SHOTS set to a folder it also leaves pictures of the page there.
#include "homefixture.h"

#include "base/timetext.h"
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/boardplots.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/filterbar.h"
#include "dashboards/homepage.h"
#include "dashboards/tileplot.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "ui/support/boardfixture.h"
#include "widgets/chip.h"

#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(binnacle::BoardRequest)

namespace binnacle {

namespace {

using test::HeldProvider;
using test::Shown;

bool isShown(const QWidget &page, const QString &text)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

} // namespace

class TestHomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lateAnswersAreDropped();
    void theFootCountsWhatIsShown();
    void emptyWorkspaceOffersImport();
    void faultIsToldAndTriedAgain();
    void clickNarrowsAndRouteReturns();
    void markOpensItsRecords();
    void dotOpensItsTicket();
    void tileOpensByKeyboard();
    void refreshKeepsFocusAndMark();
    void chipsRemoveTheirPart();
    void noClosedStampsAreNoLine();
    void olderDataIsOneClickAway();
    void routeCarriesTheRequest_data();
    void routeCarriesTheRequest();
    void quietBoardSaysSoAndUsesTheRoom();
    void everyFocusableHasAName();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void nothingIsLeftOutAt1280();
    void largeTypeCutsNoFigure();
    void everyFigureExplainsItself();
    void chosenTeamsAreSaidToStandFirst();
    void pictures();
};

void TestHomePage::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
}

// Nothing is said before there is an answer.
void TestHomePage::theFootCountsWhatIsShown()
{
    HeldProvider provider;
    test::TestDesk desk;
    HomePage page(provider, desk);
    QSignalSpy told(&page, &Page::factsChanged);
    page.activate({u"home"_s, {}});
    QCOMPARE(page.facts(), QString());
    provider.answer(0, test::quarterBoard()); // of Berlin
    QCOMPARE(told.size(), 1);
    QCOMPARE(page.facts(), u"24,918 incidents · figures read 11:00:00"_s);
}

void TestHomePage::lateAnswersAreDropped()
{
    HeldProvider provider;
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.activate({u"home"_s, {}});
    page.activate({u"home"_s, {{u"query"_s, u"priority:1"_s}}});
    QCOMPARE(provider.requests.size(), 2);
    Board second = test::quarterBoard();
    second.header.query = u"priority:1"_s;
    provider.answer(1, second);
    QVERIFY(page.isSettled());
    provider.answer(0, test::quarterBoard());
    QCOMPARE(page.board()->header.query, u"priority:1"_s);
}

void TestHomePage::emptyWorkspaceOffersImport()
{
    Shown shown(test::emptyBoard());
    QVERIFY(isShown(shown.page, u"No incidents yet"_s));
    for (auto *button : shown.page.findChildren<QPushButton *>())
        if (button->isVisible() && button->text().startsWith("Import"_L1))
            button->click();
    QCOMPARE(shown.desk.went, (QList<Route>{{u"import"_s, {}}}));
}

void TestHomePage::faultIsToldAndTriedAgain()
{
    HeldProvider provider;
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.show();
    page.activate({u"home"_s, {}});
    provider.answer(0, fail(ErrorCode::Unavailable, u"no-access"_s));
    QVERIFY(!page.board());
    QVERIFY(!page.grid()->isVisible());
    page.refresh();
    provider.answer(1, test::quarterBoard());
    QVERIFY(page.grid()->isVisible());
}

void TestHomePage::clickNarrowsAndRouteReturns()
{
    Shown shown(test::quarterBoard());
    QSignalSpy moved(&shown.page, &Page::routeChanged);
    const Route before = shown.page.route();
    auto *groups = shown.page.grid()->views()[shown.page.grid()->views().size() - 3];
    QTest::mouseClick(groups, Qt::LeftButton, {}, groups->markRect(1).center());
    QCOMPARE(moved.size(), 1);
    QCOMPARE(shown.provider.requests.last().query, u"team:\"Group 65\""_s);
    shown.provider.answer(1, test::quarterBoard());
    shown.page.activate(before); // as Back does
    QCOMPARE(shown.provider.requests.last().query, QString());
}

void TestHomePage::markOpensItsRecords()
{
    const Board board = test::quarterBoard();
    Shown shown(board);
    QSignalSpy opened(&shown.page, &HomePage::openRecords);
    auto *backlog = shown.page.grid()->views()[shown.page.grid()->views().size() - 2];
    for (size_t band = 0; band < board.backlog.bands.size(); ++band) {
        backlog->setFocus();
        backlog->setCurrentMark(int(band));
        QTest::keyClick(backlog, Qt::Key_Return);
        QCOMPARE(opened.last().first().toString(), board.backlog.bands[band].query);
    }
    QCOMPARE(shown.desk.went.last(), (Route{u"tickets"_s, {{u"query"_s, board.backlog.bands.back().query}}}));
}

void TestHomePage::dotOpensItsTicket()
{
    const Board board = test::quarterBoard();
    Shown shown(board);
    QSignalSpy opened(&shown.page, &HomePage::openRecords);
    auto *dots = shown.page.grid()->views()[shown.page.grid()->views().size() - 5];
    dots->setFocus();
    QTest::keyClick(dots, Qt::Key_End); // the last dot by time
    QTest::keyClick(dots, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.last().first().toString(), u"number:INC%1"_s.arg(board.resolve.dots.back().ticket));
}

void TestHomePage::tileOpensByKeyboard()
{
    Shown shown(test::quarterBoard());
    QSignalSpy opened(&shown.page, &HomePage::openRecords);
    ChartView *first = shown.page.grid()->views().first();
    QCOMPARE(shown.page.firstFocus(), first);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Question);
    QVERIFY(first->tipText().contains("Open incidents"_L1));
    QVERIFY(first->tipText().contains("As of"_L1));
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(opened.last().first().toString(), u"state:open"_s);
}

void TestHomePage::refreshKeepsFocusAndMark()
{
    Shown shown(test::quarterBoard());
    auto *groups = shown.page.grid()->views()[shown.page.grid()->views().size() - 3];
    groups->setFocus();
    groups->setCurrentMark(2);
    const QString key = groups->plot()->mark(2).key;
    for (size_t i = 1; i <= 20; ++i) {
        shown.page.refresh();
        Board next = test::quarterBoard(quint32(i));
        if (i % 2 == 0) // the rows change places
            std::swap(next.groups[0].rows[2], next.groups[0].rows[4]);
        shown.provider.answer(i, next);
        QVERIFY(groups->hasFocus());
        QCOMPARE(groups->plot()->mark(groups->currentMark()).key, key);
    }
}

void TestHomePage::chipsRemoveTheirPart()
{
    Board board = test::quarterBoard();
    board.header.query = u"priority:1,2 team:Network"_s;
    board.header.chips.push_back({BoardChip::Kind::Filter, u"priority:1,2"_s, u"team:Network"_s, true});
    Shown shown(board);
    Chip *priority = nullptr;
    for (auto *chip : shown.page.findChildren<Chip *>())
        if (chip->text() == "priority:1,2"_L1)
            priority = chip;
    QVERIFY(priority != nullptr);
    QTest::keyClick(priority, Qt::Key_Delete);
    QCOMPARE(shown.provider.requests.last().query, u"team:Network"_s);
}

void TestHomePage::noClosedStampsAreNoLine()
{
    Board board = test::quarterBoard();
    for (const bool told : {true, false}) {
        board.volume.closedTold = told;
        const CardPicture picture = cardPicture(board, BoardCard::Volume, QLocale::c());
        QStringList legend;
        for (const LegendItem &item : picture.legend)
            legend.append(item.text);
        QCOMPARE(legend.contains(u"closed"_s), told);
        QCOMPARE(legend.contains(u"no closed stamps"_s), !told);
        QCOMPARE(picture.plot->table().columns.contains(u"closed"_s), told);
        QCOMPARE(picture.explanation.contains(u" opened, "_s), told); // and so many closed
        QCOMPARE(picture.plot->summary().contains(u"closed."_s), told);
    }
}

// One incident made by hand takes the window from a log that ended long before.
void TestHomePage::olderDataIsOneClickAway()
{
    Board board = test::quarterBoard();
    BoardHeader &header = board.header;
    header.incidents = 1;
    header.before = 24'918;
    header.sources = {{u"binnacle"_s, header.dataEnd}, {u"log"_s, header.from - 200 * kMsPerDay}};
    Shown shown(board);
    Chip *older = nullptr;
    for (auto *chip : shown.page.findChildren<Chip *>()) {
        if (chip->text() == "24,918 incidents before this window"_L1)
            older = chip;
    }
    QVERIFY(older);
    QCOMPARE(freshnessText(header, QLocale::c()), u"log to May 2, 2016 · binnacle to Feb 16, 2017"_s);
    QStringList offered;
    for (QAction *action : older->findChild<QMenu *>()->actions()) {
        offered.append(action->text());
        if (action->text() == "Last 90 days of log"_L1)
            action->trigger();
    }
    QVERIFY2(offered.contains(u"All data"_s), qPrintable(offered.join(u'|')));
    const BoardRequest request = shown.provider.requests.last();
    QVERIFY(request.from && request.to);
    QVERIFY(*request.to > header.sources[1].newest && *request.to - header.sources[1].newest <= kMsPerDay);
    QCOMPARE(utcToLocal(*request.from, boardZone(header))
                 .date.daysTo(utcToLocal(*request.to, boardZone(header)).date),
             90);
    // Nothing is said of a window that is full.
    const Shown full(test::quarterBoard());
    for (const auto *chip : full.page.findChildren<Chip *>())
        QVERIFY2(!chip->text().contains("before"_L1), qPrintable(chip->text()));
}

void TestHomePage::routeCarriesTheRequest_data()
{
    QTest::addColumn<BoardRequest>("request");
    QTest::newRow("nothing set") << BoardRequest();
    BoardRequest request;
    request.query = u"team:\"Group 70\" -priority:4"_s;
    request.from = 1;
    request.to = 2;
    QTest::newRow("a filter and a window") << request;
    request.from.reset();
    request.to.reset();
    request.fullRange = true;
    request.time = TimeKind::Business;
    request.zone = u"Asia/Kolkata"_s;
    request.asOf = 77;
    QTest::newRow("everything else") << request;
}

void TestHomePage::routeCarriesTheRequest()
{
    QFETCH(BoardRequest, request);
    const BoardRequest back = requestOf(routeArgs(request));
    QCOMPARE(back.query, request.query);
    QCOMPARE(back.from, request.from);
    QCOMPARE(back.to, request.to);
    QCOMPARE(back.fullRange, request.fullRange);
    QCOMPARE(back.asOf, request.asOf);
    QCOMPARE(back.zone, request.zone);
    QCOMPARE(int(back.time), int(request.time));
}

void TestHomePage::quietBoardSaysSoAndUsesTheRoom()
{
    Shown shown(test::quietBoard());
    const auto views = shown.page.grid()->views();
    QCOMPARE(views[views.size() - 2]->accessibleName(), u"Backlog by age"_s);
    QVERIFY(views[views.size() - 2]->markAt({-1, -1}) < 0);
    QCOMPARE(test::rowsShown(views[views.size() - 2]), 1); // the sentence finds room
    QVERIFY(views[views.size() - 2]->summary().startsWith("Nothing is open"_L1));
    QCOMPARE(views.last()->accessibleName(), u"Incidents by category"_s);
    QVERIFY(views.last()->plot()->markCount() > 3);
    shown.page.refresh();
    shown.provider.answer(1, test::quarterBoard());
    QCOMPARE(shown.page.grid()->views().last()->accessibleName(), u"Open longest"_s);
}

void TestHomePage::everyFocusableHasAName()
{
    Shown shown(test::quarterBoard());
    int focusable = 0;
    for (auto *widget : shown.page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        ++focusable;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(focusable > 12);
    for (ChartView *view : shown.page.grid()->views())
        QVERIFY2(!view->accessibleDescription().isEmpty(), qPrintable(view->accessibleName()));
}

void TestHomePage::nothingOverlaps_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("kind");
    const QList<QSize> sizes{{1076, 728}, {1716, 1008}, {2400, 1400}};
    for (const QSize &size : sizes)
        for (const bool mirrored : {false, true})
            for (int kind = 0; kind < 6; ++kind)
                QTest::addRow("board %d at %d px%s", kind, size.width(), mirrored ? ", right to left" : "")
                    << size << mirrored << kind;
}

void TestHomePage::nothingOverlaps()
{
    QFETCH(QSize, size);
    QFETCH(bool, mirrored);
    QFETCH(int, kind);
    const QList<Board> boards{test::quarterBoard(),   test::awkwardBoard(),    test::singleBoard(0),
                              test::singleBoard(1e9), test::singleBoard(3600), test::quietBoard()};
    Shown shown(boards[kind], size);
    shown.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    QCoreApplication::processEvents();
    auto cards = shown.page.grid()->findChildren<ChartCard *>(Qt::FindDirectChildrenOnly);
    cards.removeIf([](const ChartCard *card) { return card->isHidden(); });
    for (qsizetype i = 0; i < cards.size(); ++i)
        for (qsizetype j = i + 1; j < cards.size(); ++j)
            QVERIFY(!cards[i]->geometry().intersects(cards[j]->geometry()));
    for (ChartView *view : shown.page.grid()->views()) {
        QVERIFY(view->markAt({-1, -1}) < 0); // lays it out
        const QList<QRectF> labels = view->plot()->labelAreas();
        for (const QRectF &label : labels) {
            QVERIFY(qIsFinite(label.x()) && qIsFinite(label.width()));
            QVERIFY2(QRectF(view->rect()).adjusted(-2, -2, 2, 2).contains(label) || label.isEmpty(),
                     qPrintable(view->accessibleName()));
        }
        for (qsizetype i = 0; i < labels.size(); ++i)
            for (qsizetype j = i + 1; j < labels.size(); ++j) {
                const QRectF both = labels[i] & labels[j];
                QVERIFY2(both.width() <= 2 || both.height() <= 2, qPrintable(view->accessibleName()));
            }
    }
}

// Of a window of 1280: legends take a line of their own, captions a second one.
void TestHomePage::nothingIsLeftOutAt1280()
{
    const Board board = test::quarterBoard();
    Shown shown(board);
    const auto cards = shown.page.grid()->findChildren<ChartCard *>(Qt::FindDirectChildrenOnly);
    int wrapped = 0;
    for (const ChartCard *card : cards) {
        if (card->isHidden() || card->header().title.isEmpty())
            continue;
        const CardHeader header = card->header();
        const ChartStyle style = ChartStyle::of(Theme::of(card), card->font());
        const auto lines = header.lines(card->width(), style);
        wrapped += lines.isEmpty() ? 0 : 1;
        const QList<LegendItem> beside = header.beside(card->width(), style);
        qsizetype parts = beside.size();
        QVERIFY2(QFontMetricsF(style.heading).horizontalAdvance(header.title) + header.used +
                         legendWidth(beside, style) <=
                     card->width() - 2 * kCardInset,
                 qPrintable(header.title));
        for (const QList<LegendItem> &line : lines) {
            parts += line.size();
            QVERIFY2(legendWidth(line, style) <= card->width() - 2 * kCardInset, qPrintable(header.title));
        }
        QCOMPARE(parts, header.legend.size());
        QVERIFY(card->view()->y() >= kCardTop + header.height(card->width(), style));
    }
    QVERIFY(wrapped > 0);
    const auto views = shown.page.grid()->views();
    for (size_t i = 0; i < board.tiles.size(); ++i) {
        QVERIFY(views[qsizetype(i)]->markAt({-1, -1}) < 0); // lays it out
        const auto *tile = dynamic_cast<const TilePlot *>(views[qsizetype(i)]->plot());
        QVERIFY(tile);
        const QString lines = tile->shownCaptions().join(u" · "_s);
        if (board.tiles[i].value)
            for (const QString &part : tileCaptions(board.tiles[i], QLocale()))
                QVERIFY2(lines.contains(part), qPrintable(lines));
        const bool median = board.tiles[i].value && board.tiles[i].unit == BoardTile::Unit::Duration;
        QVERIFY2(tile->summary().count(u"median"_s) == (median ? 1 : 0), qPrintable(tile->summary()));
    }
}

// Figures get smaller before they are cut, and titles keep their descenders.
void TestHomePage::largeTypeCutsNoFigure()
{
    const Board board = test::quarterBoard();
    Shown shown(board);
    QFont large = shown.page.font();
    large.setPointSizeF(14);
    shown.page.setFont(large);
    QCoreApplication::processEvents();
    const auto views = shown.page.grid()->views();
    for (size_t i = 0; i < board.tiles.size(); ++i) {
        QVERIFY(views[qsizetype(i)]->markAt({-1, -1}) < 0);
        const auto *tile = dynamic_cast<const TilePlot *>(views[qsizetype(i)]->plot());
        QVERIFY2(tile && !tile->shownValue().contains(u'…'), qPrintable(tile->shownValue()));
    }
    for (const ChartCard *card : shown.page.grid()->findChildren<ChartCard *>(Qt::FindDirectChildrenOnly)) {
        const ChartStyle style = ChartStyle::of(Theme::of(card), card->font());
        if (!card->header().title.isEmpty())
            QVERIFY(card->header().height(card->width(), style) >= QFontMetricsF(style.heading).height());
    }
}

void TestHomePage::everyFigureExplainsItself()
{
    const Board board = test::quarterBoard();
    Shown shown(board);
    for (const ChartCard *card : shown.page.grid()->findChildren<ChartCard *>(Qt::FindDirectChildrenOnly)) {
        if (card->isHidden())
            continue;
        ChartView *view = card->view();
        QVERIFY(view->markAt({-1, -1}) < 0);
        const bool titled = !card->header().title.isEmpty();
        const QString text = titled ? card->explanation() : view->plot()->mark(0).text;
        for (const QString &word : {u"Window:"_s, u"As of:"_s})
            QVERIFY2(text.contains(word), qPrintable(text));
    }
    const auto explains = [&](const QString &name, const QStringList &words) {
        for (const ChartCard *card : shown.page.grid()->findChildren<ChartCard *>())
            if (card->header().title == name)
                return std::all_of(words.begin(), words.end(),
                                   [&](const QString &word) { return card->explanation().contains(word); });
        return false;
    };
    QVERIFY(explains(board.resolve.title, {u"n: 2,318"_s, u"28 without end"_s, u"13 still open"_s}));
    QVERIFY(explains(board.volume.title, {u"n: "_s, u"Not counted"_s}));
    QVERIFY(explains(board.backlog.title, {u"n: 312"_s}));
    QVERIFY(explains(board.groups[0].title,
                     {u"n: 2,359"_s, u"Not shown: 161 incidents of 66 smaller ones"_s, u"still open"_s}));
}

// Chosen teams come before larger ones: what is left out is not the smaller ones.
void TestHomePage::chosenTeamsAreSaidToStandFirst()
{
    Board board = test::quarterBoard();
    const auto legendOf = [](const CardPicture &picture) {
        QStringList texts;
        for (const LegendItem &item : picture.legend)
            texts.append(item.text);
        return texts;
    };
    const QLocale locale;
    const CardPicture plain = cardPicture(board, BoardCard::Groups, locale, 0);
    QVERIFY(legendOf(plain).contains(u"the largest of 78"_s));
    board.groups[0].within = u"priority:1"_s;
    const CardPicture chosen = cardPicture(board, BoardCard::Groups, locale, 0);
    QVERIFY(legendOf(chosen).contains(u"the chosen and the largest of 78"_s));
    QVERIFY(chosen.explanation.contains(u"Not shown: 161 incidents of 66 others"_s));
}

void TestHomePage::pictures()
{
    const QString folder = qEnvironmentVariable("BINNACLE_SHOTS");
    if (folder.isEmpty())
        QSKIP("BINNACLE_SHOTS is not set");
    QDir().mkpath(folder);
    const QList<std::pair<QString, QSize>> sizes{{u"1280"_s, {1076, 728}}, {u"1920"_s, {1716, 1008}}};
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(*qApp, scheme);
        const QString tone = scheme == Scheme::Light ? u"light"_s : u"dark"_s;
        for (const auto &[name, size] : sizes) {
            Shown shown(test::quarterBoard(), size);
            QCoreApplication::processEvents();
            QVERIFY(shown.page.grab().save(folder + u"/home-%1-%2.png"_s.arg(name, tone)));
        }
        Board limited = test::quarterBoard();
        limited.request.limits = true;
        std::vector<double> values;
        for (size_t week = 0; week < limited.resolve.median.size(); ++week) {
            values.push_back(*limited.resolve.median[week].value);
            limited.resolve.limitWeeks.push_back(week);
        }
        limited.resolve.limits = ControlLimits::of(values);
        Shown limits(limited);
        QCoreApplication::processEvents();
        QVERIFY(limits.page.grab().save(folder + u"/limits-%1.png"_s.arg(tone)));
        Shown awkward(test::awkwardBoard());
        QVERIFY(awkward.page.grab().save(folder + u"/awkward-%1.png"_s.arg(tone)));
        Shown empty(test::emptyBoard());
        QVERIFY(empty.page.grab().save(folder + u"/empty-%1.png"_s.arg(tone)));
    }
    applyTheme(*qApp, Scheme::Light);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestHomePage)
#include "tst_homepage.moc"
