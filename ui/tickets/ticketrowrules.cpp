// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketrowrules.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"

#include <algorithm>
#include <utility>

namespace binnacle {

namespace {

constexpr qsizetype kMostKnown = 5000; // of rows long passed nobody asks

} // namespace

TicketRowRules::TicketRowRules(TicketSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void TicketRowRules::setRules(const QList<RowRule> &rules)
{
    m_rules = rules;
    forget();
}

void TicketRowRules::forget()
{
    ++m_generation;
    m_known.clear();
    m_finding.clear();
    m_wanted.clear();
    m_isAsking = false;
}

void TicketRowRules::want(const std::vector<TicketId> &ids)
{
    if (m_rules.isEmpty())
        return;
    for (const TicketId id : ids) {
        if (id.isValid() && !m_known.contains(id))
            m_wanted.insert(id);
    }
    if (!m_wanted.isEmpty() && !std::exchange(m_isSoon, true))
        QMetaObject::invokeMethod(this, &TicketRowRules::ask, Qt::QueuedConnection);
}

// The color stays until the answer is there.
void TicketRowRules::renew(const std::vector<TicketId> &ids)
{
    if (m_rules.isEmpty())
        return;
    m_wanted.unite({ids.cbegin(), ids.cend()});
    m_wanted.remove(TicketId());
    want({});
}

const RowRule *TicketRowRules::ruleOf(TicketId id) const
{
    const int rule = m_known.value(id, -1);
    return rule < 0 || rule >= m_rules.size() ? nullptr : &m_rules.at(rule);
}

void TicketRowRules::ask()
{
    m_isSoon = false;
    if (m_isAsking || m_wanted.isEmpty())
        return; // goes on with the answer
    m_isAsking = true;
    const std::vector<TicketId> all(m_wanted.cbegin(), m_wanted.cend());
    m_wanted.clear();
    m_finding.clear();
    askRule(0, all, all);
}

void TicketRowRules::askRule(qsizetype rule, const std::vector<TicketId> &left,
                             const std::vector<TicketId> &all)
{
    if (left.empty() || rule >= m_rules.size())
        return settle(all);
    whenReady(m_source.rows(left, m_rules.at(rule).query), this,
              [this, rule, left, all, generation = m_generation](const Result<std::vector<TicketRow>> &rows) {
                  if (generation != m_generation)
                      return;
                  std::vector<TicketId> rest = left;
                  if (rows) { // a rule that cannot be asked finds nothing
                      for (const TicketRow &row : *rows) {
                          m_finding.insert(row.id, int(rule));
                          std::erase(rest, row.id);
                      }
                  }
                  askRule(rule + 1, rest, all);
              });
}

void TicketRowRules::settle(const std::vector<TicketId> &all)
{
    m_isAsking = false;
    if (m_known.size() > kMostKnown)
        m_known.clear();
    QList<TicketId> changed;
    for (const TicketId id : all) {
        const int rule = m_finding.value(id, -1);
        if (rule != m_known.value(id, -1))
            changed.append(id);
        m_known.insert(id, rule);
    }
    if (!changed.isEmpty())
        Q_EMIT found(changed);
    want({});
}

} // namespace binnacle
