// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/jsonvalues.h"

#include "base/timetext.h"

#include <cmath>

namespace binnacle {

QJsonValue jsonNumber(std::optional<double> value)
{
    if (!value)
        return QJsonValue::Null;
    if (std::floor(*value) == *value && std::abs(*value) < 9e15)
        return qint64(*value);
    return *value;
}

QJsonValue jsonSeconds(std::optional<double> milliseconds)
{
    return milliseconds ? jsonNumber(*milliseconds / 1000.0) : QJsonValue(QJsonValue::Null);
}

QJsonValue jsonInstant(std::optional<qint64> at, const QTimeZone &zone)
{
    return at ? QJsonValue(isoText(*at, zone)) : QJsonValue(QJsonValue::Null);
}

} // namespace binnacle
