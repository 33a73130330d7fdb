// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/rolespane.h"

#include "settings/settingspage.h"
#include "shell/actionregistry.h"
#include "theme/theme.h"
#include "widgets/pagedtable.h"
#include "wording/terms.h"

#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString capital(const QString &text)
{
    return text.isEmpty() ? text : text.at(0).toUpper() + text.mid(1);
}

} // namespace

Role RightsModel::roleAt(int column)
{
    return allRoles().value(std::max(column - 1, 0), Role::Agent);
}

int RightsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(allActs().size());
}

int RightsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(allRoles().size()) + 1;
}

QVariant RightsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Act act = allActs().at(index.row());
    const QString name = capital(wording::actLabel(actName(act)));
    const bool isRight = index.column() > 0;
    const bool may = isRight && allowed(roleAt(index.column()), act);
    switch (role) {
    case Qt::DisplayRole:
        return !isRight ? name : may ? u"✓"_s : u"–"_s;
    case Qt::TextAlignmentRole:
        return int(isRight ? Qt::AlignCenter : Qt::AlignVCenter | Qt::AlignLeft);
    case Qt::ForegroundRole: {
        const Theme &theme = Theme::of(QApplication::palette());
        return !isRight ? QVariant() : QVariant(QBrush(may ? theme.accent : theme.text3));
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (!isRight)
            return name;
        return (may ? tr("%1 may: %2") : tr("%1 may not: %2"))
            .arg(wording::roleLabel(roleName(roleAt(index.column()))), wording::actLabel(actName(act)));
    default:
        return {};
    }
}

QVariant RightsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section > 0 ? Qt::AlignCenter : Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Right") : wording::roleLabel(roleName(roleAt(section)));
}

RolesPane::RolesPane(Desk &desk, const Actor &actor, QWidget *parent)
    : SettingsPane(u"roles"_s, desk, parent)
    , m_table(new PagedTable(this))
    , m_model(new RightsModel(this))
{
    QStringList own;
    for (const Role role : allRoles()) {
        if (actor.roles.testFlag(role))
            own.append(wording::roleLabel(roleName(role)));
    }
    setReason(tr("Rights are decided by role and cannot be changed here: give a person another role instead. "
                 "You have: %1.")
                  .arg(own.isEmpty() ? tr("no role") : own.join(u", "_s)));
    m_table->setAccessibleName(tr("Roles and rights"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTextColumns({0, 84, 84, 104, 84, 84, 88});
    m_table->setCurrentIndex(m_model->index(0, 1));
    body().addWidget(m_table, 1);
    QPushButton *people = addButton(tr("Who has this role"));
    connect(people, &QPushButton::clicked, this, &RolesPane::showPeople);
    connect(m_table, &PagedTable::opened, this, &RolesPane::showPeople);
    desk.actions().add({.id = u"roles.people"_s,
                        .text = tr("&Who has this role"),
                        .icon = u"lock"_s,
                        .menu = MenuGroup::Edit,
                        .submenu = tr("Pe&ople"),
                        .context = u"settings"_s,
                        .words = tr("rights role persons")},
                       this, [this] { showPeople(); });
    buildHead();
}

QString RolesPane::title() const
{
    return tr("Roles and rights");
}

QString RolesPane::icon() const
{
    return u"lock"_s;
}

QString RolesPane::about() const
{
    return tr("What each role may do in this workspace");
}

QString RolesPane::words() const
{
    return tr("permissions access rights roles administrator");
}

QList<SettingsRow> RolesPane::rows() const
{
    QList<SettingsRow> all;
    for (const Act act : allActs())
        all.append({actName(act), tr("Who may %1").arg(wording::actLabel(actName(act))),
                    tr("right permission role"), m_table});
    return all;
}

QWidget *RolesPane::firstFocus()
{
    return m_table;
}

bool RolesPane::showRow(const QString &rowId)
{
    const QList<Act> acts = allActs();
    for (int row = 0; row < acts.size(); ++row) {
        if (actName(acts.at(row)) == rowId)
            m_table->setCurrentIndex(m_model->index(row, std::max(m_table->currentIndex().column(), 1)));
    }
    return SettingsPane::showRow(rowId);
}

void RolesPane::showPeople()
{
    const Role role = RightsModel::roleAt(m_table->currentIndex().column());
    desk().go(SettingsPage::placeOf(u"people"_s, u"role-"_s + roleName(role)));
}

} // namespace binnacle
