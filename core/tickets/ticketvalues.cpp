// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketvalues.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "store/content.h"
#include "tickets/ticketrules.h"

#include <QMap>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketvalues {

namespace {

const QString kUnknown = QStringLiteral("unknown");
constexpr QChar kEstimated = u'~';

const QTimeZone &utc()
{
    static const QTimeZone kUtc = QTimeZone::utc();
    return kUtc;
}

tl::unexpected<Error> badValue(const QString &field, const QString &value)
{
    return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, field}, {u"value"_s, value}});
}

// Plain texts by name.
using TextMember = QString Ticket::*;
constexpr std::pair<QLatin1StringView, TextMember> kTexts[] = {
    {"title"_L1, &Ticket::title},
    {"description"_L1, &Ticket::description},
    {"state"_L1, &Ticket::state},
    {"priority_reason"_L1, &Ticket::priorityReason},
    {"subcategory"_L1, &Ticket::subcategory},
    {"ci"_L1, &Ticket::ci},
    {"origin"_L1, &Ticket::origin},
    {"resolution_code"_L1, &Ticket::resolutionCode},
    {"resolution"_L1, &Ticket::resolution},
    {"reason"_L1, &Ticket::pendingReason},
};

using NamedMember = Named Ticket::*;
constexpr std::pair<QLatin1StringView, NamedMember> kNamed[] = {
    {"service"_L1, &Ticket::service},   {"category"_L1, &Ticket::category},   {"team"_L1, &Ticket::team},
    {"assignee"_L1, &Ticket::assignee}, {"requester"_L1, &Ticket::requester},
};

using CountMember = int Ticket::*;
constexpr std::pair<QLatin1StringView, CountMember> kCounts[] = {
    {"reopen_count"_L1, &Ticket::reopenCount},
    {"reassignment_count"_L1, &Ticket::reassignmentCount},
    {"cycle"_L1, &Ticket::cycle},
};

template <typename Table>
auto memberIn(const Table &table, const QString &field) -> decltype(std::begin(table)->second)
{
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](const auto &row) { return field == row.first; });
    return found == std::end(table) ? nullptr : found->second;
}

QString levelText(int level)
{
    return level > 0 ? QString::number(level) : QString();
}

// "2", "P2", "none", "" to 0..4.
std::optional<int> levelOf(const QString &value)
{
    if (value.isEmpty() || value == u"none")
        return 0;
    const QString digits = value.startsWith(u'P', Qt::CaseInsensitive) ? value.mid(1) : value;
    bool ok = false;
    const int level = digits.toInt(&ok);
    return ok && level >= 1 && level <= 4 ? std::optional(level) : std::nullopt;
}

Result<> setPriority(Ticket &ticket, const QString &value)
{
    const auto level = levelOf(value);
    if (!level)
        return badValue(u"priority"_s, value);
    ticket.priority = *level;
    ticket.priorityOrigin = *level > 0 ? PriorityOrigin::Override : PriorityOrigin::None;
    return {};
}

Result<> setStamp(Ticket &ticket, Stamp stamp, const QString &value)
{
    const auto said = stampOf(value);
    if (!said || (said->unknown && unknownFlag(stamp) == 0))
        return badValue(stampName(stamp), value);
    // A stamp given by hand is not derived; whether it is estimated is said with it.
    ticket.stampFlags &= ~(qint64(3) << (2 * int(stamp)) | unknownFlag(stamp));
    ticket.stamp(stamp) = said->at;
    if (said->unknown)
        ticket.stampFlags |= unknownFlag(stamp);
    if (said->estimated)
        ticket.setFlag(stamp, StampFlag::Estimated);
    return {};
}

Result<> setDerived(Ticket &ticket, const QString &field, const QString &value)
{
    if (const CountMember member = memberIn(kCounts, field)) {
        ticket.*member = value.toInt();
    } else if (field == u"priority_origin") {
        ticket.priorityOrigin = originFromText(value);
    } else if (field == u"reopened") {
        ticket.reopened = value == u"yes";
    } else if (field == u"first_resolved") {
        ticket.firstResolvedAt = parseIso(value);
    } else {
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
    }
    return {};
}

QString inOneLine(QString value)
{
    return value.replace(u'\n', u' ');
}

QString derivedText(const Ticket &ticket, const QString &field)
{
    if (const CountMember member = memberIn(kCounts, field))
        return QString::number(ticket.*member);
    if (field == u"priority_origin")
        return originText(ticket.priorityOrigin);
    if (field == u"reopened")
        return ticket.reopened ? u"yes"_s : u"no"_s;
    const bool first = field == u"first_resolved" && ticket.firstResolvedAt;
    return first ? isoText(*ticket.firstResolvedAt, utc()) : QString();
}

} // namespace

const QList<Field> &all()
{
    static const QList<Field> kFields = [] {
        QList<Field> fields = {
            {u"title"_s, true, true, false, true},
            {u"description"_s, true, true, false, true},
            {u"type"_s, false, false, false, true},
            {u"state"_s, false, false},
            {u"reason"_s, true, false},
            {u"priority"_s, false, false},
            {u"priority_reason"_s, true, false},
            {u"impact"_s, false, false},
            {u"urgency"_s, false, false},
            {u"category"_s, false, false, false, true},
            {u"subcategory"_s, false, false},
            {u"service"_s, false, false, false, true},
            {u"ci"_s, false, true},
            {u"team"_s, false, false},
            {u"assignee"_s, false, false},
            {u"requester"_s, false, false},
            {u"origin"_s, false, false},
            {u"tags"_s, false, true},
            {u"major"_s, false, false},
            {u"visibility"_s, false, false},
            {u"resolution_code"_s, false, false},
            {u"resolution"_s, true, true},
            {u"opened"_s, false, false},
        };
        for (const Stamp stamp : kStamps)
            fields.append({stampName(stamp), false, false, false});
        fields.append({u"outages"_s, false, false, false, false, true});
        for (const auto &[name, member] : kCounts)
            fields.append({name, false, false, true});
        fields.append({u"priority_origin"_s, false, false, true});
        fields.append({u"reopened"_s, false, false, true});
        fields.append({u"first_resolved"_s, false, false, true});
        return fields;
    }();
    return kFields;
}

Result<Field> find(const QString &name)
{
    const auto found =
        std::find_if(all().begin(), all().end(), [&](const Field &field) { return field.name == name; });
    if (found == all().end())
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, name}});
    return *found;
}

QString text(const Ticket &ticket, const QString &field)
{
    if (const TextMember member = memberIn(kTexts, field))
        return ticket.*member;
    if (const NamedMember member = memberIn(kNamed, field))
        return (ticket.*member).name;
    if (const auto stamp = stampFromName(field)) {
        return textOf(StampText{ticket.stamp(*stamp), ticket.hasFlag(*stamp, StampFlag::Estimated),
                                ticket.isUnknown(*stamp)});
    }
    if (field == u"outages")
        return textOf(ticket.outages);
    if (field == u"opened")
        return isoText(ticket.openedAt, utc());
    if (field == u"type")
        return typeText(ticket.type);
    if (field == u"priority")
        return levelText(ticket.priority);
    if (field == u"impact")
        return levelText(ticket.impact);
    if (field == u"urgency")
        return levelText(ticket.urgency);
    if (field == u"tags")
        return ticket.tags.join(u',');
    if (field == u"major")
        return ticket.major ? u"yes"_s : u"no"_s;
    return field == u"visibility" ? ticket.visibility : derivedText(ticket, field);
}

bool differs(const Ticket &a, const Ticket &b, const QString &field)
{
    if (const TextMember member = memberIn(kTexts, field))
        return a.*member != b.*member;
    if (const NamedMember member = memberIn(kNamed, field))
        return a.*member != b.*member;
    const auto stamp = stampFromName(field);
    if (stamp && a.stamp(*stamp) == b.stamp(*stamp) && a.stampFlags == b.stampFlags)
        return false;
    if (field == u"opened")
        return a.openedAt != b.openedAt;
    return text(a, field) != text(b, field);
}

std::optional<StampText> stampOf(const QString &text)
{
    StampText stamp;
    stamp.unknown = text == kUnknown;
    if (text.isEmpty() || stamp.unknown)
        return stamp;
    stamp.estimated = text.startsWith(kEstimated);
    stamp.at = parseIso(stamp.estimated ? QStringView(text).mid(1) : QStringView(text));
    return stamp.at ? std::optional(stamp) : std::nullopt;
}

QString textOf(const StampText &stamp)
{
    if (!stamp.at)
        return stamp.unknown ? kUnknown : QString();
    const QString at = isoText(*stamp.at, utc());
    return stamp.estimated ? kEstimated + at : at;
}

std::optional<std::vector<OutageId>> outagesOf(const QString &text)
{
    std::vector<OutageId> ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool ok = false;
        const OutageId id(part.trimmed().toLongLong(&ok));
        if (!ok || !id.isValid())
            return std::nullopt;
        ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

QString textOf(const std::vector<OutageId> &outages)
{
    QStringList ids;
    for (const OutageId id : outages)
        ids.append(QString::number(id.value));
    return ids.join(u',');
}

QStringList tagsOf(const QStringList &texts)
{
    QMap<QByteArray, QString> tags; // by the bytes of the key, as both engines sort
    for (const QString &text : texts) {
        const QByteArray key = fold(text).toUtf8();
        if (!key.isEmpty() && !tags.contains(key))
            tags.insert(key, text.simplified());
    }
    return tags.values();
}

QString storable(QString text)
{
    return text.remove(QChar(0));
}

QString audited(const Ticket &ticket, const Field &field)
{
    if (const NamedMember member = memberIn(kNamed, field.name))
        return (ticket.*member).key > 0 ? u'#' + QString::number((ticket.*member).key) : QString();
    const QString value = text(ticket, field.name);
    return field.personal && !value.isEmpty() ? hashOf(ticket.uid, value) : inOneLine(value);
}

QString hashOf(const QString &uid, const QString &text)
{
    return content::hashOf(uid + u'\n' + text);
}

bool isAudited(const Ticket &ticket, const Field &field, const QString &kept)
{
    const bool hashed = field.personal && !kept.isEmpty();
    return hashed ? isHashOf(kept, ticket.uid, text(ticket, field.name)) : audited(ticket, field) == kept;
}

bool isHashOf(const QString &kept, const QString &uid, const QString &text)
{
    return kept == hashOf(uid, text) || kept == content::hashOf(text);
}

bool isAuditedAs(const Field &field, const QString &uid, const QString &told, const QString &kept)
{
    if (memberIn(kNamed, field.name))
        return true;
    return field.personal && !kept.isEmpty() ? isHashOf(kept, uid, told) : inOneLine(told) == kept;
}

Result<> set(Ticket &ticket, const QString &field, const QString &given)
{
    const QString value = storable(given);
    if (const TextMember member = memberIn(kTexts, field)) {
        ticket.*member = value;
        return {};
    }
    if (const NamedMember member = memberIn(kNamed, field)) {
        ticket.*member = {0, value.simplified()};
        return {};
    }
    if (const auto stamp = stampFromName(field))
        return setStamp(ticket, *stamp, value);
    if (field == u"priority")
        return setPriority(ticket, value);
    if (field == u"impact" || field == u"urgency") {
        const auto level = levelOf(value);
        if (!level)
            return badValue(field, value);
        (field == u"impact" ? ticket.impact : ticket.urgency) = *level;
        return {};
    }
    if (field == u"type") {
        const auto type = typeFromText(value);
        if (!type)
            return badValue(field, value);
        ticket.type = *type;
        return {};
    }
    if (field == u"opened") {
        const auto at = parseIso(value);
        if (!at)
            return badValue(field, value);
        ticket.openedAt = *at;
        return {};
    }
    if (field == u"tags") {
        ticket.tags = tagsOf(value.split(u','));
        return {};
    }
    if (field == u"outages") {
        const auto outages = outagesOf(value);
        if (!outages)
            return badValue(field, value);
        ticket.outages = *outages;
        return {};
    }
    if (field == u"major" && (value == u"yes" || value == u"no")) {
        ticket.major = value == u"yes";
        return {};
    }
    if (field == u"visibility" && (value == u"all" || value == u"team" || value == u"named")) {
        ticket.visibility = value;
        return {};
    }
    if (field == u"major" || field == u"visibility")
        return badValue(field, value);
    return setDerived(ticket, field, value);
}

} // namespace binnacle::ticketvalues
