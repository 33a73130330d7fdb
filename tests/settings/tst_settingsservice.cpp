// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsservice.h"

#include "support/bothengines.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSettingsService : public test::BothEngines
{
    Q_OBJECT

private:
    using Home = SettingsService::Home;
    SettingsService settings() { return SettingsService(database()); }

private Q_SLOTS:
    void valuesComeBackAsTheyWere()
    {
        const QList<QJsonValue> values{true, 4.5, u"grüße"_s, QJsonArray{1, 2},
                                       QJsonObject{{u"a"_s, u"b"_s}}};
        for (const QJsonValue &value : values) {
            QVERIFY_OK(settings().setValue(actor(), Home::Workspace, u"x"_s, value).result());
            QCOMPARE(settings().value(actor(), Home::Workspace, u"x"_s).result().value(), value);
        }
        QVERIFY_OK(settings().setValue(actor(), Home::Workspace, u"x"_s, QJsonValue()).result());
        QVERIFY(settings().value(actor(), Home::Workspace, u"x"_s).result().value().isNull());
    }

    void eachPersonHasTheirOwn()
    {
        Actor other = actor();
        other.person = PersonId(actor().person.value + 1);
        QVERIFY_OK(settings().setValue(actor(), Home::Person, u"density"_s, u"compact"_s).result());
        QVERIFY(settings().value(other, Home::Person, u"density"_s).result().value().isNull());
        QCOMPARE(settings().value(actor(), Home::Person, u"density"_s).result().value(),
                 QJsonValue(u"compact"_s));
    }

    void aPrefixGivesAllItsOwn()
    {
        Actor someone = actor();
        someone.person = PersonId(7);
        for (const QString &name : {u"draft.1"_s, u"draft.2"_s, u"drafty"_s})
            QVERIFY_OK(settings().setValue(someone, Home::Person, name, name).result());
        QVERIFY_OK(settings().setValue(actor(), Home::Workspace, u"draft.3"_s, true).result());
        const auto found = settings().values(someone, Home::Person, u"draft."_s).result();
        QVERIFY_OK(found);
        QCOMPARE(*found,
                 (QHash<QString, QJsonValue>{{u"draft.1"_s, u"draft.1"_s}, {u"draft.2"_s, u"draft.2"_s}}));
    }

    // Two at the same setting: who saw another value is told, and writes nothing.
    void whatAnotherStoredStands()
    {
        const QJsonValue mine = u"mine"_s, theirs = u"theirs"_s, first = u"first"_s;
        const auto set = [this](const QJsonValue &value, const QList<QJsonValue> &expected) {
            return settings().setValue(actor(), Home::Workspace, u"x"_s, value, {}, expected).result();
        };
        QVERIFY_OK(set(first, {QJsonValue()})); // nothing was there
        QVERIFY_OK(set(theirs, {first}));
        QVERIFY_ERROR(set(mine, {first}), ErrorCode::Conflict, u"stale-version"_s);
        QVERIFY_ERROR(set(mine, {QJsonValue()}), ErrorCode::Conflict, u"stale-version"_s);
        QCOMPARE(settings().value(actor(), Home::Workspace, u"x"_s).result().value(), theirs);
        QVERIFY_OK(set(theirs, {first})); // there already
        QVERIFY_OK(set(mine, {}));
        QCOMPARE(settings().value(actor(), Home::Workspace, u"x"_s).result().value(), mine);
    }

    // What the audit holds can never be erased, and a value may name people.
    void theAuditHoldsNoValue()
    {
        for (const QString &name : {u"Jane Doe"_s, u"John Roe"_s})
            QVERIFY_OK(settings().setValue(actor(), Home::Workspace, u"x"_s, name).result());
        const auto kept = test::answer(database().read([](ReadScope &scope) -> Result<QStringList> {
            BINNACLE_LET(
                Statement rows,
                scope.statement(u"SELECT before, after FROM audit WHERE field = 'x' ORDER BY seq"_s));
            BINNACLE_TRY(rows.run());
            QStringList found;
            while (rows.next())
                found.append({rows.text(0), rows.text(1)});
            return found;
        }));
        QVERIFY_OK(kept);
        QCOMPARE(kept->size(), 4);
        QCOMPARE(kept->at(0), QString());
        QCOMPARE(kept->at(1), kept->at(2));
        QVERIFY(kept->at(1) != kept->at(3));
        QVERIFY2(!kept->join(u' ').contains(u"Doe"_s) && kept->at(3).size() == 64, qPrintable(kept->at(3)));
    }

    void whatEveryoneSharesNeedsTheRight()
    {
        Actor agent = actor();
        agent.roles = Role::Agent;
        QCOMPARE(settings().setValue(agent, Home::Workspace, u"x"_s, true).result().error().code,
                 ErrorCode::Denied);
        QVERIFY_OK(settings().setValue(agent, Home::Person, u"x"_s, true).result());
    }
};

QTEST_GUILESS_MAIN(TestSettingsService)
#include "tst_settingsservice.moc"
