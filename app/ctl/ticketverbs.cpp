// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// tickets: lists, one whole ticket, acts.

#include "ctl/ticketjson.h"
#include "ctl/verb.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketvalues.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

TicketRef refOf(const Call &call)
{
    return {{}, call.arguments.words().value(0), call.arguments.value(u"source"_s)};
}

Result<qint64> wholeNumber(const QString &text, qint64 otherwise)
{
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < 1)
        return fail(ErrorCode::Invalid, u"bad-number"_s, {{u"value"_s, text}});
    return number;
}

Exit show(Call &call, const Result<TicketAct> &act)
{
    if (!act)
        return call.output.fail(act.error());
    if (call.output.json()) {
        call.output.write(QJsonObject{{u"number"_s, act->number},
                                      {u"row_version"_s, act->rowVersion},
                                      {u"operation"_s, act->operation}});
    } else {
        call.output.write(act->number);
    }
    return Exit::Done;
}

// As many rows as were asked for; the service gives them in pages.
Result<TicketPage> pageOf(Call &call, TicketListRequest request, qint64 limit)
{
    constexpr qint64 kPage = 1000;
    TicketPage all;
    do {
        request.limit = int(qMin(limit - qint64(all.rows.size()), kPage));
        BINNACLE_LET(TicketPage page,
                     call.workspace->ticketQueries().page(call.workspace->actor(), request).result());
        all.rows.insert(all.rows.end(), std::make_move_iterator(page.rows.begin()),
                        std::make_move_iterator(page.rows.end()));
        all.next = request.after = page.next;
    } while (!all.next.isEmpty() && qint64(all.rows.size()) < limit);
    return all;
}

Exit list(Call &call)
{
    TicketListRequest request;
    request.query = call.arguments.value(u"query"_s);
    request.sort = call.arguments.value(u"sort"_s, request.sort);
    request.after = call.arguments.value(u"after"_s);
    const auto limit = wholeNumber(call.arguments.value(u"limit"_s), 50);
    if (!limit)
        return call.output.fail(limit.error());
    const auto page = pageOf(call, request, *limit);
    if (!page)
        return call.output.fail(page.error());
    if (call.output.json()) {
        QJsonArray rows;
        for (const TicketRow &row : page->rows)
            rows.append(ticketRowJson(row, call.zone()));
        call.output.write(QJsonObject{{u"rows"_s, rows}, {u"next"_s, textOrNull(page->next)}});
        return Exit::Done;
    }
    QList<QStringList> rows;
    for (const TicketRow &row : page->rows) {
        rows.append({row.number, priorityText(row.priority), row.state, row.team, row.assignee,
                     timeText(row.openedAt, call.zone()), row.title});
    }
    call.output.write({u"number"_s, u"prio"_s, u"state"_s, u"team"_s, u"assignee"_s, u"opened"_s, u"title"_s},
                      rows);
    if (!page->next.isEmpty())
        call.output.message(u"more: --after "_s + page->next);
    return Exit::Done;
}

Exit showTicket(Call &call)
{
    const auto detail = call.workspace->ticketQueries().detail(call.workspace->actor(), refOf(call)).result();
    if (!detail)
        return call.output.fail(detail.error());
    const QJsonObject json = ticketDetailJson(*detail, call.zone());
    if (call.output.json()) {
        call.output.write(json);
        return Exit::Done;
    }
    QList<QStringList> rows;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!it->isArray() && !it->isObject() && !it->isNull())
            rows.append({it.key(), it->toVariant().toString()});
    }
    for (const Message &message : detail->conversation)
        rows.append({timeText(message.at, call.zone()), message.authorName + u": "_s + message.body});
    call.output.write({u"field"_s, u"value"_s}, rows);
    return Exit::Done;
}

Exit count(Call &call)
{
    const auto number = call.workspace->ticketQueries()
                            .count(call.workspace->actor(), call.arguments.value(u"query"_s))
                            .result();
    if (!number)
        return call.output.fail(number.error());
    if (call.output.json())
        call.output.write(QJsonObject{{u"count"_s, *number}});
    else
        call.output.write(QString::number(*number));
    return Exit::Done;
}

Exit create(Call &call)
{
    return show(call,
                call.workspace->tickets().create(call.workspace->actor(), call.arguments.fields()).result());
}

// A stamp as it is said here: a time the command line takes, "~" before one that is estimated, "unknown".
Result<QString> stampSaid(const QString &said, const QTimeZone &zone)
{
    if (said.isEmpty() || said == u"unknown")
        return said;
    ticketvalues::StampText stamp;
    stamp.estimated = said.startsWith(u'~');
    BINNACLE_LET(stamp.at, timeOf(said.mid(stamp.estimated ? 1 : 0), zone));
    if (!stamp.at)
        return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, said}});
    return ticketvalues::textOf(stamp);
}

Result<TicketValues> valuesSaid(const Call &call)
{
    BINNACLE_LET(TicketValues values, assignments(call.arguments.words().mid(1)));
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (stampFromName(value.key())) {
            BINNACLE_LET(*value, stampSaid(*value, call.zone()));
        }
    }
    return values;
}

Exit set(Call &call)
{
    const auto values = valuesSaid(call);
    if (!values)
        return call.output.fail(values.error());
    const auto version = wholeNumber(call.arguments.value(u"version"_s), 0);
    if (!version)
        return call.output.fail(version.error());
    return show(
        call,
        call.workspace->tickets().set(call.workspace->actor(), refOf(call), *values, *version).result());
}

Exit assign(Call &call)
{
    return show(call, call.workspace->tickets()
                          .assign(call.workspace->actor(), refOf(call), call.arguments.value(u"team"_s),
                                  call.arguments.value(u"to"_s))
                          .result());
}

Exit comment(Call &call)
{
    const MessageKind kind = call.arguments.has(u"public"_s) ? MessageKind::Public : MessageKind::Internal;
    return show(call,
                call.workspace->tickets()
                    .comment(call.workspace->actor(), refOf(call), call.arguments.value(u"text"_s), kind)
                    .result());
}

Exit attach(Call &call)
{
    return show(call, call.workspace->tickets()
                          .attach(call.workspace->actor(), refOf(call), call.arguments.words().value(1))
                          .result());
}

Exit resolve(Call &call)
{
    TicketValues times;
    for (const QString &time : {u"occurred"_s, u"restored"_s}) {
        const auto said = stampSaid(call.arguments.value(time), call.zone());
        if (!said)
            return call.output.fail(said.error());
        if (!said->isEmpty())
            times.insert(time, *said);
    }
    return show(call, call.workspace->tickets()
                          .resolve(call.workspace->actor(), refOf(call), call.arguments.value(u"code"_s),
                                   call.arguments.value(u"text"_s), times)
                          .result());
}

Exit explain(Call &call)
{
    const QString said = call.arguments.value(u"outage"_s);
    bool ok = false;
    const OutageId outage(said.toLongLong(&ok));
    if (!ok || !outage.isValid())
        return call.output.fail({ErrorCode::Invalid, u"bad-number"_s, {{u"value"_s, said}}, {}});
    const auto version = wholeNumber(call.arguments.value(u"version"_s), 0);
    if (!version)
        return call.output.fail(version.error());
    return show(call, call.workspace->tickets()
                          .explain(call.workspace->actor(), refOf(call), outage,
                                   !call.arguments.has(u"remove"_s), *version)
                          .result());
}

Exit reopen(Call &call)
{
    return show(call, call.workspace->tickets().reopen(call.workspace->actor(), refOf(call)).result());
}

} // namespace

QList<Verb> ticketVerbs()
{
    const QString source = u"source="_s;
    return {
        {u"tickets list"_s,
         u"[--query Q] [--sort FIELD|-FIELD] [--limit N] [--after CURSOR]"_s,
         u"a page of tickets"_s,
         {{u"query="_s, u"sort="_s, u"limit="_s, u"after="_s}, false, 0, 0},
         true,
         list},
        {u"tickets show"_s,
         u"NUMBER [--source S]"_s,
         u"one whole ticket"_s,
         {{source}, false, 1, 1},
         true,
         showTicket},
        {u"tickets count"_s, u"[--query Q]"_s, u"how many"_s, {{u"query="_s}, false, 0, 0}, true, count},
        {u"tickets new"_s,
         u"--title T [--type incident|request] [--FIELD value]…"_s,
         u"makes a ticket"_s,
         {{}, true, 0, 0},
         true,
         create},
        {u"tickets set"_s,
         u"NUMBER field=value… [--version N] [--source S]"_s,
         u"changes fields; of a stamp ~TIME is estimated, and occurred or restored may be unknown"_s,
         {{u"version="_s, source}, false, 2, -1},
         true,
         set},
        {u"tickets assign"_s,
         u"NUMBER --team T | --to PERSON [--source S]"_s,
         u"assigns"_s,
         {{u"team="_s, u"to="_s, source}, false, 1, 1},
         true,
         assign},
        {u"tickets comment"_s,
         u"NUMBER --text T [--public] [--source S]"_s,
         u"adds a note, or a public reply"_s,
         {{u"text="_s, u"public"_s, source}, false, 1, 1},
         true,
         comment},
        {u"tickets attach"_s,
         u"NUMBER FILE [--source S]"_s,
         u"attaches a file"_s,
         {{source}, false, 2, 2},
         true,
         attach},
        {u"tickets resolve"_s,
         u"NUMBER --code C --text T [--restored T|unknown] [--occurred T|unknown] [--source S]"_s,
         u"resolves"_s,
         {{u"code="_s, u"text="_s, u"restored="_s, u"occurred="_s, source}, false, 1, 1},
         true,
         resolve},
        {u"tickets explain"_s,
         u"NUMBER --outage ID [--remove] [--version N] [--source S]"_s,
         u"an incident explains an outage"_s,
         {{u"outage="_s, u"remove"_s, u"version="_s, source}, false, 1, 1},
         true,
         explain},
        {u"tickets reopen"_s,
         u"NUMBER [--source S]"_s,
         u"reopens a resolved ticket"_s,
         {{source}, false, 1, 1},
         true,
         reopen},
    };
}

} // namespace binnacle
