// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardexport.h"

#include "base/outputfile.h"
#include "base/timetext.h"
#include "dashboards/boardsheet.h"
#include "dashboards/boardtext.h"
#include "reports/boardtext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPromise>
#include <QThreadPool>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// A4 lying is drawn as 1440 units wide: the cards as on a window of that size, made smaller.
constexpr double kSheetWidth = 1440;
constexpr double kA4 = 297.0 / 210.0;
constexpr QSizeF kPictureSize(1600, 1000);

QSizeF sheetSize()
{
    return {kSheetWidth, kSheetWidth / kA4};
}

void paintPages(const BoardSheet &sheet, QPagedPaintDevice &device)
{
    QPainter painter(&device);
    for (int page = 0; page < sheet.pageCount(); ++page) {
        if (page > 0)
            device.newPage();
        painter.resetTransform();
        const double scale = painter.device()->width() / sheet.size().width();
        painter.scale(scale, scale);
        sheet.paintPage(painter, page, true);
    }
}

void preparePage(QPagedPaintDevice &device)
{
    device.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF()));
}

QByteArray pdfOf(const BoardSheet &sheet, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(u"Binnacle"_s);
        writer.setResolution(600);
        preparePage(writer);
        paintPages(sheet, writer);
    }
    return bytes;
}

QImage imageOf(const BoardSheet &sheet, double scale)
{
    QImage image((sheet.size() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(scale * 96 / 0.0254));
    image.setDotsPerMeterY(qRound(scale * 96 / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    sheet.paintPage(painter, 0, false);
    return image;
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    const Result<> saved = saveOutput(path, bytes);
    if (!saved) {
        return fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, path}}, saved.error().detail);
    }
    return {};
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// What a suffix makes, split in what needs the GUI thread (now) and the rest (the function returned).
using Work = std::function<Result<>()>;

Result<Work> workFor(const Board &board, const QString &workspace, const QString &path, const QLocale &locale,
                     const Arrangement &arrangement)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    // Shared with the function alone: std::function must be copyable.
    if (suffix == "pdf"_L1) {
        auto sheet = std::make_shared<BoardSheet>(board, workspace, sheetSize(), locale, arrangement);
        return Work([sheet, path, workspace] { return writeFile(path, pdfOf(*sheet, workspace)); });
    }
    if (suffix == "png"_L1) {
        auto sheet = std::make_shared<BoardSheet>(board, workspace, kPictureSize, locale, arrangement);
        return Work([sheet, path] { return writeFile(path, pngOf(imageOf(*sheet, 2))); });
    }
    if (suffix == "csv"_L1 || suffix == "html"_L1) {
        return Work([board, workspace, path, csv = suffix == "csv"_L1] {
            return writeFile(path, (csv ? boardCsv(board, workspace) : boardHtml(board, workspace)).toUtf8());
        });
    }
    return fail(ErrorCode::Invalid, u"unknown-suffix"_s, {{u"suffix"_s, suffix}});
}

} // namespace

QString boardFileName(const BoardHeader &header, const QString &workspace, const QString &suffix)
{
    constexpr int kLongestName = 80;
    QString name;
    for (const QChar c : workspace.simplified().left(kLongestName))
        name.append(c.isPrint() && !u"/\\:*?\"<>|"_s.contains(c) ? c : u'-');
    const QTimeZone zone = boardZone(header);
    const auto day = [&](qint64 at) { return utcToLocal(at, zone).date.toString(Qt::ISODate); };
    const QString dates = QCoreApplication::translate("Board", "%1 to %2")
                              .arg(day(header.from), day(std::max(header.from, header.to - 1)));
    const QString whole = QCoreApplication::translate("Board", "%1 operations %2").arg(name, dates).trimmed();
    return (whole.startsWith(u'.') ? u'-' + whole : whole) + u'.' + suffix;
}

Result<> exportBoard(const Board &board, const QString &workspace, const QString &path, const QLocale &locale,
                     const Arrangement &arrangement)
{
    BINNACLE_LET(const Work work, workFor(board, workspace, path, locale, arrangement));
    return work();
}

QFuture<Result<>> exportBoardAsync(const Board &board, const QString &workspace, const QString &path,
                                   const QLocale &locale, const Arrangement &arrangement)
{
    auto promise = std::make_shared<QPromise<Result<>>>(); // outlives whichever of the two threads ends first
    promise->start();
    QFuture<Result<>> future = promise->future();
    auto work = workFor(board, workspace, path, locale, arrangement);
    if (!work) {
        promise->addResult(tl::unexpected<Error>(work.error()));
        promise->finish();
        return future;
    }
    QThreadPool::globalInstance()->start([promise, run = std::move(*work)] {
        promise->addResult(run());
        promise->finish();
    });
    return future;
}

void renderBoard(const Board &board, const QString &workspace, QPagedPaintDevice &device,
                 const QLocale &locale, const Arrangement &arrangement)
{
    preparePage(device);
    paintPages(BoardSheet(board, workspace, sheetSize(), locale, arrangement), device);
}

QImage renderBoard(const Board &board, const QString &workspace, double scale, const QLocale &locale,
                   const Arrangement &arrangement)
{
    return imageOf(BoardSheet(board, workspace, kPictureSize, locale, arrangement), scale);
}

} // namespace binnacle
