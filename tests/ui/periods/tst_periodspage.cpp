// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The published periods by keys alone: walked, one opened, what differs followed to its records, what is read
// meanwhile shown without losing the place, and what comes late dropped.
#include "periods/restatedmodels.h"
#include "periodspagefixture.h"
#include "widgets/emptystate.h"
#include "widgets/plaintext.h"

#include <QClipboard>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::FakePeriods;

class TestPeriodsPage : public test::PeriodsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestIsChosenAndAllAreReadAgain();
    void rowsAreWalkedAndThePeriodFollows();
    void whatDiffersLeadsToItsRecords();
    void keptFiguresLeadToTheIncidents();
    void aRouteChoosesThePeriod();
    void aPeriodThatWasNotPublishedIsSaid();
    void anOlderEditionSaysSoAndLeadsToTheNewest();
    void theChosenPeriodIsReadFirst();
    void nothingIsReadWhileThePageIsNotSeen();
    void lateAnswersAreDropped();
    void whatChangesIsReadAgainInPlace();
    void whatCannotBeReadSaysWhy();
    void damageIsSaidAloud();
    void theWorstStandsInTheHead();
    void anotherEditionLeadsToTheOneBefore();
    void aReplacedEditionShowsNoOldComparison();
    void figuresThatDidNotComeAreAskedForAgain();
    void aListThatFailsWhileOneIsReadIsSurvived();
    void theBoardAndALinkAreOneKeyAway();
    void whoMayNotReadIsTold();
    void emptinessSaysWhatAPeriodIsFor();
    void everyFieldHasAName();
    void noTwoActsShareAKey();
    void answersAfterThePageIsGone();

private:
    [[nodiscard]] QStringList today() { return columnOf(m_page->list(), PeriodsModel::TodayText); }
    [[nodiscard]] QString routeWindow() const
    {
        const Route route = m_page->route();
        return QDate(2026, 1, 1)
            .addDays((route.args.value(u"from"_s).toLongLong() - FakePeriods::monthStart(1)) / kMsPerDay)
            .toString(u"yyyy-MM"_s);
    }
};

void TestPeriodsPage::theNewestIsChosenAndAllAreReadAgain()
{
    QVERIFY(m_page->list().hasFocus());
    QCOMPARE(m_page->list().currentIndex().row(), 0);
    QCOMPARE(today(), (QStringList{u"every figure holds"_s, u"6 figures differ"_s, u"every figure holds"_s,
                                   u"replaced by a newer edition"_s}));
    QCOMPARE(m_periods->read, (QStringList{u"3/1"_s, u"2/1"_s, u"1/2"_s}));
    QCOMPARE(m_page->facts(), u"4 periods · 1 restated"_s);
    QVERIFY(m_page->progress().isEmpty());
    QVERIFY(m_page->view().verdict().startsWith(u"Every figure holds"_s));
    QVERIFY(!m_page->view().causes().isVisible() && m_page->view().incidents().isVisible());
    QCOMPARE(m_page->view().incidents().model()->rowCount(), 12);
}

void TestPeriodsPage::rowsAreWalkedAndThePeriodFollows()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    QCOMPARE(routeWindow(), u"2026-02"_s);
    QVERIFY(m_page->view().verdict().startsWith(u"6 figures differ."_s));
    QCOMPARE(columnOf(m_page->view().causes(), CausesModel::Number), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(m_page->view().differences().model()->rowCount(), 6);
    key(Qt::Key_J);
    QVERIFY(settled());
    QCOMPARE(routeWindow(), u"2026-01"_s);
    QVERIFY(!m_page->view().differences().isVisible());
    QVERIFY(m_page->list().hasFocus());
    QVERIFY(m_desk->went.isEmpty());
}

void TestPeriodsPage::whatDiffersLeadsToItsRecords()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    QVERIFY(m_page->view().causes().selectionModel()->selectedRows().isEmpty());
    key(Qt::Key_Return);
    QVERIFY(m_page->view().causes().hasFocus());
    QCOMPARE(m_page->view().causes().selectionModel()->selectedRows().size(), 1);
    key(Qt::Key_Return);
    QCOMPARE(m_desk->went.constLast(),
             (Route{u"tickets"_s,
                    {{u"query"_s, u"number:INC-7"_s}, {u"number"_s, u"INC-7"_s}, {u"open"_s, true}}}));
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QCOMPARE(m_desk->went.constLast().page, u"services"_s);
    QCOMPARE(m_desk->went.constLast().args.value(u"service"_s).toString(), u"Mail & <b>more</b>"_s);
    QCOMPARE(m_desk->went.constLast().args.value(u"from"_s).toLongLong(), FakePeriods::monthStart(2));
    key(Qt::Key_Tab);
    QVERIFY(m_page->view().differences().hasFocus());
    key(Qt::Key_Return);
    QVERIFY(
        m_desk->went.constLast().args.value(u"query"_s).toString().startsWith(u"type:incident opened:"_s));
    key(Qt::Key_Escape);
    QVERIFY(m_page->list().hasFocus());
    QCOMPARE(routeWindow(), u"2026-02"_s);
}

void TestPeriodsPage::keptFiguresLeadToTheIncidents()
{
    key(Qt::Key_Return);
    QVERIFY(m_page->view().incidents().hasFocus());
    key(Qt::Key_End);
    key(Qt::Key_Return);
    QVERIFY(m_desk->went.constLast()
                .args.value(u"query"_s)
                .toString()
                .endsWith(u"priority:P1 (breached:yes or (has:sla state:done))"_s));
    m_page->view().services().setFocus();
    key(Qt::Key_Home);
    key(Qt::Key_Return);
    QCOMPARE(m_desk->went.constLast().page, u"services"_s);
}

void TestPeriodsPage::aRouteChoosesThePeriod()
{
    // Numbers of a link are texts.
    newPage({{u"from"_s, QString::number(FakePeriods::monthStart(2))},
             {u"to"_s, QString::number(FakePeriods::monthStart(3))}});
    QVERIFY(settled());
    QCOMPARE(routeWindow(), u"2026-02"_s);
    QVERIFY(m_desk->told.isEmpty());
    m_page->activate({m_page->id(), {}}); // visited again: where one was
    QVERIFY(settled());
    QCOMPARE(routeWindow(), u"2026-02"_s);
}

void TestPeriodsPage::aPeriodThatWasNotPublishedIsSaid()
{
    newPage({{u"from"_s, 1}, {u"to"_s, 2}});
    QVERIFY(settled());
    QCOMPARE(m_desk->told.size(), 1);
    QCOMPARE(routeWindow(), u"2026-03"_s);
}

void TestPeriodsPage::anOlderEditionSaysSoAndLeadsToTheNewest()
{
    newPage(
        {{u"from"_s, FakePeriods::monthStart(1)}, {u"to"_s, FakePeriods::monthStart(2)}, {u"edition"_s, 1}});
    QVERIFY(settled());
    QCOMPARE(m_page->list().currentIndex().row(), 3);
    QVERIFY(m_page->view().verdict().startsWith(u"A newer edition"_s));
    QCOMPARE(m_page->view().incidents().model()->rowCount(), 12); // they stay as they were given
    for (QPushButton *button : m_page->view().findChildren<QPushButton *>()) {
        if (button->text() == "Show the newest edition"_L1)
            button->click();
    }
    QVERIFY(settled());
    QCOMPARE(m_page->route().args.value(u"edition"_s).toInt(), 2);
}

void TestPeriodsPage::theChosenPeriodIsReadFirst()
{
    m_periods->holds = true;
    m_periods->read.clear();
    newPage({{u"from"_s, FakePeriods::monthStart(1)}, {u"to"_s, FakePeriods::monthStart(2)}});
    QTRY_COMPARE(m_periods->held(), size_t(1));
    QCOMPARE(m_page->progress(), u"reading them again: 1 of 3"_s);
    QCOMPARE(today().at(2), u"reading…"_s);
    QVERIFY(m_page->view().verdict().startsWith(u"The figures are read again"_s));
    m_page->list().setCurrentIndex(m_page->model().index(1, 0)); // walked on meanwhile: that one is next
    m_periods->answerOne();
    QTRY_COMPARE(m_periods->read, (QStringList{u"1/2"_s, u"2/1"_s}));
    QCOMPARE(m_page->progress(), u"reading them again: 2 of 3"_s);
    m_periods->answerOne();
    QTRY_COMPARE(m_periods->read.constLast(), u"3/1"_s);
    m_periods->answerOne();
    QVERIFY(settled());
}

void TestPeriodsPage::nothingIsReadWhileThePageIsNotSeen()
{
    m_periods->holds = true;
    m_page->refresh();
    QTRY_COMPARE(m_periods->held(), size_t(1));
    m_periods->read.clear();
    m_page->hide();
    m_periods->answerOne();
    QTest::qWait(50);
    QCOMPARE(m_periods->read, QStringList());
    QVERIFY(m_page->isSettled());
    m_page->show();
    QTRY_COMPARE(m_periods->read.size(), 1); // what was left goes on
    m_periods->holds = false;
    m_periods->answerOne();
    QVERIFY(settled());
}

void TestPeriodsPage::lateAnswersAreDropped()
{
    m_periods->holds = true;
    m_periods->unreadable = Error{ErrorCode::Unavailable, u"database-busy"_s, {}, {}};
    m_page->refresh();
    QTRY_COMPARE(m_periods->held(), size_t(1)); // a refusal, on its way
    m_periods->holds = false;
    m_periods->unreadable.reset();
    m_page->refresh();
    QVERIFY(settled());
    const QStringList before = today();
    m_periods->answerOne(); // of the round before
    QTest::qWait(50);
    QCOMPARE(today(), before);
    QVERIFY(m_page->isSettled());
}

void TestPeriodsPage::whatChangesIsReadAgainInPlace()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    key(Qt::Key_Return);
    key(Qt::Key_Down);
    QCOMPARE(m_page->view().causes().currentIndex().row(), 1);
    m_periods->read.clear();
    m_periods->changes = 60'000;
    for (int i = 0; i < 5; ++i)
        Q_EMIT m_periods->changed(); // together, once
    QVERIFY(!m_page->isSettled());
    QVERIFY(settled());
    QCOMPARE(m_periods->read, QStringList{u"2/1"_s}); // the chosen one
    QCOMPARE(m_page->view().causes().currentIndex().row(), 1);
    QVERIFY(m_page->view().causes().hasFocus());
    QCOMPARE(today().at(0), u"every figure holds"_s);
}

void TestPeriodsPage::whatCannotBeReadSaysWhy()
{
    m_periods->unreadable = Error{ErrorCode::Unavailable, u"database-busy"_s, {}, {}};
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(today().at(0), u"could not be read"_s);
    QVERIFY(!m_page->view().verdict().isEmpty());
    m_periods->unreadable.reset();
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(today().at(0), u"every figure holds"_s);
}

void TestPeriodsPage::damageIsSaidAloud()
{
    m_page->model().tell(m_page->model().at(1)->period.id, PeriodRow::Today::Damaged, 0, u"It is damaged."_s);
    key(Qt::Key_Down);
    QVERIFY(settled());
    QCOMPARE(today().at(1), u"damaged: run verify"_s);
    QCOMPARE(m_page->view().verdict(), u"It is damaged."_s);
}

void TestPeriodsPage::theWorstStandsInTheHead()
{
    QCOMPARE(m_page->caption(), u"1 period reads otherwise today · 1 has an earlier edition"_s);
    m_periods->damaged = {u"period-4"_s};
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->caption(), u"1 period is damaged: run verify · 1 period reads otherwise today · "
                                "1 has an earlier edition"_s);
    QCOMPARE(m_page->facts(), u"4 periods · 1 damaged · 1 restated"_s);
    m_periods->damaged = {u"period-4"_s, u"period-3"_s}; // of the restated one, too
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->caption(), u"2 periods are damaged: run verify · 1 has an earlier edition"_s);
    m_periods->damaged.clear();
    m_periods->unreadable = Error{ErrorCode::Unavailable, u"database-busy"_s, {}, {}};
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->caption(), u"3 could not be read · 1 has an earlier edition"_s);
    QCOMPARE(m_page->facts(), u"4 periods · 3 not read"_s);
    m_periods->unreadable.reset();
    m_periods->stored.erase(m_periods->stored.begin() + 2); // February
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->caption(),
             u"every figure of the newest editions reads as it was published · 1 has an earlier edition"_s);
    m_periods->stored.erase(m_periods->stored.begin(), m_periods->stored.begin() + 2); // January's two
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->caption(), u"every figure reads as it was published"_s);
    QCOMPARE(m_page->facts(), u"1 period"_s);
}

void TestPeriodsPage::anotherEditionLeadsToTheOneBefore()
{
    const auto button = [this](const QString &text) {
        for (QPushButton *one : m_page->view().findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QVERIFY(!button(u"Show edition 0"_s));
    key(Qt::Key_B); // there is none: said, and nothing else
    QCOMPARE(m_desk->told.size(), 1);
    m_page->list().setCurrentIndex(m_page->model().index(2, 0));
    QVERIFY(settled());
    QVERIFY2(m_page->view().verdict().contains(u"It replaces edition 1"_s),
             qPrintable(m_page->view().verdict()));
    key(Qt::Key_B);
    QVERIFY(settled());
    QCOMPARE(m_page->chosen()->edition, 1);
    QVERIFY(!m_page->view().verdict().contains(u"It replaces"_s));
    QVERIFY(!button(u"Show edition 1"_s) && button(u"Show the newest edition"_s));
    m_page->list().setCurrentIndex(m_page->model().index(2, 0));
    QVERIFY(settled());
    QVERIFY(button(u"Show edition 1"_s));
    button(u"Show edition 1"_s)->click();
    QVERIFY(settled());
    QCOMPARE(m_page->chosen()->edition, 1);
    QCOMPARE(m_page->chosen()->from, FakePeriods::monthStart(1));
}

// How it compared before it was replaced is no comparison of today.
void TestPeriodsPage::aReplacedEditionShowsNoOldComparison()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    QVERIFY(m_page->view().differences().model()->rowCount() > 0);
    m_periods->put(2, 2);
    key(Qt::Key_F5);
    QVERIFY(settled());
    m_page->showEdition(1);
    QVERIFY(settled());
    QVERIFY(m_page->view().verdict().contains(u"newer edition"_s));
    QCOMPARE(m_page->view().differences().model()->rowCount(), 0);
}

void TestPeriodsPage::figuresThatDidNotComeAreAskedForAgain()
{
    m_periods->unfigured = Error{ErrorCode::Unavailable, u"database-busy"_s, {}, {}};
    key(Qt::Key_Down);
    QVERIFY(settled());
    QCOMPARE(m_page->view().incidents().model()->rowCount(), 0);
    m_periods->unfigured.reset();
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->view().incidents().model()->rowCount(), 12);
}

void TestPeriodsPage::aListThatFailsWhileOneIsReadIsSurvived()
{
    m_periods->holds = true;
    key(Qt::Key_F5);
    QTRY_COMPARE(m_periods->held(), size_t(1));
    m_periods->unlisted = Error{ErrorCode::Unavailable, u"database-busy"_s, {}, {}};
    key(Qt::Key_F5);
    QTRY_COMPARE(m_periods->held(), size_t(2)); // it is asked for anew
    m_periods->holds = false;
    m_periods->answerOne();
    m_periods->answerOne();
    QVERIFY(settled());
    QVERIFY(m_page->progress().isEmpty());
}

void TestPeriodsPage::theBoardAndALinkAreOneKeyAway()
{
    key(Qt::Key_Down);
    key(Qt::Key_H);
    QCOMPARE(
        m_desk->went.constLast(),
        (Route{u"home"_s, {{u"from"_s, FakePeriods::monthStart(2)}, {u"to"_s, FakePeriods::monthStart(3)}}}));
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(
        QGuiApplication::clipboard()->text(),
        u"binnacle:periods?from=%1&to=%2"_s.arg(FakePeriods::monthStart(2)).arg(FakePeriods::monthStart(3)));
    QVERIFY(settled());
}

void TestPeriodsPage::whoMayNotReadIsTold()
{
    m_periods->unlisted = Error{ErrorCode::Denied, u"not-allowed"_s, {{u"act"_s, u"read-metrics"_s}}, {}};
    newPage({});
    QVERIFY(settled());
    QStringList said;
    for (const ElidedLabel *label : m_page->findChildren<ElidedLabel *>()) {
        if (label->isVisible())
            said.append(label->text());
    }
    QCOMPARE(said.filter(u"You do not have the right"_s).size(), 1);
    QVERIFY(!m_page->view().isVisible());
    m_periods->unlisted.reset();
    key(Qt::Key_F5);
    QVERIFY(settled());
    QCOMPARE(m_page->model().rowCount(), 4);
    QVERIFY(m_page->view().isVisible() && !m_page->view().verdict().isEmpty());
}

void TestPeriodsPage::emptinessSaysWhatAPeriodIsFor()
{
    m_periods = std::make_unique<FakePeriods>(true);
    newPage({});
    QVERIFY(settled());
    QVERIFY(m_page->empty().isVisible() && !m_page->list().isVisible());
    const auto buttons = m_page->empty().findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons[0]->hasFocus());
    for (QPushButton *button : buttons) {
        button->click();
        QVERIFY(dialog<QDialog>());
        dialog<QDialog>()->reject();
    }
    trigger("period.link"); // there is none to link to
    QCOMPARE(m_desk->told.size(), 1);
}

void TestPeriodsPage::everyFieldHasAName()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        const bool isOurs = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->inherits("QHeaderView") &&
                            !widget->inherits("QScrollBar");
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (isOurs && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
    }
    QCOMPARE(m_page->panes().size(), 5);
}

void TestPeriodsPage::noTwoActsShareAKey()
{
    QCOMPARE(m_desk->actions().conflicts(), QStringList());
}

void TestPeriodsPage::answersAfterThePageIsGone()
{
    m_periods->holds = true;
    m_page->refresh();
    QTRY_COMPARE(m_periods->held(), size_t(1));
    m_page.reset();
    m_periods->answerOne();
    QCoreApplication::processEvents();
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPeriodsPage)
#include "tst_periodspage.moc"
