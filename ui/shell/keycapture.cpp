// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keycapture.h"

#include <QKeyEvent>
#include <QTimer>
#include <utility>

namespace binnacle {

namespace {

// Shift counts where it does not merely reach the sign: "Shift+D", and "?" rather than "Shift+?".
int keyOf(const QKeyEvent &event)
{
    const QString text = event.text();
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (!text.isEmpty() && text.front().isPrint() && !text.front().isLetterOrNumber() &&
        !text.front().isSpace())
        modifiers &= ~Qt::KeyboardModifiers(Qt::ShiftModifier);
    return event.key() | int(modifiers);
}

bool isModifier(int key)
{
    return key == 0 || key == Qt::Key_unknown || (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock) ||
           key == Qt::Key_AltGr || key == Qt::Key_Super_L || key == Qt::Key_Super_R;
}

} // namespace

KeyCapture::KeyCapture(QWidget *parent)
    : QLineEdit(parent)
    , m_wait(new QTimer(this))
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kChordMs);
    connect(m_wait, &QTimer::timeout, this, &KeyCapture::finish);
}

void KeyCapture::clearKeys()
{
    m_wait->stop();
    m_first = 0;
    clear();
}

bool KeyCapture::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // no act runs while its key is asked for
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyCapture::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (event->key() == Qt::Key_Escape) {
        clearKeys();
        Q_EMIT left();
        return;
    }
    if (isModifier(event->key()) || event->isAutoRepeat())
        return;
    if (m_first == 0) {
        m_first = keyOf(*event);
        setText(QKeySequence(m_first).toString(QKeySequence::NativeText) + QStringLiteral(", …"));
        m_wait->start();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        finish(); // that was all
    } else {
        m_wait->stop();
        const QKeySequence chord(std::exchange(m_first, 0), keyOf(*event));
        setText(chord.toString(QKeySequence::NativeText));
        Q_EMIT captured(chord);
    }
}

void KeyCapture::finish()
{
    m_wait->stop();
    if (m_first == 0)
        return;
    const QKeySequence key(std::exchange(m_first, 0));
    setText(key.toString(QKeySequence::NativeText));
    Q_EMIT captured(key);
}

void KeyCapture::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    finish(); // whoever goes on has pressed what they wanted
}

} // namespace binnacle
