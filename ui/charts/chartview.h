// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one widget every chart is shown in: pointer, keyboard, tips, a brush over time, a twin as a table,
// accessible words. What is drawn is a ChartPlot, so the library that draws can change without this. GUI
// thread.

#include "charts/chartplot.h"

#include <QMenu>
#include <QPixmap>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <utility>

namespace binnacle {

class ChartTableView;
class ChartTip;

class ChartView : public QWidget
{
    Q_OBJECT

public:
    // `title` is the accessible name.
    explicit ChartView(const QString &title, QWidget *parent = nullptr);
    ~ChartView() override;

    // Replaces the picture in one go. The keyboard's mark stays if the new picture has one of the same key;
    // a tip tells of the new picture, or goes.
    void setPlot(std::unique_ptr<ChartPlot> plot);
    [[nodiscard]] const ChartPlot *plot() const { return m_plot.get(); }
    // Room at the left and the right of the picture, for rings around marks as wide as it.
    void setMargin(int margin);
    void setFocusRing(bool shown) { m_focusRing = shown; } // off where what it stands in shows the focus
    // A drag over time selects a range (rangeBrushed); the range in force is shown until cleared.
    void setBrushable(bool on) { m_brushable = on; }
    [[nodiscard]] bool isBrushing() const { return m_drag.has_value(); }
    void setBrush(std::optional<std::pair<qint64, qint64>> range);

    [[nodiscard]] int markAt(const QPoint &at);
    [[nodiscard]] int currentMark() const { return m_current; }
    void setCurrentMark(int index);
    // Where a mark is drawn, in widget coordinates.
    [[nodiscard]] QRect markRect(int index);
    [[nodiscard]] QString tipText() const;
    // How long the pointer must rest before a tip comes; at once by default. Keys always bring it at once.
    void setTipDelay(int ms) { m_tipDelay = ms; }

    [[nodiscard]] QString summary() const;
    [[nodiscard]] ChartTable table() const;
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const { return m_table != nullptr; }
    void copyTable() const; // for a spreadsheet

    // Draws into any device as vectors; leaves the widget's own layout as it was.
    void paint(QPainter &painter, const QRectF &area);

    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 72}; }

Q_SIGNALS:
    void focusChanged();                               // the card around it shows the focus
    void markClicked(const binnacle::ChartMark &mark); // click, Space: filter by it
    void markOpened(const binnacle::ChartMark &mark);  // double click, Enter: show the records
    void rangeBrushed(qint64 from, qint64 to);         // UTC ms, as dragged
    void rangeBrushing(qint64 from, qint64 to);        // while it is dragged
    void brushLeft();                                  // dragged, and given up
    void explainRequested();                           // ?
    void menuAboutToShow(QMenu *menu);                 // to be added to

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] int keyMark() const;
    [[nodiscard]] bool isWhole(int mark) const; // a mark that fills the view needs no ring of its own
    [[nodiscard]] QPointF inPicture(const QPoint &at) const { return at - QPointF(m_margin, 0); }
    [[nodiscard]] QSizeF pictureSize() const
    {
        return {std::max(0.0, width() - 2.0 * m_margin), double(height())};
    }
    void ensureLayout();
    void setHovered(int index);
    void showTip(int index);
    void hideTip();
    void renewTip();
    void putTableInFront();
    void paintOverlay(QPainter &painter);
    void paintSkeleton(QPainter &painter);
    [[nodiscard]] ChartStyle chartStyle() const;

    std::unique_ptr<ChartPlot> m_plot;
    QPixmap m_cache;
    bool m_stale = true;
    bool m_brushable = false;
    int m_current = -1; // the keyboard's
    int m_hovered = -1; // the pointer's
    std::optional<QPoint> m_pointer;
    ChartMark m_clicked; // of the first of two clicks, since a filter may redraw between them
    std::optional<QPoint> m_pressed;
    std::optional<std::pair<double, double>> m_drag; // x from, x to
    std::optional<std::pair<qint64, qint64>> m_brush;
    ChartTip *m_tip = nullptr;
    bool m_tipOfKeys = false; // it is of the keyboard's mark
    int m_tipDelay = 0;
    int m_margin = 0;
    bool m_focusRing = true;
    ChartTableView *m_table = nullptr;
};

} // namespace binnacle
