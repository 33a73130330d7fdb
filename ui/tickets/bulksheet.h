// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change to many tickets: the fields, and under them what becomes of each ticket, looked ahead at as one
// types. The button does what was looked at and nothing else. GUI thread; deletes itself when closed.

#include "base/job.h"
#include "tickets/bulkservice.h"
#include "widgets/sheet.h"

#include <array>

class QLabel;
class QPushButton;
class QTimer;

namespace binnacle {

class BulkFields;
class BulkLinesModel;
class Chip;
class PagedTable;
class TicketSource;

class BulkSheet : public Sheet
{
    Q_OBJECT

public:
    // count: how many the selection is, as the list knows; about: which they are.
    BulkSheet(TicketSource &source, const BulkSelection &selection, qint64 count, const QString &about,
              QWidget *parent);
    ~BulkSheet() override;

    void setChange(const TicketChange &change);
    void showFate(BulkLine::Fate fate); // those lines
    [[nodiscard]] BulkFields &fields() const { return *m_fields; }
    [[nodiscard]] PagedTable &table() const { return *m_table; }
    [[nodiscard]] Chip &chip(BulkLine::Fate fate) const { return *m_chips[size_t(fate)]; }
    [[nodiscard]] QPushButton &sendButton() const { return *m_send; }
    [[nodiscard]] QString summary() const; // as it is read

Q_SIGNALS:
    void decided(const binnacle::BulkPlan &plan, const binnacle::TicketChange &change);

protected:
    void changeEvent(QEvent *event) override;

private:
    void lookSoon();
    void look();
    void showPlan(const Result<BulkPlan> &plan);
    void showCounts();
    void submit();
    void stop();
    void orderStops();

    TicketSource &m_source;
    BulkSelection m_selection;
    qint64 m_count;
    BulkFields *m_fields;
    QLabel *m_summary;
    std::array<Chip *, 3> m_chips;
    BulkLinesModel *m_model;
    PagedTable *m_table;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_send = nullptr;
    QTimer *m_settle;
    JobPtr m_looking;
    quint64 m_question = 0;
    TicketChange m_change; // that was looked at
    BulkPlan m_plan;
    bool m_planned = false;
    bool m_submitWaits = false;
};

} // namespace binnacle
