// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A bar at the foot of the page for ten seconds: what was done, and Undo. Waits while the mouse or the focus
// is on it. Later acts take its place. GUI thread.

#include <QFrame>
#include <functional>

class QPushButton;
class QTimer;

namespace binnacle {

class ElidedLabel;

class UndoBar : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kSeconds = 10;

    explicit UndoBar(QWidget *parent); // moves with the parent

    // Where it stands, at the lower edge; without one, over the whole parent.
    void setArea(std::function<QRect()> area) { m_area = std::move(area); }
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
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void appear(const QString &text);
    void place();

    ElidedLabel *m_text;
    QPushButton *m_button;
    QTimer *m_timer;
    std::function<void()> m_undo;
    std::function<QRect()> m_area;
};

} // namespace binnacle
