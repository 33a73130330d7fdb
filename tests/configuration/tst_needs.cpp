// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/needs.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestNeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsRead_data();
    void textIsRead();
    void whatIsWrittenIsReadBack();
};

void TestNeeds::textIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical"); // null: it is refused
    const auto row = [](const char *name, const QString &text, const QString &canonical) {
        QTest::newRow(name) << text << canonical;
    };
    row("nothing is needed", u" "_s, u""_s);
    row("one service, a hard dependency", u"Database"_s, u"Database"_s);
    row("two hard ones", u"Database ;Mail"_s, u"Database; Mail"_s);
    row("one of two is enough", u"1 of Node A|Node B"_s, u"1 of Node A | Node B"_s);
    row("one of one is a hard one", u"1 of Database"_s, u"Database"_s);
    row("a name with signs stands in quotes", u"\"a;b|c\""_s, u"\"a;b|c\""_s);
    row("a quote in a name is written twice", u"\"say \"\"hi\"\"; x\""_s, u"\"say \"\"hi\"\"; x\""_s);
    row("a name that reads like a count", u"\"2 of hearts\""_s, u"\"2 of hearts\""_s);
    row("several without a count", u"A | B"_s, {});
    row("more needed than there are", u"3 of A | B"_s, {});
    row("none needed", u"0 of A | B"_s, {});
    row("a quote that is not closed", u"\"A; B"_s, {});
    row("a need without a name", u"A; ; B"_s, {});
    row("a group with an empty name", u"1 of A | "_s, {});
    row("a quote within a bare name", u"A \"B\""_s, {});
    row("more than a person keeps", u"Node; "_s.repeated(20'000), {});
}

void TestNeeds::textIsRead()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto needs = needsFromText(text);
    QCOMPARE(needs.has_value(), !canonical.isNull());
    if (needs)
        QCOMPARE(needsText(*needs), canonical);
    else
        QCOMPARE(needs.error().key, text.size() > 1000 ? u"text-too-long"_s : u"bad-value"_s);
}

void TestNeeds::whatIsWrittenIsReadBack()
{
    const auto name = rc::gen::map(
        rc::gen::nonEmpty(
            rc::gen::container<std::string>(rc::gen::element('a', '2', ' ', 'o', 'f', ';', '|', '"'))),
        [](const std::string &text) { return u"x%1"_s.arg(QString::fromStdString(text).simplified()); });
    const bool held = rc::check("needs survive their text", [&] {
        std::vector<Need> needs;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i) {
            Need need;
            const int members = *rc::gen::inRange(1, 4);
            for (int m = 0; m < members; ++m)
                need.of.push_back({{}, *name});
            need.needed = *rc::gen::inRange(1, members + 1);
            needs.push_back(need);
        }
        const auto read = needsFromText(needsText(needs));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == needs);
    });
    QVERIFY(held);
}

QTEST_APPLESS_MAIN(TestNeeds)
#include "tst_needs.moc"
