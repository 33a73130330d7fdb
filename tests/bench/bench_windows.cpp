// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window over the data set: filters of Home until they are painted, a filter with words, and a watchdog
// on the GUI thread while Home and Tickets are driven.

#include "bench.h"
#include "dataset.h"
#include "watch.h"

#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "desktop/desktop.h"
#include "metrics/metricsservice.h"
#include "reports/boardservice.h"
#include "shell/layoutstore.h"
#include "shell/pagehost.h"
#include "theme/appearance.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "workspace.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <random>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 20;
constexpr int kPatience = 60'000;

WatchedApplication &application()
{
    return *static_cast<WatchedApplication *>(QCoreApplication::instance());
}

void turn(const std::function<bool()> &done)
{
    QTimer wakes; // a future that another thread ends wakes nobody
    wakes.start(20);
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        if (timer.elapsed() > kPatience)
            qFatal("the window does not come to rest");
    }
}

void turnFor(int milliseconds)
{
    bool over = false;
    QTimer::singleShot(milliseconds, qApp, [&over] { over = true; });
    turn([&over] { return over; });
}

// Until the answer is here and something was painted after it.
void askAndPaint(HomePage &home, const BoardRequest &request)
{
    std::optional<size_t> before; // paintings when the answer came: it may be painted in the same turn
    const auto told = QObject::connect(&home, &HomePage::factsChanged, &home,
                                       [&before] { before = application().paintings().size(); });
    home.ask(request);
    turn([&before] { return before && application().paintings().size() > *before; });
    QObject::disconnect(told);
}

// A hand that brushes: until the cards that follow it are painted.
void brushAndPaint(BoardGrid &grid, qint64 from, qint64 to)
{
    const size_t before = application().paintings().size();
    Q_EMIT grid.rangeBrushing(from, to);
    turn([before] { return application().paintings().size() > before; });
}

struct Window
{
    Appearance appearance{application(), SchemeChoice::Light};
    LayoutStore layout{QString()};
    std::unique_ptr<Desktop> desktop;
    HomePage *home = nullptr;
    TicketsPage *tickets = nullptr;

    Window()
    {
        auto workspace = Workspace::open(*Location::parse(dataSet().path));
        if (!workspace)
            qFatal("no workspace: %s", qPrintable(workspace.error().key));
        desktop = std::make_unique<Desktop>(std::move(*workspace), appearance, layout);
        PageHost &host = desktop->window().host();
        home = qobject_cast<HomePage *>(host.page(u"home"_s));
        tickets = qobject_cast<TicketsPage *>(host.page(u"tickets"_s));
        desktop->window().resize(1280, 800);
        desktop->window().show();
        go(u"home"_s);
    }
    void go(const QString &page, const QVariantMap &args = {})
    {
        desktop->window().desk().go({page, args});
        turn([this] { return desktop->window().host().currentPage()->isSettled(); });
    }
};

std::vector<Line> filters(Window &window)
{
    std::vector<Line> lines;
    const QString texts[] = {u"priority:1,2"_s, u"team:\"Team 7\""_s,
                             u"-category:\"Category 3\" priority:3"_s};
    for (const bool full : {false, true}) {
        int n = 0;
        const auto next = [&] {
            BoardRequest request;
            request.query = texts[size_t(n++) % std::size(texts)];
            request.fullRange = full;
            askAndPaint(*window.home, request);
        };
        Line line = measure(
            u"a filter of Home, %1, computed and painted"_s.arg(full ? u"full range"_s : u"90 days"_s),
            3 * kTimes, u"33 ms p95"_s, next);
        line.atMost = 33;
        lines.push_back(line);
    }
    auto *grid = window.home->findChild<BoardGrid *>();
    std::mt19937 random(7);
    for (const bool full : {false, true}) {
        BoardRequest request;
        request.fullRange = full;
        askAndPaint(*window.home, request);
        turnFor(500);
        const BoardHeader header = window.home->board()->header;
        Line line =
            measure(u"a brush on Home, %1, computed and painted"_s.arg(full ? u"full range"_s : u"90 days"_s),
                    3 * kTimes, u"33 ms p95"_s, [&] {
                        qint64 from = header.from + qint64(random() % quint64(header.to - header.from));
                        qint64 to = header.from + qint64(random() % quint64(header.to - header.from));
                        brushAndPaint(*grid, std::min(from, to), std::max(from, to));
                    });
        line.atMost = 33;
        lines.push_back(line);
        Q_EMIT grid->brushLeft();
    }
    Workspace &workspace = window.desktop->workspace();
    for (const QString &word : {u"quicksilver"_s, u"printer"_s}) {
        BoardRequest request;
        request.query = word;
        request.fullRange = true;
        qint64 incidents = 0;
        Line line =
            measure(u"a filter with '%1', all cards computed"_s.arg(word), kTimes, u"100 ms p95"_s, [&] {
                auto future = workspace.boards().board(workspace.actor(), request);
                future.waitForFinished();
                incidents = future.result()->header.incidents;
            });
        line.atMost = 100;
        line.note = u"%1 incidents"_s.arg(incidents);
        lines.push_back(line);
    }
    return lines;
}

void drive(Window &window)
{
    window.go(u"home"_s);
    for (const QString &text : {u"priority:1"_s, u"team:\"Team 3\""_s, u"state:open"_s, QString()}) {
        BoardRequest request;
        request.query = text;
        askAndPaint(*window.home, request);
    }
    for (const QString &text : {u"state:open"_s, u""_s, u"printer team:\"Team 7\""_s}) {
        window.go(u"tickets"_s, {{u"query"_s, text}});
        TicketListView &list = window.tickets->list();
        for (int page = 0; page < 10; ++page) {
            list.move(150);
            turnFor(60);
            turn([&] { return window.tickets->isSettled(); });
        }
        window.tickets->open();
        turnFor(60);
        window.tickets->close();
        turnFor(60);
    }
    // Somebody edits while both are looked at.
    TicketService &service = window.desktop->workspace().tickets();
    for (int i = 1; i <= 20; ++i) {
        auto future =
            service.set(window.desktop->workspace().actor(), TicketRef{TicketId(incidents() - i), {}, {}},
                        {{u"title"_s, u"Seen in the list, number "_s + QString::number(i)}});
        turn([&future] { return future.isFinished(); });
        turnFor(30);
    }
    window.go(u"home"_s);
    turnFor(500);
}

std::vector<Line> watchdog(Window &window)
{
    application().watch();
    drive(window);
    std::vector<Line> lines;
    const auto line = [&](const QString &what, double WatchedApplication::Block::*took,
                          std::vector<WatchedApplication::Block> blocks, std::optional<double> atMost) {
        std::sort(blocks.begin(), blocks.end(),
                  [took](const auto &a, const auto &b) { return a.*took < b.*took; });
        Line one;
        one.what = what;
        one.p50 = blocks[blocks.size() / 2].*took;
        one.p95 = blocks.back().*took;
        one.aim = atMost ? u"16 ms"_s : QString();
        one.atMost = atMost;
        QStringList longest;
        for (size_t i = blocks.size(); i-- > 0 && longest.size() < 4;)
            longest.append(u"%1 %2"_s.arg(blocks[i].*took, 0, 'f', 1).arg(blocks[i].what));
        one.note = u"%1 events; p95 is the longest; %2"_s.arg(blocks.size()).arg(longest.join(u", "_s));
        lines.push_back(one);
    };
    line(u"GUI thread, work of one event"_s, &WatchedApplication::Block::wall, application().blocks(), 16);
    line(u"GUI thread, the same by processor time"_s, &WatchedApplication::Block::cpu, application().blocks(),
         16);
    line(u"GUI thread, one painting by processor time"_s, &WatchedApplication::Block::cpu,
         application().paintings(), {});
    return lines;
}

std::vector<Line> windows()
{
    Window window;
    std::vector<Line> lines = filters(window);
    for (const Line &line : watchdog(window))
        lines.push_back(line);
    return lines;
}

const Registered kWindows("windows", windows);

} // namespace
