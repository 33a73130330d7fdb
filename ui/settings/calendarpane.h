// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Working calendars: the week, the zone and the days that differ of one of them. What is changed here is one
// new version, saved with the day it counts from; before that the pane says what it does to the working time
// of a month. GUI thread.

#include "calendar/holidays.h"
#include "settings/rulespane.h"

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace binnacle {

class FormRow;
class WeekEditor;

class CalendarPane : public RulesPane
{
    Q_OBJECT

public:
    CalendarPane(Desk &desk, RulesGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;

    // Reads a file of holidays and asks which of them to take.
    void importHolidays(const QString &path);

protected:
    void reload() override;
    void showActs() override;
    [[nodiscard]] QString sentence(const AuditedAct &act) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addForm();
    void addDays(QBoxLayout &column);
    void addActs();
    void choose(int at);
    void chooseByHand(int at); // what is being changed stays
    void fill();               // from the newest version
    void showDays();
    void showWhatChanges(); // and whether it may be saved
    [[nodiscard]] const StoredCalendar *chosen() const;
    [[nodiscard]] QDate firstDay() const; // the earliest a version may count from, tomorrow by default
    [[nodiscard]] Result<CalendarVersion> typed() const;
    [[nodiscard]] bool isEdited(const CalendarVersion &version) const;
    void save();
    void discard();
    void makeCalendar();
    void rename();
    void makeDefault();
    void retire();
    void editDay(bool isNew);
    void removeDay();
    void chooseFile();
    void take(const QString &path, const HolidayFile &file, QDate from, QDate to);

    std::vector<StoredCalendar> m_calendars;
    QString m_name; // of the calendar shown
    QList<CalendarException> m_days;
    bool m_isDirty = false;
    QComboBox *m_choice;
    WeekEditor *m_week;
    QLineEdit *m_zone;
    QLineEdit *m_from;
    FormRow *m_fromRow;
    FormRow *m_zoneRow;
    QTreeWidget *m_list;
    QLabel *m_said;
    QPushButton *m_save;
    QPushButton *m_discard;
    QList<QPushButton *> m_dayButtons; // Add, Edit, Remove, Import
    QList<QAction *> m_acts;
};

} // namespace binnacle
