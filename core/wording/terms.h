// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people read for the short codes the program stores and the command line speaks: states,
// priorities, fields, rights, roles, phases of work. A code nobody knows is shown as it is (imports keep
// states as found). Any thread, after QCoreApplication is there.

#include <QString>
#include <QStringList>

namespace binnacle::wording {

[[nodiscard]] QString stateLabel(const QString &state); // "in_progress": "In progress"
[[nodiscard]] QString typeLabel(const QString &type,
                                bool many = false);          // "incident": "Incident", "Incidents"
[[nodiscard]] QString priorityLabel(int priority);           // 1: "P1", 0: "No priority"
[[nodiscard]] QString priorityMeaning(int priority);         // 1: "P1 – Critical"
[[nodiscard]] QString impactLabel(int impact);               // 1: "1 – Organization or critical service"
[[nodiscard]] QString urgencyLabel(int urgency);             // 1: "1 – Work stopped"
[[nodiscard]] QString untitled();                            // where a title is empty: "(no title)"
[[nodiscard]] QString fieldLabel(const QString &field);      // "resolution_code": "Resolution code"
[[nodiscard]] QString actLabel(const QString &act);          // "edit-ticket": "edit tickets"
[[nodiscard]] QString roleLabel(const QString &role);        // "admin": "Administrator"
[[nodiscard]] QString messageKindLabel(const QString &kind); // "internal": "Internal note"
[[nodiscard]] QString linkKindLabel(const QString &kind);    // "duplicates": "Duplicates"
[[nodiscard]] QString phaseLabel(const QString &phase);      // of a Job: "reading": "Reading"
[[nodiscard]] QString formatLabel(const QString &format);    // of an import: "incidents-csv"
[[nodiscard]] QString batchStateLabel(const QString &state); // "published": "Imported"
[[nodiscard]] QString sourceLabel(const QString &source);    // "servicenow-events": "ServiceNow"

[[nodiscard]] QString leftOutLabel(const QString &reason); // "unknown": "Nothing recorded"
[[nodiscard]] QString degreeLabel(const QString &degree);  // "partial": "Partial outage"
[[nodiscard]] QString policyLabel(const QString &policy);  // "exclude": "maintenance left out"

// Codes that have a word, by table name ("states", "fields", …): for the test that no room knows more than
// wording.
[[nodiscard]] QStringList wordedTerms(const QString &table);

} // namespace binnacle::wording
