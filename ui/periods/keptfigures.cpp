// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/keptfigures.h"

#include "metrics/measures.h"
#include "periods/periodwords.h"
#include "reports/periodtext.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// The figures of one item, by measure and name.
class ItemFigures
{
public:
    void add(const PeriodFigure &figure) { m_figures.insert(key(figure.measure, figure.figure), figure); }
    [[nodiscard]] PeriodFigure of(const QString &measure, const QString &figure) const
    {
        return m_figures.value(key(measure, figure));
    }
    [[nodiscard]] double number(const QString &measure, const QString &figure) const
    {
        return of(measure, figure).value.value_or(0);
    }

private:
    [[nodiscard]] static QString key(const QString &measure, const QString &figure)
    {
        return measure + u'\x1f' + figure;
    }
    QHash<QString, PeriodFigure> m_figures;
};

// "12 no start stamp · 41 open": those there are.
QStringList partsOf(const ItemFigures &figures, const QString &measure, const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names) {
        const PeriodFigure figure = figures.of(measure, name);
        if (!figure.value || *figure.value == 0)
            continue;
        const QString value = PeriodWords::value(figure, figure.value);
        const QString what = wording::reportText(u"figure-"_s + name);
        parts.append(figure.unit == FigureUnit::Count ? value + u' ' + what : what + u' ' + value);
    }
    return parts;
}

QString joined(const QStringList &parts)
{
    return parts.isEmpty() ? u"–"_s : parts.join(u" · "_s);
}

QString partsText(const ItemFigures &figures, const QString &measure, const QStringList &names)
{
    return joined(partsOf(figures, measure, names));
}

QList<std::pair<QString, ItemFigures>> byItem(const std::vector<PeriodFigure> &figures,
                                              const QString &section)
{
    QList<std::pair<QString, ItemFigures>> items;
    for (const PeriodFigure &figure : figures) { // an item's stand together
        if (figure.section != section)
            continue;
        if (items.isEmpty() || items.last().first != figure.item)
            items.append({figure.item, {}});
        items.last().second.add(figure);
    }
    return items;
}

} // namespace

KeptFigures::KeptFigures(Kind kind, QObject *parent)
    : QAbstractTableModel(parent)
    , m_kind(kind)
{}

void KeptFigures::setFigures(const std::vector<PeriodFigure> &figures)
{
    beginResetModel();
    m_rows.clear();
    m_today.clear();
    if (m_kind == Kind::Incidents)
        addIncidents(figures);
    else
        addServices(figures);
    endResetModel();
}

void KeptFigures::addIncidents(const std::vector<PeriodFigure> &figures)
{
    const QStringList outside{u"no_start"_s, u"no_end"_s, u"order"_s, u"open"_s};
    for (const auto &[item, of] : byItem(figures, u"incidents"_s)) {
        const auto cell = [&of](const QString &measure, const QString &figure) {
            const PeriodFigure one = of.of(measure, figure);
            return Cell{PeriodWords::value(one, one.value), one.key()};
        };
        const Cell none{u"–"_s, {}};
        const PeriodFigure count = of.of(u"incidents"_s, u"count"_s);
        if (count.value.value_or(0) == 0 && item != "all"_L1)
            continue;
        m_rows.push_back(
            {count,
             {{itemText(item), {}},
              {wording::metricTitle(u"incidents"_s), {}},
              cell(u"incidents"_s, u"count"_s),
              none,
              none,
              none,
              none,
              {partsText(of, u"incidents"_s, {u"open"_s}), of.of(u"incidents"_s, u"open"_s).key()}}});
        for (const QString &measure : {u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s}) {
            const double n = of.number(measure, u"n"_s);
            double all = n;
            for (const QString &name : outside)
                all += of.number(measure, name);
            m_rows.push_back({of.of(measure, u"median"_s),
                              {{itemText(item), {}},
                               {tr("%1, median").arg(wording::metricTitle(measure)), {}},
                               cell(measure, u"median"_s),
                               cell(measure, u"mean"_s),
                               n >= kLeastForPercentile ? cell(measure, u"p90"_s) : none,
                               cell(measure, u"n"_s),
                               {all > 0 ? wording::shareText(n / all) : u"–"_s, {}},
                               {partsText(of, measure, outside), {}}}});
        }
        const double met = of.number(u"sla"_s, u"met"_s), missed = of.number(u"sla"_s, u"missed"_s);
        const double told = met + missed + of.number(u"sla"_s, u"pending"_s);
        if (told == 0)
            continue;
        QStringList leftOut = partsOf(of, u"sla"_s, {u"pending"_s});
        if (const auto untold = qint64(count.value.value_or(0) - told); untold > 0)
            leftOut.append(tr("%1 without a word on it").arg(wording::countText(untold)));
        m_rows.push_back(
            {of.of(u"sla"_s, u"attainment"_s),
             {{itemText(item), {}},
              {wording::metricTitle(u"sla"_s), {}},
              cell(u"sla"_s, u"attainment"_s),
              none,
              none,
              {wording::countText(qint64(met + missed)), {}},
              {count.value.value_or(0) > 0 ? wording::shareText((met + missed) / *count.value) : u"–"_s, {}},
              {joined(leftOut), of.of(u"sla"_s, u"pending"_s).key()}}});
    }
}

void KeptFigures::addServices(const std::vector<PeriodFigure> &figures)
{
    for (const auto &[item, of] : byItem(figures, u"availability"_s)) {
        const QString measure = u"availability"_s;
        const auto cell = [&](const QString &figure) {
            const PeriodFigure one = of.of(measure, figure);
            return Cell{PeriodWords::value(one, one.value), one.key()};
        };
        const PeriodFigure uptime = of.of(measure, measure);
        m_rows.push_back(
            {uptime,
             {{PeriodWords::oneLine(uptime.name), {}},
              cell(u"availability"_s),
              cell(u"target"_s),
              cell(u"counted_down"_s),
              cell(u"outages"_s),
              cell(u"budget_left"_s),
              cell(u"coverage"_s),
              {partsText(of, measure, {u"maintenance"_s, u"late_maintenance"_s, u"unknown"_s}), {}}}});
    }
}

void KeptFigures::setRestatement(const std::optional<Restatement> &restatement)
{
    m_today.clear();
    if (restatement) {
        for (const FigureDifference &one : restatement->differences)
            m_today.insert(one.published.key(), PeriodWords::value(one.published, one.now));
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const PeriodFigure *KeptFigures::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)].of : nullptr;
}

int KeptFigures::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeptFigures::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeptFigures::today(const Cell &cell) const
{
    return cell.key.isEmpty() ? QString() : m_today.value(cell.key);
}

QVariant KeptFigures::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !at(index.row()))
        return {};
    const Cell &cell = m_rows[size_t(index.row())].cells[size_t(index.column())];
    const bool isFirst = index.column() == 0 || (m_kind == Kind::Incidents && index.column() == Measure);
    const QString now = today(cell);
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole);
    case Qt::ForegroundRole: {
        const Theme &theme = Theme::of(QApplication::palette());
        if (!now.isEmpty())
            return QBrush(theme.warn);
        const bool isMain = index.column() == (m_kind == Kind::Incidents ? int(Value) : int(Uptime));
        return isFirst || isMain ? QVariant() : QVariant(QBrush(theme.text2));
    }
    case Qt::ToolTipRole:
        return now.isEmpty() ? QVariant() : QVariant(plainTooltip(tr("Today it reads %1.").arg(now)));
    case Qt::AccessibleTextRole: {
        const QString what = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        return now.isEmpty() ? u"%1 %2"_s.arg(what, cell.text)
                             : tr("%1 %2, today %3").arg(what, cell.text, now);
    }
    default:
        return {};
    }
}

QVariant KeptFigures::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isIncidents = m_kind == Kind::Incidents;
    if (role == Qt::TextAlignmentRole) {
        const bool isWords = section == 0 || section == LeftOut || (isIncidents && section == Measure);
        return int((isWords ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles =
        isIncidents
            ? QStringList{tr("Of"),  tr("Figure"), tr("Published"), tr("Mean"),
                          tr("p90"), tr("n"),      tr("Coverage"),  tr("Left out")}
            : QStringList{tr("Service"),           tr("Uptime"),   tr("Target"),  tr("Down"), tr("Outages"),
                          tr("Error budget left"), tr("Coverage"), tr("Left out")};
    return titles.at(section);
}

} // namespace binnacle
