// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/deskfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

// Acts of two programs at one ticket, and acts that come a second time, on both engines.
class TestTicketRaces : public test::DeskFixture
{
    Q_OBJECT

private Q_SLOTS:
    // Two programs at one ticket: each act is made on what the other left.
    void actsAtTheSameTimeLoseNothing()
    {
        const TicketAct act = made();
        const auto other = openAnother();
        QVERIFY(other);
        TicketService theirs(*other);
        QList<QFuture<Result<TicketAct>>> acts;
        for (int round = 0; round < 8; ++round) {
            const QString word = u"word%1"_s.arg(round);
            acts.append(service().comment(m_agent, ref(act), u"mine "_s + word, MessageKind::Internal));
            acts.append(theirs.comment(m_agent, ref(act), u"theirs "_s + word, MessageKind::Internal));
            acts.append(service().set(m_agent, ref(act), {{u"ci"_s, word}}));
            acts.append(theirs.set(m_agent, ref(act), {{u"tags"_s, word}}));
        }
        for (const auto &one : acts)
            QVERIFY_OK(one.result());
        QCOMPARE(detail(act).ticket.rowVersion, 1 + acts.size());
        QCOMPARE(detail(act).conversation.size(), 16U);
        for (int round = 0; round < 8; ++round) {
            QCOMPARE(count(u"mine word%1"_s.arg(round)), 1);
            QCOMPARE(count(u"theirs word%1"_s.arg(round)), 1);
        }
    }

    void ofTwoSavesAtTheSameTimeOneIsToldOfTheOther()
    {
        const TicketAct act = made();
        const auto other = openAnother();
        QVERIFY(other);
        TicketService theirs(*other);
        for (qint64 version = 1; version <= 12; ++version) {
            const TicketValues a{{u"title"_s, u"A%1"_s.arg(version)}}, b{{u"title"_s, u"B%1"_s.arg(version)}};
            const auto first = service().set(m_agent, ref(act), a, version);
            const auto second = theirs.set(m_agent, ref(act), b, version);
            const Result<TicketAct> one = first.result(), two = second.result();
            QVERIFY(one.has_value() != two.has_value());
            const Error &stale = one ? two.error() : one.error();
            QCOMPARE(stale.key, u"stale-version"_s);
            QCOMPARE(stale.values.value(u"version"_s).toLongLong(), version + 1);
            QCOMPARE(stale.values.value(u"theirs"_s).toMap().value(u"title"_s).toString(),
                     (one ? a : b).value(u"title"_s));
        }
    }

    void aRepeatedOperationAnswersAsTheFirstTime()
    {
        const QString operation = u"0b3c6f6e-8f0e-4a43-9d2b-5f6a7c8d9e0f"_s;
        const TicketValues values{{u"title"_s, u"Once"_s}};
        const auto first = service().create(m_agent, values, operation).result();
        const auto again = service().create(m_agent, values, operation).result();
        QVERIFY_OK(first);
        QVERIFY_OK(again);
        QCOMPARE(again->number, first->number);
        QCOMPARE(again->id, first->id);
        QCOMPARE(count(u"once"_s), 1);
    }

    void aRepeatedEditAnswersAsTheFirstTimeAndEditsOnce()
    {
        const TicketAct act = made();
        const QString operation = u"5e0f3a52-0f5b-4c53-8a63-0d8b8a0f6c11"_s;
        const auto first = service().set(m_agent, ref(act), {{u"title"_s, u"Once"_s}}, 1, operation).result();
        const auto again = service().set(m_agent, ref(act), {{u"title"_s, u"Once"_s}}, 1, operation).result();
        QVERIFY_OK(first);
        QVERIFY_OK(again);
        QCOMPARE(again->rowVersion, first->rowVersion);
        QCOMPARE(again->number, act.number);
        QCOMPARE(detail(act).ticket.rowVersion, 2);
    }
};

QTEST_GUILESS_MAIN(TestTicketRaces)
#include "tst_ticketraces.moc"
