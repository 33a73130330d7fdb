// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Mapping, preview, errors and history as tables; sentences of outcomes.
#include "madegateway.h"

#include "intake/importmodels.h"
#include "intake/importtext.h"
#include "intake/mappingmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace binnacle {

using namespace test;

class TestImportModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mappingTellsWhatIsMissing();
    void aFieldIsNeverMappedTwice();
    void onlyWhatWasSaidIsSent();
    void nonsenseIsRefused();
    void otherModels();
    void remarksAreAList();
    void outcomes_data();
    void outcomes();
    void refusalsAreNamed();
};

void TestImportModels::mappingTellsWhatIsMissing()
{
    MadeGateway gateway;
    MappingModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(*gateway.lookAnswer, gateway.formats().constFirst());
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.missing(), QStringList());
    QCOMPARE(model.unmapped(), QStringList{u"Knowledge"_s});
    QCOMPARE(model.index(2, MappingModel::Sample).data().toString(),
             u"Wi-Fi slow"_s); // the first that says something
    QVERIFY(model.setData(model.index(1, MappingModel::FieldColumn), QString(), Qt::EditRole));
    QCOMPARE(model.missing(), QStringList{u"opened"_s});
}

void TestImportModels::aFieldIsNeverMappedTwice()
{
    MadeGateway gateway;
    MappingModel model;
    model.show(*gateway.lookAnswer, gateway.formats().constFirst());
    QSignalSpy spy(&model, &MappingModel::edited);
    QVERIFY(model.setData(model.index(3, MappingModel::FieldColumn), u"title"_s, Qt::EditRole));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(model.fields(), (QStringList{u"number"_s, u"opened"_s, {}, u"title"_s}));
}

void TestImportModels::onlyWhatWasSaidIsSent()
{
    MadeGateway gateway;
    MappingModel model;
    model.show(*gateway.lookAnswer, gateway.formats().constFirst());
    QVERIFY(model.maps().isEmpty());
    QVERIFY(!model.isChanged());
    model.setData(model.index(3, MappingModel::FieldColumn), u"title"_s, Qt::EditRole);
    const QList<ImportPair> maps = model.maps();
    QCOMPARE(maps.size(), 2);
    QCOMPARE(maps.at(0).left, u"What"_s);
    QCOMPARE(maps.at(0).right, QString());
    QCOMPARE(maps.at(1).left, u"Knowledge"_s);
    QCOMPARE(maps.at(1).right, u"title"_s);
}

void TestImportModels::nonsenseIsRefused()
{
    MadeGateway gateway;
    MappingModel model;
    model.show(*gateway.lookAnswer, gateway.formats().constFirst());
    QVERIFY(!model.setData(model.index(3, MappingModel::FieldColumn), u"no such field"_s, Qt::EditRole));
    QVERIFY(!model.setData(model.index(3, MappingModel::FileColumn), u"title"_s, Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, MappingModel::FieldColumn), u"number"_s, Qt::EditRole)); // as it is
}

void TestImportModels::otherModels()
{
    PreviewModel preview;
    const QAbstractItemModelTester first(&preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ImportReport report = MadeGateway::report(5, 2, true);
    preview.show(report.columns, report.fields, report.preview);
    QCOMPARE(preview.rowCount(), 1);
    QCOMPARE(preview.index(0, 2).data().toString(), u"Printer <b>on fire</b>"_s);
    QCOMPARE(preview.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"Knowledge"_s);

    RowErrorModel errors;
    const QAbstractItemModelTester second(&errors, QAbstractItemModelTester::FailureReportingMode::QtTest);
    errors.show(report.errors);
    QCOMPARE(errors.rowCount(), 2);
    QCOMPARE(errors.index(1, RowErrorModel::Line).data().toString(), u"13"_s);
    QCOMPARE(errors.index(0, RowErrorModel::Value).data().toString(), u"29/2/2015"_s);
    QVERIFY(errors.index(0, RowErrorModel::Reason).data().toString().size() > 8);

    BatchModel batches(QTimeZone("Asia/Kolkata")); // the workspace's, whatever the machine's is
    const QAbstractItemModelTester third(&batches, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ImportBatch batch;
    batch.id = BatchId(7);
    batch.files = {u"/home/x/a.csv"_s, u"/home/x/b.csv"_s};
    batch.state = u"published"_s;
    batch.startedAt = 1'767'348'000'000; // 2026-01-02T10:00:00Z
    batch.report = QJsonObject{{u"created"_s, 24918}, {u"updated"_s, 3}};
    batches.show({batch});
    QVERIFY2(batches.index(0, BatchModel::When).data().toString().contains(u"15:30"_s),
             qPrintable(batches.index(0, BatchModel::When).data().toString()));
    QCOMPARE(batches.index(0, BatchModel::Files).data().toString(), u"a.csv and 1 more"_s);
    QVERIFY(batches.index(0, BatchModel::Counts).data().toString().contains(u"24,918"_s));
    QVERIFY(batches.at(0));
    QVERIFY(!batches.at(1));
    QVERIFY(!batches.at(-1));
}

void TestImportModels::remarksAreAList()
{
    RemarkModel remarks;
    const QAbstractItemModelTester tester(&remarks, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ImportReport report;
    report.warnings = {{u"zone-assumed"_s, {{u"count"_s, 2100}}, 2100},
                       {u"unknown-state"_s, {{u"values"_s, u"Waiting for third party"_s}}, 1}};
    report.faults = {{u"order"_s, 3}};
    remarks.show(report);
    QCOMPARE(remarks.rowCount(), 3);
    const auto cell = [&remarks](int row, int column) {
        return remarks.index(row, column).data().toString();
    };
    QCOMPARE(cell(0, RemarkModel::Times), u"2,100"_s);
    QVERIFY(!cell(0, RemarkModel::Found).contains(u"100"_s)); // counted once
    QVERIFY(cell(1, RemarkModel::Found).contains(u"Waiting for third party"_s));
    for (int row = 0; row < 3; ++row)
        QVERIFY2(!cell(row, RemarkModel::Became).isEmpty(), qPrintable(cell(row, RemarkModel::Found)));
    remarks.clear();
    QCOMPARE(remarks.rowCount(), 0);
}

void TestImportModels::outcomes_data()
{
    QTest::addColumn<int>("failed");
    QTest::addColumn<bool>("dryRun");
    QTest::addColumn<bool>("skipBad");
    QTest::addColumn<QString>("says");
    QTest::newRow("a clean check") << 0 << true << false << u"Ready to import"_s;
    QTest::newRow("a check with failures")
        << 2 << true << false << u"2 rows cannot be taken; nothing would be imported"_s;
    QTest::newRow("a check that leaves them out") << 2 << true << true << u"2 rows would be left out"_s;
    QTest::newRow("a clean import") << 0 << false << false << u"Imported"_s;
    QTest::newRow("an import that failed") << 1 << false << false << u"1 row failed; nothing was imported"_s;
    QTest::newRow("an import that left rows out")
        << 3 << false << true << u"Imported, but 3 rows were left out"_s;
}

void TestImportModels::outcomes()
{
    QFETCH(int, failed);
    QFETCH(bool, dryRun);
    QFETCH(bool, skipBad);
    QFETCH(QString, says);
    const ImportReport report = MadeGateway::report(5, failed, dryRun);
    QCOMPARE(outcomeText(report, skipBad), says);
    QCOMPARE(isClean(report), failed == 0);
}

void TestImportModels::refusalsAreNamed()
{
    UndoImportReport report;
    for (int i = 1; i <= 7; ++i)
        report.refused.append({u"INC-%1"_s.arg(i), u"x"_s, i == 1 ? u"state"_s : QString(), u"edited"_s});
    const QString text = refusalText(report);
    QVERIFY(text.startsWith("INC-1: "_L1));
    QVERIFY(text.contains("INC-5"_L1) && !text.contains("INC-6"_L1));
    QVERIFY(text.endsWith("2 more"_L1));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestImportModels)
#include "tst_importmodels.moc"
