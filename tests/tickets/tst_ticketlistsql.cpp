// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistsql.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestTicketListSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cursorsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("a time") << QVariant(qint64(1'772'442'240'000));
        QTest::newRow("a negative number") << QVariant(qint64(-1));
        QTest::newRow("the far future") << QVariant(std::numeric_limits<qint64>::max());
        QTest::newRow("a text") << QVariant(u"grüße, \"welt\""_s);
        QTest::newRow("an empty text") << QVariant(u""_s);
    }

    void cursorsComeBackAsTheyWere()
    {
        QFETCH(QVariant, value);
        const auto cursor =
            ticketlistsql::cursorOf(ticketlistsql::cursorText({u"-title"_s, value, TicketId(42)}));
        QVERIFY(cursor);
        QCOMPARE(cursor->sort, u"-title"_s);
        QCOMPARE(cursor->value, value);
        QCOMPARE(cursor->id, TicketId(42));
    }

    void cursorsFromElsewhereAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a plain word") << u"next"_s;
        QTest::newRow("base64 of something else") << QString::fromLatin1(QByteArray("[1]").toBase64());
        QTest::newRow("SQL in the number")
            << QString::fromLatin1(QByteArray("[\"-opened\",\"n\",\"1) OR 1=1\",\"2\"]").toBase64());
    }

    void cursorsFromElsewhereAreRefused()
    {
        QFETCH(QString, text);
        const auto cursor = ticketlistsql::cursorOf(text);
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().key, u"bad-cursor"_s);
    }

    void valuesAreBoundAndNeverInTheText()
    {
        TicketListRequest request;
        request.query = u"team:\"x'); DROP TABLE ticket;--\" \"drop table\""_s;
        request.sort = u"team"_s;
        request.after = ticketlistsql::cursorText({u"team"_s, u"'; --"_s, TicketId(7)});
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
            const auto list = ticketlistsql::compile(request, engine, {QTimeZone::utc(), 0, {}});
            QVERIFY(list);
            QVERIFY(!list->where.contains(u"drop"_s, Qt::CaseInsensitive));
            QVERIFY(!list->where.contains(u"--"_s));
        }
    }

    void aPageAfterACursorIsAKeysetNotAnOffset()
    {
        TicketListRequest request;
        request.sort = u"-opened"_s;
        request.after = ticketlistsql::cursorText({u"-opened"_s, qint64(5), TicketId(7)});
        const auto list = ticketlistsql::compile(request, Engine::Sqlite, {QTimeZone::utc(), 0, {}});
        QVERIFY(list);
        QVERIFY(list->where.endsWith(u"(t.opened_at, t.id) < (:after_value, :after_id)"_s));
        QCOMPARE(list->direction, u"DESC"_s);
    }

    void aCursorOfAnotherOrderIsRefused()
    {
        TicketListRequest request;
        request.sort = u"title"_s;
        request.after = ticketlistsql::cursorText({u"-title"_s, u"Mail"_s, TicketId(7)});
        const auto list = ticketlistsql::compile(request, Engine::Sqlite, {QTimeZone::utc(), 0, {}});
        QVERIFY(!list);
        QCOMPARE(list.error().key, u"bad-cursor"_s);
    }

    void anUnknownSortIsRefused()
    {
        TicketListRequest request;
        request.sort = u"weather"_s;
        const auto list = ticketlistsql::compile(request, Engine::Sqlite, {QTimeZone::utc(), 0, {}});
        QVERIFY(!list);
        QCOMPARE(list.error().key, u"unknown-sort"_s);
    }
};

QTEST_GUILESS_MAIN(TestTicketListSql)
#include "tst_ticketlistsql.moc"
