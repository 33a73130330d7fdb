// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Periods in the real window over a real workspace: the page offers to publish, a month is published by keys,
// an incident is changed after that, the page says so and leads to it, the pack is written, and the month is
// found by the palette and by a link.
#include "app/desktopfixture.h"
#include "base/timetext.h"
#include "periods/packsheet.h"
#include "periods/periodactions.h"
#include "periods/periodplaces.h"
#include "periods/periodspage.h"
#include "periods/periodview.h"
#include "periods/publishsheet.h"
#include "periods/restatedmodels.h"
#include "settings/settingsservice.h"
#include "shell/errorbar.h"
#include "shell/routelink.h"
#include "store/workspaceverifier.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestPeriodsWindow : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void itBeginsWithWhatHelps();
    void aMonthIsPublishedByKeys();
    void aChangeIsToldAndLeadsToItsRecord();
    void thePackTellsOfIt();
    void thePaletteFindsTheMonth();
    void aPastedLinkOpensThePeriod();
    void theAuditAgrees();

private:
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([this] { return m_page->isSettled(); }, kPatience);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
    }
    template <typename T>
    T *sheet()
    {
        for (T *found : m_desktop->window().findChildren<T *>()) {
            if (found->isVisible()) {
                test::toFront(found);
                return found;
            }
        }
        return nullptr;
    }
    [[nodiscard]] qsizetype placeOf(const QString &text, const QString &prefix)
    {
        Palette &palette = m_desktop->window().commandPalette();
        palette.ask(text);
        const auto place = [&palette, prefix] {
            for (qsizetype i = 0; i < palette.items().size(); ++i) {
                if (palette.items().at(i).id.startsWith(prefix))
                    return i;
            }
            return qsizetype(-1);
        };
        return QTest::qWaitFor([&] { return place() >= 0; }, kPatience) ? place() : -1;
    }

    PeriodsPage *m_page = nullptr;
};

void TestPeriodsWindow::initTestCase()
{
    QVERIFY(make(true) && open());
    showWindow();
    m_page = page<PeriodsPage>(u"periods"_s);
    QVERIFY(m_page);
}

void TestPeriodsWindow::cleanupTestCase()
{
    close();
}

void TestPeriodsWindow::itBeginsWithWhatHelps()
{
    m_desktop->window().desk().go({u"periods"_s, {}});
    QVERIFY(settled());
    QVERIFY(m_page->empty().isVisible());
    m_page->empty().findChildren<QPushButton *>().constFirst()->click();
    QTRY_VERIFY(sheet<PublishSheet>());
    sheet<PublishSheet>()->reject();
}

void TestPeriodsWindow::aMonthIsPublishedByKeys()
{
    m_desktop->window().desk().go({u"home"_s, {}}); // from anywhere
    test::toFront(&m_desktop->window());
    key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(sheet<PublishSheet>());
    auto *asked = sheet<PublishSheet>();
    QTRY_VERIFY_WITH_TIMEOUT(asked->act().isEnabled(), kPatience);
    const int april = asked->month().findText(u"April 2026"_s);
    QCOMPARE(april, asked->month().count() - 1); // the data begins with it
    asked->month().setCurrentIndex(april);
    QTest::keyClicks(&asked->reason(), u"Month closed"_s);
    QTest::keyClick(asked, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet<PublishSheet>(), kPatience);
    QCOMPARE(m_desktop->window().host().currentPage(), m_page);
    QVERIFY(settled());
    QCOMPARE(m_page->model().rowCount(), 1);
    QCOMPARE(m_page->model().index(0, PeriodsModel::Window).data().toString(), u"April 2026"_s);
    QCOMPARE(m_page->model().index(0, PeriodsModel::Zone).data().toString(), u"Europe/Amsterdam"_s);
    QVERIFY2(m_page->view().verdict().startsWith(u"Every figure holds"_s),
             qPrintable(m_page->view().verdict()));
    QVERIFY(m_page->view().incidents().model()->rowCount() > 6);
}

void TestPeriodsWindow::aChangeIsToldAndLeadsToItsRecord()
{
    Workspace &workspace = m_desktop->workspace();
    TicketRef ref;
    ref.number = u"INC-1001"_s;
    const auto changed = workspace.tickets()
                             .set(workspace.actor(), ref, {{u"restored"_s, u"2026-04-01T12:30:00Z"_s}}, 0)
                             .result();
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().key));
    // While one looks, without a key.
    QTRY_VERIFY_WITH_TIMEOUT(m_page->model().count(PeriodRow::Today::Differs) == 1 && m_page->isSettled(),
                             kPatience);
    QCOMPARE(m_page->facts(), u"1 period · 1 restated"_s);
    QCOMPARE(m_page->view().causes().model()->rowCount(), 1);
    test::toFront(&m_desktop->window());
    m_page->list().setFocus();
    key(Qt::Key_Return);
    QVERIFY(m_page->view().causes().hasFocus());
    key(Qt::Key_Return);
    QCOMPARE(m_desktop->window().host().current().page, u"tickets"_s);
    QCOMPARE(m_desktop->window().host().current().args.value(u"query"_s).toString(), u"number:INC-1001"_s);
    auto *tickets = page<TicketsPage>(u"tickets"_s);
    QTRY_VERIFY_WITH_TIMEOUT(tickets->route().args.value(u"open"_s).toBool() &&
                                 tickets->route().args.contains(u"ticket"_s),
                             kPatience); // itself, not a list of one
    QVERIFY(m_desktop->window().host().back());
    QVERIFY(settled());
    QCOMPARE(m_desktop->window().host().currentPage(), m_page);
    QVERIFY(m_page->view().causes().hasFocus()); // with the focus where one left
    QCOMPARE(m_page->chosen()->from, *parseIso(u"2026-03-31T22:00:00Z"));
}

void TestPeriodsWindow::thePackTellsOfIt()
{
    test::toFront(&m_desktop->window());
    key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(sheet<PackSheet>());
    auto *asked = sheet<PackSheet>();
    QTRY_VERIFY_WITH_TIMEOUT(asked->act().isEnabled(), kPatience);
    QCOMPARE(asked->month().currentText(), u"April 2026"_s);
    asked->comment().setPlainText(u"One time was put right."_s);
    Workspace &workspace = m_desktop->workspace();
    const auto kept = [&workspace] { // in the person's own settings, whatever ends the program
        return workspace.settings()
            .value(workspace.actor(), SettingsService::Home::Person, u"periods.comment.2026-04"_s)
            .result()
            .value_or(QJsonValue())
            .toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept(), u"One time was put right."_s, kPatience);
    QSignalSpy written(&m_page->acts(), &PeriodActions::written);
    const QString path = m_dir.filePath(u"april.html"_s);
    m_page->acts().savePack(asked, path);
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    QVERIFY(html.contains(u"One time was put right."_s) && html.contains(u"INC-1001"_s));
    QVERIFY((file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), QString(), kPatience);
    // The workspace itself is never written over.
    m_page->acts().pack();
    QTRY_VERIFY(sheet<PackSheet>());
    asked = sheet<PackSheet>();
    QTRY_VERIFY_WITH_TIMEOUT(asked->act().isEnabled(), kPatience);
    QVERIFY(asked->words().isEmpty()); // what was sent is not offered again
    asked->kind().setCurrentIndex(asked->kind().findData(u"csv"_s));
    const QString link = m_dir.filePath(u"april.csv"_s);
    QVERIFY(QFile::link(location().path, link));
    m_page->acts().savePack(asked, link);
    QTRY_VERIFY_WITH_TIMEOUT(asked->act().isEnabled() && !asked->said().isEmpty(), kPatience);
    asked->reject();
}

void TestPeriodsWindow::thePaletteFindsTheMonth()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    const qsizetype place = placeOf(u"april"_s, u"period:"_s);
    QVERIFY(place >= 0);
    m_desktop->window().commandPalette().run(place);
    QCOMPARE(m_desktop->window().host().currentPage(), m_page);
    QVERIFY(settled());
}

void TestPeriodsWindow::aPastedLinkOpensThePeriod()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    const qsizetype place = placeOf(linkTo(m_page->route()), u"link:"_s);
    QVERIFY(place >= 0);
    m_desktop->window().commandPalette().run(place);
    QCOMPARE(m_desktop->window().host().currentPage(), m_page);
    QVERIFY(settled());
    QVERIFY(m_desktop->window().errorBar().isHidden());
    QVERIFY(m_desktop->window().commandPalette().recent().filter(u"link:"_s).isEmpty());
}

void TestPeriodsWindow::theAuditAgrees()
{
    const auto report = m_desktop->workspace().verifier().verify(m_desktop->workspace().actor()).result();
    QVERIFY(report);
    for (const Check &check : *report)
        QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestPeriodsWindow)
#include "tst_periodswindow.moc"
