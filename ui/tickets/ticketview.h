// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One ticket to read and answer: what it is, its facts, its conversation, and the box to write in. Follows
// the ticket as it changes without touching what is being written. GUI thread; owned by the page.

#include "tickets/factsgrid.h"
#include "tickets/ticket.h"

#include "base/result.h"

#include <QWidget>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace binnacle {

class Conversation;
class DraftKeeper;
class ElidedLabel;
class EmptyState;
class PriorityMark;
class ReplyBox;
class SyntaxEngine;
class TicketSource;

class TicketView : public QWidget
{
    Q_OBJECT

public:
    TicketView(TicketSource &source, SyntaxEngine &syntax, DraftKeeper &drafts, QWidget *parent = nullptr);

    void showTicket(TicketId id); // invalid: none
    void setChoice(bool some);    // whether there is a ticket to choose
    void reload();
    [[nodiscard]] TicketId ticket() const { return m_ticket; }
    [[nodiscard]] const TicketDetail *detail() const; // null: not here yet
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] ReplyBox &reply() const { return *m_reply; }
    [[nodiscard]] Conversation &conversation() const { return *m_conversation; }
    void takeBar(QWidget *bar); // between what is read and what is written
    void setLow(bool low);      // little height: the box to write in is one line until used

Q_SIGNALS:
    void loaded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillFacts();
    void color();
    void showError(const Error &error);
    [[nodiscard]] QString stampText(Stamp stamp) const;
    [[nodiscard]] QString stampLabel(Stamp stamp) const;
    void onChanged(const QStringList &kinds, const QList<qint64> &keys);

    TicketSource &m_source;
    TicketId m_ticket;
    std::optional<TicketDetail> m_detail;
    quint64 m_generation = 0;
    bool m_loading = false;
    QVBoxLayout *m_column;
    QWidget *m_head;
    PriorityMark *m_mark;
    ElidedLabel *m_number;
    QLabel *m_state;
    QLabel *m_title;
    QLabel *m_error;
    FactsGrid *m_facts;
    Conversation *m_conversation;
    ReplyBox *m_reply;
    EmptyState *m_empty;
};

} // namespace binnacle
