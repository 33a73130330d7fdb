// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcut editor: a key pressed is a key bound, one somebody has is asked for, and a file of keys holds
// whole or not at all.
#include "shell/actionregistry.h"
#include "shell/keycapture.h"
#include "shell/keyseditor.h"
#include "shell/keysfile.h"
#include "shell/keysmodel.h"
#include "theme/appearance.h"
#include "ui/support/tofront.h"
#include "widgets/pagedtable.h"
#include "wording/errors.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestKeysEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPressedKeyIsBound_data();
    void aPressedKeyIsBound();
    void escLeavesAndBindsNothing();
    void aKeyOfAnotherIsTakenOnRequest();
    void theKeyOfAMenuIsRefused();
    void aFurtherKeyComesBeside();
    void everythingCanBeTakenBack();
    void lettersAreSwitchedHereToo();
    void findsByNameKeyAndPage();
    void modelKeepsItsContract();
    void aFileBringsTheKeysElsewhere();
    void badFiles_data();
    void badFiles();
    void anUnreadableFileChangesNothing();
    void everythingFocusableHasAName();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        for (auto *one : m_editor->findChildren<QPushButton *>())
            if (one->accessibleName() == name || one->accessibleName().startsWith(name + u' '))
                return one;
        return nullptr;
    }
    [[nodiscard]] QString keysOf(const QString &id) const
    {
        return QKeySequence::listToString(m_actions->action(id)->shortcuts(), QKeySequence::PortableText);
    }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<KeysEditor> m_editor;
};

void TestKeysEditor::init()
{
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_window = std::make_unique<QWidget>();
    m_actions = std::make_unique<ActionRegistry>();
    const auto add = [this](const QString &id, const QString &text, const QString &keys, MenuGroup menu,
                            const QString &context) {
        m_actions->add({.id = id,
                        .text = text,
                        .menu = menu,
                        .keys = QKeySequence::listFromString(keys),
                        .context = context},
                       m_window.get(), [] {});
    };
    add(u"go.page-tickets"_s, u"Tickets"_s, u"G, T; Ctrl+2"_s, MenuGroup::Go, {});
    add(u"go.page-home"_s, u"Home"_s, u"G, H"_s, MenuGroup::Go, {});
    add(u"go.palette"_s, u"&Search or command…"_s, u"Ctrl+K"_s, MenuGroup::Go, {});
    add(u"ticket.assign"_s, u"&Assign…"_s, u"A"_s, MenuGroup::Ticket, u"tickets"_s);
    add(u"ticket.take"_s, u"Assign to &me"_s, u"I"_s, MenuGroup::Ticket, u"tickets"_s);
    add(u"home.refresh"_s, u"&Refresh"_s, u"F5"_s, MenuGroup::View, u"home"_s);
    m_editor = std::make_unique<KeysEditor>(*m_actions, QStringList());
    m_editor->resize(820, 560);
    m_editor->show();
    test::toFront(m_editor.get());
    m_editor->choose(u"ticket.take"_s);
    m_editor->findChild<PagedTable *>()->setFocus();
}

void TestKeysEditor::cleanup()
{
    m_editor.reset();
    m_actions.reset();
    m_window.reset();
    m_appearance.reset();
}

void TestKeysEditor::aPressedKeyIsBound_data()
{
    QTest::addColumn<QList<int>>("pressed");
    QTest::addColumn<QString>("keys");
    using Pressed = QList<int>;
    const int ctrlJ = QKeyCombination(Qt::ControlModifier, Qt::Key_J).toCombined();
    const int shiftX = QKeyCombination(Qt::ShiftModifier, Qt::Key_X).toCombined();
    QTest::newRow("a letter, taken once no second comes") << Pressed{Qt::Key_X} << u"X"_s;
    QTest::newRow("two letters") << Pressed{Qt::Key_X, Qt::Key_Y} << u"X, Y"_s;
    QTest::newRow("Enter ends it") << Pressed{Qt::Key_X, Qt::Key_Return} << u"X"_s;
    QTest::newRow("a key with Ctrl") << Pressed{ctrlJ, Qt::Key_Return} << u"Ctrl+J"_s;
    QTest::newRow("Shift and a letter") << Pressed{shiftX, Qt::Key_Return} << u"Shift+X"_s;
    QTest::newRow("a function key") << Pressed{Qt::Key_F7, Qt::Key_Return} << u"F7"_s;
    QTest::newRow("Ctrl alone is no key") << Pressed{Qt::Key_Control, Qt::Key_X, Qt::Key_Return} << u"X"_s;
}

void TestKeysEditor::aPressedKeyIsBound()
{
    QFETCH(QList<int>, pressed);
    QFETCH(QString, keys);
    press(Qt::Key_Return);
    QVERIFY(qobject_cast<KeyCapture *>(QApplication::focusWidget()));
    for (const int key : pressed)
        press(Qt::Key(key & ~Qt::KeyboardModifierMask),
              Qt::KeyboardModifiers(key & Qt::KeyboardModifierMask));
    QTRY_COMPARE(keysOf(u"ticket.take"_s), keys);
    QVERIFY(m_editor->said().contains(u"Assign to me"_s));
    QTRY_VERIFY(qobject_cast<PagedTable *>(QApplication::focusWidget()));
}

void TestKeysEditor::escLeavesAndBindsNothing()
{
    press(Qt::Key_Return);
    press(Qt::Key_X);
    press(Qt::Key_Escape);
    QVERIFY(qobject_cast<PagedTable *>(QApplication::focusWidget()));
    QCOMPARE(keysOf(u"ticket.take"_s), u"I"_s);
    QVERIFY(m_actions->bindings().changed.isEmpty());
}

void TestKeysEditor::aKeyOfAnotherIsTakenOnRequest()
{
    press(Qt::Key_Return);
    press(Qt::Key_G);
    press(Qt::Key_Return); // G begins the chords of two pages
    QCOMPARE(keysOf(u"ticket.take"_s), u"I"_s);
    QVERIFY(m_editor->said().contains(u"G is the key of “Tickets”"_s));
    QPushButton *takeIt = button(u"Take it from"_s);
    QVERIFY(takeIt && takeIt->isVisible() && takeIt->hasFocus());
    QCOMPARE(takeIt->accessibleName(), u"Take it from “Tickets”"_s);
    press(Qt::Key_Space);
    QCOMPARE(keysOf(u"ticket.take"_s), u"G"_s);
    QCOMPARE(keysOf(u"go.page-tickets"_s), u"Ctrl+2"_s);
    QCOMPARE(keysOf(u"go.page-home"_s), QString());
    QVERIFY(m_editor->said().contains(u"Tickets, Home"_s));
    QTest::mouseClick(button(u"Undo"_s), Qt::LeftButton); // all of it at once
    QCOMPARE(keysOf(u"go.page-home"_s), u"G, H"_s);
    QCOMPARE(keysOf(u"ticket.take"_s), u"I"_s);
}

void TestKeysEditor::theKeyOfAMenuIsRefused()
{
    press(Qt::Key_Return);
    press(Qt::Key_F, Qt::AltModifier);
    press(Qt::Key_Return);
    QCOMPARE(keysOf(u"ticket.take"_s), u"I"_s);
    QVERIFY(m_editor->said().contains(u"menu “File”"_s));
    QVERIFY(!button(u"Take it"_s)->isVisible());
}

void TestKeysEditor::aFurtherKeyComesBeside()
{
    QTest::mouseClick(button(u"Add a key"_s), Qt::LeftButton);
    press(Qt::Key_F7);
    press(Qt::Key_Return);
    QCOMPARE(keysOf(u"ticket.take"_s), u"I; F7"_s);
    QTest::mouseClick(button(u"Remove keys"_s), Qt::LeftButton);
    QCOMPARE(keysOf(u"ticket.take"_s), QString());
    QVERIFY(!button(u"Add a key"_s)->isEnabled());
    QTest::mouseClick(button(u"Reset"_s), Qt::LeftButton);
    QCOMPARE(keysOf(u"ticket.take"_s), u"I"_s);
    QVERIFY(!button(u"Reset"_s)->isEnabled());
}

void TestKeysEditor::everythingCanBeTakenBack()
{
    const QPushButton *undo = button(u"Undo"_s);
    QVERIFY(!undo->isEnabled());
    QTest::mouseClick(button(u"Remove keys"_s), Qt::LeftButton);
    m_editor->choose(u"ticket.assign"_s);
    QTest::mouseClick(button(u"Remove keys"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"Reset all"_s), Qt::LeftButton);
    QVERIFY(m_actions->bindings().changed.isEmpty());
    m_editor->findChild<PagedTable *>()->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_actions->bindings().changed.size(), 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_actions->bindings().changed.isEmpty());
    QVERIFY(!undo->isEnabled());
}

void TestKeysEditor::lettersAreSwitchedHereToo()
{
    auto *letters = m_editor->findChild<QCheckBox *>();
    letters->click();
    QVERIFY(!m_actions->bindings().letters);
    QCOMPARE(keysOf(u"ticket.take"_s), QString());
    QCOMPARE(keysOf(u"go.page-tickets"_s), u"Ctrl+2"_s);
    const auto *model = m_editor->findChild<KeysModel *>();
    QVERIFY(model->index(model->rowOf(u"ticket.take"_s), KeysModel::KeysColumn)
                .data()
                .toString()
                .contains(u"off"_s));
    m_actions->setLetters(true); // from the menu
    QVERIFY(letters->isChecked());
}

void TestKeysEditor::findsByNameKeyAndPage()
{
    const auto *model = m_editor->findChild<KeysModel *>();
    auto *filter = m_editor->findChild<QLineEdit *>();
    const auto rows = [&](const QString &typed) {
        filter->setText(typed);
        return model->rowCount();
    };
    QCOMPARE(rows({}), 6);
    QCOMPARE(rows(u"assign"_s), 2);
    QCOMPARE(rows(u"assign me"_s), 1);
    QCOMPARE(rows(u"ctrl+k"_s), 1);
    QCOMPARE(rows(u"on home"_s), 1);
    QCOMPARE(rows(u"zzz"_s), 0);
    QVERIFY(!button(u"Reset"_s)->isEnabled() && !m_editor->findChild<KeyCapture *>()->isEnabled());
    QCOMPARE(rows(u"go"_s), 3);
}

void TestKeysEditor::modelKeepsItsContract()
{
    KeysModel model(*m_actions);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(u"assign"_s);
    QVERIFY(m_actions->bind(u"ticket.take"_s, {QKeySequence(u"X"_s)}));
    m_actions->add({.id = u"late"_s, .text = u"Assign late"_s}, m_window.get(), [] {});
    QCOMPARE(model.rowCount(), 3);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 7);
}

void TestKeysEditor::aFileBringsTheKeysElsewhere()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"keys.txt"_s);
    QVERIFY(m_actions->bind(u"ticket.take"_s, {QKeySequence(u"X, Y"_s), QKeySequence(u"Ctrl+="_s)}));
    QVERIFY(m_actions->bind(u"ticket.assign"_s, {}));
    m_actions->setLetters(false);
    const KeyBindings before = m_actions->bindings();
    QSignalSpy done(m_editor.get(), &KeysEditor::fileDone);
    m_editor->exportTo(path);
    QVERIFY(done.wait());
    QVERIFY2(m_editor->said().contains(path), qPrintable(m_editor->said()));
    m_actions->setBindings({});
    m_editor->importFrom(path);
    QVERIFY(done.wait());
    QCOMPARE(m_actions->bindings(), before);
    QVERIFY(!QFile::permissions(path).testFlag(QFile::ReadOther));
    QTest::mouseClick(button(u"Undo"_s), Qt::LeftButton);
    QCOMPARE(m_actions->bindings(), KeyBindings());
}

void TestKeysEditor::badFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &text, const char *error, int line, int column) {
        QTest::newRow(name) << text << QString::fromLatin1(error) << line << column;
    };
    row("no pair", "# keys\n\n  ticket.take I\n", "shortcuts-no-pair", 3, 3);
    row("nothing after the sign", "ticket.take =\n", "shortcuts-no-pair", 1, 13);
    row("an act there is not", "ticket.take = X\nticket.tke = Y", "shortcuts-unknown-act", 2, 1);
    row("no key", "ticket.take = Banana", "shortcuts-bad-key", 1, 15);
    row("three keys after each other", "ticket.take =  A, B, C", "shortcuts-bad-key", 1, 16);
    row("a key of another in the file", "go.palette = F9\nticket.take = F9", "shortcuts-key-taken", 2, 15);
    row("a key another comes with", "ticket.take = Ctrl+K", "shortcuts-key-taken", 1, 15);
    row("the begin of a chord", "ticket.take = G", "shortcuts-key-taken", 1, 15);
    row("the key of a menu", "ticket.take = Alt+F", "shortcuts-key-of-menu", 1, 15);
    row("letters neither on nor off", "letters = maybe", "shortcuts-bad-key", 1, 11);
    row("not UTF-8", "ticket.take = X\nticket.\xff = Y", "shortcuts-no-text", 2, 1);
    row("a binary file", QByteArray("SQLite format 3\0\1", 17), "shortcuts-no-text", 1, 1);
    row("JSON", "{\"keys\": {}}", "shortcuts-no-pair", 1, 1);
    row("too large", QByteArray(keysfile::kLargest + 1, '#'), "shortcuts-too-large", 0, 0);
}

void TestKeysEditor::badFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    QFETCH(int, line);
    QFETCH(int, column);
    const Result<KeyBindings> read = keysfile::read(text, *m_actions);
    QVERIFY(!read);
    QCOMPARE(read.error().key, error);
    QCOMPARE(read.error().values.value(u"line"_s).toInt(), line);
    QCOMPARE(read.error().values.value(u"column"_s).toInt(), column);
    QVERIFY(line == 0 ||
            wording::errorLine(read.error()).contains(u"Line %1, column %2"_s.arg(line).arg(column)));
    QVERIFY(wording::errorLine(read.error()).contains(u"No key was changed"_s));
}

void TestKeysEditor::anUnreadableFileChangesNothing()
{
    const QTemporaryDir folder;
    QSignalSpy done(m_editor.get(), &KeysEditor::fileDone);
    m_editor->importFrom(folder.filePath(u"nowhere.txt"_s));
    QVERIFY(done.wait());
    QVERIFY(m_editor->said().contains(u"nowhere.txt"_s));
    m_editor->exportTo(folder.filePath(u"no/such/folder/keys.txt"_s));
    QVERIFY(done.wait());
    QVERIFY(m_editor->said().contains(u"keys.txt"_s));
    QVERIFY(m_actions->bindings() == KeyBindings());
}

void TestKeysEditor::everythingFocusableHasAName()
{
    for (const QWidget *widget : m_editor->findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
            !widget->objectName().startsWith("qt_"_L1))
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QCheckBox *>(widget),
                     widget->metaObject()->className());
    }
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestKeysEditor)
#include "tst_keyseditor.moc"
