// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sends acts on tickets and sees them through: a stale save is merged by field and sent again, or put before
// the person; what succeeded is offered for undo; what was refused goes back to where it was asked. GUI
// thread; owned by the page.

#include "shell/desk.h"
#include "tickets/ticketservice.h"

#include <QFuture>
#include <QObject>
#include <functional>

namespace binnacle {

class TicketSource;

struct TicketEdit
{
    // Sends the values based on a version (0: whatever is there).
    using Send = std::function<QFuture<Result<TicketAct>>(const TicketValues &values, qint64 version)>;

    TicketId id;
    QString number;
    TicketValues base; // the values the edit began from
    TicketValues mine;
    qint64 version = 0;
    QString done; // "INC-4711 assigned to Network"
    Send send;
    std::function<void()> succeeded;
    std::function<void(const Error &)> refused;
    std::function<QString(const QString &field, const QString &value)> told; // as people read it
};

class TicketEdits : public QObject
{
    Q_OBJECT

public:
    TicketEdits(TicketSource &source, Desk &desk, QObject *parent = nullptr);

    void run(const TicketEdit &edit);
    // An act without values to merge: a comment, an attachment, a new ticket.
    void follow(const QFuture<Result<TicketAct>> &act, const QString &done,
                std::function<void(const TicketAct &)> succeeded, std::function<void(const Error &)> refused);
    // Tells an error at the foot of the window, where nothing else asked for it.
    void tell(const Error &error);

Q_SIGNALS:
    void acted(binnacle::TicketId id);
    void takenBack(binnacle::TicketId id);

private:
    void succeeded(const TicketAct &act, const QString &done);
    void undo(const QString &operation, const std::function<void(bool taken)> &answer);

    TicketSource &m_source;
    Desk &m_desk;
};

} // namespace binnacle
