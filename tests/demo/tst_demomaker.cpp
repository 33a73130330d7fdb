// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A small demo on each engine: all rooms verify it, the same request gives the same rows.

#include "availability/outagechecks.h"
#include "base/timetext.h"
#include "configuration/servicechecks.h"
#include "demo/demomaker.h"
#include "intake/importcheck.h"
#include "metrics/annotationstore.h"
#include "people/peoplechecks.h"
#include "people/peopleservice.h"
#include "store/auditverifier.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"
#include "tickets/ticketchecks.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestDemoMaker : public test::BothEngines
{
    Q_OBJECT

private:
    static DemoRequest request(quint32 seed)
    {
        DemoRequest request;
        request.seed = seed;
        request.asOf = test::kNow;
        request.zone = QTimeZone("Europe/Berlin");
        request.tickets = 900;
        request.employees = 60;
        return request;
    }

    Result<> make(const DemoRequest &wanted) { return makeIn(database(), wanted); }

    Result<> makeIn(Database &database, const DemoRequest &wanted)
    {
        clock().set(wanted.begin());
        database.setActorCheck(PeopleService::stillMay);
        BINNACLE_LET(const Actor admin,
                     PeopleService(database).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result());
        DemoMaker maker(database, clock(), admin);
        maker.setCloseMonth([this](const Actor &, qint64 from, qint64 to) -> Result<> {
            m_closed.append({from, to});
            m_closedAt.append(clock().now());
            return {};
        });
        return maker.make(wanted);
    }

    qint64 count(const QString &sql)
    {
        return database()
            .read([sql](ReadScope &scope) -> Result<qint64> {
                BINNACLE_LET(Statement rows, scope.statement(sql));
                return rows.runForInt64();
            })
            .result()
            .value_or(-1);
    }

    // Every row of every table, in the order of its own texts; but the seals, whose number is a matter of
    // how long it took, and what hashes the uid of the workspace, which is the fixture's.
    QByteArray contents(Database &database)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const QStringList tables{
            u"person"_s,       u"person_role"_s,      u"team"_s,       u"membership"_s, u"service"_s,
            u"calendar"_s,     u"calendar_version"_s, u"category"_s,   u"ticket"_s,     u"ticket_text"_s,
            u"ticket_tag"_s,   u"message"_s,          u"history"_s,    u"audit"_s,      u"operation"_s,
            u"outage"_s,       u"recorded_span"_s,    u"annotation"_s, u"setting"_s,    u"imported"_s,
            u"import_batch"_s, u"number_sequence"_s};
        for (const QString &table : tables) {
            const QString sql = engine() == Engine::Sqlite
                                    ? QString(u"SELECT * FROM "_s + table)
                                    : QString(u"SELECT CAST(t.* AS text) FROM "_s + table + u" t"_s);
            const QString some = table == "audit"_L1 ? u" WHERE subject_kind <> 'setting'"_s : QString();
            const auto rows = database
                                  .read([&](ReadScope &scope) -> Result<QStringList> {
                                      BINNACLE_LET(Statement all, scope.statement(sql + some));
                                      BINNACLE_TRY(all.run());
                                      QStringList texts;
                                      while (all.next())
                                          texts.append(rowText(all));
                                      texts.sort();
                                      return texts;
                                  })
                                  .result();
            if (!rows || rows->isEmpty())
                return {};
            hash.addData((table + u'\n' + rows->join(u'\n')).toUtf8());
        }
        return hash.result();
    }

    QString rowText(const Statement &row) const
    {
        if (engine() == Engine::Postgresql)
            return row.text(0);
        QString text;
        for (int column = 0; column < 60; ++column) // past the last they are empty
            text += row.isNull(column) ? u"-|"_s : QString(row.text(column) + u'|');
        return text;
    }

    QStringList failed()
    {
        WorkspaceVerifier verifier(database());
        verifier.add(checkPersons);
        verifier.add(checkPeopleKeys);
        verifier.add(checkServices);
        verifier.add(checkOutages);
        verifier.add(annotationstore::checkAnnotations);
        for (WorkspaceVerifier::Checker &checker : ticketChecks())
            verifier.add(std::move(checker));
        for (WorkspaceVerifier::Checker &checker : importChecks())
            verifier.add(std::move(checker));
        const Actor all = actor();
        database().setActorCheck({});
        QStringList names;
        const auto checks = verifier.verify(all).result();
        if (!checks)
            return {checks.error().key};
        for (const Check &check : *checks) {
            // The fixture's workspace has no audited creation.
            if (!check.ok && check.name != "workspace"_L1)
                names.append(check.name + u": "_s + check.detail);
        }
        return names;
    }

    QList<std::pair<qint64, qint64>> m_closed;
    QList<qint64> m_closedAt;

    void prepare() override
    {
        m_closed.clear();
        m_closedAt.clear();
    }

private Q_SLOTS:
    void everythingIsThereAndVerified()
    {
        QVERIFY_OK(make(request(1)));
        QCOMPARE(count(u"SELECT count(*) FROM person"_s), 60);
        QCOMPARE(count(u"SELECT count(*) FROM ticket"_s), 900);
        QCOMPARE(count(u"SELECT count(*) FROM team"_s), 4);
        QCOMPARE(count(u"SELECT count(DISTINCT person_id) FROM membership"_s), 10);
        QCOMPARE(count(u"SELECT count(*) FROM service WHERE owner_id IS NOT NULL AND target IS NOT NULL"_s),
                 24);
        QVERIFY(count(u"SELECT count(*) FROM annotation"_s) >= 10);
        QVERIFY(count(u"SELECT count(*) FROM message"_s) > 50);
        QVERIFY(count(u"SELECT count(*) FROM outage WHERE kind = 'maintenance' AND approved_at < from_at"_s) >
                50);
        QCOMPARE(
            count(u"SELECT count(*) FROM outage WHERE kind = 'maintenance' AND approved_at >= from_at"_s), 0);
        QCOMPARE(count(u"SELECT count(DISTINCT degree) FROM outage WHERE kind = 'down'"_s), 3);
        QCOMPARE(clock().now(), test::kNow);
        QCOMPARE(failed(), QStringList());
    }

    // An hour later somebody acts, and the chain still holds.
    void whatIsDoneAfterwardsIsSealedAsEver()
    {
        QVERIFY_OK(make(request(1)));
        reopen();
        clock().advance(kMsPerHour);
        QVERIFY_OK(PeopleService(database()).addTeam(actor(), u"Night watch"_s, {}).result());
        QVERIFY_OK(database().sealAudit().result());
        QCOMPARE(failed(), QStringList());
        const QString uid = database().info().uid;
        const auto finding =
            database()
                .read([uid](ReadScope &scope) { return AuditVerifier::verify(scope, uid, {}); })
                .result();
        QVERIFY_OK(finding);
        QVERIFY2(finding->ok && finding->unsealedRows == 0, qPrintable(finding->text()));
    }

    void nothingLiesInTheFuture()
    {
        QVERIFY_OK(make(request(3)));
        for (const QString &column :
             {u"opened_at"_s, u"occurred_at"_s, u"detected_at"_s, u"acknowledged_at"_s, u"restored_at"_s,
              u"resolved_at"_s, u"closed_at"_s, u"updated_at"_s})
            QCOMPARE(count(u"SELECT count(*) FROM ticket WHERE %1 > %2"_s.arg(column).arg(test::kNow)), 0);
        QCOMPARE(count(u"SELECT count(*) FROM history WHERE happened_at > %1"_s.arg(test::kNow)), 0);
        QCOMPARE(count(u"SELECT count(*) FROM message WHERE at > %1"_s.arg(test::kNow)), 0);
        QCOMPARE(count(u"SELECT count(*) FROM outage WHERE from_at > %1 OR to_at > %1"_s.arg(test::kNow)), 0);
        // And stamps are in order.
        QCOMPARE(
            count(
                u"SELECT count(*) FROM ticket WHERE occurred_at > detected_at OR detected_at > "
                "acknowledged_at OR detected_at > restored_at OR restored_at > resolved_at OR resolved_at > "
                "closed_at OR opened_at > resolved_at OR acknowledged_at > resolved_at"_s),
            0);
    }

    void aMonthIsClosedOnceItIsOver()
    {
        QVERIFY_OK(make(request(1)));
        QCOMPARE(m_closed.size(), 11);
        for (qsizetype i = 0; i < m_closed.size(); ++i) {
            QVERIFY(m_closed[i].second - m_closed[i].first >= 27 * kMsPerDay);
            QVERIFY(m_closedAt[i] >= m_closed[i].second);
            QVERIFY(m_closedAt[i] - m_closed[i].second < 2 * kMsPerDay);
        }
        // After the figures of its month were given, an outage of it came to light and a detection changed.
        const auto [from, to] = m_closed[m_closed.size() - 2];
        QCOMPARE(count(u"SELECT count(*) FROM outage o JOIN import_batch b ON b.id = o.batch_id WHERE "
                       u"o.from_at >= %1 "
                       "AND o.to_at < %2 AND b.published_at > %3"_s.arg(from)
                           .arg(to)
                           .arg(m_closedAt[m_closed.size() - 2])),
                 1);
        QCOMPARE(count(u"SELECT count(*) FROM history h JOIN ticket t ON t.id = h.subject_id WHERE h.field = "
                       "'detected' AND h.after < h.before AND t.opened_at >= %1 AND t.opened_at < %2 AND "
                       "h.happened_at > %3"_s.arg(from)
                           .arg(to)
                           .arg(m_closedAt[m_closed.size() - 2])),
                 1);
    }

    void theSameRequestGivesTheSame_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("of one seed") << quint32(1);
        QTest::newRow("of another") << quint32(2);
        QTest::newRow("of one again") << quint32(1);
    }

    void theSameRequestGivesTheSame()
    {
        QFETCH(quint32, seed);
        UidSource uids(seed);
        close();
        QByteArray now;
        {
            const auto database = Database::open(location(), clock(), uids);
            QVERIFY_OK(database);
            QVERIFY_OK(makeIn(**database, request(seed)));
            now = contents(**database);
        }
        reopen();
        QVERIFY(!now.isEmpty());
        QByteArray &known = m_known[engine()][seed];
        if (known.isEmpty())
            known = now;
        QCOMPARE(now.toHex(), known.toHex());
        for (auto other = m_known[engine()].cbegin(); other != m_known[engine()].cend(); ++other)
            QVERIFY(other.key() == seed || other.value() != now);
    }

    void aCancelledOneSaysSo()
    {
        const DemoRequest wanted = request(1);
        clock().set(wanted.begin());
        const auto admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result();
        QVERIFY_OK(admin);
        const JobPtr job = std::make_shared<Job>();
        job->cancel();
        const auto made = DemoMaker(database(), clock(), *admin).make(wanted, job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
    }

    void aYearThatCannotBeIsRefused()
    {
        DemoRequest early = request(1);
        early.asOf = kFirstInstant + kMsPerDay;
        const auto made = DemoMaker(database(), clock(), actor()).make(early);
        QVERIFY(!made);
        QCOMPARE(made.error().key, u"demo-date"_s);
    }

private:
    QMap<Engine, QMap<quint32, QByteArray>> m_known;
};

QTEST_GUILESS_MAIN(TestDemoMaker)
#include "tst_demomaker.moc"
