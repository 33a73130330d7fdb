// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Over random filters and windows, in the real window on the sample log: the number every mark, tile and bar
// of Home shows is the number of records its query gives; the list opened from it by one key counts the same;
// a click narrows the board and leaves exactly those records one more key away; Back returns to the mark.
#include "app/desktopfixture.h"
#include "availability/outageservice.h"
#include "charts/chartview.h"
#include "configuration/servicecatalog.h"
#include "dashboards/boardgrid.h"
#include "dashboards/filterbar.h"
#include "dashboards/homepage.h"
#include "support/results.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketspage.h"
#include "widgets/querybar.h"

#include <QHash>
#include <QPushButton>
#include <random>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestMarksAndRecords : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyMarkCountsItsRecords();
    void aKeyOpensThemAndBackReturns();
    void aClickNarrowsAndOneMoreOpens();

private:
    static constexpr int kFilters = 200;
    static constexpr int kMarksEach = 30;
    static constexpr int kWindowRounds = 60;

    [[nodiscard]] int below(int limit) { return int(m_random() % unsigned(limit)); }
    [[nodiscard]] QString pick(const QStringList &from) { return from.at(below(int(from.size()))); }
    [[nodiscard]] QString clause();
    [[nodiscard]] BoardRequest request();
    [[nodiscard]] bool show(const BoardRequest &request);
    [[nodiscard]] qint64 count(const QString &query);
    [[nodiscard]] TicketsPage &tickets() { return *m_tickets; }
    [[nodiscard]] bool listSays(qint64 records);
    void addServices();
    [[nodiscard]] qint64 outagesOf(const ChartMark &mark);

    std::mt19937 m_random{20170216};
    HomePage *m_home = nullptr;
    TicketsPage *m_tickets = nullptr;
    QStringList m_teams, m_categories;
    qint64 m_begin = 0, m_end = 0;
    QHash<QString, qint64> m_counts;
};

void TestMarksAndRecords::initTestCase()
{
    QVERIFY(make(true) && open());
    addServices();
    m_home = page<HomePage>(u"home"_s);
    m_tickets = page<TicketsPage>(u"tickets"_s);
    QVERIFY(m_home && m_tickets);
    m_desktop->window().resize(1600, 1000);
    showWindow();
    m_desktop->window().desk().go({u"home"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board(), kPatience);
    const Board &board = *m_home->board();
    QVERIFY2(board.header.total > 500, qPrintable(QString::number(board.header.total)));
    for (const BoardGroups &groups : board.groups)
        for (const BoardGroup &group : groups.rows)
            (groups.by == GroupBy::Team ? m_teams : m_categories).append(group.name);
    m_begin = board.header.dataBegin;
    m_end = board.header.dataEnd;
}

// Three services with random outages over the months of the log and after.
void TestMarksAndRecords::addServices()
{
    Workspace &workspace = m_desktop->workspace();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const QString &name : {u"Mail"_s, u"VPN \"gateway\""_s, u"<b>Shop</b>"_s}) {
        QVERIFY_OK(workspace.services().set(workspace.actor(), name, {{u"target"_s, u"99.5 %"_s}}).result());
        for (int i = 0; i < 40; ++i) {
            Outage outage;
            outage.serviceName = name;
            outage.isMaintenance = below(5) == 0;
            outage.from = now - qint64(below(400)) * 86'400'000 - below(86'400'000) - 172'800'000;
            outage.to = outage.from + qint64(below(10)) * below(8'000'000);
            QVERIFY_OK(workspace.outages().add(workspace.actor(), outage).result());
        }
    }
}

// Those that reach into the mark's time.
qint64 TestMarksAndRecords::outagesOf(const ChartMark &mark)
{
    Workspace &workspace = m_desktop->workspace();
    const auto all =
        workspace.outages().outages(workspace.actor(), mark.args.value(u"service"_s).toString()).result();
    if (!all)
        return -1;
    const qint64 from = mark.args.value(u"from"_s).toLongLong();
    const qint64 to = mark.args.value(u"to"_s).toLongLong();
    return std::count_if(all->begin(), all->end(), [&](const Outage &outage) {
        return !outage.isMaintenance && *outage.to > outage.from && outage.from < to && *outage.to > from;
    });
}

void TestMarksAndRecords::cleanupTestCase()
{
    close();
}

QString TestMarksAndRecords::clause()
{
    const auto quoted = [](const QString &name) -> QString { return u'"' + name + u'"'; };
    switch (below(11)) {
    case 10:
        return u"service:"_s + pick({u"Mail"_s, u"none"_s});
    case 0:
        return u"priority:"_s + pick({u"1"_s, u"1,2"_s, u"3"_s, u"4"_s, u"none"_s});
    case 1:
        return u"team:"_s + quoted(pick(m_teams));
    case 2:
        return u"category:"_s + quoted(pick(m_categories));
    case 3:
        return u"state:"_s + pick({u"open"_s, u"done"_s, u"resolved"_s, u"closed"_s, u"new"_s});
    case 4:
        return u"has:"_s + pick({u"resolved"_s, u"acknowledged"_s, u"sla"_s, u"reopened"_s, u"closed"_s});
    case 5:
        return u"breached:"_s + pick({u"yes"_s, u"no"_s});
    case 6:
        return u'(' + clause() + u" or "_s + clause() + u')';
    case 7:
        return u'-' + u"priority:"_s + pick({u"2"_s, u"3"_s});
    case 8:
        return u"-team:"_s + quoted(pick(m_teams));
    default:
        return u"impact:"_s + pick({u"1"_s, u"2"_s, u"3"_s});
    }
}

BoardRequest TestMarksAndRecords::request()
{
    BoardRequest request;
    QStringList parts;
    for (int i = below(3); i >= 0; --i)
        parts.append(clause());
    request.query = below(8) == 0 ? QString() : parts.join(u' ');
    const int window = below(4);
    request.fullRange = window == 1;
    if (window >= 2) {
        const auto at = [this] { return m_begin + qint64(m_random()) % (m_end - m_begin); };
        const qint64 a = at();
        const qint64 b = at();
        request.from = std::min(a, b);
        request.to = std::max(a, b) + 1;
    }
    return request;
}

bool TestMarksAndRecords::show(const BoardRequest &request)
{
    m_home->ask(request);
    return QTest::qWaitFor([this] { return m_home->isSettled(); }, kPatience) && m_home->board() &&
           m_home->grid()->isVisible();
}

qint64 TestMarksAndRecords::count(const QString &query)
{
    if (!m_counts.contains(query)) {
        Workspace &workspace = m_desktop->workspace();
        m_counts.insert(query,
                        workspace.ticketQueries().count(workspace.actor(), query).result().value_or(-1));
    }
    return m_counts.value(query);
}

bool TestMarksAndRecords::listSays(qint64 records)
{
    return QTest::qWaitFor([&] { return m_tickets->isSettled() && m_tickets->model().total() == records; },
                           kPatience);
}

void TestMarksAndRecords::everyMarkCountsItsRecords()
{
    qint64 looked = 0, daysLooked = 0;
    for (int i = 0; i < kFilters; ++i) {
        const BoardRequest asked = request();
        QVERIFY2(show(asked), qPrintable(asked.query));
        QList<ChartMark> marks, days;
        for (ChartView *view : m_home->grid()->views()) {
            QVERIFY(view->markAt({-1, -1}) < 0); // lays it out
            for (int m = 0; m < view->plot()->markCount(); ++m)
                if (const ChartMark mark = view->plot()->mark(m); !mark.query.isEmpty())
                    marks.append(mark);
                else if (mark.page == "services"_L1 && mark.to > mark.from)
                    days.append(mark);
        }
        std::shuffle(days.begin(), days.end(), m_random);
        for (const ChartMark &day : days.mid(0, 3)) {
            ++daysLooked;
            QVERIFY2(outagesOf(day) == day.count, qPrintable(day.text));
        }
        std::shuffle(marks.begin(), marks.end(), m_random);
        for (const ChartMark &mark : marks.mid(0, kMarksEach)) {
            ++looked;
            QVERIFY2(count(mark.query) == mark.count,
                     qPrintable(u"%1 says %2, %3 gives %4 under %5"_s.arg(mark.key)
                                    .arg(mark.count)
                                    .arg(mark.query)
                                    .arg(count(mark.query))
                                    .arg(asked.query)));
        }
        QCOMPARE(count(m_home->board()->header.records), m_home->board()->header.incidents);
    }
    QVERIFY2(looked > kFilters * 10, qPrintable(QString::number(looked)));
    QVERIFY2(daysLooked > kFilters, qPrintable(QString::number(daysLooked)));
}

void TestMarksAndRecords::aKeyOpensThemAndBackReturns()
{
    int opened = 0;
    for (int i = 0; i < kWindowRounds; ++i) {
        const BoardRequest asked = request();
        QVERIFY(show(asked));
        const auto views = m_home->grid()->views();
        ChartView *view = views.at(below(int(views.size())));
        QVERIFY(view->markAt({-1, -1}) < 0);
        if (view->plot()->markCount() == 0)
            continue;
        const int index = below(view->plot()->markCount());
        const ChartMark mark = view->plot()->mark(index);
        if (mark.query.isEmpty())
            continue;
        ++opened;
        view->setFocus();
        view->setCurrentMark(index);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(m_desktop->window().host().current().page, u"tickets"_s);
        QVERIFY2(listSays(mark.count), qPrintable(u"%1: %2, the list says %3"_s.arg(mark.query)
                                                      .arg(mark.count)
                                                      .arg(m_tickets->model().total())));
        m_desktop->window().desk().back();
        QVERIFY(QTest::qWaitFor([this] { return m_home->isSettled(); }, kPatience));
        QCOMPARE(m_home->route().args, routeArgs(asked));
        QVERIFY(view->hasFocus());
        QVERIFY(view->markAt({-1, -1}) < 0);
        QCOMPARE(view->plot()->mark(view->currentMark()).key, mark.key);
    }
    QVERIFY2(opened > kWindowRounds / 4, qPrintable(QString::number(opened)));
}

void TestMarksAndRecords::aClickNarrowsAndOneMoreOpens()
{
    int narrowedTo = 0;
    for (int i = 0; i < kWindowRounds; ++i) {
        QVERIFY(show(request()));
        const auto views = m_home->grid()->views();
        ChartView *view = views.at(below(int(views.size())));
        QVERIFY(view->markAt({-1, -1}) < 0);
        if (view->plot()->markCount() == 0)
            continue;
        const int index = below(view->plot()->markCount());
        const ChartMark mark = view->plot()->mark(index);
        if (mark.query.isEmpty())
            continue;
        ++narrowedTo;
        view->setFocus();
        view->setCurrentMark(index);
        QTest::keyClick(view, Qt::Key_Space); // as a click does
        QVERIFY(QTest::qWaitFor([this] { return m_home->isSettled(); }, kPatience));
        if (!mark.filter.isEmpty() && mark.count > 0) // the chips tell it; to nothing leads nowhere
            QVERIFY2(
                count(m_home->board()->header.query) >= 0 && !m_home->board()->header.query.isEmpty(),
                qPrintable(mark.key + u" with "_s + mark.filter + u" of "_s + QString::number(mark.count)));
        QPushButton *open = m_home->findChild<FilterBar *>()->openButton();
        if (mark.count == 0)
            continue;
        QVERIFY(open->isVisible());
        QVERIFY2(open->text().contains(m_home->locale().toString(mark.count)), qPrintable(open->text()));
        open->click();
        QVERIFY2(listSays(mark.count), qPrintable(mark.query));
        m_desktop->window().desk().back();
        QVERIFY(QTest::qWaitFor([this] { return m_home->isSettled(); }, kPatience));
    }
    QVERIFY(narrowedTo > kWindowRounds / 3);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestMarksAndRecords)
#include "tst_marksandrecords.moc"
