// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The views under the page in the sidebar and how many tickets each holds. Counting a million rows costs: one
// view is counted at a time, so that the list's own questions go between, a storm of changes ends in one
// round, and the pause grows with what counting took. GUI thread; owned by the page.

#include "lists/savedviewlist.h"
#include "shell/page.h"

#include <QElapsedTimer>
#include <QHash>

class QTimer;

namespace binnacle {

class TicketSource;

class TicketViews : public QObject
{
    Q_OBJECT

public:
    TicketViews(const QString &page, TicketSource &source, SavedViewList &views, QObject *parent = nullptr);

    [[nodiscard]] static QList<SavedViewList::Stock> stock();
    [[nodiscard]] QList<NavView> list() const;
    [[nodiscard]] QString keyAt(int place) const; // of the n-th in the sidebar; empty: no such place
    [[nodiscard]] Route routeOf(const SavedViewList::Entry &entry) const;
    // The one the list shows, and whether something is not as it was saved.
    void setCurrent(const QString &key, bool isChanged);
    void count();     // now, or once the count under way is done
    void countSoon(); // after changes
    [[nodiscard]] bool isCounting() const { return m_isCounting; }

Q_SIGNALS:
    void changed();

private:
    void countNext();
    void finish();

    QString m_page;
    TicketSource &m_source;
    SavedViewList &m_views;
    QHash<QString, qint64> m_counts; // by query
    QStringList m_left;              // queries still to be counted in this round
    QString m_current;
    bool m_isChanged = false;
    QTimer *m_pause;
    QElapsedTimer m_took;
    bool m_isCounting = false;
    bool m_again = false;
};

} // namespace binnacle
