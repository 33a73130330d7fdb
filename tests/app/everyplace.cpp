// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/everyplace.h"

#include "availability/outageservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "intake/importform.h"
#include "intake/importpage.h"
#include "intake/outcomestrip.h"
#include "periods/periodservice.h"
#include "shell/firstrun.h"
#include "shell/openingwindow.h"
#include "shell/showme.h"
#include "tickets/conversation.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "widgets/conflictview.h"

#include <QDialog>
#include <QFile>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace binnacle::test {

void EveryPlace::makeAll()
{
    QVERIFY(make(true));
    auto workspace = Workspace::open(location());
    QVERIFY(workspace);
    for (const bool isMaintenance : {false, true}) {
        Outage outage;
        outage.serviceName = u"Network"_s;
        outage.isMaintenance = isMaintenance;
        outage.from = (*workspace)->database().clock().now() - (isMaintenance ? 30 : 50) * kMsPerHour;
        outage.to = outage.from + 90 * kMsPerMinute;
        outage.title = u"Core switch without power after the change of its supply"_s;
        QVERIFY((*workspace)->outages().add((*workspace)->actor(), outage).result());
    }
    QVERIFY(
        (*workspace)
            ->services()
            .set((*workspace)->actor(), u"Email"_s, {{u"needs"_s, u"Network"_s}, {u"target"_s, u"99.9 %"_s}})
            .result());
    QVERIFY(
        (*workspace)
            ->services()
            .set((*workspace)->actor(), u"Network"_s,
                 {{u"target"_s, u"99.9 %"_s}, {u"criticality"_s, u"1"_s}, {u"hour_cost_minor"_s, u"90000"_s}})
            .result());
    const QTimeZone zone("Europe/Amsterdam");
    const PeriodRequest april{dayStart(QDate(2026, 4, 1), zone), dayStart(QDate(2026, 5, 1), zone),
                              u"Month closed, figures given to the management board"_s};
    QVERIFY((*workspace)->periods().publish((*workspace)->actor(), april).result());
    TicketRef changed; // after it: what differs is shown
    changed.number = u"INC-1001"_s;
    QVERIFY((*workspace)
                ->tickets()
                .set((*workspace)->actor(), changed, {{u"restored"_s, u"2026-04-01T12:30:00Z"_s}}, 0)
                .result());
}

// Widgets take the font they are made with.
void EveryPlace::openWith(double points)
{
    QFont font = QApplication::font();
    font.setPointSizeF(points);
    QApplication::setFont(font);
    QVERIFY(open());
    showWindow();
}

void EveryPlace::settle()
{
    const Page *page = m_desktop->window().host().currentPage();
    QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), kPatience);
    for (int turn = 0; turn < 5; ++turn)
        QTest::qWait(10);
}

QDialog *EveryPlace::dialog()
{
    for (QDialog *found : m_desktop->window().findChildren<QDialog *>())
        if (found->isVisible())
            return found;
    return nullptr;
}

void EveryPlace::lookAtPages(const QSize &size)
{
    MainWindow &window = m_desktop->window();
    window.resize(size);
    for (const Page *page : window.host().pages()) {
        window.desk().go({page->id(), {}});
        settle();
        look(&window, page->id());
    }
    for (const auto &[name, route] : window.host().page(u"settings"_s)->scenes()) {
        window.desk().go(route);
        settle();
        look(&window, name);
    }
    window.desk().go({u"services"_s, {{u"service"_s, u"Network"_s}}});
    settle();
    look(&window, u"service"_s);
    window.desk().go({u"home"_s, {{u"query"_s, u"team:Network"_s}}});
    settle();
    look(&window, u"home-team"_s);
    auto *tickets = qobject_cast<TicketsPage *>(window.host().page(u"tickets"_s));
    window.desk().go({u"tickets"_s, {{u"query"_s, QString()}}});
    settle();
    QTRY_VERIFY(tickets->list().currentTicket().isValid());
    if (tickets->view().isHidden()) {
        tickets->togglePreview();
        settle();
        look(&window, u"tickets-preview"_s);
    }
    tickets->open();
    settle();
    look(&window, u"ticket-open"_s);
    tickets->close();
    window.desk().go({u"tickets"_s, {{u"query"_s, u"state:closed priorty:1"_s}}});
    settle();
    look(&window, u"tickets-wrong-filter"_s);
    window.desk().go({u"tickets"_s, {{u"query"_s, u"state:open"_s}}});
    settle();
    window.openPalette();
    QTest::qWait(50);
    look(&window, u"palette"_s);
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Escape);
}

void EveryPlace::lookAtDialogs()
{
    MainWindow &window = m_desktop->window();
    window.desk().go({u"tickets"_s, {{u"query"_s, u"state:open"_s}}});
    settle();
    for (const QString &act :
         {u"ticket.new"_s, u"ticket.assign"_s, u"ticket.state"_s, u"ticket.resolve"_s, u"ticket.edit"_s,
          u"ticket.stamps"_s, u"ticket.bulk"_s, u"tickets.sort"_s, u"tickets.build-filter"_s,
          u"tickets.columns"_s, u"tickets.group"_s, u"tickets.colors"_s, u"tickets.views"_s,
          u"tickets.view-save-as"_s, u"help.keys"_s, u"help.shortcuts"_s, u"help.about"_s}) {
        window.actions().action(act)->trigger();
        QTRY_VERIFY2(dialog(), qPrintable(act));
        QTest::qWait(50);
        look(dialog(), act);
        dialog()->reject();
        QTRY_VERIFY2(!dialog(), qPrintable(act));
    }
    window.desk().go({u"services"_s, {{u"service"_s, u"Network"_s}}});
    settle();
    for (const QString &act : {u"service.report"_s, u"service.plan"_s, u"outage.edit"_s, u"service.edit"_s,
                               u"service.add"_s, u"service.rules"_s}) {
        window.actions().action(act)->trigger();
        QTRY_VERIFY2(dialog(), qPrintable(act));
        QTest::qWait(50);
        look(dialog(), act);
        dialog()->reject();
        QTRY_VERIFY2(!dialog(), qPrintable(act));
    }
    window.desk().go({u"periods"_s, {}});
    settle();
    for (const QString &act : {u"period.publish"_s, u"period.pack"_s}) {
        window.actions().action(act)->trigger();
        QTRY_VERIFY2(dialog(), qPrintable(act));
        QTest::qWait(100);
        look(dialog(), act);
        dialog()->reject();
        QTRY_VERIFY2(!dialog(), qPrintable(act));
    }
    window.desk().go({u"settings"_s, {{u"pane"_s, u"people"_s}}});
    settle();
    for (const QString &act : {u"people.add"_s, u"teams.add"_s}) {
        window.actions().action(act)->trigger();
        QTRY_VERIFY2(dialog(), qPrintable(act));
        QTest::qWait(50);
        look(dialog(), act);
        dialog()->reject();
        QTRY_VERIFY2(!dialog(), qPrintable(act));
    }
    FieldMerge merge;
    merge.conflicts = {{u"title"_s, u"Wi-Fi slow"_s, u"Wi-Fi slow on floor 3 since the switch change"_s,
                        u"Office network slow"_s},
                       {u"team"_s, u"Service desk"_s, u"Network"_s, u"Site support"_s}};
    auto *conflict = new ConflictView(u"INC-48205"_s, merge, &window); // goes when it closes
    conflict->open();
    look(conflict, u"conflict"_s);
    conflict->reject();
    for (const bool asked : {false, true}) {
        FirstRun first(u"/home/mara/.local/share/binnacle/default.binnacle"_s, asked);
        first.show();
        look(&first, asked ? u"not-there"_s : u"first-run"_s);
    }
    const ShowMeStory::Step step{
        u"Home of the customer portal: one night took more than its target allows."_s, {u"home"_s, {}}};
    auto *stories = new ShowMeSheet({{u"a"_s, u"A service below its target"_s, {step, step}},
                                     {u"b"_s, u"A month that one incident made"_s, {step, step}}},
                                    &window); // goes when it closes
    stories->show();
    look(stories, u"show-me"_s);
    stories->reject();
    OpeningWindow opening;
    opening.showProblem({Notice::Level::Error, u"There is no workspace at /mnt/share/desk.binnacle."_s,
                         u"Nothing was made in its place: a workspace that was there is untouched."_s,
                         u"If its folder lies on a disk or share that is not mounted now, mount it and try "
                         "again. If it was moved, open it where it is."_s,
                         u"no-workspace"_s},
                        u"/mnt/share/desk.binnacle"_s, true);
    look(&opening, u"opening"_s);
}

void EveryPlace::lookAtImport()
{
    const QString path = m_dir.filePath(u"bad.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Number,Short description,Opened,Priority,Assignment group\n"
               "A-1,One,2026-01-02T10:00:00Z,1,Network\n"
               "A-2,Two,the day before yesterday,2,Network\nA-3,Three,2026-01-03T10:00:00Z,9,Desk\n"
               "A-1,Once more,2026-01-03T10:00:00Z,2,Desk\n,No number,2026-01-03T10:00:00Z,2,Desk\n");
    file.close();
    MainWindow &window = m_desktop->window();
    auto *page = qobject_cast<ImportPage *>(window.host().page(u"import"_s));
    window.desk().go({u"import"_s, {}});
    page->take({path});
    QTRY_VERIFY_WITH_TIMEOUT(page->form().outcome().state() == OutcomeStrip::State::Checked, kPatience);
    settle();
    look(&window, u"import-failed-rows"_s);
    Q_EMIT page->form().outcome().anotherWanted();
}

} // namespace binnacle::test
