// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style.h"

#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace binnacle {

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
    setObjectName(u"binnacle"_s);
}

void Style::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent changed(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &changed);
    }
}

int Style::rowHeightFor(const QWidget *widget)
{
    const auto *style = widget ? qobject_cast<const Style *>(widget->style()) : nullptr;
    const int wanted = rowHeight(style ? style->density() : Density::Normal);
    return widget ? std::max(wanted, widget->fontMetrics().height() + 6) : wanted;
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox *>(widget) || widget->inherits("QAbstractButton") ||
        widget->inherits("QHeaderView") || widget->inherits("QTabBar") || widget->inherits("QScrollBar"))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    // The frame paints the field, corners too; a viewport of its own color would cover them.
    if (const auto *text = qobject_cast<QPlainTextEdit *>(widget); text && text->frameWidth() > 0)
        text->viewport()->setAutoFillBackground(false);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange || !qobject_cast<const QAbstractItemView *>(widget))
            strokeRound(painter, option->rect, theme.accent, 1.5);
        return;
    case PE_PanelButtonCommand:
        return drawButton(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_FrameDefaultButton:
    case PE_FrameGroupBox:
    case PE_IndicatorDockWidgetResizeHandle:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelLineEdit:
        return drawField(option, painter, widget);
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0 && qobject_cast<const QPlainTextEdit *>(widget)) {
            const bool focused = option->state & State_HasFocus;
            const bool enabled = option->state & State_Enabled;
            fillRound(painter, option->rect, enabled ? theme.surface : theme.window, theme.line);
            if (focused)
                strokeRound(painter, option->rect, theme.accent, 1.5);
        } else if (frame && frame->lineWidth > 0) {
            strokeRound(painter, option->rect, option->state & State_HasFocus ? theme.accent : theme.line,
                        kHairline);
        }
        return;
    case PE_FrameMenu:
        strokeSquare(painter, option->rect, theme.line);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.surface);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.surface);
        strokeSquare(painter, option->rect, theme.line);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(option, painter, false);
    case PE_IndicatorRadioButton:
        return drawCheck(option, painter, true);
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, theme.surface);
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        return drawItemPanel(option, painter, widget);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: // the label draws the chevron of a menu
        return drawButton(option, painter, widget);
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_Header:
        return drawHeader(option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), kHairline),
                          Theme::of(option->palette).line);
        return;
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_MenuItem:
        return drawMenuItem(option, painter, widget);
    case CE_ProgressBarGroove:
        return drawProgress(option, painter, false);
    case CE_ProgressBarContents:
        return drawProgress(option, painter, true);
    case CE_Splitter:
        painter->fillRect(option->rect, Theme::of(option->palette).line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).window);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        return drawScrollBar(option, painter, widget);
    case CC_ComboBox:
        return drawCombo(option, painter, widget);
    case CC_SpinBox:
        return drawSpin(option, painter, widget);
    case CC_ToolButton: // an icon that opens a menu says so itself: no arrow in its corner
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->text.isEmpty()) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) { // no arrow buttons: the groove is all there is
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (part == SC_ScrollBarGroove || !slider)
            return option->rect;
        const bool flat = slider->orientation == Qt::Horizontal;
        const int length = flat ? option->rect.width() : option->rect.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int thumb = length;
        if (range > 0)
            thumb = int(std::clamp<qint64>(length * qint64(slider->pageStep) / (range + slider->pageStep),
                                           std::min(28, length), length));
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                  length - thumb, slider->upsideDown);
        QRect rect;
        if (part == SC_ScrollBarSlider)
            rect = flat ? QRect(start, 0, thumb, option->rect.height())
                        : QRect(0, start, option->rect.width(), thumb);
        else if (part == SC_ScrollBarSubPage)
            rect =
                flat ? QRect(0, 0, start, option->rect.height()) : QRect(0, 0, option->rect.width(), start);
        else if (part == SC_ScrollBarAddPage)
            rect = flat ? QRect(start + thumb, 0, length - start - thumb, option->rect.height())
                        : QRect(0, start + thumb, option->rect.width(), length - start - thumb);
        return visualRect(option->direction, option->rect, rect.translated(option->rect.topLeft()));
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -kGrid, 0)
                                                    : rect.adjusted(kGrid, 0, 0, 0);
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_PushButtonFocusRect || element == SE_ProgressBarGroove ||
        element == SE_ProgressBarContents)
        return option->rect;
    if (element == SE_LineEditContents)
        return option->rect.adjusted(kGrid + 2, 1, -kGrid - 2, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button)
            break;
        result = buttonContents(*button, widget) + QSize(20, 12);
        break;
    }
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), option->fontMetrics.height() + 12));
        if (type == CT_ComboBox)
            result.rwidth() += 2 * kGrid;
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result.setHeight(std::max(result.height(), option->fontMetrics.height() + 10));
            result.rwidth() += 4 * kGrid;
        }
        break;
    case CT_TabBarTab:
        result.setHeight(option->fontMetrics.height() + 14);
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), option->fontMetrics.height() + 12));
        break;
    case CT_ProgressBar:
        result.setHeight(5);
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_DefaultFrameWidth:
    case PM_SplitterWidth:
        return kHairline;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * kGrid;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 3 * kGrid;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return kGrid;
    case PM_HeaderMargin:
        return 2 * kGrid;
    case PM_HeaderMarkSize:
        return 10;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animation_Duration:
    case SH_Table_GridLineColor:
        if (hint == SH_Table_GridLineColor)
            return int(Theme::of(option ? option->palette : QPalette()).line.rgba());
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_UnderlineShortcut: // in menus; elsewhere Alt works without the noise
        return qobject_cast<const QMenu *>(widget) || qobject_cast<const QMenuBar *>(widget) ? 1 : 0;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace binnacle
