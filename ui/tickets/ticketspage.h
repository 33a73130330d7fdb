// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tickets: the list and the ticket beside it; under it, on P, in a narrow window; alone once opened. Acts
// reach the ticket shown, which need not be in the list. Routes:
// {"query", "sort", "view": key of a saved one, "ticket": key or "number": text, "open": bool}. GUI thread;
// owned by the page host.

#include "shell/page.h"
#include "tickets/ticket.h"
#include "tickets/ticketqueries.h"

#include <QPointer>
#include <functional>
#include <optional>

class QSplitter;
class QTimer;

namespace binnacle {

class DraftKeeper;
class QueryBar;
class SyntaxEngine;
class SavedViewList;
class TicketActions;
class TicketLayouts;
class TicketListModel;
class TicketListPane;
class TicketListView;
class TicketSource;
class TicketView;
class TicketViews;

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
    [[nodiscard]] QList<NavView> views() const override;
    void moveView(const QString &key, int step) override;
    [[nodiscard]] QString facts() const override;
    [[nodiscard]] bool takeBar(QWidget *bar) override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] bool isSettled() const override;

    [[nodiscard]] TicketListModel &model() const { return *m_model; }
    [[nodiscard]] TicketListView &list() const { return *m_list; }
    [[nodiscard]] TicketListPane &pane() const { return *m_pane; }
    [[nodiscard]] TicketView &view() const { return *m_view; }
    [[nodiscard]] QueryBar &query() const;
    [[nodiscard]] TicketActions &acts() const { return *m_acts; }
    [[nodiscard]] TicketLayouts &layouts() const { return *m_layouts; }
    [[nodiscard]] SavedViewList &savedViews() const { return *m_savedViews; }
    [[nodiscard]] DraftKeeper &drafts() const { return *m_drafts; }
    [[nodiscard]] const TicketDetail *currentDetail() const; // null: none, or not here yet
    // Runs it once the ticket chosen last is here to be acted on; not at all if another is chosen before.
    void whenShown(const std::function<void()> &act);

    void open();  // the ticket alone
    void close(); // back to the list
    [[nodiscard]] bool isOpen() const { return m_open; }
    void togglePreview();
    void moveBy(int steps);
    void write(MessageKind kind);
    void toggleHistory();
    void focusQuery();
    void askFor(const QString &query, const QString &sort); // the list alone; no view is chosen or left by it
    void goToView(int place);                               // the n-th of the navigation
    void sayMoved();                                        // the same rows are another place now

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectAll();
    void connectLayouts();
    void activateNow(const Route &route);
    void showView();
    void arrange();
    void placeBar();
    void choose(TicketId id);
    void chooseNow();
    void showWanted(TicketId id);
    void place();
    void onAnswered();
    void onReached(TicketId id, bool inside);
    void showStatus();
    void showTicketOfRoute(const QVariantMap &args);
    void showTakenBack(TicketId id);
    void runWaiting();
    [[nodiscard]] bool isWide() const;

    TicketSource &m_source;
    DraftKeeper *m_drafts;
    TicketListModel *m_model;
    QSplitter *m_split;
    TicketListPane *m_pane;
    TicketListView *m_list;
    TicketView *m_view;
    SavedViewList *m_savedViews;
    TicketViews *m_views;
    TicketLayouts *m_layouts;
    TicketActions *m_acts;
    std::optional<Route> m_coming; // until what is kept of the list has been read
    QPointer<QWidget> m_bar;       // of what was done; here while this page is shown
    QTimer *m_settle;              // the preview follows the list once it rests
    TicketId m_wanted;             // to be chosen when the list has answered
    TicketId m_outside;            // shown, and not among the rows met so far
    std::function<void()> m_waiting;
    TicketId m_waitingFor;
    std::optional<bool> m_previewWanted;
    bool m_open = false;
    bool m_arranged = false;  // the split has been set for a real size
    bool m_byDefault = false; // nobody asked for the filter the page began with
};

} // namespace binnacle
