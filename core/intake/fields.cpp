// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/fields.h"

#include "base/fold.h"
#include "tickets/ticketrules.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

struct FieldRow
{
    const char *name; // null: that of the stamp
    ImportFieldKind kind;
    const char *aliases; // besides the name, by blanks
};

// In the order of Field. Aliases of ServiceNow, Jira, Zendesk, Znuny and OTRS, GLPI and plain English.
constexpr std::array<FieldRow, kFieldCount> kFields = {{
    {"number", ImportFieldKind::Text,
     "incidentnumber incidentid ticketnumber ticketid ticketno issuekey casenumber caseid taskno key ticket "
     "incident "
     "reference id"},
    {"at", ImportFieldKind::Time,
     "sysupdatedat sysupdatedon changedat changed eventtime eventat timestamp updatedat updated changetime "
     "lastmodified time date"},
    {"opened", ImportFieldKind::Time,
     "openedat openedon created createdat createdon createdate createddate createdtime creationdate "
     "createtime "
     "opendate opentime dateopened datecreated reported reportedat submitted submittedat syscreatedat "
     "syscreatedon"},
    {"title", ImportFieldKind::Text, "shortdescription summary subject ticketsubject headline titel name"},
    {"description", ImportFieldKind::Text, "details longdescription body"},
    {"type", ImportFieldKind::Type, "issuetype tickettype recordtype requesttype"},
    {"state", ImportFieldKind::State, "incidentstate status ticketstatus issuestatus currentstate"},
    {"priority", ImportFieldKind::Level, "prio p ticketpriority severity"},
    {"impact", ImportFieldKind::Level, "businessimpact"},
    {"urgency", ImportFieldKind::Level, ""},
    {"category", ImportFieldKind::Text, "ticketcategory components component componentss cat"},
    {"subcategory", ImportFieldKind::Text, "subcat"},
    {"service", ImportFieldKind::Text,
     "businessservice affectedservice serviceoffering serviceci application product"},
    {"ci", ImportFieldKind::Text, "cmdbci configurationitem configitem affectedci asset host hostname"},
    {"team", ImportFieldKind::Text,
     "assignmentgroup assignedgroup supportgroup resolvergroup assigneegroup group queue assignedteam"},
    {"assignee", ImportFieldKind::Text, "assignedto assigneename agentowner owner agent technician"},
    {"requester", ImportFieldKind::Text,
     "caller callerid reporter requestedby requestername requestedfor customeruser customer customername "
     "affecteduser "
     "submitter"},
    {"origin", ImportFieldKind::Text, "contacttype channel contactchannel via reportedsource"},
    {nullptr, ImportFieldKind::Time,
     "occurredat occurredon startedat started incidentstart outagestart impactstart impactstarted starttime"},
    {nullptr, ImportFieldKind::Time, "detectedat detectedon detectiontime detectiondate"},
    {nullptr, ImportFieldKind::Time, "acknowledgedat acknowledgedon ackedat acked acktime acceptedat"},
    {nullptr, ImportFieldKind::Time, "respondedat respondedon firstresponseat firstrespondedat firstreplyat"},
    {nullptr, ImportFieldKind::Time,
     "restoredat restoredon servicerestored servicerestoredat recoveredat mitigatedat"},
    {nullptr, ImportFieldKind::Time,
     "resolvedat resolvedon resolveddate resolutiondate dateresolved solvedat solved solvedon resolvetime"},
    {nullptr, ImportFieldKind::Time, "closedat closedon closeddate closedate dateclosed closetime"},
    {"made_sla", ImportFieldKind::Bool, "slamet withinsla metsla"},
    {"reopen_count", ImportFieldKind::Count, "reopens reopenings reopencounter"},
    {"reassignment_count", ImportFieldKind::Count, "reassignments reassigncount assigneestations"},
    {"tags", ImportFieldKind::Tags, "labels keywords"},
    {"from", ImportFieldKind::Time,
     "start begin began startat startedat started starttime downtimestart outagestart downfrom"},
    {"to", ImportFieldKind::Time,
     "end ended endat endedat endtime resolvedat downtimeend outageend restoredat until downto"},
    {"degree", ImportFieldKind::Degree, "impact severity level"},
    {"planned", ImportFieldKind::Bool, "maintenance ismaintenance scheduled isplanned"},
    {"reference", ImportFieldKind::Text, "id incidentid outageid ref"},
    {"response_ms", ImportFieldKind::Count, "responsetime responsetimems latency latencyms duration ms ping"},
    {"code", ImportFieldKind::Text, "httpcode statuscode httpstatus responsecode"},
}};

QStringList aliasList(Field field)
{
    QStringList list{headerKey(fieldName(field))};
    list += QString::fromLatin1(kFields[size_t(field)].aliases).split(u' ', Qt::SkipEmptyParts);
    return list;
}

const std::array<QString, kFieldCount> &allNames()
{
    static const std::array<QString, kFieldCount> names = [] {
        std::array<QString, kFieldCount> all;
        for (size_t i = 0; i < kFields.size(); ++i)
            all[i] = QString::fromLatin1(kFields[i].name);
        for (const Stamp stamp : kStamps)
            all[size_t(fieldOf(stamp))] = stampName(stamp);
        return all;
    }();
    return names;
}

} // namespace

QString fieldName(Field field)
{
    return allNames()[size_t(field)];
}

std::optional<Field> fieldFromName(const QString &name)
{
    const auto found = std::find(allNames().begin(), allNames().end(), name);
    return found == allNames().end() ? std::nullopt : std::optional(Field(found - allNames().begin()));
}

ImportFieldKind fieldKind(Field field)
{
    return kFields[size_t(field)].kind;
}

QString formatName(ImportFormat format)
{
    switch (format) {
    case ImportFormat::Csv:
        return u"incidents-csv"_s;
    case ImportFormat::Events:
        return u"incident-events"_s;
    case ImportFormat::ServiceNowEvents:
        return u"servicenow-events"_s;
    case ImportFormat::Outages:
        return u"outages-csv"_s;
    case ImportFormat::Checks:
        return u"checks-csv"_s;
    case ImportFormat::Upptime:
        return u"upptime"_s;
    case ImportFormat::Nagios:
        return u"nagios"_s;
    }
    return {};
}

const QList<ImportFormat> &allFormats()
{
    static const QList<ImportFormat> s_formats{
        ImportFormat::Csv,     ImportFormat::Events, ImportFormat::ServiceNowEvents,
        ImportFormat::Outages, ImportFormat::Checks, ImportFormat::Upptime,
        ImportFormat::Nagios};
    return s_formats;
}

std::optional<ImportFormat> formatFromName(const QString &name)
{
    for (const ImportFormat format : allFormats()) {
        if (name == formatName(format))
            return format;
    }
    return std::nullopt;
}

bool isEventFormat(ImportFormat format)
{
    return format == ImportFormat::Events || format == ImportFormat::ServiceNowEvents;
}

Field keyField(ImportFormat format)
{
    return bringsTickets(format) ? Field::Number : Field::Service;
}

bool bringsTickets(ImportFormat format)
{
    return format == ImportFormat::Csv || isEventFormat(format);
}

bool isFeed(ImportFormat format)
{
    return format == ImportFormat::Upptime || format == ImportFormat::Nagios;
}

QList<Field> requiredOf(ImportFormat format)
{
    if (isFeed(format))
        return {};
    if (format == ImportFormat::Outages)
        return {Field::Service, Field::From};
    if (format == ImportFormat::Checks)
        return {Field::At, Field::Service, Field::State};
    return {Field::Number, isEventFormat(format) ? Field::At : Field::Opened};
}

QList<Field> fieldsOf(ImportFormat format)
{
    QList<Field> fields = requiredOf(format);
    if (format == ImportFormat::Outages)
        return fields +
               QList<Field>{Field::To, Field::Degree, Field::Planned, Field::Reference, Field::Title};
    if (format == ImportFormat::Checks)
        return fields + QList<Field>{Field::ResponseMs, Field::Code};
    if (isFeed(format))
        return {};
    if (isEventFormat(format))
        fields += {Field::State, Field::Opened};
    for (int i = 0; i <= int(Field::Tags); ++i) {
        const auto field = Field(i);
        if (!fields.contains(field) && field != Field::At)
            fields.append(field);
    }
    return fields;
}

QString headerKey(const QString &header)
{
    return foldedWords(header).join(QString());
}

const QStringList &aliasesOf(Field field)
{
    static const std::array<QStringList, kFieldCount> lists = [] {
        std::array<QStringList, kFieldCount> all;
        for (size_t i = 0; i < all.size(); ++i)
            all[i] = aliasList(Field(i));
        return all;
    }();
    return lists[size_t(field)];
}

const QStringList &actorAliases()
{
    static const QStringList names{u"sysupdatedby"_s, u"updatedby"_s, u"changedby"_s, u"actor"_s,
                                   u"modifiedby"_s};
    return names;
}

// What monitors and status pages call them, which in a log of tickets would be something else.
static QStringList monitorAliases(ImportFormat format, Field field)
{
    if (bringsTickets(format))
        return {};
    if (field == Field::Service)
        return {u"slug"_s, u"monitor"_s, u"site"_s, u"component"_s, u"components"_s};
    return field == Field::At ? QStringList{u"checkedat"_s, u"checktime"_s} : QStringList();
}

FieldColumns guessColumns(ImportFormat format, const QStringList &headers)
{
    QStringList keys;
    for (const QString &header : headers)
        keys.append(headerKey(header));
    FieldColumns columns;
    columns.fill(-1);
    // A field's own name and likelier aliases of all fields go first, so that no field takes another's
    // column.
    qsizetype depth = 0;
    for (int i = 0; i < kFieldCount; ++i)
        depth = qMax(depth, (aliasesOf(Field(i)) + monitorAliases(format, Field(i))).size());
    QList<bool> taken(headers.size(), false);
    const QList<Field> fields = fieldsOf(format);
    for (qsizetype rank = 0; rank < depth; ++rank) {
        for (const Field field : fields) {
            const QStringList aliases = aliasesOf(field) + monitorAliases(format, field);
            if (columns[size_t(field)] >= 0 || rank >= aliases.size())
                continue;
            const qsizetype at = keys.indexOf(aliases[rank]);
            if (at < 0 || taken[at])
                continue;
            columns[size_t(field)] = int(at);
            taken[at] = true;
        }
    }
    return columns;
}

bool looksLikeServiceNow(const QStringList &headers)
{
    int known = 0;
    for (const QString &header : headers) {
        const QString key = headerKey(header);
        known += key == "sysupdatedat"_L1 || key == "sysupdatedon"_L1 || key == "sysmodcount"_L1 ||
                 key == "incidentstate"_L1 || key == "assignmentgroup"_L1 || key == "callerid"_L1;
    }
    return known >= 2;
}

} // namespace binnacle
