// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The days of the demo's year, its chance, its tables.

#include "base/timetext.h"
#include "demo/democatalog.h"
#include "demo/demoplan.h"
#include "demo/demostories.h"
#include "demo/demotopics.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestDemoDays : public QObject
{
    Q_OBJECT

private:
    static DemoRequest until(const QString &at)
    {
        DemoRequest request;
        request.zone = QTimeZone("Europe/Berlin");
        request.asOf = parseIso(at).value();
        return request;
    }

private Q_SLOTS:
    void aYearEndsAtItsDate_data()
    {
        QTest::addColumn<QString>("asOf");
        QTest::newRow("within a day") << u"2026-11-28T13:20:00+01:00"_s;
        QTest::newRow("at a day's begin") << u"2026-11-28T00:00:00+01:00"_s;
        QTest::newRow("at a month's begin") << u"2026-11-01T00:00:00+01:00"_s;
        QTest::newRow("on the second, before the month is in") << u"2026-11-02T08:00:00+01:00"_s;
        QTest::newRow("on a day other years lack") << u"2024-02-29T12:00:00+01:00"_s;
        QTest::newRow("at a change of clocks") << u"2026-03-29T03:00:00+02:00"_s;
    }

    void aYearEndsAtItsDate()
    {
        QFETCH(QString, asOf);
        const DemoRequest request = until(asOf);
        const DemoDays days(request);
        QCOMPARE(days.end(), request.asOf);
        QVERIFY(days.count() >= 365 && days.count() <= 367);
        QVERIFY(days.end() - days.begin() >= 364 * kMsPerDay);
        QVERIFY(days.end() - days.begin() <= 367 * kMsPerDay);
        for (int day = 0; day + 1 < days.count(); ++day) {
            QVERIFY(days.start(day) < days.start(day + 1));
            QCOMPARE(days.dayOf(days.start(day)), day);
            QCOMPARE(days.dayOf(days.start(day + 1) - 1), day);
            QCOMPARE(utcToLocal(days.start(day), request.zone).date, days.date(day));
        }
        const std::vector<qint64> arrivals = days.arrivals();
        QCOMPARE(arrivals.back(), days.end());
        QVERIFY(std::is_sorted(arrivals.begin(), arrivals.end()));
        QVERIFY(std::adjacent_find(arrivals.begin(), arrivals.end()) == arrivals.end());
        QVERIFY(days.months().size() >= 11);
        QVERIFY(days.wholeMonth(0) < days.months().back());
        QCOMPARE(days.wholeMonthDate(2), days.wholeMonthDate(0).addMonths(-2));
    }

    void workIsDoneOnWorkingDays()
    {
        const DemoRequest request = until(u"2026-11-28T00:00:00+01:00"_s);
        const DemoDays days(request);
        const auto moved = [&](const QString &at) {
            return isoText(days.atWork(parseIso(at).value(), 0.5), request.zone);
        };
        QCOMPARE(moved(u"2026-11-18T10:00:00+01:00"_s), u"2026-11-18T10:00:00+01:00"_s);
        QCOMPARE(moved(u"2026-11-18T05:00:00+01:00"_s), u"2026-11-18T09:30:00+01:00"_s);
        QCOMPARE(moved(u"2026-11-18T19:00:00+01:00"_s), u"2026-11-19T09:30:00+01:00"_s);
        QCOMPARE(moved(u"2026-11-20T19:00:00+01:00"_s), u"2026-11-23T09:30:00+01:00"_s);
        QCOMPARE(moved(u"2026-11-22T11:00:00+01:00"_s), u"2026-11-23T09:30:00+01:00"_s);
    }

    void chanceIsTheSameForASeed()
    {
        DemoDice one(7), again(7), other(8);
        bool differs = false;
        double low = 1, high = 0;
        for (int i = 0; i < 1000; ++i) {
            const double share = one.share();
            QCOMPARE(again.share(), share);
            differs = differs || other.share() != share;
            low = std::min(low, share);
            high = std::max(high, share);
        }
        QVERIFY(differs && low >= 0 && low < 0.05 && high > 0.95 && high < 1);
        // Written down once: every machine and every library gives these.
        DemoDice known(1);
        QCOMPARE(known.below(1000), 133);
        QCOMPARE(known.below(1000), 136);
    }

    void theTablesFitTogether()
    {
        QSet<QString> services;
        for (const DemoService &service : demoServices())
            services.insert(QString::fromLatin1(service.name));
        QCOMPARE(services.size(), 24);
        QSet<QString> pairs;
        for (const DemoDependency &one : demoDependencies()) {
            QVERIFY2(services.contains(QLatin1StringView(one.service)), one.service);
            QVERIFY2(services.contains(QLatin1StringView(one.needs)), one.needs);
            pairs.insert(QLatin1StringView(one.service) + u'>' + QLatin1StringView(one.needs));
        }
        QCOMPARE(pairs.size(), qsizetype(demoDependencies().size()));
        for (const auto topics : {demoIncidents(), demoRequests()}) {
            for (const DemoTopic &topic : topics)
                QVERIFY2(topic.service[0] == '\0' || services.contains(QLatin1StringView(topic.service)),
                         topic.service);
        }
    }

    void noServiceNeedsItself()
    {
        QMultiHash<QString, QString> needs;
        for (const DemoDependency &one : demoDependencies())
            needs.insert(QString::fromLatin1(one.service), QString::fromLatin1(one.needs));
        for (const DemoService &service : demoServices()) {
            QSet<QString> met;
            QStringList open = needs.values(QString::fromLatin1(service.name));
            while (!open.isEmpty()) {
                const QString next = open.takeLast();
                QVERIFY2(next != QLatin1StringView(service.name), service.name);
                if (!met.contains(next))
                    open += needs.values(next);
                met.insert(next);
            }
        }
    }

    void textsHaveNoPlacesLeft()
    {
        DemoDice dice(3);
        for (const auto topics : {demoIncidents(), demoRequests()}) {
            for (const DemoTopic &topic : topics) {
                for (const char *text : topic.titles)
                    QVERIFY2(!demoText(text, dice).contains(u'{'), text);
                for (const char *text : topic.descriptions)
                    QVERIFY2(!demoText(text, dice).contains(u'{'), text);
                for (const char *text : topic.resolutions)
                    QVERIFY2(!demoText(text, dice).contains(u'{'), text);
            }
        }
    }

    void storiesReadBack()
    {
        const std::vector<DemoStory> stories{
            {u"one"_s, {{u"home"_s, {{u"query"_s, u"priority:P1"_s}, {u"from"_s, 1'767'348'000'000.0}}}}},
            {u"two"_s, {{u"tickets"_s, {}}, {u"home"_s, {}}}}};
        QCOMPARE(demoStoriesFrom(demoStoriesJson(stories)), stories);
        QVERIFY(demoStoriesFrom({u"nonsense"_s, 5}).empty());
    }
};

QTEST_GUILESS_MAIN(TestDemoDays)
#include "tst_demodays.moc"
