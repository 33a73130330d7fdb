// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timetext.h"
#include "intake/incidentreader.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

struct Reading
{
    ImportReport report;
    QHash<QString, ImportedTicket> tickets;
    QStringList order;
    QStringList failed;
    Error error;

    [[nodiscard]] const Ticket &ticket(const QString &number) const
    {
        static const Ticket none;
        const auto found = tickets.constFind(number);
        return found == tickets.cend() ? none : found->ticket;
    }
    [[nodiscard]] qint64 fault(const QString &code) const
    {
        for (const ImportFault &fault : report.faults) {
            if (fault.code == code)
                return fault.count;
        }
        return 0;
    }
    [[nodiscard]] qint64 warning(const QString &code) const
    {
        for (const ImportWarning &warning : report.warnings) {
            if (warning.code == code)
                return warning.count;
        }
        return 0;
    }
    [[nodiscard]] QStringList errorPlaces() const // "code@line:column field=value"
    {
        QStringList places;
        for (const RowError &e : report.errors)
            places.append(u"%1@%2:%3 %4=%5"_s.arg(e.code).arg(e.line).arg(e.column).arg(e.field, e.value));
        return places;
    }
};

QString iso(const std::optional<qint64> &at)
{
    return at ? isoText(*at, QTimeZone::utc()) : QString();
}

} // namespace

class IncidentReaderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    ImportRequest requestFor(const QByteArray &text, const QString &format)
    {
        ImportRequest request;
        request.format = format;
        const QString path = m_folder.filePath(u"input.csv"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no scratch file");
        file.write(text);
        request.files = {path};
        request.zone = u"UTC"_s;
        return request;
    }

    static Reading read(const ImportRequest &request, const MappingMemory &memory = {})
    {
        Reading reading;
        ImportLog log(reading.report);
        Job job;
        const QTimeZone zone(request.zone.isEmpty() ? QByteArray("UTC") : request.zone.toLatin1());
        const auto format = formatOf(request);
        if (!format) {
            reading.error = format.error();
            return reading;
        }
        auto reader = IncidentReader::open(request, *format, zone, memory, reading.report, log, job);
        if (!reader) {
            reading.error = reader.error();
            return reading;
        }
        IncidentDraft draft;
        for (;;) {
            const Result<bool> more = (*reader)->next(draft);
            if (!more)
                reading.error = more.error();
            if (!more || !*more)
                break;
            if (draft.failed) {
                reading.failed.append(draft.number);
                continue;
            }
            for (const QString &fault : draft.built.faults)
                log.fault(fault);
            reading.order.append(draft.number);
            reading.tickets.insert(draft.number, draft.built.imported);
        }
        if (!log.finish())
            qFatal("the log could not be ended");
        return reading;
    }

    Reading readText(const QByteArray &text, const QString &format = u"incidents-csv"_s)
    {
        return read(requestFor(text, format));
    }

private Q_SLOTS:
    // Each number comes once, with the last of its rows; those in several rows at the end.
    void aNumberComesOnce()
    {
        const Reading r = readText("number,title,opened,resolved\n"
                                   "A,one,2026-03-02 08:00,2026-03-01 08:00\n"
                                   "B,one,2026-03-02 08:00,\n"
                                   "A,two,2026-03-02 08:00,\n"
                                   "C,one,2026-03-02 08:00,\n"
                                   "A,three,2026-03-02 08:00,\n"
                                   "A,four,someday,\n");
        QCOMPARE(r.order, (QStringList{u"B"_s, u"C"_s, u"A"_s}));
        QCOMPARE(r.failed, QStringList{u"A"_s});
        QCOMPARE(r.ticket(u"A"_s).title, u"three"_s);
        QCOMPARE(r.warning(u"number-repeated"_s), 2);
        QVERIFY(r.report.faults.isEmpty()); // of rows that do not count
    }

    void aFileThatGrowsMeanwhileIsRefused()
    {
        const ImportRequest request = requestFor("number,opened\nA,2026-03-02 08:00\n", u"incidents-csv"_s);
        ImportReport report;
        ImportLog log(report);
        Job job;
        auto reader =
            IncidentReader::open(request, ImportFormat::Csv, QTimeZone::utc(), {}, report, log, job);
        QVERIFY(reader.has_value());
        QFile file(request.files.first());
        QVERIFY(file.open(QIODevice::Append));
        file.write("A,2026-03-03 08:00\n");
        file.close();
        IncidentDraft draft;
        Result<bool> more = true;
        while (more && *more)
            more = (*reader)->next(draft);
        QVERIFY(!more);
        QCOMPARE(more.error().key, u"file-changed"_s);
        QCOMPARE(more.error().values[u"file"_s].toString(), request.files.first());
    }

    void readsAnIncidentARow()
    {
        const Reading r =
            readText("Number;Short description;State;Priority;Impact;Opened;Resolved;Made SLA;Tags;Room\n"
                     "INC1;\"No\nnet\";Resolved;2 - High;1;2026-03-02 08:00;2026-03-02 09:30;yes;a, b;12\n"
                     "INC2;Slow;weird;critical;;2026-03-03 08:00;;;;\n");
        QCOMPARE(r.error.key, QString());
        QCOMPARE(r.errorPlaces(), QStringList());
        QCOMPARE(r.report.read, 2);
        QCOMPARE(r.report.unmapped, QStringList{u"Room"_s});
        QCOMPARE(r.report.delimiter, u";"_s);
        const Ticket &one = r.ticket(u"INC1"_s);
        QCOMPARE(one.title, u"No net"_s);
        QCOMPARE(one.state, u"resolved"_s);
        QCOMPARE(one.stateClass, StateClass::Done);
        QCOMPARE(one.priority, 2);
        QCOMPARE(one.priorityOrigin, PriorityOrigin::Imported);
        QCOMPARE(one.impact, 1);
        QCOMPARE(iso(one.openedAt), u"2026-03-02T08:00:00Z"_s);
        QCOMPARE(iso(one.stamp(Stamp::Resolved)), u"2026-03-02T09:30:00Z"_s);
        QCOMPARE(iso(one.updatedAt), u"2026-03-02T09:30:00Z"_s);
        QCOMPARE(one.madeSla, std::optional<bool>(true));
        QCOMPARE(one.tags, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(one.extra, u"{\"Room\":\"12\"}"_s);
        const Ticket &two = r.ticket(u"INC2"_s);
        QCOMPARE(two.state, u"weird"_s);
        QCOMPARE(two.stateClass, StateClass::Open);
        QCOMPARE(two.priority, 1);
        QVERIFY(!two.madeSla.has_value());
        QVERIFY(two.extra.isEmpty());
        QCOMPARE(r.warning(u"unknown-state"_s), 1);
        QCOMPARE(r.warning(u"guessed-level"_s), 1);
    }

    void remarksWhereALevelIsGuessedFromAWord()
    {
        const Reading r = readText("number,opened,priority,impact\n"
                                   "1,2026-01-01,Urgent!!,1 - High\n"
                                   "2,2026-01-01,Urgent!!,high\n"
                                   "3,2026-01-01,P1,nobody\n");
        QCOMPARE(r.ticket(u"2"_s).priority, 1);
        QCOMPARE(r.ticket(u"2"_s).impact, 2);
        QCOMPARE(r.warning(u"guessed-level"_s), 3);
        QCOMPARE(r.warning(u"unknown-level"_s), 1);
        const ImportWarning &first = r.report.warnings.first();
        QCOMPARE(first.code, u"guessed-level"_s);
        QCOMPARE(first.values[u"values"_s].toString(), u"Urgent!! = 1, high = 2"_s);
    }

    void stateFollowsTheStampsWhereThereIsNone()
    {
        const Reading r = readText("number,opened,acknowledged,resolved,closed\n"
                                   "1,2026-01-01 00:00,,,\n"
                                   "2,2026-01-01 00:00,2026-01-01 01:00,,\n"
                                   "3,2026-01-01 00:00,,2026-01-01 02:00,\n"
                                   "4,2026-01-01 00:00,,2026-01-01 02:00,2026-01-02 00:00\n");
        QCOMPARE(r.ticket(u"1"_s).state, u"new"_s);
        QCOMPARE(r.ticket(u"2"_s).state, u"in_progress"_s);
        QCOMPARE(r.ticket(u"3"_s).state, u"resolved"_s);
        QCOMPARE(r.ticket(u"4"_s).state, u"closed"_s);
    }

    void foldsAnEventLog()
    {
        // Out of order in the file; one row stands there twice; ties go by file order.
        const Reading r = readText("number,at,state,priority,team,updated by\n"
                                   "A,2026-01-01 10:00,In Progress,3,Net,Ann\n"
                                   "A,2026-01-01 09:00,New,3,,Bob\n"
                                   "A,2026-01-01 12:00,Resolved,2,Net,Ann\n"
                                   "A,2026-01-01 12:00,Resolved,2,Net,Ann\n"
                                   "A,2026-01-01 13:00,In Progress,2,Sys,Cy\n"
                                   "A,2026-01-01 14:00,Resolved,2,Sys,Cy\n"
                                   "A,2026-01-01 14:00,Closed,2,,Cy\n"
                                   "B,2026-01-01 09:00,Assigned,1,Net,Bob\n",
                                   u"incident-events"_s);
        QCOMPARE(r.error.key, QString());
        QCOMPARE(r.report.read, 8);
        QCOMPARE(r.warning(u"identical-rows"_s), 1);
        const Ticket &a = r.ticket(u"A"_s);
        QCOMPARE(a.state, u"closed"_s);
        QCOMPARE(a.priority, 2);
        QCOMPARE(a.team.name, QString()); // empty in the latest row is empty
        QCOMPARE(iso(a.openedAt), u"2026-01-01T09:00:00Z"_s);
        QCOMPARE(iso(a.stamp(Stamp::Acknowledged)), u"2026-01-01T10:00:00Z"_s);
        QVERIFY(a.hasFlag(Stamp::Acknowledged, StampFlag::Derived));
        QCOMPARE(iso(a.stamp(Stamp::Resolved)), u"2026-01-01T14:00:00Z"_s);
        QCOMPARE(iso(a.firstResolvedAt), u"2026-01-01T12:00:00Z"_s);
        QCOMPARE(iso(a.stamp(Stamp::Closed)), u"2026-01-01T14:00:00Z"_s);
        QVERIFY(!a.stamp(Stamp::Restored).has_value());
        QVERIFY(!a.stamp(Stamp::Detected).has_value());
        QVERIFY(a.reopened);
        QCOMPARE(a.reopenCount, 1);
        QCOMPARE(a.reassignmentCount, 1);
        const Ticket &b = r.ticket(u"B"_s);
        QVERIFY(!b.stamp(Stamp::Acknowledged).has_value()); // past new in its first row: unknown
        QCOMPARE(b.state, u"assigned"_s);

        QStringList history;
        for (const HistoryEntry &entry : r.tickets.value(u"A"_s).history)
            history.append(u"%1 %2 %3>%4 %5"_s.arg(iso(entry.happenedAt).mid(11, 5), entry.field,
                                                   entry.before, entry.after, entry.actor));
        QCOMPARE(history, (QStringList{u"09:00 state >new Bob"_s, u"10:00 state new>in_progress Ann"_s,
                                       u"10:00 team >Net Ann"_s, u"12:00 state in_progress>resolved Ann"_s,
                                       u"12:00 priority 3>2 Ann"_s, u"13:00 state resolved>in_progress Cy"_s,
                                       u"13:00 team Net>Sys Cy"_s, u"14:00 state in_progress>resolved Cy"_s,
                                       u"14:00 state resolved>closed Cy"_s, u"14:00 team Sys> Cy"_s}));
    }

    void whenALogThatBeginsAtResolvedWasResolvedIsUnknown()
    {
        const Reading r = readText("number,at,state\n"
                                   "A,2026-01-01 09:00,Resolved\n"
                                   "A,2026-01-01 12:00,Closed\n"
                                   "B,2026-01-01 09:00,Resolved\n"
                                   "B,2026-01-01 10:00,In Progress\n"
                                   "B,2026-01-01 11:00,Resolved\n",
                                   u"incident-events"_s);
        QVERIFY(!r.ticket(u"A"_s).stamp(Stamp::Resolved).has_value());
        QVERIFY(!r.ticket(u"A"_s).hasFlag(Stamp::Resolved, StampFlag::Derived));
        QCOMPARE(iso(r.ticket(u"A"_s).stamp(Stamp::Closed)), u"2026-01-01T12:00:00Z"_s);
        QCOMPARE(iso(r.ticket(u"B"_s).stamp(Stamp::Resolved)), u"2026-01-01T11:00:00Z"_s);
    }

    void onlyTheColumnOfAStampGivesIt()
    {
        const Reading r = readText("number,at,state,resolved,reopen_count\n"
                                   "A,2026-01-01 09:00,New,,0\n"
                                   "A,2026-01-01 10:00,Resolved,2026-01-01 09:55,0\n"
                                   "A,2026-01-01 11:00,In Progress,2026-01-01 09:55,0\n"
                                   "A,2026-01-01 12:00,Closed,,0\n",
                                   u"incident-events"_s);
        const Ticket &a = r.ticket(u"A"_s);
        QVERIFY(!a.stamp(Stamp::Resolved).has_value());
        QVERIFY(!a.hasFlag(Stamp::Resolved, StampFlag::Derived));
        QCOMPARE(iso(a.firstResolvedAt), u"2026-01-01T10:00:00Z"_s);
        QVERIFY(!a.reopened); // the column says so
        QCOMPARE(r.fault(u"closed-without-resolved"_s), 1);
    }

    void aRowThatFailsIsLeftOutOfItsIncident()
    {
        const Reading r = readText("number,at,state\n"
                                   "A,2026-01-01 09:00,New\n"
                                   "A,2026-01-01T8:00,Resolved\n"
                                   "B,2026-01-01 09:00,New\n"
                                   ",2026-01-01 09:00,New\n"
                                   "C,2026-01-01 09:00\n",
                                   u"incident-events"_s);
        QCOMPARE(r.order, (QStringList{u"A"_s, u"B"_s}));
        QCOMPARE(r.ticket(u"A"_s).state, u"new"_s);
        QCOMPARE(r.failed, QStringList());
        QCOMPARE(r.report.read, 5);
        QCOMPARE(r.report.failed, 3); // rows
        QCOMPARE(r.errorPlaces(), (QStringList{u"time@3:3 at=2026-01-01T8:00"_s, u"required@5:1 number="_s,
                                               u"ragged@6:19 ="_s}));
    }

    void namesRowErrors_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QStringList>("errors");
        const auto row = [](const char *name, const char *text, const QStringList &errors) {
            QTest::newRow(name) << QByteArray(text) << errors;
        };
        row("all is well", "1,2026-01-01,true,0", {});
        row("no number", ",2026-01-01,true,0", {u"required@2:1 number="_s});
        row("no time of opening", "1,,true,0", {u"required@2:3 opened="_s});
        row("a time that is none", "1,soon,true,0", {u"time@2:3 opened=soon"_s});
        row("neither yes nor no", "1,2026-01-01,perhaps,0", {u"boolean@2:14 made_sla=perhaps"_s});
        row("a count below zero", "1,2026-01-01,true,-1", {u"count@2:19 reopen_count=-1"_s});
        row("two errors in a row", "1,soon,perhaps,0",
            {u"time@2:3 opened=soon"_s, u"boolean@2:8 made_sla=perhaps"_s});
        row("too few cells", "1,2026-01-01", {u"ragged@2:13 ="_s});
        row("too many cells", "1,2026-01-01,true,0,x", {u"ragged@2:21 ="_s});
        row("a number a spreadsheet has mangled", "6.37702E+15,2026-01-01,true,0",
            {u"mangled-number@2:1 number=6.37702E+15"_s});
    }

    void namesRowErrors()
    {
        QFETCH(QByteArray, row);
        QFETCH(QStringList, errors);
        const Reading r = readText("number,opened,made_sla,reopen_count\n" + row + "\n,,,\n\n");
        QCOMPARE(r.errorPlaces(), errors);
        QCOMPARE(r.report.read, 1);
    }

    void takesTheDateOrderFromAnyValueThatDecides()
    {
        const Reading r =
            readText("number,opened,resolved\n1,3/4/2016 10:00,\n2,5/6/2016 10:00,29/6/2016 10:00\n");
        QCOMPARE(r.error.key, QString());
        QCOMPARE(iso(r.ticket(u"1"_s).openedAt), u"2016-04-03T10:00:00Z"_s);
        const Reading m =
            readText("number,opened,resolved\n1,3/4/2016 10:00,\n2,5/6/2016 10:00,6/29/2016 10:00\n");
        QCOMPARE(iso(m.ticket(u"1"_s).openedAt), u"2016-03-04T10:00:00Z"_s);
    }

    void asksForTheDateOrderWhereNoValueDecides()
    {
        const QByteArray text = "number,opened\n1,3/3/2016 10:00\n2,3/4/2016 10:00\n";
        const Reading r = readText(text);
        QCOMPARE(r.error.key, u"date-order"_s);
        QCOMPARE(r.error.values[u"line"_s].toInt(), 3);
        QCOMPARE(r.error.values[u"column"_s].toInt(), 3);
        QCOMPARE(r.report.preview, QList<QStringList>());
        ImportRequest request = requestFor(text, u"incidents-csv"_s);
        request.dryRun = true;
        const Reading dry = read(request);
        QCOMPARE(dry.error.key, u"date-order"_s);
        QCOMPARE(dry.report.columns, (QStringList{u"number"_s, u"opened"_s}));
        QCOMPARE(dry.report.preview,
                 (QList<QStringList>{{u"1"_s, u"3/3/2016 10:00"_s}, {u"2"_s, u"3/4/2016 10:00"_s}}));
        request.dateOrder = u"mdy"_s;
        QCOMPARE(iso(read(request).ticket(u"2"_s).openedAt), u"2016-03-04T10:00:00Z"_s);
    }

    void doesWhatTheRequestSaysOfValues()
    {
        ImportRequest request =
            requestFor("Key,When,Phase,Prio\nA|B,2026-01-01,done at last,\n", u"incidents-csv"_s);
        QVERIFY(request.addMap(u"When=opened"_s));
        QVERIFY(request.addMap(u"Phase=state"_s));
        QVERIFY(request.addValue(u"state:Done at last=closed"_s));
        QVERIFY(request.addDefault(u"priority=2"_s));
        QVERIFY(request.addSet(u"team=Desk"_s));
        QVERIFY(request.addSplit(u"number=|"_s));
        const Reading r = read(request);
        QCOMPARE(r.error.key, QString());
        QCOMPARE(r.report.read, 1);
        for (const QString &number : {u"A"_s, u"B"_s}) {
            QCOMPARE(r.ticket(number).number, number);
            QCOMPARE(r.ticket(number).state, u"closed"_s);
            QCOMPARE(r.ticket(number).priority, 2);
            QCOMPARE(r.ticket(number).team.name, u"Desk"_s);
        }
    }

    void warnsWhereTheZoneIsAssumed()
    {
        // Each value counts, not each row, and one that repeats the value above it, too.
        ImportRequest request = requestFor("number,opened,resolved\n"
                                           "1,2026-01-01 10:00,2026-01-01 11:00\n"
                                           "2,2026-01-01 10:00,\n"
                                           "3,2026-01-01T10:00:00Z,2026-01-01 11:00\n",
                                           u"incidents-csv"_s);
        request.zone.clear();
        QCOMPARE(read(request).warning(u"zone-assumed"_s), 4);
        request.zone = u"Europe/Berlin"_s;
        const Reading said = read(request);
        QCOMPARE(said.warning(u"zone-assumed"_s), 0);
        QCOMPARE(iso(said.ticket(u"1"_s).openedAt), u"2026-01-01T09:00:00Z"_s);
    }

    void countsEachTimeInAnHourTheClocksSkip()
    {
        ImportRequest request = requestFor("number,opened,resolved\n"
                                           "1,2026-03-29 02:30,2026-03-29 02:30\n"
                                           "2,2026-03-29 02:30,2026-03-29 03:30\n",
                                           u"incidents-csv"_s);
        request.zone = u"Europe/Berlin"_s;
        QCOMPARE(read(request).warning(u"skipped-hour"_s), 3);
    }

    void keepsDuplicateHeadersApart()
    {
        const Reading r = readText("number,opened,Note,Note,Note\n1,2026-01-01,a,b,c\n");
        QCOMPARE(r.report.columns,
                 (QStringList{u"number"_s, u"opened"_s, u"Note"_s, u"Note[2]"_s, u"Note[3]"_s}));
        QCOMPARE(r.warning(u"duplicate-column"_s), 2);
        QCOMPARE(r.ticket(u"1"_s).extra, u"{\"Note\":\"a\",\"Note[2]\":\"b\",\"Note[3]\":\"c\"}"_s);
    }

    void detectsTheFormat_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::newRow("one row a number")
            << QByteArray("number,opened,updated\n1,2026-01-01,2026-01-02\n2,2026-01-01,2026-01-02\n")
            << u"incidents-csv"_s;
        QTest::newRow("several rows a number")
            << QByteArray("number,at,state\n1,2026-01-01,new\n1,2026-01-02,closed\n") << u"incident-events"_s;
        QTest::newRow("several rows a number in ServiceNow's words")
            << QByteArray(
                   "number,sys_updated_at,incident_state\nI1,1/2/2016 10:00,New\nI1,13/2/2016 10:00,Closed\n")
            << u"servicenow-events"_s;
    }

    void detectsTheFormat()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, format);
        const Reading r = readText(text, u"auto"_s);
        QCOMPARE(r.error.key, QString());
        QCOMPARE(r.report.format, format);
        QCOMPARE(r.report.source, format);
    }

    void writesAFileOfJustTheBadRows()
    {
        ImportRequest request = requestFor(
            "number;opened;note\n1;2026-01-01;fine\n2;soon;\"a;b\"\n3;2026-01-01\n4;2026-01-01;a;b\n",
            u"incidents-csv"_s);
        request.badRowsFile = m_folder.filePath(u"bad.csv"_s);
        const Reading r = read(request);
        QCOMPARE(r.failed, (QStringList{u"2"_s, u"3"_s, u"4"_s}));
        QFile bad(request.badRowsFile);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(bad.readAll()), u"binnacle:reason;number;opened;note\r\n"
                                                   "line 3, column 3: opened time;2;soon;\"a;b\"\r\n"
                                                   "line 4, column 13: ragged;3;2026-01-01\r\n"
                                                   "line 5, column 16: ragged;4;2026-01-01;a;b\r\n"_s);
    }

    // A log of another system goes in by mapping alone.
    void readsTheUciLog()
    {
        const QString path = QStringLiteral(BINNACLE_SHARED_DATA "/incidents/uci_incident_event_log.csv.gz");
        if (!QFile::exists(path))
            QSKIP("the shared data is not here");
        ImportRequest request;
        request.format = u"auto"_s;
        request.files = {path};
        const Reading r = read(request);
        QCOMPARE(r.error.key, QString());
        QCOMPARE(r.errorPlaces(), QStringList());
        QCOMPARE(r.report.format, u"servicenow-events"_s);
        QCOMPARE(r.report.read, 141'712);
        QCOMPARE(r.tickets.size(), 24'918);
        QCOMPARE(r.warning(u"unknown-state"_s), 5);
        QCOMPARE(r.fault(u"closed-without-resolved"_s), 1'556);
        const Ticket &first = r.ticket(u"INC0000045"_s);
        QCOMPARE(first.state, u"closed"_s);
        QCOMPARE(first.team.name, u"Group 56"_s);
        QCOMPARE(first.assignee.name, QString());
        QCOMPARE(first.ci, QString());
        QCOMPARE(iso(first.openedAt), u"2016-02-29T01:16:00Z"_s);
        QCOMPARE(iso(first.stamp(Stamp::Resolved)), u"2016-02-29T11:29:00Z"_s);
        QCOMPARE(iso(first.firstResolvedAt), u"2016-02-29T08:53:00Z"_s);
        QVERIFY(first.extra.contains(u"\"opened_by\":\"Opened by  8\""_s));
    }
};

QTEST_GUILESS_MAIN(IncidentReaderTest)
#include "tst_incidentreader.moc"
