// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window there is while a workspace is opened, and when it cannot be: what happened, whether the work in
// it is safe, what to do: try again, or open another one that is already there. It never offers to make a
// workspace. GUI thread; owned by the starter.

#include "shell/notice.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace binnacle {

class OpeningWindow : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningWindow(QWidget *parent = nullptr);

    enum class State { Opening, Problem, Choosing };
    [[nodiscard]] State state() const { return m_state; }

    // `place`: the address, to be read; also what the field of another address begins with.
    void showOpening(const QString &place);
    // `again`: another try may help; else another workspace is the way on.
    void showProblem(const Notice &notice, const QString &place, bool again);
    // Only asks which workspace to open.
    void showChoice(const QString &place);
    [[nodiscard]] const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void retryWanted();
    void otherWanted(const QString &address);
    void backWanted(); // from the choice, where nothing was wrong

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void show(State state, const QString &title, const QStringList &lines, const QString &place);
    void browse();
    void openOther();
    void copyDetails() const;

    State m_state = State::Opening;
    Notice m_notice;
    QString m_place;
    QWidget *m_mark; // the room the picture is painted in
    QLabel *m_title;
    QLabel *m_first;  // is the work safe?
    QLabel *m_second; // what to do
    QPushButton *m_retry;
    QLabel *m_otherLabel;
    QLineEdit *m_other;
    QPushButton *m_browse;
    QPushButton *m_open;
    QToolButton *m_copy;
    QWidget *m_foot;
};

} // namespace binnacle
