// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every act of the program is triggered once, in the real window on the sample log, on its own page and with
// a row chosen: whatever it opens can be left again. And the registry is walked: each act is named, stands in
// a menu and in the palette, says whether it can be undone; no key means two things, in any language.
#include "app/desktopfixture.h"
#include "charts/chartview.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"

#include "shell/menus.h"
#include "wording/errors.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTimer>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestEveryAct : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActRuns();
    void chartsAreShownAsTablesAndBack();
    void everyActIsWhole();
    void everyActIsInAMenuAndInThePalette();
    void noKeyMeansTwoThings();
    void noKeyShadowsAMenu_data();
    void noKeyShadowsAMenu();
    void rowMenusHoldOnlyRegisteredActs_data();
    void rowMenusHoldOnlyRegisteredActs();
    void letterKeysDieWhileTyping();
    void withoutRightsActsAreOffAndSayWhy();

private:
    [[nodiscard]] bool goTo(const QString &page);
    void leaveAll();
};

void TestEveryAct::initTestCase()
{
    QVERIFY(make(true) && open());
    showWindow();
}

void TestEveryAct::cleanupTestCase()
{
    close();
}

bool TestEveryAct::goTo(const QString &id)
{
    m_desktop->window().desk().go({id, {}});
    Page *page = m_desktop->window().host().page(id);
    if (!QTest::qWaitFor([page] { return page->isSettled(); }, kPatience))
        return false;
    auto *rows = qobject_cast<QAbstractItemView *>(page->firstFocus());
    if (rows && rows->model() && rows->model()->rowCount() > 0)
        rows->setCurrentIndex(rows->model()->index(0, 0));
    QCoreApplication::processEvents();
    return true;
}

void TestEveryAct::leaveAll()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    for (auto *dialog : m_desktop->window().findChildren<QDialog *>())
        if (dialog->isVisible())
            dialog->reject();
}

void TestEveryAct::everyActRuns()
{
    ActionRegistry &actions = m_desktop->window().actions();
    QList<ActionRegistry::Entry> entries = actions.entries();
    // The window is left at the end.
    std::stable_partition(entries.begin(), entries.end(),
                          [](const auto &entry) { return entry.spec.id != "file.quit"_L1; });
    QVERIFY(entries.size() > 40);
    QTimer closer; // a menu opened by a key has an event loop of its own
    connect(&closer, &QTimer::timeout, this, &TestEveryAct::leaveAll);
    closer.start(50);
    for (const ActionRegistry::Entry &entry : entries) {
        const QString id = entry.spec.id;
        QVERIFY2(goTo(entry.spec.context.isEmpty() ? u"home"_s : entry.spec.context), qPrintable(id));
        QSignalSpy triggered(&actions, &ActionRegistry::triggered);
        entry.action->setEnabled(true); // also where there is nothing to do: nothing may fall over it
        entry.action->trigger();
        QCOMPARE(triggered.count(), 1);
        QCOMPARE(triggered.constFirst().constFirst().toString(), id);
        QCoreApplication::processEvents();
        leaveAll();
    }
    QVERIFY(!m_desktop->window().isVisible());
    m_desktop->window().show();
}

void TestEveryAct::chartsAreShownAsTablesAndBack()
{
    QVERIFY(goTo(u"home"_s));
    QAction *tables = m_desktop->window().actions().action(u"home.tables"_s);
    tables->setChecked(false);
    const auto *home = qobject_cast<HomePage *>(m_desktop->window().host().page(u"home"_s));
    const auto shown = [home] {
        const auto views = home->grid()->views();
        return std::count_if(views.begin(), views.end(),
                             [](const ChartView *view) { return view->isTableShown(); });
    };
    tables->trigger();
    QVERIFY(shown() >= 4);
    tables->trigger();
    QCOMPARE(shown(), 0);
}

void TestEveryAct::everyActIsWhole()
{
    const ActionRegistry &actions = m_desktop->window().actions();
    for (const ActionRegistry::Entry &entry : actions.entries()) {
        const ActionSpec &spec = entry.spec;
        const QByteArray name = spec.id.toUtf8();
        QVERIFY2(!ActionRegistry::plainText(spec.text).isEmpty(), name.constData());
        QVERIFY2(!ActionRegistry::menuName(spec.menu).isEmpty(), name.constData());
        QVERIFY2(spec.icon.isEmpty() || !entry.action->icon().isNull(), name.constData());
        QVERIFY2(spec.context.isEmpty() || m_desktop->window().host().page(spec.context), name.constData());
        QVERIFY2(!ActionRegistry::reversalText(spec.reversal).isEmpty(), name.constData());
        QVERIFY2(spec.reversal == Reversal::ReadsOnly || spec.right,
                 name.constData());                          // what changes something needs a right
        QVERIFY2(entry.keys == spec.keys, name.constData()); // none was refused
        QVERIFY2(!entry.action->toolTip().isEmpty(), name.constData());
    }
}

void TestEveryAct::everyActIsInAMenuAndInThePalette()
{
    MainWindow &window = m_desktop->window();
    const QList<ActionRegistry::Entry> entries = window.actions().entries();
    QSet<QString> met;
    for (const Page *page : window.host().pages()) {
        QVERIFY(goTo(page->id()));
        QMenu menu;
        fillMenu(&menu, window.actions());
        QSet<const QAction *> inMenus;
        for (const QMenu *inner : menu.findChildren<QMenu *>())
            for (const QAction *action : inner->actions())
                inMenus.insert(action);
        for (const ActionRegistry::Entry &entry : entries) {
            const QByteArray name = entry.spec.id.toUtf8();
            const bool isHere = keyrules::meet(entry.spec.context, page->id());
            QVERIFY2(inMenus.contains(entry.action) == isHere, name.constData());
            if (!isHere || entry.spec.id == "go.palette"_L1)
                continue;
            window.commandPalette().ask(ActionRegistry::plainText(entry.spec.text));
            const auto &items = window.commandPalette().items();
            QVERIFY2(std::any_of(items.begin(), items.end(),
                                 [&entry](const PaletteItem &item) {
                                     return item.id == u"action:"_s + entry.spec.id;
                                 }),
                     name.constData());
            met.insert(entry.spec.id);
        }
    }
    QCOMPARE(met.size(), entries.size() - 1);
}

void TestEveryAct::noKeyMeansTwoThings()
{
    QCOMPARE(m_desktop->window().actions().conflicts(), QStringList());
}

// The languages the program comes with: its own, and one for each catalog in its resources.
void TestEveryAct::noKeyShadowsAMenu_data()
{
    QTest::addColumn<QString>("catalog");
    QTest::newRow("English") << QString();
    const QDir catalogs(u":/i18n"_s);
    for (const QString &name : catalogs.entryList({u"*.qm"_s}))
        QTest::newRow(qPrintable(name)) << catalogs.filePath(name);
}

void TestEveryAct::noKeyShadowsAMenu()
{
    QFETCH(QString, catalog);
    QTranslator translator;
    if (!catalog.isEmpty()) {
        QVERIFY(translator.load(catalog));
        QCoreApplication::installTranslator(&translator);
    }
    QHash<QString, QString> menus;
    for (const MenuGroup group : ActionRegistry::menus()) {
        const QKeySequence mnemonic = QKeySequence::mnemonic(ActionRegistry::menuName(group));
        QVERIFY2(!mnemonic.isEmpty(), qPrintable(ActionRegistry::menuName(group)));
        QVERIFY2(!menus.contains(mnemonic.toString()), qPrintable(mnemonic.toString()));
        menus.insert(mnemonic.toString(), ActionRegistry::menuName(group));
    }
    for (const ActionRegistry::Entry &entry : m_desktop->window().actions().entries())
        for (const QKeySequence &key : entry.spec.keys)
            for (auto menu = menus.cbegin(); menu != menus.cend(); ++menu)
                QVERIFY2(!keyrules::areInTheWay(QKeySequence(menu.key()), key), qPrintable(entry.spec.id));
}

void TestEveryAct::rowMenusHoldOnlyRegisteredActs_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QStringList>("some");
    QTest::newRow("tickets") << u"tickets"_s << u"tickets"_s
                             << QStringList{u"ticket.take"_s, u"ticket.assign"_s, u"tickets.open"_s};
    QTest::newRow("services") << u"services"_s << u"services"_s
                              << QStringList{u"service.report"_s, u"service.edit"_s};
    QTest::newRow("outages of a service")
        << u"services"_s << u"outages"_s << QStringList{u"outage.edit"_s, u"outage.remove"_s};
    QTest::newRow("periods") << u"periods"_s << u"periods"_s
                             << QStringList{u"period.board"_s, u"period.publish"_s};
    QTest::newRow("imports") << u"import"_s << u"imports"_s << QStringList{u"import.undo"_s};
}

void TestEveryAct::rowMenusHoldOnlyRegisteredActs()
{
    QFETCH(QString, page);
    QFETCH(QString, rows);
    QFETCH(QStringList, some);
    QVERIFY(goTo(page));
    const ActionRegistry &actions = m_desktop->window().actions();
    bool isOpened = false;
    for (QWidget *list : m_desktop->window().host().page(page)->findChildren<QWidget *>()) {
        if (list->contextMenuPolicy() != Qt::CustomContextMenu || qobject_cast<QHeaderView *>(list))
            continue; // a heading's menu chooses columns
        Q_EMIT list->customContextMenuRequested(QPoint(5, 5));
        auto *menu = list->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QStringList shown;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator()) {
                QCOMPARE(actions.action(action->objectName()), action);
                shown.append(action->objectName());
            }
        }
        isOpened = isOpened || std::all_of(some.begin(), some.end(),
                                           [&](const QString &id) { return shown.contains(id); });
        delete menu;
    }
    QVERIFY2(isOpened, qPrintable(rows));
}

// In every field one types into on every page, each letter that is a key elsewhere is a letter.
void TestEveryAct::letterKeysDieWhileTyping()
{
    ActionRegistry &actions = m_desktop->window().actions();
    QSet<int> letters;
    for (const ActionRegistry::Entry &entry : actions.entries())
        for (const QKeySequence &key : entry.keys)
            if (keyrules::isLetter(key) && key[0].key() >= Qt::Key_A && key[0].key() <= Qt::Key_Z)
                letters.insert(key[0].key());
    QVERIFY(letters.size() > 10 && letters.contains(Qt::Key_G));
    test::toFront(&m_desktop->window());
    int fields = 0;
    for (Page *page : m_desktop->window().host().pages()) {
        QVERIFY(goTo(page->id()));
        for (QWidget *field : page->findChildren<QWidget *>()) {
            auto *line = qobject_cast<QLineEdit *>(field);
            auto *text = qobject_cast<QPlainTextEdit *>(field);
            if ((!line && !text) || !field->isVisible() || !field->isEnabled() ||
                (line ? line->isReadOnly() : text->isReadOnly()))
                continue;
            field->setFocus();
            if (QApplication::focusWidget() != field)
                continue;
            ++fields;
            const QSignalSpy triggered(&actions, &ActionRegistry::triggered);
            const QString before = line ? line->text() : text->toPlainText();
            line ? line->clear() : text->clear();
            for (const int letter : std::as_const(letters))
                QTest::keyClick(field, Qt::Key(letter));
            QCOMPARE(triggered.count(), 0);
            const QString now = line ? line->text() : text->toPlainText();
            const qsizetype room = line ? line->maxLength() : letters.size();
            QVERIFY2(now.size() >= std::min(letters.size(), room),
                     qPrintable(page->id() + u' ' + field->accessibleName()));
            line ? line->setText(before) : text->setPlainText(before);
        }
    }
    QVERIFY2(fields >= 2, qPrintable(QString::number(fields)));
}

void TestEveryAct::withoutRightsActsAreOffAndSayWhy()
{
    ActionRegistry &actions = m_desktop->window().actions();
    Actor auditor = m_desktop->workspace().actor();
    auditor.roles = Role::Auditor;
    const auto whyNot = [](const Actor &actor) {
        return [actor](Act act) {
            const auto right = require(actor, act);
            return right ? QString() : wording::errorLine(right.error());
        };
    };
    actions.setRights(whyNot(auditor));
    int denied = 0;
    for (const ActionRegistry::Entry &entry : actions.entries()) {
        const bool may = !entry.spec.right || allowed(auditor.roles, *entry.spec.right);
        QVERIFY2(may == entry.why.isEmpty(), qPrintable(entry.spec.id));
        if (may)
            continue;
        ++denied;
        QVERIFY2(!entry.action->isEnabled(), qPrintable(entry.spec.id));
        QVERIFY(entry.action->toolTip().contains(u"right"_s));
    }
    QVERIFY(denied > 20);
    QVERIFY(goTo(u"tickets"_s));
    m_desktop->window().commandPalette().ask(u"assign to me"_s);
    const PaletteItem &take = m_desktop->window().commandPalette().items().constFirst();
    QVERIFY(!take.enabled && take.why.contains(u"right"_s));
    actions.setRights(whyNot(m_desktop->workspace().actor()));
    QVERIFY(actions.action(u"ticket.take"_s)->isEnabled());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestEveryAct)
#include "tst_everyact.moc"
