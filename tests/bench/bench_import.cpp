// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An incident CSV into a workspace, beside raw SQL inserting the same rows into the same tables, and how fast
// its rows are read alone. The size is BINNACLE_BENCH_INCIDENTS, by default 200,000; the memory column is the
// peak of the process.

#include "bench.h"

#include "intake/csvreader.h"
#include "intake/importservice.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <random>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

qint64 wantedRows()
{
    return qEnvironmentVariableIsSet("BINNACLE_BENCH_INCIDENTS")
               ? qEnvironmentVariableIntValue("BINNACLE_BENCH_INCIDENTS")
               : 200'000;
}

qint64 peakMegabytes()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

QByteArray stampText(qint64 minutes)
{
    // A day of the year and a minute of the day are enough for plausible, valid times.
    const auto day = int(minutes / 1440 % 336);
    char text[32];
    std::snprintf(text, sizeof text, "2025-%02d-%02d %02d:%02d", 1 + day / 28, 1 + day % 28,
                  int(minutes / 60 % 24), int(minutes % 60));
    return text;
}

void writeCsv(const QString &path, qint64 rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room for the benchmark's file");
    std::mt19937 random(1);
    QByteArray text =
        "number,title,description,state,priority,service,team,assignee,requester,category,opened,resolved,"
        "closed,made_sla,location\n";
    for (qint64 i = 0; i < rows; ++i) {
        const qint64 opened = i * 480'000 / rows;
        text += "INC" + QByteArray::number(1'000'000 + i) + ",Application " +
                QByteArray::number(random() % 400) +
                " answers slowly since the morning,\"Seen by several people, on floor " +
                QByteArray::number(random() % 12) + "\",Closed,P" + QByteArray::number(1 + random() % 4) +
                ",Service " + QByteArray::number(random() % 40) + ",Team " +
                QByteArray::number(random() % 60) + ",Agent " + QByteArray::number(random() % 300) +
                ",Person " + QByteArray::number(random() % 5000) + ",Category " +
                QByteArray::number(random() % 50) + ',' + stampText(opened) + ',' +
                stampText(opened + 30 + random() % 900) + ',' + stampText(opened + 1200) + ',' +
                (random() % 10 ? "true" : "false") + ",Site " + QByteArray::number(random() % 200) + '\n';
        if (text.size() > (4 << 20)) {
            file.write(text);
            text.clear();
        }
    }
    file.write(text);
}

double readAlone(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    CsvReader reader(std::move(*TextSource::open(path)), ',');
    CsvRecord record;
    qint64 cells = 0;
    for (Result<bool> more = reader.next(record); more && *more; more = reader.next(record))
        cells += record.size();
    return cells > 0 ? double(timer.nsecsElapsed()) / 1e6 : 0;
}

Actor somebody()
{
    Actor actor;
    actor.name = u"bench"_s;
    actor.roles = Role::Admin;
    return actor;
}

std::unique_ptr<Database> makeWorkspace(const QString &path)
{
    static SystemClock clock;
    static UidSource uids;
    Location location;
    location.path = path;
    WorkspaceInfo info;
    info.zone = u"UTC"_s;
    info.currency = u"EUR"_s;
    if (!Database::create(location, info, clock, uids))
        qFatal("no workspace for the benchmark");
    return std::move(*Database::open(location, clock, uids));
}

// Row after row from one file to the other through prepared statements, in one transaction a table.
void copyTable(sqlite3 *from, sqlite3 *to, const QByteArray &columns, const QByteArray &table)
{
    sqlite3_stmt *select = nullptr;
    sqlite3_stmt *insert = nullptr;
    const QByteArray read = "SELECT " + columns + " FROM " + table;
    sqlite3_prepare_v2(from, read.constData(), -1, &select, nullptr);
    const int count = sqlite3_column_count(select);
    const QByteArray names = columns == "*" ? QByteArray() : QByteArray(" (" + columns + ")");
    const QByteArray marks = QByteArray("?,").repeated(count).chopped(1);
    const QByteArray write = "INSERT INTO " + table + names + " VALUES (" + marks + ")";
    sqlite3_prepare_v2(to, write.constData(), -1, &insert, nullptr);
    while (sqlite3_step(select) == SQLITE_ROW) {
        for (int i = 0; i < count; ++i)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(select, i));
        if (sqlite3_step(insert) != SQLITE_DONE)
            qFatal("raw insert: %s", sqlite3_errmsg(to));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(select);
    sqlite3_finalize(insert);
}

double rawInsert(const QString &from, const QString &to)
{
    sqlite3 *source = nullptr;
    sqlite3 *target = nullptr;
    sqlite3_open(from.toUtf8().constData(), &source);
    sqlite3_open(to.toUtf8().constData(), &target);
    sqlite3_exec(target, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
    QElapsedTimer timer;
    timer.start();
    sqlite3_exec(target, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (const char *table :
         {"import_batch", "category", "team", "service", "person", "ticket", "ticket_text", "imported"})
        copyTable(source, target, "*", table);
    copyTable(source, target, "rowid, words", "ticket_search");
    sqlite3_exec(target, "COMMIT", nullptr, nullptr, nullptr);
    const double took = double(timer.nsecsElapsed()) / 1e6;
    sqlite3_close(source);
    sqlite3_close(target);
    return took;
}

Line lineOf(const QString &what, double ms, const QString &aim, const QString &note)
{
    Line line;
    line.what = what;
    line.p50 = line.p95 = ms;
    line.aim = aim;
    line.note = note;
    return line;
}

std::vector<Line> import()
{
    const qint64 rows = wantedRows();
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"incidents.csv"_s);
    writeCsv(csv, rows);
    const double megabytes = double(QFile(csv).size()) / 1e6;
    const qint64 before = peakMegabytes();
    const double read = readAlone(csv);

    QElapsedTimer timer;
    double took = 0;
    {
        const auto database = makeWorkspace(folder.filePath(u"one.binnacle"_s));
        ImportService service(*database);
        ImportRequest request;
        request.format = u"incidents-csv"_s;
        request.zone = u"UTC"_s;
        request.files = {csv};
        timer.start();
        QFuture<Result<ImportReport>> future = service.run(somebody(), request, std::make_shared<Job>());
        future.waitForFinished();
        took = double(timer.nsecsElapsed()) / 1e6;
        const Result<ImportReport> report = future.result();
        if (!report || report->created != rows)
            qFatal("the benchmark's import failed");
    }
    makeWorkspace(folder.filePath(u"two.binnacle"_s)).reset();
    const double raw = rawInsert(folder.filePath(u"one.binnacle"_s), folder.filePath(u"two.binnacle"_s));

    const QString size = u"%1 incidents, %2 MB"_s.arg(rows).arg(megabytes, 0, 'f', 0);
    std::vector<Line> lines;
    lines.push_back(
        lineOf(u"read CSV alone, "_s + size, read, {}, u"%1 MB/s"_s.arg(megabytes * 1000 / read, 0, 'f', 0)));
    Line whole =
        lineOf(u"import, "_s + size, took, u"at most 2 x raw"_s,
               u"%1 rows/s, peak memory %2 MB (%3 before)"_s.arg(double(rows) * 1000 / took, 0, 'f', 0)
                   .arg(peakMegabytes())
                   .arg(before));
    whole.raw = raw;
    lines.push_back(whole);
    return lines;
}

const Registered kImport("import", import);

} // namespace
