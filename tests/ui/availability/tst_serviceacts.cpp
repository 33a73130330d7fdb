// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with outages and services: forms by keys, faults under their field, conflicts said, each act
// taken back, and who may not is told so.
#include "availability/outagemodels.h"
#include "availability/outagesheet.h"
#include "availability/servicesheet.h"
#include "availability/servicetext.h"
#include "servicespagefixture.h"
#include "widgets/conflictview.h"
#include "wording/errors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestServiceActs : public test::ServicesPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anOutageIsReportedAndTakenBack();
    void whatIsReportedIsSeen_data();
    void whatIsReportedIsSeen();
    void maintenanceIsPlanned();
    void faultsStandUnderTheirField_data();
    void faultsStandUnderTheirField();
    void anOutageIsEditedAndTakenBack();
    void whatIsNotTouchedStays();
    void whatOnlyOneSideChangedMerges();
    void whatBothChangedIsAsked();
    void aServiceMergesToo();
    void rulesMergeToo();
    void whatIsTypedOutlivesTheSheet();
    void anOutageEndsGoesOnAndIsRemoved();
    void anOutageLeadsToTheIncidentsThatExplainIt();
    void aServiceIsEditedAndTakenBack();
    void aNewNameIsFollowed();
    void aServiceIsAdded();
    void rulesAreChangedAndTakenBack();
    void whoMayNotIsTold_data();
    void whoMayNotIsTold();

private:
    static QLineEdit *line(QDialog *sheet, const QString &name)
    {
        return sheet->findChild<QLineEdit *>(name);
    }
    void send(QDialog *sheet)
    {
        QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settled());
    }
    // So many acts have been done, and are shown.
    void acted(int count)
    {
        QTRY_COMPARE(m_desk->offered.size(), count);
        QVERIFY(settled());
    }
    void markFirst()
    {
        openShop();
        m_page->view().outages().setFocus();
        QVERIFY(m_page->view().currentOutage());
    }
};

void TestServiceActs::anOutageIsReportedAndTakenBack()
{
    openShop();
    key(Qt::Key_O);
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    QCOMPARE(sheet->findChild<QComboBox *>(u"service"_s)->currentText(), u"Shop"_s);
    QCOMPARE(line(sheet, u"from"_s)->text(), u"2026-03-10 12:00"_s);
    line(sheet, u"from"_s)->setText(u"2026-03-10 11:30"_s);
    line(sheet, u"title"_s)->setText(u"Checkout fails"_s);
    send(sheet);
    QTRY_VERIFY(!dialog<OutageSheet>());
    QCOMPARE(m_desk->offered, QStringList{u"Outage of Shop recorded"_s});
    QVERIFY(settled());
    const Outage *outage = m_page->view().currentOutage(); // it is marked
    QVERIFY(outage);
    QCOMPARE(outage->title, u"Checkout fails"_s);
    QVERIFY(!outage->to);
    QCOMPARE(outage->from, test::FakeServices::kNow - test::FakeServices::kHour / 2);
    undo();
    QCOMPARE(columnOf(m_page->view().outages(), OutagesModel::Title).size(), 3);
}

// An outage is seen that was reported of a time nobody looks at: as its day, or else in a window around it.
void TestServiceActs::whatIsReportedIsSeen_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isDay");
    QTest::newRow("in the year") << u"2025-06-01 08:00"_s << u"2025-06-01 09:00"_s << true;
    QTest::newRow("before it") << u"2024-06-01 08:00"_s << u"2024-06-01 09:00"_s << false;
}

void TestServiceActs::whatIsReportedIsSeen()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, isDay);
    openShop();
    key(Qt::Key_O);
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    line(sheet, u"from"_s)->setText(from);
    line(sheet, u"to"_s)->setText(to);
    line(sheet, u"title"_s)->setText(u"Long ago"_s);
    send(sheet);
    acted(1);
    QCOMPARE(m_page->view().day().has_value(), isDay);
    QVERIFY(m_page->view().currentOutage());
    QCOMPARE(m_page->view().currentOutage()->title, u"Long ago"_s);
}

void TestServiceActs::maintenanceIsPlanned()
{
    key(Qt::Key_Down);
    key(Qt::Key_M);
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    QVERIFY(!sheet->findChild<QComboBox *>(u"degree"_s)->isVisible());
    QCOMPARE(line(sheet, u"from"_s)->text(), u"2026-03-10 13:00"_s);
    send(sheet);
    QCOMPARE(
        sheet->errorOf(u"to"_s),
        wording::errorLine({ErrorCode::Invalid, u"maintenance-needs-end"_s, {{u"field"_s, u"to"_s}}, {}}));
    line(sheet, u"to"_s)->setText(u"2026-03-10 15:00"_s);
    send(sheet);
    QTRY_COMPARE(m_desk->offered, QStringList{u"Maintenance of Shop recorded"_s});
    QVERIFY(settled());
    openShop();
    QCOMPARE(columnOf(m_page->view().outages(), OutagesModel::Kind).constFirst(), u"Maintenance, planned"_s);
}

void TestServiceActs::faultsStandUnderTheirField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("no time") << u"from"_s << u"yesterday"_s << QString();
    QTest::newRow("no beginning") << u"from"_s << u""_s << QString();
    QTest::newRow("an end that is no time") << u"to"_s << u"25:00"_s << QString();
    QTest::newRow("it ends before it begins") << u"to"_s << u"2026-03-01"_s << u"outage-reversed"_s;
    QTest::newRow("a title too long") << u"title"_s << u"x"_s << u"text-too-long"_s;
}

void TestServiceActs::faultsStandUnderTheirField()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, key);
    openShop();
    m_desk->actions().action(u"service.report"_s)->trigger();
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    line(sheet, field)->setText(text);
    if (!key.isEmpty())
        m_services->refusal = Error{ErrorCode::Invalid, key, {}, {}};
    if (key == u"text-too-long"_s)
        m_services->refusal->values = {{u"field"_s, u"title"_s}, {u"longest"_s, 500}};
    send(sheet);
    QTRY_VERIFY(!sheet->errorOf(field).isEmpty());
    if (key.isEmpty())
        QCOMPARE(sheet->errorOf(field),
                 wording::errorLine(
                     {ErrorCode::Invalid, u"bad-clock"_s, {{u"field"_s, field}, {u"value"_s, text}}, {}}));
    QVERIFY(sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), line(sheet, field));
    QVERIFY(m_desk->offered.isEmpty());
    line(sheet, field)->setText(u"2026-03-10 11:00"_s); // what is typed next takes the sentence away
    QVERIFY(sheet->errorOf(field).isEmpty());
    sheet->reject();
}

void TestServiceActs::anOutageIsEditedAndTakenBack()
{
    markFirst();
    const Outage before = *m_page->view().currentOutage();
    key(Qt::Key_Return);
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    auto *degree = sheet->findChild<QComboBox *>(u"degree"_s);
    degree->setCurrentIndex(degree->findData(int(Degree::Partial)));
    line(sheet, u"to"_s)->setText(QString());
    sheet->findChild<QCheckBox *>()->setChecked(true);
    send(sheet);
    QTRY_COMPARE(m_desk->offered, QStringList{u"Outage of Shop changed"_s});
    QVERIFY(settled());
    const Outage after = *m_services->find(before.id);
    QCOMPARE(after.degree, Degree::Partial);
    QVERIFY(!after.to && after.isEstimated);
    QCOMPARE(m_page->view().currentOutage()->id, before.id);
    undo();
    Outage back = *m_services->find(before.id);
    QCOMPARE(back.rowVersion, before.rowVersion + 2);
    back.rowVersion = before.rowVersion;
    QCOMPARE(back, before);
}

void TestServiceActs::whatIsNotTouchedStays()
{
    Outage *first = m_services->find(OutageId(2));
    first->from += 1234; // to the millisecond
    markFirst();
    QCOMPARE(m_page->view().currentOutage()->id, OutageId(2));
    m_desk->actions().action(u"outage.edit"_s)->trigger();
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    const qint64 from = first->from;
    line(sheet, u"title"_s)->setText(u"Slow"_s);
    send(sheet);
    QTRY_COMPARE(m_services->find(OutageId(2))->title, u"Slow"_s);
    QCOMPARE(m_services->find(OutageId(2))->from, from);
}

void TestServiceActs::whatOnlyOneSideChangedMerges()
{
    markFirst();
    const OutageId id = m_page->view().currentOutage()->id;
    key(Qt::Key_E, Qt::ShiftModifier);
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    Outage *theirs = m_services->find(id);
    theirs->degree = Degree::Degraded;
    ++theirs->rowVersion;
    line(sheet, u"title"_s)->setText(u"Mine"_s);
    send(sheet);
    acted(1); // nothing was asked
    QVERIFY(!dialog<ConflictView>());
    QCOMPARE(m_services->find(id)->title, u"Mine"_s);
    QCOMPARE(m_services->find(id)->degree, Degree::Degraded);
    undo(); // to what theirs left
    QCOMPARE(m_services->find(id)->degree, Degree::Degraded);
    QVERIFY(m_services->find(id)->title != u"Mine"_s);
}

void TestServiceActs::whatBothChangedIsAsked()
{
    for (const bool takesTheirs : {false, true}) {
        markFirst();
        const OutageId id = m_page->view().currentOutage()->id;
        m_desk->actions().action(u"outage.edit"_s)->trigger();
        auto *sheet = dialog<OutageSheet>();
        QVERIFY(sheet);
        Outage *theirs = m_services->find(id);
        theirs->title = u"Theirs"_s + QString::number(takesTheirs);
        ++theirs->rowVersion;
        const QString mine = u"Mine"_s + QString::number(takesTheirs);
        line(sheet, u"title"_s)->setText(mine);
        send(sheet);
        QTRY_VERIFY(dialog<ConflictView>());
        QVERIFY(sheet->isVisible()); // under it, with what was typed
        QStringList shown;
        for (const QPlainTextEdit *box : dialog<ConflictView>()->findChildren<QPlainTextEdit *>())
            shown.append(box->toPlainText());
        QVERIFY(shown.contains(theirs->title) && shown.contains(mine));
        for (QRadioButton *choice : dialog<ConflictView>()->findChildren<QRadioButton *>()) {
            if (takesTheirs && choice->text() == u"Theirs")
                choice->click();
        }
        send(dialog<ConflictView>());
        QTRY_VERIFY(!dialog<ConflictView>() && !dialog<OutageSheet>());
        QCOMPARE(m_services->find(id)->title, takesTheirs ? u"Theirs1"_s : mine);
        QVERIFY(settled());
    }
}

void TestServiceActs::aServiceMergesToo()
{
    openShop();
    key(Qt::Key_E);
    auto *sheet = dialog<ServiceSheet>();
    QVERIFY(sheet);
    Service &theirs = m_services->history(u"Shop"_s).service;
    theirs.name = u"Web shop"_s; // renamed by somebody else
    ++theirs.rowVersion;
    line(sheet, u"target"_s)->setText(u"99.9%"_s);
    send(sheet);
    QTRY_VERIFY(!dialog<ServiceSheet>());
    QVERIFY(!dialog<ConflictView>());
    const auto &all = m_services->all.services; // it is not named back, and no second one made
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [](const ServiceHistory &one) { return one.service.name == u"Shop"_s; }),
             0);
    QCOMPARE(ServiceText::target(m_services->history(u"Web shop"_s).service), u"99.9%"_s);
}

void TestServiceActs::rulesMergeToo()
{
    m_desk->actions().action(u"service.rules"_s)->trigger();
    auto *sheet = dialog<RulesSheet>();
    QVERIFY(sheet);
    m_services->all.rules.policy = MaintenancePolicy::Down; // somebody else
    line(sheet, u"partial"_s)->setText(u"0.5"_s);
    send(sheet);
    acted(1);
    QVERIFY(!dialog<ConflictView>());
    QCOMPARE(m_services->all.rules.policy, MaintenancePolicy::Down);
    QCOMPARE(m_services->all.rules.weights.partial, 0.5);
    m_services->all.rules.weights.degraded = 0.25; // once more: what is taken back would take that along
    m_desk->undos.takeLast()([](bool was) { QVERIFY(!was); });
    QTRY_VERIFY(!m_desk->told.isEmpty());
    QCOMPARE(m_services->all.rules.weights.partial, 0.5);
}

void TestServiceActs::whatIsTypedOutlivesTheSheet()
{
    markFirst();
    m_desk->actions().action(u"service.report"_s)->trigger();
    auto *sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    line(sheet, u"title"_s)->setText(u"Disk full"_s);
    QTest::keyClick(sheet, Qt::Key_Escape); // closes at once, asks nothing
    QTRY_VERIFY(!dialog<OutageSheet>());
    m_desk->actions().action(u"service.report"_s)->trigger();
    sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    QCOMPARE(line(sheet, u"title"_s)->text(), u"Disk full"_s);
    QVERIFY(!sheet->restoredText().isEmpty());
    send(sheet);
    acted(1);
    m_desk->actions().action(u"service.report"_s)->trigger();
    sheet = dialog<OutageSheet>();
    QVERIFY(sheet);
    QVERIFY(line(sheet, u"title"_s)->text().isEmpty()); // sent, it is over
    QVERIFY(sheet->restoredText().isEmpty());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!dialog<OutageSheet>());
}

void TestServiceActs::anOutageEndsGoesOnAndIsRemoved()
{
    const Outage open = m_services->put(u"Shop"_s, 4, {});
    markFirst();
    QCOMPARE(m_page->view().currentOutage()->id, open.id);
    key(Qt::Key_D);
    acted(1);
    QCOMPARE(m_services->find(open.id)->to, std::optional(test::FakeServices::kNow));
    key(Qt::Key_D); // it has ended already: said, not done
    QTRY_VERIFY(!m_desk->told.isEmpty());
    undo();
    QVERIFY(!m_services->find(open.id)->to);
    key(Qt::Key_D);
    acted(2);
    key(Qt::Key_D, Qt::ShiftModifier);
    acted(3);
    QVERIFY(!m_services->find(open.id)->to);
    undo();
    QCOMPARE(m_services->find(open.id)->to, std::optional(test::FakeServices::kNow));
    key(Qt::Key_Delete);
    acted(4);
    QVERIFY(!m_services->find(open.id));
    QVERIFY(m_page->view().outages().hasFocus());
    undo();
    QVERIFY(m_services->find(open.id));
    QCOMPARE(m_page->view().currentOutage()->id, open.id);
    QCOMPARE(m_desk->offered, (QStringList{u"Outage of Shop has ended"_s, u"Outage of Shop has ended"_s,
                                           u"Outage of Shop goes on"_s, u"Outage of Shop removed"_s}));
}

void TestServiceActs::anOutageLeadsToTheIncidentsThatExplainIt()
{
    markFirst();
    const OutageId id = m_page->view().currentOutage()->id;
    key(Qt::Key_I, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->told.size(), 1); // none does
    QCOMPARE(m_services->calls.constLast(), u"explaining %1"_s.arg(id.value));
    QVERIFY(m_desk->went.isEmpty());
    m_services->explained = QStringList{u"INC-7"_s, u"A, B"_s};
    key(Qt::Key_I, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->went.size(), 1);
    QCOMPARE(m_desk->went.constLast().page, u"tickets"_s);
    QCOMPARE(m_desk->went.constLast().args.value(u"query"_s).toString(), u"number:INC-7,\"A, B\""_s);
}

void TestServiceActs::aServiceIsEditedAndTakenBack()
{
    openShop();
    key(Qt::Key_E);
    auto *sheet = dialog<ServiceSheet>();
    QVERIFY(sheet);
    QCOMPARE(line(sheet, u"target"_s)->text(), u"99.5%"_s);
    QCOMPARE(line(sheet, u"hour_cost_minor"_s)->text(), u"1000"_s);
    QCOMPARE(line(sheet, u"needs"_s)->text(), u"Database; 1 of Node A | Node B"_s);
    line(sheet, u"target"_s)->setText(u"many"_s);
    send(sheet);
    QTRY_VERIFY(!sheet->errorOf(u"target"_s).isEmpty());
    line(sheet, u"target"_s)->setText(u"99.9 %"_s);
    for (const QString &unclear : {u"1.250,50"_s, u"1250,5"_s, u"1,25"_s}) { // a point, or thousands?
        line(sheet, u"hour_cost_minor"_s)->setText(unclear);
        send(sheet);
        QTRY_VERIFY2(!sheet->errorOf(u"hour_cost_minor"_s).isEmpty(), qPrintable(unclear));
    }
    line(sheet, u"hour_cost_minor"_s)->setText(u"1,250.50"_s);
    auto *owner = sheet->findChild<QComboBox *>(u"owner"_s);
    owner->setCurrentIndex(owner->findData(u"Noor Haddad"_s));
    send(sheet);
    QTRY_COMPARE(m_desk->offered, QStringList{u"Shop changed"_s});
    const Service &shop = m_services->history(u"Shop"_s).service;
    QCOMPARE(shop.target, std::optional(0.999));
    QCOMPARE(shop.hourCost, std::optional<qint64>(125'050));
    QCOMPARE(shop.ownerName, u"Noor Haddad"_s);
    QVERIFY(settled());
    undo();
    QCOMPARE(shop.target, std::optional(0.995));
    QCOMPARE(shop.hourCost, std::optional<qint64>(100'000));
    QCOMPARE(shop.ownerName, u"Mara Keller"_s);
}

void TestServiceActs::aNewNameIsFollowed()
{
    openShop();
    key(Qt::Key_E);
    auto *sheet = dialog<ServiceSheet>();
    QVERIFY(sheet);
    line(sheet, u"name"_s)->setText(u"Web shop"_s);
    send(sheet);
    QTRY_COMPARE(m_desk->offered, QStringList{u"Web shop changed"_s});
    QVERIFY(settled());
    QVERIFY(m_page->isOpen());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Web shop"_s);
}

void TestServiceActs::aServiceIsAdded()
{
    m_desk->actions().action(u"service.add"_s)->trigger();
    auto *sheet = dialog<ServiceSheet>();
    QVERIFY(sheet);
    send(sheet);
    QVERIFY(!sheet->errorOf(u"name"_s).isEmpty());
    line(sheet, u"name"_s)->setText(u"shop"_s);
    send(sheet);
    QTRY_VERIFY(sheet->errorOf(u"name"_s).contains(u"shop"_s)); // there is one
    line(sheet, u"name"_s)->setText(u"Fax"_s);
    send(sheet);
    QTRY_VERIFY(m_page->isOpen());
    QVERIFY(settled());
    QCOMPARE(m_page->view().review()->figures.service.name, u"Fax"_s);
    QVERIFY(m_desk->offered.isEmpty()); // it stays, as the sheet said
}

void TestServiceActs::rulesAreChangedAndTakenBack()
{
    openShop();
    m_desk->actions().action(u"service.rules"_s)->trigger();
    auto *sheet = dialog<RulesSheet>();
    QVERIFY(sheet);
    line(sheet, u"partial"_s)->setText(u"2"_s);
    send(sheet);
    QVERIFY(!sheet->errorOf(u"partial"_s).isEmpty());
    line(sheet, u"partial"_s)->setText(u"0.5"_s);
    auto *policy = sheet->findChild<QComboBox *>(u"maintenance"_s);
    policy->setCurrentIndex(policy->findData(int(MaintenancePolicy::Down)));
    send(sheet);
    QTRY_COMPARE(m_services->all.rules, (AvailabilityRules{MaintenancePolicy::Down, {0.5, 0}}));
    QTRY_COMPARE(m_page->view().review()->figures.uptime.outages, 3); // maintenance is one now
    undo();
    QCOMPARE(m_services->all.rules, AvailabilityRules());
}

void TestServiceActs::whoMayNotIsTold_data()
{
    QTest::addColumn<QString>("act");
    for (const auto *act : {"service.report", "service.plan", "outage.edit", "outage.end", "outage.reopen",
                            "outage.remove", "service.edit", "service.add", "service.rules"})
        QTest::newRow(act) << QString::fromLatin1(act);
}

void TestServiceActs::whoMayNotIsTold()
{
    QFETCH(QString, act);
    m_services->me.roles = Role::Auditor;
    markFirst();
    m_services->calls.clear();
    m_desk->actions().action(act)->trigger();
    QCOMPARE(m_desk->told.size(), 1);
    QCOMPARE(m_desk->told.constFirst().level, Notice::Level::Error);
    QVERIFY(!dialog<QDialog>());
    QVERIFY(m_services->calls.isEmpty());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestServiceActs)
#include "tst_serviceacts.moc"
