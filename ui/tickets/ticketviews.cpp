// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketviews.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"
#include "widgets/plaintext.h"

#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLeastPauseMs = 1500;
constexpr int kMostPauseMs = 60'000;
constexpr int kPauseShare = 20; // counting takes a twentieth of the time at most

struct StockView
{
    const char *key;
    const char *name;
    const char *query;
    bool urgent;
};

constexpr StockView kStockViews[] = {
    {"stock:mine", QT_TRANSLATE_NOOP("binnacle::TicketViews", "My open"), "state:open assignee:me", false},
    {"stock:unassigned", QT_TRANSLATE_NOOP("binnacle::TicketViews", "Unassigned"), "state:open assignee:none",
     false},
    {"stock:open", QT_TRANSLATE_NOOP("binnacle::TicketViews", "All open"), "state:open", false},
    {"stock:urgent", QT_TRANSLATE_NOOP("binnacle::TicketViews", "Critical and high"),
     "state:open priority:1,2", true},
    {"stock:all", QT_TRANSLATE_NOOP("binnacle::TicketViews", "All tickets"), "", false},
};

} // namespace

TicketViews::TicketViews(const QString &page, TicketSource &source, SavedViewList &views, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_source(source)
    , m_views(views)
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(kLeastPauseMs);
    connect(m_pause, &QTimer::timeout, this, &TicketViews::count);
    connect(&views, &SavedViewList::changed, this, [this] {
        Q_EMIT changed();
        count();
    });
}

QList<SavedViewList::Stock> TicketViews::stock()
{
    QList<SavedViewList::Stock> stock;
    for (const StockView &view : kStockViews)
        stock.append(
            {QString::fromLatin1(view.key), tr(view.name), QString::fromLatin1(view.query), view.urgent});
    return stock;
}

// A saved view is named, so that a link opens it as it stands then.
Route TicketViews::routeOf(const SavedViewList::Entry &entry) const
{
    return entry.saved ? Route{m_page, {{u"view"_s, entry.key}}} : Route{m_page, {{u"query"_s, entry.query}}};
}

QList<NavView> TicketViews::list() const
{
    QList<NavView> views;
    for (const SavedViewList::Entry &entry : m_views.shown()) {
        NavView view;
        view.text = oneLine(entry.name);
        view.route = routeOf(entry);
        view.count = m_counts.value(entry.query, -1);
        view.urgent = entry.urgent;
        view.isCurrent = entry.key == m_current;
        view.isChanged = view.isCurrent && m_isChanged;
        view.key = entry.key;
        views.append(view);
    }
    return views;
}

QString TicketViews::keyAt(int place) const
{
    const QList<SavedViewList::Entry> shown = m_views.shown();
    return place >= 0 && place < shown.size() ? shown.at(place).key : QString();
}

void TicketViews::setCurrent(const QString &key, bool isChanged)
{
    if (key == m_current && isChanged == m_isChanged)
        return;
    m_current = key;
    m_isChanged = isChanged;
    Q_EMIT changed();
}

// Not started anew by each change: a stream of them would put counting off for ever.
void TicketViews::countSoon()
{
    if (!m_pause->isActive())
        m_pause->start();
}

void TicketViews::count()
{
    if (m_isCounting) {
        m_again = true;
        return;
    }
    m_pause->stop();
    m_again = false;
    m_left.clear();
    for (const SavedViewList::Entry &entry : m_views.shown()) {
        if (!m_left.contains(entry.query))
            m_left.append(entry.query);
    }
    m_took.start();
    m_isCounting = !m_left.isEmpty();
    if (m_isCounting)
        countNext();
}

void TicketViews::countNext()
{
    if (m_left.isEmpty())
        return finish();
    const QString query = m_left.takeFirst();
    whenReady(m_source.count(query), this, [this, query](const Result<qint64> &count) {
        if (count && m_counts.value(query, -1) != *count) {
            m_counts.insert(query, *count);
            Q_EMIT changed();
        }
        countNext();
    });
}

void TicketViews::finish()
{
    m_isCounting = false;
    m_pause->setInterval(
        int(std::clamp<qint64>(m_took.elapsed() * kPauseShare, kLeastPauseMs, kMostPauseMs)));
    if (m_again)
        countSoon();
}

} // namespace binnacle
