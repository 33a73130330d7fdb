// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What one types into the palette finds what one means: acts by an abbreviation, over all there are in the
// real window; people, services and tickets in the workspace; what was opened last before a letter is typed.
#include "app/desktopfixture.h"
#include "configuration/servicecatalog.h"
#include "desktop/palettesources.h"
#include "desktop/recentrecords.h"
#include "people/peopleservice.h"
#include "shell/commandpalette.h"
#include "shell/routelink.h"
#include "store/database.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketspage.h"

#include <QLineEdit>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestGlobalSearch : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void abbreviationsFindTheirAct_data();
    void abbreviationsFindTheirAct();
    void nearlyAllFindItFirst();
    void peopleAreFound_data();
    void peopleAreFound();
    void aPersonLeadsToTheirTickets();
    void othersAreFound_data();
    void othersAreFound();
    void whoMayNotReadPeopleFindsNone();
    void recordsOfRoutes_data();
    void recordsOfRoutes();
    void whatWasOpenedLastIsFirst();
    void whatWasOpenedLastIsThereInAnotherRun();
    void aRecordThatIsGoneIsNotNamed();

private:
    void ask(const QString &text) { m_desktop->window().commandPalette().ask(text); }
    [[nodiscard]] const QList<PaletteItem> &items() const
    {
        return m_desktop->window().commandPalette().items();
    }
    [[nodiscard]] qsizetype placeOf(const QString &id) const
    {
        const auto found = std::find_if(items().begin(), items().end(),
                                        [&id](const PaletteItem &item) { return item.id == id; });
        return found == items().end() ? -1 : found - items().begin();
    }
    [[nodiscard]] bool goTo(const QString &page)
    {
        m_desktop->window().desk().go({page, {}});
        return QTest::qWaitFor([&] { return m_desktop->window().host().page(page)->isSettled(); }, kPatience);
    }
    [[nodiscard]] RecentRecords &recent() { return m_desktop->sources().recent(); }

    int m_asked = 0;
    int m_first = 0;
};

void TestGlobalSearch::initTestCase()
{
    QVERIFY(make(true) && open());
    Workspace &workspace = m_desktop->workspace();
    Person jun;
    jun.name = u"Jun Novák"_s;
    jun.email = u"jun.novak@northwind.example"_s;
    jun.login = u"jnovak"_s;
    jun.roles = Role::Agent;
    QVERIFY(workspace.people().addPerson(workspace.actor(), jun).result());
    showWindow();
}

void TestGlobalSearch::cleanupTestCase()
{
    close();
}

void TestGlobalSearch::abbreviationsFindTheirAct_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("wanted");
    const auto onPage = [](const char *page, const std::vector<std::pair<const char *, const char *>> &rows) {
        for (const auto &[typed, wanted] : rows)
            QTest::newRow(qPrintable(u"on %1 “%2” finds %3"_s.arg(
                QLatin1StringView(page), QLatin1StringView(typed), QLatin1StringView(wanted))))
                << QString::fromLatin1(page) << QString::fromLatin1(typed) << QString::fromLatin1(wanted);
    };
    onPage("home", {{"home", "go.page-home"},
                    {"tick", "go.page-tickets"},
                    {"tickets", "go.page-tickets"},
                    {"serv", "go.page-services"},
                    {"period", "go.page-periods"},
                    {"imp", "go.page-import"},
                    {"quit", "file.quit"},
                    {"exit", "file.quit"},
                    {"undo", "edit.undo"},
                    {"back", "go.back"},
                    {"dark", "view.scheme-dark"},
                    {"light", "view.scheme-light"},
                    {"dc", "view.scheme-dark"},
                    {"desktop", "view.scheme-desktop"},
                    {"theme", "view.scheme-desktop"},
                    {"compact", "view.density-compact"},
                    {"roomy", "view.density-roomy"},
                    {"normal", "view.density-normal"},
                    {"density", "view.density-compact"},
                    {"fold", "view.sidebar"},
                    {"fn", "view.sidebar"},
                    {"full", "view.full-screen"},
                    {"fullscreen", "view.full-screen"},
                    {"menu bar", "view.menu-bar"},
                    {"mb", "view.menu-bar"},
                    {"open menu", "view.menu"},
                    {"about", "help.about"},
                    {"version", "help.about"},
                    {"keys", "help.keys"},
                    {"shortcuts", "help.shortcuts"},
                    {"shortc", "help.shortcuts"},
                    {"rebind", "help.shortcuts"},
                    {"chord", "help.shortcuts"},
                    {"letter", "help.letters"},
                    {"slk", "help.letters"},
                    {"new", "ticket.new"},
                    {"newt", "ticket.new"},
                    {"nt", "ticket.new"},
                    {"create", "ticket.new"},
                    {"publish", "period.publish"},
                    {"pub", "period.publish"},
                    {"freeze", "period.publish"},
                    {"monthly", "period.pack"},
                    {"pack", "period.pack"},
                    {"mp", "period.pack"},
                    {"next pane", "go.next-pane"},
                    {"np", "go.next-pane"},
                    {"pdf", "home.export.pdf"},
                    {"export pdf", "home.export.pdf"},
                    {"picture", "home.export.png"},
                    {"csv", "home.export.csv"},
                    {"html", "home.export.html"},
                    {"records", "home.records"},
                    {"clear", "home.everything"},
                    {"limits", "home.limits"},
                    {"xmr", "home.limits"},
                    {"control", "home.limits"},
                    {"marks", "home.marks"},
                    {"annot", "home.mark"},
                    {"tables", "home.tables"},
                    {"save", "home.save"},
                    {"favorite", "home.save"},
                    {"arrange", "home.arrange"},
                    {"ac", "home.arrange"},
                    {"card left", "home.card.left"},
                    {"move up", "home.card.up"},
                    {"hide card", "home.card.hide"},
                    {"refresh", "home.refresh"}});
    onPage(
        "tickets",
        {{"assign", "ticket.assign"},    {"ass", "ticket.assign"},         {"take", "ticket.take"},
         {"atm", "ticket.take"},         {"assign me", "ticket.take"},     {"state", "ticket.state"},
         {"status", "ticket.state"},     {"cs", "ticket.state"},           {"res", "ticket.resolve"},
         {"resolve", "ticket.resolve"},  {"rslv", "ticket.resolve"},       {"done", "ticket.resolve"},
         {"reop", "ticket.reopen"},      {"reply", "ticket.reply"},        {"note", "ticket.note"},
         {"internal", "ticket.note"},    {"edit", "ticket.edit"},          {"ef", "ticket.edit"},
         {"title", "ticket.edit"},       {"priority", "ticket.edit"},      {"times", "ticket.stamps"},
         {"timeline", "ticket.stamps"},  {"attach", "ticket.attach"},      {"upload", "ticket.attach"},
         {"copy", "ticket.copy-number"}, {"number", "ticket.copy-number"}, {"cn", "ticket.copy-number"},
         {"hist", "ticket.history"},     {"next", "tickets.next"},         {"previous", "tickets.previous"},
         {"open t", "tickets.open"},     {"sort", "tickets.sort"},         {"filter", "tickets.filter"},
         {"refresh", "tickets.refresh"}, {"preview", "tickets.preview"},   {"back list", "tickets.close"}});
    onPage("services", {{"report", "service.report"},     {"report outage", "service.report"},
                        {"down", "service.report"},       {"plan", "service.plan"},
                        {"maint", "service.plan"},        {"pm", "service.plan"},
                        {"edit outage", "outage.edit"},   {"ends", "outage.end"},
                        {"ends now", "outage.end"},       {"goes on", "outage.reopen"},
                        {"remove", "outage.remove"},      {"delete", "outage.remove"},
                        {"edit service", "service.edit"}, {"owner", "service.edit"},
                        {"add", "service.add"},           {"rules", "service.rules"},
                        {"policy", "service.rules"},      {"incidents", "services.incidents"},
                        {"explain", "outage.incidents"},  {"find", "services.filter"}});
    onPage("periods", {{"link", "period.link"},
                       {"copy link", "period.link"},
                       {"board", "period.board"},
                       {"earlier", "period.earlier"},
                       {"edition", "period.earlier"},
                       {"all periods", "periods.back"}});
    onPage("import", {{"choose", "import.choose"},
                      {"file", "import.choose"},
                      {"checked", "import.run"},
                      {"undo this", "import.undo"}});
}

void TestGlobalSearch::abbreviationsFindTheirAct()
{
    QFETCH(QString, page);
    QFETCH(QString, typed);
    QFETCH(QString, wanted);
    QVERIFY(m_desktop->window().actions().action(wanted));
    if (m_desktop->window().host().current().page != page)
        QVERIFY(goTo(page));
    ask(typed);
    QStringList top;
    for (const PaletteItem &item : items().mid(0, 4))
        top.append(item.id);
    const qsizetype place = placeOf(u"action:"_s + wanted);
    ++m_asked;
    m_first += place == 0 ? 1 : 0;
    if (place != 0)
        qInfo("“%s”: %s", qPrintable(typed), qPrintable(top.join(u" | "_s)));
    QVERIFY2(place >= 0 && place < 3, qPrintable(top.join(u" | "_s)));
}

void TestGlobalSearch::nearlyAllFindItFirst()
{
    QVERIFY(m_asked >= 120 || QTest::currentDataTag() != nullptr);
    QVERIFY2(m_first * 100 >= m_asked * 95, qPrintable(u"%1 of %2"_s.arg(m_first).arg(m_asked)));
}

void TestGlobalSearch::peopleAreFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("by name") << u"Jun Nov"_s;
    QTest::newRow("without the accent") << u"novak"_s;
    QTest::newRow("by login") << u"jnov"_s;
    QTest::newRow("by address, in any case") << u"JUN.NOVAK@north"_s;
}

void TestGlobalSearch::peopleAreFound()
{
    QFETCH(QString, typed);
    ask(typed);
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(items().begin(), items().end(),
                                         [](const PaletteItem &item) {
                                             return item.id.startsWith("person:"_L1) &&
                                                    item.text.startsWith(u"Jun Novák"_s);
                                         }),
                             kPatience);
}

void TestGlobalSearch::aPersonLeadsToTheirTickets()
{
    ask(u"Mira Okafor"_s);
    const auto person = [this] {
        const auto found = std::find_if(items().begin(), items().end(), [](const PaletteItem &item) {
            return item.id.startsWith("person:"_L1) && item.text == u"Mira Okafor"_s;
        });
        return found == items().end() ? -1 : found - items().begin();
    };
    QTRY_VERIFY_WITH_TIMEOUT(person() >= 0, kPatience);
    m_desktop->window().commandPalette().run(person());
    auto *tickets = page<TicketsPage>(u"tickets"_s);
    QCOMPARE(m_desktop->window().host().currentPage(), tickets);
    QTRY_VERIFY_WITH_TIMEOUT(tickets->isSettled(), kPatience);
    QVERIFY(tickets->model().rowCount() > 0);
    QCOMPARE(tickets->model().query(), u"(assignee:\"Mira Okafor\" or requester:\"Mira Okafor\")"_s);
}

void TestGlobalSearch::othersAreFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::newRow("a ticket by its number") << u"INC-1003"_s << u"/INC-1003"_s;
    QTest::newRow("a ticket by words") << u"spam filter"_s << u"ticket:"_s;
    QTest::newRow("a service") << u"Netw"_s << u"service:"_s;
    QTest::newRow("a link") << u"binnacle:periods"_s << u"link:"_s;
}

void TestGlobalSearch::othersAreFound()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    ask(typed);
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(items().begin(), items().end(),
                                         [&id](const PaletteItem &item) { return item.id.contains(id); }),
                             kPatience);
}

// Asked as somebody from outside: the service refuses, and the palette has none.
void TestGlobalSearch::whoMayNotReadPeopleFindsNone()
{
    Actor outside = m_desktop->workspace().actor();
    outside.roles = Role::Requester;
    const auto found = m_desktop->workspace().people().find(outside, u"novak"_s, 5).result();
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Denied);
}

void TestGlobalSearch::recordsOfRoutes_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("record");
    QTest::newRow("a list") << u"binnacle:tickets?query=state:open"_s << u""_s;
    QTest::newRow("a list with a ticket beside") << u"binnacle:tickets?query=&ticket=7"_s << u""_s;
    QTest::newRow("a ticket alone") << u"binnacle:tickets?query=&ticket=7&open=true"_s
                                    << u"binnacle:tickets?ticket=7"_s;
    QTest::newRow("a ticket") << u"binnacle:tickets?ticket=7"_s << u"binnacle:tickets?ticket=7"_s;
    QTest::newRow("no ticket") << u"binnacle:tickets?ticket=seven"_s << u""_s;
    QTest::newRow("a service's day") << u"binnacle:services?service=Mail&day=1"_s
                                     << u"binnacle:services?service=Mail"_s;
    QTest::newRow("all services") << u"binnacle:services?days=30"_s << u""_s;
    QTest::newRow("a period") << u"binnacle:periods?from=1&to=2"_s << u"binnacle:periods?from=1&to=2"_s;
    QTest::newRow("all periods") << u"binnacle:periods"_s << u""_s;
    QTest::newRow("home") << u"binnacle:home?from=1&to=2"_s << u""_s;
}

void TestGlobalSearch::recordsOfRoutes()
{
    QFETCH(QString, link);
    QFETCH(QString, record);
    const Route route = RecentRecords::recordOf(*routeOf(link));
    QCOMPARE(route.isValid() ? linkTo(route) : QString(), record);
}

void TestGlobalSearch::whatWasOpenedLastIsFirst()
{
    MainWindow &window = m_desktop->window();
    ask(u"INC-1003"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!items().isEmpty() && items().constFirst().id.endsWith("/INC-1003"_L1),
                             kPatience);
    window.commandPalette().run(0);
    window.desk().go({u"services"_s, {{u"service"_s, u"Network"_s}}});
    QTRY_COMPARE_WITH_TIMEOUT(recent().links().size(), 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(recent().items({}).size(), 2, kPatience);
    window.openPalette();
    QVERIFY(items().size() > 3);
    QStringList texts{items().at(0).text, items().at(1).text};
    std::sort(texts.begin(), texts.end());
    QVERIFY(texts.at(0).startsWith(u"INC-1003"_s) && texts.at(1) == u"Network"_s);
    QCOMPARE(items().at(0).kind, u"Recently opened"_s);
    QVERIFY(items().at(2).kind != u"Recently opened"_s);
    window.findChild<CommandPalette *>()->dismiss();
    // Opened again it is the latest.
    window.desk().go({u"home"_s, {}});
    window.desk().go({u"services"_s, {{u"service"_s, u"Network"_s}}});
    QCOMPARE(recent().links().constFirst(), u"binnacle:services?service=Network"_s);
    QCOMPARE(recent().links().size(), 2);
}

void TestGlobalSearch::whatWasOpenedLastIsThereInAnotherRun()
{
    const QStringList links = recent().links();
    QVERIFY(open());
    showWindow();
    QTRY_COMPARE_WITH_TIMEOUT(recent().links(), links, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(recent().items({}).size(), links.size(), kPatience);
}

void TestGlobalSearch::aRecordThatIsGoneIsNotNamed()
{
    recent().note({u"services"_s, {{u"service"_s, u"Never was"_s}}});
    recent().note({u"tickets"_s, {{u"ticket"_s, 99'999'999}}});
    QCOMPARE(recent().links().size(), 4);
    QTest::qWait(400); // longer than the names are waited with
    QTRY_COMPARE_WITH_TIMEOUT(recent().items({}).size(), 2, kPatience);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestGlobalSearch)
#include "tst_globalsearch.moc"
