// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mappingmodel.h"

#include "theme/theme.h"
#include "wording/terms.h"

#include <QBrush>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace binnacle {

void MappingModel::show(const ImportLook &look, const ImportFormatInfo &format)
{
    beginResetModel();
    m_columns = look.columns;
    m_fields = look.fields;
    m_fields.resize(m_columns.size());
    m_guessed = m_fields;
    m_rows = look.rows;
    m_format = format;
    endResetModel();
}

QStringList MappingModel::missing() const
{
    QStringList found;
    for (const QString &field : m_format.required)
        if (!m_fields.contains(field))
            found.append(field);
    return found;
}

QStringList MappingModel::unmapped() const
{
    QStringList found;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        if (m_fields.at(i).isEmpty())
            found.append(m_columns.at(i));
    return found;
}

QList<ImportPair> MappingModel::maps() const
{
    QList<ImportPair> said;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        if (m_fields.at(i) != m_guessed.at(i))
            said.append({m_columns.at(i), m_fields.at(i)});
    return said;
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString field = m_fields.at(index.row());
    if (role == Qt::EditRole && index.column() == FieldColumn)
        return field;
    if (role == Qt::ForegroundRole &&
        (index.column() == Sample || (index.column() == FieldColumn && field.isEmpty())))
        return QBrush(Theme::of(QGuiApplication::palette()).text2);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case FileColumn:
        return m_columns.at(index.row());
    case Sample:
        for (const QStringList &row : m_rows) // the first that says something
            if (!row.value(index.row()).trimmed().isEmpty())
                return row.value(index.row()).trimmed();
        return {};
    case FieldColumn:
        if (field.isEmpty())
            return tr("Kept aside");
        return m_format.required.contains(field) ? tr("%1 (required)").arg(wording::fieldLabel(field))
                                                 : wording::fieldLabel(field);
    default:
        return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case FileColumn:
        return tr("Column of the file");
    case Sample:
        return tr("First value");
    case FieldColumn:
        return tr("Becomes");
    default:
        return {};
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == FieldColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != FieldColumn)
        return false;
    const QString field = value.toString();
    if (!field.isEmpty() && !m_format.fields.contains(field))
        return false;
    if (m_fields.at(index.row()) == field)
        return false;
    const qsizetype before = field.isEmpty() ? -1 : m_fields.indexOf(field);
    if (before >= 0) {
        m_fields[before].clear();
        Q_EMIT dataChanged(this->index(int(before), FieldColumn), this->index(int(before), FieldColumn));
    }
    m_fields[index.row()] = field;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

} // namespace binnacle
