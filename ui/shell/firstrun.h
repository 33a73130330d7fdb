// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first window of all, where there is no workspace yet: what Binnacle is for, or that there is none where
// one was asked for, and the three ways on, and a quiet fourth to a workspace that is elsewhere. Nothing else
// is asked. GUI thread; owned by main.

#include "shell/notice.h"

#include <QWidget>

class QLabel;
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
    // What goes on, in place of what Binnacle is for.
    void say(const QString &text);

Q_SIGNALS:
    void emptyWanted();
    void demoWanted();
    void importWanted();
    void otherWanted(); // a workspace that is already there

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ErrorBar *m_errors;
    QPushButton *m_import;
    QPushButton *m_empty;
    QPushButton *m_demo;
    QLabel *m_what;
    QPushButton *m_other;
};

} // namespace binnacle
