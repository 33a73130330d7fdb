// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartstyle.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QFontInfo>

namespace binnacle {

namespace {

QFont inPixels(QFont font, double factor)
{
    font.setPixelSize(std::max(1, qRound(QFontInfo(font).pixelSize() * factor)));
    return font;
}

} // namespace

ChartStyle ChartStyle::of(const Theme &theme, const QFont &base)
{
    ChartStyle style;
    style.surface = theme.surface;
    style.sunken = theme.sunken;
    style.line = theme.line;
    style.text = theme.text;
    style.text2 = theme.text2;
    style.text3 = theme.text3;
    style.accent = theme.accent;
    style.accentSoft = theme.accentSoft;
    style.brass = theme.brass;
    style.p1 = theme.p1;
    style.p2 = theme.p2;
    style.p3 = theme.p3;
    style.p4 = theme.p4;
    style.maintenance = theme.maintenance;
    style.unknown = theme.unknown;
    style.good = theme.good;
    style.warn = theme.warn;
    style.bad = theme.bad;
    style.font = inPixels(captionFont(base), 1);
    style.body = inPixels(base, 0.92);
    style.heading = inPixels(strongFont(base), 0.92);
    style.figure = inPixels(figureFont(base), 0.96);
    return style;
}

} // namespace binnacle
