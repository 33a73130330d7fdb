// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file's way in: looked at, checked, corrected, imported, undone; a failed row never looks like success.
#include "madegateway.h"

#include "intake/importform.h"
#include "intake/importmodels.h"
#include "intake/importpage.h"
#include "intake/mappingmodel.h"
#include "intake/outcomestrip.h"
#include "intake/sourcesheet.h"
#include "shell/errorbar.h"
#include "shell/layoutstore.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "theme/appearance.h"
#include "widgets/pagedtable.h"
#include "widgets/sheet.h"
#include "widgets/undobar.h"
#include "wording/errors.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTextBlock>

namespace binnacle {

using namespace test;
using Mark = OutcomeStrip::Mark;
using State = OutcomeStrip::State;

class TestImportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFileIsLookedAtAndChecked();
    void whatTheWindowDoesNotShowIsSaid();
    void whatIsSaidOfAFileIsKept();
    void missingFieldsAreNamed();
    void mappingChangesCheckAgain();
    void lateAnswersAreDropped();
    void failedRowsAreListedAndNeverGood();
    void goodRowsOnlyByChoice();
    void importRunsAndIsRemembered();
    void stoppingLeavesTheFileChecked();
    void refusalOfAFileSaysWhatToDo();
    void historyUndoes();
    void undoThatIsRefusedNamesWhatStandsInTheWay();
    void windowStaysWhileImporting();
    void aFailedRowShowsItsLineInTheFile();
    void theDialectIsSaidWhereTheGuessIsWrong();
    void theFirstRowsShowWhatTheyBecome();
    void everythingFocusableHasAName();
    void pictures();

private:
    ImportForm &form() { return m_page->form(); }
    OutcomeStrip &outcome() { return m_page->form().outcome(); }
    void mark(int row) // of the history
    {
        for (PagedTable *table : m_page->findChildren<PagedTable *>())
            if (table->model() == &m_page->history())
                table->setCurrentIndex(table->model()->index(row, 0));
    }
    Sheet *sheet() // that stands open
    {
        for (Sheet *sheet : m_window->findChildren<Sheet *>())
            if (sheet->isVisible())
                return sheet;
        return nullptr;
    }
    static QPushButton *named(const QWidget *parent, const QString &name)
    {
        for (QPushButton *button : parent->findChildren<QPushButton *>())
            if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
                return button;
        return nullptr;
    }

    std::unique_ptr<MadeGateway> m_gateway;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<MainWindow> m_window;
    ImportPage *m_page = nullptr;
};

void TestImportPage::init()
{
    m_gateway = std::make_unique<MadeGateway>();
    m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
    m_layout = std::make_unique<LayoutStore>(QString());
    m_window = std::make_unique<MainWindow>(
        WorkspaceLabel{u"Northwind IT"_s, u"SQLite file"_s, false, u"Mara Keller"_s},
        QList<PageFactory>{{u"import"_s, false,
                            [this](Desk &desk, QWidget *parent) -> Page * {
                                return m_page = new ImportPage(*m_gateway, desk, parent);
                            }}},
        *m_appearance, *m_layout);
    m_window->desk().go({u"import"_s, {}});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestImportPage::cleanup()
{
    m_window.reset();
}

void TestImportPage::aFileIsLookedAtAndChecked()
{
    m_page->take({u"/data/log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    QCOMPARE(m_gateway->looks.size(), 1);
    QVERIFY(m_gateway->runs.constFirst().request.dryRun);
    QCOMPARE(m_gateway->runs.constFirst().request.files, QStringList{u"/data/log.csv"_s});
    QCOMPARE(outcome().state(), State::Checking);
    QCOMPARE(m_window->jobs().items().size(), 1);
    QVERIFY(!outcome().primary()->isEnabled());
    m_gateway->answer(MadeGateway::report(24918, 0, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    QCOMPARE(outcome().mark(), Mark::Good);
    QVERIFY(outcome().primary()->isEnabled());
    QVERIFY(outcome().primary()->text().contains(u"24,918"_s));
    QVERIFY(m_window->jobs().items().isEmpty());
}

// A format of the command line only: said, not imported, and the person may know better what it is.
void TestImportPage::whatTheWindowDoesNotShowIsSaid()
{
    m_gateway->lookAnswer->format = u"outages-csv"_s;
    m_page->take({u"/tmp/log.csv"_s});
    OutcomeStrip &outcome = m_page->form().outcome();
    const auto text = wording::errorText(u"format-not-shown"_s, {{u"format"_s, u"outages-csv"_s}});
    QTRY_VERIFY(outcome.accessibleDescription().contains(text.message));
    QVERIFY(m_gateway->runs.isEmpty());
    QVERIFY(!outcome.primary()->isEnabled());
}

// What is said of a file stands there again when it is chosen again; once imported, it is over.
void TestImportPage::whatIsSaidOfAFileIsKept()
{
    const auto source = [this] { return form().findChild<QLineEdit *>(); };
    m_page->take({u"log.csv"_s});
    source()->setText(u"Datacenter"_s);
    m_page->take({u"other.csv"_s});
    QCOMPARE(source()->text(), QString());
    m_page->take({u"log.csv"_s});
    QCOMPARE(source()->text(), u"Datacenter"_s);
    QTRY_VERIFY(!m_gateway->looks.isEmpty());
    QCOMPARE(m_gateway->looks.constLast().source, u"Datacenter"_s);
}

void TestImportPage::missingFieldsAreNamed()
{
    m_gateway->lookAnswer->fields = {u"number"_s, {}, u"title"_s, {}};
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(outcome().state(), State::Idle);
    QTRY_VERIFY(outcome().accessibleDescription().contains(u"Opened"_s, Qt::CaseInsensitive));
    QVERIFY(m_gateway->runs.isEmpty());
    QVERIFY(!outcome().primary()->isEnabled());
    MappingModel &mapping = form().mapping();
    mapping.setData(mapping.index(1, MappingModel::FieldColumn), u"opened"_s, Qt::EditRole);
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    QCOMPARE(m_gateway->runs.constFirst().request.maps.size(), 1);
}

void TestImportPage::mappingChangesCheckAgain()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    auto *table = form().findChild<PagedTable *>();
    table->setCurrentIndex(table->model()->index(3, MappingModel::FieldColumn));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    auto *box = table->findChild<QComboBox *>();
    QVERIFY(box);
    QTRY_VERIFY(box->view()->isVisible()); // so that keys go through the list, and only Enter chooses
    QTest::keyClick(box->view(), Qt::Key_Down);
    QVERIFY(table->findChild<QComboBox *>());
    QCOMPARE(m_gateway->runs.size(), 1);
    QVERIFY(box->accessibleName().contains(u"Knowledge"_s));
    box->setCurrentIndex(box->findData(u"state"_s));
    Q_EMIT box->activated(box->currentIndex());
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    QVERIFY(m_gateway->runs.at(0).job->isCancelled());
    QCOMPARE(m_gateway->runs.at(1).request.maps.constFirst().right, u"state"_s);
}

void TestImportPage::lateAnswersAreDropped()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    form().mapping().setData(form().mapping().index(3, MappingModel::FieldColumn), u"state"_s, Qt::EditRole);
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    m_gateway->runs.at(0).promise->addResult(MadeGateway::report(1, 1, true));
    m_gateway->runs.at(0).promise->finish();
    QTest::qWait(20);
    QCOMPARE(outcome().state(), State::Checking);
    m_gateway->answer(MadeGateway::report(2, 0, true));
    QTRY_COMPARE(outcome().mark(), Mark::Good);
}

void TestImportPage::failedRowsAreListedAndNeverGood()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 3, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    QCOMPARE(outcome().mark(), Mark::Bad);
    QVERIFY(!outcome().primary()->isEnabled());
    const auto *tabs = form().findChild<QTabBar *>();
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(tabs->tabText(1), u"Failed rows (3)"_s);
}

void TestImportPage::goodRowsOnlyByChoice()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 3, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    outcome().findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(outcome().mark(), Mark::Warn);
    QVERIFY(outcome().primary()->isEnabled());
    QTest::mouseClick(outcome().primary(), Qt::LeftButton);
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    QVERIFY(m_gateway->runs.at(1).request.skipBad && !m_gateway->runs.at(1).request.dryRun);
    ImportReport done = MadeGateway::report(10, 3, false);
    done.batch = 7;
    m_gateway->answer(done);
    QTRY_COMPARE(outcome().state(), State::Done);
    QCOMPARE(outcome().mark(), Mark::Warn); // never that of success
}

void TestImportPage::importRunsAndIsRemembered()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    form().mapping().setData(form().mapping().index(3, MappingModel::FieldColumn), u"state"_s, Qt::EditRole);
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    m_gateway->answer(MadeGateway::report(10, 0, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_gateway->runs.size(), 3);
    QCOMPARE(outcome().state(), State::Importing);
    m_gateway->answer(MadeGateway::report(10, 0, false));
    QTRY_COMPARE(outcome().state(), State::Done);
    QCOMPARE(outcome().mark(), Mark::Good);
    QCOMPARE(m_gateway->remembered.at(3), u"state"_s);
}

void TestImportPage::stoppingLeavesTheFileChecked()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 0, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    QTest::mouseClick(outcome().primary(), Qt::LeftButton);
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    Q_EMIT outcome().stopWanted();
    QVERIFY(m_gateway->runs.at(1).job->isCancelled());
    m_gateway->answer(fail(ErrorCode::Cancelled, u"cancelled"_s));
    QTRY_COMPARE(m_gateway->runs.size(), 3); // checked anew
    QVERIFY(m_gateway->runs.at(2).request.dryRun);
    m_gateway->answer(MadeGateway::report(10, 0, true));
    QTRY_VERIFY(outcome().primary()->isEnabled());
}

void TestImportPage::refusalOfAFileSaysWhatToDo()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    ImportReport refused = MadeGateway::report(0, 0, true);
    refused.refusal = Error{ErrorCode::Invalid, u"date-order"_s, {}, {}};
    refused.errors.append({u"log.csv"_s, 2, 3, u"opened"_s, u"3/4/2026"_s, u"date-order"_s, {}});
    refused.failed = 2;
    m_gateway->answer(refused);
    QTRY_COMPARE(outcome().mark(), Mark::Bad);
    QVERIFY(!outcome().primary()->isEnabled());
    QVERIFY(!outcome().findChild<QCheckBox *>()->isVisible()); // there is nothing to leave out
    QVERIFY(outcome().accessibleDescription().contains(u"under “Dates are”"_s));
    QVERIFY(!outcome().accessibleDescription().contains(u"--"_s));
    QCOMPARE(form().findChild<QTabBar *>()->tabText(1), u"Failed rows (1)"_s);
    // Saying the order checks again.
    QComboBox *dates = nullptr;
    for (QComboBox *box : form().findChildren<QComboBox *>())
        if (box->findData(u"dmy"_s) >= 0)
            dates = box;
    QVERIFY(dates);
    dates->setCurrentIndex(dates->findData(u"dmy"_s));
    Q_EMIT dates->activated(dates->currentIndex());
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    QCOMPARE(m_gateway->runs.at(1).request.dateOrder, u"dmy"_s);
}

void TestImportPage::historyUndoes()
{
    ImportBatch batch;
    batch.id = BatchId(7);
    batch.files = {u"/logs/a.csv"_s};
    batch.state = u"published"_s;
    batch.report = {{u"created"_s, 24918}, {u"updated"_s, 12}};
    ImportBatch gone = batch;
    gone.id = BatchId(6);
    gone.state = u"undone"_s;
    m_gateway->history = {batch, gone};
    m_page->activate({u"import"_s, {}});
    QTRY_COMPARE(m_page->history().rowCount(), 2);
    auto *undo = named(m_page, u"Undo this import"_s);
    QVERIFY(undo && undo->isVisible());
    QVERIFY(!undo->isEnabled()); // of which?
    mark(1);
    QVERIFY(!undo->isEnabled()); // undone already
    mark(0);
    QVERIFY(undo->isEnabled());

    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY(sheet());
    QCOMPARE(sheet()->windowTitle(), u"Remove 24,918 tickets of a.csv?"_s);
    QVERIFY(sheet()->said().contains(u"12 tickets"_s));
    QTest::keyClick(sheet(), Qt::Key_Return); // one key alone keeps it
    QTRY_VERIFY(!sheet());
    QVERIFY(m_gateway->undone.isEmpty());

    m_window->actions().action(u"import.undo"_s)->trigger();
    QTRY_VERIFY(sheet());
    QTest::mouseClick(named(sheet(), u"Remove 24,918 tickets"_s), Qt::LeftButton);
    QCOMPARE(m_gateway->undone, QList<BatchId>{BatchId(7)});
    QTRY_VERIFY(m_window->undoBar().isVisible());
}

void TestImportPage::undoThatIsRefusedNamesWhatStandsInTheWay()
{
    m_gateway->undoAnswer =
        UndoImportReport{BatchId(7), 0, 0, {{u"INC-4"_s, u"x"_s, u"state"_s, u"edited"_s}}};
    {
        ImportBatch batch;
        batch.id = BatchId(7);
        batch.state = u"published"_s;
        m_gateway->history = {batch};
    }
    m_page->activate({u"import"_s, {}});
    QTRY_COMPARE(m_page->history().rowCount(), 1);
    mark(0);
    m_window->actions().action(u"import.undo"_s)->trigger();
    QTRY_VERIFY(sheet());
    sheet()->accept();
    QTRY_VERIFY(m_window->errorBar().isVisible());
    QVERIFY(m_window->errorBar().accessibleDescription().contains(u"INC-4"_s));
}

void TestImportPage::windowStaysWhileImporting()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 0, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    QTest::mouseClick(outcome().primary(), Qt::LeftButton);
    QTRY_COMPARE(outcome().state(), State::Importing);
    QVERIFY(!m_window->close());
    QVERIFY(m_window->errorBar().isVisible());
    m_gateway->answer(MadeGateway::report(10, 0, false));
    QTRY_COMPARE(outcome().state(), State::Done);
    QVERIFY(m_window->close());
}

void TestImportPage::aFailedRowShowsItsLineInTheFile()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 3, true));
    QTRY_COMPARE(outcome().mark(), Mark::Bad);
    QAction *act = m_window->desk().actions().action(u"import.source"_s);
    QVERIFY(act);
    form().errors().setCurrentIndex({});
    act->trigger(); // nothing marked: said
    QVERIFY(!sheet() && m_gateway->sources.isEmpty());
    form().errors().setFocus();
    form().errors().setCurrentIndex(form().errors().model()->index(1, 0));
    QTest::keyClick(&form().errors(), Qt::Key_Return);
    QTRY_VERIFY(sheet());
    QCOMPARE(m_gateway->sources, QStringList{u"log.csv:13"_s});
    auto *shown = qobject_cast<SourceSheet *>(sheet());
    QVERIFY(shown);
    QTRY_VERIFY(shown->text().toPlainText().contains(u"13  INC-13,29/2/2015,<b>bold</b>"_s));
    const QTextCursor cursor = shown->text().textCursor();
    QVERIFY(cursor.block().text().startsWith(u"13  "_s));
    QCOMPARE(cursor.positionInBlock(), 4 + 3); // the fourth character of the line, behind its number
    QCOMPARE(shown->text().extraSelections().size(), 1);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!sheet());
}

void TestImportPage::theDialectIsSaidWhereTheGuessIsWrong()
{
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    const auto choice = [this](const QString &item) -> QComboBox * {
        for (QComboBox *box : m_page->findChildren<QComboBox *>()) {
            if (box->findText(item) >= 0)
                return box;
        }
        return nullptr;
    };
    QComboBox *delimiter = choice(u"Semicolon"_s);
    QVERIFY(delimiter);
    QCOMPARE(delimiter->currentText(), u"Found: Comma"_s);
    delimiter->setCurrentIndex(delimiter->findText(u"Semicolon"_s));
    Q_EMIT delimiter->activated(delimiter->currentIndex());
    QTRY_COMPARE(m_gateway->looks.size(), 2); // its columns are looked for anew
    QCOMPARE(m_gateway->looks.constLast().delimiter, u";"_s);
    QTRY_COMPARE(m_gateway->runs.size(), 2);
    QCOMPARE(m_gateway->runs.constLast().request.delimiter, u";"_s);
    QComboBox *encoding = choice(u"WINDOWS-1252"_s);
    QVERIFY(encoding && choice(u"Is a row like the others"_s));
    encoding->setCurrentIndex(encoding->findText(u"WINDOWS-1252"_s));
    Q_EMIT encoding->activated(encoding->currentIndex());
    QTRY_COMPARE(m_gateway->looks.size(), 3);
    QCOMPARE(m_gateway->looks.constLast().encoding, u"WINDOWS-1252"_s);
    m_page->take({u"other.csv"_s}); // what was said was of that file
    QTRY_COMPARE(m_gateway->looks.size(), 4);
    QVERIFY(m_gateway->looks.constLast().delimiter.isEmpty());
}

void TestImportPage::theFirstRowsShowWhatTheyBecome()
{
    PreviewModel model;
    model.show({u"No"_s, u"When"_s, u"Note"_s}, {u"number"_s, u"opened"_s, {}},
               {{u"1"_s, u"2/3/16"_s, u"n"_s}, {u"2"_s, u"never"_s, u"m"_s}},
               {{u"1"_s, u"Mar 2, 2016 00:00"_s, {}}, {}});
    QCOMPARE(model.index(0, 1).data().toString(), u"Mar 2, 2016 00:00"_s);
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().contains(u"2/3/16"_s));
    QCOMPARE(model.index(0, 2).data().toString(), u"n"_s); // kept as it is
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).isValid());
    QCOMPARE(model.index(1, 1).data().toString(), u"never"_s); // a row that fails, as it stands there
}

void TestImportPage::everythingFocusableHasAName()
{
    const auto walk = [this] {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                widget->objectName().startsWith("qt_"_L1) || qobject_cast<const QLabel *>(widget))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    };
    walk();
    m_page->take({u"log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->answer(MadeGateway::report(10, 3, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    walk();
    QCOMPARE(m_window->actions().conflicts(), QStringList());
}

// Draws the page into the folder BINNACLE_PICTURES names, for eyes; without it only sizes are tried.
void TestImportPage::pictures()
{
    const QString folder = qEnvironmentVariable("BINNACLE_PICTURES");
    const auto draw = [this, &folder](const QString &name) {
        for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_appearance->setChoice(choice);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                m_window->resize(size);
                QCoreApplication::processEvents();
                const QPixmap picture = m_window->grab();
                QCOMPARE(picture.size(), size);
                if (!folder.isEmpty() && QDir().mkpath(folder))
                    picture.save(u"%1/%2-%3-%4.png"_s.arg(folder, name, Appearance::choiceName(choice))
                                     .arg(size.width()));
            }
        }
    };
    ImportBatch batch;
    batch.id = BatchId(7);
    batch.files = {u"incident_event_log.csv"_s};
    batch.source = u"servicenow-events"_s;
    batch.actor = u"Mara Keller"_s;
    batch.state = u"published"_s;
    batch.startedAt = 1'487'200'000'000;
    batch.report = QJsonObject{{u"created"_s, 24918}};
    m_gateway->history = {batch, batch};
    m_page->activate({u"import"_s, {}});
    QTRY_COMPARE(m_page->history().rowCount(), 2);
    draw(u"import"_s);
    m_page->take({u"/data/incident_event_log.csv"_s});
    QTRY_COMPARE(m_gateway->runs.size(), 1);
    m_gateway->runs.constLast().job->report(u"reading"_s, 60, 100);
    draw(u"import-checking"_s);
    m_gateway->answer(MadeGateway::report(24918, 3, true));
    QTRY_COMPARE(outcome().state(), State::Checked);
    draw(u"import-checked"_s);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestImportPage)
#include "tst_importpage.moc"
