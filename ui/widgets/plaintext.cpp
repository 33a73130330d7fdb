// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plaintext.h"

#include "theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestLine = 400;

bool isHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    const bool isFiller = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    return isFiller || QChar::isNonCharacter(c) || category == QChar::Other_Format ||
           (category == QChar::Other_Control && !QChar::isSpace(c));
}

} // namespace

QString withoutHidden(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (!isHidden(c))
            shown.append(QChar::fromUcs4(c));
    }
    return shown;
}

QString oneLine(const QString &text)
{
    QString line = withoutHidden(text.left(kLongestLine * 2)).simplified();
    if (line.size() > kLongestLine)
        line = line.left(kLongestLine) + u'…';
    return line;
}

QString plainTooltip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return u"<span style=\"white-space: pre-wrap\">%1</span>"_s.arg(text.toHtmlEscaped());
}

QString fittingParts(const QString &text, const QFontMetricsF &metrics, qreal width)
{
    QString candidate = text;
    while (metrics.horizontalAdvance(candidate) > width) {
        const qsizetype cut = candidate.lastIndexOf(u" · "_s);
        if (cut < 0)
            return metrics.elidedText(candidate, Qt::ElideRight, width);
        candidate.truncate(cut);
    }
    return candidate;
}

ElidedLabel::ElidedLabel(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return {int(std::ceil(metrics.horizontalAdvance(m_text))) + 1, int(std::ceil(metrics.height()))};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 40), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setPen(m_tone == Tone::Text ? theme.text : m_tone == Tone::Second ? theme.text2 : theme.text3);
    painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_elide, width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (QFontMetricsF(font()).horizontalAdvance(m_text) > width())
            QToolTip::showText(help->globalPos(), plainTooltip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace binnacle
