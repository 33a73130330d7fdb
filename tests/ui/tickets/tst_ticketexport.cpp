// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen is what is exported: the columns in sight in their order under their headings, the rows of the
// whole query, not only those read so far; stopped or refused it leaves no file.

#include "reports/listexport.h"
#include "shell/joblist.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketexport.h"
#include "tickets/ticketlistmodel.h"
#include "ticketspagefixture.h"
#include "widgets/querybar.h"

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class TestTicketExport : public TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theFileHoldsTheListAsItIsSeen();
    void everyColumnHasACell();
    void allPagesAreWritten();
    void aStoppedExportLeavesNoFile();
    void aRefusedExportLeavesNoFile();
    void thePdfHasAllRowsAndPages();
    void moreThanPaperTakesIsRefused();
    void rowsAreCopiedForSpreadsheets();
    void theActsAreThere();

private:
    [[nodiscard]] QList<QStringList> csv(const QString &path) const;
    [[nodiscard]] TicketExport &exports() const { return m_page->acts().exports(); }
    QTemporaryDir m_folder;
};

QList<QStringList> TestTicketExport::csv(const QString &path) const
{
    QFile file(path);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                rows << QString::fromUtf8(line.trimmed()).split(u',');
        }
    }
    return rows;
}

void TestTicketExport::theFileHoldsTheListAsItIsSeen()
{
    QHeaderView *header = m_page->list().horizontalHeader();
    header->moveSection(header->visualIndex(TicketListModel::Title), 0);
    header->setSectionHidden(TicketListModel::Assignee, true);
    m_page->model().ask(u"state:open"_s, u"opened"_s);
    QTRY_VERIFY(m_page->isSettled());
    QSignalSpy done(&exports(), &TicketExport::exported);
    const QString path = m_folder.filePath(u"seen.csv"_s);
    exports().exportTo(path);
    QTRY_COMPARE(done.count(), 1);
    const QList<QStringList> rows = csv(path);
    const TicketListModel &model = m_page->model();
    QCOMPARE(rows.size(), model.rowCount() + 1);
    QCOMPARE(done.constFirst().value(1).toLongLong(), model.rowCount());
    QStringList headings;
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (header->isSectionHidden(column))
            continue;
        columns << column;
        headings << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    QCOMPARE(columns.constFirst(), int(TicketListModel::Title));
    QVERIFY(!columns.contains(int(TicketListModel::Assignee)));
    QCOMPARE(rows.constFirst(), headings);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const int column = columns[i];
            if (column == TicketListModel::Opened || column == TicketListModel::Updated) {
                QVERIFY2(rows[row + 1][i].startsWith(u"20"_s),
                         qPrintable(rows[row + 1][i])); // whole, not "2 h ago"
                continue;
            }
            QCOMPARE(rows[row + 1][i], model.index(row, column).data().toString());
        }
    }
}

// A column somebody adds to the list and not here would be empty in every file.
void TestTicketExport::everyColumnHasACell()
{
    TicketRow row;
    row.number = row.title = row.requester = row.team = row.assignee = row.service = u"x"_s;
    row.category = row.subcategory = row.source = row.tags = row.resolutionCode = u"x"_s;
    row.pendingReason = row.ci = row.origin = u"x"_s;
    row.impact = row.urgency = 2;
    row.major = true;
    row.madeSla = true;
    row.state = u"new"_s;
    row.priority = 1;
    row.openedAt = row.updatedAt = 1;
    row.resolvedAt = row.dueAt = row.closedAt = row.occurredAt = row.detectedAt = 1;
    row.acknowledgedAt = row.respondedAt = row.restoredAt = 1;
    for (int column = 0; column < TicketListModel::ColumnCount; ++column) {
        const QString field = TicketListModel::fieldAt(column);
        QVERIFY2(ticketCell(row, field).kind != ReportCell::Kind::None, qPrintable(field));
    }
}

void TestTicketExport::allPagesAreWritten()
{
    for (int i = 0; i < 2500; ++i)
        m_source->add(u"More %1"_s.arg(i));
    m_page->model().refresh();
    QTRY_VERIFY(m_page->isSettled());
    const int read = m_page->model().rowCount();
    QVERIFY(read < 2530);
    QSignalSpy done(&exports(), &TicketExport::exported);
    exports().exportTo(m_folder.filePath(u"all.csv"_s));
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(csv(m_folder.filePath(u"all.csv"_s)).size(), 2531);
    QCOMPARE(m_page->model().rowCount(), read); // nothing was read into the list
    QVERIFY(m_desk->jobs().items().isEmpty());
}

void TestTicketExport::aStoppedExportLeavesNoFile()
{
    QSignalSpy stopped(&exports(), &TicketExport::refused);
    const QString path = m_folder.filePath(u"stopped.csv"_s);
    m_source->hold = true;
    exports().exportTo(path);
    QTRY_COMPARE(m_source->heldCount(), 1);
    QCOMPARE(m_desk->jobs().items().size(), 1);
    m_desk->jobs().cancel(m_desk->jobs().items().constFirst().job);
    m_source->hold = false;
    m_source->releaseAll();
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(!QFile::exists(path));
    QVERIFY(m_desk->jobs().items().isEmpty());
    QCOMPARE(m_desk->told.constLast().level, Notice::Level::Info);
}

void TestTicketExport::aRefusedExportLeavesNoFile()
{
    QSignalSpy refused(&exports(), &TicketExport::refused);
    const QString path = m_folder.filePath(u"refused.html"_s);
    m_source->refuse = Error{ErrorCode::Denied, u"not-allowed"_s, {}, {}};
    exports().exportTo(path);
    QTRY_COMPARE(refused.count(), 1);
    m_source->refuse.reset();
    QVERIFY(!QFile::exists(path));
    QCOMPARE(m_desk->told.constLast().level, Notice::Level::Error);
    QVERIFY(!m_desk->told.constLast().safe.isEmpty());
}

void TestTicketExport::thePdfHasAllRowsAndPages()
{
    m_source->ticket(3).ticket.title = u"Printer אבג on fire"_s;
    for (int i = 0; i < 60; ++i)
        m_source->add(u"Paper %1"_s.arg(i));
    m_page->model().refresh();
    QTRY_VERIFY(m_page->isSettled());
    QSignalSpy done(&exports(), &TicketExport::exported);
    const QString path = m_folder.filePath(u"list.pdf"_s);
    exports().exportTo(path);
    QTRY_COMPARE(done.count(), 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not here");
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (int i = 0; i < 60; ++i)
        QVERIFY2(text.contains(u"Paper %1"_s.arg(i)), qPrintable(text));
    QVERIFY(text.contains(u"90 rows"_s));
    QVERIFY(text.contains(u"Page 2 of"_s));
    QVERIFY2(text.count(u"Number"_s) >= 3, "the headings stand on each page");
    if (const QString shots = qEnvironmentVariable("BINNACLE_SHOTS"); !shots.isEmpty())
        QFile::copy(path, shots + u"/list.pdf"_s);
}

void TestTicketExport::moreThanPaperTakesIsRefused()
{
    ListHead head = exports().head();
    const auto endless = [columns = head.columns.size()](const QString &after) {
        ListPart part;
        part.rows.assign(1000, ReportRow{std::vector<ReportCell>(columns), false});
        part.next = after + u'x';
        return QtFuture::makeReadyFuture(Result<ListPart>(part));
    };
    const QString path = m_folder.filePath(u"endless.pdf"_s);
    auto *work = new ListExport(path, head, {}, endless, -1, this);
    std::optional<Error> error;
    connect(work, &ListExport::failed, this, [&error](const Error &told) { error = told; });
    work->start();
    QTRY_VERIFY(error);
    QCOMPARE(error->key, u"list-too-long"_s);
    QVERIFY(!QFile::exists(path));
}

void TestTicketExport::rowsAreCopiedForSpreadsheets()
{
    m_source->ticket(30).ticket.title = u"=HYPERLINK(\"x\")"_s;
    m_page->model().refresh();
    QTRY_VERIFY(m_page->isSettled());
    m_page->list().select(TicketId{30});
    m_page->list().setFocus();
    QSignalSpy copied(&exports(), &TicketExport::copied);
    QTest::keyClick(&m_page->list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied.count(), 1);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    const QStringList lines = data->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(u"Number\t"_s));
    QVERIFY2(lines[1].contains(u"\"'=HYPERLINK(\"\"x\"\")\""_s), qPrintable(lines[1]));
    QVERIFY(data->html().contains(u"<td>'=HYPERLINK(&quot;x&quot;)</td>"_s));
}

void TestTicketExport::theActsAreThere()
{
    for (const QString &id : {u"tickets.export"_s, u"tickets.copy-rows"_s, u"tickets.build-filter"_s})
        QVERIFY2(m_desk->actions().action(id), qPrintable(id));
    QVERIFY2(m_desk->actions().conflicts().isEmpty(), qPrintable(m_desk->actions().conflicts().join(u'\n')));
}

QTEST_MAIN(TestTicketExport)
#include "tst_ticketexport.moc"
