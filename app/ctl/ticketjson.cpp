// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ticketjson.h"

#include "ctl/output.h"
#include "tickets/stampedits.h"
#include "tickets/ticketrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QJsonValue levelOrNull(int level)
{
    return level > 0 ? QJsonValue(level) : QJsonValue();
}

QJsonArray messagesJson(const std::vector<Message> &messages, const QTimeZone &zone)
{
    QJsonArray all;
    for (const Message &message : messages) {
        all.append(QJsonObject{{u"at"_s, timeOrNull(message.at, zone)},
                               {u"author"_s, message.authorName},
                               {u"kind"_s, messageKindText(message.kind)},
                               {u"text"_s, message.body}});
    }
    return all;
}

QJsonArray historyJson(const TicketDetail &detail, const QTimeZone &zone)
{
    const std::vector<bool> late = stampEditsAfterResolution(detail.ticket, detail.history);
    QJsonArray all;
    for (size_t i = 0; i < detail.history.size(); ++i) {
        const HistoryRow &row = detail.history[i];
        all.append(QJsonObject{{u"at"_s, timeOrNull(row.at, zone)},
                               {u"field"_s, row.field},
                               {u"old"_s, textOrNull(row.before)},
                               {u"new"_s, textOrNull(row.after)},
                               {u"actor"_s, textOrNull(row.actor)},
                               {u"source"_s, row.source},
                               {u"after_resolution"_s, bool(late[i])}});
    }
    return all;
}

QJsonArray attachmentsJson(const std::vector<Attachment> &attachments, const QTimeZone &zone)
{
    QJsonArray all;
    for (const Attachment &attachment : attachments) {
        all.append(QJsonObject{{u"name"_s, attachment.name},
                               {u"media_type"_s, attachment.mediaType},
                               {u"size"_s, attachment.size},
                               {u"hash"_s, QString::fromLatin1(attachment.hash.toHex())},
                               {u"at"_s, timeOrNull(attachment.addedAt, zone)},
                               {u"by"_s, attachment.addedBy}});
    }
    return all;
}

QJsonArray linksJson(const std::vector<TicketLink> &links)
{
    QJsonArray all;
    for (const TicketLink &link : links) {
        all.append(QJsonObject{
            {u"kind"_s, link.kind}, {u"number"_s, link.otherNumber}, {u"outgoing"_s, link.fromHere}});
    }
    return all;
}

QJsonArray outagesJson(const TicketDetail &detail, const QTimeZone &zone)
{
    const std::vector<OutageId> &explained = detail.ticket.outages;
    QJsonArray all;
    for (const Outage &outage : detail.outages) {
        if (std::find(explained.begin(), explained.end(), outage.id) == explained.end())
            continue; // its history names it
        all.append(QJsonObject{{u"id"_s, outage.id.value},
                               {u"service"_s, outage.serviceName},
                               {u"from"_s, timeOrNull(outage.from, zone)},
                               {u"to"_s, timeOrNull(outage.to, zone)},
                               {u"degree"_s, degreeName(outage.degree)},
                               {u"planned"_s, outage.isMaintenance},
                               {u"estimated"_s, outage.isEstimated}});
    }
    return all;
}

void addStamps(QJsonObject &json, const Ticket &ticket, const QTimeZone &zone)
{
    QJsonArray derived, estimated;
    for (const Stamp stamp : kStamps) {
        json.insert(stampName(stamp), timeOrNull(ticket.stamp(stamp), zone));
        if (ticket.hasFlag(stamp, StampFlag::Derived))
            derived.append(stampName(stamp));
        if (ticket.hasFlag(stamp, StampFlag::Estimated))
            estimated.append(stampName(stamp));
    }
    json.insert(u"derived"_s, derived);
    json.insert(u"estimated"_s, estimated);
    json.insert(u"occurred_unknown"_s, ticket.isUnknown(Stamp::Occurred));
    json.insert(u"restored_unknown"_s, ticket.isUnknown(Stamp::Restored));
    json.insert(u"first_resolved"_s, timeOrNull(ticket.firstResolvedAt, zone));
}

} // namespace

QString priorityText(int priority)
{
    return priority > 0 ? u"P"_s + QString::number(priority) : QString();
}

QJsonObject ticketRowJson(const TicketRow &row, const QTimeZone &zone)
{
    return {{u"number"_s, row.number},
            {u"uid"_s, row.uid},
            {u"source"_s, row.source},
            {u"type"_s, typeText(row.type)},
            {u"title"_s, row.title},
            {u"state"_s, row.state},
            {u"priority"_s, textOrNull(priorityText(row.priority))},
            {u"service"_s, textOrNull(row.service)},
            {u"team"_s, textOrNull(row.team)},
            {u"assignee"_s, textOrNull(row.assignee)},
            {u"requester"_s, textOrNull(row.requester)},
            {u"opened"_s, timeOrNull(row.openedAt, zone)},
            {u"due"_s, timeOrNull(row.dueAt, zone)}};
}

QJsonObject ticketDetailJson(const TicketDetail &detail, const QTimeZone &zone)
{
    const Ticket &t = detail.ticket;
    QJsonObject json{{u"number"_s, t.number},
                     {u"uid"_s, t.uid},
                     {u"source"_s, t.source},
                     {u"type"_s, typeText(t.type)},
                     {u"title"_s, t.title},
                     {u"description"_s, t.description},
                     {u"state"_s, t.state},
                     {u"state_class"_s, classText(t.stateClass)},
                     {u"priority"_s, textOrNull(priorityText(t.priority))},
                     {u"priority_origin"_s, originText(t.priorityOrigin)},
                     {u"priority_reason"_s, textOrNull(t.priorityReason)},
                     {u"impact"_s, levelOrNull(t.impact)},
                     {u"urgency"_s, levelOrNull(t.urgency)},
                     {u"category"_s, textOrNull(t.category.name)},
                     {u"subcategory"_s, textOrNull(t.subcategory)},
                     {u"service"_s, textOrNull(t.service.name)},
                     {u"ci"_s, textOrNull(t.ci)},
                     {u"team"_s, textOrNull(t.team.name)},
                     {u"assignee"_s, textOrNull(t.assignee.name)},
                     {u"requester"_s, textOrNull(t.requester.name)},
                     {u"origin"_s, textOrNull(t.origin)},
                     {u"major"_s, t.major},
                     {u"visibility"_s, t.visibility},
                     {u"opened"_s, timeOrNull(t.openedAt, zone)},
                     {u"updated"_s, timeOrNull(t.updatedAt, zone)},
                     {u"due"_s, timeOrNull(t.dueAt, zone)},
                     {u"made_sla"_s, t.madeSla ? QJsonValue(*t.madeSla) : QJsonValue()},
                     {u"reopen_count"_s, t.reopenCount},
                     {u"reopened"_s, t.reopened},
                     {u"reassignment_count"_s, t.reassignmentCount},
                     {u"resolution_code"_s, textOrNull(t.resolutionCode)},
                     {u"resolution"_s, textOrNull(t.resolution)},
                     {u"reason"_s, textOrNull(t.pendingReason)},
                     {u"tags"_s, QJsonArray::fromStringList(t.tags)},
                     {u"extra"_s, QJsonDocument::fromJson(t.extra.toUtf8()).object()},
                     {u"row_version"_s, t.rowVersion},
                     {u"clocks"_s, QJsonArray()}};
    addStamps(json, t, zone);
    json.insert(u"conversation"_s, messagesJson(detail.conversation, zone));
    json.insert(u"history"_s, historyJson(detail, zone));
    json.insert(u"attachments"_s, attachmentsJson(detail.attachments, zone));
    json.insert(u"links"_s, linksJson(detail.links));
    json.insert(u"outages"_s, outagesJson(detail, zone));
    return json;
}

} // namespace binnacle
