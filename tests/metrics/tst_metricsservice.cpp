// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The service over a real workspace, on both engines: loads, follows changes, asks the database for words,
// keeps rights.

#include "base/timetext.h"
#include "boards.h"
#include "intake/importfixture.h"
#include "metrics/metricsservice.h"
#include "reports/metricsjson.h"
#include "tickets/ticketservice.h"

#include <QJsonObject>
#include <QSignalSpy>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kLog = "number,title,state,priority,team,opened,resolved,occurred,restored\n"
                        "INC1,Printer on fire,Resolved,2,Net,2026-01-01 08:00,2026-01-01 09:00,2026-01-01 "
                        "07:00,2026-01-01 08:30\n"
                        "INC2,Slow mail,New,3,Desk,2026-01-01 10:00,,,\n"
                        "INC3,Printer jam,Resolved,3,Net,2026-01-01 11:00,2026-01-01 14:00,,\n";

const QByteArray kEvents = "number,at,state,priority,team,made_sla\n"
                           "E1,2026-01-01 08:00,New,3,Desk,true\n"
                           "E1,2026-01-02 08:00,In Progress,2,Net,true\n"
                           "E1,2026-01-03 08:00,Resolved,2,Net,true\n"
                           "E1,2026-01-04 08:00,In Progress,2,Net,false\n"
                           "E1,2026-01-06 08:00,Resolved,1,Net,false\n"
                           "E2,2026-01-01 09:00,New,4,Desk,true\n"
                           "E2,2026-01-05 09:00,Closed,4,Desk,true\n";

QString groupText(const MetricsGroup &g)
{
    const Distribution &resolve = g.measure(Measure::Resolve);
    const QString mean = resolve.mean ? u" %1"_s.arg(*resolve.mean / 3'600'000) : QString();
    return u"%1 %2/%3 %4/%5/%6 %7 %8 %9"_s.arg(g.key)
               .arg(g.incidents)
               .arg(g.open)
               .arg(g.sla.met)
               .arg(g.sla.missed)
               .arg(g.sla.pending)
               .arg(g.reopened)
               .arg(g.reassigned)
               .arg(resolve.n) +
           mean;
}

} // namespace

class TestMetricsService : public ImportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void computesOverWhatIsStored()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        const auto report = answer(metrics.compute(actor(), {}));
        QVERIFY_OK(report);
        const MetricsGroup &all = report->groups.front();
        QCOMPARE(all.incidents, 3);
        QCOMPARE(all.open, 1);
        QCOMPARE(all.measure(Measure::Resolve).mean, std::optional<double>(2 * 3'600'000));
        QCOMPARE(all.measure(Measure::Ttr).median, std::optional<double>(90 * 60'000));
        QCOMPARE(all.measure(Measure::Resolve).open, 1);
        stop();
    }

    void queriesWithWordsAreAsked()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        MetricsRequest request;
        request.query = u"printer team:net -priority:2"_s;
        const auto report = answer(metrics.compute(actor(), request));
        QVERIFY_OK(report);
        QCOMPARE(report->groups.front().incidents, 1);
        QCOMPARE(report->groups.front().measure(Measure::Resolve).max, std::optional<qint64>(3 * 3'600'000));
        stop();
    }

    // A flat file without a count of reopenings says nothing of them; one with the count, and an event log,
    // do.
    void whatAFileDoesNotTellIsNotZero()
    {
        const auto said = [&] {
            MetricsService metrics(database());
            const auto board = answer(testing::Boards(database(), metrics).board(actor(), {}));
            if (!board)
                return board.error().key;
            for (const BoardTile &tile : board->tiles) {
                if (tile.kind == BoardTile::Kind::Reopened)
                    return tile.value ? tile.note : u"none"_s;
            }
            return QString();
        };
        ImportRequest flat = requestFor(kLog);
        flat.source = u"flat"_s;
        QCOMPARE(counts(import(flat)), u"3/0/0/0/0/0"_s);
        QCOMPARE(said(), u"none"_s);
        QCOMPARE(counts(import(requestFor(kEvents, u"incident-events"_s))), u"2/0/0/0/0/0"_s);
        QCOMPARE(said(), u"1 of 2"_s);
        ImportRequest counted = requestFor("number,opened,reopen_count\nC1,2026-01-02 08:00,0\n");
        counted.source = u"counted"_s;
        QCOMPARE(counts(import(counted)), u"1/0/0/0/0/0"_s);
        QCOMPARE(said(), u"1 of 3"_s);
        stop();
    }

    void changesAreFollowed()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        QVERIFY_OK(answer(metrics.load()));
        QSignalSpy changed(&metrics, &MetricsService::changed);
        QVERIFY_OK(answer(TicketService(database())
                              .set(actor(), {{}, u"INC2"_s, {}},
                                   {{u"priority"_s, u"1"_s}, {u"priority_reason"_s, u"VIP"_s}})));
        MetricsRequest request;
        request.query = u"priority:1"_s;
        QTRY_COMPARE(answer(metrics.compute(actor(), request))->groups.front().incidents, 1);
        QTRY_VERIFY(changed.count() > 0);
        // Another import is a batch: everything is read again.
        QByteArray more = kLog;
        more.replace("INC", "NEW");
        QCOMPARE(counts(import(more)), u"3/0/0/0/0/0"_s);
        QTRY_COMPARE(answer(metrics.compute(actor(), {}))->groups.front().incidents, 6);
        stop();
    }

    void asOfReadsThePast()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        MetricsRequest request;
        request.asOf = *parseIso(u"2026-01-01T10:30:00Z"_s);
        const auto report = answer(metrics.compute(actor(), request));
        QVERIFY_OK(report);
        QCOMPARE(report->groups.front().incidents, 2); // the third was not there yet
        QCOMPARE(report->asOf, *request.asOf);
        request.query = u"opened:<1d"_s; // counts back from then, too
        QCOMPARE(answer(metrics.compute(actor(), request))->groups.front().incidents, 2);
        stop();
    }

    // Each incident is what its rows until then make it: state, group, count of reassignments, SLA,
    // reopening.
    void asOfFoldsTheRowsUntilThen()
    {
        ImportRequest request = requestFor(kEvents, u"incident-events"_s);
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/0"_s);
        MetricsService metrics(database());
        const struct
        {
            const char *asOf;
            GroupBy by;
            QString
                groups; // key incidents/open met/missed/pending reopened reassigned; resolve n and its mean
        } rows[] = {
            {"2026-01-01T12:00:00Z", GroupBy::Priority, u"P3 1/1 0/0/1 0 0 0 | P4 1/1 0/0/1 0 0 0"_s},
            {"2026-01-01T12:00:00Z", GroupBy::Team, u"Desk 2/2 0/0/2 0 0 0"_s},
            {"2026-01-03T12:00:00Z", GroupBy::Priority, u"P2 1/0 1/0/0 0 1 1 48 | P4 1/1 0/0/1 0 0 0"_s},
            {"2026-01-03T12:00:00Z", GroupBy::Team, u"Desk 1/1 0/0/1 0 0 0 | Net 1/0 1/0/0 0 1 1 48"_s},
            {"2026-01-05T12:00:00Z", GroupBy::Priority, u"P2 1/1 0/1/0 1 1 1 48 | P4 1/0 1/0/0 0 0 0"_s},
            {"2026-01-07T00:00:00Z", GroupBy::Priority, u"P1 1/0 0/1/0 1 1 1 120 | P4 1/0 1/0/0 0 0 0"_s},
        };
        for (const auto &row : rows) {
            MetricsRequest past;
            past.asOf = *parseIso(QString::fromLatin1(row.asOf));
            past.by = row.by;
            const auto report = answer(metrics.compute(actor(), past));
            QVERIFY_OK(report);
            QCOMPARE(report->presentShown, 0);
            QStringList groups;
            for (const MetricsGroup &g : report->groups)
                groups += groupText(g);
            QVERIFY2(groups.join(u" | "_s) == row.groups,
                     qPrintable(QString::fromLatin1(row.asOf) + u": "_s + groups.join(u" | "_s)));
        }
        MetricsRequest filtered; // the filter reads the past too
        filtered.asOf = *parseIso(u"2026-01-01T12:00:00Z"_s);
        filtered.query = u"team:desk state:open priority:3"_s;
        QCOMPARE(answer(metrics.compute(actor(), filtered))->groups.front().incidents, 1);
        stop();
    }

    // History keeps the mark of an estimate before the time.
    void anEstimateThatWasTakenBackCountedBefore()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        TicketService tickets(database());
        const TicketRef ticket{{}, u"INC1"_s, {}};
        QVERIFY_OK(tickets.set(actor(), ticket, {{u"occurred"_s, u"~2026-01-01T07:10:00Z"_s}}).result());
        const qint64 then = clock().now() + kMsPerMinute;
        clock().advance(2 * kMsPerMinute);
        QVERIFY_OK(tickets.set(actor(), ticket, {{u"occurred"_s, u"unknown"_s}}).result());
        MetricsService metrics(database());
        const auto now = answer(metrics.compute(actor(), {}));
        QVERIFY_OK(now);
        QCOMPARE(now->groups.front().measure(Measure::Ttr).n, 0);
        MetricsRequest past;
        past.asOf = then;
        const auto before = answer(metrics.compute(actor(), past));
        QVERIFY_OK(before);
        QCOMPARE(before->groups.front().measure(Measure::Ttr).n, 1);
        QCOMPARE(before->groups.front().measure(Measure::Ttr).mean, std::optional(80.0 * kMsPerMinute));
        stop();
    }

    // A snapshot has no history: what its stamps do not tell is the present value, and it is said of how
    // many.
    void asOfSaysWherePresentValuesAreShown()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        MetricsRequest past;
        past.asOf = *parseIso(u"2026-01-01T12:00:00Z"_s);
        const auto report = answer(metrics.compute(actor(), past));
        QVERIFY_OK(report);
        QCOMPARE(report->presentShown, 1); // INC3; the others were not touched since
        QCOMPARE(report->groups.front().open, 2);
        const QJsonObject definitions = metricsJson(*report)[u"definitions"_s].toObject();
        QCOMPARE(definitions[u"sla"_s].toObject()[u"present_shown"_s].toInt(), 1);
        stop();
    }

    void refusesWhoMayNotAndWhatIsWrong()
    {
        MetricsService metrics(database());
        Actor requester = actor();
        requester.roles = Role::Requester;
        QVERIFY_ERROR(answer(metrics.compute(requester, {})), ErrorCode::Denied, u"not-allowed"_s);
        MetricsRequest request;
        request.query = u"priorty:1"_s;
        const auto report = answer(metrics.compute(actor(), request));
        QVERIFY_ERROR(report, ErrorCode::Invalid, u"unknown-field"_s);
        request.query.clear();
        request.zone = u"Moon/Crater"_s;
        QVERIFY_ERROR(answer(metrics.compute(actor(), request)), ErrorCode::Invalid, u"unknown-zone"_s);
        request.zone.clear();
        request.from = 2;
        request.to = 1;
        QVERIFY_ERROR(answer(metrics.compute(actor(), request)), ErrorCode::Invalid, u"window-reversed"_s);
        BoardRequest board;
        board.from = 2;
        board.to = 1;
        QVERIFY_ERROR(answer(testing::Boards(database(), metrics).board(actor(), board)), ErrorCode::Invalid,
                      u"window-reversed"_s);
        stop();
    }

    void whoIsNoLongerHereGetsNoFigures()
    {
        MetricsService metrics(database());
        QVERIFY_OK(answer(metrics.compute(actor(), {}))); // the columns are in memory
        database().setActorCheck([](ReadScope &, const Actor &) -> Result<> {
            return fail(ErrorCode::Denied, u"person-inactive"_s);
        });
        QVERIFY_ERROR(answer(metrics.compute(actor(), {})), ErrorCode::Denied, u"person-inactive"_s);
    }

    void boardsComeWithNumbers()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        MetricsService metrics(database());
        testing::Boards boards(database(), metrics);
        const auto board = answer(boards.board(actor(), {}));
        QVERIFY_OK(board);
        QCOMPARE(board->header.incidents, 3);
        QCOMPARE(board->oldest.size(), 1U);
        QCOMPARE(board->oldest.front().number, u"INC2"_s);
        stop();
    }

    void stampsThatStatesGaveAreTold()
    {
        QCOMPARE(counts(import(requestFor(kEvents, u"incident-events"_s))), u"2/0/0/0/0/0"_s);
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s); // has a column of resolved
        MetricsService metrics(database());
        testing::Boards boards(database(), metrics);
        const auto board = answer(boards.board(actor(), {}));
        QVERIFY_OK(board);
        const auto definitionOf = [&board](BoardTile::Kind kind) {
            for (const BoardTile &tile : board->tiles) {
                if (tile.kind == kind)
                    return tile.definition;
            }
            return QString();
        };
        QVERIFY2(definitionOf(BoardTile::Kind::Acknowledge).endsWith(u"derived from states: 2 of 2."_s),
                 qPrintable(definitionOf(BoardTile::Kind::Acknowledge)));
        QVERIFY2(definitionOf(BoardTile::Kind::Resolve).endsWith(u"derived from states: 1 of 3."_s),
                 qPrintable(definitionOf(BoardTile::Kind::Resolve)));
        stop();
    }

    void aBoardStaysWhereTheDataEnd()
    {
        QCOMPARE(counts(import(kLog)), u"3/0/0/0/0/0"_s);
        QCOMPARE(counts(import("number,title,state,team,opened,resolved\n"
                               "ODD,Done in 2031,Resolved,Net,2026-01-01 07:00,2031-01-01 07:00\n")),
                 u"1/0/0/0/0/0"_s);
        MetricsService metrics(database());
        QVERIFY_OK(answer(metrics.load()));
        QSignalSpy changed(&metrics, &MetricsService::changed);
        const auto end = [this](MetricsService &of) {
            const auto board = answer(testing::Boards(database(), of).board(actor(), {}));
            return board ? isoText(board->header.dataEnd, QTimeZone::utc()) + u' ' +
                               isoText(board->header.asOf, QTimeZone::utc())
                         : board.error().key;
        };
        QCOMPARE(end(metrics), u"2026-01-01T11:00:00Z 2026-01-01T14:00:00Z"_s); // INC3 was resolved
        // Years later somebody takes up an incident of the log: neither the window nor the ages move.
        TicketService tickets(database());
        clock().set(kNow + 3 * 365 * kMsPerDay);
        const auto edit = [&](const QString &number, const TicketValues &values) {
            const auto done = answer(tickets.set(actor(), {{}, number, {}}, values));
            if (!done)
                qFatal("%s", qPrintable(done.error().key));
            clock().set(clock().now() + kMsPerDay / 2);
        };
        edit(u"INC2"_s, {{u"state"_s, u"in_progress"_s}}); // acknowledged, too
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(end(metrics), u"2026-01-01T11:00:00Z 2026-01-01T14:00:00Z"_s);
        MetricsService again(database());
        QCOMPARE(end(again), u"2026-01-01T11:00:00Z 2026-01-01T14:00:00Z"_s);
        testing::Boards boards(database(), again);
        BoardRequest request;
        request.query = u"team:net"_s;
        const auto board = answer(boards.board(actor(), request));
        QVERIFY_OK(board);
        QCOMPARE(board->header.sources.size(), 1U);
        QCOMPARE(board->header.sources.front().newest, board->header.asOf);
        // Nor where it is the one whose stamp is the newest.
        edit(u"INC3"_s, {{u"title"_s, u"Printer jam, again"_s}});
        MetricsService later(database());
        QCOMPARE(end(later), u"2026-01-01T11:00:00Z 2026-01-01T14:00:00Z"_s);
        // An incident of our own: a desk where work is done now.
        QVERIFY_OK(answer(tickets.create(actor(), {{u"title"_s, u"The mail is slow again"_s}})));
        clock().set(clock().now() + kMsPerDay);
        MetricsService live(database());
        QCOMPARE(end(live), u"2029-01-02T10:00:00Z 2029-01-03T10:00:00Z"_s);
        QCOMPARE(board->groups[0].rows.size(), 2U); // the other team stands beside it
        QCOMPARE(board->groups[0].rows[0].chosen, true);
        QCOMPARE(board->groups[0].rows[1].chosen, false);
        stop();
    }
};

QTEST_GUILESS_MAIN(TestMetricsService)
#include "tst_metricsservice.moc"
