// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/fold.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestFold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsText_data();
    void foldsText();
    void foldingIsIdempotentForEveryCodePoint();
    void foldingIsIdempotentForRandomTexts();
    void theFormOfTheInputDoesNotMatter();
    void theShortWayOfLatinTextIsTheLongOne();
    void splitsWords_data();
    void splitsWords();
    void sortsNumbersByValue();
};

void TestFold::foldsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("case is dropped") << u"VPN Gateway"_s << u"vpn gateway"_s;
    QTest::newRow("diacritics are dropped") << u"Ångström Žižek"_s << u"angstrom zizek"_s;
    QTest::newRow("a decomposed accent is the same") << u"Cafe\u0301"_s << u"cafe"_s;
    QTest::newRow("full width is dropped") << u"ＡＢ１"_s << u"ab1"_s;
    QTest::newRow("sharp s is two letters") << u"Straße STRASSE"_s << u"strasse strasse"_s;
    QTest::newRow("letters with strokes are plain")
        << u"Łódź Søren Đoković Æsir Œuvre"_s << u"lodz soren dokovic aesir oeuvre"_s;
    QTest::newRow("Turkish capital dotted I") << u"İstanbul"_s << u"istanbul"_s;
    QTest::newRow("Greek final sigma") << u"ΣΊΣΥΦΟΣ"_s << u"σισυφοσ"_s;
    QTest::newRow("Cyrillic short i") << u"Й"_s << u"и"_s;
    QTest::newRow("ligature") << u"ﬁle"_s << u"file"_s;
    QTest::newRow("a sign that comes apart into capitals") << u"℡"_s << u"tel"_s;
    QTest::newRow("kana keeps its voicing") << u"ガ"_s << u"ガ"_s;
    QTest::newRow("half-width kana becomes full") << u"ｶﾞ"_s << u"ガ"_s;
    QTest::newRow("Hangul stays put together") << u"한국"_s << u"한국"_s;
    QTest::newRow("Devanagari keeps its vowels") << u"हिन्दी"_s << u"हिन्दी"_s;
    QTest::newRow("Hebrew points are dropped") << u"שָׁלוֹם"_s << u"שלום"_s;
    QTest::newRow("Arabic vowel marks are dropped") << u"مَرحَبًا"_s << u"مرحبا"_s;
    QTest::newRow("soft hyphen and joiners vanish") << u"in\u00adci\u200ddent\ufeff"_s << u"incident"_s;
    QTest::newRow("a mark beyond the basic plane") << u"a\U000E0100b"_s << u"ab"_s;
    QTest::newRow("a capital beyond the basic plane") << u"\U00010400"_s << u"\U00010428"_s;
    QTest::newRow("white space runs become one blank") << u"  a\t\n\u00a0 b  "_s << u"a b"_s;
    QTest::newRow("nothing stays nothing") << QString() << QString();
    QTest::newRow("only marks become nothing") << u"\u0301\u0308"_s << QString();
}

void TestFold::foldsText()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(fold(text), expected);
}

void TestFold::foldingIsIdempotentForEveryCodePoint()
{
    for (char32_t c = 1; c <= 0x10ffff; ++c) {
        if ((c >= 0xd800 && c <= 0xdfff) || QChar::category(c) == QChar::Other_NotAssigned)
            continue;
        const QString once = fold(QString::fromUcs4(&c, 1));
        if (fold(once) != once)
            QFAIL(qPrintable(
                u"U+%1 folds to \"%2\", then to \"%3\""_s.arg(quint32(c), 4, 16).arg(once, fold(once))));
    }
}

void TestFold::foldingIsIdempotentForRandomTexts()
{
    QRandomGenerator random(20260329);
    for (int i = 0; i < 20000; ++i) {
        QString text;
        const int length = random.bounded(12);
        for (int j = 0; j < length; ++j)
            text.append(QChar(ushort(random.bounded(j % 2 ? 0x0400 : 0xffff)))); // lone surrogates too
        const QString once = fold(text);
        QCOMPARE(fold(once), once);
    }
}

void TestFold::theFormOfTheInputDoesNotMatter()
{
    const QString text = u"Ǻ ﬁ ½ ① Å Ω ｶﾞ 각 Ệ"_s;
    const QString expected = fold(text);
    QCOMPARE(fold(text.normalized(QString::NormalizationForm_C)), expected);
    QCOMPARE(fold(text.normalized(QString::NormalizationForm_D)), expected);
    QCOMPARE(fold(text.normalized(QString::NormalizationForm_KC)), expected);
    QCOMPARE(fold(text.normalized(QString::NormalizationForm_KD)), expected);
}

// Latin text is folded by table; one letter of another script makes the same text go the long way.
void TestFold::theShortWayOfLatinTextIsTheLongOne()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 20000; ++i) {
        QString text(u'a');
        const int length = random.bounded(20);
        for (int j = 0; j < length; ++j)
            text.append(QChar(ushort(random.bounded(1, 0x180))));
        text.append(u'z');
        QCOMPARE(fold(text + u'\u4e00'), QString(fold(text) + u'\u4e00'));
        QCOMPARE(foldedWords(text + u" \u4e00"_s), foldedWords(text) + QStringList{u"\u4e00"_s});
    }
}

void TestFold::splitsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("punctuation parts words")
        << u"INC-0042: VPN down!"_s << QStringList{u"inc"_s, u"0042"_s, u"vpn"_s, u"down"_s};
    QTest::newRow("words at both ends") << u"a b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("an accent does not part a word") << u"re\u0301sume\u0301"_s << QStringList{u"resume"_s};
    QTest::newRow("a vowel sign does not part a word") << u"हिन्दी"_s << QStringList{u"हिन्दी"_s};
    QTest::newRow("letters beyond the basic plane are letters")
        << u"x \U00010400\U00010401 y"_s << QStringList{u"x"_s, u"\U00010428\U00010429"_s, u"y"_s};
    QTest::newRow("an emoji is no word")
        << u"fire \U0001F525\U0001F525 now"_s << QStringList{u"fire"_s, u"now"_s};
    QTest::newRow("a lone surrogate is no word")
        << (u"a"_s + QChar(0xd800) + u"b"_s) << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("no words") << u" -- !"_s << QStringList();
}

void TestFold::splitsWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(foldedWords(text), expected);
}

void TestFold::sortsNumbersByValue()
{
    QStringList texts{u"INC-10"_s, u"inc-9"_s, u"INC-0011"_s, u"INC-9 b"_s, u"INC-١٢"_s, u"CHG-100"_s};
    std::sort(texts.begin(), texts.end(),
              [](const QString &a, const QString &b) { return naturalKey(a) < naturalKey(b); });
    QCOMPARE(texts,
             (QStringList{u"CHG-100"_s, u"inc-9"_s, u"INC-9 b"_s, u"INC-10"_s, u"INC-0011"_s, u"INC-١٢"_s}));
    QCOMPARE(naturalKey(u"a007"_s), naturalKey(u"A7"_s));
    QVERIFY(naturalKey(u"a0"_s) < naturalKey(u"a1"_s));
}

QTEST_APPLESS_MAIN(TestFold)
#include "tst_fold.moc"
