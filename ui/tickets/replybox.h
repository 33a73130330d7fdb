// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where an answer or an internal note is written. Ctrl+Enter sends. What is typed is kept for each ticket
// while one looks at others, whatever happens to the ticket meanwhile. GUI thread.

#include "tickets/ticket.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace binnacle {

class ReplyBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReplyBox(QWidget *parent = nullptr);

    void setTicket(TicketId id); // puts away the draft of the one before and brings this one's
    void setKind(MessageKind kind);
    [[nodiscard]] MessageKind kind() const { return m_kind; }
    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool hasDrafts() const; // something typed anywhere and not sent
    [[nodiscard]] QList<TicketId> drafts() const;
    void setError(const QString &error);
    void setSending(bool sending);
    // This text of this ticket has arrived: its draft goes, unless something else is written there by now.
    void sent(TicketId id, const QString &text);
    void setLow(bool low); // one line high, where there is little room

Q_SIGNALS:
    void send(binnacle::TicketId id, const QString &text, binnacle::MessageKind kind);
    void left(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Draft
    {
        QString text;
        MessageKind kind = MessageKind::Public;
        int cursor = 0;
    };

    void keep();
    void ask();
    void fitHeight();

    QHash<TicketId, Draft> m_drafts;
    TicketId m_ticket;
    MessageKind m_kind = MessageKind::Public;
    QToolButton *m_reply;
    QToolButton *m_note;
    QPlainTextEdit *m_edit;
    QPushButton *m_send;
    QLabel *m_hint;
    QLabel *m_error;
    bool m_low = false;
};

} // namespace binnacle
