// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list's half of the page: query bar, what went wrong, what the ticket shown has to do with the list, the
// table, and a line of how many and which keys. GUI thread; owned by the page.

#include "tickets/ticket.h"
#include "tickets/ticketqueries.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace binnacle {

class ElidedLabel;
class EmptyState;
class QueryBar;
class TicketListModel;
class TicketListView;
class TicketSource;
struct Error;

class TicketListPane : public QWidget
{
    Q_OBJECT

public:
    TicketListPane(TicketListModel &model, TicketSource &source, QWidget *parent = nullptr);

    [[nodiscard]] QueryBar &query() const { return *m_query; }
    [[nodiscard]] TicketListView &list() const { return *m_list; }
    void showAnswer();
    void showFailure(const Error &error);
    void showStatus(bool isWide);
    // About a ticket shown beside that the list does not hold; empty: nothing to say.
    void setRemark(const QString &remark);
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString failure() const;
    [[nodiscard]] QString facts() const; // of the strip at the foot
    void readNames();
    void buildQuery();          // the filter line by line; what it makes is applied as if typed
    void takeBar(QWidget *bar); // over the line of keys
    // Of the view shown, which is not as it was saved; empty: all is as it was.
    void showChangedView(const QString &name);
    [[nodiscard]] QWidget *viewBar() const { return m_viewBar; }
    [[nodiscard]] QStringList namesFor(const QString &field, const QString &prefix, int limit) const;

Q_SIGNALS:
    void allWanted();
    void newWanted();
    void importWanted();
    void againWanted();
    void saveWanted(); // the view
    void revertWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showEmptiness();
    void color();
    [[nodiscard]] QStringList stateHints() const;
    void makeViewBar();

    TicketListModel &m_model;
    TicketSource &m_source;
    QVBoxLayout *m_column;
    QueryBar *m_query;
    QLabel *m_error;
    QLabel *m_remark;
    QWidget *m_viewBar;
    ElidedLabel *m_viewLine;
    TicketListView *m_list;
    EmptyState *m_empty;
    QPushButton *m_all;
    QPushButton *m_new;
    QPushButton *m_import;
    QPushButton *m_again;
    ElidedLabel *m_status;
    TicketNames m_names;
    qint64 m_readAt = 0;
};

} // namespace binnacle
