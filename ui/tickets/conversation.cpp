// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/conversation.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "tickets/attachmentrow.h"
#include "tickets/historymodel.h"
#include "tickets/messagecard.h"
#include "tickets/ticketsource.h"
#include "tickets/tickettext.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMargin = 12;
constexpr int kMessagesAtOnce = 60;
constexpr int kMostHistoryRows = 12;

// Changes when, and only when, something of the conversation does.
QString printOf(const TicketDetail &detail)
{
    const auto newest = [](const auto &list, auto at) {
        return list.empty() ? qint64(0) : qint64(list.back().*at);
    };
    return u"%1|%2|%3|%4|%5|%6|%7|%8"_s.arg(detail.ticket.id.value)
        .arg(detail.conversation.size())
        .arg(newest(detail.conversation, &Message::at))
        .arg(detail.attachments.size())
        .arg(detail.links.size())
        .arg(detail.history.size())
        .arg(newest(detail.history, &HistoryRow::at))
        .arg(detail.ticket.description + detail.ticket.resolution + detail.ticket.resolutionCode);
}

} // namespace

Conversation::Conversation(TicketSource &source, SyntaxEngine &syntax, QWidget *parent)
    : QScrollArea(parent)
    , m_source(source)
    , m_syntax(syntax)
    , m_historyModel(new HistoryModel(source.zone(), this))
    , m_mostMessages(kMessagesAtOnce)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Conversation"));
    viewport()->setBackgroundRole(QPalette::Base);
}

QString Conversation::moment(qint64 at) const
{
    return tickettext::momentText(at, m_source.now(), m_source.zone());
}

void Conversation::clear()
{
    m_shown = {};
    m_print.clear();
    m_newest = nullptr;
    m_toNewest = false;
    m_historyButton = nullptr;
    m_history = nullptr;
    delete takeWidget();
}

void Conversation::setDetail(const TicketDetail &detail)
{
    const bool same = detail.ticket.id == m_shown;
    const bool toNewest = std::exchange(m_toNewest, false) && same;
    const QString print = printOf(detail);
    if (print == m_print) {
        if (toNewest)
            scrollToNewest();
        return;
    }
    const int place = same ? verticalScrollBar()->value() : 0;
    const bool atEnd = same && place == verticalScrollBar()->maximum();
    if (!same) {
        m_mostMessages = kMessagesAtOnce;
        m_historyOpen = false;
    }
    m_shown = detail.ticket.id;
    m_print = print;
    build(detail);
    verticalScrollBar()->setValue(atEnd ? verticalScrollBar()->maximum() : place);
    if (toNewest)
        scrollToNewest();
}

void Conversation::showNewest()
{
    m_toNewest = true;
}

void Conversation::scrollToNewest()
{
    if (m_newest)
        ensureWidgetVisible(m_newest, 0, kMargin);
}

void Conversation::build(const TicketDetail &detail)
{
    m_body = new QWidget;
    m_body->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(16, kMargin, 16, kMargin);
    m_column->setSpacing(10);
    addMessages(detail);
    addLinks(detail);
    for (const Attachment &attachment : detail.attachments)
        m_column->addWidget(new AttachmentRow(attachment, m_source, m_syntax, m_body));
    addHistory(detail);
    m_column->addStretch(1);
    delete takeWidget();
    setWidget(m_body);
    m_body->show();
    m_column->activate();
}

QWidget *Conversation::addMessage(const MessageTexts &texts)
{
    auto *card = new MessageCard(texts, m_syntax, m_body);
    m_column->addWidget(card);
    return card;
}

// Messages and the resolutions that stand no more, each in its place.
std::vector<MessageTexts> Conversation::saidIn(const TicketDetail &detail) const
{
    std::vector<std::pair<qint64, MessageTexts>> timed;
    for (const Message &message : detail.conversation) {
        const QString kind = wording::messageKindLabel(message.kind == MessageKind::Internal ? u"internal"_s
                                                       : message.kind == MessageKind::System ? u"system"_s
                                                                                             : u"public"_s);
        const QString about = message.kind == MessageKind::System
                                  ? moment(message.at)
                                  : tr("%1 · %2").arg(kind, moment(message.at));
        timed.push_back({message.at, {message.authorName, about, message.body, message.kind}});
    }
    for (const tickettext::EarlierResolution &earlier : tickettext::earlierResolutions(detail.history)) {
        timed.push_back({earlier.at,
                         {earlier.code.isEmpty() ? tr("Resolution") : earlier.code,
                          tr("resolution, opened again since · %1").arg(moment(earlier.at)), earlier.text,
                          MessageKind::Public}});
    }
    std::stable_sort(timed.begin(), timed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<MessageTexts> said;
    for (auto &[at, texts] : timed)
        said.push_back(std::move(texts));
    return said;
}

void Conversation::addMessages(const TicketDetail &detail)
{
    const Ticket &ticket = detail.ticket;
    if (!ticket.description.trimmed().isEmpty()) {
        const QString channel = ticket.origin.isEmpty() ? tr("Description") : oneLine(ticket.origin);
        addMessage({ticket.requester.name, tr("%1 · %2").arg(channel, moment(ticket.openedAt)),
                    ticket.description, MessageKind::Public});
    }
    const std::vector<MessageTexts> said = saidIn(detail);
    const qsizetype count = qsizetype(said.size());
    const qsizetype first = std::max<qsizetype>(0, count - m_mostMessages);
    if (first > 0) {
        auto *earlier =
            new QPushButton(tr("Show earlier messages (%1)").arg(wording::countText(first)), m_body);
        connect(earlier, &QPushButton::clicked, this, [this, detail, count] {
            m_mostMessages = int(count);
            build(detail);
        });
        m_column->addWidget(earlier, 0, Qt::AlignLeft);
    }
    m_newest = nullptr;
    for (qsizetype i = first; i < count; ++i)
        m_newest = addMessage(said[size_t(i)]);
    if (!ticket.resolution.trimmed().isEmpty()) {
        const auto &at = ticket.stamp(Stamp::Resolved);
        const QString when = at ? moment(*at) : QString();
        addMessage({ticket.resolutionCode.isEmpty() ? tr("Resolution") : ticket.resolutionCode,
                    when.isEmpty() ? tr("resolution") : tr("resolution · %1").arg(when), ticket.resolution,
                    MessageKind::Public});
    }
    if (count == 0 && ticket.description.trimmed().isEmpty() && ticket.resolution.trimmed().isEmpty())
        addMessage({{},
                    tr("Nothing has been written yet. R replies, N adds an internal note."),
                    {},
                    MessageKind::System});
}

void Conversation::addLinks(const TicketDetail &detail)
{
    for (const TicketLink &link : detail.links) {
        auto *button =
            new QPushButton(tr("%1 %2").arg(wording::linkKindLabel(link.kind), link.otherNumber), m_body);
        button->setAccessibleName(tr("Go to %1").arg(link.otherNumber));
        connect(button, &QPushButton::clicked, this,
                [this, number = link.otherNumber] { Q_EMIT ticketWanted(number); });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
}

void Conversation::addHistory(const TicketDetail &detail)
{
    m_historyButton = nullptr;
    m_history = nullptr;
    if (detail.history.empty())
        return;
    m_historyModel->setDetail(detail);
    m_historyButton = new QToolButton(m_body);
    m_historyButton->setText(tr("History (%1)").arg(wording::countText(qint64(detail.history.size()))));
    m_historyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_historyButton->setCheckable(true);
    m_historyButton->setFocusPolicy(Qt::StrongFocus);
    m_historyButton->setAutoRaise(true);
    m_historyButton->setAccessibleName(m_historyButton->text());
    m_column->addWidget(m_historyButton, 0, Qt::AlignLeft);

    m_history = new PagedTable(m_body);
    m_history->setAccessibleName(tr("History"));
    m_history->setModel(m_historyModel);
    m_history->setSelectionMode(QAbstractItemView::SingleSelection);
    m_history->setDense(true);
    m_history->setTextColumns({150, 130, 0, 120});
    m_history->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int rows = std::min(m_historyModel->rowCount(), kMostHistoryRows);
    m_history->setFixedHeight(m_history->horizontalHeader()->sizeHint().height() +
                              rows * m_history->verticalHeader()->defaultSectionSize());
    m_column->addWidget(m_history);
    connect(m_historyButton, &QToolButton::toggled, this, &Conversation::showHistory);
    showHistory(m_historyOpen);
}

void Conversation::showHistory(bool shown)
{
    m_historyOpen = shown;
    if (!m_history)
        return;
    m_history->setVisible(shown);
    m_historyButton->setChecked(shown);
    m_historyButton->setIcon(symbolicIcon(shown ? u"chevron-down"_s : u"chevron-right"_s));
}

bool Conversation::isHistoryShown() const
{
    return m_history && m_historyOpen;
}

void Conversation::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(bar->minimum());
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace binnacle
