// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in the window: chords, keys a person changed, letters switched off, and the way to change them.
#include "samplepages.h"

#include "shell/commandpalette.h"
#include "shell/keyseditor.h"
#include "shell/keyssheet.h"
#include "shell/layoutstore.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "theme/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestWindowKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void chordsGoToPages();
    void changedKeysAreKeptAndShownAtOnce();
    void lettersSwitchedOffStartNothing();
    void lettersGoToAChoiceOneTypesInto();
    void theEditorIsOpenedFromTheSheetOfKeys();

private:
    [[nodiscard]] std::unique_ptr<MainWindow> window(LayoutStore &layout)
    {
        return std::make_unique<MainWindow>(
            WorkspaceLabel{u"Northwind IT"_s, u"SQLite file"_s, false, u"Mara Keller"_s}, sample::factories(),
            *m_appearance, layout);
    }
    [[nodiscard]] QStringList shownKeys(const QString &id) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<MainWindow> m_window;
    sample::ListPage *m_list = nullptr;
};

void TestWindowKeys::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_layout = std::make_unique<LayoutStore>(m_dir->filePath(u"window.json"_s));
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_window = window(*m_layout);
    m_list = static_cast<sample::ListPage *>(m_window->host().page(u"tickets"_s));
    m_window->desk().go({u"home"_s, {}});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCoreApplication::processEvents();
}

void TestWindowKeys::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_layout.reset();
}

void TestWindowKeys::chordsGoToPages()
{
    QTest::keyClick(m_window->focusWidget(), Qt::Key_G);
    QCOMPARE(m_window->host().current().page, u"home"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_T);
    QCOMPARE(m_window->host().current().page, u"tickets"_s);
    QCOMPARE(m_list->made, 0);
    // A second key that ends no chord ends the waiting.
    m_window->desk().go({u"home"_s, {}});
    QTest::keyClick(m_window->focusWidget(), Qt::Key_G);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_X);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_T);
    QCOMPARE(m_window->host().current().page, u"home"_s);
    const QStringList shown = shownKeys(u"go.page-tickets"_s);
    QCOMPARE(shown, (QStringList{u"G, T"_s, u"Ctrl+2"_s}));
}

QStringList TestWindowKeys::shownKeys(const QString &id) const
{
    QStringList texts;
    for (const QKeySequence &key : m_window->actions().action(id)->shortcuts())
        texts.append(key.toString(QKeySequence::NativeText));
    return texts;
}

void TestWindowKeys::changedKeysAreKeptAndShownAtOnce()
{
    QVERIFY(m_window->actions().bind(u"go.palette"_s, {QKeySequence(u"Ctrl+P"_s)}));
    QCOMPARE(m_window->topBar().search()->property("keyHint").toString(), u"Ctrl+P"_s);
    m_window->commandPalette().ask(u"dark"_s);
    QVERIFY(m_window->actions().bind(u"view.scheme-dark"_s, {QKeySequence(u"F9"_s)}));
    m_window->commandPalette().ask(u"dark"_s);
    QCOMPARE(m_window->commandPalette().items().constFirst().keys, u"F9"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(m_window->findChild<CommandPalette *>()->isVisible());
    m_window->findChild<CommandPalette *>()->dismiss();
    const QString path = m_dir->filePath(u"window.json"_s);
    const auto kept = [&path] {
        return KeyBindings::fromJson(LayoutStore(path).value(u"keys"_s).toObject());
    };
    QTRY_COMPARE(kept(), m_window->actions().bindings()); // as after kill -9
    // The next run has them from its first moment.
    m_window.reset();
    LayoutStore again(path);
    const auto next = window(again);
    QCOMPARE(next->actions().action(u"go.palette"_s)->shortcut(), QKeySequence(u"Ctrl+P"_s));
}

void TestWindowKeys::lettersSwitchedOffStartNothing()
{
    QAction *letters = m_window->actions().action(u"help.letters"_s);
    QVERIFY(letters->isChecked());
    letters->trigger();
    for (const Qt::Key key : {Qt::Key_N, Qt::Key_G, Qt::Key_T, Qt::Key_Question})
        QTest::keyClick(m_window->focusWidget(), key);
    QCOMPARE(m_list->made, 0);
    QCOMPARE(m_window->host().current().page, u"home"_s);
    QVERIFY(!m_window->findChild<KeysSheet *>());
    QCOMPARE(shownKeys(u"go.page-tickets"_s), QStringList{u"Ctrl+2"_s});
    QTest::keyClick(m_window->focusWidget(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->host().current().page, u"tickets"_s);
    letters->trigger();
    QCOMPARE(shownKeys(u"go.page-tickets"_s).size(), 2);
}

void TestWindowKeys::lettersGoToAChoiceOneTypesInto()
{
    auto *choice = new QComboBox(m_window->host().currentPage());
    choice->addItems({u"All"_s, u"Network"_s});
    choice->show();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_N);
    QCOMPARE(m_list->made, 0);
    QCOMPARE(choice->currentText(), u"Network"_s);
}

void TestWindowKeys::theEditorIsOpenedFromTheSheetOfKeys()
{
    QTest::keyClick(m_window->host().currentPage(), Qt::Key_F1);
    auto *sheet = m_window->findChild<KeysSheet *>();
    QVERIFY(sheet);
    const auto *tree = sheet->findChild<QTreeWidget *>();
    QStringList parts;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        parts.append(tree->topLevelItem(i)->text(0));
    QVERIFY(!parts.constFirst().startsWith(u"Elsewhere"_s)); // what works here comes first
    QCOMPARE(parts.constLast(), u"Elsewhere: Tickets"_s);
    QTest::mouseClick(sheet->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<KeysEditor *>());
    QVERIFY(m_window->findChild<KeysEditor *>()->isVisible());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestWindowKeys)
#include "tst_windowkeys.moc"
