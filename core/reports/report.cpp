// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include "base/plaincell.h"
#include "base/timetext.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

ReportCell ReportCell::of(const QString &text)
{
    return {Kind::Text, 0, printable(text), 1, false};
}

ReportCell ReportCell::count(qint64 count)
{
    return {Kind::Count, double(count), {}, 1, false};
}

ReportCell ReportCell::duration(std::optional<double> milliseconds)
{
    return milliseconds ? ReportCell{Kind::Duration, *milliseconds, {}, 1, false} : ReportCell();
}

ReportCell ReportCell::share(std::optional<double> share, int decimals)
{
    return share ? ReportCell{Kind::Share, *share, {}, decimals, false} : ReportCell();
}

ReportCell ReportCell::instant(std::optional<qint64> at)
{
    return at ? ReportCell{Kind::Instant, double(*at), {}, 1, false} : ReportCell();
}

ReportCell ReportCell::asDifference() const
{
    ReportCell cell = *this;
    cell.isDifference = true;
    return cell;
}

QString cellText(const ReportCell &cell, const QTimeZone &zone)
{
    if (cell.isDifference && cell.number != 0) {
        ReportCell size = cell;
        size.isDifference = false;
        size.number = std::abs(cell.shown.value_or(cell.number));
        const QString text = cell.kind == ReportCell::Kind::Share
                                 ? wording::pointsText(size.number, cell.decimals)
                                 : cellText(size, zone);
        return (cell.number < 0 ? u"\u2212"_s : u"+"_s) + text;
    }
    switch (cell.kind) {
    case ReportCell::Kind::Text:
        return cell.text;
    case ReportCell::Kind::Count:
        return wording::countText(qint64(cell.number));
    case ReportCell::Kind::Duration:
        return wording::durationText(cell.number);
    case ReportCell::Kind::Share:
        return wording::shareText(cell.number, cell.decimals);
    case ReportCell::Kind::Instant:
        return wording::timeText(qint64(cell.number), zone);
    case ReportCell::Kind::None:
        break;
    }
    return u"–"_s;
}

QString datesText(qint64 from, qint64 to, const QTimeZone &zone)
{
    const auto isDay = [&zone](qint64 at) { return utcToLocal(at, zone).msOfDay == 0; };
    if (!isDay(from) || !isDay(to))
        return wording::reportText(
            u"dates"_s, {{u"from"_s, wording::timeText(from, zone)}, {u"to"_s, wording::timeText(to, zone)}});
    const QString first = wording::dateText(from, zone);
    const QString last = wording::dateText(std::max(from, to - 1), zone);
    return first == last ? first : wording::reportText(u"dates"_s, {{u"from"_s, first}, {u"to"_s, last}});
}

} // namespace binnacle
