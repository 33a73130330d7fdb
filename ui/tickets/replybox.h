// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a reply or an internal note is written. Ctrl+Enter adds it. What is typed is kept for each ticket by
// the keeper of drafts, whatever happens to the ticket or the program meanwhile; what was refused is said on
// its own ticket only. GUI thread.

#include "tickets/ticket.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace binnacle {

class DraftKeeper;

class ReplyBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReplyBox(DraftKeeper &drafts, QWidget *parent = nullptr);

    void setTicket(TicketId id); // puts away the draft of the one before and brings this one's
    void setKind(MessageKind kind);
    [[nodiscard]] MessageKind kind() const { return m_kind; }
    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<TicketId> drafts() const; // where something is typed and not sent
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString error() const; // shown now
    // On its way: not sent again until it was taken or refused.
    void setSending(TicketId id);
    void refused(TicketId id, const QString &error);
    // This text of this ticket has arrived: its draft goes, unless something else is written there by now.
    void sent(TicketId id, const QString &text);
    void setLow(bool low); // one line high, where there is little room

Q_SIGNALS:
    void emptied(); // what was written here is on the ticket
    // The operation stays the same for all tries of one text, in another run of the program too.
    void send(binnacle::TicketId id, const QString &text, binnacle::MessageKind kind,
              const QString &operation);
    void left(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void bringBack();
    void keep();
    void ask();
    void fitHeight();
    void showState();

    DraftKeeper &m_drafts;
    QHash<TicketId, QString> m_errors;
    QSet<TicketId> m_sending;
    TicketId m_ticket;
    MessageKind m_kind = MessageKind::Public;
    QToolButton *m_reply;
    QToolButton *m_note;
    QPlainTextEdit *m_edit;
    QPushButton *m_send;
    QLabel *m_hint;
    QLabel *m_error;
    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    bool m_low = false;
    bool m_inLine = false;  // the text stands beside its buttons
    bool m_filling = false; // the text changes by our hand
};

} // namespace binnacle
