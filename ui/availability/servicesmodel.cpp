// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicesmodel.h"

#include "availability/servicetext.h"
#include "base/fold.h"
#include "theme/theme.h"
#include "wording/quantities.h"

#include <QApplication>
#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double kLast = std::numeric_limits<double>::infinity();

std::optional<double> budgetShare(const ServiceAvailability &one)
{
    if (!one.budget || !one.budgetLeft || *one.budget <= 0)
        return {};
    return *one.budgetLeft / *one.budget;
}

// What has no figure stands behind what has, whichever way it is sorted.
std::optional<double> keyOf(const ServiceAvailability &one, int column)
{
    switch (column) {
    case ServicesModel::Criticality:
        return one.service.criticality ? std::optional(double(*one.service.criticality)) : std::nullopt;
    case ServicesModel::Target:
        return one.service.target;
    case ServicesModel::UptimeShare:
        return one.uptime.availability();
    case ServicesModel::Down:
        return one.uptime.counted > 0 ? std::optional(one.uptime.weightedDown) : std::nullopt;
    case ServicesModel::Budget:
        return one.uptime.counted > 0 ? budgetShare(one) : std::nullopt;
    case ServicesModel::Coverage:
        return one.uptime.coverage();
    default:
        return {};
    }
}

// The worst first, where no figure tells two apart.
bool isWorse(const ServiceAvailability &a, const ServiceAvailability &b)
{
    const double left = a.uptime.availability().value_or(kLast),
                 right = b.uptime.availability().value_or(kLast);
    if (left != right)
        return left < right;
    const int own = a.service.criticality.value_or(9), other = b.service.criticality.value_or(9);
    return own != other ? own < other : a.service.name.localeAwareCompare(b.service.name) < 0;
}

} // namespace

void ServicesModel::setServices(std::vector<ServiceAvailability> services)
{
    m_all = std::move(services);
    arrange();
}

void ServicesModel::setFilter(const QString &words)
{
    m_filter = fold(words);
    arrange();
}

const ServiceAvailability *ServicesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_all[m_shown[size_t(row)]] : nullptr;
}

int ServicesModel::rowOf(ServiceId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->service.id == id)
            return row;
    }
    return -1;
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ServicesModel::text(const ServiceAvailability &one, int column) const
{
    switch (column) {
    case Name:
        return one.service.name;
    case Owner:
        return one.service.ownerName.isEmpty() ? u"–"_s : one.service.ownerName;
    case Criticality:
        return ServiceText::criticality(one.service);
    case Target:
        return ServiceText::target(one.service);
    case UptimeShare:
        return ServiceText::share(one.uptime.availability());
    case Down:
        return one.uptime.counted > 0 ? ServiceText::duration(one.uptime.weightedDown) : u"–"_s;
    case Budget:
        return one.uptime.counted > 0 && budgetShare(one) ? wording::budgetText(*budgetShare(one)) : u"–"_s;
    case Coverage:
        return one.uptime.coverage() ? wording::shareText(*one.uptime.coverage()) : u"–"_s;
    default:
        return {};
    }
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    const ServiceAvailability *one = at(index.row());
    if (!one)
        return {};
    const bool isWords = index.column() == Name || index.column() == Owner;
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::TextAlignmentRole:
        return int(isWords ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const Theme &theme = Theme::of(QApplication::palette());
        const bool isOver = one->budgetLeft && *one->budgetLeft < 0;
        if (isOver && (index.column() == UptimeShare || index.column() == Budget))
            return QBrush(theme.bad);
        if (index.column() == Name || index.column() == UptimeShare)
            return {};
        return QBrush(theme.text2);
    }
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(*one, index.column()));
    case Qt::ToolTipRole: // the same in time
        if (index.column() == Budget && one->uptime.counted > 0 && budgetShare(*one))
            return tr("%1 of %2")
                .arg(ServiceText::duration(one->budgetLeft), ServiceText::duration(one->budget));
        return {};
    case BudgetShareRole:
        return index.column() == Budget && one->uptime.counted > 0 && budgetShare(*one)
                   ? QVariant(*budgetShare(*one))
                   : QVariant();
    default:
        return {};
    }
}

QList<ListColumns::Spec> ServicesModel::specs() const
{
    const auto spec = [this](const QString &field, Column column, int width, bool yields = false) {
        return ListColumns::Spec{
            field, headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), width, true, yields, true};
    };
    return {spec(u"name"_s, Name, 180),
            spec(u"owner"_s, Owner, 180, true),
            spec(u"criticality"_s, Criticality, 90),
            spec(u"target"_s, Target, 90),
            spec(u"uptime"_s, UptimeShare, 100),
            spec(u"down"_s, Down, 100),
            spec(u"budget"_s, Budget, 190),
            spec(u"coverage"_s, Coverage, 90)};
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section <= Owner ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Criticality:
            return tr("1 is the highest of four");
        case Budget:
            return tr("The downtime the target allows, less what there was");
        case Coverage:
            return tr("The share of the agreed time of which something is recorded");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Service");
    case Owner:
        return tr("Owner");
    case Criticality:
        return tr("Criticality");
    case Target:
        return tr("Target");
    case UptimeShare:
        return tr("Uptime");
    case Down:
        return tr("Down");
    case Budget:
        return tr("Error budget left");
    case Coverage:
        return tr("Coverage");
    default:
        return {};
    }
}

void ServicesModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_column = column;
    m_order = order;
    arrange();
}

// The view marks its row again: see ServicesPage.
void ServicesModel::arrange()
{
    std::vector<size_t> shown;
    for (size_t i = 0; i < m_all.size(); ++i) {
        const Service &service = m_all[i].service;
        if (m_filter.isEmpty() || fold(service.name).contains(m_filter) ||
            fold(service.ownerName).contains(m_filter))
            shown.push_back(i);
    }
    const bool isDescending = m_order == Qt::DescendingOrder;
    std::stable_sort(shown.begin(), shown.end(), [&](size_t left, size_t right) {
        const ServiceAvailability &a = m_all[left], &b = m_all[right];
        if (m_column == Name || m_column == Owner) {
            const int way = text(a, m_column).localeAwareCompare(text(b, m_column));
            return way != 0 ? (isDescending ? way > 0 : way < 0) : isWorse(a, b);
        }
        const auto own = keyOf(a, m_column), other = keyOf(b, m_column);
        if (own.has_value() != other.has_value())
            return own.has_value();
        if (own && *own != *other)
            return isDescending ? *own > *other : *own < *other;
        return isWorse(a, b);
    });
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

} // namespace binnacle
