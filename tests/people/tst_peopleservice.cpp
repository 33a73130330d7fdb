// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"

#include "people/peoplechecks.h"
#include "store/database.h"
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

    void namedByAnImport()
    {
        QVERIFY_OK(
            runForeign(u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
                       "seen_at) VALUES (7, 'b', 'f', 's', '', '', 'published', 1, 1)"_s));
        QVERIFY_OK(runForeign(
            u"INSERT INTO person (id, uid, name, name_key, batch_id) VALUES (70, 'p', 'Jun Novak', 'jun novak', 7)"_s));
    }

    [[nodiscard]] Check check() { return database().read(checkPersons).result().value(); }

    Actor m_admin;

private Q_SLOTS:
    // One workspace for all that is typed: making one costs more than the rest.
    void foundByAPartOfNameLoginOrAddress()
    {
        Person cada;
        cada.name = u"Cada_b Lee"_s;
        cada.login = u"CL33"_s;
        cada.email = u"Cada@X.example"_s;
        Person bo;
        bo.name = u"Bo Lind"_s;
        bo.email = u"bo@x.example"_s;
        QVERIFY_OK(people().addPersons(m_admin, {cada, bo}).result());
        QVERIFY_OK(people().setPerson(m_admin, u"Bo Lind"_s, {{u"active"_s, u"false"_s}}).result());
        const std::vector<std::pair<QString, QStringList>> rows = {
            {u"ada"_s, {u"Ada Osei"_s, u"Cada_b Lee"_s}}, // who begins with it first
            {u"ÖSEI"_s, {u"Ada Osei"_s}},
            {u"cl33"_s, {u"Cada_b Lee"_s}},
            {u"x.example"_s, {u"Cada_b Lee"_s, u"Bo Lind"_s}},
            {u"b"_s, {u"Cada_b Lee"_s, u"Bo Lind"_s}}, // who left last
            {u"a_b"_s, {u"Cada_b Lee"_s}},             // signs of SQL are signs
            {u"%"_s, {}},
            {u"!"_s, {}},
            {u"'"_s, {}},
            {u"  "_s, {}},
        };
        for (const auto &[typed, names] : rows) {
            const auto found = people().find(m_admin, typed, 10).result();
            QVERIFY_OK(found);
            QStringList met;
            for (const Person &person : *found)
                met.append(person.name);
            QCOMPARE(met, names);
        }
        QCOMPARE(people().find(m_admin, u"e"_s, 1).result()->size(), size_t(1));
        Actor outside = m_admin;
        outside.roles = Role::Requester;
        QCOMPARE(people().find(outside, u"ada"_s, 10).result().error().code, ErrorCode::Denied);
    }
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
        QVERIFY_OK(people().setPerson(m_admin, u"ada@example.org"_s, {{u"active"_s, u"true"_s}}).result());
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

    void severalPersonsOfOneNameAreRefusedUntilOneIsMeant()
    {
        for (const QString &login : {u"jun"_s, u"novak"_s}) {
            Person person;
            person.name = u"Jun Novak"_s;
            person.login = login;
            QVERIFY_OK(people().addPerson(m_admin, person).result());
        }
        const QMap<QString, QString> change{{u"email"_s, u"jun@example.org"_s}};
        const auto refused = people().setPerson(m_admin, u"jun novak"_s, change).result();
        QVERIFY_ERROR(refused, ErrorCode::Conflict, u"ambiguous-person"_s);
        QCOMPARE(refused.error().values.value(u"candidates"_s).toStringList(),
                 (QStringList{u"Jun Novak (jun)"_s, u"Jun Novak (novak)"_s}));
        QVERIFY_ERROR(people().addTeam(m_admin, u"Network"_s, {u"Jun Novak"_s}).result(), ErrorCode::Conflict,
                      u"ambiguous-person"_s);
        const auto changed = people().setPerson(m_admin, u"novak"_s, change).result();
        QVERIFY_OK(changed);
        QCOMPARE(changed->login, u"novak"_s);
        QVERIFY_OK(people().addTeam(m_admin, u"Network"_s, {u"jun@example.org"_s}).result());
    }

    void aPlaceholderOfTheNameBecomesThePerson()
    {
        namedByAnImport();
        Person jun;
        jun.name = u"Jun Novak"_s;
        jun.login = u"jun"_s;
        jun.roles = Role::Agent;
        const auto made = people().addPerson(m_admin, jun).result();
        QVERIFY_OK(made);
        QCOMPARE(made->id, PersonId(70));
        QCOMPARE(made->login, u"jun"_s);
        QCOMPARE(people().persons(m_admin).result()->size(), size_t(2));
        // The next of the name is somebody else.
        jun.login = u"jun2"_s;
        QVERIFY(people().addPerson(m_admin, jun).result()->id != PersonId(70));
        QVERIFY_OK(runForeign(u"DELETE FROM person WHERE batch_id = 7"_s));
        QVERIFY_OK(people().signIn(u"jun"_s, u"os-user"_s).result());
    }

    void whoAnImportNamedAndSomebodyEditedIsOurs_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("an address") << u"email"_s << u"jun@example.org"_s;
        QTest::newRow("a name with blanks to spare") << u"name"_s << u" Jun   A. Novak "_s;
        QTest::newRow("out of use") << u"active"_s << u"false"_s;
    }

    void whoAnImportNamedAndSomebodyEditedIsOurs()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        namedByAnImport();
        QVERIFY2(check().ok, qPrintable(check().detail));
        const auto made = people().setPerson(m_admin, u"Jun Novak"_s, {{field, value}}).result();
        QVERIFY_OK(made);
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(runForeign(u"DELETE FROM person WHERE batch_id = 7"_s)); // as taking the batch back does
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(
            runForeign(u"UPDATE person SET email = 'eve@example.org', name = 'Eve', active = 1 - active "
                       "WHERE id = 70"_s));
        QCOMPARE(check().detail, QString(made->uid + u' ' + field));
    }

    void theAuditHoldsANameAsItIsStored()
    {
        namedByAnImport();
        Person jun;
        jun.name = u" Jun   Novak"_s;
        jun.login = u"jun"_s;
        const auto made = people().addPerson(m_admin, jun).result();
        QVERIFY_OK(made);
        QCOMPARE(made->id, PersonId(70));
        QCOMPARE(made->name, u"Jun Novak"_s);
        QVERIFY2(check().ok, qPrintable(check().detail));
        QCOMPARE(people().setPerson(m_admin, u"jun"_s, {{u"name"_s, u"Jun  A.  Novak"_s}}).result()->name,
                 u"Jun A. Novak"_s);
        QVERIFY2(check().ok, qPrintable(check().detail));
    }

    void theLastAdministratorStays_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("the role") << u"roles"_s << u"agent"_s;
        QTest::newRow("being active") << u"active"_s << u"false"_s;
        QTest::newRow("the login") << u"login"_s << u""_s;
    }

    void theLastAdministratorStays()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Person second;
        second.name = u"Lea Moreau"_s;
        second.login = u"lea"_s;
        second.roles = Role::Admin;
        QVERIFY_OK(people().addPerson(m_admin, second).result());
        const Actor lea = people().signIn(u"lea"_s, u"os-user"_s).result().value();
        QVERIFY_OK(people().setPerson(lea, u"Ada Osei"_s, {{field, value}}).result());
        // Ada's window still stands open: she takes away the only one there is.
        const auto refused = people().setPerson(m_admin, u"Lea Moreau"_s, {{field, value}}).result();
        QVERIFY_ERROR(refused, ErrorCode::Conflict, u"last-admin"_s);
        QVERIFY(people().signIn(u"lea"_s, u"os-user"_s).result()->roles.testFlag(Role::Admin));
    }

    void anOpenWindowLosesWhatItsPersonLoses()
    {
        database().setActorCheck(PeopleService::stillMay);
        Person jun;
        jun.name = u"Jun Novak"_s;
        jun.login = u"jun"_s;
        jun.roles = Role::Admin | Role::Agent;
        QVERIFY_OK(people().addPerson(m_admin, jun).result());
        const Actor open = people().signIn(u"jun"_s, u"os-user"_s).result().value();
        QVERIFY_OK(people().addTeam(open, u"One"_s, {}).result());
        QVERIFY_OK(people().setPerson(m_admin, u"Jun Novak"_s, {{u"roles"_s, u"agent"_s}}).result());
        QVERIFY_ERROR(people().addTeam(open, u"Two"_s, {}).result(), ErrorCode::Denied, u"rights-changed"_s);
        QVERIFY_OK(people().setPerson(m_admin, u"Jun Novak"_s, {{u"active"_s, u"false"_s}}).result());
        QVERIFY_ERROR(people().addTeam(open, u"Two"_s, {}).result(), ErrorCode::Denied, u"person-inactive"_s);
        QVERIFY_ERROR(people().persons(open).result(), ErrorCode::Denied, u"person-inactive"_s);
        QCOMPARE(people().teams(m_admin).result()->size(), size_t(1));
    }

    void whatWasDoneToPersonsAroundUsIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("field");
        QTest::newRow("a role given")
            << u"INSERT INTO person_role (person_id, role) SELECT id, 'admin' FROM person "
               "WHERE name = 'Jun Novak'"_s
            << u"roles"_s;
        QTest::newRow("a role taken")
            << u"DELETE FROM person_role WHERE role = 'agent' AND person_id = (SELECT id FROM "
               "person WHERE name = 'Jun Novak')"_s
            << u"roles"_s;
        QTest::newRow("a login moved")
            << u"UPDATE person SET login = 'eve' WHERE name = 'Jun Novak'"_s << u"login"_s;
        QTest::newRow("active again")
            << u"UPDATE person SET active = 1 WHERE name = 'Jun Novak'"_s << u"active"_s;
    }

    void whatWasDoneToPersonsAroundUsIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, field);
        Person jun;
        jun.name = u"Jun Novak"_s;
        jun.login = u"jun"_s;
        jun.roles = Role::Agent;
        QVERIFY_OK(people().addPerson(m_admin, jun).result());
        QVERIFY_OK(
            people().setPerson(m_admin, u"Jun Novak"_s, {{u"email"_s, u"jun@example.org"_s}}).result());
        const auto made = people().setPerson(m_admin, u"Jun Novak"_s, {{u"active"_s, u"false"_s}}).result();
        QVERIFY_OK(made);
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(runForeign(sql));
        QVERIFY(!check().ok);
        QCOMPARE(check().detail, QString(made->uid + u' ' + field));
    }

    void namesWithCommasStandInQuotes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("plain") << u"Ada Osei, Jun Novak"_s << QStringList{u"Ada Osei"_s, u"Jun Novak"_s};
        QTest::newRow("quoted") << u"\"Osei, Ada\",Jun"_s << QStringList{u"Osei, Ada"_s, u"Jun"_s};
        QTest::newRow("a quote in quotes") << u"\"Ada \"\"A\"\" Osei\""_s << QStringList{u"Ada \"A\" Osei"_s};
        QTest::newRow("empty parts") << u", ,Jun,"_s << QStringList{u"Jun"_s};
        QTest::newRow("nothing") << QString() << QStringList();
    }

    void namesWithCommasStandInQuotes()
    {
        QFETCH(QString, text);
        QTEST(namesFromText(text).value(), "names");
        QVERIFY_ERROR(namesFromText(u"\"Osei, Ada"_s), ErrorCode::Invalid, u"unclosed-names"_s);
    }

    // Who is found by another's name gets that one's work.
    void keysThatAreNotTheirNamesAreNamed()
    {
        Person person;
        person.name = u"Eve  Łuka"_s;
        QVERIFY_OK(people().addPerson(m_admin, person).result());
        QVERIFY_OK(people().addTeam(m_admin, u"Network"_s, {}).result());
        const auto keys = [&] { return database().read(checkPeopleKeys).result().value(); };
        QVERIFY2(keys().ok, qPrintable(keys().detail));
        QVERIFY_OK(runForeign(
            u"UPDATE person SET name_key = 'ada osei', uid = 'eve' WHERE name_key = 'eve luka'"_s));
        QVERIFY_OK(runForeign(u"UPDATE team SET name_key = 'desk'"_s));
        QVERIFY(!keys().ok);
        QCOMPARE(keys().detail, u"person eve; team 1"_s);
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
