// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QWidget>
#include <cmath>

namespace binnacle {

namespace {

Theme makeLight()
{
    Theme t;
    t.scheme = Scheme::Light;
    t.window = QColor(0xF3F5F8);
    t.surface = QColor(0xFFFFFF);
    t.sunken = QColor(0xE9EDF2);
    t.line = QColor(0xD5DCE4);
    t.text = QColor(0x16202B);
    t.text2 = QColor(0x4C5A6A);
    t.text3 = QColor(0x5E6B80);
    t.accent = QColor(0x0B6E8E);
    t.accentSoft = QColor(0xDCEEF4);
    t.brass = QColor(0x8F6A17);
    t.selection = QColor(0xD3E8F0);
    t.hover = QColor(0xEEF2F6);
    t.p1 = QColor(0xB3261E);
    t.p2 = QColor(0xB25709);
    t.p3 = QColor(0x7A6400);
    t.p4 = QColor(0x4F6275);
    t.good = QColor(0x1F7A4B);
    t.warn = QColor(0x9A5B00);
    t.bad = QColor(0xB3261E);
    t.maintenance = QColor(0x5560A8);
    t.unknown = QColor(0x7F8A98);
    t.series = {QColor(0x0B6E8E), QColor(0xC77700), QColor(0x2E7D5B), QColor(0xA4548F),
                QColor(0x4F7FD1), QColor(0xC2492F), QColor(0x6B7785)};
    return t;
}

Theme makeDark()
{
    Theme t;
    t.scheme = Scheme::Dark;
    t.window = QColor(0x10151C);
    t.surface = QColor(0x18202A);
    t.sunken = QColor(0x0C1117);
    t.line = QColor(0x2B3644);
    t.text = QColor(0xE7ECF3);
    t.text2 = QColor(0xAAB6C5);
    t.text3 = QColor(0x8593A5);
    t.accent = QColor(0x56B7D6);
    t.accentSoft = QColor(0x173646);
    t.brass = QColor(0xE2B65A);
    t.selection = QColor(0x1E4153);
    t.hover = QColor(0x202A36);
    t.p1 = QColor(0xFF7A70);
    t.p2 = QColor(0xFFA657);
    t.p3 = QColor(0xE8C95A);
    t.p4 = QColor(0x9DB0C4);
    t.good = QColor(0x62CE95);
    t.warn = QColor(0xF0B35C);
    t.bad = QColor(0xFF7A70);
    t.maintenance = QColor(0x98A2F0);
    t.unknown = QColor(0x75818F);
    t.series = {QColor(0x56B7D6), QColor(0xF0A13A), QColor(0x67C79A), QColor(0xD58BC2),
                QColor(0x84A9F2), QColor(0xF08267), QColor(0xA3AFBC)};
    return t;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(Scheme scheme)
{
    return scheme == Scheme::Dark ? dark() : light();
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < 0.5F ? dark() : light();
}

const Theme &Theme::of(const QWidget *widget)
{
    return widget ? of(widget->palette()) : light();
}

QColor Theme::priority(int level) const
{
    switch (level) {
    case 1:
        return p1;
    case 2:
        return p2;
    case 3:
        return p3;
    case 4:
        return p4;
    default:
        return text3;
    }
}

QColor Theme::badge(int level) const
{
    constexpr double kTint = 0.06; // as much as leaves every priority readable on it
    return mixed(surface, priority(level), kTint);
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, hover);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, text3);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, bad);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, text2);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, text3);
    p.setColor(QPalette::Shadow, isDark() ? QColor(Qt::black) : text3);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    p.setColor(QPalette::Accent, accent);
#endif
    const QColor faint = mixed(surface, text3, 0.7);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, faint);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Button, window);
    return p;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

} // namespace binnacle
