// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports as values and files: months and what came before, order of services, what data says is no markup
// and no formula, what is too little for a percentile.

#include "base/timetext.h"
#include "periods/periodfigures.h"
#include "reports/monthlyreport.h"
#include "reports/periodtext.h"
#include "reports/reportpaper.h"
#include "reports/reportservice.h"
#include "reports/reporttables.h"
#include "reports/reporttext.h"
#include "wording/reportwords.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const QString kAwkward = u"<b>&\"=1+1"_s;

ServiceAvailability service(const QString &name, std::optional<double> target, qint64 counted, double down)
{
    ServiceAvailability one;
    one.service.name = name;
    one.service.target = target;
    one.uptime.agreed = 1000;
    one.uptime.counted = counted;
    one.uptime.unknown = 1000 - counted;
    one.uptime.weightedDown = down;
    return one;
}

MonthlyFacts facts()
{
    MonthlyFacts month;
    month.workspace = kAwkward;
    month.comment = kAwkward;
    month.zone = QTimeZone::utc();
    month.from = *parseIso(u"2026-03-01T00:00:00Z"_s);
    month.to = *parseIso(u"2026-04-01T00:00:00Z"_s);
    month.priorFrom = *parseIso(u"2026-02-01T00:00:00Z"_s);
    month.priorTo = month.from;
    month.asOf = month.to;
    month.availability.services = {service(u"untold"_s, 0.9, 0, 0), service(u"fine"_s, 0.9, 1000, 50),
                                   service(u"worse, no target"_s, {}, 1000, 300),
                                   service(kAwkward, 0.9, 1000, 110)};
    return month;
}

const ReportSection &section(const Report &report, const QString &key)
{
    for (const ReportSection &one : report.sections) {
        if (one.key == key)
            return one;
    }
    qFatal("no section %s", qPrintable(key));
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void months_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("before");
        const QString none;
        QTest::addRow("March in Berlin, where the clock changes")
            << u"2026-03"_s << u"2026-03-01T00:00:00+01:00"_s << u"2026-04-01T00:00:00+02:00"_s
            << u"2026-02-01T00:00:00+01:00"_s;
        QTest::addRow("January, after a year's end")
            << u"2024-01"_s << u"2024-01-01T00:00:00+01:00"_s << u"2024-02-01T00:00:00+01:00"_s
            << u"2023-12-01T00:00:00+01:00"_s;
        QTest::addRow("February of a leap year")
            << u"2024-02"_s << u"2024-02-01T00:00:00+01:00"_s << u"2024-03-01T00:00:00+01:00"_s
            << u"2024-01-01T00:00:00+01:00"_s;
        QTest::addRow("a day is no month") << u"2026-03-01"_s << none << none << none;
        QTest::addRow("a year is no month") << u"2026"_s << none << none << none;
        QTest::addRow("there are twelve") << u"2026-13"_s << none << none << none;
        QTest::addRow("nothing is no month") << none << none << none << none;
        QTest::addRow("words are no month") << u"March"_s << none << none << none;
    }

    void months()
    {
        QFETCH(QString, text);
        QFETCH(QString, from);
        const QTimeZone berlin("Europe/Berlin");
        const auto month = monthOf(text, berlin);
        QCOMPARE(month.has_value(), !from.isEmpty());
        if (!month) {
            QCOMPARE(month.error().key, u"bad-month"_s);
            return;
        }
        QCOMPARE(isoText(month->from, berlin), from);
        QTEST(isoText(month->to, berlin), "to");
        const ReportWindow before = windowBefore(*month, berlin);
        QTEST(isoText(before.from, berlin), "before");
        QCOMPARE(before.to, month->from);
        QCOMPARE(monthBefore(month->to, berlin).from, month->from);
        QCOMPARE(monthBefore(month->to - 1, berlin).from, before.from);
    }

    void aStretchComesAfterOneAsLong()
    {
        const ReportWindow before = windowBefore({1000, 1700}, QTimeZone::utc());
        QCOMPARE(before.from, 300);
        QCOMPARE(before.to, 1000);
    }

    void belowTargetComesFirst()
    {
        const Report report = monthlyReport(facts());
        QStringList names;
        for (const ReportRow &row : section(report, u"availability"_s).tables.front().rows)
            names.append(row.cells.front().text + (row.isMarked ? u"!"_s : QString()));
        QCOMPARE(names, (QStringList{kAwkward + u'!', u"worse, no target"_s, u"fine"_s, u"untold"_s}));
        QCOMPARE(report.highlights.back().value, ReportCell::count(1));
        QVERIFY2(report.highlights.back().note.contains(u"of 2 with a target"_s),
                 qPrintable(report.highlights.back().note)); // of one nothing is told
        QVERIFY(section(report, u"availability"_s).tables.front().note.contains(u": 1."_s));
    }

    void aMonthWithoutAnythingSaysSo()
    {
        MonthlyFacts empty = facts();
        empty.availability.services.clear();
        const Report report = monthlyReport(empty);
        for (const QString &key : {u"incidents"_s, u"availability"_s, u"sla"_s, u"restatements"_s})
            QVERIFY2(!section(report, key).paragraphs.isEmpty(), qPrintable(key));
        QCOMPARE(cellText(report.highlights[2].value, report.zone),
                 u"–"_s); // no attainment: neither 0 nor 100
    }

    void aMonthThatIsNotOverSaysSo()
    {
        MonthlyFacts running = facts();
        QVERIFY(!monthlyReport(running).facts.front().contains(u"not over"_s));
        running.asOf = running.to - 1;
        QVERIFY(monthlyReport(running).facts.front().contains(u"not over"_s));
    }

    void p90NeedsTenValues()
    {
        Distribution d;
        d.p90 = 5;
        d.n = 9;
        QCOMPARE(reporttables::p90(d).kind, ReportCell::Kind::None);
        d.n = 10;
        QCOMPARE(reporttables::p90(d), ReportCell::duration(5));
    }

    void dataIsNoMarkupAndNoFormula()
    {
        const Report report = monthlyReport(facts());
        const QString html = reportHtml(report);
        QVERIFY(!html.contains(u"<b>&"_s));
        QVERIFY(html.contains(u"<td>&lt;b&gt;&amp;&quot;=1+1</td>"_s));
        QVERIFY(html.contains(u"<div class=\"comment\">&lt;b&gt;&amp;&quot;=1+1</div>"_s));
        Report formula = report;
        formula.workspace = u"=cmd()"_s;
        formula.comment = u"@sum"_s;
        const QString csv = reportCsv(formula);
        QVERIFY(csv.contains(u"report,,,workspace,'=cmd(),text\r\n"_s));
        QVERIFY(csv.contains(u"report,,,comment,'@sum,text\r\n"_s));
        // A name is not read as a place for another value.
        QCOMPARE(wording::reportText(u"lowest"_s, {{u"service"_s, u"{share}"_s}, {u"share"_s, u"1%"_s}}),
                 u"lowest: {share}, 1%"_s);
    }

    void paperTellsWhatItLeavesOut()
    {
        Report report;
        report.zone = QTimeZone::utc();
        ReportTable table;
        table.columns = {{u"n"_s, u"n"_s, true, 1}};
        for (int i = 0; i < 5; ++i)
            table.rows.push_back({{ReportCell::count(i)}, false});
        table.paperRows = 3;
        report.sections = {{u"s"_s, u"S"_s, {}, {table}}};
        const PaperTable short3 = paperOf(report).sections.front().tables.front();
        QCOMPARE(short3.rows.size(), 3);
        QVERIFY2(short3.note.startsWith(u"2 more"_s), qPrintable(short3.note));
        report.sections.front().tables.front().paperRows = 5;
        QVERIFY(paperOf(report).sections.front().tables.front().note.isEmpty());
    }

    // Every figure a period publishes has a word.
    void publishedFiguresAreWorded()
    {
        AvailabilityReport availability;
        availability.services = facts().availability.services;
        const auto figures = periodFigures({}, {}, availability);
        QVERIFY(figures.size() > 200);
        for (const PeriodFigure &figure : figures)
            QVERIFY2(!figureText(figure).contains(u"figure-"_s), qPrintable(figureText(figure)));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
