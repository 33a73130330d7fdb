// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A strip of the page for ten seconds: what was done, and Undo. Stands in a layout, so that it covers
// nothing. Waits while the mouse is on it. Later acts take its place. GUI thread.

#include <QWidget>
#include <functional>

class QPushButton;
class QTimer;

namespace binnacle {

class ElidedLabel;

class UndoBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kSeconds = 10;

    explicit UndoBar(QWidget *parent);

    void offer(const QString &done, std::function<void()> undo);
    void say(const QString &text); // a passing remark without an undo
    void dismiss();
    [[nodiscard]] bool isOffering() const { return bool(m_undo) && !isHidden(); }
    void undo();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void appear(const QString &text);

    QWidget *m_pill;
    ElidedLabel *m_text;
    QPushButton *m_button;
    QTimer *m_timer;
    std::function<void()> m_undo;
};

} // namespace binnacle
