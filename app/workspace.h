// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One open workspace with everything that works on it: the only place that builds the parts. Made on any
// thread (opening blocks), then moved to the thread that uses it; its services may be called from any thread.

#include "base/actor.h"
#include "base/clock.h"
#include "base/job.h"
#include "base/result.h"
#include "base/uid.h"
#include "store/database.h"

#include <memory>

class QThread;

namespace binnacle {

class AnnotationService;
class AvailabilityService;
class BackupService;
struct BackupReport;
class BoardService;
class BulkService;
class CalendarService;
class CategoryService;
struct DemoRequest;
class ImportService;
class MatrixService;
class MetricsService;
class OutageService;
class PeopleService;
class PeriodService;
class ReportService;
class SavedViewService;
class ServiceCatalog;
class SettingsService;
class TicketQueries;
class TicketService;
class WorkspaceVerifier;

class Workspace
{
public:
    // A new one; the operating-system user (on a server the session user) becomes its first person and admin.
    [[nodiscard]] static Result<> create(const Location &location, const WorkspaceInfo &info);
    // A new one, marked as a demo, with a year of a made-up company in it: see DemoMaker::make. Where that
    // does not get through there is no file; on a server the database is to be dropped. Invalid
    // "demo-to-come" {at} where the year ends in the future.
    [[nodiscard]] static Result<> createDemo(const Location &location, const WorkspaceInfo &info,
                                             const DemoRequest &request, const JobPtr &job = {});
    // Denied "unknown-person" when the user is no person of the workspace.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const Location &location);
    ~Workspace();
    // Makes the workspace `to` from a backup, as the person the backup knows this user as: see
    // BackupService::restore. Then all that verify asks is asked of it; where that fails, the report says so
    // and the workspace stays: the fault may have been there before the backup, which may be the last.
    [[nodiscard]] static Result<BackupReport> restore(const QString &file, const Location &to);

    // $BINNACLE_WORKSPACE, else default.binnacle in the data home.
    [[nodiscard]] static QString defaultAddress();

    void moveTo(QThread *thread);

    [[nodiscard]] Database &database() { return *m_database; }
    // As what leaves it is headed: made-up data says so.
    [[nodiscard]] QString exportedName() const;
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    [[nodiscard]] PeopleService &people() { return *m_people; }
    [[nodiscard]] SettingsService &settings() { return *m_settings; }
    [[nodiscard]] SavedViewService &savedViews() { return *m_savedViews; }
    [[nodiscard]] ServiceCatalog &services() { return *m_services; }
    [[nodiscard]] OutageService &outages() { return *m_outages; }
    [[nodiscard]] AvailabilityService &availability() { return *m_availability; }
    [[nodiscard]] TicketService &tickets() { return *m_tickets; }
    [[nodiscard]] BulkService &bulk() { return *m_bulk; }
    [[nodiscard]] TicketQueries &ticketQueries() { return *m_ticketQueries; }
    [[nodiscard]] ImportService &imports() { return *m_imports; }
    [[nodiscard]] MetricsService &metrics() { return *m_metrics; }
    [[nodiscard]] AnnotationService &annotations() { return *m_annotations; }
    [[nodiscard]] BoardService &boards() { return *m_boards; }
    [[nodiscard]] CalendarService &calendars() { return *m_calendars; }
    [[nodiscard]] MatrixService &matrices() { return *m_matrices; }
    [[nodiscard]] CategoryService &categories() { return *m_categories; }
    [[nodiscard]] PeriodService &periods() { return *m_periods; }
    [[nodiscard]] ReportService &reports() { return *m_reports; }
    [[nodiscard]] BackupService &backups() { return *m_backups; }
    [[nodiscard]] WorkspaceVerifier &verifier() { return *m_verifier; }

private:
    Workspace();
    [[nodiscard]] static Result<Actor> make(const Location &location, const WorkspaceInfo &info, Clock &clock,
                                            UidSource &uids);

    SystemClock m_clock;
    UidSource m_uids;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<PeopleService> m_people;
    std::unique_ptr<SettingsService> m_settings;
    std::unique_ptr<SavedViewService> m_savedViews;
    std::unique_ptr<ServiceCatalog> m_services;
    std::unique_ptr<OutageService> m_outages;
    std::unique_ptr<AvailabilityService> m_availability;
    std::unique_ptr<TicketService> m_tickets;
    std::unique_ptr<BulkService> m_bulk;
    std::unique_ptr<TicketQueries> m_ticketQueries;
    std::unique_ptr<ImportService> m_imports;
    std::unique_ptr<AnnotationService> m_annotations;
    std::unique_ptr<MetricsService> m_metrics; // its threads use those before it
    std::unique_ptr<BoardService> m_boards;
    std::unique_ptr<CalendarService> m_calendars;
    std::unique_ptr<MatrixService> m_matrices;
    std::unique_ptr<CategoryService> m_categories;
    std::unique_ptr<PeriodService> m_periods;
    std::unique_ptr<ReportService> m_reports;
    std::unique_ptr<BackupService> m_backups;
    std::unique_ptr<WorkspaceVerifier> m_verifier;
    Actor m_actor;
};

} // namespace binnacle
