// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"

#include "availability/availabilityservice.h"
#include "availability/servicespage.h"
#include "base/fold.h"
#include "base/whenready.h"
#include "configuration/servicecatalog.h"
#include "dashboards/homepage.h"
#include "desktop/demoguide.h"
#include "desktop/workspaceboards.h"
#include "desktop/workspacedrafts.h"
#include "desktop/workspaceimports.h"
#include "desktop/workspaceperiods.h"
#include "desktop/workspaceservices.h"
#include "desktop/workspacetickets.h"
#include "intake/importpage.h"
#include "metrics/metricsservice.h"
#include "periods/periodplaces.h"
#include "periods/periodspage.h"
#include "periods/periodwords.h"
#include "shell/pagehost.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketspage.h"
#include "widgets/syntax.h"
#include "workspace.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTicketsFound = 8;
constexpr int kServicesFound = 5;
constexpr int kPeriodsFound = 5;
constexpr qsizetype kFewestLetters = 2;

WorkspaceLabel labelOf(const Workspace &workspace)
{
    Database &database = const_cast<Workspace &>(workspace).database();
    const bool file = database.engine() == Engine::Sqlite;
    const QString name = database.info().name;
    WorkspaceLabel label;
    label.name = !name.isEmpty() ? name
                 : file          ? QFileInfo(database.location().path).completeBaseName()
                                 : database.location().name;
    label.engine = file ? Desktop::tr("SQLite file") : Desktop::tr("PostgreSQL");
    label.readOnly = !allowed(workspace.actor().roles, Act::EditTicket);
    label.person = workspace.actor().name;
    label.demo = database.info().demo;
    return label;
}

} // namespace

Desktop::Desktop(std::unique_ptr<Workspace> workspace, Appearance &appearance, LayoutStore &layout)
    : m_workspace(std::move(workspace))
    , m_drafts(std::make_unique<WorkspaceDrafts>(*m_workspace))
    , m_boards(std::make_unique<WorkspaceBoards>(*m_workspace))
    , m_imports(std::make_unique<WorkspaceImports>(*m_workspace))
    , m_tickets(std::make_unique<WorkspaceTickets>(m_workspace->database(), m_workspace->ticketQueries(),
                                                   m_workspace->tickets(), m_workspace->outages(),
                                                   m_workspace->actor()))
    , m_services(std::make_unique<WorkspaceServices>(*m_workspace))
    , m_periods(std::make_unique<WorkspacePeriods>(*m_workspace))
    , m_syntax(std::make_unique<SyntaxEngine>())
{
    m_window =
        std::make_unique<MainWindow>(labelOf(*m_workspace), pages(), appearance, layout, m_drafts.get());
    addTicketsToPalette();
    addServicesToPalette();
    addPeriodsToPalette();
    m_guide = new DemoGuide(*m_workspace, *m_window);
    const auto refresh = [this] {
        if (m_home && m_window->host().currentPage() == m_home)
            m_home->refresh();
    };
    connect(&m_workspace->metrics(), &MetricsService::changed, this, refresh);
    connect(&m_workspace->availability(), &AvailabilityService::changed, this, refresh);
}

Desktop::~Desktop() = default;

QList<PageFactory> Desktop::pages()
{
    const auto board = [this](Desk &desk, QWidget *parent) -> Page * {
        m_home = new HomePage(*m_boards, desk, parent);
        return m_home;
    };
    const auto importing = [this](Desk &desk, QWidget *parent) -> Page * {
        return new ImportPage(*m_imports, desk, parent);
    };
    const auto tickets = [this](Desk &desk, QWidget *parent) -> Page * {
        return new TicketsPage(desk, *m_tickets, *m_syntax, parent);
    };
    const auto services = [this](Desk &desk, QWidget *parent) -> Page * {
        return new ServicesPage(desk, *m_services, parent);
    };
    const auto periods = [this](Desk &desk, QWidget *parent) -> Page * {
        return new PeriodsPage(desk, *m_periods, parent);
    };
    return {{u"home"_s, false, board},
            {u"tickets"_s, false, tickets},
            {u"services"_s, false, services},
            {u"periods"_s, false, periods},
            {u"import"_s, false, importing}};
}

// Numbers and words typed into the palette find tickets, the newest first.
void Desktop::addTicketsToPalette()
{
    m_window->commandPalette().addSource([this](const QString &text, const auto &done) {
        if (text.trimmed().size() < kFewestLetters)
            return;
        const auto found = m_workspace->ticketQueries().newest(m_workspace->actor(), text, kTicketsFound);
        whenReady(found, m_window.get(), [this, done](const Result<std::vector<TicketRow>> &rows) {
            if (!rows) // half-typed text need not be a query
                return;
            QList<PaletteItem> items;
            for (const TicketRow &row : *rows)
                items.append(paletteItem(row));
            done(items);
        });
    });
}

// Services by a part of their name.
void Desktop::addServicesToPalette()
{
    m_window->commandPalette().addSource([this](const QString &text, const auto &done) {
        if (text.trimmed().size() < kFewestLetters)
            return;
        const auto all = m_workspace->services().services(m_workspace->actor());
        whenReady(all, m_window.get(),
                  [this, done, words = fold(text)](const Result<std::vector<Service>> &services) {
                      if (!services)
                          return;
                      QList<PaletteItem> items;
                      for (const Service &service : *services) {
                          if (items.size() == kServicesFound)
                              break;
                          if (!fold(service.name).contains(words))
                              continue;
                          PaletteItem item;
                          item.id = u"service:"_s + service.uid;
                          item.text = service.name;
                          item.kind = tr("Service");
                          item.icon = u"services"_s;
                          item.found = true;
                          item.run = [this, name = service.name] {
                              m_window->desk().go({u"services"_s, {{u"service"_s, name}}});
                          };
                          items.append(item);
                      }
                      done(items);
                  });
    });
}

// Published periods by a part of their name: "October 2026".
void Desktop::addPeriodsToPalette()
{
    m_window->commandPalette().addSource([this](const QString &text, const auto &done) {
        if (text.trimmed().size() < kFewestLetters)
            return;
        whenReady(m_periods->periods(), m_window.get(),
                  [this, done, words = fold(text)](const Result<std::vector<PublishedPeriod>> &periods) {
                      QList<PaletteItem> items;
                      for (size_t i = periods ? periods->size() : 0; i > 0 && items.size() < kPeriodsFound;
                           --i) {
                          const PublishedPeriod &period = (*periods)[i - 1];
                          const QString name = PeriodWords::window(period);
                          if (!fold(name).contains(words))
                              continue;
                          PaletteItem item;
                          item.id = u"period:"_s + period.uid;
                          item.text = name;
                          item.kind = tr("Published period");
                          item.icon = u"periods"_s;
                          item.found = true;
                          item.run = [this, place = periodplaces::of(period)] { m_window->desk().go(place); };
                          items.append(item);
                      }
                      done(items);
                  });
    });
}

PaletteItem Desktop::paletteItem(const TicketRow &row)
{
    PaletteItem item;
    item.id = u"ticket:%1/%2"_s.arg(row.source, row.number);
    item.text = u"%1 %2"_s.arg(row.number, row.title);
    item.kind = tr("Ticket");
    item.icon = u"tickets"_s;
    item.found = true;
    item.run = [this, number = row.number, source = row.source] {
        m_window->desk().go({u"tickets"_s, {{u"number"_s, number}, {u"source"_s, source}}});
    };
    return item;
}

} // namespace binnacle
