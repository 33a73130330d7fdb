// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeperiods.h"

#include "base/readyfuture.h"

#include <QPromise>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

const QString kService = u"Mail & <b>more</b>"_s;
const QString kUptime = u"availability"_s;

double hours(double count)
{
    return count * double(kMsPerHour);
}

} // namespace

FakePeriods::FakePeriods(bool isEmpty)
    : span(DataSpan{monthStart(0), kNow})
{
    if (isEmpty)
        return;
    put(1, 1);
    put(1, 2);
    put(2, 1);
    put(3, 1);
}

qint64 FakePeriods::monthStart(int month)
{
    return dayStart(QDate(2026, 1, 1).addMonths(month - 1), QTimeZone::utc());
}

PeriodFigure FakePeriods::figure(const QString &section, const QString &item, const QString &measure,
                                 const QString &name, FigureUnit unit, std::optional<double> value)
{
    return {section, item, section == kUptime ? kService : QString(), measure, name, unit, value};
}

std::vector<PeriodFigure> FakePeriods::figures()
{
    std::vector<PeriodFigure> all;
    const auto add = [&all](const QString &item, const QString &measure, const QString &name, FigureUnit unit,
                            std::optional<double> value) {
        const QString section = measure == kUptime ? kUptime : u"incidents"_s;
        all.push_back(figure(section, item, measure, name, unit, value));
    };
    using enum FigureUnit;
    for (const auto &[item, n] :
         {std::pair(u"all"_s, 400.0), std::pair(u"P1"_s, 10.0), std::pair(u"P2"_s, 0.0)}) {
        add(item, u"incidents"_s, u"count"_s, Count, n);
        add(item, u"incidents"_s, u"open"_s, Count, n / 50);
        for (const QString &measure : {u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s}) {
            const bool isTold = measure == "ttr"_L1 && n > 0;
            add(item, measure, u"n"_s, Count, isTold ? n * 0.95 : 0);
            add(item, measure, u"no_start"_s, Count, isTold ? n * 0.05 : n);
            for (const QString &none : {u"no_end"_s, u"order"_s, u"open"_s})
                add(item, measure, none, Count, 0);
            const std::pair<QString, double> lengths[] = {
                {u"median"_s, 2}, {u"mean"_s, 5}, {u"p90"_s, 9}, {u"max"_s, 40}};
            for (const auto &[name, length] : lengths)
                add(item, measure, name, Milliseconds, isTold ? std::optional(hours(length)) : std::nullopt);
        }
        add(item, u"sla"_s, u"met"_s, Count, n * 0.9);
        add(item, u"sla"_s, u"missed"_s, Count, n * 0.1);
        add(item, u"sla"_s, u"pending"_s, Count, 0);
        add(item, u"sla"_s, u"attainment"_s, Share, n > 0 ? std::optional(0.9) : std::nullopt);
    }
    const QString item = u"svc-1"_s;
    add(item, kUptime, kUptime, Share, 1.0);
    add(item, kUptime, u"target"_s, Share, 0.999);
    add(item, kUptime, u"coverage"_s, Share, 1.0);
    add(item, kUptime, u"unknown"_s, Milliseconds, 0);
    add(item, kUptime, u"maintenance"_s, Milliseconds, hours(3));
    add(item, kUptime, u"counted_down"_s, Milliseconds, 0);
    add(item, kUptime, u"outages"_s, Count, 0);
    add(item, kUptime, u"budget_left"_s, Milliseconds, 40.0 * double(kMsPerMinute));
    return all;
}

Restatement FakePeriods::restated(const PublishedPeriod &period) const
{
    Restatement told;
    told.period = period;
    told.asOf = kNow + changes;
    if (damaged.contains(period.uid))
        told.damage = {u"hash"_s};
    if (period.from != monthStart(2))
        return told;
    RestatementCause ticket;
    ticket.number = u"INC-7"_s;
    ticket.act = u"ticket.set"_s;
    ticket.fields = QStringList{u"restored"_s};
    ticket.by = u"Mara Keller"_s;
    ticket.at = kNow - kMsPerDay;
    RestatementCause outage;
    outage.kind = RestatementCause::Kind::OutagesCome;
    outage.service = kService;
    outage.source = u"monitoring"_s;
    outage.number = u"24"_s;
    outage.numbers = QStringList{u"#219"_s};
    outage.count = 1;
    told.causes = {ticket, outage};
    const QStringList ofUptime{kUptime, u"counted_down"_s, u"outages"_s, u"budget_left"_s};
    const QStringList ofRestore{u"median"_s, u"mean"_s};
    for (const PeriodFigure &one : figures()) {
        if (one.measure == "ttr"_L1 && one.item == "all"_L1 && ofRestore.contains(one.figure))
            told.differences.push_back({one, *one.value + hours(1), {0}});
        else if (one.measure == kUptime && ofUptime.contains(one.figure))
            told.differences.push_back({one, one.figure == kUptime ? 0.991 : 1, {1}});
    }
    return told;
}

PublishedPeriod FakePeriods::put(int month, int edition, const QString &reason)
{
    PublishedPeriod period;
    period.id = PeriodId(qint64(stored.size()) + 1);
    period.uid = u"period-%1"_s.arg(period.id.value);
    period.from = monthStart(month);
    period.to = monthStart(month + 1);
    period.zone = u"UTC"_s;
    period.edition = edition;
    period.publishedAt = period.to + kMsPerDay + edition * kMsPerHour;
    period.publisher = PersonId(1);
    period.publisherName = u"Ada Osei"_s;
    period.definitions = QStringList{u"ttr 1"_s, u"sla 1"_s};
    period.reason = reason.isEmpty() ? u"Month closed"_s : reason;
    period.hash = u"c0cabfcae5fe0000"_s;
    stored.push_back(period);
    return period;
}

void FakePeriods::answerOne()
{
    const auto answer = m_held.front();
    m_held.pop_front();
    answer();
}

QString FakePeriods::workspaceName() const
{
    return u"Northwind IT"_s;
}

// As the service gives them: by their beginning, then edition.
QFuture<Result<std::vector<PublishedPeriod>>> FakePeriods::periods()
{
    if (unlisted)
        return readyFuture(Result<std::vector<PublishedPeriod>>(tl::unexpected<Error>(*unlisted)));
    std::vector<PublishedPeriod> all = stored;
    std::stable_sort(all.begin(), all.end(), [](const PublishedPeriod &a, const PublishedPeriod &b) {
        return std::pair(a.from, a.edition) < std::pair(b.from, b.edition);
    });
    return readyFuture(Result<std::vector<PublishedPeriod>>(all));
}

QFuture<Result<PublishedPeriod>> FakePeriods::period(PeriodId id)
{
    if (unfigured)
        return readyFuture(Result<PublishedPeriod>(tl::unexpected<Error>(*unfigured)));
    for (PublishedPeriod one : stored) {
        if (one.id == id) {
            one.figures = figures();
            return readyFuture(Result<PublishedPeriod>(one));
        }
    }
    return readyFuture(Result<PublishedPeriod>(fail(ErrorCode::NotFound, u"no-such-period"_s)));
}

QFuture<Result<Restatement>> FakePeriods::restatement(const PublishedPeriod &period)
{
    read.append(u"%1/%2"_s.arg(utcToLocal(period.from, QTimeZone::utc()).date.month()).arg(period.edition));
    const Result<Restatement> told =
        unreadable ? Result<Restatement>(tl::unexpected<Error>(*unreadable)) : restated(period);
    if (!holds)
        return readyFuture(told);
    auto promise = std::make_shared<QPromise<Result<Restatement>>>();
    promise->start();
    m_held.push_back([promise, told] {
        promise->addResult(told);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<std::optional<DataSpan>>> FakePeriods::dataSpan()
{
    return readyFuture(Result<std::optional<DataSpan>>(span));
}

QFuture<Result<PublishedPeriod>> FakePeriods::publish(const PeriodRequest &request)
{
    requests.append(request);
    if (refusal)
        return readyFuture(Result<PublishedPeriod>(tl::unexpected<Error>(*refusal)));
    int month = 0;
    while (monthStart(month) < request.from)
        ++month;
    const auto before = std::count_if(stored.begin(), stored.end(), [&request](const PublishedPeriod &one) {
        return one.from == request.from;
    });
    PublishedPeriod made = put(month, int(before) + 1, request.reason);
    made.figures = figures();
    return readyFuture(Result<PublishedPeriod>(made));
}

QFuture<Result<Report>> FakePeriods::monthly(const ReportWindow &window, const QString &comment)
{
    if (refusal)
        return readyFuture(Result<Report>(tl::unexpected<Error>(*refusal)));
    Report report;
    report.kind = u"monthly"_s;
    report.title = u"Operations report"_s;
    report.workspace = workspaceName();
    report.from = window.from;
    report.to = window.to;
    report.zone = zone();
    report.dates = datesText(window.from, window.to, zone());
    report.comment = comment;
    return readyFuture(Result<Report>(report));
}

QFuture<Result<QString>> FakePeriods::comment(const ReportWindow &month)
{
    return readyFuture(Result<QString>(kept.value(month.from)));
}

QFuture<Result<>> FakePeriods::keepComment(const ReportWindow &month, const QString &comment)
{
    if (comment.isEmpty())
        kept.remove(month.from);
    else
        kept.insert(month.from, comment);
    return readyFuture(Result<>());
}

} // namespace binnacle::test
