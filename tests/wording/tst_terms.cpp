// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/actor.h"
#include "wording/metricwords.h"
#include "wording/terms.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestTerms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActAndRoleHasWords();
    void codesHaveTheirWords();
    void anUnknownCodeStaysAsItIs();
    void noCodeIsListedTwice_data();
    void noCodeIsListedTwice();
    void measuresAreNamedInFull();
};

void TestTerms::everyActAndRoleHasWords()
{
    const QList<Act> acts = allActs();
    for (const Act act : acts)
        QVERIFY2(wording::wordedTerms(u"acts"_s).contains(actName(act)), qPrintable(actName(act)));
    const QList<Role> roles = allRoles();
    for (const Role role : roles)
        QVERIFY2(wording::wordedTerms(u"roles"_s).contains(roleName(role)), qPrintable(roleName(role)));
}

void TestTerms::codesHaveTheirWords()
{
    QCOMPARE(wording::stateLabel(u"in_progress"_s), u"In progress"_s);
    QCOMPARE(wording::stateLabel(u"cancelled"_s), u"Canceled"_s);
    QCOMPARE(wording::typeLabel(u"request"_s), u"Service request"_s);
    QCOMPARE(wording::typeLabel(u"request"_s, true), u"Service requests"_s);
    QCOMPARE(wording::priorityLabel(2), u"P2"_s);
    QCOMPARE(wording::priorityLabel(0), u"No priority"_s);
    QCOMPARE(wording::priorityMeaning(1), u"P1 – Critical"_s);
    QCOMPARE(wording::impactLabel(4), u"4 – One person"_s);
    QCOMPARE(wording::urgencyLabel(0), u"Not set"_s);
    QCOMPARE(wording::fieldLabel(u"resolution_code"_s), u"Resolution code"_s);
    QCOMPARE(wording::roleLabel(u"admin"_s), u"Administrator"_s);
}

void TestTerms::anUnknownCodeStaysAsItIs()
{
    QCOMPARE(wording::stateLabel(u"Awaiting Vendor"_s), u"Awaiting Vendor"_s); // as an import found it
    QCOMPARE(wording::fieldLabel(u"u_custom"_s), u"u_custom"_s);
    QCOMPARE(wording::sourceLabel(u"Old desk"_s), u"Old desk"_s);
}

void TestTerms::noCodeIsListedTwice_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table :
         {u"states"_s, u"types"_s, u"fields"_s, u"acts"_s, u"roles"_s, u"message-kinds"_s, u"links"_s,
          u"phases"_s, u"formats"_s, u"batches"_s, u"sources"_s})
        QTest::addRow("%s", qPrintable(table)) << table;
}

void TestTerms::noCodeIsListedTwice()
{
    QFETCH(QString, table);
    const QStringList codes = wording::wordedTerms(table);
    QVERIFY(!codes.isEmpty());
    QCOMPARE(QSet<QString>(codes.cbegin(), codes.cend()).size(), codes.size());
}

// metrics.md 3.1: the R of MTTR has four meanings, so the measure is always named in full, with what it runs
// from.
void TestTerms::measuresAreNamedInFull()
{
    for (const QString &code : {u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s, u"resolve_first"_s, u"close"_s}) {
        const QString title = wording::metricTitle(code);
        const QString definition = wording::metricDefinition(code, {{u"count"_s, u"0"_s}});
        QVERIFY2(title.startsWith(u"Time to "_s), qPrintable(title));
        QVERIFY2(definition.contains(u", from "_s), qPrintable(definition));
        static const QRegularExpression bare(u"\\b(MTT|TT)[A-Z]\\b|\\bMTTR\\b"_s);
        const QString both = title + u" "_s + definition;
        QVERIFY2(!both.contains(bare), qPrintable(both));
        QVERIFY(wording::metricVersion(code) >= 1);
    }
}

QTEST_GUILESS_MAIN(TestTerms)
#include "tst_terms.moc"
