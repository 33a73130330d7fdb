// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One person beside the list: each field is saved as it is left, with the way back in the undo bar; below,
// who changed what. GUI thread; owned by the pane.

#include "people/trail.h"
#include "settings/settingsgateway.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;

namespace binnacle {

class Desk;
class ElidedLabel;
class FormRow;
class SavedLine;
class TrailView;

class PersonDetail : public QWidget
{
    Q_OBJECT

public:
    PersonDetail(Desk &desk, SettingsGateway &gateway, QWidget *parent = nullptr);

    void setPerson(const Person &person, const QString &teams);
    void loadHistory();
    [[nodiscard]] QString uid() const { return m_person.uid; }
    [[nodiscard]] SavedLine *line(const QString &field) const { return m_lines.value(field); }
    [[nodiscard]] QCheckBox *roleBox(Role role) const { return m_roles.value(int(role)); }
    [[nodiscard]] QCheckBox *activeBox() const { return m_active; }
    [[nodiscard]] TrailView *trail() const { return m_trail; }
    [[nodiscard]] QString errorOf(const QString &field) const;
    [[nodiscard]] bool isBusy() const { return m_saving > 0 || m_isLoading; }
    void commit(); // what is being typed, before one goes elsewhere
    void save(const QString &field, const QString &text, const QString &seen);

Q_SIGNALS:
    void saved();

private:
    void addLine(QBoxLayout *column, const QString &field, const QString &label);
    void showBoxes();
    void failed(const QString &field, const Error &error);

    Desk &m_desk;
    SettingsGateway &m_gateway;
    Person m_person;
    ElidedLabel *m_title;
    QLabel *m_teams;
    QHash<QString, SavedLine *> m_lines;
    QHash<QString, FormRow *> m_rows;
    QHash<int, QCheckBox *> m_roles;
    QCheckBox *m_active;
    QLabel *m_rolesError;
    TrailView *m_trail;
    int m_saving = 0;
    bool m_isLoading = false;
    quint64 m_asked = 0;
};

} // namespace binnacle
