// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whom one ticket or many go to: me, a team, a person, by typing. GUI thread.

#include "tickets/quickpicker.h"

namespace binnacle {

class TicketSource;

class AssignPicker : public QuickPicker
{
    Q_OBJECT

public:
    AssignPicker(TicketSource &source, const QString &title, const QString &about, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &team, const QString &person); // one of them is empty
};

} // namespace binnacle
