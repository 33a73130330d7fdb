// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Benchmarks: `bench` runs every section, `bench board` only that one. Figures are printed, never asserted.

#include "bench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <ctime>

namespace binnacle::bench {

using namespace Qt::StringLiterals;

Line measure(const QString &what, int times, const QString &aim, const std::function<void()> &work)
{
    work();
    std::vector<double> took;
    const std::clock_t before = std::clock();
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double cpu = double(std::clock() - before) * 1000.0 / CLOCKS_PER_SEC / times;
    std::sort(took.begin(), took.end());
    Line line;
    line.cpu = cpu;
    line.what = what;
    line.aim = aim;
    line.p50 = took[took.size() / 2];
    line.p95 = took[std::min(took.size() - 1, size_t(double(took.size()) * 0.95))];
    return line;
}

std::vector<Named> &sections()
{
    static std::vector<Named> all;
    return all;
}

Registered::Registered(const char *name, Section section)
{
    sections().push_back({QString::fromLatin1(name), std::move(section)});
}

} // namespace binnacle::bench

using namespace binnacle::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList wanted = app.arguments().mid(1);
    QTextStream out(stdout);
    out << u"what"_s.leftJustified(64) << u"p50 ms"_s.rightJustified(10) << u"p95 ms"_s.rightJustified(10)
        << u"cpu ms"_s.rightJustified(10) << u"aim"_s.rightJustified(14) << u"raw ms"_s.rightJustified(10)
        << u"ratio"_s.rightJustified(8) << Qt::endl;
    for (const Named &section : sections()) {
        if (!wanted.isEmpty() && !wanted.contains(section.name))
            continue;
        for (const Line &line : section.run()) {
            out << line.what.leftJustified(64) << QString::number(line.p50, 'f', 2).rightJustified(10)
                << QString::number(line.p95, 'f', 2).rightJustified(10)
                << QString::number(line.cpu, 'f', 2).rightJustified(10) << line.aim.rightJustified(14)
                << (line.raw ? QString::number(*line.raw, 'f', 2) : u"-"_s).rightJustified(10)
                << (line.raw ? QString::number(line.p50 / *line.raw, 'f', 3) : u"-"_s).rightJustified(8)
                << (line.note.isEmpty() ? QString() : u"  "_s + line.note) << Qt::endl;
        }
    }
    return 0;
}
