// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One contribution to a ticket's conversation: who, when, and the text with its fenced blocks as code.
// Internal notes carry a brass line, what the system did is a quiet line. Plain text only. GUI thread.

#include "tickets/ticket.h"

#include <QFrame>
#include <QTimeZone>

namespace binnacle {

class SyntaxEngine;

struct MessageTexts
{
    QString author;
    QString about; // "internal note · Mon 09:22"
    QString body;
    MessageKind kind = MessageKind::Public;
};

class MessageCard : public QFrame
{
    Q_OBJECT

public:
    MessageCard(const MessageTexts &texts, SyntaxEngine &syntax, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addBody(const QString &body, SyntaxEngine &syntax);

    MessageKind m_kind;
};

} // namespace binnacle
