// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Benchmarks: `bench` runs every section, `bench board` only that one, `bench --incidents 200000` with fewer
// rows, `--keep DIR` keeps the data set from run to run, `--huge` also imports 2 GB. Figures are printed,
// never asserted.

#include "bench.h"
#include "dataset.h"
#include "watch.h"

#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <ctime>

namespace binnacle::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLongest = 10'000; // milliseconds a line
constexpr int kFewest = 3;

qint64 s_incidents = 1'000'000;
QString s_keep;
QString s_program;
bool s_huge = false;

} // namespace

qint64 incidents()
{
    return s_incidents;
}

QStringList takeOptions(QStringList wanted)
{
    const auto take = [&wanted](const QString &option) {
        const qsizetype at = wanted.indexOf(option);
        if (at < 0)
            return QString();
        const QString value = wanted.value(at + 1);
        wanted.remove(at, qMin(qsizetype(2), wanted.size() - at));
        return value;
    };
    if (wanted.contains(u"--incidents"_s))
        s_incidents = take(u"--incidents"_s).toLongLong();
    s_keep = take(u"--keep"_s);
    s_program = take(u"--program"_s);
    s_huge = wanted.removeAll(u"--huge"_s) > 0;
    return wanted;
}

QString keepFolder()
{
    return s_keep;
}

QString desktopProgram()
{
    return s_program.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../../app/binnacle"_s
                               : s_program;
}

bool withHugeFile()
{
    return s_huge;
}

void Samples::take(int times, const std::function<void()> &work)
{
    const std::clock_t before = std::clock();
    double whole = 0;
    for (int i = 0; i < times && (i < kFewest || whole < kLongest); ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        m_took.push_back(double(timer.nsecsElapsed()) / 1e6);
        whole += m_took.back();
    }
    m_cpu += double(std::clock() - before) * 1000.0 / CLOCKS_PER_SEC;
}

Line Samples::line(const QString &what, const QString &aim) const
{
    std::vector<double> took = m_took;
    std::sort(took.begin(), took.end());
    Line line;
    line.cpu = m_cpu / double(took.size());
    line.what = what;
    line.aim = aim;
    line.p50 = took[took.size() / 2];
    line.p95 = took[std::min(took.size() - 1, size_t(double(took.size()) * 0.95))];
    return line;
}

Line measure(const QString &what, int times, const QString &aim, const std::function<void()> &work)
{
    work();
    Samples samples;
    samples.take(times, work);
    return samples.line(what, aim);
}

void beside(Line &line, const Line &byHand)
{
    line.raw = byHand.p50;
    line.raw95 = byHand.p95;
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

namespace {

void print(QTextStream &out, const QStringList &cells, const QString &note)
{
    constexpr int kWidths[] = {56, 10, 10, 10, 12, 10, 10, 8, 8};
    for (qsizetype i = 0; i < cells.size(); ++i)
        out << (i == 0 ? cells[i].leftJustified(kWidths[i]) : cells[i].rightJustified(kWidths[i]));
    out << (note.isEmpty() ? QString() : u"  "_s + note) << Qt::endl;
}

QString number(std::optional<double> value)
{
    return value ? QString::number(*value, 'f', 2) : u"-"_s;
}

QString verdict(const Line &line, std::optional<double> ratio)
{
    if (!line.atMost && !line.ratioAtMost)
        return u"-"_s;
    const bool met = (!line.atMost || line.p95 <= *line.atMost) &&
                     (!line.ratioAtMost || (ratio && *ratio <= *line.ratioAtMost));
    return met ? u"met"_s : u"MISSED"_s;
}

void print(QTextStream &out, const Line &line)
{
    std::optional<double> ratio = line.ratio;
    if (!ratio && line.raw)
        ratio = line.p50 / *line.raw;
    print(out,
          {line.what, number(line.p50), number(line.p95), number(line.cpu), line.aim, number(line.raw),
           number(line.raw95), number(ratio), verdict(line, ratio)},
          line.note);
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const WatchedApplication app(argc, argv);
    const QStringList wanted = takeOptions(QCoreApplication::arguments().mid(1));
    if (wanted.value(0) == "--import-only"_L1)
        return importOnly(wanted.mid(1));
    if (incidents() < 1000) {
        qCritical("usage: bench [--incidents N] [--keep DIR] [--program FILE] [--huge] [SECTION...], N at "
                  "least 1000");
        return 2;
    }
    QTextStream out(stdout);
    print(out,
          {u"what"_s, u"p50 ms"_s, u"p95 ms"_s, u"cpu ms"_s, u"aim"_s, u"raw p50"_s, u"raw p95"_s, u"ratio"_s,
           u"verdict"_s},
          {});
    for (const Named &section : sections()) {
        if (!wanted.isEmpty() && !wanted.contains(section.name))
            continue;
        for (const Line &line : section.run())
            print(out, line);
    }
    closeDataSet();
    return 0;
}
