// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

namespace binnacle {

Page::Page(QString id, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_desk(desk)
{
    setFocusPolicy(Qt::NoFocus);
}

void Page::activate(const Route &) {}

Route Page::route() const
{
    return {m_id, {}};
}

} // namespace binnacle
