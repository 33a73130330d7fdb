// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is written for a person holds records: nobody else reads it, also where a file was there before.

#include "base/outputfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
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
            QCOMPARE(mayReadInput(one, filesOfWorkspace(path)).error().key, u"workspace-as-input"_s);
        QVERIFY(mayReadInput(folder.filePath(u"log.csv"_s), filesOfWorkspace(path)));
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
