// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What monitors leave behind, whole and damaged.
#include "intake/feedreaders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 1440 * kMinute;
constexpr qint64 kStart = 1'767'261'600'000; // 2026-01-01T10:00:00Z

struct Reading
{
    ImportReport report;
    Result<std::vector<ServiceTold>> services{tl::unexpect, Error{}};
    [[nodiscard]] QString fault() const
    {
        return services ? QString()
                        : u"%1 %2:%3"_s.arg(services.error().key,
                                            services.error().values.value(u"line"_s).toString(),
                                            services.error().values.value(u"column"_s).toString());
    }
};

} // namespace

class TestFeedReaders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    // A monitor of one site, watched from 10:00 on January 1 to January 4.
    void monitor(const QByteArray &summary)
    {
        write(u"m/upptimerc.yml"_s, "sites:\n  - name: Mail\n");
        write(u"m/history/mail.yml"_s, "url: https://mail\nstartTime: 2026-01-01T10:00:00.000Z\n"
                                       "lastUpdated: 2026-01-03T00:00:00.000Z\n");
        write(u"m/history/wiki.yml"_s,
              "startTime: 2026-01-02T00:00:00Z\nlastUpdated: 2026-01-04T00:00:00Z\n");
        write(u"m/history/summary.json"_s, summary);
    }

    template <typename Read>
    Reading reading(Read read, const QString &name)
    {
        Reading reading;
        ImportLog log(reading.report);
        const Job job;
        reading.services = read(m_folder.filePath(name), reading.report, log, job);
        if (!log.finish())
            qFatal("no log");
        return reading;
    }

private Q_SLOTS:
    void init() { QVERIFY(QDir(m_folder.filePath(u"m"_s)).removeRecursively()); }

    void minutesOfADayStandWhereItsRecordBegins()
    {
        monitor(R"([{"name": "The mail", "slug": "mail",
                     "dailyMinutesDown": {"2026-01-01": 30, "2026-01-02": 5, "2025-12-31": 7, "2026-01-03": 0}},
                    {"name": "Wiki", "slug": "wiki", "dailyMinutesDown": {}}])");
        const Reading read = reading(readUpptime, u"m"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        QCOMPARE(read.report.read, 2);
        const ServiceTold &mail = read.services->front();
        QCOMPARE(mail.key, u"mail"_s);
        QCOMPARE(mail.name, u"The mail"_s);
        QCOMPARE(*mail.span, (Interval{kStart, 1'767'484'800'000})); // to the newest of all
        QCOMPARE(mail.outages.size(), 2U);
        QCOMPARE(mail.outages[0].from, kStart);
        QCOMPARE(*mail.outages[0].to, kStart + 30 * kMinute);
        QCOMPARE(mail.outages[1].from, kStart + kDay - 600 * kMinute);
        QVERIFY(mail.outages[0].isEstimated);
        QCOMPARE(read.report.faults.size(), 1); // down before it was watched
        QCOMPARE(read.report.faults.first().code, u"outside-record"_s);
    }

    void aDayIsNoLongerThanADay()
    {
        monitor(R"([{"slug": "wiki", "dailyMinutesDown": {"2026-01-02": 99999}}])");
        const Reading read = reading(readUpptime, u"m"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        const Outage &outage = read.services->front().outages.front();
        QCOMPARE(*outage.to - outage.from, kDay);
        QCOMPARE(read.services->front().name, u"wiki"_s);
    }

    void sitesThatSayNothingOfUseFail_data()
    {
        QTest::addColumn<QByteArray>("site");
        QTest::addColumn<QString>("error");
        QTest::newRow("no slug") << QByteArray(R"({"name": "Mail"})") << u"slug required"_s;
        QTest::newRow("never watched") << QByteArray(R"({"slug": "shop"})") << u"startTime required"_s;
        QTest::newRow("no day") << QByteArray(R"({"slug": "mail", "dailyMinutesDown": {"someday": 3}})")
                                << u"dailyMinutesDown time"_s;
        QTest::newRow("no minutes") << QByteArray(
                                           R"({"slug": "mail", "dailyMinutesDown": {"2026-01-02": "x"}})")
                                    << u"dailyMinutesDown count"_s;
        QTest::newRow("fewer than none")
            << QByteArray(R"({"slug": "mail", "dailyMinutesDown": {"2026-01-02": -3}})")
            << u"dailyMinutesDown count"_s;
        QTest::newRow("no site at all") << QByteArray("7") << u"slug required"_s;
    }

    void sitesThatSayNothingOfUseFail()
    {
        QFETCH(QByteArray, site);
        QFETCH(QString, error);
        monitor("[" + site + R"(, {"slug": "wiki"}])");
        const Reading read = reading(readUpptime, u"m"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        QCOMPARE(read.report.failed, 1);
        QCOMPARE(read.services->size(), 1U);
        QCOMPARE(read.report.errors.first().field + u' ' + read.report.errors.first().code, error);
    }

    void damagedMonitorsAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("a summary cut off")
            << u"m/history/summary.json"_s << QByteArray("[\n {\"slug\": \"ma") << u"bad-json 2:14"_s;
        QTest::newRow("a summary of another kind")
            << u"m/history/summary.json"_s << QByteArray("{}") << u"bad-json 1:1"_s;
        QTest::newRow("a site that is no YAML")
            << u"m/history/mail.yml"_s << QByteArray("a: 1\nb: [1, 2\n") << u"bad-yaml 3:1"_s;
        QTest::newRow("a site of another kind")
            << u"m/history/mail.yml"_s << QByteArray("- 1\n") << QString();
    }

    void damagedMonitorsAreRefused()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        monitor(R"([{"slug": "wiki"}])");
        write(file, text);
        QCOMPARE(reading(readUpptime, u"m"_s).fault(), fault);
    }

    void whatIsNoFileIsNotRead()
    {
        monitor(R"([{"slug": "wiki"}])");
        QVERIFY(QFile::remove(m_folder.filePath(u"m/history/mail.yml"_s)));
        QVERIFY(QFile::link(u"/dev/zero"_s, m_folder.filePath(u"m/history/mail.yml"_s)));
        // A directory's list of files leaves devices out; where it does not, the reader does.
        const Reading read = reading(readUpptime, u"m"_s);
        QVERIFY(read.services || read.services.error().key == u"file-unreadable");
    }

    void whatIsNoMonitorIsSaid()
    {
        QCOMPARE(reading(readUpptime, u"nowhere"_s).services.error().key, u"not-upptime"_s);
        write(u"m/history/summary.json"_s, "[]");
        QCOMPARE(reading(readUpptime, u"m"_s).services.error().key, u"not-upptime"_s); // no upptimerc.yml
        write(u"m/empty.dat"_s, "");
        QCOMPARE(reading(readNagios, u"m/empty.dat"_s).services.error().key, u"not-nagios"_s);
        write(u"m/log.csv"_s, "number,opened\nA,B\n");
        QCOMPARE(reading(readNagios, u"m/log.csv"_s).services.error().key, u"not-nagios"_s);
        QCOMPARE(reading(readNagios, u"m/none.dat"_s).services.error().code, ErrorCode::Unavailable);
    }

    void hardStatesCount_data()
    {
        QTest::addColumn<QByteArray>("states");
        QTest::addColumn<bool>("isDown");
        QTest::newRow("ok") << QByteArray("current_state=0\nstate_type=1") << false;
        QTest::newRow("a warning is up") << QByteArray("current_state=1\nstate_type=1") << false;
        QTest::newRow("critical") << QByteArray("current_state=2\nstate_type=1") << true;
        QTest::newRow("unknown is a problem") << QByteArray("current_state=3\nstate_type=1") << true;
        QTest::newRow("critical, but soft: the last hard state")
            << QByteArray("current_state=2\nlast_hard_state=0\nstate_type=0") << false;
        QTest::newRow("soft recovery: still down")
            << QByteArray("current_state=0\nlast_hard_state=2\nstate_type=0") << true;
    }

    void hardStatesCount()
    {
        QFETCH(QByteArray, states);
        QFETCH(bool, isDown);
        write(u"m/status.dat"_s,
              "# made by hand\nservicestatus {\n\thost_name=web\n\tservice_description=HTTP\n" + states +
                  "\nlast_hard_state_change=1000\nplugin_output=a=b; c\n\t}\n"
                  "info {\n\tcreated=4600\n\t}\n");
        const Reading read = reading(readNagios, u"m/status.dat"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        const ServiceTold &service = read.services->front();
        QCOMPARE(service.key, u"web/HTTP"_s);
        QCOMPARE(*service.span, (Interval{1'000'000, 4'600'000}));
        QCOMPARE(service.outages.size(), isDown ? 1U : 0U);
        if (isDown) {
            QCOMPARE(service.outages.front().title, u"a=b; c"_s);
            QCOMPARE(service.outages.front().to,
                     std::optional(service.span->to)); // a later file may tell more
            QCOMPARE(service.outages.front().reference, u"1000"_s);
        }
    }

    void whatWasNeverCheckedTellsNothing()
    {
        write(u"m/status.dat"_s,
              "info {\ncreated=4600\n}\nservicestatus {\nhost_name=a\nservice_description=b\n"
              "current_state=0\nstate_type=1\nhas_been_checked=0\nlast_hard_state_change=0\n}\n");
        const Reading read = reading(readNagios, u"m/status.dat"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        QVERIFY(read.services->front().span->isEmpty()); // told of, and nothing known
    }

    void damagedStatusFilesAreNamedByLine()
    {
        write(u"m/status.dat"_s, "info {\ncreated=4600\n}\nservicestatus {\nhost_name=a\n");
        QCOMPARE(reading(readNagios, u"m/status.dat"_s).fault(), u"unclosed-block 4:1"_s);
        write(u"m/status.dat"_s, "info {\ncreated=4600\n}\nservicestatus {\nhost_name=a\n}\n"
                                 "servicestatus {\nhost_name=a\nservice_description=b\ncurrent_state=9\n"
                                 "state_type=1\n}\n");
        const Reading read = reading(readNagios, u"m/status.dat"_s);
        QVERIFY2(read.services, qPrintable(read.fault()));
        QCOMPARE(read.report.failed, 2);
        QCOMPARE(read.report.errors[0].line, 4);
        QCOMPARE(read.report.errors[0].code, u"required"_s);
        QCOMPARE(read.report.errors[1].line, 7);
        QCOMPARE(read.report.errors[1].value, u"9"_s);
    }
};

QTEST_APPLESS_MAIN(TestFeedReaders)
#include "tst_feedreaders.moc"
