// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/quantities.h"

#include "base/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::wording {

namespace {

struct Unit
{
    qint64 length;
    const char *text; // source text of the translation context "Durations"
};

constexpr std::array kUnits = {
    Unit{kMsPerDay, QT_TRANSLATE_NOOP("Durations", "%1 d")},    // days
    Unit{kMsPerHour, QT_TRANSLATE_NOOP("Durations", "%1 h")},   // hours
    Unit{kMsPerMinute, QT_TRANSLATE_NOOP("Durations", "%1 m")}, // minutes
    Unit{kMsPerSecond, QT_TRANSLATE_NOOP("Durations", "%1 s")}, // seconds
};

// Numbers follow the language of the texts around them, not the desktop's region: a translation names its
// locale.
QLocale locale()
{
    return QLocale(
        QCoreApplication::translate("Locale", "en_US", "the locale of numbers and dates in this language"));
}

QString unitText(const char *source, qint64 count)
{
    return QCoreApplication::translate("Durations", source).arg(locale().toString(count));
}

// Plural forms come from the translation; the English source "%Ln row(s)" is its own where none is loaded.
QString counted(const char *source, qint64 count)
{
    const int number = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    QString text = QCoreApplication::translate("Counts", source, nullptr, number);
    return text.replace("(s)"_L1, count == 1 ? ""_L1 : "s"_L1);
}

} // namespace

QString durationText(qint64 milliseconds, LargestUnit largest)
{
    const bool negative = milliseconds < 0;
    const qint64 size =
        negative ? -std::max(milliseconds, -std::numeric_limits<qint64>::max()) : milliseconds;
    const bool inHours = largest == LargestUnit::Hours;
    const bool manyDays = !inHours && size >= 10 * kMsPerDay;
    QString text;
    for (size_t i = inHours ? 1 : 0; i < kUnits.size() && text.isEmpty(); ++i) {
        const bool last = i + 1 == kUnits.size();
        if (size < kUnits[i].length && !last)
            continue;
        text = unitText(kUnits[i].text, size / kUnits[i].length);
        const qint64 rest = last || manyDays ? 0 : size % kUnits[i].length / kUnits[i + 1].length;
        if (rest > 0)
            text += u' ' + unitText(kUnits[i + 1].text, rest);
    }
    return negative && size >= kMsPerSecond ? u'\u2212' + text : text;
}

QString durationText(double milliseconds, LargestUnit largest)
{
    return durationText(qint64(std::llround(milliseconds)), largest);
}

QString countText(qint64 count)
{
    return locale().toString(count);
}

QString incidentsText(qint64 count)
{
    return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln incident(s)"), count);
}

QString rowsText(qint64 count)
{
    return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln row(s)"), count);
}

QString ticketsText(qint64 count)
{
    return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln ticket(s)"), count);
}

QString ageText(qint64 count, QChar unit)
{
    switch (unit.unicode()) {
    case u'm':
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln minute(s)"), count);
    case u'h':
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln hour(s)"), count);
    case u'w':
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln week(s)"), count);
    default:
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln day(s)"), count);
    }
}

QString recordsText(const QString &format, qint64 count)
{
    if (format == QLatin1StringView("outages-csv"))
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln outage(s)"), count);
    if (format == QLatin1StringView("checks-csv"))
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln check(s)"), count);
    if (format == QLatin1StringView("upptime") || format == QLatin1StringView("nagios"))
        return counted(QT_TRANSLATE_N_NOOP("Counts", "%Ln service(s)"), count);
    return ticketsText(count);
}

QString shareText(double share, int decimals)
{
    return shareText(share, decimals, locale());
}

QString shareText(double share, int decimals, const QLocale &locale)
{
    return locale.toString(shownShare(share, decimals) * 100, 'f', decimals) + locale.percent();
}

double shownShare(double share, int decimals)
{
    // What binary fractions lose by a hair (0.941 * 1000 = 940.9999…) is not cut away; a real lack is.
    const double scale = 100 * std::pow(10.0, decimals);
    return std::floor(share * scale + 1e-9) / scale;
}

QString pointsText(double share, int decimals)
{
    return QCoreApplication::translate("Quantities", "%1 pp")
        .arg(locale().toString(share * 100, 'f', decimals));
}

QString budgetText(double left)
{
    return budgetText(left, locale());
}

QString budgetText(double left, const QLocale &locale)
{
    constexpr double kMost = 99.99; // times the budget: more says no more
    const double whole = std::floor(std::clamp(left, -kMost, 1.0) * 100 + 1e-9) / 100;
    return (whole < 0 ? QString(QChar(0x2212)) : QString()) + shareText(std::abs(whole), 0, locale);
}

QString bytesText(qint64 bytes)
{
    return locale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString weekdayText(int dayOfWeek)
{
    return locale().dayName(dayOfWeek, QLocale::ShortFormat);
}

QString monthText(QDate date)
{
    return locale().toString(date, QCoreApplication::translate("Dates", "MMMM yyyy"));
}

QString dateText(QDate date)
{
    return locale().toString(date, QCoreApplication::translate("Dates", "MMM d, yyyy"));
}

QString dateText(qint64 utcMs, const QTimeZone &zone)
{
    return dateText(utcToLocal(utcMs, zone).date);
}

QString timeText(qint64 utcMs, const QTimeZone &zone)
{
    const LocalTime local = utcToLocal(utcMs, zone);
    const QString clock = locale().toString(QTime::fromMSecsSinceStartOfDay(local.msOfDay),
                                            QCoreApplication::translate("Dates", "HH:mm"));
    return QCoreApplication::translate("Dates", "%1 %2", "date, time of day")
        .arg(dateText(utcMs, zone), clock);
}

} // namespace binnacle::wording
