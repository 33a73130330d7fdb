// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop program itself, started on the data set off screen: how long from its start until the list of
// tickets can be used and until Home is complete, and the memory it then holds.

#include "bench.h"
#include "dataset.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStarts = 5;
constexpr int kPatience = 120'000;

struct Started
{
    double ms = 0;
    qint64 megabytes = 0;
};

qint64 residentMegabytes(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return 0;
}

Started start(const QString &workspace, const QString &page)
{
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"binnacle.start.debug=true"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.insert(name, home.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(desktopProgram(), {workspace, u"--page"_s, page});
    const QByteArray told = page.toLatin1() + " settled";
    QByteArray said;
    while (!said.contains(told) && process.waitForReadyRead(kPatience))
        said += process.readAll();
    const Started started{double(timer.nsecsElapsed()) / 1e6, residentMegabytes(process.processId())};
    if (!said.contains(told))
        qFatal("%s did not start: %s", qPrintable(desktopProgram()), said.constData());
    process.terminate();
    if (!process.waitForFinished(kPatience))
        process.kill();
    return started;
}

Line lineOf(const QString &what, std::vector<double> took, const QString &aim, double atMost)
{
    std::sort(took.begin(), took.end());
    Line line;
    line.what = what;
    line.p50 = took[took.size() / 2];
    line.p95 = took.back();
    line.aim = aim;
    line.atMost = atMost;
    return line;
}

std::vector<Line> starts()
{
    const QString path = dataSet().path;
    std::vector<double> list, home, memory;
    (void)start(path, u"tickets"_s); // warms the file cache
    for (int i = 0; i < kStarts; ++i) {
        list.push_back(start(path, u"tickets"_s).ms);
        const Started started = start(path, u"home"_s);
        home.push_back(started.ms);
        memory.push_back(double(started.megabytes));
    }
    Line resident = lineOf(u"resident memory with Home open, MB"_s, memory, u"300 MB"_s, 300);
    return {lineOf(u"start to a usable list"_s, list, u"1.0 s"_s, 1000), resident,
            lineOf(u"Home complete after start"_s, home, u"2.5 s"_s, 2500)};
}

const Registered kStart("start", starts);

} // namespace
