// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of periods shows, without a page: rows and their words, the months one can choose, where a
// figure and a change lead.
#include "fakeperiods.h"
#include "periods/keptfigures.h"
#include "periods/periodmonths.h"
#include "periods/periodplaces.h"
#include "periods/periodsmodel.h"
#include "periods/periodwords.h"
#include "periods/restatedmodels.h"
#include "query/language.h"
#include "query/ticketfields.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

using test::FakePeriods;
using Kind = RestatementCause::Kind;

namespace {

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, column).data().toString());
    return all;
}

QString tip(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data(Qt::ToolTipRole).toString();
}

} // namespace

class TestPeriodsModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestStandsFirstAndOlderEditionsSayTheyAreReplaced()
    {
        FakePeriods fake;
        PeriodsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPeriods(fake.periods().result().value());
        QCOMPARE(column(model, PeriodsModel::Window),
                 (QStringList{u"March 2026"_s, u"February 2026"_s, u"January 2026, edition 2"_s,
                              u"January 2026"_s}));
        QCOMPARE(column(model, PeriodsModel::TodayText),
                 (QStringList{u"not read yet"_s, u"not read yet"_s, u"not read yet"_s,
                              u"replaced by a newer edition"_s}));
        QCOMPARE(column(model, PeriodsModel::PublishedAt).constFirst(), u"Apr 2, 2026 01:00"_s);
        QCOMPARE(column(model, PeriodsModel::Publisher).constFirst(), u"Ada Osei"_s);
        QCOMPARE(column(model, PeriodsModel::Note).constFirst(), u"Month closed"_s);
        QCOMPARE(column(model, PeriodsModel::Zone).constFirst(), u"UTC"_s);
        QCOMPARE(model.rowOf(FakePeriods::monthStart(1), FakePeriods::monthStart(2), 0), 2);
        QCOMPARE(model.rowOf(FakePeriods::monthStart(1), FakePeriods::monthStart(2), 1), 3);
        QCOMPARE(model.rowOf(FakePeriods::monthStart(4), FakePeriods::monthStart(5), 0), -1);
    }

    void whatWasToldStaysWhenTheListIsReadAgain()
    {
        FakePeriods fake;
        PeriodsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPeriods(fake.periods().result().value());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.tell(model.at(1)->period.id, PeriodRow::Today::Differs, 6, u"Read <b>now</b>"_s);
        QCOMPARE(changed.count(), 1);
        model.tell(model.at(3)->period.id, PeriodRow::Today::Holds); // of what is replaced nobody asks
        fake.put(4, 1);
        model.setPeriods(fake.periods().result().value());
        QCOMPARE(column(model, PeriodsModel::TodayText),
                 (QStringList{u"not read yet"_s, u"not read yet"_s, u"6 figures differ"_s, u"not read yet"_s,
                              u"replaced by a newer edition"_s}));
        QVERIFY(!tip(model, 2, PeriodsModel::TodayText).contains(u"<b>"_s)); // no markup from outside
        QCOMPARE(model.count(PeriodRow::Today::Differs), 1);
    }

    void aWindowThatIsNoMonthIsToldByItsDays()
    {
        const QTimeZone zone("Europe/Berlin");
        const qint64 from = dayStart(QDate(2026, 10, 1), zone), to = dayStart(QDate(2026, 11, 1), zone);
        QCOMPARE(PeriodWords::window(from, to, zone), u"October 2026"_s); // 25 hours one day
        QCOMPARE(PeriodWords::window(from, to, QTimeZone::utc()),
                 u"Sep 30, 2026 22:00 to Oct 31, 2026 23:00"_s);
        QCOMPARE(PeriodWords::window(from, to - kMsPerDay, zone), u"Oct 1, 2026 to Oct 30, 2026"_s);
    }

    void keptFiguresTellValueCountCoverageAndWhatWasLeftOut()
    {
        KeptFigures model(KeptFigures::Kind::Incidents);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFigures(FakePeriods::figures());
        QCOMPARE(model.rowCount(), 12); // of P2 there was none
        const auto cell = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(cell(0, KeptFigures::Value), u"400"_s);
        QCOMPARE(cell(0, KeptFigures::LeftOut), u"8 open"_s);
        QCOMPARE(cell(3, KeptFigures::Measure), u"Time to restore, median"_s);
        QCOMPARE(cell(3, KeptFigures::Value), u"2 h"_s);
        QCOMPARE(cell(3, KeptFigures::Mean), u"5 h"_s);
        QCOMPARE(cell(3, KeptFigures::P90), u"9 h"_s);
        QCOMPARE(cell(3, KeptFigures::Count), u"380"_s);
        QCOMPARE(cell(3, KeptFigures::Coverage), u"95.0%"_s);
        QCOMPARE(cell(3, KeptFigures::LeftOut), u"20 no start stamp"_s);
        QCOMPARE(cell(1, KeptFigures::Value), u"–"_s); // nobody tells
        QCOMPARE(cell(1, KeptFigures::Coverage), u"0.0%"_s);
        QCOMPARE(cell(5, KeptFigures::Value), u"90.0%"_s);
        QCOMPARE(cell(5, KeptFigures::Count), u"400"_s);
        QCOMPARE(cell(6, KeptFigures::Of), u"P1"_s);
        QVERIFY(!model.at(12));
    }

    void keptFiguresOfServicesTellUptimeAndMaintenance()
    {
        KeptFigures model(KeptFigures::Kind::Services);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFigures(FakePeriods::figures());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, KeptFigures::Uptime).data().toString(), u"100.000%"_s);
        QCOMPARE(model.index(0, KeptFigures::BudgetLeft).data().toString(), u"40 m"_s);
        QCOMPARE(model.index(0, KeptFigures::ServiceLeftOut).data().toString(), u"maintenance 3 h"_s);
    }

    void whatDiffersIsMarkedAmongTheKeptFigures()
    {
        FakePeriods fake;
        KeptFigures model(KeptFigures::Kind::Incidents);
        model.setFigures(FakePeriods::figures());
        QVERIFY(tip(model, 3, KeptFigures::Value).isEmpty());
        model.setRestatement(fake.restated(fake.stored[2]));
        QVERIFY(tip(model, 3, KeptFigures::Value).contains(u"Today it reads 3 h."_s));
        QVERIFY(tip(model, 3, KeptFigures::P90).isEmpty());
        QVERIFY(model.index(3, KeptFigures::Value)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"today 3 h"_s));
        model.setRestatement({});
        QVERIFY(tip(model, 3, KeptFigures::Value).isEmpty());
    }

    void differencesNameTheirCauses()
    {
        FakePeriods fake;
        DifferencesModel differences;
        CausesModel causes;
        QAbstractItemModelTester tester(&differences, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester other(&causes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Restatement told = fake.restated(fake.stored[2]);
        differences.setRestatement(told);
        causes.setRestatement(told);
        QCOMPARE(differences.rowCount(), 6);
        QCOMPARE(differences.index(0, DifferencesModel::Of).data().toString(),
                 u"All: Time to restore, median"_s);
        QCOMPARE(differences.index(0, DifferencesModel::Published).data().toString(), u"2 h"_s);
        QCOMPARE(differences.index(0, DifferencesModel::Now).data().toString(), u"3 h"_s);
        QCOMPARE(differences.index(0, DifferencesModel::Difference).data().toString(), u"+1 h"_s);
        QVERIFY(differences.index(0, DifferencesModel::Why).data().toString().startsWith(u"1  INC-7"_s));
        QVERIFY(differences.index(2, DifferencesModel::Why).data().toString().startsWith(u"2  Mail"_s));
        QCOMPARE(column(causes, CausesModel::Moves), (QStringList{u"2 figures"_s, u"4 figures"_s}));
        QCOMPARE(column(causes, CausesModel::By), (QStringList{u"Mara Keller"_s, u"–"_s}));
        Restatement unknown = told;
        unknown.differences[0].causes.clear();
        differences.setRestatement(unknown);
        QVERIFY(differences.index(0, DifferencesModel::Why).data().toString().contains(u"verify"_s));
        differences.setRestatement({});
        causes.setRestatement({});
        QCOMPARE(differences.rowCount() + causes.rowCount(), 0);
    }

    void aChangeLeadsToItsRecords_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QStringList>("numbers");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("shown"); // query or service
        const QString opened = u"type:incident opened:>=2026-02-01T00:00:00Z opened:<2026-03-01T00:00:00Z"_s;
        const QStringList none;
        QTest::newRow("an incident is found by its number")
            << int(Kind::Ticket) << u"INC-7"_s << none << 0LL << u"tickets"_s << u"number:INC-7"_s;
        QTest::newRow("a number that reads like language is quoted")
            << int(Kind::Ticket) << u"a b\" or x"_s << none << 0LL << u"tickets"_s
            << u"number:\"a b\\\" or x\""_s;
        QTest::newRow("an incident that is not for everyone leads nowhere")
            << int(Kind::Ticket) << QString() << none << 0LL << QString() << QString();
        QTest::newRow("a few incidents resolved since are named")
            << int(Kind::Resolved) << QString() << QStringList{u"A1"_s, u"A2"_s} << 2LL << u"tickets"_s
            << u"number:A1,A2"_s;
        QTest::newRow("many incidents resolved since are found by when")
            << int(Kind::Resolved) << QString() << QStringList{u"A1"_s} << 70LL << u"tickets"_s
            << QString(opened + u" resolved:>=2026-03-02T01:00:00Z"_s);
        QTest::newRow("many incidents an import brought are found by their source")
            << int(Kind::TicketsCome) << u"9"_s << QStringList{u"A1"_s} << 70LL << u"tickets"_s
            << QString(opened + u" source:\"the hotline\""_s);
        QTest::newRow("outages lead to their service in that window")
            << int(Kind::OutagesCome) << u"9"_s << QStringList{u"#1"_s} << 1LL << u"services"_s << u"Mail"_s;
        QTest::newRow("a changed service leads to it")
            << int(Kind::Service) << QString() << none << 0LL << u"services"_s << u"Mail"_s;
        QTest::newRow("rules lead to the services")
            << int(Kind::Rules) << QString() << none << 0LL << u"services"_s << QString();
        QTest::newRow("an import taken back leads to the imports")
            << int(Kind::ImportUndone) << u"9"_s << none << 0LL << u"import"_s << QString();
        QTest::newRow("what others saw leads to the incidents one sees")
            << int(Kind::SeenOtherwise) << QString() << none << 0LL << u"tickets"_s << opened;
        QTest::newRow("a definition has no page")
            << int(Kind::Definition) << u"ttr 2"_s << none << 0LL << QString() << QString();
    }
    void aChangeLeadsToItsRecords()
    {
        QFETCH(int, kind);
        QFETCH(QString, number);
        QFETCH(QStringList, numbers);
        QFETCH(qint64, count);
        RestatementCause cause;
        cause.kind = Kind(kind);
        cause.number = number;
        cause.numbers = numbers;
        cause.count = count;
        cause.service = u"Mail"_s;
        cause.source = u"the hotline"_s;
        const PublishedPeriod period = FakePeriods().stored[2];
        const Route place = periodplaces::of(cause, period);
        QTEST(place.page, "page");
        const QString query = place.args.value(u"query"_s).toString();
        QTEST(place.page == "services"_L1 ? place.args.value(u"service"_s).toString() : query, "shown");
        if (place.page == "services"_L1) {
            QCOMPARE(place.args.value(u"from"_s).toLongLong(), period.from);
            QCOMPARE(place.args.value(u"to"_s).toLongLong(), period.to);
        }
        QVERIFY(query.isEmpty() || QueryLanguage(ticketFields()).parse(query));
        const bool isOne = cause.kind == Kind::Ticket && !number.isEmpty(); // then it stands open
        QCOMPARE(place.args.value(u"open"_s).toBool(), isOne);
        QCOMPARE(place.args.value(u"number"_s).toString(), isOne ? number : QString());
    }

    void oneTicketOfAnImportIsOpenedOfItsSource()
    {
        RestatementCause cause;
        cause.kind = Kind::TicketsCome;
        cause.numbers = QStringList{u"INC 9"_s};
        cause.count = 1;
        cause.source = u"the hotline"_s;
        const Route place = periodplaces::of(cause, FakePeriods().stored[2]);
        QCOMPARE(place, (Route{u"tickets"_s,
                               {{u"query"_s, u"number:\"INC 9\""_s},
                                {u"number"_s, u"INC 9"_s},
                                {u"source"_s, u"the hotline"_s},
                                {u"open"_s, true}}}));
        cause.numbers.append(u"INC 10"_s);
        cause.count = 2;
        QVERIFY(!periodplaces::of(cause, FakePeriods().stored[2]).args.contains(u"open"_s));
    }

    void aFigureLeadsToTheIncidentsBehindIt_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("measure");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("ends");
        const auto row = [](const char *says, const QString &item, const QString &measure,
                            const QString &name,
                            const QString &ends) { QTest::newRow(says) << item << measure << name << ends; };
        const QString all = u"all"_s, count = u"count"_s, incidents = u"incidents"_s;
        row("of all incidents there is no more to say", all, incidents, count,
            u"opened:<2026-03-01T00:00:00Z"_s);
        row("of a priority its own", u"P1"_s, incidents, count, u"priority:P1"_s);
        row("without priority those without", u"none"_s, incidents, count, u"priority:none"_s);
        row("a time to detect needs both its stamps", all, u"ttd"_s, u"median"_s,
            u"00:00Z has:occurred has:detected"_s);
        row("a time to acknowledge needs one", u"P1"_s, u"tta"_s, u"p90"_s,
            u"priority:P1 has:acknowledged"_s);
        row("a time to restore needs both its stamps", all, u"ttr"_s, u"n"_s,
            u"00:00Z has:occurred has:restored"_s);
        row("a time to resolve needs one", all, u"resolve"_s, u"mean"_s, u"00:00Z has:resolved"_s);
        row("what was left out is among all", all, u"ttr"_s, u"no_start"_s,
            u"opened:<2026-03-01T00:00:00Z"_s);
        row("an attainment is of what is decided", all, u"sla"_s, u"attainment"_s,
            u"(breached:yes or (has:sla state:done))"_s);
        row("what missed its target", all, u"sla"_s, u"missed"_s, u"00:00Z breached:yes"_s);
    }
    void aFigureLeadsToTheIncidentsBehindIt()
    {
        QFETCH(QString, item);
        QFETCH(QString, measure);
        QFETCH(QString, name);
        QFETCH(QString, ends);
        const PeriodFigure figure =
            FakePeriods::figure(u"incidents"_s, item, measure, name, FigureUnit::Milliseconds, 1);
        const Route place = periodplaces::of(figure, FakePeriods().stored[2]);
        const QString query = place.args.value(u"query"_s).toString();
        QVERIFY2(query.endsWith(ends), qPrintable(query));
        QVERIFY(QueryLanguage(ticketFields()).parse(query));
    }

    void monthsAreThoseOfTheDataAndNewestFirst()
    {
        FakePeriods fake;
        const auto months = monthChoices(fake.span, fake.stored, FakePeriods::kNow, QTimeZone::utc());
        QCOMPARE(months.size(), size_t(5)); // April, which is not over, to December
        QVERIFY(!months[0].isOver && months[1].isOver);
        QCOMPARE(months[3].edition, 2);
        QCOMPARE(months[4].edition, 0);
        QCOMPARE(months[4].window.from, FakePeriods::monthStart(0));
        QCOMPARE(monthChoices({}, {}, FakePeriods::kNow, QTimeZone::utc()).size(), size_t(2));
    }

    void theMonthProposedIsTheNewestWholeOneNotPublished()
    {
        FakePeriods fake;
        const auto chosen = [&fake] {
            return nextToPublish(monthChoices(fake.span, fake.stored, FakePeriods::kNow, QTimeZone::utc()),
                                 fake.span);
        };
        QCOMPARE(chosen(), 1); // all are, since the first that was: March again, and not December
        fake.stored.erase(fake.stored.begin() + 2);
        QCOMPARE(chosen(), 2); // February was left out
        fake.stored.clear();
        QCOMPARE(chosen(), 1);
        fake.span = DataSpan{FakePeriods::monthStart(0), FakePeriods::monthStart(2) + kMsPerHour};
        QCOMPARE(chosen(), 2); // after February nothing is known
    }

    void theMonthOfAPeriodIsFound()
    {
        FakePeriods fake;
        const auto months = monthChoices(fake.span, fake.stored, FakePeriods::kNow, QTimeZone::utc());
        const ReportWindow february{FakePeriods::monthStart(2), FakePeriods::monthStart(3)};
        QCOMPARE(placeOfMonth(months, february, fake.span), 2);
        const ReportWindow quarter{FakePeriods::monthStart(1), FakePeriods::monthStart(4)};
        QCOMPARE(placeOfMonth(months, quarter, fake.span), 1); // it is no month
        QCOMPARE(placeOfMonth({}, {}, fake.span), -1);
    }

    void monthsFollowTheZoneOverAClockChange()
    {
        const QTimeZone zone("Europe/Berlin");
        const auto months = monthChoices({}, {}, FakePeriods::kNow, zone);
        QCOMPARE(months[1].window.to - months[1].window.from, 31 * kMsPerDay - kMsPerHour); // March
    }
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestPeriodsModels)
#include "tst_periodsmodels.moc"
