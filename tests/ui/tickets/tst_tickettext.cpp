// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Small texts, harmless file names, and stale saves taken apart by field.
#include "tickets/attachmentfile.h"
#include "tickets/tickettext.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moments_data();
    void moments();
    void fences();
    void fileNames_data();
    void fileNames();
    void riskyFiles_data();
    void riskyFiles();
    void privateCopies();
    void copiesGoWithTheProgram();
    void earlierResolutions();
};

void TestTicketText::moments_data()
{
    QTest::addColumn<qint64>("before"); // minutes before Friday 2026-01-02 10:00 UTC
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << qint64(30) << u"09:30"_s;
    QTest::newRow("yesterday by its day") << qint64(1440) << u"Thu 10:00"_s;
    QTest::newRow("a week ago with its year, which is another") << qint64(7 * 1440) << u"Dec 26, 2025"_s;
}

void TestTicketText::moments()
{
    QFETCH(qint64, before);
    constexpr qint64 kNow = 1'767'348'000'000;
    QTEST(tickettext::momentText(kNow - before * 60'000, kNow, QTimeZone::utc()), "text");
}

void TestTicketText::fences()
{
    const auto found = tickettext::segments(u"See:\r\n```JSON\n{}\n```\nand\n```\nplain <b>\n"_s);
    QCOMPARE(found.size(), size_t(4));
    QCOMPARE(found[0].text, u"See:"_s);
    QVERIFY(found[1].isCode && found[1].language == u"json"_s && found[1].text == u"{}"_s);
    QVERIFY(!found[2].isCode && found[2].text == u"and"_s);
    QVERIFY(found[3].isCode && found[3].text == u"plain <b>"_s);

    // Each is a widget: a text of thousands of fences has no more of them than asked for, and loses nothing.
    const auto many = tickettext::segments(u"```\nx\n```\nand\n"_s.repeated(10'000), 20);
    QCOMPARE(many.size(), size_t(20));
    QVERIFY(!many[17].isCode && many[18].isCode && many[19].isCode);
    QCOMPARE(many[19].text.count(u'x') + 10, 10'000);
}

void TestTicketText::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain stays") << u"switch.log"_s << u"switch.log"_s;
    QTest::newRow("folders go") << u"../../.ssh/authorized_keys"_s << u"authorized_keys"_s;
    QTest::newRow("backslashes too") << u"C:\\Windows\\a.txt"_s << u"a.txt"_s;
    QTest::newRow("hidden files show") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("direction marks go") << u"photo\u202Egpj.exe"_s << u"photogpj.exe"_s;
    QTest::newRow("nothing left") << u"..."_s << u"attachment"_s;
}

void TestTicketText::fileNames()
{
    QFETCH(QString, name);
    QTEST(tickettext::safeFileName(name), "safe");
}

void TestTicketText::riskyFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("risky");
    QTest::newRow("a log") << u"a.log"_s << u"text/plain"_s << false;
    QTest::newRow("a picture") << u"a.png"_s << u"image/png"_s << false;
    QTest::newRow("a script") << u"a.sh"_s << u"text/plain"_s << true;
    QTest::newRow("a starter") << u"a.desktop"_s << u"application/octet-stream"_s << true;
    QTest::newRow("a drawing with script") << u"a.svg"_s << u"image/svg+xml"_s << true;
    QTest::newRow("a page under another name") << u"a.txt"_s << u"text/html"_s << true;
    QTest::newRow("two endings") << u"invoice.pdf.exe"_s << u"application/pdf"_s << true;
    QTest::newRow("macros under another name")
        << u"a.bin"_s << u"application/vnd.ms-excel.sheet.macroEnabled.12"_s << true;
    QTest::newRow("a page with all it shows") << u"a.bin"_s << u"application/x-mimearchive"_s << true;
    for (const QString &ending :
         u"xlam xla ppam potm ppsm dot rtf mhtml xml xsl reg chm vbe jse scf rdp"_s.split(u' '))
        QTest::newRow(qPrintable(ending)) << u"a."_s + ending << u"application/octet-stream"_s << true;
    QTest::newRow("a dot at the end") << u"a.exe.txt"_s << u"text/plain"_s << true;
}

void TestTicketText::riskyFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QTEST(tickettext::isRisky(name, type), "risky");
}

void TestTicketText::privateCopies()
{
    const auto path = attachmentfile::privateCopy(u"../a.log"_s, "content");
    QVERIFY(path.has_value());
    const QFileInfo file(*path);
    QCOMPARE(file.fileName(), u"a.log"_s);
    QCOMPARE(file.size(), qint64(7));
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(file.permissions() & (others | QFile::ExeOwner)));
    QVERIFY(file.permissions() & QFile::ReadOwner);
    QVERIFY(!(QFileInfo(file.path()).permissions() & others));
    QFile::setPermissions(*path, QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(QFile::remove(*path));
    QVERIFY(QDir().rmdir(file.path()));
}

void TestTicketText::copiesGoWithTheProgram()
{
    const auto path = attachmentfile::privateCopy(u"a.log"_s, "content");
    QVERIFY(path.has_value());
    QVERIFY(QFile::exists(*path));
    QTimer::singleShot(0, QCoreApplication::instance(), &QCoreApplication::quit);
    QCOMPARE(QCoreApplication::exec(), 0);
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(!QFileInfo::exists(QFileInfo(*path).path()));
}

void TestTicketText::earlierResolutions()
{
    const auto row = [](qint64 at, const QString &field, const QString &before, const QString &after) {
        return HistoryRow{at, field, before, after, u"Mara Keller"_s, u"binnacle"_s};
    };
    const std::vector<HistoryRow> history = {
        row(10, u"resolution"_s, {}, u"Turned it off and on"_s),
        row(10, u"resolution_code"_s, {}, u"Workaround"_s),
        row(20, u"reopen_count"_s, u"0"_s, u"1"_s),
        row(20, u"resolution_code"_s, u"Workaround"_s, {}),
        row(20, u"resolution"_s, u"Turned it off and on"_s, {}),
        row(30, u"resolution"_s, {}, u"Mistyped"_s),
        row(31, u"resolution"_s, u"Mistyped"_s, {}), // taken back, not opened again
        row(40, u"resolution"_s, {}, u"New cable"_s),
    };
    const auto found = tickettext::earlierResolutions(history);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0].at, 10);
    QCOMPARE(found[0].code, u"Workaround"_s);
    QCOMPARE(found[0].text, u"Turned it off and on"_s);
}

} // namespace binnacle

QTEST_GUILESS_MAIN(binnacle::TestTicketText)
#include "tst_tickettext.moc"
