// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/age.h"

namespace binnacle {

std::optional<qint64> parseAge(QStringView text)
{
    constexpr qint64 kMinute = 60'000;
    constexpr qint64 kLongest = 1000LL * 366 * 24 * 60 * kMinute;
    if (text.size() < 2)
        return std::nullopt;
    qint64 unit = 0;
    switch (text.back().toLower().unicode()) {
    case u'm':
        unit = kMinute;
        break;
    case u'h':
        unit = 60 * kMinute;
        break;
    case u'd':
        unit = 24 * 60 * kMinute;
        break;
    case u'w':
        unit = 7 * 24 * 60 * kMinute;
        break;
    default:
        return std::nullopt;
    }
    qint64 count = 0;
    for (const QChar c : text.chopped(1)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        count = count * 10 + (c.unicode() - u'0');
        if (count > kLongest / unit)
            return std::nullopt;
    }
    return count * unit;
}

} // namespace binnacle
