// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of tickets as it is shown, in a file or on the clipboard: the columns in sight in their order, the
// rows of the whole query in its order. GUI thread; owned by the page's acts.

#include "base/ids.h"
#include "reports/listwriter.h"
#include "tickets/ticket.h"

#include <QObject>

namespace binnacle {

class Desk;
class TicketListView;
class TicketListModel;
class TicketSource;

// A field of a row as a typed cell.
[[nodiscard]] ReportCell ticketCell(const TicketRow &row, const QString &field);

class TicketExport : public QObject
{
    Q_OBJECT

public:
    TicketExport(TicketListView &list, TicketListModel &model, TicketSource &source, Desk &desk,
                 QObject *parent);

    void askWhere();
    void exportTo(const QString &path);
    void copyRows(); // those chosen

    // Columns and what is said of the list.
    [[nodiscard]] ListHead head() const;
    [[nodiscard]] QStringList fields() const; // of the columns in sight, from the left

Q_SIGNALS:
    void exported(const QString &path, qint64 rows);
    void refused(const binnacle::Error &error);
    void copied(int rows);

private:
    TicketListView &m_list;
    TicketListModel &m_model;
    TicketSource &m_source;
    Desk &m_desk;
};

} // namespace binnacle
