// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketspage.h"

#include "base/fold.h"
#include "base/whenready.h"
#include "query/ticketfields.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/conversation.h"
#include "tickets/draftkeeper.h"
#include "tickets/replybox.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketview.h"
#include "widgets/emptystate.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
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
constexpr int kCountMs = 1500;
const QString kStart = u"state:open"_s;

struct StockView
{
    const char *name;
    const char *query;
    bool urgent;
};

constexpr StockView kStockViews[] = {
    {QT_TRANSLATE_NOOP("binnacle::TicketsPage", "My open"), "state:open assignee:me", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketsPage", "Unassigned"), "state:open assignee:none", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketsPage", "All open"), "state:open", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketsPage", "Critical and high"), "state:open priority:1,2", true},
    {QT_TRANSLATE_NOOP("binnacle::TicketsPage", "All tickets"), "", false},
};

} // namespace

TicketsPage::TicketsPage(Desk &desk, TicketSource &source, SyntaxEngine &syntax, QWidget *parent)
    : Page(u"tickets"_s, desk, parent)
    , m_source(source)
    , m_drafts(new DraftKeeper(source, this))
    , m_model(new TicketListModel(source, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_view(new TicketView(source, syntax, *m_drafts))
    , m_settle(new QTimer(this))
    , m_countTimer(new QTimer(this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    auto *pane = new QWidget;
    buildList(pane);
    m_split->addWidget(pane);
    m_split->addWidget(m_view);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 128);
    m_split->setStretchFactor(1, 100);
    page->addWidget(m_split);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(kCountMs);
    for (const StockView &view : kStockViews)
        m_views.append(
            {tr(view.name), {id(), {{u"query"_s, QString::fromLatin1(view.query)}}}, -1, view.urgent});
    m_acts = new TicketActions(*this, source, desk);
    connectAll();
    arrange();
}

void TicketsPage::buildList(QWidget *pane)
{
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_query = new QueryBar(ticketQueryLanguage(), pane);
    m_query->setPlaceholder(tr("Filter: state:open team:network priority:1,2 words"));
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(kPageMargin, 10, kPageMargin, 10);
    bar->addWidget(m_query);
    column->addLayout(bar);
    m_error = new QLabel(pane);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setContentsMargins(kPageMargin, 0, kPageMargin, 8);
    m_error->hide();
    column->addWidget(m_error);
    m_list = new TicketListView(*m_model, pane);
    column->addWidget(m_list, 1);
    m_empty = new EmptyState(u"tickets"_s, {}, {}, m_list);
    m_list->setEmptyState(m_empty);
    m_list->setLoading(true);
    m_status = new ElidedLabel({}, ElidedLabel::Tone::Caption, pane);
    m_status->setFont(captionFont(font()));
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(kPageMargin, 6, kPageMargin, 6);
    foot->addWidget(m_status);
    column->addLayout(foot);

    auto *all = m_empty->addButton(tr("Show all tickets"));
    connect(all, &QPushButton::clicked, this, [this] { this->desk().go({id(), {{u"query"_s, QString()}}}); });
    auto *make = m_empty->addButton(tr("New ticket"), u"plus"_s);
    connect(make, &QPushButton::clicked, this, [this] { m_acts->newTicket(); });
}

void TicketsPage::connectAll()
{
    connect(m_model, &TicketListModel::answered, this, &TicketsPage::onAnswered);
    connect(m_model, &TicketListModel::failed, this, &TicketsPage::onFailed);
    connect(m_model, &TicketListModel::statusChanged, this, &TicketsPage::showStatus);
    connect(m_list, &TicketListView::currentTicketChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_list, &PagedTable::opened, this, &TicketsPage::open);
    connect(m_settle, &QTimer::timeout, this, [this] {
        if (m_list->currentTicket().isValid())
            choose(m_list->currentTicket());
    });
    connect(m_query, &QueryBar::applied, this, [this](const QString &canonical) {
        m_model->ask(canonical, m_model->sortText());
        m_list->setFocus();
        Q_EMIT routeChanged();
    });
    m_query->setNames([this](const QString &field, const QString &prefix, int limit) {
        const QStringList all = field == u"team"_s                                  ? m_names.teams
                                : field == u"service"_s                             ? m_names.services
                                : field == u"category"_s                            ? m_names.categories
                                : field == u"assignee"_s || field == u"requester"_s ? m_names.persons
                                                                                    : QStringList();
        QStringList fitting;
        for (const QString &name : all) {
            if (fitting.size() < limit && fold(name).startsWith(prefix))
                fitting.append(name);
        }
        return fitting;
    });
    connect(&m_view->reply(), &ReplyBox::send, m_acts, &TicketActions::send);
    connect(&m_view->reply(), &ReplyBox::left, this, [this] {
        if (m_open)
            m_view->conversation().setFocus();
        else
            m_list->setFocus();
    });
    connect(&m_view->conversation(), &Conversation::ticketWanted, this,
            [this](const QString &number) { desk().go({id(), {{u"number"_s, number}, {u"open"_s, true}}}); });
    connect(&m_acts->edits(), &TicketEdits::acted, this, [this](TicketId ticket) {
        m_model->ownChange(ticket);
        if (ticket == m_view->ticket())
            m_view->reload();
        m_countTimer->start();
    });
    connect(&m_source, &TicketSource::changed, m_countTimer, qOverload<>(&QTimer::start));
    connect(m_countTimer, &QTimer::timeout, this, &TicketsPage::countViews);
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

void TicketsPage::activate(const Route &route)
{
    const QVariantMap &args = route.args;
    m_drafts->read();
    const bool names = args.contains(u"ticket"_s) || args.contains(u"number"_s);
    const bool asks = args.contains(u"query"_s) || args.contains(u"sort"_s);
    if (asks || !m_model->isLoaded()) {
        const QString query =
            args.value(u"query"_s, m_model->isLoaded() ? m_model->query() : kStart).toString();
        const QString sort = args.value(u"sort"_s, m_model->sortText()).toString();
        if (!m_model->isLoaded() || query != m_model->query() || sort != m_model->sortText()) {
            m_query->setQuery(query);
            m_model->ask(query, sort);
        }
        readNames();
        countViews();
    }
    if (names)
        showTicketOfRoute(args);
    const bool opens = args.value(u"open"_s).toBool();
    if (opens != m_open) {
        m_open = opens;
        arrange();
    }
    (m_open ? static_cast<QWidget *>(&m_view->conversation()) : m_list)->setFocus();
}

void TicketsPage::showTicketOfRoute(const QVariantMap &args)
{
    if (args.contains(u"ticket"_s)) {
        m_wanted = TicketId(args.value(u"ticket"_s).toLongLong());
        m_list->select(m_wanted);
        return choose(m_wanted);
    }
    TicketRef ref;
    ref.number = args.value(u"number"_s).toString();
    ref.source = args.value(u"source"_s).toString();
    whenReady(m_source.detail(ref), this, [this](const Result<TicketDetail> &detail) {
        if (!detail)
            return onFailed(detail.error());
        m_wanted = detail->ticket.id;
        m_list->select(m_wanted);
        choose(m_wanted);
    });
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

QWidget *TicketsPage::firstFocus()
{
    return m_open ? static_cast<QWidget *>(&m_view->conversation()) : m_list;
}

QList<QWidget *> TicketsPage::panes()
{
    QList<QWidget *> shown;
    if (!m_open)
        shown << m_query->edit() << m_list;
    if (!m_view->isHidden() && m_view->ticket().isValid())
        shown << &m_view->conversation() << m_view->reply().edit();
    return shown;
}

// What is written and not sent is handed to the store, which finishes before the workspace closes. Only what
// the store has refused would be lost: that is said once, and closing again closes.
bool TicketsPage::mayClose()
{
    const bool wouldLose = m_drafts->refusal() && m_drafts->hasUnstored();
    m_drafts->flush();
    if (!wouldLose || m_closeAsked)
        return true;
    m_closeAsked = true;
    desk().tell({Notice::Level::Warning,
                 tr("Something written is not sent, and the workspace refuses to keep it."),
                 wording::errorLine(*m_drafts->refusal()),
                 tr("Copy it, or close once more to drop it."),
                 {}});
    return false;
}

bool TicketsPage::isSettled() const
{
    return m_model->isLoaded() && !m_model->isAsking() && !m_view->isLoading() && !m_settle->isActive();
}

const TicketDetail *TicketsPage::currentDetail() const
{
    if (m_settle->isActive() && m_list->currentTicket() != m_view->ticket())
        return nullptr;
    return m_view->detail();
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
        const int list = room * (stacked ? 50 : 56) / 100;
        m_split->setSizes({list, room - list});
    }
    m_split->widget(0)->setVisible(!m_open);
    m_view->setVisible(preview);
    m_view->setLow(stacked && !m_open);
}

void TicketsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void TicketsPage::choose(TicketId ticket)
{
    m_model->setSeen(ticket);
    if (ticket != m_view->ticket())
        m_view->showTicket(ticket);
}

void TicketsPage::onAnswered()
{
    m_error->hide();
    m_list->setLoading(false);
    showEmptiness();
    const TicketId keep = m_wanted.isValid() ? m_wanted : m_view->ticket();
    const bool wasWanted = m_wanted.isValid();
    m_wanted = {};
    if (m_model->rowOf(keep) >= 0)
        m_list->select(keep);
    else if (m_model->rowCount() > 0 && !m_open && !wasWanted)
        m_list->setCurrentIndex(m_model->index(0, TicketListModel::Subject));
    else if (m_model->rowCount() == 0 && !m_open && !wasWanted)
        m_view->showTicket({});
}

void TicketsPage::onFailed(const Error &error)
{
    m_list->setLoading(false);
    m_error->setText(tr("%1 F5 tries again.").arg(wording::errorLine(error)));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_error->setPalette(colors);
    m_error->show();
    showEmptiness();
}

void TicketsPage::showEmptiness()
{
    if (!m_error->isHidden() && !m_model->isLoaded())
        m_empty->setTexts(tr("The list could not be read"), tr("Nothing was changed. F5 tries again."));
    else if (m_model->query().isEmpty())
        m_empty->setTexts(tr("No tickets yet"),
                          tr("Incidents and requests stand here once they are made or imported."));
    else
        m_empty->setTexts(tr("No ticket matches"), tr("Nothing fits this filter. Ctrl+F changes it."));
}

void TicketsPage::showStatus()
{
    m_list->setLoading(m_model->isAsking() && !m_model->isLoaded());
    QStringList parts;
    if (m_model->isAsking())
        parts << tr("Reading …");
    else if (m_model->total() >= 0)
        parts << wording::ticketsText(m_model->total());
    else if (m_model->isLoaded())
        parts << tr("counting …");
    if (m_model->newCount() > 0)
        parts << tr("%n new, F5 shows", nullptr, m_model->newCount());
    if (m_model->leftCount() > 0)
        parts << tr("%1 no longer fit").arg(m_model->leftCount());
    if (m_model->unseenCount() > 0)
        parts << tr("● %n changed meanwhile", nullptr, m_model->unseenCount());
    parts << tr("J / K move") << tr("A assign") << tr("S state") << tr("D resolve") << tr("R reply")
          << tr("N note") << tr("Ctrl+Z undo");
    if (!isWide())
        parts.insert(parts.size() - 1, tr("P preview"));
    m_status->setText(parts.join(u" · "_s));
    if (m_list->currentTicket().isValid() && m_list->currentTicket() == m_view->ticket())
        m_model->setSeen(m_view->ticket());
}

void TicketsPage::open()
{
    const TicketId ticket = m_list->currentTicket();
    if (!ticket.isValid())
        return;
    m_settle->stop();
    choose(ticket);
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
    m_list->select(m_view->ticket());
    m_list->setFocus();
    Q_EMIT routeChanged();
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
    m_query->edit()->setFocus();
    m_query->edit()->selectAll();
}

void TicketsPage::readNames()
{
    whenReady(m_source.names(), this, [this](const Result<TicketNames> &names) {
        if (names)
            m_names = *names;
    });
}

void TicketsPage::countViews()
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        const QString query = m_views.at(i).route.args.value(u"query"_s).toString();
        whenReady(m_source.count(query), this, [this, i](const Result<qint64> &count) {
            if (!count || m_views.at(i).count == *count)
                return;
            m_views[i].count = *count;
            Q_EMIT viewsChanged();
        });
    }
}

} // namespace binnacle
