// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/trailview.h"

#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// As people read the value of a field.
QString valueText(const QString &field, const QString &text)
{
    if (text.isEmpty())
        return TrailModel::tr("nothing");
    if (field == "active"_L1)
        return text == "true"_L1 ? TrailModel::tr("yes") : TrailModel::tr("no");
    if (field == "roles"_L1) {
        QStringList names;
        for (const QString &role : text.split(u','))
            names.append(wording::roleLabel(role));
        return names.join(u", "_s);
    }
    return oneLine(text);
}

QString fieldText(const TrailEntry &entry)
{
    if (entry.kind == "setting"_L1)
        return entry.field;
    static const QHash<QString, const char *> s_own{
        {u"name"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Name")},
        {u"active"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Active")},
        {u"roles"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Roles")},
        {u"members"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Members")},
        {u"zone"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Time zone")},
        {u"currency"_s, QT_TRANSLATE_NOOP("binnacle::TrailModel", "Currency")}};
    const char *own = s_own.value(entry.field);
    return own ? TrailModel::tr(own) : wording::fieldLabel(entry.field);
}

} // namespace

void TrailModel::setEntries(const std::vector<TrailEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int TrailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TrailModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TrailModel::whatText(const TrailEntry &entry)
{
    if (entry.field.isEmpty()) {
        if (entry.act.endsWith(".add"_L1))
            return tr("Added");
        if (entry.act.endsWith(".remove"_L1))
            return tr("Adding taken back");
        if (entry.act.endsWith(".create"_L1))
            return tr("Made");
        if (entry.act.endsWith(".backup"_L1))
            return tr("Backed up");
        if (entry.act.endsWith(".restore"_L1))
            return tr("Restored from a backup");
        return entry.act;
    }
    const bool isPlain = entry.field == "roles"_L1 || entry.field == "active"_L1;
    if (!entry.hasTexts && !isPlain)
        return tr("%1 changed").arg(fieldText(entry));
    if (entry.kind == "setting"_L1) // as the file of settings has it
        return tr("Setting %1: %2").arg(fieldText(entry), valueText({}, entry.afterText));
    const QString before = entry.hasTexts ? entry.beforeText : entry.before;
    const QString after = entry.hasTexts ? entry.afterText : entry.after;
    return tr("%1: %2 → %3")
        .arg(fieldText(entry), valueText(entry.field, before), valueText(entry.field, after));
}

QVariant TrailModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TrailEntry &entry = m_entries[size_t(index.row())];
    const auto text = [&] {
        switch (index.column()) {
        case When:
            return wording::timeText(entry.at, m_zone);
        case Who:
            return entry.actorName.isEmpty() ? tr("Nobody of this workspace") : oneLine(entry.actorName);
        default:
            return whatText(entry);
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return plainTooltip(text());
    case Qt::ForegroundRole:
        return index.column() == What ? QVariant()
                                      : QVariant(QBrush(Theme::of(QApplication::palette()).text2));
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text());
    default:
        return {};
    }
}

QVariant TrailModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    default:
        return tr("What");
    }
}

TrailView::TrailView(const QTimeZone &zone, QWidget *parent)
    : PagedTable(parent)
    , m_trail(new TrailModel(this))
{
    m_trail->setZone(zone);
    setModel(m_trail);
    setAccessibleName(tr("History"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTextColumns({150, 150, 0});
    setDense(true);
}

} // namespace binnacle
