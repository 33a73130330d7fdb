// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/replybox.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kHeight = 66;
constexpr int kLowHeight = 32;

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

ReplyBox::ReplyBox(QWidget *parent)
    : QWidget(parent)
    , m_reply(makeTab(tr("Reply"), this))
    , m_note(makeTab(tr("Internal note"), this))
    , m_edit(new QPlainTextEdit(this))
    , m_send(new QPushButton(this))
    , m_hint(new QLabel(this))
    , m_error(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 10);
    column->setSpacing(2 * kGrid);
    auto *head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_reply);
    head->addWidget(m_note);
    head->addStretch(1);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(captionFont(font()));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(m_hint);
    m_send->setProperty("primary", true);
    m_send->setProperty("keyHint",
                        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_send->setAutoDefault(false);
    head->addWidget(m_send);
    column->addLayout(head);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(m_edit);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);

    connect(m_reply, &QToolButton::clicked, this, [this] { setKind(MessageKind::Public); });
    connect(m_note, &QToolButton::clicked, this, [this] { setKind(MessageKind::Internal); });
    connect(m_send, &QPushButton::clicked, this, &ReplyBox::ask);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        keep();
        m_send->setEnabled(m_edit->isEnabled() && !text().isEmpty());
        if (!m_error->isHidden() && !text().isEmpty())
            setError({});
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
    if (m_ticket.isValid())
        keep();
    m_ticket = id;
    const Draft draft = m_drafts.value(id);
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setPlainText(draft.text);
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(std::min<int>(draft.cursor, int(draft.text.size())));
        m_edit->setTextCursor(cursor);
    }
    setKind(draft.kind);
    setError({});
    m_edit->setEnabled(id.isValid());
    m_send->setEnabled(id.isValid() && !text().isEmpty());
    m_hint->setText(draft.text.isEmpty() ? QString() : tr("not sent yet"));
}

void ReplyBox::keep()
{
    if (!m_ticket.isValid())
        return;
    if (text().isEmpty())
        m_drafts.remove(m_ticket);
    else
        m_drafts.insert(m_ticket, {m_edit->toPlainText(), m_kind, m_edit->textCursor().position()});
    m_hint->setText(text().isEmpty() ? QString() : tr("not sent yet"));
}

bool ReplyBox::hasDrafts() const
{
    return !m_drafts.isEmpty();
}

QList<TicketId> ReplyBox::drafts() const
{
    return m_drafts.keys();
}

void ReplyBox::setKind(MessageKind kind)
{
    m_kind = kind;
    const bool note = kind == MessageKind::Internal;
    m_reply->setChecked(!note);
    m_note->setChecked(note);
    m_edit->setAccessibleName(note ? tr("Internal note") : tr("Reply"));
    m_edit->setPlaceholderText(note ? tr("A note only the desk sees") : tr("An answer the requester sees"));
    m_send->setText(note ? tr("Add note") : tr("Send"));
    m_send->setAccessibleName(m_send->text());
    if (m_ticket.isValid() && m_drafts.contains(m_ticket))
        m_drafts[m_ticket].kind = kind;
}

void ReplyBox::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_error->setPalette(colors);
}

void ReplyBox::setSending(bool sending)
{
    m_send->setEnabled(!sending && !text().isEmpty());
}

void ReplyBox::sent(TicketId id, const QString &sentText)
{
    if (m_drafts.value(id).text.trimmed() == sentText)
        m_drafts.remove(id);
    if (id == m_ticket && text() == sentText)
        m_edit->clear();
    if (id == m_ticket)
        m_send->setEnabled(!text().isEmpty());
}

void ReplyBox::ask()
{
    if (!m_ticket.isValid())
        return;
    if (text().isEmpty())
        return setError(tr("There is nothing written yet."));
    if (m_send->isEnabled())
        Q_EMIT send(m_ticket, text(), m_kind);
}

void ReplyBox::setLow(bool low)
{
    m_low = low;
    fitHeight();
}

void ReplyBox::fitHeight()
{
    const bool low = m_low && !m_edit->hasFocus() && text().isEmpty();
    m_edit->setFixedHeight(low ? kLowHeight : kHeight);
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

void ReplyBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), kHairline), Theme::of(this).line);
}

} // namespace binnacle
