// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What went wrong, over the page until it is closed: what happened, whether the work is safe, what to do; the
// details can be copied. GUI thread.

#include "shell/notice.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace binnacle {

class ErrorBar : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorBar(QWidget *parent = nullptr);

    void tell(const Notice &notice);
    void dismiss();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Notice m_notice;
    QLabel *m_what;
    QLabel *m_more;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace binnacle
