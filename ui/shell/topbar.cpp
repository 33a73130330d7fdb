// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/topbar.h"

#include "shell/actionregistry.h"
#include "shell/keyhint.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QAction>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kHeight = 46;

// The colored bar, the name, the engine; a lock and a word when nothing can be written.
class Band final : public QWidget
{
public:
    Band(const WorkspaceLabel &label, QWidget *parent)
        : QWidget(parent)
        , m_label(label)
    {
        setAccessibleName(label.name);
        setAccessibleDescription(side());
        setToolTip(plainTooltip(u"%1\n%2"_s.arg(label.name, side())));
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setMinimumWidth(80);
    }

    QSize sizeHint() const override
    {
        const int name = QFontMetrics(strongFont(font())).horizontalAdvance(m_label.name);
        return {12 + name + 8 + fontMetrics().horizontalAdvance(side()) + 4, 24};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.fillRect(QRect(0, height() / 2 - 9, 4, 18), m_label.readOnly ? theme.warn
                                                            : m_label.demo   ? theme.brass
                                                                             : theme.accent);
        painter.setFont(strongFont(font()));
        painter.setPen(theme.text);
        const int room = width() - 12;
        const QString name = painter.fontMetrics().elidedText(m_label.name, Qt::ElideRight, room);
        painter.drawText(rect().adjusted(12, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
        const int used = 12 + painter.fontMetrics().horizontalAdvance(name) + 8;
        painter.setFont(font());
        painter.setPen(m_label.readOnly ? theme.warn : m_label.demo ? theme.brass : theme.text3);
        if (used < width())
            painter.drawText(rect().adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                             fittingParts(side(), QFontMetricsF(font()), width() - used));
    }

private:
    QString side() const
    {
        if (m_label.demo)
            return TopBar::tr("Demo · made-up data");
        return m_label.readOnly ? TopBar::tr("Read only · %1").arg(m_label.engine) : m_label.engine;
    }

    WorkspaceLabel m_label;
};

class Initials final : public QWidget
{
public:
    Initials(const QString &name, QWidget *parent)
        : QWidget(parent)
    {
        for (const QString &word : name.split(u' ', Qt::SkipEmptyParts))
            if (m_text.size() < 2)
                m_text += word.front().toUpper();
        setFixedSize(26, 26);
        setAccessibleName(TopBar::tr("Signed in as %1").arg(name));
        setToolTip(plainTooltip(TopBar::tr("You act as %1").arg(name)));
        setVisible(!m_text.isEmpty());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        fillRound(&painter, rect(), theme.brass, {}, 13);
        painter.setFont(strongFont(captionFont(font())));
        painter.setPen(theme.window);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
};

} // namespace

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setText(tr("Search or command"));
    setAccessibleName(tr("Search or command"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setMinimumWidth(140);
    setMaximumWidth(520);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SearchButton::sizeHint() const
{
    return {520, fontMetrics().height() + 12};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    fillRound(&painter, rect(), theme.sunken, underMouse() ? theme.text3 : theme.line);
    if (hasFocus())
        strokeRound(&painter, rect(), theme.accent, 1.5);
    const QRect inner = rect().adjusted(10, 0, -8, 0);
    const QString key = property("keyHint").toString().replace(u'+', u' ');
    painter.setFont(font());
    const qreal keyed = drawKey(&painter, inner, key, theme.text3, theme.line, theme.surface);
    painter.setPen(theme.text3);
    painter.drawText(inner, int(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(text(), Qt::ElideRight, inner.width() - int(keyed) - 8));
}

TopBar::TopBar(const WorkspaceLabel &label, QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchButton(this))
    , m_back(new QToolButton(this))
    , m_menu(new QToolButton(this))
    , m_demo(new QPushButton(this))
    , m_primary(new QPushButton(this))
{
    setFixedHeight(std::max(kHeight, m_primary->sizeHint().height() + 3 * kGrid));
    setAccessibleName(tr("Workspace and search"));
    m_back->setAutoRaise(true);
    m_back->setFixedSize(28, 28);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_menu->setAutoRaise(true);
    m_menu->setFixedSize(28, 28);
    m_menu->setIcon(symbolicIcon(u"menu"_s));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::TabFocus);
    m_primary->setProperty("primary", true);
    m_primary->setFocusPolicy(Qt::TabFocus);
    m_primary->hide();
    m_demo->setFocusPolicy(Qt::TabFocus);
    m_demo->setFlat(true);
    m_demo->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, kPageMargin, kHairline);
    layout->setSpacing(8);
    layout->addWidget(m_back);
    layout->addWidget(new Band(label, this));
    layout->addWidget(m_demo);
    layout->addStretch(1);
    layout->addWidget(m_search, 6);
    layout->addStretch(1);
    layout->addSpacing(8);
    layout->addWidget(m_primary);
    layout->addWidget(new Initials(label.person, this));
    layout->addWidget(m_menu);
}

void TopBar::setBackAction(QAction *action)
{
    m_back->setDefaultAction(action);
    m_back->setAccessibleName(ActionRegistry::plainText(action->text()));
}

void TopBar::setPrimaryAction(QAction *action)
{
    if (m_primaryAction == action)
        return;
    if (m_primaryAction) {
        disconnect(m_primary, nullptr, m_primaryAction, nullptr);
        disconnect(m_primaryAction, nullptr, m_primary, nullptr);
    }
    m_primaryAction = action;
    m_primary->setVisible(action);
    if (!action)
        return;
    const QString text = ActionRegistry::plainText(action->text());
    m_primary->setText(text);
    m_primary->setAccessibleName(text);
    showKeyOf(*m_primary, *action);
    const auto follow = [this, action] {
        m_primary->setEnabled(action->isEnabled());
        m_primary->setToolTip(action->toolTip());
    };
    follow();
    connect(action, &QAction::changed, m_primary, follow);
    connect(m_primary, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QObject::destroyed, this, [this] {
        m_primaryAction = nullptr;
        m_primary->hide();
    });
}

void TopBar::setDemoAction(QAction *action, const QString &text)
{
    m_demo->setText(text);
    m_demo->setAccessibleName(text);
    m_demo->setToolTip(tr("What there is to see in this data"));
    m_demo->show();
    connect(m_demo, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QObject::destroyed, m_demo, &QWidget::hide);
}

void TopBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - kHairline, width(), kHairline), theme.line);
}

} // namespace binnacle
