// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/carddrag.h"

#include "charts/chartview.h"
#include "dashboards/chartcard.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <utility>

namespace binnacle {

namespace {

constexpr int kMark = 4;          // as wide as the line is
constexpr int kBetween = 7;       // from a card's edge over the line's far side
constexpr double kFullRow = 0.62; // of the board's width: such a card has neighbors over and under it only

// The line between cards where one would come.
class DropMark : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(this).accent);
        painter.drawRoundedRect(rect(), kMark / 2.0, kMark / 2.0);
    }
};

ChartCard *cardOf(QObject *watched)
{
    auto *card = qobject_cast<ChartCard *>(watched);
    return card != nullptr ? card : qobject_cast<ChartCard *>(watched->parent());
}

bool isHandle(const ChartCard *card, const QPoint &at)
{
    return !card->isTitled() || at.y() < card->view()->y();
}

int distance(const QRect &area, const QPoint &at)
{
    const int x = std::max({area.left() - at.x(), 0, at.x() - area.right()});
    const int y = std::max({area.top() - at.y(), 0, at.y() - area.bottom()});
    return x + y;
}

} // namespace

CardDrag::CardDrag(QWidget *board)
    : QObject(board)
    , m_board(board)
    , m_mark(new DropMark(board))
{
    m_mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_mark->hide();
}

void CardDrag::watch(ChartCard *card)
{
    card->installEventFilter(this);
    if (!card->isTitled())
        card->view()->installEventFilter(this);
}

void CardDrag::setCards(const QList<ChartCard *> &tiles, const QList<ChartCard *> &charts)
{
    m_tiles = tiles;
    m_charts = charts;
    if (m_card && !tiles.contains(m_card.data()) && !charts.contains(m_card.data()))
        finish(false); // it went while the hand had it
}

std::optional<CardDrag::Target> CardDrag::targetAt(const ChartCard *card, const QPoint &at) const
{
    const QList<ChartCard *> &cards = card->isTitled() ? m_charts : m_tiles;
    ChartCard *nearest = nullptr;
    for (ChartCard *one : cards) {
        if (nearest == nullptr || distance(one->geometry(), at) < distance(nearest->geometry(), at))
            nearest = one;
    }
    if (nearest == nullptr || nearest == card)
        return std::nullopt;
    const QRect area = nearest->geometry();
    Target target{nearest, false, area.width() < kFullRow * m_board->width()};
    target.after =
        target.beside ? (at.x() > area.center().x()) != m_board->isRightToLeft() : at.y() > area.center().y();
    const qsizetype place = cards.indexOf(nearest);
    const qsizetype beside = place + (target.after ? 1 : -1);
    if (beside >= 0 && beside < cards.size() && cards[beside] == card)
        return std::nullopt; // it is there already
    return target;
}

std::optional<CardMove> CardDrag::moveAt(const ChartCard *card, const QPoint &at) const
{
    const std::optional<Target> target = targetAt(card, at);
    if (!target)
        return std::nullopt;
    return CardMove{card->objectName(), target->card->objectName(), target->after};
}

void CardDrag::showMark(const QPoint &at)
{
    m_at = at;
    const std::optional<Target> target = targetAt(m_card, at);
    m_mark->setVisible(target.has_value());
    if (!target)
        return;
    const QRect area = target->card->geometry();
    if (target->beside) {
        const bool right = target->after != m_board->isRightToLeft();
        const int x = right ? area.right() + 1 + kBetween - kMark : area.left() - kBetween;
        m_mark->setGeometry(std::clamp(x, 0, m_board->width() - kMark), area.top(), kMark, area.height());
    } else {
        const int y = target->after ? area.bottom() + 1 + kBetween - kMark : area.top() - kBetween;
        m_mark->setGeometry(area.left(), std::clamp(y, 0, m_board->height() - kMark), area.width(), kMark);
    }
    m_mark->raise();
}

// The hand may let go where nobody hears of it: the page goes, another window comes, the mouse is taken.
bool CardDrag::interrupts(const QObject *watched, const QEvent *event) const
{
    switch (event->type()) {
    case QEvent::Hide:
    case QEvent::WindowDeactivate: // each widget of the window is told
        return watched == m_card;
    case QEvent::UngrabMouse:
        return watched == m_card || watched == m_card->view();
    default:
        return false;
    }
}

void CardDrag::finish(bool taken)
{
    const ChartCard *card = m_card;
    m_card.clear();
    m_mark->hide();
    if (!std::exchange(m_isDragging, false))
        return;
    qApp->removeEventFilter(this);
    QApplication::restoreOverrideCursor();
    if (!taken || card == nullptr)
        return;
    if (const std::optional<CardMove> move = moveAt(card, m_at))
        Q_EMIT moveWanted(*move);
}

bool CardDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (m_card && interrupts(watched, event)) {
        finish(false);
        return false;
    }
    if (m_isDragging && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isModifier = key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt ||
                                key == Qt::Key_Meta || key == Qt::Key_AltGr;
        if (!isModifier) // what the key does comes first: a palette, another page
            finish(false);
        if (key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove &&
        event->type() != QEvent::MouseButtonRelease)
        return false;
    ChartCard *card = cardOf(watched);
    if (card == nullptr)
        return false;
    auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint on = card->mapFromGlobal(mouse->globalPosition().toPoint());
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (mouse->button() == Qt::LeftButton)
            finish(false); // of the press before nobody heard the end
        if (mouse->button() != Qt::LeftButton || !isHandle(card, on))
            return m_isDragging;
        m_card = card;
        m_pressed = mouse->globalPosition().toPoint();
        if (watched != card)
            return false; // a click on a tile opens its records
        card->view()->setFocus(Qt::MouseFocusReason);
        return true;
    case QEvent::MouseMove: {
        if (!m_card) {
            if (card->isTitled())
                card->setCursor(isHandle(card, on) ? Qt::OpenHandCursor : Qt::ArrowCursor);
            return false;
        }
        const QPoint way = mouse->globalPosition().toPoint() - m_pressed;
        if (!m_isDragging && way.manhattanLength() < QApplication::startDragDistance())
            return watched == card;
        if (!std::exchange(m_isDragging, true)) {
            qApp->installEventFilter(this);
            QApplication::setOverrideCursor(Qt::ClosedHandCursor);
            QEvent leave(QEvent::Leave); // no tip under the hand
            QCoreApplication::sendEvent(watched, &leave);
        }
        const QPoint at = m_board->mapFromGlobal(mouse->globalPosition().toPoint());
        showMark(at);
        Q_EMIT movedOver(at);
        return true;
    }
    default:
        if (mouse->button() != Qt::LeftButton || !m_card)
            return m_isDragging;
        const bool dragged = m_isDragging;
        finish(true);
        return dragged || watched == card;
    }
}

} // namespace binnacle
