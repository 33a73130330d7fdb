// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few hundred tickets of all sorts, as plain rows; a judge that evaluates a query on one of them step by
// step, written apart from the product's compilers; and the same rows as a ColumnSource.

#include "query/columnfilter.h"

#include <map>
#include <optional>
#include <vector>

namespace binnacle {

struct SampleTicket
{
    QString number, title, description, state, stateClass, type, origin;
    std::map<QString, qint64> levels; // priority, impact, urgency: 0 is none
    std::map<QString, std::optional<int>>
        refs; // team, service, category, assignee, requester: index in pools::kNames
    std::map<QString, std::optional<qint64>> times; // opened, updated, resolved, closed, due, detected
    QStringList tags;
    std::optional<bool> madeSla;
    bool major = false;
    bool reopened = false;
    bool attachment = false;
};

[[nodiscard]] std::vector<SampleTicket> sampleTickets(int count, quint32 seed);
// `me` is the person pools::kNames[context.me.value - 1].
[[nodiscard]] bool judge(const QueryNode &node, const SampleTicket &ticket, const QueryContext &context);

class SampleColumns : public ColumnSource
{
public:
    explicit SampleColumns(const std::vector<SampleTicket> &tickets)
        : m_tickets(tickets)
    {}
    [[nodiscard]] qsizetype rows() const override { return qsizetype(m_tickets.size()); }
    [[nodiscard]] bool mark(const Condition &condition, RowBits &out) const override;
    [[nodiscard]] bool markWords(const QList<QStringList> &phrases, RowBits &out) const override;

private:
    const std::vector<SampleTicket> &m_tickets;
};

} // namespace binnacle
