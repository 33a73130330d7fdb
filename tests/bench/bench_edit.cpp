// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One durable edit (a new title: row, text, history, audit, change log, operation, search index) beside the
// same rows written by hand in one transaction. The two take turns, so that a busy machine spoils both alike.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "tickets/ticketservice.h"

#include <QUuid>
#include <random>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTurns = 5;
constexpr int kEdits = 60; // a turn

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
        const QByteArray operation = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const QByteArray title = "Another title by hand, number " + QByteArray::number(n);
        const QByteArray before = "Application 1 answers slowly since the morning";
        const qint64 now = 1'770'000'000'000 + n;
        m_raw.run("BEGIN IMMEDIATE");
        run(m_operation, operation, now);
        run(m_ticket, title, title.toLower(), now, id);
        run(m_history, id, now, now, before, title, operation);
        run(m_audit, now, id, before, title, operation);
        run(m_clear, id);
        run(m_index, id, title.toLower() + " inc10000000 seen by several people at the printer of floor 7");
        run(m_change, now, id);
        m_raw.run("COMMIT");
    }

private:
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

const Registered kEdit("edit", edit);

} // namespace
