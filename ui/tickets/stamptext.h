// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stamps and outages as people read and type them. Pure; any thread.

#include "tickets/ticketvalues.h"

#include <QTimeZone>

namespace binnacle::stamptext {

// "Mar 2, 2026 09:00 (estimated)", "unknown", "—".
[[nodiscard]] QString told(const ticketvalues::StampText &stamp, const QTimeZone &zone);
// "VPN gateway, Mar 2, 2026 09:00 – 09:40"
[[nodiscard]] QString told(const Outage &outage, const QTimeZone &zone);
// Outages by their ids as history keeps them; one that is gone by its number.
[[nodiscard]] QString toldOutages(const QString &ids, const std::vector<Outage> &known,
                                  const QTimeZone &zone);

// A field's value as history and conflicts show it: states by name, times in the zone, outages by service and
// time, the rest as it stands.
[[nodiscard]] QString toldValue(const QString &field, const QString &value, const std::vector<Outage> &known,
                                const QTimeZone &zone);

// As it stands in a line to be edited: "2026-03-02 09:00", seconds where there are any, "unknown".
[[nodiscard]] QString typed(const ticketvalues::StampText &stamp, const QTimeZone &zone);
// What such a line says: "~" before a time is an estimate; none: it is no time to the minute.
[[nodiscard]] std::optional<ticketvalues::StampText> fromTyped(const QString &line, const QTimeZone &zone);

} // namespace binnacle::stamptext
