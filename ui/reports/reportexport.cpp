// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportexport.h"

#include "base/outputfile.h"
#include "base/timetext.h"
#include "reports/reportfiles.h"
#include "reports/reportsheet.h"
#include "reports/sheetpdf.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>
#include <functional>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestName = 80;

QString titleOf(const ReportPaper &paper)
{
    return paper.title + u" · "_s + paper.dates;
}

Result<> written(const QString &path, const QByteArray &bytes)
{
    if (const Result<> done = saveOutput(path, bytes); !done)
        return fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, path}}, done.error().detail);
    return {};
}

} // namespace

QByteArray reportPdf(const ReportPaper &paper)
{
    return sheetPdf(ReportSheet(paper), titleOf(paper));
}

Result<> exportReport(const ReportPaper &paper, const QString &path)
{
    return written(path, reportPdf(paper));
}

QFuture<Result<>> exportReportAsync(const Report &report, const QString &path, const QStringList &used)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    std::function<Result<QByteArray>()> make = [report, suffix] { return reportBytes(report, suffix); };
    if (suffix == "pdf"_L1) {
        const ReportPaper paper = paperOf(report);
        // Shared with the function alone: std::function must be copyable.
        make = [sheet = std::make_shared<ReportSheet>(paper),
                title = titleOf(paper)]() -> Result<QByteArray> { return sheetPdf(*sheet, title); };
    }
    auto promise = std::make_shared<QPromise<Result<>>>(); // outlives whichever of the two threads ends first
    promise->start();
    QThreadPool::globalInstance()->start([promise, make = std::move(make), path, used] {
        promise->addResult([&]() -> Result<> {
            BINNACLE_TRY(mayWriteOutput(path, used));
            BINNACLE_LET(const QByteArray bytes, make());
            return written(path, bytes);
        }());
        promise->finish();
    });
    return promise->future();
}

QString reportFileName(const QString &workspace, qint64 from, qint64 to, const QTimeZone &zone,
                       const QString &suffix)
{
    QString name;
    for (const QChar c : workspace.simplified().left(kLongestName))
        name.append(c.isPrint() && !u"/\\:*?\"<>|"_s.contains(c) ? c : u'-');
    const QDate first = utcToLocal(from, zone).date;
    const bool isMonth =
        from == dayStart(first, zone) && first.day() == 1 && to == dayStart(first.addMonths(1), zone);
    const QDate last = utcToLocal(std::max(from, to - 1), zone).date;
    const QString dates = isMonth ? first.toString(u"yyyy-MM"_s)
                                  : QCoreApplication::translate("Reports", "%1 to %2")
                                        .arg(first.toString(Qt::ISODate), last.toString(Qt::ISODate));
    const QString whole =
        QCoreApplication::translate("Reports", "%1 operations report %2").arg(name, dates).trimmed();
    return (whole.startsWith(u'.') ? u'-' + whole : whole) + u'.' + suffix;
}

} // namespace binnacle
