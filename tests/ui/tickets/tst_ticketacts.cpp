// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent does to a ticket, by keys alone: assign, change state, resolve, reopen, make, edit, undo;
// keys that come faster than answers, and stale saves.
#include "tickets/statedialog.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketview.h"
#include "ticketspagefixture.h"
#include "widgets/conflictview.h"
#include "widgets/formrow.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketActs : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void assignsByTyping();
    void enterWaitsForTheNames();
    void nothingFitsIsSaid();
    void keysMayComeFasterThanTickets();
    void changesStateAndAsksWhy();
    void resolvesAGraveOne();
    void resolvesWithATime();
    void reopensByOneKey();
    void makesATicket();
    void aPriorityThatFollowsAnywayIsNoOverride();
    void aPriorityNobodyTouchedIsLeft();
    void mergesAStaleSave();
    void asksWhichValueStands();
    void undoes();
    void undoGoesToItsTicket();

private:
    [[nodiscard]] static QString errorOf(const QWidget *field)
    {
        for (const QWidget *at = field; at; at = at->parentWidget())
            if (const auto *row = dynamic_cast<const FormRow *>(at))
                return row->error();
        return {};
    }
    // A button of the dialog by the name a screen reader says.
    void press(const QString &name)
    {
        for (QPushButton *button : dialog<StateDialog>()->findChildren<QPushButton *>()) {
            if (button->accessibleName() == name)
                return QTest::keyClick(button, Qt::Key_Space);
        }
        QFAIL(qPrintable(name));
    }
};

void TestTicketActs::assignsByTyping()
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

void TestTicketActs::enterWaitsForTheNames()
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

void TestTicketActs::nothingFitsIsSaid()
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

void TestTicketActs::keysMayComeFasterThanTickets()
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

void TestTicketActs::changesStateAndAsksWhy()
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

void TestTicketActs::resolvesAGraveOne()
{
    m_source->ticket(30).ticket.priority = 1;
    m_page->view().reload();
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.priority == 1);
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<StateDialog>());
    auto *text = dialog<StateDialog>()->findChild<QPlainTextEdit *>();
    auto *restored = dialog<StateDialog>()->findChild<QLineEdit *>(u"restored"_s);
    QVERIFY(restored);
    QCOMPARE(restored->text(), QString()); // nobody has said when
    QTest::keyClicks(text, u"Cable replaced"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!calledWith(u"set 30"_s));
    auto *occurred = dialog<StateDialog>()->findChild<QLineEdit *>(u"occurred"_s);
    QVERIFY(occurred->hasFocus()); // the line to answer in is at hand
    QVERIFY(!errorOf(occurred).isEmpty());
    press(u"When it began is not known"_s);
    QCOMPARE(occurred->text(), u"unknown"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!calledWith(u"set 30"_s));
    QVERIFY(!errorOf(restored).isEmpty()); // both are asked for
    QVERIFY(restored->hasFocus());
    press(u"Service was restored now"_s);
    QCOMPARE(restored->text(), u"2026-01-02 10:00"_s);
    QCOMPARE(errorOf(restored), QString());
    press(u"When service was restored is not known"_s);
    occurred->clear();
    QTest::keyClicks(occurred, u"2026-01-02 08:15"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"occurred=2026-01-02T08:15:00Z resolution=Cable replaced resolution_code=Solved "
                           "restored=unknown state=resolved"_s));
}

// Time or the word unknown, by typing alone, and nothing is asked of a light one.
void TestTicketActs::resolvesWithATime()
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
    QVERIFY(!errorOf(restored).isEmpty());
    restored->clear();
    QCOMPARE(errorOf(restored), QString()); // empty is an answer here
    QTest::keyClicks(restored, u"2026-01-02 09:30"_s);
    QTest::keyClick(restored, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"restored=2026-01-02T09:30:00Z state=resolved"_s));
}

void TestTicketActs::reopensByOneKey()
{
    key(Qt::Key_D, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->told.size(), 1); // open: nothing to reopen
    QVERIFY(!calledWith(u"set"_s));
    m_source->changeElsewhere(30, {{u"state"_s, u"resolved"_s}});
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.state == u"resolved"_s);
    key(Qt::Key_D, Qt::ShiftModifier);
    QTRY_VERIFY(calledWith(u"set 30 state=in_progress"_s));
}

void TestTicketActs::makesATicket()
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
    QVERIFY(!errorOf(title).isEmpty());
    QTest::keyClicks(title, u"Printer on fire"_s);
    QCOMPARE(errorOf(title), QString());
    QTest::keyClick(title, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->went.size(), 1);
    QCOMPARE(m_desk->went.constFirst().args.value(u"ticket"_s).toLongLong(), qint64(31));
    QCOMPARE(m_source->ticket(31).ticket.title, u"Printer on fire"_s);
    QTRY_COMPARE(m_page->model().newCount(), 1); // not sorted in under the cursor
}

void TestTicketActs::aPriorityThatFollowsAnywayIsNoOverride()
{
    TicketForm form(TicketForm::Purpose::New);
    form.change({{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}, {u"priority"_s, u"1"_s}});
    QVERIFY(!form.field(u"priority_reason"_s)->isEnabled());
    QCOMPARE(form.values().value(u"priority"_s), QString());
    form.change({{u"urgency"_s, u"4"_s}});
    QVERIFY(form.field(u"priority_reason"_s)->isEnabled());
    QCOMPARE(form.values().value(u"priority"_s), u"1"_s);
    form.change({{u"priority_reason"_s, u"The board waits"_s}});
    QCOMPARE(form.values().value(u"priority_reason"_s), u"The board waits"_s);
    form.change({{u"urgency"_s, u"1"_s}});
    QCOMPARE(form.values().value(u"priority_reason"_s), QString());
}

// An import's own priority is not sent as an override because the impact was changed beside it.
void TestTicketActs::aPriorityNobodyTouchedIsLeft()
{
    TicketForm form(TicketForm::Purpose::Edit);
    form.setValues({{u"impact"_s, u"2"_s}, {u"urgency"_s, u"3"_s}, {u"priority"_s, u"3"_s}});
    form.change({{u"impact"_s, u"1"_s}});
    QCOMPARE(form.changed(), (TicketValues{{u"impact"_s, u"1"_s}}));
    // An override keeps its reason though impact and urgency come to give the same.
    form.setValues({{u"impact"_s, u"4"_s},
                    {u"urgency"_s, u"4"_s},
                    {u"priority"_s, u"1"_s},
                    {u"priority_reason"_s, u"The board waits"_s}});
    form.change({{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}});
    QCOMPARE(form.changed(), (TicketValues{{u"impact"_s, u"1"_s}, {u"urgency"_s, u"1"_s}}));
    QVERIFY(form.field(u"priority_reason"_s)->isEnabled());
    form.change({{u"priority"_s, QString()}});
    QCOMPARE(form.changed().value(u"priority_reason"_s, u"left"_s), QString());
}

void TestTicketActs::mergesAStaleSave()
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

void TestTicketActs::asksWhichValueStands()
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
    QTest::keyClick(view, Qt::Key_Return, Qt::ControlModifier); // saves as in every other dialog
    QTRY_COMPARE(m_source->ticket(30).ticket.title, u"Mine"_s);
    QTRY_VERIFY(!dialog<TicketDialog>());
}

void TestTicketActs::undoes()
{
    key(Qt::Key_I);
    QTRY_COMPARE(m_desk->undos.size(), 1);
    QCOMPARE(m_source->ticket(30).ticket.assignee.name, u"Mara Keller"_s);
    bool taken = false;
    m_desk->undos.constFirst()([&taken](bool could) { taken = could; });
    QTRY_VERIFY(taken);
    QCOMPARE(m_source->ticket(30).ticket.assignee.name, QString());
    const TicketListModel &model = m_page->model();
    QTRY_COMPARE(model.index(0, TicketListModel::Assignee).data().toString(), u"—"_s);
    QCOMPARE(m_desk->went.size(), 0); // it is shown
}

// Nothing is taken back unseen, and a refusal is told.
void TestTicketActs::undoGoesToItsTicket()
{
    key(Qt::Key_I);
    QTRY_COMPARE(m_desk->undos.size(), 1);
    key(Qt::Key_J);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(29));
    std::optional<bool> taken;
    const auto answer = [&taken](bool could) { taken = could; };
    m_desk->undos.constFirst()(answer);
    QTRY_COMPARE(taken, std::optional(true));
    QTRY_COMPARE(m_desk->went.size(), 1);
    QCOMPARE(m_desk->went.constFirst().args.value(u"ticket"_s).toLongLong(), qint64(30));

    m_source->refuse = Error{ErrorCode::Unavailable, u"server-unreachable"_s, {}, {}};
    m_desk->undos.constFirst()(answer);
    QTRY_COMPARE(taken, std::optional(false));
    QCOMPARE(m_desk->told.size(), 1);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketActs)
#include "tst_ticketacts.moc"
