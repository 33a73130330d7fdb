// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicesheet.h"

#include "availability/servicesgateway.h"
#include "availability/servicetext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString majorText(const std::optional<qint64> &minor, const QString &currency)
{
    if (!minor)
        return {};
    const int digits = ServiceText::minorDigits(currency);
    const double major = double(*minor) / std::pow(10.0, digits);
    return std::floor(major) == major ? QString::number(qint64(major)) : QString::number(major, 'f', digits);
}

// As ServiceCatalog takes it; what is no number goes as it is, to be refused with its name. A comma divides
// thousands, as where money is shown: one that might stand for a point is not guessed at.
QString minorText(const QString &typed, const QString &currency)
{
    static const QRegularExpression s_amount(uR"(^(\d+|\d{1,3}([ ,]\d{3})+)(\.\d+)?$)"_s);
    const QString text = typed.simplified();
    if (!s_amount.match(text).hasMatch())
        return text;
    const double minor = QString(text).remove(u' ').remove(u',').toDouble() *
                         std::pow(10.0, ServiceText::minorDigits(currency));
    return minor < 1e15 ? QString::number(qint64(std::llround(minor))) : text;
}

} // namespace

ServiceSheet::ServiceSheet(const Service &start, const QString &currency, QWidget *parent)
    : FormSheet(start.id.isValid() ? tr("Edit service") : tr("Add a service"),
                start.id.isValid() ? start.name
                                   : tr("It stays in the catalog: tickets and outages will speak of it"),
                start.id.isValid() ? tr("Save") : tr("Add"), parent)
    , m_start(start)
    , m_currency(currency)
    , m_name(addLine(u"name"_s, tr("&Name")))
    , m_criticality(addChoice(u"criticality"_s, tr("C&riticality")))
    , m_owner(addChoice(u"owner"_s, tr("&Owner")))
{
    pairLastRows();
    m_calendar = addChoice(u"calendar"_s, tr("A&greed hours"));
    m_target = addLine(u"target"_s, tr("&Target"), tr("As 99.9%"));
    pairLastRows();
    m_cost =
        addLine(u"hour_cost_minor"_s, currency.isEmpty() ? tr("Cost of an &hour down")
                                                         : tr("Cost of an &hour down, in %1").arg(currency));
    m_needs = addLine(u"needs"_s, tr("N&eeds"), tr("As: Database; 1 of Node A | Node B"));
    m_name->setText(start.name);
    m_criticality->addItem(tr("Not said"), QString());
    for (int level = 1; level <= 4; ++level)
        m_criticality->addItem(level == 1 ? tr("1, the highest") : QString::number(level),
                               QString::number(level));
    m_criticality->setCurrentIndex(start.criticality.value_or(0));
    for (QComboBox *choice : {m_owner, m_calendar})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setText(start.target ? ServiceText::target(start) : QString());
    m_cost->setText(majorText(start.hourCost, currency));
    m_needs->setText(needsText(start.needs));
    setChoices({});
    finish();
    m_first = typed();
    m_name->setFocus();
}

void ServiceSheet::offer(QComboBox *choice, const QStringList &names, const QString &none)
{
    const QString chosen = choice->count() > 0 ? choice->currentData().toString()
                           : choice == m_owner ? m_start.ownerName
                                               : m_start.calendarName;
    const QSignalBlocker blocker(choice); // nothing is chosen by it
    choice->clear();
    choice->addItem(none, QString());
    QStringList all = names;
    if (!chosen.isEmpty() && !all.contains(chosen))
        all.prepend(chosen);
    for (const QString &name : std::as_const(all))
        choice->addItem(ServiceText::oneLine(name), name);
    choice->setCurrentIndex(std::max(0, choice->findData(chosen)));
}

void ServiceSheet::setChoices(const ServiceChoices &choices)
{
    offer(m_owner, choices.persons, tr("Nobody"));
    offer(m_calendar, choices.calendars, tr("Around the clock"));
}

QMap<QString, QString> ServiceSheet::typed() const
{
    return {{u"name"_s, m_name->text().simplified()},
            {u"criticality"_s, m_criticality->currentData().toString()},
            {u"owner"_s, m_owner->currentData().toString()},
            {u"calendar"_s, m_calendar->currentData().toString()},
            {u"target"_s, m_target->text().simplified()},
            {u"hour_cost_minor"_s, minorText(m_cost->text(), m_currency)},
            {u"needs"_s, m_needs->text().simplified()}};
}

QMap<QString, QString> ServiceSheet::fieldsOf(const Service &service)
{
    return {{u"name"_s, service.name},
            {u"criticality"_s, serviceText(service, u"criticality"_s)},
            {u"owner"_s, service.ownerName},
            {u"calendar"_s, service.calendarName},
            {u"target"_s, serviceText(service, u"target"_s)},
            {u"hour_cost_minor"_s, serviceText(service, u"hour_cost_minor"_s)},
            {u"needs"_s, needsText(service.needs)}};
}

QString ServiceSheet::told(const QString &field, const QString &value, const QString &currency)
{
    bool isNumber = false;
    const qint64 minor = value.toLongLong(&isNumber);
    if (field == "hour_cost_minor"_L1 && isNumber)
        return majorText(minor, currency);
    bool isShare = false;
    Service service;
    service.target = value.toDouble(&isShare);
    return field == "target"_L1 && isShare && *service.target <= 1 ? ServiceText::target(service) : value;
}

QMap<QString, QString> ServiceSheet::changes() const
{
    QMap<QString, QString> all;
    const QMap<QString, QString> now = typed();
    for (const auto &[field, text] : now.asKeyValueRange()) {
        if (text != m_first.value(field))
            all.insert(field, text);
    }
    return all;
}

bool ServiceSheet::check()
{
    if (!m_name->text().simplified().isEmpty())
        return true;
    complainAbout(u"name"_s, {ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}}, {}});
    return false;
}

RulesSheet::RulesSheet(const AvailabilityRules &start, QWidget *parent)
    : FormSheet(tr("Rules of availability"),
                tr("They hold for every service, and for what was recorded before, too"), tr("Save"), parent)
    , m_start(start)
    , m_given(start)
    , m_policy(addChoice(u"maintenance"_s, tr("&Maintenance approved before it began")))
    , m_partial(addLine(u"partial"_s, tr("A &partial outage weighs"), tr("0 … 1; a full one weighs 1")))
    , m_degraded(addLine(u"degraded"_s, tr("A &degraded service weighs"), tr("0 … 1")))
{
    pairLastRows();
    const std::pair<MaintenancePolicy, QString> choices[] = {
        {MaintenancePolicy::Exclude, tr("is left out of the figure")},
        {MaintenancePolicy::Up, tr("counts as up")},
        {MaintenancePolicy::Down, tr("counts as down")},
        {MaintenancePolicy::Ignore, tr("is not looked at: downtime in it counts")}};
    for (const auto &[policy, text] : choices)
        m_policy->addItem(text, int(policy));
    m_policy->setCurrentIndex(m_policy->findData(int(start.policy)));
    m_partial->setText(QString::number(start.weights.partial));
    m_degraded->setText(QString::number(start.weights.degraded));
    finish();
    m_policy->setFocus();
}

QMap<QString, QString> RulesSheet::fieldsOf(const AvailabilityRules &rules)
{
    return {{u"maintenance"_s, policyName(rules.policy)},
            {u"partial"_s, QString::number(rules.weights.partial, 'g', 17)},
            {u"degraded"_s, QString::number(rules.weights.degraded, 'g', 17)}};
}

AvailabilityRules RulesSheet::withFields(AvailabilityRules rules, const QMap<QString, QString> &fields)
{
    if (fields.contains(u"maintenance"_s))
        rules.policy = policyFromName(fields.value(u"maintenance"_s)).value_or(rules.policy);
    if (fields.contains(u"partial"_s))
        rules.weights.partial = fields.value(u"partial"_s).toDouble();
    if (fields.contains(u"degraded"_s))
        rules.weights.degraded = fields.value(u"degraded"_s).toDouble();
    return rules;
}

bool RulesSheet::take(const QString &field, const QLineEdit *line, double &weight)
{
    bool ok = false;
    const QString text = line->text().trimmed();
    weight = text.toDouble(&ok);
    if (ok && weight >= 0 && weight <= 1)
        return true;
    complainAbout(field, {ErrorCode::Invalid,
                          u"bad-value"_s,
                          {{u"field"_s, field}, {u"value"_s, text}, {u"expected"_s, u"0 … 1"_s}},
                          {}});
    return false;
}

bool RulesSheet::check()
{
    m_given.policy = MaintenancePolicy(m_policy->currentData().toInt());
    return take(u"partial"_s, m_partial, m_given.weights.partial) &&
           take(u"degraded"_s, m_degraded, m_given.weights.degraded);
}

} // namespace binnacle
