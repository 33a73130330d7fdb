// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttip.h"

#include "theme/fonts.h"
#include "theme/placing.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace binnacle {

namespace {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

} // namespace

ChartTip::ChartTip(QWidget *owner)
    : QFrame(owner, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_head(plainLabel(this))
    , m_body(plainLabel(this))
    , m_keys(plainLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(m_head);
    column->addWidget(m_body);
    column->addWidget(m_keys);
}

void ChartTip::showText(const QString &text, const QRect &beside, const QString &keys)
{
    auto *owner = parentWidget();
    m_text = text;
    m_head->setFont(strongFont(owner->font()));
    m_body->setFont(captionFont(owner->font()));
    m_keys->setFont(m_body->font());
    m_keys->setText(keys);
    m_keys->setVisible(!keys.isEmpty());
    m_head->setText(text.section(u'\n', 0, 0));
    const QString rest = text.section(u'\n', 1);
    m_body->setText(rest);
    m_body->setVisible(!rest.isEmpty());
    const Theme &theme = Theme::of(owner);
    QPalette colors = owner->palette();
    colors.setColor(QPalette::WindowText, theme.text);
    m_head->setPalette(colors);
    colors.setColor(QPalette::WindowText, theme.text2);
    m_body->setPalette(colors);
    colors.setColor(QPalette::WindowText, theme.text3);
    m_keys->setPalette(colors);
    // Long lines wrap; short ones keep their width.
    const int widest =
        std::max(m_head->fontMetrics().boundingRect(QRect(0, 0, 9999, 9999), 0, m_head->text()).width(),
                 m_body->fontMetrics().boundingRect(QRect(0, 0, 9999, 9999), 0, rest).width());
    const bool wrap = widest > 380;
    for (QLabel *label : {m_head, m_body}) {
        label->setWordWrap(wrap);
        label->setFixedWidth(wrap ? 380 : widest + 2);
    }
    adjustSize();
    cutCorners(this);

    const QRect anchor(owner->mapToGlobal(beside.topLeft()), beside.size());
    const QRect room = roomFor(*owner, size());
    QPoint at(anchor.right() + 12, anchor.top() - 4);
    if (at.x() + width() > room.right())
        at.setX(anchor.left() - 12 - width());
    move(placedIn(room, at, size()));
    show();
    raise();
}

void ChartTip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPopup(&painter, rect(), Theme::of(parentWidget()));
}

} // namespace binnacle
