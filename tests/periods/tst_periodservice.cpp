// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Publishing a month, its editions, who may, and what is missed of it: on both engines.

#include "periodfixture.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class TestPeriodService : public PeriodFixture
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreThoseOfTheWindow()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        catalogService();
        outage(u"2025-11-30T20:00:00Z"_s, u"2025-12-01T06:00:00Z"_s); // 6 h of it in the window
        const auto period = publish();
        QVERIFY_OK(period);
        const auto is = [&](const QString &item, const QString &measure, const QString &figure) {
            return figureText(valueOf(*period, item, measure, figure));
        };
        QCOMPARE(is(u"all"_s, u"incidents"_s, u"count"_s), u"3"_s); // A4 opened at the window's end
        QCOMPARE(is(u"all"_s, u"incidents"_s, u"open"_s), u"1"_s);
        QCOMPARE(is(u"all"_s, u"ttd"_s, u"mean"_s), u"1200000"_s);   // 30 and 10 minutes
        QCOMPARE(is(u"all"_s, u"ttr"_s, u"median"_s), u"5400000"_s); // 120 and 60
        QCOMPARE(is(u"all"_s, u"ttr"_s, u"open"_s), u"1"_s);
        QCOMPARE(is(u"P1"_s, u"resolve"_s, u"max"_s), u"7200000"_s);
        QCOMPARE(is(u"P3"_s, u"incidents"_s, u"count"_s), u"0"_s);
        QCOMPARE(is(u"all"_s, u"sla"_s, u"met"_s), u"1"_s);
        QCOMPARE(is(u"all"_s, u"sla"_s, u"pending"_s), u"1"_s);
        QCOMPARE(is(u"all"_s, u"sla"_s, u"attainment"_s), u"0.5"_s);
        QCOMPARE(is(u"Mail"_s, u"availability"_s, u"down"_s), u"21600000"_s);
        QCOMPARE(is(u"Mail"_s, u"availability"_s, u"agreed"_s), u"2678400000"_s);
        QCOMPARE(is(u"Mail"_s, u"availability"_s, u"availability"_s),
                 QString::number((31.0 * 24 - 6) / (31 * 24), 'g', 12));
        QCOMPARE(is(u"Mail"_s, u"availability"_s, u"budget"_s), QString::number(2678400000 * 0.01, 'g', 12));
        QCOMPARE(is(u"Mail"_s, u"availability"_s, u"coverage"_s), u"1"_s);
        QVERIFY(period->definitions.contains(u"ttr 1"_s));
        QCOMPARE(period->publisherName, u"Ada Osei"_s);
        QCOMPARE(differences(), QStringList()); // what was stored is what was computed, to the last digit
        QCOMPARE(checked(), u"ok"_s);
        QCOMPARE(column(u"SELECT act FROM audit WHERE subject_kind = 'period'"_s),
                 QStringList{u"period.publish"_s});
    }

    void aWindowPublishedAgainIsAnotherEdition()
    {
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        const auto first = publish();
        QVERIFY_OK(first);
        QVERIFY_OK(
            answer(TicketService(database())
                       .set(m_admin, {{}, u"A1"_s, {}}, {{u"restored"_s, u"2025-12-01T09:30:00Z"_s}})));
        const auto second = publish(kFrom, kTo, u"A1's stamp was wrong"_s);
        QVERIFY_OK(second);
        QCOMPARE(second->edition, 2);
        QCOMPARE(second->replaces, first->id);
        QCOMPARE(differences(), QStringList()); // of the newest edition
        const auto all = with([&](PeriodService &periods) { return periods.periods(m_admin); });
        QVERIFY_OK(all);
        QCOMPARE(all->size(), 2);
        QCOMPARE((*all)[0].hash, first->hash);
        QCOMPARE((*all)[1].reason, u"A1's stamp was wrong"_s);
        QCOMPARE(checked(), u"ok"_s);
    }

    void windowsAreChosen()
    {
        QVERIFY_OK(publish());
        QVERIFY_OK(publish(kFrom, kFrom + kMsPerDay));
        const auto numbers = [&](const RestatementRequest &request) {
            const auto told = restatements(request);
            return told ? qsizetype(told->size()) : qsizetype(-1);
        };
        QCOMPARE(numbers({}), 2);
        QCOMPARE(numbers({kFrom, kFrom + kMsPerDay}), 1);
        QCOMPARE(numbers({kFrom + 1, {}}), 0);
        QVERIFY_ERROR(restatements({kTo, kFrom}), ErrorCode::Invalid, u"window-reversed"_s);
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("key");
        QTest::addRow("a window that ends before it begins") << kTo << kFrom << u"window-reversed"_s;
        QTest::addRow("an empty window") << kFrom << kFrom << u"period-empty"_s;
        QTest::addRow("a window that is not over") << kFrom << kNow + 1 << u"period-not-over"_s;
    }

    void whatIsRefused()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(QString, key);
        QVERIFY_ERROR(publish(from, to), ErrorCode::Invalid, key);
        QCOMPARE(count(u"period"_s), 0);
    }

    void onlyManagersPublish()
    {
        Actor agent = m_admin;
        agent.roles = Role::Agent;
        const auto refused =
            with([&](PeriodService &periods) { return periods.publish(agent, {kFrom, kTo, {}}); });
        QVERIFY_ERROR(refused, ErrorCode::Denied, u"not-allowed"_s);
        Actor requester = m_admin;
        requester.roles = Role::Requester;
        const auto unread = with([&](PeriodService &periods) { return periods.restatements(requester, {}); });
        QVERIFY_ERROR(unread, ErrorCode::Denied, u"not-allowed"_s);
    }

    void verifyNamesWhatWasChangedAround_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        const QString median = u"item = 'P1' AND measure = 'ttr' AND figure = 'median'"_s;
        QTest::addRow("a figure") << u"UPDATE period_figure SET value = 1 WHERE "_s + median
                                  << u"period 1 P1 ttr median"_s;
        QTest::addRow("a figure and its hash")
            << u"UPDATE period_figure SET value = 1, hash = 'x' WHERE "_s + median
            << u"period 1 P1 ttr median; period 1 hash"_s;
        QTest::addRow("a figure gone")
            << u"DELETE FROM period_figure WHERE place = 251"_s << u"period 1 hash"_s;
        QTest::addRow("the head") << u"UPDATE period SET published_at = 5"_s << u"period 1 hash"_s;
        QTest::addRow("the policy") << u"UPDATE period SET maintenance = 'up'"_s << u"period 1 hash"_s;
        QTest::addRow("the hash of all") << u"UPDATE period SET hash = 'x'"_s << u"period 1 hash"_s;
    }

    void verifyNamesWhatWasChangedAround()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        QCOMPARE(counts(import(kLog)), u"4/0/0/0/0/0"_s);
        QVERIFY_OK(publish());
        QVERIFY_OK(runForeign(sql));
        const QString said = checked();
        for (const QString &one : named.split(u"; "_s))
            QVERIFY2(said.contains(one), qPrintable(said));
    }

    void aPeriodGoneIsMissed()
    {
        QVERIFY_OK(publish());
        QVERIFY_OK(runForeign(u"DELETE FROM period_figure"_s));
        QVERIFY_OK(runForeign(u"DELETE FROM period"_s));
        QCOMPARE(checked(), u"period 1 is gone"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeriodService)
#include "tst_periodservice.moc"
