// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"
#include "settings/settingsservice.h"
#include "store/database.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSettingsUndo : public test::BothEngines
{
    Q_OBJECT

    using Home = SettingsService::Home;
    using Texts = QMap<QString, QString>;

    void prepare() override
    {
        m_settings = std::make_unique<SettingsService>(database());
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        QVERIFY_OK(database()
                       .write({u"workspace.create"_s, m_admin, {}}, WorkspaceVerifier::auditCreation)
                       .result());
        m_before = m_settings->workspace(m_admin).result().value();
    }
    void release() override { m_settings.reset(); }

    [[nodiscard]] Texts workspace() { return m_settings->workspace(m_admin).result().value(); }
    [[nodiscard]] QJsonValue shared(const QString &name)
    {
        return m_settings->value(m_admin, Home::Workspace, name).result().value();
    }
    [[nodiscard]] QString verifyFault()
    {
        const auto checks = WorkspaceVerifier(database()).verify(m_admin).result().value();
        for (const Check &check : checks) {
            if (!check.ok)
                return check.name + u": "_s + check.detail;
        }
        return {};
    }

    std::unique_ptr<SettingsService> m_settings;
    Actor m_admin;
    Texts m_before;

private Q_SLOTS:
    void theWorkspaceIsChangedAndTakenBack()
    {
        const Texts fields{
            {u"name"_s, u"Nord"_s}, {u"zone"_s, u"America/New_York"_s}, {u"currency"_s, u"USD"_s}};
        QVERIFY_OK(m_settings->setWorkspace(m_admin, fields, {{}, u"set"_s}).result());
        QCOMPARE(workspace(), fields);
        QCOMPARE(verifyFault(), QString());
        reopenedKnows(fields);
        QVERIFY_OK(m_settings->undo(m_admin, u"set"_s, u"undo"_s).result());
        QCOMPARE(workspace(), m_before);
        QCOMPARE(verifyFault(), QString());
        QVERIFY_OK(m_settings->undo(m_admin, u"undo"_s).result());
        QCOMPARE(workspace(), fields);
        QVERIFY_OK(runForeign(u"UPDATE workspace SET zone = 'Asia/Tokyo'"_s));
        QVERIFY(verifyFault().startsWith(u"workspace:"_s));
    }

    void badValuesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("key");
        QTest::newRow("no name") << u"name"_s << u"  "_s << u"name-required"_s;
        QTest::newRow("a name too long") << u"name"_s << QString(201, u'x') << u"text-too-long"_s;
        QTest::newRow("no zone") << u"zone"_s << u"Mars/Olympus"_s << u"unknown-zone"_s;
        QTest::newRow("a sign of money") << u"currency"_s << u"€"_s << u"bad-currency"_s;
        QTest::newRow("small letters") << u"currency"_s << u"eur"_s << u"bad-currency"_s;
        QTest::newRow("what is no field") << u"uid"_s << u"1"_s << u"unknown-field"_s;
    }

    void badValuesAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const auto refused = m_settings->setWorkspace(m_admin, {{field, value}}).result();
        QVERIFY(!refused);
        QTEST(refused.error().key, "key");
        QCOMPARE(workspace(), m_before);
    }

    void editsOfDifferentFieldsGoTogether()
    {
        QVERIFY_OK(
            m_settings->setWorkspace(m_admin, {{u"zone"_s, u"Asia/Tokyo"_s}}, {m_before, {}}).result());
        QVERIFY_OK(m_settings->setWorkspace(m_admin, {{u"currency"_s, u"JPY"_s}}, {m_before, {}}).result());
        QVERIFY_ERROR(m_settings
                          ->setWorkspace(m_admin, {{u"zone"_s, u"UTC"_s}, {u"name"_s, u"x"_s}},
                                         {{{u"zone"_s, u"Europe/Oslo"_s}}, {}})
                          .result(),
                      ErrorCode::Conflict, u"changed-meanwhile"_s);
        QCOMPARE(workspace().value(u"zone"_s), u"Asia/Tokyo"_s);
        QCOMPARE(workspace().value(u"name"_s), m_before.value(u"name"_s));
    }

    void aSettingIsTakenBackUnlessItChangedSince()
    {
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Workspace, u"x"_s, 1, u"one"_s).result());
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Workspace, u"x"_s, u"two"_s, u"two"_s).result());
        QVERIFY_ERROR(m_settings->undo(m_admin, u"one"_s).result(), ErrorCode::Conflict, u"setting-later"_s);
        QCOMPARE(shared(u"x"_s), u"two"_s);
        QVERIFY_OK(m_settings->undo(m_admin, u"two"_s).result());
        QCOMPARE(shared(u"x"_s), 1);
        QVERIFY_OK(m_settings->undo(m_admin, u"one"_s, u"away"_s).result());
        QVERIFY(shared(u"x"_s).isNull());
        QVERIFY_OK(m_settings->undo(m_admin, u"away"_s).result());
        QCOMPARE(shared(u"x"_s), 1);
        QVERIFY_ERROR(m_settings->undo(m_admin, u"never"_s).result(), ErrorCode::NotFound,
                      u"nothing-to-undo"_s);
    }

    void onlyWhoMayChangesTheWorkspace()
    {
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Workspace, u"x"_s, 1, u"one"_s).result());
        Actor agent = m_admin;
        agent.roles = Role::Agent;
        QCOMPARE(m_settings->setWorkspace(agent, {{u"name"_s, u"y"_s}}).result().error().code,
                 ErrorCode::Denied);
        QCOMPARE(m_settings->undo(agent, u"one"_s).result().error().code, ErrorCode::Denied);
        QCOMPARE(m_settings->history(agent).result().error().code, ErrorCode::Denied);
        SettingsFile file;
        file.person = {{u"own"_s, 1}};
        file.shared = {{u"x"_s, 2}};
        QCOMPARE(m_settings->takeOver(agent, file).result().error().code, ErrorCode::Denied);
        QCOMPARE(shared(u"x"_s), 1);
        file.shared = {};
        QVERIFY_OK(m_settings->takeOver(agent, file).result());
    }

    void aFileIsTakenOverAndTakenBackAsOne()
    {
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Workspace, u"x"_s, 1).result());
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Person, u"y"_s, 1).result());
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Person, u"draft.1"_s, u"begun"_s).result());
        const SettingsFile before = m_settings->content(m_admin).result().value();
        QVERIFY(!before.person.contains(u"draft.1"_s));
        SettingsFile file;
        file.workspace = {{u"currency"_s, u"USD"_s}};
        file.shared = {{u"x"_s, 2}, {u"new"_s, true}};
        file.person = {{u"y"_s, 3}};
        QVERIFY_OK(m_settings->takeOver(m_admin, file, u"take"_s).result());
        const SettingsFile after = m_settings->content(m_admin).result().value();
        QVERIFY(settingsfile::changes(after, file, settingsfile::parts()).isEmpty());
        QCOMPARE(verifyFault(), QString());
        QVERIFY_OK(m_settings->undo(m_admin, u"take"_s).result());
        const SettingsFile again = m_settings->content(m_admin).result().value();
        QCOMPARE(again.workspace, before.workspace);
        QCOMPARE(again.shared, before.shared);
        QCOMPARE(again.person, before.person);
        file.workspace = {{u"zone"_s, u"nowhere"_s}};
        QVERIFY(!m_settings->takeOver(m_admin, file).result());
        QCOMPARE(m_settings->content(m_admin).result().value().shared, before.shared);
    }

    void theHistoryTellsWhatWasChanged()
    {
        QVERIFY_OK(m_settings->setWorkspace(m_admin, {{u"name"_s, u"Nord"_s}}).result());
        QVERIFY_OK(m_settings->setValue(m_admin, Home::Workspace, u"x"_s, 1).result());
        const auto told = m_settings->history(m_admin).result().value();
        QVERIFY(told.size() >= 3);
        QCOMPARE(told[0].field, u"x"_s);
        QCOMPARE(told[0].afterText, u"[1]"_s);
        QCOMPARE(told[1].field, u"name"_s);
        QCOMPARE(told[1].afterText, u"Nord"_s);
        QCOMPARE(told[1].actorName, u"Ada Osei"_s);
    }

private:
    void reopenedKnows(const Texts &fields)
    {
        const auto again = openAnother();
        QCOMPARE(again->info().name, fields.value(u"name"_s));
        QCOMPARE(again->info().zone, fields.value(u"zone"_s));
        QCOMPARE(again->info().currency, fields.value(u"currency"_s));
    }
};

QTEST_GUILESS_MAIN(TestSettingsUndo)
#include "tst_settingsundo.moc"
