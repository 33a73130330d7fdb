// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketview.h"

#include "base/whenready.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/conversation.h"
#include "tickets/prioritymark.h"
#include "tickets/replybox.h"
#include "tickets/stamptext.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsource.h"
#include "widgets/emptystate.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString either(const QString &text)
{
    return text.isEmpty() ? u"—"_s : oneLine(text);
}

} // namespace

TicketView::TicketView(TicketSource &source, SyntaxEngine &syntax, DraftKeeper &drafts, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_column(new QVBoxLayout(this))
    , m_head(new QWidget(this))
    , m_mark(new PriorityMark(m_head))
    , m_number(new ElidedLabel({}, ElidedLabel::Tone::Second, m_head))
    , m_state(makeLabel(m_head))
    , m_title(makeLabel(m_head))
    , m_error(makeLabel(this))
    , m_facts(new FactsGrid(m_head))
    , m_conversation(new Conversation(source, syntax, this))
    , m_reply(new ReplyBox(drafts, this))
    , m_empty(new EmptyState(u"tickets"_s, {}, {}, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(16, 10, 16, 8);
    head->setSpacing(3);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * kGrid);
    line->addWidget(m_mark);
    line->addWidget(m_number);
    m_state->setObjectName(u"state"_s);
    m_state->setFont(strongFont(font()));
    line->addWidget(m_state);
    line->addStretch(1);
    head->addLayout(line);
    m_title->setFont(titleFont(font()));
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    head->addSpacing(kGrid);
    head->addWidget(m_facts);
    m_error->setWordWrap(true);
    m_error->setContentsMargins(16, 8, 16, 8);
    m_error->hide();
    m_column->addWidget(m_head);
    m_column->addWidget(m_error);
    m_column->addWidget(m_conversation, 1);
    m_column->addWidget(m_reply);
    m_column->addWidget(m_empty, 1);
    connect(&source, &TicketSource::changed, this, &TicketView::onChanged);
    setChoice(true);
    showTicket({});
}

void TicketView::setChoice(bool some)
{
    if (some)
        m_empty->setTexts(tr("No ticket chosen"),
                          tr("Choose one in the list to read its facts and conversation here."));
    else
        m_empty->setTexts(tr("No ticket to show"),
                          tr("The list is empty; the facts and conversation of a ticket stand here."));
}

const TicketDetail *TicketView::detail() const
{
    return m_detail && m_detail->ticket.id == m_ticket ? &*m_detail : nullptr;
}

void TicketView::showTicket(TicketId id)
{
    if (id != m_ticket)
        m_reply->setTicket(id);
    const bool other = id != m_ticket;
    m_ticket = id;
    const bool some = id.isValid();
    m_empty->setVisible(!some);
    m_conversation->setVisible(some);
    m_reply->setVisible(some);
    m_head->setVisible(some && (m_detail.has_value() || !other));
    if (!some) {
        m_head->hide();
        m_error->hide();
        m_detail.reset();
        m_conversation->clear();
        ++m_generation;
        m_loading = false;
        return;
    }
    reload();
}

void TicketView::reload()
{
    if (!m_ticket.isValid())
        return;
    m_loading = true;
    TicketRef ref;
    ref.id = m_ticket;
    whenReady(m_source.detail(ref), this,
              [this, generation = ++m_generation](const Result<TicketDetail> &detail) {
                  if (generation != m_generation)
                      return;
                  m_loading = false;
                  if (!detail)
                      return showError(detail.error());
                  m_detail = *detail;
                  fill();
                  Q_EMIT loaded();
              });
}

void TicketView::onChanged(const QStringList &kinds, const QList<qint64> &keys)
{
    for (qsizetype i = 0; i < std::min(kinds.size(), keys.size()); ++i) {
        if (kinds.at(i) == u"*" ||
            (kinds.at(i) == u"ticket" && (keys.at(i) == 0 || keys.at(i) == m_ticket.value)))
            return reload();
    }
}

void TicketView::showError(const Error &error)
{
    m_detail.reset();
    m_head->hide();
    m_conversation->clear();
    m_error->setText(wording::errorLine(error));
    m_error->show();
    Q_EMIT loaded();
}

void TicketView::fill()
{
    const Ticket &ticket = m_detail->ticket;
    m_error->hide();
    m_head->show();
    m_mark->setPriority(ticket.priority);
    const QString type = wording::typeLabel(typeText(ticket.type));
    m_number->setText(tr("%1 · %2 ·").arg(ticket.number, type));
    m_state->setText(oneLine(wording::stateLabel(ticket.state)));
    color();
    const QString title = oneLine(ticket.title);
    m_title->setText(title.isEmpty() ? wording::untitled() : title);
    fillFacts();
    m_conversation->setDetail(*m_detail);
}

// Open states wear the accent; all of it anew in each theme.
void TicketView::color()
{
    const Theme &theme = Theme::of(this);
    const bool open = m_detail && m_detail->ticket.stateClass == StateClass::Open;
    QPalette colors = palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text}) // selectable text takes the second one
        colors.setColor(role, open ? theme.accent : theme.text2);
    m_state->setPalette(colors);
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        colors.setColor(role, theme.bad);
    m_error->setPalette(colors);
}

void TicketView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

QString TicketView::stampText(Stamp stamp) const
{
    const Ticket &ticket = m_detail->ticket;
    if (ticket.isUnknown(stamp))
        return tr("unknown");
    if (!ticket.stamp(stamp))
        return {};
    return wording::timeText(*ticket.stamp(stamp), m_source.zone());
}

// How sure the time is stands in the label: values keep their room.
QString TicketView::stampLabel(Stamp stamp) const
{
    const QString label = wording::fieldLabel(stampName(stamp));
    if (m_detail->ticket.hasFlag(stamp, StampFlag::Derived))
        return tr("%1 (derived)").arg(label);
    return m_detail->ticket.hasFlag(stamp, StampFlag::Estimated) ? tr("%1 (estimated)").arg(label) : label;
}

void TicketView::fillFacts()
{
    const Ticket &ticket = m_detail->ticket;
    const QString assignee = either(ticket.assignee.name);
    QList<Fact> facts = {
        {wording::fieldLabel(u"requester"_s), either(ticket.requester.name)},
        {wording::fieldLabel(u"service"_s), either(ticket.service.name)},
        {tr("Assignee · team"),
         ticket.team.name.isEmpty() ? assignee : tr("%1 · %2").arg(assignee, oneLine(ticket.team.name))},
        {wording::fieldLabel(u"opened"_s), wording::timeText(ticket.openedAt, m_source.zone())},
    };
    if (ticket.impact > 0 || ticket.urgency > 0) {
        const auto level = [](int value) { return value > 0 ? QString::number(value) : u"—"_s; };
        facts.append(
            {tr("Impact × urgency"), tr("%1 × %2").arg(level(ticket.impact), level(ticket.urgency))});
    }
    if (!ticket.subcategory.isEmpty())
        facts.append({tr("Category · subcategory"),
                      tr("%1 · %2").arg(either(ticket.category.name), either(ticket.subcategory))});
    else if (!ticket.category.name.isEmpty())
        facts.append({wording::fieldLabel(u"category"_s), either(ticket.category.name)});
    if (!ticket.ci.isEmpty())
        facts.append({wording::fieldLabel(u"ci"_s), either(ticket.ci)});
    for (const Stamp stamp : kStamps) {
        if (const QString at = stampText(stamp); !at.isEmpty())
            facts.append({stampLabel(stamp), at});
    }
    if (!ticket.outages.empty()) {
        facts.append(
            {wording::fieldLabel(u"outages"_s), stamptext::toldOutages(ticketvalues::textOf(ticket.outages),
                                                                       m_detail->outages, m_source.zone())});
    }
    if (!ticket.pendingReason.isEmpty())
        facts.append({wording::fieldLabel(u"reason"_s), either(ticket.pendingReason)});
    if (!ticket.tags.isEmpty())
        facts.append({wording::fieldLabel(u"tags"_s), either(ticket.tags.join(u", "_s))});
    if (ticket.major)
        facts.append({wording::fieldLabel(u"major"_s), tr("yes")});
    if (ticket.source != u"binnacle")
        facts.append({wording::fieldLabel(u"source"_s), either(wording::sourceLabel(ticket.source))});
    m_facts->setFacts(facts);
}

void TicketView::takeBar(QWidget *bar)
{
    if (m_column->indexOf(bar) < 0)
        m_column->insertWidget(m_column->indexOf(m_reply), bar);
}

void TicketView::setLow(bool low)
{
    m_reply->setLow(low);
}

void TicketView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.surface);
    if (!m_head->isHidden())
        painter.fillRect(QRect(0, m_head->geometry().bottom(), width(), kHairline), theme.line);
}

} // namespace binnacle
