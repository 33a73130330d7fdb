// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cells of the list as they are edited in place: by the editors of the forms, saved the way of every edit
// (row version, merge, undo). What needs more than a cell has room for (a reason, a resolution) asks in its
// own dialog. GUI thread; owned by the page's acts.

#include "tickets/ticketedits.h"
#include "tickets/ticketqueries.h"
#include "widgets/cellediting.h"

#include <QObject>

namespace binnacle {

class TicketsPage;

class TicketCells : public QObject, public CellEditing::Cells
{
    Q_OBJECT

public:
    TicketCells(TicketsPage &page, TicketSource &source, TicketEdits &edits, QObject *parent);

    [[nodiscard]] CellEditing &editing() const { return *m_editing; }

    [[nodiscard]] bool isEditable(const QModelIndex &cell) const override;
    [[nodiscard]] QWidget *makeEditor(const QModelIndex &cell, QWidget *parent) override;
    [[nodiscard]] bool isChanged(const QModelIndex &cell, const QWidget *editor) const override;
    void save(const QModelIndex &cell, QWidget *editor,
              std::function<void(const QString &error)> answer) override;

Q_SIGNALS:
    void stateWanted(binnacle::TicketId id, const QString &state); // that asks for more

private:
    [[nodiscard]] TicketValues valuesOf(const QWidget *editor) const;

    TicketsPage &m_page;
    TicketSource &m_source;
    TicketEdits &m_edits;
    TicketNames m_names;
    TicketRow m_row;   // as it was when its editor opened
    QString m_field;   // of that editor
    QString m_started; // what it held first
    CellEditing *m_editing;
};

} // namespace binnacle
