// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The editable fields of a ticket by name, each read and set as text: one table for forms, the command line,
// history, audit, undo and merges. Times are ISO 8601 with offset, empty is none. Of a stamp "~" before the
// time says that it is estimated, and of some "unknown" is an answer. Pure; any thread.

#include "base/result.h"
#include "tickets/ticket.h"

namespace binnacle::ticketvalues {

struct Field
{
    QString name;
    bool personal = false; // text about people: the audit keeps its hash only
    bool searched = false; // in the search index
    bool derived =
        false;          // follows from acts: kept in history so that undo restores it, never set by a person
    bool asked = false; // who may only ask says it
    bool here = false;  // no import brings it
};

// The text of a stamp, taken apart.
struct StampText
{
    std::optional<qint64> at;
    bool estimated = false;
    bool unknown = false;
};
// none: it is no such text.
[[nodiscard]] std::optional<StampText> stampOf(const QString &text);
[[nodiscard]] QString textOf(const StampText &stamp);
// The ids of a text like "17,23", each once and by order; none: it is no such text.
[[nodiscard]] std::optional<std::vector<OutageId>> outagesOf(const QString &text);
[[nodiscard]] QString textOf(const std::vector<OutageId> &outages);

[[nodiscard]] const QList<Field> &all();
// Invalid "unknown-field".
[[nodiscard]] Result<Field> find(const QString &name);

[[nodiscard]] QString text(const Ticket &ticket, const QString &field);
// Two persons, teams, services or categories may have one name; all else is told apart by its text.
[[nodiscard]] bool differs(const Ticket &a, const Ticket &b, const QString &field);
// Tags as a ticket has them and the rows give them back: each once, by folded key.
[[nodiscard]] QStringList tagsOf(const QStringList &texts);
// As the rows will have it: without zeros, which neither engine's texts hold.
[[nodiscard]] QString storable(QString text);
// What the audit keeps of a field: the value in one line; of text about people its hash; of a person, team,
// service or category "#" and its key, which a new name leaves as it is.
[[nodiscard]] QString audited(const Ticket &ticket, const Field &field);
// Of text of a row: with the row's uid, so that a short one cannot be found by trying.
[[nodiscard]] QString hashOf(const QString &uid, const QString &text);
// Whether the audit's `kept` is of this value. Older audits have hashes of the text alone.
[[nodiscard]] bool isAudited(const Ticket &ticket, const Field &field, const QString &kept);
[[nodiscard]] bool isHashOf(const QString &kept, const QString &uid, const QString &text);
// The same of a value as history keeps it; there a person, team, service or category has its name, which may
// be another by now: it always agrees.
[[nodiscard]] bool isAuditedAs(const Field &field, const QString &uid, const QString &told,
                               const QString &kept);
// Invalid "bad-value" {field, value} or "unknown-field". Setting a priority makes it an override; empty goes
// back to the matrix. A named reference loses its key: the service looks it up.
[[nodiscard]] Result<> set(Ticket &ticket, const QString &field, const QString &value);

} // namespace binnacle::ticketvalues
