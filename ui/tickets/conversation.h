// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was said and what hangs on a ticket, oldest first: description, messages, resolution, links,
// attachments, and the history folded away. Built anew only when something of it changed; the place one reads
// stays. GUI thread.

#include "tickets/ticket.h"

#include <QScrollArea>
#include <optional>

class QToolButton;
class QVBoxLayout;

namespace binnacle {

class HistoryModel;
class PagedTable;
class SyntaxEngine;
class TicketSource;
struct MessageTexts;

class Conversation : public QScrollArea
{
    Q_OBJECT

public:
    Conversation(TicketSource &source, SyntaxEngine &syntax, QWidget *parent = nullptr);

    void setDetail(const TicketDetail &detail);
    void clear();
    void showHistory(bool shown);
    void showNewest(); // scrolls to the newest message of the detail set next
    [[nodiscard]] bool isHistoryShown() const;

Q_SIGNALS:
    void ticketWanted(const QString &number); // a link was followed

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(const TicketDetail &detail);
    [[nodiscard]] std::vector<MessageTexts> saidIn(const TicketDetail &detail) const;
    void addMessages(const TicketDetail &detail);
    QWidget *addMessage(const MessageTexts &texts);
    void scrollToNewest();
    void addLinks(const TicketDetail &detail);
    void addHistory(const TicketDetail &detail);
    [[nodiscard]] QString moment(qint64 at) const;

    TicketSource &m_source;
    SyntaxEngine &m_syntax;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_newest = nullptr; // message
    QToolButton *m_historyButton = nullptr;
    PagedTable *m_history = nullptr;
    HistoryModel *m_historyModel;
    TicketId m_shown;
    QString m_print; // of what is built
    int m_mostMessages;
    bool m_historyOpen = false;
    bool m_toNewest = false;
};

} // namespace binnacle
