// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplechecks.h"
#include "people/peopleservice.h"
#include "store/database.h"
#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestPeopleUndo : public test::BothEngines
{
    Q_OBJECT

private:
    using Fields = QMap<QString, QString>;

    void prepare() override
    {
        m_people = std::make_unique<PeopleService>(database());
        m_people->setInUse([this](ReadScope &, const QString &, qint64) -> Result<bool> { return m_inUse; });
        m_inUse = false;
        m_admin = m_people->makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }
    void release() override { m_people.reset(); }

    [[nodiscard]] Person add(const QString &name, const QString &operation = u"add"_s)
    {
        Person person;
        person.name = name;
        person.login = name.section(u' ', 0, 0).toLower();
        person.email = person.login + u"@example.org"_s;
        person.roles = Role::Agent;
        return m_people->addPerson(m_admin, person, {{}, operation}).result().value();
    }

    [[nodiscard]] std::optional<Person> found(const QString &name)
    {
        const auto all = m_people->persons(m_admin).result().value();
        const auto one =
            std::find_if(all.begin(), all.end(), [&](const Person &p) { return p.name == name; });
        return one == all.end() ? std::nullopt : std::optional(*one);
    }

    [[nodiscard]] QString textOf(const QString &name)
    {
        const auto person = found(name);
        if (!person)
            return u"nobody"_s;
        QStringList parts;
        for (const QString &field : personFields())
            parts.append(personText(*person, field));
        return parts.join(u'|');
    }

    [[nodiscard]] QStringList membersOf(const QString &team)
    {
        const auto all = m_people->teams(m_admin).result().value();
        for (const Team &one : all) {
            if (one.name == team)
                return one.memberNames;
        }
        return {u"no team"_s};
    }

    [[nodiscard]] Result<QString> undo(const QString &operation, const QString &as = {})
    {
        return m_people->undo(m_admin, operation, as).result();
    }

    [[nodiscard]] QString faults() { return database().read(checkPersons).result().value().detail; }
    [[nodiscard]] bool isSound() { return database().read(checkPersons).result().value().ok; }

    std::unique_ptr<PeopleService> m_people;
    Actor m_admin;
    bool m_inUse = false;

private Q_SLOTS:
    void anEditIsTakenBackAndDoneAgain_data()
    {
        QTest::addColumn<QMap<QString, QString>>("fields");
        QTest::newRow("a name") << Fields{{u"name"_s, u"Jun Nowak"_s}};
        QTest::newRow("an address") << Fields{{u"email"_s, u"j@example.com"_s}};
        QTest::newRow("an address that goes") << Fields{{u"email"_s, u""_s}};
        QTest::newRow("roles") << Fields{{u"roles"_s, u"manager,auditor"_s}};
        QTest::newRow("no role") << Fields{{u"roles"_s, u""_s}};
        QTest::newRow("no longer active") << Fields{{u"active"_s, u"false"_s}};
        QTest::newRow("all at once") << Fields{{u"name"_s, u"Jun Nowak"_s},
                                               {u"email"_s, u"x@y.z"_s},
                                               {u"login"_s, u"nowak"_s},
                                               {u"roles"_s, u"manager"_s},
                                               {u"active"_s, u"false"_s}};
    }

    void anEditIsTakenBackAndDoneAgain()
    {
        QFETCH(Fields, fields);
        const QString uid = add(u"Jun Novak"_s).uid;
        const QString before = textOf(u"Jun Novak"_s);
        const Person changed = m_people->setPerson(m_admin, uid, fields, {{}, u"set"_s}).result().value();
        const QString after = textOf(changed.name);
        QVERIFY(before != after);
        QVERIFY_OK(undo(u"set"_s, u"undo"_s));
        QCOMPARE(textOf(u"Jun Novak"_s), before);
        QVERIFY2(isSound(), qPrintable(faults()));
        QVERIFY_OK(undo(u"undo"_s));
        QCOMPARE(textOf(changed.name), after);
        QVERIFY2(isSound(), qPrintable(faults()));
    }

    void addingIsTakenBackAndDoneAgain()
    {
        (void)add(u"Jun Novak"_s);
        const QString before = textOf(u"Jun Novak"_s);
        QVERIFY_OK(undo(u"add"_s, u"undo"_s));
        QVERIFY(!found(u"Jun Novak"_s));
        QVERIFY(!m_people->signIn(u"jun"_s, u"os-user"_s).result());
        QVERIFY2(isSound(), qPrintable(faults()));
        QVERIFY_OK(undo(u"undo"_s));
        QCOMPARE(textOf(u"Jun Novak"_s), before);
        QVERIFY2(isSound(), qPrintable(faults()));
    }

    void whoIsInUseStays()
    {
        const QString uid = add(u"Jun Novak"_s).uid;
        m_inUse = true; // a ticket names them
        QVERIFY_ERROR(undo(u"add"_s), ErrorCode::Conflict, u"person-in-use"_s);
        m_inUse = false;
        QVERIFY_OK(m_people->addTeam(m_admin, u"Network"_s, {uid}).result());
        QVERIFY_ERROR(undo(u"add"_s), ErrorCode::Conflict, u"person-in-use"_s);
        QVERIFY(found(u"Jun Novak"_s));
    }

    void whoHasDoneSomethingStays()
    {
        const Person jun = add(u"Jun Novak"_s);
        QVERIFY_OK(
            m_people->setPerson(m_admin, jun.uid, {{u"roles"_s, u"admin"_s}}, {{}, u"set"_s}).result());
        QVERIFY_OK(undo(u"set"_s));
        QVERIFY_ERROR(undo(u"add"_s), ErrorCode::Conflict, u"person-in-use"_s); // edited since
    }

    void aLaterEditIsNamed()
    {
        const QString uid = add(u"Jun Novak"_s).uid;
        QVERIFY_OK(m_people->setPerson(m_admin, uid, {{u"email"_s, u"a@b.c"_s}}, {{}, u"one"_s}).result());
        QVERIFY_OK(m_people->setPerson(m_admin, uid, {{u"email"_s, u"d@e.f"_s}}, {{}, u"two"_s}).result());
        const auto refused = undo(u"one"_s);
        QVERIFY_ERROR(refused, ErrorCode::Conflict, u"later-edit"_s);
        QCOMPARE(refused.error().values.value(u"field"_s).toString(), u"email"_s);
        QCOMPARE(found(u"Jun Novak"_s)->email, u"d@e.f"_s);
        QVERIFY_OK(undo(u"two"_s));
        QVERIFY_OK(undo(u"one"_s));
        QCOMPARE(found(u"Jun Novak"_s)->email, u"jun@example.org"_s);
    }

    void undoLeavesAnAdministrator()
    {
        const Person jun = add(u"Jun Novak"_s);
        QVERIFY_OK(
            m_people->setPerson(m_admin, jun.uid, {{u"roles"_s, u"admin"_s}}, {{}, u"set"_s}).result());
        Actor second = m_people->signIn(u"jun"_s, u"os-user"_s).result().value();
        QVERIFY_OK(m_people->setPerson(second, u"Ada Osei"_s, {{u"roles"_s, u"agent"_s}}).result());
        QVERIFY_ERROR(m_people->undo(second, u"set"_s).result(), ErrorCode::Denied, u"own-admin-role"_s);
        QVERIFY(found(u"Jun Novak"_s)->roles.testFlag(Role::Admin));
    }

    void onlyAnAdminUndoes()
    {
        (void)add(u"Jun Novak"_s);
        Actor agent = m_admin;
        agent.roles = Role::Agent;
        QCOMPARE(m_people->undo(agent, u"add"_s).result().error().code, ErrorCode::Denied);
        QVERIFY_ERROR(undo(u"never done"_s), ErrorCode::NotFound, u"nothing-to-undo"_s);
        QVERIFY_ERROR(undo({}), ErrorCode::NotFound, u"nothing-to-undo"_s);
    }

    void whomAnImportNamedIsGivenBackToIt()
    {
        QVERIFY_OK(
            runForeign(u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
                       "seen_at) VALUES (7, 'b', 'f', 's', '', '', 'published', 1, 1)"_s));
        QVERIFY_OK(runForeign(u"INSERT INTO person (id, uid, name, name_key, batch_id) VALUES (70, 'p', "
                              "'Jun novak', 'jun novak', 7)"_s));
        const auto batch = [this] {
            return database()
                .read([](ReadScope &scope) -> Result<qint64> {
                    BINNACLE_LET(
                        Statement row,
                        scope.statement(u"SELECT coalesce(batch_id, 0) FROM person WHERE id = 70"_s));
                    return row.runForInt64();
                })
                .result()
                .value();
        };
        QCOMPARE(add(u"Jun Novak"_s).id.value, 70);
        QCOMPARE(batch(), 0);
        QVERIFY_OK(undo(u"add"_s, u"undo"_s));
        QCOMPARE(textOf(u"Jun novak"_s), u"Jun novak||||true"_s);
        QCOMPARE(batch(), 7);
        QVERIFY2(isSound(), qPrintable(faults()));
        QVERIFY_OK(undo(u"undo"_s));
        QCOMPARE(found(u"Jun Novak"_s)->login, u"jun"_s);
        QCOMPARE(batch(), 0);
        QVERIFY2(isSound(), qPrintable(faults()));
        // An edit takes them out of the import for good: it is in the audit, which an import taken back is
        // not.
        QVERIFY_OK(runForeign(u"INSERT INTO person (id, uid, name, name_key, batch_id) VALUES (71, 'q', "
                              "'Mia', 'mia', 7)"_s));
        const Fields two{{u"email"_s, u"mia@example.org"_s}, {u"active"_s, u"false"_s}};
        QVERIFY_OK(m_people->setPerson(m_admin, u"Mia"_s, two, {{}, u"set"_s}).result());
        QVERIFY_OK(undo(u"set"_s));
        QCOMPARE(textOf(u"Mia"_s), u"Mia||||true"_s);
        QVERIFY2(isSound(), qPrintable(faults()));
    }

    void editsOfDifferentFieldsGoTogether()
    {
        const Person jun = add(u"Jun Novak"_s);
        const Fields shown{{u"email"_s, jun.email}, {u"roles"_s, u"agent"_s}};
        QVERIFY_OK(m_people->setPerson(m_admin, jun.uid, {{u"roles"_s, u"manager"_s}}, {shown, {}}).result());
        QVERIFY_OK(m_people->setPerson(m_admin, jun.uid, {{u"email"_s, u"n@b.c"_s}}, {shown, {}}).result());
        const auto refused =
            m_people->setPerson(m_admin, jun.uid, {{u"email"_s, u"x@b.c"_s}}, {shown, {}}).result();
        QVERIFY_ERROR(refused, ErrorCode::Conflict, u"changed-meanwhile"_s);
        QCOMPARE(refused.error().values.value(u"theirs"_s).toString(), u"n@b.c"_s);
        // The same said twice is no conflict.
        QVERIFY_OK(m_people->setPerson(m_admin, jun.uid, {{u"email"_s, u"n@b.c"_s}}, {shown, {}}).result());
        QCOMPARE(textOf(u"Jun Novak"_s), u"Jun Novak|n@b.c|jun|manager|true"_s);
    }

    void teamsAreTakenBack()
    {
        for (const QString &name : {u"Jun Novak"_s, u"Mia Roth"_s, u"Ben Cole"_s})
            (void)add(name, name);
        QVERIFY_OK(m_people->addTeam(m_admin, u"Network"_s, {u"Jun Novak"_s}, {{}, u"team"_s}).result());
        const auto set = [this](const QString &members, const QString &operation, const QString &seen) {
            return m_people->setTeam(m_admin, u"Network"_s, {{u"members"_s, members}},
                                     {{{u"members"_s, seen}}, operation});
        };
        QVERIFY_OK(set(u"Jun Novak,Mia Roth"_s, u"one"_s, u"Jun Novak"_s).result());
        // Who had not seen Mia come in leaves her in.
        QVERIFY_OK(set(u"Jun Novak,Ben Cole"_s, u"two"_s, u"Jun Novak"_s).result());
        QCOMPARE(membersOf(u"Network"_s), (QStringList{u"Ben Cole"_s, u"Jun Novak"_s, u"Mia Roth"_s}));
        QVERIFY_OK(undo(u"one"_s));
        QCOMPARE(membersOf(u"Network"_s), (QStringList{u"Ben Cole"_s, u"Jun Novak"_s}));
        QVERIFY_OK(
            m_people->setTeam(m_admin, u"Network"_s, {{u"name"_s, u"Net"_s}}, {{}, u"named"_s}).result());
        QVERIFY_ERROR(undo(u"team"_s), ErrorCode::Conflict, u"person-in-use"_s); // edited since
        QVERIFY_OK(undo(u"named"_s));
        QCOMPARE(membersOf(u"Network"_s).size(), 2);
        QVERIFY_OK(m_people->addTeam(m_admin, u"Apps"_s, {u"Mia Roth"_s}, {{}, u"apps"_s}).result());
        QVERIFY_OK(undo(u"apps"_s, u"undo apps"_s));
        QCOMPARE(membersOf(u"Apps"_s), QStringList{u"no team"_s});
        QVERIFY_OK(undo(u"undo apps"_s));
        QCOMPARE(membersOf(u"Apps"_s), QStringList{u"Mia Roth"_s});
    }

    void theHistoryTellsWhoChangedWhat()
    {
        const Person jun = add(u"Jun Novak"_s);
        clock().set(test::kNow + 5000);
        QVERIFY_OK(m_people->setPerson(m_admin, jun.uid, {{u"name"_s, u"Jun Nowak"_s}}).result());
        const auto told = m_people->history(m_admin, u"person"_s, jun.id.value).result().value();
        QCOMPARE(told.size(), size_t(2));
        QCOMPARE(told[0].act, u"person.set"_s);
        QCOMPARE(told[0].actorName, u"Ada Osei"_s);
        QCOMPARE(told[0].at, test::kNow + 5000);
        QCOMPARE(told[0].beforeText, u"Jun Novak"_s);
        QCOMPARE(told[0].afterText, u"Jun Nowak"_s);
        QVERIFY(!told[0].before.contains(u"Jun"_s)); // the audit itself holds no name
        QCOMPARE(told[1].act, u"person.add"_s);
        Actor agent = m_admin;
        agent.roles = Role::Agent;
        QCOMPARE(m_people->history(agent, u"person"_s, jun.id.value).result().error().code,
                 ErrorCode::Denied);
    }
};

QTEST_GUILESS_MAIN(TestPeopleUndo)
#include "tst_peopleundo.moc"
