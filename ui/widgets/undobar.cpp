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

constexpr int kFoot = 12; // between the bar and the edge it stands at

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new ElidedLabel({}, ElidedLabel::Tone::Text, this))
    , m_button(new QPushButton(tr("Undo"), this))
    , m_timer(new QTimer(this))
{
    setAccessibleName(tr("What was done"));
    m_button->setAccessibleName(tr("Undo"));
    m_button->setProperty("keyHint", QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    m_timer->setSingleShot(true);
    m_timer->setInterval(kSeconds * 1000);
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(symbolicIcon(u"close"_s));
    close->setIconSize(QSize(12, 12));
    close->setAccessibleName(tr("Close this message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(m_button, &QPushButton::clicked, this, &UndoBar::undo);
    connect(close, &QToolButton::clicked, this, &UndoBar::dismiss);
    connect(m_timer, &QTimer::timeout, this, &UndoBar::dismiss);
    parent->installEventFilter(this);
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
    place();
    raise();
    m_timer->start();
}

void UndoBar::place()
{
    layout()->activate();
    const QRect area = m_area ? m_area() : parentWidget()->rect();
    const int width = std::min(std::max(320, sizeHint().width()), area.width() - 2 * kPageMargin);
    const int height = sizeHint().height();
    setGeometry(area.left() + (area.width() - width) / 2, area.top() + area.height() - height - kFoot, width,
                height);
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden()) {
        place();
        QTimer::singleShot(0, this, &UndoBar::place); // once the page has arranged itself
    }
    return QFrame::eventFilter(watched, event);
}

void UndoBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    fillRound(&painter, rect(), theme.surface, mixed(theme.line, theme.text3, 0.5), 8);
}

void UndoBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
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
