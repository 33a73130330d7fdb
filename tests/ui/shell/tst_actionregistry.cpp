// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One place for every act: ids once, keys without conflict, contexts apart.
#include "shell/actionregistry.h"
#include "shell/menus.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAndTells();
    void aCheckableActIsToldWhatItIs();
    void anIdMetTwiceStaysTheFirst();
    void conflicts_data();
    void conflicts();
    void actsGoWithTheirPage();
    void plainTexts();
    void aKeySomebodyHasIsRefused();
    void rebinding_data();
    void rebinding();
    void resettingNeedsTheKeyFree();
    void aChosenKeyGoesBeforeOneThatComesAlong();
    void lettersCanBeSwitchedOff_data();
    void lettersCanBeSwitchedOff();
    void bindingsAreKeptAsJson();
    void whatMayNotBeDoneIsOffAndSaysWhy();
    void rowMenusComeFromTheRegistry();

private:
    // "one" everywhere on Ctrl+K and "G, T", "two" on the tickets page on T, "three" on another page on H.
    static void fill(ActionRegistry &actions, QWidget &window);
};

void TestActionRegistry::runsAndTells()
{
    QWidget window;
    ActionRegistry actions;
    int runs = 0;
    QSignalSpy spy(&actions, &ActionRegistry::triggered);
    QAction *action =
        actions.add({.id = u"ticket.new"_s, .text = u"&New ticket …"_s, .keys = {QKeySequence(Qt::Key_N)}},
                    &window, [&runs] { ++runs; });
    action->trigger();
    QCOMPARE(runs, 1);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.constFirst().constFirst().toString(), u"ticket.new"_s);
    QCOMPARE(action->toolTip(), u"New ticket (N)"_s);
    QCOMPARE(action->shortcutContext(), Qt::WindowShortcut);
}

// An act without anything to run does not compile.
template <typename Run>
concept Registers =
    requires(ActionRegistry &actions, QWidget *scope, Run run) { actions.add(ActionSpec(), scope, run); };
static_assert(!Registers<std::nullptr_t> && !Registers<int> && Registers<void (*)()>);

void TestActionRegistry::aCheckableActIsToldWhatItIs()
{
    QWidget window;
    ActionRegistry actions;
    QList<bool> told;
    QAction *action = actions.add({.id = u"tables"_s, .text = u"Tables"_s, .checkable = true}, &window,
                                  [&told](bool on) { told.append(on); });
    action->trigger();
    action->trigger();
    QCOMPARE(told, (QList<bool>{true, false}));
}

void TestActionRegistry::anIdMetTwiceStaysTheFirst()
{
    QWidget window;
    ActionRegistry actions;
    QAction *first = actions.add({.id = u"a"_s, .text = u"A"_s}, &window, [] {});
    QTest::ignoreMessage(QtWarningMsg, "action registered twice: \"a\"");
    QCOMPARE(actions.add({.id = u"a"_s, .text = u"B"_s}, &window, [] {}), first);
    QCOMPARE(actions.entries().size(), 1);
}

void TestActionRegistry::conflicts_data()
{
    QTest::addColumn<QString>("firstKey");
    QTest::addColumn<QString>("firstContext");
    QTest::addColumn<QString>("secondKey");
    QTest::addColumn<QString>("secondContext");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("different keys") << u"N"_s << u""_s << u"R"_s << u""_s << false;
    QTest::newRow("one key everywhere twice") << u"N"_s << u""_s << u"N"_s << u""_s << true;
    QTest::newRow("one key on two pages") << u"N"_s << u"home"_s << u"N"_s << u"tickets"_s << false;
    QTest::newRow("one key on a page and everywhere") << u"N"_s << u""_s << u"N"_s << u"tickets"_s << true;
    QTest::newRow("one key twice on a page") << u"N"_s << u"tickets"_s << u"N"_s << u"tickets"_s << true;
    QTest::newRow("a key that begins a chord") << u"G"_s << u""_s << u"G, T"_s << u""_s << true;
    QTest::newRow("chords that differ later") << u"G, H"_s << u""_s << u"G, T"_s << u""_s << false;
    QTest::newRow("no keys at all") << u""_s << u""_s << u""_s << u""_s << false;
}

void TestActionRegistry::conflicts()
{
    QFETCH(QString, firstKey);
    QFETCH(QString, firstContext);
    QFETCH(QString, secondKey);
    QFETCH(QString, secondContext);
    QFETCH(bool, conflict);
    QWidget window;
    ActionRegistry actions;
    actions.add({.id = u"one"_s, .text = u"One"_s, .keys = {QKeySequence(firstKey)}, .context = firstContext},
                &window, [] {});
    actions.add(
        {.id = u"two"_s, .text = u"Two"_s, .keys = {QKeySequence(secondKey)}, .context = secondContext},
        &window, [] {});
    QCOMPARE(!actions.conflicts().isEmpty(), conflict);
}

void TestActionRegistry::actsGoWithTheirPage()
{
    QWidget window;
    ActionRegistry actions;
    auto *page = new QWidget(&window);
    actions.add({.id = u"w"_s, .text = u"W"_s}, &window, [] {});
    actions.add({.id = u"p"_s, .text = u"P"_s, .context = u"tickets"_s}, page, [] {});
    QCOMPARE(actions.entriesFor(u"tickets"_s).size(), 2);
    QCOMPARE(actions.entriesFor(u"home"_s).size(), 1);
    delete page;
    QVERIFY(!actions.action(u"p"_s));
    QVERIFY(actions.action(u"w"_s));
}

void TestActionRegistry::plainTexts()
{
    QCOMPARE(ActionRegistry::plainText(u"&New ticket …"_s), u"New ticket"_s);
    QCOMPARE(ActionRegistry::plainText(u"Save && close"_s), u"Save & close"_s);
    QCOMPARE(ActionRegistry::plainText(u"odd&"_s), u"odd"_s);
}

void TestActionRegistry::fill(ActionRegistry &actions, QWidget &window)
{
    actions.add(
        {.id = u"one"_s, .text = u"&One…"_s, .keys = {QKeySequence(u"Ctrl+K"_s), QKeySequence(u"G, T"_s)}},
        &window, [] {});
    actions.add({.id = u"two"_s, .text = u"T&wo"_s, .keys = {QKeySequence(u"T"_s)}, .context = u"tickets"_s},
                &window, [] {});
    actions.add({.id = u"three"_s, .text = u"Three"_s, .keys = {QKeySequence(u"H"_s)}, .context = u"home"_s},
                &window, [] {});
}

void TestActionRegistry::aKeySomebodyHasIsRefused()
{
    QWidget window;
    ActionRegistry actions;
    fill(actions, window);
    QTest::ignoreMessage(QtWarningMsg, "key refused: \"G\" of \"four\" is that of \"one\"");
    const QAction *four = actions.add(
        {.id = u"four"_s, .text = u"Four"_s, .keys = {QKeySequence(u"G"_s), QKeySequence(u"F"_s)}}, &window,
        [] {});
    QCOMPARE(four->shortcuts(), QList<QKeySequence>{QKeySequence(u"F"_s)});
    QCOMPARE(actions.action(u"one"_s)->shortcuts().size(), 2);
}

void TestActionRegistry::rebinding_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<QString>("holder");
    QTest::newRow("a free key") << u"two"_s << u"X"_s << u""_s << u""_s;
    QTest::newRow("a free chord after G") << u"two"_s << u"G, X"_s << u""_s << u""_s;
    QTest::newRow("its own key") << u"two"_s << u"T"_s << u""_s << u""_s;
    QTest::newRow("a key of everywhere") << u"two"_s << u"Ctrl+K"_s << u"key-taken"_s << u"One"_s;
    QTest::newRow("the begin of a chord of everywhere") << u"two"_s << u"G"_s << u"key-taken"_s << u"One"_s;
    QTest::newRow("a chord that begins with a key of the page")
        << u"one"_s << u"T, X"_s << u"key-taken"_s << u"Two"_s;
    QTest::newRow("a key of another page") << u"two"_s << u"H"_s << u""_s << u""_s;
    QTest::newRow("the key of a menu") << u"two"_s << u"Alt+F"_s << u"key-of-menu"_s << u"File"_s;
    QTest::newRow("no such act") << u"nobody"_s << u"X"_s << u"no-such-act"_s << u""_s;
}

void TestActionRegistry::rebinding()
{
    QFETCH(QString, act);
    QFETCH(QString, key);
    QFETCH(QString, refusal);
    QFETCH(QString, holder);
    QWidget window;
    ActionRegistry actions;
    fill(actions, window);
    const QSignalSpy told(&actions, &ActionRegistry::keysChanged);
    const auto bound = actions.bind(act, {QKeySequence(key)});
    QCOMPARE(bound ? QString() : bound.error().key, refusal);
    if (!refusal.isEmpty()) {
        QCOMPARE(told.count(), 0);
        QCOMPARE(actions.bindings(), KeyBindings());
        const QVariantMap &values = bound.error().values;
        QVERIFY(holder.isEmpty() || values.value(u"act"_s, values.value(u"menu"_s)) == holder);
        return;
    }
    QCOMPARE(actions.action(act)->shortcuts(), QList<QKeySequence>{QKeySequence(key)});
    QVERIFY(actions.action(act)->toolTip().endsWith(
        u"(%1)"_s.arg(QKeySequence(key).toString(QKeySequence::NativeText))));
    QVERIFY(actions.resetKeys(act));
    QCOMPARE(actions.bindings(), KeyBindings());
}

void TestActionRegistry::resettingNeedsTheKeyFree()
{
    QWidget window;
    ActionRegistry actions;
    fill(actions, window);
    QVERIFY(actions.bind(u"two"_s, {}));
    QVERIFY(actions.bind(u"one"_s, {QKeySequence(u"T"_s)}));
    QCOMPARE(actions.resetKeys(u"two"_s).error().key, u"key-taken"_s);
    actions.resetAllKeys();
    QCOMPARE(actions.action(u"two"_s)->shortcut(), QKeySequence(u"T"_s));
    QCOMPARE(actions.action(u"one"_s)->shortcuts().size(), 2);
}

void TestActionRegistry::aChosenKeyGoesBeforeOneThatComesAlong()
{
    QWidget window;
    ActionRegistry actions;
    KeyBindings kept;
    kept.changed.insert(u"two"_s, {QKeySequence(u"Ctrl+K"_s)});
    kept.changed.insert(u"gone"_s, {QKeySequence(u"X"_s)}); // of another version
    actions.setBindings(kept);
    fill(actions, window);
    QCOMPARE(actions.action(u"two"_s)->shortcut(), QKeySequence(u"Ctrl+K"_s));
    QCOMPARE(actions.action(u"one"_s)->shortcuts(), QList<QKeySequence>{QKeySequence(u"G, T"_s)});
    QCOMPARE(actions.bindings(), kept);
}

void TestActionRegistry::lettersCanBeSwitchedOff_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("letter");
    for (const char *key : {"A", "Shift+D", "?", "7", "/", "G, T", "J, Ctrl+X"})
        QTest::newRow(key) << QString::fromLatin1(key) << true;
    for (const char *key : {"Ctrl+K", "Alt+Left", "F1", "Return", "Esc", "Del", "Space", "Ctrl+K, T", "Up"})
        QTest::newRow(key) << QString::fromLatin1(key) << false;
}

void TestActionRegistry::lettersCanBeSwitchedOff()
{
    QFETCH(QString, key);
    QFETCH(bool, letter);
    QCOMPARE(keyrules::isLetter(QKeySequence(key)), letter);
    QWidget window;
    ActionRegistry actions;
    const QAction *act =
        actions.add({.id = u"a"_s, .text = u"A"_s, .keys = {QKeySequence(key)}}, &window, [] {});
    actions.setLetters(false);
    QCOMPARE(act->shortcuts().isEmpty(), letter);
    QCOMPARE(act->toolTip() == u"A"_s, letter);
    actions.setLetters(true);
    QCOMPARE(act->shortcut(), QKeySequence(key));
}

void TestActionRegistry::bindingsAreKeptAsJson()
{
    KeyBindings bindings;
    bindings.letters = false;
    bindings.changed.insert(u"one"_s, {QKeySequence(u"G, T"_s), QKeySequence(u"Ctrl+Shift+F5"_s)});
    bindings.changed.insert(u"two"_s, {});
    QCOMPARE(KeyBindings::fromJson(bindings.toJson()), bindings);
    QCOMPARE(KeyBindings::fromJson({}), KeyBindings());
    const QJsonObject damaged{{u"acts"_s, QJsonObject{{u"one"_s, QJsonArray{u"A, B, C"_s, 7, u"nokey"_s}}}}};
    QCOMPARE(KeyBindings::fromJson(damaged).changed.value(u"one"_s), Keys());
}

void TestActionRegistry::whatMayNotBeDoneIsOffAndSaysWhy()
{
    QWidget window;
    ActionRegistry actions;
    int runs = 0;
    QAction *publish = actions.add({.id = u"p"_s, .text = u"Publish"_s, .right = Act::PublishPeriod}, &window,
                                   [&runs] { ++runs; });
    actions.setRights([](Act act) { return act == Act::PublishPeriod ? u"Not <b>yours</b>"_s : QString(); });
    const QAction *late =
        actions.add({.id = u"q"_s, .text = u"Late"_s, .right = Act::PublishPeriod}, &window, [] {});
    const QAction *free =
        actions.add({.id = u"r"_s, .text = u"Free"_s, .right = Act::Comment}, &window, [] {});
    QVERIFY(!publish->isEnabled() && !late->isEnabled() && free->isEnabled());
    QVERIFY(publish->toolTip().contains(u"yours"_s) && !publish->toolTip().contains(u"<b>"_s));
    publish->setEnabled(true); // by one who knows of no rights
    publish->trigger();
    QCOMPARE(runs, 0);
    actions.setRights({});
    publish->trigger();
    QCOMPARE(runs, 1);
    QCOMPARE(publish->toolTip(), u"Publish"_s);
}

void TestActionRegistry::rowMenusComeFromTheRegistry()
{
    QWidget window;
    ActionRegistry actions;
    const auto add = [&](const QString &id, MenuGroup menu, const QString &rows) {
        return actions.add({.id = id, .text = id, .menu = menu, .rows = rows}, &window, [] {});
    };
    const QAction *open = add(u"open"_s, MenuGroup::Go, u"tickets"_s);
    const QAction *take = add(u"take"_s, MenuGroup::Ticket, u"tickets"_s);
    add(u"other"_s, MenuGroup::Ticket, u"services"_s);
    add(u"none"_s, MenuGroup::Ticket, {});
    QMenu menu;
    fillRowMenu(&menu, actions, u"tickets"_s);
    const QList<QAction *> shown = menu.actions();
    QCOMPARE(shown.size(), 3);
    QCOMPARE(shown.at(0), take);
    QVERIFY(shown.at(1)->isSeparator());
    QCOMPARE(shown.at(2), open);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestActionRegistry)
#include "tst_actionregistry.moc"
