// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the times foreign files have: ISO 8601 and the common local forms in either date order, with or
// without an offset. Never through QDateTime; local times go by the zone's offsets. One thread; a value of
// its owner.
//
// Forms: 2016-02-29, 2016-02-29 01:16[:00[.123]], 2016-02-29T01:16:00+01:00, 29/2/2016 01:16, 2/29/2016 1:16
// PM, 29.02.2016 01:16, 29/Feb/16 1:16 AM, 29 Feb 2016. After a `T` the hour has two digits.

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QTimeZone>
#include <optional>

#include "base/timetext.h"

namespace binnacle {

enum class DateOrder { Unknown, DayFirst, MonthFirst, YearFirst };

// "dmy", "mdy", "ymd".
[[nodiscard]] std::optional<DateOrder> dateOrderFromText(const QString &text);

// What one value says of the order of all.
enum class DateHint {
    None,       // nothing: no date, an ISO date, or day and month are equal
    Ambiguous,  // 3/4/2016
    DayFirst,   // 29/2/2016
    MonthFirst, // 2/29/2016
};
[[nodiscard]] DateHint dateHint(QByteArrayView text);

class TimeReader
{
public:
    TimeReader(const QTimeZone &zone, DateOrder order);

    // UTC milliseconds; none for a text that is no time of a known form.
    [[nodiscard]] std::optional<qint64> read(QByteArrayView text);

    [[nodiscard]] DateOrder order() const { return m_order; }
    [[nodiscard]] qint64 naiveCount() const { return m_naive; }     // values without an offset read so far
    [[nodiscard]] qint64 skippedCount() const { return m_skipped; } // of them, in an hour the zone skips

private:
    [[nodiscard]] qint64 toUtc(qint64 localMs);

    DateOrder m_order;
    QList<OffsetSpan> m_spans;
    QTimeZone m_zone;
    qint64 m_naive = 0;
    qint64 m_skipped = 0;
};

} // namespace binnacle
