// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicespicture.h"

#include "base/fold.h"
#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr qint64 kYear = 365 * kMsPerDay;

// The year ends with the newest data of all; where nothing of it is of this service, with its own.
qint64 yearEndOf(const ServiceHistory &history, qint64 newest, qint64 now)
{
    const auto span = history.spanAt(now);
    return span && span->to > newest - kYear ? newest : span ? span->to : newest;
}

// What comes after all data is no time nobody looked: it is not there yet.
Interval upTo(qint64 end, const Interval &asked)
{
    return {asked.from, std::max(asked.from, std::min(asked.to, end))};
}

} // namespace

ServicesPicture pictureOf(const AvailabilityService::Record &record, const ServicesQuestion &question)
{
    ServicesPicture picture;
    picture.rules = record->rules;
    picture.newest = record->newest(question.now);
    const qint64 end = picture.newest.value_or(question.now);
    // Calendar days to the end of the data, as Home takes them.
    const QDate first = utcToLocal(end - 1, record->zone).date.addDays(1 - question.days);
    picture.window = upTo(end, question.span.value_or(Interval{dayStart(first, record->zone), end}));
    picture.services = availabilities(*record, picture.window, question.now, picture.rules);
    if (question.service.isEmpty())
        return picture;
    const QString wanted = fold(question.service);
    const auto open =
        std::find_if(record->services.begin(), record->services.end(), [&](const ServiceHistory &one) {
            return fold(one.service.name) == wanted || one.service.key == question.service;
        });
    if (open == record->services.end())
        return picture;
    picture.review = review(*record, *open, picture.window, yearEndOf(*open, end, question.now), question.now,
                            picture.rules);
    if (question.day)
        picture.day = explain(*record, *open, upTo(end, *question.day), question.now, picture.rules);
    return picture;
}

} // namespace binnacle
