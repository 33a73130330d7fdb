// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cards are moved by keys, by hand and in the sheet; what is done is kept, and can be taken back.
#include "dashboards/arrangesheet.h"
#include "dashboards/boardexport.h"
#include "dashboards/boardgrid.h"
#include "dashboards/chartcard.h"
#include "dashboards/filterbar.h"
#include "dashboards/homepage.h"
#include "dashboards/saveboardsheet.h"
#include "homefixture.h"
#include "shell/actionregistry.h"
#include "theme/appearance.h"
#include "theme/fonts.h"

#include <QAction>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using test::HeldProvider;
using test::orderOf;
using test::Shown;
using test::withTiles;

} // namespace

class TestHomeArranging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keysMoveTheCardWithTheFocus_data();
    void keysMoveTheCardWithTheFocus();
    void aTileMovesAmongTiles();
    void theFocusStaysWithTheCard();
    void withoutACardItIsSaid();
    void aCardIsHiddenAndComesBack();
    void theMenuOfACardIsOfThatCard();
    void allHiddenIsSaidWithAWayBack();
    void aCardIsDragged();
    void escapeLeavesADraggedCard();
    void anInterruptedDragEnds_data();
    void anInterruptedDragEnds();
    void itIsKept();
    void damageIsSurvived_data();
    void damageIsSurvived();
    void whatIsNotKeptIsTakenBack();
    void ofTwoOnTheirWayTheOneKeptIsShown_data();
    void ofTwoOnTheirWayTheOneKeptIsShown();
    void takenBackABoardFollowsOnesOwnAgain();
    void aSavedBoardHasItsOwn();
    void filesAreArranged();
    void pictures();
};

void TestHomeArranging::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
}

void TestHomeArranging::keysMoveTheCardWithTheFocus_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("after");
    QTest::newRow("to the right") << u"dots"_s << int(Qt::Key_Right)
                                  << u"volume dots groups backlog oldest"_s;
    QTest::newRow("to the left") << u"oldest"_s << int(Qt::Key_Left)
                                 << u"dots volume groups oldest backlog"_s;
    QTest::newRow("up takes the place over it")
        << u"oldest"_s << int(Qt::Key_Up) << u"dots oldest volume groups backlog"_s;
    QTest::newRow("down") << u"dots"_s << int(Qt::Key_Down) << u"volume groups dots backlog oldest"_s;
}

void TestHomeArranging::keysMoveTheCardWithTheFocus()
{
    QFETCH(QString, card);
    QFETCH(int, key);
    QFETCH(QString, after);
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    const QString before = withTiles(u"dots volume groups backlog oldest"_s);
    QCOMPARE(orderOf(*grid), before);
    shown.page.activateWindow();
    grid->card(card)->view()->setFocus();
    QTest::keyClick(grid->card(card)->view(), Qt::Key(key), Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(orderOf(*grid), withTiles(after));
    QVERIFY(grid->card(card)->view()->hasFocus());
    QTRY_COMPARE(shown.desk.offered.size(), 1);
    QVERIFY(!shown.provider.cards.toArray().isEmpty());
    shown.desk.undo(shown.desk.offered.first());
    QTRY_COMPARE(orderOf(*grid), before);
    QTRY_VERIFY(shown.provider.cards.isNull());
}

void TestHomeArranging::aTileMovesAmongTiles()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    grid->views().first()->setFocus();
    QAction *left = shown.desk.actions().action(u"home.card.left"_s);
    QAction *right = shown.desk.actions().action(u"home.card.right"_s);
    left->trigger(); // it is the first
    QCOMPARE(shown.desk.told.size(), 1);
    right->trigger();
    QTRY_VERIFY(orderOf(*grid).startsWith("acknowledge open resolve"_L1));
    QVERIFY(grid->views()[1]->hasFocus()); // the focus went with it
    QCOMPARE(grid->views()[1]->accessibleName(), u"Open incidents"_s);
    for (int i = 0; i < 10; ++i) // never among the charts
        right->trigger();
    QTRY_VERIFY(
        orderOf(*grid).startsWith("acknowledge resolve sla-met reopened detect restore open dots"_L1));
}

void TestHomeArranging::theFocusStaysWithTheCard()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    ChartView *backlog = grid->card(u"backlog"_s)->view();
    backlog->setFocus();
    backlog->setCurrentMark(2);
    for (const QString &act : {u"home.card.up"_s, u"home.card.right"_s, u"home.card.left"_s})
        shown.desk.actions().action(act)->trigger();
    QTRY_COMPARE(shown.desk.offered.size(), 3);
    QVERIFY(backlog->hasFocus());
    QCOMPARE(backlog->currentMark(), 2);
}

void TestHomeArranging::withoutACardItIsSaid()
{
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    for (const QString &act : {u"home.card.left"_s, u"home.card.hide"_s, u"home.cards.default"_s})
        shown.desk.actions().action(act)->trigger();
    QCOMPARE(shown.desk.told.size(), 3);
    QVERIFY(shown.desk.offered.isEmpty());
    QVERIFY(shown.provider.cards.isNull());
}

void TestHomeArranging::aCardIsHiddenAndComesBack()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    grid->card(u"volume"_s)->view()->setFocus();
    shown.desk.actions().action(u"home.card.hide"_s)->trigger();
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots groups backlog oldest"_s));
    QVERIFY(!grid->card(u"volume"_s));
    QTRY_COMPARE(shown.desk.offered, QStringList{u"“Opened by priority, and closed” hidden"_s});
    shown.page.refresh(); // other figures bring no card back
    shown.provider.answer(1, test::quarterBoard(3));
    QCOMPARE(orderOf(*grid), withTiles(u"dots groups backlog oldest"_s));
    shown.desk.undo(shown.desk.offered.first());
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s));
}

void TestHomeArranging::theMenuOfACardIsOfThatCard()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    grid->card(u"dots"_s)->view()->setFocus(); // another one has the focus
    QMenu menu;
    Q_EMIT grid->card(u"groups"_s)->view()->menuAboutToShow(&menu);
    QAction *hide = shown.desk.actions().action(u"home.card.hide"_s);
    QVERIFY(menu.actions().contains(hide));
    hide->trigger();
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots volume backlog oldest"_s));
}

void TestHomeArranging::allHiddenIsSaidWithAWayBack()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<ArrangeSheet *>();
    QVERIFY(sheet);
    for (int row = 0; row < sheet->list()->count(); ++row)
        if (sheet->list()->item(row)->flags() & Qt::ItemIsUserCheckable)
            sheet->list()->item(row)->setCheckState(Qt::Unchecked);
    QVERIFY(!sheet->said().isEmpty());
    sheet->accept();
    QTRY_VERIFY(grid->views().isEmpty());
    for (const QWidget *pane : shown.page.panes())
        QVERIFY(pane);
    QVERIFY(shown.page.firstFocus());
    QPushButton *all = nullptr;
    for (auto *button : grid->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == "Show every card"_L1)
            all = button;
    QVERIFY(all);
    all->click();
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s));
    QTRY_VERIFY(shown.provider.cards.isNull());
}

namespace {

// Takes the card by its header and holds it over another.
void drag(BoardGrid &grid, const QString &card, const QString &over, bool farSide)
{
    QWidget *handle = grid.card(card);
    const QRect target = grid.card(over)->geometry();
    const QPoint goal(farSide ? target.right() - 10 : target.left() + 10, target.center().y());
    QTest::mousePress(handle, Qt::LeftButton, {}, {60, 14});
    QTest::mouseMove(handle, {100, 60});
    QTest::mouseMove(handle, handle->mapFrom(&grid, goal));
}

void letGo(BoardGrid &grid, const QString &card, const QString &over, bool farSide)
{
    QWidget *handle = grid.card(card);
    const QRect target = grid.card(over)->geometry();
    QTest::mouseRelease(handle, Qt::LeftButton, {},
                        handle->mapFrom(&grid, QPoint(farSide ? target.right() - 10 : target.left() + 10,
                                                      target.center().y())));
}

} // namespace

void TestHomeArranging::aCardIsDragged()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    drag(*grid, u"oldest"_s, u"dots"_s, false);
    QCOMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s)); // until the hand lets go
    letGo(*grid, u"oldest"_s, u"dots"_s, false);
    QTRY_COMPARE(orderOf(*grid), withTiles(u"oldest dots volume groups backlog"_s));
    QTRY_COMPARE(shown.desk.offered, QStringList{u"“Open longest” moved"_s});
    drag(*grid, u"oldest"_s, u"groups"_s, true);
    letGo(*grid, u"oldest"_s, u"groups"_s, true);
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots volume groups oldest backlog"_s));
    QCOMPARE(shown.provider.requests.size(), 1); // nothing was narrowed or brushed by it
    QVERIFY(shown.desk.went.isEmpty());
}

void TestHomeArranging::escapeLeavesADraggedCard()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    drag(*grid, u"oldest"_s, u"dots"_s, false);
    QTest::keyClick(&shown.page, Qt::Key_Escape);
    letGo(*grid, u"oldest"_s, u"dots"_s, false);
    QTest::qWait(1);
    QCOMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s));
    QVERIFY(shown.desk.offered.isEmpty());
    QVERIFY(!QApplication::overrideCursor());
}

void TestHomeArranging::anInterruptedDragEnds_data()
{
    QTest::addColumn<int>("event");
    QTest::newRow("the page goes") << int(QEvent::Hide);
    QTest::newRow("another window comes") << int(QEvent::WindowDeactivate);
    QTest::newRow("the mouse is taken") << int(QEvent::UngrabMouse);
    QTest::newRow("nobody hears of it") << int(QEvent::None);
}

void TestHomeArranging::anInterruptedDragEnds()
{
    QFETCH(int, event);
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    drag(*grid, u"oldest"_s, u"dots"_s, false);
    QVERIFY(QApplication::overrideCursor());
    if (event == QEvent::Hide) {
        shown.page.hide();
        QVERIFY(!QApplication::overrideCursor());
        shown.page.show();
    } else if (event != QEvent::None) {
        QEvent told{QEvent::Type(event)};
        QCoreApplication::sendEvent(
            event == QEvent::UngrabMouse ? static_cast<QWidget *>(grid->card(u"oldest"_s)) : &shown.page,
            &told);
        QVERIFY(!QApplication::overrideCursor());
    }
    QTest::mouseClick(grid->card(u"oldest"_s), Qt::LeftButton, {}, {60, 14});
    QTest::qWait(1);
    QCOMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s));
    QVERIFY(shown.desk.offered.isEmpty());
    QVERIFY(!QApplication::overrideCursor());
}

void TestHomeArranging::itIsKept()
{
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    shown.page.grid()->card(u"backlog"_s)->view()->setFocus();
    shown.desk.actions().action(u"home.card.left"_s)->trigger();
    shown.desk.actions().action(u"home.card.left"_s)->trigger(); // faster than it is written
    QTRY_COMPARE(shown.desk.offered.size(), 2);
    const QString order = withTiles(u"dots backlog volume groups oldest"_s);
    QCOMPARE(orderOf(*shown.page.grid()), order);
    HeldProvider next; // the program started again
    next.cards = shown.provider.cards;
    test::TestDesk desk;
    HomePage page(next, desk);
    page.activate({u"home"_s, {}});
    next.answer(0, test::quarterBoard());
    QTRY_COMPARE(orderOf(*page.grid()), order);
    // Another window changed it since: it is read at each visit.
    next.cards = QJsonValue();
    page.activate({u"home"_s, {}});
    QTRY_COMPARE(orderOf(*page.grid()), withTiles(u"dots volume groups backlog oldest"_s));
}

void TestHomeArranging::damageIsSurvived_data()
{
    QTest::addColumn<QJsonValue>("kept");
    QTest::addColumn<QString>("charts");
    const QString whole = u"dots volume groups backlog oldest"_s;
    QTest::newRow("a number") << QJsonValue(7) << whole;
    QTest::newRow("an object") << QJsonValue(QJsonObject{{u"dots"_s, u"-"_s}}) << whole;
    QTest::newRow("cards of a newer version")
        << QJsonValue(QJsonArray{u"forecast"_s, u"oldest"_s, u"-licenses"_s, u"dots"_s})
        << u"oldest dots volume groups backlog"_s;
    QTest::newRow("a card twice, once hidden")
        << QJsonValue(QJsonArray{u"volume"_s, u"-volume"_s, u"dots"_s, 3, true})
        << u"volume groups backlog oldest dots"_s;
}

void TestHomeArranging::damageIsSurvived()
{
    QFETCH(QJsonValue, kept);
    QFETCH(QString, charts);
    HeldProvider provider;
    provider.cards = kept;
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.activate({u"home"_s, {}});
    provider.answer(0, test::quarterBoard());
    QTRY_VERIFY(page.isSettled());
    QTRY_COMPARE(orderOf(*page.grid()), withTiles(charts));
}

void TestHomeArranging::whatIsNotKeptIsTakenBack()
{
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    shown.provider.refuses = true;
    shown.page.grid()->card(u"dots"_s)->view()->setFocus();
    shown.desk.actions().action(u"home.card.right"_s)->trigger();
    QCOMPARE(orderOf(*shown.page.grid()), withTiles(u"volume dots groups backlog oldest"_s)); // at once
    QTRY_COMPARE(orderOf(*shown.page.grid()), withTiles(u"dots volume groups backlog oldest"_s));
    QCOMPARE(shown.desk.told.size(), 1);
    QCOMPARE(shown.desk.told.first().level, Notice::Level::Error);
    QVERIFY(shown.desk.offered.isEmpty());
}

void TestHomeArranging::ofTwoOnTheirWayTheOneKeptIsShown_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("second");
    QTest::addColumn<QString>("charts");
    QTest::newRow("the second") << false << true << u"volume groups dots backlog oldest"_s;
    QTest::newRow("the first") << true << false << u"volume dots groups backlog oldest"_s;
    QTest::newRow("both") << true << true << u"volume groups dots backlog oldest"_s;
    QTest::newRow("neither") << false << false << u"dots volume groups backlog oldest"_s;
}

void TestHomeArranging::ofTwoOnTheirWayTheOneKeptIsShown()
{
    QFETCH(bool, first);
    QFETCH(bool, second);
    QFETCH(QString, charts);
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    shown.provider.holds = true;
    shown.page.grid()->card(u"dots"_s)->view()->setFocus();
    shown.desk.actions().action(u"home.card.right"_s)->trigger();
    shown.desk.actions().action(u"home.card.right"_s)->trigger();
    QTRY_COMPARE(shown.provider.held.size(), 2U);
    const QString wanted = withTiles(u"volume groups dots backlog oldest"_s);
    QCOMPARE(orderOf(*shown.page.grid()), wanted);
    shown.provider.answerHeld(0, first);
    QCOMPARE(orderOf(*shown.page.grid()), wanted); // the second is on its way still
    shown.provider.answerHeld(1, second);
    QTRY_COMPARE(orderOf(*shown.page.grid()), withTiles(charts));
    const QStringList byDefault{u"dots"_s, u"volume"_s, u"groups"_s, u"backlog"_s, u"oldest"_s};
    QCOMPARE(Arrangement::of(shown.provider.cards).shown(byDefault).join(u' '), charts); // as it is kept
    QCOMPARE(shown.desk.offered.size(), qsizetype(first) + qsizetype(second));
}

void TestHomeArranging::takenBackABoardFollowsOnesOwnAgain()
{
    HeldProvider provider;
    provider.saved =
        QJsonArray{QJsonObject{{u"name"_s, u"Old"_s}, {u"args"_s, QJsonObject{{u"query"_s, u"x"_s}}}}};
    const QJsonValue before = provider.saved;
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.resize(1076, 728);
    page.show();
    const Route board{u"home"_s, {{u"query"_s, u"x"_s}, {u"board"_s, u"Old"_s}}};
    page.activate(board);
    provider.answer(0, test::quarterBoard());
    QTRY_VERIFY(page.isSettled());
    QTRY_COMPARE(page.views().size(), 1);
    page.grid()->card(u"dots"_s)->view()->setFocus();
    desk.actions().action(u"home.card.right"_s)->trigger();
    QTRY_COMPARE(desk.offered.size(), 1);
    QVERIFY(provider.saved != before);
    desk.undo(desk.offered.first());
    QTRY_COMPARE(provider.saved, before);
    // What is arranged of one's own shows in it again.
    page.activate({u"home"_s, {}});
    page.grid()->card(u"volume"_s)->view()->setFocus();
    desk.actions().action(u"home.card.hide"_s)->trigger();
    QTRY_COMPARE(desk.offered.size(), 2);
    page.activate(board);
    QTRY_COMPARE(orderOf(*page.grid()), withTiles(u"dots groups backlog oldest"_s));
}

void TestHomeArranging::aSavedBoardHasItsOwn()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    BoardRequest request;
    request.query = u"priority:1"_s;
    shown.page.ask(request);
    shown.desk.actions().action(u"home.save"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<SaveBoardSheet *>();
    QTest::keyClicks(sheet->line(), u"Grave ones"_s);
    QTest::keyClick(sheet->line(), Qt::Key_Return);
    QTRY_COMPARE(shown.page.views().size(), 1);
    const Route board = shown.page.views().first().route;
    QTRY_COMPARE(shown.page.route(), board); // the one saved is the one shown
    const auto *bar = shown.page.findChild<FilterBar *>();
    QCOMPARE(bar->title(), u"Operations · Grave ones"_s);
    // What is arranged now is the board's.
    shown.page.activateWindow();
    QTRY_VERIFY(shown.page.isActiveWindow());
    grid->card(u"backlog"_s)->view()->setFocus();
    shown.desk.actions().action(u"home.card.hide"_s)->trigger();
    QTRY_COMPARE(shown.desk.offered,
                 (QStringList{u"Board “Grave ones” saved"_s, u"“Backlog by age” hidden in “Grave ones”"_s}));
    QVERIFY(shown.provider.cards.isNull());
    const QString without = withTiles(u"dots volume groups oldest"_s),
                  whole = withTiles(u"dots volume groups backlog oldest"_s);
    QCOMPARE(orderOf(*grid), without);
    shown.page.activate({u"home"_s, {}});
    QTRY_COMPARE(orderOf(*grid), whole);
    QCOMPARE(bar->title(), u"Operations"_s);
    shown.page.activate(board);
    QTRY_COMPARE(orderOf(*grid), without);
    BoardRequest narrower = request;
    narrower.query = u"priority:1 team:x"_s;
    shown.page.ask(narrower); // still seen through that board
    QCOMPARE(orderOf(*grid), without);
    QCOMPARE(bar->title(), u"Operations · Grave ones"_s);
    const QJsonValue kept = shown.provider.saved;
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    auto *arranging = shown.desk.window()->findChild<ArrangeSheet *>();
    arranging->defaultButton()->click();
    arranging->accept();
    QTRY_COMPARE(shown.desk.offered.last(), u"Cards of “Grave ones” arranged"_s);
    shown.desk.undo(shown.desk.offered.last());
    QTRY_COMPARE(shown.provider.saved, kept);
    QCOMPARE(orderOf(*grid), without);
    shown.page.ask({});
    QCOMPARE(orderOf(*grid), whole);
    QCOMPARE(bar->title(), u"Operations"_s);
    QCOMPARE(shown.page.route().args, QVariantMap());
    // Kept: another window reads it. A board that is gone follows one's own.
    HeldProvider next;
    next.saved = shown.provider.saved;
    test::TestDesk desk;
    HomePage page(next, desk);
    page.activate(board);
    next.answer(0, test::quarterBoard());
    QTRY_COMPARE(orderOf(*page.grid()), without);
    page.activate({u"home"_s, {{u"board"_s, u"Gone"_s}}});
    QTRY_COMPARE(orderOf(*page.grid()), whole);
    // Of a board saved before cards could be arranged nothing is kept of them.
    HeldProvider old;
    old.saved =
        QJsonArray{QJsonObject{{u"name"_s, u"Old"_s}, {u"args"_s, QJsonObject{{u"query"_s, u"x"_s}}}}};
    old.cards = QJsonArray{u"volume"_s, u"dots"_s, u"groups"_s, u"backlog"_s, u"oldest"_s};
    test::TestDesk oldDesk;
    HomePage oldPage(old, oldDesk);
    oldPage.activate({u"home"_s, {{u"query"_s, u"x"_s}, {u"board"_s, u"Old"_s}}});
    old.answer(0, test::quarterBoard());
    QTRY_COMPARE(orderOf(*oldPage.grid()), withTiles(u"volume dots groups backlog oldest"_s));
}

void TestHomeArranging::filesAreArranged()
{
    const Board board = test::quarterBoard();
    const Arrangement arrangement = Arrangement::of(QJsonArray{u"backlog"_s, u"-dots"_s, u"-open"_s});
    const QImage whole = renderBoard(board, u"Test"_s, 1, QLocale::c());
    const QImage arranged = renderBoard(board, u"Test"_s, 1, QLocale::c(), arrangement);
    QCOMPARE(arranged.size(), whole.size());
    QVERIFY(arranged != whole);
    // All cards named in the order they have by themselves: the same.
    QJsonArray names;
    for (const QString &name : tileNames(board) + chartNames(board))
        names.append(name);
    QCOMPARE(renderBoard(board, u"Test"_s, 1, QLocale::c(), Arrangement::of(names)), whole);
}

// With BINNACLE_SHOTS set to a folder.
void TestHomeArranging::pictures()
{
    const QString folder = qEnvironmentVariable("BINNACLE_SHOTS");
    if (folder.isEmpty())
        QSKIP("BINNACLE_SHOTS is not set");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(*qApp, scheme);
        const QString tone = scheme == Scheme::Light ? u"light"_s : u"dark"_s;
        Shown shown(test::quarterBoard());
        QTRY_VERIFY(shown.page.isSettled());
        drag(*shown.page.grid(), u"oldest"_s, u"volume"_s, false);
        QVERIFY(shown.page.grab().save(folder + u"/drag-%1.png"_s.arg(tone)));
        letGo(*shown.page.grid(), u"oldest"_s, u"volume"_s, false);
        QTRY_COMPARE(shown.desk.offered.size(), 1);
        QVERIFY(shown.page.grab().save(folder + u"/dragged-%1.png"_s.arg(tone)));
        shown.desk.actions().action(u"home.arrange"_s)->trigger();
        auto *sheet = shown.desk.window()->findChild<ArrangeSheet *>();
        sheet->list()->item(2)->setCheckState(Qt::Unchecked);
        QVERIFY(sheet->grab().save(folder + u"/sheet-%1.png"_s.arg(tone)));
    }
    applyTheme(*qApp, Scheme::Light);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestHomeArranging)
#include "tst_homearranging.moc"
