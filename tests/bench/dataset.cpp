// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset.h"

#include "bench.h"

#include "configuration/servicecatalog.h"
#include "intake/importservice.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <random>

using namespace Qt::StringLiterals;

namespace binnacle::bench {

namespace {

QByteArray stampText(qint64 minutes)
{
    // A day of the year and a minute of the day are enough for plausible, valid times.
    const auto day = int(minutes / 1440 % 336);
    char text[32];
    std::snprintf(text, sizeof text, "2025-%02d-%02d %02d:%02d", 1 + day / 28, 1 + day % 28,
                  int(minutes / 60 % 24), int(minutes % 60));
    return text;
}

QByteArray rowOf(qint64 i, qint64 rows, std::mt19937 &random)
{
    const auto one = [&](const char *word, unsigned of) -> QByteArray {
        return QByteArray(word) + ' ' + QByteArray::number(uint(random() % of)) + ',';
    };
    const qint64 opened = i * 480'000 / rows;
    const bool open = random() % 50 == 0;
    const char *seen = random() % 10 == 0 ? kCommonWord : "telephone";
    QByteArray text = "INC" + QByteArray::number(10'000'000 + i) + ",Application " +
                      QByteArray::number(uint(random() % 400)) +
                      " answers slowly since the morning,\"Seen by several people, at the " + seen +
                      " of floor " + QByteArray::number(uint(random() % 12));
    text += i % 10'000 == 77 ? QByteArray(", ") + kRareWord + "\"," : QByteArray("\",");
    text += (open ? "In Progress,P" : "Closed,P") + QByteArray::number(1 + uint(random() % 4)) + ',';
    text += one("Service", 40) + one("Team", 60) + one("Agent", 300) + one("Person", 5000) +
            one("Category", 50) + stampText(opened) + ',';
    if (open)
        text += ",,,";
    else
        text += stampText(opened + 30 + random() % 900) + ',' + stampText(opened + 1200) + ',' +
                (random() % 10 ? "true," : "false,");
    return text + "Site " + QByteArray::number(uint(random() % 200)) + '\n';
}

DataSet s_made;

} // namespace

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
        text += rowOf(i, rows, random);
        if (text.size() > (4 << 20)) {
            file.write(text);
            text.clear();
        }
    }
    file.write(text);
}

Actor somebody()
{
    Actor actor;
    actor.name = u"bench"_s;
    actor.roles = Role::Admin;
    return actor;
}

std::unique_ptr<Workspace> makeWorkspace(const QString &path)
{
    const Location location = *Location::parse(path);
    WorkspaceInfo info;
    info.zone = u"UTC"_s;
    info.currency = u"EUR"_s;
    if (!Workspace::create(location, info))
        qFatal("no workspace for the benchmark");
    return std::move(*Workspace::open(location));
}

// Full outages, lesser ones and maintenance over 2024 and 2025.
void writeOutages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room for the benchmark's file");
    std::mt19937 random(2);
    file.write("service,from,to,degree,planned,reference,title\n");
    for (int i = 0; i < kIntervals; ++i) {
        const QDateTime from =
            QDateTime(QDate(2024, 1, 1), QTime(), Qt::UTC).addSecs(qint64(random() % (730 * 1440)) * 60);
        const QDateTime to = from.addSecs(60 * qint64(1 + random() % 240));
        const bool planned = random() % 5 == 0;
        const QString row = u"Service %1,%2,%3,%4,%5,R%6,Interval\n"_s.arg(i % kServices)
                                .arg(from.toString(u"yyyy-MM-dd HH:mm"_s), to.toString(u"yyyy-MM-dd HH:mm"_s),
                                     planned             ? QString()
                                     : random() % 3 == 0 ? u"minor"_s
                                                         : u"full"_s,
                                     planned ? u"yes"_s : QString())
                                .arg(i);
        file.write(row.toUtf8());
    }
}

// Of each service but every fourth a target is promised; a fifth of those that no incident names need two.
void promise(Workspace &workspace)
{
    for (int i = 0; i < kServices; ++i) {
        QMap<QString, QString> values;
        if (i % 4 != 0)
            values[u"target"_s] = i % 3 == 0 ? u"99.9%"_s : u"99%"_s;
        if (i >= 100 && i % 5 == 0)
            values[u"needs"_s] = u"Service %1; Service %2"_s.arg(i % 100).arg((i + 7) % 100);
        if (values.isEmpty())
            continue;
        const auto set = workspace.services().set(workspace.actor(), u"Service %1"_s.arg(i), values).result();
        if (!set)
            qFatal("the benchmark's services cannot be set: %s", qUtf8Printable(set.error().key));
    }
}

double importInto(Database &database, const QString &csv, qint64 rows, const QString &format)
{
    ImportService service(database);
    ImportRequest request;
    request.format = format;
    request.zone = u"UTC"_s;
    request.files = {csv};
    QElapsedTimer timer;
    timer.start();
    QFuture<Result<ImportReport>> future = service.run(somebody(), request, std::make_shared<Job>());
    future.waitForFinished();
    const double took = double(timer.nsecsElapsed()) / 1e6;
    const Result<ImportReport> report = future.result();
    if (!report)
        qFatal("the benchmark's import failed: %s %s", qUtf8Printable(report.error().key),
               qUtf8Printable(report.error().detail));
    if (report->created != rows)
        qFatal("the benchmark's import made %lld of %lld", report->created, rows);
    return took;
}

DataSet &dataSet()
{
    static const QTemporaryDir passing;
    DataSet &made = s_made;
    if (made.workspace)
        return made;
    const QString folder = keepFolder().isEmpty() ? passing.path() : keepFolder();
    QDir().mkpath(folder);
    made.path = folder + u"/incidents-services-%1.binnacle"_s.arg(incidents());
    if (QFile::exists(made.path)) {
        auto workspace = Workspace::open(*Location::parse(made.path));
        if (!workspace)
            qFatal("the data set kept cannot be opened: %s", qPrintable(workspace.error().key));
        made.workspace = std::move(*workspace);
    } else { // under another name until it is whole
        const QString path = made.path + u".part"_s;
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(path + suffix);
        const QString csv = passing.filePath(u"incidents.csv"_s);
        writeCsv(csv, incidents());
        const QString outages = passing.filePath(u"outages.csv"_s);
        writeOutages(outages);
        auto workspace = makeWorkspace(path);
        importInto(workspace->database(), csv, incidents());
        importInto(workspace->database(), outages, kIntervals, u"outages-csv"_s);
        promise(*workspace);
        workspace.reset(); // closed before its file is renamed
        QFile::remove(csv);
        QFile::rename(path, made.path);
        made.workspace = std::move(*Workspace::open(*Location::parse(made.path)));
    }
    made.database = &made.workspace->database();
    return made;
}

void closeDataSet()
{
    s_made = {};
}

} // namespace binnacle::bench
