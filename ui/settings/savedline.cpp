// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/savedline.h"

#include <QKeyEvent>

namespace binnacle {

SavedLine::SavedLine(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::editingFinished, this, &SavedLine::commit);
    connect(this, &QLineEdit::textEdited, this, [this] { m_isSent = false; });
}

void SavedLine::setStored(const QString &text)
{
    m_stored = text;
    if (isDirty() && this->text() != text)
        return;
    m_shown = text;
    m_isSent = false;
    if (this->text() != text)
        setText(text);
}

void SavedLine::restore()
{
    m_shown = m_stored;
    m_isSent = false;
    setText(m_stored);
}

// Enter asks, and so does leaving the field afterwards: once is enough.
void SavedLine::commit()
{
    if (!isDirty() || isReadOnly() || (m_isSent && m_sent == text()))
        return;
    m_isSent = true;
    m_sent = text();
    Q_EMIT wanted(text());
}

void SavedLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isDirty())
        restore();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace binnacle
