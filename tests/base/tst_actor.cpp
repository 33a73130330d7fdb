// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole table role × act against a table written out by hand, so that a changed right is a changed line
// here.

#include "base/actor.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestActor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRoleMayDoWhatTheTableSays_data();
    void everyRoleMayDoWhatTheTableSays();
    void theTableNamesEveryActAndRole();
    void severalRolesAddUp();
    void nobodyMayDoNothing();
    void aRefusalNamesActAndPerson();
    void roleNamesReadBack();
};

namespace {

// Columns: agent, manager, admin, reviewer, auditor, requester.
struct ExpectedRow
{
    const char *act;
    const char *roles;
};

const ExpectedRow kExpected[] = {
    {"read-tickets", "xxxxx-"},
    {"create-ticket", "xxx--x"},
    {"edit-ticket", "xxx---"},
    {"comment", "xxx---"},
    {"attach", "xxx---"},
    {"read-metrics", "xxx-x-"},
    {"import-data", "-xx---"},
    {"undo-import", "-xx---"},
    {"read-people", "xxxxx-"},
    {"edit-people", "--x---"},
    {"edit-services", "-xx---"},
    {"edit-outages", "xxx---"},
    {"publish-period", "-xx---"},
    {"edit-annotations", "xxx---"},
    {"edit-own-settings", "xxxxxx"},
    {"edit-shared-settings", "-xx---"},
    {"read-audit", "--x-x-"},
    {"verify", "-xx-x-"},
    {"backup", "-xx---"},
    {"restore", "--x---"},
    {"change-visibility", "-xx---"},
};

const char *const kRoleNames[] = {"agent", "manager", "admin", "reviewer", "auditor", "requester"};

std::optional<Act> actFromName(const QString &name)
{
    const QList<Act> acts = allActs();
    for (const Act act : acts) {
        if (actName(act) == name)
            return act;
    }
    return std::nullopt;
}

} // namespace

void TestActor::everyRoleMayDoWhatTheTableSays_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("act");
    QTest::addColumn<bool>("expected");
    for (const ExpectedRow &row : kExpected) {
        for (size_t i = 0; i < std::size(kRoleNames); ++i) {
            const bool may = row.roles[i] == 'x';
            QTest::addRow("%s %s %s", kRoleNames[i], may ? "may" : "may not", row.act)
                << QString::fromLatin1(kRoleNames[i]) << QString::fromLatin1(row.act) << may;
        }
    }
}

void TestActor::everyRoleMayDoWhatTheTableSays()
{
    QFETCH(QString, role);
    QFETCH(QString, act);
    QFETCH(bool, expected);
    const std::optional<Role> theRole = roleFromName(role);
    const std::optional<Act> theAct = actFromName(act);
    QVERIFY(theRole && theAct);
    QCOMPARE(allowed(*theRole, *theAct), expected);
    Actor actor;
    actor.roles = *theRole;
    QCOMPARE(require(actor, *theAct).has_value(), expected);
}

void TestActor::theTableNamesEveryActAndRole()
{
    QStringList expected;
    for (const ExpectedRow &row : kExpected)
        expected.append(QString::fromLatin1(row.act));
    QStringList actual;
    const QList<Act> acts = allActs();
    for (const Act act : acts)
        actual.append(actName(act));
    QCOMPARE(actual, expected);
    // The last act has the highest number: none is missing from the table.
    QCOMPARE(qsizetype(Act::ChangeVisibility) + 1, acts.size());
    QCOMPARE(allRoles().size(), qsizetype(std::size(kRoleNames)));
}

void TestActor::severalRolesAddUp()
{
    const Roles both = Role::Requester | Role::Auditor;
    QVERIFY(allowed(both, Act::CreateTicket)); // by requester
    QVERIFY(allowed(both, Act::ReadAudit));    // by auditor
    QVERIFY(!allowed(both, Act::EditTicket));  // by neither
}

void TestActor::nobodyMayDoNothing()
{
    const QList<Act> acts = allActs();
    for (const Act act : acts)
        QVERIFY(!allowed(Roles(), act));
}

void TestActor::aRefusalNamesActAndPerson()
{
    Actor actor;
    actor.name = u"Ada"_s;
    actor.roles = Role::Auditor;
    const Result<> refused = require(actor, Act::Comment);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Denied);
    QCOMPARE(refused.error().key, u"not-allowed"_s);
    QCOMPARE(refused.error().values.value(u"act"_s).toString(), u"comment"_s);
    QCOMPARE(refused.error().values.value(u"person"_s).toString(), u"Ada"_s);
}

void TestActor::roleNamesReadBack()
{
    const QList<Role> roles = allRoles();
    for (const Role role : roles)
        QCOMPARE(roleFromName(roleName(role)), std::optional(role));
    QVERIFY(!roleFromName(u"Agent"_s));
    QVERIFY(!roleFromName(QString()));
}

QTEST_APPLESS_MAIN(TestActor)
#include "tst_actor.moc"
