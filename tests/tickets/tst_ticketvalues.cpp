// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketvalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestTicketValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldReadsBackWhatWasSet_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("read");
        const QHash<QString, std::pair<QString, QString>> special = {
            {u"priority"_s, {u"P2"_s, u"2"_s}},
            {u"impact"_s, {u"3"_s, u"3"_s}},
            {u"urgency"_s, {u"1"_s, u"1"_s}},
            {u"type"_s, {u"request"_s, u"request"_s}},
            {u"major"_s, {u"yes"_s, u"yes"_s}},
            {u"visibility"_s, {u"team"_s, u"team"_s}},
            {u"tags"_s, {u"vpn, Mail,VPN"_s, u"Mail,vpn"_s}},
            {u"reopened"_s, {u"yes"_s, u"yes"_s}},
            {u"outages"_s, {u"17, 3,17"_s, u"3,17"_s}},
            {u"priority_origin"_s, {u"override"_s, u"override"_s}},
        };
        const QStringList times{u"opened"_s,       u"occurred"_s,  u"detected"_s,
                                u"acknowledged"_s, u"responded"_s, u"restored"_s,
                                u"resolved"_s,     u"closed"_s,    u"first_resolved"_s};
        const QStringList counts{u"reopen_count"_s, u"reassignment_count"_s, u"cycle"_s};
        for (const ticketvalues::Field &field : ticketvalues::all()) {
            std::pair<QString, QString> values{u"some text"_s, u"some text"_s};
            if (special.contains(field.name))
                values = special.value(field.name);
            else if (times.contains(field.name))
                values = {u"2026-03-29T03:30:00+02:00"_s, u"2026-03-29T01:30:00Z"_s};
            else if (counts.contains(field.name))
                values = {u"7"_s, u"7"_s};
            QTest::newRow(qPrintable(field.name)) << field.name << values.first << values.second;
        }
    }

    void everyFieldReadsBackWhatWasSet()
    {
        QFETCH(QString, field);
        QFETCH(QString, given);
        Ticket ticket;
        QVERIFY(ticketvalues::text(ticket, field) != given);
        QVERIFY(ticketvalues::set(ticket, field, given).has_value());
        QTEST(ticketvalues::text(ticket, field), "read");
    }

    void tagsStandOnceByFoldedKey_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("read");
        QTest::newRow("an accent does not put a tag last") << u"vpn,äpfel"_s << u"äpfel,vpn"_s;
        QTest::newRow("nor does its case put it first") << u"mail,VPN,Zoll"_s << u"mail,VPN,Zoll"_s;
        QTest::newRow("of one key the first is kept") << u"é,e,É"_s << u"é"_s;
        QTest::newRow("blanks are none") << u" ,, a  b ,"_s << u"a b"_s;
        QTest::newRow("by bytes, as the engines sort") << u"\U0001F600,\uFFFD"_s << u"\uFFFD,\U0001F600"_s;
    }

    void tagsStandOnceByFoldedKey()
    {
        QFETCH(QString, given);
        const QStringList tags = ticketvalues::tagsOf(given.split(u','));
        QTEST(tags.join(u','), "read");
        QCOMPARE(ticketvalues::tagsOf(tags), tags);
    }

    void valuesThatMeanNothingAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("key");
        QTest::newRow("a priority beyond four") << u"priority"_s << u"5"_s << u"bad-value"_s;
        QTest::newRow("an impact in words") << u"impact"_s << u"high"_s << u"bad-value"_s;
        QTest::newRow("a time without an offset")
            << u"resolved"_s << u"2026-01-01T10:00:00"_s << u"bad-value"_s;
        QTest::newRow("an unknown type") << u"type"_s << u"problem"_s << u"bad-value"_s;
        QTest::newRow("a flag that is neither yes nor no") << u"major"_s << u"maybe"_s << u"bad-value"_s;
        QTest::newRow("a field that is not there") << u"colour"_s << u"red"_s << u"unknown-field"_s;
    }

    void valuesThatMeanNothingAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Ticket ticket;
        const auto done = ticketvalues::set(ticket, field, value);
        QVERIFY(!done);
        QTEST(done.error().key, "key");
    }

    void restoredCanBeUnknownAndKnownAgain()
    {
        Ticket ticket;
        QVERIFY(ticketvalues::set(ticket, u"restored"_s, u"unknown"_s).has_value());
        QCOMPARE(ticketvalues::text(ticket, u"restored"_s), u"unknown"_s);
        QVERIFY(!ticket.stamp(Stamp::Restored));
        QVERIFY(ticketvalues::set(ticket, u"restored"_s, u"2026-01-01T00:00:00Z"_s).has_value());
        QCOMPARE(ticketvalues::text(ticket, u"restored"_s), u"2026-01-01T00:00:00Z"_s);
    }

    void howSureAStampIsStandsInItsText_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("read");
        QTest::newRow("an estimate") << u"detected"_s << u"~2026-03-29T03:30:00+02:00"_s
                                     << u"~2026-03-29T01:30:00Z"_s;
        QTest::newRow("when it began may be unknown") << u"occurred"_s << u"unknown"_s << u"unknown"_s;
        QTest::newRow("nothing is nothing") << u"occurred"_s << QString() << QString();
        QTest::newRow("when it was detected is known or not given")
            << u"detected"_s << u"unknown"_s << u"refused"_s;
        QTest::newRow("an estimate of nothing") << u"detected"_s << u"~"_s << u"refused"_s;
        QTest::newRow("nor is one estimated twice")
            << u"detected"_s << u"~~2026-03-29T01:30:00Z"_s << u"refused"_s;
        QTest::newRow("of ids that are none") << u"outages"_s << u"3,-1"_s << u"refused"_s;
        QTest::newRow("no outages") << u"outages"_s << u""_s << QString();
    }

    void howSureAStampIsStandsInItsText()
    {
        QFETCH(QString, field);
        QFETCH(QString, given);
        Ticket ticket;
        const bool taken = ticketvalues::set(ticket, field, given).has_value();
        const QString text = taken ? ticketvalues::text(ticket, field) : u"refused"_s;
        QTEST(text, "read");
        if (!taken)
            return;
        Ticket again; // as undo sets it
        QVERIFY(ticketvalues::set(again, field, text).has_value());
        QCOMPARE(again.stampFlags, ticket.stampFlags);
        QCOMPARE(again.stamps, ticket.stamps);
    }

    void aStampGivenByHandIsNoLongerDerived()
    {
        Ticket ticket;
        ticket.setFlag(Stamp::Resolved, StampFlag::Derived);
        QVERIFY(ticketvalues::set(ticket, u"resolved"_s, u"2026-01-01T00:00:00Z"_s).has_value());
        QVERIFY(!ticket.hasFlag(Stamp::Resolved, StampFlag::Derived));
    }
};

QTEST_GUILESS_MAIN(TestTicketValues)
#include "tst_ticketvalues.moc"
