// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pagehost.h"

namespace binnacle {

namespace {

constexpr qsizetype kHistory = 100;

} // namespace

PageHost::PageHost(QWidget *parent)
    : QStackedWidget(parent)
{}

void PageHost::addPage(Page *page)
{
    m_pages.insert(page->id(), page);
    m_order.append(page);
    addWidget(page);
    connect(page, &Page::routeChanged, this, [this, page] { pageMoved(page); });
}

bool PageHost::go(const Route &route)
{
    if (!m_pages.contains(route.page))
        return false;
    if (Page *page = currentPage()) {
        m_current = page->route();
        if (m_current != route)
            m_history.append(m_current);
        if (m_history.size() > kHistory)
            m_history.removeFirst();
    }
    show(route);
    return true;
}

bool PageHost::back()
{
    if (m_history.isEmpty())
        return false;
    show(m_history.takeLast());
    return true;
}

void PageHost::show(const Route &route)
{
    m_moving = true;
    Page *page = m_pages.value(route.page);
    m_current = route;
    setCurrentWidget(page);
    page->activate(route);
    if (QWidget *first = page->firstFocus())
        first->setFocus(Qt::OtherFocusReason);
    m_moving = false;
    Q_EMIT moved(m_current);
}

void PageHost::pageMoved(const Page *page)
{
    if (m_moving || page != currentPage())
        return;
    const Route route = page->route();
    if (route == m_current)
        return;
    m_history.append(m_current);
    if (m_history.size() > kHistory)
        m_history.removeFirst();
    m_current = route;
    Q_EMIT moved(m_current);
}

} // namespace binnacle
