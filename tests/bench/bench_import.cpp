// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An incident CSV into a workspace, beside raw SQL inserting the same rows into the same tables, and how fast
// its rows are read alone. A quarter of the size too: the peak memory should not follow the file's.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "intake/csvreader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
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
    target.run("DELETE FROM person_role"); // whom init makes comes with the copy
    target.run("DELETE FROM person");
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

// In a process of its own, whose peak is the import's.
struct Imported
{
    double ms = 0;
    qint64 megabytes = 0;
};

Imported importApart(const QString &csv, const QString &workspace, qint64 rows)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--import-only"_s, csv, workspace, QString::number(rows)});
    process.waitForFinished(-1);
    const QList<QByteArray> said = process.readAllStandardOutput().simplified().split(' ');
    if (process.exitCode() != 0 || said.size() != 2)
        qFatal("the import apart failed");
    return {said[0].toDouble(), said[1].toLongLong()};
}

Line lineOf(const QString &what, double value, const QString &aim, const QString &note)
{
    Line line;
    line.what = what;
    line.p50 = line.p95 = value;
    line.aim = aim;
    line.note = note;
    return line;
}

// Peak memory of importing so many rows, in megabytes; with the lines of its rate where they are wanted.
qint64 importOf(qint64 rows, std::vector<Line> *lines)
{
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"incidents.csv"_s);
    writeCsv(csv, rows);
    const double megabytes = double(QFile(csv).size()) / 1e6;
    const QString size = u"%1 incidents, %2 MB"_s.arg(rows).arg(megabytes, 0, 'f', 0);
    const QString one = folder.filePath(u"one.binnacle"_s);
    const Imported imported = importApart(csv, one, rows);
    if (!lines)
        return imported.megabytes;
    const double read = readAlone(csv);
    lines->push_back(
        lineOf(u"read CSV alone, "_s + size, read, {}, u"%1 MB/s"_s.arg(megabytes * 1000 / read, 0, 'f', 0)));
    const QString two = folder.filePath(u"two.binnacle"_s);
    makeWorkspace(two).reset();
    Line whole = lineOf(u"import, "_s + size, imported.ms, u"2 x raw"_s,
                        u"%1 rows/s, peak memory %2 MB"_s.arg(double(rows) * 1000 / imported.ms, 0, 'f', 0)
                            .arg(imported.megabytes));
    whole.raw = whole.raw95 = rawInsert(one, two);
    whole.ratioAtMost = 2;
    lines->push_back(whole);
    return imported.megabytes;
}

std::vector<Line> import()
{
    std::vector<Line> lines;
    const qint64 small = importOf(incidents() / 4, nullptr);
    const qint64 large = importOf(incidents(), &lines);
    Line flat = lineOf(u"peak memory of an import, four times the file, MB"_s, double(large), u"flat"_s,
                       u"%1 MB for a quarter"_s.arg(small));
    flat.ratio = double(large) / double(small);
    flat.ratioAtMost = 1.25;
    lines.push_back(flat);
    if (withHugeFile()) {
        constexpr qint64 kRows = 8'400'000; // 2 GB
        Line huge =
            lineOf(u"peak memory of importing 2 GB, MB"_s, double(importOf(kRows, nullptr)), u"flat"_s, {});
        huge.ratio = huge.p50 / double(small);
        huge.ratioAtMost = 1.25;
        lines.push_back(huge);
    }
    return lines;
}

const Registered kImport("import", import);

} // namespace

namespace binnacle::bench {

int importOnly(const QStringList &arguments)
{
    const double took = importInto(makeWorkspace(arguments.value(1))->database(), arguments.value(0),
                                   arguments.value(2).toLongLong());
    std::printf("%f %lld\n", took, peakMegabytes());
    return 0;
}

} // namespace binnacle::bench
