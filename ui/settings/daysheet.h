// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks for a few lines of text: a name, or a day that differs with its hours. GUI thread; owned by the pane.

#include "base/result.h"
#include "calendar/calendarversion.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace binnacle {

class FormRow;

class NameSheet : public Sheet
{
    Q_OBJECT

public:
    NameSheet(const QString &title, const QString &about, const QString &name, const QString &send,
              QWidget *parent);

    [[nodiscard]] QString name() const;

private:
    QLineEdit *m_name;
    FormRow *m_row;
};

// A day as "2026-12-24", or each year as "12-24"; without hours it is closed.
class DaySheet : public Sheet
{
    Q_OBJECT

public:
    DaySheet(const CalendarException &start, QWidget *parent);

    [[nodiscard]] const CalendarException &day() const { return m_day; }

private:
    void send();

    CalendarException m_day;
    QLineEdit *m_date;
    QLineEdit *m_name;
    QLineEdit *m_hours;
    FormRow *m_dateRow;
    FormRow *m_nameRow;
    FormRow *m_hoursRow;
};

} // namespace binnacle
