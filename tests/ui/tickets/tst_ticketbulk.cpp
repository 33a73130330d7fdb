// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Several tickets at once, by keys alone: chosen, looked ahead at, changed, taken back.
#include "tickets/bulkfields.h"
#include "tickets/bulksheet.h"
#include "tickets/quickpicker.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "ticketspagefixture.h"
#include "widgets/chip.h"
#include "widgets/pagedtable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

using Fate = BulkLine::Fate;

class TestTicketBulk : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void choosesByShift();
    void allThatMatchIsMoreThanIsRead();
    void assignsSeveralAtOnce();
    void looksAheadAndChanges();
    void saysWhatIsRefusedBefore();
    void sendsWhatWasLookedAt();
    void whatAStateNeedsComesAlong();
    void aDashEmpties();
    void isNeverWholeWhereSomeWereEdited();
    void isCanceledFromTheStrip();
    void aWrongValueIsSaidAtItsField();

private:
    void chooseThree()
    {
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_page->list().selectedCount(), 3);
    }
    BulkSheet *openSheet()
    {
        key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        BulkSheet *sheet = nullptr;
        if (!QTest::qWaitFor([&] { return (sheet = dialog<BulkSheet>()) != nullptr; }, kPatience))
            return nullptr;
        return sheet;
    }
    // As a person does: the field by its name, then its value.
    void choose(BulkSheet *sheet, const QString &field, const QString &value)
    {
        auto *fields = sheet->fields().firstField();
        fields->setFocus();
        auto *choice = qobject_cast<QComboBox *>(fields);
        while (choice->currentData().toString() != field) {
            const int before = choice->currentIndex();
            QTest::keyClick(choice, choice->findData(field) > before ? Qt::Key_Down : Qt::Key_Up);
            QVERIFY(choice->currentIndex() != before);
        }
        QTest::keyClick(choice, Qt::Key_Tab);
        auto *editor = QApplication::focusWidget();
        QVERIFY(editor);
        if (auto *values = qobject_cast<QComboBox *>(editor)) {
            QTest::keyClick(values, Qt::Key_Home);
            while (values->currentData().toString() != value) {
                const int before = values->currentIndex();
                QTest::keyClick(values, Qt::Key_Down);
                QVERIFY(values->currentIndex() != before);
            }
        } else {
            QTest::keyClicks(editor, value);
        }
    }
};

void TestTicketBulk::choosesByShift()
{
    chooseThree();
    QVERIFY(m_page->pane().findChild<QWidget *>());
    const BulkSelection chosen = m_page->list().selection();
    QVERIFY(!chosen.query);
    QCOMPARE(chosen.tickets.size(), 3U);
    key(Qt::Key_Escape);
    QCOMPARE(m_page->list().selectedCount(), 1);
    key(Qt::Key_Down, Qt::ShiftModifier);
    m_page->model().refresh();
    QTRY_VERIFY(m_page->isSettled());
    QVERIFY(m_page->list().selectedCount() <= 1); // another question, another choice
}

void TestTicketBulk::allThatMatchIsMoreThanIsRead()
{
    for (int i = 0; i < 470; ++i)
        m_source->add(u"More %1"_s.arg(i));
    m_page->model().refresh();
    QTRY_COMPARE(m_page->model().total(), 500);
    QTRY_VERIFY(m_page->isSettled());
    QVERIFY(m_page->model().rowCount() < 500);
    m_page->list().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_page->list().selectedCount(), 500);
    QCOMPARE(m_page->list().selection().query, std::optional(m_page->model().query()));
    m_page->model().fetchMore({});
    QTRY_VERIFY(m_page->model().rowCount() > 200);
    QCOMPARE(m_page->list().selectedCount(), 500); // what is read later is chosen, too
    QVERIFY(m_page->list().selectionModel()->isRowSelected(m_page->model().rowCount() - 1, {}));
    key(Qt::Key_I); // mine
    QTRY_VERIFY(calledWith(u"bulk 500 Mara Keller"_s));
    QTRY_COMPARE(m_desk->offered.size(), 1);
    QCOMPARE(m_desk->offered.constFirst(), u"500 tickets assigned to Mara Keller"_s);
}

void TestTicketBulk::assignsSeveralAtOnce()
{
    chooseThree();
    key(Qt::Key_A);
    QTRY_VERIFY(dialog<QuickPicker>());
    auto *line = dialog<QuickPicker>()->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"netw"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(calledWith(u"bulk 3 "_s));
    QTRY_COMPARE(m_desk->offered.size(), 1);
    QCOMPARE(m_desk->offered.constFirst(), u"3 tickets assigned to Network"_s);
    QVERIFY(m_desk->jobs().items().isEmpty());
    for (const qint64 id : {30, 29, 28})
        QCOMPARE(m_source->ticket(id).ticket.team.name, u"Network"_s);
    QCOMPARE(m_source->ticket(27).ticket.team.name, QString());
    const int team = TicketListModel::columnOf(u"team"_s);
    QTRY_COMPARE(m_page->model().index(2, team).data().toString(), u"Network"_s);
    QCOMPARE(m_page->model().unseenCount(), 0); // nobody else did it
    bool taken = false;
    m_desk->undos.constFirst()([&taken](bool answer) { taken = answer; });
    QTRY_VERIFY(taken);
    QCOMPARE(m_source->ticket(29).ticket.team.name, QString());
    QTRY_COMPARE(m_page->model().index(2, team).data().toString(), QString());
}

void TestTicketBulk::looksAheadAndChanges()
{
    m_source->ticket(29).ticket.title = u"Same"_s;
    chooseThree();
    BulkSheet *sheet = openSheet();
    QVERIFY(sheet);
    QVERIFY(!sheet->sendButton().isEnabled()); // nothing is chosen
    choose(sheet, u"title"_s, u"Same"_s);
    QTRY_COMPARE(sheet->summary(), u"2 will change · 1 already so · 0 refused"_s);
    QCOMPARE(sheet->sendButton().text(), u"Change 2 tickets"_s);
    QCOMPARE(sheet->table().model()->rowCount(), 2);
    QCOMPARE(sheet->table().model()->index(0, 2).data().toString(), u"Title: Ticket 30 → Same"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"bulk 2 Same"_s));
    QTRY_COMPARE(m_source->ticket(28).ticket.title, u"Same"_s);
    QTRY_COMPARE(m_desk->offered.value(0), u"2 tickets changed"_s);
    QVERIFY(m_desk->told.isEmpty());
}

void TestTicketBulk::saysWhatIsRefusedBefore()
{
    m_source->ticket(29).ticket.state = u"closed"_s;
    chooseThree();
    key(Qt::Key_S);
    QTRY_VERIFY(dialog<QuickPicker>());
    auto *line = dialog<QuickPicker>()->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"in prog"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(dialog<BulkSheet>());
    BulkSheet *sheet = dialog<BulkSheet>();
    QTRY_COMPARE(sheet->summary(), u"2 will change · 0 already so · 1 refused"_s);
    QVERIFY(!calledWith(u"bulk"_s)); // not before it was said
    Chip &refused = sheet->chip(Fate::Refused);
    refused.setFocus();
    QTest::keyClick(&refused, Qt::Key_Space);
    QCOMPARE(sheet->table().model()->rowCount(), 1);
    QVERIFY(sheet->table().model()->index(0, 2).data().toString().contains(u"Closed"_s));
    QTest::keyClick(&refused, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(calledWith(u"bulk 2 in_progress"_s));
    QCOMPARE(m_source->ticket(29).ticket.state, u"closed"_s);
}

void TestTicketBulk::sendsWhatWasLookedAt()
{
    chooseThree();
    BulkSheet *sheet = openSheet();
    QVERIFY(sheet);
    m_source->hold = true;
    choose(sheet, u"title"_s, u"Two"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier); // faster than answers
    QTRY_VERIFY(calledWith(u"plan 3 Two"_s));
    QVERIFY(!calledWith(u"bulk"_s));
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(calledWith(u"bulk 3 Two"_s));
    // A later word takes the place of an earlier one, whichever answer comes first.
    m_source->calls.clear();
    toFront();
    m_page->list().setFocus();
    sheet = openSheet();
    QVERIFY(sheet);
    m_source->hold = true;
    choose(sheet, u"title"_s, u"One"_s);
    QTRY_VERIFY(calledWith(u"plan 3 One"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"s"_s);
    QTRY_VERIFY(calledWith(u"plan 3 Ones"_s));
    m_source->release(m_source->heldCount() - 1);
    QTRY_VERIFY(sheet->summary().startsWith(u"3 will"_s));
    m_source->hold = false;
    m_source->releaseAll();
    QTest::qWait(10);
    QVERIFY(sheet->table().model()->index(0, 2).data().toString().endsWith(u"→ Ones"_s));
}

void TestTicketBulk::whatAStateNeedsComesAlong()
{
    chooseThree();
    key(Qt::Key_D);
    QTRY_VERIFY(dialog<BulkSheet>());
    BulkSheet *sheet = dialog<BulkSheet>();
    QVERIFY(sheet->fields().findChild<QWidget *>(u"resolution"_s));
    QCOMPARE(sheet->summary(), u"Still needed: Resolution code"_s);
    QVERIFY(!sheet->sendButton().isEnabled());
    auto *code = sheet->fields().findChild<QComboBox *>(u"resolution_code"_s);
    code->setFocus();
    QTest::keyClicks(code, u"Solved"_s);
    auto *text = sheet->fields().findChild<QWidget *>(u"resolution"_s);
    text->setFocus();
    QTest::keyClicks(text, u"Restarted"_s);
    QTRY_COMPARE(sheet->summary(), u"3 will change · 0 already so · 0 refused"_s);
    QCOMPARE(sheet->fields().change().kind, TicketChange::Kind::Resolve);
    // Another state needs none of that.
    auto *state = sheet->fields().findChild<QComboBox *>(u"state"_s);
    state->setFocus();
    QTest::keyClick(state, Qt::Key_Home);
    const auto *gone = sheet->fields().findChild<QWidget *>(u"resolution"_s);
    QVERIFY(!gone || !gone->isVisible());
    QVERIFY(!sheet->fields().change().values.contains(u"resolution"_s));
}

void TestTicketBulk::aDashEmpties()
{
    m_source->ticket(30).ticket.team = {1, u"Network"_s};
    chooseThree();
    BulkSheet *sheet = openSheet();
    QVERIFY(sheet);
    choose(sheet, u"team"_s, {});
    QVERIFY(sheet->fields().change().values.isEmpty()); // a blank line empties nothing
    QTest::keyClicks(QApplication::focusWidget(), u"-"_s);
    QCOMPARE(sheet->fields().change().values, (TicketValues{{u"team"_s, QString()}}));
    QTRY_COMPARE(sheet->summary(), u"1 will change · 2 already so · 0 refused"_s);
}

void TestTicketBulk::isNeverWholeWhereSomeWereEdited()
{
    chooseThree();
    BulkSheet *sheet = openSheet();
    QVERIFY(sheet);
    choose(sheet, u"title"_s, u"Ours"_s);
    QTRY_COMPARE(sheet->summary(), u"3 will change · 0 already so · 0 refused"_s);
    m_source->changeElsewhere(29, {{u"title"_s, u"Theirs"_s}});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->offered.value(0), u"2 tickets changed"_s);
    QTRY_COMPARE(m_desk->told.size(), 1);
    QCOMPARE(m_desk->told.constFirst().level, Notice::Level::Warning);
    QVERIFY(m_desk->told.constFirst().what.contains(u"1 ticket"_s));
    QVERIFY(m_desk->told.constFirst().detail.contains(u"INC-29"_s));
    QCOMPARE(m_source->ticket(29).ticket.title, u"Theirs"_s);
}

void TestTicketBulk::isCanceledFromTheStrip()
{
    chooseThree();
    QTRY_VERIFY(m_page->isSettled() && m_page->currentDetail());
    m_source->hold = true;
    key(Qt::Key_I);
    QTRY_COMPARE(m_desk->jobs().items().size(), 1);
    const JobPtr job = m_desk->jobs().items().constFirst().job;
    m_desk->jobs().cancel(job);
    QVERIFY(job->isCancelled());
    m_source->refuse = Error{ErrorCode::Cancelled, u"cancelled"_s, {}, {}};
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(m_desk->jobs().items().isEmpty());
}

void TestTicketBulk::aWrongValueIsSaidAtItsField()
{
    chooseThree();
    BulkSheet *sheet = openSheet();
    QVERIFY(sheet);
    choose(sheet, u"detected"_s, u"yesterday"_s);
    QTRY_VERIFY(calledWith(u"plan 3 yesterday"_s));
    const auto wrong = [sheet] {
        for (const QLabel *label : sheet->fields().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"yesterday"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(wrong());
    QVERIFY(!sheet->sendButton().isEnabled());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!dialog<BulkSheet>());
    QVERIFY(!calledWith(u"bulk"_s));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicketBulk)
#include "tst_ticketbulk.moc"
