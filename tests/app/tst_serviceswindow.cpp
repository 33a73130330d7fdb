// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Services in the real window over a real workspace, from nothing: outages come in by the import page, a
// service is found by the palette and opened, an outage is reported, edited and taken back by keys, what
// another one does is seen, and the audit agrees with all of it.
#include "app/desktopfixture.h"
#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "availability/outagesheet.h"
#include "availability/servicesmodel.h"
#include "availability/servicespage.h"
#include "availability/serviceview.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "intake/importform.h"
#include "intake/importpage.h"
#include "intake/mappingmodel.h"
#include "intake/outcomestrip.h"
#include "store/workspaceverifier.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "widgets/undobar.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestServicesWindow : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void itBeginsWithWhatHelps();
    void outagesComeInByTheImportPage();
    void thePaletteFindsAService();
    void anOutageIsReportedEditedAndTakenBack();
    void whatAnotherOneDoesIsSeen();
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
    OutageSheet *sheet()
    {
        for (auto *found : m_desktop->window().findChildren<OutageSheet *>()) {
            if (found->isVisible()) {
                test::toFront(found);
                return found;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::vector<Outage> outages()
    {
        Workspace &workspace = m_desktop->workspace();
        return workspace.outages().outages(workspace.actor(), u"Mail"_s).result().value();
    }
    // What the bar says: an act is done, or taken back, only when it says so.
    [[nodiscard]] QString bar()
    {
        const auto *label = m_desktop->window().undoBar().findChild<ElidedLabel *>();
        return label ? label->text() : QString();
    }
    void undo(const QString &done)
    {
        QTRY_COMPARE_WITH_TIMEOUT(bar(), done, kPatience);
        m_desktop->window().actions().action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Taken back: "_s + done, kPatience);
        QVERIFY(settled());
    }

    ServicesPage *m_page = nullptr;
};

void TestServicesWindow::initTestCase()
{
    QVERIFY(make(false) && open());
    showWindow();
    m_page = page<ServicesPage>(u"services"_s);
    QVERIFY(m_page);
}

void TestServicesWindow::cleanupTestCase()
{
    close();
}

void TestServicesWindow::itBeginsWithWhatHelps()
{
    m_desktop->window().desk().go({u"services"_s, {}});
    QVERIFY(settled());
    QVERIFY(m_page->empty().isVisible());
    m_page->empty().findChildren<QPushButton *>().constFirst()->click();
    QCOMPARE(m_desktop->window().host().current().page, u"import"_s);
}

void TestServicesWindow::outagesComeInByTheImportPage()
{
    const QString path = m_dir.filePath(u"outages.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("service,from,to,degree,title\n"
               "Mail,2026-03-01T10:00:00Z,2026-03-01T12:00:00Z,full,Relay down\n"
               "Mail,2026-03-05T10:00:00Z,2026-03-05T11:00:00Z,partial,Slow\n"
               "Shop,2026-03-07T10:00:00Z,2026-03-07T10:30:00Z,full,Checkout\n");
    file.close();
    auto *import = page<ImportPage>(u"import"_s);
    m_desktop->window().desk().go({u"import"_s, {}});
    import->take({path});
    ImportForm &form = import->form();
    QTRY_VERIFY_WITH_TIMEOUT(form.mapping().rowCount() == 5, kPatience);
    QComboBox *format = nullptr;
    for (auto *box : form.findChildren<QComboBox *>()) {
        if (box->findData(u"outages-csv"_s) >= 0)
            format = box;
    }
    QVERIFY(format); // offered, as are checks; folders of monitors are not
    QVERIFY(format->findData(u"checks-csv"_s) >= 0 && format->findData(u"upptime"_s) < 0);
    format->setCurrentIndex(format->findData(u"outages-csv"_s));
    Q_EMIT format->activated(format->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(form.outcome().state() == OutcomeStrip::State::Checked &&
                                 form.mapping().fields().contains(u"degree"_s),
                             kPatience);
    QCOMPARE(form.outcome().mark(), OutcomeStrip::Mark::Good);
    form.outcome().primary()->click();
    QTRY_COMPARE_WITH_TIMEOUT(form.outcome().state(), OutcomeStrip::State::Done, kPatience);
    QPushButton *show = nullptr;
    for (auto *button : form.outcome().findChildren<QPushButton *>()) {
        if (button->text() == u"Show services"_s && button->isVisible())
            show = button;
    }
    QVERIFY(show);
    show->click();
    QCOMPARE(m_desktop->window().host().currentPage(), m_page);
    QVERIFY(settled());
    QCOMPARE(m_page->model().rowCount(), 2);
    QCOMPARE(m_page->model().index(0, ServicesModel::Name).data().toString(), u"Mail"_s); // the worse one
    QCOMPARE(m_page->model().index(0, ServicesModel::Down).data().toString(), u"2 h 18 m"_s);
}

void TestServicesWindow::thePaletteFindsAService()
{
    m_desktop->window().desk().go({u"home"_s, {}});
    Palette &palette = m_desktop->window().commandPalette();
    palette.ask(u"mai"_s);
    const auto place = [&palette] {
        for (qsizetype i = 0; i < palette.items().size(); ++i) {
            if (palette.items().at(i).id.startsWith("service:"_L1))
                return i;
        }
        return qsizetype(-1);
    };
    QTRY_VERIFY_WITH_TIMEOUT(place() >= 0, kPatience);
    palette.run(place());
    QVERIFY(settled());
    QVERIFY(m_page->isOpen());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Mail"_s);
}

void TestServicesWindow::anOutageIsReportedEditedAndTakenBack()
{
    test::toFront(&m_desktop->window());
    m_page->view().outages().setFocus();
    key(Qt::Key_O);
    QTRY_VERIFY(sheet());
    sheet()->findChild<QLineEdit *>(u"from"_s)->setText(u"2026-03-06 08:00"_s);
    sheet()->findChild<QLineEdit *>(u"to"_s)->setText(u"2026-03-06 09:00"_s);
    sheet()->findChild<QLineEdit *>(u"title"_s)->setText(u"Queue full"_s);
    QTest::keyClick(sheet(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(outages().size(), 3U, kPatience);
    QTRY_VERIFY(!sheet());
    QVERIFY(settled());
    QTRY_VERIFY(m_page->view().currentOutage() && m_page->view().currentOutage()->title == u"Queue full"_s);
    // 08:00 in Amsterdam
    QCOMPARE(outages().back().from, *parseIso(u"2026-03-06T07:00:00Z"));

    test::toFront(&m_desktop->window());
    m_page->view().outages().setFocus();
    key(Qt::Key_Return);
    QTRY_VERIFY(sheet());
    auto *degree = sheet()->findChild<QComboBox *>(u"degree"_s);
    degree->setCurrentIndex(degree->findData(int(Degree::Partial)));
    QTest::keyClick(sheet(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Outage of Mail changed"_s, kPatience);
    QCOMPARE(outages().back().degree, Degree::Partial);
    QTRY_VERIFY(!sheet());
    QVERIFY(settled());

    test::toFront(&m_desktop->window());
    m_page->view().outages().setFocus();
    key(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(outages().size(), 2U, kPatience);
    QVERIFY(settled());
    // All three, one after the other.
    undo(u"Outage of Mail removed"_s);
    QCOMPARE(outages().size(), 3U);
    m_desktop->window().actions().action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Taken back: Outage of Mail changed"_s, kPatience);
    QCOMPARE(outages().back().degree, Degree::Full);
    m_desktop->window().actions().action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bar(), u"Taken back: Outage of Mail recorded"_s, kPatience);
    QCOMPARE(outages().size(), 2U);
}

void TestServicesWindow::whatAnotherOneDoesIsSeen()
{
    Workspace &workspace = m_desktop->workspace();
    Outage outage;
    outage.serviceName = u"Mail"_s;
    outage.from = *parseIso(u"2026-03-04T07:00:00Z");
    outage.to = *parseIso(u"2026-03-04T08:00:00Z");
    outage.title = u"Theirs"_s;
    QVERIFY(workspace.outages().add(workspace.actor(), outage).result());
    m_page->view().setDay({});
    const auto shown = [this] {
        const auto &review = m_page->view().review();
        return review && std::any_of(review->outages.begin(), review->outages.end(),
                                     [](const Outage &one) { return one.title == u"Theirs"_s; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
    QVERIFY(workspace.services().set(workspace.actor(), u"Mail"_s, {{u"target"_s, u"99.9 %"_s}}).result());
    QTRY_VERIFY_WITH_TIMEOUT(m_page->view().review()->figures.service.target.has_value(), kPatience);
}

void TestServicesWindow::theAuditAgrees()
{
    Workspace &workspace = m_desktop->workspace();
    const auto checks = workspace.verifier().verify(workspace.actor()).result();
    QVERIFY(checks);
    for (const Check &check : *checks)
        QVERIFY2(check.ok, qPrintable(check.name + u' ' + check.detail));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestServicesWindow)
#include "tst_serviceswindow.moc"
