// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/listexport.h"

#include "base/outputfile.h"
#include "base/timetext.h"
#include "base/whenready.h"
#include "reports/reportsheet.h"
#include "reports/sheetpdf.h"
#include "wording/quantities.h"

#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

// Pages are laid out once all rows are there, as they say how many pages there are.
class PdfListWriter : public ListWriter
{
public:
    PdfListWriter(const QString &path, const ListHead &head)
        : m_path(path)
        , m_zone(head.zone)
    {
        m_paper.title = head.title;
        m_paper.workspace = head.workspace;
        m_paper.dates = wording::timeText(head.asOf, head.zone);
        m_paper.facts = head.facts;
        for (const ReportColumn &column : head.columns)
            m_table.columns.push_back({column.title, column.isFigure, column.width});
    }
    Result<> add(const std::vector<ReportRow> &rows) override
    {
        for (const ReportRow &row : rows) {
            if (qint64(m_table.rows.size()) >= ListExport::kMostPaperRows)
                return fail(ErrorCode::Invalid, u"list-too-long"_s,
                            {{u"suffix"_s, u"PDF"_s}, {u"limit"_s, ListExport::kMostPaperRows}});
            QStringList cells;
            for (const ReportCell &cell : row.cells)
                cells << (cell.kind == ReportCell::Kind::None ? QString() : cellText(cell, m_zone));
            m_table.rows.push_back(cells);
            m_table.marked.push_back(row.isMarked);
        }
        return {};
    }
    Result<> finish() override
    {
        m_table.note = wording::rowsText(qint64(m_table.rows.size()));
        PaperSection section;
        section.tables.push_back(std::move(m_table));
        m_paper.sections.push_back(std::move(section));
        return saveOutput(m_path, sheetPdf(ReportSheet(m_paper, ReportSheet::Turn::Wide), m_paper.title));
    }

private:
    QString m_path;
    QTimeZone m_zone;
    ReportPaper m_paper;
    PaperTable m_table;
};

} // namespace

struct ListExport::Pen
{
    QString path;
    ListHead head;
    QStringList used;
    std::unique_ptr<ListWriter> writer; // none until the first rows are here

    [[nodiscard]] Result<> begin()
    {
        if (QFileInfo(path).suffix().compare("pdf"_L1, Qt::CaseInsensitive) != 0) {
            BINNACLE_LET(writer, makeListWriter(path, head, used));
            return {};
        }
        BINNACLE_TRY(mayWriteOutput(path, used));
        writer = std::make_unique<PdfListWriter>(path, head);
        return {};
    }
};

ListExport::ListExport(const QString &path, const ListHead &head, const QStringList &used, Ask ask,
                       qint64 total, QObject *parent)
    : QObject(parent)
    , m_pen(std::make_shared<Pen>(Pen{path, head, used, nullptr}))
    , m_ask(std::move(ask))
    , m_job(std::make_shared<Job>())
    , m_total(total)
{}

ListExport::~ListExport() = default;

template <typename Work>
void ListExport::beside(Work work, std::function<void(const Result<> &)> then)
{
    auto promise = std::make_shared<QPromise<Result<>>>(); // outlives whichever of the two threads ends first
    promise->start();
    QThreadPool::globalInstance()->start([promise, pen = m_pen, work = std::move(work)] {
        promise->addResult(work(*pen));
        promise->finish();
    });
    whenReady(promise->future(), this, std::move(then));
}

void ListExport::start()
{
    m_job->report(u"writing"_s, 0, std::max<qint64>(0, m_total));
    beside([](Pen &pen) { return pen.begin(); },
           [this](const Result<> &begun) { begun ? askOn({}) : end(tl::unexpected<Error>(begun.error())); });
}

void ListExport::askOn(const QString &after)
{
    if (m_job->isCancelled())
        return end(fail(ErrorCode::Cancelled, u"cancelled"_s));
    whenReady(m_ask(after), this, [this](const Result<ListPart> &part) {
        part ? write(*part) : end(tl::unexpected<Error>(part.error()));
    });
}

void ListExport::write(const ListPart &part)
{
    if (m_job->isCancelled())
        return end(fail(ErrorCode::Cancelled, u"cancelled"_s));
    const bool isLast = part.next.isEmpty();
    m_done += qint64(part.rows.size());
    beside(
        [rows = part.rows, isLast](Pen &pen) -> Result<> {
            BINNACLE_TRY(pen.writer->add(rows));
            return isLast ? pen.writer->finish() : Result<>();
        },
        [this, isLast, next = part.next](const Result<> &written) {
            m_job->report(u"writing"_s, m_done, std::max(m_done, m_total));
            if (!written)
                return end(tl::unexpected<Error>(written.error()));
            isLast ? end(m_done) : askOn(next);
        });
}

// The writer goes where it wrote, so that nobody waits for a half file to be removed.
void ListExport::end(const Result<qint64> &rows)
{
    beside(
        [](Pen &pen) {
            pen.writer.reset();
            return Result<>();
        },
        [this, rows](const Result<> &) {
            if (rows)
                Q_EMIT finished(*rows);
            else
                Q_EMIT failed(rows.error());
            deleteLater();
        });
}

QString listFileName(const QString &title, qint64 at, const QTimeZone &zone, const QString &suffix)
{
    QString name;
    for (const QChar c : title.simplified())
        name.append(c.isPrint() && !u"/\\:*?\"<>|"_s.contains(c) ? c : u'-');
    return name + u' ' + utcToLocal(at, zone).date.toString(Qt::ISODate) + u'.' + suffix;
}

QString listFileFilter()
{
    return QStringList{ListExport::tr("CSV table (*.csv)"), ListExport::tr("Excel workbook (*.xlsx)"),
                       ListExport::tr("HTML page (*.html)"), ListExport::tr("PDF document (*.pdf)")}
        .join(u";;"_s);
}

} // namespace binnacle
