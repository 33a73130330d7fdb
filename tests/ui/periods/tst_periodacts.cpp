// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing a month and taking its pack by keys: what is proposed, what is refused and where that is said,
// what a person without the right is told, and that nothing typed is lost.
#include "periods/packsheet.h"
#include "periods/publishsheet.h"
#include "periodspagefixture.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::FakePeriods;

class TestPeriodActs : public test::PeriodsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theMonthNotPublishedYetIsProposed();
    void aMonthIsPublishedAndShown();
    void aMonthPublishedBeforeBecomesAnotherEdition();
    void withoutAReasonNothingIsPublished();
    void aMonthThatIsNotOverIsRefused();
    void whatTheServiceRefusesIsSaidAtItsField();
    void whoMayNotPublishIsTold();
    void thePackIsOfTheChosenMonth();
    void thePackIsWritten_data();
    void thePackIsWritten();
    void thePackIsNotWrittenOverTheWorkspace();
    void aCommentTooLongIsRefusedAndStays();
    void aCommentSurvivesTheSheet();
    void closingTheSheetMeansNothingIsWritten();

private:
    PublishSheet *publishing()
    {
        trigger("period.publish");
        auto *sheet = dialog<PublishSheet>();
        return sheet && QTest::qWaitFor([sheet] { return sheet->act().isEnabled(); }, kPatience) ? sheet
                                                                                                 : nullptr;
    }
    PackSheet *packing()
    {
        trigger("period.pack");
        auto *sheet = dialog<PackSheet>();
        return sheet && QTest::qWaitFor([sheet] { return sheet->act().isEnabled(); }, kPatience) ? sheet
                                                                                                 : nullptr;
    }
    static void send(QWidget *sheet) { QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier); }
};

void TestPeriodActs::theMonthNotPublishedYetIsProposed()
{
    m_periods->stored.pop_back();
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentText(), u"March 2026"_s);
    QCOMPARE(sheet->month().itemText(0), u"April 2026 (not over)"_s);
    QCOMPARE(sheet->month().itemText(2), u"February 2026 (published)"_s);
    QCOMPARE(sheet->month().itemText(4), u"December 2025"_s);
    QVERIFY(sheet->reason().hasFocus());
    sheet->reject();
    m_periods->put(3, 1); // now all are published: the one that is chosen, again
    m_page->refresh();
    QVERIFY(settled());
    m_page->list().setCurrentIndex(m_page->model().index(1, 0));
    sheet = publishing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentText(), u"February 2026 (published)"_s);
    sheet->reject();
    QVERIFY(m_periods->requests.isEmpty());
}

void TestPeriodActs::aMonthIsPublishedAndShown()
{
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    sheet->month().setCurrentIndex(4);
    QTest::keyClicks(&sheet->reason(), u"  Given to   the board "_s);
    send(sheet);
    QTRY_VERIFY(!dialog<PublishSheet>());
    QCOMPARE(m_periods->requests.size(), 1);
    QCOMPARE(m_periods->requests[0].from, FakePeriods::monthStart(0));
    QCOMPARE(m_periods->requests[0].to, FakePeriods::monthStart(1));
    QCOMPARE(m_periods->requests[0].reason, u"Given to the board"_s);
    QVERIFY(settled());
    QCOMPARE(m_page->route().args.value(u"from"_s).toLongLong(), FakePeriods::monthStart(0));
    QVERIFY(m_desk->told.constLast().what.startsWith(u"December 2025 is published"_s));
    QVERIFY(m_desk->offered.isEmpty()); // there is no way back
}

void TestPeriodActs::aMonthPublishedBeforeBecomesAnotherEdition()
{
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    sheet->month().setCurrentIndex(2);
    sheet->reason().setText(u"An outage was found"_s);
    send(sheet);
    QTRY_VERIFY(!dialog<PublishSheet>());
    QVERIFY(settled());
    QCOMPARE(m_page->chosen()->edition, 2);
    QCOMPARE(m_page->chosen()->from, FakePeriods::monthStart(2));
    QCOMPARE(columnOf(m_page->list(), PeriodsModel::TodayText).at(2), u"replaced by a newer edition"_s);
}

void TestPeriodActs::withoutAReasonNothingIsPublished()
{
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    sheet->reason().setText(u"   "_s);
    send(sheet);
    QVERIFY(!sheet->errorOf(u"reason"_s).isEmpty());
    QVERIFY(sheet->isVisible() && sheet->act().isEnabled());
    QVERIFY(m_periods->requests.isEmpty());
    sheet->reject();
}

void TestPeriodActs::aMonthThatIsNotOverIsRefused()
{
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    sheet->month().setCurrentIndex(0);
    sheet->reason().setText(u"early"_s);
    send(sheet);
    QVERIFY(sheet->errorOf(u"month"_s).startsWith(u"The period is not over"_s));
    QVERIFY(m_periods->requests.isEmpty());
    sheet->month().setCurrentIndex(1);
    QVERIFY(sheet->errorOf(u"month"_s).isEmpty());
    sheet->reject();
}

void TestPeriodActs::whatTheServiceRefusesIsSaidAtItsField()
{
    m_periods->refusal = Error{ErrorCode::Invalid, u"period-not-over"_s, {{u"to"_s, u"later"_s}}, {}};
    PublishSheet *sheet = publishing();
    QVERIFY(sheet);
    sheet->reason().setText(u"closed"_s);
    send(sheet);
    QTRY_VERIFY(!sheet->errorOf(u"month"_s).isEmpty());
    QVERIFY(sheet->act().isEnabled());
    m_periods->refusal = Error{
        ErrorCode::Denied, u"not-allowed"_s, {{u"act"_s, u"publish-period"_s}, {u"person"_s, u"Ada"_s}}, {}};
    send(sheet);
    QTRY_VERIFY(!sheet->said().isEmpty() && sheet->act().isEnabled());
    QCOMPARE(sheet->reason().text(), u"closed"_s);
    sheet->reject();
}

void TestPeriodActs::whoMayNotPublishIsTold()
{
    m_periods->me = Actor{PersonId(2), u"Mara Keller"_s, Role::Agent, {}, {}};
    newPage({});
    QVERIFY(settled());
    QAction *act = m_desk->actions().action(u"period.publish"_s);
    QVERIFY(!act->isEnabled());
    QVERIFY(act->toolTip().startsWith(u"You do not have the right"_s));
    for (const QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == "Publish a month…"_L1)
            QVERIFY(!button->isEnabled() && button->accessibleDescription() == act->toolTip());
    }
    m_page->acts().publish(); // whatever way it came
    QVERIFY(!dialog<PublishSheet>());
    QCOMPARE(m_desk->told.size(), 1);
    QVERIFY(m_desk->actions().action(u"period.pack"_s)->isEnabled()); // reading is allowed
}

void TestPeriodActs::thePackIsOfTheChosenMonth()
{
    key(Qt::Key_Down);
    QVERIFY(settled());
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentText(), u"February 2026"_s);
    QVERIFY(sheet->comment().hasFocus());
    send(sheet);
    auto *file = sheet->findChild<QFileDialog *>();
    QVERIFY(file && file->isVisible());
    QCOMPARE(file->selectedFiles().constFirst().section(u'/', -1),
             u"Northwind IT operations report 2026-02.pdf"_s);
    file->reject();
    QVERIFY(sheet->isVisible());
    sheet->reject();
}

void TestPeriodActs::thePackIsWritten_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("a PDF document") << u"pdf"_s << QByteArray("%PDF-");
    QTest::newRow("an HTML page") << u"html"_s << QByteArray("<!doctype html>");
    QTest::newRow("a workbook") << u"xlsx"_s << QByteArray("PK");
    QTest::newRow("a table of CSV") << u"csv"_s << QByteArray();
}

void TestPeriodActs::thePackIsWritten()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, begins);
    QTemporaryDir folder;
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    sheet->kind().setCurrentIndex(sheet->kind().findData(suffix));
    sheet->comment().setPlainText(u"First line\nsecond <b>line</b>"_s);
    QSignalSpy written(&m_page->acts(), &PeriodActions::written);
    const QString path = folder.filePath(u"pack."_s + suffix);
    m_page->acts().savePack(sheet, path);
    QTRY_COMPARE(written.count(), 1);
    QTRY_VERIFY(!dialog<PackSheet>());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.size() > 100);
    QVERIFY(bytes.startsWith(begins));
    if (suffix == "html"_L1)
        QVERIFY(bytes.contains("second &lt;b&gt;line"));
    QVERIFY(m_desk->told.constLast().what.contains(path));
}

void TestPeriodActs::thePackIsNotWrittenOverTheWorkspace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"desk.html"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("the workspace");
    file.close();
    m_periods->files = {path};
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    sheet->comment().setPlainText(u"kept"_s);
    m_page->acts().savePack(sheet, path);
    QTRY_VERIFY(sheet->act().isEnabled() && !sheet->said().isEmpty());
    QVERIFY(sheet->isVisible());
    QCOMPARE(sheet->words(), u"kept"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "the workspace");
    sheet->reject();
}

void TestPeriodActs::aCommentTooLongIsRefusedAndStays()
{
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    sheet->comment().setPlainText(QString(20'001, u'x'));
    send(sheet);
    QVERIFY(!sheet->errorOf(u"comment"_s).isEmpty());
    QVERIFY(!sheet->findChild<QFileDialog *>());
    QCOMPARE(sheet->words().size(), 20'001);
    sheet->reject();
}

void TestPeriodActs::aCommentSurvivesTheSheet()
{
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    QTest::keyClicks(&sheet->comment(), u"A quiet month."_s);
    sheet->reject();
    QTRY_VERIFY(!dialog<PackSheet>());
    sheet = packing();
    QVERIFY(sheet);
    QCOMPARE(sheet->words(), u"A quiet month."_s);
    sheet->reject();
    QTRY_COMPARE(m_periods->kept, u"A quiet month."_s);
    newPage({}); // another run
    sheet = packing();
    QVERIFY(sheet);
    QTRY_COMPARE(sheet->words(), u"A quiet month."_s);
    QTemporaryDir folder;
    m_page->acts().savePack(sheet, folder.filePath(u"pack.csv"_s));
    QTRY_VERIFY(!dialog<PackSheet>());
    QCOMPARE(m_periods->kept, QString()); // sent
}

void TestPeriodActs::closingTheSheetMeansNothingIsWritten()
{
    QTemporaryDir folder;
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    m_page->acts().savePack(sheet, folder.filePath(u"pack.html"_s));
    sheet->setAttribute(Qt::WA_DeleteOnClose, false);
    delete sheet;
    QTest::qWait(100);
    QVERIFY(!QFile::exists(folder.filePath(u"pack.html"_s)));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPeriodActs)
#include "tst_periodacts.moc"
