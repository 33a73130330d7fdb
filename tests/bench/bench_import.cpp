// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An incident CSV into a workspace, beside raw SQL inserting the same rows into the same tables, and how fast
// its rows are read alone. A quarter of the size first: the peak memory of the process should not follow the
// file's.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "intake/csvreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <sys/resource.h>

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

qint64 peakMegabytes()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
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

// Row after row from one file to the other through prepared statements.
void copyTable(Raw &from, Raw &to, const QByteArray &columns, const QByteArray &table)
{
    sqlite3_stmt *select = from.prepared("SELECT " + columns + " FROM " + table);
    const int count = sqlite3_column_count(select);
    const QByteArray names = columns == "*" ? QByteArray() : QByteArray(" (" + columns + ")");
    const QByteArray marks = QByteArray("?,").repeated(count).chopped(1);
    sqlite3_stmt *insert = to.prepared("INSERT INTO " + table + names + " VALUES (" + marks + ")");
    while (sqlite3_step(select) == SQLITE_ROW) {
        for (int i = 0; i < count; ++i)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(select, i));
        to.step(insert);
    }
}

double rawInsert(const QString &from, const QString &to)
{
    Raw source(from);
    Raw target(to);
    QElapsedTimer timer;
    timer.start();
    target.run("BEGIN IMMEDIATE");
    for (const char *table :
         {"import_batch", "category", "team", "service", "person", "ticket", "ticket_text", "imported"})
        copyTable(source, target, "*", table);
    copyTable(source, target, "rowid, words", "ticket_search");
    target.run("COMMIT");
    return double(timer.nsecsElapsed()) / 1e6;
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

std::vector<Line> linesFor(qint64 rows)
{
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"incidents.csv"_s);
    writeCsv(csv, rows);
    const double megabytes = double(QFile(csv).size()) / 1e6;
    const QString size = u"%1 incidents, %2 MB"_s.arg(rows).arg(megabytes, 0, 'f', 0);
    const qint64 before = peakMegabytes();
    const double read = readAlone(csv);
    const QString one = folder.filePath(u"one.binnacle"_s);
    const QString two = folder.filePath(u"two.binnacle"_s);
    const double took = importInto(*makeWorkspace(one), csv, rows);
    const qint64 peak = peakMegabytes();
    makeWorkspace(two).reset();
    Line whole =
        lineOf(u"import, "_s + size, took, u"2 x raw"_s,
               u"%1 rows/s, peak memory %2 MB (%3 before)"_s.arg(double(rows) * 1000 / took, 0, 'f', 0)
                   .arg(peak)
                   .arg(before));
    whole.raw = rawInsert(one, two);
    return {
        lineOf(u"read CSV alone, "_s + size, read, {}, u"%1 MB/s"_s.arg(megabytes * 1000 / read, 0, 'f', 0)),
        whole};
}

std::vector<Line> import()
{
    std::vector<Line> lines = linesFor(incidents() / 4);
    for (const Line &line : linesFor(incidents()))
        lines.push_back(line);
    return lines;
}

const Registered kImport("import", import);

} // namespace
