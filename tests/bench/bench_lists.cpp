// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of ticket lists, the first and one ten thousand rows on, and the newest ten hits of a search, each
// beside the same rows read by hand.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "tickets/ticketqueries.h"

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 60;
constexpr int kPage = 200;
constexpr int kFar = 10'000;

const QByteArray kColumns =
    "SELECT t.id, t.uid, t.source, t.number, t.type, t.title, t.state, t.state_class, t.priority, s.name, "
    "g.name, a.name, r.name, c.name, t.opened_at, t.updated_at, t.resolved_at, t.due_at, t.row_version ";
const QByteArray kJoins = "LEFT JOIN service s ON s.id = t.service_id LEFT JOIN team g ON g.id = t.team_id "
                          "LEFT JOIN person a ON a.id = t.assignee_id "
                          "LEFT JOIN person r ON r.id = t.requester_id "
                          "LEFT JOIN category c ON c.id = t.category_id ";
// Who may see what: the same answer needs the same conditions.
const QByteArray kVisible = "t.deleted_at IS NULL AND (t.visibility = 'all' OR t.assignee_id = 0) AND "
                            "(t.batch_id IS NULL OR t.batch_id NOT IN "
                            "(SELECT id FROM import_batch WHERE state = 'staging')) ";

struct Case
{
    const char *name;
    const char *query; // in our language
    const char *sort;
    const char *where; // by hand
    const char *order; // by hand, without direction
    bool stock;
};

constexpr Case kCases[] = {
    {"open", "state:open", "-opened", "t.state_class = 'open'", "t.opened_at", true},
    {"open by priority", "state:open", "priority", "t.state_class = 'open'",
     "(CASE WHEN t.priority = 0 THEN 9 ELSE t.priority END)", true},
    {"all", "", "-opened", "1", "t.opened_at", true},
    {"all by update", "", "-updated", "1", "t.updated_at", true},
    {"a team's open", "team:\"Team 7\" state:open", "-opened",
     "t.team_id = (SELECT id FROM team WHERE name_key = 'team 7') AND t.state_class = 'open'", "t.opened_at",
     true},
    {"a person's open", "assignee:\"Agent 7\" state:open", "-opened",
     "t.assignee_id = (SELECT id FROM person WHERE name_key = 'agent 7') AND t.state_class = 'open'",
     "t.opened_at", true},
    {"unassigned", "state:open assignee:none", "-opened", "t.assignee_id IS NULL AND t.state_class = 'open'",
     "t.opened_at", true},
    {"critical and high", "state:open priority:1,2", "-opened",
     "t.state_class = 'open' AND t.priority IN (1, 2)", "t.opened_at", true},
    {"by number", "", "number", "1", "t.number_key", false},
    {"two priorities of a service", "priority:1,2 service:\"Service 3\"", "-opened",
     "t.priority IN (1, 2) AND t.service_id = (SELECT id FROM service WHERE name_key = 'service 3')",
     "t.opened_at", false},
    {"a category by title", "category:\"Category 3\"", "title",
     "t.category_id = (SELECT id FROM category WHERE name_key = 'category 3')", "t.title_key", false},
    {"priority 1 by resolution", "priority:1", "-resolved", "t.priority = 1", "coalesce(t.resolved_at, 0)",
     false},
};

QByteArray directed(const Case &c)
{
    const QByteArray direction = c.sort[0] == '-' ? " DESC" : " ASC";
    return " ORDER BY " + QByteArray(c.order) + direction + ", t.id" + direction;
}

sqlite3_stmt *byHand(Raw &raw, const Case &c, bool far)
{
    const QByteArray where = "FROM ticket t " + kJoins + "WHERE " + kVisible + "AND " + c.where;
    if (!far)
        return raw.prepared(kColumns + ", " + c.order + ' ' + where + directed(c) + " LIMIT 201");
    sqlite3_stmt *cursor = raw.prepared(QByteArray("SELECT ") + c.order + ", t.id " + where + directed(c) +
                                        " LIMIT 1 OFFSET " + QByteArray::number(kFar - 1));
    if (sqlite3_step(cursor) != SQLITE_ROW)
        return nullptr;
    sqlite3_stmt *page =
        raw.prepared(kColumns + ", " + c.order + ' ' + where + " AND (" + c.order + ", t.id) " +
                     (c.sort[0] == '-' ? '<' : '>') + " (?, ?)" + directed(c) + " LIMIT 201");
    sqlite3_bind_value(page, 1, sqlite3_column_value(cursor, 0));
    sqlite3_bind_value(page, 2, sqlite3_column_value(cursor, 1));
    sqlite3_reset(cursor);
    return page;
}

TicketPage pageOf(TicketQueries &queries, const TicketListRequest &request)
{
    auto future = queries.page(somebody(), request);
    future.waitForFinished();
    Result<TicketPage> page = future.result();
    if (!page)
        qFatal("a page failed: %s", qUtf8Printable(page.error().detail));
    return std::move(*page);
}

std::optional<Line> pageLine(TicketQueries &queries, Raw &raw, const Case &c, bool far)
{
    TicketListRequest request;
    request.query = QString::fromLatin1(c.query);
    request.sort = QString::fromLatin1(c.sort);
    request.limit = 1000;
    for (int gone = 0; far && gone < kFar; gone += request.limit) {
        request.after = pageOf(queries, request).next;
        if (request.after.isEmpty())
            return std::nullopt; // the list is shorter
    }
    request.limit = kPage;
    sqlite3_stmt *hand = byHand(raw, c, far);
    const qsizetype ours = qsizetype(pageOf(queries, request).rows.size());
    if (!hand || qMin(Raw::readAll(hand), kPage) != ours)
        qFatal("%s: the rows by hand are others", c.name);
    const QString what =
        u"page of '%1', %2"_s.arg(QLatin1String(c.name), far ? u"10,000 rows on"_s : u"first"_s);
    Line line = measure(what, kTimes, c.stock ? u"10 ms p95"_s : u"2 x raw"_s,
                        [&] { (void)pageOf(queries, request); });
    beside(line, measure({}, kTimes, {}, [&] { (void)Raw::readAll(hand); }));
    if (c.stock)
        line.atMost = 10;
    else
        line.ratioAtMost = 2;
    return line;
}

Line searchLine(TicketQueries &queries, Raw &raw, const char *word)
{
    const auto search = [&] {
        auto future = queries.newest(somebody(), QString::fromLatin1(word), 10);
        future.waitForFinished();
        const auto rows = future.result();
        return rows ? rows->size() : 0;
    };
    sqlite3_stmt *hand =
        raw.prepared(kColumns + "FROM ticket_search JOIN ticket t ON t.id = ticket_search.rowid " + kJoins +
                     "WHERE ticket_search MATCH '" + word + "' AND " + kVisible +
                     "ORDER BY ticket_search.rowid DESC LIMIT 10");
    const auto found = search();
    if (int(found) != Raw::readAll(hand))
        qFatal("search: the rows by hand are others");
    Line line = measure(u"newest ten with '%1'"_s.arg(QLatin1String(word)), kTimes, u"50 ms p95"_s,
                        [&] { (void)search(); });
    beside(line, measure({}, kTimes, {}, [&] { (void)Raw::readAll(hand); }));
    line.atMost = 50;
    line.note = u"%1 found"_s.arg(found);
    return line;
}

std::vector<Line> lists()
{
    DataSet &data = dataSet();
    TicketQueries queries(*data.database);
    Raw raw(data.path);
    std::vector<Line> lines;
    for (const Case &c : kCases) {
        for (const bool far : {false, true}) {
            if (const auto line = pageLine(queries, raw, c, far))
                lines.push_back(*line);
        }
    }
    lines.push_back(searchLine(queries, raw, kRareWord));
    lines.push_back(searchLine(queries, raw, kCommonWord));
    return lines;
}

const Registered kLists("lists", lists);

} // namespace
