// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityfixture.h"
#include "availability/outagechecks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestOutageService : public test::AvailabilityFixture
{
    Q_OBJECT

private:
    QStringList audited()
    {
        return column(u"SELECT act FROM audit WHERE subject_kind = 'outage' ORDER BY seq"_s);
    }
    QStringList fieldsSet()
    {
        return column(u"SELECT field FROM audit WHERE act = 'outage.set' ORDER BY seq"_s);
    }
    Check checked()
    {
        return database().read([](ReadScope &scope) { return checkOutages(scope); }).result().value();
    }

    QStringList column(const QString &sql)
    {
        return database()
            .read([sql](ReadScope &scope) -> Result<QStringList> {
                BINNACLE_LET(Statement rows, scope.statement(sql));
                BINNACLE_TRY(rows.run());
                QStringList all;
                while (rows.next())
                    all.append(rows.text(0));
                return all;
            })
            .result()
            .value();
    }

private Q_SLOTS:
    void anOutageIsAddedAndEnds()
    {
        Outage given = outage(2, {}, Degree::Partial);
        given.title = u"  Relay   down "_s;
        const auto added = outages().add(m_admin, given).result();
        QVERIFY_OK(added);
        QCOMPARE(added->serviceName, u"Mail"_s);
        QCOMPARE(added->title, u"Relay down"_s);
        QCOMPARE(added->degree, Degree::Partial);
        QCOMPARE(added->source, u"binnacle"_s);
        QVERIFY(!added->to && !added->approvedAt && !added->isMaintenance);
        const auto ended = outages().end(m_admin, added->id, test::kNow - kHour).result();
        QVERIFY_OK(ended);
        QCOMPARE(ended->to, std::optional(test::kNow - kHour));
        QCOMPARE(ended->rowVersion, added->rowVersion + 1);
        const auto again = outages().end(m_admin, added->id, test::kNow).result();
        QVERIFY(!again);
        QCOMPARE(again.error().key, u"outage-ended"_s);
        QCOMPARE(outages().outages(m_admin, {}).result().value(), std::vector<Outage>{*ended});
        QCOMPARE(audited(), (QStringList{u"outage.add"_s, u"outage.end"_s}));
    }

    void bothActsAreTakenBack()
    {
        const auto added = outages().add(m_admin, outage(2, {})).result();
        QVERIFY_OK(added);
        const auto ended = outages().end(m_admin, added->id, test::kNow - kHour).result();
        QVERIFY_OK(ended);
        const auto stale = outages().remove(m_admin, added->id, added->rowVersion).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        const auto goesOn = outages().reopen(m_admin, added->id, ended->rowVersion).result();
        QVERIFY_OK(goesOn);
        QVERIFY(!goesOn->to);
        QVERIFY_OK(outages().remove(m_admin, added->id, goesOn->rowVersion).result());
        QVERIFY(outages().outages(m_admin, u"mail"_s).result()->empty());
        QCOMPARE(outages().remove(m_admin, added->id, 0).result().error().key, u"no-such-outage"_s);
        QCOMPARE(audited().size(), 4);
    }

    void everyFieldIsChangedAndBack_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QStringList>("acts");
        QTest::newRow("its beginning") << 0 << QStringList{u"from"_s};
        QTest::newRow("its end") << 1 << QStringList{u"to"_s};
        QTest::newRow("that it goes on") << 2 << QStringList{u"to"_s};
        QTest::newRow("its degree") << 3 << QStringList{u"degree"_s};
        QTest::newRow("its title") << 4 << QStringList{u"title"_s};
        QTest::newRow("that it is estimated") << 5 << QStringList{u"estimated"_s};
        QTest::newRow("all of them") << 6
                                     << QStringList{u"degree"_s, u"from"_s, u"to"_s, u"estimated"_s,
                                                    u"title"_s};
    }

    void everyFieldIsChangedAndBack()
    {
        QFETCH(int, field);
        QFETCH(QStringList, acts);
        const auto added = outages().add(m_admin, outage(4, 2)).result();
        QVERIFY_OK(added);
        Outage given = *added;
        const auto is = [&](int one) { return field == one || field == 6; };
        if (is(0))
            given.from -= kHour;
        if (is(1))
            *given.to += kHour;
        if (is(2))
            given.to.reset();
        if (is(3))
            given.degree = Degree::Partial;
        if (is(4))
            given.title = u"Relay down"_s;
        if (is(5))
            given.isEstimated = true;
        const auto changed = outages().change(m_admin, given, added->rowVersion).result();
        QVERIFY_OK(changed);
        given.rowVersion = added->rowVersion + 1;
        QCOMPARE(*changed, given);
        QCOMPARE(fieldsSet(), acts);
        const auto stale = outages().change(m_admin, *added, added->rowVersion).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        QCOMPARE(stale.error().code, ErrorCode::Conflict);
        const auto back = outages().change(m_admin, *added, changed->rowVersion).result();
        QVERIFY_OK(back);
        Outage before = *added;
        before.rowVersion += 2;
        QCOMPARE(*back, before);
        QVERIFY(checked().ok);
    }

    void whatIsAsItWasIsNotWritten()
    {
        const auto added = outages().add(m_admin, outage(4, 2)).result();
        QVERIFY_OK(added);
        const auto same = outages().change(m_admin, *added, added->rowVersion).result();
        QVERIFY_OK(same);
        QCOMPARE(*same, *added);
        QCOMPARE(audited(), QStringList{u"outage.add"_s});
    }

    void anOutageThatWasMaintenanceIsApprovedNow()
    {
        const auto added = outages().add(m_admin, outage(4, 2)).result();
        QVERIFY_OK(added);
        Outage given = *added;
        given.isMaintenance = true;
        given.approvedAt = given.from - kHour; // nobody says since when
        const auto planned = outages().change(m_admin, given, 0).result();
        QVERIFY_OK(planned);
        QCOMPARE(planned->approvedAt, std::optional(test::kNow));
        // The way there and back keeps the approval maintenance had.
        Outage ahead = outage(-5, -7);
        ahead.isMaintenance = true;
        const auto entered = outages().add(m_admin, ahead).result();
        QVERIFY_OK(entered);
        Outage down = *entered;
        down.isMaintenance = false;
        down.from = test::kNow - kHour;
        down.to = test::kNow;
        QVERIFY_OK(outages().change(m_admin, down, 0).result());
        const auto again = outages().change(m_admin, *entered, 0).result();
        QVERIFY_OK(again);
        QCOMPARE(again->approvedAt, entered->approvedAt);
        QVERIFY(checked().ok);
    }

    void aChangeThatCannotBeIsRefused()
    {
        const auto added = outages().add(m_admin, outage(4, 2)).result();
        QVERIFY_OK(added);
        Outage given = *added;
        given.to = given.from - kMinute;
        QCOMPARE(outages().change(m_admin, given, 0).result().error().key, u"outage-reversed"_s);
        given.to = test::kNow + kMinute;
        QCOMPARE(outages().change(m_admin, given, 0).result().error().key, u"outage-to-come"_s);
        given = *added;
        given.degree = Degree::None;
        QCOMPARE(outages().change(m_admin, given, 0).result().error().key, u"bad-value"_s);
        given.id = OutageId(99);
        QCOMPARE(outages().change(m_admin, given, 0).result().error().key, u"no-such-outage"_s);
        QCOMPARE(outages().outages(m_admin, {}).result().value(), std::vector<Outage>{*added});
    }

    void whatWasRemovedIsBroughtBack()
    {
        const auto added = outages().add(m_admin, outage(4, 2)).result();
        QVERIFY_OK(added);
        QVERIFY_OK(outages().remove(m_admin, added->id, added->rowVersion).result());
        QVERIFY(outages().outages(m_admin, {}).result()->empty());
        QVERIFY(checked().ok);
        const auto back = outages().restore(m_admin, added->id).result();
        QVERIFY_OK(back);
        Outage before = *added;
        before.rowVersion += 2;
        QCOMPARE(*back, before);
        QVERIFY(checked().ok);
        QCOMPARE(*outages().restore(m_admin, added->id).result(), before); // it is there
        QCOMPARE(outages().restore(m_admin, OutageId(99)).result().error().key, u"no-such-outage"_s);
        QCOMPARE(audited(), (QStringList{u"outage.add"_s, u"outage.remove"_s, u"outage.restore"_s}));
    }

    void maintenanceIsApprovedWhenItIsEntered()
    {
        Outage ahead = outage(-5, -7); // from in five hours on
        ahead.isMaintenance = true;
        const auto planned = outages().add(m_admin, ahead).result();
        QVERIFY_OK(planned);
        QCOMPARE(planned->approvedAt, std::optional(test::kNow));
        QVERIFY(planned->isMaintenance);
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("key");
        QTest::newRow("it ends before it begins") << 1.0 << 2.0 << u"Mail"_s << u"outage-reversed"_s;
        QTest::newRow("it is still to come") << -1.0 << -2.0 << u"Mail"_s << u"outage-to-come"_s;
        QTest::newRow("its end is still to come") << 1.0 << -2.0 << u"Mail"_s << u"outage-to-come"_s;
        QTest::newRow("no such service") << 2.0 << 1.0 << u"Post"_s << u"no-such-service"_s;
    }

    void whatCannotBeIsRefused()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QString, service);
        QFETCH(QString, key);
        Outage given = outage(from, to);
        given.serviceName = service;
        const auto refused = outages().add(m_admin, given).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QVERIFY(outages().outages(m_admin, {}).result()->empty());
        QVERIFY(audited().isEmpty());
    }

    void verifyComparesWithTheAudit_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("an end") << u"UPDATE outage SET to_at = from_at WHERE id = 1"_s;
        QTest::newRow("a beginning") << u"UPDATE outage SET from_at = from_at - 1 WHERE id = 2"_s;
        QTest::newRow("a degree") << u"UPDATE outage SET degree = 'degraded' WHERE id = 2"_s;
        QTest::newRow("a title") << u"UPDATE outage SET title = 'All well' WHERE id = 1"_s;
        QTest::newRow("a changed degree") << u"UPDATE outage SET degree = 'degraded' WHERE id = 4"_s;
        QTest::newRow("that it is estimated") << u"UPDATE outage SET estimated = 1 WHERE id = 2"_s;
        QTest::newRow("one put away") << u"UPDATE outage SET deleted_at = 1 WHERE id = 1"_s;
        QTest::newRow("one brought back") << u"UPDATE outage SET deleted_at = NULL WHERE id = 3"_s;
        QTest::newRow("one gone") << u"DELETE FROM outage WHERE id = 2"_s;
        QTest::newRow("one more")
            << u"INSERT INTO outage (uid, service_id, kind, degree, from_at, source) SELECT 'x', id, 'down', "
               "'full', 1, 'binnacle' FROM service"_s;
    }

    void verifyComparesWithTheAudit()
    {
        QFETCH(QString, change);
        const auto first = outages().add(m_admin, outage(5, {})).result();
        QVERIFY_OK(first);
        QVERIFY_OK(outages().end(m_admin, first->id, test::kNow - kHour).result());
        QVERIFY_OK(outages().add(m_admin, outage(3, 2)).result());
        const auto third = outages().add(m_admin, outage(2, 1)).result();
        QVERIFY_OK(third);
        QVERIFY_OK(outages().remove(m_admin, third->id, 0).result());
        auto fourth = outages().add(m_admin, outage(8, 7)).result();
        QVERIFY_OK(fourth);
        fourth->degree = Degree::Partial;
        QVERIFY_OK(outages().change(m_admin, *fourth, 0).result());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
        QVERIFY_OK(runForeign(change));
        QVERIFY(!checked().ok);
    }

    void whatIsNoTroubleIsNoOutage()
    {
        const auto refused = outages().add(m_admin, outage(2, 1, Degree::None)).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"bad-value"_s);
        Outage wordy = outage(2, 1);
        wordy.title = QString(501, u'x');
        QCOMPARE(outages().add(m_admin, wordy).result().error().key, u"text-too-long"_s);
    }

    void aLengthOfNothingIsAnOutage() { QVERIFY_OK(outages().add(m_admin, outage(1, 1)).result()); }

    void rightsAreAsked()
    {
        Person person;
        person.name = u"Rae"_s;
        person.roles = Role::Auditor;
        const auto added = PeopleService(database()).addPerson(m_admin, person).result();
        QVERIFY_OK(added);
        const Actor rae{added->id, added->name, Role::Auditor, {}, {}};
        const auto there = outages().add(m_admin, outage(2, {})).result();
        QVERIFY_OK(there);
        QCOMPARE(outages().add(rae, outage(2, 1)).result().error().code, ErrorCode::Denied);
        QCOMPARE(outages().end(rae, there->id, test::kNow).result().error().code, ErrorCode::Denied);
        QCOMPARE(outages().reopen(rae, there->id, 0).result().error().code, ErrorCode::Denied);
        QCOMPARE(outages().remove(rae, there->id, 0).result().error().code, ErrorCode::Denied);
        QCOMPARE(outages().change(rae, *there, 0).result().error().code, ErrorCode::Denied);
        QCOMPARE(outages().restore(rae, there->id).result().error().code, ErrorCode::Denied);
        QVERIFY_OK(outages().outages(rae, {}).result());
    }
};

QTEST_GUILESS_MAIN(TestOutageService)
#include "tst_outageservice.moc"
