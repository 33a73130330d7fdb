// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How cards are ordered and packed: examples, and laws over any order of any of them.
#include "dashboards/arrangement.h"

#include "charts/chartstyle.h"
#include "dashboards/boardplaces.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "ui/support/boardfixture.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QStringList kCards{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};

// "a b -c": a hidden card has a dash.
QString textOf(const QList<ArrangedCard> &cards)
{
    QStringList texts;
    for (const ArrangedCard &card : cards)
        texts.append(card.shown ? card.name : u'-' + card.name);
    return texts.join(u' ');
}

QJsonArray keptOf(const QString &text)
{
    return QJsonArray::fromStringList(text.split(u' ', Qt::SkipEmptyParts));
}

// Some of the names in any order, some hidden, some not of this board.
Arrangement anyArrangement(const QStringList &names)
{
    QStringList all = names + QStringList{u"gone"_s, u"soon"_s};
    QList<ArrangedCard> cards;
    const auto count = *rc::gen::inRange<qsizetype>(0, all.size() + 1);
    for (qsizetype i = 0; i < count; ++i) {
        const QString name = all.takeAt(*rc::gen::inRange<qsizetype>(0, all.size()));
        cards.append({name, *rc::gen::inRange(0, 3) > 0});
    }
    return Arrangement(cards);
}

QString anyCard()
{
    return kCards[*rc::gen::inRange<qsizetype>(0, kCards.size())];
}

QStringList namesOf(const QList<ArrangedCard> &cards)
{
    QStringList names;
    for (const ArrangedCard &card : cards)
        names.append(card.name);
    return names;
}

Board boardOf(int kind)
{
    Board board = kind % 2 == 0 ? test::quarterBoard() : test::quietBoard();
    if (kind / 2 % 2 == 1) { // services are recorded
        board.uptime.services = board.uptime.recorded = 3;
        board.uptime.rows.resize(3);
    }
    if (kind / 4 % 2 == 1)
        board.needs.resize(2);
    if (kind / 8 % 2 == 1) { // no incident
        board.header.total = 0;
        board.backlog.open = 0;
    }
    return board;
}
constexpr int kKinds = 16;

} // namespace

class TestArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsKeptIsRead_data();
    void whatIsKeptIsRead();
    void cardsAreMoved_data();
    void cardsAreMoved();
    void eachCardStandsOnce();
    void movingMovesOneCard();
    void hiddenCardsComeBack();
    void keptAndReadIsTheSame();
    void rowsTakeEachCardOnce();
    void rowsAreFull();
    void placesCoverTheBoard();
    void byDefaultItIsTheDesign_data();
    void byDefaultItIsTheDesign();
};

void TestArrangement::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
}

void TestArrangement::whatIsKeptIsRead_data()
{
    QTest::addColumn<QJsonValue>("kept");
    QTest::addColumn<QString>("over");
    QTest::newRow("nothing is kept") << QJsonValue() << u"a b c d e"_s;
    QTest::newRow("all of them") << QJsonValue(keptOf(u"e d -c b a"_s)) << u"e d -c b a"_s;
    QTest::newRow("new cards follow the one they follow by default")
        << QJsonValue(keptOf(u"d b"_s)) << u"a d e b c"_s;
    QTest::newRow("a new first one comes first") << QJsonValue(keptOf(u"c b -d e"_s)) << u"a c b -d e"_s;
    QTest::newRow("what is unknown is passed over") << QJsonValue(keptOf(u"x e y a"_s)) << u"e a b c d"_s;
    QTest::newRow("twice counts once") << QJsonValue(keptOf(u"b -b a b a"_s)) << u"b c d e a"_s;
    QTest::newRow("no list") << QJsonValue(u"e d c"_s) << u"a b c d e"_s;
    QTest::newRow("an object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << u"a b c d e"_s;
    QTest::newRow("a list of other things")
        << QJsonValue(QJsonArray{1, u"-e"_s, QJsonArray{u"a"_s}, QJsonValue(), u"-"_s, u""_s, u"d"_s})
        << u"a b c -e d"_s;
    QTest::newRow("names without end")
        << QJsonValue(QJsonArray{QString(100'000, u'x'), u"e"_s, u"a"_s}) << u"e a b c d"_s;
}

void TestArrangement::whatIsKeptIsRead()
{
    QFETCH(QJsonValue, kept);
    QFETCH(QString, over);
    QCOMPARE(textOf(Arrangement::of(kept).over(kCards)), over);
}

void TestArrangement::cardsAreMoved_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<CardMove>("move");
    QTest::addColumn<QString>("over");
    QTest::newRow("before another") << QString() << CardMove{u"d"_s, u"b"_s, false} << u"a d b c e"_s;
    QTest::newRow("after another") << QString() << CardMove{u"a"_s, u"c"_s, true} << u"b c a d e"_s;
    QTest::newRow("to the end") << QString() << CardMove{u"a"_s, u"e"_s, true} << u"b c d e a"_s;
    QTest::newRow("past a hidden one")
        << u"a -b c d e"_s << CardMove{u"c"_s, u"a"_s, false} << u"c a -b d e"_s;
    QTest::newRow("not to itself") << QString() << CardMove{u"a"_s, u"a"_s, true} << u"a b c d e"_s;
    QTest::newRow("not to one of another kind")
        << u"e a"_s << CardMove{u"a"_s, u"x"_s, true} << u"e a b c d"_s;
}

void TestArrangement::cardsAreMoved()
{
    QFETCH(QString, kept);
    QFETCH(CardMove, move);
    QFETCH(QString, over);
    const Arrangement before = Arrangement::of(keptOf(kept));
    const Arrangement after = before.moved(move, kCards);
    QCOMPARE(textOf(after.over(kCards)), over);
    QVERIFY(before.moved({u"a"_s, u"a"_s, false}, kCards) == before);
}

void TestArrangement::eachCardStandsOnce()
{
    QVERIFY(rc::check("each card once, those kept in their order", [] {
        const Arrangement arrangement = anyArrangement(kCards);
        const QList<ArrangedCard> cards = arrangement.over(kCards);
        QStringList sorted = namesOf(cards);
        std::sort(sorted.begin(), sorted.end());
        RC_ASSERT(sorted == kCards);
        const QStringList shown = arrangement.shown(kCards);
        QStringList marked;
        for (const ArrangedCard &card : cards)
            if (card.shown)
                marked.append(card.name);
        RC_ASSERT(shown == marked);
    }));
}

void TestArrangement::movingMovesOneCard()
{
    QVERIFY(rc::check("it stands where it was told, the others stay in order", [] {
        const Arrangement before = anyArrangement(kCards);
        const CardMove move{anyCard(), anyCard(), *rc::gen::arbitrary<bool>()};
        const Arrangement after = before.moved(move, kCards);
        QStringList was = namesOf(before.over(kCards)), is = namesOf(after.over(kCards));
        if (move.card != move.target) {
            const qsizetype way = is.indexOf(move.card) - is.indexOf(move.target);
            RC_ASSERT(way == (move.after ? 1 : -1));
        }
        was.removeAll(move.card);
        is.removeAll(move.card);
        RC_ASSERT(was == is);
        RC_ASSERT(after.shown(kCards).size() == before.shown(kCards).size());
    }));
}

void TestArrangement::hiddenCardsComeBack()
{
    QVERIFY(rc::check("hidden and shown again it is as before, and cards of other boards stay", [] {
        const Arrangement before = anyArrangement(kCards);
        const QString card = anyCard();
        const bool was = before.shown(kCards).contains(card);
        const Arrangement other = before.withShown(card, !was, kCards);
        RC_ASSERT(other.shown(kCards).contains(card) == !was);
        RC_ASSERT(namesOf(other.over(kCards)) == namesOf(before.over(kCards)));
        RC_ASSERT(other.withShown(card, was, kCards).over(kCards) == before.over(kCards));
        const QStringList unknown{u"gone"_s, u"soon"_s};
        RC_ASSERT(other.over(unknown) == before.over(unknown));
    }));
}

void TestArrangement::keptAndReadIsTheSame()
{
    QVERIFY(rc::check("JSON and back", [] {
        const Arrangement arrangement = anyArrangement(kCards);
        RC_ASSERT(Arrangement::of(arrangement.toJson()) == arrangement);
    }));
}

namespace {

QList<CardWidth> anyCards()
{
    QList<CardWidth> cards;
    const int count = *rc::gen::inRange(0, 9);
    for (int i = 0; i < count; ++i) {
        const int least = *rc::gen::inRange(1, kRowParts + 1);
        cards.append({least, *rc::gen::inRange(least, kRowParts + 1)});
    }
    return cards;
}

} // namespace

void TestArrangement::rowsTakeEachCardOnce()
{
    QVERIFY(rc::check("each card in one row, no row without, and none much too full", [] {
        const QList<CardWidth> cards = anyCards();
        qsizetype from = 0;
        for (const qsizetype taken : packRows(cards)) {
            RC_ASSERT(taken > 0);
            int least = 0;
            for (const CardWidth &card : cards.mid(from, taken))
                least += card.least;
            RC_ASSERT(taken == 1 || least <= kRowParts + kRowParts / 7);
            from += taken;
        }
        RC_ASSERT(from == cards.size());
    }));
}

void TestArrangement::rowsAreFull()
{
    QVERIFY(rc::check("the cards of a row have all of it, and none less than its share", [] {
        QList<CardWidth> row = anyCards();
        if (row.isEmpty())
            return;
        const QList<double> parts = rowParts(row);
        const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
        RC_ASSERT(std::abs(all - kRowParts) < 1e-6);
        int least = 0;
        for (const CardWidth &card : row)
            least += card.least;
        for (qsizetype i = 0; i < row.size(); ++i)
            RC_ASSERT(parts[i] >= row[i].least * std::min(1.0, double(kRowParts) / least) - 1e-6);
    }));
}

// Whatever the order and whatever is hidden: each shown card once, none over another, no hole but gaps.
void TestArrangement::placesCoverTheBoard()
{
    QVERIFY(rc::check("cards and gaps are the board", [] {
        const Board board = boardOf(*rc::gen::inRange(0, kKinds));
        const Arrangement arrangement = anyArrangement(chartNames(board) + tileNames(board));
        const QRect area(0, 0, *rc::gen::inRange(860, 2600), *rc::gen::inRange(900, 1600));
        const bool paper = *rc::gen::arbitrary<bool>();
        const ChartStyle style = ChartStyle::of(Theme::light(), QApplication::font());
        const BoardShape shape = BoardShape::of(board, area.width(), style, arrangement);
        QStringList names;
        for (const BoardCard card : shape.cards)
            names.append(cardName(card));
        RC_ASSERT(names == arrangement.shown(chartNames(board)));
        RC_ASSERT(shape.tiles.size() == arrangement.shown(tileNames(board)).size());
        RC_PRE(paper || shape.leastHeight() + shape.belowHeight() <= area.height());
        const BoardPlaces places = boardPlaces(area, shape, paper ? BoardFill::Paper : BoardFill::Screen);
        RC_ASSERT(places.cards.size() == shape.cards.size() && places.tiles.size() == shape.tiles.size());
        const QList<QRect> all = places.tiles + places.cards;
        if (all.isEmpty())
            return;
        qint64 covered = 0;
        QRect bounds;
        for (qsizetype i = 0; i < all.size(); ++i) {
            RC_ASSERT(all[i].width() > 60 && all[i].height() > 30);
            // A gap of ten belongs to each but what ends the board.
            covered += qint64(all[i].width() + 10) * (all[i].height() + 10);
            bounds |= all[i];
            for (qsizetype j = 0; j < i; ++j)
                RC_ASSERT(!all[i].adjusted(0, 0, 9, 9).intersects(all[j].adjusted(0, 0, 9, 9)));
        }
        RC_ASSERT(bounds.left() == area.left() && bounds.right() == area.right());
        RC_ASSERT(bounds.top() == area.top());
        RC_ASSERT(covered == qint64(bounds.width() + 10) * (bounds.height() + 10));
        if (!shape.cards.isEmpty())
            RC_ASSERT(std::abs(bounds.bottom() - area.bottom()) <= 1);
    }));
}

void TestArrangement::byDefaultItIsTheDesign_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("rows");
    const QString services = u"dots+volume uptime+backlog+needs groups+oldest"_s;
    QTest::newRow("services, 1280") << 6 << 1052 << services;
    QTest::newRow("services, 1920") << 6 << 1700 << services;
    QTest::newRow("services, nothing needs one")
        << 2 << 1700 << u"dots+volume uptime+backlog groups+oldest"_s;
    QTest::newRow("no services") << 0 << 1052 << u"dots+volume groups+backlog+oldest"_s;
    QTest::newRow("no services, needs over the oldest")
        << 4 << 1700 << u"dots+volume groups+backlog+needs/oldest"_s;
    QTest::newRow("services and no incident") << 14 << 1700 << u"uptime+backlog/needs"_s;
    QTest::newRow("nothing open: its line over the second table")
        << 1 << 1700 << u"dots+volume groups+backlog/oldest"_s;
}

void TestArrangement::byDefaultItIsTheDesign()
{
    QFETCH(int, kind);
    QFETCH(int, width);
    QFETCH(QString, rows);
    const ChartStyle style = ChartStyle::of(Theme::light(), QApplication::font());
    QStringList shown;
    for (const BoardShape::Row &row : BoardShape::of(boardOf(kind), width, style).rows) {
        QStringList cells;
        for (const BoardShape::Cell &cell : row) {
            QStringList names;
            for (const BoardCard card : cell.cards)
                names.append(cardName(card));
            cells.append(names.join(u'/'));
        }
        shown.append(cells.join(u'+'));
    }
    QCOMPARE(shown.join(u' '), rows);
    // Four columns of seven, and three.
    const BoardShape shape = BoardShape::of(boardOf(kind), width, style);
    const BoardPlaces places = boardPlaces({0, 0, width, 1200}, shape, BoardFill::Screen);
    QCOMPARE(places.cards[0].right() + 1 + 10, 4 * (width + 10) / 7);
    QCOMPARE(places.cards[0].top(), shape.tilesHeight() + 10);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestArrangement)
#include "tst_arrangement.moc"
