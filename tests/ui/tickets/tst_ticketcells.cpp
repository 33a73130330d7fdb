// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Editing in the cells of the list, by keys alone.
#include "tickets/statedialog.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketcells.h"
#include "tickets/ticketlistmodel.h"
#include "ticketspagefixture.h"
#include "widgets/conflictview.h"

#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketCells : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void enterSaves();
    void escapeRestores();
    void tabGoesToTheNextCell();
    void downGoesToTheRowBelow();
    void arrowsMoveTheCell();
    void whatIsRefusedStaysWithItsReason();
    void keysThatComeMeanwhileWait();
    void lettersAreNoActs();
    void whatOthersChangeTouchesNoEditor();
    void aStaleSaveIsMerged();
    void aStateThatNeedsMoreAsks();
    void aPriorityTakesItsReasonAlong();
    void leavingSaves();
    void anEditedCellMaySeeItsRowGo();

private:
    CellEditing &editing() { return m_page->acts().cells().editing(); }
    QString field() { return TicketListModel::fieldAt(editing().cell().column()); }
    // The editor of a field of the row one stands on.
    void open(const QString &field)
    {
        m_page->list().setCurrentIndex(
            m_page->model().index(m_page->list().currentIndex().row(), TicketListModel::columnOf(field)));
        key(Qt::Key_F2);
        QTRY_VERIFY(editing().isOpen());
        QCOMPARE(this->field(), field);
        QTRY_VERIFY(editing().editor()->isAncestorOf(QApplication::focusWidget()) ||
                    editing().editor() == QApplication::focusWidget());
    }
    QString cellText(int row, const QString &field)
    {
        return m_page->model().index(row, TicketListModel::columnOf(field)).data().toString();
    }
};

void TestTicketCells::enterSaves()
{
    open(u"title"_s);
    QCOMPARE(qobject_cast<QLineEdit *>(editing().editor())->text(), u"Ticket 30"_s);
    type(u"Printer jams"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(calledWith(u"set 30 title=Printer jams"_s));
    QVERIFY(m_page->list().hasFocus());
    QVERIFY(!m_page->isOpen()); // Enter saved, it opened nothing
    QTRY_COMPARE(cellText(0, u"title"_s), u"Printer jams"_s);
    QCOMPARE(m_desk->offered, QStringList{u"INC-30 changed: Title"_s});
    m_desk->undos.constFirst()([](bool) {});
    QTRY_COMPARE(cellText(0, u"title"_s), u"Ticket 30"_s);
    open(u"title"_s);
    key(Qt::Key_Return); // nothing was changed
    QTRY_VERIFY(!editing().isOpen());
    QCOMPARE(m_source->calls.filter(u"set 30"_s).size(), 1);
}

void TestTicketCells::escapeRestores()
{
    open(u"title"_s);
    type(u"Nonsense"_s);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(!calledWith(u"set"_s));
    QVERIFY(m_page->list().hasFocus());
    QCOMPARE(cellText(0, u"title"_s), u"Ticket 30"_s);
}

void TestTicketCells::tabGoesToTheNextCell()
{
    open(u"title"_s);
    type(u"First"_s);
    key(Qt::Key_Tab);
    QTRY_VERIFY(editing().isOpen() && field() != u"title"_s);
    QVERIFY(calledWith(u"set 30 title=First"_s));
    const QString next = field();
    QVERIFY(next == u"requester"_s || next == u"state"_s);
    key(Qt::Key_Tab, Qt::ShiftModifier);
    QTRY_COMPARE(field(), u"title"_s);
    QCOMPARE(editing().cell().row(), 0);
    key(Qt::Key_Escape);
    // From the last cell of a row to the first of the next.
    open(u"assignee"_s);
    key(Qt::Key_Tab);
    QTRY_COMPARE(editing().cell().row(), 1);
    QCOMPARE(field(), u"priority"_s);
}

void TestTicketCells::downGoesToTheRowBelow()
{
    open(u"title"_s);
    type(u"Upper"_s);
    key(Qt::Key_Down);
    QTRY_COMPARE(editing().cell().row(), 1);
    QCOMPARE(field(), u"title"_s);
    QCOMPARE(qobject_cast<QLineEdit *>(editing().editor())->text(), u"Ticket 29"_s);
    QVERIFY(calledWith(u"set 30 title=Upper"_s));
    key(Qt::Key_Up);
    QTRY_COMPARE(editing().cell().row(), 0);
}

void TestTicketCells::arrowsMoveTheCell()
{
    open(u"title"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(!editing().isOpen());
    const int before = m_page->list().currentIndex().column();
    key(Qt::Key_Right);
    QVERIFY(m_page->list().currentIndex().column() > before);
    QVERIFY(m_page->list().showsCell());
    key(Qt::Key_Left);
    QCOMPARE(m_page->list().currentIndex().column(), before);
    key(Qt::Key_Down);
    key(Qt::Key_F2);
    QTRY_VERIFY(editing().isOpen());
    QCOMPARE(editing().cell().row(), 1);
}

void TestTicketCells::whatIsRefusedStaysWithItsReason()
{
    open(u"title"_s);
    m_source->refuseOnce = Error{ErrorCode::Invalid, u"title-required"_s, {{u"field"_s, u"title"_s}}, {}};
    type(u"x"_s);
    key(Qt::Key_Tab);
    QTRY_VERIFY(!editing().error().isEmpty());
    QVERIFY(editing().isOpen());
    QCOMPARE(field(), u"title"_s);
    QCOMPARE(editing().editor()->accessibleDescription(), editing().error());
    type(u"y"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(calledWith(u"set 30 title=xy"_s));
}

void TestTicketCells::keysThatComeMeanwhileWait()
{
    open(u"title"_s);
    m_source->hold = true;
    type(u"Slow"_s);
    key(Qt::Key_Down);
    QVERIFY(calledWith(u"set 30 title=Slow"_s));
    QCOMPARE(editing().cell().row(), 0);
    type(u"Fast"_s); // meant for the row below
    key(Qt::Key_Return);
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(calledWith(u"set 29 title=Fast"_s));
    QVERIFY(!calledWith(u"SlowFast"_s));
}

void TestTicketCells::lettersAreNoActs()
{
    open(u"state"_s);
    key(Qt::Key_P); // would hide the preview
    key(Qt::Key_N);
    QVERIFY(editing().isOpen());
    QVERIFY(!m_page->isOpen());
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editing().isOpen());
}

void TestTicketCells::whatOthersChangeTouchesNoEditor()
{
    open(u"title"_s);
    type(u"Mine"_s);
    for (int i = 0; i < 20; ++i)
        m_source->changeElsewhere(30 - i % 3, {{u"team"_s, u"Network"_s}});
    QTRY_COMPARE(cellText(0, u"team"_s), u"Network"_s);
    QVERIFY(editing().isOpen());
    QCOMPARE(qobject_cast<QLineEdit *>(editing().editor())->text(), u"Mine"_s);
    QCOMPARE(QApplication::focusWidget(), editing().editor());
}

void TestTicketCells::aStaleSaveIsMerged()
{
    open(u"title"_s);
    type(u"Mine"_s);
    m_source->changeElsewhere(30, {{u"team"_s, u"Network"_s}});
    key(Qt::Key_Return);
    QTRY_VERIFY(!editing().isOpen()); // theirs was of another field
    QCOMPARE(m_source->ticket(30).ticket.title, u"Mine"_s);
    QCOMPARE(m_source->ticket(30).ticket.team.name, u"Network"_s);
    open(u"title"_s);
    type(u"Mine again"_s);
    m_source->changeElsewhere(30, {{u"title"_s, u"Theirs"_s}});
    key(Qt::Key_Return);
    QTRY_VERIFY(dialog<ConflictView>());
    QVERIFY(editing().isOpen()); // what was typed is there still
    QTest::keyClick(dialog<ConflictView>(), Qt::Key_Escape);
    QTRY_VERIFY(!editing().error().isEmpty());
    QCOMPARE(qobject_cast<QLineEdit *>(editing().editor())->text(), u"Mine again"_s);
}

void TestTicketCells::aStateThatNeedsMoreAsks()
{
    open(u"state"_s);
    auto *states = qobject_cast<QComboBox *>(editing().editor());
    QVERIFY(states);
    QCOMPARE(states->currentData().toString(), u"new"_s);
    QVERIFY(states->findData(u"closed"_s) < 0); // no way leads there
    while (states->currentData().toString() != u"resolved")
        QTest::keyClick(states, Qt::Key_Down);
    key(Qt::Key_Return);
    QTRY_VERIFY(dialog<StateDialog>());
    QVERIFY(!editing().isOpen());
    QVERIFY(!calledWith(u"set 30"_s));
    QTest::keyClick(dialog<StateDialog>(), Qt::Key_Escape);
    toFront();
    m_page->list().setFocus();
    open(u"state"_s);
    states = qobject_cast<QComboBox *>(editing().editor());
    while (states->currentData().toString() != u"in_progress")
        QTest::keyClick(states, Qt::Key_Down);
    key(Qt::Key_Return);
    QTRY_VERIFY(calledWith(u"set 30 state=in_progress"_s));
}

void TestTicketCells::aPriorityTakesItsReasonAlong()
{
    open(u"priority"_s);
    auto *level = editing().editor()->findChild<QComboBox *>(u"priority"_s);
    QCOMPARE(QApplication::focusWidget(), level);
    while (level->currentData().toString() != u"2")
        QTest::keyClick(level, Qt::Key_Down);
    key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"priority_reason"_s);
    type(u"VIP"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(calledWith(u"set 30 priority=2 priority_reason=VIP"_s));
}

void TestTicketCells::leavingSaves()
{
    open(u"title"_s);
    type(u"Left"_s);
    m_page->focusQuery();
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(calledWith(u"set 30 title=Left"_s));
    QVERIFY(!m_page->list().hasFocus()); // the focus stays where it went
}

void TestTicketCells::anEditedCellMaySeeItsRowGo()
{
    open(u"title"_s);
    type(u"Gone"_s);
    m_source->erase(30);
    m_source->tell(30);
    QTRY_VERIFY(!editing().isOpen());
    QVERIFY(!calledWith(u"set"_s));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketCells)
#include "tst_ticketcells.moc"
