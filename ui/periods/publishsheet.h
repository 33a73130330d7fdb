// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks which month is to be published, and why; says what that means and that there is no way back. GUI
// thread; deletes itself when closed.

#include "base/result.h"
#include "periods/periodmonths.h"
#include "widgets/sheet.h"

class QComboBox;
class QLineEdit;

namespace binnacle {

class FormRow;

class PublishSheet : public Sheet
{
    Q_OBJECT

public:
    explicit PublishSheet(const QTimeZone &zone, QWidget *parent);

    // Once they are known. -1: none is proposed, and nothing is published until one is chosen.
    void setMonths(const std::vector<MonthChoice> &months, int chosen);
    [[nodiscard]] PeriodRequest request() const;
    void setBusy(bool busy);
    void setError(const Error &error); // and lets it be sent again
    [[nodiscard]] QComboBox &month() const { return *m_month; }
    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    [[nodiscard]] QPushButton &act() const { return *m_send; }
    [[nodiscard]] QString errorOf(const QString &field) const; // "month", "reason"

Q_SIGNALS:
    void submitted();

private:
    void submit();
    void showMonth();
    [[nodiscard]] const MonthChoice *chosen() const;

    QTimeZone m_zone;
    std::vector<MonthChoice> m_months;
    QComboBox *m_month;
    QLineEdit *m_reason;
    FormRow *m_monthRow;
    FormRow *m_reasonRow;
    QPushButton *m_send;
    bool m_isBusy = false;
};

} // namespace binnacle
