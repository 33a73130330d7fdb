// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/replybox.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/ticketrules.h"
#include "widgets/draftkeeper.h"
#include "wording/terms.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kHeight = 66;
constexpr int kLowHeight = 32;
constexpr int kAfterTabs = 2;
constexpr int kNearlyAll = 500; // of the line, beside an empty stretch

const QString kReply = QStringLiteral("reply.");

QString nameOf(TicketId id)
{
    return kReply + QString::number(id.value);
}

QToolButton *makeTab(const QString &text, QWidget *parent)
{
    auto *tab = new QToolButton(parent);
    tab->setText(text);
    tab->setAccessibleName(text);
    tab->setCheckable(true);
    tab->setAutoRaise(true);
    tab->setFocusPolicy(Qt::StrongFocus);
    return tab;
}

} // namespace

ReplyBox::ReplyBox(DraftKeeper &drafts, QWidget *parent)
    : QWidget(parent)
    , m_drafts(drafts)
    , m_reply(makeTab(wording::messageKindLabel(u"public"_s), this))
    , m_note(makeTab(wording::messageKindLabel(u"internal"_s), this))
    , m_edit(new QPlainTextEdit(this))
    , m_send(new QPushButton(this))
    , m_hint(new QLabel(this))
    , m_error(new QLabel(this))
    , m_column(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
{
    m_column->setContentsMargins(16, 6, 16, 8);
    m_column->setSpacing(kGrid + 2);
    m_head->setSpacing(kGrid);
    m_head->addWidget(m_reply);
    m_head->addWidget(m_note);
    m_head->addStretch(1);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(captionFont(font()));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_head->addWidget(m_hint);
    m_send->setProperty("primary", true);
    m_send->setProperty("keyHint",
                        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_send->setAutoDefault(false);
    m_head->addWidget(m_send);
    m_column->addLayout(m_head);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_column->addWidget(m_edit);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    m_column->addWidget(m_error);

    connect(m_reply, &QToolButton::clicked, this, [this] { setKind(MessageKind::Public); });
    connect(m_note, &QToolButton::clicked, this, [this] { setKind(MessageKind::Internal); });
    connect(m_send, &QPushButton::clicked, this, &ReplyBox::ask);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        m_errors.remove(m_ticket);
        keep();
        showState();
    });
    const auto ifMine = [this](const QString &name) {
        if (m_ticket.isValid() && name == nameOf(m_ticket))
            showState();
    };
    connect(&m_drafts, &DraftKeeper::stored, this, ifMine);
    connect(&m_drafts, &DraftKeeper::refused, this, ifMine);
    connect(&m_drafts, &DraftKeeper::arrived, this, [this] {
        if (m_ticket.isValid() && text().isEmpty())
            bringBack();
    });
    setKind(MessageKind::Public);
    setTicket({});
    fitHeight();
}

QString ReplyBox::text() const
{
    return m_edit->toPlainText().trimmed();
}

void ReplyBox::setTicket(TicketId id)
{
    m_ticket = id;
    m_edit->setEnabled(id.isValid());
    bringBack();
}

void ReplyBox::bringBack()
{
    const QJsonObject draft = m_drafts.draft(nameOf(m_ticket));
    const QString text = draft.value(u"text"_s).toString();
    m_filling = true;
    m_edit->setPlainText(text);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(std::clamp(draft.value(u"cursor"_s).toInt(), 0, int(text.size())));
    m_edit->setTextCursor(cursor);
    setKind(draft.value(u"kind"_s).toString() == messageKindText(MessageKind::Internal)
                ? MessageKind::Internal
                : MessageKind::Public);
    m_filling = false;
    showState();
    fitHeight();
}

// Another text is another act: the operation drawn for the one before goes.
void ReplyBox::keep()
{
    if (!m_ticket.isValid() || m_filling)
        return;
    const QString name = nameOf(m_ticket);
    const QJsonObject before = m_drafts.draft(name);
    if (text().isEmpty())
        return m_drafts.drop(name);
    QJsonObject draft = {{u"text"_s, m_edit->toPlainText()},
                         {u"kind"_s, messageKindText(m_kind)},
                         {u"cursor"_s, m_edit->textCursor().position()}};
    const bool same = before.value(u"text"_s) == draft.value(u"text"_s) &&
                      before.value(u"kind"_s) == draft.value(u"kind"_s);
    if (same && before.contains(u"operation"_s))
        draft.insert(u"operation"_s, before.value(u"operation"_s));
    m_drafts.keep(name, draft);
}

QList<TicketId> ReplyBox::drafts() const
{
    QList<TicketId> tickets;
    for (const QString &name : m_drafts.names()) {
        if (name.startsWith(kReply))
            tickets.append(TicketId(name.mid(kReply.size()).toLongLong()));
    }
    std::sort(tickets.begin(), tickets.end());
    return tickets;
}

void ReplyBox::setKind(MessageKind kind)
{
    m_kind = kind;
    const bool note = kind == MessageKind::Internal;
    m_reply->setChecked(!note);
    m_note->setChecked(note);
    m_edit->setAccessibleName(wording::messageKindLabel(messageKindText(kind)));
    m_edit->setPlaceholderText(note ? tr("A note only the desk sees")
                                    : tr("A public reply: kept on the ticket, not mailed"));
    m_send->setText(note ? tr("Add note") : tr("Add public reply"));
    m_send->setAccessibleName(m_send->text());
    keep();
}

QString ReplyBox::hint() const
{
    return m_hint->text();
}

QString ReplyBox::error() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void ReplyBox::showState()
{
    const QString error = m_errors.value(m_ticket);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_error->setPalette(colors);
    const bool written = m_ticket.isValid() && !text().isEmpty();
    const bool sending = m_sending.contains(m_ticket);
    m_send->setEnabled(written && !sending);
    if (!written)
        m_hint->clear();
    else if (sending)
        m_hint->setText(tr("adding…"));
    else if (m_drafts.isStored(nameOf(m_ticket)))
        m_hint->setText(tr("draft saved"));
    else if (m_drafts.refusal())
        m_hint->setText(tr("draft not saved: the workspace refuses it"));
    else
        m_hint->setText(tr("draft"));
}

void ReplyBox::setSending(TicketId id)
{
    m_sending.insert(id);
    m_errors.remove(id);
    showState();
}

void ReplyBox::refused(TicketId id, const QString &error)
{
    m_sending.remove(id);
    m_errors.insert(id, error);
    showState();
}

void ReplyBox::sent(TicketId id, const QString &sentText)
{
    m_sending.remove(id);
    m_errors.remove(id);
    if (m_drafts.draft(nameOf(id)).value(u"text"_s).toString().trimmed() == sentText) {
        m_drafts.drop(nameOf(id));
        m_drafts.flush();
    }
    const bool here = id == m_ticket && text() == sentText;
    if (here)
        m_edit->clear();
    showState();
    if (here)
        Q_EMIT emptied();
}

void ReplyBox::ask()
{
    if (!m_ticket.isValid() || m_sending.contains(m_ticket))
        return;
    if (text().isEmpty()) {
        m_errors.insert(m_ticket, tr("There is nothing written yet."));
        return showState();
    }
    QJsonObject draft = m_drafts.draft(nameOf(m_ticket));
    if (!draft.contains(u"operation"_s)) {
        draft.insert(u"operation"_s, DraftKeeper::drawOperation());
        m_drafts.keep(nameOf(m_ticket), draft);
        m_drafts.flush(); // stored before the act itself, so that no other run draws another
    }
    Q_EMIT send(m_ticket, text(), m_kind, draft.value(u"operation"_s).toString());
}

void ReplyBox::setLow(bool low)
{
    m_low = low;
    fitHeight();
}

void ReplyBox::fitHeight()
{
    const bool low = m_low && !m_edit->hasFocus() && text().isEmpty();
    m_edit->setFixedHeight(lengthFor(font(), low ? kLowHeight : kHeight));
    if (std::exchange(m_inLine, low) == low)
        return;
    if (low)
        m_head->insertWidget(kAfterTabs, m_edit, kNearlyAll);
    else
        m_column->insertWidget(1, m_edit);
}

bool ReplyBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &ReplyBox::fitHeight, Qt::QueuedConnection);
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
        ask();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return false;
}

void ReplyBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showState();
}

void ReplyBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), kHairline), Theme::of(this).line);
}

} // namespace binnacle
