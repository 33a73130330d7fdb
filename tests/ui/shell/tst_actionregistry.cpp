// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One place for every act: ids once, keys without conflict, contexts apart.
#include "shell/actionregistry.h"

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

} // namespace binnacle

QTEST_MAIN(binnacle::TestActionRegistry)
#include "tst_actionregistry.moc"
