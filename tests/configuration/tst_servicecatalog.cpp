// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/servicecatalog.h"

#include "calendar/calendarservice.h"
#include "configuration/servicestore.h"
#include "people/peopleservice.h"
#include "store/database.h"
#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestServiceCatalog : public test::BothEngines
{
    Q_OBJECT

private:
    void prepare() override
    {
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }

    ServiceCatalog catalog() { return ServiceCatalog(database()); }

    QStringList audited(const QString &act)
    {
        return database()
            .read([act](ReadScope &scope) -> Result<QStringList> {
                BINNACLE_LET(Statement rows,
                             scope.statement(
                                 u"SELECT field || '=' || after FROM audit WHERE act = :act ORDER BY seq"_s));
                BINNACLE_TRY(rows.bind(u"act"_s, act).run());
                QStringList all;
                while (rows.next())
                    all.append(rows.text(0));
                return all;
            })
            .result()
            .value();
    }

    Actor m_admin;

private Q_SLOTS:
    void aServiceIsMadeAndChanged()
    {
        CalendarVersion desk;
        desk.week.set(1, {{540, 1020}});
        QVERIFY_OK(CalendarService(database()).save(m_admin, u"Desk hours"_s, desk).result());
        const auto made = catalog().set(m_admin, u"Order entry"_s, {{u"target"_s, u"99.9 %"_s}}).result();
        QVERIFY_OK(made);
        QCOMPARE(made->name, u"Order entry"_s);
        QCOMPARE(made->target, std::optional(0.999));
        QCOMPARE(made->rowVersion, 1);
        const auto changed = catalog()
                                 .set(m_admin, u"order ENTRY"_s,
                                      {{u"owner"_s, u"Ada Osei"_s},
                                       {u"calendar"_s, u"Desk hours"_s},
                                       {u"criticality"_s, u"1"_s},
                                       {u"name"_s, u"Orders"_s}})
                                 .result();
        QVERIFY_OK(changed);
        QCOMPARE(changed->id, made->id);
        QCOMPARE(changed->name, u"Orders"_s);
        QCOMPARE(changed->ownerName, u"Ada Osei"_s);
        QCOMPARE(changed->calendarName, u"Desk hours"_s);
        QCOMPARE(changed->target, std::optional(0.999)); // as it was
        QCOMPARE(changed->rowVersion, 2);
        const auto listed = catalog().services(m_admin).result();
        QVERIFY_OK(listed);
        QCOMPARE(listed->size(), 1U);
        QCOMPARE(listed->front(), *changed);
        QCOMPARE(audited(u"service.add"_s).size(), 2); // name and target
        QCOMPARE(audited(u"service.set"_s),
                 (QStringList{u"name=Orders"_s, u"criticality=1"_s, u"owner=#%1"_s.arg(m_admin.person.value),
                              u"calendar=Desk hours"_s}));
    }

    void whatIsUnknownOrTakenIsRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("nobody of this name") << u"owner"_s << u"Eve"_s << u"no-such-person"_s;
        QTest::newRow("no calendar of this name") << u"calendar"_s << u"Nights"_s << u"no-such-calendar"_s;
        QTest::newRow("the name of another") << u"name"_s << u"mail"_s << u"service-exists"_s;
        QTest::newRow("no name at all") << u"name"_s << u" "_s << u"name-required"_s;
        QTest::newRow("a name of a control character") << u"name"_s << u"\u0007"_s << u"name-required"_s;
        QTest::newRow("a name too long to be found by")
            << u"name"_s << QString(501, u'x') << u"text-too-long"_s;
        QTest::newRow("a target over all of the time") << u"target"_s << u"2"_s << u"bad-value"_s;
    }

    void whatIsUnknownOrTakenIsRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, key);
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {}).result());
        const auto made = catalog().set(m_admin, u"Wiki"_s, {}).result();
        QVERIFY_OK(made);
        const auto refused = catalog().set(m_admin, u"Wiki"_s, {{field, text}}).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QCOMPARE(catalog().service(m_admin, u"Wiki"_s).result().value(), *made);
    }

    void rightsAreAsked()
    {
        Person person;
        person.name = u"Jun Novak"_s;
        person.roles = Role::Agent;
        const auto added = PeopleService(database()).addPerson(m_admin, person).result();
        QVERIFY_OK(added);
        const Actor jun{added->id, added->name, Role::Agent, {}, {}};
        const auto refused = catalog().set(jun, u"Mail"_s, {}).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Denied);
        QVERIFY_OK(catalog().services(jun).result());
    }

    void aStaleSaveChangesNothing()
    {
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {}).result());
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {{u"criticality"_s, u"2"_s}}, 1).result());
        const auto stale = catalog().set(m_admin, u"Mail"_s, {{u"criticality"_s, u"3"_s}}, 1).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        QCOMPARE(catalog().service(m_admin, u"Mail"_s).result()->criticality, std::optional(2));
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {{u"name"_s, u"Post"_s}}, 2).result());
        QVERIFY_ERROR(catalog().set(m_admin, u"Mail"_s, {{u"criticality"_s, u"3"_s}}, 2).result(),
                      ErrorCode::Conflict, u"stale-version"_s); // renamed: none is made under the old name
        QCOMPARE(catalog().services(m_admin).result()->size(), 1U);
    }

    // Somebody was quicker: what they said of it stays.
    void aServiceMadeMeanwhileIsNotOverwritten()
    {
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {{u"criticality"_s, u"2"_s}}, 0).result());
        const auto second = catalog().set(m_admin, u"MAIL"_s, {{u"criticality"_s, u"3"_s}}, 0).result();
        QVERIFY_ERROR(second, ErrorCode::Conflict, u"service-exists"_s);
        QCOMPARE(catalog().service(m_admin, u"Mail"_s).result()->criticality, std::optional(2));
        QCOMPARE(catalog().service(m_admin, u"Mail"_s).result()->rowVersion, 1);
    }

    // Two programs at one service: neither takes back what the other said.
    void editsAtTheSameTimeLoseNothing()
    {
        const auto other = openAnother();
        QVERIFY(other);
        ServiceCatalog theirs(*other);
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {}).result());
        for (int round = 1; round <= 8; ++round) {
            const auto mine =
                catalog().set(m_admin, u"Mail"_s, {{u"hour_cost_minor"_s, QString::number(round)}});
            const auto yours =
                theirs.set(m_admin, u"Mail"_s, {{u"criticality"_s, QString::number(round % 4 + 1)}});
            QVERIFY_OK(mine.result());
            QVERIFY_OK(yours.result());
            const auto service = catalog().service(m_admin, u"Mail"_s).result();
            QVERIFY_OK(service);
            QCOMPARE(service->hourCost, std::optional<qint64>(round));
            QCOMPARE(service->criticality, std::optional(round % 4 + 1));
        }
    }

    // Called by its key, as a monitor does.
    void editsByKeyAtTheSameTimeLoseNothing()
    {
        const auto other = openAnother();
        QVERIFY(other);
        ServiceCatalog theirs(*other);
        QVERIFY_OK(database()
                       .write({u"import"_s, m_admin, {}},
                              [](WriteScope &scope) {
                                  return servicestore::ensure(scope, {{u"api-eu"_s, u"The API"_s}},
                                                              BatchId());
                              })
                       .result());
        for (int round = 1; round <= 8; ++round) {
            const auto mine =
                catalog().set(m_admin, u"api-eu"_s, {{u"hour_cost_minor"_s, QString::number(round)}});
            const auto yours =
                theirs.set(m_admin, u"The API"_s, {{u"criticality"_s, QString::number(round % 4 + 1)}});
            QVERIFY_OK(mine.result());
            QVERIFY_OK(yours.result());
            const auto service = catalog().service(m_admin, u"api-eu"_s).result();
            QVERIFY_OK(service);
            QCOMPARE(service->hourCost, std::optional<qint64>(round));
            QCOMPARE(service->criticality, std::optional(round % 4 + 1));
        }
    }

    void servicesOfOneNameAreToldApartByTheirKeys()
    {
        const auto ensured = [this] {
            return database()
                .write({u"import"_s, m_admin, {}},
                       [](WriteScope &scope) {
                           return servicestore::ensure(
                               scope, {{u"api-eu"_s, u"API"_s}, {u"api-us"_s, u"API"_s}}, BatchId());
                       })
                .result();
        };
        const auto first = ensured();
        QVERIFY_OK(first);
        QVERIFY(first->at(0) != first->at(1));
        QCOMPARE(catalog().service(m_admin, u"api-us"_s).result()->name, u"API (api-us)"_s);
        QCOMPARE(ensured().value(), *first);
    }

    void aPlaceholderBecomesTheService()
    {
        QVERIFY_OK(
            runForeign(u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
                       "seen_at) VALUES (7, 'b', 'f', 's', '', '', 'published', 1, 1)"_s));
        QVERIFY_OK(database()
                       .write({u"import"_s, m_admin, {}},
                              [](WriteScope &scope) {
                                  return servicestore::ensureServices(scope, {u"Mail"_s}, BatchId(7));
                              })
                       .result());
        const auto made = catalog().set(m_admin, u"mail"_s, {{u"criticality"_s, u"1"_s}}).result();
        QVERIFY_OK(made);
        QCOMPARE(made->name, u"Mail"_s);
        const auto left =
            database()
                .read([](ReadScope &scope) -> Result<qint64> {
                    BINNACLE_LET(Statement rows,
                                 scope.statement(u"SELECT count(*) FROM service WHERE batch_id IS NULL"_s));
                    return rows.runForInt64();
                })
                .result();
        QCOMPARE(left.value(), 1); // no import takes it away again
    }

    void whatAServiceNeedsIsKept()
    {
        for (const QString &name : {u"Database"_s, u"Node A"_s, u"Node B"_s})
            QVERIFY_OK(catalog().set(m_admin, name, {}).result());
        const auto made =
            catalog().set(m_admin, u"Shop"_s, {{u"needs"_s, u"Database; 1 of node b | Node A"_s}}).result();
        QVERIFY_OK(made);
        QCOMPARE(needsText(made->needs), u"Database; 1 of Node A | Node B"_s);
        const auto all = catalog().services(m_admin).result();
        QVERIFY_OK(all);
        QCOMPARE(all->back().needs, made->needs);
        QVERIFY_OK(catalog().set(m_admin, u"Shop"_s, {{u"needs"_s, u""_s}}).result());
        QVERIFY(catalog().service(m_admin, u"Shop"_s).result()->needs.empty());
    }

    void aNeedThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("key");
        QTest::newRow("of nobody") << u"Nobody"_s << u"no-such-service"_s;
        QTest::newRow("of itself") << u"Shop"_s << u"needs-itself"_s;
        QTest::newRow("of one that needs it") << u"Portal"_s << u"needs-itself"_s;
        QTest::newRow("of one whose need needs it") << u"1 of Database | Front"_s << u"needs-itself"_s;
        QTest::newRow("twice of one") << u"1 of Database | database"_s << u"need-twice"_s;
    }

    void aNeedThatCannotBeIsRefused()
    {
        QFETCH(QString, needs);
        QFETCH(QString, key);
        for (const auto &[name, of] : std::initializer_list<std::pair<QString, QString>>{
                 {u"Database"_s, {}}, {u"Shop"_s, {}}, {u"Portal"_s, u"Shop"_s}, {u"Front"_s, u"Portal"_s}})
            QVERIFY_OK(catalog().set(m_admin, name, {{u"needs"_s, of}}).result());
        const auto refused = catalog().set(m_admin, u"Shop"_s, {{u"needs"_s, needs}}).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QVERIFY(catalog().service(m_admin, u"Shop"_s).result()->needs.empty());
    }
};

QTEST_GUILESS_MAIN(TestServiceCatalog)
#include "tst_servicecatalog.moc"
