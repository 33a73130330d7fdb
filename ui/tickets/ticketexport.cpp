// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketexport.h"

#include "base/whenready.h"
#include "query/queryecho.h"
#include "query/ticketfields.h"
#include "reports/listexport.h"
#include "shell/desk.h"
#include "shell/joblist.h"
#include "tickets/ticketlistcells.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "widgets/filedialog.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPartSize = 1000;
constexpr double kPixelsPerUnit = 100; // of a column, on paper and in a spreadsheet

ReportRow rowOf(const TicketRow &ticket, const QStringList &fields)
{
    ReportRow row;
    for (const QString &field : fields)
        row.cells.push_back(ticketCell(ticket, field));
    return row;
}

} // namespace

ReportCell ticketCell(const TicketRow &row, const QString &field)
{
    const int column = TicketListModel::columnOf(field);
    if (ticketlistcells::isTime(column))
        return ReportCell::instant(ticketlistcells::timeAt(row, column));
    if (ticketlistcells::isNumber(column))
        return ReportCell::count(ticketlistcells::numberAt(row, column));
    if (column == TicketListModel::Priority && row.priority == 0)
        return {};
    if (column == TicketListModel::Assignee)
        return ReportCell::of(row.assignee); // the list draws a dash for nobody
    const QString words = ticketlistcells::spoken(row, column, 0, QTimeZone::utc());
    return words.isEmpty() ? ReportCell() : ReportCell::of(words);
}

TicketExport::TicketExport(TicketListView &list, TicketListModel &model, TicketSource &source, Desk &desk,
                           QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_model(model)
    , m_source(source)
    , m_desk(desk)
{}

QStringList TicketExport::fields() const
{
    QStringList shown;
    const QHeaderView *header = m_list.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            shown << TicketListModel::fieldAt(column);
    }
    return shown;
}

ListHead TicketExport::head() const
{
    ListHead head;
    const ListOrigin origin = m_source.origin();
    head.title = tr("Tickets");
    head.workspace = origin.workspace;
    head.zone = m_source.zone();
    head.asOf = m_source.now();
    const Result<Query> query = ticketQueryLanguage().parse(m_model.query());
    const QString words = query ? queryEcho(*query, ticketFields()) : m_model.query();
    const bool isDown = m_model.sortText().startsWith(u'-');
    const QString field = wording::fieldLabel(isDown ? m_model.sortText().mid(1) : m_model.sortText());
    head.facts = listFacts(words, isDown ? tr("%1, descending").arg(field) : field, head.asOf, head.zone,
                           origin.isDemo);
    const QHeaderView *header = m_list.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (header->isSectionHidden(column))
            continue;
        head.columns.push_back({TicketListModel::fieldAt(column),
                                m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), false,
                                std::clamp(double(header->sectionSize(column)) / kPixelsPerUnit, 0.6, 4.0)});
    }
    return head;
}

void TicketExport::askWhere()
{
    QFileDialog *dialog = makeFileDialog(m_desk.window(), tr("Export the list"), listFileFilter());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(listFileName(tr("Tickets"), m_source.now(), m_source.zone(), u"csv"_s));
    // Another kind of file is another ending.
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString suffix = filter.section(u"*."_s, 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        const QString name = QFileInfo(dialog->selectedFiles().value(0)).completeBaseName();
        if (!name.isEmpty())
            dialog->selectFile(name + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &TicketExport::exportTo);
    dialog->open();
}

void TicketExport::exportTo(const QString &path)
{
    const auto ask = [source = &m_source, query = m_model.query(), sort = m_model.sortText(),
                      fields = fields()](const QString &after) {
        return source->page({query, sort, kPartSize, after})
            .then(QtFuture::Launch::Async, [fields](const Result<TicketPage> &page) -> Result<ListPart> {
                BINNACLE_TRY(page);
                ListPart part;
                part.next = page->next;
                for (const TicketRow &ticket : page->rows)
                    part.rows.push_back(rowOf(ticket, fields));
                return part;
            });
    };
    auto *work = new ListExport(path, head(), m_source.origin().files, ask, m_model.total(), this);
    m_desk.jobs().add(work->job(), tr("Export %1").arg(QFileInfo(path).fileName()));
    connect(work, &ListExport::finished, this, [this, work, path](qint64 rows) {
        m_desk.jobs().finish(work->job());
        m_desk.tell({Notice::Level::Info,
                     tr("%1 exported to %2.").arg(wording::ticketsText(rows), path),
                     {},
                     {},
                     {}});
        Q_EMIT exported(path, rows);
    });
    connect(work, &ListExport::failed, this, [this, work](const Error &error) {
        m_desk.jobs().finish(work->job());
        const bool isStopped = error.code == ErrorCode::Cancelled;
        const wording::ErrorText text = wording::errorText(error);
        m_desk.tell({isStopped ? Notice::Level::Info : Notice::Level::Error,
                     isStopped ? tr("The export was stopped; no file was written.") : text.message,
                     isStopped ? QString() : tr("Nothing in the workspace was changed, no file was written."),
                     isStopped ? QString() : text.advice, error.detail});
        Q_EMIT refused(error);
    });
    work->start();
}

void TicketExport::copyRows()
{
    std::vector<TicketId> ids;
    QModelIndexList chosen = m_list.selectionModel()->selectedRows();
    std::sort(chosen.begin(), chosen.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    for (const QModelIndex &index : std::as_const(chosen)) {
        if (const TicketId id = m_model.idAt(index.row()); id.isValid())
            ids.push_back(id);
    }
    if (ids.empty() && m_list.currentTicket().isValid())
        ids.push_back(m_list.currentTicket());
    if (ids.empty())
        return m_desk.tell({Notice::Level::Info, tr("Choose a ticket first."), {}, {}, {}});
    whenReady(m_source.rows(ids, {}), this,
              [this, ids, head = head(), fields = fields()](const Result<std::vector<TicketRow>> &read) {
                  if (!read) {
                      const wording::ErrorText text = wording::errorText(read.error());
                      return m_desk.tell({Notice::Level::Error, text.message, tr("Nothing was copied."),
                                          text.advice, read.error().detail});
                  }
                  std::vector<ReportRow> rows; // in the order of the list
                  for (const TicketId id : ids) {
                      const auto found = std::find_if(read->begin(), read->end(),
                                                      [id](const TicketRow &row) { return row.id == id; });
                      if (found != read->end())
                          rows.push_back(rowOf(*found, fields));
                  }
                  auto *data = new QMimeData;
                  data->setText(rowsTsv(head, rows));
                  data->setHtml(rowsHtml(head, rows));
                  QGuiApplication::clipboard()->setMimeData(data);
                  m_desk.tell({Notice::Level::Info,
                               tr("%1 copied.").arg(wording::ticketsText(qint64(rows.size()))),
                               {},
                               {},
                               {}});
                  Q_EMIT copied(int(rows.size()));
              });
}

} // namespace binnacle
