// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodwords.h"

#include "base/timetext.h"
#include "reports/periodtext.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

using namespace Qt::StringLiterals;

namespace binnacle {

QTimeZone PeriodWords::zoneOf(const PublishedPeriod &period)
{
    const QTimeZone zone = zoneByName(period.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString PeriodWords::window(qint64 from, qint64 to, const QTimeZone &zone)
{
    const QDate first = utcToLocal(from, zone).date;
    const bool isMonth =
        first.day() == 1 && from == dayStart(first, zone) && to == dayStart(first.addMonths(1), zone);
    return isMonth ? wording::monthText(first) : datesText(from, to, zone);
}

QString PeriodWords::window(const PublishedPeriod &period)
{
    const QString name = window(period.from, period.to, zoneOf(period));
    return period.edition > 1 ? tr("%1, edition %2").arg(name).arg(period.edition) : name;
}

QString PeriodWords::about(const PublishedPeriod &period)
{
    const QString at = wording::timeText(period.publishedAt, zoneOf(period));
    QStringList parts{period.publisherName.isEmpty()
                          ? tr("Published %1").arg(at)
                          : tr("Published %1 by %2").arg(at, oneLine(period.publisherName))};
    parts.append(period.zone);
    if (!period.reason.isEmpty())
        parts.append(oneLine(period.reason));
    return parts.join(u" · "_s);
}

QString PeriodWords::value(const PeriodFigure &figure, std::optional<double> value)
{
    return cellText(figureCell(figure, value), QTimeZone::utc());
}

QString PeriodWords::difference(const FigureDifference &one)
{
    return cellText(differenceCell(one), QTimeZone::utc());
}

QString PeriodWords::differences(qint64 count)
{
    return count == 1 ? tr("1 figure differs") : tr("%1 figures differ").arg(wording::countText(count));
}

QString PeriodWords::figures(qint64 count)
{
    return count == 1 ? tr("1 figure") : tr("%1 figures").arg(wording::countText(count));
}

QString PeriodWords::oneLine(const QString &text)
{
    const QString line = binnacle::oneLine(text);
    return line.isEmpty() ? u"–"_s : line;
}

} // namespace binnacle
