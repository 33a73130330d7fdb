// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One file on its way in: what it is and how its times are read, the columns and what they become, the first
// rows and those that failed. Knows no service; the page feeds it. GUI thread.

#include "intake/importservice.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace binnacle {

class Card;
class DraftKeeper;
class ElidedLabel;
class FormDraft;
class FormRow;
class MappingModel;
class OutcomeStrip;
class PagedTable;
class PreviewModel;
class RemarkModel;
class RowErrorModel;

class ImportForm : public QWidget
{
    Q_OBJECT

public:
    explicit ImportForm(const QList<ImportFormatInfo> &formats, QWidget *parent = nullptr);

    void begin(const QStringList &files); // empties everything, with the guesses to come
    [[nodiscard]] bool knows(const QString &name) const { return format(name) != nullptr; }
    void showLook(const ImportLook &look);
    void showReport(const ImportReport &report, bool importing);
    [[nodiscard]] ImportRequest request() const; // as filled in
    [[nodiscard]] MappingModel &mapping() { return *m_mapping; }
    [[nodiscard]] OutcomeStrip &outcome() { return *m_outcome; }
    [[nodiscard]] QWidget *firstFocus() const;
    [[nodiscard]] QList<QWidget *> panes() const;
    void setLocked(bool locked);                        // while it imports and after
    [[nodiscard]] const RowError *currentError() const; // of the row marked among those that failed
    [[nodiscard]] PagedTable &errors() { return *m_errorTable; }
    // What is said of the files begin() was given stands there again when they are chosen again.
    void keepIn(DraftKeeper &drafts);
    void dropDraft(); // they are imported

Q_SIGNALS:
    void formatChanged();  // look again
    void sourceWanted();   // of the failed row marked
    void readingChanged(); // check again
    void otherFileWanted();

private:
    QWidget *buildOptions(const QList<ImportFormatInfo> &formats);
    QWidget *buildDialect();
    QWidget *buildMapping();
    QWidget *buildRows();
    void tellColumns();
    void showRows(const QStringList &columns, const QStringList &fields, const QList<QStringList> &rows,
                  const QList<QStringList> &drafts = {});
    [[nodiscard]] const ImportFormatInfo *format(const QString &name) const;

    QList<ImportFormatInfo> m_formats;
    QStringList m_files;
    MappingModel *m_mapping;
    PreviewModel *m_preview;
    RowErrorModel *m_errors;
    RemarkModel *m_remarks;
    ElidedLabel *m_name;
    QComboBox *m_format;
    QLineEdit *m_source;
    FormRow *m_sourceRow = nullptr;
    FormDraft *m_draft = nullptr;
    QComboBox *m_zone;
    QComboBox *m_dates;
    QComboBox *m_delimiter;
    QComboBox *m_encoding;
    QComboBox *m_header;
    Card *m_columns;
    ElidedLabel *m_used; // how many of the columns
    PagedTable *m_mappingTable;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    PagedTable *m_previewTable;
    PagedTable *m_errorTable;
    PagedTable *m_remarkTable;
    OutcomeStrip *m_outcome;
    QWidget *m_options;
    bool m_filling = false;
};

} // namespace binnacle
