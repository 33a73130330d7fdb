// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/chartcard.h"

#include "charts/charttip.h"
#include "charts/chartview.h"
#include "theme/fonts.h"
#include "theme/textwidth.h"
#include "theme/theme.h"
#include "widgets/explain.h"

#include <QButtonGroup>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace binnacle {

namespace {

double titleHeight(const ChartStyle &style)
{
    return std::max<double>(kCardHeaderHeight, std::ceil(QFontMetricsF(style.heading).height()));
}

// Of a legend under its title.
double legendHeight(const ChartStyle &style)
{
    return std::max(18.0, std::ceil(QFontMetricsF(style.font).height()) + 4);
}

// The words of a legend, or its shapes.
QList<LegendItem> only(QList<LegendItem> items, bool words)
{
    items.removeIf(
        [words](const LegendItem &item) { return (item.shape == LegendItem::Shape::Word) != words; });
    return items;
}

} // namespace

QRectF cardBody(const QRectF &area, double headerHeight)
{
    const double top = headerHeight > 0 ? kCardTop + headerHeight + 8 : kCardTop;
    return area.adjusted(kCardInset, top, -kCardInset, -kCardTop);
}

void paintCardFrame(QPainter &painter, const QRectF &area, const ChartStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.line, 1));
    painter.setBrush(style.surface);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

const QList<LegendItem> &CardHeader::widest(const ChartStyle &style) const
{
    return legendWidth(fullest, style) > legendWidth(legend, style) ? fullest : legend;
}

CardHeader::Under CardHeader::under(double width, const ChartStyle &style) const
{
    const double words = std::ceil(textWidth(title, style.heading)) + 1 + used + 16;
    const double room = width - 2 * kCardInset - words;
    const QList<LegendItem> &all = widest(style);
    if (legendWidth(all, style) <= room)
        return Under::Nothing;
    const QList<LegendItem> told = only(all, true);
    return told.size() < all.size() && legendWidth(told, style) <= room ? Under::Shapes : Under::All;
}

QList<LegendItem> CardHeader::beside(double width, const ChartStyle &style) const
{
    switch (under(width, style)) {
    case Under::Nothing:
        return legend;
    case Under::Shapes:
        return only(legend, true);
    case Under::All:
        break;
    }
    return {};
}

QList<QList<LegendItem>> CardHeader::lines(double width, const ChartStyle &style) const
{
    const Under which = under(width, style);
    if (which == Under::Nothing)
        return {};
    return legendLines(which == Under::All ? legend : only(legend, false), style, width - 2 * kCardInset);
}

double CardHeader::height(double width, const ChartStyle &style) const
{
    const CardHeader full{title, widest(style), {}, used};
    return titleHeight(style) + legendHeight(style) * double(full.lines(width, style).size());
}

void CardHeader::paint(QPainter &painter, const QRectF &area, const ChartStyle &style, bool mirrored) const
{
    const QRectF head(area.left() + kCardInset, area.top() + kCardTop, area.width() - 2 * kCardInset,
                      titleHeight(style));
    const QString shown = elidedText(title, style.heading, head.width() - used);
    const double width = std::ceil(textWidth(shown, style.heading)) + 1;
    painter.save();
    painter.setFont(style.heading);
    painter.setPen(style.text2);
    painter.drawText(head,
                     int((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine,
                     shown);
    painter.restore();
    QRectF below(head.left(), head.bottom(), head.width(), legendHeight(style));
    for (const QList<LegendItem> &line : lines(area.width(), style)) {
        paintLegend(painter, below, line, style, !mirrored);
        below.translate(0, below.height());
    }
    const double taken = width + used + 16;
    paintLegend(painter, mirrored ? head.adjusted(0, 0, -taken, 0) : head.adjusted(taken, 0, 0, 0),
                beside(area.width(), style), style, mirrored);
}

ChartCard::ChartCard(const QString &name, bool titled, QWidget *parent)
    : QFrame(parent)
    , m_titled(titled)
    , m_view(new ChartView(name, this))
{
    m_view->setFocusRing(false); // the card does
    setMouseTracking(true);
    setAccessibleName(name);
    m_view->setMargin(titled ? kRingRoom : 0);
    connect(m_view, &ChartView::explainRequested, this, &ChartCard::explain);
    connect(m_view, &ChartView::focusChanged, this, qOverload<>(&ChartCard::update));
}

ChartStyle ChartCard::chartStyle() const
{
    ChartStyle style = ChartStyle::of(Theme::of(this), font());
    style.locale = locale();
    return style;
}

void ChartCard::setPicture(CardPicture picture)
{
    m_title = picture.title;
    m_legend = picture.legend;
    m_fullest = picture.fullest;
    if (m_explanation != picture.explanation)
        closeExplanations(); // they tell of what was
    m_explanation = picture.explanation;
    if (!m_title.isEmpty())
        m_view->setAccessibleName(m_title);
    m_view->setPlot(std::move(picture.plot));
    arrange();
    update();
}

void ChartCard::closeExplanations()
{
    if (m_tip != nullptr)
        m_tip->hide();
    if (m_popover)
        m_popover->close();
}

void ChartCard::setMuted(const QString &reason)
{
    m_mutedReason = reason;
    arrange();
    update();
}

void ChartCard::setChoices(const QStringList &names, int chosen)
{
    if (m_choiceNames != names) {
        m_choiceNames = names;
        delete m_choices;
        m_choices = nullptr;
        m_group = nullptr;
    }
    if (m_choices == nullptr && !names.isEmpty()) {
        m_choices = new QWidget(this);
        m_group = new QButtonGroup(m_choices);
        auto *row = new QHBoxLayout(m_choices);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        for (qsizetype i = 0; i < names.size(); ++i) {
            auto *button = new QToolButton(m_choices);
            button->setText(names[i]);
            button->setAccessibleName(tr("By %1").arg(names[i]));
            button->setCheckable(true);
            button->setAutoRaise(true);
            button->setFont(captionFont(font()));
            m_group->addButton(button, int(i));
            row->addWidget(button);
        }
        connect(m_group, &QButtonGroup::idClicked, this, &ChartCard::chosen);
        m_choices->show();
    }
    if (m_group != nullptr && m_group->button(chosen) != nullptr)
        m_group->button(chosen)->setChecked(true);
    arrange();
}

void ChartCard::explain()
{
    if (!m_titled) {
        m_view->setCurrentMark(0);
        return;
    }
    QStringList lines = m_explanation.split(u'\n');
    Explanation explanation;
    explanation.title = lines.takeFirst();
    explanation.lines = lines;
    m_popover = ExplainPopover::show(m_view, explanation);
}

CardHeader ChartCard::header() const
{
    return {m_title,
            m_mutedReason.isEmpty() ? m_legend
                                    : QList<LegendItem>{{LegendItem::Shape::Word, m_mutedReason, 0, false}},
            m_fullest, m_choices != nullptr ? m_choices->sizeHint().width() + 12.0 : 0};
}

void ChartCard::arrange()
{
    const double height = m_titled ? header().height(width(), chartStyle()) : 0;
    const int ring = m_titled ? kRingRoom : 0;
    m_view->setGeometry(cardBody(rect(), height).toAlignedRect().adjusted(-ring, 0, ring, 0));
    if (m_choices == nullptr)
        return;
    const QSize size = m_choices->sizeHint();
    const int width = int(std::ceil(textWidth(m_title, chartStyle().heading))) + 12;
    const int x = isRightToLeft() ? this->width() - kCardInset - width - size.width() : kCardInset + width;
    m_choices->setGeometry(x, kCardTop + (int(titleHeight(chartStyle())) - size.height()) / 2, size.width(),
                           size.height());
}

void ChartCard::paintFocus(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(this).accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.restore();
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    ChartStyle style = chartStyle();
    if (!m_mutedReason.isEmpty())
        style.surface = Theme::of(this).window;
    paintCardFrame(painter, rect(), style);
    if (m_view->hasFocus())
        paintFocus(painter);
    if (!m_titled)
        return;
    header().paint(painter, rect(), style, isRightToLeft());
}

void ChartCard::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ChartCard::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_titled || m_explanation.isEmpty() || event->pos().y() > m_view->y())
        return leaveEvent(event);
    if (m_tip == nullptr)
        m_tip = new ChartTip(this);
    if (!m_tip->isVisible())
        m_tip->showText(m_explanation, QRect(event->pos() + QPoint(0, 16), QSize(1, 1)));
}

void ChartCard::leaveEvent(QEvent *)
{
    if (m_tip != nullptr)
        m_tip->hide();
}

} // namespace binnacle
