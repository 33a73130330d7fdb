// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The services by keys alone: the worst first, one opened, its year walked, a day chosen, links followed, and
// what changes meanwhile shown without losing the place.
#include "availability/figuregrid.h"
#include "availability/outagemodels.h"
#include "availability/servicesmodel.h"
#include "charts/chartview.h"
#include "servicespagefixture.h"
#include "widgets/emptystate.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestServicesPage : public test::ServicesPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstStandsFirst();
    void columnsSortAndTheRowStaysMarked();
    void aFilterFindsNamesAndOwners();
    void enterOpensAndEscapeLeadsBack();
    void figuresSayWhatTheyAre();
    void noFailureIsABound();
    void theYearIsWalkedAndADayChosen();
    void aDayOutsideTheWindowIsExplained();
    void theExplanationListsWhatCountsAndWhatDoesNot();
    void linksLeadToWhatItNeeds();
    void incidentsOpenInTickets();
    void aRouteNamesServiceAndWindow();
    void aServiceThatIsGoneIsSaid();
    void whatNothingIsRecordedOfSaysSo();
    void coverageWarnsWhereTheTargetIsUndecided();
    void whatChangesIsShownInPlace();
    void lateAnswersAreDropped();
    void emptinessOffersWhatHelps();
    void everyFieldHasAName();
    void noTwoActsShareAKey();
    void answersAfterThePageIsGone();

private:
    [[nodiscard]] Figure figure(const QString &label) const
    {
        for (const Figure &one : m_page->view().figures().figures()) {
            if (one.label == label)
                return one;
        }
        return {};
    }
};

void TestServicesPage::theWorstStandsFirst()
{
    // By what is left of the budget; those without a target by their uptime.
    QCOMPARE(rows(ServicesModel::Name), (QStringList{u"Database"_s, u"Shop"_s, u"Node A"_s, u"Node B"_s}));
    QCOMPARE(rows(ServicesModel::Down), (QStringList{u"1 h"_s, u"3 h"_s, u"0 s"_s, u"0 s"_s}));
    QVERIFY(m_page->list().hasFocus());
    QCOMPARE(m_page->list().currentIndex().row(), 0);
    QCOMPARE(m_page->facts(), u"4 services"_s);
    m_services->put(u"Shop"_s, 300, 280);
    m_page->load();
    QVERIFY(settled());
    QCOMPARE(rows(ServicesModel::Name).constFirst(), u"Shop"_s);
    QCOMPARE(m_page->facts(), u"4 services · 1 below target"_s);
    QVERIFY(rows(ServicesModel::Budget).constFirst().startsWith(QChar(0x2212)));
}

void TestServicesPage::columnsSortAndTheRowStaysMarked()
{
    key(Qt::Key_Down);
    QCOMPARE(m_page->currentService(), u"Shop"_s);
    m_page->list().horizontalHeader()->setSortIndicator(ServicesModel::Name, Qt::DescendingOrder);
    QCOMPARE(rows(ServicesModel::Name), (QStringList{u"Shop"_s, u"Node B"_s, u"Node A"_s, u"Database"_s}));
    QCOMPARE(m_page->currentService(), u"Shop"_s);
    m_page->list().horizontalHeader()->setSortIndicator(ServicesModel::Criticality, Qt::DescendingOrder);
    QCOMPARE(rows(ServicesModel::Name).constFirst(), u"Shop"_s); // no figure stands behind
    m_page->list().horizontalHeader()->setSortIndicator(ServicesModel::Criticality, Qt::AscendingOrder);
    QCOMPARE(rows(ServicesModel::Name).constFirst(), u"Shop"_s);
}

void TestServicesPage::aFilterFindsNamesAndOwners()
{
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_page->filter().hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"mara"_s);
    QCOMPARE(rows(ServicesModel::Name), QStringList{u"Shop"_s});
    QVERIFY(!dialog<QDialog>()); // letters are letters here
    key(Qt::Key_Return);
    QVERIFY(m_page->list().hasFocus());
    key(Qt::Key_Escape);
    QCOMPARE(rows(ServicesModel::Name).size(), 4);
    QCOMPARE(m_page->currentService(), u"Shop"_s);
}

void TestServicesPage::enterOpensAndEscapeLeadsBack()
{
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(settled());
    QVERIFY(m_page->isOpen());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Shop"_s);
    QVERIFY(m_page->view().year().hasFocus());
    QVERIFY(m_page->view().isVisible() && !m_page->list().isVisible());
    key(Qt::Key_Escape);
    QVERIFY(settled());
    QVERIFY(!m_page->isOpen() && m_page->list().hasFocus());
    QCOMPARE(m_page->currentService(), u"Shop"_s);
}

void TestServicesPage::figuresSayWhatTheyAre()
{
    openShop();
    QCOMPARE(figure(u"Down"_s).value, u"3 h"_s); // its own two, and one of the database
    QCOMPARE(figure(u"Down"_s).below, u"cost EUR\u00a03,000"_s);
    // 2143 hours of 2146, cut: 90 calendar days to noon without two hours of maintenance.
    QCOMPARE(figure(u"Uptime"_s).value, u"99.860%"_s);
    QCOMPARE(figure(u"Outages"_s).value, u"2"_s);
    QVERIFY(figure(u"Outages"_s).below.startsWith(u"worst 2 h, Mar 8, 2026"_s));
    QCOMPARE(figure(u"To restore"_s).value, u"1 h 30 m"_s);
    QCOMPARE(figure(u"Coverage"_s).value, u"100.0%"_s);
    QCOMPARE(figure(u"Error budget left"_s).value, u"72%"_s);
    QVERIFY(figure(u"Error budget left"_s).below.startsWith(u"7 h 43 m of 10 h 43 m"_s));
    QVERIFY(figure(u"Budget burn"_s).value.endsWith(u'×'));
}

void TestServicesPage::noFailureIsABound()
{
    newPage({{u"service"_s, u"Node A"_s}});
    QCOMPARE(figure(u"Between failures"_s).value, u"≥ 89 d, 0 failures"_s);
    QCOMPARE(figure(u"Between failures"_s).below, u"with 95% confidence ≥ 29 d"_s);
    QCOMPARE(figure(u"Error budget left"_s).value, u"–"_s);
    QVERIFY(columnOf(m_page->view().explanation(), 0).isEmpty());
}

void TestServicesPage::theYearIsWalkedAndADayChosen()
{
    openShop();
    ChartView &year = m_page->view().year();
    key(Qt::Key_End);
    QVERIFY(year.tipText().startsWith(u"Tue, Mar 10, 2026"_s));
    QVERIFY(year.tipText().contains(u"not over yet"_s));
    key(Qt::Key_Up);
    key(Qt::Key_Up);
    QCOMPARE(year.tipText(), u"Sun, Mar 8, 2026\nDown 2 h in 1 outage"_s);
    key(Qt::Key_Left);
    QVERIFY(year.tipText().startsWith(u"Sun, Mar 1, 2026\nUp"_s));
    key(Qt::Key_Right);
    key(Qt::Key_Return);
    QVERIFY(settled());
    QVERIFY(m_page->view().outages().hasFocus());
    QCOMPARE(columnOf(m_page->view().outages(), OutagesModel::Title), QStringList{u"Outage 1"_s});
    QCOMPARE(columnOf(m_page->view().explanation(), ExplanationModel::Counted), QStringList{u"2 h"_s});
    QVERIFY(m_services->calls.constLast().contains(u"opened:>=2026-03-08T00:00:00Z opened:<2026-03-09"_s));
    key(Qt::Key_Escape); // the day is left first
    QVERIFY(settled());
    QVERIFY(m_page->isOpen() && !m_page->view().day());
    QCOMPARE(columnOf(m_page->view().outages(), OutagesModel::Title).size(), 3);
    year.setFocus();
    key(Qt::Key_T);
    QVERIFY(year.isTableShown());
    QCOMPARE(year.table().rows.size(), 365);
    key(Qt::Key_T);
}

void TestServicesPage::aDayOutsideTheWindowIsExplained()
{
    openShop();
    const qint64 day = (test::FakeServices::kNow - 100 * test::FakeServices::kDay) /
                       test::FakeServices::kDay * test::FakeServices::kDay;
    m_page->view().setDay(Interval{day, day + test::FakeServices::kDay});
    QVERIFY(settled());
    QCOMPARE(columnOf(m_page->view().outages(), OutagesModel::Title), QStringList{u"Outage 3"_s});
    QCOMPARE(columnOf(m_page->view().explanation(), ExplanationModel::Counted), QStringList{u"1 h"_s});
}

void TestServicesPage::theExplanationListsWhatCountsAndWhatDoesNot()
{
    openShop();
    const PagedTable &table = m_page->view().explanation();
    QCOMPARE(columnOf(table, ExplanationModel::What),
             (QStringList{u"Needs Database"_s, u"Full outage: Outage 1"_s, u"Degraded: Outage 2"_s,
                          u"Outage 5"_s}));
    QCOMPARE(columnOf(table, ExplanationModel::Why),
             (QStringList{u"Counts"_s, u"Counts"_s, u"Its degree weighs nothing"_s,
                          u"In approved maintenance"_s}));
    QCOMPARE(columnOf(table, ExplanationModel::Counted), (QStringList{u"1 h"_s, u"2 h"_s, u"–"_s, u"–"_s}));
}

void TestServicesPage::linksLeadToWhatItNeeds()
{
    openShop();
    QStringList links;
    QPushButton *database = nullptr;
    for (auto *button : m_page->view().findChildren<QPushButton *>()) {
        if (button->accessibleName().startsWith(u"Open "_s))
            links.append(button->text());
        if (button->text() == u"Database"_s)
            database = button;
    }
    QCOMPARE(links, (QStringList{u"Database"_s, u"Node A"_s, u"Node B"_s}));
    QVERIFY(database);
    database->click();
    QVERIFY(settled());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Database"_s);
    QCOMPARE(m_page->view().review()->dependents.size(), 1U);
    QCOMPARE(m_page->route().args.value(u"service"_s).toString(), u"Database"_s);
}

void TestServicesPage::incidentsOpenInTickets()
{
    openShop();
    QCOMPARE(m_page->view().incidents().text(), u"12 incidents"_s);
    key(Qt::Key_I);
    QCOMPARE(m_desk->went.size(), 1);
    QCOMPARE(m_desk->went.constLast().page, u"tickets"_s);
    QVERIFY(
        m_desk->went.constLast()
            .args.value(u"query"_s)
            .toString()
            .startsWith(
                u"type:incident service:Shop opened:>=2025-12-11T00:00:00Z opened:<2026-03-10T12:00:00Z"_s));
    m_services->incidentCount = 0;
    m_page->load();
    QVERIFY(settled());
    QCOMPARE(m_page->view().incidents().text(), u"0 incidents"_s);
    key(Qt::Key_I);
    QCOMPARE(m_desk->went.size(), 1); // there is nothing to open
}

void TestServicesPage::aRouteNamesServiceAndWindow()
{
    const qint64 from = test::FakeServices::kNow - 60 * test::FakeServices::kHour;
    newPage({{u"service"_s, u"shop"_s}, {u"from"_s, from}, {u"to"_s, test::FakeServices::kNow}});
    QCOMPARE(m_page->view().review()->explanation.window, (Interval{from, test::FakeServices::kNow}));
    QCOMPARE(figure(u"Down"_s).value, u"2 h"_s);
    newPage({{u"service"_s, u"shop"_s}, {u"from"_s, u"zzz"_s}, {u"to"_s, 5}}); // as if it was not said
    QCOMPARE(m_page->view().review()->explanation.window.to, test::FakeServices::kNow);
    // What is still to come is no time nobody looked.
    newPage({{u"service"_s, u"shop"_s}, {u"from"_s, from}, {u"to"_s, test::FakeServices::kNow + 86'400'000}});
    QCOMPARE(m_page->view().review()->explanation.window, (Interval{from, test::FakeServices::kNow}));
    QCOMPARE(figure(u"Coverage"_s).value, u"100.0%"_s);
    newPage({{u"service"_s, u"shop"_s}, {u"from"_s, from}, {u"to"_s, test::FakeServices::kNow}});
    const Route there = m_page->route();
    m_page->activate({m_page->id(), {}});
    QVERIFY(settled());
    QVERIFY(!m_page->isOpen());
    m_page->activate(there); // as Back does
    QVERIFY(settled());
    QCOMPARE(m_page->view().review()->explanation.window.from, from);
    QCOMPARE(m_page->route(), there);
}

void TestServicesPage::aServiceThatIsGoneIsSaid()
{
    m_page->activate({m_page->id(), {{u"service"_s, u"Fax"_s}}});
    QVERIFY(settled());
    QVERIFY(!m_page->isOpen());
    QVERIFY(m_desk->told.constLast().what.contains(u"Fax"_s));
    QVERIFY(m_page->list().isVisible());
}

void TestServicesPage::whatNothingIsRecordedOfSaysSo()
{
    ServiceHistory &node = m_services->history(u"Node A"_s);
    const qint64 end = test::FakeServices::kNow - 500 * test::FakeServices::kDay;
    node.span = Interval{end - 30 * test::FakeServices::kDay, end};
    node.told = IntervalSet(node.span->from, node.span->to);
    newPage({{u"service"_s, u"Node A"_s}});
    QCOMPARE(figure(u"Uptime"_s).value, u"–"_s);
    QPushButton *own = nullptr;
    for (auto *button : m_page->view().findChildren<QPushButton *>()) {
        if (button->text() == u"Show what is recorded"_s)
            own = button;
    }
    QVERIFY(own && own->isVisible());
    own->click();
    QVERIFY(settled());
    QCOMPARE(m_page->view().review()->explanation.window.to, end);
    QVERIFY(figure(u"Coverage"_s).value.startsWith(u"33."_s));
    QCOMPARE(m_page->view().review()->year.back().day.to, end);
}

// Whether the target is met depends on time nobody looked at.
void TestServicesPage::coverageWarnsWhereTheTargetIsUndecided()
{
    ServiceHistory &node = m_services->history(u"Node A"_s);
    const qint64 end = test::FakeServices::kNow - 500 * test::FakeServices::kDay;
    const qint64 from = end - 90 * test::FakeServices::kDay;
    node.span = Interval{end - 30 * test::FakeServices::kDay, end};
    node.told = IntervalSet(node.span->from, node.span->to);
    newPage({{u"service"_s, u"Node A"_s}, {u"from"_s, from}, {u"to"_s, end}});
    QCOMPARE(figure(u"Coverage"_s).tone, Figure::Tone::Plain); // no target, nothing to decide
    node.service.target = 0.99;
    newPage({{u"service"_s, u"Node A"_s}, {u"from"_s, from}, {u"to"_s, end}});
    QCOMPARE(figure(u"Coverage"_s).tone, Figure::Tone::Warn);
    QVERIFY(figure(u"Coverage"_s).below.endsWith(u"the target is undecided"_s));
}

void TestServicesPage::whatChangesIsShownInPlace()
{
    for (int i = 0; i < 30; ++i)
        m_services->put(u"Shop"_s, 600 + 10 * i, 599 + 10 * i);
    openShop();
    PagedTable &outages = m_page->view().outages();
    outages.setFocus();
    for (int i = 0; i < 12; ++i)
        key(Qt::Key_J);
    const QString marked = outages.currentIndex().siblingAtColumn(OutagesModel::Title).data().toString();
    const int place = outages.verticalScrollBar()->value();
    QVERIFY(place > 0);
    m_services->put(u"Database"_s, 700, 650);
    Q_EMIT m_services->changed();
    QTRY_VERIFY(figure(u"Down"_s).value.startsWith(u"3 d"_s));
    QVERIFY(outages.hasFocus());
    QCOMPARE(outages.currentIndex().siblingAtColumn(OutagesModel::Title).data().toString(), marked);
    QCOMPARE(outages.verticalScrollBar()->value(), place);
    m_services->put(u"Shop"_s, 3, 2); // one above it
    Q_EMIT m_services->changed();
    QTRY_COMPARE(columnOf(outages, OutagesModel::Title).size(), 34);
    QCOMPARE(outages.currentIndex().siblingAtColumn(OutagesModel::Title).data().toString(), marked);
    QVERIFY(outages.hasFocus());
}

void TestServicesPage::lateAnswersAreDropped()
{
    m_services->holds = true;
    m_page->activate({m_page->id(), {{u"service"_s, u"Shop"_s}}});
    m_page->activate({m_page->id(), {{u"service"_s, u"Database"_s}}});
    QVERIFY(!m_page->isSettled());
    m_services->answer();
    QVERIFY(settled());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Database"_s);
}

void TestServicesPage::emptinessOffersWhatHelps()
{
    m_services->forget();
    newPage({});
    QVERIFY(m_page->empty().isVisible());
    const auto buttons = m_page->empty().findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons[0]->click();
    QCOMPARE(m_desk->went.constLast().page, u"import"_s);
    buttons[1]->click();
    QVERIFY(dialog<QDialog>());
    dialog<QDialog>()->reject();
}

void TestServicesPage::everyFieldHasAName()
{
    openShop();
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        const bool isOurs = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->inherits("QHeaderView") &&
                            !widget->inherits("QScrollBar");
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (isOurs && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
    }
    QVERIFY(m_page->view().year().accessibleDescription().contains(u"365 days"_s));
}

void TestServicesPage::noTwoActsShareAKey()
{
    QCOMPARE(m_desk->actions().conflicts(), QStringList());
}

void TestServicesPage::answersAfterThePageIsGone()
{
    m_services->holds = true;
    m_page->load();
    m_page.reset();
    m_services->answer();
    QCoreApplication::processEvents();
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestServicesPage)
#include "tst_servicespage.moc"
