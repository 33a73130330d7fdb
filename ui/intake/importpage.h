// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Import: a file is dropped or chosen, looked at, checked at once, corrected, imported, undone. Asks the
// gateway; late answers for an earlier question are dropped. GUI thread; owned by the page host.

#include "intake/importservice.h"
#include "shell/page.h"

class QPushButton;
class QStackedWidget;
class QTimer;

namespace binnacle {

class BatchModel;
class DropZone;
class ImportForm;
class ImportGateway;
class ListKeeper;
class PagedTable;

class ImportPage : public Page
{
    Q_OBJECT

public:
    ImportPage(ImportGateway &gateway, Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Import"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("import"); }
    [[nodiscard]] QString about() const override { return tr("csv log file bring in history of imports"); }
    void activate(const Route &route) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] bool isSettled() const override { return !m_loadingBatches; }

    void take(const QStringList &files); // as dropped or chosen
    [[nodiscard]] ImportForm &form() { return *m_form; }
    [[nodiscard]] BatchModel &history() { return *m_batches; }

private:
    QWidget *buildStart();
    void registerActions();
    void choose();
    void look();
    void check();
    void import();
    void stop();
    void saveBad();
    void showSource(); // of the failed row marked
    void undoSelected();
    void askUndo(const ImportBatch &batch);
    void undo(const ImportBatch &batch);
    void undone(const Result<UndoImportReport> &answer, const ImportBatch &batch);
    void finished(const Result<ImportReport> &answer, bool importing, const ImportRequest &request);
    void loadBatches();
    void begin(const QString &title); // a job of its own
    void end();

    ImportGateway &m_gateway;
    QStackedWidget *m_stack;
    DropZone *m_drop;
    PagedTable *m_history;
    ListKeeper *m_keeper = nullptr;
    BatchModel *m_batches;
    QPushButton *m_undo; // of the row marked
    ImportForm *m_form;
    QTimer *m_watch;
    JobPtr m_job;                      // running, or null
    quint64 m_question = 0;            // of the newest look or check
    std::optional<ImportBatch> m_done; // just imported
    bool m_importing = false;
    bool m_loadingBatches = false;
};

} // namespace binnacle
