// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "availability/availabilityservice.h"
#include "availability/outagechecks.h"
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "configuration/servicecatalog.h"
#include "configuration/servicechecks.h"
#include "configuration/servicestore.h"
#include "demo/demomaker.h"
#include "intake/importcheck.h"
#include "intake/importservice.h"
#include "metrics/annotationservice.h"
#include "metrics/annotationstore.h"
#include "metrics/metricsservice.h"
#include "people/peoplechecks.h"
#include "people/peopleservice.h"
#include "periods/periodchecks.h"
#include "periods/periodservice.h"
#include "reports/boardservice.h"
#include "reports/reportservice.h"
#include "settings/savedviewservice.h"
#include "settings/savedviewstore.h"
#include "settings/settingsservice.h"
#include "store/backup.h"
#include "store/workspaceverifier.h"
#include "tickets/bulkservice.h"
#include "tickets/categoryservice.h"
#include "tickets/matrixservice.h"
#include "tickets/ticketchecks.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketpeople.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QStandardPaths>
#include <pwd.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct SystemPerson
{
    QString login, fullName;
};

SystemPerson systemPerson()
{
    std::vector<char> buffer(16 * 1024);
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return {u"uid-%1"_s.arg(geteuid()), {}};
    const QString login = QString::fromLocal8Bit(entry.pw_name);
    const QString name = QString::fromLocal8Bit(entry.pw_gecos).section(u',', 0, 0).trimmed();
    return {login, name.isEmpty() ? login : name};
}

QString loginFor(const Location &location)
{
    return location.engine == Engine::Postgresql ? location.user : systemPerson().login;
}

QString proofFor(const Location &location)
{
    return location.engine == Engine::Postgresql ? u"session-user"_s : u"os-user"_s;
}

} // namespace

Workspace::Workspace() = default;

Workspace::~Workspace() = default;

Result<Actor> Workspace::make(const Location &location, const WorkspaceInfo &info, Clock &clock,
                              UidSource &uids)
{
    if (location.engine == Engine::Sqlite)
        QDir().mkpath(QFileInfo(location.path).absolutePath());
    WorkspaceInfo named = info;
    if (named.name.isEmpty())
        named.name =
            location.engine == Engine::Sqlite ? QFileInfo(location.path).completeBaseName() : location.name;
    BINNACLE_TRY(Database::create(location, named, clock, uids));
    BINNACLE_LET(const auto database, Database::open(location, clock, uids));
    PeopleService people(*database);
    const QString login = loginFor(location);
    const QString name = location.engine == Engine::Postgresql ? login : systemPerson().fullName;
    BINNACLE_LET(const Actor admin, people.makeFirstAdmin(login, name, proofFor(location)).result());
    BINNACLE_TRY(
        database->write({u"workspace.create"_s, admin, {}}, WorkspaceVerifier::auditCreation).result());
    return admin;
}

Result<> Workspace::create(const Location &location, const WorkspaceInfo &info)
{
    SystemClock clock;
    UidSource uids;
    BINNACLE_TRY(make(location, info, clock, uids));
    return {};
}

Result<> Workspace::createDemo(const Location &location, const WorkspaceInfo &info,
                               const DemoRequest &request, const JobPtr &job)
{
    if (request.asOf > SystemClock().now())
        return fail(ErrorCode::Invalid, u"demo-to-come"_s, {{u"at"_s, isoText(request.asOf, request.zone)}});
    FixedClock clock(request.begin());
    UidSource uids(request.seed);
    WorkspaceInfo marked = info;
    marked.demo = true;
    // In a file beside, which gets its name once it is whole: half a year never passes for one.
    const bool isFile = location.engine == Engine::Sqlite;
    Location place = location;
    if (isFile) {
        if (QFileInfo::exists(location.path))
            return fail(ErrorCode::Conflict, u"workspace-exists"_s, {{u"address"_s, location.display()}});
        if (marked.name.isEmpty())
            marked.name = QFileInfo(location.path).completeBaseName();
        place.path += u".making"_s;
        place.removeFiles();
    }
    // What is whole has its name by then.
    const auto leaveNothing = qScopeGuard([place, isFile] {
        if (isFile)
            place.removeFiles();
    });
    BINNACLE_LET(const Actor admin, make(place, marked, clock, uids));
    Result<> filled;
    {
        BINNACLE_LET(const auto database, Database::open(place, clock, uids));
        database->setActorCheck(PeopleService::stillMay);
        DemoMaker maker(*database, clock, admin);
        maker.setCloseMonth([&](const Actor &actor, qint64 from, qint64 to) -> Result<> {
            // Each reads what is there by then: nobody tells them of changes here.
            MetricsService metrics(*database);
            AvailabilityService availability(*database, clock);
            BINNACLE_TRY(PeriodService(*database, metrics, availability)
                             .publish(actor, {from, to, u"Month closed"_s})
                             .takeResult());
            return {};
        });
        filled = maker.make(request, job);
    }
    if (filled && isFile && !QFile::rename(place.path, location.path))
        filled = fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, location.path}});
    return filled;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const Location &location)
{
    std::unique_ptr<Workspace> workspace(new Workspace);
    Workspace &w = *workspace;
    BINNACLE_LET(w.m_database, Database::open(location, w.m_clock, w.m_uids));
    w.m_database->setActorCheck(PeopleService::stillMay);
    w.m_people = std::make_unique<PeopleService>(*w.m_database);
    w.m_people->setInUse(ticketpeople::isNamed);
    BINNACLE_LET(w.m_actor, w.m_people->signIn(loginFor(location), proofFor(location)).result());
    w.m_settings = std::make_unique<SettingsService>(*w.m_database);
    w.m_savedViews = std::make_unique<SavedViewService>(*w.m_database);
    w.m_services = std::make_unique<ServiceCatalog>(*w.m_database);
    w.m_outages = std::make_unique<OutageService>(*w.m_database);
    w.m_outages->setRemovalGuard(ticketoutages::unexplained);
    w.m_availability = std::make_unique<AvailabilityService>(*w.m_database, w.m_clock);
    w.m_tickets = std::make_unique<TicketService>(*w.m_database);
    w.m_bulk = std::make_unique<BulkService>(*w.m_database);
    w.m_ticketQueries = std::make_unique<TicketQueries>(*w.m_database);
    w.m_imports = std::make_unique<ImportService>(*w.m_database);
    w.m_metrics = std::make_unique<MetricsService>(*w.m_database);
    w.m_annotations = std::make_unique<AnnotationService>(*w.m_database);
    w.m_boards = std::make_unique<BoardService>(*w.m_metrics, *w.m_availability, *w.m_annotations);
    w.m_calendars = std::make_unique<CalendarService>(*w.m_database);
    w.m_calendars->setRetireGuard(servicestore::calendarUnused);
    w.m_matrices = std::make_unique<MatrixService>(*w.m_database);
    w.m_categories = std::make_unique<CategoryService>(*w.m_database);
    w.m_periods = std::make_unique<PeriodService>(*w.m_database, *w.m_metrics, *w.m_availability);
    w.m_reports = std::make_unique<ReportService>(ReportService::Sources{
        w.m_clock, *w.m_metrics, *w.m_availability, *w.m_outages, *w.m_services, *w.m_periods});
    w.m_backups = std::make_unique<BackupService>(*w.m_database);
    w.m_verifier = std::make_unique<WorkspaceVerifier>(*w.m_database);
    w.m_verifier->add(checkPersons);
    w.m_verifier->add(checkPeopleKeys);
    w.m_verifier->add(checkServices);
    w.m_verifier->add(checkOutages);
    w.m_verifier->add(checkPeriods);
    w.m_verifier->add(annotationstore::checkAnnotations);
    w.m_verifier->add(savedviewstore::checkViews);
    for (WorkspaceVerifier::Checker &checker : ticketChecks())
        w.m_verifier->add(std::move(checker));
    for (WorkspaceVerifier::Checker &checker : importChecks())
        w.m_verifier->add(std::move(checker));
    if (allowed(w.m_actor.roles, Act::ImportData)) {
        const auto dropped = w.m_imports->dropLeftovers(w.m_actor); // goes on beside what is opened
        Q_UNUSED(dropped)
    }
    return workspace;
}

Result<BackupReport> Workspace::restore(const QString &file, const Location &to)
{
    BINNACLE_LET(BackupReport report, BackupService::restore(file, to, [&to](ReadScope &scope) {
                     return PeopleService::signInWith(scope, loginFor(to), proofFor(to));
                 }));
    BINNACLE_LET(const auto restored, open(to));
    BINNACLE_LET(const auto checks, restored->verifier().verify(restored->actor()).result());
    for (const Check &check : checks) {
        if (!check.ok)
            report.detail +=
                (report.detail.isEmpty() ? u""_s : u"; "_s) + check.name + u": "_s + check.detail;
    }
    report.verified = report.verified && allOk(checks);
    return report;
}

QString Workspace::exportedName() const
{
    const WorkspaceInfo &info = m_database->info();
    return info.demo ? QCoreApplication::translate("Workspace", "%1 (demo data)").arg(info.name) : info.name;
}

QString Workspace::defaultAddress()
{
    const QString said = qEnvironmentVariable("BINNACLE_WORKSPACE");
    if (!said.isEmpty())
        return said;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/binnacle/default.binnacle"_s;
}

void Workspace::moveTo(QThread *thread)
{
    m_database->moveToThread(thread);
    m_metrics->moveToThread(thread);
    m_availability->moveToThread(thread);
}

} // namespace binnacle
