// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/terms.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace binnacle::wording {

namespace {

struct Term
{
    const char *code;
    const char *text; // source text of the translation context "Terms"
};

constexpr Term kStates[] = {
    {"new", QT_TRANSLATE_NOOP("Terms", "New")},
    {"assigned", QT_TRANSLATE_NOOP("Terms", "Assigned")},
    {"in_progress", QT_TRANSLATE_NOOP("Terms", "In progress")},
    {"pending", QT_TRANSLATE_NOOP("Terms", "Pending")},
    {"resolved", QT_TRANSLATE_NOOP("Terms", "Resolved")},
    {"fulfilled", QT_TRANSLATE_NOOP("Terms", "Fulfilled")},
    {"closed", QT_TRANSLATE_NOOP("Terms", "Closed")},
    {"cancelled", QT_TRANSLATE_NOOP("Terms", "Canceled")},
    {"merged", QT_TRANSLATE_NOOP("Terms", "Merged")},
};
constexpr Term kTypes[] = {{"incident", QT_TRANSLATE_NOOP("Terms", "Incident")},
                           {"request", QT_TRANSLATE_NOOP("Terms", "Service request")}};
constexpr Term kTypesMany[] = {{"incident", QT_TRANSLATE_NOOP("Terms", "Incidents")},
                               {"request", QT_TRANSLATE_NOOP("Terms", "Service requests")}};
constexpr Term kPriorities[] = {
    {"0", QT_TRANSLATE_NOOP("Terms", "No priority")}, {"1", QT_TRANSLATE_NOOP("Terms", "P1 – Critical")},
    {"2", QT_TRANSLATE_NOOP("Terms", "P2 – High")},   {"3", QT_TRANSLATE_NOOP("Terms", "P3 – Moderate")},
    {"4", QT_TRANSLATE_NOOP("Terms", "P4 – Low")},
};
constexpr Term kImpacts[] = {
    {"0", QT_TRANSLATE_NOOP("Terms", "Not set")},
    {"1", QT_TRANSLATE_NOOP("Terms", "1 – Organization or critical service")},
    {"2", QT_TRANSLATE_NOOP("Terms", "2 – Department or several services")},
    {"3", QT_TRANSLATE_NOOP("Terms", "3 – Team")},
    {"4", QT_TRANSLATE_NOOP("Terms", "4 – One person")},
};
constexpr Term kUrgencies[] = {
    {"0", QT_TRANSLATE_NOOP("Terms", "Not set")},
    {"1", QT_TRANSLATE_NOOP("Terms", "1 – Work stopped")},
    {"2", QT_TRANSLATE_NOOP("Terms", "2 – Badly hampered")},
    {"3", QT_TRANSLATE_NOOP("Terms", "3 – Workaround exists")},
    {"4", QT_TRANSLATE_NOOP("Terms", "4 – Can wait")},
};
constexpr Term kFields[] = {
    {"acknowledged", QT_TRANSLATE_NOOP("Terms", "Acknowledged")},
    {"assignee", QT_TRANSLATE_NOOP("Terms", "Assignee")},
    {"at", QT_TRANSLATE_NOOP("Terms", "Time of change")},
    {"code", QT_TRANSLATE_NOOP("Terms", "Result code")},
    {"response_ms", QT_TRANSLATE_NOOP("Terms", "Response time (ms)")},
    {"reference", QT_TRANSLATE_NOOP("Terms", "Reference")},
    {"planned", QT_TRANSLATE_NOOP("Terms", "Planned")},
    {"degree", QT_TRANSLATE_NOOP("Terms", "Degree")},
    {"to", QT_TRANSLATE_NOOP("Terms", "End")},
    {"from", QT_TRANSLATE_NOOP("Terms", "Beginning")},
    {"attachment", QT_TRANSLATE_NOOP("Terms", "Attachment")},
    {"breached", QT_TRANSLATE_NOOP("Terms", "SLA missed")},
    {"category", QT_TRANSLATE_NOOP("Terms", "Category")},
    {"ci", QT_TRANSLATE_NOOP("Terms", "Configuration item")},
    {"closed", QT_TRANSLATE_NOOP("Terms", "Closed")},
    {"comment", QT_TRANSLATE_NOOP("Terms", "Comment")},
    {"conversation", QT_TRANSLATE_NOOP("Terms", "Conversation")},
    {"cycle", QT_TRANSLATE_NOOP("Terms", "Cycle")},
    {"description", QT_TRANSLATE_NOOP("Terms", "Description")},
    {"detected", QT_TRANSLATE_NOOP("Terms", "Detected")},
    {"due", QT_TRANSLATE_NOOP("Terms", "Due")},
    {"email", QT_TRANSLATE_NOOP("Terms", "Email")},
    {"first_resolved", QT_TRANSLATE_NOOP("Terms", "First resolved")},
    {"has", QT_TRANSLATE_NOOP("Terms", "Has")},
    {"hours", QT_TRANSLATE_NOOP("Terms", "Hours")},
    {"impact", QT_TRANSLATE_NOOP("Terms", "Impact")},
    {"is_default", QT_TRANSLATE_NOOP("Terms", "Default")},
    {"kind", QT_TRANSLATE_NOOP("Terms", "Kind")},
    {"link", QT_TRANSLATE_NOOP("Terms", "Link")},
    {"login", QT_TRANSLATE_NOOP("Terms", "Sign-in name")},
    {"made_sla", QT_TRANSLATE_NOOP("Terms", "SLA met")},
    {"major", QT_TRANSLATE_NOOP("Terms", "Major incident")},
    {"name", QT_TRANSLATE_NOOP("Terms", "Name")},
    {"number", QT_TRANSLATE_NOOP("Terms", "Number")},
    {"occurred", QT_TRANSLATE_NOOP("Terms", "Impact began")},
    {"occurred_unknown", QT_TRANSLATE_NOOP("Terms", "Begin of impact unknown")},
    {"opened", QT_TRANSLATE_NOOP("Terms", "Opened")},
    {"origin", QT_TRANSLATE_NOOP("Terms", "Contact channel")},
    {"outages", QT_TRANSLATE_NOOP("Terms", "Explained outages")},
    {"priority", QT_TRANSLATE_NOOP("Terms", "Priority")},
    {"priority_origin", QT_TRANSLATE_NOOP("Terms", "Origin of priority")},
    {"priority_reason", QT_TRANSLATE_NOOP("Terms", "Reason for the priority")},
    {"reason", QT_TRANSLATE_NOOP("Terms", "Reason")},
    {"reassignment_count", QT_TRANSLATE_NOOP("Terms", "Reassignments")},
    {"reopen_count", QT_TRANSLATE_NOOP("Terms", "Reopened")},
    {"reopened", QT_TRANSLATE_NOOP("Terms", "Reopened")},
    {"requester", QT_TRANSLATE_NOOP("Terms", "Requester")},
    {"resolution", QT_TRANSLATE_NOOP("Terms", "Resolution")},
    {"resolution_code", QT_TRANSLATE_NOOP("Terms", "Resolution code")},
    {"resolved", QT_TRANSLATE_NOOP("Terms", "Resolved")},
    {"responded", QT_TRANSLATE_NOOP("Terms", "Responded")},
    {"restored", QT_TRANSLATE_NOOP("Terms", "Service restored")},
    {"restored_unknown", QT_TRANSLATE_NOOP("Terms", "Restore time unknown")},
    {"roles", QT_TRANSLATE_NOOP("Terms", "Roles")},
    {"service", QT_TRANSLATE_NOOP("Terms", "Service")},
    {"sla", QT_TRANSLATE_NOOP("Terms", "SLA")},
    {"source", QT_TRANSLATE_NOOP("Terms", "Source")},
    {"state", QT_TRANSLATE_NOOP("Terms", "State")},
    {"subcategory", QT_TRANSLATE_NOOP("Terms", "Subcategory")},
    {"tag", QT_TRANSLATE_NOOP("Terms", "Tag")},
    {"tags", QT_TRANSLATE_NOOP("Terms", "Tags")},
    {"team", QT_TRANSLATE_NOOP("Terms", "Team")},
    {"text", QT_TRANSLATE_NOOP("Terms", "Text")},
    {"title", QT_TRANSLATE_NOOP("Terms", "Title")},
    {"type", QT_TRANSLATE_NOOP("Terms", "Type")},
    {"updated", QT_TRANSLATE_NOOP("Terms", "Updated")},
    {"urgency", QT_TRANSLATE_NOOP("Terms", "Urgency")},
    {"visibility", QT_TRANSLATE_NOOP("Terms", "Visible to")},
    {"active", QT_TRANSLATE_NOOP("Terms", "Active")},
    {"currency", QT_TRANSLATE_NOOP("Terms", "Currency")},
    {"members", QT_TRANSLATE_NOOP("Terms", "Members")},
    {"zone", QT_TRANSLATE_NOOP("Terms", "Time zone")},
};
// After "You may not …", "the right to …".
constexpr Term kActs[] = {
    {"read-tickets", QT_TRANSLATE_NOOP("Terms", "read tickets")},
    {"create-ticket", QT_TRANSLATE_NOOP("Terms", "create tickets")},
    {"edit-ticket", QT_TRANSLATE_NOOP("Terms", "edit tickets")},
    {"comment", QT_TRANSLATE_NOOP("Terms", "comment on tickets")},
    {"attach", QT_TRANSLATE_NOOP("Terms", "attach files")},
    {"read-metrics", QT_TRANSLATE_NOOP("Terms", "read metrics")},
    {"import-data", QT_TRANSLATE_NOOP("Terms", "import data")},
    {"undo-import", QT_TRANSLATE_NOOP("Terms", "undo imports")},
    {"read-people", QT_TRANSLATE_NOOP("Terms", "see people and teams")},
    {"edit-people", QT_TRANSLATE_NOOP("Terms", "edit people and teams")},
    {"edit-services", QT_TRANSLATE_NOOP("Terms", "edit services")},
    {"edit-outages", QT_TRANSLATE_NOOP("Terms", "record outages and maintenance")},
    {"publish-period", QT_TRANSLATE_NOOP("Terms", "publish periods")},
    {"edit-annotations", QT_TRANSLATE_NOOP("Terms", "put marks on charts")},
    {"edit-own-settings", QT_TRANSLATE_NOOP("Terms", "change their own settings")},
    {"edit-shared-settings", QT_TRANSLATE_NOOP("Terms", "change shared settings")},
    {"read-audit", QT_TRANSLATE_NOOP("Terms", "read the audit log")},
    {"verify", QT_TRANSLATE_NOOP("Terms", "verify the workspace")},
    {"backup", QT_TRANSLATE_NOOP("Terms", "back up the workspace")},
    {"restore", QT_TRANSLATE_NOOP("Terms", "restore a workspace")},
    {"change-visibility", QT_TRANSLATE_NOOP("Terms", "change who sees a ticket")},
};
constexpr Term kRoles[] = {
    {"agent", QT_TRANSLATE_NOOP("Terms", "Agent")},
    {"manager", QT_TRANSLATE_NOOP("Terms", "Manager")},
    {"admin", QT_TRANSLATE_NOOP("Terms", "Administrator")},
    {"reviewer", QT_TRANSLATE_NOOP("Terms", "Reviewer")},
    {"auditor", QT_TRANSLATE_NOOP("Terms", "Auditor")},
    {"requester", QT_TRANSLATE_NOOP("Terms", "Requester")},
};
constexpr Term kMessageKinds[] = {
    {"public", QT_TRANSLATE_NOOP("Terms", "Public reply")},
    {"internal", QT_TRANSLATE_NOOP("Terms", "Internal note")},
    {"system", QT_TRANSLATE_NOOP("Terms", "System message")},
};
constexpr Term kLinkKinds[] = {
    {"duplicates", QT_TRANSLATE_NOOP("Terms", "Duplicates")},
    {"relates", QT_TRANSLATE_NOOP("Terms", "Relates to")},
    {"blocks", QT_TRANSLATE_NOOP("Terms", "Blocks")},
    {"child-of-major", QT_TRANSLATE_NOOP("Terms", "Part of major incident")},
    {"caused-by-change", QT_TRANSLATE_NOOP("Terms", "Caused by change")},
    {"fixed-by-change", QT_TRANSLATE_NOOP("Terms", "Fixed by change")},
    {"instance-of-problem", QT_TRANSLATE_NOOP("Terms", "Instance of problem")},
    {"split-from", QT_TRANSLATE_NOOP("Terms", "Split from")},
    {"merged-into", QT_TRANSLATE_NOOP("Terms", "Merged into")},
};
constexpr Term kPhases[] = {
    {"reading", QT_TRANSLATE_NOOP("Terms", "Reading")},
    {"checking", QT_TRANSLATE_NOOP("Terms", "Checking")},
    {"comparing", QT_TRANSLATE_NOOP("Terms", "Comparing")},
    {"writing", QT_TRANSLATE_NOOP("Terms", "Writing")},
    {"changing", QT_TRANSLATE_NOOP("Terms", "Changing")},
    {"publishing", QT_TRANSLATE_NOOP("Terms", "Publishing")},
    {"dropping", QT_TRANSLATE_NOOP("Terms", "Discarding")},
    {"undoing", QT_TRANSLATE_NOOP("Terms", "Taking back")},
    {"loading", QT_TRANSLATE_NOOP("Terms", "Loading")},
    {"copying", QT_TRANSLATE_NOOP("Terms", "Copying")},
    {"verifying", QT_TRANSLATE_NOOP("Terms", "Verifying")},
    {"done", QT_TRANSLATE_NOOP("Terms", "Done")},
};
constexpr Term kFormats[] = {
    {"auto", QT_TRANSLATE_NOOP("Terms", "Found from the content")},
    {"incidents-csv", QT_TRANSLATE_NOOP("Terms", "Incidents, one a row (CSV)")},
    {"incident-events", QT_TRANSLATE_NOOP("Terms", "Incident history, one change a row (CSV)")},
    {"servicenow-events", QT_TRANSLATE_NOOP("Terms", "ServiceNow incident history (CSV)")},
    {"outages-csv", QT_TRANSLATE_NOOP("Terms", "Outages of services, one a row (CSV)")},
    {"checks-csv", QT_TRANSLATE_NOOP("Terms", "Checks of services, one a row (CSV)")},
    {"upptime", QT_TRANSLATE_NOOP("Terms", "Upptime monitor (folder)")},
    {"nagios", QT_TRANSLATE_NOOP("Terms", "Nagios status file")},
};
constexpr Term kBatchStates[] = {
    {"staging", QT_TRANSLATE_NOOP("Terms", "Importing")},
    {"published", QT_TRANSLATE_NOOP("Terms", "Imported")},
    {"undone", QT_TRANSLATE_NOOP("Terms", "Undone")},
    {"dropped", QT_TRANSLATE_NOOP("Terms", "Discarded")},
};
// Of sources that have the name of their format: nobody named them.
constexpr Term kSources[] = {
    {"servicenow-events", QT_TRANSLATE_NOOP("Terms", "ServiceNow")},
    {"incidents-csv", QT_TRANSLATE_NOOP("Terms", "CSV file")},
    {"incident-events", QT_TRANSLATE_NOOP("Terms", "CSV file")},
};

// Why something is not in an uptime.
constexpr Term kLeftOut[] = {
    {"outside-hours", QT_TRANSLATE_NOOP("Terms", "Outside agreed hours")},
    {"maintenance", QT_TRANSLATE_NOOP("Terms", "In approved maintenance")},
    {"unknown", QT_TRANSLATE_NOOP("Terms", "Nothing recorded")},
    {"weighs-nothing", QT_TRANSLATE_NOOP("Terms", "Its degree weighs nothing")},
    {"covered", QT_TRANSLATE_NOOP("Terms", "Covered by something worse")},
    {"outside-window", QT_TRANSLATE_NOOP("Terms", "Outside the window")},
    {"after-as-of", QT_TRANSLATE_NOOP("Terms", "Later than the figure")},
    {"no-length", QT_TRANSLATE_NOOP("Terms", "No time at all")},
};
constexpr Term kDegrees[] = {
    {"full", QT_TRANSLATE_NOOP("Terms", "Full outage")},
    {"partial", QT_TRANSLATE_NOOP("Terms", "Partial outage")},
    {"degraded", QT_TRANSLATE_NOOP("Terms", "Degraded")},
    {"none", QT_TRANSLATE_NOOP("Terms", "No trouble")},
};
constexpr Term kPolicies[] = {
    {"exclude", QT_TRANSLATE_NOOP("Terms", "maintenance left out")},
    {"up", QT_TRANSLATE_NOOP("Terms", "maintenance counts as up")},
    {"down", QT_TRANSLATE_NOOP("Terms", "maintenance counts as down")},
    {"ignore", QT_TRANSLATE_NOOP("Terms", "maintenance not looked at")},
};

struct Table
{
    const char *name;
    std::span<const Term> terms;
};

constexpr Table kTables[] = {
    {"states", kStates},       {"types", kTypes},       {"fields", kFields},
    {"acts", kActs},           {"roles", kRoles},       {"message-kinds", kMessageKinds},
    {"links", kLinkKinds},     {"phases", kPhases},     {"formats", kFormats},
    {"batches", kBatchStates}, {"sources", kSources},   {"left-out", kLeftOut},
    {"degrees", kDegrees},     {"policies", kPolicies},
};

QString termText(std::span<const Term> terms, const QString &code)
{
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [&code](const Term &t) { return code == QLatin1StringView(t.code); });
    return term == terms.end() ? code : QCoreApplication::translate("Terms", term->text);
}

} // namespace

QString stateLabel(const QString &state)
{
    return termText(kStates, state);
}

QString typeLabel(const QString &type, bool many)
{
    return many ? termText(kTypesMany, type) : termText(kTypes, type);
}

QString priorityLabel(int priority)
{
    return priority >= 1 && priority <= 4 ? u'P' + QString::number(priority) : termText(kPriorities, u"0"_s);
}

QString priorityMeaning(int priority)
{
    return termText(kPriorities, QString::number(priority));
}

QString impactLabel(int impact)
{
    return termText(kImpacts, QString::number(impact));
}

QString urgencyLabel(int urgency)
{
    return termText(kUrgencies, QString::number(urgency));
}

QString untitled()
{
    return QCoreApplication::translate("Terms", "(no title)");
}

QString fieldLabel(const QString &field)
{
    return termText(kFields, field);
}

QString actLabel(const QString &act)
{
    return termText(kActs, act);
}

QString roleLabel(const QString &role)
{
    return termText(kRoles, role);
}

QString messageKindLabel(const QString &kind)
{
    return termText(kMessageKinds, kind);
}

QString linkKindLabel(const QString &kind)
{
    return termText(kLinkKinds, kind);
}

QString phaseLabel(const QString &phase)
{
    return termText(kPhases, phase);
}

QString formatLabel(const QString &format)
{
    return termText(kFormats, format);
}

QString batchStateLabel(const QString &state)
{
    return termText(kBatchStates, state);
}

QString sourceLabel(const QString &source)
{
    return termText(kSources, source);
}

QString leftOutLabel(const QString &reason)
{
    return termText(kLeftOut, reason);
}

QString degreeLabel(const QString &degree)
{
    return termText(kDegrees, degree);
}

QString policyLabel(const QString &policy)
{
    return termText(kPolicies, policy);
}

QStringList wordedTerms(const QString &table)
{
    QStringList codes;
    for (const Table &candidate : kTables) {
        if (table == QLatin1StringView(candidate.name)) {
            for (const Term &term : candidate.terms)
                codes.append(QString::fromLatin1(term.code));
        }
    }
    return codes;
}

} // namespace binnacle::wording
