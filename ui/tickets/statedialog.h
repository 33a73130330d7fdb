// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a state asks for before a ticket may enter it: the reason of waiting or canceling; how it was
// resolved, and for grave incidents when service was restored. GUI thread; deletes itself.

#include "base/result.h"
#include "tickets/ticket.h"
#include "tickets/ticketservice.h"

#include <QDialog>
#include <QTimeZone>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace binnacle {

class FormRow;

class StateDialog : public QDialog
{
    Q_OBJECT

public:
    // Whether a ticket may enter the state without being asked anything.
    [[nodiscard]] static bool isNeeded(const Ticket &ticket, const QString &state);

    StateDialog(const Ticket &ticket, const QString &state, const QTimeZone &zone, qint64 now,
                QWidget *parent);

    void setBusy(bool busy);
    void setError(const Error &error);

Q_SIGNALS:
    void submitted(const binnacle::TicketValues &values);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addReason();
    void addResolution(const Ticket &ticket, qint64 now);
    void submit();

    QString m_state;
    QTimeZone m_zone;
    QLineEdit *m_reason = nullptr;
    QComboBox *m_code = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLineEdit *m_restored = nullptr;
    QCheckBox *m_unknown = nullptr;
    QList<std::pair<QString, FormRow *>> m_rows;
    QPushButton *m_save;
};

} // namespace binnacle
