// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views, on each engine: whose they are, who may write them, what a stale save is told.

#include "people/peopleservice.h"
#include "settings/savedviewservice.h"
#include "settings/savedviewstore.h"
#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSavedViewService : public test::BothEngines
{
    Q_OBJECT

private:
    void prepare() override
    {
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        Person person;
        person.name = u"Bo"_s;
        person.login = u"bo"_s;
        person.roles = Role::Agent;
        QVERIFY_OK(PeopleService(database()).addPerson(m_admin, person).result());
        m_bo = PeopleService(database()).signIn(u"bo"_s, u"os-user"_s).result().value();
    }
    SavedViewService views() { return SavedViewService(database()); }
    [[nodiscard]] static SavedView given(const QString &name, PersonId owner)
    {
        SavedView view;
        view.list = u"tickets"_s;
        view.owner = owner;
        view.name = name;
        view.query = u"team:Network \"a b\""_s;
        view.layout = {{u"sort"_s, u"-opened"_s}};
        return view;
    }
    QStringList namesFor(const Actor &actor)
    {
        QStringList names;
        const auto all = views().views(actor, u"tickets"_s).result();
        for (size_t i = 0; all && i < all->size(); ++i)
            names.append((*all)[i].name);
        return names;
    }
    Check checked()
    {
        return database().read([](ReadScope &s) { return savedviewstore::checkViews(s); }).result().value();
    }

    Actor m_admin;
    Actor m_bo;

private Q_SLOTS:
    void oneComesBackAsItWasSaved()
    {
        const auto added = views().add(m_bo, given(u"  Mine   now "_s, m_bo.person)).result();
        QVERIFY_OK(added);
        QCOMPARE(added->name, u"Mine now"_s);
        QCOMPARE(added->uid.size(), 36);
        QCOMPARE(added->query, given({}, {}).query);
        QCOMPARE(added->layout, given({}, {}).layout);
        QCOMPARE(views().views(m_bo, u"tickets"_s).result().value(), std::vector<SavedView>{*added});
        QVERIFY(views().views(m_bo, u"services"_s).result()->empty());
    }

    void onesOwnIsNobodyElses()
    {
        const auto mine = views().add(m_bo, given(u"Mine"_s, m_bo.person)).result();
        QVERIFY_OK(mine);
        QVERIFY_OK(views().add(m_admin, given(u"Ours"_s, {})).result());
        QCOMPARE(namesFor(m_bo), (QStringList{u"Mine"_s, u"Ours"_s}));
        QCOMPARE(namesFor(m_admin), QStringList{u"Ours"_s});
        SavedView seen = *mine;
        seen.name = u"Taken over"_s;
        QCOMPARE(views().save(m_admin, seen).result().error().key, u"no-such-view"_s);
        QCOMPARE(views().remove(m_admin, mine->id, 0).result().error().key, u"no-such-view"_s);
        QCOMPARE(views().add(m_admin, given(u"For Bo"_s, m_bo.person)).result().error().key,
                 u"not-your-view"_s);
    }

    void thereAreNoMoreThanAPersonCanUse()
    {
        for (qint64 i = 0; i < kMostViews; ++i)
            QVERIFY_OK(views().add(m_bo, given(u"View %1"_s.arg(i), m_bo.person)).result());
        QVERIFY_ERROR(views().add(m_bo, given(u"One more"_s, m_bo.person)).result(), ErrorCode::Invalid,
                      u"too-many-views"_s);
        QVERIFY_OK(views().add(m_admin, given(u"One more"_s, m_admin.person)).result());
    }

    void sharingNeedsTheRight()
    {
        const auto shared = views().add(m_admin, given(u"Ours"_s, {})).result();
        QVERIFY_OK(shared);
        QCOMPARE(views().add(m_bo, given(u"Also ours"_s, {})).result().error().code, ErrorCode::Denied);
        QCOMPARE(views().remove(m_bo, shared->id, 0).result().error().code, ErrorCode::Denied);
        SavedView taken = *shared;
        taken.owner = m_bo.person;
        QCOMPARE(views().save(m_bo, taken).result().error().code, ErrorCode::Denied);
        taken.owner = m_admin.person;
        const auto own = views().save(m_admin, taken).result();
        QVERIFY_OK(own);
        QVERIFY(!own->isShared());
        QVERIFY(namesFor(m_bo).isEmpty());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
    }

    void aStaleSaveIsTold()
    {
        const auto first = views().add(m_admin, given(u"Ours"_s, {})).result();
        QVERIFY_OK(first);
        SavedView edited = *first;
        edited.query = u"state:open"_s;
        const auto second = views().save(m_admin, edited).result();
        QVERIFY_OK(second);
        QCOMPARE(second->rowVersion, first->rowVersion + 1);
        edited.query = u"state:done"_s;
        const auto stale = views().save(m_admin, edited).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::Conflict);
        QCOMPARE(views().remove(m_admin, first->id, first->rowVersion).result().error().key,
                 u"stale-version"_s);
        QCOMPARE(views().views(m_admin, u"tickets"_s).result()->front(), *second);
    }

    void whatIsTheSameIsNoChange()
    {
        const auto first = views().add(m_bo, given(u"Mine"_s, m_bo.person)).result();
        QVERIFY_OK(first);
        QCOMPARE(views().save(m_bo, *first).result().value(), *first);
    }

    void removingIsTakenBack()
    {
        const auto added = views().add(m_bo, given(u"Mine"_s, m_bo.person)).result();
        QVERIFY_OK(added);
        const auto removed = views().remove(m_bo, added->id, added->rowVersion).result();
        QVERIFY_OK(removed);
        QVERIFY(namesFor(m_bo).isEmpty());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
        QCOMPARE(views().restore(m_admin, added->id, 0).result().error().key, u"no-such-view"_s);
        const auto again = views().add(m_bo, given(u"mine"_s, m_bo.person)).result();
        QVERIFY_OK(again); // a name that was given up is free
        QCOMPARE(views().restore(m_bo, added->id, removed->rowVersion).result().error().key,
                 u"view-name-taken"_s);
        QVERIFY_OK(views().remove(m_bo, again->id, 0).result());
        const auto back = views().restore(m_bo, added->id, removed->rowVersion).result();
        QVERIFY_OK(back);
        QCOMPARE(back->query, added->query);
        QVERIFY2(checked().ok, qPrintable(checked().detail));
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qsizetype>("queryLength");
        QTest::addColumn<QString>("key");
        QTest::newRow("it has no name") << u" \n "_s << qsizetype(1) << u"view-without-name"_s;
        QTest::newRow("its name is too long") << QString(61, u'x') << qsizetype(1) << u"text-too-long"_s;
        QTest::newRow("its query is too long") << u"Long"_s << qsizetype(20'000) << u"text-too-long"_s;
        QTest::newRow("another has its name but for the case")
            << u"oUrS"_s << qsizetype(1) << u"view-name-taken"_s;
    }

    void whatCannotBeIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(qsizetype, queryLength);
        QFETCH(QString, key);
        QVERIFY_OK(views().add(m_admin, given(u"Ours"_s, {})).result());
        SavedView view = given(name, {});
        view.query = QString(queryLength, u'x');
        const auto refused = views().add(m_admin, view).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QCOMPARE(namesFor(m_admin), QStringList{u"Ours"_s});
    }

    void verifyComparesWithTheAudit_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another query") << u"UPDATE saved_view SET query = 'state:open'"_s;
        QTest::newRow("another owner") << u"UPDATE saved_view SET owner_id = NULL"_s;
        QTest::newRow("marked as removed") << u"UPDATE saved_view SET deleted_at = 1"_s;
        QTest::newRow("gone") << u"DELETE FROM saved_view"_s;
    }

    void verifyComparesWithTheAudit()
    {
        QFETCH(QString, sql);
        QVERIFY_OK(views().add(m_bo, given(u"Mine"_s, m_bo.person)).result());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
        const auto meddled = database()
                                 .write({u"test"_s, m_admin, {}},
                                        [sql](WriteScope &scope) -> Result<> {
                                            BINNACLE_LET(Statement statement, scope.statement(sql));
                                            return statement.run();
                                        })
                                 .result();
        QVERIFY_OK(meddled);
        QVERIFY(!checked().ok);
    }
};

QTEST_GUILESS_MAIN(TestSavedViewService)
#include "tst_savedviewservice.moc"
