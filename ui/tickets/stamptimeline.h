// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The course of an incident as lanes of time, one a stamp, each with a handle that is dragged or moved by
// keys: ↑ ↓ choose a lane, ← → move by a minute, with Shift by ten, with Ctrl by an hour; Space sets a stamp
// that has no time. Outages stand behind as bands. GUI thread.

#include "tickets/ticket.h"

#include <QTimeZone>
#include <QWidget>

namespace binnacle {

class StampTimeline : public QWidget
{
    Q_OBJECT

public:
    struct Lane
    {
        Stamp stamp = Stamp::Occurred;
        QString name;
        QString told; // its time as people read it
        std::optional<qint64> at;
        bool isEstimated = false;
        bool isMovable = true;
    };
    struct Band
    {
        qint64 from = 0, to = 0;
        bool isMaintenance = false;
        bool isExplained = false; // stands out
    };

    // opened: where a stamp without a time comes in; nothing moves past `now`.
    StampTimeline(QTimeZone zone, qint64 opened, qint64 now, QWidget *parent);

    void setNow(qint64 now) { m_now = now; }
    void setLanes(const QList<Lane> &lanes);
    void setBands(const QList<Band> &bands);
    void setCurrent(Stamp stamp);
    [[nodiscard]] Stamp current() const;
    [[nodiscard]] QPointF handle(Stamp stamp) const; // its middle; null: it has no time
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void moved(binnacle::Stamp stamp, qint64 at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void describe();
    void move(qint64 at);
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] QRectF plot() const; // right of the names, over the ticks
    [[nodiscard]] double xOf(qint64 at) const;
    [[nodiscard]] qint64 atOf(double x) const; // to the minute
    [[nodiscard]] double middleOf(qsizetype lane) const;
    void paintTicks(QPainter &painter) const;
    void paintBands(QPainter &painter) const;
    void paintLane(QPainter &painter, qsizetype lane) const;

    QTimeZone m_zone;
    qint64 m_opened, m_now;
    qint64 m_from = 0, m_to = 0; // what is in sight
    QList<Lane> m_lanes;
    QList<Band> m_bands;
    qsizetype m_current = 0;
    bool m_isDragging = false;
};

} // namespace binnacle
