// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The persons of the workspace: a list to narrow, the chosen one beside it, adding. GUI thread.

#include "settings/settingsgateway.h"
#include "settings/settingspane.h"

class QComboBox;
class QLineEdit;

namespace binnacle {

class PagedTable;
class PeopleModel;
class PersonDetail;

class PeoplePane : public SettingsPane
{
    Q_OBJECT

public:
    PeoplePane(Desk &desk, SettingsGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    void activate() override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString facts() const override;
    bool showRow(const QString &rowId) override; // "role-admin": only who has it

    void add();
    // Switches the chosen one off or on: who is inactive signs in no more and keeps their records.
    void switchActive();
    void showRole(std::optional<Role> role); // only who has it

    [[nodiscard]] PagedTable &list() const { return *m_list; }
    [[nodiscard]] PeopleModel &model() const { return *m_model; }
    [[nodiscard]] PersonDetail &detail() const { return *m_detail; }
    [[nodiscard]] QLineEdit &filter() const { return *m_filter; }

private:
    void buildBody();
    void addActs();
    void load();
    void arrived(const std::vector<Person> &persons, const std::vector<Team> &teams);
    void choose(int row);
    void narrowed();

    SettingsGateway &m_gateway;
    QLineEdit *m_filter;
    QComboBox *m_role;
    PagedTable *m_list;
    PeopleModel *m_model;
    PersonDetail *m_detail;
    QString m_chosen; // uid
    quint64 m_asked = 0;
    bool m_isLoading = false;
};

} // namespace binnacle
