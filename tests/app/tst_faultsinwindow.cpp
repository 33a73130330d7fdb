// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an act, and of what was typed for it, while the workspace cannot be written: another
// program holds it, its file is moved away.
#include "app/desktopfixture.h"
#include "shell/errorbar.h"
#include "tickets/replybox.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "widgets/draftkeeper.h"

#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestFaultsInWindow : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anotherProgramHoldsIt();
    void itsFileIsMovedAway();
    void aTruncatedLayoutIsNone_data();
    void aTruncatedLayoutIsNone();

private:
    [[nodiscard]] TicketsPage &tickets() { return *page<TicketsPage>(u"tickets"_s); }
    void write(const QString &text);
    void send();
    [[nodiscard]] QStringList said(); // on the ticket
};

void TestFaultsInWindow::initTestCase()
{
    QVERIFY(make(false));
    {
        auto workspace = Workspace::open(location());
        QVERIFY(workspace);
        QVERIFY((*workspace)
                    ->tickets()
                    .create((*workspace)->actor(), {{u"title"_s, u"Printer down"_s}})
                    .result());
    }
    QVERIFY(open());
    showWindow();
    m_desktop->window().resize(1600, 1000); // list and ticket side by side
    m_desktop->window().desk().go({u"tickets"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(tickets().currentDetail(), kPatience);
}

void TestFaultsInWindow::cleanupTestCase()
{
    close();
}

void TestFaultsInWindow::write(const QString &text)
{
    tickets().write(MessageKind::Internal);
    tickets().view().reply().edit()->setPlainText(text);
}

void TestFaultsInWindow::send()
{
    QTest::keyClick(tickets().view().reply().edit(), Qt::Key_Return, Qt::ControlModifier);
}

QStringList TestFaultsInWindow::said()
{
    QStringList texts;
    const auto detail = m_desktop->workspace()
                            .ticketQueries()
                            .detail(m_desktop->workspace().actor(), {tickets().view().ticket(), {}, {}})
                            .result();
    for (const auto &message : detail ? detail->conversation : std::vector<Message>())
        texts.append(message.body);
    return texts;
}

// It waits, and says nothing of it; what was sent meanwhile is there once.
void TestFaultsInWindow::anotherProgramHoldsIt()
{
    QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
    other.setDatabaseName(location().path);
    QVERIFY(other.open() && QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
    write(u"Sent while it was locked"_s);
    send();
    QTest::qWait(400);
    QCOMPARE(said(), QStringList()); // reading goes on
    QCOMPARE(tickets().view().reply().text(), u"Sent while it was locked"_s);
    QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
    QTRY_COMPARE_WITH_TIMEOUT(said(), QStringList{u"Sent while it was locked"_s}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(tickets().view().reply().text(), QString(), kPatience);
    QVERIFY(m_desktop->window().errorBar().isHidden());
    other.close();
    other = {};
    QSqlDatabase::removeDatabase(u"other"_s);
}

// Nothing goes into a file nobody finds: it is refused and said, the text stays where it was typed, closing
// warns once; put back, all goes on.
void TestFaultsInWindow::itsFileIsMovedAway()
{
    const QStringList before = said();
    const QString away = location().path + u".away"_s;
    QVERIFY(QFile::rename(location().path, away));
    write(u"Typed while it was away"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(!tickets().view().reply().error().isEmpty(), kPatience);
    const QString told = tickets().view().reply().error();
    for (const QString &part :
         {u"no longer where it was"_s, u"What was saved before is in that file"_s, u"Put the file back"_s})
        QVERIFY2(told.contains(part), qPrintable(told));
    QCOMPARE(tickets().view().reply().text(), u"Typed while it was away"_s);
    DraftKeeper &drafts = m_desktop->window().desk().drafts();
    QTRY_VERIFY_WITH_TIMEOUT(drafts.refusal(), kPatience);
    QVERIFY(!m_desktop->window().close()); // it would be lost
    QVERIFY(!m_desktop->window().errorBar().isHidden());
    QVERIFY(!QFile::exists(location().path));
    QVERIFY(QFile::rename(away, location().path));
    send();
    QTRY_COMPARE_WITH_TIMEOUT(said(), before + QStringList{u"Typed while it was away"_s}, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!drafts.hasUnstored(), kPatience);
    QVERIFY(m_desktop->window().close());
    m_desktop->window().show();
}

void TestFaultsInWindow::aTruncatedLayoutIsNone_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"folded\": true, \"geome");
    QTest::newRow("something else") << QByteArray("[1, 2]");
}

// The window opens as the first time, and its layout is written whole again.
void TestFaultsInWindow::aTruncatedLayoutIsNone()
{
    QFETCH(QByteArray, left);
    const QString path = m_dir.filePath(u"window.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(left) == left.size());
    file.close();
    {
        LayoutStore layout(path);
        QVERIFY(!layout.value(u"folded"_s).toBool());
        layout.setValue(u"folded"_s, true);
        layout.save();
    }
    QVERIFY(LayoutStore(path).value(u"folded"_s).toBool());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestFaultsInWindow)
#include "tst_faultsinwindow.moc"
