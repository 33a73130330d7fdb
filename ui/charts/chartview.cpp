// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartview.h"

#include "base/plaincell.h"
#include "charts/charttableview.h"
#include "charts/charttip.h"
#include "theme/theme.h"
#include "widgets/accessibleparts.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastBrush = 3; // pixels

} // namespace

ChartView::ChartView(const QString &title, QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleRole(this, QAccessible::Chart);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

ChartView::~ChartView() = default;

ChartStyle ChartView::chartStyle() const
{
    ChartStyle style = ChartStyle::of(Theme::of(this), font());
    style.locale = locale();
    return style;
}

void ChartView::setPlot(std::unique_ptr<ChartPlot> plot)
{
    const QString current = m_plot && m_current >= 0 ? m_plot->mark(m_current).key : QString();
    m_plot = std::move(plot);
    m_stale = true;
    m_current = -1;
    if (m_plot && !current.isEmpty()) {
        ensureLayout();
        for (int i = 0; i < m_plot->markCount(); ++i)
            if (m_plot->mark(i).key == current)
                m_current = i;
    }
    m_hovered = m_pointer && !m_drag ? markAt(*m_pointer) : -1;
    renewTip();
    setAccessibleDescription(m_current >= 0 && hasFocus() ? m_plot->mark(m_current).text : summary());
    if (m_table != nullptr)
        putTableInFront();
    update();
}

// What a tip says is of the picture shown.
void ChartView::renewTip()
{
    if (m_tip == nullptr || !m_tip->isVisible())
        return;
    const int index = m_tipOfKeys ? m_current : m_hovered;
    if (index < 0)
        hideTip();
    else
        showTip(index);
}

void ChartView::setMargin(int margin)
{
    m_margin = margin;
    m_stale = true;
    update();
}

void ChartView::setBrush(std::optional<std::pair<qint64, qint64>> range)
{
    m_brush = range;
    update();
}

void ChartView::ensureLayout()
{
    const QSize size = this->size();
    if (!m_plot || size.isEmpty() || pictureSize().isEmpty())
        return;
    const double ratio = devicePixelRatioF();
    if (!m_stale && m_cache.size() == size * ratio)
        return;
    m_plot->layout(pictureSize(), chartStyle());
    m_cache = QPixmap(size * ratio);
    m_cache.setDevicePixelRatio(ratio);
    m_cache.fill(Qt::transparent);
    QPainter painter(&m_cache);
    painter.translate(m_margin, 0);
    m_plot->paint(painter);
    m_stale = false;
}

void ChartView::paint(QPainter &painter, const QRectF &area)
{
    if (!m_plot)
        return;
    m_plot->layout(area.size(), chartStyle());
    painter.save();
    painter.translate(area.topLeft());
    m_plot->paint(painter);
    painter.restore();
    m_stale = true;
}

int ChartView::markAt(const QPoint &at)
{
    ensureLayout();
    return m_plot ? m_plot->markAt(inPicture(at)) : -1;
}

QRect ChartView::markRect(int index)
{
    ensureLayout();
    return m_plot ? m_plot->markArea(index).translated(m_margin, 0).toAlignedRect() : QRect();
}

void ChartView::setCurrentMark(int index)
{
    m_current = m_plot && index >= 0 && index < m_plot->markCount() ? index : -1;
    if (m_current >= 0) {
        m_tipOfKeys = true;
        showTip(m_current);
        setAccessibleDescription(m_plot->mark(m_current).text);
    } else {
        hideTip();
        setAccessibleDescription(summary());
    }
    update();
}

QString ChartView::tipText() const
{
    return m_tip != nullptr && m_tip->isVisible() ? m_tip->text() : QString();
}

QString ChartView::summary() const
{
    return m_plot ? m_plot->summary() : QString();
}

ChartTable ChartView::table() const
{
    return m_plot ? m_plot->table() : ChartTable();
}

void ChartView::setHovered(int index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    m_tipOfKeys = false;
    if (index < 0)
        hideTip();
    else if (m_tipDelay == 0)
        showTip(index);
    else
        QTimer::singleShot(m_tipDelay, this, [this, index] {
            if (m_hovered == index && underMouse())
                showTip(index);
        });
    const ChartMark mark = index >= 0 ? m_plot->mark(index) : ChartMark();
    const bool leads = !mark.query.isEmpty() || mark.record != 0 || !mark.page.isEmpty();
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ChartView::showTip(int index)
{
    const ChartMark mark = m_plot->mark(index);
    const QString &text = mark.text;
    if (text.isEmpty() || !isVisible())
        return;
    if (m_tip == nullptr)
        m_tip = new ChartTip(this);
    const bool narrows = !mark.filter.isEmpty() || mark.to > mark.from;
    const bool opens = mark.record != 0 || (!mark.query.isEmpty() && mark.count > 0);
    const QString keys = !mark.page.isEmpty() && narrows
                             ? tr("Click or Space filters by it, Enter opens the service")
                         : !mark.page.isEmpty() ? tr("Enter opens the service")
                         : narrows && opens     ? tr("Click or Space filters by it, Enter opens its records")
                         : opens                ? tr("Enter opens its records")
                                                : QString();
    m_tip->showText(text, markRect(index), keys);
}

void ChartView::hideTip()
{
    if (m_tip != nullptr)
        m_tip->hide();
}

void ChartView::paintEvent(QPaintEvent *)
{
    if (m_table != nullptr && !m_table->isHidden())
        return;
    ensureLayout();
    QPainter painter(this);
    if (m_plot)
        painter.drawPixmap(0, 0, m_cache);
    else
        paintSkeleton(painter);
    paintOverlay(painter);
}

// Soft bars where words and lines will be: nothing is known yet.
void ChartView::paintSkeleton(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(this).sunken);
    const double pitch = 24;
    for (int i = 0; (i + 1) * pitch <= height(); ++i)
        painter.drawRoundedRect(QRectF(0, i * pitch,
                                       width() * (i % 3 == 0   ? 0.42
                                                  : i % 3 == 1 ? 0.9
                                                               : 0.66),
                                       12),
                                3, 3);
}

void ChartView::paintOverlay(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_margin, 0);
    const QRectF room = QRectF(rect()).translated(-m_margin, 0);
    const auto time = m_plot ? m_plot->timeArea() : std::nullopt;
    if (time && (m_drag || m_brush)) {
        const double a = m_drag ? m_drag->first : m_plot->xAt(m_brush->first);
        const double b = m_drag ? m_drag->second : m_plot->xAt(m_brush->second);
        const QRectF band =
            QRectF(QPointF(std::min(a, b), time->top()), QPointF(std::max(a, b), time->bottom())) & *time;
        QColor wash = theme.accent;
        wash.setAlphaF(0.1F);
        painter.fillRect(band, wash);
        painter.setPen(QPen(theme.accent, 1));
        painter.drawLine(band.topLeft(), band.bottomLeft());
        painter.drawLine(band.topRight(), band.bottomRight());
    }
    const auto ring = [&](int index, const QColor &color, double width) {
        const QRectF area =
            m_plot->markArea(index).adjusted(-1.5, -1.5, 1.5, 1.5) & room.adjusted(1, 1, -1, -1);
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, 3, 3);
    };
    if (m_plot && m_hovered >= 0 && !isWhole(m_hovered))
        ring(m_hovered, theme.text2, 1);
    if (m_plot && m_current >= 0 && hasFocus() && !isWhole(m_current))
        ring(m_current, theme.accent, 2);
    else if (m_focusRing && hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }
}

bool ChartView::isWhole(int mark) const
{
    return m_plot->markArea(mark).adjusted(-2, -2, 2, 2).contains(QRectF(rect()));
}

void ChartView::resizeEvent(QResizeEvent *)
{
    m_stale = true;
    if (m_table != nullptr)
        m_table->setGeometry(rect());
}

void ChartView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LocaleChange:
        m_stale = true;
        update();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->pos();
    const QPointF at = inPicture(event->pos());
    const QRectF time = m_plot ? m_plot->timeArea().value_or(QRectF()) : QRectF();
    if (m_pressed && m_brushable && !time.isEmpty() &&
        (m_drag || std::abs(event->pos().x() - m_pressed->x()) >= QApplication::startDragDistance())) {
        m_drag = {std::clamp(inPicture(*m_pressed).x(), time.left(), time.right()),
                  std::clamp(at.x(), time.left(), time.right())};
        hideTip();
        update();
        const auto [a, b] = std::minmax(m_drag->first, m_drag->second);
        if (b - a >= kLeastBrush)
            Q_EMIT rangeBrushing(m_plot->timeAt(a), m_plot->timeAt(b));
        return;
    }
    setHovered(markAt(event->pos()));
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->pos();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (m_drag) {
        const auto [a, b] = std::minmax(m_drag->first, m_drag->second);
        m_drag.reset();
        update();
        if (m_plot && b - a >= kLeastBrush)
            Q_EMIT rangeBrushed(m_plot->timeAt(a), m_plot->timeAt(b));
        else
            Q_EMIT brushLeft();
        return;
    }
    const int index = markAt(event->pos());
    m_clicked = index >= 0 ? m_plot->mark(index) : ChartMark();
    m_current = index; // keys go on from here, and Back returns here
    update();
    if (index >= 0)
        Q_EMIT markClicked(ChartMark(m_clicked));
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_clicked.key.isEmpty())
        Q_EMIT markOpened(ChartMark(m_clicked));
}

void ChartView::leaveEvent(QEvent *)
{
    m_pointer.reset();
    setHovered(-1);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    ensureLayout();
    const auto go = [&](MarkStep way) {
        if (m_plot)
            setCurrentMark(m_plot->step(m_current, way));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return go(MarkStep::Previous);
    case Qt::Key_Right:
        return go(MarkStep::Next);
    case Qt::Key_Up:
        return go(MarkStep::Above);
    case Qt::Key_Down:
        return go(MarkStep::Below);
    case Qt::Key_Home:
        return go(MarkStep::First);
    case Qt::Key_End:
        return go(MarkStep::Last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const int mark = keyMark(); mark >= 0)
            Q_EMIT markOpened(m_plot->mark(mark));
        return;
    case Qt::Key_Space:
        if (const int mark = keyMark(); mark >= 0)
            Q_EMIT markClicked(m_plot->mark(mark));
        return;
    case Qt::Key_Escape:
        if (m_drag || m_pressed) {
            m_pressed.reset();
            if (m_drag) {
                m_drag.reset();
                Q_EMIT brushLeft();
            }
            return update();
        }
        if (m_current >= 0)
            return setCurrentMark(-1);
        break;
    case Qt::Key_Question: // F1 stays the window's: the keys that work here
        Q_EMIT explainRequested();
        return;
    case Qt::Key_T:
        if (event->modifiers() == Qt::NoModifier && !window()->property("lettersOff").toBool())
            return setTableShown(!isTableShown());
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

// The mark keys act on: the current one, or the only one there is.
int ChartView::keyMark() const
{
    if (!m_plot)
        return -1;
    return m_current < 0 && m_plot->markCount() == 1 ? 0 : m_current;
}

// Keys of the chart that are shortcuts of the window elsewhere.
bool ChartView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Question || key == Qt::Key_T) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    Q_EMIT focusChanged();
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    hideTip();
    QWidget::focusOutEvent(event);
    Q_EMIT focusChanged();
}

void ChartView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    auto *show = menu.addAction(tr("Show as table") + u"\tT"_s);
    show->setCheckable(true);
    show->setChecked(isTableShown());
    connect(show, &QAction::toggled, this, &ChartView::setTableShown);
    connect(menu.addAction(tr("Copy table")), &QAction::triggered, this, &ChartView::copyTable);
    Q_EMIT menuAboutToShow(&menu);
    menu.exec(event->globalPos());
}

void ChartView::copyTable() const
{
    const ChartTable rows = table();
    // Into a spreadsheet, most likely: no name from outside opens as a formula or leaves its cell.
    const auto line = [](QStringList cells) -> QString {
        for (QString &cell : cells)
            cell = plainCell(cell.simplified());
        return cells.join(u'\t') + u'\n';
    };
    QString text = line(rows.columns);
    for (const QStringList &row : rows.rows)
        text += line(row);
    QApplication::clipboard()->setText(text);
}

void ChartView::setTableShown(bool shown)
{
    if (shown == isTableShown())
        return;
    if (shown) {
        hideTip();
        m_table = new ChartTableView(this);
        m_table->setAccessibleName(tr("%1, as table").arg(accessibleName()));
        m_table->setGeometry(rect());
        setTabOrder(this, m_table);
        connect(m_table, &ChartTableView::backWanted, this, [this] { setTableShown(false); });
        connect(m_table, &ChartTableView::focusChanged, this, &ChartView::focusChanged);
        putTableInFront();
    } else {
        const bool focused = hasFocus();
        setFocusProxy(nullptr);
        m_table->deleteLater(); // it may be what asks
        m_table->hide();
        m_table = nullptr;
        if (focused)
            setFocus();
    }
}

// The table stands before the chart and takes its keys, as long as it has rows.
void ChartView::putTableInFront()
{
    ensureLayout(); // the words are of the style laid out with
    const ChartTable rows = table();
    m_table->setTable(rows, chartStyle());
    const bool focused = hasFocus();
    m_table->setVisible(!rows.rows.isEmpty());
    setFocusProxy(rows.rows.isEmpty() ? nullptr : m_table);
    if (focused)
        setFocus();
}

} // namespace binnacle
