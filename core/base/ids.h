// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Distinct 64-bit key types, one a table, with no conversion from integers or between each other. 0 means
// none.

#include <QHash>
#include <QtGlobal>
#include <compare>

namespace binnacle {

template <typename Tag>
struct Id
{
    qint64 value = 0;

    constexpr Id() = default;
    explicit constexpr Id(qint64 v)
        : value(v)
    {}
    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using PersonId = Id<struct PersonTag>;
using TeamId = Id<struct TeamTag>;
using ServiceId = Id<struct ServiceTag>;
using CategoryId = Id<struct CategoryTag>;
using TicketId = Id<struct TicketTag>;
using MessageId = Id<struct MessageTag>;
using AttachmentId = Id<struct AttachmentTag>;
using CalendarId = Id<struct CalendarTag>;
using OutageId = Id<struct OutageTag>;
using BatchId = Id<struct BatchTag>;

} // namespace binnacle
