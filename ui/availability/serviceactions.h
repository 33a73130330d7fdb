// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one can do with services, outages and the rules of availability, each a registered act with menu,
// palette entry and keys; what it did is offered to be undone. GUI thread; owned by the page.

#include "availability/outagesheet.h"
#include "availability/servicesheet.h"
#include "shell/desk.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <functional>

namespace binnacle {

enum class Act;
class ServicesGateway;
struct MergedSave;
class ServicesPage;

class ServiceActions : public QObject
{
    Q_OBJECT

public:
    ServiceActions(ServicesPage &page, ServicesGateway &gateway, Desk &desk);

    void reportOutage();
    void planMaintenance();
    void editOutage();
    void endOutage();
    void reopenOutage();
    void removeOutage();
    void openExplaining();
    void addService();
    void editService();
    void editRules();

private:
    void addActs();
    // False: it has been said that the person may not.
    [[nodiscard]] bool may(Act act);
    [[nodiscard]] const Outage *current(); // says it where none is marked
    void tell(const Error &error);
    void record(OutageSheet::Purpose purpose);
    void save(OutageSheet *sheet);
    void saveService(ServiceSheet *sheet);
    void addService(ServiceSheet *sheet, const QMap<QString, QString> &fields);
    void openService(const Service &service);
    void saveRules(RulesSheet *sheet);

    // Tells what was done with the way back, or what went wrong: in the sheet, where one stands open.
    template <typename T>
    void follow(const QFuture<Result<T>> &act, FormSheet *sheet, std::function<void(const T &)> then);
    void refuse(FormSheet *sheet, const Error &error);
    [[nodiscard]] MergedSave saveOf(FormSheet *sheet);
    // `back` is given the version to take back, and answers a future of what stands then. Taken back, the
    // thing is as it was at the version `before`: the act before this one can be taken back, too.
    template <typename Thing, typename Back>
    void offer(const QString &done, const Thing &after, qint64 before, Back back);
    void offerRules(const AvailabilityRules &before, const AvailabilityRules &after);

    ServicesPage &m_page;
    ServicesGateway &m_gateway;
    Desk &m_desk;
    QHash<QString, qint64> m_same; // a thing and a version of it: the version it stands at again
};

} // namespace binnacle
