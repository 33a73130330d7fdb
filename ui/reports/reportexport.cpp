// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportexport.h"

#include "base/outputfile.h"
#include "reports/reportsheet.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kResolution = 600;

} // namespace

QByteArray reportPdf(const ReportPaper &paper)
{
    const ReportSheet sheet(paper);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QString(paper.title + u" · "_s + paper.dates));
        writer.setCreator(u"Binnacle"_s);
        writer.setResolution(kResolution);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        QPainter painter(&writer);
        for (int page = 0; page < sheet.pageCount(); ++page) {
            if (page > 0)
                writer.newPage();
            painter.resetTransform();
            const double scale = painter.device()->width() / ReportSheet::size().width();
            painter.scale(scale, scale);
            sheet.paintPage(painter, page);
        }
    }
    return bytes;
}

Result<> exportReport(const ReportPaper &paper, const QString &path)
{
    if (const Result<> done = saveOutput(path, reportPdf(paper)); !done)
        return fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, path}}, done.error().detail);
    return {};
}

} // namespace binnacle
