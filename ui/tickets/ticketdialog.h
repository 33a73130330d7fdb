// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The form of a new ticket, or of the fields of one there is. Ctrl+Enter saves; it stays open with the reason
// when what it holds is refused. What was typed and not saved outlives it. GUI thread; deletes itself.

#include "tickets/ticketform.h"
#include "widgets/sheet.h"

#include <QPointer>

class QPushButton;

namespace binnacle {

class DraftKeeper;

class TicketDialog : public Sheet
{
    Q_OBJECT

public:
    TicketDialog(TicketForm::Purpose purpose, const QString &title, const QString &about, QWidget *parent);

    [[nodiscard]] TicketForm &form() const { return *m_form; }
    // Brings back what was typed under this name before and keeps what is typed from now on, until it is
    // saved or discarded.
    void keepIn(DraftKeeper &drafts, const QString &name);
    [[nodiscard]] QString operation(); // the same for all tries of what the form holds
    void setBusy(bool busy);
    void setError(const Error &error);
    void accept() override;

Q_SIGNALS:
    void submitted();

private:
    void keep();

    TicketForm *m_form;
    QPushButton *m_save;
    QPointer<DraftKeeper> m_drafts;
    QString m_draft; // its name
    QString m_operation;
};

} // namespace binnacle
