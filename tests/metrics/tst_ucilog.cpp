// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The real log, from file to figure: imported, computed, and compared with what uci_check.py found on its
// own.

#include "base/timetext.h"
#include "boards.h"
#include "intake/importservice.h"
#include "metrics/metricsservice.h"
#include "reports/metricsjson.h"
#include "support/results.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

// Both sides round once at the end, a geometric mean a few times more: one part in 10^12.
bool same(const QJsonValue &expected, const QJsonValue &got)
{
    if (expected.isObject()) {
        const QJsonObject object = expected.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!same(it.value(), got.toObject().value(it.key()))) {
                qWarning() << it.key() << "expected" << it.value() << "got" << got.toObject().value(it.key());
                return false;
            }
        }
        return true;
    }
    if (expected.isDouble() && got.isDouble())
        return std::abs(expected.toDouble() - got.toDouble()) <= 1e-12 * std::abs(expected.toDouble());
    return expected == got;
}

} // namespace

class TestUciLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void figuresAgree_data();
    void figuresAgree();
    void nothingLiesAfterTheAsOfOfABoard();

private:
    [[nodiscard]] static Actor actor()
    {
        return {PersonId(1), u"Test"_s, Role::Admin | Role::Manager, u"os-user"_s, {}};
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    UidSource m_uids{7};
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MetricsService> m_metrics;
    QJsonObject m_expected;
};

void TestUciLog::initTestCase()
{
    const QString log = QString::fromUtf8(BINNACLE_SHARED_DATA "/incidents/uci_incident_event_log.csv.gz");
    if (!QFile::exists(log))
        QSKIP("the UCI log is not on this machine (../shared/data)");
    QFile file(QString::fromUtf8(BINNACLE_TEST_DATA "/../metrics/uci_expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_expected = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!m_expected.isEmpty());

    Location location;
    location.path = m_folder.filePath(u"uci.binnacle"_s);
    WorkspaceInfo info;
    info.name = u"UCI"_s;
    info.zone = u"UTC"_s;
    info.currency = u"EUR"_s;
    QVERIFY_OK(Database::create(location, info, m_clock, m_uids));
    auto opened = Database::open(location, m_clock, m_uids);
    QVERIFY_OK(opened);
    m_database = std::move(*opened);
    ImportService imports(*m_database);
    ImportRequest request;
    request.format = u"servicenow-events"_s;
    request.files = {log};
    const auto report = answer(imports.run(actor(), request, std::make_shared<Job>()));
    QVERIFY_OK(report);
    QCOMPARE(report->created, m_expected[u"incidents"_s].toInteger());
    m_metrics = std::make_unique<MetricsService>(*m_database);
}

void TestUciLog::figuresAgree_data()
{
    QTest::addColumn<QString>("by");
    QTest::addRow("all incidents") << u"all"_s;
    QTest::addRow("by priority") << u"priority"_s;
    QTest::addRow("by month") << u"month"_s;
    QTest::addRow("by impact") << u"impact"_s;
}

void TestUciLog::figuresAgree()
{
    QFETCH(QString, by);
    MetricsRequest request;
    request.by = groupByFromName(by).value_or(GroupBy::None);
    const auto report = answer(m_metrics->compute(actor(), request));
    QVERIFY_OK(report);
    const QJsonArray got = metricsJson(*report)[u"groups"_s].toArray();
    const QJsonArray expected = m_expected[by].toArray();
    QCOMPARE(got.size(), expected.size());
    for (qsizetype i = 0; i < got.size(); ++i)
        QVERIFY2(same(expected[i], got[i]), qPrintable(expected[i].toObject()[u"key"_s].toString()));
}

void TestUciLog::nothingLiesAfterTheAsOfOfABoard()
{
    testing::Boards boards(*m_database, *m_metrics);
    BoardRequest request;
    const auto board = answer(boards.board(actor(), request));
    QVERIFY_OK(board);
    QVERIFY(board->header.asOf > board->header.dataEnd);
    request.fullRange = true;
    for (const auto &[from, found] : {std::pair(board->header.dataEnd, true), {board->header.asOf, false}}) {
        const QString text = isoText(from + 1, QTimeZone::utc());
        request.query = u"resolved:>=%1 or closed:>=%1 or updated:>=%1"_s.arg(text);
        const auto later = answer(boards.board(actor(), request));
        QVERIFY_OK(later);
        QCOMPARE(later->header.incidents > 0, found);
    }
}

QTEST_GUILESS_MAIN(TestUciLog)
#include "tst_ucilog.moc"
