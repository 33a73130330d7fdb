// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an import refuses, with its place and its reason, and that nothing of it stays.
#include "intake/importfixture.h"
#include "wording/errors.h"

#include <QJsonArray>
#include <unistd.h>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTwo = "number,title,state,priority,team,category,requester,opened,resolved,room\n"
                        "INC1,No net,Resolved,2,Net,Network,Ann,2026-01-05 08:00,2026-01-05 09:00,12\n"
                        "INC2,Slow,New,3,Desk,Software,Bob,2026-01-06 08:00,,\n";

} // namespace

class ImportRefusalsTest : public ImportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anImportOfNothingIsRefused()
    {
        ImportRequest request = requestFor(kTwo);
        request.files.clear();
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"no-file"_s);
    }

    void aBadRowStopsAll()
    {
        const QByteArray bad = kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n";
        const auto report = import(bad);
        QCOMPARE(counts(report), u"0/0/0/0/0/1"_s);
        QVERIFY(!report->batch);
        QVERIFY(report->hasFailed());
        QCOMPARE(report->errors.first().line, 4);
        stop();
        QCOMPARE(count(u"ticket"_s), 0);
        QCOMPARE(count(u"team"_s), 0);
        QCOMPARE(count(u"person"_s), 0);
    }

    void theRestGoesInWhereBadRowsAreSkipped()
    {
        ImportRequest request = requestFor(kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n");
        request.skipBad = true;
        request.badRowsFile = temporaryPath(u"bad.csv"_s);
        const auto report = import(request);
        QCOMPARE(counts(report), u"2/0/0/0/0/1"_s);
        QVERIFY(report->batch.has_value());
        QFile bad(request.badRowsFile);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(bad.readAll().count('\n'), 2);
    }

    void badRowsGoBackInOnceCorrected_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("maps");
        QTest::newRow("records") << u"incidents-csv"_s
                                 << QStringList{u"Nr=number"_s, u"Wann=opened"_s, u"Lage=state"_s};
        QTest::newRow("a log") << u"incident-events"_s
                               << QStringList{u"Nr=number"_s, u"Wann=at"_s, u"Lage=state"_s};
    }

    void badRowsGoBackInOnceCorrected()
    {
        QFETCH(QString, format);
        QFETCH(QStringList, maps);
        ImportRequest request = requestFor("Nr;Wann;Lage;Raum;Raum\n"
                                           "1;2026-01-05 08:00;New;a;b\n"
                                           "2;someday;New;\"c;d\";e\n",
                                           format);
        for (const QString &map : std::as_const(maps))
            QVERIFY_OK(request.addMap(map));
        request.skipBad = true;
        request.badRowsFile = temporaryPath(u"bad.csv"_s);
        const auto first = import(request);
        QCOMPARE(counts(first), u"1/0/0/0/0/1"_s);
        QFile bad(request.badRowsFile);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        const QByteArray corrected = bad.readAll().replace("someday", "2026-01-06 08:00");

        const auto look = answer(service().look(actor(), requestFor(corrected, format)));
        QVERIFY_OK(look);
        QVERIFY(look->remembered);
        QCOMPARE(look->columns, first->columns);
        QCOMPARE(look->rows,
                 (QList<QStringList>{{u"2"_s, u"2026-01-06 08:00"_s, u"New"_s, u"c;d"_s, u"e"_s}}));
        const auto second = import(requestFor(corrected, format));
        QCOMPARE(counts(second), u"1/0/0/0/0/0"_s);
        QCOMPARE(second->unmapped, first->unmapped);
        QCOMPARE(value(u"2"_s, u"(SELECT extra FROM ticket_text WHERE ticket_id = t.id)"_s),
                 u"{\"Raum\":\"c;d\",\"Raum[2]\":\"e\"}"_s);
    }

    void needsTheRight()
    {
        Actor agent = actor();
        agent.roles = Role::Agent;
        QVERIFY_ERROR(answer(service().run(agent, requestFor(kTwo), nullptr)), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_ERROR(answer(service().undo(agent, BatchId(1))), ErrorCode::Denied, u"not-allowed"_s);
        QCOMPARE(count(u"ticket"_s), 0);
    }

    void refusesAWrongCall_data()
    {
        QTest::addColumn<QStringList>("maps");
        QTest::addColumn<QStringList>("splits");
        QTest::addColumn<QString>("key");
        QTest::newRow("a column that is not there")
            << QStringList{u"nothing=title"_s} << QStringList() << u"unknown-column"_s;
        QTest::newRow("a field that is not there")
            << QStringList{u"title=nothing"_s} << QStringList() << u"unknown-field"_s;
        QTest::newRow("two columns for a field")
            << QStringList{u"title=team"_s, u"room=team"_s} << QStringList() << u"field-mapped-twice"_s;
        QTest::newRow("one column for two fields")
            << QStringList{u"room=team"_s, u"room=service"_s} << QStringList() << u"column-mapped-twice"_s;
        QTest::newRow("a split of what tells nothing apart")
            << QStringList() << QStringList{u"tags=|"_s} << u"split-not-key"_s;
        QTest::newRow("a column that must be there left out")
            << QStringList{u"opened="_s} << QStringList() << u"column-missing"_s;
    }

    void refusesAWrongCall()
    {
        QFETCH(QStringList, maps);
        QFETCH(QStringList, splits);
        QFETCH(QString, key);
        ImportRequest request = requestFor(kTwo);
        for (const QString &map : maps)
            QVERIFY_OK(request.addMap(map));
        for (const QString &split : splits)
            QVERIFY_OK(request.addSplit(split));
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, key);
    }

    void refusesBrokenFilesWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const QByteArray head = "number,opened,title\n1,2026-01-05 08:00,ok\n";
        QTest::newRow("an unclosed quote")
            << QByteArray(head + "2,2026-01-05,\"never\n3,2026-01-05,x\n") << u"unclosed-quote"_s << 3 << 14;
        QTest::newRow("a ragged row") << QByteArray(head + "2,2026-01-05\n") << u"ragged"_s << 3 << 13;
        QTest::newRow("no date order")
            << QByteArray("number,opened\n1,3/4/2026 10:00\n") << u"date-order"_s << 2 << 3;
        QTest::newRow("binary garbage")
            << QByteArray::fromHex("0001020304050607fffefdfc08090b0c0e0f1011").repeated(50) << u"not-text"_s
            << 1 << 1;
        QTest::newRow("a zip named .csv")
            << QByteArray("PK\x03\x04\x14\0\0\0", 8) << u"zip-archive"_s << 0 << 0;
        QTest::newRow("a wrong encoding")
            << QByteArray(head + "2,2026-01-05,äö\n3,2026-01-05,x\xe4y\n") << u"encoding"_s << 4 << 15;
        QTest::newRow("a truncated gzip")
            << QByteArray::fromHex("1f8b08000000000000ff") + QByteArray("\xcb\x2b\xcd") << u"gzip-truncated"_s
            << 1 << 3;
        QTest::newRow("an empty file") << QByteArray() << u"no-header"_s << 0 << 0;
    }

    void refusesBrokenFilesWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        for (const int way : {0, 1, 2, 3}) {
            ImportRequest request = requestFor(text);
            request.skipBad = (way & 1) && code != "ragged"_L1;
            request.dryRun = way & 2;
            const auto report = import(request);
            if (!report) { // a wrong call, or nothing to point at
                QCOMPARE(report.error().key, code);
                continue;
            }
            QVERIFY(!report->batch);
            QVERIFY(report->hasFailed());
            QCOMPARE(report->errors.size(), 1);
            QCOMPARE(report->errors[0].code, code);
            QCOMPARE(report->errors[0].line, line);
            QCOMPARE(report->errors[0].column, column);
            const QJsonObject json = importReportJson(*report);
            QVERIFY(json[u"batch"_s].isNull());
            QVERIFY(!json[u"errors"_s].toArray().first().toObject()[u"message"_s].toString().isEmpty());
        }
        stop();
        QCOMPARE(count(u"ticket"_s), 0);
    }

    // Where the next row begins is not known: nothing can be left out.
    void aQuoteThatNeverClosesStopsTheReading()
    {
        ImportRequest request =
            requestFor("number,opened,title\n1,2026-01-05,ok\n2,2026-01-05,\"never\n3,x,y\n");
        request.skipBad = true;
        for (const bool dryRun : {true, false}) {
            request.dryRun = dryRun;
            const auto report = import(request);
            QVERIFY_OK(report);
            QVERIFY(!report->batch);
            QVERIFY(report->refusal);
            QCOMPARE(report->failed, 0);
            QVERIFY(wording::errorText(*report->refusal).message.contains(u"reading stopped in line 3"_s));
        }
    }

    void anEmptyFileCannotBeReadAndOneOfHeadersHasNothing()
    {
        for (const char *text : {"", "\n\n", " \n", "\xEF\xBB\xBF"}) {
            const auto report = import(QByteArray(text));
            QVERIFY_OK(report);
            QVERIFY2(report->refusal.has_value(), text);
            QVERIFY(report->refusal->code == ErrorCode::Unavailable);
            QCOMPARE(report->refusal->key, u"no-header"_s);
            QVERIFY(!report->batch);
        }
        const auto report = import(QByteArray("number,opened\n"));
        QCOMPARE(counts(report), u"0/0/0/0/0/0"_s);
        QCOMPARE(report->read, 0);
        QVERIFY(!report->hasFailed());
    }

    void datesOfBothOrdersStopAndAsk()
    {
        const QByteArray text = "number,opened\n1,13/5/2026 10:00\n2,4/5/2026 10:00\n3,5/13/2026 10:00\n";
        for (const bool skipBad : {false, true}) {
            ImportRequest request = requestFor(text);
            request.skipBad = skipBad;
            const auto report = import(request);
            QVERIFY_OK(report);
            QVERIFY(!report->batch);
            QVERIFY(report->refusal.has_value());
            QCOMPARE(report->refusal->key, u"date-order-mixed"_s);
            QVERIFY(std::any_of(report->errors.cbegin(), report->errors.cend(), [](const RowError &e) {
                return e.code == "date-order-mixed"_L1 && e.line == 4 && e.column == 3 &&
                       e.value == "5/13/2026 10:00"_L1;
            }));
        }
        ImportRequest request = requestFor(text); // said: the row of the other order is an error like any
        request.skipBad = true;
        request.dateOrder = u"dmy"_s;
        const auto report = import(request);
        QCOMPARE(counts(report), u"2/0/0/0/0/1"_s);
        QCOMPARE(report->errors.first().code, u"time"_s);
    }

    void aSplitNumberOfNothingIsAnError()
    {
        ImportRequest request = requestFor("number,opened\n1 | 2|,2026-01-05\n |  |,2026-01-05\n3|,never\n");
        QVERIFY_OK(request.addSplit(u"number=|"_s));
        const auto stopped = import(request);
        QCOMPARE(counts(stopped), u"0/0/0/0/0/2"_s);
        QCOMPARE(stopped->errors.size(), 2);
        QCOMPARE(stopped->errors[0].code, u"required"_s);
        QCOMPARE(stopped->errors[0].line, 3);
        QCOMPARE(stopped->errors[0].field, u"number"_s);
        QCOMPARE(stopped->errors[1].code, u"time"_s);
        request.skipBad = true;
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/2"_s);
    }

    void theWorkspaceIsNoLog()
    {
        const QString workspace = database().location().path;
        if (workspace.isEmpty())
            QSKIP("a server keeps its own files");
        ImportRequest request = requestFor(kTwo);
        request.files = {workspace};
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"workspace-as-input"_s);
    }

    void aFileThatIsNotThereIsRefusedInADryRunToo()
    {
        for (const bool dryRun : {false, true}) {
            ImportRequest request = requestFor(kTwo);
            request.files = {temporaryPath(u"nothing.csv"_s)};
            request.dryRun = dryRun;
            const auto report = import(request);
            QVERIFY_OK(report);
            QVERIFY(report->refusal.has_value());
            QCOMPARE(report->refusal->key, u"file-missing"_s);
            QCOMPARE(report->created, 0);
        }
    }

    void badRowsAreNotWrittenOverWhatIsInUse_data()
    {
        QTest::addColumn<QString>("which");
        for (const char *which : {"the input", "a link to the input", "a hard link to the input",
                                  "the workspace", "what the workspace keeps beside it"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }

    void badRowsAreNotWrittenOverWhatIsInUse()
    {
        QFETCH(QString, which);
        const QByteArray text = kTwo + "INC3,Broken,New,3,Desk,Software,Bob,someday,,\n";
        ImportRequest request = requestFor(text);
        request.skipBad = true;
        const QString input = request.files.first();
        const QString workspace = database().location().path;
        request.badRowsFile = input;
        if (which.contains(u"link"_s)) {
            request.badRowsFile = temporaryPath(u"other.csv"_s);
            QFile::remove(request.badRowsFile);
            if (which.startsWith(u"a hard"_s))
                QCOMPARE(::link(QFile::encodeName(input).constData(),
                                QFile::encodeName(request.badRowsFile).constData()),
                         0);
            else
                QVERIFY(QFile::link(input, request.badRowsFile));
        } else if (which.contains(u"workspace"_s)) {
            if (workspace.isEmpty())
                QSKIP("a server keeps its own files");
            request.badRowsFile = which == u"the workspace"_s ? workspace : workspace + u"-wal"_s;
        }
        QVERIFY_ERROR(import(request), ErrorCode::Invalid, u"file-in-use"_s);
        QFile file(input);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
        QCOMPARE(count(u"ticket"_s), 0);
    }

    void aFileOfBadRowsIsOnlyMadeWhereThereAreAny()
    {
        ImportRequest request = requestFor(kTwo);
        request.badRowsFile = temporaryPath(u"none.csv"_s);
        QCOMPARE(counts(import(request)), u"2/0/0/0/0/0"_s);
        QVERIFY(!QFile::exists(request.badRowsFile));
    }

    void namesTooLongToIndexAreRowErrors_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"number", "title", "team", "category", "service", "requester", "tags"})
            QTest::newRow(name) << QByteArray(name);
    }

    void namesTooLongToIndexAreRowErrors()
    {
        QFETCH(QByteArray, name);
        const auto textWith = [&](int length) {
            const QByteArray cell(length, 'x');
            return name == "number"
                       ? QByteArray("number,opened\n" + cell + ",2026-01-05 08:00\n")
                       : QByteArray("number,opened," + name + "\n1,2026-01-05 08:00," + cell + '\n');
        };
        const auto report = import(textWith(501));
        QCOMPARE(counts(report), u"0/0/0/0/0/1"_s);
        QCOMPARE(report->errors.first().code, u"too-long"_s);
        QCOMPARE(counts(import(textWith(500))), u"1/0/0/0/0/0"_s);
    }
};

QTEST_GUILESS_MAIN(ImportRefusalsTest)
#include "tst_importrefusals.moc"
