// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A desk's day at the tickets page, by keys alone: move, open, assign, change state, answer, note, undo;
// refusals, stale saves and typed text that nothing takes away.
#include "../support/testdesk.h"
#include "fakesource.h"
#include "theme/appearance.h"
#include "theme/theme.h"
#include "tickets/conflictview.h"
#include "tickets/conversation.h"
#include "tickets/draftkeeper.h"
#include "tickets/replybox.h"
#include "tickets/statedialog.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"
#include "tickets/ticketviews.h"
#include "widgets/querybar.h"
#include "widgets/syntax.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

class UndoDesk : public test::TestDesk
{
public:
    void offerUndo(const QString &done, std::function<void()> undo) override
    {
        offered.append(done);
        undos.append(std::move(undo));
    }
    QList<std::function<void()>> undos;
};

} // namespace

class TestTicketsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void movesAndOpens();
    void assignsByTyping();
    void changesStateAndAsksWhy();
    void resolvesAGraveOne();
    void answersAndNotes();
    void typedTextStays();
    void draftsOutliveThePage();
    void closingHandsDraftsOver();
    void closingAsksOnceWhatTheStoreRefuses();
    void formsOutliveThePage();
    void sendingTwiceIsOneAct();
    void refusalStaysWithItsTicket();
    void resolvesWithATime();
    void actsReachTheTicketShown();
    void aTicketFurtherDownIsSaidSo();
    void aNarrowWindowShowsItAlone();
    void keysMayComeFasterThanTickets();
    void enterWaitsForTheNames();
    void nothingFitsIsSaid();
    void reopensByOneKey();
    void opensAllWhereNothingIsOpen();
    void stateWearsTheThemeOfNow();
    void aStormIsCountedOnce();
    void escapeLeadsFromFilterToList();
    void refusalLeavesTheText();
    void letterKeysDieInEditors();
    void makesATicket();
    void mergesAStaleSave();
    void asksWhichValueStands();
    void undoes();
    void answersAfterThePageIsGone();
    void filterErrorsSayWhere();
    void everyFieldHasAName();
    void noTwoActsShareAKey();

private:
    static constexpr int kPatience = 5000;

    // Another page, as another run of the program has one. Without closing: as after kill -9.
    void newPage(bool closes);
    // The dialog that stands open, brought to the front as a desktop would.
    template <typename T>
    T *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<T *>(widget); found && found->isVisible()) {
                QApplication::setActiveWindow(found);
                return found;
            }
        }
        for (T *found : m_page->window()->findChildren<T *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void toFront() { QApplication::setActiveWindow(m_page.get()); }
    [[nodiscard]] bool calledWith(const QString &part) const
    {
        return m_source->calls.filter(part).size() > 0;
    }

    std::unique_ptr<test::FakeSource> m_source;
    std::unique_ptr<UndoDesk> m_desk;
    std::unique_ptr<SyntaxEngine> m_syntax;
    std::unique_ptr<TicketsPage> m_page;
};

void TestTicketsPage::init()
{
    m_source = std::make_unique<test::FakeSource>(30);
    m_syntax = std::make_unique<SyntaxEngine>();
    newPage(false);
}

void TestTicketsPage::newPage(bool closes)
{
    if (closes)
        QVERIFY(m_page->mayClose());
    m_page.reset();
    m_desk = std::make_unique<UndoDesk>();
    m_page = std::make_unique<TicketsPage>(*m_desk, *m_source, *m_syntax);
    m_desk->actions().setContext(u"tickets"_s);
    m_page->resize(1600, 900);
    m_page->show();
    toFront();
    m_page->activate({u"tickets"_s, {}});
    QTRY_VERIFY(m_page->isSettled() && m_page->currentDetail());
    QTRY_VERIFY(m_page->list().hasFocus());
}

void TestTicketsPage::cleanup()
{
    m_page.reset();
    m_syntax.reset();
    m_desk.reset();
    m_source.reset();
}

void TestTicketsPage::movesAndOpens()
{
    QCOMPARE(m_page->list().currentTicket(), TicketId(30));
    key(Qt::Key_J);
    key(Qt::Key_J);
    QCOMPARE(m_page->list().currentTicket(), TicketId(28));
    key(Qt::Key_K);
    QCOMPARE(m_page->list().currentTicket(), TicketId(29));
    QTRY_VERIFY(m_page->currentDetail());
    QTRY_COMPARE(m_page->currentDetail()->ticket.number, u"INC-29"_s);
    key(Qt::Key_Return);
    QVERIFY(m_page->isOpen());
    QVERIFY(m_page->list().isHidden() || !m_page->list().isVisible());
    QVERIFY(m_page->view().conversation().hasFocus());
    key(Qt::Key_Escape);
    QVERIFY(!m_page->isOpen());
    QVERIFY(m_page->list().hasFocus());
    QCOMPARE(m_page->list().currentTicket(), TicketId(29));
}

void TestTicketsPage::assignsByTyping()
{
    key(Qt::Key_A);
    QTRY_VERIFY(dialog<QDialog>());
    auto *picker = dialog<QDialog>();
    auto *line = picker->findChild<QLineEdit *>();
    QVERIFY(line);
    auto *items = picker->findChild<QListWidget *>();
    QTRY_VERIFY(items && items->count() > 1); // the names have come
    QTest::keyClicks(line, u"netw"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(calledWith(u"set 30 team=Network"_s));
    QTRY_COMPARE(m_desk->offered.size(), 1);
    QCOMPARE(m_desk->offered.constFirst(), u"INC-30 assigned to Network"_s);
    QTRY_COMPARE(m_page->list().model()->index(0, TicketListModel::Team).data().toString(), u"Network"_s);
    toFront();
    QTRY_VERIFY(m_page->list().hasFocus());
    key(Qt::Key_I);
    QTRY_VERIFY(calledWith(u"set 30 assignee=Mara Keller"_s));
}

void TestTicketsPage::changesStateAndAsksWhy()
{
    key(Qt::Key_S);
    QTRY_VERIFY(dialog<QDialog>());
    auto *line = dialog<QDialog>()->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"pend"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(dialog<StateDialog>());
    auto *reason = dialog<StateDialog>()->findChild<QLineEdit *>();
    QTest::keyClicks(reason, u"a spare part"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(calledWith(u"set 30 reason=a spare part state=pending"_s));
}

void TestTicketsPage::resolvesAGraveOne()
{
    m_source->ticket(30).ticket.priority = 1;
    m_page->view().reload();
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.priority == 1);
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    auto *text = dialog<StateDialog>()->findChild<QPlainTextEdit *>();
    QTest::keyClicks(text, u"Cable replaced"_s);
    auto *unknown = dialog<StateDialog>()->findChild<QAbstractButton *>();
    for (QAbstractButton *button : dialog<StateDialog>()->findChildren<QAbstractButton *>()) {
        if (button->isCheckable())
            unknown = button;
    }
    QTest::keyClick(unknown, Qt::Key_Space);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(
        calledWith(u"resolution=Cable replaced resolution_code=Solved restored=unknown state=resolved"_s));
}

void TestTicketsPage::answersAndNotes()
{
    key(Qt::Key_R);
    QTRY_VERIFY(m_page->view().reply().edit()->hasFocus());
    type(u"Hello Ines, we are on it."_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"comment 30 public Hello Ines, we are on it."_s));
    QTRY_COMPARE(m_page->view().reply().text(), QString());
    key(Qt::Key_Escape);
    QTRY_VERIFY(m_page->list().hasFocus());
    key(Qt::Key_N);
    type(u"Uplink at 100 Mbit"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"comment 30 internal Uplink at 100 Mbit"_s));
    QTRY_COMPARE(m_page->currentDetail()->conversation.size(), size_t(2));
}

void TestTicketsPage::typedTextStays()
{
    key(Qt::Key_N);
    type(u"half a thought"_s);
    for (int i = 0; i < 5; ++i)
        m_source->changeElsewhere(30, {{u"title"_s, u"Storm %1"_s.arg(i)}});
    m_page->model().refresh();
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.title == u"Storm 4"_s);
    QCOMPARE(m_page->view().reply().text(), u"half a thought"_s);
    QVERIFY(m_page->view().reply().edit()->hasFocus());
    key(Qt::Key_Escape);
    key(Qt::Key_J);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(29));
    QCOMPARE(m_page->view().reply().text(), QString());
    key(Qt::Key_K);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(30));
    QCOMPARE(m_page->view().reply().text(), u"half a thought"_s);
    QCOMPARE(m_page->view().reply().kind(), MessageKind::Internal);
}

// Stored while one goes on typing, there again on a page that knows nothing of the first; sent, it is gone.
void TestTicketsPage::draftsOutliveThePage()
{
    key(Qt::Key_N);
    type(u"half a thought"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_source->kept.isEmpty(), 2000 + kPatience); // without a word from anybody
    QCOMPARE(m_page->view().reply().hint(), u"draft saved"_s);
    newPage(false); // as after kill -9: nothing of the first is asked
    QTRY_COMPARE(m_page->view().reply().text(), u"half a thought"_s);
    QCOMPARE(m_page->view().reply().kind(), MessageKind::Internal);
    QCOMPARE(m_page->view().reply().drafts(), QList<TicketId>{TicketId(30)});
    m_page->view().reply().edit()->setFocus();
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->view().reply().text(), QString());
    QTRY_VERIFY(m_source->kept.isEmpty());
    newPage(false);
    QCOMPARE(m_page->view().reply().text(), QString());
}

void TestTicketsPage::closingHandsDraftsOver()
{
    key(Qt::Key_R);
    type(u"not yet"_s);
    QVERIFY(m_source->kept.isEmpty());
    QVERIFY(m_page->mayClose()); // nothing is asked
    QCOMPARE(m_source->kept.size(), 1);
}

void TestTicketsPage::closingAsksOnceWhatTheStoreRefuses()
{
    key(Qt::Key_R);
    m_source->refuse = Error{ErrorCode::Unavailable, u"file-not-written"_s, {}, {}};
    type(u"not yet"_s);
    m_page->drafts().flush();
    QTRY_VERIFY(m_page->drafts().refusal());
    QVERIFY(!m_page->mayClose());
    QCOMPARE(m_desk->told.size(), 1);
    QVERIFY(m_page->mayClose());
    QVERIFY(m_page->mayClose());
    QCOMPARE(m_desk->told.size(), 1);
}

void TestTicketsPage::formsOutliveThePage()
{
    m_desk->actions().action(u"ticket.new"_s)->trigger();
    QTRY_VERIFY(dialog<TicketDialog>());
    QTest::keyClicks(dialog<TicketDialog>()->form().field(u"title"_s), u"Printer on fire"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_source->kept.contains(u"new"_s), 2000 + kPatience);
    delete dialog<TicketDialog>();
    newPage(false);
    m_desk->actions().action(u"ticket.new"_s)->trigger();
    QTRY_VERIFY(dialog<TicketDialog>());
    TicketDialog *again = dialog<TicketDialog>();
    QCOMPARE(again->form().changed(), (TicketValues{{u"title"_s, u"Printer on fire"_s}}));
    QTest::keyClick(again, Qt::Key_Escape);
    QTest::keyClick(again, Qt::Key_Escape); // thrown away knowingly
    m_page->drafts().flush();
    QVERIFY(!m_source->kept.contains(u"new"_s));

    toFront();
    m_page->list().setFocus();
    QTRY_VERIFY(m_page->list().hasFocus() && m_page->currentDetail());
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    QTest::keyClicks(dialog<StateDialog>()->findChild<QPlainTextEdit *>(), u"Cable"_s);
    QTest::keyClick(dialog<StateDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog<StateDialog>());
    newPage(true);
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    QCOMPARE(dialog<StateDialog>()->findChild<QPlainTextEdit *>()->toPlainText(), u"Cable"_s);
}

// The answer to a send was lost: sending again, in another run too, is the same act.
void TestTicketsPage::sendingTwiceIsOneAct()
{
    m_source->loseOnce = Error{ErrorCode::Unavailable, u"server-unreachable"_s, {}, {}};
    key(Qt::Key_R);
    type(u"Once only"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!m_page->view().reply().error().isEmpty());
    QCOMPARE(m_page->view().reply().text(), u"Once only"_s);
    newPage(true);
    QTRY_COMPARE(m_page->view().reply().text(), u"Once only"_s);
    m_page->view().reply().edit()->setFocus();
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->view().reply().text(), QString());
    QCOMPARE(m_source->ticket(30).conversation.size(), size_t(1));
    QCOMPARE(m_source->operations.size(), 2);
    QCOMPARE(m_source->operations.constFirst(), m_source->operations.constLast());
    type(u"Once only"_s); // said again on purpose: another act
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_source->ticket(30).conversation.size(), size_t(2));
}

void TestTicketsPage::refusalStaysWithItsTicket()
{
    m_source->hold = true;
    m_source->refuseOnce = Error{ErrorCode::Denied, u"not-allowed"_s, {}, {}};
    key(Qt::Key_R);
    type(u"Not allowed"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    key(Qt::Key_Escape);
    key(Qt::Key_J);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(29));
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(m_page->currentDetail());
    QCOMPARE(m_page->view().reply().error(), QString());
    key(Qt::Key_K);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(30));
    QVERIFY(!m_page->view().reply().error().isEmpty());
    QCOMPARE(m_page->view().reply().text(), u"Not allowed"_s);
}

// Time or the word unknown, by typing alone, and nothing is asked of a light one.
void TestTicketsPage::resolvesWithATime()
{
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    auto *text = dialog<StateDialog>()->findChild<QPlainTextEdit *>();
    auto *restored = dialog<StateDialog>()->findChild<QLineEdit *>(u"restored"_s);
    QVERIFY(restored);
    QCOMPARE(restored->text(), QString());
    QTest::keyClicks(text, u"Cable replaced"_s);
    QTest::keyClick(text, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), restored);
    QTest::keyClicks(restored, u"yesterday"_s);
    QTest::keyClick(restored, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!calledWith(u"resolution=Cable"_s)); // no time: said, not sent
    QVERIFY(dialog<StateDialog>());
    restored->clear();
    QTest::keyClicks(restored, u"2026-01-02 09:30"_s);
    QTest::keyClick(restored, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"restored=2026-01-02T09:30:00Z state=resolved"_s));
}

void TestTicketsPage::refusalLeavesTheText()
{
    m_source->refuseOnce = Error{ErrorCode::Denied, u"not-allowed"_s, {}, {}};
    key(Qt::Key_R);
    type(u"Not allowed"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"comment 30"_s));
    QTest::qWait(20);
    QCOMPARE(m_page->view().reply().text(), u"Not allowed"_s);
    QCOMPARE(m_desk->offered.size(), 0);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->view().reply().text(), QString());
}

// A ticket outside the filter, as the palette opens it: shown, no row marked, and the acts are its own.
void TestTicketsPage::actsReachTheTicketShown()
{
    m_source->changeElsewhere(5, {{u"state"_s, u"closed"_s}});
    m_page->model().refresh();
    QTRY_COMPARE(m_page->model().rowOf(TicketId(5)), -1);
    QTRY_VERIFY(m_page->isSettled());
    m_page->activate({u"tickets"_s, {{u"number"_s, u"INC-5"_s}}});
    QTRY_COMPARE(m_page->view().ticket(), TicketId(5));
    QTRY_VERIFY(m_page->currentDetail());
    QVERIFY(!m_page->list().currentTicket().isValid());
    QTRY_VERIFY(m_page->pane().remark().contains(u"outside"_s));
    m_page->list().setFocus(); // as when a dialog closes
    m_page->model().refresh();
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(m_page->view().ticket(), TicketId(5));
    m_desk->actions().action(u"ticket.take"_s)->trigger();
    QTRY_VERIFY(calledWith(u"set 5 assignee=Mara Keller"_s));
    m_page->list().setFocus();
    key(Qt::Key_J); // back among the rows
    QTRY_COMPARE(m_page->view().ticket(), TicketId(30));
    QCOMPARE(m_page->pane().remark(), QString());
}

void TestTicketsPage::aTicketFurtherDownIsSaidSo()
{
    for (int i = 0; i < 300; ++i)
        m_source->add(u"More"_s);
    m_page->model().refresh();
    QTRY_COMPARE(m_page->model().rowOf(TicketId(5)), -1);
    m_page->activate({u"tickets"_s, {{u"ticket"_s, 5}}});
    QTRY_COMPARE(m_page->view().ticket(), TicketId(5));
    QTRY_VERIFY(m_page->pane().remark().contains(u"further down"_s));
}

void TestTicketsPage::aNarrowWindowShowsItAlone()
{
    m_page->resize(1000, 700);
    QVERIFY(m_page->view().isHidden());
    m_source->changeElsewhere(5, {{u"state"_s, u"closed"_s}});
    m_page->model().refresh();
    QTRY_COMPARE(m_page->model().rowOf(TicketId(5)), -1);
    m_page->activate({u"tickets"_s, {{u"ticket"_s, 5}}});
    QTRY_VERIFY(m_page->currentDetail());
    QVERIFY(m_page->isOpen());
    QVERIFY(m_page->view().isVisible());
    m_page->close();
    QTRY_VERIFY(m_page->currentDetail());
    QCOMPARE(m_page->currentDetail()->ticket.id, m_page->list().currentTicket());
}

void TestTicketsPage::keysMayComeFasterThanTickets()
{
    m_source->hold = true;
    key(Qt::Key_J);
    key(Qt::Key_I); // 29 is not here yet
    QVERIFY(!calledWith(u"set"_s));
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(calledWith(u"set 29 assignee=Mara Keller"_s));
    QVERIFY(!calledWith(u"set 30"_s));
    QCOMPARE(m_desk->told.size(), 0);
}

void TestTicketsPage::enterWaitsForTheNames()
{
    m_source->hold = true;
    key(Qt::Key_A);
    QTRY_VERIFY(dialog<QDialog>());
    auto *line = dialog<QDialog>()->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"e"_s); // would fit "Assign to me" too
    QTest::keyClick(line, Qt::Key_Backspace);
    QTest::keyClicks(line, u"servi"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClick(line, Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(!calledWith(u"set"_s));
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(calledWith(u"set 30 team=Service desk"_s));
    QCOMPARE(m_source->calls.filter(u"set"_s).size(), 1);
}

void TestTicketsPage::nothingFitsIsSaid()
{
    key(Qt::Key_A);
    QTRY_VERIFY(dialog<QDialog>());
    auto *items = dialog<QDialog>()->findChild<QListWidget *>();
    QTRY_VERIFY(items->count() > 1);
    auto *line = dialog<QDialog>()->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"zzz"_s);
    QTest::keyClick(line, Qt::Key_Return);
    const auto labels = dialog<QDialog>()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"zzz"_s); }));
    QVERIFY(!calledWith(u"set"_s));
}

void TestTicketsPage::reopensByOneKey()
{
    key(Qt::Key_D, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->told.size(), 1); // open: nothing to reopen
    QVERIFY(!calledWith(u"set"_s));
    m_source->changeElsewhere(30, {{u"state"_s, u"resolved"_s}});
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.state == u"resolved"_s);
    key(Qt::Key_D, Qt::ShiftModifier);
    QTRY_VERIFY(calledWith(u"set 30 state=in_progress"_s));
}

void TestTicketsPage::opensAllWhereNothingIsOpen()
{
    for (int id = 1; id <= 30; ++id)
        m_source->ticket(id).ticket.stateClass = StateClass::Done;
    newPage(true);
    QCOMPARE(m_page->model().query(), QString());
    QCOMPARE(m_page->query().text(), QString());
    QCOMPARE(m_page->model().rowCount(), 30);
    m_page->query().setQuery(u"state:open"_s); // asked for by hand, an empty answer stands
    m_page->query().edit()->setFocus();
    key(Qt::Key_Return);
    QTRY_COMPARE(m_page->model().rowCount(), 0);
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(m_page->model().query(), u"state:open"_s);
}

void TestTicketsPage::stateWearsTheThemeOfNow()
{
    const auto *state = m_page->view().findChild<QLabel *>(u"state"_s);
    QVERIFY(state);
    Appearance appearance(*qApp, SchemeChoice::Light);
    for (const SchemeChoice choice : {SchemeChoice::Dark, SchemeChoice::Light}) {
        appearance.setChoice(choice);
        QCoreApplication::processEvents();
        QCOMPARE(state->palette().color(QPalette::WindowText), Theme::of(m_page.get()).accent);
    }
}

void TestTicketsPage::aStormIsCountedOnce()
{
    QTRY_VERIFY(m_page->isSettled());
    TicketViews views(u"tickets"_s, *m_source);
    m_source->hold = true;
    const int before = m_source->counted;
    for (int i = 0; i < 20; ++i)
        views.count();
    QCOMPARE(m_source->counted - before, int(views.list().size())); // one round under way
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(!views.isCounting());
    QTRY_COMPARE_WITH_TIMEOUT(m_source->counted - before, 2 * int(views.list().size()), kPatience);
}

void TestTicketsPage::escapeLeadsFromFilterToList()
{
    key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_page->query().edit()->hasFocus());
    type(u"x"_s);
    key(Qt::Key_Escape); // takes the letter back
    QVERIFY(m_page->query().edit()->hasFocus());
    key(Qt::Key_Escape);
    QTRY_VERIFY(m_page->list().hasFocus());
}

void TestTicketsPage::letterKeysDieInEditors()
{
    m_page->query().edit()->setFocus();
    type(u"asjkrnd"_s);
    QVERIFY(m_page->query().text().contains(u"asjkrnd"_s));
    QVERIFY(!dialog<QDialog>());
    QVERIFY(!calledWith(u"set"_s));
    QCOMPARE(m_page->list().currentTicket(), TicketId(30));
}

void TestTicketsPage::makesATicket()
{
    m_desk->actions().action(u"ticket.new"_s)->trigger();
    QTRY_VERIFY(dialog<TicketDialog>());
    TicketDialog *made = dialog<TicketDialog>();
    QWidget *title = made->form().field(u"title"_s);
    QTest::keyClick(title, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"create"_s));
    QVERIFY(made->isVisible()); // refused: no title
    const QList<QPushButton *> buttons = made->findChildren<QPushButton *>();
    QTRY_VERIFY(
        std::all_of(buttons.begin(), buttons.end(), [](auto *button) { return button->isEnabled(); }));
    QTest::keyClicks(title, u"Printer on fire"_s);
    QTest::keyClick(title, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->went.size(), 1);
    QCOMPARE(m_desk->went.constFirst().args.value(u"ticket"_s).toLongLong(), qint64(31));
    QCOMPARE(m_source->ticket(31).ticket.title, u"Printer on fire"_s);
    QTRY_COMPARE(m_page->model().newCount(), 1); // not sorted in under the cursor
}

void TestTicketsPage::mergesAStaleSave()
{
    key(Qt::Key_E);
    QTRY_VERIFY(dialog<TicketDialog>());
    auto *service = qobject_cast<QLineEdit *>(dialog<TicketDialog>()->form().field(u"service"_s));
    QVERIFY(service);
    QTest::keyClicks(service, u"VPN"_s);
    m_source->changeElsewhere(30, {{u"title"_s, u"Theirs"_s}});
    QTest::keyClick(service, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_source->ticket(30).ticket.service.name, u"VPN"_s);
    QCOMPARE(m_source->ticket(30).ticket.title, u"Theirs"_s);
    QVERIFY(!dialog<ConflictView>());
}

void TestTicketsPage::asksWhichValueStands()
{
    key(Qt::Key_E);
    QTRY_VERIFY(dialog<TicketDialog>());
    auto *title = qobject_cast<QLineEdit *>(dialog<TicketDialog>()->form().field(u"title"_s));
    title->selectAll();
    QTest::keyClicks(title, u"Mine"_s);
    m_source->changeElsewhere(30, {{u"title"_s, u"Theirs"_s}});
    QTest::keyClick(title, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(dialog<ConflictView>());
    QCOMPARE(m_source->ticket(30).ticket.title, u"Theirs"_s); // nothing saved yet
    ConflictView *view = dialog<ConflictView>();
    QCOMPARE(view->chosen(), (TicketValues{{u"title"_s, u"Mine"_s}}));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(m_source->ticket(30).ticket.title, u"Mine"_s);
    QTRY_VERIFY(!dialog<TicketDialog>());
}

void TestTicketsPage::undoes()
{
    key(Qt::Key_I);
    QTRY_COMPARE(m_desk->undos.size(), 1);
    QCOMPARE(m_source->ticket(30).ticket.assignee.name, u"Mara Keller"_s);
    m_desk->undos.constFirst()();
    QTRY_COMPARE(m_source->ticket(30).ticket.assignee.name, QString());
    const TicketListModel &model = m_page->model();
    QTRY_COMPARE(model.index(0, TicketListModel::Assignee).data().toString(), u"—"_s);
}

void TestTicketsPage::answersAfterThePageIsGone()
{
    m_source->hold = true;
    key(Qt::Key_I);
    m_page->view().reload();
    m_page->model().refresh();
    QVERIFY(m_source->heldCount() >= 3);
    m_page.reset();
    m_source->releaseAll(); // nobody is left to take them
    QCoreApplication::processEvents();
    QCOMPARE(m_source->heldCount(), 0);
    QCOMPARE(m_desk->offered.size(), 0);
}

void TestTicketsPage::filterErrorsSayWhere()
{
    key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_page->query().edit()->hasFocus());
    const qsizetype asked = m_source->calls.filter(u"page"_s).size();
    type(u"priorty:1"_s);
    key(Qt::Key_Return);
    QVERIFY(!m_page->query().isValid());
    QVERIFY(!m_page->query().problem().isEmpty());
    QCOMPARE(m_source->calls.filter(u"page"_s).size(), asked);
}

void TestTicketsPage::everyFieldHasAName()
{
    m_source->ticket(30).history.push_back(
        {test::FakeSource::kNow, u"state"_s, u"new"_s, u"assigned"_s, u"x"_s, {}});
    m_page->view().reload();
    QTRY_VERIFY(m_page->view().conversation().findChild<QAbstractButton *>());
    QStringList nameless;
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool speaks = (button && !button->text().isEmpty()) || label; // a label is read as its text
        if (widget->accessibleName().isEmpty() && !speaks)
            nameless.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    QCOMPARE(nameless.join(u' '), QString());
}

void TestTicketsPage::noTwoActsShareAKey()
{
    QCOMPARE(m_desk->actions().conflicts(), QStringList());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketsPage)
#include "tst_ticketspage.moc"
