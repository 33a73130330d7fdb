// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of a ticket as a form: to make one, or to change one. Priority follows impact and urgency as
// they are chosen and says so. What is wrong is said under its field. GUI thread.

#include "base/result.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"

#include <QHash>
#include <QTimeZone>
#include <QWidget>

namespace binnacle {

class FormRow;

class TicketForm : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { New, Edit };

    explicit TicketForm(Purpose purpose, QWidget *parent = nullptr);

    void setNames(const TicketNames &names);
    void setZone(const QTimeZone &zone);        // of the times shown; before setValues()
    void setValues(const TicketValues &values); // what the form starts from
    void change(const TicketValues &values);    // as if typed
    [[nodiscard]] TicketValues start() const { return m_start; }
    [[nodiscard]] TicketValues values() const;  // of all fields
    [[nodiscard]] TicketValues changed() const; // those that differ from the start
    // Under the field it is about, where the form has it; false: it has not.
    bool setError(const Error &error);
    void clearErrors();
    [[nodiscard]] QWidget *field(const QString &name) const;
    [[nodiscard]] static QStringList fieldNames(Purpose purpose);

Q_SIGNALS:
    void edited();

private:
    void addRow(const QStringList &names); // side by side, of one width
    void showPriority();
    [[nodiscard]] int derivedPriority() const;
    [[nodiscard]] bool overrides() const;

    [[nodiscard]] QString valueOf(const QString &name) const;

    Purpose m_purpose;
    QTimeZone m_zone = QTimeZone::utc();
    QHash<QString, FormRow *> m_rows;
    TicketValues m_start;
    QString m_priority; // chosen at the start
    PriorityMatrix m_matrix;
};

} // namespace binnacle
