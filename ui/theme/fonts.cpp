// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fonts.h"

#include "theme/textwidth.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <algorithm>
#include <array>

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

bool isPlainDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// The digits of a font. Shaping a text costs far more than placing glyphs, and figures stand everywhere.
struct Digits
{
    QRawFont raw;
    std::array<quint32, 10> glyphs{};
    std::array<qreal, 10> insets{}; // of each in its place
    qreal place = 0;                // the widest one's width
};

const Digits &digitsOf(const QFont &font)
{
    constexpr qsizetype kFonts = 64; // a program has a dozen; more than this is a session of changing sizes
    thread_local QHash<QString, Digits> known; // boards are drawn into files on other threads
    const QString key = font.key();
    if (const auto it = known.constFind(key); it != known.constEnd())
        return *it;
    if (known.size() >= kFonts)
        known.clear();
    Digits digits;
    const QFontMetricsF metrics(font);
    for (size_t i = 0; i < digits.glyphs.size(); ++i) {
        digits.insets[i] = metrics.horizontalAdvance(QChar(char16_t(u'0' + i)));
        digits.place = std::max(digits.place, digits.insets[i]);
    }
    for (qreal &inset : digits.insets)
        inset = (digits.place - inset) / 2;
    digits.raw = QRawFont::fromFont(font);
    const QList<quint32> glyphs = digits.raw.glyphIndexesForString(u"0123456789"_s);
    if (glyphs.size() == qsizetype(digits.glyphs.size()) && !glyphs.contains(0))
        std::copy(glyphs.begin(), glyphs.end(), digits.glyphs.begin());
    else
        digits.raw = {}; // another font stands in for its digits: they are drawn as text
    return *known.insert(key, digits);
}

// A line of text cut into its digits, which have places of one width, and what stands between them.
struct TabularLine
{
    struct Run
    {
        QString text;
        qreal x = 0;
    };
    QList<Run> runs;
    QList<Run> digits;
    qreal width = 0;

    TabularLine(const QString &text, const QFont &font, const Digits &known)
    {
        for (qsizetype start = 0; start < text.size();) {
            if (isPlainDigit(text.at(start))) {
                digits.append(
                    {text.mid(start, 1), width + known.insets[size_t(text.at(start).unicode() - u'0')]});
                width += known.place;
                ++start;
                continue;
            }
            qsizetype end = start;
            while (end < text.size() && !isPlainDigit(text.at(end)))
                ++end;
            runs.append({text.mid(start, end - start), width});
            width += textWidth(runs.last().text, font);
            start = end;
        }
    }
};

void drawDigits(QPainter *painter, QPointF origin, const TabularLine &line, const Digits &known)
{
    if (!known.raw.isValid()) {
        for (const TabularLine::Run &digit : line.digits)
            painter->drawText(origin + QPointF(digit.x, 0), digit.text);
        return;
    }
    QList<quint32> glyphs;
    QList<QPointF> places;
    for (const TabularLine::Run &digit : line.digits) {
        glyphs.append(known.glyphs[size_t(digit.text.at(0).unicode() - u'0')]);
        places.append({digit.x, 0});
    }
    QGlyphRun run;
    run.setRawFont(known.raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter->drawGlyphRun(origin, run);
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

int lengthFor(const QFont &font, int atTenPoints)
{
    const double points = QFontInfo(font).pointSizeF();
    return qRound(atTenPoints * std::max(1.0, points / kBasePoints));
}

QFont tabularFont(const QFont &base)
{
    QFont font = base;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

qreal tabularWidth(const QString &text, const QFont &font)
{
    return TabularLine(text, font, digitsOf(font)).width;
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const Digits &digits = digitsOf(painter->font());
    TabularLine line(text, painter->font(), digits);
    if (line.width > rect.width() + 0.5)
        line = TabularLine(metrics.elidedText(text, Qt::ElideRight, rect.width()), painter->font(), digits);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - line.width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - line.width / 2;
    qreal baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    for (const TabularLine::Run &run : line.runs)
        painter->drawText(QPointF(x + run.x, baseline), run.text);
    if (!line.digits.isEmpty())
        drawDigits(painter, {x, baseline}, line, digits);
}

} // namespace binnacle
