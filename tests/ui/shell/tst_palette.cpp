// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What one types finds what one means: a table of abbreviations over a list like the program's own.
#include "shell/palette.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QList<PaletteItem> catalog()
{
    QList<PaletteItem> items;
    const QList<std::pair<QString, QString>> texts = {
        {u"Home"_s, u"dashboard board page"_s},
        {u"Tickets"_s, u"incidents requests list page"_s},
        {u"Import"_s, u"csv log page"_s},
        {u"Settings"_s, u"preferences options"_s},
        {u"New ticket"_s, u"create incident"_s},
        {u"New request"_s, u"create"_s},
        {u"Assign to team"_s, u"group"_s},
        {u"Assign to me"_s, u"take"_s},
        {u"Change state"_s, u"status"_s},
        {u"Resolve"_s, u"done fix"_s},
        {u"Reopen"_s, u""_s},
        {u"Reply to requester"_s, u"answer comment"_s},
        {u"Add internal note"_s, u"comment"_s},
        {u"Attach file"_s, u"upload"_s},
        {u"Open attachment"_s, u""_s},
        {u"Next ticket"_s, u""_s},
        {u"Previous ticket"_s, u""_s},
        {u"Save view"_s, u"filter"_s},
        {u"Copy number"_s, u""_s},
        {u"Undo"_s, u""_s},
        {u"Fold navigation"_s, u"sidebar"_s},
        {u"Menu bar"_s, u""_s},
        {u"Full screen"_s, u""_s},
        {u"Dark colors"_s, u"theme appearance mode"_s},
        {u"Light colors"_s, u"theme appearance mode"_s},
        {u"Colors as the desktop"_s, u"theme appearance mode"_s},
        {u"Compact rows"_s, u"density"_s},
        {u"Normal rows"_s, u"density"_s},
        {u"Roomy rows"_s, u"density"_s},
        {u"Keys that work here"_s, u"shortcuts keyboard help"_s},
        {u"About Binnacle"_s, u"version license"_s},
        {u"Quit"_s, u"exit leave close"_s},
        {u"Back"_s, u""_s},
        {u"Export board as PDF"_s, u"report print"_s},
        {u"Export board as PNG"_s, u"picture image"_s},
        {u"Clear filters"_s, u"reset"_s},
        {u"Business hours"_s, u"elapsed working time"_s},
        {u"Import history"_s, u"batches undo import"_s},
        {u"My open"_s, u"Tickets"_s},
        {u"Unassigned"_s, u"Tickets"_s},
        {u"Breaching soon"_s, u"Tickets"_s},
        {u"Network · open"_s, u"Tickets"_s},
    };
    for (const auto &[text, words] : texts)
        items.append({u"x:"_s + text, text, words, {}, {}, {}, true, false, {}});
    return items;
}

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void emptyShowsRecentFirst();
    void recentLiftsAmongEquals();
    void foundBySourceStays();
    void whatIsFoundLateStaysUnderTheActMeant();
    void ofEqualsTheOneOfThisPageIsFirst();
    void whatWasOpenedLastLeadsWhereNothingIsTyped();
    void oneThingFoundTwiceIsShownOnce();
    void lateAnswersAreDropped();
    void disabledDoesNotRun();
    void linksAreNotRemembered();
};

void TestPalette::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("wanted");
    const QList<std::pair<QString, QString>> rows = {
        {u"home"_s, u"Home"_s},
        {u"ho"_s, u"Home"_s},
        {u"dashboard"_s, u"Home"_s},
        {u"tick"_s, u"Tickets"_s},
        {u"incid"_s, u"Tickets"_s},
        {u"imp"_s, u"Import"_s},
        {u"import h"_s, u"Import history"_s},
        {u"imph"_s, u"Import history"_s},
        {u"ih"_s, u"Import history"_s},
        {u"batches"_s, u"Import history"_s},
        {u"set"_s, u"Settings"_s},
        {u"pref"_s, u"Settings"_s},
        {u"new"_s, u"New ticket"_s},
        {u"newt"_s, u"New ticket"_s},
        {u"nt"_s, u"New ticket"_s},
        {u"new r"_s, u"New request"_s},
        {u"nr"_s, u"New request"_s},
        {u"create req"_s, u"New request"_s},
        {u"ass"_s, u"Assign to me"_s},
        {u"assign team"_s, u"Assign to team"_s},
        {u"att"_s, u"Assign to team"_s},
        {u"atm"_s, u"Assign to me"_s},
        {u"take"_s, u"Assign to me"_s},
        {u"me"_s, u"Menu bar"_s},
        {u"state"_s, u"Change state"_s},
        {u"status"_s, u"Change state"_s},
        {u"cs"_s, u"Change state"_s},
        {u"res"_s, u"Resolve"_s},
        {u"resolve"_s, u"Resolve"_s},
        {u"reop"_s, u"Reopen"_s},
        {u"reply"_s, u"Reply to requester"_s},
        {u"answer"_s, u"Reply to requester"_s},
        {u"note"_s, u"Add internal note"_s},
        {u"ain"_s, u"Add internal note"_s},
        {u"attach"_s, u"Attach file"_s},
        {u"upload"_s, u"Attach file"_s},
        {u"open att"_s, u"Open attachment"_s},
        {u"oa"_s, u"Open attachment"_s},
        {u"next"_s, u"Next ticket"_s},
        {u"prev"_s, u"Previous ticket"_s},
        {u"save"_s, u"Save view"_s},
        {u"sv"_s, u"Save view"_s},
        {u"copy"_s, u"Copy number"_s},
        {u"undo"_s, u"Undo"_s},
        {u"fold"_s, u"Fold navigation"_s},
        {u"sidebar"_s, u"Fold navigation"_s},
        {u"fn"_s, u"Fold navigation"_s},
        {u"menu"_s, u"Menu bar"_s},
        {u"full"_s, u"Full screen"_s},
        {u"fs"_s, u"Full screen"_s},
        {u"dark"_s, u"Dark colors"_s},
        {u"DARK"_s, u"Dark colors"_s},
        {u"dc"_s, u"Dark colors"_s},
        {u"light"_s, u"Light colors"_s},
        {u"desktop"_s, u"Colors as the desktop"_s},
        {u"compact"_s, u"Compact rows"_s},
        {u"roomy"_s, u"Roomy rows"_s},
        {u"keys"_s, u"Keys that work here"_s},
        {u"shortcut"_s, u"Keys that work here"_s},
        {u"kt"_s, u"Keys that work here"_s},
        {u"about"_s, u"About Binnacle"_s},
        {u"version"_s, u"About Binnacle"_s},
        {u"quit"_s, u"Quit"_s},
        {u"exit"_s, u"Quit"_s},
        {u"back"_s, u"Back"_s},
        {u"pdf"_s, u"Export board as PDF"_s},
        {u"png"_s, u"Export board as PNG"_s},
        {u"export pdf"_s, u"Export board as PDF"_s},
        {u"clear"_s, u"Clear filters"_s},
        {u"business"_s, u"Business hours"_s},
        {u"elapsed"_s, u"Business hours"_s},
        {u"my"_s, u"My open"_s},
        {u"mo"_s, u"My open"_s},
        {u"unass"_s, u"Unassigned"_s},
        {u"breach"_s, u"Breaching soon"_s},
        {u"network"_s, u"Network · open"_s},
        {u"network open"_s, u"Network · open"_s},
        {u"tcket"_s, u"Tickets"_s},
        {u"rslv"_s, u"Resolve"_s},
        {u"stngs"_s, u"Settings"_s},
    };
    for (const auto &[typed, wanted] : rows)
        QTest::newRow(qPrintable(u"“%1” finds %2"_s.arg(typed, wanted))) << typed << wanted;
}

void TestPalette::finds()
{
    QFETCH(QString, typed);
    QFETCH(QString, wanted);
    const QList<PaletteItem> found = Palette::ranked(typed, catalog(), {});
    QVERIFY2(!found.isEmpty(), qPrintable(typed));
    QStringList top;
    for (const PaletteItem &item : found.mid(0, 3))
        top.append(item.text);
    // Which of two near equals comes first is taste ("ass"): the first is asked of all but these.
    const QStringList nearEquals = {u"ass"_s, u"att"_s, u"me"_s, u"mo"_s};
    if (nearEquals.contains(typed))
        QVERIFY2(top.contains(wanted), qPrintable(top.join(u" | "_s)));
    else
        QVERIFY2(top.constFirst() == wanted, qPrintable(top.join(u" | "_s)));
}

void TestPalette::emptyShowsRecentFirst()
{
    const QList<PaletteItem> found = Palette::ranked({}, catalog(), {u"x:Undo"_s, u"x:Import"_s});
    QCOMPARE(found.at(0).text, u"Undo"_s);
    QCOMPARE(found.at(1).text, u"Import"_s);
    QCOMPARE(found.at(2).text, u"Home"_s);
    QCOMPARE(found.size(), catalog().size());
}

void TestPalette::recentLiftsAmongEquals()
{
    QCOMPARE(Palette::ranked(u"export board"_s, catalog(), {u"x:Export board as PNG"_s}).constFirst().text,
             u"Export board as PNG"_s);
    QCOMPARE(Palette::ranked(u"resolve"_s, catalog(), {u"x:Roomy rows"_s}).constFirst().text, u"Resolve"_s);
}

void TestPalette::foundBySourceStays()
{
    QList<PaletteItem> items = catalog();
    items.append({u"ticket:INC-7"_s, u"INC-7 Printer on fire"_s, {}, {}, {}, {}, true, true, {}});
    const QList<PaletteItem> found = Palette::ranked(u"smoke alarm"_s, items, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().id, u"ticket:INC-7"_s);
}

void TestPalette::whatIsFoundLateStaysUnderTheActMeant()
{
    QList<PaletteItem> items = catalog();
    items.append({u"ticket:1"_s, u"Reopen"_s, {}, {}, {}, {}, true, true, {}});
    items.append({u"ticket:2"_s, u"INC-12 Reopen"_s, {}, {}, {}, {}, true, true, {}});
    items.append({u"ticket:3"_s, u"INC-1 Other"_s, {}, {}, {}, {}, true, true, {}});
    QCOMPARE(Palette::ranked(u"reop"_s, items, {}).at(0).id, u"x:Reopen"_s);
    QCOMPARE(Palette::ranked(u"reop"_s, items, {}).at(1).id, u"ticket:1"_s);
    QCOMPARE(Palette::ranked(u"INC-1"_s, items, {}).at(0).id, u"ticket:3"_s); // the shorter fits better
}

void TestPalette::ofEqualsTheOneOfThisPageIsFirst()
{
    QList<PaletteItem> items = {{u"a"_s, u"Next pane"_s, {}, {}, {}, {}, true, false, {}},
                                {u"b"_s, u"Next ticket"_s, {}, {}, {}, {}, true, false, {}}};
    QCOMPARE(Palette::ranked(u"next"_s, items, {}).constFirst().id, u"a"_s);
    items.last().isHere = true;
    QCOMPARE(Palette::ranked(u"next"_s, items, {}).constFirst().id, u"b"_s);
    QCOMPARE(Palette::ranked(u"next p"_s, items, {}).constFirst().id, u"a"_s);
}

void TestPalette::whatWasOpenedLastLeadsWhereNothingIsTyped()
{
    QList<PaletteItem> items = catalog();
    for (const QString &id : {u"ticket:8"_s, u"ticket:7"_s}) {
        items.append({id, u"INC-7 Printer on fire"_s, {}, {}, {}, {}, true, false, {}});
        items.last().leads = true;
    }
    const QList<PaletteItem> found = Palette::ranked({}, items, {u"x:Undo"_s});
    QCOMPARE(found.at(0).id, u"ticket:8"_s);
    QCOMPARE(found.at(1).id, u"ticket:7"_s);
    QCOMPARE(found.at(2).id, u"x:Undo"_s);
}

void TestPalette::oneThingFoundTwiceIsShownOnce()
{
    const QList<PaletteItem> items = {
        {u"ticket:7"_s, u"INC-7 Printer"_s, {}, u"Recently opened"_s, {}, {}, true, false, {}},
        {u"ticket:7"_s, u"INC-7 Printer"_s, {}, u"Ticket"_s, {}, {}, true, true, {}}};
    QCOMPARE(Palette::ranked(u"printer"_s, items, {}).size(), 1);
    QCOMPARE(Palette::ranked(u"printer"_s, items, {}).constFirst().kind, u"Recently opened"_s);
    QCOMPARE(Palette::ranked(u"smoke"_s, items, {}).constFirst().kind,
             u"Ticket"_s); // found by more than its title
}

void TestPalette::lateAnswersAreDropped()
{
    Palette palette;
    QList<std::function<void(QList<PaletteItem>)>> waiting;
    palette.addSource([&waiting](const QString &, const auto &done) { waiting.append(done); });
    palette.ask(u"re"_s);
    palette.ask(u"reo"_s);
    waiting.at(0)({{u"old"_s, u"Resolve"_s, {}, {}, {}, {}, true, true, {}}});
    QVERIFY(palette.items().isEmpty());
    waiting.at(1)({{u"new"_s, u"Reopen"_s, {}, {}, {}, {}, true, true, {}}});
    QCOMPARE(palette.items().size(), 1);
}

void TestPalette::disabledDoesNotRun()
{
    Palette palette;
    int runs = 0;
    palette.addSource([&runs](const QString &, const auto &done) {
        done({{u"off"_s, u"Off"_s, {}, {}, {}, {}, false, false, [&runs] { ++runs; }},
              {u"on"_s, u"On"_s, {}, {}, {}, {}, true, false, [&runs] { runs += 10; }}});
    });
    palette.ask({});
    palette.run(0);
    QCOMPARE(runs, 0);
    palette.run(1);
    QCOMPARE(runs, 10);
    QCOMPARE(palette.recent(), QStringList{u"on"_s});
    palette.run(7);
}

void TestPalette::linksAreNotRemembered()
{
    Palette palette;
    int runs = 0;
    palette.addSource([&runs](const QString &text, const auto &done) {
        done({{u"link:"_s + text, u"Open the link"_s, {}, {}, {}, {}, true, true, [&runs] { ++runs; }},
              {u"page:home"_s, u"Home"_s, {}, {}, {}, {}, true, true, [&runs] { ++runs; }}});
    });
    palette.setRecent({u"link:binnacle:tickets?query=secret"_s, u"page:import"_s}); // of an earlier version
    QCOMPARE(palette.recent(), QStringList{u"page:import"_s});
    palette.ask(u"binnacle:tickets?query=payroll"_s);
    for (qsizetype i = 0; i < palette.items().size(); ++i)
        palette.run(i);
    QCOMPARE(runs, 2);
    QCOMPARE(palette.recent(), (QStringList{u"page:home"_s, u"page:import"_s}));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPalette)
#include "tst_palette.moc"
