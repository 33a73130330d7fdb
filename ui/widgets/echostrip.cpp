// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/echostrip.h"

#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QPainter>
#include <QVBoxLayout>

namespace binnacle {

EchoStrip::EchoStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel({}, ElidedLabel::Tone::Second, this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, kGrid, 3 * kGrid, kGrid);
    m_text->setFont(captionFont(font()));
    layout->addWidget(m_text);
}

void EchoStrip::setText(const QString &text)
{
    m_text->setText(text);
}

QString EchoStrip::text() const
{
    return m_text->text();
}

void EchoStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    fillRound(&painter, rect(), Theme::of(this).surface, Theme::of(this).line);
}

} // namespace binnacle
