// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is written for a person holds records: nobody else reads it, also where a file was there before.

#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestOutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheOwnerReads_data()
    {
        QTest::addColumn<bool>("there");
        QTest::newRow("a new file") << false;
        QTest::newRow("a file all could read") << true;
    }

    void onlyTheOwnerReads()
    {
        QFETCH(bool, there);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"board.csv"_s);
        QFile file(path);
        if (there) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.close();
            QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);
        }
        QVERIFY(saveOutput(path, "card,item"));
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("card,item"));
    }

    void theOpenWorkspaceIsNoInput()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"ops.binnacle"_s);
        QVERIFY(saveOutput(path, "x"));
        const QString link = folder.filePath(u"other.csv"_s);
        QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(link).constData()), 0);
        for (const QString &one : {path, link})
            QCOMPARE(mayReadInput(one, {path}).error().key, u"workspace-as-input"_s);
        QVERIFY(mayReadInput(folder.filePath(u"log.csv"_s), {path}));
    }

    // So little that it waits in memory until the file is closed.
    void whatFindsNoRoomIsSaidAndWhatWasThereStays()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"board.csv"_s);
        QVERIFY(saveOutput(path, "as it was"));
        const auto before = ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
        const struct rlimit small = {1000, limit.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = saveOutput(path, QByteArray(5000, 'x'));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        ::signal(SIGXFSZ, before);
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"file-unwritable"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("as it was"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatCannotBeWrittenIsSaid()
    {
        const QTemporaryDir folder;
        const auto refused = saveOutput(folder.filePath(u"none/board.csv"_s), "x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"file-unwritable"_s);
    }
};

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_outputfile.moc"
