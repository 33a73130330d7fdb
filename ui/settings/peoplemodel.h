// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The persons of the workspace, a row each, narrowed by a text; and the teams. GUI thread; owned by their
// panes.

#include "people/person.h"

#include <QAbstractTableModel>
#include <QHash>

namespace binnacle {

class PeopleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Login, RolesOf, Teams, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPeople(const std::vector<Person> &persons, const std::vector<Team> &teams);
    void setFilter(const QString &text); // part of a name, login, address, role or team
    void setRole(std::optional<Role> role);
    [[nodiscard]] const Person *at(int row) const;
    [[nodiscard]] int rowOf(const QString &uid) const;
    [[nodiscard]] const std::vector<Person> &all() const { return m_all; }
    [[nodiscard]] QString teamsOf(PersonId person) const { return m_teams.value(person.value).join(u", "); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString rolesText(Roles roles);

private:
    [[nodiscard]] QString text(const Person &person, int column) const;
    void narrow();

    std::vector<Person> m_all;
    std::vector<size_t> m_shown;
    QHash<qint64, QStringList> m_teams; // by person
    QString m_filter;
    std::optional<Role> m_role;
};

class TeamsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Count, Members, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTeams(const std::vector<Team> &teams);
    [[nodiscard]] const Team *at(int row) const;
    [[nodiscard]] int rowOf(const QString &uid) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Team> m_all;
};

} // namespace binnacle
