// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketspage.h"

#include "base/whenready.h"
#include "shell/menus.h"
#include "tickets/conversation.h"
#include "tickets/replybox.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketlayouts.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketview.h"
#include "tickets/ticketviews.h"
#include "widgets/draftkeeper.h"
#include "widgets/querybar.h"
#include "wording/errors.h"

#include <QPlainTextEdit>
#include <QResizeEvent>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWide = 1300; // list and ticket side by side from here on
constexpr int kTall = 900;  // one under the other without being asked, from here on
constexpr int kSettleMs = 40;

} // namespace

TicketsPage::TicketsPage(Desk &desk, TicketSource &source, SyntaxEngine &syntax, QWidget *parent)
    : Page(u"tickets"_s, desk, parent)
    , m_source(source)
    , m_drafts(&desk.drafts())
    , m_model(new TicketListModel(source, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_pane(new TicketListPane(*m_model, source))
    , m_list(&m_pane->list())
    , m_view(new TicketView(source, syntax, *m_drafts))
    , m_savedViews(new SavedViewList(id(), TicketViews::stock(), source.lists(), desk, this))
    , m_views(new TicketViews(id(), source, *m_savedViews, this))
    , m_settle(new QTimer(this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    m_split->addWidget(m_pane);
    m_split->addWidget(m_view);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 128);
    m_split->setStretchFactor(1, 100);
    page->addWidget(m_split);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    m_layouts = new TicketLayouts(*this, source, *m_savedViews, desk);
    m_acts = new TicketActions(*this, source, desk);
    m_layouts->addActs(desk.actions());
    offerRowMenu(*m_list, desk.actions(), id());
    query().keepIn(*m_drafts, u"query.tickets"_s);
    connectAll();
    connectLayouts();
    arrange();
}

void TicketsPage::connectAll()
{
    connect(m_model, &TicketListModel::answered, this, &TicketsPage::onAnswered);
    connect(m_model, &TicketListModel::reached, this, &TicketsPage::onReached);
    connect(m_model, &TicketListModel::failed, m_pane, &TicketListPane::showFailure);
    connect(m_model, &TicketListModel::statusChanged, this, &TicketsPage::showStatus);
    connect(m_list, &TicketListView::currentTicketChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_list, &TicketListView::currentTicketChanged, this, &TicketsPage::showStatus);
    connect(m_list, &TicketListView::selectionTold, this, &TicketsPage::showStatus);
    connect(m_list, &PagedTable::opened, this, &TicketsPage::open);
    connect(m_settle, &QTimer::timeout, this, &TicketsPage::chooseNow);
    connect(m_view, &TicketView::loaded, this, &TicketsPage::runWaiting);
    connect(&query(), &QueryBar::applied, this, [this](const QString &canonical) {
        m_outside = {};
        m_byDefault = false;
        m_model->ask(canonical, m_model->sortText());
        m_layouts->follow();
        m_list->setFocus();
        Q_EMIT routeChanged();
    });
    connect(&query(), &QueryBar::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_pane, &TicketListPane::allWanted, this,
            [this] { this->desk().go({id(), {{u"query"_s, QString()}}}); });
    connect(m_pane, &TicketListPane::newWanted, m_acts, &TicketActions::newTicket);
    connect(m_pane, &TicketListPane::importWanted, this, [this] { this->desk().go({u"import"_s, {}}); });
    connect(m_pane, &TicketListPane::againWanted, m_model, &TicketListModel::refresh);
    connect(&m_view->reply(), &ReplyBox::send, m_acts, &TicketActions::send);
    connect(&m_view->reply(), &ReplyBox::left, this, [this] { firstFocus()->setFocus(); });
    // The next letter typed is an act again, not the begin of another public reply.
    connect(&m_view->reply(), &ReplyBox::emptied, this, [this] {
        m_view->conversation().showNewest();
        if (m_view->reply().isAncestorOf(window()->focusWidget()))
            m_view->conversation().setFocus();
    });
    connect(&m_view->conversation(), &Conversation::ticketWanted, this,
            [this](const QString &number) { desk().go({id(), {{u"number"_s, number}, {u"open"_s, true}}}); });
    connect(&m_acts->edits(), &TicketEdits::acted, this, [this](TicketId ticket) {
        m_model->ownChange(ticket);
        if (ticket == m_view->ticket())
            m_view->reload();
        m_views->countSoon();
    });
    connect(&m_acts->bulk(), &TicketBulk::acted, this, [this](const std::vector<TicketId> &ids) {
        for (const TicketId id : ids) {
            if (m_model->rowOf(id) >= 0)
                m_model->ownChange(id);
            if (id == m_view->ticket())
                m_view->reload();
        }
        m_views->countSoon();
    });
    connect(&m_acts->edits(), &TicketEdits::takenBack, this, &TicketsPage::showTakenBack);
    connect(&m_source, &TicketSource::changed, m_views, &TicketViews::countSoon);
    connect(m_views, &TicketViews::changed, this, &Page::viewsChanged);
}

QueryBar &TicketsPage::query() const
{
    return m_pane->query();
}

QList<NavView> TicketsPage::views() const
{
    return m_views->list();
}

QString TicketsPage::facts() const
{
    return m_pane->facts();
}

bool TicketsPage::takeBar(QWidget *bar)
{
    m_bar = bar;
    placeBar();
    return true;
}

void TicketsPage::placeBar()
{
    m_open ? m_view->takeBar(m_bar) : m_pane->takeBar(m_bar);
}

QString TicketsPage::title() const
{
    return tr("Tickets");
}

QString TicketsPage::icon() const
{
    return u"tickets"_s;
}

QString TicketsPage::about() const
{
    return tr("Incidents and requests: find, read, answer, assign, resolve");
}

QWidget *TicketsPage::firstFocus()
{
    return m_open ? static_cast<QWidget *>(&m_view->conversation()) : m_list;
}

QList<QWidget *> TicketsPage::panes()
{
    QList<QWidget *> shown;
    if (!m_open)
        shown << query().edit() << m_list;
    if (!m_view->isHidden() && m_view->ticket().isValid())
        shown << &m_view->conversation() << m_view->reply().edit();
    return shown;
}

// How the list is laid out is handed to the store, which finishes before the workspace closes.
bool TicketsPage::mayClose()
{
    m_layouts->flush();
    return true;
}

bool TicketsPage::isSettled() const
{
    return !m_coming && m_model->isLoaded() && !m_model->isAsking() && !m_view->isLoading() &&
           !m_settle->isActive();
}

const TicketDetail *TicketsPage::currentDetail() const
{
    const TicketId marked = m_list->currentTicket();
    if (m_settle->isActive() && marked.isValid() && marked != m_view->ticket())
        return nullptr;
    if (m_view->isHidden() && marked != m_view->ticket())
        return nullptr; // what nobody sees is not acted on
    return m_view->detail();
}

void TicketsPage::whenShown(const std::function<void()> &act)
{
    if (m_settle->isActive())
        chooseNow();
    if (m_view->detail() || !m_view->isLoading())
        return act();
    m_waiting = act;
    m_waitingFor = m_view->ticket();
}

void TicketsPage::runWaiting()
{
    if (const std::function<void()> act = std::exchange(m_waiting, {});
        act && m_waitingFor == m_view->ticket())
        act();
}

bool TicketsPage::isWide() const
{
    return width() >= kWide;
}

void TicketsPage::arrange()
{
    const bool stacked = !isWide();
    const bool preview = m_open || m_previewWanted.value_or(!stacked || height() >= kTall);
    const Qt::Orientation orientation = stacked ? Qt::Vertical : Qt::Horizontal;
    if (m_split->orientation() != orientation || !m_arranged) {
        m_arranged = width() > 0 && isVisible();
        m_split->setOrientation(orientation);
        const int room = stacked ? height() : width();
        const int list = room * (stacked ? 42 : 56) / 100;
        m_split->setSizes({list, room - list});
    }
    m_split->widget(0)->setVisible(!m_open);
    m_view->setVisible(preview);
    m_view->setLow(stacked && !m_open);
    if (m_bar && isAncestorOf(m_bar))
        placeBar();
}

void TicketsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void TicketsPage::showStatus()
{
    m_pane->showStatus(isWide());
    if (m_list->currentTicket().isValid() && m_list->currentTicket() == m_view->ticket())
        m_model->setSeen(m_view->ticket());
    Q_EMIT factsChanged();
}

void TicketsPage::togglePreview()
{
    m_previewWanted = m_view->isHidden();
    arrange();
    if (m_view->isHidden())
        m_list->setFocus();
    else if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

void TicketsPage::moveBy(int steps)
{
    m_list->move(steps);
}

void TicketsPage::write(MessageKind kind)
{
    if (!m_view->ticket().isValid())
        return;
    if (m_view->isHidden())
        togglePreview();
    m_view->reply().setKind(kind);
    m_view->reply().edit()->setFocus();
}

void TicketsPage::toggleHistory()
{
    if (m_view->isHidden())
        togglePreview();
    m_view->conversation().showHistory(!m_view->conversation().isHistoryShown());
}

void TicketsPage::focusQuery()
{
    if (m_open)
        close();
    query().edit()->setFocus();
    query().edit()->selectAll();
}

} // namespace binnacle
