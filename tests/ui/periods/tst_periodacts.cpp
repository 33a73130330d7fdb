// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing a month and taking its pack by keys: what is proposed, what is refused and where that is said,
// what a person without the right is told, and that nothing typed is lost.
#include "periods/packsheet.h"
#include "periods/publishsheet.h"
#include "periodspagefixture.h"

#include <QAbstractItemView>
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
    void wordsStandInTheirMonthAlone();
    void wordsTypedBeforeTheMonthsCameStay();
    void closingTheSheetMeansNothingIsWritten();
    void tabReachesTheButtonsAndEnterPressesThem();
    void rowsOfTheListsAreHighEnough();

private:
    PublishSheet *publishing()
    {
        trigger("period.publish");
        auto *sheet = dialog<PublishSheet>();
        return sheet && QTest::qWaitFor([sheet] { return sheet->month().isEnabled(); }, kPatience) ? sheet
                                                                                                   : nullptr;
    }
    // By Tab alone, from the field that has the focus, all around.
    static QStringList tabbed(const QWidget *sheet, Qt::Key key = Qt::Key_Tab)
    {
        QStringList all;
        for (int i = 0; i < 8; ++i) {
            const QWidget *at = sheet->focusWidget();
            const auto *button = qobject_cast<const QPushButton *>(at);
            const QString name = button ? button->text() : at->accessibleName();
            if (!all.isEmpty() && name == all.constFirst())
                break;
            all.append(name);
            QTest::keyClick(QApplication::focusWidget(), key);
        }
        return all;
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
    m_periods->put(3, 1); // now all are published: none is proposed, whichever one looks at
    m_page->refresh();
    QVERIFY(settled());
    m_page->list().setCurrentIndex(m_page->model().index(1, 0));
    sheet = publishing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentIndex(), -1);
    QVERIFY(sheet->month().hasFocus());
    QVERIFY(!sheet->act().isEnabled());
    QVERIFY(sheet->month().accessibleDescription().contains(u"new edition"_s)); // says why
    sheet->reason().setText(u"closed"_s);
    send(sheet);
    QVERIFY(m_periods->requests.isEmpty());
    sheet->month().setCurrentIndex(3);
    QVERIFY(sheet->act().isEnabled());
    QVERIFY(sheet->month().accessibleDescription().contains(u"this makes edition 3"_s));
    QVERIFY(sheet->reason().accessibleDescription().startsWith(u"Tell why"_s));
    for (QWidget *field :
         QList<QWidget *>{&sheet->month(), &sheet->reason()}) // none is squeezed by sentences
        QTRY_VERIFY(field->height() >= field->sizeHint().height());
    sheet->month().setCurrentIndex(4);
    QVERIFY(!sheet->reason().accessibleDescription().startsWith(u"Tell why"_s));
    QCOMPARE(sheet->reason().placeholderText(), u"For example: month closed"_s);
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
    sheet->month().setCurrentIndex(1);
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
    sheet->month().setCurrentIndex(1);
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
    QTRY_COMPARE(m_periods->kept.value(FakePeriods::monthStart(3)), u"A quiet month."_s);
    newPage({}); // another run
    sheet = packing();
    QVERIFY(sheet);
    QTRY_COMPARE(sheet->words(), u"A quiet month."_s);
    QTemporaryDir folder;
    m_page->acts().savePack(sheet, folder.filePath(u"pack.csv"_s));
    QTRY_VERIFY(!dialog<PackSheet>());
    QVERIFY(m_periods->kept.isEmpty()); // sent
}

void TestPeriodActs::wordsStandInTheirMonthAlone()
{
    PackSheet *sheet = packing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentText(), u"March 2026"_s);
    QTest::keyClicks(&sheet->comment(), u"Of March."_s);
    sheet->month().setCurrentIndex(2);
    QCOMPARE(sheet->month().currentText(), u"February 2026"_s);
    QCOMPARE(sheet->words(), QString());
    QTest::keyClicks(&sheet->comment(), u"Of February."_s);
    sheet->month().setCurrentIndex(1);
    QCOMPARE(sheet->words(), u"Of March."_s);
    QTest::keyClicks(&sheet->comment(), u" More."_s); // one goes on where one was
    QCOMPARE(sheet->words(), u"Of March. More."_s);
    sheet->month().setCurrentIndex(3);
    QCOMPARE(sheet->words(), QString());
    sheet->reject();
    const QMap<qint64, QString> both{{FakePeriods::monthStart(2), u"Of February."_s},
                                     {FakePeriods::monthStart(3), u"Of March. More."_s}};
    QTRY_COMPARE(m_periods->kept, both);
    newPage({}); // another run, looking at February
    QVERIFY(settled());
    m_page->list().setCurrentIndex(m_page->model().index(1, 0));
    QVERIFY(settled());
    sheet = packing();
    QVERIFY(sheet);
    QCOMPARE(sheet->month().currentText(), u"February 2026"_s);
    QTRY_COMPARE(sheet->words(), u"Of February."_s);
    sheet->month().setCurrentIndex(1);
    QTRY_COMPARE(sheet->words(), u"Of March. More."_s);
    sheet->month().setCurrentIndex(0); // April, not over: nothing was written of it
    QTest::qWait(50);
    QCOMPARE(sheet->words(), QString());
    sheet->month().setCurrentIndex(2);
    QTemporaryDir folder;
    m_page->acts().savePack(sheet, folder.filePath(u"pack.csv"_s));
    QTRY_VERIFY(!dialog<PackSheet>());
    // What was sent is done with; the other month's words stay.
    QCOMPARE(m_periods->kept, (QMap<qint64, QString>{{FakePeriods::monthStart(3), u"Of March. More."_s}}));
    sheet = packing();
    QVERIFY(sheet);
    QCOMPARE(sheet->words(), QString());
    sheet->reject();
}

void TestPeriodActs::wordsTypedBeforeTheMonthsCameStay()
{
    m_periods->kept.insert(FakePeriods::monthStart(3), u"Left."_s);
    trigger("period.pack");
    auto *sheet = m_desk->window()->findChild<PackSheet *>(); // before any answer is delivered
    QVERIFY(sheet && !sheet->window());
    sheet->comment().setPlainText(u"Typed."_s);
    QTRY_COMPARE(sheet->words(), u"Left.\n\nTyped."_s);
    sheet->reject();
    QTRY_COMPARE(m_periods->kept.value(FakePeriods::monthStart(3)), u"Left.\n\nTyped."_s);
}

void TestPeriodActs::tabReachesTheButtonsAndEnterPressesThem()
{
    PackSheet *pack = packing();
    QVERIFY(pack);
    const QStringList ofPack{u"Comment"_s, u"Cancel"_s, u"Save as…"_s, u"Month"_s, u"Kind of file"_s};
    QCOMPARE(tabbed(pack), ofPack);
    QVERIFY(pack->comment().hasFocus());
    QCOMPARE(pack->words(), QString()); // no Tab was written
    QCOMPARE(tabbed(pack, Qt::Key_Backtab),
             (QStringList{u"Comment"_s, u"Kind of file"_s, u"Month"_s, u"Save as…"_s, u"Cancel"_s}));
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    QVERIFY(pack->act().hasFocus());
    key(Qt::Key_Return);
    auto *file = pack->findChild<QFileDialog *>();
    QVERIFY(file && file->isVisible());
    file->reject();
    pack->comment().setFocus();
    key(Qt::Key_Tab);
    key(Qt::Key_Enter, Qt::KeypadModifier); // Cancel
    QTRY_VERIFY(!dialog<PackSheet>());

    m_periods->stored.pop_back(); // March is to be published
    PublishSheet *publish = publishing();
    QVERIFY(publish);
    QCOMPARE(tabbed(publish), (QStringList{u"Why now"_s, u"Cancel"_s, u"Publish"_s, u"Month"_s}));
    QTest::keyClicks(&publish->reason(), u"Month closed"_s);
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    QVERIFY(publish->act().hasFocus());
    key(Qt::Key_Return);
    QTRY_VERIFY(!dialog<PublishSheet>());
    QCOMPARE(m_periods->requests.size(), 1);
    QCOMPARE(m_periods->requests[0].from, FakePeriods::monthStart(3));
}

void TestPeriodActs::rowsOfTheListsAreHighEnough()
{
    PackSheet *pack = packing();
    QVERIFY(pack);
    QVERIFY2(pack->month().view()->sizeHintForRow(1) >= 24,
             qPrintable(QString::number(pack->month().view()->sizeHintForRow(1))));
    QVERIFY(pack->kind().view()->sizeHintForRow(1) >= 24);
    pack->month().showPopup();
    QTRY_VERIFY(pack->month().view()->isVisible());
    QVERIFY(pack->month().view()->visualRect(pack->month().model()->index(1, 0)).height() >= 24);
    pack->month().hidePopup();
    pack->reject();
    PublishSheet *publish = publishing();
    QVERIFY(publish);
    QVERIFY(publish->month().view()->sizeHintForRow(1) >= 24);
    publish->reject();
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
