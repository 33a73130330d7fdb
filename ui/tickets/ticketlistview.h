// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table of tickets: columns by the layout, headings of groups that fold, rows a little tighter where 25
// of them would not be in sight, word of what is in sight. GUI thread; owned by the page.

#include "tickets/bulkservice.h"
#include "tickets/ticketlistmodel.h"
#include "widgets/pagedtable.h"

#include <optional>

namespace binnacle {

class ListColumns;
class TicketDelegate;

class TicketListView : public PagedTable
{
    Q_OBJECT

public:
    explicit TicketListView(TicketListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] TicketId currentTicket() const;
    void select(TicketId id); // nothing where it was not met
    void selectNone();        // and none on its own when the focus comes
    void move(int steps);
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] ListColumns &columns() const { return *m_columns; }
    // Of this list alone; nothing: as all lists have it.
    void setDensity(std::optional<Density> density);
    void setMarks(bool marks); // room for the marks of row rules
    void moveToHeading(int step);
    void fold(bool folded); // the group one stands in
    void toggleFold();      // of the heading one stands on
    // What acts on several act on: the rows chosen, or all that match once all were chosen.
    [[nodiscard]] BulkSelection selection() const;
    [[nodiscard]] qint64 selectedCount() const;
    void selectAll() override; // all that match, also those not read yet

Q_SIGNALS:
    void orderRefused(const QString &label); // no index orders by this column
    void currentTicketChanged(binnacle::TicketId id);
    void selectionTold(); // how many are chosen may be another number

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void showOrder();
    void placeIndent();
    void paintHeading(QPainter &painter, int row) const;
    void fitHeights();
    void tellVisible();
    void tellCurrent();

    TicketListModel &m_model;
    TicketDelegate *m_delegate;
    ListColumns *m_columns;
    std::optional<Density> m_density;
    TicketId m_told; // the current ticket, as told last
    bool m_noneWanted = false;
    bool m_all = false;      // all that match are chosen
    bool m_choosing = false; // that is being done just now
};

} // namespace binnacle
