// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendartext.h"

#include "base/timetext.h"

using namespace Qt::StringLiterals;

namespace binnacle {

QString calendarText(const QString &name, const CalendarVersion &version)
{
    return QStringList{name, isoText(version.validFrom, QTimeZone::utc()),
                       QString::fromUtf8(version.zone.id()), weekToJson(version.week),
                       exceptionsToJson(version.exceptions)}
        .join(u'\n');
}

Result<CalendarVersion> calendarFromText(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const std::optional<qint64> from = parseIso(lines.value(1));
    if (lines.size() != 5 || !from)
        return fail(ErrorCode::Invalid, u"bad-calendar-text"_s);
    CalendarVersion version;
    version.validFrom = *from;
    version.zone = QTimeZone(lines[2].toUtf8());
    if (!version.zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, lines[2]}});
    BINNACLE_LET(version.week, weekFromJson(lines[3]));
    BINNACLE_LET(version.exceptions, exceptionsFromJson(lines[4]));
    return version;
}

} // namespace binnacle
