// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// period.

#include "ctl/verb.h"
#include "periods/periodservice.h"
#include "reports/periodtext.h"
#include "reports/reportservice.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kShortHash = 12;

Result<PeriodRequest> requestOf(const Call &call)
{
    PeriodRequest request;
    BINNACLE_LET(request.from, timeSaid(call, u"from"_s));
    BINNACLE_LET(request.to, timeSaid(call, u"to"_s));
    request.reason = call.arguments.value(u"reason"_s);
    return request;
}

QJsonObject withFigures(const PublishedPeriod &period, const QTimeZone &zone)
{
    QJsonArray figures;
    for (const PeriodFigure &figure : period.figures)
        figures.append(figureJson(figure));
    QJsonObject told = periodJson(period, zone);
    told.insert(u"figures"_s, figures);
    return told;
}

QString headText(const PublishedPeriod &period, const QTimeZone &zone)
{
    return wording::reportText(u"published"_s,
                               {{u"dates"_s, datesText(period.from, period.to, zone)},
                                {u"edition"_s, period.edition},
                                {u"count"_s, wording::countText(qint64(period.figures.size()))},
                                {u"hash"_s, period.hash}});
}

Exit publish(Call &call)
{
    const auto request = requestOf(call);
    if (!request)
        return call.output.fail(request.error());
    const auto period = call.workspace->periods().publish(call.workspace->actor(), *request).result();
    if (!period)
        return call.output.fail(period.error());
    if (call.output.json())
        call.output.write(withFigures(*period, call.zone()));
    else
        call.output.write(headText(*period, call.zone()));
    return Exit::Done;
}

Exit showPeriod(Call &call)
{
    const QString word = call.arguments.words().value(0);
    bool ok = false;
    const PeriodId id(word.toLongLong(&ok));
    if (!ok)
        return call.output.fail(Error{ErrorCode::NotFound, u"no-such-period"_s, {{u"id"_s, word}}, {}});
    const auto period = call.workspace->periods().period(call.workspace->actor(), id).result();
    if (!period)
        return call.output.fail(period.error());
    const QTimeZone zone = call.zone();
    if (call.output.json()) {
        call.output.write(withFigures(*period, zone));
        return Exit::Done;
    }
    call.output.write(headText(*period, zone));
    QList<QStringList> rows;
    for (const PeriodFigure &figure : period->figures)
        rows.append({figureText(figure), cellText(figureCell(figure, figure.value), zone)});
    call.output.write({u"figure"_s, u"published"_s}, rows);
    return Exit::Done;
}

Exit list(Call &call)
{
    const auto periods = call.workspace->periods().periods(call.workspace->actor()).result();
    if (!periods)
        return call.output.fail(periods.error());
    const QTimeZone zone = call.zone();
    QJsonArray rows;
    QList<QStringList> table;
    for (const PublishedPeriod &period : *periods) {
        rows.append(periodJson(period, zone));
        table.append({QString::number(period.id.value), timeText(period.from, zone),
                      timeText(period.to, zone), QString::number(period.edition),
                      timeText(period.publishedAt, zone), period.publisherName, period.hash.left(kShortHash),
                      period.reason});
    }
    if (call.output.json())
        call.output.write(QJsonObject{{u"rows"_s, rows}});
    else
        call.output.write(
            {u"id"_s, u"from"_s, u"to"_s, u"edition"_s, u"published"_s, u"by"_s, u"hash"_s, u"reason"_s},
            table);
    return Exit::Done;
}

void writeTable(const Call &call, const Restatement &one)
{
    const QTimeZone zone = call.zone();
    const QVariantMap head{{u"dates"_s, datesText(one.period.from, one.period.to, zone)},
                           {u"edition"_s, one.period.edition},
                           {u"faults"_s, one.damage.mid(0, 5).join(u", "_s)}};
    if (!one.damage.isEmpty())
        call.output.write(wording::reportText(u"period-damaged"_s, head));
    if (!one.isRestated())
        return call.output.write(wording::reportText(u"holds"_s, head));
    call.output.write(head[u"dates"_s].toString() + u", "_s + wording::reportText(u"edition"_s, head));
    QList<QStringList> rows;
    for (const FigureDifference &line : one.differences) {
        const PeriodFigure &figure = line.published;
        rows.append({figureText(figure), cellText(figureCell(figure, figure.value), zone),
                     cellText(figureCell(figure, line.now), zone), cellText(differenceCell(line), zone),
                     causeNumbers(line, 1)});
    }
    call.output.write({u"figure"_s, u"published"_s, u"now"_s, u"difference"_s, u"why"_s}, rows);
    QList<QStringList> causes;
    for (size_t i = 0; i < one.causes.size(); ++i) {
        const RestatementCause &cause = one.causes[i];
        causes.append({QString::number(i + 1), causeText(cause, one.period), cause.by,
                       cause.at > 0 ? timeText(cause.at, zone) : QString()});
    }
    if (!causes.isEmpty())
        call.output.write({u"why"_s, u"change"_s, u"by"_s, u"at"_s}, causes);
}

Exit restatements(Call &call)
{
    const QTimeZone zone = call.zone();
    RestatementRequest request;
    const auto from = timeOf(call.arguments.value(u"from"_s), zone);
    const auto to = timeOf(call.arguments.value(u"to"_s), zone);
    if (!from || !to)
        return call.output.fail(from ? to.error() : from.error());
    request.from = *from;
    request.to = *to;
    const auto told = call.workspace->periods().restatements(call.workspace->actor(), request).result();
    if (!told)
        return call.output.fail(told.error());
    bool isWhole = true;
    QJsonArray all;
    for (const Restatement &one : *told) {
        isWhole = isWhole && one.damage.isEmpty();
        all.append(restatementJson(one, zone));
        if (!call.output.json())
            writeTable(call, one);
    }
    if (call.output.json())
        call.output.write(QJsonObject{{u"restatements"_s, all}});
    else if (told->empty())
        call.output.write(wording::reportText(u"none-yet"_s));
    return isWhole ? Exit::Done : Exit::Failed;
}

} // namespace

QList<Verb> periodVerbs()
{
    return {
        {u"period publish"_s,
         u"--from T --to T [--reason TEXT]"_s,
         u"keeps a period's figures as they stand; again makes another edition"_s,
         {{u"from="_s, u"to="_s, u"reason="_s}, false, 0, 0},
         true,
         publish},
        {u"period show"_s,
         u"ID"_s,
         u"the figures of a period as they were published"_s,
         {{}, false, 1, 1},
         true,
         showPeriod},
        {u"period list"_s, {}, u"the periods published"_s, {}, true, list},
        {u"period restatements"_s,
         u"[--from T] [--to T]"_s,
         u"what of published periods reads otherwise now, and why"_s,
         {{u"from="_s, u"to="_s}, false, 0, 0},
         true,
         restatements},
    };
}

} // namespace binnacle
