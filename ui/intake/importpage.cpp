// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importpage.h"

#include "base/whenready.h"
#include "intake/dropzone.h"
#include "intake/importform.h"
#include "intake/importgateway.h"
#include "intake/importmodels.h"
#include "intake/importtext.h"
#include "intake/mappingmodel.h"
#include "intake/outcomestrip.h"
#include "intake/sourcesheet.h"
#include "lists/listkeeper.h"
#include "shell/actionregistry.h"
#include "shell/joblist.h"
#include "shell/menus.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/filedialog.h"
#include "widgets/pagedtable.h"
#include "widgets/sheet.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kSheetWidth = 520;
constexpr int kWatchEvery = 100; // milliseconds
const QString kPublished = QStringLiteral("published");

} // namespace

ImportPage::ImportPage(ImportGateway &gateway, Desk &desk, QWidget *parent)
    : Page(u"import"_s, desk, parent)
    , m_gateway(gateway)
    , m_stack(new QStackedWidget(this))
    , m_batches(new BatchModel(gateway.zone(), this))
    , m_form(new ImportForm(gateway.formats(), this))
    , m_watch(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_stack->addWidget(buildStart());
    m_stack->addWidget(m_form);
    m_watch->setInterval(kWatchEvery);
    connect(m_watch, &QTimer::timeout, this, [this] {
        if (m_job)
            m_form->outcome().showProgress(m_job->progress());
    });
    connect(m_form, &ImportForm::formatChanged, this, &ImportPage::look);
    connect(m_form, &ImportForm::readingChanged, this, &ImportPage::check);
    connect(m_form, &ImportForm::sourceWanted, this, &ImportPage::showSource);
    connect(m_form, &ImportForm::otherFileWanted, this, &ImportPage::choose);
    OutcomeStrip *outcome = &m_form->outcome();
    connect(outcome, &OutcomeStrip::importWanted, this, &ImportPage::import);
    connect(outcome, &OutcomeStrip::stopWanted, this, &ImportPage::stop);
    connect(outcome, &OutcomeStrip::saveBadWanted, this, &ImportPage::saveBad);
    connect(outcome, &OutcomeStrip::undoWanted, this, [this] {
        if (m_done)
            askUndo(*m_done);
    });
    connect(outcome, &OutcomeStrip::servicesWanted, this, [this] { this->desk().go({u"services"_s, {}}); });
    connect(outcome, &OutcomeStrip::ticketsWanted, this, [this] { this->desk().go({u"tickets"_s, {}}); });
    connect(outcome, &OutcomeStrip::anotherWanted, this, [this] {
        m_stack->setCurrentIndex(0);
        loadBatches();
    });
    registerActions();
    offerRowMenu(*m_history, this->desk().actions(), u"imports"_s);
}

QWidget *ImportPage::buildStart()
{
    auto *start = new QWidget(this);
    m_drop = new DropZone(start);
    m_drop->setMaximumHeight(300);
    auto *card = new Card(tr("Imports so far"), start);
    m_history = new PagedTable(card);
    m_history->setAccessibleName(tr("Imports so far"));
    m_history->setModel(m_batches);
    m_history->setSelectionMode(QAbstractItemView::SingleSelection);
    m_keeper = new ListKeeper(*m_history, u"imports"_s, m_batches->specs(), BatchModel::Counts, 160,
                              m_gateway.lists(), desk());
    m_keeper->addActs(id(), this);
    auto *none = new EmptyState(u"history"_s, tr("Nothing imported yet"),
                                tr("Each import is listed here and can be undone."));
    connect(none->addButton(tr("Choose a file…")), &QPushButton::clicked, this, &ImportPage::choose);
    m_history->setEmptyState(none);
    card->body()->addWidget(m_history);
    m_undo = new QPushButton(tr("Undo this import…"), card);
    m_undo->setAccessibleName(tr("Undo this import"));
    m_undo->setAutoDefault(false);
    card->setHeaderWidget(m_undo);
    const auto fitUndo = [this] {
        const ImportBatch *batch = m_batches->at(m_history->currentIndex().row());
        m_undo->setEnabled(batch && batch->state == kPublished);
    };
    connect(m_history->selectionModel(), &QItemSelectionModel::currentRowChanged, this, fitUndo);
    connect(m_batches, &QAbstractItemModel::modelReset, this, fitUndo);
    connect(m_undo, &QPushButton::clicked, this, &ImportPage::undoSelected);
    fitUndo();
    auto *layout = new QVBoxLayout(start);
    layout->setContentsMargins(kPageMargin, 12, kPageMargin, 12);
    layout->setSpacing(10);
    layout->addWidget(m_drop, 2);
    layout->addWidget(card, 3);
    connect(m_drop, &DropZone::chosen, this, &ImportPage::take);
    connect(m_drop, &DropZone::chooseWanted, this, &ImportPage::choose);
    return start;
}

void ImportPage::registerActions()
{
    const auto add = [this](const QString &id, const QString &text, const QString &icon,
                            const QKeySequence &key, Reversal reversal, Act right, const QString &rows,
                            std::function<void()> run) {
        desk().actions().add({.id = id,
                              .text = text,
                              .icon = icon,
                              .menu = MenuGroup::File,
                              .keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key},
                              .context = u"import"_s,
                              .reversal = reversal,
                              .right = right,
                              .rows = rows},
                             this, std::move(run));
    };
    add(u"import.choose"_s, tr("&Choose a file to import…"), u"file"_s, QKeySequence(Qt::CTRL | Qt::Key_O),
        Reversal::ReadsOnly, Act::ImportData, {}, [this] { choose(); });
    add(u"import.run"_s, tr("&Import what was checked"), u"import"_s, QKeySequence(Qt::CTRL | Qt::Key_Return),
        Reversal::Undoable, Act::ImportData, {}, [this] {
            if (m_stack->currentWidget() == m_form && m_form->outcome().primary()->isEnabled())
                import();
        });
    add(u"import.source"_s, tr("Show the &line in the file"), u"file"_s, QKeySequence(Qt::CTRL | Qt::Key_L),
        Reversal::ReadsOnly, Act::ImportData, {}, [this] { showSource(); });
    add(u"import.undo"_s, tr("&Undo this import…"), u"undo"_s, QKeySequence(), Reversal::Final,
        Act::UndoImport, u"imports"_s, [this] { undoSelected(); });
}

// A route names no file: a link opens a place, and never reads what its sender chose.
void ImportPage::activate(const Route &)
{
    m_keeper->load();
    loadBatches();
}

QWidget *ImportPage::firstFocus()
{
    return m_stack->currentWidget() == m_form ? m_form->firstFocus() : m_drop->button();
}

QList<QWidget *> ImportPage::panes()
{
    if (m_stack->currentWidget() == m_form)
        return m_form->panes();
    return {m_drop->button(), m_history};
}

bool ImportPage::mayClose()
{
    if (!m_importing)
        return true;
    desk().tell({Notice::Level::Warning,
                 tr("An import is running."),
                 tr("Nothing of it shows yet."),
                 tr("Wait for it, or stop it first; stopping leaves nothing behind."),
                 {}});
    return false;
}

void ImportPage::choose()
{
    if (m_importing)
        return;
    QFileDialog *dialog = makeFileDialog(this, tr("Choose an incident log"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Logs (*.csv *.tsv *.txt *.csv.gz *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPage::take);
    dialog->open();
}

void ImportPage::take(const QStringList &files)
{
    if (files.isEmpty() || m_importing)
        return;
    m_done.reset();
    m_form->begin(files);
    m_form->keepIn(desk().drafts());
    m_stack->setCurrentWidget(m_form);
    m_form->firstFocus()->setFocus();
    look();
}

// A first look: what it is and what its columns are. The check follows.
void ImportPage::look()
{
    stop();
    const quint64 question = ++m_question;
    m_form->outcome().showBusy(false);
    ImportRequest request = m_form->request();
    request.maps.clear();
    whenReady(m_gateway.look(request), this, [this, question](const Result<ImportLook> &answer) {
        if (question != m_question)
            return;
        if (!answer) {
            m_form->outcome().showError(answer.error());
            return;
        }
        if (!m_form->knows(answer->format)) {
            m_form->outcome().showError(
                {ErrorCode::Invalid, u"format-not-shown"_s, {{u"format"_s, answer->format}}, {}});
            return;
        }
        m_form->showLook(*answer);
        check();
    });
}

// A dry run of the whole file under what the form says now.
void ImportPage::check()
{
    if (m_importing)
        return;
    stop();
    const quint64 question = ++m_question;
    const QStringList missing = m_form->mapping().missing();
    if (!missing.isEmpty()) {
        QStringList named;
        for (const QString &field : missing)
            named.append(wording::fieldLabel(field));
        m_form->outcome().showIdle(tr("Still needed: a column for %1").arg(named.join(tr(" and one for "))));
        return;
    }
    ImportRequest request = m_form->request();
    request.dryRun = true;
    request.skipBad = false;
    m_form->outcome().showBusy(false);
    begin(tr("Check %1").arg(fileNames(request.files)));
    whenReady(m_gateway.run(request, m_job), this,
              [this, question, request](const Result<ImportReport> &answer) {
                  if (question == m_question)
                      finished(answer, false, request);
              });
}

void ImportPage::import()
{
    if (m_importing || m_form->outcome().state() != OutcomeStrip::State::Checked)
        return;
    stop();
    const quint64 question = ++m_question;
    const ImportRequest request = m_form->request();
    m_importing = true;
    m_form->setLocked(true);
    m_form->outcome().showBusy(true);
    begin(tr("Import %1").arg(fileNames(request.files)));
    whenReady(m_gateway.run(request, m_job), this,
              [this, question, request](const Result<ImportReport> &answer) {
                  if (question == m_question)
                      finished(answer, true, request);
              });
}

void ImportPage::finished(const Result<ImportReport> &answer, bool importing, const ImportRequest &request)
{
    end();
    m_importing = false;
    if (!answer) {
        m_form->setLocked(false);
        m_form->outcome().showError(answer.error());
        if (importing && answer.error().code == ErrorCode::Cancelled)
            check(); // stopped: nothing is left behind, the file stands as checked
        return;
    }
    m_form->showReport(*answer, importing);
    if (!importing)
        return;
    m_form->setLocked(answer->batch.has_value());
    if (answer->batch) {
        m_form->dropDraft();
        m_done.emplace();
        m_done->id = BatchId(*answer->batch);
        m_done->files = request.files;
        m_done->state = kPublished;
        m_done->report = importReportJson(*answer);
    }
    if (m_form->mapping().isChanged() && m_done)
        whenReady(m_gateway.remember(request, m_form->mapping().columns(), m_form->mapping().fields()), this,
                  [](const Result<> &) {});
    loadBatches();
}

void ImportPage::begin(const QString &title)
{
    m_job = std::make_shared<Job>();
    desk().jobs().add(m_job, title);
    m_watch->start();
}

void ImportPage::end()
{
    m_watch->stop();
    if (m_job)
        desk().jobs().finish(m_job);
    m_job.reset();
}

void ImportPage::stop()
{
    if (!m_job)
        return;
    m_job->cancel();
    if (!m_importing) // a check nobody waits for any more
        end();
}

// The rows that failed as a file of their own, with the reason: by a check that writes them there.
void ImportPage::saveBad()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Save the rows that failed"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("failed rows.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        ImportRequest request = m_form->request();
        request.dryRun = true;
        request.badRowsFile = path;
        const JobPtr job = std::make_shared<Job>();
        desk().jobs().add(job, tr("Save failed rows"));
        whenReady(m_gateway.run(request, job), this, [this, job, path](const Result<ImportReport> &answer) {
            desk().jobs().finish(job);
            if (answer)
                return desk().tell({Notice::Level::Info,
                                    tr("Failed rows saved as %1").arg(path.section(u'/', -1)),
                                    {},
                                    {},
                                    {}});
            Notice notice = noticeOf(answer.error());
            notice.safe = tr("The import itself is not touched.");
            desk().tell(notice);
        });
    });
    dialog->open();
}

void ImportPage::showSource()
{
    const RowError *error = m_stack->currentWidget() == m_form ? m_form->currentError() : nullptr;
    if (!error || error->line <= 0)
        return desk().tell({Notice::Level::Info, tr("Mark a failed row first."), {}, {}, {}});
    auto *sheet = new SourceSheet(*error, window());
    sheet->open();
    whenReady(m_gateway.source(m_form->request(), error->file, error->line), sheet,
              [sheet](const Result<SourceExcerpt> &excerpt) {
                  if (excerpt)
                      sheet->showLines(*excerpt);
                  else
                      sheet->complain(wording::errorLine(excerpt.error()));
              });
}

// Of the row marked, or of the import whose outcome stands here.
void ImportPage::undoSelected()
{
    const ImportBatch *batch = m_batches->at(m_history->currentIndex().row());
    if (m_stack->currentWidget() == m_form)
        batch = m_done ? &*m_done : nullptr;
    if (!batch || batch->state != kPublished)
        return desk().tell({Notice::Level::Info, tr("Choose an import to undo first."), {}, {}, {}});
    askUndo(*batch);
}

// There is no way back from it: what goes is named, and Enter alone keeps it.
void ImportPage::askUndo(const ImportBatch &batch)
{
    const qint64 created = batch.report.value("created"_L1).toInteger();
    const qint64 updated = batch.report.value("updated"_L1).toInteger();
    const bool removes = created > 0 || updated == 0;
    const QString removed = wording::recordsText(batch.format, created);
    const QString restored = wording::recordsText(batch.format, updated);
    const QString files = fileNames(batch.files);
    auto *sheet = new Sheet(removes ? tr("Remove %1 of %2?").arg(removed, files)
                                    : tr("Restore %1 as before %2?").arg(restored, files),
                            tr("Undo this import"), desk().window());
    sheet->resize(lengthFor(font(), kSheetWidth), 0);
    const QString wayBack = tr("The only way back is to import the file again.");
    sheet->say(removes && updated > 0 ? tr("%1 it changed will be as before. %2").arg(restored, wayBack)
                                      : wayBack);
    auto *cancel = sheet->addButton(tr("Cancel"));
    auto *confirm = sheet->addButton(removes ? tr("Remove %1").arg(removed) : tr("Restore %1").arg(restored));
    cancel->setDefault(true);
    for (QPushButton *button : {cancel, confirm})
        button->setAutoDefault(true); // Enter presses the one with the focus
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, sheet, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, sheet, &QDialog::accept);
    connect(sheet, &QDialog::accepted, this, [this, batch] { undo(batch); });
    sheet->open();
}

void ImportPage::undo(const ImportBatch &batch)
{
    whenReady(m_gateway.undo(batch.id), this,
              [this, batch](const Result<UndoImportReport> &answer) { undone(answer, batch); });
}

void ImportPage::undone(const Result<UndoImportReport> &answer, const ImportBatch &batch)
{
    if (!answer) {
        desk().tell(noticeOf(answer.error()));
        return;
    }
    if (!answer->refused.isEmpty()) {
        desk().tell({Notice::Level::Warning,
                     tr("The import was not undone: it has been worked on since."),
                     tr("Nothing was changed."),
                     tr("In the way: %1").arg(refusalText(*answer)),
                     {}});
        return;
    }
    desk().tell(
        {Notice::Level::Info,
         tr("Import undone: %1 removed, %2 restored")
             .arg(wording::recordsText(batch.format, answer->removed), wording::countText(answer->restored)),
         {},
         {},
         {}});
    if (m_done && m_done->id == batch.id) {
        m_done.reset();
        m_form->setLocked(false);
        m_stack->setCurrentIndex(0);
    }
    loadBatches();
}

void ImportPage::loadBatches()
{
    m_loadingBatches = true;
    m_history->setLoading(true);
    whenReady(m_gateway.batches(), this, [this](const Result<QList<ImportBatch>> &answer) {
        m_loadingBatches = false;
        m_history->setLoading(false);
        if (answer)
            m_batches->show(*answer);
    });
}

} // namespace binnacle
