// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The editor of each field of a ticket, the same in forms, in the sheet of many and in a cell of the list:
// choices where there are few, lines that complete names, texts. What they hold goes in and out as the
// services take it. GUI thread.

#include "tickets/ticketqueries.h"

#include <QTimeZone>
#include <functional>

class QWidget;

namespace binnacle::fieldeditor {

// Named and labeled by its field.
[[nodiscard]] QWidget *make(const QString &field, QWidget *parent);
// What a line completes with; nothing where the field has no names.
void setNames(QWidget *editor, const QString &field, const TicketNames &names);
void setZone(QWidget *editor, const QString &field, const QTimeZone &zone);
[[nodiscard]] QString value(const QWidget *editor, const QString &field, const QTimeZone &zone);
void setValue(QWidget *editor, const QString &field, const QString &value, const QTimeZone &zone);
[[nodiscard]] bool isTime(const QString &field);
// Calls `then` whenever what it holds changes.
void onEdited(QWidget *editor, QObject *context, const std::function<void()> &then);

} // namespace binnacle::fieldeditor
