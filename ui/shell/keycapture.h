// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A field that takes the key pressed in it, or two one after the other, instead of typing it. Esc leaves, Tab
// goes on. GUI thread.

#include <QKeySequence>
#include <QLineEdit>

class QTimer;

namespace binnacle {

class KeyCapture : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int kChordMs = 1200; // as long as a second key is waited for

    explicit KeyCapture(QWidget *parent = nullptr);

    void clearKeys();

Q_SIGNALS:
    void captured(const QKeySequence &key);
    void left(); // Esc

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish();

    QTimer *m_wait;
    int m_first = 0; // the key pressed before
};

} // namespace binnacle
