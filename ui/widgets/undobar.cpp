// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undobar.h"

#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kAround = 6; // above and below
constexpr int kLeastWidth = 320;

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QWidget(parent)
    , m_pill(new QWidget(this))
    , m_text(new ElidedLabel({}, ElidedLabel::Tone::Text, m_pill))
    , m_button(new QPushButton(tr("Undo"), m_pill))
    , m_timer(new QTimer(this))
{
    setAccessibleName(tr("What was done"));
    m_button->setAccessibleName(tr("Undo"));
    m_button->setProperty("keyHint", QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    m_timer->setSingleShot(true);
    m_timer->setInterval(kSeconds * 1000);
    auto *close = new QToolButton(m_pill);
    close->setAutoRaise(true);
    close->setIcon(symbolicIcon(u"close"_s));
    close->setIconSize(QSize(12, 12));
    close->setAccessibleName(tr("Close this message"));
    auto *strip = new QHBoxLayout(this);
    strip->setContentsMargins(kPageMargin, kAround, kPageMargin, kAround);
    strip->addWidget(m_pill, 0, Qt::AlignHCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pill->setMinimumWidth(kLeastWidth);
    auto *layout = new QHBoxLayout(m_pill);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(m_button, &QPushButton::clicked, this, &UndoBar::undo);
    connect(close, &QToolButton::clicked, this, &UndoBar::dismiss);
    connect(m_timer, &QTimer::timeout, this, &UndoBar::dismiss);
    hide();
}

void UndoBar::offer(const QString &done, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_button->setVisible(bool(m_undo));
    appear(done);
}

void UndoBar::say(const QString &text)
{
    m_undo = {};
    m_button->hide();
    appear(text);
}

void UndoBar::dismiss()
{
    m_timer->stop();
    m_undo = {};
    hide();
}

void UndoBar::undo()
{
    const std::function<void()> takeBack = std::exchange(m_undo, {});
    dismiss();
    if (takeBack)
        takeBack();
}

void UndoBar::appear(const QString &text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
    show();
    m_timer->start();
}

void UndoBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    fillRound(&painter, m_pill->geometry(), theme.surface, mixed(theme.line, theme.text3, 0.5), 8);
}

void UndoBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void UndoBar::enterEvent(QEnterEvent *)
{
    m_timer->stop();
}

void UndoBar::leaveEvent(QEvent *)
{
    if (!isHidden())
        m_timer->start();
}

} // namespace binnacle
