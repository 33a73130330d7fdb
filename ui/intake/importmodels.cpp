// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importmodels.h"

#include "intake/importtext.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

void PreviewModel::show(const QStringList &columns, const QStringList &fields, const QList<QStringList> &rows,
                        const QList<QStringList> &drafts)
{
    beginResetModel();
    m_columns = columns;
    m_fields = fields;
    m_rows = rows;
    m_drafts = drafts;
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString raw = m_rows.at(index.row()).value(index.column());
    const QStringList draft = m_drafts.value(index.row());
    const bool fills = !m_fields.value(index.column()).isEmpty() && index.column() < draft.size();
    const QString becomes = fills ? draft.at(index.column()) : raw;
    if (role == Qt::DisplayRole)
        return becomes;
    if (role == Qt::ToolTipRole && becomes != raw)
        return plainTooltip(tr("In the file: %1").arg(raw));
    if (role == Qt::AccessibleDescriptionRole && becomes != raw)
        return tr("In the file: %1").arg(raw);
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString field = m_fields.value(section);
    if (role == Qt::DisplayRole)
        return field.isEmpty() ? m_columns.at(section) : wording::fieldLabel(field);
    if (role == Qt::AccessibleTextRole)
        return m_columns.at(section);
    return {};
}

void RowErrorModel::show(const QList<RowError> &errors)
{
    beginResetModel();
    m_errors = errors;
    endResetModel();
}

const RowError *RowErrorModel::at(int row) const
{
    return row >= 0 && row < m_errors.size() ? &m_errors.at(row) : nullptr;
}

int RowErrorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_errors.size());
}

int RowErrorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RowErrorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowError &error = m_errors.at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() <= Place)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return error.line > 0 ? QString::number(error.line) : QString();
    case Place:
        return error.column > 0 ? QString::number(error.column) : QString();
    case FieldName:
        return wording::fieldLabel(error.field);
    case Value:
        return error.value;
    case Reason:
        return reasonText(error);
    default:
        return {};
    }
}

QVariant RowErrorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section <= Place)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Line:
        return tr("Line");
    case Place:
        return tr("Column");
    case FieldName:
        return tr("Field");
    case Value:
        return tr("Value");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

void RemarkModel::show(const ImportReport &report)
{
    beginResetModel();
    m_remarks.clear();
    const auto add = [this](qint64 times, const wording::ErrorText &text) {
        m_remarks.append({times, text.message, text.advice});
    };
    for (const ImportWarning &warning : report.warnings)
        add(warning.count, wording::remarkText(warning.code, warning.values));
    for (const ImportFault &fault : report.faults)
        add(fault.count, wording::remarkText(fault.code));
    endResetModel();
}

int RemarkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_remarks.size());
}

int RemarkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RemarkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Times)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Remark &remark = m_remarks.at(index.row());
    return index.column() == Times   ? wording::countText(remark.times)
           : index.column() == Found ? remark.found
                                     : remark.became;
}

QVariant RemarkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Times)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Times   ? tr("Times")
           : section == Found ? tr("What was found")
                              : tr("What becomes of it");
}

BatchModel::BatchModel(QTimeZone zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(std::move(zone))
{}

void BatchModel::show(const QList<ImportBatch> &batches)
{
    beginResetModel();
    m_batches = batches;
    endResetModel();
}

const ImportBatch *BatchModel::at(int row) const
{
    return row >= 0 && row < m_batches.size() ? &m_batches.at(row) : nullptr;
}

int BatchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_batches.size());
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportBatch &batch = m_batches.at(index.row());
    switch (index.column()) {
    case When:
        return wording::timeText(batch.startedAt, m_zone);
    case Files:
        return fileNames(batch.files);
    case Source:
        return batch.source;
    case Counts:
        return batchCounts(batch);
    case State:
        return wording::batchStateLabel(batch.state);
    case Who:
        return batch.actor;
    default:
        return {};
    }
}

QList<ListColumns::Spec> BatchModel::specs() const
{
    const auto spec = [this](const QString &field, Column column, int width) {
        return ListColumns::Spec{
            field, headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), width, true, false, false};
    };
    return {spec(u"when"_s, When, 150),     spec(u"files"_s, Files, 220), spec(u"source"_s, Source, 160),
            spec(u"counts"_s, Counts, 160), spec(u"state"_s, State, 100), spec(u"who"_s, Who, 120)};
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case When:
        return tr("When");
    case Files:
        return tr("File");
    case Source:
        return tr("Source");
    case Counts:
        return tr("What it brought");
    case State:
        return tr("State");
    case Who:
        return tr("By");
    default:
        return {};
    }
}

} // namespace binnacle
