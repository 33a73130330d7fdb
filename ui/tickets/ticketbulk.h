// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts on several tickets at once: looked ahead at, then done as one job with one undo. The quick ones of a
// single ticket (assign, take, state, resolve, reopen) run at once where nothing is refused; else the sheet
// says what would be. GUI thread; owned by the page's acts.

#include "shell/desk.h"
#include "tickets/bulkservice.h"

#include <QObject>

namespace binnacle {

class TicketSource;
class TicketsPage;

class TicketBulk : public QObject
{
    Q_OBJECT

public:
    TicketBulk(TicketsPage &page, TicketSource &source, Desk &desk, QObject *parent);

    [[nodiscard]] bool isMany() const; // more than one ticket is selected
    void edit();                       // the sheet, of whatever is selected
    void assign();
    void take();
    void changeState();
    void resolve();
    void reopen();

Q_SIGNALS:
    void acted(const std::vector<binnacle::TicketId> &ids);

private:
    void openSheet(const BulkSelection &selection, const TicketChange &change);
    // done: "{tickets} assigned to Network"
    void start(const TicketChange &change, const QString &done);
    void run(const BulkPlan &plan, const TicketChange &change, const QString &done);
    void tellResult(const BulkResult &result, const QString &done);
    void undo(const QString &operation, const std::vector<TicketId> &ids,
              const std::function<void(bool taken)> &answer);
    void tell(const Error &error);
    [[nodiscard]] QString about(const BulkSelection &selection) const;

    TicketsPage &m_page;
    TicketSource &m_source;
    Desk &m_desk;
};

} // namespace binnacle
