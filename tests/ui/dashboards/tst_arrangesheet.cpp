// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of all cards: what it calls them, what its keys do, and what comes of it.
#include "dashboards/arrangesheet.h"
#include "dashboards/chartcard.h"
#include "homefixture.h"
#include "shell/actionregistry.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "theme/theme.h"

#include <QAction>
#include <QImage>
#include <QJsonArray>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::HeldProvider;
using test::orderOf;
using test::Shown;
using test::withTiles;

class TestArrangeSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSheetArranges();
    void theSheetCallsCardsAsTheyDo();
    void theSheetDrawsTheFocusOnce();
    void enterPressesTheButtonWithTheFocus();
    void theSheetGoesBackToTheDefault();
};

void TestArrangeSheet::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
}

void TestArrangeSheet::theSheetArranges()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<ArrangeSheet *>();
    QVERIFY(sheet);
    QListWidget *list = sheet->list();
    QVERIFY(!sheet->upButton()->isEnabled()); // the first
    QVERIFY(!sheet->defaultButton()->isEnabled());
    QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(list, Qt::Key_Space); // hides it
    list->setCurrentRow(list->count() - 1);
    QVERIFY(!sheet->downButton()->isEnabled());
    for (int i = 0; i < 20; ++i) // charts stay under figures
        sheet->upButton()->click();
    QVERIFY(sheet->defaultButton()->isEnabled());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(orderOf(*grid),
                 u"acknowledge resolve sla-met reopened detect restore oldest dots volume groups backlog"_s);
    QTRY_COMPARE(shown.desk.offered.size(), 1);
    shown.desk.undo(shown.desk.offered.first());
    QTRY_COMPARE(orderOf(*grid), withTiles(u"dots volume groups backlog oldest"_s));
}

void TestArrangeSheet::theSheetCallsCardsAsTheyDo()
{
    Shown shown(test::quarterBoard());
    BoardGrid *grid = shown.page.grid();
    QTRY_VERIFY(shown.page.isSettled());
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<ArrangeSheet *>();
    QVERIFY(sheet);
    QStringList texts;
    for (int row = 0; row < sheet->list()->count(); ++row) {
        const QListWidgetItem *item = sheet->list()->item(row);
        if (item->flags() & Qt::ItemIsUserCheckable)
            texts.append(item->text());
        else // as plain as other words
            QCOMPARE(item->foreground().color(), Theme::light().text2);
    }
    QStringList titles;
    for (const ChartView *view : grid->views()) {
        const auto *card = qobject_cast<ChartCard *>(view->parentWidget());
        titles.append(card->isTitled() ? card->header().title : view->summary().section(u": "_s, 0, 0));
    }
    QCOMPARE(texts, titles);
    QVERIFY(titles.contains(u"Incidents by team"_s) && titles.contains(u"Time to detect"_s));
}

void TestArrangeSheet::theSheetDrawsTheFocusOnce()
{
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    auto *sheet = shown.desk.window()->findChild<ArrangeSheet *>();
    sheet->activateWindow();
    QTRY_VERIFY(sheet->list()->hasFocus());
    sheet->setAttribute(Qt::WA_KeyboardFocusChange);
    QTest::keyClick(sheet->list(), Qt::Key_Down);
    const QRect row = sheet->list()->visualItemRect(sheet->list()->currentItem());
    const QImage image = sheet->list()->grab().toImage();
    const QRgb accent = Theme::light().accent.rgb();
    QCOMPARE(image.pixel(row.left() + 1, row.center().y()), accent);
    const int right = row.right() - 40; // past its words
    for (int y = 0; y < image.height(); ++y)
        QVERIFY2(image.pixel(right, y) != accent, qPrintable(QString::number(y)));
}

void TestArrangeSheet::enterPressesTheButtonWithTheFocus()
{
    Shown shown(test::quarterBoard());
    QTRY_VERIFY(shown.page.isSettled());
    shown.desk.actions().action(u"home.arrange"_s)->trigger();
    QPointer<ArrangeSheet> sheet = shown.desk.window()->findChild<ArrangeSheet *>();
    sheet->activateWindow();
    QTRY_VERIFY(sheet->list()->hasFocus());
    const QString first = sheet->list()->item(1)->text();
    sheet->downButton()->setFocus();
    QTest::keyClick(sheet->downButton(), Qt::Key_Return);
    QVERIFY(sheet && sheet->isVisible());
    QCOMPARE(sheet->list()->item(2)->text(), first);
    QCOMPARE(sheet->defaultButton()->text(), u"Restore default"_s);
    sheet->defaultButton()->setFocus();
    QTest::keyClick(sheet->defaultButton(), Qt::Key_Enter);
    QCOMPARE(sheet->list()->item(1)->text(), first);
}

void TestArrangeSheet::theSheetGoesBackToTheDefault()
{
    HeldProvider provider;
    provider.cards = QJsonArray{u"oldest"_s, u"-volume"_s, u"-open"_s, u"detect"_s};
    test::TestDesk desk;
    HomePage page(provider, desk);
    page.resize(1076, 728);
    page.show();
    page.activate({u"home"_s, {}});
    provider.answer(0, test::quarterBoard());
    QTRY_VERIFY(page.isSettled());
    QTRY_COMPARE(orderOf(*page.grid()),
                 u"acknowledge resolve sla-met reopened detect restore dots oldest groups backlog"_s);
    desk.actions().action(u"home.arrange"_s)->trigger();
    auto *sheet = desk.window()->findChild<ArrangeSheet *>();
    QVERIFY(sheet && sheet->defaultButton()->isEnabled());
    sheet->defaultButton()->click();
    QVERIFY(!sheet->defaultButton()->isEnabled());
    QStringList names;
    for (const ArrangedCard &card : sheet->cards()) {
        QVERIFY(card.shown);
        names.append(card.name);
    }
    QCOMPARE(names.join(u' '), withTiles(u"dots volume groups backlog oldest"_s));
    sheet->accept();
    QTRY_COMPARE(orderOf(*page.grid()), withTiles(u"dots volume groups backlog oldest"_s));
    QTRY_VERIFY(provider.cards.isNull()); // nothing is left to keep
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestArrangeSheet)
#include "tst_arrangesheet.moc"
