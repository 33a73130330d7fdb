// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A card of the board: the frame, a title with its legend drawn exactly as in exported files, and a chart.
// Without a title it is a tile. GUI thread.

#include "charts/legend.h"
#include "dashboards/boardplots.h"

#include <QFrame>
#include <QPointer>

class QButtonGroup;
class QHBoxLayout;
class QTimer;

namespace binnacle {

class ChartTip;
class ChartView;
class ExplainPopover;

inline constexpr int kCardHeaderHeight = 16;
inline constexpr int kCardInset = 12;
inline constexpr int kCardTop = 10;
inline constexpr int kRingRoom = 8; // beside a chart, for the rings of marks as wide as it

// Title and legend of a card: beside each other; where there is no room for both, the shapes under the title;
// where there is none for the words alone either, all of it. Whether there is room is asked of the fullest
// legend, so that nothing changes its place with what a filter leaves.
struct CardHeader
{
    QString title;
    QList<LegendItem> legend;
    QList<LegendItem> fullest; // the widest it gets, under any filter
    double used = 0;           // what already stands behind the title

    [[nodiscard]] QList<LegendItem> beside(double width, const ChartStyle &style) const;
    // Lines of the legend under the title in a card so wide.
    [[nodiscard]] QList<QList<LegendItem>> lines(double width, const ChartStyle &style) const;
    [[nodiscard]] double height(double width, const ChartStyle &style) const;
    void paint(QPainter &painter, const QRectF &area, const ChartStyle &style, bool mirrored) const;

private:
    enum class Under { Nothing, Shapes, All };
    [[nodiscard]] const QList<LegendItem> &widest(const ChartStyle &style) const;
    [[nodiscard]] Under under(double width, const ChartStyle &style) const;
};

// The frame of a card in `area`, and what is left for the chart under a header so high (0: none).
[[nodiscard]] QRectF cardBody(const QRectF &area, double headerHeight);
void paintCardFrame(QPainter &painter, const QRectF &area, const ChartStyle &style);

class ChartCard : public QFrame
{
    Q_OBJECT

public:
    // `name` is what assistive technology calls the chart until a picture gives its title.
    ChartCard(const QString &name, bool titled, QWidget *parent = nullptr);

    [[nodiscard]] ChartView *view() const { return m_view; }
    [[nodiscard]] bool isTitled() const { return m_titled; }
    void setPicture(CardPicture picture);
    void setMuted(const QString &reason); // empty: in force; else why the filter does not apply
    // Small switches behind the title; the index of the one chosen is told.
    void setChoices(const QStringList &names, int chosen);
    [[nodiscard]] CardHeader header() const;
    [[nodiscard]] QString explanation() const { return m_explanation; }
    void explain();

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void closeExplanations();
    void paintFocus(QPainter &painter) const;
    [[nodiscard]] ChartStyle chartStyle() const;
    void arrange();

    bool m_titled;
    QString m_title;
    QString m_explanation;
    QString m_mutedReason;
    QList<LegendItem> m_legend;
    QList<LegendItem> m_fullest;
    ChartView *m_view;
    QWidget *m_choices = nullptr;
    QButtonGroup *m_group = nullptr;
    QStringList m_choiceNames;
    ChartTip *m_tip = nullptr;
    QPointer<ExplainPopover> m_popover;
};

} // namespace binnacle
