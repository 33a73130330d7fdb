// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistmodel.h"

#include "tickets/ticketlistcells.h"
#include "tickets/ticketrowrules.h"
#include "tickets/ticketsource.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QTimer>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLeastPauseMs = 1500; // between counts of groups

} // namespace

TicketListModel::TicketListModel(TicketSource &source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_zone(source.zone())
    , m_rules(new TicketRowRules(source, this))
    , m_recount(new QTimer(this))
{
    m_parts.emplace_back();
    m_parts.front().rows = std::make_unique<TicketSection>(source);
    follow(*m_parts.front().rows);
    recount();
    m_recount->setSingleShot(true);
    m_recount->setInterval(kLeastPauseMs);
    connect(m_recount, &QTimer::timeout, this, &TicketListModel::recountGroups);
    connect(&source, &TicketSource::changed, this, [this] {
        if (isGrouped() && !m_recount->isActive())
            m_recount->start();
    });
    connect(m_rules, &TicketRowRules::found, this, [this](const QList<TicketId> &ids) {
        for (const TicketId id : ids) {
            if (const int row = rowOf(id); row >= 0)
                Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    });
}

TicketListModel::~TicketListModel() = default;

void TicketListModel::follow(TicketSection &rows)
{
    TicketSection *of = &rows;
    connect(of, &QAbstractItemModel::modelAboutToBeReset, this, [this, of] {
        if (partOf(of) >= 0 && !isGrouped())
            beginResetModel();
    });
    connect(of, &QAbstractItemModel::modelReset, this, [this, of] { onReset(*of); });
    connect(of, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this, of](const QModelIndex &, int first, int last) {
                if (const int part = partOf(of); part >= 0)
                    beginInsertRows({}, firstOf(part) + first, firstOf(part) + last);
            });
    connect(of, &QAbstractItemModel::rowsInserted, this,
            [this, of](const QModelIndex &, int first, int last) {
                const int part = partOf(of);
                if (part < 0)
                    return;
                m_parts[size_t(part)].shown += last - first + 1;
                recount();
                endInsertRows();
                colorRows(firstOf(part) + first, firstOf(part) + last);
            });
    connect(of, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this, of](const QModelIndex &, int first, int last) {
                if (const int part = partOf(of); part >= 0)
                    beginRemoveRows({}, firstOf(part) + first, firstOf(part) + last);
            });
    connect(of, &QAbstractItemModel::rowsRemoved, this, [this, of](const QModelIndex &, int first, int last) {
        const int part = partOf(of);
        if (part < 0)
            return;
        m_parts[size_t(part)].shown -= last - first + 1;
        recount();
        endRemoveRows();
    });
    connect(of, &QAbstractItemModel::dataChanged, this,
            [this, of](const QModelIndex &first, const QModelIndex &last) {
                if (const int part = partOf(of); part >= 0)
                    rowsChanged(firstOf(part) + first.row(), firstOf(part) + last.row());
            });
    connect(of, &TicketSection::answered, this, [this, of] { onAnswered(*of); });
    connect(of, &TicketSection::reached, this, &TicketListModel::onReached);
    connect(of, &TicketSection::failed, this, [this, of](const Error &error) {
        m_answerDue = false;
        if (of == m_next.get()) { // what is shown stays
            m_next.release()->deleteLater();
            Q_EMIT statusChanged();
        }
        Q_EMIT failed(error);
    });
    connect(of, &TicketSection::statusChanged, this, [this, of] { onStatus(*of); });
}

void TicketListModel::ask(const QString &query, const QString &sort)
{
    ++m_question;
    m_asked.query = query;
    m_asked.sort = sort;
    m_reaching = {};
    m_answerDue = false;
    m_next.reset();
    m_askingGroups = false;
    if (!m_asked.group.isEmpty())
        return askGroups();
    if (!isGrouped())
        return m_parts.front().rows->ask(query, sort);
    m_next = std::make_unique<TicketSection>(m_source);
    follow(*m_next);
    m_next->ask(query, sort);
}

void TicketListModel::onAnswered(TicketSection &rows)
{
    if (&rows == m_next.get())
        return showUngrouped();
    const int part = partOf(&rows);
    if (part < 0)
        return;
    if (!isGrouped()) {
        m_shown = {rows.shownQuery(), rows.shownSort(), {}};
        return finishAnswer();
    }
    if (const TicketId id = std::exchange(m_reaching, {}); id.isValid())
        rows.reach(id);
    if (std::exchange(m_answerDue, false))
        finishAnswer();
}

void TicketListModel::finishAnswer()
{
    m_answered = true;
    Q_EMIT answered();
    Q_EMIT statusChanged();
}

// In groups the rest of the list stays where it is.
void TicketListModel::onReset(TicketSection &rows)
{
    const int part = partOf(&rows);
    if (part < 0)
        return;
    if (!isGrouped()) {
        m_parts[size_t(part)].shown = rows.rowCount();
        recount();
        m_rules->forget();
        m_shown = {rows.shownQuery(), rows.shownSort(), {}};
        m_answered = true;
        endResetModel();
    } else {
        const int same = std::min(m_parts[size_t(part)].shown, rows.rowCount());
        resize(part, rows.rowCount());
        if (same > 0)
            Q_EMIT dataChanged(index(firstOf(part), 0), index(firstOf(part) + same - 1, ColumnCount - 1));
    }
    colorRows(firstOf(part), firstOf(part) + m_parts[size_t(part)].shown - 1);
}

void TicketListModel::onStatus(TicketSection &rows)
{
    if (&rows == m_next.get())
        return; // not what is shown
    if (const int part = partOf(&rows); part >= 0 && isGrouped() && rows.isLoaded() && rows.total() >= 0 &&
                                        m_parts[size_t(part)].count != rows.total()) {
        m_parts[size_t(part)].count = rows.total();
        Q_EMIT dataChanged(index(firstOf(part) - 1, 0), index(firstOf(part) - 1, ColumnCount - 1));
    }
    Q_EMIT statusChanged();
}

void TicketListModel::rowsChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    std::vector<TicketId> ids;
    for (int row = first; row <= last; ++row) {
        if (ticketAt(row))
            ids.push_back(idAt(row));
    }
    m_rules->renew(ids);
}

void TicketListModel::colorRows(int first, int last)
{
    std::vector<TicketId> ids;
    for (int row = first; row <= last; ++row) {
        if (ticketAt(row))
            ids.push_back(idAt(row));
    }
    m_rules->want(ids);
}

void TicketListModel::setRules(const QList<RowRule> &rules)
{
    if (rules == m_rules->rules())
        return;
    m_rules->setRules(rules);
    if (m_count == 0)
        return;
    Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
    for (const Part &part : m_parts) {
        if (part.rows)
            m_rules->want(part.rows->loadedIds());
    }
}

QString TicketListModel::fieldAt(int column)
{
    return ticketlistcells::fieldAt(column);
}

int TicketListModel::columnOf(const QString &field)
{
    return ticketlistcells::columnOf(field);
}

bool TicketListModel::isSortable(int column)
{
    return ticketlistcells::isSortable(column);
}

int TicketListModel::sortColumn() const
{
    const QString &sort = m_shown.sort;
    return columnOf(sort.startsWith(u'-') ? sort.mid(1) : sort);
}

Qt::SortOrder TicketListModel::sortOrder() const
{
    return m_shown.sort.startsWith(u'-') ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void TicketListModel::sort(int column, Qt::SortOrder order)
{
    const QString field = fieldAt(column);
    if (field.isEmpty() || !isSortable(column))
        return;
    const QString wanted = order == Qt::DescendingOrder ? u'-' + field : field;
    if (wanted != (isAsking() ? m_asked : m_shown).sort)
        ask(m_asked.query, wanted);
}

bool TicketListModel::isAsking() const
{
    return m_askingGroups || m_answerDue || m_next || (!isGrouped() && m_parts.front().rows->isAsking());
}

qint64 TicketListModel::total() const
{
    if (!isGrouped())
        return m_parts.front().rows->total();
    qint64 total = 0;
    for (const Part &part : m_parts)
        total += part.count;
    return total;
}

int TicketListModel::sum(int (TicketSection::*of)() const) const
{
    int sum = 0;
    for (const Part &part : m_parts)
        sum += part.rows ? (part.rows.get()->*of)() : 0;
    return sum;
}

int TicketListModel::newCount() const
{
    return sum(&TicketSection::newCount) + (isGrouped() && m_newGroups ? 1 : 0);
}

int TicketListModel::unseenCount() const
{
    return sum(&TicketSection::unseenCount);
}

int TicketListModel::leftCount() const
{
    return sum(&TicketSection::leftCount);
}

int TicketListModel::loadedPages() const
{
    return sum(&TicketSection::loadedPages);
}

void TicketListModel::setSeen(TicketId id)
{
    for (Part &part : m_parts) {
        if (part.rows)
            part.rows->setSeen(id);
    }
}

// Told to who has the row, so that no other takes a later change of somebody else for ours.
void TicketListModel::ownChange(TicketId id)
{
    for (Part &part : m_parts) {
        if (part.rows && (!isGrouped() || part.rows->rowOf(id) >= 0))
            part.rows->ownChange(id);
    }
}

int TicketListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int TicketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool heading = isHeading(index.row());
    if (role == HeadingRole)
        return heading;
    if (heading) {
        if (role == Qt::AccessibleTextRole)
            return tr("%1, %2, %3")
                .arg(headingText(index.row()), wording::ticketsText(headingCount(index.row())),
                     isFolded(index.row()) ? tr("folded") : tr("unfolded"));
        return role == Qt::DisplayRole && index.column() == Title ? QVariant(headingText(index.row()))
                                                                  : QVariant();
    }
    const TicketId id = idAt(index.row());
    if (role == IdRole)
        return id.value;
    const TicketRow *row = ticketAt(index.row());
    if (role == LoadingRole)
        return row == nullptr;
    if (!row)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const TicketSection *rows = m_parts[size_t(placeOf(index.row()).part)].rows.get();
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(ticketlistcells::text(*row, index.column(), m_source.now(), m_zone));
    case Qt::AccessibleTextRole: {
        const QString spoken = ticketlistcells::spoken(*row, index.column(), m_source.now(), m_zone);
        const RowRule *rule = index.column() == Number ? m_rules->ruleOf(id) : nullptr;
        return rule ? tr("%1, %2").arg(spoken, rule->name) : spoken;
    }
    case Qt::TextAlignmentRole:
        return int((ticketlistcells::isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case PriorityRole:
        return row->priority;
    case OpenRole:
        return row->stateClass == StateClass::Open;
    case UnseenRole:
        return rows->isUnseen(id);
    case LeftRole:
        return rows->isLeft(id);
    case RuleRole:
    case RuleColorRole: {
        const RowRule *rule = m_rules->ruleOf(id);
        return !rule ? QString() : role == RuleRole ? rule->name : rule->color;
    }
    default:
        return {};
    }
}

QVariant TicketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((ticketlistcells::isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // of times the newest are wanted first
        return section == Opened || section == Updated ? Qt::DescendingOrder : Qt::AscendingOrder;
    const QString label = ticketlistcells::labelOf(fieldAt(section));
    if (role == Qt::AccessibleTextRole)
        return label;
    if (role != Qt::DisplayRole)
        return {};
    return section == Priority ? tr("P") : label;
}

// Groups are read as they come in sight.
bool TicketListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !isGrouped() && m_parts.front().rows->canFetchMore({});
}

void TicketListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_parts.front().rows->fetchMore({});
}

} // namespace binnacle
