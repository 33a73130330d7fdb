// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagemodels.h"

#include "availability/servicetext.h"
#include "reports/explanationjson.h"
#include "theme/theme.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

int alignment(bool isNumber)
{
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QString weightText(double weight)
{
    return QString::number(weight, 'g', 3);
}

} // namespace

void OutagesModel::setOutages(std::vector<Outage> outages, qint64 now, const QTimeZone &zone)
{
    m_now = now;
    if (outages == m_outages && zone == m_zone) {
        if (!m_outages.empty()) // what goes on lasts longer
            Q_EMIT dataChanged(index(0, Duration), index(rowCount() - 1, Kind));
        return;
    }
    beginResetModel();
    m_outages = std::move(outages);
    m_zone = zone;
    endResetModel();
}

const Outage *OutagesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_outages[size_t(row)] : nullptr;
}

int OutagesModel::rowOf(OutageId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->id == id)
            return row;
    }
    return -1;
}

int OutagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_outages.size());
}

int OutagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OutagesModel::text(const Outage &outage, int column) const
{
    switch (column) {
    case From:
        return wording::timeText(outage.from, m_zone);
    case To:
        return outage.to ? wording::timeText(*outage.to, m_zone) : tr("goes on");
    case Duration:
        return outage.from > m_now && !outage.to
                   ? u"–"_s
                   : wording::durationText(outage.to.value_or(m_now) - outage.from) +
                         (outage.isEstimated ? tr(" (estimated)") : QString());
    case Kind:
        return outage.from > m_now ? tr("%1, planned").arg(ServiceText::kind(outage))
                                   : ServiceText::kind(outage);
    case Title:
        return ServiceText::oneLine(outage.title);
    case Source:
        if (outage.source == "binnacle"_L1)
            return tr("recorded here");
        return outage.reference.isEmpty() ? tr("imported") : tr("imported, %1").arg(outage.reference);
    default:
        return {};
    }
}

QVariant OutagesModel::data(const QModelIndex &index, int role) const
{
    const Outage *outage = at(index.row());
    if (!outage)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*outage, index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column() == Duration);
    case Qt::ForegroundRole: {
        const Theme &theme = Theme::of(QApplication::palette());
        if (index.column() == Kind)
            return QBrush(outage->isMaintenance            ? theme.maintenance
                          : outage->degree == Degree::Full ? theme.bad
                          : outage->degree == Degree::None ? theme.text2
                                                           : theme.warn);
        return index.column() == Source ? QVariant(QBrush(theme.text3)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant OutagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Duration);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Duration:
        return tr("Lasted");
    case Kind:
        return tr("Kind");
    case Title:
        return tr("What happened");
    case Source:
        return tr("Source");
    default:
        return {};
    }
}

void ExplanationModel::setExplanation(const UptimeExplanation &told, const std::vector<Outage> &outages,
                                      const QTimeZone &zone)
{
    std::vector<Row> rows;
    const auto when = [&](const Interval &one) {
        return QStringList{wording::timeText(one.from, zone), wording::timeText(one.to, zone),
                           wording::durationText(one.length())};
    };
    for (const CountedStretch &one : told.counted) {
        QStringList sources;
        bool isLate = false;
        for (const size_t source : one.sources) {
            sources.append(sourceText(told.sources[source]));
            isLate |= told.sources[source].isLate;
        }
        rows.push_back(
            {when(one.when) + QStringList{weightText(one.weight),
                                          wording::durationText(one.weight * double(one.when.length())),
                                          sources.join(u"; "_s),
                                          isLate ? tr("Counts: not approved in time") : tr("Counts")},
             true});
    }
    m_counted = int(rows.size());
    m_outside = 0;
    const auto leftOut = [&](const LeftOutStretch &one, const QString &weight, const QString &what) {
        rows.push_back({when(one.when) +
                            QStringList{weight, u"–"_s, what, wording::leftOutLabel(leftOutName(one.reason))},
                        false});
    };
    for (const LeftOutStretch &one : told.troubles) {
        const TroubleSource &source = told.sources[*one.source];
        if (one.reason == LeftOut::OutsideWindow)
            ++m_outside;
        else
            leftOut(one, weightText(source.weight), sourceText(source));
    }
    for (const LeftOutStretch &one : told.time) {
        const auto maintenance = std::find_if(outages.begin(), outages.end(), [&one](const Outage &outage) {
            return one.maintenance == outage.id;
        });
        const bool isTitled = maintenance != outages.end() && !maintenance->title.isEmpty();
        leftOut(one, u"–"_s, isTitled ? ServiceText::oneLine(maintenance->title) : tr("Time"));
    }
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ExplanationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExplanationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExplanationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const bool isNumber = index.column() >= Length && index.column() <= Counted;
    if (role == Qt::DisplayRole)
        return row.cells.at(index.column());
    if (role == Qt::TextAlignmentRole)
        return alignment(isNumber);
    if (role == Qt::ForegroundRole) {
        const Theme &theme = Theme::of(QApplication::palette());
        if (!row.counts)
            return QBrush(theme.text3);
        if (index.column() == Counted)
            return QBrush(theme.bad);
    }
    return {};
}

QVariant ExplanationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section >= Length && section <= Counted);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Length:
        return tr("Length");
    case Weight:
        return tr("Weight");
    case Counted:
        return tr("Down");
    case What:
        return tr("What it is");
    case Why:
        return tr("In the figure");
    default:
        return {};
    }
}

} // namespace binnacle
