// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/peoplemodel.h"

#include "base/fold.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QBrush quiet()
{
    return QBrush(Theme::of(QApplication::palette()).text3);
}

} // namespace

void PeopleModel::setPeople(const std::vector<Person> &persons, const std::vector<Team> &teams)
{
    beginResetModel();
    m_all = persons;
    m_teams.clear();
    for (const Team &team : teams) {
        for (const PersonId member : team.members)
            m_teams[member.value].append(team.name);
    }
    narrow();
    endResetModel();
}

void PeopleModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = fold(text);
    narrow();
    endResetModel();
}

void PeopleModel::setRole(std::optional<Role> role)
{
    beginResetModel();
    m_role = role;
    narrow();
    endResetModel();
}

void PeopleModel::narrow()
{
    m_shown.clear();
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (size_t i = 0; i < m_all.size(); ++i) {
        const Person &person = m_all[i];
        if (m_role && !person.roles.testFlag(*m_role))
            continue;
        const QString all = fold(QStringList{person.name, person.login, person.email, rolesText(person.roles),
                                             teamsOf(person.id), text(person, State)}
                                     .join(u' '));
        if (std::all_of(words.begin(), words.end(), [&](const QString &word) { return all.contains(word); }))
            m_shown.push_back(i);
    }
}

const Person *PeopleModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_all[m_shown[size_t(row)]];
}

int PeopleModel::rowOf(const QString &uid) const
{
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](size_t place) { return m_all[place].uid == uid; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PeopleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PeopleModel::rolesText(Roles roles)
{
    QStringList names;
    for (const QString &role : binnacle::roleNames(roles))
        names.append(wording::roleLabel(role));
    return names.join(u", "_s);
}

QString PeopleModel::text(const Person &person, int column) const
{
    switch (column) {
    case Name:
        return oneLine(person.name);
    case Login:
        return oneLine(person.login);
    case RolesOf:
        return rolesText(person.roles);
    case Teams:
        return oneLine(teamsOf(person.id));
    default:
        return !person.active ? tr("Inactive") : person.login.isEmpty() ? tr("Cannot sign in") : tr("Active");
    }
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    const Person *person = at(index.row());
    if (!person)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*person, index.column());
    case Qt::ToolTipRole:
        return plainTooltip(text(*person, index.column()));
    case Qt::ForegroundRole:
        return !person->active || (index.column() == State && person->login.isEmpty()) ? QVariant(quiet())
                                                                                       : QVariant();
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(*person, index.column()));
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Login:
        return tr("Sign-in name");
    case RolesOf:
        return tr("Roles");
    case Teams:
        return tr("Teams");
    default:
        return tr("State");
    }
}

void TeamsModel::setTeams(const std::vector<Team> &teams)
{
    beginResetModel();
    m_all = teams;
    endResetModel();
}

const Team *TeamsModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_all[size_t(row)];
}

int TeamsModel::rowOf(const QString &uid) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const Team &team) { return team.uid == uid; });
    return found == m_all.end() ? -1 : int(found - m_all.begin());
}

int TeamsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_all.size());
}

int TeamsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TeamsModel::data(const QModelIndex &index, int role) const
{
    const Team *team = at(index.row());
    if (!team)
        return {};
    const auto text = [&] {
        return index.column() == Name    ? oneLine(team->name)
               : index.column() == Count ? wording::countText(qint64(team->members.size()))
                                         : oneLine(team->memberNames.join(u", "_s));
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return plainTooltip(text());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Count ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text());
    default:
        return {};
    }
}

QVariant TeamsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Count ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Team") : section == Count ? tr("People") : tr("Members");
}

} // namespace binnacle
