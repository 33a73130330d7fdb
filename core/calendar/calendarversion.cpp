// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarversion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr int kLeapYear = 2000; // holds every month and day
const std::array kDayNames = {u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};

tl::unexpected<Error> badHours(const QString &hours)
{
    return fail(ErrorCode::Invalid, u"bad-hours"_s, {{u"hours"_s, hours}});
}

tl::unexpected<Error> badText(const QString &detail)
{
    return fail(ErrorCode::Invalid, u"bad-calendar-text"_s, {}, detail);
}

// "09:00" as minutes since midnight, at most 24:00; -1 where it is none.
int minuteOfDay(QStringView text)
{
    const auto digit = [text](qsizetype i) {
        const char16_t c = text[i].unicode();
        return c >= u'0' && c <= u'9' ? c - u'0' : -1;
    };
    if (text.size() != 5 || text[2] != u':')
        return -1;
    for (const qsizetype i : {0, 1, 3, 4}) {
        if (digit(i) < 0)
            return -1;
    }
    const int minutes = digit(3) * 10 + digit(4);
    const int total = (digit(0) * 10 + digit(1)) * 60 + minutes;
    return minutes < 60 && total <= kMinutesOfDay ? total : -1;
}

QString clockText(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QJsonArray toArray(const QList<LocalHours> &hours)
{
    QJsonArray array;
    for (const LocalHours &h : hours)
        array.append(hoursText(h));
    return array;
}

Result<QList<LocalHours>> hoursFrom(const QJsonValue &value)
{
    QList<LocalHours> hours;
    if (!value.isArray())
        return badText(u"hours are no array"_s);
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        BINNACLE_LET(const LocalHours h, parseHours(item.toString()));
        hours.append(h);
    }
    return hours;
}

QString dateText(const CalendarException &exception)
{
    return exception.date.toString(exception.yearly ? u"MM-dd"_s : u"yyyy-MM-dd"_s);
}

Result<CalendarException> exceptionFrom(const QJsonObject &object)
{
    CalendarException exception;
    const QString date = object.value("date"_L1).toString();
    exception.yearly = date.size() == 5;
    exception.date = exception.yearly ? QDate::fromString(u"%1-"_s.arg(kLeapYear) + date, u"yyyy-MM-dd"_s)
                                      : QDate::fromString(date, u"yyyy-MM-dd"_s);
    if (!exception.date.isValid())
        return badText(u"no date: "_s + date);
    exception.name = object.value("name"_L1).toString();
    exception.uid = object.value("uid"_L1).toString();
    if (object.contains("hours"_L1)) {
        BINNACLE_LET(exception.hours, hoursFrom(object.value("hours"_L1)));
    }
    return exception;
}

Result<> checkHours(const QList<LocalHours> &hours)
{
    for (const LocalHours &h : hours) {
        if (!h.isValid())
            return badHours(hoursText(h));
    }
    return {};
}

} // namespace

Result<> check(const CalendarVersion &version)
{
    if (!version.zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s,
                    {{u"zone"_s, QString::fromUtf8(version.zone.id())}});
    if (version.week.isEmpty())
        return fail(ErrorCode::Invalid, u"empty-calendar"_s);
    for (int day = 1; day <= 7; ++day)
        BINNACLE_TRY(checkHours(version.week.on(day)));
    QSet<QString> dates;
    for (const CalendarException &exception : version.exceptions) {
        BINNACLE_TRY(checkHours(exception.hours));
        const QString date = dateText(exception);
        if (!exception.date.isValid() || dates.contains(date))
            return fail(ErrorCode::Invalid, u"repeated-exception"_s,
                        {{u"date"_s, date}, {u"name"_s, exception.name}});
        dates.insert(date);
    }
    return {};
}

Result<LocalHours> parseHours(const QString &text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash < 0)
        return badHours(text);
    LocalHours hours{minuteOfDay(QStringView(text).left(dash).trimmed()),
                     minuteOfDay(QStringView(text).mid(dash + 1).trimmed())};
    if (hours.from < 0 || hours.to < 0 || hours.from == hours.to)
        return badHours(text);
    if (hours.to < hours.from)
        hours.to += kMinutesOfDay;
    if (!hours.isValid())
        return badHours(text);
    return hours;
}

QString hoursText(LocalHours hours)
{
    const int to = hours.to > kMinutesOfDay ? hours.to - kMinutesOfDay : hours.to;
    return clockText(hours.from) + u'-' + clockText(to);
}

QString weekToJson(const WeekHours &week)
{
    QJsonObject object;
    for (int day = 1; day <= 7; ++day) {
        if (!week.on(day).isEmpty())
            object.insert(kDayNames[size_t(day - 1)], toArray(week.on(day)));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<WeekHours> weekFromJson(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return badText(u"the week is no object"_s);
    const QJsonObject object = document.object();
    WeekHours week;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto name = std::find(kDayNames.begin(), kDayNames.end(), it.key());
        if (name == kDayNames.end())
            return badText(u"no day: "_s + it.key());
        BINNACLE_LET(QList<LocalHours> hours, hoursFrom(it.value()));
        week.set(int(name - kDayNames.begin()) + 1, std::move(hours));
    }
    return week;
}

QString exceptionsToJson(const QList<CalendarException> &exceptions)
{
    QJsonArray array;
    for (const CalendarException &exception : exceptions) {
        QJsonObject object{{u"date"_s, dateText(exception)}, {u"name"_s, exception.name}};
        if (!exception.hours.isEmpty())
            object.insert(u"hours"_s, toArray(exception.hours));
        if (!exception.uid.isEmpty())
            object.insert(u"uid"_s, exception.uid);
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<QList<CalendarException>> exceptionsFromJson(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return badText(u"the exceptions are no array"_s);
    QList<CalendarException> exceptions;
    const QJsonArray array = document.array();
    for (const QJsonValue &item : array) {
        BINNACLE_LET(CalendarException exception, exceptionFrom(item.toObject()));
        exceptions.append(std::move(exception));
    }
    return exceptions;
}

} // namespace binnacle
