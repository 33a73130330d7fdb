// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A clause with all that depends on the moment worked out: time zone, now, who is signed in. SQL and column
// filters are both made from this, so that they cannot disagree on what a clause means. Pure; any thread.

#include "base/ids.h"
#include "query/field.h"
#include "query/query.h"

#include <QTimeZone>
#include <limits>

namespace binnacle {

struct QueryContext
{
    QTimeZone zone;
    qint64 now = 0; // UTC milliseconds
    PersonId me;
};

// Half-open, UTC milliseconds.
struct TimeSpan
{
    static constexpr qint64 kPast = std::numeric_limits<qint64>::min();
    static constexpr qint64 kFuture = std::numeric_limits<qint64>::max();
    qint64 from = kPast;
    qint64 to = kFuture;

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

// True of a row if any one of its lists names the row's value. An empty value of the row fulfills only
// `none`.
struct Condition
{
    QString field;
    FieldKind kind = FieldKind::Name;
    bool none = false;
    PersonId me;           // Person: the one signed in, if asked for and known
    QList<qint64> numbers; // Number: 1..4; Flag: 0, 1
    QStringList keys;    // Choice: value; State: name in ASCII lower case; Name, Person: folded; Identifier:
                         // ASCII lower case; Key: naturalKey()
    QStringList classes; // State: open, done, void
    QList<TimeSpan> spans; // Time
};

[[nodiscard]] Condition resolve(const QueryClause &clause, const FieldSpec &spec,
                                const QueryContext &context);

// ASCII letters to lower case, all else as it is: what an engine's lower() does in the collation we ask for.
[[nodiscard]] QString asciiLower(const QString &text);

} // namespace binnacle
