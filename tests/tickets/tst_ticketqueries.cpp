// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketqueries.h"

#include "base/timetext.h"
#include "people/peopleservice.h"
#include "support/bothengines.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

// Lists on both engines: every sort pages through every ticket once, in one order.
class TestTicketQueries : public test::BothEngines
{
    Q_OBJECT

private:
    static constexpr int kTickets = 57;

    void prepare() override
    {
        PeopleService people(database());
        m_agent = people.makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        for (const QString &team : {u"Network"_s, u"Ärzte"_s, u"desk"_s})
            QVERIFY_OK(people.addTeam(m_agent, team, {}).result());
        TicketService service(database());
        for (int i = 0; i < kTickets; ++i) {
            clock().advance(i % 3 * 60'000); // some opened at the same instant
            TicketValues values{{u"title"_s, u"%1 thing %2"_s.arg(i % 2 ? u"Ünder"_s : u"over"_s).arg(i % 7)},
                                {u"impact"_s, i % 5 > 0 ? QString::number(i % 5) : u"none"_s},
                                {u"urgency"_s, u"2"_s}};
            if (i % 4 > 0)
                values.insert(u"team"_s, QStringList{u"Network"_s, u"Ärzte"_s, u"desk"_s}.at(i % 4 - 1));
            QVERIFY_OK(service.create(m_agent, values).result());
        }
    }

    Actor m_agent;

private Q_SLOTS:
    void aLookUpThatFailsIsWhatIsSaid()
    {
        QVERIFY_OK(runForeign(u"ALTER TABLE team RENAME COLUMN name_key TO other"_s));
        const auto page =
            TicketQueries(database()).page(m_agent, {u"team:desk"_s, u"-opened"_s, 10, {}}).result();
        QVERIFY(!page);
        QVERIFY2(page.error().detail.contains(u"name_key"_s), qPrintable(page.error().detail));
    }

    void groupsAreTheListCutUp_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("of all tickets") << QString();
        QTest::newRow("of a choice that is an or") << u"team:network or priority:none"_s;
    }

    // Whatever the field: each group's query finds as many as it says, and together they are the list.
    void groupsAreTheListCutUp()
    {
        QFETCH(QString, query);
        TicketQueries queries(database());
        const qint64 all = queries.count(m_agent, query).result().value();
        const QStringList fields = ticketgroups::fields();
        for (const QString &field : fields) {
            const auto groups = queries.groups(m_agent, query, field).result();
            QVERIFY_OK(groups);
            qint64 sum = 0;
            for (const TicketGroup &group : *groups) {
                QCOMPARE(queries.count(m_agent, group.query).result().value(), group.count);
                const auto page = queries.page(m_agent, {group.query, u"-opened"_s, 1000, {}}).result();
                QVERIFY_OK(page);
                for (const TicketRow &row : page->rows)
                    QVERIFY(ticketgroups::isSame(field, ticketgroups::valueOf(row, field, QTimeZone::utc()),
                                                 group.value));
                sum += group.count;
            }
            QVERIFY2(sum == all, qPrintable(field));
        }
        QStringList teams;
        const auto groups = queries.groups(m_agent, {}, u"team"_s).result();
        QVERIFY_OK(groups);
        for (const TicketGroup &group : *groups)
            teams.append(group.value);
        QCOMPARE(teams, (QStringList{u"Ärzte"_s, u"desk"_s, u"Network"_s, QString()}));
        QCOMPARE(queries.groups(m_agent, {}, u"title"_s).result().error().key, u"unknown-group"_s);
    }

    // As the database counts days they are the days of the zone, on both sides of each change of the clock.
    void daysAreThoseOfTheZone()
    {
        const QTimeZone zone("Europe/Berlin");
        const auto sql = ticketgroups::sqlOf(u"opened"_s, test::kNow, zone);
        QVERIFY_OK(sql);
        QList<qint64> instants{-1, 0, test::kNow};
        const QList<OffsetSpan> spans = offsetSpans(0, test::kNow, zone);
        for (qsizetype i = 0; i < spans.size(); i += 7) { // into summer time, and out of it
            const OffsetSpan &span = spans.at(i);
            for (const qint64 beside : {-kMsPerHour, qint64(-1), qint64(0), kMsPerHour})
                instants.append(span.from + beside);
            instants.append(dayStart(utcToLocal(span.from, zone).date, zone));
            instants.append(dayStart(utcToLocal(span.from, zone).date, zone) - 1);
        }
        for (const qint64 at : std::as_const(instants)) {
            const auto day =
                database()
                    .read([&](ReadScope &scope) -> Result<qint64> {
                        BINNACLE_LET(Statement row,
                                     scope.statement(u"SELECT "_s + sql->group +
                                                     u" FROM (SELECT CAST(:at AS bigint) AS opened_at) t"_s));
                        for (const auto &[name, value] : sql->bindings)
                            row.bind(name, value);
                        row.bind(u"at"_s, at);
                        return row.runForInt64();
                    })
                    .result();
            QVERIFY_OK(day);
            if (at >= 0)
                QCOMPARE(QDate(1970, 1, 1).addDays(*day), utcToLocal(at, zone).date);
        }
    }

    void aRowHoldsWhatItsColumnsShow()
    {
        TicketService service(database());
        const TicketValues values{{u"title"_s, u"One"_s},        {u"impact"_s, u"2"_s},
                                  {u"urgency"_s, u"3"_s},        {u"origin"_s, u"phone"_s},
                                  {u"subcategory"_s, u"Disk"_s}, {u"ci"_s, u"srv-1"_s},
                                  {u"tags"_s, u"vip, berlin"_s}};
        const auto made = service.create(m_agent, values).result();
        QVERIFY_OK(made);
        const TicketRef ref{made->id, {}, {}};
        QVERIFY_OK(service.comment(m_agent, ref, u"Called back"_s, MessageKind::Internal).result());
        const auto rows = TicketQueries(database()).rows(m_agent, {made->id}, {}).result();
        QVERIFY_OK(rows);
        const TicketRow &row = rows->front();
        QCOMPARE(row.impact, 2);
        QCOMPARE(row.urgency, 3);
        QCOMPARE(row.origin, u"phone"_s);
        QCOMPARE(row.subcategory, u"Disk"_s);
        QCOMPARE(row.ci, u"srv-1"_s);
        QCOMPARE(row.tags, u"berlin, vip"_s);
        QCOMPARE(row.comments, 1);
        QCOMPARE(row.attachments, 0);
        QVERIFY(!row.closedAt);
        QVERIFY(!row.madeSla);
        QCOMPARE(row.cycle, 1);
        QVERIFY(row.rowVersion > 0);
    }

    void everySortPagesThroughEveryTicketOnce()
    {
        TicketQueries queries(database());
        const QStringList fields = TicketQueries::sortFields();
        for (const QString &field : fields) {
            for (const QString &sort : QStringList{field, u"-"_s + field}) {
                QSet<qint64> seen;
                QList<qint64> order;
                TicketListRequest request{{}, sort, 10, {}};
                do {
                    const auto page = queries.page(m_agent, request).result();
                    QVERIFY_OK(page);
                    for (const TicketRow &row : page->rows) {
                        QVERIFY2(!seen.contains(row.id.value), qPrintable(sort));
                        seen.insert(row.id.value);
                        order.append(row.id.value);
                    }
                    request.after = page->next;
                } while (!request.after.isEmpty());
                QCOMPARE(int(seen.size()), kTickets);
                if (sort.startsWith(u'-')) {
                    std::reverse(order.begin(), order.end());
                    QCOMPARE(order, m_ascending);
                }
                m_ascending = order;
            }
        }
    }

    void theWayLeadsToEveryTicket()
    {
        constexpr int kPage = 4;
        TicketQueries queries(database());
        for (const QString &sort : {u"-opened"_s, u"priority"_s, u"-title"_s, u"team"_s}) {
            TicketListRequest request{u"under"_s, sort, kPage, {}};
            QStringList ends; // of the pages as they are read
            QList<QList<TicketId>> pages;
            do {
                const auto page = queries.page(m_agent, request).result();
                QVERIFY_OK(page);
                pages.append(QList<TicketId>());
                for (const TicketRow &row : page->rows)
                    pages.last().append(row.id);
                request.after = page->next;
                ends.append(page->next);
            } while (!request.after.isEmpty());
            QVERIFY(pages.size() > 5);
            for (qsizetype on = 0; on < pages.size(); ++on) {
                for (const TicketId ticket : pages[on]) {
                    request.after.clear();
                    const auto way = queries.way(m_agent, request, ticket).result();
                    QVERIFY_OK(way);
                    QVERIFY(way->end == TicketWay::End::Ahead);
                    QCOMPARE(way->pages, ends.mid(0, on));
                    request.after = ends[2];
                    const auto further = queries.way(m_agent, request, ticket).result();
                    QVERIFY_OK(further);
                    QVERIFY(further->end == (on <= 2 ? TicketWay::End::Before : TicketWay::End::Ahead));
                    QCOMPARE(further->pages, ends.mid(3, std::max<qsizetype>(0, on - 3)));
                }
            }
            const auto other = queries.newest(m_agent, u"-under"_s, 1).result();
            QVERIFY_OK(other);
            const auto outside = queries.way(m_agent, request, other->front().id).result();
            QVERIFY_OK(outside);
            QVERIFY(outside->end == TicketWay::End::Outside && outside->pages.isEmpty());
        }
    }

    void countsEqualTheListsTheyCount_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("everything") << u""_s;
        QTest::newRow("a team by folded name") << u"team:arzte"_s;
        QTest::newRow("no team") << u"team:none"_s;
        QTest::newRow("a word with marks") << u"under"_s;
        QTest::newRow("words and a field") << u"over thing priority:1,2"_s;
        QTest::newRow("exact words") << u"\"thing 3\""_s;
        QTest::newRow("not a word") << u"-under"_s;
        QTest::newRow("nothing") << u"nosuchword"_s;
    }

    void countsEqualTheListsTheyCount()
    {
        QFETCH(QString, query);
        TicketQueries queries(database());
        const auto page = queries.page(m_agent, {query, u"-opened"_s, 1000, {}}).result();
        QVERIFY_OK(page);
        QCOMPARE(queries.count(m_agent, query).result().value(), qint64(page->rows.size()));
        const auto newest = queries.newest(m_agent, query, 1000).result();
        QVERIFY_OK(newest);
        QCOMPARE(newest->size(), page->rows.size());
        QVERIFY(std::is_sorted(newest->begin(), newest->end(), [](const TicketRow &a, const TicketRow &b) {
            return a.id.value > b.id.value;
        }));
        std::vector<TicketId> ids;
        for (const TicketRow &row : page->rows)
            ids.push_back(row.id);
        QCOMPARE(queries.rows(m_agent, ids, query).result().value().size(), page->rows.size());
    }

    // What only a hidden ticket names is told to nobody who may not see it.
    void namesOfHiddenTicketsAreLeftOut()
    {
        PeopleService people(database());
        Person person;
        person.name = u"Jun Novak"_s;
        person.login = u"jun"_s;
        person.roles = Role::Agent;
        QVERIFY_OK(people.addPerson(m_agent, person).result());
        const Actor jun = people.signIn(u"jun"_s, u"os-user"_s).result().value();
        QVERIFY_OK(TicketService(database())
                       .create(m_agent, {{u"title"_s, u"Theft"_s},
                                         {u"service"_s, u"Vault"_s},
                                         {u"category"_s, u"Theft"_s},
                                         {u"team"_s, u"desk"_s}})
                       .result());
        QVERIFY_OK(runForeign(u"UPDATE service SET batch_id = 7"_s));
        QVERIFY_OK(runForeign(u"UPDATE category SET batch_id = 7"_s));
        QVERIFY_OK(runForeign(u"UPDATE team SET batch_id = 7"_s));
        const auto names = [&](const Actor &who) {
            const auto all = TicketQueries(database()).names(who).result();
            return all ? (all->services + all->categories + all->teams).join(u' ') : all.error().key;
        };
        QCOMPARE(names(jun), u"Vault Theft Ärzte desk Network"_s);
        QVERIFY_OK(runForeign(u"UPDATE ticket SET visibility = 'named' WHERE title = 'Theft'"_s));
        QCOMPARE(names(jun), u"Ärzte desk Network"_s);
        QCOMPARE(names(m_agent), u"Vault Theft Ärzte desk Network"_s); // an administrator sees all tickets
    }

    void queryErrorsComeWithTheirPosition()
    {
        const auto page = TicketQueries(database())
                              .page(m_agent, {u"state:open priorty:1"_s, u"-opened"_s, 10, {}})
                              .result();
        QVERIFY(!page);
        QCOMPARE(page.error().key, u"unknown-field"_s);
        QCOMPARE(page.error().values.value(u"position"_s).toInt(), 11);
    }

private:
    QList<qint64> m_ascending;
};

QTEST_GUILESS_MAIN(TestTicketQueries)
#include "tst_ticketqueries.moc"
