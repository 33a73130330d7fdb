// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the tickets page stands: routes in and out, which ticket is shown, and what it has to do with the
// list.

#include "base/whenready.h"
#include "tickets/conversation.h"
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

void TicketsPage::activate(const Route &route)
{
    const QVariantMap &args = route.args;
    const bool names = args.contains(u"ticket"_s) || args.contains(u"number"_s);
    const bool asks = args.contains(u"query"_s) || args.contains(u"sort"_s);
    if (asks || !m_model->isLoaded()) {
        m_byDefault = !args.contains(u"query"_s) && !m_model->isLoaded();
        const QString wanted =
            args.value(u"query"_s, m_model->isLoaded() ? m_model->query() : kStart).toString();
        const QString sort = args.value(u"sort"_s, m_model->sortText()).toString();
        if (!m_model->isLoaded() || wanted != m_model->query() || sort != m_model->sortText()) {
            m_outside = {};
            m_model->ask(wanted, sort);
        }
        query().setQuery(wanted);
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

Route TicketsPage::route() const
{
    QVariantMap args = {{u"query"_s, m_model->query()}, {u"sort"_s, m_model->sortText()}};
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
    m_pane->showAnswer();
    Q_EMIT factsChanged();
    const TicketId keep = m_wanted.isValid() ? m_wanted : m_view->ticket();
    if (m_wanted.isValid() || m_outside.isValid() || m_model->rowOf(keep) >= 0)
        return place();
    m_pane->setRemark({});
    if (!none && !m_open)
        m_list->setCurrentIndex(m_model->index(0, TicketListModel::Title));
    else if (none && !m_open)
        m_view->showTicket({});
}

void TicketsPage::open()
{
    const TicketId ticket = m_list->currentTicket();
    if (!ticket.isValid())
        return;
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
