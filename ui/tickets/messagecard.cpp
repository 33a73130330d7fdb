// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/messagecard.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/tickettext.h"
#include "widgets/codeview.h"
#include "widgets/plaintext.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace binnacle {

namespace {

constexpr qsizetype kLongestProse = 6000; // characters; longer texts are shown in chunks
constexpr size_t kMostSegments = 20;      // each is a widget; what comes after them is one
constexpr int kMostCodeLines = 24;
constexpr int kNoteLine = 3;

} // namespace

MessageCard::MessageCard(const MessageTexts &texts, SyntaxEngine &syntax, QWidget *parent)
    : QFrame(parent)
    , m_kind(texts.kind)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(texts.author.isEmpty() ? texts.about : tr("%1, %2").arg(texts.author, texts.about));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(kGrid);
    const bool isSystem = m_kind == MessageKind::System;
    column->setContentsMargins(m_kind == MessageKind::Internal ? 12 : 10, isSystem ? 0 : 8, 10,
                               isSystem ? 0 : 8);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    if (!texts.author.isEmpty() && !isSystem) {
        auto *author = new ElidedLabel(texts.author, ElidedLabel::Tone::Text, this);
        author->setFont(strongFont(captionFont(font())));
        head->addWidget(author);
    }
    auto *about = new ElidedLabel(texts.about, ElidedLabel::Tone::Caption, this);
    about->setFont(captionFont(font()));
    head->addWidget(about, 1);
    column->addLayout(head);
    addBody(texts.body, syntax);
}

void MessageCard::addBody(const QString &body, SyntaxEngine &syntax)
{
    for (const tickettext::Segment &segment : tickettext::segments(body, kMostSegments)) {
        if (segment.isCode || segment.text.size() > kLongestProse) {
            auto *code = new CodeView(syntax, this);
            code->setAccessibleName(segment.isCode ? tr("Code") : tr("Long text"));
            code->setCode(segment.text, segment.isCode ? segment.language : QStringLiteral("text"));
            code->fitHeight(kMostCodeLines);
            layout()->addWidget(code);
            continue;
        }
        auto *prose = new QLabel(this);
        prose->setTextFormat(Qt::PlainText);
        prose->setText(segment.text);
        prose->setWordWrap(true);
        prose->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (m_kind == MessageKind::System) {
            prose->setFont(captionFont(font()));
            prose->setForegroundRole(QPalette::PlaceholderText);
        }
        layout()->addWidget(prose);
    }
}

void MessageCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    if (m_kind == MessageKind::System) {
        painter.fillRect(QRectF(0, 0, 2, height()), theme.line);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (m_kind == MessageKind::Internal) {
        painter.setClipPath(outline);
        painter.fillRect(QRectF(0, 0, kNoteLine, height()), theme.brass);
        painter.setClipping(false);
    }
    painter.setPen(QPen(theme.line, kHairline));
    painter.drawPath(outline);
    if (m_kind == MessageKind::Internal) {
        painter.setClipRect(QRectF(0, 0, kNoteLine, height()));
        painter.setPen(QPen(theme.brass, 2));
        painter.drawPath(outline);
    }
}

} // namespace binnacle
