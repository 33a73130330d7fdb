// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"

#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestPeopleService : public test::BothEngines
{
    Q_OBJECT

private:
    void prepare() override
    {
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }

    PeopleService people() { return PeopleService(database()); }

    Result<qint64> auditRows(const QString &act)
    {
        return database()
            .read([act](ReadScope &scope) -> Result<qint64> {
                BINNACLE_LET(Statement rows,
                             scope.statement(u"SELECT count(*) FROM audit WHERE act = :act"_s));
                return rows.bind(u"act"_s, act).runForInt64();
            })
            .result();
    }

    Actor m_admin;

private Q_SLOTS:
    void theFirstPersonIsAnAdminAndThereIsOnlyOneFirst()
    {
        QVERIFY(m_admin.roles.testFlag(Role::Admin));
        QCOMPARE(people().makeFirstAdmin(u"eve"_s, u"Eve"_s, u"os-user"_s).result().error().key,
                 u"not-empty"_s);
        const auto actor = people().signIn(u"ada"_s, u"os-user"_s).result();
        QVERIFY_OK(actor);
        QCOMPARE(actor->person, m_admin.person);
        QCOMPARE(actor->roles, m_admin.roles);
    }

    void whoIsNoPersonOfTheWorkspaceIsDenied()
    {
        QCOMPARE(people().signIn(u"eve"_s, u"os-user"_s).result().error().key, u"unknown-person"_s);
    }

    void anInactivePersonCannotSignIn()
    {
        Person jun;
        jun.name = u"Jun Novak"_s;
        jun.login = u"jun"_s;
        QVERIFY_OK(people().addPerson(m_admin, jun).result());
        QVERIFY_OK(people().signIn(u"jun"_s, u"os-user"_s).result());
        QVERIFY_OK(people().setPerson(m_admin, u"Jun Novak"_s, {{u"active"_s, u"false"_s}}).result());
        QVERIFY(!people().signIn(u"jun"_s, u"os-user"_s).result());
    }

    void onlyAnAdminEditsPeople()
    {
        Actor agent = m_admin;
        agent.roles = Role::Agent | Role::Manager;
        QCOMPARE(people().addPerson(agent, {}).result().error().code, ErrorCode::Denied);
        QCOMPARE(people().setPerson(agent, u"Ada Osei"_s, {{u"roles"_s, u"admin"_s}}).result().error().code,
                 ErrorCode::Denied);
        QCOMPARE(people().addTeam(agent, u"Network"_s, {}).result().error().code, ErrorCode::Denied);
        QVERIFY_OK(people().persons(agent).result());
        agent.roles = Role::Requester;
        QCOMPARE(people().persons(agent).result().error().code, ErrorCode::Denied);
    }

    void everyChangeIsAuditedOnceAndNoChangeNotAtAll()
    {
        const qint64 before = auditRows(u"person.set"_s).value();
        QVERIFY_OK(people().setPerson(m_admin, u"ada osei"_s, {{u"email"_s, u"ada@example.org"_s}}).result());
        QVERIFY_OK(people().setPerson(m_admin, u"Ada Osei"_s, {{u"email"_s, u"ada@example.org"_s}}).result());
        QCOMPARE(auditRows(u"person.set"_s).value(), before + 1);
    }

    void badValuesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("key");
        QTest::newRow("an empty name") << u"name"_s << u" "_s << u"name-required"_s;
        QTest::newRow("an address without an at sign") << u"email"_s << u"ada.example"_s << u"bad-email"_s;
        QTest::newRow("an unknown role") << u"roles"_s << u"agent,king"_s << u"unknown-role"_s;
        QTest::newRow("a field there is not") << u"shoe"_s << u"42"_s << u"unknown-field"_s;
        QTest::newRow("active that is no flag") << u"active"_s << u"maybe"_s << u"bad-value"_s;
        QTest::newRow("switching oneself off") << u"active"_s << u"false"_s << u"own-admin-role"_s;
        QTest::newRow("giving one's own login away") << u"login"_s << u"bob"_s << u"own-admin-role"_s;
        QTest::newRow("taking the admin role from oneself")
            << u"roles"_s << u"agent"_s << u"own-admin-role"_s;
    }

    void badValuesAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const auto refused = people().setPerson(m_admin, u"Ada Osei"_s, {{field, value}}).result();
        QVERIFY(!refused);
        QTEST(refused.error().key, "key");
    }

    void teamsKeepTheirMembers()
    {
        for (const QString &name : {u"Jun Novak"_s, u"Lea Moreau"_s}) {
            Person person;
            person.name = name;
            QVERIFY_OK(people().addPerson(m_admin, person).result());
        }
        QVERIFY_OK(people().addTeam(m_admin, u"Network"_s, {u"Jun Novak"_s, u"Ada Osei"_s}).result());
        QCOMPARE(people().addTeam(m_admin, u"NETWORK"_s, {}).result().error().code, ErrorCode::Conflict);
        const auto team =
            people().setTeam(m_admin, u"network"_s, {{u"members"_s, u"Lea Moreau, Ada Osei"_s}}).result();
        QVERIFY_OK(team);
        QCOMPARE(team->memberNames, (QStringList{u"Ada Osei"_s, u"Lea Moreau"_s}));
        // Out and in again at the same instant is a member, not a clash.
        QVERIFY_OK(people().setTeam(m_admin, u"Network"_s, {{u"members"_s, u"Jun Novak"_s}}).result());
        QCOMPARE(people().teams(m_admin).result().value().front().memberNames, QStringList{u"Jun Novak"_s});
        QCOMPARE(people().setTeam(m_admin, u"Network"_s, {{u"members"_s, u"Nobody"_s}}).result().error().key,
                 u"no-such-person"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeopleService)
#include "tst_peopleservice.moc"
