// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The stock views under the page in the sidebar and how many tickets each holds. Counting a million rows
// costs: one count runs at a time, a storm of changes ends in one, and the pause grows with what counting
// took. GUI thread; owned by the page.

#include "shell/page.h"

#include <QElapsedTimer>

class QTimer;

namespace binnacle {

class TicketSource;

class TicketViews : public QObject
{
    Q_OBJECT

public:
    TicketViews(const QString &page, TicketSource &source, QObject *parent = nullptr);

    [[nodiscard]] const QList<NavView> &list() const { return m_views; }
    void count();     // now, or once the count under way is done
    void countSoon(); // after changes
    [[nodiscard]] bool isCounting() const { return m_underway > 0; }

Q_SIGNALS:
    void changed();

private:
    void answered();

    TicketSource &m_source;
    QList<NavView> m_views;
    QTimer *m_pause;
    QElapsedTimer m_took;
    int m_underway = 0;
    bool m_again = false;
};

} // namespace binnacle
