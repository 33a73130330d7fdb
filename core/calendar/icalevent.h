// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One event of an iCalendar file in whole days of a calendar's zone. The one place that calls libical; a
// value; any thread.

#include "base/result.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <optional>

namespace binnacle {

// The lines of an event, unfolded, without BEGIN and END.
struct IcalText
{
    int line = 0;
    QStringList lines;
};

struct IcalEvent
{
    int line = 0;
    QString uid, name;
    QDate start;
    int days = 1;
    int sequence = 0;
    bool cancelled = false;
    bool hasRule = false;
    std::optional<QDate> occurrence; // RECURRENCE-ID: the day it stands for
    QStringList lines;               // of the whole event, for its rule
    QTimeZone zone;                  // the days are of

    // Invalid "event-unreadable" {text}, "event-without-day", "event-without-name", "not-whole-days" {name},
    // "event-ends-early" {name}, "event-two-ends" {name}, "event-too-long" {name, most}, "unknown-zone"
    // {zone}, "rule-too-frequent" {name}, "rule-unsupported" {name}.
    [[nodiscard]] static Result<IcalEvent> read(const IcalText &text, const QTimeZone &zone);

    // On this month and day each year without an end: a rule a calendar has, too.
    [[nodiscard]] bool isPlainYearly() const;
    // First days of its occurrences in [from, to], without those taken out. Invalid "rule-unreadable" {name},
    // "too-many-days" {name, most}, "not-whole-days" {name}.
    [[nodiscard]] Result<QList<QDate>> occurrences(QDate from, QDate to, int most) const;
};

} // namespace binnacle
