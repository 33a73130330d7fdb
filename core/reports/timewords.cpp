// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/timewords.h"

#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QStringList>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString clockText(int minutes, bool wholeHours)
{
    const QString hours = u"%1"_s.arg(minutes == 24 * 60 ? 24 : minutes / 60 % 24, 2, 10, QChar(u'0'));
    return wholeHours ? hours : hours + u":%1"_s.arg(minutes % 60, 2, 10, QChar(u'0'));
}

// "09–17", "08:30–12:00 13:00–17:00"
QString dayText(const QList<LocalHours> &day)
{
    QStringList parts;
    for (const LocalHours &hours : day) {
        const bool whole = hours.from % 60 == 0 && hours.to % 60 == 0;
        parts.append(clockText(hours.from, whole) + u'–' + clockText(hours.to, whole));
    }
    return parts.join(u' ');
}

// "Mon–Fri 09–17, Sat 10–14"
QString weekText(const WeekHours &week)
{
    QStringList parts;
    for (int day = 1; day <= 7; ++day) {
        const int first = day;
        while (day < 7 && week.on(day + 1) == week.on(first))
            ++day;
        if (week.on(first).isEmpty())
            continue;
        const QString days = first == day
                                 ? wording::weekdayText(first)
                                 : QString(wording::weekdayText(first) + u'–' + wording::weekdayText(day));
        parts.append(days + u' ' + dayText(week.on(first)));
    }
    return parts.join(u", "_s);
}

} // namespace

QString timeText(const std::optional<WorkCalendar> &calendar, qint64 from, qint64 to, const QTimeZone &zone)
{
    if (!calendar)
        return wording::boardText(u"elapsed"_s);
    const QList<CalendarVersion> &versions = calendar->versions();
    const CalendarVersion *inForce = &versions.first();
    for (const CalendarVersion &version : versions) {
        if (version.validFrom < to)
            inForce = &version;
    }
    QString hours = weekText(inForce->week);
    if (inForce != &versions.first() && inForce->validFrom > from)
        hours = wording::boardText(
            u"hours-since"_s,
            {{u"hours"_s, hours}, {u"date"_s, wording::dateText(inForce->validFrom, inForce->zone)}});
    QStringList parts{hours};
    if (!inForce->exceptions.isEmpty())
        parts.append(wording::boardText(u"days-differ"_s,
                                        {{u"count"_s, wording::countText(inForce->exceptions.size())}}));
    if (inForce->zone.id() != zone.id())
        parts.append(QString::fromLatin1(inForce->zone.id()));
    return wording::boardText(u"business-hours"_s, {{u"hours"_s, parts.join(u", "_s)}});
}

QString spanText(double milliseconds, TimeKind kind)
{
    return wording::durationText(milliseconds, kind == TimeKind::Business ? wording::LargestUnit::Hours
                                                                          : wording::LargestUnit::Days);
}

} // namespace binnacle
