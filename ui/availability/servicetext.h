// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words and figures of services as the page shows them. Pure; GUI thread (translations).

#include "availability/servicereview.h"

#include <QCoreApplication>
#include <QString>

namespace binnacle {

class ServiceText
{
    Q_DECLARE_TR_FUNCTIONS(ServiceText)

public:
    [[nodiscard]] static QString share(std::optional<double> share); // "99.914%", "–"
    [[nodiscard]] static QString target(const Service &service);     // "99.9%", "–"
    [[nodiscard]] static QString duration(std::optional<double> milliseconds);
    // "EUR 1,204.50" of minor units; the code of the currency, since a sign may be several countries'.
    [[nodiscard]] static QString money(double minor, const QString &currency);
    [[nodiscard]] static int minorDigits(const QString &currency);
    [[nodiscard]] static QString criticality(const Service &service); // "1", "–"
    [[nodiscard]] static QString kind(const Outage &outage);          // "Partial outage", "Maintenance"
    // "Maintenance left out · partial 0.3 · degraded 0": stands beside each figure.
    [[nodiscard]] static QString rules(const AvailabilityRules &rules);
    [[nodiscard]] static QString oneLine(const QString &title); // without breaks; "–" where empty

    // "2026-11-22 05:30", with seconds where there are some.
    [[nodiscard]] static QString typed(qint64 at, const QTimeZone &zone);
    // A value of outageFields() as people read it.
    [[nodiscard]] static QString fieldValue(const QString &field, const QString &value,
                                            const QTimeZone &zone);
};

} // namespace binnacle
