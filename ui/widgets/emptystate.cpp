// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "theme/fonts.h"
#include "theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace binnacle {

namespace {

constexpr int kTextWidth = 460;

class IconLabel final : public QLabel // asks the icon anew at each painting, so it follows the theme
{
public:
    explicit IconLabel(const QString &name, QWidget *parent)
        : QLabel(parent)
        , m_icon(symbolicIcon(name))
    {
        setFixedSize(40, 40);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

EmptyState::EmptyState(const QString &icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(icon, this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_title->setFont(titleFont(font()));
    m_text->setWordWrap(true);
    m_text->setFixedWidth(kTextWidth);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    m_buttons->addStretch();
    m_buttons->addStretch();
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    // A centered label would keep to one line.
    m_text->setMinimumHeight(text.isEmpty() ? 0 : m_text->heightForWidth(kTextWidth));
    setAccessibleName(title);
    setAccessibleDescription(text);
}

QPushButton *EmptyState::addButton(const QString &text, const QString &icon, const QString &key)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setProperty("primary", m_count == 0);
    button->setProperty("keyHint", key);
    if (!icon.isEmpty())
        button->setIcon(symbolicIcon(icon));
    m_buttons->insertWidget(1 + m_count++, button);
    return button;
}

void EmptyState::offer(const QList<QPushButton *> &buttons)
{
    for (QPushButton *button : findChildren<QPushButton *>(Qt::FindDirectChildrenOnly))
        button->setVisible(buttons.contains(button));
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        buttons.at(i)->setProperty("primary", i == 0);
        buttons.at(i)->update();
        m_buttons->insertWidget(1 + int(i), buttons.at(i));
    }
}

} // namespace binnacle
