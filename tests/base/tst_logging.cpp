// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/logging.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestLogging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineStaysOneLine();
    void aFolderMadeForItIsItsOwnersAlone();
    void theHomeFolderIsNotNamed();
    void turnsOverAndKeepsFive();
    void twoWritersOfOneFileFollowEachOther();
    void onlyTheOwnerReadsIt();
    void aFolderThatCannotBeMadeIsNoFault();
    void theFolderFollowsTheEnvironment();
    void messagesOfAllThreadsReachTheFile();
};

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestLogging::aLineStaysOneLine()
{
    const QTemporaryDir folder;
    LogFile log(folder.filePath(u"a.log"_s));
    log.append(u"one\nforged\r"_s);
    log.append(QString(10000, u'x'));
    const QList<QByteArray> lines = content(folder.filePath(u"a.log"_s)).split('\n');
    QCOMPARE(lines.size(), 3); // two lines and what follows the last break
    QCOMPARE(lines[0], QByteArray(R"(one\nforged\r)"));
    QCOMPARE(lines[1].size(), 4000);
}

void TestLogging::aFolderMadeForItIsItsOwnersAlone()
{
    const QTemporaryDir folder;
    LogFile log(folder.filePath(u"state/binnacle/a.log"_s));
    log.append(u"one"_s);
    QCOMPARE(content(folder.filePath(u"state/binnacle/a.log"_s)), QByteArray("one\n"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFile::permissions(folder.filePath(u"state/binnacle"_s)) & others, QFileDevice::Permissions());
}

void TestLogging::theHomeFolderIsNotNamed()
{
    const QTemporaryDir folder;
    LogFile log(folder.filePath(u"a.log"_s));
    log.append(u"cannot open "_s + QDir::homePath() + u"/x.binnacle"_s);
    QCOMPARE(content(folder.filePath(u"a.log"_s)), QByteArray("cannot open ~/x.binnacle\n"));
}

void TestLogging::turnsOverAndKeepsFive()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_s);
    LogFile log(path, 100);
    for (int i = 0; i < 200; ++i)
        log.append(u"line %1"_s.arg(i));
    const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files, (QStringList{u"a.log"_s, u"a.log.1"_s, u"a.log.2"_s, u"a.log.3"_s, u"a.log.4"_s}));
    QVERIFY(content(path).endsWith("line 199\n"));
    // The files together hold the last lines without a gap.
    QByteArray all;
    for (const QString &suffix : {u".4"_s, u".3"_s, u".2"_s, u".1"_s, QString()})
        all += content(path + suffix);
    const QList<QByteArray> lines = all.trimmed().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i], "line " + QByteArray::number(200 - lines.size() + i));
}

void TestLogging::twoWritersOfOneFileFollowEachOther()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.log"_s);
    LogFile one(path, 200);
    LogFile two(path, 200);
    for (int i = 0; i < 40; ++i)
        (i % 2 ? one : two).append(u"line %1"_s.arg(i));
    QByteArray all;
    for (const QString &suffix : {u".4"_s, u".3"_s, u".2"_s, u".1"_s, QString()})
        all += content(path + suffix);
    QCOMPARE(all.count('\n'), 40);
    QVERIFY(content(path).contains("line 39\n"));
}

void TestLogging::onlyTheOwnerReadsIt()
{
    const QTemporaryDir folder;
    LogFile log(folder.filePath(u"a.log"_s));
    const QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(folder.filePath(u"a.log"_s)) & others));
}

void TestLogging::aFolderThatCannotBeMadeIsNoFault()
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    LogFile log(folder.filePath(u"file/below/a.log"_s));
    log.append(u"lost"_s);
    QVERIFY(!log.isOpen());
}

void TestLogging::theFolderFollowsTheEnvironment()
{
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    QCOMPARE(logFolder(), u"/somewhere/state/binnacle"_s);
    qputenv("XDG_STATE_HOME", "relative/is/ignored");
    QCOMPARE(logFolder(), QDir::homePath() + u"/.local/state/binnacle"_s);
    qunsetenv("XDG_STATE_HOME");
    QCOMPARE(logFolder(), QDir::homePath() + u"/.local/state/binnacle"_s);
}

void TestLogging::messagesOfAllThreadsReachTheFile()
{
    const QTemporaryDir folder;
    installMessageHandler(folder.path(), u"probe"_s);
    QTest::ignoreMessage(QtInfoMsg, "from here 1");
    qCInfo(lcBinnacle) << "from here" << 1;
    std::thread([] { qCWarning(lcBinnacle, "from there"); }).join();
    const QByteArray log = content(folder.filePath(u"probe.log"_s));
    QVERIFY2(log.contains(" binnacle: from here 1\n"), log.constData());
    QVERIFY2(log.contains(" W ") && log.contains(" binnacle: from there\n"), log.constData());
    QVERIFY(log.startsWith("20"));
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
