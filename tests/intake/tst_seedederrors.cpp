// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Faults sown into a file of good rows, some of which go over several lines: each is named, with its line,
// its field and its value; no good row is; the file of failed rows holds those and comes back as they were.
#include "intake/incidentreader.h"

#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

struct Fault
{
    const char *code;
    const char *field;
    QByteArray value;
};

// What a cell holds instead of what it should.
const std::vector<Fault> kFaults{
    {"time", "opened", "29/2/2015 10:00"},
    {"time", "opened", "yesterday"},
    {"required", "opened", ""},
    {"required", "number", ""},
    {"mangled-number", "number", "6.37702E+15"},
    {"time", "resolved", "2016-13-01 00:00"},
    {"boolean", "made_sla", "perhaps"},
    {"count", "reopen_count", "-1"},
    {"count", "reopen_count", "many"},
    {"ragged", "", ""},
};
const QStringList kColumns{u"number"_s,   u"opened"_s,   u"title"_s,
                           u"resolved"_s, u"made_sla"_s, u"reopen_count"_s};

struct Sown
{
    qint64 line = 0; // of the row, or of the cell where a row goes over lines
    Fault fault;
};

} // namespace

class TestSeededErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsNamedWithItsLine();
    void theFailedRowsComeBack();

private:
    // Rows from line 2 on; `sown` tells what is wrong in which line.
    [[nodiscard]] QByteArray make(int rows, const std::vector<int> &faultOf, std::vector<Sown> *sown) const
    {
        QByteArray text = kColumns.join(u',').toUtf8() + '\n';
        qint64 line = 2;
        for (int i = 0; i < rows; ++i) {
            QList<QByteArray> cells{
                "INC" + QByteArray::number(i), "2016-02-29 10:00", "fine", "2016-03-01 10:00", "yes", "0"};
            const int which = faultOf[size_t(i)];
            const bool isLong = i % 5 == 3; // a title of three lines before the cells that follow it
            if (isLong)
                cells[2] = "\"one\ntwo, \"\"quoted\"\"\nthree\"";
            qint64 at = line;
            if (which >= 0) {
                const Fault &fault = kFaults[size_t(which)];
                const qsizetype column = kColumns.indexOf(QLatin1String(fault.field));
                if (column >= 0)
                    cells[column] = fault.value;
                else
                    cells.removeLast();
                if (column < 0 || column > 2)
                    at += isLong ? 2 : 0;
                sown->push_back({at, fault});
            }
            text += cells.join(',') + '\n';
            line += isLong ? 3 : 1;
        }
        return text + "\n,,,,,\n\n"; // blank rows at the end are no rows
    }

    [[nodiscard]] ImportReport read(const QByteArray &text, const QString &badRows = {})
    {
        ImportRequest request;
        request.format = u"incidents-csv"_s;
        request.files = {m_folder.filePath(u"seeded.csv"_s)};
        request.zone = u"UTC"_s;
        request.dateOrder = u"dmy"_s;
        request.badRowsFile = badRows;
        request.dryRun = true;
        QFile file(request.files.first());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no scratch file");
        file.close();
        ImportReport report;
        ImportLog log(report);
        Job job;
        auto reader =
            IncidentReader::open(request, ImportFormat::Csv, QTimeZone::utc(), {}, report, log, job);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().key));
        IncidentDraft draft;
        while (true) {
            const Result<bool> more = (*reader)->next(draft);
            if (!more || !*more)
                break;
            report.failed += draft.failed ? 1 : 0;
        }
        if (!log.finish())
            qFatal("the log is not kept");
        return report;
    }
    QTemporaryDir m_folder;
};

void TestSeededErrors::eachIsNamedWithItsLine()
{
    qputenv("RC_PARAMS", "max_success=60");
    QVERIFY(rc::check([this] {
        constexpr int kRows = 60;
        std::vector<int> faultOf;
        for (int i = 0; i < kRows; ++i) {
            const bool isBad = *rc::gen::inRange(0, 4) == 0;
            faultOf.push_back(isBad ? *rc::gen::inRange(0, int(kFaults.size())) : -1);
        }
        std::vector<Sown> sown;
        const ImportReport report = read(make(kRows, faultOf, &sown));
        RC_ASSERT(report.read == kRows);
        RC_ASSERT(size_t(report.errors.size()) == sown.size());
        for (size_t i = 0; i < sown.size(); ++i) {
            const RowError &named = report.errors[qsizetype(i)];
            RC_ASSERT(named.line == sown[i].line);
            RC_ASSERT(named.code == QLatin1String(sown[i].fault.code));
            RC_ASSERT(named.field == QLatin1String(sown[i].fault.field));
            RC_ASSERT(named.value.toUtf8() == sown[i].fault.value);
            RC_ASSERT(named.column >= 1);
        }
        // What the first rows become: as many as are shown, none of a row that fails.
        RC_ASSERT(report.drafts.size() == report.preview.size());
        for (qsizetype i = 0; i < report.drafts.size(); ++i) {
            RC_ASSERT(report.drafts[i].isEmpty() == (faultOf[size_t(i)] >= 0));
            if (!report.drafts[i].isEmpty())
                RC_ASSERT(report.drafts[i][1] == u"Feb 29, 2016 10:00"_s);
        }
    }));
}

void TestSeededErrors::theFailedRowsComeBack()
{
    std::vector<int> faultOf(30, -1);
    for (const int row : {3, 8, 9, 17, 29})
        faultOf[size_t(row)] = row % int(kFaults.size() - 1); // each but the ragged one
    std::vector<Sown> sown;
    const QString failed = m_folder.filePath(u"failed.csv"_s);
    const ImportReport first = read(make(30, faultOf, &sown), failed);
    QCOMPARE(first.failed, qint64(5));
    QFile file(failed);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ImportReport second = read(file.readAll());
    QCOMPARE(second.read, qint64(5));
    QCOMPARE(second.errors.size(), first.errors.size());
    for (qsizetype i = 0; i < first.errors.size(); ++i) {
        QCOMPARE(second.errors[i].code, first.errors[i].code);
        QCOMPARE(second.errors[i].value, first.errors[i].value);
    }
}

QTEST_GUILESS_MAIN(TestSeededErrors)
#include "tst_seedederrors.moc"
