// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers and notes: what is typed stays whatever comes, over refusals, lost answers and a program killed,
// and goes once.
#include "tickets/conversation.h"
#include "tickets/messagecard.h"
#include "tickets/replybox.h"
#include "tickets/statedialog.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketview.h"
#include "ticketspagefixture.h"
#include "widgets/draftkeeper.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketDrafts : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndNotes();
    void whatWasSentIsShown();
    void typedTextStays();
    void draftsOutliveThePage();
    void formsOutliveThePage();
    void sendingTwiceIsOneAct();
    void refusalStaysWithItsTicket();
    void refusalLeavesTheText();
};

void TestTicketDrafts::answersAndNotes()
{
    key(Qt::Key_R);
    QTRY_VERIFY(m_page->view().reply().edit()->hasFocus());
    type(u"Hello Ines, we are on it."_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"comment 30 public Hello Ines, we are on it."_s));
    QTRY_COMPARE(m_page->view().reply().text(), QString());
    QTRY_VERIFY(m_page->view().conversation().hasFocus());
    key(Qt::Key_N); // an act at once: the next text is a note
    type(u"Uplink at 100 Mbit"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"comment 30 internal Uplink at 100 Mbit"_s));
    QTRY_COMPARE(m_page->currentDetail()->conversation.size(), size_t(2));
}

// What was sent is seen, wherever one was reading.
void TestTicketDrafts::whatWasSentIsShown()
{
    for (int i = 0; i < 40; ++i) {
        m_source->ticket(30).conversation.push_back({MessageId(100 + i),
                                                     {},
                                                     test::FakeSource::kNow,
                                                     PersonId(2),
                                                     u"Ines"_s,
                                                     MessageKind::Public,
                                                     u"Still slow on floor %1"_s.arg(i)});
    }
    m_page->view().reload();
    QTRY_COMPARE(m_page->currentDetail()->conversation.size(), size_t(40));
    Conversation &conversation = m_page->view().conversation();
    QTRY_VERIFY(conversation.verticalScrollBar()->maximum() > 0);
    conversation.verticalScrollBar()->setValue(0);
    key(Qt::Key_R);
    type(u"Moved to channel 6"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->currentDetail()->conversation.size(), size_t(41));
    QTRY_VERIFY(conversation.hasFocus());
    QTRY_VERIFY(conversation.verticalScrollBar()->value() > 0);
    const QList<MessageCard *> cards = conversation.findChildren<MessageCard *>();
    const QRect newest(cards.constLast()->mapTo(conversation.viewport(), QPoint()),
                       cards.constLast()->size());
    QVERIFY(conversation.viewport()->rect().contains(newest));
}

void TestTicketDrafts::typedTextStays()
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
void TestTicketDrafts::draftsOutliveThePage()
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

void TestTicketDrafts::formsOutliveThePage()
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
    QCOMPARE(again->restoredText(), u"Draft from 10:00 restored."_s);
    QTest::keyClick(again, Qt::Key_Escape); // closes at once, and loses nothing
    QTRY_VERIFY(!dialog<TicketDialog>());
    m_desk->actions().action(u"ticket.new"_s)->trigger();
    QTRY_VERIFY(dialog<TicketDialog>());
    again = dialog<TicketDialog>();
    QCOMPARE(again->form().changed(), (TicketValues{{u"title"_s, u"Printer on fire"_s}}));
    for (QToolButton *button : again->findChildren<QToolButton *>()) {
        if (button->text() == u"Discard")
            button->click();
    }
    QVERIFY(again->form().changed().isEmpty());
    QCOMPARE(again->restoredText(), QString());
    QTest::keyClick(again, Qt::Key_Escape);
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
void TestTicketDrafts::sendingTwiceIsOneAct()
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
    key(Qt::Key_R);
    type(u"Once only"_s); // said again on purpose: another act
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_source->ticket(30).conversation.size(), size_t(2));
}

void TestTicketDrafts::refusalStaysWithItsTicket()
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

void TestTicketDrafts::refusalLeavesTheText()
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

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketDrafts)
#include "tst_ticketdrafts.moc"
