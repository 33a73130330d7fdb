// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/service.h"

#include "base/fold.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestName = 500;            // what both engines can index
constexpr qint64 kDearestHour = 1'000'000'000'000; // minor units

QString printed(QString text)
{
    return text.removeIf([](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
}

tl::unexpected<Error> badValue(const QString &field, const QString &text)
{
    return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, field}, {u"value"_s, text}});
}

// An empty text is no value.
template <typename T>
Result<std::optional<T>> numberIn(const QString &field, const QString &text, T least, T most)
{
    if (text.isEmpty())
        return std::optional<T>();
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < least || value > most)
        return badValue(field, text);
    return std::optional<T>(T(value));
}

Result<std::optional<double>> targetOf(const QString &text)
{
    if (text.isEmpty())
        return std::optional<double>();
    const bool isPercent = text.endsWith(u'%');
    bool ok = false;
    // Written as it is to be read: 99.9 divided by 100 is not 0.999.
    const double share = (isPercent ? text.chopped(1).trimmed() + u"e-2"_s : text).toDouble(&ok);
    if (!ok || !(share > 0 && share <= 1))
        return badValue(u"target"_s, text);
    return std::optional<double>(share);
}

} // namespace

const QStringList &serviceFields()
{
    static const QStringList s_fields{u"name"_s,   u"criticality"_s,     u"owner"_s, u"calendar"_s,
                                      u"target"_s, u"hour_cost_minor"_s, u"needs"_s};
    return s_fields;
}

QString serviceText(const Service &service, const QString &field)
{
    if (field == "name"_L1)
        return service.name;
    if (field == "criticality"_L1)
        return service.criticality ? QString::number(*service.criticality) : QString();
    if (field == "owner"_L1)
        return service.owner.isValid() ? u'#' + QString::number(service.owner.value) : QString();
    if (field == "calendar"_L1)
        return service.calendarName;
    if (field == "target"_L1)
        return service.target ? QString::number(*service.target, 'g', 17) : QString();
    if (field == "hour_cost_minor"_L1)
        return service.hourCost ? QString::number(*service.hourCost) : QString();
    if (field == "needs"_L1)
        return needsKeys(service.needs);
    return {};
}

Result<> setServiceField(Service &service, const QString &field, const QString &given)
{
    const QString text = given.simplified();
    if (field == "name"_L1) {
        service.name = printed(text);
    } else if (field == "criticality"_L1) {
        BINNACLE_LET(service.criticality, numberIn<int>(field, text, 1, 4));
    } else if (field == "owner"_L1) {
        service.ownerName = text;
        service.owner = {};
    } else if (field == "calendar"_L1) {
        service.calendarName = text;
        service.calendar = {};
    } else if (field == "target"_L1) {
        BINNACLE_LET(service.target, targetOf(text));
    } else if (field == "hour_cost_minor"_L1) {
        BINNACLE_LET(service.hourCost, numberIn<qint64>(field, text, 0, kDearestHour));
    } else if (field == "needs"_L1) {
        BINNACLE_LET(service.needs, needsFromText(text));
    } else {
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
    }
    return {};
}

Result<> check(const Service &service)
{
    if (fold(service.name).isEmpty())
        return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}});
    if (service.name.size() > kLongestName)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"name"_s}, {u"longest"_s, kLongestName}});
    return {};
}

} // namespace binnacle
