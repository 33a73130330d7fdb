// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidebar.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWide = 204;
constexpr int kWidest = 256;
constexpr int kNarrow = 52;
constexpr int kIcon = 16;

int wideFor(const QFont &font)
{
    return std::min(lengthFor(font, kWide), kWidest);
}

} // namespace

NavButton::NavButton(Kind kind, const QString &icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_kind(kind)
    , m_icon(symbolicIcon(icon))
{
    setText(text);
    setAccessibleName(text);
    setCheckable(kind != Kind::Brand);
    setAutoExclusive(false);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(kind == Kind::Brand ? Qt::NoFocus : Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavButton::setCount(qint64 count, bool urgent)
{
    m_count = count;
    m_urgent = urgent && count > 0;
    update();
}

void NavButton::setChanged(bool changed)
{
    m_changed = changed;
    setAccessibleDescription(changed ? tr("Changed, not saved") : QString());
    update();
}

void NavButton::setFolded(bool folded)
{
    m_folded = folded;
    setToolTip(folded ? text() : QString());
    setVisible(m_kind != Kind::View || !folded);
    update();
}

QSize NavButton::sizeHint() const
{
    const int pad = m_kind == Kind::View ? 6 : 12;
    return {(m_folded ? kNarrow : wideFor(font())) - 16, std::max(24, fontMetrics().height() + pad)};
}

void NavButton::keyPressEvent(QKeyEvent *event)
{
    const bool isDown = event->key() == Qt::Key_Down;
    if (m_kind == Kind::View && event->modifiers() == Qt::AltModifier &&
        (isDown || event->key() == Qt::Key_Up))
        return Q_EMIT moveWanted(isDown ? 1 : -1);
    QAbstractButton::keyPressEvent(event);
}

// The navigation scrolls where it has more views than room.
void NavButton::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            return area->ensureWidgetVisible(this, 0, height());
    }
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool on = isChecked();
    if (m_kind == Kind::Page && on)
        fillRound(&painter, rect(), theme.accentSoft);
    else if (m_kind != Kind::Brand && underMouse())
        fillRound(&painter, rect(), mixed(theme.sunken, theme.text3, 0.12));
    if (hasFocus())
        strokeRound(&painter, rect(), theme.accent, 1.5);

    const int left = m_folded ? (width() - kIcon) / 2 : 8;
    if (m_kind == Kind::Brand) {
        symbolicIcon(u"compass"_s, theme.brass)
            .paint(&painter, QRect(m_folded ? (width() - 22) / 2 : 6, (height() - 22) / 2, 22, 22));
        if (m_folded)
            return;
        QFont font = strongFont(this->font());
        font.setPointSizeF(font.pointSizeF() * 1.12);
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(rect().adjusted(38, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        return;
    }
    if (m_kind == Kind::Page)
        m_icon.paint(&painter, QRect(left, (height() - kIcon) / 2, kIcon, kIcon), Qt::AlignCenter,
                     QIcon::Normal, on ? QIcon::On : QIcon::Off);
    if (m_folded)
        return;
    QRect line = rect().adjusted(34, 0, -8, 0);
    if (m_changed) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(QPointF(24, height() / 2.0), 3, 3);
    }
    if (m_count >= 0) {
        const QString count = QLocale().toString(m_count);
        painter.setFont(font());
        painter.setPen(m_urgent ? theme.bad : theme.text3);
        drawTabular(&painter, line, Qt::AlignRight | Qt::AlignVCenter, count);
        line.setRight(line.right() - int(tabularWidth(count, font())) - 6);
    }
    painter.setFont(on ? strongFont(font()) : font());
    painter.setPen(m_kind == Kind::Page && on ? theme.accent : on ? theme.text : theme.text2);
    painter.drawText(line, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
}

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_brand(new NavButton(NavButton::Kind::Brand, u"compass"_s, tr("Binnacle"), this))
    , m_fold(new NavButton(NavButton::Kind::Page, u"sidebar"_s, tr("Fold"), this))
{
    setAccessibleName(tr("Navigation"));
    setFixedWidth(wideFor(font()));
    m_layout->setContentsMargins(8, 10, 9, 10);
    m_layout->setSpacing(1);
    m_top->setSpacing(1);
    m_bottom->setSpacing(1);
    m_layout->addWidget(m_brand);
    m_layout->addSpacing(8);
    // Fifty views are higher than a window: they scroll, what is below stays in sight.
    auto *area = new QScrollArea(this);
    auto *inner = new QWidget(area);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(m_top);
    column->addStretch();
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    m_layout->addWidget(area, 1);
    m_layout->addLayout(m_bottom);
    m_layout->addWidget(m_fold);
    m_fold->setCheckable(false);
    m_fold->setAccessibleName(tr("Fold or unfold the navigation"));
    connect(m_fold, &QAbstractButton::clicked, this, &Sidebar::foldWanted);
}

void Sidebar::addPage(const Page &page, bool atBottom)
{
    auto *button = new NavButton(NavButton::Kind::Page, page.icon(), page.title(), this);
    button->setFolded(m_folded);
    (atBottom ? m_bottom : m_top)->addWidget(button);
    m_pages.insert(page.id(), button);
    connect(button, &QAbstractButton::clicked, this, [this, button, id = page.id()] {
        button->setChecked(m_current.page == id); // the host decides, setCurrent follows
        Q_EMIT wanted({id, {}});
    });
    if (!atBottom && m_top->count() > 1) // tab order is reading order, the fold button last
        setTabOrder(m_top->itemAt(m_top->count() - 2)->widget(), button);
    setTabOrder(button, m_fold);
}

void Sidebar::setCurrent(const Route &route)
{
    m_current = route;
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
        it.value()->setChecked(it.key() == route.page);
    showViews();
}

void Sidebar::setViews(const QString &pageId, const QList<NavView> &views)
{
    m_views.insert(pageId, views);
    if (pageId == m_current.page)
        showViews();
}

// Counts come again and again: as long as the views are the same their buttons stay, and the focus with them.
void Sidebar::showViews()
{
    NavButton *page = m_pages.value(m_current.page);
    const int place = page ? m_top->indexOf(page) : -1;
    const QList<NavView> views = place < 0 ? QList<NavView>() : m_views.value(m_current.page);
    QString focused;
    for (NavButton *button : std::as_const(m_viewButtons)) {
        if (button->hasFocus())
            focused = button->property("key").toString();
    }
    const auto isSame = [](const NavButton *button, const NavView &view) {
        return button->text() == view.text && button->property("key").toString() == view.key;
    };
    const bool stays = m_viewsOf == m_current.page && std::equal(m_viewButtons.begin(), m_viewButtons.end(),
                                                                 views.begin(), views.end(), isSame);
    if (!stays) {
        qDeleteAll(m_viewButtons);
        m_viewButtons.clear();
        m_viewsOf = m_current.page;
        for (qsizetype i = 0; i < views.size(); ++i)
            addView(views.at(i), i, place + 1 + int(i));
    }
    for (qsizetype i = 0; i < views.size(); ++i) {
        NavButton *button = m_viewButtons.at(i);
        button->setCount(views.at(i).count, views.at(i).urgent);
        button->setChecked(views.at(i).isCurrent || views.at(i).route == m_current);
        button->setChanged(views.at(i).isChanged);
        if (!stays && !focused.isEmpty() && views.at(i).key == focused)
            button->setFocus(Qt::OtherFocusReason);
    }
}

void Sidebar::addView(const NavView &view, qsizetype index, int place)
{
    auto *button = new NavButton(NavButton::Kind::View, {}, view.text, this);
    button->setProperty("key", view.key);
    m_top->insertWidget(place, button);
    button->setFolded(m_folded);
    connect(button, &QAbstractButton::clicked, this, [this, index] {
        showViews(); // a click checks by itself: the host decides
        const QList<NavView> &views = m_views[m_current.page];
        if (index < views.size())
            Q_EMIT wanted(Route(views.at(index).route));
    });
    connect(button, &NavButton::moveWanted, this, [this, key = view.key](int step) {
        if (!key.isEmpty())
            Q_EMIT moveWanted(m_current.page, key, step);
    });
    QWidget *before = m_viewButtons.isEmpty() ? m_pages.value(m_current.page) : m_viewButtons.last();
    setTabOrder(before, button);
    m_viewButtons.append(button);
}

void Sidebar::setFolded(bool folded)
{
    m_folded = folded;
    setFixedWidth(folded ? kNarrow : wideFor(font()));
    for (NavButton *button : findChildren<NavButton *>())
        button->setFolded(folded);
}

void Sidebar::focusCurrent()
{
    if (NavButton *button = m_pages.value(m_current.page))
        button->setFocus(Qt::TabFocusReason);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.sunken);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - kHairline;
    painter.fillRect(QRect(x, 0, kHairline, height()), theme.line);
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

} // namespace binnacle
