// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks on charts, on each engine.

#include "metrics/annotationservice.h"
#include "metrics/annotationstore.h"
#include "people/peopleservice.h"
#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestAnnotationService : public test::BothEngines
{
    Q_OBJECT

private:
    void prepare() override
    {
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }
    AnnotationService annotations() { return AnnotationService(database()); }
    [[nodiscard]] static Annotation given(qint64 at, const QString &text)
    {
        Annotation annotation;
        annotation.at = at;
        annotation.text = text;
        return annotation;
    }
    Check checked()
    {
        return database()
            .read([](ReadScope &s) { return annotationstore::checkAnnotations(s); })
            .result()
            .value();
    }

    Actor m_admin;

private Q_SLOTS:
    void oneIsAddedAndListedInItsWindow()
    {
        const auto late = annotations().add(m_admin, given(test::kNow, u"  New   relay "_s)).result();
        QVERIFY_OK(late);
        QCOMPARE(late->text, u"New relay"_s);
        QCOMPARE(late->kind, AnnotationKind::Change);
        QCOMPARE(late->uid.size(), 36);
        const auto early = annotations().add(m_admin, given(test::kNow - 10, u"Freeze"_s)).result();
        QVERIFY_OK(early);
        using Rows = std::vector<Annotation>;
        QCOMPARE(annotations().annotations(m_admin, 0, test::kNow + 1).result().value(),
                 (Rows{*early, *late}));
        QCOMPARE(annotations().annotations(m_admin, 0, test::kNow).result().value(), Rows{*early});
        QCOMPARE(annotations().annotations(m_admin, test::kNow, test::kNow + 1).result().value(),
                 Rows{*late});
    }

    void removingIsTakenBack()
    {
        const auto added = annotations().add(m_admin, given(test::kNow, u"New relay"_s)).result();
        QVERIFY_OK(added);
        const auto removed = annotations().remove(m_admin, added->id, added->rowVersion).result();
        QVERIFY_OK(removed);
        QVERIFY(annotations().annotations(m_admin, 0, test::kNow + 1).result()->empty());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
        QCOMPARE(annotations().remove(m_admin, added->id, 0).result().error().key, u"no-such-annotation"_s);
        const auto stale = annotations().restore(m_admin, added->id, added->rowVersion).result();
        QVERIFY(!stale);
        QCOMPARE(stale.error().key, u"stale-version"_s);
        const auto back = annotations().restore(m_admin, added->id, removed->rowVersion).result();
        QVERIFY_OK(back);
        QCOMPARE(back->text, added->text);
        QVERIFY(back->rowVersion > added->rowVersion);
        QVERIFY2(checked().ok, qPrintable(checked().detail));
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("it says nothing") << test::kNow << u"  "_s << u"annotation-without-text"_s;
        QTest::newRow("it says too much") << test::kNow << QString(501, u'x') << u"text-too-long"_s;
        QTest::newRow("of no time that can be meant")
            << qint64(-9'000'000'000'000) << u"Old"_s << u"bad-time"_s;
    }

    void whatCannotBeIsRefused()
    {
        QFETCH(qint64, at);
        QFETCH(QString, text);
        QFETCH(QString, key);
        const auto refused = annotations().add(m_admin, given(at, text)).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QVERIFY(annotations().annotations(m_admin, 0, test::kNow + 1).result()->empty());
    }

    void whoMayNotIsDenied()
    {
        Person person;
        person.name = u"Bo"_s;
        person.login = u"bo"_s;
        person.roles = Role::Auditor;
        QVERIFY_OK(PeopleService(database()).addPerson(m_admin, person).result());
        const Actor bo = PeopleService(database()).signIn(u"bo"_s, u"os-user"_s).result().value();
        const auto added = annotations().add(m_admin, given(test::kNow, u"New relay"_s)).result();
        QVERIFY_OK(added);
        QVERIFY_OK(annotations().annotations(bo, 0, test::kNow + 1).result());
        QCOMPARE(annotations().add(bo, given(1, u"x"_s)).result().error().code, ErrorCode::Denied);
        QCOMPARE(annotations().remove(bo, added->id, 0).result().error().code, ErrorCode::Denied);
        QCOMPARE(annotations().restore(bo, added->id, 0).result().error().code, ErrorCode::Denied);
    }

    void verifyComparesWithTheAudit_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("an instant") << u"UPDATE annotation SET at = at + 1 WHERE id = 1"_s;
        QTest::newRow("a text") << u"UPDATE annotation SET text = 'All well' WHERE id = 1"_s;
        QTest::newRow("a kind") << u"UPDATE annotation SET kind = 'note' WHERE id = 1"_s;
        QTest::newRow("one put away") << u"UPDATE annotation SET deleted_at = 1 WHERE id = 1"_s;
        QTest::newRow("one brought back") << u"UPDATE annotation SET deleted_at = NULL WHERE id = 2"_s;
        QTest::newRow("one gone") << u"DELETE FROM annotation WHERE id = 1"_s;
        QTest::newRow("one more")
            << u"INSERT INTO annotation (uid, at, kind, text) VALUES ('x', 1, 'note', 'x')"_s;
    }

    void verifyComparesWithTheAudit()
    {
        QFETCH(QString, change);
        QVERIFY_OK(annotations().add(m_admin, given(test::kNow, u"New relay"_s)).result());
        const auto second = annotations().add(m_admin, given(test::kNow, u"Freeze"_s)).result();
        QVERIFY_OK(second);
        QVERIFY_OK(annotations().remove(m_admin, second->id, 0).result());
        QVERIFY2(checked().ok, qPrintable(checked().detail));
        QVERIFY_OK(runForeign(change));
        QVERIFY(!checked().ok);
    }

    void aKindIsReadByItsName()
    {
        for (const QString &name : annotationKindNames())
            QCOMPARE(annotationKindName(annotationKindFromName(name).value()), name);
        QCOMPARE(annotationKindFromName(u"omen"_s).error().key, u"bad-value"_s);
    }
};

QTEST_GUILESS_MAIN(TestAnnotationService)
#include "tst_annotationservice.moc"
