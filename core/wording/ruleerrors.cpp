// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/errortable.h"

#include <QCoreApplication>

namespace binnacle::wording {

namespace {

// clang-format off: one line a text
constexpr ErrorRow kRows[] = {
    {"name-taken",
        QT_TRANSLATE_NOOP("Errors", "There is a “{name}” already."),
        QT_TRANSLATE_NOOP("Errors", "Choose another name. Nothing was changed.")},
    // Calendars
    {"calendar-is-default",
        QT_TRANSLATE_NOOP("Errors", "“{name}” is the calendar of the workspace."),
        QT_TRANSLATE_NOOP("Errors", "Make another one the default first.")},
    {"calendar-in-use",
        QT_TRANSLATE_NOOP("Errors", "Services count by “{name}”: {services}."),
        QT_TRANSLATE_NOOP("Errors", "Give them other agreed hours first.")},
    // A file of holidays and its events
    {"holiday-file-too-large",
        QT_TRANSLATE_NOOP("Errors", "The file is too large: at most {largest}."),
        QT_TRANSLATE_NOOP("Errors", "Export fewer years. Nothing was read.")},
    {"not-icalendar",
        QT_TRANSLATE_NOOP("Errors", "This is no iCalendar file: it does not begin with BEGIN:VCALENDAR."),
        QT_TRANSLATE_NOOP("Errors", "Choose an .ics file. Nothing was read.")},
    {"too-many-events",
        QT_TRANSLATE_NOOP("Errors", "The file has more than {most} events."),
        QT_TRANSLATE_NOOP("Errors", "Export the holidays alone. Nothing was read.")},
    {"event-unfinished",
        QT_TRANSLATE_NOOP("Errors", "The event has no end: the file may be cut off."),
        ""},
    {"event-repeated",
        QT_TRANSLATE_NOOP("Errors", "Another event has the same UID, {uid}; the one in line {line} counts."),
        ""},
    {"event-unreadable",
        QT_TRANSLATE_NOOP("Errors", "The event cannot be read[: {text}]."),
        QT_TRANSLATE_NOOP("Errors", "The other events can be taken. Mend it in the program that wrote the file.")},
    {"event-without-day",
        QT_TRANSLATE_NOOP("Errors", "The event[ “{name}”] says no day."),
        ""},
    {"event-without-name",
        QT_TRANSLATE_NOOP("Errors", "The event has no name."),
        QT_TRANSLATE_NOOP("Errors", "The other events can be taken. Name it in the program that wrote the file.")},
    {"not-whole-days",
        QT_TRANSLATE_NOOP("Errors", "The event[ “{name}”] does not cover whole days."),
        QT_TRANSLATE_NOOP("Errors", "The other events can be taken. Enter this day by hand if nobody works.")},
    {"event-ends-early",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event ends before it begins."),
        ""},
    {"event-two-ends",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event has an end and a duration, which is one too many."),
        ""},
    {"event-too-long",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event is longer than {most} days."),
        QT_TRANSLATE_NOOP("Errors", "The other events can be taken. Enter its days by hand if nobody works.")},
    {"rule-too-frequent",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event repeats within a day."),
        ""},
    {"rule-unsupported",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event repeats in a way holidays do not."),
        ""},
    {"too-many-rules",
        QT_TRANSLATE_NOOP("Errors", "More than {most} events repeat by rules of their own; the others are left out."),
        ""},
    {"rule-unreadable",
        QT_TRANSLATE_NOOP("Errors", "{name}: how the event repeats cannot be read."),
        ""},
    {"too-many-days",
        QT_TRANSLATE_NOOP("Errors", "{name}: the event has more than {most} days."),
        QT_TRANSLATE_NOOP("Errors", "The other events can be taken. Enter its days by hand if nobody works.")},
    // The priority matrix
    {"matrix-not-monotone",
        QT_TRANSLATE_NOOP("Errors", "Impact {impact} with urgency {urgency} would have a higher priority than something graver."),
        QT_TRANSLATE_NOOP("Errors", "Priority must never fall as impact or urgency rises.")},
    {"bad-matrix",
        QT_TRANSLATE_NOOP("Errors", "The priority matrix needs sixteen priorities from 1 to 4."),
        QT_TRANSLATE_NOOP("Errors", "Choose one for each impact and urgency.")},
    {"stale-matrix",
        QT_TRANSLATE_NOOP("Errors", "Somebody else has changed the priority matrix."),
        QT_TRANSLATE_NOOP("Errors", "Nothing was overwritten. | Look at theirs and change it again.")},
    // Categories
    {"category-retired",
        QT_TRANSLATE_NOOP("Errors", "The category “{name}” is retired."),
        QT_TRANSLATE_NOOP("Errors", "Choose another one, or take it into use again in the settings.")},
    {"category-into-itself",
        QT_TRANSLATE_NOOP("Errors", "“{name}” cannot go into itself or what is below it."),
        QT_TRANSLATE_NOOP("Errors", "Choose a place beside it.")},
    {"category-too-deep",
        QT_TRANSLATE_NOOP("Errors", "“{name}” is longer than {most} characters with all that is above it."),
        QT_TRANSLATE_NOOP("Errors", "Use shorter names or fewer levels.")},
};
// clang-format on

} // namespace

std::span<const ErrorRow> ruleErrors()
{
    return kRows;
}

} // namespace binnacle::wording
