// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All cards of Home computed over a million incidents and 400 services in memory, for filters over fields.

#include "bench.h"
#include "syntheticlog.h"
#include "syntheticservices.h"

#include "base/timetext.h"
#include "metrics/incidentsource.h"
#include "query/ticketfields.h"
#include "reports/boardmaker.h"

#include <random>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 40;

std::vector<Line> board()
{
    IncidentColumns columns;
    columns.reserve(size_t(incidents()));
    SyntheticLog log(columns);
    for (qint64 id = 1; id <= incidents(); ++id)
        columns.append(log.next(id, incidents()));
    columns.finish();

    const QTimeZone zone("Europe/Berlin");
    const auto record = std::make_shared<const AvailabilityRecord>(syntheticServices(kLogEnd));
    BoardKept kept;
    std::vector<Line> lines;
    const auto run = [&](const QString &what, const QString &text, const std::function<BoardRequest()> &ask) {
        qint64 counted = 0;
        qint64 boards = 0;
        Line line = measure(what, kTimes, u"8 ms p95"_s, [&] {
            BoardRequest request = ask();
            request.query = text;
            const Query query = *ticketQueryLanguage().parse(text);
            const auto rowsOf = [&](const Query &part) {
                return filterRows(part, ticketFields(), {zone, kLogEnd, {}}, IncidentSource(columns, {}));
            };
            const auto selected = rowsOf(query);
            const auto made = makeBoard(request, {columns, *selected, query, zone, zone, kLogEnd,
                                                  std::nullopt, rowsOf, record, &kept});
            counted += made->header.incidents;
            ++boards;
        });
        line.note = u"%1 incidents in the window"_s.arg(counted / std::max<qint64>(1, boards));
        line.atMost = 8;
        lines.push_back(line);
    };
    const QString filters[] = {u""_s, u"priority:1,2"_s, u"team:\"Team 7\""_s, u"state:open priority:1,2,3"_s,
                               u"-category:\"Category 3\" priority:3"_s};
    for (const bool full : {false, true}) {
        for (const QString &text : filters)
            run(u"board, %1, filter '%2'"_s.arg(full ? u"full range"_s : u"90 days"_s, text), text, [full] {
                BoardRequest request;
                request.fullRange = full;
                return request;
            });
    }
    // Whole hours, as a hand brushes them on Home.
    std::mt19937 random(7);
    for (const int days : {90, 365, 4 * 365}) {
        for (const QString &text : {filters[0], filters[1]})
            run(u"brush within %1 days, filter '%2'"_s.arg(days).arg(text), text, [&random, days] {
                const qint64 hour = 3'600'000;
                const auto ago = [&] {
                    return kLogEnd / hour * hour - qint64(random() % (days * 24U)) * hour;
                };
                BoardRequest request;
                request.from = ago();
                request.to = ago();
                if (*request.to < *request.from)
                    std::swap(request.from, request.to);
                return request;
            });
    }
    lines.push_back(measure(u"one filter alone, priority:1,2"_s, kTimes, {}, [&] {
        (void)filterRows(*ticketQueryLanguage().parse(u"priority:1,2"_s), ticketFields(), {zone, kLogEnd, {}},
                         IncidentSource(columns, {}));
    }));
    Line all =
        measure(u"availability of 400 services, two years, 20,000 intervals"_s, kTimes, u"50 ms"_s, [&] {
            const Interval window{kLogEnd - 730 * kMsPerDay, kLogEnd};
            double down = 0;
            for (const ServiceHistory &history : record->services)
                down += uptime(record->parts(history, window, kLogEnd, record->rules)).weightedDown;
            return down;
        });
    all.atMost = 50;
    lines.push_back(all);
    Line size;
    size.what = u"bytes an incident in the columns"_s;
    size.p50 = size.p95 = double(columns.bytes()) / double(columns.size());
    size.aim = u"about 64"_s;
    lines.push_back(size);
    size.what = u"bytes an incident kept beside them for boards"_s;
    size.p50 = size.p95 = double(kept.bytes()) / double(columns.size());
    size.aim = u"-"_s;
    lines.push_back(size);
    return lines;
}

const Registered kBoard("board", board);

} // namespace
