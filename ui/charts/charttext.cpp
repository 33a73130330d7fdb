// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttext.h"

#include "base/timetext.h"

#include <QCoreApplication>

#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

bool monthFirst(const QLocale &locale)
{
    return locale.language() == QLocale::C || locale.language() == QLocale::English;
}

QString fullDay(QDate date, const QLocale &locale)
{
    return locale.toString(date, monthFirst(locale) ? u"MMM d, yyyy"_s : u"d MMM yyyy"_s);
}

} // namespace

QString shortDuration(double seconds, DurationUnits units)
{
    if (!std::isfinite(seconds))
        return tr("none");
    const bool negative = seconds < 0;
    // Cut, as wording::durationText does, so that one duration reads the same everywhere; what binary
    // fractions lose by a hair is not.
    const double s = std::abs(seconds) + 1e-6;
    QString text;
    const auto two = [](qint64 big, const QString &bigUnit, qint64 small, const QString &smallUnit) {
        const QString head = QString::number(big) + u' ' + bigUnit;
        return small == 0 ? head : QString(head + u' ' + QString::number(small) + u' ' + smallUnit);
    };
    const qint64 minutes = qint64(s / 60);
    const qint64 hours = qint64(s / 3600);
    if (minutes == 0)
        text = QString::number(qint64(s)) + u' ' + tr("s");
    else if (minutes < 24 * 60 || units == DurationUnits::Hours)
        text = minutes < 60 ? QString(QString::number(minutes) + u' ' + tr("m"))
                            : two(minutes / 60, tr("h"), minutes % 60, tr("m"));
    else if (hours < 10 * 24)
        text = two(hours / 24, tr("d"), hours % 24, tr("h"));
    else if (s < 1000.0 * 86400)
        text = QString::number(hours / 24) + u' ' + tr("d");
    else
        text = QString::number(s / (365.25 * 86400), 'f', 1) + u' ' + tr("y");
    return negative ? QString(u'−' + text) : text;
}

QString dayText(QDate date, const QLocale &locale)
{
    return locale.toString(date, monthFirst(locale) ? u"MMM d"_s : u"d MMM"_s);
}

QString dateText(qint64 at, const QTimeZone &zone, const QLocale &locale)
{
    return fullDay(utcToLocal(at, zone).date, locale);
}

QString dateTimeText(qint64 at, const QTimeZone &zone, const QLocale &locale)
{
    const LocalTime local = utcToLocal(at, zone);
    return fullDay(local.date, locale) + u' ' +
           locale.toString(QTime::fromMSecsSinceStartOfDay(local.msOfDay), u"HH:mm"_s);
}

QString rangeText(qint64 from, qint64 to, const QTimeZone &zone, const QLocale &locale)
{
    const LocalTime first = utcToLocal(from, zone);
    const LocalTime end = utcToLocal(to, zone);
    if (first.msOfDay != 0 || end.msOfDay != 0)
        return dateTimeText(from, zone, locale) + u" – " + dateTimeText(to, zone, locale);
    const QDate last = utcToLocal(to - 1, zone).date;
    if (last <= first.date)
        return fullDay(first.date, locale);
    return fullDay(first.date, locale) + u" – " + fullDay(last, locale);
}

} // namespace binnacle
