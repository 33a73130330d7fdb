// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Benchmarks: `bench` runs every section, `bench board` only that one, `bench --incidents 200000` with fewer
// rows. Figures are printed, never asserted.

#include "bench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <ctime>

namespace binnacle::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLongest = 10'000; // milliseconds a line
constexpr int kFewest = 10;

qint64 s_incidents = 1'000'000;

} // namespace

qint64 incidents()
{
    return s_incidents;
}

void setIncidents(qint64 count)
{
    s_incidents = count;
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
    constexpr int kWidths[] = {56, 10, 10, 10, 12, 10, 10, 8};
    for (qsizetype i = 0; i < cells.size(); ++i)
        out << (i == 0 ? cells[i].leftJustified(kWidths[i]) : cells[i].rightJustified(kWidths[i]));
    out << (note.isEmpty() ? QString() : u"  "_s + note) << Qt::endl;
}

QString number(std::optional<double> value)
{
    return value ? QString::number(*value, 'f', 2) : u"-"_s;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QStringList wanted = app.arguments().mid(1);
    if (const qsizetype at = wanted.indexOf(u"--incidents"_s); at >= 0) {
        setIncidents(wanted.value(at + 1).toLongLong());
        wanted.remove(at, qMin(qsizetype(2), wanted.size() - at));
    }
    if (incidents() < 1000) {
        qCritical("usage: bench [--incidents N] [SECTION...], N at least 1000");
        return 2;
    }
    QTextStream out(stdout);
    print(
        out,
        {u"what"_s, u"p50 ms"_s, u"p95 ms"_s, u"cpu ms"_s, u"aim"_s, u"raw p50"_s, u"raw p95"_s, u"ratio"_s},
        {});
    for (const Named &section : sections()) {
        if (!wanted.isEmpty() && !wanted.contains(section.name))
            continue;
        for (const Line &line : section.run()) {
            const auto ratio = line.raw ? std::optional(line.p50 / *line.raw) : std::nullopt;
            print(out,
                  {line.what, number(line.p50), number(line.p95), number(line.cpu), line.aim,
                   number(line.raw), number(line.raw95), number(ratio)},
                  line.note);
        }
    }
    return 0;
}
