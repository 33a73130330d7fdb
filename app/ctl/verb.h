// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One verb of the command line: its words, what it takes, what it does. Each file of verbs gives its list;
// main.cpp joins them. A verb that needs a workspace gets it open, with the actor signed in.

#include "availability/uptime.h"
#include "ctl/arguments.h"
#include "ctl/output.h"

#include <QTimeZone>
#include <functional>

namespace binnacle {

class Workspace;

struct Call
{
    const Arguments &arguments;
    const Output &output;
    QString address;                      // of the workspace
    Workspace *workspace;                 // null for verbs that need none
    [[nodiscard]] QTimeZone zone() const; // of the workspace
};

struct Verb
{
    QString words; // "tickets list"
    QString usage; // what follows the words
    QString does;  // one line
    Syntax syntax;
    bool needsWorkspace = true;
    std::function<Exit(Call &)> run;
};

[[nodiscard]] QList<Verb> workspaceVerbs();
[[nodiscard]] QList<Verb> importVerbs();
[[nodiscard]] QList<Verb> metricsVerbs();
[[nodiscard]] QList<Verb> ticketVerbs();
[[nodiscard]] QList<Verb> peopleVerbs();
[[nodiscard]] QList<Verb> reportVerbs();
[[nodiscard]] QList<Verb> serviceVerbs();
[[nodiscard]] QList<Verb> periodVerbs();
[[nodiscard]] QList<Verb> annotationVerbs();
[[nodiscard]] QList<Verb> outageVerbs();
[[nodiscard]] QList<Verb> availabilityVerbs();

// The policies of maintenance there are, as usage shows them, and one of them. Invalid "bad-value".
[[nodiscard]] QString policiesText();
[[nodiscard]] Result<MaintenancePolicy> policyOf(const QString &said);

// A time of the command line: an instant with offset, or the start of a date or month in `zone`.
// Invalid "bad-time" {value}. An empty text gives nothing.
[[nodiscard]] Result<std::optional<qint64>> timeOf(const QString &text, const QTimeZone &zone);
// The time an option must give. Also Invalid "option-needs-value" {option}.
[[nodiscard]] Result<qint64> timeSaid(const Call &call, const QString &option);

} // namespace binnacle
