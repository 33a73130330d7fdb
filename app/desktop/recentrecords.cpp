// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recentrecords.h"

#include "base/whenready.h"
#include "configuration/servicecatalog.h"
#include "desktop/founditems.h"
#include "periods/periodplaces.h"
#include "periods/periodservice.h"
#include "query/query.h"
#include "settings/settingsservice.h"
#include "shell/routelink.h"
#include "tickets/ticketqueries.h"
#include "workspace.h"

#include <QJsonArray>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kSetting = u"recent"_s;
constexpr int kSoonMs = 150;

QString linkOfTicket(TicketId id)
{
    return linkTo({u"tickets"_s, {{u"ticket"_s, id.value}}});
}

} // namespace

RecentRecords::RecentRecords(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        readTickets();
        readServices();
        readPeriods();
    });
    // A title may have changed, a ticket may be hidden now.
    connect(&workspace.database(), &Database::changed, &m_soon, qOverload<>(&QTimer::start));
}

void RecentRecords::load()
{
    const auto kept =
        m_workspace.settings().value(m_workspace.actor(), SettingsService::Home::Person, kSetting);
    whenReady(kept, this, [this](const Result<QJsonValue> &value) {
        m_loaded = true;
        if (!value)
            return;
        for (const QJsonValue &link : value->toArray()) {
            // What was opened meanwhile stands before it.
            if (recordOf(routeOf(link.toString()).value_or(Route())).isValid() &&
                !m_links.contains(link.toString()) && m_links.size() < kKept)
                m_links.append(link.toString());
        }
        m_soon.start();
    });
}

Route RecentRecords::recordOf(const Route &route)
{
    const QVariantMap &args = route.args;
    if (route.page == "tickets"_L1) {
        if (args.contains(u"number"_s))
            return {route.page,
                    {{u"number"_s, args.value(u"number"_s)}, {u"source"_s, args.value(u"source"_s)}}};
        // A list that shows a ticket beside it is a list.
        const bool isList = args.contains(u"query"_s) && !args.value(u"open"_s).toBool();
        if (const qint64 id = args.value(u"ticket"_s).toLongLong(); id > 0 && !isList)
            return {route.page, {{u"ticket"_s, id}}};
    }
    if (route.page == "services"_L1) {
        if (const QString name = args.value(u"service"_s).toString(); !name.isEmpty())
            return {route.page, {{u"service"_s, name}}};
    }
    if (route.page == "periods"_L1 && args.contains(u"from"_s) && args.contains(u"to"_s))
        return route;
    return {};
}

void RecentRecords::note(const Route &route)
{
    const Route record = recordOf(route);
    if (!record.isValid())
        return;
    if (!record.args.contains(u"number"_s))
        return put(record);
    QString query = u"number:"_s +
                    QueryValue{QueryValue::Kind::Text, record.args.value(u"number"_s).toString()}.written();
    if (const QString source = record.args.value(u"source"_s).toString(); !source.isEmpty())
        query += u" source:"_s + QueryValue{QueryValue::Kind::Text, source}.written();
    whenReady(m_workspace.ticketQueries().newest(m_workspace.actor(), query, 1), this,
              [this](const Result<std::vector<TicketRow>> &rows) {
                  if (rows && !rows->empty())
                      put({u"tickets"_s, {{u"ticket"_s, rows->front().id.value}}});
              });
}

void RecentRecords::put(const Route &record)
{
    const QString link = linkTo(record);
    if (!m_links.isEmpty() && m_links.constFirst() == link)
        return;
    m_links.removeAll(link);
    m_links.prepend(link);
    if (m_links.size() > kKept)
        m_links.resize(kKept);
    m_soon.start();
    keep();
}

// A convenience: where it is refused, it lasts as long as the window. Not before it is read, which would drop
// what is there.
void RecentRecords::keep()
{
    if (!m_loaded)
        return;
    whenReady(m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person, kSetting,
                                              QJsonArray::fromStringList(m_links)),
              this, [](const Result<> &) {});
}

void RecentRecords::name(const QString &link, PaletteItem item)
{
    item.kind = tr("Recently opened");
    item.found = false; // by its letters, once some are typed
    m_named.insert(link, std::move(item));
}

void RecentRecords::readTickets()
{
    std::vector<TicketId> ids;
    for (const QString &link : std::as_const(m_links)) {
        const auto route = routeOf(link);
        if (route && route->page == "tickets"_L1)
            ids.emplace_back(route->args.value(u"ticket"_s).toLongLong());
    }
    if (ids.empty())
        return;
    whenReady(m_workspace.ticketQueries().rows(m_workspace.actor(), ids, {}), this,
              [this, ids](const Result<std::vector<TicketRow>> &rows) {
                  for (const TicketId id : ids)
                      m_named.remove(linkOfTicket(id));
                  if (!rows)
                      return;
                  for (const TicketRow &row : *rows) {
                      PaletteItem item = founditems::ticket(row);
                      item.run = [this, row] { Q_EMIT wanted(founditems::placeOf(row)); };
                      name(linkOfTicket(row.id), item);
                  }
                  Q_EMIT resolved();
              });
}

void RecentRecords::readServices()
{
    if (!std::any_of(m_links.begin(), m_links.end(),
                     [](const QString &link) { return link.startsWith("binnacle:services"_L1); }))
        return;
    whenReady(m_workspace.services().services(m_workspace.actor()), this,
              [this](const Result<std::vector<Service>> &services) {
                  m_named.removeIf(
                      [](const auto &one) { return one.key().startsWith("binnacle:services"_L1); });
                  if (!services)
                      return;
                  for (const Service &service : *services) {
                      PaletteItem item = founditems::service(service);
                      item.run = [this, service] { Q_EMIT wanted(founditems::placeOf(service)); };
                      name(linkTo(founditems::placeOf(service)), item);
                  }
                  Q_EMIT resolved();
              });
}

void RecentRecords::readPeriods()
{
    if (!std::any_of(m_links.begin(), m_links.end(),
                     [](const QString &link) { return link.startsWith("binnacle:periods"_L1); }))
        return;
    whenReady(m_workspace.periods().periods(m_workspace.actor()), this,
              [this](const Result<std::vector<PublishedPeriod>> &periods) {
                  m_named.removeIf(
                      [](const auto &one) { return one.key().startsWith("binnacle:periods"_L1); });
                  if (!periods)
                      return;
                  for (const PublishedPeriod &period : *periods) {
                      PaletteItem item = founditems::period(period);
                      item.run = [this, period] { Q_EMIT wanted(periodplaces::of(period)); };
                      name(linkTo(periodplaces::of(period)), item);
                  }
                  Q_EMIT resolved();
              });
}

QList<PaletteItem> RecentRecords::items(const QString &typed) const
{
    QList<PaletteItem> items;
    const bool nothingTyped = typed.trimmed().isEmpty();
    for (const QString &link : m_links) {
        const auto named = m_named.constFind(link);
        if (named == m_named.constEnd())
            continue;
        items.append(*named);
        items.last().leads = nothingTyped;
        if (nothingTyped && items.size() == kOffered)
            break;
    }
    return items;
}

} // namespace binnacle
