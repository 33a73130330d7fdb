// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/serviceactions.h"

#include "availability/outagefields.h"
#include "availability/servicesgateway.h"
#include "availability/servicespage.h"
#include "availability/servicetext.h"
#include "availability/serviceview.h"
#include "base/timetext.h"
#include "base/whenready.h"
#include "query/query.h"
#include "shell/actionregistry.h"
#include "widgets/draftkeeper.h"
#include "widgets/mergedsave.h"
#include "widgets/pagedtable.h"
#include "wording/terms.h"

#include <QLineEdit>
#include <QPointer>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kNewDraft = u"service.new"_s;

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
    m_desk.tell(noticeOf(error));
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
                            std::function<void(const T &)> then)
{
    whenReady(act, this, [this, sheet = QPointer(sheet), then = std::move(then)](const Result<T> &answer) {
        if (answer) {
            if (sheet)
                sheet->accept();
            then(*answer);
            return m_page.load();
        }
        refuse(sheet, answer.error());
    });
}

void ServiceActions::refuse(FormSheet *sheet, const Error &error)
{
    if (sheet)
        sheet->setError(error);
    else
        tell(error);
}

// What saves of a sheet have in common.
MergedSave ServiceActions::saveOf(FormSheet *sheet)
{
    MergedSave save;
    save.window = m_desk.window();
    save.label = sheet->labelling();
    save.done = [this, sheet = QPointer(sheet)](bool) {
        if (sheet)
            sheet->accept();
        m_page.load();
    };
    save.refused = [this, sheet = QPointer(sheet)](const Error &error) { refuse(sheet, error); };
    save.left = [sheet = QPointer(sheet)](const Error &) {
        if (sheet)
            sheet->setBusy(false);
    };
    return save;
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

void ServiceActions::offerRules(const AvailabilityRules &before, const AvailabilityRules &after)
{
    m_desk.offerUndo(tr("Rules of availability changed"),
                     [guard = QPointer(this), before, after](const std::function<void(bool)> &answer) {
                         if (!guard)
                             return answer(false);
                         whenReady(guard->m_gateway.setRules(before, after), guard.data(),
                                   [guard, answer](const Result<> &taken) {
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
    const QString draft = purpose == OutageSheet::Purpose::Plan ? u"outage.plan"_s : u"outage.report"_s;
    sheet->keepIn(m_desk.drafts(), draft, FormDraft::Keeps::Whole);
    connect(sheet, &OutageSheet::submitted, this, [this, sheet, draft] {
        follow<Outage>(m_gateway.add(sheet->outage()), sheet, [this, draft](const Outage &outage) {
            m_desk.drafts().drop(draft); // the sheet may be closed by now
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
    sheet->keepIn(m_desk.drafts(), u"outage.%1"_s.arg(outage->id.value), FormDraft::Keeps::Changes);
    connect(sheet, &OutageSheet::submitted, this, [this, sheet] { save(sheet); });
    sheet->open();
}

void ServiceActions::save(OutageSheet *sheet)
{
    const Outage before = sheet->before();
    const auto standing =
        std::make_shared<Outage>(before); // what is there, as far as is known; shared by the tries
    MergedSave save = saveOf(sheet);
    save.what = named(before);
    save.base = outageFields(before);
    save.mine = outageFields(sheet->outage());
    save.version = before.rowVersion;
    save.told = [zone = m_gateway.zone()](const QString &field, const QString &value) {
        return ServiceText::fieldValue(field, value, zone);
    };
    save.send = [this, standing](const FieldValues &values, qint64 version,
                                 const MergedSave::Answer &answer) {
        const Outage was = *standing;
        whenReady(m_gateway.change(withFields(was, values), version), this,
                  [this, was, answer](const Result<Outage> &outage) {
                      if (outage && outage->rowVersion != was.rowVersion) { // else nothing was otherwise
                          m_page.reveal(*outage);
                          offer(tr("%1 changed").arg(named(*outage)), *outage, outage->rowVersion - 1,
                                [this, was](qint64 now) { return m_gateway.change(was, now); });
                      }
                      answer(outage ? std::nullopt : std::optional(outage.error()));
                  });
    };
    save.look = [this, standing](const Error &, const auto &use) {
        whenReady(m_gateway.record(), this, [standing, use](const Result<ServicesGateway::Record> &record) {
            for (const ServiceHistory &history :
                 record ? (*record)->services : std::vector<ServiceHistory>()) {
                for (const Outage &theirs : history.outages) {
                    if (theirs.id != standing->id)
                        continue;
                    *standing = theirs;
                    return use({outageFields(theirs), theirs.rowVersion});
                }
            }
            use({});
        });
    };
    saveMerged(save, this);
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
    if (service.id.isValid())
        sheet->keepIn(m_desk.drafts(), u"service.%1"_s.arg(service.id.value), FormDraft::Keeps::Changes);
    else
        sheet->keepIn(m_desk.drafts(), kNewDraft, FormDraft::Keeps::Whole);
    connect(sheet, &ServiceSheet::submitted, this, [this, sheet] { saveService(sheet); });
    sheet->open();
}

void ServiceActions::saveService(ServiceSheet *sheet)
{
    const QMap<QString, QString> changes = sheet->changes();
    const Service start = sheet->start();
    if (changes.isEmpty())
        return sheet->accept();
    if (!start.id.isValid())
        return addService(sheet, changes);
    const auto standing =
        std::make_shared<Service>(start); // what is there, as far as is known; shared by the tries
    MergedSave save = saveOf(sheet);
    save.what = ServiceText::oneLine(start.name);
    save.told = [currency = m_gateway.currency()](const QString &field, const QString &value) {
        return ServiceSheet::told(field, value, currency);
    };
    save.base = ServiceSheet::fieldsOf(start);
    save.mine = changes;
    save.version = start.rowVersion;
    save.send = [this, standing](const FieldValues &values, qint64 version,
                                 const MergedSave::Answer &answer) {
        FieldValues before = ServiceSheet::fieldsOf(*standing);
        before.removeIf([&values](const auto &field) { return !values.contains(field.key()); });
        whenReady(m_gateway.setService(standing->name, values, version), this,
                  [this, before, answer](const Result<Service> &service) {
                      if (!service)
                          return answer(service.error());
                      m_page.follow(*service);
                      offer(tr("%1 changed").arg(ServiceText::oneLine(service->name)), *service,
                            service->rowVersion - 1, [this, name = service->name, before](qint64 now) {
                                return m_gateway.setService(name, before, now);
                            });
                      answer(std::nullopt);
                  });
    };
    save.look = [this, standing](const Error &, const auto &use) {
        whenReady(m_gateway.record(), this, [standing, use](const Result<ServicesGateway::Record> &record) {
            const ServiceHistory *theirs = record ? (*record)->of(standing->id) : nullptr;
            if (!theirs)
                return use({});
            *standing = theirs->service;
            use({ServiceSheet::fieldsOf(*standing), standing->rowVersion});
        });
    };
    saveMerged(save, this);
}

void ServiceActions::addService(ServiceSheet *sheet, const QMap<QString, QString> &fields)
{
    follow<Service>(m_gateway.setService(fields.value(u"name"_s), fields, 0), sheet,
                    [this](const Service &service) { // it stays: the sheet said so
                        m_desk.drafts().drop(kNewDraft);
                        m_desk.tell({Notice::Level::Info,
                                     tr("%1 is in the catalog.").arg(ServiceText::oneLine(service.name)),
                                     {},
                                     {},
                                     {}});
                        m_desk.go({m_page.id(), {{u"service"_s, service.name}}});
                    });
}

void ServiceActions::editRules()
{
    const std::optional<AvailabilityRules> rules = m_page.rules();
    if (!rules || !may(Act::EditSharedSettings))
        return;
    auto *sheet = new RulesSheet(*rules, m_desk.window());
    sheet->keepIn(m_desk.drafts(), u"rules"_s, FormDraft::Keeps::Changes);
    connect(sheet, &RulesSheet::submitted, this, [this, sheet] { saveRules(sheet); });
    sheet->open();
}

void ServiceActions::saveRules(RulesSheet *sheet)
{
    const auto standing = std::make_shared<AvailabilityRules>(sheet->before()); // shared by the tries
    MergedSave save = saveOf(sheet);
    save.what = tr("Rules of availability");
    save.base = RulesSheet::fieldsOf(sheet->before());
    save.mine = RulesSheet::fieldsOf(sheet->rules());
    if (save.base == save.mine)
        return sheet->accept();
    save.told = [](const QString &field, const QString &value) {
        return field == "maintenance"_L1 ? wording::policyLabel(value) : value;
    };
    save.send = [this, standing](const FieldValues &values, qint64, const MergedSave::Answer &answer) {
        const AvailabilityRules before = *standing, given = RulesSheet::withFields(before, values);
        whenReady(m_gateway.setRules(given, before), this,
                  [this, before, given, answer](const Result<> &done) {
                      if (done)
                          offerRules(before, given);
                      answer(done ? std::nullopt : std::optional(done.error()));
                  });
    };
    save.look = [this, standing](const Error &, const auto &use) {
        whenReady(m_gateway.record(), this, [standing, use](const Result<ServicesGateway::Record> &record) {
            if (!record)
                return use({});
            *standing = (*record)->rules;
            use({RulesSheet::fieldsOf(*standing), 0});
        });
    };
    saveMerged(save, this);
}

} // namespace binnacle
