// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts: plain text stays plain, tiles tell and are reached by keys, chips come off, undo waits.
#include "theme/appearance.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/explain.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "widgets/undobar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }
    void tooltipsStayPlain();
    void partsGoFromTheEnd();
    void explanationStaysInTheWindow();
    void chipComesOff();
    void cardCaptionGoesUnder();
    void formRowTellsErrors();
    void aReservedLineMovesNothing();
    void undoBarRunsOnce();
};

void TestWidgets::tooltipsStayPlain()
{
    QCOMPARE(plainTooltip(u"INC-1 printer"_s), u"INC-1 printer"_s);
    const QString tip = plainTooltip(u"<img src=x> <b>bold</b>"_s);
    QVERIFY(tip.contains(u"&lt;img src=x&gt;"_s));
    QVERIFY(!tip.contains(u"<img"_s));
}

void TestWidgets::partsGoFromTheEnd()
{
    const QFontMetricsF metrics(QApplication::font());
    const QString text = u"mean 15 · p90 31 m · n 2,301"_s;
    QCOMPARE(fittingParts(text, metrics, 1000), text);
    QCOMPARE(fittingParts(text, metrics, metrics.horizontalAdvance(u"mean 15 · p90 31 m · n"_s)),
             u"mean 15 · p90 31 m"_s);
    QVERIFY(fittingParts(text, metrics, 20).size() < 6);
}

// What explains a tall part stays in the window, which may be smaller than the screen.
void TestWidgets::explanationStaysInTheWindow()
{
    QWidget window;
    window.setGeometry(20, 20, 600, 500);
    QWidget anchor(&window);
    anchor.setGeometry(400, 40, 190, 420);
    window.show();
    ExplainPopover *popover = ExplainPopover::show(&anchor, {u"Backlog"_s, {u"<b>Open</b> at the end"_s}});
    for (const QLabel *label : popover->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(QRect(window.mapToGlobal(QPoint()), window.size()).contains(popover->geometry()));
    QTest::keyClick(popover, Qt::Key_Escape);
    QTRY_VERIFY(!anchor.findChild<ExplainPopover *>());
}

void TestWidgets::chipComesOff()
{
    Chip chip(u"Last 90 days"_s);
    chip.setRemovable(true);
    QSignalSpy spy(&chip, &Chip::removed);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::mouseClick(&chip, Qt::LeftButton);
    QCOMPARE(spy.count(), 2);
    QVERIFY(chip.isChecked());
    Chip plain(u"All teams"_s);
    QSignalSpy none(&plain, &Chip::removed);
    QTest::keyClick(&plain, Qt::Key_Delete);
    QTest::mouseClick(&plain, Qt::LeftButton);
    QCOMPARE(none.count(), 0);
    QVERIFY(plain.isChecked());
}

void TestWidgets::cardCaptionGoesUnder()
{
    Card card(u"Time to resolve, from opened"_s);
    card.setCaption(u"weekly median · p90 · n 402; 20 without start, 9 open, not drawn"_s);
    card.resize(900, 200);
    card.show();
    const QList<ElidedLabel *> labels = card.findChildren<ElidedLabel *>();
    QCOMPARE(labels.size(), 2);
    QTRY_COMPARE(labels.at(0)->geometry().center().y(), labels.at(1)->geometry().center().y());
    card.resize(320, 200);
    QTRY_VERIFY(labels.at(1)->y() >= labels.at(0)->geometry().bottom());
}

void TestWidgets::formRowTellsErrors()
{
    auto *line = new QLineEdit;
    FormRow row(u"&Title"_s, line);
    QCOMPARE(line->accessibleName(), u"Title"_s);
    row.setHint(u"What is wrong, in one line"_s);
    QCOMPARE(line->accessibleDescription(), u"What is wrong, in one line"_s);
    row.setError(u"A title is needed"_s);
    QCOMPARE(line->accessibleDescription(), u"A title is needed"_s);
    line->setText(u"P"_s); // what was wrong is being mended
    QCOMPARE(row.error(), QString());
    QCOMPARE(line->accessibleDescription(), u"What is wrong, in one line"_s);
}

void TestWidgets::aReservedLineMovesNothing()
{
    FormRow row(u"&Title"_s, new QLineEdit);
    row.reserveLine();
    const int before = row.sizeHint().height();
    row.setError(u"A title is needed"_s);
    QCOMPARE(row.sizeHint().height(), before);
}

void TestWidgets::undoBarRunsOnce()
{
    QWidget page;
    page.resize(600, 300);
    UndoBar bar(&page);
    auto *list = new QWidget(&page);
    auto *column = new QVBoxLayout(&page);
    column->addWidget(list, 1);
    column->addWidget(&bar);
    page.show();
    QVERIFY(!bar.isVisible());
    int undone = 0;
    bar.offer(u"Assigned to Network"_s, [&undone] { ++undone; });
    QVERIFY(bar.isOffering());
    QTRY_VERIFY(list->geometry().bottom() < bar.geometry().top());
    bar.undo();
    bar.undo();
    QCOMPARE(undone, 1);
    QVERIFY(!bar.isVisible());
    bar.say(u"Copied"_s);
    QVERIFY(bar.isVisible() && !bar.isOffering());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestWidgets)
#include "tst_widgets.moc"
