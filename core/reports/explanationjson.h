// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The answer of `binnaclectl services explain`: as JSON and for reading; and the words for one source, which
// the windows use, too. Pure; any thread.

#include "availability/explanation.h"

#include <QJsonObject>
#include <QString>

namespace binnacle {

[[nodiscard]] QJsonObject explanationJson(const UptimeExplanation &told, const QTimeZone &zone);
[[nodiscard]] QString explanationText(const UptimeExplanation &told, const QTimeZone &zone);

// "Full outage: Relay down", "Seen by checks", "Needs 1 of Node A | Node B: impaired: Node A", "Maintenance
// not approved in time: Patch day".
[[nodiscard]] QString sourceText(const TroubleSource &source);

} // namespace binnacle
