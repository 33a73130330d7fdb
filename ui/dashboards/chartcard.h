// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A card of the board: the frame, a title with its legend drawn exactly as in exported files, and a chart.
// Without a title it is a tile. GUI thread.

#include "charts/legend.h"
#include "dashboards/boardplots.h"

#include <QFrame>

class QButtonGroup;
class QHBoxLayout;
class QTimer;

namespace binnacle {

class ChartTip;
class ChartView;

inline constexpr int kCardHeaderHeight = 16;
inline constexpr int kCardInset = 12;
inline constexpr int kCardTop = 10;

// Title and legend of a card: beside each other, or the legend under the title where there is no room.
struct CardHeader
{
    QString title;
    QList<LegendItem> legend;
    double used = 0; // what already stands behind the title

    // Lines of the legend under the title in a card so wide; none: it stands beside the title.
    [[nodiscard]] QList<QList<LegendItem>> lines(double width, const ChartStyle &style) const;
    [[nodiscard]] double height(double width, const ChartStyle &style) const;
    void paint(QPainter &painter, const QRectF &area, const ChartStyle &style, bool mirrored) const;
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
    void paintFocus(QPainter &painter) const;
    [[nodiscard]] ChartStyle chartStyle() const;
    void arrange();

    bool m_titled;
    QString m_title;
    QString m_explanation;
    QString m_mutedReason;
    QList<LegendItem> m_legend;
    ChartView *m_view;
    QWidget *m_choices = nullptr;
    QButtonGroup *m_group = nullptr;
    QStringList m_choiceNames;
    ChartTip *m_tip = nullptr;
};

} // namespace binnacle
