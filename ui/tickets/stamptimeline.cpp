// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/stamptimeline.h"

#include "base/timetext.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/accessibleparts.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 520;
constexpr double kRadiusOfHandle = 5;
constexpr double kReach = 9;     // how near the pointer must come to a handle
constexpr double kMargin = 0.06; // of what is in sight, at both ends
constexpr qint64 kLeast = kMsPerHour;

// The steps between ticks, in minutes.
constexpr qint64 kSteps[] = {1,   2,   5,    10,       15,       30,        60,        120,       180,
                             360, 720, 1440, 2 * 1440, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440, 365 * 1440};

qint64 stepFor(qint64 span, double most)
{
    for (const qint64 minutes : kSteps) {
        if (double(span) / double(minutes * kMsPerMinute) <= most)
            return minutes * kMsPerMinute;
    }
    return (span / std::max(qint64(most), qint64(1)) / kMsPerDay + 1) * kMsPerDay;
}

QString dayText(const LocalTime &local)
{
    return QLocale().monthName(local.date.month(), QLocale::ShortFormat) + u' ' +
           QString::number(local.date.day());
}

QString clockText(const LocalTime &local)
{
    return QTime::fromMSecsSinceStartOfDay(local.msOfDay).toString(u"HH:mm"_s);
}

} // namespace

StampTimeline::StampTimeline(QTimeZone zone, qint64 opened, qint64 now, QWidget *parent)
    : QWidget(parent)
    , m_zone(std::move(zone))
    , m_opened(opened)
    , m_now(now)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(this, QAccessible::Slider);
    setAccessibleName(tr("Timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize StampTimeline::sizeHint() const
{
    return {lengthFor(font(), kWidth), minimumSizeHint().height()};
}

QSize StampTimeline::minimumSizeHint() const
{
    const int ticks = QFontMetrics(captionFont(font())).height() + 2 * kGrid;
    return {lengthFor(font(), kWidth) / 2, int(m_lanes.size()) * laneHeight() + ticks};
}

int StampTimeline::laneHeight() const
{
    return QFontMetrics(captionFont(font())).height() + kGrid;
}

QRectF StampTimeline::plot() const
{
    const QFontMetrics metrics(captionFont(font()));
    int names = 0;
    for (const Lane &lane : m_lanes)
        names = std::max(names, metrics.horizontalAdvance(lane.name));
    const double left = names + 3 * kGrid;
    const double side = kRadiusOfHandle + kGrid;
    return {left, 0, std::max(width() - left - side, 1.0), double(m_lanes.size()) * laneHeight()};
}

double StampTimeline::xOf(qint64 at) const
{
    const QRectF area = plot();
    return area.left() + area.width() * double(at - m_from) / double(std::max(m_to - m_from, qint64(1)));
}

qint64 StampTimeline::atOf(double x) const
{
    const QRectF area = plot();
    const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    const auto at = qint64(std::llround(double(m_from) + share * double(m_to - m_from)));
    return (at + kMsPerMinute / 2) / kMsPerMinute * kMsPerMinute;
}

double StampTimeline::middleOf(qsizetype lane) const
{
    return (double(lane) + 0.5) * laneHeight();
}

QPointF StampTimeline::handle(Stamp stamp) const
{
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        if (m_lanes[i].stamp == stamp && m_lanes[i].at)
            return {xOf(*m_lanes[i].at), middleOf(i)};
    }
    return {};
}

void StampTimeline::fit()
{
    qint64 first = m_opened, last = m_opened;
    for (const Lane &lane : m_lanes) {
        first = std::min(first, lane.at.value_or(first));
        last = std::max(last, lane.at.value_or(last));
    }
    const qint64 lacking = std::max(kLeast - (last - first), qint64(0)) / 2;
    const auto margin = qint64(double(last - first + 2 * lacking) * kMargin);
    m_from = first - lacking - margin;
    m_to = last + lacking + margin;
}

void StampTimeline::setLanes(const QList<Lane> &lanes)
{
    const bool isOther = lanes.size() != m_lanes.size();
    m_lanes = lanes;
    const auto isOut = [this](const Lane &lane) { return lane.at && (*lane.at < m_from || *lane.at > m_to); };
    if (m_to <= m_from || (!m_isDragging && std::any_of(m_lanes.begin(), m_lanes.end(), isOut)))
        fit();
    if (isOther)
        updateGeometry();
    describe();
    update();
}

void StampTimeline::setBands(const QList<Band> &bands)
{
    m_bands = bands;
    update();
}

void StampTimeline::setCurrent(Stamp stamp)
{
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        if (m_lanes[i].stamp == stamp)
            m_current = i;
    }
    describe();
    update();
}

Stamp StampTimeline::current() const
{
    return m_lanes.value(m_current).stamp;
}

// What a screen reader says where the eye sees the handle.
void StampTimeline::describe()
{
    const Lane lane = m_lanes.value(m_current);
    setAccessibleName(tr("Timeline, %1: %2").arg(lane.name, lane.told));
    setAccessibleDescription(lane.isMovable
                                 ? tr("Up and down choose, left and right move by a minute, with Shift by "
                                      "ten, with Control by an hour")
                                 : tr("This time is set when the ticket is resolved"));
}

void StampTimeline::move(qint64 at)
{
    const Lane &lane = m_lanes[m_current];
    const qint64 to = std::min(at, m_now);
    if (lane.isMovable && lane.at != to)
        Q_EMIT moved(lane.stamp, to);
}

void StampTimeline::keyPressEvent(QKeyEvent *event)
{
    const bool isForward = event->key() == Qt::Key_Right;
    const Lane lane = m_lanes.value(m_current);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), qsizetype(0),
                               std::max(m_lanes.size() - 1, qsizetype(0)));
        describe();
        update();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const qint64 step = event->modifiers().testFlag(Qt::ControlModifier) ? kMsPerHour
                            : event->modifiers().testFlag(Qt::ShiftModifier) ? 10 * kMsPerMinute
                                                                             : kMsPerMinute;
        if (lane.at)
            move(*lane.at + (isForward ? step : -step));
        return;
    }
    case Qt::Key_Space:
        if (!lane.at)
            move(m_opened);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

// The handle under the pointer, else the lane: one that has no time gets it there.
void StampTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_lanes.isEmpty())
        return;
    const QPointF at = event->position();
    const auto lane = qsizetype(at.y()) / laneHeight();
    if (lane >= m_lanes.size())
        return;
    m_current = lane;
    const Lane &chosen = m_lanes[lane];
    const bool onHandle = chosen.at && std::abs(xOf(*chosen.at) - at.x()) <= kReach;
    m_isDragging = chosen.isMovable && (onHandle || (!chosen.at && at.x() >= plot().left()));
    if (m_isDragging && !chosen.at)
        move(atOf(at.x()));
    describe();
    update();
}

void StampTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging)
        move(atOf(event->position().x()));
}

void StampTimeline::mouseReleaseEvent(QMouseEvent *)
{
    if (!std::exchange(m_isDragging, false))
        return;
    fit();
    update();
}

void StampTimeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StampTimeline::paintEvent(QPaintEvent *)
{
    if (m_lanes.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont(font()));
    paintBands(painter);
    paintTicks(painter);
    for (qsizetype lane = 0; lane < m_lanes.size(); ++lane)
        paintLane(painter, lane);
}

void StampTimeline::paintBands(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF area = plot();
    painter.fillRect(area, theme.sunken);
    for (const Band &band : m_bands) {
        if (band.to < m_from || band.from > m_to)
            continue;
        const double from = std::clamp(xOf(band.from), area.left(), area.right());
        const double to = std::clamp(xOf(band.to), area.left(), area.right());
        const QRectF rect(from, area.top(), std::max(to - from, 2.0), area.height());
        QColor color = band.isMaintenance ? theme.maintenance : theme.bad;
        color.setAlphaF(band.isExplained ? 0.3F : 0.12F);
        painter.fillRect(rect, color);
        if (band.isExplained) { // told by a line, too, not by its strength alone
            painter.setPen(band.isMaintenance ? theme.maintenance : theme.bad);
            painter.drawLine(rect.topLeft(), rect.topRight());
        }
    }
}

void StampTimeline::paintTicks(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF area = plot();
    const QFontMetrics metrics(painter.font());
    const int room = metrics.horizontalAdvance(u"Mmm 00 00:00"_s) + 3 * kGrid;
    const qint64 step = stepFor(m_to - m_from, std::max(area.width() / room, 1.0));
    const qint64 offset = offsetAt(m_from, m_zone);
    QDate before;
    for (qint64 local = (m_from + offset + step - 1) / step * step;; local += step) {
        const qint64 at = local - offsetAt(local - offset, m_zone);
        if (at > m_to)
            break;
        const LocalTime clock = utcToLocal(at, m_zone);
        const double x = xOf(at);
        painter.setPen(theme.line);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + kGrid));
        QString text = step >= kMsPerDay ? dayText(clock) : clockText(clock);
        if (step < kMsPerDay && clock.date != std::exchange(before, clock.date))
            text = dayText(clock) + u' ' + text;
        const double wide = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - wide / 2, 0.0, std::max(width() - wide, 0.0));
        painter.setPen(theme.text3);
        painter.drawText(QPointF(left, area.bottom() + kGrid + metrics.ascent()), text);
    }
}

// A time that is known is a filled handle, an estimate a hollow one, one that cannot be moved here a bar.
void StampTimeline::paintLane(QPainter &painter, qsizetype index) const
{
    const Theme &theme = Theme::of(this);
    const Lane &lane = m_lanes[index];
    const QRectF area = plot();
    const double y = middleOf(index);
    const bool isCurrent = hasFocus() && index == m_current;
    const QRectF name(0, y - laneHeight() / 2.0, area.left() - 2 * kGrid, laneHeight());
    if (isCurrent)
        painter.fillRect(QRectF(0, name.top(), width(), laneHeight()), theme.accentSoft);
    painter.setPen(isCurrent ? theme.accent : theme.text2);
    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter, lane.name);
    painter.setPen(theme.line);
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    if (!lane.at) {
        painter.setPen(theme.text3);
        painter.drawText(area.adjusted(kGrid, name.top() - area.top(), 0, 0)
                             .intersected(QRectF(area.left(), name.top(), area.width(), laneHeight())),
                         Qt::AlignLeft | Qt::AlignVCenter, lane.told);
        return;
    }
    const QPointF middle(xOf(*lane.at), y);
    painter.setPen(QPen(lane.isMovable ? theme.accent : theme.text3, 2));
    painter.setBrush(lane.isEstimated ? theme.surface : lane.isMovable ? theme.accent : theme.text3);
    if (lane.isMovable)
        painter.drawEllipse(middle, kRadiusOfHandle, kRadiusOfHandle);
    else
        painter.drawLine(middle - QPointF(0, kRadiusOfHandle), middle + QPointF(0, kRadiusOfHandle));
}

} // namespace binnacle
