// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/restatedmodels.h"

#include "periods/periodplaces.h"
#include "periods/periodwords.h"
#include "reports/periodtext.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

int alignment(bool isFigure)
{
    return int((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

bool isFigure(int column)
{
    return column != DifferencesModel::Of && column != DifferencesModel::Why;
}

const Theme &theme()
{
    return Theme::of(QApplication::palette());
}

} // namespace

void DifferencesModel::setRestatement(const std::optional<Restatement> &restatement)
{
    beginResetModel();
    m_told = restatement.value_or(Restatement());
    m_told.differences = shownDifferences(m_told);
    endResetModel();
}

const FigureDifference *DifferencesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_told.differences[size_t(row)] : nullptr;
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_told.differences.size());
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// Each cause with its number in the list of them.
QString DifferencesModel::whyText(const FigureDifference &one, const QString &between) const
{
    if (one.causes.empty())
        return wording::reportText(u"cause-none"_s);
    QStringList texts;
    for (const size_t place : one.causes)
        texts.append(QString::number(place + 1) + u"  "_s + causeText(m_told.causes[place], m_told.period));
    return texts.join(between);
}

QString DifferencesModel::text(const FigureDifference &one, int column) const
{
    switch (column) {
    case Of:
        return figureText(one.published);
    case Published:
        return PeriodWords::value(one.published, one.published.value);
    case Now:
        return PeriodWords::value(one.published, one.now);
    case Difference:
        return PeriodWords::difference(one);
    case Why:
        return whyText(one, u" · "_s);
    default:
        return {};
    }
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    const FigureDifference *one = at(index.row());
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::TextAlignmentRole:
        return alignment(isFigure(index.column()));
    case Qt::ForegroundRole:
        return index.column() == Of || index.column() == Now ? QVariant() : QVariant(QBrush(theme().text2));
    case Qt::ToolTipRole:
        return plainTooltip(index.column() == Why ? whyText(*one, u"\n"_s) : text(*one, Of));
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(*one, index.column()));
    default:
        return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(isFigure(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Of:
        return tr("Figure");
    case Published:
        return tr("Published");
    case Now:
        return tr("Today");
    case Difference:
        return tr("Difference");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

void CausesModel::setRestatement(const std::optional<Restatement> &restatement)
{
    beginResetModel();
    m_told = restatement.value_or(Restatement());
    m_moved.assign(m_told.causes.size(), 0);
    for (const FigureDifference &one : m_told.differences) {
        for (const size_t place : one.causes)
            ++m_moved[place];
    }
    endResetModel();
}

const RestatementCause *CausesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_told.causes[size_t(row)] : nullptr;
}

int CausesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_told.causes.size());
}

int CausesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CausesModel::text(int row, int column) const
{
    const RestatementCause &cause = m_told.causes[size_t(row)];
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case Change:
        return causeText(cause, m_told.period);
    case Moves:
        return PeriodWords::figures(m_moved[size_t(row)]);
    case By:
        return PeriodWords::oneLine(cause.by);
    case At:
        return cause.at > 0 ? wording::timeText(cause.at, PeriodWords::zoneOf(m_told.period)) : u"–"_s;
    default:
        return {};
    }
}

QVariant CausesModel::data(const QModelIndex &index, int role) const
{
    const RestatementCause *cause = at(index.row());
    if (!cause)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column() == Moves);
    case Qt::ForegroundRole:
        if (index.column() == Change)
            return periodplaces::of(*cause, m_told.period).isValid() ? QVariant(QBrush(theme().accent))
                                                                     : QVariant();
        return QBrush(theme().text2);
    case Qt::ToolTipRole:
        return plainTooltip(text(index.row(), Change));
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(index.row(), index.column()));
    default:
        return {};
    }
}

QVariant CausesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Moves);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Why");
    case Change:
        return tr("What changed since");
    case Moves:
        return tr("Moves");
    case By:
        return tr("By");
    case At:
        return tr("When");
    default:
        return {};
    }
}

} // namespace binnacle
