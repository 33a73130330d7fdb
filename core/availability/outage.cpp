// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outage.h"

#include "base/timetext.h"

#include <QTimeZone>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestTitle = 500;

struct DegreeRow
{
    Degree degree;
    const char *name;
};

constexpr std::array kDegrees = {
    DegreeRow{Degree::Full, "full"},
    DegreeRow{Degree::Partial, "partial"},
    DegreeRow{Degree::Degraded, "degraded"},
    DegreeRow{Degree::None, "none"},
};

QString instant(qint64 at)
{
    return isoText(at, QTimeZone::utc());
}

} // namespace

QString degreeName(Degree degree)
{
    return QString::fromLatin1(kDegrees[size_t(degree)].name);
}

Result<Degree> degreeFromName(const QString &name)
{
    for (const DegreeRow &row : kDegrees) {
        if (name == QLatin1String(row.name))
            return row.degree;
    }
    return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, u"degree"_s}, {u"value"_s, name}});
}

double DegreeWeights::of(Degree degree) const
{
    switch (degree) {
    case Degree::Full:
        return 1;
    case Degree::Partial:
        return partial;
    case Degree::Degraded:
        return degraded;
    case Degree::None:
        break;
    }
    return 0;
}

Result<> check(const Outage &outage, qint64 now)
{
    if (outage.title.size() > kLongestTitle)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"title"_s}, {u"longest"_s, kLongestTitle}});
    if (outage.to && *outage.to < outage.from)
        return fail(ErrorCode::Invalid, u"outage-reversed"_s,
                    {{u"from"_s, instant(outage.from)}, {u"to"_s, instant(*outage.to)}});
    for (const qint64 at : {outage.from, outage.to.value_or(outage.from)}) {
        if (!isPlausible(at))
            return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, instant(at)}});
    }
    const qint64 last = std::max(outage.from, outage.to.value_or(outage.from));
    if (!outage.isMaintenance && last > now)
        return fail(ErrorCode::Invalid, u"outage-to-come"_s, {{u"at"_s, instant(last)}});
    return {};
}

} // namespace binnacle
