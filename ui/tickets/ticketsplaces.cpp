// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the tickets page stands: routes in and out, which ticket is shown, and what it has to do with the
// list.

#include "base/whenready.h"
#include "tickets/conversation.h"
#include "tickets/ticketlayouts.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "tickets/ticketviews.h"
#include "widgets/draftkeeper.h"
#include "widgets/querybar.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kStart = u"state:open"_s;

} // namespace

// How the list is laid out decides what it asks: that is read before the first question.
void TicketsPage::activate(const Route &route)
{
    if (m_layouts->isReady())
        return activateNow(route);
    m_coming = route;
    m_layouts->load();
    firstFocus()->setFocus();
}

void TicketsPage::activateNow(const Route &route)
{
    const QVariantMap &args = route.args;
    const bool names = args.contains(u"ticket"_s) || args.contains(u"number"_s);
    const QString view = args.value(u"view"_s).toString();
    const bool isSame = m_layouts->view() && m_layouts->view()->uid == view;
    const bool asks = args.contains(u"query"_s) || args.contains(u"sort"_s) || (!view.isEmpty() && !isSame);
    if (asks || !m_model->isLoaded()) {
        const SavedViewList::Entry *entry = view.isEmpty() ? nullptr : m_savedViews->entry(view);
        if (!view.isEmpty() && !entry)
            desk().tell({Notice::Level::Info,
                         tr("There is no such view any more."),
                         {},
                         tr("Somebody may have removed it, or it is another person's own."),
                         {}});
        m_byDefault = !args.contains(u"query"_s) && !entry && !m_model->isLoaded();
        if (!isSame)
            m_layouts->choose(entry);
        const QString before = entry ? entry->query : m_model->isLoaded() ? m_model->query() : kStart;
        const QString kept = m_layouts->layout().sort;
        const QString wanted = args.value(u"query"_s, before).toString();
        const QString sort = args.value(u"sort"_s, kept.isEmpty() ? m_model->sortText() : kept).toString();
        if (!m_model->isLoaded() || wanted != m_model->query() || sort != m_model->sortText() ||
            m_model->group() != m_layouts->layout().group ||
            m_model->isGrouped() != !m_model->group().isEmpty()) {
            m_outside = {};
            m_model->ask(wanted, sort);
        }
        query().setQuery(wanted);
        m_layouts->follow();
        m_pane->readNames();
        m_views->count();
    }
    const bool opens = args.value(u"open"_s).toBool();
    if (opens != m_open) {
        m_open = opens;
        arrange();
    }
    if (names)
        showTicketOfRoute(args);
    firstFocus()->setFocus();
}

void TicketsPage::connectLayouts()
{
    connect(m_layouts, &TicketLayouts::ready, this, [this] {
        if (const std::optional<Route> route = std::exchange(m_coming, std::nullopt))
            activateNow(*route);
    });
    connect(m_layouts, &TicketLayouts::changed, this, &TicketsPage::showView);
    connect(m_list, &TicketListView::orderRefused, this, [this](const QString &label) {
        m_pane->setRemark(
            tr("%1 orders no list: it has no index, and each page would read all tickets.").arg(label));
    });
    connect(m_pane, &TicketListPane::saveWanted, m_layouts, &TicketLayouts::saveView);
    connect(m_pane, &TicketListPane::revertWanted, m_layouts, &TicketLayouts::revert);
}

void TicketsPage::showView()
{
    const bool isChanged = m_layouts->isChanged();
    m_views->setCurrent(m_layouts->key(), isChanged);
    m_pane->showChangedView(isChanged ? m_layouts->view()->name : QString());
}

void TicketsPage::moveView(const QString &key, int step)
{
    m_savedViews->move(key, step);
}

void TicketsPage::askFor(const QString &text, const QString &sort)
{
    m_outside = {};
    query().setQuery(text);
    m_model->ask(text, sort.isEmpty() ? m_model->sortText() : sort);
    m_layouts->follow();
    sayMoved();
}

void TicketsPage::sayMoved()
{
    Q_EMIT routeChanged();
}

void TicketsPage::goToView(int place)
{
    if (const SavedViewList::Entry *entry = m_savedViews->entry(m_views->keyAt(place)))
        desk().go(m_views->routeOf(*entry));
}

void TicketsPage::showTicketOfRoute(const QVariantMap &args)
{
    if (args.contains(u"ticket"_s))
        return showWanted(TicketId(args.value(u"ticket"_s).toLongLong()));
    TicketRef ref;
    ref.number = args.value(u"number"_s).toString();
    ref.source = args.value(u"source"_s).toString();
    whenReady(m_source.detail(ref), this, [this](const Result<TicketDetail> &detail) {
        if (detail)
            showWanted(detail->ticket.id);
        else
            m_pane->showFailure(detail.error());
    });
}

// Nothing is taken back unseen: its ticket is gone to, unless the act had made it.
void TicketsPage::showTakenBack(TicketId ticket)
{
    if (m_view->isVisible() && m_view->ticket() == ticket)
        return;
    TicketRef ref;
    ref.id = ticket;
    whenReady(m_source.detail(ref), this, [this, ticket](const Result<TicketDetail> &detail) {
        if (detail)
            desk().go({id(), {{u"ticket"_s, ticket.value}, {u"open"_s, m_open}}});
    });
}

void TicketsPage::showWanted(TicketId id)
{
    m_wanted = id;
    choose(id);
    if (!m_model->isAsking())
        place();
}

// Where the ticket shown stands in the list: its row is marked, wherever that is. One that the filter does
// not find is shown all the same, no row is marked, and the list says so; where there is no room beside the
// list it is shown alone.
void TicketsPage::place()
{
    const TicketId shown = m_wanted.isValid() ? m_wanted : m_view->ticket();
    if (!shown.isValid() || !m_model->isLoaded())
        return;
    m_wanted = {};
    m_pane->setRemark({});
    m_outside = {};
    if (m_model->rowOf(shown) >= 0) {
        m_list->select(shown);
        return chooseNow();
    }
    m_outside = shown;
    m_list->selectNone();
    m_settle->stop();
    m_model->reach(shown);
}

void TicketsPage::onReached(TicketId id, bool inside)
{
    if (id != m_outside)
        return;
    if (inside) {
        m_list->select(id);
        return chooseNow();
    }
    m_pane->setRemark(tr("The ticket shown is outside this filter: no row is it."));
    if (m_view->isHidden()) {
        m_open = true;
        arrange();
    }
    if (m_list->hasFocus() || m_open)
        m_view->conversation().setFocus();
}

// A view as it was saved is named alone: a link to it opens what it is by then.
Route TicketsPage::route() const
{
    if (m_coming)
        return *m_coming; // where it is on its way to
    QVariantMap args;
    if (m_layouts->view())
        args.insert(u"view"_s, m_layouts->view()->uid);
    if (!m_layouts->view() || m_layouts->isChanged()) {
        args.insert(u"query"_s, m_model->query());
        args.insert(u"sort"_s, m_model->sortText());
    }
    if (m_view->ticket().isValid())
        args.insert(u"ticket"_s, m_view->ticket().value);
    if (m_open)
        args.insert(u"open"_s, true);
    return {id(), args};
}

void TicketsPage::choose(TicketId ticket)
{
    m_settle->stop();
    m_model->setSeen(ticket);
    if (ticket != m_view->ticket())
        m_view->showTicket(ticket);
}

// The row marked is the ticket shown from now on.
void TicketsPage::chooseNow()
{
    m_settle->stop();
    if (!m_list->currentTicket().isValid())
        return;
    m_outside = {};
    m_pane->setRemark({});
    choose(m_list->currentTicket());
}

void TicketsPage::onAnswered()
{
    const bool none = m_model->rowCount() == 0;
    m_view->setChoice(!none);
    if (std::exchange(m_byDefault, false) && none && !m_model->query().isEmpty()) {
        query().setQuery({}); // nothing is open: better all there is than nothing
        return m_model->ask({}, m_model->sortText());
    }
    m_layouts->follow();
    m_pane->showAnswer();
    Q_EMIT factsChanged();
    const TicketId keep = m_wanted.isValid() ? m_wanted : m_view->ticket();
    if (m_wanted.isValid() || m_outside.isValid() || m_model->rowOf(keep) >= 0)
        return place();
    m_pane->setRemark({});
    if (!none && !m_open)
        m_list->selectionModel()->setCurrentIndex(
            m_model->index(m_model->isHeading(0) && m_model->rowCount() > 1 ? 1 : 0, TicketListModel::Title),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else if (none && !m_open)
        m_view->showTicket({});
}

void TicketsPage::open()
{
    const TicketId ticket = m_list->currentTicket();
    if (!ticket.isValid())
        return m_list->toggleFold();
    chooseNow();
    m_open = true;
    arrange();
    m_view->conversation().setFocus();
    Q_EMIT routeChanged();
}

void TicketsPage::close()
{
    if (!m_open) {
        m_list->setFocus();
        return;
    }
    m_open = false;
    arrange();
    if (m_model->rowOf(m_view->ticket()) >= 0 || !m_view->isHidden()) {
        place();
    } else { // there is no room for it beside the list: the list's own row again
        m_outside = {};
        m_pane->setRemark({});
        m_list->move(1);
    }
    if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
    m_list->setFocus();
    Q_EMIT routeChanged();
}

} // namespace binnacle
