// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An attachment in the conversation: name, size, who and when; show a text in place, open a private copy,
// save. Opening what could run is asked once more. GUI thread.

#include "tickets/ticket.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace binnacle {

class CodeView;
class ElidedLabel;
class SyntaxEngine;
class TicketSource;

class AttachmentRow : public QWidget
{
    Q_OBJECT

public:
    AttachmentRow(const Attachment &attachment, TicketSource &source, SyntaxEngine &syntax,
                  QWidget *parent = nullptr);

private:
    void show();
    void open();
    void openNow();
    void askWhereToSave();
    void say(const QString &text);
    QPushButton *addButton(const QString &text, const QString &accessible);

    Attachment m_attachment;
    TicketSource &m_source;
    SyntaxEngine &m_syntax;
    QString m_language;
    QVBoxLayout *m_column;
    QWidget *m_line;
    ElidedLabel *m_note;
    QPushButton *m_show = nullptr;
    QPushButton *m_open = nullptr;
    CodeView *m_code = nullptr;
    bool m_warned = false;
};

} // namespace binnacle
