// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/location.h"
#include "support/results.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

class TestLocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown"); // empty: refused
        QTest::newRow("a server") << u"postgresql://ann@db.example/binnacle"_s
                                  << u"postgresql://ann@db.example/binnacle"_s;
        QTest::newRow("a port") << u"postgresql://ann@localhost:5433/b"_s
                                << u"postgresql://ann@localhost:5433/b"_s;
        QTest::newRow("the short scheme")
            << u"postgres://ann@localhost/b"_s << u"postgresql://ann@localhost/b"_s;
        QTest::newRow("a socket") << u"postgresql://ann@/b?host=/run/pg"_s
                                  << u"postgresql://ann@/b?host=/run/pg"_s;
        QTest::newRow("a password") << u"postgresql://ann:secret@localhost/b"_s << u""_s;
        QTest::newRow("no database") << u"postgresql://ann@localhost/"_s << u""_s;
        QTest::newRow("an option") << u"postgresql://ann@localhost/b?sslmode=disable"_s << u""_s;
        QTest::newRow("a semicolon") << u"postgresql://ann@localhost/b%3Bsslmode=disable"_s << u""_s;
        QTest::newRow("a quote") << u"postgresql://ann@localhost/b%27"_s << u""_s;
        QTest::newRow("a list of hosts that begins with a socket")
            << u"postgresql://ann@:5433/b?host=/nonexistent,192.0.2.2"_s << u""_s;
        QTest::newRow("such a list in disguise")
            << u"postgresql://ann@/b?host=/nonexistent%2C192.0.2.2"_s << u""_s;
        QTest::newRow("a list of hosts") << u"postgresql://ann@localhost,192.0.2.2/b"_s << u""_s;
        QTest::newRow("a list of ports") << u"postgresql://ann@localhost:5432,5433/b"_s << u""_s;
        QTest::newRow("another scheme") << u"mysql://ann@localhost/b"_s << u""_s;
        QTest::newRow("nothing") << u" "_s << u""_s;
        QTest::newRow("a file") << u"/tmp/x/../w.binnacle"_s << u"/tmp/w.binnacle"_s;
    }

    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto place = Location::parse(text);
        QCOMPARE(place.has_value(), !shown.isEmpty());
        if (place) {
            QCOMPARE(place->display(), shown);
            QCOMPARE(Location::parse(place->display())->display(), shown);
        } else {
            QCOMPARE(place.error().key, u"workspace-address"_s);
            QVERIFY(!printed(place.error()).contains("secret"));
        }
    }

    void aFileHasOthersBesideItAndAServerNone()
    {
        const QTemporaryDir folder;
        const QString path = QFileInfo(folder.path()).canonicalFilePath() + u"/ops.binnacle"_s;
        const QString link = folder.filePath(u"link"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly) && QFile::link(path, link));
        const QStringList files{path, path + u"-wal"_s, path + u"-shm"_s, path + u"-journal"_s};
        QCOMPARE(Location::parse(path)->files(), files);
        QCOMPARE(Location::parse(link)->files(), files);
        QCOMPARE(Location::parse(u"postgresql://ann@localhost/b"_s)->files(), QStringList());
    }

    void roomIsAskedOfTheDiskUnderTheFile()
    {
        const QTemporaryDir folder;
        const auto place = Location::parse(folder.filePath(u"ops.binnacle"_s));
        QVERIFY(place->hasRoomFor(0));
        const auto full = place->hasRoomFor(qint64(1) << 60);
        QVERIFY(!full);
        QCOMPARE(full.error().key, u"disk-full"_s);
        QVERIFY(full.error().values.value(u"needed"_s).toLongLong() > qint64(1) << 60);
        QVERIFY(Location::parse(u"postgresql://ann@localhost/b"_s)->hasRoomFor(qint64(1) << 60));
    }

    void onlyLoopbackAndSocketsAreLocal()
    {
        QVERIFY(Location::parse(u"postgresql://ann@localhost/b"_s)->isLocal());
        QVERIFY(Location::parse(u"postgresql://ann@127.0.0.1/b"_s)->isLocal());
        QVERIFY(Location::parse(u"postgresql://ann@[::1]/b"_s)->isLocal());
        QVERIFY(Location::parse(u"postgresql://ann@/b"_s)->isLocal());
        QVERIFY(!Location::parse(u"postgresql://ann@localhost.example/b"_s)->isLocal());
        QVERIFY(!Location::parse(u"postgresql://ann@203.0.113.7/b"_s)->isLocal());
        QVERIFY(!Location::parse(u"postgresql://ann@127.0.0.1.example/b"_s)->isLocal());
        QVERIFY(Location::isLoopback(u"::1"_s) && !Location::isLoopback(u"192.0.2.2"_s));
    }
};

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
