// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The form of a new ticket, or of the fields of one there is. Ctrl+Enter saves; it stays open with the reason
// when what it holds is refused, and asks before typed text is thrown away. GUI thread; deletes itself.

#include "tickets/ticketform.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace binnacle {

class TicketDialog : public QDialog
{
    Q_OBJECT

public:
    TicketDialog(TicketForm::Purpose purpose, const QString &title, QWidget *parent);

    [[nodiscard]] TicketForm &form() const { return *m_form; }
    void setBusy(bool busy);
    void setError(const Error &error);
    void reject() override;

Q_SIGNALS:
    void submitted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TicketForm *m_form;
    QLabel *m_error;
    QPushButton *m_save;
    QPushButton *m_cancel;
    bool m_asked = false; // whether the text may be thrown away
};

} // namespace binnacle
