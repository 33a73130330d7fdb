// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain.h"

#include "theme/fonts.h"
#include "theme/placing.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPopoverWidth = 340;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

QString Explanation::plain() const
{
    QStringList all = lines;
    if (!title.isEmpty())
        all.prepend(title);
    return all.join(u'\n');
}

ExplainPopover *ExplainPopover::show(QWidget *anchor, const Explanation &explanation)
{
    auto *popover = new ExplainPopover(anchor, explanation);
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->adjustSize();
    const QRect room = roomFor(*anchor, popover->size());
    QPoint place = anchor->mapToGlobal(QPoint(0, anchor->height() + kGrid));
    if (place.y() + popover->height() > room.bottom())
        place.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - popover->height() - kGrid);
    popover->move(placedIn(room, place, popover->size()));
    popover->QFrame::show();
    popover->setFocus(Qt::PopupFocusReason);
    return popover;
}

ExplainPopover::ExplainPopover(QWidget *anchor, const Explanation &explanation)
    : QFrame(anchor, Qt::Popup | Qt::FramelessWindowHint)
{
    setFixedWidth(kPopoverWidth);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(explanation.title);
    setAccessibleDescription(explanation.lines.join(u'\n'));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    if (!explanation.title.isEmpty()) {
        QLabel *title = paragraph(explanation.title, this);
        title->setFont(strongFont(font()));
        layout->addWidget(title);
    }
    for (const QString &line : explanation.lines)
        layout->addWidget(paragraph(line, this));
}

void ExplainPopover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPopup(&painter, rect(), Theme::of(this));
}

void ExplainPopover::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    cutCorners(this);
}

void ExplainPopover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Question || event->key() == Qt::Key_F1)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace binnacle
