// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double kBasePoints = 10;

QFont scaled(const QFont &base, double factor)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    return font;
}

qreal digitWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isPlainDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Calls visit(run, advance, isDigit) for each digit and each run of other text.
template <typename Visit>
void walkRuns(const QString &text, const QFontMetricsF &metrics, Visit visit)
{
    const qreal cell = digitWidth(metrics);
    qsizetype start = 0;
    while (start < text.size()) {
        if (isPlainDigit(text.at(start))) {
            visit(text.mid(start, 1), cell, true);
            ++start;
            continue;
        }
        qsizetype end = start;
        while (end < text.size() && !isPlainDigit(text.at(end)))
            ++end;
        const QString run = text.mid(start, end - start);
        visit(run, metrics.horizontalAdvance(run), false);
        start = end;
    }
}

} // namespace

void chooseFont(QApplication &application)
{
    QFont font = QApplication::font();
    const bool desktopDecides =
        qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP") && QGuiApplication::platformName() != "offscreen"_L1;
    if (!desktopDecides) {
        const QStringList families = QFontDatabase::families();
        for (const QString &wanted : {u"Inter"_s, u"Noto Sans"_s}) {
            if (families.contains(wanted)) {
                font = QFont(wanted);
                break;
            }
        }
        font.setPointSizeF(kBasePoints);
    }
    font.setStyleStrategy(QFont::PreferAntialias);
    application.setFont(tabularFont(font));
}

QFont captionFont(const QFont &base)
{
    return scaled(base, 0.85);
}

QFont titleFont(const QFont &base)
{
    return strongFont(scaled(base, 1.2));
}

QFont figureFont(const QFont &base)
{
    return strongFont(scaled(base, 2.0));
}

QFont strongFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!QFontInfo(font).fixedPitch() || QFontInfo(font).family().contains("Courier"_L1)) {
        const QStringList families = QFontDatabase::families();
        for (const QString &wanted : {u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s}) {
            if (families.contains(wanted)) {
                font = QFont(wanted);
                break;
            }
        }
    }
    const double base = QApplication::font().pointSizeF();
    font.setPointSizeF((base > 0 ? base : kBasePoints) * 0.92);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont tabularFont(const QFont &base)
{
    QFont font = base;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

qreal tabularWidth(const QString &text, const QFontMetricsF &metrics)
{
    qreal width = 0;
    walkRuns(text, metrics, [&width](const QString &, qreal advance, bool) { width += advance; });
    return width;
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const QString shown = tabularWidth(text, metrics) <= rect.width() + 0.5
                              ? text
                              : metrics.elidedText(text, Qt::ElideRight, rect.width());
    const qreal width = tabularWidth(shown, metrics);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    walkRuns(shown, metrics, [&](const QString &run, qreal advance, bool digit) {
        const qreal inset = digit ? (advance - metrics.horizontalAdvance(run)) / 2 : 0;
        painter->drawText(QPointF(x + inset, baseline), run);
        x += advance;
    });
}

} // namespace binnacle
