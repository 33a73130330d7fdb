// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsfile.h"
#include "support/results.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSettingsFile : public QObject
{
    Q_OBJECT

    static SettingsFile sample()
    {
        SettingsFile file;
        file.workspace = {{u"name"_s, u"Nord"_s}, {u"zone"_s, u"Europe/Berlin"_s}, {u"currency"_s, u"EUR"_s}};
        file.shared = {{u"availability.rules"_s, QJsonObject{{u"maintenance"_s, u"exclude"_s}}}};
        file.person = {{u"lists.density"_s, 2}, {u"a \"quoted\" name"_s, QJsonArray{1, u"}"_s}}};
        file.machine = {{u"scheme"_s, u"dark"_s}};
        return file;
    }

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const auto read = settingsfile::read(settingsfile::write(sample(), settingsfile::parts()));
        QVERIFY_OK(read);
        QVERIFY(settingsfile::changes(sample(), *read, settingsfile::parts()).isEmpty());
        QCOMPARE(settingsfile::changes({}, *read, settingsfile::parts()).size(), 7);
        QCOMPARE(settingsfile::changes({}, *read, {u"machine"_s}).size(), 1);
    }

    void onlyChosenPartsAreWritten()
    {
        const auto read = settingsfile::read(settingsfile::write(sample(), {u"person"_s}));
        QVERIFY_OK(read);
        QCOMPARE(read->person.size(), 2);
        QVERIFY(read->workspace.isEmpty() && read->shared.isEmpty() && read->machine.isEmpty());
    }

    void whatDiffersIsNamed()
    {
        SettingsFile other = sample();
        other.workspace[u"zone"_s] = u"UTC"_s;
        other.person.remove(u"lists.density"_s); // what is missing stays
        const auto changes = settingsfile::changes(sample(), other, settingsfile::parts());
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.front(), (SettingsChange{u"workspace"_s, u"zone"_s, u"Europe/Berlin"_s, u"UTC"_s}));
    }

    void draftsAndDataStay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("carried");
        QTest::newRow("a rule") << u"availability.rules"_s << true;
        QTest::newRow("a draft") << u"draft.ticket.3"_s << false;
        QTest::newRow("a comment begun") << u"periods.comment.2026-10"_s << false;
        QTest::newRow("the stories of a demo") << u"demo.stories"_s << false;
        QTest::newRow("no name") << u""_s << false;
        QTest::newRow("a name of two lines") << u"a\nb"_s << false;
    }

    void draftsAndDataStay()
    {
        QFETCH(QString, name);
        QTEST(settingsfile::isCarried(name), "carried");
    }

    void badFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("reason");
        const QByteArray head = "{\n\"format\": \"binnacle-settings\",\n\"version\": 1";
        QTest::newRow("nothing") << QByteArray() << 1 << 0 << u"syntax"_s;
        QTest::newRow("another file") << QByteArray("name;value\n1;2") << 1 << 0 << u"syntax"_s;
        QTest::newRow("cut off") << head + ",\n\"machine\": {\"scheme\": \"da" << 4 << 0 << u"syntax"_s;
        QTest::newRow("JSON of something else") << QByteArray("{\"a\": 1}") << 1 << 1 << u"format"_s;
        QTest::newRow("a format of its own") << QByteArray("{\n  \"format\": 7}") << 2 << 3 << u"format"_s;
        QTest::newRow("a list") << QByteArray("[1, 2]") << 1 << 1 << u"format"_s;
        QTest::newRow("of a later program")
            << QByteArray("{\n\"format\": \"binnacle-settings\",\n   \"version\": 9}") << 3 << 4
            << u"version"_s;
        QTest::newRow("a part there is not") << head + ",\n \"shoes\": {}}" << 4 << 2 << u"unknown-part"_s;
        QTest::newRow("a part that is a number") << head + ",\n\"person\": 3}" << 4 << 1 << u"no-object"_s;
        QTest::newRow("a zone there is not")
            << head + ",\n\"workspace\": {\"name\": \"x\",\n   \"zone\": \"Mars/Olympus\"}}" << 5 << 4
            << u"value"_s;
        QTest::newRow("a currency of two letters")
            << head + ",\n\"workspace\": {\"currency\": \"EU\"}}" << 4 << 15 << u"value"_s;
        QTest::newRow("a workspace's field there is not")
            << head + ",\n\"workspace\": {\"uid\": \"1\"}}" << 4 << 15 << u"value"_s;
        QTest::newRow("a draft of somebody")
            << head + ",\n\"person\": {\n\t\"a\": {\"draft\": 1},\n\t\"draft.1\": \"x\"}}" << 6 << 2
            << u"name"_s;
        QTest::newRow("columns are of characters")
            << head + ",\n\"machine\": {\"ä\": 1, \"draft.1\": 2}}" << 4 << 21 << u"name"_s;
    }

    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, bytes);
        const auto read = settingsfile::read(bytes);
        QVERIFY_ERROR(read, ErrorCode::Invalid, u"bad-settings-file"_s);
        QTEST(read.error().values.value(u"reason"_s).toString(), "reason");
        QTEST(read.error().values.value(u"line"_s).toInt(), "line");
        QFETCH(int, column); // 0: where Qt's reader stumbles, which versions see differently
        const int told = read.error().values.value(u"column"_s).toInt();
        QVERIFY2(column == 0 ? told > 0 : told == column, qPrintable(QString::number(told)));
    }

    void aFileCutAtAnyByteIsRefusedOrWhole()
    {
        const QByteArray whole = settingsfile::write(sample(), settingsfile::parts());
        for (qsizetype size = 0; size + 2 < whole.size(); ++size)
            QVERIFY2(!settingsfile::read(whole.left(size)), qPrintable(QString::number(size)));
        QVERIFY_ERROR(settingsfile::read(QByteArray(5 << 20, ' ')), ErrorCode::Invalid,
                      u"settings-file-large"_s);
    }
};

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
