// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fold.h"

namespace binnacle {

namespace {

bool isPlainAscii(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return false;
    }
    return true;
}

// Case, marks and width off; white space untouched.
QString foldCharacters(const QString &text)
{
    if (isPlainAscii(text))
        return text.toLower();
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!c.isMark())
            folded.append(c);
    }
    return folded;
}

} // namespace

QString fold(const QString &text)
{
    return foldCharacters(text).simplified();
}

QStringList foldedWords(const QString &text)
{
    const QString folded = foldCharacters(text);
    QStringList words;
    QString word;
    for (const QChar c : folded) {
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            word.append(c);
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
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
