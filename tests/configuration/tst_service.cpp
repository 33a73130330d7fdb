// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/service.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsAreRead_data();
    void fieldsAreRead();
    void whatIsNoValueIsRefused_data();
    void whatIsNoValueIsRefused();
};

void TestService::fieldsAreRead_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("blanks of a name are tidied") << u"name"_s << u"  Order   entry "_s << u"Order entry"_s;
    QTest::newRow("a share") << u"target"_s << u"0.999"_s << u"0.999"_s;
    QTest::newRow("a percentage is the same share") << u"target"_s << u"99.9 %"_s << u"0.999"_s;
    QTest::newRow("all of the time") << u"target"_s << u"100%"_s << u"1"_s;
    QTest::newRow("no target") << u"target"_s << u""_s << u""_s;
    QTest::newRow("the highest criticality") << u"criticality"_s << u"1"_s << u"1"_s;
    QTest::newRow("no criticality") << u"criticality"_s << u" "_s << u""_s;
    QTest::newRow("an hour that costs nothing") << u"hour_cost_minor"_s << u"0"_s << u"0"_s;
    QTest::newRow("an hour's cost") << u"hour_cost_minor"_s << u"125000"_s << u"125000"_s;
    QTest::newRow("a calendar") << u"calendar"_s << u"Desk hours"_s << u"Desk hours"_s;
}

void TestService::fieldsAreRead()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, stored);
    Service service;
    QVERIFY(setServiceField(service, field, text));
    // 17 digits tell one share from every other; read back they are the number that was meant.
    const QString told = serviceText(service, field);
    QCOMPARE(field == "target"_L1 && !told.isEmpty() ? QString::number(told.toDouble()) : told, stored);
}

void TestService::whatIsNoValueIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    for (const char *text : {"0", "-0.5", "1.01", "101 %", "0 %", "often", "%", "nan", "inf"})
        QTest::addRow("target %s", text) << u"target"_s << QString::fromLatin1(text) << u"bad-value"_s;
    for (const char *text : {"0", "5", "high", "1.5", "4294967297"})
        QTest::addRow("criticality %s", text)
            << u"criticality"_s << QString::fromLatin1(text) << u"bad-value"_s;
    for (const char *text : {"-1", "12.50", "99999999999999999999"})
        QTest::addRow("cost %s", text) << u"hour_cost_minor"_s << QString::fromLatin1(text) << u"bad-value"_s;
    QTest::newRow("no such field") << u"color"_s << u"red"_s << u"unknown-field"_s;
}

void TestService::whatIsNoValueIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, key);
    Service service;
    const Result<> done = setServiceField(service, field, text);
    QVERIFY(!done);
    QCOMPARE(done.error().key, key);
    QCOMPARE(service, Service());
}

QTEST_APPLESS_MAIN(TestService)
#include "tst_service.moc"
