// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/searchindex.h"

#include "base/fold.h"
#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::searchindex {

namespace {

// Positions of a tsvector end at 16,383 and a lexeme at 2,046 bytes.
constexpr int kLastPosition = 16'383;
constexpr qsizetype kLongestWord = 500;
// A tsvector holds 1 MiB; what stands beyond is not found, on either engine.
constexpr qsizetype kLongestText = 200'000;

} // namespace

QString wordsFor(Engine engine, const QStringList &texts)
{
    const QStringList words = foldedWords(texts.join(u'\n').left(kLongestText));
    QString value;
    int position = 0;
    for (const QString &word : words) {
        const QString shortened = word.left(kLongestWord);
        if (!value.isEmpty())
            value += u' ';
        if (engine == Engine::Sqlite)
            value += shortened;
        else
            value += u'\'' + shortened + u"':"_s + QString::number(qMin(++position, kLastPosition));
    }
    return value;
}

BulkInsert inserter(WriteScope &scope)
{
    if (scope.engine() == Engine::Sqlite)
        return {scope, u"ticket_search"_s, {u"rowid"_s, u"words"_s}};
    return {
        scope, u"ticket_search"_s, {u"ticket_id"_s, u"words"_s}, {{u"words"_s, u"CAST(? AS tsvector)"_s}}};
}

Result<> replace(WriteScope &scope, TicketId id, const QStringList &texts)
{
    BINNACLE_LET(Statement clear, scope.statement(ticketSql(), u"search_clear"_s));
    BINNACLE_TRY(clear.bind(u"id"_s, id).run());
    BINNACLE_LET(Statement insert, scope.statement(ticketSql(), u"search_insert"_s));
    return insert.bind(u"id"_s, id).bind(u"words"_s, wordsFor(scope.engine(), texts)).run();
}

} // namespace binnacle::searchindex
