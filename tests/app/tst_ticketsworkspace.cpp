// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One ticket's way through a real workspace, by keys alone in the real window: made, taken, answered, noted,
// moved on, resolved, undone, and saved against somebody else's save. What counts is what the workspace then
// holds.
#include "app/desktopfixture.h"
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "tickets/quickpicker.h"
#include "tickets/replybox.h"
#include "tickets/stampsdialog.h"
#include "tickets/statedialog.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "widgets/conflictview.h"
#include "widgets/undobar.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketsWorkspace : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void madeByKeys();
    void takenByOneKey();
    void answeredAndNoted();
    void draftIsThereInAnotherRun();
    void movedOnAndResolved();
    void undoBringsItBack();
    void explainsAnOutageOfItsService();
    void staleSaveIsAskedAbout();
    void historyTellsItAll();

private:
    // The dialog that stands open, brought to the front as a desktop would.
    template <typename T>
    T *dialog()
    {
        for (T *found : m_desktop->window().findChildren<T *>()) {
            if (found->isVisible()) {
                test::toFront(found);
                return found;
            }
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
    }
    void type(const QString &text)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClicks(focus, text);
    }
    // What the workspace holds now, read past the window.
    [[nodiscard]] TicketDetail stored()
    {
        Workspace &workspace = m_desktop->workspace();
        TicketRef ref;
        ref.id = m_ticket;
        const Result<TicketDetail> detail = workspace.ticketQueries().detail(workspace.actor(), ref).result();
        return detail ? *detail : TicketDetail();
    }
    [[nodiscard]] bool windowShowsWhatIsStored()
    {
        const TicketDetail *shown = m_page->currentDetail();
        return shown && shown->ticket.rowVersion == stored().ticket.rowVersion;
    }

    TicketsPage *m_page = nullptr;
    TicketId m_ticket;
};

void TestTicketsWorkspace::initTestCase()
{
    QVERIFY(make(false) && open());
    m_page = page<TicketsPage>(u"tickets"_s);
    QVERIFY(m_page);
    m_desktop->window().resize(1600, 900);
    m_desktop->window().show();
    m_desktop->window().desk().go({u"tickets"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), kPatience);
}

void TestTicketsWorkspace::init()
{
    test::toFront(&m_desktop->window());
    if (!m_ticket.isValid())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(windowShowsWhatIsStored(), kPatience);
    m_page->list().setFocus();
    QTRY_VERIFY(m_page->list().hasFocus());
}

void TestTicketsWorkspace::cleanupTestCase()
{
    close();
}

void TestTicketsWorkspace::madeByKeys()
{
    QTest::keyClick(&m_desktop->window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(dialog<TicketDialog>());
    QTRY_COMPARE(QApplication::focusWidget(), dialog<TicketDialog>()->form().field(u"title"_s));
    type(u"Wi-Fi drops in room 4"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->currentDetail(), kPatience);
    m_ticket = m_page->currentDetail()->ticket.id;
    const Ticket ticket = stored().ticket;
    QCOMPARE(ticket.title, u"Wi-Fi drops in room 4"_s);
    QCOMPARE(ticket.state, u"new"_s);
    QCOMPARE(ticket.type, TicketType::Incident);
    QVERIFY(ticket.number.startsWith(u"INC-"_s));
    QVERIFY(!dialog<TicketDialog>());
}

void TestTicketsWorkspace::takenByOneKey()
{
    key(Qt::Key_I);
    const QString me = m_desktop->workspace().actor().name;
    QTRY_COMPARE_WITH_TIMEOUT(stored().ticket.assignee.name, me, kPatience);
    UndoBar &bar = m_desktop->window().undoBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar.isOffering() && bar.isVisible(), kPatience);
    const ReplyBox &composer = m_page->view().reply();
    const QRect written(composer.mapTo(&m_desktop->window(), QPoint()), composer.size());
    QVERIFY(!QRect(bar.mapTo(&m_desktop->window(), QPoint()), bar.size()).intersects(written));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->facts().startsWith(u"Ticket 1 of 1"_s), kPatience);
}

void TestTicketsWorkspace::answeredAndNoted()
{
    key(Qt::Key_R);
    QTRY_VERIFY(m_page->view().reply().edit()->hasFocus());
    type(u"We are on it."_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().conversation.size(), size_t(1), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->view().reply().text(), QString(), kPatience);
    key(Qt::Key_Escape);
    QTRY_VERIFY(m_page->list().hasFocus());
    key(Qt::Key_N);
    QTRY_VERIFY(m_page->view().reply().edit()->hasFocus());
    type(u"Channel 11 is crowded"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().conversation.size(), size_t(2), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->view().reply().text(), QString(), kPatience);
    const TicketDetail detail = stored();
    QCOMPARE(detail.conversation[0].body, u"We are on it."_s);
    QCOMPARE(detail.conversation[0].kind, MessageKind::Public);
    QCOMPARE(detail.conversation[1].body, u"Channel 11 is crowded"_s);
    QCOMPARE(detail.conversation[1].kind, MessageKind::Internal);
    QVERIFY(detail.ticket.stamp(Stamp::Responded).has_value());
}

// Another program on the same file has what was typed here, though nobody here was asked to end: so has the
// next run after kill -9.
void TestTicketsWorkspace::draftIsThereInAnotherRun()
{
    key(Qt::Key_R);
    QTRY_VERIFY(m_page->view().reply().edit()->hasFocus());
    type(u"half a thought"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->view().reply().hint(), u"draft saved"_s, kPatience);
    {
        auto workspace = Workspace::open(location());
        QVERIFY(workspace);
        Desktop other(std::move(*workspace), *m_appearance, *m_layout);
        auto *page = qobject_cast<TicketsPage *>(other.window().host().page(u"tickets"_s));
        other.window().show();
        other.window().desk().go({u"tickets"_s, {{u"ticket"_s, m_ticket.value}}});
        QTRY_COMPARE_WITH_TIMEOUT(page->view().reply().text(), u"half a thought"_s, kPatience);
    }
    test::toFront(&m_desktop->window());
    m_page->view().reply().edit()->clear();
    QVERIFY(m_desktop->window().close()); // no question; the window may be shown again
    m_desktop->window().show();
}

void TestTicketsWorkspace::movedOnAndResolved()
{
    QCOMPARE(stored().ticket.state, u"in_progress"_s); // since it was taken
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<QuickPicker>() && windowShowsWhatIsStored(), kPatience);
    test::toFront(&m_desktop->window());
    QTRY_VERIFY(m_page->list().hasFocus());
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
    type(u"Moved to channel 6"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().ticket.state, u"resolved"_s, kPatience);
    const Ticket ticket = stored().ticket;
    QCOMPARE(ticket.stateClass, StateClass::Done);
    QCOMPARE(ticket.resolution, u"Moved to channel 6"_s);
    QCOMPARE(ticket.resolutionCode, u"Solved"_s);
    QVERIFY(ticket.stamp(Stamp::Resolved).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<StateDialog>(), kPatience);
}

void TestTicketsWorkspace::undoBringsItBack()
{
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().ticket.state, u"in_progress"_s, kPatience);
    const Ticket ticket = stored().ticket;
    QCOMPARE(ticket.stateClass, StateClass::Open);
    QCOMPARE(ticket.resolution, QString());
    QVERIFY(!ticket.stamp(Stamp::Resolved).has_value());
    QCOMPARE(ticket.assignee.name, m_desktop->workspace().actor().name); // only the last act
}

void TestTicketsWorkspace::explainsAnOutageOfItsService()
{
    Workspace &workspace = m_desktop->workspace();
    QVERIFY(workspace.services().set(workspace.actor(), u"Wi-Fi"_s, {}).result());
    Outage outage;
    outage.serviceName = u"Wi-Fi"_s;
    outage.from = stored().ticket.openedAt - 2 * kMsPerHour;
    outage.to = outage.from + kMsPerHour;
    const auto added = workspace.outages().add(workspace.actor(), outage).result();
    QVERIFY(added);
    TicketRef ref;
    ref.id = m_ticket;
    QVERIFY(workspace.tickets().set(workspace.actor(), ref, {{u"service"_s, u"Wi-Fi"_s}}).result());
    QTRY_VERIFY_WITH_TIMEOUT(windowShowsWhatIsStored(), kPatience);
    key(Qt::Key_T);
    QTRY_VERIFY(dialog<StampsDialog>());
    auto *list = dialog<StampsDialog>()->findChild<QListWidget *>();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, kPatience);
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(dialog<StampsDialog>(), Qt::Key_K, Qt::AltModifier); // takes its times
    QTRY_COMPARE(dialog<StampsDialog>()->changed().size(), 3);
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().ticket.outages, std::vector{added->id}, kPatience);
    QCOMPARE(stored().ticket.stamp(Stamp::Occurred), std::optional(outage.from));
    QCOMPARE(stored().ticket.stamp(Stamp::Restored), outage.to);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<StampsDialog>() && windowShowsWhatIsStored(), kPatience);
    // What somebody explained is not removed; one act takes all of it back.
    QVERIFY(!workspace.outages().remove(workspace.actor(), added->id, 0).result());
    test::toFront(&m_desktop->window());
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stored().ticket.outages.empty(), kPatience);
    QVERIFY(!stored().ticket.stamp(Stamp::Occurred) && !stored().ticket.stamp(Stamp::Restored));
    QVERIFY(workspace.outages().remove(workspace.actor(), added->id, 0).result());
}

void TestTicketsWorkspace::staleSaveIsAskedAbout()
{
    key(Qt::Key_E);
    QTRY_VERIFY(dialog<TicketDialog>());
    auto *title = qobject_cast<QLineEdit *>(dialog<TicketDialog>()->form().field(u"title"_s));
    QVERIFY(title);
    QTRY_VERIFY(title->hasFocus());
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"Mine"_s);
    Workspace &workspace = m_desktop->workspace();
    TicketRef ref;
    ref.id = m_ticket;
    QVERIFY(workspace.tickets()
                .set(workspace.actor(), ref, {{u"title"_s, u"Theirs"_s}, {u"ci"_s, u"ap-4"_s}})
                .result());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(dialog<ConflictView>(), kPatience);
    QCOMPARE(stored().ticket.title, u"Theirs"_s); // nothing of it saved yet
    QTRY_VERIFY(QApplication::focusWidget() &&
                QApplication::focusWidget()->window() == dialog<ConflictView>());
    key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(stored().ticket.title, u"Mine"_s, kPatience);
    QCOMPARE(stored().ticket.ci, u"ap-4"_s); // theirs, and not asked about
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ConflictView>() && !dialog<TicketDialog>(), kPatience);
}

void TestTicketsWorkspace::historyTellsItAll()
{
    QStringList titles;
    QStringList states;
    for (const HistoryRow &row : stored().history) {
        if (row.field == u"title" && !row.before.isEmpty())
            titles.append(row.after);
        if (row.field == u"state" && !row.before.isEmpty())
            states.append(row.after);
    }
    QCOMPARE(titles, QStringList({u"Theirs"_s, u"Mine"_s}));
    QVERIFY(states.size() >= 3);
    QCOMPARE(states.last(3), QStringList({u"in_progress"_s, u"resolved"_s, u"in_progress"_s}));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketsWorkspace)
#include "tst_ticketsworkspace.moc"
