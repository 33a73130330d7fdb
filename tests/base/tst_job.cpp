// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/job.h"

#include <QTest>
#include <thread>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithNothingDone();
    void keepsTheLastReport();
    void aCancelFromAnotherThreadIsSeen();
    void reportsAreNeverTorn();
};

void TestJob::startsWithNothingDone()
{
    const Job job;
    QVERIFY(!job.isCancelled());
    QCOMPARE(job.progress().done, 0);
    QCOMPARE(job.progress().total, 0);
    QVERIFY(job.progress().phase.isEmpty());
}

void TestJob::keepsTheLastReport()
{
    Job job;
    job.report(u"reading"_s, 10, 100);
    job.report(u"writing"_s, 20, 50);
    QCOMPARE(job.progress().phase, u"writing"_s);
    QCOMPARE(job.progress().done, 20);
    QCOMPARE(job.progress().total, 50);
}

void TestJob::aCancelFromAnotherThreadIsSeen()
{
    const JobPtr job = std::make_shared<Job>();
    std::thread worker([job] {
        while (!job->isCancelled())
            std::this_thread::yield();
        job->report(u"stopped"_s, 1, 1);
    });
    job->cancel();
    worker.join();
    QCOMPARE(job->progress().phase, u"stopped"_s);
}

void TestJob::reportsAreNeverTorn()
{
    const JobPtr job = std::make_shared<Job>();
    std::thread worker([job] {
        for (qint64 i = 0; i < 20000; ++i)
            job->report(QString::number(i), i, 2 * i);
    });
    bool whole = true;
    while (job->progress().done < 19999) {
        const Job::Progress seen = job->progress();
        whole = whole && seen.total == 2 * seen.done &&
                (seen.phase.isEmpty() || seen.phase.toLongLong() == seen.done);
    }
    worker.join();
    QVERIFY(whole);
}

QTEST_APPLESS_MAIN(TestJob)
#include "tst_job.moc"
