// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demowrite.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "configuration/servicecatalog.h"
#include "demo/democatalog.h"
#include "intake/importstaging.h"
#include "intake/outagestaging.h"
#include "metrics/annotationservice.h"
#include "people/peopleservice.h"
#include "tickets/ticketpast.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle::demowrite {

namespace {

constexpr size_t kChunk = 900;

ImportReport reportOf(const QString &source, qint64 records)
{
    ImportReport report;
    report.format = kDemoSource;
    report.source = source;
    report.read = report.created = records;
    // It tells of reopenings, as a column of a file would.
    report.columns = report.fields = QStringList{u"reopen_count"_s};
    return report;
}

QString textOf(const ImportReport &report)
{
    return QString::fromUtf8(QJsonDocument(importReportJson(report)).toJson(QJsonDocument::Compact));
}

} // namespace

Result<People> staff(const Desk &desk, const DemoStaff &staff)
{
    PeopleService service(desk.database);
    BINNACLE_LET(const std::vector<PersonId> ids, service.addPersons(desk.admin, staff.persons).result());
    People people{{desk.admin.name, desk.admin.person}};
    for (size_t i = 0; i < ids.size(); ++i)
        people.insert(staff.persons[i].name, ids[i]);
    for (const DemoTeam &team : staff.teams)
        BINNACLE_TRY(service.addTeam(desk.admin, team.name, team.members).result());
    return people;
}

Result<> services(const Desk &desk, const DemoRequest &request, const DemoStaff &staff)
{
    CalendarVersion hours;
    hours.validFrom = request.begin();
    hours.zone = request.zone;
    BINNACLE_LET(hours.week,
                 weekFromJson(uR"({"mon":["08:00-18:00"],"tue":["08:00-18:00"],"wed":["08:00-18:00"],)"
                              uR"("thu":["08:00-18:00"],"fri":["08:00-18:00"]})"_s));
    for (const auto &[month, day, name] :
         {std::tuple(1, 1, u"New Year"_s), std::tuple(12, 25, u"Year's end"_s),
          std::tuple(12, 26, u"Year's end"_s)})
        hours.exceptions.append({QDate(2024, month, day), true, name, {}});
    BINNACLE_TRY(CalendarService(desk.database).save(desk.admin, u"Office hours"_s, hours).result());
    ServiceCatalog catalog(desk.database);
    qsizetype owner = 0;
    for (const DemoService &service : demoServices()) {
        QMap<QString, QString> fields{{u"criticality"_s, QString::number(service.criticality)},
                                      {u"target"_s, QString::fromLatin1(service.target)},
                                      {u"hour_cost_minor"_s, QString::number(service.hourCost * 100)}};
        if (service.isOfficeHours)
            fields.insert(u"calendar"_s, u"Office hours"_s);
        if (!staff.owners.isEmpty())
            fields.insert(u"owner"_s, staff.owners[owner++ % staff.owners.size()]);
        BINNACLE_TRY(catalog.set(desk.admin, QString::fromLatin1(service.name), fields).result());
    }
    QMap<QString, std::vector<Need>> needs;
    for (const DemoDependency &one : demoDependencies())
        needs[QString::fromLatin1(one.service)].push_back({{{{}, QString::fromLatin1(one.needs)}}, 1});
    for (const auto &[service, of] : needs.asKeyValueRange())
        BINNACLE_TRY(catalog.set(desk.admin, service, {{u"needs"_s, needsText(of)}}).result());
    return {};
}

Result<> tickets(const Desk &desk, const People &people, std::span<ImportedTicket> all,
                 std::span<const DemoComment> said, qint64 arrival)
{
    const ImportReport report = reportOf(kDemoSource, qint64(all.size()));
    ImportStaging staging(desk.database, desk.admin, report);
    for (size_t at = 0; at < all.size(); at += kChunk) {
        std::vector<IncidentDraft> chunk;
        for (ImportedTicket &one : all.subspan(at, std::min(kChunk, all.size() - at))) {
            IncidentDraft &draft = chunk.emplace_back();
            draft.built.imported = std::move(one);
        }
        BINNACLE_TRY(staging.write(std::move(chunk)));
    }
    BINNACLE_TRY(staging.finishWriting());
    std::vector<ticketpast::Comment> comments;
    for (const DemoComment &one : said)
        comments.push_back({one.number, one.at, people.value(one.author), one.author,
                            one.isPublic ? MessageKind::Public : MessageKind::Internal, one.text});
    auto saying = desk.database.write({u"ticket.comment"_s, desk.admin, {}},
                                      [&clock = desk.clock, comments, arrival](WriteScope &scope) {
                                          // Here nothing is sealed: what was said lies before the arrival.
                                          clock.set(arrival);
                                          return ticketpast::say(scope, kDemoSource, comments);
                                      });
    BINNACLE_TRY(saying.result());
    BINNACLE_TRY(staging.publish(textOf(report)));
    return {};
}

Result<> outages(const Desk &desk, std::span<const DemoOutage> told, qint64 from, qint64 arrival)
{
    ImportReport report = reportOf(u"monitoring"_s, 0);
    OutageStaging staging(desk.database, desk.admin, report);
    for (const DemoService &service : demoServices()) {
        ServiceTold one;
        one.name = QString::fromLatin1(service.name);
        one.key = fold(one.name);
        one.span = Interval{from, arrival};
        for (const DemoOutage &outage : told) {
            if (outage.toldAt == arrival && outage.outage.serviceName == one.name)
                one.outages.push_back(outage.outage);
        }
        report.read += qint64(one.outages.size());
        if (!staging.add(std::move(one)))
            return fail(ErrorCode::Bug, u"exception"_s, {}, u"a service twice in the demo"_s);
    }
    BINNACLE_TRY(staging.finishWriting());
    report.created = report.read;
    BINNACLE_TRY(staging.publish(textOf(report)));
    return {};
}

Result<> marks(const Desk &desk, const DemoDays &days, qint64 from, qint64 arrival)
{
    AnnotationService service(desk.database);
    for (const DemoMark &mark : demoMarks()) {
        Annotation annotation;
        const int day = days.dayOf(days.end()) - mark.daysBefore;
        annotation.at = day < 0 ? 0 : days.at(days.date(day), mark.hour, 0);
        annotation.text = QString::fromLatin1(mark.text);
        if (annotation.at >= from && annotation.at < arrival)
            BINNACLE_TRY(service.add(desk.admin, annotation).result());
    }
    return {};
}

} // namespace binnacle::demowrite
