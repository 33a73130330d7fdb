// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fold.h"

#include <QVarLengthArray>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Marks that ornament a letter rather than make the word: combining diacritics, Hebrew points, Arabic vowel
// marks, variation selectors. Sorted.
constexpr std::array kDroppedMarks = {
    Range{0x0300, 0x036f}, Range{0x0483, 0x0489}, Range{0x0591, 0x05bd}, Range{0x05bf, 0x05bf},
    Range{0x05c1, 0x05c2}, Range{0x05c4, 0x05c5}, Range{0x05c7, 0x05c7}, Range{0x0610, 0x061a},
    Range{0x064b, 0x065f}, Range{0x0670, 0x0670}, Range{0x06d6, 0x06dc}, Range{0x06df, 0x06e4},
    Range{0x06e7, 0x06e8}, Range{0x06ea, 0x06ed}, Range{0x1ab0, 0x1aff}, Range{0x1dc0, 0x1dff},
    Range{0x20d0, 0x20ff}, Range{0xfe00, 0xfe0f}, Range{0xfe20, 0xfe2f}, Range{0xe0100, 0xe01ef},
};

// Letters with a stroke or of two, which neither decomposition nor (in every Qt) case folding makes plain.
struct Plain
{
    char16_t letter;
    const char16_t *text;
};

constexpr std::array kPlainLetters = {
    Plain{u'\u00df', u"ss"}, Plain{u'\u00e6', u"ae"}, Plain{u'\u00f0', u"d"}, Plain{u'\u00f8', u"o"},
    Plain{u'\u00fe', u"th"}, Plain{u'\u0111', u"d"},  Plain{u'\u0127', u"h"}, Plain{u'\u0131', u"i"},
    Plain{u'\u0142', u"l"},  Plain{u'\u0153', u"oe"}, Plain{u'\u0167', u"t"},
};

// The code point at `at`, which moves behind it; half a surrogate pair is given as it is.
char32_t nextCodePoint(const QString &text, qsizetype &at)
{
    const QChar c = text[at++];
    if (c.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[at++]);
    return c.unicode();
}

bool isDropped(char32_t c)
{
    if (c < 0x80)
        return false;
    const auto *range = std::lower_bound(kDroppedMarks.begin(), kDroppedMarks.end(), c,
                                         [](const Range &r, char32_t wanted) { return r.last < wanted; });
    return (range != kDroppedMarks.end() && range->first <= c) || QChar::category(c) == QChar::Other_Format;
}

void appendFolded(QString &folded, char32_t c)
{
    if (isDropped(c))
        return;
    if (c >= 0x80 && c < 0x180) {
        for (const Plain &plain : kPlainLetters) {
            if (plain.letter == c) {
                folded.append(QStringView(plain.text));
                return;
            }
        }
    }
    folded.append(QChar::fromUcs4(c));
}

QString foldAnything(const QString &text)
{
    // Compatibility forms first: some of them ("℡") come apart into capitals.
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(apart.size());
    for (qsizetype at = 0; at < apart.size();)
        appendFolded(folded, nextCodePoint(apart, at));
    // What is left of kana and Hangul is put together again.
    return folded.normalized(QString::NormalizationForm_C);
}

// Letters of most European languages: none of them changes with its neighbors, so each is folded once.
constexpr char16_t kLatinEnd = 0x180;

struct Letters // up to three, as "¼" becomes "1⁄4"
{
    char16_t text[3];
    qsizetype size;
};

const std::array<Letters, kLatinEnd> &latinFolds()
{
    static const std::array<Letters, kLatinEnd> kFolds = [] {
        std::array<Letters, kLatinEnd> folds{};
        for (char16_t c = 0; c < kLatinEnd; ++c) {
            const QString folded = foldAnything(QString(QChar(c)));
            Q_ASSERT(folded.size() <= 3);
            std::copy(folded.utf16(), folded.utf16() + folded.size(), folds[c].text);
            folds[c].size = folded.size();
        }
        return folds;
    }();
    return kFolds;
}

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < kLatinEnd; });
}

using Buffer = QVarLengthArray<char16_t, 1024>;

Buffer foldLatin(const QString &text)
{
    const auto &folds = latinFolds();
    Buffer folded(text.size() * 3);
    char16_t *to = folded.data();
    for (const QChar c : text) {
        const Letters &letters = folds[c.unicode()];
        to[0] = letters.text[0];
        to[1] = letters.text[1];
        to[2] = letters.text[2];
        to += letters.size;
    }
    folded.resize(to - folded.data());
    return folded;
}

// White space runs to one blank, none at the ends.
QString simplified(Buffer &text)
{
    char16_t *to = text.data();
    bool pending = false;
    for (const char16_t c : std::as_const(text)) {
        if (QChar::isSpace(c)) {
            pending = to != text.data();
            continue;
        }
        if (pending)
            *to++ = u' ';
        pending = false;
        *to++ = c;
    }
    return QString(reinterpret_cast<const QChar *>(text.data()), to - text.data());
}

// Case, diacritics and width off; white space untouched.
QString foldCharacters(const QString &text)
{
    if (!isLatin(text))
        return foldAnything(text);
    const Buffer folded = foldLatin(text);
    return QString(reinterpret_cast<const QChar *>(folded.data()), folded.size());
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace

QString fold(const QString &text)
{
    if (!isLatin(text))
        return foldAnything(text).simplified();
    Buffer folded = foldLatin(text);
    return simplified(folded);
}

QStringList foldedWords(const QString &text)
{
    const QString folded = foldCharacters(text);
    QStringList words;
    qsizetype begin = -1;
    for (qsizetype next = 0; next < folded.size();) {
        const qsizetype at = next;
        const bool inside = isWordCharacter(nextCodePoint(folded, next));
        if (inside && begin < 0)
            begin = at;
        if (!inside && begin >= 0) {
            words.append(folded.mid(begin, at - begin));
            begin = -1;
        }
    }
    if (begin >= 0)
        words.append(folded.mid(begin));
    return words;
}

QString naturalKey(const QString &text)
{
    constexpr qsizetype kDigits = 20;
    const QString folded = fold(text);
    QString key;
    key.reserve(folded.size() + kDigits);
    qsizetype i = 0;
    while (i < folded.size()) {
        if (!folded[i].isDigit()) {
            key.append(folded[i++]);
            continue;
        }
        qsizetype end = i;
        while (end < folded.size() && folded[end].isDigit())
            ++end;
        while (i < end - 1 && folded[i].digitValue() == 0)
            ++i;
        key.append(QString(qMax<qsizetype>(0, kDigits - (end - i)), u'0'));
        for (; i < end; ++i)
            key.append(QChar(u'0' + folded[i].digitValue()));
    }
    return key;
}

} // namespace binnacle
