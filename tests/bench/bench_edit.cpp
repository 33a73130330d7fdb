// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One durable edit (a new title: row, text, history, audit, change log, operation, search index) beside the
// same rows written by hand in one transaction. The two take turns, so that a busy machine spoils both alike.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "tickets/bulkservice.h"
#include "tickets/ticketservice.h"

#include <QUuid>
#include <random>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTurns = 5;
constexpr int kEdits = 60; // a turn
constexpr qint64 kBulk = 5000;
constexpr int kBulkTurns = 3;

class ByHand
{
public:
    explicit ByHand(Raw &raw)
        : m_raw(raw)
        , m_operation(raw.prepared("INSERT INTO operation (uid, act, at) VALUES (?, 'ticket.set', ?)"))
        , m_ticket(raw.prepared("UPDATE ticket SET title = ?, title_key = ?, updated_at = ?, "
                                "row_version = row_version + 1 WHERE id = ?"))
        , m_history(raw.prepared(
              "INSERT INTO history (subject_kind, subject_id, happened_at, recorded_at, source, actor, "
              "field, "
              "before, after, operation) VALUES ('ticket', ?, ?, ?, 'binnacle', 'bench', 'title', ?, ?, ?)"))
        , m_audit(raw.prepared("INSERT INTO audit (at, actor_name, proved_by, act, subject_kind, subject_id, "
                               "field, before, after, operation) VALUES (?, 'bench', '', 'ticket.set', "
                               "'ticket', ?, 'title', ?, ?, ?)"))
        , m_clear(raw.prepared("DELETE FROM ticket_search WHERE rowid = ?"))
        , m_index(raw.prepared("INSERT INTO ticket_search (rowid, words) VALUES (?, ?)"))
        , m_change(raw.prepared("INSERT INTO change_log (at, kind, key) VALUES (?, 'ticket', ?)"))
    {}

    void edit(qint64 id, int n)
    {
        m_raw.run("BEGIN IMMEDIATE");
        editWithin(id, n);
        m_raw.run("COMMIT");
    }

    // Many in one transaction.
    void editAll(const std::vector<qint64> &ids, int n)
    {
        m_raw.run("BEGIN IMMEDIATE");
        for (const qint64 id : ids)
            editWithin(id, ++n);
        m_raw.run("COMMIT");
    }

private:
    void editWithin(qint64 id, int n)
    {
        const QByteArray operation = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const QByteArray title = "Another title by hand, number " + QByteArray::number(n);
        const QByteArray before = "Application 1 answers slowly since the morning";
        const qint64 now = 1'770'000'000'000 + n;
        run(m_operation, operation, now);
        run(m_ticket, title, title.toLower(), now, id);
        run(m_history, id, now, now, before, title, operation);
        run(m_audit, now, id, before, title, operation);
        run(m_clear, id);
        run(m_index, id, title.toLower() + " inc10000000 seen by several people at the printer of floor 7");
        run(m_change, now, id);
    }

    template <typename... Values>
    void run(sqlite3_stmt *statement, const Values &...values)
    {
        int place = 0;
        (Raw::bind(statement, ++place, values), ...);
        m_raw.step(statement);
    }

    Raw &m_raw;
    sqlite3_stmt *m_operation, *m_ticket, *m_history, *m_audit, *m_clear, *m_index, *m_change;
};

std::vector<Line> edit()
{
    DataSet &data = dataSet();
    TicketService service(*data.database);
    Raw raw(data.path);
    ByHand hand(raw);
    std::mt19937_64 random(7);
    int n = 0;
    const auto anyId = [&] { return qint64(random() % quint64(incidents())) + 1; };
    const auto ours = [&] {
        auto future = service.set(somebody(), TicketRef{TicketId(anyId()), {}, {}},
                                  {{u"title"_s, u"Another title of ours, number "_s + QString::number(++n)}});
        future.waitForFinished();
        if (const auto act = future.result(); !act)
            qFatal("an edit failed: %s", qUtf8Printable(act.error().key + u' ' + act.error().detail));
    };
    Samples mine;
    Samples theirs;
    for (int turn = 0; turn < kTurns; ++turn) {
        mine.take(kEdits, ours);
        theirs.take(kEdits, [&] { hand.edit(anyId(), ++n); });
    }
    Line line = mine.line(u"a durable edit of a title"_s, u"1.5 x raw"_s);
    beside(line, theirs.line({}, {}));
    line.ratioAtMost = 1.5;
    line.note = u"processor time by hand %1 ms"_s.arg(theirs.line({}, {}).cpu, 0, 'f', 2);
    return {line};
}

// One change to 5,000 tickets, its preview and its undo, beside as many edits by hand in one transaction.
std::vector<Line> bulk()
{
    DataSet &data = dataSet();
    BulkService service(*data.database);
    TicketService single(*data.database);
    Raw raw(data.path);
    ByHand hand(raw);
    std::mt19937_64 random(11);
    BulkSelection selection;
    std::vector<qint64> ids;
    for (qint64 i = 0; i < std::min<qint64>(kBulk, incidents()); ++i) {
        ids.push_back(qint64(random() % quint64(incidents())) + 1);
        selection.tickets.push_back(TicketId(ids.back()));
    }
    const auto must = [](const auto &answer) {
        auto future = answer;
        future.waitForFinished();
        if (const auto result = future.result(); !result)
            qFatal("a bulk edit failed: %s", qUtf8Printable(result.error().key + result.error().detail));
        return *future.result();
    };
    Samples ahead, change, back, byHand;
    int n = 0;
    for (int turn = 0; turn < kBulkTurns; ++turn) {
        const TicketChange title{
            TicketChange::Kind::Set, {{u"title"_s, u"Known fault, number %1"_s.arg(++n)}}, {}, {}};
        QString operation;
        ahead.take(1, [&] { must(service.plan(somebody(), selection, title)); });
        change.take(1, [&] {
            operation = must(service.run(somebody(), selection, title, std::make_shared<Job>())).operation;
        });
        back.take(1, [&] { must(single.undo(somebody(), operation)); });
        byHand.take(1, [&] { hand.editAll(ids, n); });
    }
    Line line = change.line(u"a bulk edit of 5,000 titles"_s, u"2,000 ms; 1.5 x raw"_s);
    beside(line, byHand.line({}, {}));
    Line preview = ahead.line(u"a preview of 5,000 edits"_s, u"2,000 ms"_s);
    Line undone = back.line(u"the undo of 5,000 edits"_s, u"2,000 ms"_s);
    return {line, preview, undone};
}

const Registered kEdit("edit", edit);
const Registered kBulkEdit("bulk", bulk);

} // namespace
