// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/serviceactions.h"

#include "availability/servicesgateway.h"
#include "availability/servicespage.h"
#include "availability/servicetext.h"
#include "availability/serviceview.h"
#include "base/timetext.h"
#include "base/whenready.h"
#include "query/query.h"
#include "shell/actionregistry.h"
#include "widgets/pagedtable.h"
#include "wording/errors.h"

#include <QLineEdit>
#include <QPointer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// "Outage of Mail", "Maintenance of Mail".
QString named(const Outage &outage)
{
    return outage.isMaintenance
               ? ServiceActions::tr("Maintenance of %1").arg(ServiceText::oneLine(outage.serviceName))
               : ServiceActions::tr("Outage of %1").arg(ServiceText::oneLine(outage.serviceName));
}

QString keyOf(const Outage &outage, qint64 version)
{
    return u"outage %1 %2"_s.arg(outage.id.value).arg(version);
}

QString keyOf(const Service &service, qint64 version)
{
    return u"service %1 %2"_s.arg(service.id.value).arg(version);
}

} // namespace

ServiceActions::ServiceActions(ServicesPage &page, ServicesGateway &gateway, Desk &desk)
    : QObject(&page)
    , m_page(page)
    , m_gateway(gateway)
    , m_desk(desk)
{
    addActs();
}

void ServiceActions::addActs()
{
    struct Line
    {
        QString id, text, icon, words;
        MenuGroup menu = MenuGroup::Service;
        QList<QKeySequence> keys;
        Reversal reversal = Reversal::ReadsOnly;
        std::function<void()> run;
        std::optional<Act> right = {};
        QString rows = {};
    };
    const QString services = u"services"_s;
    const QString outages = u"outages"_s;
    const auto key = [](auto keys) { return QList<QKeySequence>{QKeySequence(keys)}; };
    const std::vector<Line> acts = {
        {u"service.report"_s, tr("Report an &outage…"), u"warning"_s, tr("down incident downtime"),
         MenuGroup::Service, key(Qt::Key_O), Reversal::Undoable, [this] { reportOutage(); }, Act::EditOutages,
         services},
        {u"service.plan"_s, tr("Plan &maintenance…"), u"calendar"_s, tr("window downtime planned"),
         MenuGroup::Service, key(Qt::Key_M), Reversal::Undoable, [this] { planMaintenance(); },
         Act::EditOutages, services},
        {u"outage.edit"_s, tr("Edit o&utage…"), u"file"_s, tr("maintenance from to degree title"),
         MenuGroup::Service, key(Qt::SHIFT | Qt::Key_E), Reversal::Undoable, [this] { editOutage(); },
         Act::EditOutages, outages},
        {u"outage.end"_s, tr("The outage ends &now"), u"check"_s, tr("over restored up"), MenuGroup::Service,
         key(Qt::Key_D), Reversal::Undoable, [this] { endOutage(); }, Act::EditOutages, outages},
        {u"outage.reopen"_s, tr("The outage &goes on"), u"refresh"_s, tr("reopen again"), MenuGroup::Service,
         key(Qt::SHIFT | Qt::Key_D), Reversal::Undoable, [this] { reopenOutage(); }, Act::EditOutages,
         outages},
        {u"outage.remove"_s, tr("Remo&ve outage"), u"trash"_s, tr("delete maintenance"), MenuGroup::Service,
         key(Qt::Key_Delete), Reversal::Undoable, [this] { removeOutage(); }, Act::EditOutages, outages},
        {u"service.edit"_s, tr("&Edit service…"), u"services"_s,
         tr("owner target criticality calendar needs cost"), MenuGroup::Service, key(Qt::Key_E),
         Reversal::Undoable, [this] { editService(); }, Act::EditServices, services},
        {u"service.add"_s,
         tr("&Add a service…"),
         u"plus"_s,
         tr("new catalog"),
         MenuGroup::Service,
         {},
         Reversal::Final,
         [this] { addService(); },
         Act::EditServices,
         services},
        {u"service.rules"_s,
         tr("&Rules of availability…"),
         u"settings"_s,
         tr("maintenance policy weights"),
         MenuGroup::Service,
         {},
         Reversal::Undoable,
         [this] { editRules(); },
         Act::EditSharedSettings,
         {}},
        {u"services.incidents"_s,
         tr("&Incidents of the service"),
         u"tickets"_s,
         {},
         MenuGroup::Go,
         key(Qt::Key_I),
         Reversal::ReadsOnly,
         [this] { m_page.view().openIncidents(); },
         {},
         services},
        {u"outage.incidents"_s,
         tr("Incidents that e&xplain the outage"),
         u"tickets"_s,
         tr("ticket cause reason"),
         MenuGroup::Go,
         key(Qt::SHIFT | Qt::Key_I),
         Reversal::ReadsOnly,
         [this] { openExplaining(); },
         {},
         outages},
        {u"services.back"_s,
         tr("Back to all &services"),
         u"back"_s,
         {},
         MenuGroup::Go,
         key(Qt::Key_Escape),
         Reversal::ReadsOnly,
         [this] { m_page.escape(); }},
        {u"services.filter"_s,
         tr("F&ind a service"),
         u"search"_s,
         {},
         MenuGroup::Edit,
         key(Qt::CTRL | Qt::Key_F),
         Reversal::ReadsOnly,
         [this] { m_page.focusFilter(); }},
        {u"services.refresh"_s,
         tr("Re&fresh services"),
         u"refresh"_s,
         {},
         MenuGroup::View,
         key(Qt::Key_F5),
         Reversal::ReadsOnly,
         [this] { m_page.load(); }},
    };
    for (const Line &act : acts)
        m_desk.actions().add({.id = act.id,
                              .text = act.text,
                              .icon = act.icon,
                              .menu = act.menu,
                              .keys = act.keys,
                              .context = m_page.id(),
                              .reversal = act.reversal,
                              .words = act.words,
                              .right = act.right,
                              .rows = act.rows},
                             &m_page, act.run);
}

void ServiceActions::tell(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    m_desk.tell({Notice::Level::Error, text.message, {}, text.advice, error.detail});
}

bool ServiceActions::may(Act act)
{
    const auto right = require(m_gateway.actor(), act);
    if (!right)
        tell(right.error());
    return right.has_value();
}

const Outage *ServiceActions::current()
{
    const Outage *outage = m_page.isOpen() ? m_page.view().currentOutage() : nullptr;
    if (!outage)
        m_desk.tell(
            {Notice::Level::Info, tr("Open a service and choose an outage of it first."), {}, {}, {}});
    return outage;
}

template <typename T>
void ServiceActions::follow(const QFuture<Result<T>> &act, FormSheet *sheet,
                            std::function<void(const T &)> then, std::function<bool(const Error &)> conflict)
{
    whenReady(act, this,
              [this, sheet = QPointer(sheet), then = std::move(then),
               conflict = std::move(conflict)](const Result<T> &answer) {
                  if (answer) {
                      if (sheet)
                          sheet->accept();
                      then(*answer);
                      return m_page.load();
                  }
                  if (conflict && answer.error().key == "stale-version"_L1 && conflict(answer.error()))
                      return;
                  if (sheet)
                      sheet->setError(answer.error());
                  else
                      tell(answer.error());
              });
}

template <typename Thing, typename Back>
void ServiceActions::offer(const QString &done, const Thing &after, qint64 before, Back back)
{
    m_desk.offerUndo(
        done, [guard = QPointer(this), after, before, back](const std::function<void(bool)> &answer) {
            if (!guard)
                return answer(false);
            const qint64 version = guard->m_same.value(keyOf(after, after.rowVersion), after.rowVersion);
            whenReady(back(version), guard.data(), [guard, before, answer](const Result<Thing> &taken) {
                if (taken)
                    guard->m_same.insert(keyOf(*taken, before), taken->rowVersion);
                else
                    guard->tell(taken.error());
                guard->m_page.load();
                answer(taken.has_value());
            });
        });
}

void ServiceActions::offerRules(const AvailabilityRules &before)
{
    m_desk.offerUndo(tr("Rules of availability changed"), [guard = QPointer(this),
                                                           before](const std::function<void(bool)> &answer) {
        if (!guard)
            return answer(false);
        whenReady(guard->m_gateway.setRules(before), guard.data(), [guard, answer](const Result<> &taken) {
            if (!taken)
                guard->tell(taken.error());
            guard->m_page.load();
            answer(taken.has_value());
        });
    });
}

void ServiceActions::reportOutage()
{
    record(OutageSheet::Purpose::Report);
}

void ServiceActions::planMaintenance()
{
    record(OutageSheet::Purpose::Plan);
}

void ServiceActions::record(OutageSheet::Purpose purpose)
{
    if (!may(Act::EditOutages))
        return;
    const QStringList names = m_page.serviceNames();
    if (names.isEmpty())
        return addService();
    Outage start;
    start.serviceName = m_page.currentService();
    start.from = m_gateway.now() / kMsPerMinute * kMsPerMinute;
    if (purpose == OutageSheet::Purpose::Plan)
        start.from = (m_gateway.now() / kMsPerHour + 1) * kMsPerHour;
    auto *sheet = new OutageSheet(purpose, start, names, m_gateway.zone(), m_desk.window());
    connect(sheet, &OutageSheet::submitted, this, [this, sheet] {
        follow<Outage>(m_gateway.add(sheet->outage()), sheet, [this](const Outage &outage) {
            m_page.reveal(outage);
            offer(tr("%1 recorded").arg(named(outage)), outage, 0,
                  [this, outage](qint64 version) { return m_gateway.remove(outage.id, version); });
        });
    });
    sheet->open();
}

void ServiceActions::editOutage()
{
    const Outage *outage = current();
    if (!outage || !may(Act::EditOutages))
        return;
    auto *sheet = new OutageSheet(OutageSheet::Purpose::Edit, *outage, {}, m_gateway.zone(), m_desk.window());
    connect(sheet, &OutageSheet::submitted, this, [this, sheet] { save(sheet); });
    sheet->open();
}

void ServiceActions::save(OutageSheet *sheet)
{
    const Outage before = sheet->before();
    follow<Outage>(
        m_gateway.change(sheet->outage(), before.rowVersion), sheet,
        [this, before](const Outage &outage) {
            if (outage.rowVersion == before.rowVersion)
                return; // nothing was otherwise
            m_page.reveal(outage);
            offer(tr("%1 changed").arg(named(outage)), outage, outage.rowVersion - 1,
                  [this, before](qint64 version) { return m_gateway.change(before, version); });
        },
        [this, sheet = QPointer(sheet), id = before.id](const Error &error) {
            whenReady(m_gateway.record(), this,
                      [sheet, id, error](const Result<ServicesGateway::Record> &record) {
                          if (!sheet)
                              return;
                          for (const ServiceHistory &history :
                               record ? (*record)->services : std::vector<ServiceHistory>()) {
                              for (const Outage &theirs : history.outages) {
                                  if (theirs.id == id)
                                      return sheet->setConflict(theirs);
                              }
                          }
                          sheet->setError(error);
                      });
            return true;
        });
}

void ServiceActions::endOutage()
{
    const Outage *outage = current();
    if (!outage || !may(Act::EditOutages))
        return;
    follow<Outage>(m_gateway.end(outage->id, m_gateway.now()), nullptr, [this](const Outage &ended) {
        offer(tr("%1 has ended").arg(named(ended)), ended, ended.rowVersion - 1,
              [this, id = ended.id](qint64 version) { return m_gateway.reopen(id, version); });
    });
}

void ServiceActions::reopenOutage()
{
    const Outage *outage = current();
    if (!outage || !may(Act::EditOutages))
        return;
    if (!outage->to)
        return m_desk.tell({Notice::Level::Info, tr("It goes on already."), {}, {}, {}});
    follow<Outage>(m_gateway.reopen(outage->id, outage->rowVersion), nullptr,
                   [this, before = *outage](const Outage &goesOn) {
                       offer(tr("%1 goes on").arg(named(goesOn)), goesOn, goesOn.rowVersion - 1,
                             [this, before](qint64 version) { return m_gateway.change(before, version); });
                   });
}

void ServiceActions::removeOutage()
{
    const Outage *outage = current();
    if (!outage || !may(Act::EditOutages))
        return;
    follow<Outage>(m_gateway.remove(outage->id, outage->rowVersion), nullptr, [this](const Outage &removed) {
        offer(tr("%1 removed").arg(named(removed)), removed, removed.rowVersion,
              [this, id = removed.id](qint64) {
                  m_page.view().markOutage(id);
                  return m_gateway.restore(id);
              });
    });
}

void ServiceActions::openExplaining()
{
    const Outage *outage = current();
    if (!outage)
        return;
    whenReady(m_gateway.explaining(outage->id), this, [this](const Result<QStringList> &numbers) {
        if (!numbers)
            return tell(numbers.error());
        if (numbers->isEmpty())
            return m_desk.tell(
                {Notice::Level::Info,
                 tr("No incident explains it."),
                 {},
                 tr("Where an incident names its service, its times say which outage it explains."),
                 {}});
        QStringList written;
        for (const QString &number : *numbers)
            written.append(QueryValue{QueryValue::Kind::Text, number}.written());
        m_desk.go({u"tickets"_s, {{u"query"_s, QString(u"number:"_s + written.join(u','))}}});
    });
}

void ServiceActions::addService()
{
    openService({});
}

void ServiceActions::editService()
{
    const std::optional<Service> service = m_page.chosenService();
    if (!service)
        return m_desk.tell({Notice::Level::Info, tr("Choose a service first."), {}, {}, {}});
    openService(*service);
}

void ServiceActions::openService(const Service &service)
{
    if (!may(Act::EditServices))
        return;
    auto *sheet = new ServiceSheet(service, m_gateway.currency(), m_desk.window());
    whenReady(m_gateway.choices(), sheet, [sheet](const Result<ServiceChoices> &choices) {
        if (choices)
            sheet->setChoices(*choices);
    });
    connect(sheet, &ServiceSheet::submitted, this, [this, sheet] { saveService(sheet); });
    sheet->open();
}

void ServiceActions::saveService(ServiceSheet *sheet)
{
    const QMap<QString, QString> changes = sheet->changes(), before = sheet->before();
    const Service start = sheet->start();
    const bool isNew = !start.id.isValid();
    if (changes.isEmpty())
        return sheet->accept();
    const QString name = isNew ? changes.value(u"name"_s) : start.name;
    follow<Service>(
        m_gateway.setService(name, changes, start.rowVersion), sheet,
        [this, isNew, before](const Service &service) {
            if (isNew) { // it stays: the sheet said so
                m_desk.tell({Notice::Level::Info,
                             tr("%1 is in the catalog.").arg(ServiceText::oneLine(service.name)),
                             {},
                             {},
                             {}});
                return m_desk.go({m_page.id(), {{u"service"_s, service.name}}});
            }
            m_page.follow(service);
            offer(tr("%1 changed").arg(ServiceText::oneLine(service.name)), service, service.rowVersion - 1,
                  [this, name = service.name, before](qint64 version) {
                      return m_gateway.setService(name, before, version);
                  });
        },
        [this, sheet = QPointer(sheet), id = start.id](const Error &error) {
            whenReady(m_gateway.record(), this,
                      [sheet, id, error](const Result<ServicesGateway::Record> &record) {
                          if (!sheet)
                              return;
                          const ServiceHistory *theirs = record ? (*record)->of(id) : nullptr;
                          if (theirs)
                              sheet->setConflict(theirs->service);
                          else
                              sheet->setError(error);
                      });
            return true;
        });
}

void ServiceActions::editRules()
{
    const std::optional<AvailabilityRules> rules = m_page.rules();
    if (!rules || !may(Act::EditSharedSettings))
        return;
    auto *sheet = new RulesSheet(*rules, m_desk.window());
    connect(sheet, &RulesSheet::submitted, this, [this, sheet] {
        const AvailabilityRules before = sheet->before(), given = sheet->rules();
        if (before == given)
            return sheet->accept();
        whenReady(m_gateway.setRules(given), this,
                  [this, before, sheet = QPointer(sheet)](const Result<> &answer) {
                      if (!answer)
                          return sheet ? sheet->setError(answer.error()) : tell(answer.error());
                      if (sheet)
                          sheet->accept();
                      offerRules(before);
                      m_page.load();
                  });
    });
    sheet->open();
}

} // namespace binnacle
