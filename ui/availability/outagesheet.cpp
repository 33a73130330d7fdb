// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagesheet.h"

#include "availability/servicetext.h"
#include "base/timetext.h"
#include "wording/terms.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString titleOf(OutageSheet::Purpose purpose, const Outage &outage)
{
    switch (purpose) {
    case OutageSheet::Purpose::Report:
        return OutageSheet::tr("Report an outage");
    case OutageSheet::Purpose::Plan:
        return OutageSheet::tr("Plan maintenance");
    case OutageSheet::Purpose::Edit:
        break;
    }
    return outage.isMaintenance ? OutageSheet::tr("Edit maintenance") : OutageSheet::tr("Edit outage");
}

QString actOf(OutageSheet::Purpose purpose)
{
    return purpose == OutageSheet::Purpose::Edit ? OutageSheet::tr("Save") : OutageSheet::tr("Record");
}

QString aboutOf(OutageSheet::Purpose purpose, const Outage &outage)
{
    switch (purpose) {
    case OutageSheet::Purpose::Report:
        return OutageSheet::tr("When it began is enough; what goes on ends later");
    case OutageSheet::Purpose::Plan:
        return OutageSheet::tr("Recorded now it counts as approved now: before it begins, in time");
    case OutageSheet::Purpose::Edit:
        break;
    }
    return outage.serviceName;
}

} // namespace

OutageSheet::OutageSheet(Purpose purpose, const Outage &start, const QStringList &services,
                         const QTimeZone &zone, QWidget *parent)
    : FormSheet(titleOf(purpose, start), aboutOf(purpose, start), actOf(purpose), parent)
    , m_purpose(purpose)
    , m_start(start)
    , m_given(start)
    , m_zone(zone)
{
    if (purpose != Purpose::Edit) {
        m_service = addChoice(u"service"_s, tr("&Service"));
        m_service->addItems(services);
        m_service->setCurrentIndex(std::max(0, m_service->findText(start.serviceName)));
    } else {
        m_kind = addChoice(u"planned"_s, tr("&Kind"));
        m_kind->addItem(tr("Outage"), false);
        m_kind->addItem(tr("Maintenance"), true);
        m_kind->setCurrentIndex(start.isMaintenance ? 1 : 0);
        connect(m_kind, &QComboBox::currentIndexChanged, this, &OutageSheet::showKind);
    }
    const QString clock = tr("Year-month-day and time, in %1").arg(QString::fromLatin1(zone.id()));
    m_from = addLine(u"from"_s, tr("&From"), clock);
    m_to = addLine(u"to"_s, tr("&To"), purpose == Purpose::Plan ? clock : tr("Empty: it goes on"));
    pairLastRows();
    m_from->setText(ServiceText::typed(start.from, zone));
    if (start.to)
        m_to->setText(ServiceText::typed(*start.to, zone));
    m_degree = addChoice(u"degree"_s, tr("&Degree"));
    for (const Degree degree : {Degree::Full, Degree::Partial, Degree::Degraded})
        m_degree->addItem(wording::degreeLabel(degreeName(degree)), int(degree));
    if (start.degree == Degree::None)
        m_degree->addItem(wording::degreeLabel(degreeName(start.degree)), int(start.degree));
    m_degree->setCurrentIndex(m_degree->findData(int(start.degree)));
    m_title = addLine(u"title"_s, tr("&What happened"));
    m_title->setText(start.title);
    m_estimated = new QCheckBox(tr("The times are esti&mated"), this);
    m_estimated->setChecked(start.isEstimated);
    body().addWidget(m_estimated);
    keepToo(u"estimated"_s, m_estimated, m_estimated->text());
    finish();
    showKind();
    (m_service && start.serviceName.isEmpty() ? static_cast<QWidget *>(m_service) : m_from)->setFocus();
}

// Maintenance has no degree.
void OutageSheet::showKind()
{
    const bool isMaintenance = m_kind ? m_kind->currentData().toBool() : m_purpose == Purpose::Plan;
    m_degree->parentWidget()->setVisible(!isMaintenance);
}

bool OutageSheet::take(const QString &field, const QLineEdit *line, const std::optional<qint64> &was,
                       std::optional<qint64> &at)
{
    const QString said = line->text().trimmed();
    if (said.isEmpty()) {
        at.reset();
        return true;
    }
    if (was && said == ServiceText::typed(*was, m_zone)) {
        at = was;
        return true;
    }
    const auto span = parseIsoSpan(QString(said).replace(u' ', u'T'), m_zone);
    if (!span) {
        complainAbout(field,
                      {ErrorCode::Invalid, u"bad-clock"_s, {{u"field"_s, field}, {u"value"_s, said}}, {}});
        return false;
    }
    at = span->first;
    return true;
}

bool OutageSheet::check()
{
    std::optional<qint64> from;
    m_given = m_start;
    if (!take(u"from"_s, m_from, m_start.from, from) || !take(u"to"_s, m_to, m_start.to, m_given.to))
        return false;
    if (!from) {
        complainAbout(
            u"from"_s,
            {ErrorCode::Invalid, u"bad-clock"_s, {{u"field"_s, u"from"_s}, {u"value"_s, u""_s}}, {}});
        return false;
    }
    m_given.from = *from;
    m_given.isMaintenance = m_kind ? m_kind->currentData().toBool() : m_purpose == Purpose::Plan;
    if (m_purpose == Purpose::Plan && !m_given.to) {
        complainAbout(u"to"_s, {ErrorCode::Invalid, u"maintenance-needs-end"_s, {{u"field"_s, u"to"_s}}, {}});
        return false;
    }
    m_given.degree = Degree(m_degree->currentData().toInt());
    m_given.title = m_title->text();
    m_given.isEstimated = m_estimated->isChecked();
    if (m_service)
        m_given.serviceName = m_service->currentText();
    return true;
}

} // namespace binnacle
