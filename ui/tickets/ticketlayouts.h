// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the ticket list is laid out now: by the saved view it shows, else as this person has it, which is kept
// as it changes. What differs from a view is not saved by itself: it can be saved, saved as another, or taken
// back. GUI thread; owned by the page.

#include "lists/listlayout.h"
#include "lists/savedviewlist.h"

#include <QObject>
#include <functional>
#include <optional>

class QTimer;

namespace binnacle {

class ActionRegistry;
class TicketsPage;
class TicketSource;

class TicketLayouts : public QObject
{
    Q_OBJECT

public:
    TicketLayouts(TicketsPage &page, TicketSource &source, SavedViewList &views, Desk &desk);

    void addActs(ActionRegistry &actions);
    // Reads what is kept, once; then ready(), whether it could be read or not.
    void load();
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const ListLayout &layout() const { return m_layout; }
    [[nodiscard]] ListLayout current() const; // with the order of the list
    // What the list shows is this view from now on; null: no saved one.
    void choose(const SavedViewList::Entry *entry);
    [[nodiscard]] const std::optional<SavedView> &view() const { return m_view; }
    [[nodiscard]] QString key() const; // of the view, stock ones too; empty: a question of its own
    [[nodiscard]] bool isChanged() const;
    void follow(); // the question may be another
    void flush();  // what is to be kept goes now

    void chooseColumns();
    void fitColumns();
    void groupBy();
    void setGroup(const QString &field);
    void colorRows();
    void setRules(const QList<RowRule> &rules);
    void setDensity(std::optional<Density> density);
    void saveView(); // over the one shown; one that is none yet asks for a name
    void saveViewAs();
    void revert();
    void manageViews();

Q_SIGNALS:
    void ready();
    void changed();

private:
    void apply(const ListLayout &layout, bool asks);
    void take(const ListLayout &layout, const QString &said);
    void takeWithUndo(const ListLayout &layout, const QString &said);
    void onColumns();
    void keepSoon();
    void keep();
    void followSaved();
    void rename(const SavedView &view);
    void share(const SavedView &view, bool shared);
    [[nodiscard]] SavedView draft() const;

    TicketsPage &m_page;
    TicketSource &m_source;
    SavedViewList &m_views;
    Desk &m_desk;
    ListLayout m_own;
    ListLayout m_layout;
    std::optional<SavedView> m_view; // as it was when it was chosen, or saved by us since
    QTimer *m_keep;
    bool m_wasStale = false; // and told: what the other one saved is what is saved over next
    bool m_isLoading = false;
    bool m_isReady = false;
};

} // namespace binnacle
