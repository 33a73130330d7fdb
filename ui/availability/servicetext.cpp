// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicetext.h"

#include "base/timetext.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

QString ServiceText::share(std::optional<double> share)
{
    return share ? wording::shareText(*share, 3) : u"–"_s;
}

QString ServiceText::target(const Service &service)
{
    if (!service.target)
        return u"–"_s;
    QString text = QString::number(*service.target * 100, 'f', 4);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u'%';
}

QString ServiceText::duration(std::optional<double> milliseconds)
{
    return milliseconds ? wording::durationText(*milliseconds) : u"–"_s;
}

int ServiceText::minorDigits(const QString &currency)
{
    static const QStringList s_none{u"JPY"_s, u"KRW"_s, u"CLP"_s, u"VND"_s, u"ISK"_s, u"XAF"_s, u"XOF"_s};
    static const QStringList s_three{u"KWD"_s, u"BHD"_s, u"OMR"_s, u"TND"_s, u"JOD"_s, u"IQD"_s, u"LYD"_s};
    return s_none.contains(currency) ? 0 : s_three.contains(currency) ? 3 : 2;
}

QString ServiceText::money(double minor, const QString &currency)
{
    const int digits = minorDigits(currency);
    const double major = std::round(minor) / std::pow(10.0, digits);
    const bool isWhole = major >= 100 || std::floor(major) == major; // cents of a thousand say nothing
    const QString text = QLocale(QLocale::English).toString(major, 'f', isWhole ? 0 : digits);
    return currency.isEmpty() ? text : currency + u'\u00a0' + text;
}

QString ServiceText::criticality(const Service &service)
{
    return service.criticality ? QString::number(*service.criticality) : u"–"_s;
}

QString ServiceText::kind(const Outage &outage)
{
    return outage.isMaintenance ? tr("Maintenance") : wording::degreeLabel(degreeName(outage.degree));
}

QString ServiceText::rules(const AvailabilityRules &rules)
{
    return tr("%1 · partial outages weigh %2, degraded ones %3")
        .arg(wording::policyLabel(policyName(rules.policy)), QString::number(rules.weights.partial),
             QString::number(rules.weights.degraded));
}

QString ServiceText::oneLine(const QString &title)
{
    const QString line = binnacle::oneLine(title);
    return line.isEmpty() ? u"–"_s : line;
}

QString ServiceText::typed(qint64 at, const QTimeZone &zone)
{
    const QString text = isoText(at, zone).left(19).replace(u'T', u' ');
    return text.endsWith(u":00"_s) ? text.left(16) : text;
}

QString ServiceText::fieldValue(const QString &field, const QString &value, const QTimeZone &zone)
{
    if (field == "from"_L1 || field == "to"_L1)
        return value.isEmpty() ? tr("It goes on") : typed(value.toLongLong(), zone);
    if (field == "planned"_L1)
        return value.isEmpty() ? tr("Outage") : tr("Maintenance");
    if (field == "estimated"_L1)
        return value.isEmpty() ? tr("No") : tr("Yes");
    return field == "degree"_L1 ? wording::degreeLabel(value) : value;
}

} // namespace binnacle
