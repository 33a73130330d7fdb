// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tickets: query, list, and the ticket beside it; under it, on P, in a narrow window; alone once opened.
// Routes:
// {"query", "sort", "ticket": key or "number": text, "open": bool}. GUI thread; owned by the page host.

#include "shell/page.h"
#include "tickets/ticket.h"
#include "tickets/ticketqueries.h"

#include <optional>

class QLabel;
class QSplitter;
class QTimer;

namespace binnacle {

class DraftKeeper;
class ElidedLabel;
class EmptyState;
class QueryBar;
class SyntaxEngine;
class TicketActions;
class TicketListModel;
class TicketListView;
class TicketSource;
class TicketView;
struct Error;

class TicketsPage : public Page
{
    Q_OBJECT

public:
    TicketsPage(Desk &desk, TicketSource &source, SyntaxEngine &syntax, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    void activate(const Route &route) override;
    [[nodiscard]] Route route() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QList<NavView> views() const override { return m_views; }
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] bool isSettled() const override;

    [[nodiscard]] TicketListModel &model() const { return *m_model; }
    [[nodiscard]] TicketListView &list() const { return *m_list; }
    [[nodiscard]] TicketView &view() const { return *m_view; }
    [[nodiscard]] QueryBar &query() const { return *m_query; }
    [[nodiscard]] TicketActions &acts() const { return *m_acts; }
    [[nodiscard]] DraftKeeper &drafts() const { return *m_drafts; }
    [[nodiscard]] const TicketDetail *currentDetail() const; // null: none, or not here yet

    void open();  // the ticket alone
    void close(); // back to the list
    [[nodiscard]] bool isOpen() const { return m_open; }
    void togglePreview();
    void moveBy(int steps);
    void write(MessageKind kind);
    void toggleHistory();
    void focusQuery();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildList(QWidget *pane);
    void connectAll();
    void arrange();
    void choose(TicketId id);
    void onAnswered();
    void onFailed(const Error &error);
    void showStatus();
    void showEmptiness();
    void readNames();
    void countViews();
    void showTicketOfRoute(const QVariantMap &args);
    [[nodiscard]] bool isWide() const;

    TicketSource &m_source;
    DraftKeeper *m_drafts;
    TicketListModel *m_model;
    QSplitter *m_split;
    QueryBar *m_query;
    QLabel *m_error;
    TicketListView *m_list;
    ElidedLabel *m_status;
    EmptyState *m_empty;
    TicketView *m_view;
    TicketActions *m_acts;
    QTimer *m_settle;     // the preview follows the list once it rests
    QTimer *m_countTimer; // views are counted again after changes
    TicketNames m_names;
    QList<NavView> m_views;
    TicketId m_wanted; // to be chosen when the list has answered
    std::optional<bool> m_previewWanted;
    bool m_open = false;
    bool m_arranged = false; // the split has been set for a real size
    bool m_closeAsked = false;
};

} // namespace binnacle
