// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"

#include "availability/availabilityservice.h"
#include "availability/servicespage.h"
#include "dashboards/homepage.h"
#include "desktop/demoguide.h"
#include "desktop/palettesources.h"
#include "desktop/settingspanes.h"
#include "desktop/workspaceboards.h"
#include "desktop/workspacedrafts.h"
#include "desktop/workspaceimports.h"
#include "desktop/workspacelists.h"
#include "desktop/workspaceperiods.h"
#include "desktop/workspacerules.h"
#include "desktop/workspaceservices.h"
#include "desktop/workspacesettings.h"
#include "desktop/workspacetickets.h"
#include "intake/importpage.h"
#include "intake/intakecatcher.h"
#include "metrics/metricsservice.h"
#include "periods/periodspage.h"
#include "settings/settingspage.h"
#include "shell/pagehost.h"
#include "tickets/ticketspage.h"
#include "widgets/accessibleparts.h"
#include "widgets/syntax.h"
#include "wording/errors.h"
#include "workspace.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

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
    label.files = database.location().files();
    return label;
}

} // namespace

Desktop::Desktop(std::unique_ptr<Workspace> workspace, Appearance &appearance, LayoutStore &layout)
    : m_workspace(std::move(workspace))
    , m_drafts(std::make_unique<WorkspaceDrafts>(*m_workspace))
    , m_boards(std::make_unique<WorkspaceBoards>(*m_workspace))
    , m_lists(std::make_unique<WorkspaceLists>(*m_workspace))
    , m_imports(std::make_unique<WorkspaceImports>(*m_workspace, *m_lists))
    , m_tickets(std::make_unique<WorkspaceTickets>(m_workspace->database(), m_workspace->ticketQueries(),
                                                   m_workspace->tickets(), m_workspace->bulk(),
                                                   m_workspace->outages(), *m_lists, m_workspace->actor()))
    , m_services(std::make_unique<WorkspaceServices>(*m_workspace, *m_lists))
    , m_periods(std::make_unique<WorkspacePeriods>(*m_workspace, *m_lists))
    , m_settings(std::make_unique<WorkspaceSettings>(*m_workspace))
    , m_rules(std::make_unique<WorkspaceRules>(*m_workspace))
    , m_syntax(std::make_unique<SyntaxEngine>())
{
    installAccessibleParts();
    m_window = std::make_unique<MainWindow>(labelOf(*m_workspace), pages(appearance), appearance, layout,
                                            m_drafts.get());
    m_window->actions().setRights([actor = m_workspace->actor()](Act act) {
        const auto right = require(actor, act);
        return right ? QString() : wording::errorLine(right.error());
    });
    m_sources = new PaletteSources(*m_workspace, *m_window);
    m_guide = new DemoGuide(*m_workspace, *m_window);
    auto *catcher = new IntakeCatcher(m_window->desk(), this);
    connect(catcher, &IntakeCatcher::caught, this, [this](const QStringList &files) {
        m_window->desk().go({u"import"_s, {}});
        if (m_import)
            m_import->take(files);
    });
    const auto refresh = [this] {
        if (m_home && m_window->host().currentPage() == m_home)
            m_home->refresh();
    };
    connect(&m_workspace->metrics(), &MetricsService::changed, this, refresh);
    connect(&m_workspace->availability(), &AvailabilityService::changed, this, refresh);
}

Desktop::~Desktop() = default;

QList<PageFactory> Desktop::pages(Appearance &appearance)
{
    const auto board = [this](Desk &desk, QWidget *parent) -> Page * {
        m_home = new HomePage(*m_boards, desk, parent);
        return m_home;
    };
    const auto importing = [this](Desk &desk, QWidget *parent) -> Page * {
        m_import = new ImportPage(*m_imports, desk, parent);
        return m_import;
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
    const auto settings = [this, &appearance](Desk &desk, QWidget *parent) -> Page * {
        return new SettingsPage(desk, settingsPanes(*m_settings, *m_rules, appearance), parent);
    };
    return {{u"home"_s, false, board},      {u"tickets"_s, false, tickets},  {u"services"_s, false, services},
            {u"periods"_s, false, periods}, {u"import"_s, false, importing}, {u"settings"_s, true, settings}};
}

} // namespace binnacle
