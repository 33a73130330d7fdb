// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/language.h"
#include "query/ticketfields.h"

#include <QRandomGenerator>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestQueryLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsWritten_data();
    void readsWhatIsWritten();
    void namesTheErrorAndItsPlace_data();
    void namesTheErrorAndItsPlace();
    void offersTheNearestField();
    void hostileTextIsAnsweredQuickly_data();
    void hostileTextIsAnsweredQuickly();
    void anyTextIsAnswered();
};

void TestQueryLanguage::readsWhatIsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *name, const QString &text, const QString &canonical) {
        QTest::newRow(name) << text << canonical;
    };
    row("nothing is everything", u""_s, u""_s);
    row("blanks are everything", u" \t "_s, u""_s);
    row("an empty group is everything", u"()"_s, u""_s);
    row("a field and a value", u"state:open"_s, u"state:open"_s);
    row("field names in any case", u"STATE:open"_s, u"state:open"_s);
    row("values in any case", u"type:INCIDENT"_s, u"type:incident"_s);
    row("a state with a blank or hyphen", u"state:\"in progress\",in-progress"_s, u"state:in_progress"_s);
    row("a state as an import found it, in quotes", u"state:\"Awaiting Vendor\""_s,
        u"state:\"Awaiting Vendor\""_s);
    row("a state as an import found it, one word", u"state:Awaiting,open"_s, u"state:\"Awaiting\",open"_s);
    row("several values", u"priority:1,2"_s, u"priority:1,2"_s);
    row("a value said twice", u"priority:1,1"_s, u"priority:1"_s);
    row("priority with its letter", u"priority:P1,p2"_s, u"priority:1,2"_s);
    row("no priority", u"priority:none"_s, u"priority:none"_s);
    row("priority compared", u"priority:<=P2"_s, u"priority:<=2"_s);
    row("a range of priorities", u"priority:1..3"_s, u"priority:1..3"_s);
    row("not a field", u"-team:network"_s, u"-team:network"_s);
    row("not a word", u"-word"_s, u"-word"_s);
    row("not a group", u"-(a or b)"_s, u"-(a or b)"_s);
    row("not a group of both", u"-(a b)"_s, u"-(a b)"_s);
    row("not not", u"--a"_s, u"--a"_s);
    row("younger than", u"opened:<7d"_s, u"opened:<7d"_s);
    row("older than, capital unit", u"opened:>4W"_s, u"opened:>4w"_s);
    row("from a day on", u"opened:>=2026-01-01"_s, u"opened:>=2026-01-01"_s);
    row("a range of months", u"opened:2026-01..2026-03"_s, u"opened:2026-01..2026-03"_s);
    row("a range open at its end", u"opened:2026-01.."_s, u"opened:>=2026-01"_s);
    row("a range open at its start", u"opened:..2026-01"_s, u"opened:<=2026-01"_s);
    row("a range of ages", u"opened:7d..14d"_s, u"opened:7d..14d"_s);
    row("an instant with offset", u"opened:>=2026-01-01T10:00:00+01:00"_s,
        u"opened:>=2026-01-01T10:00:00+01:00"_s);
    row("a time that is empty", u"resolved:none"_s, u"resolved:none"_s);
    row("a name in quotes", u"team:\"Group 70\""_s, u"team:\"Group 70\""_s);
    row("quotes that are not needed", u"team:\"network\""_s, u"team:network"_s);
    row("a team that is called none", u"team:\"none\""_s, u"team:\"none\""_s);
    row("quotes and backslashes inside quotes", u"team:\"a \\\"b\\\" \\\\\""_s,
        u"team:\"a \\\"b\\\" \\\\\""_s);
    row("me", u"assignee:ME,anna"_s, u"assignee:me,anna"_s);
    row("me is a name where it is no person", u"team:me"_s, u"team:\"me\""_s);
    row("an empty name in a list of names", u"team:network,none"_s, u"team:network,none"_s);
    row("flags", u"major:true breached:no"_s, u"major:yes breached:no"_s);
    row("what a ticket has", u"has:Assignee -has:due"_s, u"has:assignee -has:due"_s);
    row("words", u"printer jam"_s, u"printer jam"_s);
    row("exact words", u"\"printer jam\""_s, u"\"printer jam\""_s);
    row("quotes around one word", u"\"printer\""_s, u"printer"_s);
    row("or binds weaker than and", u"a b or c d"_s, u"a b or c d"_s);
    row("or in capitals", u"a OR b"_s, u"a or b"_s);
    row("the word or in quotes", u"\"or\""_s, u"\"or\""_s);
    row("a word that begins with or", u"order or oracle"_s, u"order or oracle"_s);
    row("or beside a group", u"(a)or(b)"_s, u"a or b"_s);
    row("groups inside groups", u"((a (b)) c)"_s, u"a b c"_s);
    row("alternatives inside both", u"a (b or c)"_s, u"a (b or c)"_s);
    row("a time of day is a word", u"12:30"_s, u"\"12:30\""_s);
    row("a word with marks", u"Größe"_s, u"Größe"_s);
    row("a word with a hyphen", u"self-service"_s, u"self-service"_s);
    row("a number", u"number:INC-42"_s, u"number:INC-42"_s);
}

void TestQueryLanguage::readsWhatIsWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto query = ticketQueryLanguage().parse(text);
    QVERIFY2(query, query ? "" : qPrintable(query.error().key));
    QCOMPARE(query->canonical(), canonical);
    QCOMPARE(*ticketQueryLanguage().parse(canonical), *query);
}

void TestQueryLanguage::namesTheErrorAndItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    const auto row = [](const char *name, const QString &text, const QString &key, int position, int length) {
        QTest::newRow(name) << text << key << position << length;
    };
    row("a misspelled field", u"state:open priorty:1"_s, u"unknown-field"_s, 11, 7);
    row("a field of a room to come", u"asset:x"_s, u"unknown-field"_s, 0, 5);
    row("a field unknown in a negated group", u"-(foo:1)"_s, u"unknown-field"_s, 2, 3);
    row("a state misspelled", u"state:opne"_s, u"bad-value"_s, 6, 4);
    row("a letter too many in a state", u"state:closeed"_s, u"bad-value"_s, 6, 7);
    row("a bad value in a list", u"state:open,opne,new"_s, u"bad-value"_s, 11, 4);
    row("a priority beyond the last", u"priority:5"_s, u"bad-value"_s, 9, 1);
    row("a priority of zero", u"priority:0"_s, u"bad-value"_s, 9, 1);
    row("an impact with a letter", u"impact:P1"_s, u"bad-value"_s, 7, 2);
    row("a day that is not", u"opened:2026-02-30"_s, u"bad-value"_s, 7, 10);
    row("a day that is not, compared", u"opened:>=2026-02-30"_s, u"bad-value"_s, 9, 10);
    row("a bad end of a range", u"opened:2026-01..2026-13"_s, u"bad-value"_s, 16, 7);
    row("an age alone", u"opened:7d"_s, u"bad-value"_s, 7, 2);
    row("a range from an age to a day", u"opened:7d..2026-01"_s, u"bad-value"_s, 7, 11);
    row("a range of nothing", u"opened:.."_s, u"bad-value"_s, 7, 2);
    row("an age over a thousand years", u"opened:<99999999999999999999w"_s, u"bad-value"_s, 8, 21);
    row("less than none", u"priority:<none"_s, u"bad-value"_s, 10, 4);
    row("none where nothing can be empty", u"opened:none"_s, u"bad-value"_s, 7, 4);
    row("a flag that is neither", u"major:maybe"_s, u"bad-value"_s, 6, 5);
    row("a comparison with a list", u"priority:<2,3"_s, u"bad-value"_s, 11, 1);
    row("no value", u"state:"_s, u"missing-value"_s, 6, 0);
    row("no value before a blank", u"state: open"_s, u"missing-value"_s, 6, 1);
    row("no value after a comma", u"priority:1,"_s, u"missing-value"_s, 11, 0);
    row("no value after a sign", u"priority:<="_s, u"missing-value"_s, 11, 0);
    row("an order among teams", u"team:<x"_s, u"no-order"_s, 5, 1);
    row("an order among flags", u"a major:>=1"_s, u"no-order"_s, 8, 2);
    row("a quote that does not end", u"state:open \"exact"_s, u"unclosed-quote"_s, 11, 6);
    row("a quote that does not end in a value", u"team:\"Group"_s, u"unclosed-quote"_s, 5, 6);
    row("a quote ended only by an escaped one", u"\"a\\\""_s, u"unclosed-quote"_s, 0, 4);
    row("a group that does not end", u"a (b (c)"_s, u"unclosed-group"_s, 2, 1);
    row("an end of no group", u"a)"_s, u"unexpected-close"_s, 1, 1);
    row("an end first", u")a"_s, u"unexpected-close"_s, 0, 1);
    row("or first", u"or a"_s, u"dangling-or"_s, 0, 2);
    row("or last", u"a or"_s, u"dangling-or"_s, 2, 2);
    row("or last in a group", u"(a or )"_s, u"dangling-or"_s, 3, 2);
    row("or twice", u"a or or b"_s, u"dangling-or"_s, 5, 2);
    row("a minus alone", u"a - b"_s, u"dangling-minus"_s, 2, 1);
    row("a minus last", u"a -"_s, u"dangling-minus"_s, 2, 1);
    row("nothing to search for", u"a *** b"_s, u"no-words"_s, 2, 3);
    row("exact words without a word", u"\"...\""_s, u"no-words"_s, 0, 5);
    row("groups too deep", QString(33, u'(') + u'a' + QString(33, u')'), u"too-deep"_s, 32, 1);
    row("minus signs too deep", QString(40, u'-') + u'a', u"too-deep"_s, 32, 1);
    row("too many words", u"a "_s.repeated(501), u"too-many"_s, 1000, 0);
    row("too many values", u"team:"_s + u"a,"_s.repeated(600) + u"a"_s, u"too-many"_s, 1003, 0);
    row("too long", QString(16385, u'a'), u"too-long"_s, 16384, 1);
}

void TestQueryLanguage::namesTheErrorAndItsPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(int, position);
    QFETCH(int, length);
    const auto query = ticketQueryLanguage().parse(text);
    QVERIFY2(!query, query ? qPrintable(query->canonical()) : "");
    QCOMPARE(query.error().key, key);
    QCOMPARE(query.error().code, ErrorCode::Invalid);
    QCOMPARE(query.error().values.value(u"position"_s).toInt(), position);
    QCOMPARE(query.error().values.value(u"length"_s).toInt(), length);
}

void TestQueryLanguage::offersTheNearestField()
{
    const auto suggestion = [](const QString &text) {
        return ticketQueryLanguage().parse(text).error().values.value(u"suggestion"_s).toString();
    };
    QCOMPARE(suggestion(u"priorty:1"_s), u"priority"_s);
    QCOMPARE(suggestion(u"Asignee:x"_s), u"assignee"_s);
    QCOMPARE(suggestion(u"warehouse:x"_s), QString());
}

void TestQueryLanguage::hostileTextIsAnsweredQuickly_data()
{
    QTest::addColumn<QString>("text");
    const auto longest = [](const QString &unit) {
        return unit.repeated(QueryLanguage::kMaxLength / unit.size());
    };
    QTest::newRow("open groups") << longest(u"("_s);
    QTest::newRow("closed groups side by side") << longest(u"()"_s);
    QTest::newRow("minus signs") << longest(u"-"_s);
    QTest::newRow("colons") << longest(u":"_s);
    QTest::newRow("fields without end") << longest(u"a:"_s);
    QTest::newRow("a field name as long as the text") << longest(u"a"_s) + u":x"_s;
    QTest::newRow("a long list of values") << u"priority:"_s + longest(u"1,"_s).chopped(16);
    QTest::newRow("a long list of names") << u"team:"_s + longest(u"ab,"_s).chopped(16) + u"ab"_s;
    QTest::newRow("quotes") << longest(u"\""_s);
    QTest::newRow("escapes") << u"\""_s + longest(u"\\"_s).chopped(1);
    QTest::newRow("alternatives") << longest(u"a or "_s) + u"b"_s;
    QTest::newRow("dots") << u"opened:"_s + longest(u"."_s).chopped(8);
    QTest::newRow("digits") << u"priority:"_s + longest(u"9"_s).chopped(16);
    QTest::newRow("marks without letters") << longest(u"\u0301"_s);
    QTest::newRow("lone surrogates") << longest(QString(QChar(0xD800)));
    QTest::newRow("zeros") << QString(1000, QChar(0));
}

// A hang or an overflow of the stack is the failure; the run's time-out sees it.
void TestQueryLanguage::hostileTextIsAnsweredQuickly()
{
    QFETCH(QString, text);
    const auto query = ticketQueryLanguage().parse(text);
    if (query)
        QCOMPARE(ticketQueryLanguage().parse(query->canonical()).has_value(), true);
    else
        QVERIFY(query.error().values.value(u"position"_s).toInt() <= text.size());
    static_cast<void>(ticketQueryLanguage().complete(text, text.size()));
}

void TestQueryLanguage::anyTextIsAnswered()
{
    const QStringList pieces{u"state:"_s,    u"open"_s, u"("_s,       u")"_s,       u"-"_s,     u"\""_s,
                             u" "_s,         u"or"_s,   u","_s,       u".."_s,      u"<"_s,     u"7d"_s,
                             u"priority:"_s, u"1"_s,    u"opened:"_s, u"2026-01"_s, u"team:"_s, u"\\"_s};
    QRandomGenerator random(20260101);
    int understood = 0;
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (int n = random.bounded(12); n >= 0; --n)
            text += pieces[random.bounded(int(pieces.size()))];
        const auto query = ticketQueryLanguage().parse(text);
        if (!query) {
            const int position = query.error().values.value(u"position"_s).toInt();
            const int length = query.error().values.value(u"length"_s).toInt();
            QVERIFY2(position >= 0 && length >= 0 && position + length <= text.size(), qPrintable(text));
            continue;
        }
        ++understood;
        const auto again = ticketQueryLanguage().parse(query->canonical());
        QVERIFY2(again && *again == *query, qPrintable(text));
    }
    QVERIFY(understood > 100);
}

QTEST_GUILESS_MAIN(TestQueryLanguage)
#include "tst_querylanguage.moc"
