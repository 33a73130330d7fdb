// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From an address to a window. A workspace that cannot be opened is never offered to be made anew: the window
// says what happened, whether the work is safe and what to do, and lets one try again or open another, all by
// keyboard. The first run is for where there is none.
#include "desktop/demoguide.h"
#include "desktop/desktop.h"
#include "desktop/starter.h"
#include "shell/actionregistry.h"
#include "shell/errorbar.h"
#include "shell/firstrun.h"
#include "shell/layoutstore.h"
#include "shell/openingwindow.h"
#include "shell/pagehost.h"
#include "shell/routelink.h"
#include "shell/showme.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "ui/support/tofront.h"
#include "workspace.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPatience = 60'000;

// What a person with a database shell would do to the file; held open while it lives.
class Shell
{
public:
    explicit Shell(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"shell"_s);
        m_database.setDatabaseName(path);
        m_open = m_database.open();
    }
    ~Shell()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"shell"_s);
    }
    bool run(const QStringList &lines)
    {
        for (const QString &line : lines)
            if (!m_open || !QSqlQuery(m_database).exec(line))
                return false;
        return true;
    }

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

bool makeWorkspace(const QString &path)
{
    const auto location = Location::parse(path);
    WorkspaceInfo info;
    info.name = u"Northwind IT"_s;
    info.zone = u"Europe/Amsterdam"_s;
    info.currency = u"EUR"_s;
    return location && Workspace::create(*location, info);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, qint64 from, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(from) && file.write(bytes) == bytes.size();
}

void press(Qt::Key key)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), key);
}

} // namespace

class TestStarter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhyItCannotBeOpened_data();
    void saysWhyItCannotBeOpened();
    void whatIsShownFirst_data();
    void whatIsShownFirst();
    void busyIsTriedAgain();
    void anotherIsOpenedByKeys();
    void anotherThatIsNotThereIsSaid();
    void firstRunMakesAnEmptyOneByKeys();
    void firstRunOffersTwoWays();
    void aDemoCanBeStopped();
    void firstRunMakesADemoBesideByKeys();
    void firstRunOpensOneThatIsThere();

private:
    void start(const QString &address, const QString &first = {});
    template <typename T>
    T *shown()
    {
        T *window = m_starter ? qobject_cast<T *>(m_starter->window()) : nullptr;
        return window && window->isVisible() ? window : nullptr;
    }
    OpeningWindow *problem()
    {
        auto *window = shown<OpeningWindow>();
        return window && window->state() == OpeningWindow::State::Problem ? window : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<Starter> m_starter;
    QString m_path;
};

void TestStarter::initTestCase()
{
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_layout = std::make_unique<LayoutStore>(QString());
}

void TestStarter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"desk.binnacle"_s);
}

void TestStarter::cleanup()
{
    m_starter.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_dir.reset();
}

void TestStarter::start(const QString &address, const QString &first)
{
    m_starter = std::make_unique<Starter>(address, *m_appearance, *m_layout);
    m_starter->start(first);
}

void TestStarter::whatIsShownFirst_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("query");
    QTest::newRow("Home, where nothing is said") << QString() << u"home"_s << QString();
    QTest::newRow("a page by its name") << u"periods"_s << u"periods"_s << QString();
    QTest::newRow("a place by its link") << linkTo({u"tickets"_s, {{u"query"_s, u"priority:1 wi fi"_s}}})
                                         << u"tickets"_s << u"priority:1 wi fi"_s;
    QTest::newRow("Home, where there is no such page") << u"binnacle:nowhere?x=1"_s << u"home"_s << QString();
}

void TestStarter::whatIsShownFirst()
{
    QFETCH(QString, first);
    QFETCH(QString, query);
    QVERIFY(makeWorkspace(m_path));
    start(m_path, first);
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
    const PageHost &host = m_starter->desktop()->window().host();
    QTEST(host.current().page, "page");
    if (!query.isEmpty())
        QCOMPARE(host.currentPage()->route().args.value(u"query"_s).toString(), query);
}

void TestStarter::saysWhyItCannotBeOpened_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key");
    QTest::newRow("made by a newer version") << u"newer"_s << u"client-too-old"_s;
    QTest::newRow("the user is no person of it") << u"stranger"_s << u"unknown-person"_s;
    QTest::newRow("its pages are garbage") << u"damaged"_s << u"damaged"_s;
    QTest::newRow("some other file") << u"other"_s << u"not-a-workspace"_s;
    QTest::newRow("an empty file") << u"empty"_s << u"not-a-workspace"_s;
    QTest::newRow("a folder of that name") << u"folder"_s << u"not-a-workspace"_s;
    QTest::newRow("a link to nowhere") << u"link"_s << u"not-a-workspace"_s;
    QTest::newRow("its folder is gone") << u"gone"_s << u"no-workspace"_s;
    QTest::newRow("its folder is gone, and the environment names it") << u"named"_s << u"no-workspace"_s;
    QTest::newRow("nobody answers at the server") << u"server"_s << u"connection-lost"_s;
    QTest::newRow("no address") << u"address"_s << u"workspace-address"_s;
    if (geteuid() != 0) // nothing is closed to root
        QTest::newRow("no rights on its folder") << u"rights"_s << u"no-access"_s;
}

void TestStarter::saysWhyItCannotBeOpened()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    QString address = m_path;
    if (kind == "newer"_L1 || kind == "stranger"_L1 || kind == "damaged"_L1 || kind == "rights"_L1)
        QVERIFY(makeWorkspace(m_path));
    if (kind == "newer"_L1) {
        Shell shell(m_path);
        QVERIFY(
            shell.run({u"INSERT INTO migration SELECT 9999, 'later', 'unknown', applied_at FROM migration "
                       "WHERE number = 1"_s,
                       u"UPDATE workspace SET min_client = 9999"_s}));
    } else if (kind == "stranger"_L1) {
        Shell shell(m_path);
        QVERIFY(shell.run({u"UPDATE person SET login = 'somebody else'"_s}));
    } else if (kind == "damaged"_L1) {
        QVERIFY(overwrite(m_path, 100, QByteArray(16 * 1024, '\x5a')));
    } else if (kind == "other"_L1) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5000, 'x')) == 5000);
    } else if (kind == "empty"_L1) {
        QVERIFY(QFile(m_path).open(QIODevice::WriteOnly));
    } else if (kind == "folder"_L1) {
        QVERIFY(QDir().mkpath(m_path));
    } else if (kind == "link"_L1) {
        QVERIFY(QFile::link(m_dir->filePath(u"elsewhere.binnacle"_s), m_path));
    } else if (kind == "gone"_L1 || kind == "named"_L1) {
        address = m_dir->filePath(u"disk/desk.binnacle"_s);
    } else if (kind == "server"_L1) {
        address = u"postgresql://nobody@127.0.0.1:1/none"_s;
    } else if (kind == "address"_L1) {
        address = u"postgresql://user:secret@host/db"_s;
    } else if (kind == "rights"_L1) {
        QVERIFY(QFile::setPermissions(m_dir->path(), {}));
    }
    const QByteArray before = bytesOf(m_path);
    if (kind == "named"_L1)
        qputenv("BINNACLE_WORKSPACE", QFile::encodeName(address));
    start(address);
    QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    qunsetenv("BINNACLE_WORKSPACE");
    QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    OpeningWindow *window = problem();
    const Notice &notice = window->notice();
    QVERIFY2(notice.detail.startsWith(key), qPrintable(notice.detail));
    for (const QString &part : {notice.what, notice.safe, notice.todo})
        QVERIFY2(part.size() > 10 && window->isVisible(), qPrintable(part));
    QVERIFY(!notice.what.contains(u"secret"_s));
    // What cannot be opened however often one tries offers another one first.
    const bool again = key == "damaged"_L1 || key == "no-workspace"_L1 || key == "connection-lost"_L1 ||
                       key == "no-access"_L1;
    for (const QPushButton *button : window->findChildren<QPushButton *>())
        if (button->isVisible() && button->property("primary").toBool())
            QCOMPARE(button->text(), again ? u"Try again"_s : u"Open"_s);
    for (QWidget *top : QApplication::topLevelWidgets()) // nothing that offers to make one
        QVERIFY(!qobject_cast<FirstRun *>(top) || !top->isVisible());
    QCOMPARE(bytesOf(m_path), before);
    QVERIFY(!QFile::exists(m_dir->filePath(u"disk"_s)));
}

void TestStarter::busyIsTriedAgain()
{
    QVERIFY(makeWorkspace(m_path));
    {
        Shell shell(m_path);
        QVERIFY(shell.run({u"PRAGMA locking_mode = EXCLUSIVE"_s, u"BEGIN EXCLUSIVE"_s,
                           u"UPDATE workspace SET name = name"_s}));
        start(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
        QVERIFY2(problem()->notice().detail.startsWith(u"database-busy"_s),
                 qPrintable(problem()->notice().detail));
        QVERIFY(shell.run({u"ROLLBACK"_s}));
    }
    binnacle::test::toFront(problem());
    press(Qt::Key_Return); // "Try again" has the focus
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
}

void TestStarter::anotherIsOpenedByKeys()
{
    QVERIFY(QFile(m_path).open(QIODevice::WriteOnly));
    const QString other = m_dir->filePath(u"other.binnacle"_s);
    QVERIFY(makeWorkspace(other));
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    binnacle::test::toFront(problem());
    for (int tabs = 0; tabs < 6 && !qobject_cast<QLineEdit *>(QApplication::focusWidget()); ++tabs)
        press(Qt::Key_Tab);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, other);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
    QCOMPARE(m_starter->desktop()->workspace().database().location().path, other);
}

void TestStarter::anotherThatIsNotThereIsSaid()
{
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(shown<FirstRun>(), kPatience);
    Q_EMIT shown<FirstRun>()->otherWanted();
    QVERIFY(shown<OpeningWindow>());
    const QString other = m_dir->filePath(u"mistyped.binnacle"_s);
    Q_EMIT shown<OpeningWindow>()->otherWanted(other);
    QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    QVERIFY(problem()->notice().what.contains(u"mistyped"_s));
    OpeningWindow *window = problem();
    Q_EMIT window->retryWanted(); // trying again offers no new one in its place either
    QCOMPARE(window->state(), OpeningWindow::State::Opening);
    QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    QVERIFY(problem()->notice().what.contains(u"mistyped"_s));
    QVERIFY(!QFile::exists(other));
}

void TestStarter::firstRunMakesAnEmptyOneByKeys()
{
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(shown<FirstRun>(), kPatience);
    QVERIFY(!QFile::exists(m_path)); // looking makes nothing
    const auto told = [](const FirstRun &window) {
        QStringList texts;
        for (const QLabel *label : window.findChildren<QLabel *>())
            texts.append(QString(label->text()).remove(QChar(0x200B)));
        return texts.join(u'\n');
    };
    QVERIFY2(told(*shown<FirstRun>()).contains(u"There is no workspace at "_s + m_path),
             qPrintable(told(*shown<FirstRun>())));
    const FirstRun first(m_path, false); // where nobody named one there is nothing amiss
    QVERIFY(told(first).contains(u"Welcome"_s) && !told(first).contains(u"There is no workspace"_s));
    for (const QLabel *label :
         shown<FirstRun>()->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    binnacle::test::toFront(shown<FirstRun>());
    press(Qt::Key_Return); // the empty workspace has the focus: somebody named its place
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
    QCOMPARE(m_starter->desktop()->window().host().current().page, u"home"_s);
    QVERIFY(QFile::exists(m_path));
}

// Two choices and a quiet third; of a first start the demo is the first.
void TestStarter::firstRunOffersTwoWays()
{
    for (const bool asked : {false, true}) {
        FirstRun first(m_path, asked);
        first.show();
        QStringList offered;
        QPushButton *button = qobject_cast<QPushButton *>(first.focusWidget());
        QVERIFY(button && button->property("primary").toBool());
        while (button && !offered.contains(button->text())) {
            offered.append(button->text());
            QTest::keyClick(button, Qt::Key_Tab);
            button = qobject_cast<QPushButton *>(first.focusWidget());
        }
        QStringList wanted{u"Look round in demo data"_s, u"Start with an empty workspace"_s};
        if (asked)
            wanted.swapItemsAt(0, 1);
        wanted.append(u"Open a workspace that is already there…"_s);
        QCOMPARE(offered, wanted);
    }
}

// A demo that takes too long is stopped: nothing of it stays, and the choice is there again.
void TestStarter::aDemoCanBeStopped()
{
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(shown<FirstRun>(), kPatience);
    FirstRun *first = shown<FirstRun>();
    binnacle::test::toFront(first);
    Q_EMIT first->demoWanted();
    auto *bar = first->findChild<QProgressBar *>();
    QVERIFY(bar && bar->isVisible());
    auto *stop = qobject_cast<QPushButton *>(first->focusWidget());
    QVERIFY(stop && stop->text() == u"Stop");
    QTest::keyClick(stop, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!stop->isVisible(), kPatience);
    QVERIFY(shown<FirstRun>() && !bar->isVisible());
    QCOMPARE(QDir(m_dir->path()).entryList({u"demo*"_s}, QDir::Files), QStringList());
    QVERIFY(first->focusWidget()->isEnabled());
}

// Where the workspace would be stays free; what there is to see is listed at once, and each step leads there.
void TestStarter::firstRunMakesADemoBesideByKeys()
{
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(shown<FirstRun>(), kPatience);
    binnacle::test::toFront(shown<FirstRun>());
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), 2 * kPatience);
    QVERIFY(!QFile::exists(m_path));
    QVERIFY(QFile::exists(m_dir->filePath(u"demo.binnacle"_s)));
    MainWindow &window = m_starter->desktop()->window();
    QVERIFY(m_starter->desktop()->workspace().database().info().demo);
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<ShowMeSheet *>(), kPatience);
    QCOMPARE(m_starter->desktop()->guide().stories().size(), 4);
    const QStringList ids{u"below-target"_s, u"one-incident"_s, u"restated-month"_s, u"late-detected"_s};
    for (const QString &id : ids) {
        QAction *act = window.actions().action(u"help.show-me."_s + id);
        QVERIFY2(act && act->isEnabled(), qPrintable(id));
        act->trigger();
        QVERIFY2(QStringList({u"home"_s, u"services"_s, u"periods"_s}).contains(window.host().current().page),
                 qPrintable(id));
    }
    const auto steps = window.findChild<ShowMeSheet *>()->findChildren<QPushButton *>(u"step"_s);
    QCOMPARE(steps.size(), 9);
    for (QPushButton *step : steps) {
        QVERIFY(!step->accessibleName().isEmpty());
        step->click();
        Page *page = window.host().currentPage();
        QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), kPatience);
        QVERIFY2(window.errorBar().isHidden(), qPrintable(step->accessibleName()));
    }
    QCOMPARE(window.host().current().page, u"tickets"_s);
}

void TestStarter::firstRunOpensOneThatIsThere()
{
    const QString other = m_dir->filePath(u"other.binnacle"_s);
    QVERIFY(makeWorkspace(other));
    start(m_path);
    QTRY_VERIFY_WITH_TIMEOUT(shown<FirstRun>(), kPatience);
    binnacle::test::toFront(shown<FirstRun>());
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QVERIFY(shown<OpeningWindow>());
    binnacle::test::toFront(shown<OpeningWindow>());
    press(Qt::Key_Escape); // back
    QVERIFY(shown<FirstRun>());
    Q_EMIT shown<FirstRun>()->otherWanted();
    binnacle::test::toFront(shown<OpeningWindow>());
    QTest::keyClicks(QApplication::focusWidget(), other);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), kPatience);
    QVERIFY(!QFile::exists(m_path));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestStarter)
#include "tst_starter.moc"
