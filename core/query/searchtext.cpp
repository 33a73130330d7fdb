// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/searchtext.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestWord = 500;

// Words are letters and digits only; the engine's quote is doubled all the same.
QString quotedWith(const QString &word, QChar quote)
{
    QString out = word;
    out.replace(quote, QString(2, quote));
    return quote + out + quote;
}

} // namespace

QString searchAll(const QList<QStringList> &phrases, Engine engine)
{
    const bool sqlite = engine == Engine::Sqlite;
    QStringList parts;
    for (const QStringList &phrase : phrases) {
        QStringList words;
        for (const QString &word : phrase) {
            const QString kept = word.left(kLongestWord);
            words.append(sqlite ? kept : quotedWith(kept, u'\''));
        }
        if (sqlite)
            parts.append(quotedWith(words.join(u' '), u'"'));
        else
            parts.append(u'(' + words.join(u" <-> "_s) + u')');
    }
    return parts.join(sqlite ? u" AND "_s : u" & "_s);
}

} // namespace binnacle
