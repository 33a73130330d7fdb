// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketviews.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"

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
    const char *name;
    const char *query;
    bool urgent;
};

constexpr StockView kStockViews[] = {
    {QT_TRANSLATE_NOOP("binnacle::TicketViews", "My open"), "state:open assignee:me", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketViews", "Unassigned"), "state:open assignee:none", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketViews", "All open"), "state:open", false},
    {QT_TRANSLATE_NOOP("binnacle::TicketViews", "Critical and high"), "state:open priority:1,2", true},
    {QT_TRANSLATE_NOOP("binnacle::TicketViews", "All tickets"), "", false},
};

} // namespace

TicketViews::TicketViews(const QString &page, TicketSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_pause(new QTimer(this))
{
    for (const StockView &view : kStockViews)
        m_views.append(
            {tr(view.name), {page, {{u"query"_s, QString::fromLatin1(view.query)}}}, -1, view.urgent});
    m_pause->setSingleShot(true);
    m_pause->setInterval(kLeastPauseMs);
    connect(m_pause, &QTimer::timeout, this, &TicketViews::count);
}

// Not started anew by each change: a stream of them would put counting off for ever.
void TicketViews::countSoon()
{
    if (!m_pause->isActive())
        m_pause->start();
}

void TicketViews::count()
{
    if (m_underway > 0) {
        m_again = true;
        return;
    }
    m_pause->stop();
    m_again = false;
    m_underway = int(m_views.size());
    m_took.start();
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        const QString query = m_views.at(i).route.args.value(u"query"_s).toString();
        whenReady(m_source.count(query), this, [this, i](const Result<qint64> &count) {
            if (count && m_views.at(i).count != *count) {
                m_views[i].count = *count;
                Q_EMIT changed();
            }
            answered();
        });
    }
}

void TicketViews::answered()
{
    if (--m_underway > 0)
        return;
    m_pause->setInterval(
        int(std::clamp<qint64>(m_took.elapsed() * kPauseShare, kLeastPauseMs, kMostPauseMs)));
    if (m_again)
        countSoon();
}

} // namespace binnacle
