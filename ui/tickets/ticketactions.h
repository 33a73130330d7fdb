// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one can do with tickets, each a registered act with menu, palette entry and keys: asks what is needed
// and hands it to TicketEdits. Single letters work only where the list or the conversation has the focus. GUI
// thread; owned by the page.

#include "tickets/ticketbulk.h"
#include "tickets/ticketcells.h"
#include "tickets/ticketedits.h"
#include "tickets/ticketqueries.h"

#include <QObject>

namespace binnacle {

class ActionRegistry;
class QuickPicker;
class TicketExport;
class TicketsPage;

class TicketActions : public QObject
{
    Q_OBJECT

public:
    TicketActions(TicketsPage &page, TicketSource &source, Desk &desk);

    void newTicket();
    void assign();
    void take();
    void changeState();
    void resolve();
    void reopen();
    void editFields();
    void editSelected();
    void editCell();
    void editStamps();
    void attach();
    void copyNumber();
    void sortBy();
    void send(TicketId id, const QString &text, MessageKind kind, const QString &operation);
    [[nodiscard]] TicketEdits &edits() { return m_edits; }
    [[nodiscard]] TicketExport &exports() const { return *m_export; }
    [[nodiscard]] TicketBulk &bulk() { return m_bulk; }
    [[nodiscard]] TicketCells &cells() { return m_cells; }

private:
    void addTicketActs(ActionRegistry &actions);
    void addPageActs(ActionRegistry &actions);
    void withNames(std::function<void(const TicketNames &)> use);
    void assignOf(const TicketDetail &base);
    void moveTo(const TicketDetail &base, const QString &state);
    void assignTo(const TicketDetail &detail, const QString &team, const QString &person,
                  QuickPicker *picker);
    [[nodiscard]] TicketEdit editOf(const TicketDetail &detail, const TicketValues &mine,
                                    const QString &done) const;
    [[nodiscard]] const TicketDetail *current(); // tells when there is none

    TicketsPage &m_page;
    TicketSource &m_source;
    Desk &m_desk;
    TicketEdits m_edits;
    TicketExport *m_export;
    TicketBulk m_bulk;
    TicketCells m_cells;
};

} // namespace binnacle
