// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which rule colors a row: rules are asked in order, page by page, of the rows no rule before has found. The
// database answers; nothing waits for it. GUI thread; owned by the list's model.

#include "lists/listlayout.h"
#include "tickets/ticket.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace binnacle {

class TicketSource;

class TicketRowRules : public QObject
{
    Q_OBJECT

public:
    explicit TicketRowRules(TicketSource &source, QObject *parent = nullptr);

    void setRules(const QList<RowRule> &rules); // what was found is forgotten
    [[nodiscard]] const QList<RowRule> &rules() const { return m_rules; }
    void want(const std::vector<TicketId> &ids);  // those not known yet
    void renew(const std::vector<TicketId> &ids); // they have changed
    void forget();
    [[nodiscard]] const RowRule *ruleOf(TicketId id) const; // null: none, or not known yet

Q_SIGNALS:
    void found(const QList<binnacle::TicketId> &ids);

private:
    void ask();
    void askRule(qsizetype rule, const std::vector<TicketId> &left, const std::vector<TicketId> &all);
    void settle(const std::vector<TicketId> &all);

    TicketSource &m_source;
    QList<RowRule> m_rules;
    QHash<TicketId, int> m_known; // -1: no rule finds it
    QHash<TicketId, int> m_finding;
    QSet<TicketId> m_wanted;
    quint64 m_generation = 0;
    bool m_isAsking = false;
    bool m_isSoon = false;
};

} // namespace binnacle
