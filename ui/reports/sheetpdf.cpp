// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheetpdf.h"

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

QByteArray sheetPdf(const ReportSheet &sheet, const QString &title)
{
    const bool isWide = sheet.pageSize().width() > sheet.pageSize().height();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(u"Binnacle"_s);
        writer.setResolution(kResolution);
        writer.setPageLayout(QPageLayout(
            QPageSize(QPageSize::A4), isWide ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF()));
        QPainter painter(&writer);
        for (int page = 0; page < sheet.pageCount(); ++page) {
            if (page > 0)
                writer.newPage();
            painter.resetTransform();
            const double scale = painter.device()->width() / sheet.pageSize().width();
            painter.scale(scale, scale);
            sheet.paintPage(painter, page);
        }
    }
    return bytes;
}

} // namespace binnacle
