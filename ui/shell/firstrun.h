// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first window of all, where there is no workspace yet: what Binnacle is for, or that there is none where
// one was asked for, and the two ways on, and a quiet third to a workspace that is elsewhere. Nothing else is
// asked. GUI thread; owned by main.

#include "shell/notice.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace binnacle {

class ErrorBar;

class FirstRun : public QWidget
{
    Q_OBJECT

public:
    // `place`: where the workspace will be, to be read. `asked`: somebody said that one is there.
    explicit FirstRun(const QString &place, bool asked, QWidget *parent = nullptr);

    void setBusy(bool busy);
    void tell(const Notice &notice);
    // What goes on, in place of what Binnacle is for, and how far it is; it can be stopped meanwhile.
    void showProgress(const QString &text, int percent); // below 0: how far is not known

Q_SIGNALS:
    void emptyWanted();
    void demoWanted();
    void stopWanted();
    void otherWanted(); // a workspace that is already there

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ErrorBar *m_errors;
    QPushButton *m_empty;
    QPushButton *m_demo;
    QLabel *m_what;
    QPushButton *m_other;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QString m_about; // what Binnacle is for
};

} // namespace binnacle
