// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a state asks for before a ticket may enter it: the reason of waiting or canceling; how it was
// resolved, when it began and when service was restored (grave incidents must answer that). GUI thread;
// deletes itself.

#include "base/result.h"
#include "tickets/ticket.h"
#include "tickets/ticketservice.h"
#include "widgets/sheet.h"

#include <QTimeZone>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace binnacle {

class DraftKeeper;
class FormRow;

class StateDialog : public Sheet
{
    Q_OBJECT

public:
    // Whether a ticket may enter the state without being asked anything.
    [[nodiscard]] static bool isNeeded(const Ticket &ticket, const QString &state);

    StateDialog(const Ticket &ticket, const QString &state, const QTimeZone &zone, qint64 now,
                QWidget *parent);

    // Brings back what was typed under this name before and keeps what is typed from now on, until saved.
    void keepIn(DraftKeeper &drafts, const QString &name);
    void setBusy(bool busy);
    void setError(const Error &error);

Q_SIGNALS:
    void submitted(const binnacle::TicketValues &values);

private:
    void addReason();
    void addResolution(const Ticket &ticket, qint64 now);
    struct Time
    {
        QString name;
        QLineEdit *line;
    };

    void addTime(Stamp stamp, qint64 now);
    void submit();
    // The answers into `values`; false: one is wrong or missing, and it has been said.
    [[nodiscard]] bool takeTimes(TicketValues &values);

    QString m_state;
    QTimeZone m_zone;
    QLineEdit *m_reason = nullptr;
    QComboBox *m_code = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QList<Time> m_times;
    bool m_mustAnswer = false; // when it began and when service was back
    QList<std::pair<QString, FormRow *>> m_rows;
    QPushButton *m_save = nullptr;
};

} // namespace binnacle
