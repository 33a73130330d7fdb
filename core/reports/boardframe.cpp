// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardframe.h"

#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDefaultDays = 90;

QDate dayOf(qint64 at, const QTimeZone &zone)
{
    return utcToLocal(at, zone).date;
}

bool isDayStart(qint64 at, const QTimeZone &zone)
{
    return dayStart(dayOf(at, zone), zone) == at;
}

BoardCuts cut(qint64 from, qint64 to, QDate first, int days, const QTimeZone &zone)
{
    const auto dayAt = [&zone](qint64 at) { return isDayStart(at, zone) ? dayOf(at, zone) : QDate(); };
    BoardCuts cuts;
    cuts.begins.push_back(from);
    cuts.days.push_back(dayAt(from));
    for (QDate day = first;; day = day.addDays(days)) {
        const qint64 at = dayStart(day, zone);
        if (at >= to)
            break;
        if (at > cuts.begins.back()) {
            cuts.begins.push_back(at);
            cuts.days.push_back(day);
        }
    }
    cuts.begins.push_back(to);
    cuts.days.push_back(dayAt(to));
    if (to > from)
        cuts.partsPerMs = double(cuts.parts()) / double(to - from);
    return cuts;
}

int binDaysOf(qint64 length)
{
    const qint64 days = length / kMsPerDay;
    if (days <= 31)
        return 1;
    return days <= 400 ? 7 : 28; // whole weeks: a weekend in every third bar makes teeth
}

int cellDaysOf(qint64 length)
{
    const qint64 days = length / kMsPerDay;
    return days <= 124 ? 1 : days <= 800 ? 7 : 28;
}

bool isWorkedOnHere(const IncidentColumns &columns)
{
    const std::vector<quint16> &sources = columns.narrow(ColumnName::Source);
    bool open = false;
    columns.names(ColumnName::Source).forEachNamed(u"binnacle"_s, [&](quint32 ours) {
        for (size_t row = columns.size(); row > 0 && !open; --row) // mostly one of the last
            open = sources[row - 1] == ours && columns.stateClass(row - 1) == IncidentRow::Class::Open;
    });
    return open;
}

// The incident opened last, but for those a slip of the pen opens in the future: one of them would take the
// window from all others.
qint64 lastOpening(const IncidentColumns &columns, qint64 now)
{
    if (columns.size() == 0)
        return now;
    const size_t past = columns.range(kFirstInstant, now + 1).second;
    return past > 0 ? columns.opened()[past - 1] : columns.opened().back();
}

// What a board counts is as of the newest stamp of any kind an import told, or of now where an incident of
// ours is open.
qint64 asOfData(const IncidentColumns &columns, qint64 now)
{
    if (columns.size() == 0 || isWorkedOnHere(columns))
        return now;
    qint64 at = lastOpening(columns, now);
    for (quint32 source = 0; source < columns.names(ColumnName::Source).size(); ++source)
        at = std::max(at, columns.toldUntil(source));
    return at;
}

// The filter's text, fit to stand beside further clauses.
QString baseOf(const Query &filter)
{
    const QString type = u"type:incident"_s;
    if (filter.isEverything())
        return type;
    const QString text = filter.canonical();
    if (filter.root().kind == QueryNode::Kind::Any)
        return type + u" ("_s + text + u')';
    return type + u' ' + text;
}

} // namespace

BoardFrame BoardFrame::make(const BoardRequest &request, const Query &filter, const IncidentColumns &columns,
                            const QTimeZone &zone, const QTimeZone &queryZone, qint64 now,
                            const std::optional<Interval> &recorded)
{
    BoardFrame frame;
    frame.zone = zone;
    frame.queryZone = queryZone;
    frame.base = baseOf(filter);
    frame.recorded = recorded;
    // The window ends with the incident opened last, or where the record of services does: no later stamp
    // moves it.
    qint64 begin = columns.size() > 0 ? columns.opened().front() : now;
    qint64 end =
        request.fullRange && columns.size() > 0 ? columns.opened().back() : lastOpening(columns, now);
    frame.dataEnd = lastOpening(columns, now);
    if (recorded) {
        const qint64 recordedTo = std::min(recorded->to, now);
        begin = columns.size() > 0 ? std::min(begin, recorded->from) : recorded->from;
        end = columns.size() > 0 ? std::max(end, recordedTo) : recordedTo;
        frame.dataEnd = columns.size() > 0 ? std::max(frame.dataEnd, recordedTo) : recordedTo;
    }
    frame.dataBegin = begin;
    const auto meant = [](qint64 at) { return std::clamp(at, kFirstInstant, kEndOfInstants); };
    frame.asOf = request.asOf.value_or(asOfData(columns, now));
    frame.past = request.asOf.has_value();
    const QDate after = dayOf(end, zone).addDays(1);
    frame.to = request.to && !request.fullRange ? meant(*request.to) : dayStart(after, zone);
    if (request.fullRange) {
        frame.from = dayStart(dayOf(begin, zone), zone);
    } else if (request.from) {
        frame.from = meant(*request.from);
    } else {
        const QDate last = request.to ? dayOf(meant(*request.to), zone) : after;
        frame.from = dayStart(last.addDays(-kDefaultDays), zone);
        frame.defaultWindow = !request.to;
    }
    frame.to = std::max(frame.from, frame.to);
    // The newest window is of now, though it ends with the last opening.
    const bool newest = request.fullRange || frame.to == dayStart(after, zone);
    frame.openAt = newest ? frame.asOf : std::min(frame.to, frame.asOf);
    frame.priorFrom = frame.priorTo = frame.from;
    if (request.priorPeriod && frame.from > begin) {
        const QDate first = dayOf(frame.from, zone);
        frame.priorFrom = isDayStart(frame.from, zone) && isDayStart(frame.to, zone)
                              ? dayStart(first.addDays(-first.daysTo(dayOf(frame.to, zone))), zone)
                              : frame.from - (frame.to - frame.from);
    }
    const QDate first = dayOf(frame.from, zone);
    frame.weeks = cut(frame.from, frame.to, first.addDays(1 - first.dayOfWeek()), 7, zone);
    frame.binDays = binDaysOf(frame.to - frame.from);
    // The newest part is whole, the first one what is left.
    const QDate last = dayOf(std::max(frame.from, frame.to - 1), zone).addDays(1);
    const qint64 bins = (first.daysTo(last) + frame.binDays - 1) / frame.binDays;
    frame.bins = cut(frame.from, frame.to, last.addDays(-bins * frame.binDays), frame.binDays, zone);
    frame.cellDays = cellDaysOf(frame.to - frame.from);
    frame.cells = cut(frame.from, frame.to, first, frame.cellDays, zone);
    frame.m_window =
        frame.span(u"opened"_s, frame.from, frame.weeks.days.front(), frame.to, frame.weeks.days.back());
    return frame;
}

BoardFrame BoardFrame::under(const Query &filter) const
{
    BoardFrame frame = *this;
    frame.base = baseOf(filter);
    return frame;
}

QString BoardFrame::span(const QString &field, qint64 begin, QDate first, qint64 end, QDate after) const
{
    if (begin < end && first.isValid() && after.isValid() && zone == queryZone) {
        const QString day = first.toString(Qt::ISODate);
        const QString last = after.addDays(-1).toString(Qt::ISODate);
        if (day == last)
            return field + u':' + day;
        return field + u':' + day + u".."_s + last;
    }
    return field + u":>="_s + isoText(begin, queryZone) + u' ' + field + u":<"_s + isoText(end, queryZone);
}

QString BoardFrame::span(const QString &field, const BoardCuts &cuts, size_t part) const
{
    return span(field, cuts.begins[part], cuts.days[part], cuts.begins[part + 1], cuts.days[part + 1]);
}

QString BoardFrame::openClause() const
{
    if (past)
        return {};
    if (!opensAtEnd())
        return u"state:open"_s;
    return u"opened:<%1 (state:open or resolved:>=%1 or (-has:resolved closed:>=%1))"_s.arg(
        isoText(openAt, queryZone));
}

QString BoardFrame::query(const QString &more) const
{
    return more.isEmpty() ? base : base + u' ' + more;
}

QString BoardFrame::windowQuery(const QString &more) const
{
    return query(more.isEmpty() ? m_window : m_window + u' ' + more);
}

} // namespace binnacle
