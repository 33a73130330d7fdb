// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's settings file: whole whatever happens. Started with --save FILE NAME NUMBER the program saves
// without end until it is killed.
#include "shell/layoutstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <cstdio>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kKills = 50;

// Long enough that a write takes a while; each part says the same number.
QJsonValue partOf(int number)
{
    QJsonArray numbers;
    for (int i = 0; i < 2000; ++i)
        numbers.append(number);
    return numbers;
}

int saveForEver(const QString &path, const QString &name, int from)
{
    for (int number = from;; ++number) {
        LayoutStore store(path);
        store.setValue(name + u"a"_s, partOf(number));
        store.setValue(name + u"b"_s, partOf(number));
        store.save();
        if (number == from + 1) { // the first save is over
            std::puts("saving");
            std::fflush(stdout);
        }
    }
}

std::optional<QJsonObject> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

int modeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? int(facts.st_mode & 0777) : -1;
}

} // namespace

class TestLayoutStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"state/binnacle/window.json"_s);
    }

    void whatIsSavedIsReadAgain()
    {
        save(u"scheme"_s, u"dark"_s);
        LayoutStore again(m_path);
        QCOMPARE(again.found(), LayoutStore::Found::Present);
        QCOMPARE(again.value(u"scheme"_s), u"dark"_s);
        again.setValue(u"scheme"_s, QJsonValue(QJsonValue::Undefined));
        QVERIFY(again.value(u"scheme"_s).isUndefined());
        QCOMPARE(LayoutStore(m_folder->filePath(u"none.json"_s)).found(), LayoutStore::Found::Nothing);
    }

    void nobodyElseReadsIt()
    {
        save(u"scheme"_s, u"dark"_s);
        save(u"scheme"_s, u"light"_s);
        QCOMPARE(modeOf(m_path), 0600);
        QCOMPARE(modeOf(LayoutStore::previousPath(m_path)), 0600);
        QCOMPARE(modeOf(QFileInfo(m_path).path()), 0700);
    }

    void aDamagedFileFallsBackToTheOneBefore_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("an empty file") << QByteArray();
        QTest::newRow("a file cut off") << QByteArray("{\"scheme\": \"li");
        QTest::newRow("a file of zeros") << QByteArray(200, '\0');
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("something else") << QByteArray("\x7f"
                                                      "ELF\x02\x01");
        QTest::newRow("a file much too large") << QByteArray(2 << 20, ' ');
    }

    void aDamagedFileFallsBackToTheOneBefore()
    {
        QFETCH(QByteArray, bytes);
        save(u"scheme"_s, u"dark"_s);
        save(u"scheme"_s, u"light"_s);
        put(m_path, bytes);
        {
            LayoutStore store(m_path);
            QCOMPARE(store.found(), LayoutStore::Found::Previous);
            QCOMPARE(store.value(u"scheme"_s), u"dark"_s);
            store.setValue(u"density"_s, 2);
            store.save();
        }
        LayoutStore mended(m_path);
        QCOMPARE(mended.found(), LayoutStore::Found::Present);
        QCOMPARE(mended.value(u"scheme"_s), u"dark"_s);
        QCOMPARE(mended.value(u"density"_s), 2);
        put(m_path, bytes);
        put(LayoutStore::previousPath(m_path), bytes);
        LayoutStore lost(m_path);
        QCOMPARE(lost.found(), LayoutStore::Found::Damaged);
        QVERIFY(lost.values().isEmpty());
    }

    void whereNothingCanBeWrittenTheOldFileStays()
    {
        save(u"scheme"_s, u"dark"_s);
        QFile::remove(m_path + ".lock"_L1);
        QVERIFY(QDir().mkpath(m_path + ".taken"_L1));
        LayoutStore store(m_path + ".taken"_L1); // a folder has the name
        store.setValue(u"scheme"_s, u"light"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"layout not saved"_s));
        store.save();
    }

    void programsThatSaveAtOnceLoseNothing()
    {
        LayoutStore one(m_path), two(m_path);
        for (int i = 0; i < 20; ++i) {
            one.setValue(u"one"_s, i);
            two.setValue(u"two"_s, i);
            one.save();
            two.save();
        }
        const auto isWhole = [this] {
            const auto values = read(m_path);
            return values && values->value(u"one"_s) == 19 && values->value(u"two"_s) == 19;
        };
        QTRY_VERIFY(isWhole());
    }

    void killedWhileSavingNoFileIsEmptyOrMixed()
    {
        save(u"first"_s, true);
        const QStringList names{u"x"_s, u"y"_s};
        int writes = 0;
        QJsonValue last;
        for (int kill = 0; kill < kKills; ++kill) {
            std::vector<std::unique_ptr<QProcess>> children;
            for (const QString &name : names) {
                children.push_back(std::make_unique<QProcess>());
                children.back()->start(QCoreApplication::applicationFilePath(),
                                       {u"--save"_s, m_path, name, QString::number(1000 * (kill + 1))});
            }
            for (const auto &child : children)
                QVERIFY(child->waitForReadyRead());
            QThread::msleep(QRandomGenerator::global()->bounded(25));
            for (const auto &child : children) {
                child->kill();
                QVERIFY(child->waitForFinished());
            }
            for (const QString &path : {m_path, LayoutStore::previousPath(m_path)}) {
                const auto values = read(path);
                QVERIFY2(values || path != m_path, qPrintable(path));
                if (!values) {
                    QVERIFY(!QFile::exists(path)); // nothing was saved yet
                    continue;
                }
                QVERIFY(values->value(u"first"_s).toBool());
                for (const QString &name : names)
                    QCOMPARE(values->value(name + u"a"_s), values->value(name + u"b"_s));
            }
            const QJsonValue now = QJsonValue(*read(m_path));
            writes += now != last;
            last = now;
        }
        save(u"first"_s, false); // what the killed ones had begun goes with the next that saves
        const QStringList left = QFileInfo(m_path).dir().entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(left, (QStringList{u"window.json"_s, u"window.json.lock"_s, u"window.json.previous"_s}));
        QVERIFY2(writes > kKills / 2, qPrintable(QString::number(writes))); // they were at it
    }

    void theFoldersOfTheDesktopAreUsed()
    {
        const QByteArray state = qgetenv("XDG_STATE_HOME"), home = qgetenv("HOME");
        qputenv("XDG_STATE_HOME", "/elsewhere/state");
        QCOMPARE(LayoutStore::defaultPath(), u"/elsewhere/state/binnacle/window.json"_s);
        qputenv("XDG_STATE_HOME", "not/absolute");
        qputenv("HOME", "/somewhere");
        QCOMPARE(LayoutStore::defaultPath(), u"/somewhere/.local/state/binnacle/window.json"_s);
        qunsetenv("XDG_STATE_HOME");
        QCOMPARE(LayoutStore::defaultPath(), u"/somewhere/.local/state/binnacle/window.json"_s);
        qputenv("HOME", home);
        if (!state.isEmpty())
            qputenv("XDG_STATE_HOME", state);
    }

private:
    void save(const QString &key, const QJsonValue &value)
    {
        LayoutStore store(m_path);
        store.setValue(key, value);
        store.save();
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace binnacle

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "--save"_L1)
        return binnacle::saveForEver(arguments.value(2), arguments.value(3), arguments.value(4).toInt());
    binnacle::TestLayoutStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_layoutstore.moc"
