// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodsmodel.h"

#include "periods/periodwords.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QApplication>
#include <QHash>
#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace binnacle {

using Today = PeriodRow::Today;

namespace {

bool isBefore(const PeriodRow &a, const PeriodRow &b)
{
    const auto key = [](const PublishedPeriod &p) { return std::tuple(p.from, p.to, p.edition); };
    return key(a.period) > key(b.period);
}

bool isSameWindow(const PublishedPeriod &a, const PublishedPeriod &b)
{
    return a.from == b.from && a.to == b.to;
}

} // namespace

void PeriodsModel::setPeriods(const std::vector<PublishedPeriod> &periods)
{
    QHash<qint64, PeriodRow> known;
    for (const PeriodRow &row : m_rows)
        known.insert(row.period.id.value, row);
    std::vector<PeriodRow> rows;
    for (const PublishedPeriod &period : periods) {
        PeriodRow row = known.value(period.id.value);
        row.period = period;
        rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), isBefore);
    for (size_t i = 1; i < rows.size(); ++i) { // newest edition first
        if (isSameWindow(rows[i - 1].period, rows[i].period))
            rows[i].today = Today::Replaced;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PeriodsModel::tell(PeriodId id, Today today, qint64 differences, const QString &told)
{
    const int row = rowOf(id);
    if (row < 0 || at(row)->today == Today::Replaced)
        return;
    PeriodRow &known = m_rows[size_t(row)];
    known.today = today;
    known.differences = differences;
    known.told = told;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const PeriodRow *PeriodsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)] : nullptr;
}

int PeriodsModel::rowOf(PeriodId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->period.id == id)
            return row;
    }
    return -1;
}

int PeriodsModel::rowOf(qint64 from, qint64 to, int edition) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const PublishedPeriod &period = at(row)->period;
        if (period.from == from && period.to == to && (edition <= 0 || period.edition == edition))
            return row;
    }
    return -1;
}

int PeriodsModel::count(Today today) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [today](const PeriodRow &row) { return row.today == today; }));
}

int PeriodsModel::reissued() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const PeriodRow &row) {
        return row.period.edition > 1 && row.today != Today::Replaced;
    }));
}

int PeriodsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PeriodsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeriodsModel::text(const PeriodRow &row, int column)
{
    const PublishedPeriod &period = row.period;
    switch (column) {
    case Window:
        return PeriodWords::window(period);
    case PublishedAt:
        return wording::timeText(period.publishedAt, PeriodWords::zoneOf(period));
    case Publisher:
        return PeriodWords::oneLine(period.publisherName);
    case Note:
        return PeriodWords::oneLine(period.reason);
    case Zone:
        return period.zone;
    case TodayText:
        break;
    default:
        return {};
    }
    switch (row.today) {
    case Today::Unknown:
        return tr("not read yet");
    case Today::Asking:
        return tr("reading…");
    case Today::Holds:
        return tr("every figure holds");
    case Today::Differs:
        return PeriodWords::differences(row.differences);
    case Today::Damaged:
        return tr("damaged: run verify");
    case Today::Replaced:
        return tr("replaced by a newer edition");
    case Today::Failed:
        return tr("could not be read");
    }
    return {};
}

QVariant PeriodsModel::data(const QModelIndex &index, int role) const
{
    const PeriodRow *row = at(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const Theme &theme = Theme::of(QApplication::palette());
        if (index.column() == Window)
            return row->today == Today::Replaced ? QVariant(QBrush(theme.text2)) : QVariant();
        if (index.column() != TodayText)
            return QBrush(theme.text2);
        return QBrush(row->today == Today::Differs                                  ? theme.warn
                      : row->today == Today::Damaged || row->today == Today::Failed ? theme.bad
                      : row->today == Today::Holds                                  ? theme.text2
                                                                                    : theme.text3);
    }
    case Qt::ToolTipRole:
        if (index.column() == TodayText && !row->told.isEmpty())
            return plainTooltip(row->told);
        return {};
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(*row, index.column()));
    default:
        return {};
    }
}

QList<ListColumns::Spec> PeriodsModel::specs() const
{
    const auto spec = [this](const QString &field, Column column, int width, bool yields = false) {
        return ListColumns::Spec{field,  headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                 width,  true,
                                 yields, false};
    };
    return {spec(u"window"_s, Window, 180),
            spec(u"today"_s, TodayText, 190),
            spec(u"published"_s, PublishedAt, 150),
            spec(u"publisher"_s, Publisher, 150),
            spec(u"note"_s, Note, 160),
            spec(u"zone"_s, Zone, 150, true)};
}

QVariant PeriodsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Window:
        return tr("Period");
    case TodayText:
        return tr("Today");
    case PublishedAt:
        return tr("Published");
    case Publisher:
        return tr("By");
    case Note:
        return tr("Note");
    case Zone:
        return tr("Time zone");
    default:
        return {};
    }
}

} // namespace binnacle
