// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An incident or a service request as a value: its fields, its stamps, who and what it concerns. Pure; any
// thread. Times are UTC milliseconds; impact, urgency and priority run 1 (worst) to 4, 0 is none.

#include "availability/outage.h"
#include "base/ids.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>
#include <vector>

namespace binnacle {

enum class TicketType { Incident, Request };
enum class StateClass { Open, Done, Void };
enum class PriorityOrigin { None, Derived, Override, Imported };

enum class Stamp { Occurred, Detected, Acknowledged, Responded, Restored, Resolved, Closed };
inline constexpr std::array kStamps{Stamp::Occurred, Stamp::Detected, Stamp::Acknowledged, Stamp::Responded,
                                    Stamp::Restored, Stamp::Resolved, Stamp::Closed};

// How a stamp came about, two bits a stamp in ticket.stamp_flags, lowest first in the order of kStamps.
enum class StampFlag : unsigned { Derived = 1, Estimated = 2 };
// "When was service restored?", "When did it begin?" was answered with "unknown".
inline constexpr qint64 kRestoredUnknown = qint64(1) << 30;
inline constexpr qint64 kOccurredUnknown = qint64(1) << 31;
[[nodiscard]] constexpr qint64 unknownFlag(Stamp stamp) // 0: that is no answer there
{
    return stamp == Stamp::Restored ? kRestoredUnknown : stamp == Stamp::Occurred ? kOccurredUnknown : 0;
}

// A row of another table a ticket names: its key and the name read with it. key 0 and a name: to be looked up
// or made.
struct Named
{
    qint64 key = 0;
    QString name;

    friend bool operator==(const Named &, const Named &) = default;
};

struct Ticket
{
    TicketId id;
    QString uid;
    QString source; // "binnacle", or where it was imported from
    QString number;
    TicketType type = TicketType::Incident;
    QString title;
    QString state; // a state of ticketrules.h, or the text an import found
    StateClass stateClass = StateClass::Open;
    int priority = 0;
    PriorityOrigin priorityOrigin = PriorityOrigin::None;
    QString priorityReason;
    int impact = 0;
    int urgency = 0;
    Named service, category, team, assignee, requester;
    QString subcategory;
    QString ci;
    QString origin; // contact channel: phone, mail, portal, monitoring …
    QString visibility = QStringLiteral("all");
    bool major = false;
    qint64 openedAt = 0;
    std::array<std::optional<qint64>, kStamps.size()> stamps;
    std::optional<qint64> firstResolvedAt;
    qint64 stampFlags = 0;
    std::optional<bool> madeSla;
    int reopenCount = 0;
    bool reopened = false;
    int reassignmentCount = 0;
    QString resolutionCode;
    QString pendingReason;
    int cycle = 1;
    std::optional<qint64> dueAt;
    qint64 updatedAt = 0;
    qint64 rowVersion = 0;

    // Long text, read with one whole ticket only.
    QString description;
    QString resolution;
    QString extra; // JSON object: the columns of an import that no field took
    QStringList tags;
    std::vector<OutageId> outages; // what it explains, by id

    [[nodiscard]] const std::optional<qint64> &stamp(Stamp which) const { return stamps[size_t(which)]; }
    [[nodiscard]] std::optional<qint64> &stamp(Stamp which) { return stamps[size_t(which)]; }
    [[nodiscard]] bool hasFlag(Stamp which, StampFlag flag) const
    {
        return (stampFlags & (qint64(flag) << (2 * int(which)))) != 0;
    }
    void setFlag(Stamp which, StampFlag flag) { stampFlags |= qint64(flag) << (2 * int(which)); }
    // Said not to be known. An import may have brought a time since.
    [[nodiscard]] bool isUnknown(Stamp which) const
    {
        return (stampFlags & unknownFlag(which)) != 0 && !stamp(which);
    }
};

// What a list shows of a ticket.
struct TicketRow
{
    TicketId id;
    QString uid, source, number;
    TicketType type = TicketType::Incident;
    QString title, state;
    StateClass stateClass = StateClass::Open;
    int priority = 0;
    QString service, team, assignee, requester, category;
    qint64 openedAt = 0;
    qint64 updatedAt = 0;
    std::optional<qint64> resolvedAt, dueAt;
    QString subcategory, ci, origin;
    int impact = 0;
    int urgency = 0;
    bool major = false;
    std::optional<qint64> occurredAt, detectedAt, acknowledgedAt, respondedAt, restoredAt, closedAt;
    std::optional<bool> madeSla;
    int reopenCount = 0;
    int reassignmentCount = 0;
    QString resolutionCode, pendingReason;
    int cycle = 1;
    int comments = 0;
    int attachments = 0;
    QString tags; // side by side
    qint64 rowVersion = 0;
};

enum class MessageKind { Public, Internal, System };

struct Message
{
    MessageId id;
    QString uid;
    qint64 at = 0;
    PersonId author;
    QString authorName;
    MessageKind kind = MessageKind::Public;
    QString body;
};

struct Attachment
{
    AttachmentId id;
    QString name, mediaType;
    qint64 size = 0;
    QByteArray hash;
    qint64 addedAt = 0;
    QString addedBy;
};

struct TicketLink
{
    TicketId other;
    QString otherNumber;
    QString kind; // duplicates, relates, blocks
    bool fromHere = true;
};

struct HistoryRow
{
    qint64 at = 0;
    QString field, before, after, actor, source;
};

// One whole ticket with all that hangs on it.
struct TicketDetail
{
    Ticket ticket;
    std::vector<Message> conversation; // oldest first
    std::vector<Attachment> attachments;
    std::vector<TicketLink> links;
    std::vector<HistoryRow> history; // oldest first
    std::vector<Outage> outages;     // that it explains, and that its history names
};

} // namespace binnacle
