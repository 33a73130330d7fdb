// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspane.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kSide = 6 * kGrid;

} // namespace

SettingsPane::SettingsPane(QString id, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_desk(desk)
    , m_head(new QWidget(this))
    , m_buttons(new QHBoxLayout)
    , m_title(new ElidedLabel({}, ElidedLabel::Tone::Text, m_head))
    , m_about(new ElidedLabel({}, ElidedLabel::Tone::Second, m_head))
    , m_reason(new ElidedLabel({}, ElidedLabel::Tone::Second, this))
    , m_body(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(kSide, 10, kPageMargin, 2 * kGrid);
    head->setSpacing(2 * kGrid);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    m_title->setFont(titleFont(font()));
    titles->addWidget(m_title);
    titles->addWidget(m_about);
    head->addLayout(titles, 1);
    m_buttons->setSpacing(2 * kGrid);
    head->addLayout(m_buttons);
    column->addWidget(m_head);
    m_reason->hide();
    auto *reason = new QHBoxLayout;
    reason->setContentsMargins(kSide, 0, kPageMargin, 0);
    reason->addWidget(m_reason);
    column->addLayout(reason);
    m_body->setContentsMargins(kSide, 0, kPageMargin, 0);
    m_body->setSpacing(2 * kGrid);
    column->addLayout(m_body, 1);
}

void SettingsPane::buildHead()
{
    setAccessibleName(title());
    m_title->setText(title());
    m_about->setText(about());
    m_about->setVisible(!about().isEmpty());
}

QPushButton *SettingsPane::addButton(const QString &text, bool isPrimary)
{
    auto *button = new QPushButton(text, m_head);
    button->setAutoDefault(false);
    if (isPrimary)
        button->setProperty("primary", true);
    m_buttons->addWidget(button);
    return button;
}

QWidget *SettingsPane::firstFocus()
{
    const QList<SettingsRow> all = rows();
    const auto first = std::find_if(all.begin(), all.end(), [](const SettingsRow &row) {
        return row.field && row.field->isEnabled() && row.field->isVisibleTo(row.field->window());
    });
    return first == all.end() ? this : first->field;
}

bool SettingsPane::showRow(const QString &rowId)
{
    const QList<SettingsRow> all = rows();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const SettingsRow &row) { return row.id == rowId; });
    if (found == all.end())
        return false;
    if (found->field)
        found->field->setFocus(Qt::OtherFocusReason);
    return true;
}

void SettingsPane::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_body->setContentsMargins(kSide, reason.isEmpty() ? 0 : 2 * kGrid, kPageMargin, 0);
    setAccessibleDescription(reason);
}

QString SettingsPane::reason() const
{
    return m_reason->text();
}

} // namespace binnacle
