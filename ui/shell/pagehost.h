// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shows one page at a time and remembers where one has been, so Back returns there. GUI thread; owns the
// pages.

#include "shell/page.h"

#include <QHash>
#include <QStackedWidget>

namespace binnacle {

class PageHost : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageHost(QWidget *parent = nullptr);

    void addPage(Page *page);
    [[nodiscard]] QList<Page *> pages() const { return m_order; }
    [[nodiscard]] Page *page(const QString &id) const { return m_pages.value(id); }
    [[nodiscard]] Page *currentPage() const { return m_pages.value(m_current.page); }
    [[nodiscard]] Route current() const { return m_current; }

    bool go(const Route &route); // false: no such page
    bool back();                 // false: nothing before
    [[nodiscard]] bool canGoBack() const { return !m_history.isEmpty(); }

Q_SIGNALS:
    void moved(const binnacle::Route &route);

private:
    void show(const Route &route);
    void pageMoved(const Page *page);

    QHash<QString, Page *> m_pages;
    QList<Page *> m_order;
    QList<Route> m_history;
    Route m_current;
    bool m_moving = false;
};

} // namespace binnacle
