// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/prioritymark.h"

#include "tickets/ticketdelegate.h"
#include "wording/terms.h"

#include <QPainter>

namespace binnacle {

PriorityMark::PriorityMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PriorityMark::setPriority(int priority)
{
    m_priority = priority;
    setAccessibleName(wording::priorityLabel(priority));
    setToolTip(wording::priorityMeaning(priority));
    setVisible(priority > 0);
    update();
}

QSize PriorityMark::sizeHint() const
{
    return priorityMarkSize(priorityFont(font())).toSize();
}

void PriorityMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPriority(painter, rect(), m_priority, this);
}

} // namespace binnacle
