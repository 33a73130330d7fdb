// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/terms.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Term
{
    const char *code;
    const char *text; // source text of the translation context "Terms"
};

#define TERM(code, text) Term{code, QT_TRANSLATE_NOOP("Terms", text)}

constexpr Term kStates[] = {
    TERM("new", "New"),           TERM("assigned", "Assigned"), TERM("in_progress", "In progress"),
    TERM("pending", "Pending"),   TERM("resolved", "Resolved"), TERM("fulfilled", "Fulfilled"),
    TERM("closed", "Closed"),     TERM("cancelled", "Canceled"), TERM("merged", "Merged"),
};
constexpr Term kClasses[] = {TERM("open", "Open"), TERM("done", "Done"), TERM("void", "Void")};
constexpr Term kTypes[] = {TERM("incident", "Incident"), TERM("request", "Service request")};
constexpr Term kTypesMany[] = {TERM("incident", "Incidents"), TERM("request", "Service requests")};
constexpr Term kPriorities[] = {
    TERM("0", "No priority"), TERM("1", "P1 – Critical"), TERM("2", "P2 – High"),
    TERM("3", "P3 – Moderate"), TERM("4", "P4 – Low"),
};
constexpr Term kOrigins[] = {
    TERM("none", "Not set"), TERM("derived", "From impact and urgency"), TERM("override", "Set by hand"),
    TERM("imported", "As imported"),
};
constexpr Term kImpacts[] = {
    TERM("0", "Not set"), TERM("1", "1 – Organization or critical service"),
    TERM("2", "2 – Department or several services"), TERM("3", "3 – Team"), TERM("4", "4 – One person"),
};
constexpr Term kUrgencies[] = {
    TERM("0", "Not set"), TERM("1", "1 – Work stopped"), TERM("2", "2 – Badly hampered"),
    TERM("3", "3 – Workaround exists"), TERM("4", "4 – Can wait"),
};
constexpr Term kFields[] = {
    TERM("acknowledged", "Acknowledged"), TERM("assignee", "Assignee"), TERM("at", "Time of change"),
    TERM("attachment", "Attachment"), TERM("breached", "SLA missed"), TERM("category", "Category"),
    TERM("ci", "Configuration item"), TERM("closed", "Closed"), TERM("comment", "Comment"), TERM("cycle", "Cycle"),
    TERM("description", "Description"), TERM("detected", "Detected"), TERM("due", "Due"), TERM("email", "Email"),
    TERM("first_resolved", "First resolved"), TERM("has", "Has"), TERM("impact", "Impact"), TERM("kind", "Kind"),
    TERM("link", "Link"), TERM("login", "Sign-in name"), TERM("made_sla", "SLA met"), TERM("major", "Major incident"),
    TERM("name", "Name"), TERM("number", "Number"), TERM("occurred", "Impact began"), TERM("opened", "Opened"),
    TERM("origin", "Contact channel"), TERM("priority", "Priority"), TERM("priority_origin", "Origin of priority"),
    TERM("priority_reason", "Reason for the priority"), TERM("reason", "Reason"),
    TERM("reassignment_count", "Reassignments"), TERM("reopen_count", "Reopened"), TERM("reopened", "Reopened"),
    TERM("requester", "Requester"), TERM("resolution", "Resolution"), TERM("resolution_code", "Resolution code"),
    TERM("resolved", "Resolved"), TERM("responded", "Responded"), TERM("restored", "Service restored"),
    TERM("restored_unknown", "Restore time unknown"), TERM("roles", "Roles"), TERM("service", "Service"),
    TERM("sla", "SLA"), TERM("source", "Source"), TERM("state", "State"), TERM("subcategory", "Subcategory"),
    TERM("tag", "Tag"), TERM("tags", "Tags"), TERM("team", "Team"), TERM("text", "Text"), TERM("title", "Title"),
    TERM("type", "Type"), TERM("updated", "Updated"), TERM("urgency", "Urgency"), TERM("visibility", "Visible to"),
};
// After "You may not …", "the right to …".
constexpr Term kActs[] = {
    TERM("read-tickets", "read tickets"), TERM("create-ticket", "create tickets"), TERM("edit-ticket", "edit tickets"),
    TERM("comment", "comment on tickets"), TERM("attach", "attach files"), TERM("read-metrics", "read metrics"),
    TERM("import-data", "import data"), TERM("undo-import", "undo imports"),
    TERM("read-people", "see people and teams"), TERM("edit-people", "edit people and teams"),
    TERM("edit-services", "edit services"), TERM("edit-own-settings", "change their own settings"),
    TERM("edit-shared-settings", "change shared settings"), TERM("read-audit", "read the audit log"),
    TERM("verify", "verify the workspace"), TERM("backup", "back up the workspace"),
    TERM("restore", "restore a workspace"),
};
constexpr Term kRoles[] = {
    TERM("agent", "Agent"), TERM("manager", "Manager"), TERM("admin", "Administrator"),
    TERM("reviewer", "Reviewer"), TERM("auditor", "Auditor"), TERM("requester", "Requester"),
};
constexpr Term kRoleMeanings[] = {
    TERM("agent", "Works on tickets."),
    TERM("manager", "Works on tickets, imports data, edits services and shared settings."),
    TERM("admin", "May do everything, people and roles included."),
    TERM("reviewer", "Reads tickets and people, and takes part in reviews."),
    TERM("auditor", "Reads everything, the audit log included, and changes nothing."),
    TERM("requester", "Opens requests."),
};
constexpr Term kMessageKinds[] = {
    TERM("public", "Public comment"), TERM("internal", "Internal note"), TERM("system", "System message"),
};
constexpr Term kLinkKinds[] = {
    TERM("duplicates", "Duplicates"), TERM("relates", "Relates to"), TERM("blocks", "Blocks"),
    TERM("child-of-major", "Part of major incident"), TERM("caused-by-change", "Caused by change"),
    TERM("fixed-by-change", "Fixed by change"), TERM("instance-of-problem", "Instance of problem"),
    TERM("split-from", "Split from"), TERM("merged-into", "Merged into"),
};
constexpr Term kPhases[] = {
    TERM("reading", "Reading"), TERM("checking", "Checking"), TERM("comparing", "Comparing"),
    TERM("writing", "Writing"), TERM("publishing", "Publishing"), TERM("dropping", "Discarding"),
    TERM("undoing", "Taking back"), TERM("loading", "Loading"), TERM("copying", "Copying"),
    TERM("verifying", "Verifying"), TERM("done", "Done"),
};
constexpr Term kGroups[] = {TERM("all", "All"), TERM("none", "None")};
constexpr Term kExclusions[] = {
    TERM("open", "still open"), TERM("no_start", "no start time"), TERM("no_end", "no end time"),
    TERM("order", "end before start"),
};
constexpr Term kFormats[] = {
    TERM("auto", "Found from the content"),
    TERM("incidents-csv", "Incidents, one a row (CSV)"),
    TERM("incident-events", "Incident history, one change a row (CSV)"),
    TERM("servicenow-events", "ServiceNow incident history (CSV)"),
};
constexpr Term kBatchStates[] = {
    TERM("staging", "Importing"), TERM("published", "Imported"), TERM("undone", "Taken back"),
    TERM("dropped", "Discarded"),
};
constexpr Term kSources[] = {TERM("binnacle", "Binnacle")};

#undef TERM

struct Table
{
    const char *name;
    std::span<const Term> terms;
};

constexpr Table kTables[] = {
    {"states", kStates},   {"classes", kClasses},       {"types", kTypes},     {"origins", kOrigins},
    {"fields", kFields},   {"acts", kActs},             {"roles", kRoles},     {"message-kinds", kMessageKinds},
    {"links", kLinkKinds}, {"exclusions", kExclusions}, {"phases", kPhases},   {"formats", kFormats},
    {"groups", kGroups},   {"batches", kBatchStates},   {"sources", kSources}, {"role-meanings", kRoleMeanings},
};

QString termText(std::span<const Term> terms, const QString &code)
{
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [&code](const Term &t) { return code == QLatin1StringView(t.code); });
    return term == terms.end() ? code : QCoreApplication::translate("Terms", term->text);
}

} // namespace

QString stateText(const QString &state)
{
    return termText(kStates, state);
}

QString stateClassText(const QString &stateClass)
{
    return termText(kClasses, stateClass);
}

QString typeText(const QString &type, bool many)
{
    return many ? termText(kTypesMany, type) : termText(kTypes, type);
}

QString priorityText(int priority)
{
    return priority >= 1 && priority <= 4 ? u'P' + QString::number(priority) : termText(kPriorities, u"0"_s);
}

QString priorityMeaning(int priority)
{
    return termText(kPriorities, QString::number(priority));
}

QString priorityOriginText(const QString &origin)
{
    return termText(kOrigins, origin);
}

QString impactText(int impact)
{
    return termText(kImpacts, QString::number(impact));
}

QString urgencyText(int urgency)
{
    return termText(kUrgencies, QString::number(urgency));
}

QString fieldText(const QString &field)
{
    return termText(kFields, field);
}

QString actText(const QString &act)
{
    return termText(kActs, act);
}

QString roleText(const QString &role)
{
    return termText(kRoles, role);
}

QString roleMeaning(const QString &role)
{
    return termText(kRoleMeanings, role);
}

QString messageKindText(const QString &kind)
{
    return termText(kMessageKinds, kind);
}

QString linkKindText(const QString &kind)
{
    return termText(kLinkKinds, kind);
}

QString phaseText(const QString &phase)
{
    return termText(kPhases, phase);
}

QString groupText(const QString &key)
{
    return termText(kGroups, key);
}

QString exclusionText(const QString &reason)
{
    return termText(kExclusions, reason);
}

QString formatText(const QString &format)
{
    return termText(kFormats, format);
}

QString batchStateText(const QString &state)
{
    return termText(kBatchStates, state);
}

QString historySourceText(const QString &source)
{
    return termText(kSources, source);
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

} // namespace binnacle
