// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people read for the short codes the program stores and the command line speaks: states, classes,
// priorities, fields, rights, roles, phases of work, reasons. A code nobody knows is shown as it is (imports
// keep states as found). Any thread, after QCoreApplication is there.

#include <QString>
#include <QStringList>

namespace binnacle::wording {

[[nodiscard]] QString stateLabel(const QString &state);           // "in_progress": "In progress"
[[nodiscard]] QString stateClassLabel(const QString &stateClass); // "void": "Void"
[[nodiscard]] QString typeLabel(const QString &type,
                                bool many = false);               // "incident": "Incident", "Incidents"
[[nodiscard]] QString priorityLabel(int priority);                // 1: "P1", 0: "No priority"
[[nodiscard]] QString priorityMeaning(int priority);              // 1: "P1 – Critical"
[[nodiscard]] QString priorityOriginLabel(const QString &origin); // "derived": "From impact and urgency"
[[nodiscard]] QString impactLabel(int impact);                    // 1: "1 – Organization or critical service"
[[nodiscard]] QString urgencyLabel(int urgency);                  // 1: "1 – Work stopped"
[[nodiscard]] QString fieldLabel(const QString &field);           // "resolution_code": "Resolution code"
[[nodiscard]] QString actLabel(const QString &act);               // "edit-ticket": "edit tickets"
[[nodiscard]] QString roleLabel(const QString &role);             // "admin": "Administrator"
[[nodiscard]] QString roleMeaning(const QString &role);           // what the role may do, one line
[[nodiscard]] QString messageKindLabel(const QString &kind);      // "internal": "Internal note"
[[nodiscard]] QString linkKindLabel(const QString &kind);         // "duplicates": "Duplicates"
[[nodiscard]] QString phaseLabel(const QString &phase);           // of a Job: "reading": "Reading"
[[nodiscard]] QString groupLabel(const QString &key);             // of metrics: "none": "None", "all": "All"
[[nodiscard]] QString exclusionLabel(const QString &reason);      // of a measure: "no_start": "no start"
[[nodiscard]] QString formatLabel(const QString &format);         // of an import: "incidents-csv"
[[nodiscard]] QString batchStateLabel(const QString &state);      // "published": "Imported"
[[nodiscard]] QString historySourceLabel(const QString &source);  // "binnacle": "Binnacle", else as named

// Codes that have a word, by table name ("states", "fields", …): for the test that no room knows more than
// wording.
[[nodiscard]] QStringList wordedTerms(const QString &table);

} // namespace binnacle::wording
