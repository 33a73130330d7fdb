// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(title, ElidedLabel::Tone::Second, this))
    , m_caption(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
    , m_help(new QToolButton(this))
    , m_header(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_body(new QVBoxLayout)
{
    setAccessibleName(title);
    m_title->setFont(strongFont(captionFont(font())));
    m_caption->setFont(captionFont(font()));
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_caption->hide();
    m_help->setIcon(symbolicIcon(u"help"_s));
    m_help->setIconSize(QSize(14, 14));
    m_help->setFixedSize(20, 20);
    m_help->setAutoRaise(true);
    m_help->setAccessibleName(tr("What this means"));
    m_help->setToolTip(tr("What this means (?)"));
    m_help->hide();
    connect(m_help, &QToolButton::clicked, this, [this] { ExplainPopover::show(m_help, m_explanation); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kCardPadding, 8, kCardPadding, 10);
    layout->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_header->setSpacing(2 * kGrid);
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_caption);
    row->addLayout(m_header, 1);
    row->addWidget(m_help, 0, Qt::AlignTop);
    layout->addLayout(row);
    m_body->setContentsMargins({});
    layout->addLayout(m_body, 1);
}

void Card::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    arrangeHeader();
}

void Card::setHeaderWidget(QWidget *widget)
{
    delete m_headerWidget;
    m_headerWidget = widget;
    if (widget)
        m_header->addWidget(widget);
    arrangeHeader();
}

void Card::setExplanation(const Explanation &explanation)
{
    m_explanation = explanation;
    m_help->setVisible(!explanation.isEmpty());
    m_help->setAccessibleName(tr("What “%1” means").arg(m_title->text()));
}

void Card::arrangeHeader()
{
    const int room = width() - 2 * kCardPadding - 28;
    int wanted = m_title->sizeHint().width() + 2 * kGrid;
    if (m_headerWidget)
        wanted += m_headerWidget->sizeHint().width();
    else
        wanted += m_caption->sizeHint().width();
    const bool under = wanted > room && (m_headerWidget || !m_caption->text().isEmpty());
    m_header->setDirection(under ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_header->setSpacing(under ? 2 : 2 * kGrid);
    m_caption->setAlignment((under ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    fillRound(&painter, rect(), theme.surface, theme.line);
}

void Card::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Question || event->key() == Qt::Key_F1) && !m_explanation.isEmpty())
        ExplainPopover::show(m_help, m_explanation);
    else
        QFrame::keyPressEvent(event);
}

void Card::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeHeader();
}

} // namespace binnacle
