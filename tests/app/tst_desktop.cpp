// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From an empty workspace to figures in the window: the sample log goes in by the import page, Home shows it,
// a ticket is found by the palette, the pages draw, the import is taken back.
#include "app/desktopfixture.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "desktop/render.h"
#include "intake/importform.h"
#include "intake/importmodels.h"
#include "intake/importpage.h"
#include "intake/mappingmodel.h"
#include "intake/outcomestrip.h"
#include "theme/icons.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "widgets/querybar.h"
#include "widgets/sheet.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestDesktop : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void sampleGoesInByThePage();
    void homeShowsIt();
    void everyPageHasItsContent();
    void ticketsShowIt();
    void aSecondWindowFollows();
    void paletteFindsATicket();
    void pagesDraw();
    void importIsTakenBack();
    void aBadFileIsMendedByKeys();

private:
    ImportPage *m_import = nullptr;
    HomePage *m_home = nullptr;
    TicketsPage *m_tickets = nullptr;
};

void TestDesktop::initTestCase()
{
    QVERIFY(make(false) && open());
    m_import = page<ImportPage>(u"import"_s);
    m_home = page<HomePage>(u"home"_s);
    m_tickets = page<TicketsPage>(u"tickets"_s);
    QVERIFY(m_import && m_home && m_tickets);
    QCOMPARE(m_desktop->window().actions().conflicts(), QStringList());
    m_desktop->window().show();
}

void TestDesktop::cleanupTestCase()
{
    close();
}

void TestDesktop::sampleGoesInByThePage()
{
    m_desktop->window().desk().go({u"import"_s, {}});
    m_import->take({QStringLiteral(BINNACLE_TEST_DATA "/incidents.csv")});
    OutcomeStrip &outcome = m_import->form().outcome();
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Checked, kPatience);
    QVERIFY2(outcome.primary()->isEnabled(), qPrintable(outcome.accessibleDescription()));
    m_desktop->window().desk().go({u"home"_s, {}}); // the figures are looked at while the log comes in
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board(), kPatience);
    QCOMPARE(m_home->board()->header.total, 0);
    outcome.primary()->click();
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Done, kPatience);
    QCOMPARE(outcome.mark(), OutcomeStrip::Mark::Good);
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().rowCount(), 1, kPatience);
}

void TestDesktop::homeShowsIt() // without being asked
{
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board() && m_home->board()->header.total > 0,
                             kPatience);
}

// The navigation leads to pages that show something, and to no other.
void TestDesktop::everyPageHasItsContent()
{
    MainWindow &window = m_desktop->window();
    QCOMPARE(window.host().pages().size(), 6);
    for (const Page *page : window.host().pages()) {
        window.desk().go({page->id(), {}});
        QCOMPARE(window.host().currentPage(), page);
        QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), kPatience);
        QVERIFY2(!page->title().isEmpty() && !page->about().isEmpty(), qPrintable(page->id()));
        QVERIFY2(symbolicIconNames().contains(page->icon()), qPrintable(page->icon()));
        QVERIFY(window.actions().action(u"go.page-"_s + page->id()));
    }
    QVERIFY(m_import->history().rowCount() > 0);
    window.desk().go({u"tickets"_s, {{u"query"_s, u"type:incident"_s}}});
    QTRY_VERIFY_WITH_TIMEOUT(m_tickets->model().rowCount() > 20, kPatience);
    window.desk().go({u"home"_s, {}});
    QVERIFY(m_home->grid()->isVisible());
}

void TestDesktop::ticketsShowIt()
{
    m_desktop->window().desk().go({u"tickets"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_tickets->isSettled() && m_tickets->model().total() > 0, kPatience);
    const QString query = m_tickets->query().text();
    Workspace &workspace = m_desktop->workspace();
    QCOMPARE(m_tickets->model().total(),
             workspace.ticketQueries().count(workspace.actor(), query).result().value_or(-1));
}

// Another program on the same file: what it does shows here without being asked, in list and figures.
void TestDesktop::aSecondWindowFollows()
{
    auto opened = Workspace::open(m_desktop->workspace().database().location());
    QVERIFY(opened);
    Desktop second(std::move(*opened), *m_appearance, *m_layout);
    auto *home = qobject_cast<HomePage *>(second.window().host().page(u"home"_s));
    auto *tickets = qobject_cast<TicketsPage *>(second.window().host().page(u"tickets"_s));
    second.window().show();
    second.window().desk().go({u"home"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(home->isSettled() && home->board(), kPatience);
    const qint64 before = home->board()->header.total;
    m_desktop->window().desk().go({u"tickets"_s, {{u"query"_s, u"type:incident"_s}}});
    QTRY_VERIFY_WITH_TIMEOUT(m_tickets->isSettled() && m_tickets->model().total() == before, kPatience);

    Workspace &theirs = second.workspace();
    TicketValues values;
    values.insert(u"title"_s, u"Made by the other program"_s);
    values.insert(u"type"_s, u"incident"_s);
    const auto made = theirs.tickets().create(theirs.actor(), values, {}).result();
    QVERIFY2(made, made ? "" : qPrintable(made.error().key));
    QTRY_COMPARE_WITH_TIMEOUT(m_tickets->model().total(), before + 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(home->board()->header.total, before + 1, kPatience);
    m_desktop->window().desk().go({u"home"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board()->header.total == before + 1, kPatience);

    // And the other way round: taken back here, gone there.
    second.window().desk().go({u"tickets"_s, {{u"query"_s, u"type:incident"_s}}});
    QTRY_COMPARE_WITH_TIMEOUT(tickets->model().total(), before + 1, kPatience);
    Workspace &ours = m_desktop->workspace();
    const auto undone = ours.tickets().undo(ours.actor(), made->operation).result();
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().key));
    QTRY_COMPARE_WITH_TIMEOUT(tickets->model().total(), before, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_home->board()->header.total, before, kPatience);
}

void TestDesktop::paletteFindsATicket()
{
    Palette &palette = m_desktop->window().commandPalette();
    palette.ask(u"mail"_s);
    const auto found = [&palette] {
        for (const PaletteItem &item : palette.items())
            if (item.id.startsWith("ticket:"_L1))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(found(), kPatience);
}

void TestDesktop::pagesDraw()
{
    const QString folder = m_dir.filePath(u"out"_s);
    const Result<> drawn = renderPages(*m_desktop, *m_appearance, folder);
    QVERIFY2(drawn, drawn ? "" : qPrintable(drawn.error().key));
    for (const QString &name :
         {u"home-light-1280x800.png"_s, u"import-dark-1920x1080.png"_s, u"board.pdf"_s}) {
        const QFileInfo file(folder + u'/' + name);
        QVERIFY2(file.size() > 4000, qPrintable(name));
        QVERIFY2(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)), qPrintable(name));
    }
}

void TestDesktop::importIsTakenBack()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board()->header.total > 0, kPatience);
    Q_EMIT m_import->form().outcome().undoWanted();
    QTRY_VERIFY(m_desktop->window().findChild<Sheet *>());
    m_desktop->window().findChild<Sheet *>()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().index(0, BatchModel::State).data().toString(), u"Undone"_s,
                              kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_home->isSettled() && m_home->board()->header.total == 0, kPatience);
    m_desktop->window().desk().go({u"tickets"_s, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_tickets->isSettled() && m_tickets->model().total() == 0, kPatience);
}

// A file of nobody's format: its mapping is put right, its bad row read and saved, its good rows imported and
// taken back, without the mouse.
void TestDesktop::aBadFileIsMendedByKeys()
{
    const QString path = m_dir.filePath(u"odd.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "Ref,Gist,Begun\nA-1,One,2026-01-02T10:00:00Z\nA-2,Two,yesterday\nA-3,Three,2026-01-03T10:00:00Z\n");
    file.close();
    MainWindow &window = m_desktop->window();
    test::toFront(&window);
    ImportForm &form = m_import->form();
    OutcomeStrip &outcome = form.outcome();
    window.desk().go({u"import"_s, {}});
    m_import->take({path});
    QTRY_VERIFY_WITH_TIMEOUT(form.mapping().rowCount() == 3, kPatience);
    const QStringList wanted{u"number"_s, u"title"_s, u"opened"_s};
    auto *table = qobject_cast<QTableView *>(form.firstFocus());
    QVERIFY(table);
    for (int row = 0; row < 3; ++row) {
        if (form.mapping().fields().at(row) == wanted.at(row))
            continue;
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, MappingModel::FieldColumn));
        QTest::keyClick(table, Qt::Key_Return);
        QComboBox *box = nullptr;
        QTRY_VERIFY((box = table->findChild<QComboBox *>()) && box->view()->isVisible());
        const int to = box->findData(wanted.at(row));
        QVERIFY(to > 0);
        QTest::keyClick(box->view(), Qt::Key_Home);
        for (int step = 0; step < to; ++step) // no step chooses: Enter does
            QTest::keyClick(box->view(), Qt::Key_Down);
        QTest::keyClick(box->view(), Qt::Key_Return);
        QTRY_COMPARE(form.mapping().fields().at(row), wanted.at(row));
        QTRY_VERIFY(!table->findChild<QComboBox *>());
    }
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Checked, kPatience);
    QCOMPARE(outcome.mark(), OutcomeStrip::Mark::Bad);
    QVERIFY(!outcome.primary()->isEnabled());
    const auto *errors = form.findChild<RowErrorModel *>();
    QCOMPARE(errors->rowCount(), 1);
    const auto cell = [errors](int column) { return errors->index(0, column).data().toString(); };
    QCOMPARE(cell(RowErrorModel::Line), u"3"_s);
    QVERIFY2(!cell(RowErrorModel::Place).isEmpty() && !cell(RowErrorModel::Reason).isEmpty(),
             qPrintable(cell(RowErrorModel::Place)));
    QCOMPARE(cell(RowErrorModel::Value), u"yesterday"_s);

    Q_EMIT outcome.saveBadWanted();
    auto *dialog = m_import->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString bad = m_dir.filePath(u"bad.csv"_s);
    Q_EMIT dialog->fileSelected(bad);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(bad), kPatience);
    const auto text = [&bad] {
        QFile saved(bad);
        return saved.open(QIODevice::ReadOnly) ? QString::fromUtf8(saved.readAll()) : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"A-2"_s), kPatience);
    QVERIFY2(!text().contains(u"A-1"_s) && !text().contains(u"A-3"_s), qPrintable(text()));

    outcome.findChild<QCheckBox *>()->setFocus();
    QTest::keyClick(outcome.findChild<QCheckBox *>(), Qt::Key_Space);
    window.actions().action(u"import.run"_s)->trigger(); // Ctrl+Enter
    QTRY_COMPARE_WITH_TIMEOUT(outcome.state(), OutcomeStrip::State::Done, kPatience);
    QCOMPARE(outcome.mark(), OutcomeStrip::Mark::Warn); // a row failed: never that of success
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().rowCount(), 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop->workspace()
                                  .ticketQueries()
                                  .count(m_desktop->workspace().actor(), {})
                                  .result()
                                  .value_or(-1),
                              2, kPatience);
    Q_EMIT outcome.undoWanted();
    QTRY_VERIFY(window.findChild<Sheet *>());
    window.findChild<Sheet *>()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(m_import->history().index(0, BatchModel::State).data().toString(), u"Undone"_s,
                              kPatience);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestDesktop)
#include "tst_desktop.moc"
