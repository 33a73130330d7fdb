// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fusion with our own lines: hairlines, small radii, an accent focus ring, calm scroll bars, hover unlike
// selection. Colors come from the widget's theme at each painting. GUI thread; owned by the application.
//
// Properties a widget may carry: "primary" (bool) on a push button: filled with the accent; "keyHint" (text)
// on a push button: the key that does the same, drawn in a small frame; "bare" (bool) on a line edit: no
// frame; "firstIndent" (int) on a table's header: how far its first heading is moved in; "firstSection"
// (int): which column's that is, 0 if none is said.

#include "theme/theme.h"

#include <QProxyStyle>

namespace binnacle {

class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    // Row height of lists and tables follows this; widgets hear of a change by QEvent::StyleChange.
    void setDensity(Density density);
    [[nodiscard]] Density density() const { return m_density; }
    // For any widget under this style; normal under another.
    [[nodiscard]] static int rowHeightFor(const QWidget *widget);

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;

private:
    void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawCheck(const QStyleOption *option, QPainter *painter, bool round) const;
    void drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawTab(const QStyleOption *option, QPainter *painter) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawProgress(const QStyleOption *option, QPainter *painter, bool contents) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawSpin(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOption *option, QPainter *painter) const;

    Density m_density = Density::Normal;
};

} // namespace binnacle
