// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything Home shows, as data: no drawing, no widgets. A value made on a worker thread by BoardService and
// handed over whole; whoever draws it only formats. Times are UTC ms, durations ms, shares 0..1. Text fields
// are for people (already worded); query texts are in the query language and give exactly the records behind
// the mark they stand on: the count of a mark equals the count of its query.

#include "metrics/controllimits.h"
#include "metrics/measures.h"
#include "reports/boardservices.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace binnacle {

struct BoardRequest
{
    QString query; // the filter, in the query language; empty: every incident
    std::optional<qint64> from,
        to; // incidents opened in [from, to); both absent: the last 90 days before the newest data
    bool fullRange = false;     // from the first incident to the newest; from and to are not used
    QString zone;               // IANA, cuts days and weeks; empty: the workspace's
    std::optional<qint64> asOf; // ages and "open" are as of then; absent: as the header's asOf says
    bool priorPeriod = true;    // also the period of the same length before
    TimeKind time = TimeKind::Elapsed;
    bool limits = false; // control limits of the weekly medians
    bool marks = true;   // what people noted at an instant
    int maxDots = 1000;
};

// A chip above the cards: part of what is selected. Removing it gives `without`.
struct BoardChip
{
    enum class Kind { Window, Filter, Time, AsOf } kind = Kind::Filter;
    QString text;    // "Last 90 days", "priority:1,2"
    QString without; // Filter: the query text that is left when this chip goes
    bool removable = false;
};

struct BoardSource // where the data of a source end
{
    QString name;
    qint64 newest = 0; // the newest stamp it told
};

struct BoardHeader
{
    qint64 from = 0, to = 0; // the window in force, [from, to)
    bool defaultWindow = true;
    QString windowText;                // "last 90 days before the newest data"
    QString dataEndText;               // "data ends Feb 16, 2017"; empty without incidents
    qint64 dataBegin = 0, dataEnd = 0; // when the first and the last incident were opened
    qint64 priorFrom = 0, priorTo = 0; // equal: no period before
    qint64 asOf = 0; // the newest stamp an import told; now where an incident of ours is open
    // What is open, and for how long, is of then: as of, or the end of a window that ends before.
    qint64 openAt = 0;
    QString openAtText; // "at the end of Jan 31, 2017"; empty where it is as of
    QString timeText;   // "Business hours, Mon–Fri 09–17"
    QString zone;
    QString query; // canonical text of the filter
    std::vector<BoardChip> chips;
    std::vector<BoardSource> sources;
    qint64 incidents = 0; // in the window, under the filter
    QString records;      // the query that gives exactly these
    qint64 priorIncidents = 0;
    qint64 before = 0; // under the filter, opened before the window
    qint64 total = 0;  // incidents in the workspace
};

struct BoardPoint
{
    qint64 at = 0, until = 0;    // the week (or bin) it stands for
    std::optional<double> value; // nothing: no figure there (a gap in the line)
    qint64 n = 0;
    qint64 open = 0; // without a value because they are still open

    // Where more than one in twenty is open the figure is of those that were quick: it will rise.
    [[nodiscard]] bool isFinished() const { return open * 20 <= n + open; }
};

struct BoardTile
{
    enum class Kind { Open, Detect, Acknowledge, Restore, Resolve, SlaMet, Reopened, BelowTarget };
    Kind kind = Kind::Open;
    enum class Unit { Count, Duration, Share } unit = Unit::Count;
    QString title;               // "Time to acknowledge · median"
    QString definition;          // what is measured from what to what, version, cohort
    std::optional<double> value; // the big figure: a count, a median in ms, a share
    std::optional<double> prior; // what it was in the period before; nothing where that cannot be said
    QString note; // the small line under it, for kinds other than Duration ("oldest 41 d", "2,181 of 2,318")
    QString noData;              // set where there is no value: why, and which measure can be had instead
    std::optional<Kind> instead; // that measure

    Distribution distribution; // Duration: mean, median, p90, n, excluded by reason, open
    Distribution priorDistribution;
    std::vector<qint64>
        rawValues;            // Duration under 10 values: the values in order, and no percentile is shown
    SlaCount sla, priorSla;   // SlaMet
    qint64 count = 0, of = 0; // Open: open of all; Reopened: reopened of those that could tell
    qint64 priorCount = 0, priorOf = 0;
    std::optional<qint64> oldestOpened; // Open

    std::vector<BoardPoint> spark; // weekly: median, count at the week's end, or share
    BoardScope scope;
    // The records counted: n of a measure (all incidents of the window where some are excluded for reversed
    // stamps, which no query tells), the open ones, the reopened ones, SLA met and missed. Empty where an
    // earlier as-of is asked.
    QString query;
    qint64 records = 0; // so many the query gives
    QString filter;     // the part of the query that is this tile's own: what a click on it narrows to
};

struct BoardDot
{
    qint64 opened = 0;    // UTC ms
    qint64 duration = 0;  // ms
    qint64 ticket = 0;    // TicketId value: click opens this one
    quint8 priority = 0;  // 1..4, 0 none
    bool outlier = false; // kept because it is one
};

struct BoardDots // times to restore, detect or resolve on a log scale
{
    Measure measure = Measure::Resolve;
    QString title, definition;
    std::vector<BoardDot> dots;          // by opened
    quint8 graveUpTo = 0;                // where not all are drawn: up to this priority they are
    qint64 of = 0;                       // so many incidents have such a time; dots.size() of them are drawn
    qint64 open = 0, excluded = 0;       // not drawn
    qint64 minimum = 0, maximum = 0;     // of all durations above 0, for the log scale's domain
    std::vector<BoardPoint> median;      // a week each
    std::vector<BoardPoint> p90;         // value only where n >= 10
    std::optional<ControlLimits> limits; // ms; signals beside limitWeeks
    std::vector<size_t> limitWeeks;      // the weeks with enough values, by place in median
    std::vector<QString> weekQueries;    // beside median
    std::vector<qint64> weekRecords;     // so many each of them gives: those out of order are not in n
    BoardScope scope;
};

struct BoardBin
{
    qint64 from = 0, to = 0;
    qint64 opened[5] = {0, 0, 0, 0, 0}; // by priority: none, P1 .. P4
    qint64 closed = 0;
    QString openedQuery[5]; // empty where 0
    QString binQuery;       // all opened in the bin
    QString closedQuery;
};

struct BoardVolume // opened by priority, stacked, and closed
{
    QString title, definition;
    int binDays = 1;            // 1, 7 or 28: whole weeks, for the days of one are not alike
    std::vector<BoardBin> bins; // the first may be shorter: the last ends with the window
    bool closedTold = true;     // else no incident under the filter has a closed stamp, and none are counted
    qint64 opened = 0, closed = 0;
    qint64 openedByPriority[5] = {0, 0, 0, 0, 0};
    BoardScope scope;
};

struct BoardBand
{
    QString text;             // "0–1 d", "> 30 d"
    qint64 from = 0;          // age in ms, inclusive
    std::optional<qint64> to; // exclusive
    qint64 count = 0;
    QString query;
    QString filter; // the part of the query that is this band's own
};

struct BoardBacklog
{
    QString title, definition;
    std::vector<BoardBand> bands; // six
    qint64 open = 0;
    BoardScope scope;
};

struct BoardGroup // a row of the table of teams or categories
{
    bool chosen = true; // the filter takes incidents of it

    QString name;         // "none" where empty
    QString query;        // the incidents counted in `incidents`
    qint64 incidents = 0; // opened in the window
    qint64 priorIncidents = 0;
    qint64 open = 0;              // of these, still open as of
    std::optional<double> median; // resolve from opened, ms; nothing under one value
    std::optional<double> p90;    // only where n >= 10
    qint64 n = 0;                 // of the median
    SlaCount sla;
};

struct BoardGroups // where the incidents of the window lie
{
    GroupBy by = GroupBy::Team;
    QString title, definition;
    std::vector<BoardGroup> rows; // the 12 with most incidents, most first
    // The filter without its own choice of teams or categories, where it makes one: the rows are of this,
    // those not chosen to compare with.
    std::optional<QString> within;
    std::vector<QString> more; // the names of the groups not in rows, most incidents first
    qint64 groups = 0;         // so many there are
    qint64 otherIncidents = 0; // incidents of the groups not in rows
    BoardScope scope;
};

struct BoardOldest // an open incident, of the ten opened first
{
    qint64 ticket = 0; // TicketId value
    QString number;
    quint8 priority = 0;
    QString team;
    qint64 opened = 0;
    qint64 age = 0; // ms at openAt
};

struct BoardMark // what somebody noted at an instant of the window
{
    qint64 at = 0;
    QString text;
};

struct Board
{
    BoardRequest request;
    BoardHeader header;
    std::vector<BoardTile> tiles; // in the order shown
    BoardDots resolve, restore, detect;
    std::vector<BoardMark> marks; // by their instant
    BoardUptime uptime;
    std::vector<BoardNeed> needs; // gravest first
    BoardVolume volume;
    BoardBacklog backlog;
    std::vector<BoardGroups> groups; // teams, then categories
    std::vector<BoardOldest> oldest; // of the open ones in the backlog, oldest first
    QString empty;                   // set where the workspace has no incident: what to do next
    qint64 computedIn = 0;           // microseconds, for the status line and the benchmark
};

} // namespace binnacle
