// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tilecard.h"

#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/plaintext.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPad = 10;
constexpr int kTop = 8;

} // namespace

TileCard::TileCard(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_help(makeHelpButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_help->hide();
    m_help->setFocusPolicy(Qt::NoFocus); // "?" on the tile itself does the same
    connect(m_help, &QToolButton::clicked, this, &TileCard::explain);
    setClickable(true);
    told();
}

void TileCard::setTitle(const QString &title)
{
    m_title = title;
    told();
}

void TileCard::setFigure(const QString &value, const QString &unit)
{
    m_value = value;
    m_unit = unit;
    m_missing.clear();
    told();
}

void TileCard::setMissing(const QString &reason)
{
    m_value.clear();
    m_unit.clear();
    m_missing = reason;
    told();
}

void TileCard::setDetail(const QString &detail)
{
    m_detail = detail;
    told();
}

void TileCard::setWas(const QString &was, Mark mark)
{
    m_was = was;
    m_mark = mark;
    told();
}

void TileCard::setSparkline(QWidget *sparkline)
{
    delete m_sparkline;
    m_sparkline = sparkline;
    if (sparkline) {
        sparkline->setParent(this);
        sparkline->setAttribute(Qt::WA_TransparentForMouseEvents);
        sparkline->show();
    }
    resizeEvent(nullptr);
}

void TileCard::setExplanation(const Explanation &explanation)
{
    m_explanation = explanation;
    m_help->setVisible(!explanation.isEmpty());
    told();
}

void TileCard::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void TileCard::setClickable(bool clickable)
{
    m_clickable = clickable;
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TileCard::told()
{
    setAccessibleName(m_title);
    const QString figure = m_value.isEmpty() ? m_missing : QString(m_value + u' ' + m_unit).trimmed();
    QStringList said;
    for (const QString &part : {figure, m_detail, m_was})
        if (!part.isEmpty())
            said.append(part);
    setAccessibleDescription(said.join(u", "_s));
    update();
}

QSize TileCard::sizeHint() const
{
    const QFontMetricsF small(captionFont(font()));
    const QFontMetricsF large(figureFont(font()));
    const qreal height = kTop + small.height() + large.height() + 2 * small.height() + 2 + kTop;
    return {190, int(std::ceil(height))};
}

QSize TileCard::minimumSizeHint() const
{
    return {116, sizeHint().height()};
}

void TileCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool hovered = m_clickable && underMouse();
    fillRound(&painter, rect(), m_muted ? theme.window : theme.surface, hovered ? theme.text3 : theme.line);
    if (hasFocus())
        strokeRound(&painter, rect(), theme.accent, 1.5);

    const QFont small = captionFont(font());
    const QFontMetricsF lower(small);
    const QFontMetricsF strong(strongFont(small));
    const qreal inner = width() - 2 * kPad;
    qreal y = kTop;
    painter.setFont(strongFont(small));
    painter.setPen(theme.text2);
    painter.drawText(QRectF(kPad, y, inner - 18, strong.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fittingParts(m_title, strong, inner - 18));
    y += strong.height();

    const QFont large = figureFont(font());
    const QFontMetricsF big(large);
    if (!m_value.isEmpty()) {
        painter.setFont(large);
        painter.setPen(m_muted ? theme.text3 : theme.text);
        const qreal taken = tabularWidth(m_value, large);
        drawTabular(&painter, QRectF(kPad, y, inner, big.height()), Qt::AlignLeft | Qt::AlignTop, m_value);
        painter.setFont(font());
        painter.setPen(theme.text2);
        painter.drawText(
            QPointF(kPad + taken + 4, y + big.ascent()),
            QFontMetricsF(font()).elidedText(m_unit, Qt::ElideRight, std::max(0.0, inner - taken - 4)));
        y += big.height();
        painter.setFont(small);
        painter.setPen(theme.text2);
        drawTabular(&painter, QRectF(kPad, y, inner, lower.height()), Qt::AlignLeft | Qt::AlignTop,
                    fittingParts(m_detail, lower, inner));
    } else {
        painter.setFont(small);
        painter.setPen(theme.text2);
        painter.drawText(QRectF(kPad, y + 4, inner, height() - y - kTop - lower.height() - 6),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_missing);
    }
    const qreal bottom = height() - kTop - lower.height();
    const qreal room = m_sparkline && m_sparkline->isVisible() ? m_sparkline->x() - kPad - 4 : inner;
    painter.setFont(m_mark == Mark::None ? small : strongFont(small));
    painter.setPen(m_mark == Mark::Bad    ? theme.bad
                   : m_mark == Mark::Warn ? theme.warn
                   : m_mark == Mark::Good ? theme.good
                                          : theme.text2);
    drawTabular(&painter, QRectF(kPad, bottom, room, lower.height()), Qt::AlignLeft | Qt::AlignTop,
                fittingParts(m_was, lower, room));
}

void TileCard::resizeEvent(QResizeEvent *)
{
    m_help->move(width() - m_help->width() - 4, 4);
    if (!m_sparkline)
        return;
    const int wide = std::min(80, (width() - 2 * kPad) * 2 / 5);
    m_sparkline->setVisible(width() >= 150);
    m_sparkline->setGeometry(width() - kPad - wide, height() - kTop - 20, wide, 20);
}

void TileCard::explain()
{
    if (!m_explanation.isEmpty())
        ExplainPopover::show(this, m_explanation);
}

void TileCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_clickable)
            Q_EMIT activated();
        break;
    case Qt::Key_Question:
    case Qt::Key_F1:
        explain();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TileCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

bool TileCard::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_explanation.isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTooltip(m_explanation.plain()),
                           this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && !m_explanation.isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Question || key == Qt::Key_F1) // here they explain this figure, not the keys
            event->accept();
    }
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QWidget::event(event);
}

} // namespace binnacle
