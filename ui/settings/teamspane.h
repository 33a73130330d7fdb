// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The teams: a list, the chosen one beside it with its members and history, adding. GUI thread.

#include "settings/settingsgateway.h"
#include "settings/settingspane.h"

class QComboBox;
class QListWidget;
class QPushButton;

namespace binnacle {

class FormRow;
class PagedTable;
class SavedLine;
class TeamsModel;
class TrailView;

class TeamsPane : public SettingsPane
{
    Q_OBJECT

public:
    TeamsPane(Desk &desk, SettingsGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    void activate() override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString facts() const override;

    void add();
    void takeIn();  // the person chosen below the members
    void takeOut(); // the member chosen

    [[nodiscard]] PagedTable &list() const { return *m_list; }
    [[nodiscard]] TeamsModel &model() const { return *m_model; }
    [[nodiscard]] SavedLine &name() const { return *m_name; }
    [[nodiscard]] QListWidget &members() const { return *m_members; }
    [[nodiscard]] QComboBox &candidates() const { return *m_candidates; }
    [[nodiscard]] TrailView &trail() const { return *m_trail; }
    [[nodiscard]] QString error() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBody();
    [[nodiscard]] QWidget *buildDetail();
    void addActs();
    void load();
    void choose(int row);
    void showTeam(const Team &team);
    void loadHistory(TeamId id);
    void save(const QString &field, const QString &text, const QString &seen, const QString &done);
    [[nodiscard]] QString memberUids(PersonId without = {}) const;

    SettingsGateway &m_gateway;
    PagedTable *m_list;
    TeamsModel *m_model;
    QWidget *m_detail;
    SavedLine *m_name;
    FormRow *m_nameRow;
    FormRow *m_memberRow;
    QListWidget *m_members;
    QComboBox *m_candidates;
    QPushButton *m_takeIn;
    QPushButton *m_takeOut;
    TrailView *m_trail;
    std::vector<Person> m_persons;
    QString m_chosen; // uid
    quint64 m_asked = 0;
    bool m_isLoading = false;
    int m_saving = 0;
};

} // namespace binnacle
