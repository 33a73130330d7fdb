// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stays of a ticket where a file has no column for it, and what is remembered of columns.
#include "intake/importfixture.h"
#include "intake/mapping.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kFull =
    "number,opened,resolved,closed,made_sla,state,team,title,category,tags,description,room,floor\n"
    "A,2026-01-01 08:00,2026-01-02 08:00,2026-01-03 08:00,true,Closed,Net,No net,Network,\"vpn,lan\",A long "
    "description that goes on for more than sixty-four characters in all,12,\n"
    "B,2026-01-01 09:00,2026-01-02 09:00,2026-01-03 09:00,false,Closed,Desk,Slow,Software,,,,3\n";
const QByteArray kPart = "number,opened,priority\nA,2026-01-01 08:00,1\nB,2026-01-01 09:00,2\n";
const QByteArray kLog = "number,at,state,team\n"
                        "A,2026-01-01 09:00,New,Net\n"
                        "A,2026-01-02 10:00,Resolved,Field\n";

} // namespace

class ImportColumnsTest : public ImportFixture
{
    Q_OBJECT

    // All that imports give but the priority.
    QStringList shown()
    {
        return column(
            u"SELECT t.number || '|' || t.title || '|' || t.state || '|' || t.state_class || '|' || "
            u"t.opened_at "
            "|| '|' || coalesce(t.resolved_at, 0) || '|' || coalesce(t.closed_at, 0) || '|' || t.updated_at "
            "|| '|' || coalesce(t.made_sla, 9) || '|' || t.reopen_count || '|' || coalesce((SELECT name FROM "
            "team WHERE id = t.team_id), '') || '|' || coalesce((SELECT name FROM category WHERE id = "
            "t.category_id), '') || '|' || (SELECT count(*) FROM ticket_tag g WHERE g.ticket_id = t.id) || "
            "'|' "
            "|| x.description || '|' || x.extra FROM ticket t JOIN ticket_text x ON x.ticket_id = t.id ORDER "
            "BY t.number"_s);
    }
    // What a dry run counts, and what the import that follows does, must be the same.
    QString both(const QByteArray &text, const QString &format = u"incidents-csv"_s)
    {
        ImportRequest request = requestFor(text, format);
        request.dryRun = true;
        const auto looked = import(request);
        request.dryRun = false;
        const auto done = import(request);
        if (counts(looked) != counts(done))
            return u"%1, but %2 in the dry run"_s.arg(counts(done), counts(looked));
        return looked->faults.size() == done->faults.size() ? counts(done) : u"other faults"_s;
    }

private Q_SLOTS:
    void whatHasNoColumnStays()
    {
        QCOMPARE(both(kFull), u"2/0/0/0/0/0"_s);
        const QStringList before = shown();
        QCOMPARE(both(kPart), u"0/2/0/0/0/0"_s);
        QCOMPARE(shown(), before);
        QCOMPARE(value(u"B"_s, u"priority"_s), u"2"_s);
        QCOMPARE(both(kFull), u"0/0/2/0/0/0"_s);
        QCOMPARE(both(kPart), u"0/0/2/0/0/0"_s);
        QCOMPARE(value(u"B"_s, u"priority"_s), u"2"_s);
        QCOMPARE(shown(), before);
    }

    void anEmptyCellIsAValue()
    {
        QCOMPARE(both(kFull), u"2/0/0/0/0/0"_s);
        QCOMPARE(both("number,opened,team,room\nA,2026-01-01 08:00,,\n"), u"0/1/0/0/0/0"_s);
        QCOMPARE(count(u"ticket WHERE number = 'A' AND team_id IS NULL AND title = 'No net'"_s), 1);
        QCOMPARE(count(u"ticket t JOIN ticket_text x ON x.ticket_id = t.id WHERE t.number = 'A' AND x.extra "
                       "LIKE '%room%'"_s),
                 0);
    }

    void extrasOfTwoFilesStandBesideEachOther()
    {
        QCOMPARE(both("number,opened,room\nA,2026-01-01 08:00,12\n"), u"1/0/0/0/0/0"_s);
        QCOMPARE(both("number,opened,floor\nA,2026-01-01 08:00,3\n"), u"0/1/0/0/0/0"_s);
        QCOMPARE(column(u"SELECT extra FROM ticket_text"_s),
                 QStringList{u"{\"floor\":\"3\",\"room\":\"12\"}"_s});
        QCOMPARE(both("number,opened,room\nA,2026-01-01 08:00,12\n"), u"0/0/1/0/0/0"_s);
    }

    void theStateFollowsAStampThatCameLater()
    {
        QCOMPARE(both("number,opened,state\nA,2026-01-01 08:00,Pending\n"), u"1/0/0/0/0/0"_s);
        QCOMPARE(both("number,opened,acknowledged\nA,2026-01-01 08:00,2026-01-01 09:00\n"), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"pending"_s);
        QCOMPARE(both("number,opened,resolved\nA,2026-01-01 08:00,2026-01-01 10:00\n"), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"resolved"_s);
        QCOMPARE(both("number,opened,resolved\nA,2026-01-01 08:00,\n"), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"in_progress"_s); // the other stamp says it
    }

    void anEditHereStaysWhateverPartComes()
    {
        QCOMPARE(both(kFull), u"2/0/0/0/0/0"_s);
        edit(u"A"_s, u"title = 'Mine'"_s);
        QCOMPARE(both(kPart), u"0/2/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"title"_s), u"Mine"_s);
        QCOMPARE(both(kFull), u"0/0/1/1/0/0"_s);
        QCOMPARE(value(u"A"_s, u"title"_s), u"Mine"_s);
        QCOMPARE(value(u"A"_s, u"priority"_s), u"1"_s);
    }

    void aListIntoALogKeepsWhatEachGave()
    {
        const QString events = u"incident-events"_s;
        QCOMPARE(both(kLog, events), u"1/0/0/0/0/0"_s);
        const QByteArray list = "number,opened,title,priority,reopen_count,room\n"
                                "A,2026-01-01 08:00,No net,1,3,12\n";
        QCOMPARE(both(list), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state"_s), u"resolved"_s);
        const QStringList all = shown();
        QVERIFY(all.first().contains(u"Field"_s) && all.first().contains(u"room"_s));
        QCOMPARE(both(kLog, events), u"0/0/1/0/0/0"_s);
        QCOMPARE(both(list), u"0/0/1/0/0/0"_s);
        QCOMPARE(shown(), all);
        // Later rows still tell what follows from rows.
        QCOMPARE(both("number,at,state\nA,2026-01-03 10:00,Closed\n", events), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state || title || reopen_count || priority"_s), u"closedNo net31"_s);
        QVERIFY(value(u"A"_s, u"coalesce(closed_at, 0)"_s) != u"0"_s);
    }

    void filesOfOneCallAreAsOneAfterTheOther()
    {
        ImportRequest request = requestFor(kFull);
        request.files += requestFor(kPart).files;
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state || title || priority"_s), u"closedNo net1"_s);
        QCOMPARE(both(kFull), u"0/0/2/0/0/0"_s);
        QCOMPARE(both(kPart), u"0/0/2/0/0/0"_s);
    }

    void undoGivesBackWhatThereWas()
    {
        QCOMPARE(both(kFull), u"2/0/0/0/0/0"_s);
        const QStringList before = shown();
        const auto second = import(kPart);
        QCOMPARE(counts(second), u"0/2/0/0/0/0"_s);
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*second->batch))));
        QCOMPARE(shown(), before);
        QCOMPARE(value(u"A"_s, u"priority"_s), u"0"_s);
        QCOMPARE(both(kFull), u"0/0/2/0/0/0"_s);
    }

    void rulesSaidAreRemembered()
    {
        const QByteArray text = "Ref,Eroeffnet,Lage,Stufe\nA,2026-01-01 08:00,Erledigt,\n";
        ImportRequest request = requestFor(text);
        for (const QString &map :
             {u"Ref=number"_s, u"Eroeffnet=opened"_s, u"Lage=state"_s, u"Stufe=priority"_s})
            QVERIFY_OK(request.addMap(map));
        QVERIFY_OK(request.addValue(u"state:Erledigt=resolved"_s));
        QVERIFY_OK(request.addSet(u"team=Net"_s));
        QVERIFY_OK(request.addDefault(u"priority=3"_s));
        QCOMPARE(counts(import(request)), u"1/0/0/0/0/0"_s);
        const auto again = import(text);
        QCOMPARE(counts(again), u"0/0/1/0/0/0"_s);
        QCOMPARE(again->warnings.size(), 1);
        QCOMPARE(again->warnings.first().code, u"rule-remembered"_s);
        QCOMPARE(again->warnings.first().count, 3);
        QCOMPARE(value(u"A"_s, u"state || priority"_s), u"resolved3"_s);
        // What is said beats what is remembered, and is what is remembered then.
        ImportRequest other = requestFor(text);
        QVERIFY_OK(other.addValue(u"state:erledigt=closed"_s));
        QVERIFY_OK(other.addMap(u"Stufe=team"_s));
        QCOMPARE(counts(import(other)), u"0/1/0/0/0/0"_s);
        QCOMPARE(value(u"A"_s, u"state || coalesce(team_id, 0)"_s), u"closed0"_s);
        QCOMPARE(counts(import(text)), u"0/0/1/0/0/0"_s);
        // The window says columns only.
        const auto look = answer(service().look(actor(), requestFor(text)));
        QVERIFY_OK(look);
        QVERIFY_OK(answer(service().rememberMapping(actor(), requestFor(text), look->columns, look->fields)));
        QCOMPARE(counts(import(text)), u"0/0/1/0/0/0"_s);
    }

    void aMappingKeptAtFirstIsStillRead()
    {
        const QByteArray text = "Key,Begun,Words\nX-1,2026-01-05 08:00,Slow\n";
        const RememberedMapping old = RememberedMapping::fromJson(
            {{u"Key"_s, u"number"_s}, {u"Begun"_s, u"opened"_s}, {u"Words"_s, u"title"_s}});
        QCOMPARE(old.columns.value(u"Begun"_s), u"opened"_s);
        QCOMPARE(RememberedMapping::fromJson(old.toJson()).columns, old.columns);
        const Result<Mapping> mapping =
            makeMapping(ImportFormat::Csv, {u"Key"_s, u"Begun"_s, u"Words"_s}, requestFor(text), old);
        QVERIFY_OK(mapping);
        QCOMPARE(mapping->fieldNames(), QStringList({u"number"_s, u"opened"_s, u"title"_s}));
    }
};

QTEST_GUILESS_MAIN(ImportColumnsTest)
#include "tst_importcolumns.moc"
