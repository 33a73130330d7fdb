// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistcells.h"

#include "tickets/ticketlistmodel.h"
#include "tickets/tickettext.h"
#include "wording/terms.h"

#include <QDate>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketlistcells {

namespace {

// In the order of TicketListModel::Column; widths are in type of 10 points.
struct Cell
{
    QLatin1StringView field;
    int width;
    bool shown = false;
    bool yields = false;
};

constexpr Cell kCells[] = {
    {"number"_L1, 116, true},
    {"priority"_L1, 44, true},
    {"title"_L1, 270, true},
    {"requester"_L1, 112, true, true},
    {"state"_L1, 98, true},
    {"team"_L1, 104, true, true},
    {"assignee"_L1, 104, true},
    {"opened"_L1, 118, true},
    {"updated"_L1, 112, true, true},
    {"service"_L1, 132},
    {"category"_L1, 120},
    {"subcategory"_L1, 120},
    {"type"_L1, 116},
    {"tags"_L1, 120},
    {"due"_L1, 118},
    {"resolved"_L1, 118},
    {"closed"_L1, 118},
    {"occurred"_L1, 118},
    {"detected"_L1, 118},
    {"acknowledged"_L1, 118},
    {"responded"_L1, 118},
    {"restored"_L1, 118},
    {"impact"_L1, 72},
    {"urgency"_L1, 80},
    {"major"_L1, 112},
    {"made_sla"_L1, 72},
    {"reopen_count"_L1, 88},
    {"reassignment_count"_L1, 116},
    {"resolution_code"_L1, 132},
    {"pending_reason"_L1, 132},
    {"ci"_L1, 132},
    {"origin"_L1, 124},
    {"source"_L1, 104},
    {"cycle"_L1, 64},
    {"comments"_L1, 92},
    {"attachments"_L1, 104},
};
static_assert(std::size(kCells) == TicketListModel::ColumnCount);

QString yesNo(bool yes)
{
    return yes ? TicketListModel::tr("Yes") : TicketListModel::tr("No");
}

QString countText(int count)
{
    return count > 0 ? QLocale().toString(count) : QString();
}

QString levelText(int level)
{
    return level > 0 ? QString::number(level) : QString();
}

QString wordsOf(const TicketRow &row, int column)
{
    switch (column) {
    case TicketListModel::Number:
        return row.number;
    case TicketListModel::Priority:
        return row.priority > 0 ? u"P%1"_s.arg(row.priority) : QString();
    case TicketListModel::Title:
        return row.title;
    case TicketListModel::Requester:
        return row.requester;
    case TicketListModel::State:
        return wording::stateLabel(row.state);
    case TicketListModel::Team:
        return row.team;
    case TicketListModel::Assignee:
        return row.assignee.isEmpty() ? u"—"_s : row.assignee;
    case TicketListModel::Service:
        return row.service;
    case TicketListModel::Category:
        return row.category;
    case TicketListModel::Subcategory:
        return row.subcategory;
    case TicketListModel::Type:
        return wording::typeLabel(row.type == TicketType::Request ? u"request"_s : u"incident"_s);
    case TicketListModel::Tags:
        return row.tags;
    case TicketListModel::Impact:
        return levelText(row.impact);
    case TicketListModel::Urgency:
        return levelText(row.urgency);
    case TicketListModel::Major:
        return row.major ? yesNo(true) : QString();
    case TicketListModel::Sla:
        return row.madeSla ? yesNo(*row.madeSla) : QString();
    case TicketListModel::Reopens:
        return countText(row.reopenCount);
    case TicketListModel::Reassignments:
        return countText(row.reassignmentCount);
    case TicketListModel::ResolutionCode:
        return row.resolutionCode;
    case TicketListModel::PendingReason:
        return row.pendingReason;
    case TicketListModel::Ci:
        return row.ci;
    case TicketListModel::Origin:
        return row.origin;
    case TicketListModel::Source:
        return row.source;
    case TicketListModel::Cycle:
        return QString::number(row.cycle);
    case TicketListModel::Comments:
        return countText(row.comments);
    case TicketListModel::Attachments:
        return countText(row.attachments);
    default:
        return {};
    }
}

QString noneLabel(const QString &field)
{
    return field == u"team"       ? TicketListModel::tr("No team")
           : field == u"assignee" ? TicketListModel::tr("Unassigned")
           : field == u"service"  ? TicketListModel::tr("No service")
           : field == u"category" ? TicketListModel::tr("No category")
                                  : TicketListModel::tr("No priority");
}

} // namespace

QString fieldAt(int column)
{
    return column >= 0 && column < TicketListModel::ColumnCount ? QString(kCells[column].field) : QString();
}

int columnOf(const QString &field)
{
    const auto found = std::find_if(std::begin(kCells), std::end(kCells),
                                    [&field](const Cell &cell) { return field == cell.field; });
    return found == std::end(kCells) ? -1 : int(found - std::begin(kCells));
}

QString labelOf(const QString &field)
{
    if (field == u"comments")
        return TicketListModel::tr("Comments");
    if (field == u"attachments")
        return TicketListModel::tr("Attachments");
    return wording::fieldLabel(field);
}

bool isSortable(int column)
{
    return column == TicketListModel::Number || column == TicketListModel::Priority ||
           column == TicketListModel::Opened || column == TicketListModel::Updated;
}

bool isTime(int column)
{
    return column == TicketListModel::Opened || column == TicketListModel::Updated ||
           (column >= TicketListModel::Due && column <= TicketListModel::Restored);
}

bool isNumber(int column)
{
    return column == TicketListModel::Reopens || column == TicketListModel::Reassignments ||
           column == TicketListModel::Cycle || column == TicketListModel::Comments ||
           column == TicketListModel::Attachments;
}

std::optional<qint64> timeAt(const TicketRow &row, int column)
{
    switch (column) {
    case TicketListModel::Opened:
        return row.openedAt;
    case TicketListModel::Updated:
        return row.updatedAt;
    case TicketListModel::Due:
        return row.dueAt;
    case TicketListModel::Resolved:
        return row.resolvedAt;
    case TicketListModel::Closed:
        return row.closedAt;
    case TicketListModel::Occurred:
        return row.occurredAt;
    case TicketListModel::Detected:
        return row.detectedAt;
    case TicketListModel::Acknowledged:
        return row.acknowledgedAt;
    case TicketListModel::Responded:
        return row.respondedAt;
    case TicketListModel::Restored:
        return row.restoredAt;
    default:
        return {};
    }
}

qint64 numberAt(const TicketRow &row, int column)
{
    switch (column) {
    case TicketListModel::Reopens:
        return row.reopenCount;
    case TicketListModel::Reassignments:
        return row.reassignmentCount;
    case TicketListModel::Cycle:
        return row.cycle;
    case TicketListModel::Comments:
        return row.comments;
    case TicketListModel::Attachments:
        return row.attachments;
    default:
        return 0;
    }
}

QString text(const TicketRow &row, int column, qint64 now, const QTimeZone &zone)
{
    if (!isTime(column))
        return wordsOf(row, column);
    const auto at = timeAt(row, column);
    return at ? tickettext::momentText(*at, now, zone) : QString();
}

QString spoken(const TicketRow &row, int column, qint64 now, const QTimeZone &zone)
{
    return column == TicketListModel::Priority ? wording::priorityLabel(row.priority)
                                               : text(row, column, now, zone);
}

QString groupLabel(const QString &field, const QString &value)
{
    if (value.isEmpty())
        return noneLabel(field);
    if (field == u"state")
        return wording::stateLabel(value);
    if (field == u"priority")
        return wording::priorityLabel(value.toInt());
    if (field == u"opened")
        return QLocale().toString(QDate::fromString(value, Qt::ISODate), QLocale::LongFormat);
    return value;
}

QList<ListColumns::Spec> specs()
{
    QList<ListColumns::Spec> all;
    for (int column = 0; column < TicketListModel::ColumnCount; ++column) {
        const Cell &cell = kCells[column];
        all.append(
            {cell.field, labelOf(cell.field), cell.width, cell.shown, cell.yields, isSortable(column)});
    }
    return all;
}

} // namespace binnacle::ticketlistcells
