// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The page about its tickets, by keys alone: move, open, come back from elsewhere, filter; letters that die
// in editors, names for every field.
#include "theme/appearance.h"
#include "theme/theme.h"
#include "tickets/conversation.h"
#include "tickets/factsgrid.h"
#include "tickets/replybox.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketview.h"
#include "tickets/ticketviews.h"
#include "ticketspagefixture.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestTicketsPage : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void movesAndOpens();
    void theBarStandsWhereNothingIsCovered();
    void rowsKeepTheirHeightAndTheirPlace();
    void actsReachTheTicketShown();
    void aTicketFurtherDownIsMarkedWhereItStands();
    void derivedStampsAndEarlierResolutionsAreSeen();
    void emptinessOffersWhatHelps();
    void hintsNameWhatCanFollow();
    void aFilterThatIsWrongIsSaidOnce();
    void aNarrowWindowShowsItAlone();
    void opensAllWhereNothingIsOpen();
    void stateWearsTheThemeOfNow();
    void aStormIsCountedOnce();
    void escapeLeadsFromFilterToList();
    void letterKeysDieInEditors();
    void filterErrorsSayWhere();
    void answersAfterThePageIsGone();
    void everyFieldHasAName();
    void noTwoActsShareAKey();
};

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

void TestTicketsPage::theBarStandsWhereNothingIsCovered()
{
    auto bar = std::make_unique<QLabel>(u"Note added"_s);
    const auto place = [this](const QWidget &widget) {
        return QRect(widget.mapTo(m_page.get(), QPoint()), widget.size());
    };
    QVERIFY(m_page->takeBar(bar.get()));
    bar->show();
    QTRY_VERIFY(place(*bar).top() > place(m_page->list()).bottom());
    QVERIFY(!place(*bar).intersects(place(m_page->view())));
    m_page->open(); // the list goes, the bar moves on
    QTRY_VERIFY(bar->isVisible());
    QTRY_VERIFY(place(*bar).top() > place(m_page->view().conversation()).bottom());
    QTRY_VERIFY(place(*bar).bottom() < place(m_page->view().reply()).top());
    m_page->close();
    QTRY_VERIFY(bar->isVisible() && !place(*bar).intersects(place(m_page->view())));
}

void TestTicketsPage::rowsKeepTheirHeightAndTheirPlace()
{
    m_page->resize(1280, 740);
    m_page->togglePreview();
    QTRY_VERIFY(m_page->view().isVisible());
    const int low = m_page->list().rowHeight(0);
    m_page->togglePreview();
    QTRY_VERIFY(m_page->view().isHidden());
    QCOMPARE(m_page->list().rowHeight(0), low);
    key(Qt::Key_End);
    const auto isInSight = [this] {
        const QRect row = m_page->list().visualRect(m_page->list().currentIndex());
        return m_page->list().viewport()->rect().contains(row.adjusted(0, 0, 0, -1));
    };
    QVERIFY(isInSight());
    m_page->togglePreview();
    QTRY_VERIFY(m_page->view().isVisible());
    QTRY_VERIFY(isInSight());
    key(Qt::Key_Return);
    QTRY_VERIFY(m_page->isOpen());
    m_page->close();
    QTRY_VERIFY(isInSight());
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
    QVERIFY(m_page->view().isVisible() && !m_page->isOpen());
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

void TestTicketsPage::aTicketFurtherDownIsMarkedWhereItStands()
{
    for (int i = 0; i < 3000; ++i)
        m_source->add(u"More"_s);
    m_page->model().refresh();
    QTRY_COMPARE(m_page->model().rowOf(TicketId(5)), -1);
    const qsizetype read = m_source->calls.filter(u"page"_s).size();
    m_page->activate({u"tickets"_s, {{u"ticket"_s, 5}}});
    QTRY_COMPARE(m_page->list().currentTicket(), TicketId(5));
    QCOMPARE(m_page->list().currentIndex().row(), 3030 - 5);
    QVERIFY(m_page->list().viewport()->rect().intersects(
        m_page->list().visualRect(m_page->list().currentIndex())));
    QCOMPARE(m_page->view().ticket(), TicketId(5));
    QCOMPARE(m_page->pane().remark(), QString());
    QVERIFY(m_page->list().hasFocus());
    QVERIFY(m_source->calls.filter(u"page"_s).size() <= read + 3); // not all that lies between
    // Back through rows passed over: each is read as one comes to it.
    key(Qt::Key_Home);
    QTRY_COMPARE(m_page->view().ticket(), TicketId(3030));
    m_page->list().setCurrentIndex(m_page->model().index(1500, TicketListModel::Title));
    QTRY_COMPARE(m_page->view().ticket(), TicketId(3030 - 1500));
    // One made since the list was read.
    m_source->add(u"Just now"_s).ticket.openedAt = test::FakeSource::kNow; // word of it has not come yet
    m_page->activate({u"tickets"_s, {{u"ticket"_s, 3031}}});
    QTRY_COMPARE(m_page->list().currentTicket(), TicketId(3031));
    QCOMPARE(m_page->list().currentIndex().row(), 0);
}

void TestTicketsPage::derivedStampsAndEarlierResolutionsAreSeen()
{
    TicketDetail &detail = m_source->ticket(30);
    detail.ticket.stamp(Stamp::Acknowledged) = test::FakeSource::kNow;
    detail.ticket.setFlag(Stamp::Acknowledged, StampFlag::Derived);
    const qint64 at = test::FakeSource::kNow - 1000;
    detail.history = {{at, u"resolution"_s, {}, u"Turned it off and on"_s, u"x"_s, {}},
                      {at + 10, u"resolution"_s, u"Turned it off and on"_s, {}, u"x"_s, {}},
                      {at + 10, u"reopen_count"_s, u"0"_s, u"1"_s, u"x"_s, {}}};
    m_page->view().reload();
    const auto *facts = m_page->view().findChild<FactsGrid *>();
    QVERIFY(facts);
    const auto labels = [facts] {
        QStringList all;
        for (const Fact &fact : facts->facts())
            all.append(fact.label);
        return all;
    };
    QTRY_VERIFY2(labels().contains(u"Acknowledged (derived)"_s), qPrintable(labels().join(u' ')));
    QStringList said;
    for (const QLabel *label : m_page->view().conversation().findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY2(said.contains(u"Turned it off and on"_s), qPrintable(said.join(u'|')));
}

void TestTicketsPage::emptinessOffersWhatHelps()
{
    const auto offered = [](const QWidget &parent) {
        QStringList names;
        for (const QAbstractButton *button : parent.findChildren<QAbstractButton *>())
            if (button->isVisible() && !button->text().isEmpty())
                names.append(button->property("primary").toBool() ? u"!"_s + button->text() : button->text());
        names.sort();
        return names;
    };
    m_page->query().setQuery(u"state:done"_s);
    key(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(m_page->query().edit(), Qt::Key_Return);
    QTRY_VERIFY(m_page->model().rowCount() == 0 && !m_page->model().isAsking());
    QCOMPARE(offered(m_page->list()), QStringList{u"!Show all tickets"_s});
    QStringList said;
    for (const QLabel *label : m_page->view().findChildren<QLabel *>())
        if (label->isVisible())
            said.append(label->text());
    QVERIFY2(!said.join(u' ').contains(u"Choose one"_s), qPrintable(said.join(u'|')));
    for (int id = 1; id <= 30; ++id)
        m_source->erase(id);
    newPage(true, false);
    QCOMPARE(offered(m_page->list()), (QStringList{u"!Import a log…"_s, u"New ticket"_s}));
}

void TestTicketsPage::hintsNameWhatCanFollow()
{
    const auto hints = [this] {
        QStringList all;
        for (const ElidedLabel *label : m_page->pane().findChildren<ElidedLabel *>())
            all.append(label->text());
        return all.join(u'|');
    };
    QTRY_VERIFY2(hints().contains(u"S state"_s) && hints().contains(u"D resolve"_s), qPrintable(hints()));
    m_source->changeElsewhere(30, {{u"state"_s, u"closed"_s}});
    QTRY_VERIFY2(!hints().contains(u"S state"_s) && !hints().contains(u"D resolve"_s), qPrintable(hints()));
    key(Qt::Key_S);
    QTRY_COMPARE(m_desk->told.size(), 1);
    QVERIFY2(m_desk->told.constFirst().what.contains(u"Ctrl+N"_s),
             qPrintable(m_desk->told.constFirst().what));
    key(Qt::Key_J);
    QTRY_VERIFY2(hints().contains(u"S state"_s) && hints().contains(u"D resolve"_s), qPrintable(hints()));
}

// As a route of an old link has it.
void TestTicketsPage::aFilterThatIsWrongIsSaidOnce()
{
    m_source->refuse = Error{ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, u"priorty"_s}}, {}};
    m_page->activate({u"tickets"_s, {{u"query"_s, u"priorty:1"_s}}});
    QVERIFY(m_page->query().problem().contains(u"priorty"_s));
    QVERIFY2(m_page->query().problem().contains(u"“priority”"_s), qPrintable(m_page->query().problem()));
    QCOMPARE(m_page->pane().failure(), QString());
    m_source->refuse = Error{ErrorCode::Unavailable, u"connection-lost"_s, {}, {}};
    m_page->activate({u"tickets"_s, {{u"query"_s, u"priority:1"_s}}});
    QTRY_VERIFY(m_page->pane().failure().contains(u"F5"_s));
    m_source->refuse.reset();
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
    QTRY_VERIFY(!m_page->findChild<TicketViews *>()->isCounting());
    TicketViews views(u"tickets"_s, *m_source, m_page->savedViews());
    m_source->hold = true;
    const int before = m_source->counted;
    for (int i = 0; i < 20; ++i)
        views.count();
    QCOMPARE(m_source->counted - before, 1); // one round under way, one view at a time
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_VERIFY(!views.isCounting());
    // Two rounds of these, and at most one of the page's own that was still to come.
    const int round = int(views.list().size());
    QTRY_VERIFY_WITH_TIMEOUT(m_source->counted - before >= 2 * round, kPatience);
    QTest::qWait(50);
    QVERIFY(m_source->counted - before <= 3 * round);
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
