// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The filter line by keyboard: completion, faults with their place, Enter, Esc, one line whatever is pasted.
#include "query/ticketfields.h"
#include "theme/appearance.h"
#include "widgets/echostrip.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestQueryBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void enterApplies();
    void faultIsNamedAndNotApplied();
    void waveStandsUnderTheFault();
    void fieldsAreInTheAccent();
    void completesFieldThenValue();
    void completesNames();
    void arrowsChoose();
    void escapeClosesThenRestores();
    void tabLeadsOutWhenNothingIsOffered();
    void pastedLinesBecomeOne();
    void setQueryTellsNobody();
    void theFilterIsEchoedInWords();
    void theBuilderIsAtHand();
    void theSentenceStandsAboveTheList();
    void theListHoldsItsRowsUnderTheWord();

private:
    std::unique_ptr<QWidget> m_window;
    QueryBar *m_bar = nullptr;
    QLineEdit *m_next = nullptr;
};

void TestQueryBar::init()
{
    applyTheme(*qApp, Scheme::Light);
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 400);
    auto *layout = new QVBoxLayout(m_window.get());
    m_bar = new QueryBar(ticketQueryLanguage(), m_window.get());
    layout->addWidget(m_bar);
    m_next = new QLineEdit(m_window.get()); // takes what a Tab gives away
    layout->addWidget(m_next);
    layout->addStretch();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_bar->setFocus();
}

void TestQueryBar::enterApplies()
{
    QSignalSpy spy(m_bar, &QueryBar::applied);
    QTest::keyClicks(m_bar->edit(), u"priority:2,1  state:open"_s);
    QTest::keyClick(m_bar->edit(), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.constFirst().constFirst().toString(), m_bar->query());
    QVERIFY(m_bar->query().contains(u"state:open"_s));
    QVERIFY(m_bar->edit()->toolTip().contains(u"state:open"_s));
}

void TestQueryBar::faultIsNamedAndNotApplied()
{
    QSignalSpy spy(m_bar, &QueryBar::applied);
    QTest::keyClicks(m_bar->edit(), u"priorty:1"_s);
    QVERIFY(!m_bar->isValid());
    QTest::keyClick(m_bar->edit(), Qt::Key_Return);
    QCOMPARE(spy.count(), 0);
    QVERIFY2(m_bar->problem().contains(u"priorty"_s), qPrintable(m_bar->problem()));
    QCOMPARE(m_bar->edit()->accessibleDescription(), m_bar->problem());
}

void TestQueryBar::waveStandsUnderTheFault()
{
    m_bar->setQuery(u"state:open priorty:1"_s);
    const QList<QTextLayout::FormatRange> formats =
        m_bar->edit()->document()->firstBlock().layout()->formats();
    int from = -1;
    int to = -1;
    for (const QTextLayout::FormatRange &range : formats) {
        if (range.format.underlineStyle() != QTextCharFormat::WaveUnderline)
            continue;
        from = from < 0 ? range.start : from;
        to = range.start + range.length;
    }
    QCOMPARE(from, 11);
    QCOMPARE(to, 18);
    m_bar->setQuery(u"state:open"_s);
    for (const QTextLayout::FormatRange &range : m_bar->edit()->document()->firstBlock().layout()->formats())
        QVERIFY(range.format.underlineStyle() != QTextCharFormat::WaveUnderline);
}

void TestQueryBar::fieldsAreInTheAccent()
{
    m_bar->setQuery(u"state:open"_s);
    const QList<QTextLayout::FormatRange> formats =
        m_bar->edit()->document()->firstBlock().layout()->formats();
    QVERIFY(!formats.isEmpty());
    QCOMPARE(formats.constFirst().start, 0);
    QCOMPARE(formats.constFirst().length, 6);
    QCOMPARE(formats.constFirst().format.foreground().color(), Theme::light().accent);
}

void TestQueryBar::completesFieldThenValue()
{
    QTest::keyClicks(m_bar->edit(), u"prio"_s);
    QVERIFY(m_bar->isCompleting());
    QTest::keyClick(m_bar->edit(), Qt::Key_Tab);
    QCOMPARE(m_bar->text(), u"priority:"_s);
    QVERIFY(m_bar->edit()->hasFocus());
    QTest::keyClicks(m_bar->edit(), u"1 sta"_s);
    QTest::keyClick(m_bar->edit(), Qt::Key_Tab);
    QCOMPARE(m_bar->text(), u"priority:1 state:"_s);
    QVERIFY(m_bar->isCompleting());
    QTest::keyClicks(m_bar->edit(), u"ope"_s);
    QTest::keyClick(m_bar->edit(), Qt::Key_Tab);
    QVERIFY2(m_bar->text().trimmed() == "priority:1 state:open"_L1, qPrintable(m_bar->text()));
    QVERIFY(m_bar->isValid());
}

void TestQueryBar::completesNames()
{
    m_bar->setNames([](const QString &field, const QString &, int) {
        return field == "team"_L1 ? QStringList{u"Group 70"_s, u"Network"_s} : QStringList();
    });
    QTest::keyClicks(m_bar->edit(), u"team:gro"_s);
    QVERIFY(m_bar->isCompleting());
    QTest::keyClick(m_bar->edit(), Qt::Key_Tab);
    QCOMPARE(m_bar->text().trimmed(), u"team:\"Group 70\""_s);
}

void TestQueryBar::arrowsChoose()
{
    QTest::keyClick(m_bar->edit(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(m_bar->isCompleting());
    auto *list = m_window->findChild<QListWidget *>();
    QVERIFY(list);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(m_bar->edit(), Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    const QString second = list->currentItem()->text();
    QTest::keyClick(m_bar->edit(), Qt::Key_Return);
    QVERIFY2(m_bar->text().startsWith(second), qPrintable(m_bar->text()));
}

void TestQueryBar::escapeClosesThenRestores()
{
    m_bar->setQuery(u"state:open"_s);
    QTest::keyClicks(m_bar->edit(), u" pri"_s);
    QVERIFY(m_bar->isCompleting());
    QTest::keyClick(m_bar->edit(), Qt::Key_Escape);
    QVERIFY(!m_bar->isCompleting());
    QCOMPARE(m_bar->text(), u"state:open pri"_s);
    QTest::keyClick(m_bar->edit(), Qt::Key_Escape);
    QCOMPARE(m_bar->text(), u"state:open"_s);
}

void TestQueryBar::tabLeadsOutWhenNothingIsOffered()
{
    m_bar->setQuery(u"state:open"_s);
    QTest::keyClick(m_bar->edit(), Qt::Key_Tab);
    QTRY_VERIFY(m_next->hasFocus());
}

void TestQueryBar::pastedLinesBecomeOne()
{
    QApplication::clipboard()->setText(u"state:open\r\npriority:1\ttag:x"_s);
    m_bar->edit()->paste();
    QCOMPARE(m_bar->edit()->document()->blockCount(), 1);
    QCOMPARE(m_bar->text(), u"state:open priority:1 tag:x"_s);
}

void TestQueryBar::setQueryTellsNobody()
{
    QSignalSpy spy(m_bar, &QueryBar::applied);
    m_bar->setQuery(u"priority:1"_s);
    QCOMPARE(spy.count(), 0);
    QCOMPARE(m_bar->query(), u"priority:1"_s);
    QVERIFY(!m_bar->isCompleting());
}

void TestQueryBar::theFilterIsEchoedInWords()
{
    m_bar->setEchoed(true);
    QTest::keyClicks(m_bar->edit(), u"state:open opened:<7d"_s);
    auto *strip = m_window->findChild<EchoStrip *>();
    QVERIFY(strip);
    QTRY_VERIFY(strip->isVisible());
    QCOMPARE(strip->text(), u"State is Open, and Opened within the last 7 days"_s);
    QCOMPARE(m_bar->echo(), strip->text());
    QVERIFY(m_bar->edit()->toolTip().contains(strip->text()));
    const QRect field(m_bar->mapTo(m_window.get(), QPoint()), m_bar->size());
    QVERIFY(!strip->geometry().intersects(field.adjusted(0, 0, 0, -1)));
    QTest::keyClicks(m_bar->edit(), u" priorty:1"_s); // no words for what is wrong
    QTRY_VERIFY(!strip->isVisible());
    m_bar->setQuery(u"team:none"_s);
    QTRY_VERIFY(strip->isVisible());
    m_next->setFocus();
    QTRY_VERIFY(!strip->isVisible());
    QCOMPARE(m_bar->echo(), u"Team is empty"_s);
}

void TestQueryBar::theBuilderIsAtHand()
{
    m_bar->offerBuilder(u"Ctrl+Shift+F"_s);
    QSignalSpy wanted(m_bar, &QueryBar::builderWanted);
    auto *button = m_bar->findChild<QToolButton *>();
    QVERIFY(button && !button->accessibleName().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
}

void TestQueryBar::theSentenceStandsAboveTheList()
{
    QTest::keyClicks(m_bar->edit(), u"priorty:1 sta"_s);
    const auto *list = m_window->findChild<QListWidget *>();
    const auto *sentence = m_bar->findChild<ElidedLabel *>();
    QTRY_VERIFY(sentence->isVisible());
    QVERIFY(m_bar->isCompleting());
    QTRY_VERIFY(sentence->height() > 0 && m_bar->height() > m_bar->edit()->height() + 4);
    const QRect words(sentence->mapTo(m_window.get(), QPoint()), sentence->size());
    QVERIFY(!list->geometry().intersects(words));
    QVERIFY(list->y() > words.top());
    applyTheme(*qApp, Scheme::Dark); // other colors are no other text
    QCoreApplication::processEvents();
    QVERIFY(sentence->isVisible());
}

void TestQueryBar::theListHoldsItsRowsUnderTheWord()
{
    QTest::keyClicks(m_bar->edit(), u"priority:1 s"_s);
    QVERIFY(m_bar->isCompleting());
    const auto *list = m_window->findChild<QListWidget *>();
    QVERIFY(list->count() > 1 && list->count() <= 9);
    const QRect first = list->visualItemRect(list->item(0));
    const QRect last = list->visualItemRect(list->item(list->count() - 1));
    const QPoint corner = list->viewport()->pos();
    const int above = corner.y() + first.top();
    QCOMPARE(above, 4);
    QCOMPARE(list->height() - (corner.y() + last.bottom() + 1), above); // as much below as above
    QTextCursor word(m_bar->edit()->document());
    word.setPosition(11);
    const int typed =
        m_bar->edit()->viewport()->mapTo(m_window.get(), m_bar->edit()->cursorRect(word).topLeft()).x();
    const int said = list->x() + corner.x() + first.left() +
                     list->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, list) + 1;
    QVERIFY2(std::abs(typed - said) <= 1, qPrintable(u"%1 %2"_s.arg(typed).arg(said)));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestQueryBar)
#include "tst_querybar.moc"
