// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A service of the catalog: what it is called, who answers for it, what is promised of it. Values and rules;
// any thread.

#include "base/ids.h"
#include "base/result.h"
#include "configuration/needs.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace binnacle {

struct Service
{
    ServiceId id;
    QString uid;
    QString key; // folded name for a placeholder
    QString name;
    std::optional<int> criticality; // 1 (highest) to 4
    PersonId owner;
    QString ownerName;
    CalendarId calendar; // none: around the clock
    QString calendarName;
    std::optional<double> target;   // availability promised, a share of 1
    std::optional<qint64> hourCost; // of an outage, minor units of the workspace's currency
    std::vector<Need> needs;        // all of them, to be up
    qint64 rowVersion = 0;

    friend bool operator==(const Service &, const Service &) = default;
};

// A service as data from outside calls it: by the key it has there (empty: none) and its name.
struct ServiceRef
{
    QString key;
    QString name;
};
// The fields `services set` takes: name, criticality, owner, calendar, target, hour_cost_minor, needs.
[[nodiscard]] const QStringList &serviceFields();
// As it is said in an answer and in the audit, where persons and services are keys: empty where nothing is
// said.
[[nodiscard]] QString serviceText(const Service &service, const QString &field);

// Takes a text into a field; owner, calendar and needs by name, their keys are to be looked up then. A target
// is a share ("0.999") or a percentage ("99.9 %"). Invalid "unknown-field", "bad-value" {field, value}.
[[nodiscard]] Result<> setServiceField(Service &service, const QString &field, const QString &text);
// Invalid "name-required", "text-too-long" {field, longest}.
[[nodiscard]] Result<> check(const Service &service);

} // namespace binnacle
