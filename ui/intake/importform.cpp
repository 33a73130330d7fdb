// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importform.h"

#include "intake/importmodels.h"
#include "intake/importtext.h"
#include "intake/mappingdelegate.h"
#include "intake/mappingmodel.h"
#include "intake/outcomestrip.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/draftkeeper.h"
#include "widgets/emptystate.h"
#include "widgets/formdraft.h"
#include "widgets/formrow.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/terms.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCryptographicHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimeZone>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostField = 260; // widths of columns
constexpr int kMostPreview = 320;
constexpr int kMostFitted = 40; // columns

} // namespace

ImportForm::ImportForm(const QList<ImportFormatInfo> &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_mapping(new MappingModel(this))
    , m_preview(new PreviewModel(this))
    , m_errors(new RowErrorModel(this))
    , m_remarks(new RemarkModel(this))
    , m_name(new ElidedLabel({}, ElidedLabel::Tone::Text, this))
    , m_outcome(new OutcomeStrip(this))
{
    m_name->setFont(titleFont(font()));
    m_name->setElideMode(Qt::ElideMiddle);
    auto *other = new QPushButton(tr("Another file…"), this);
    other->setAccessibleName(tr("Another file"));
    connect(other, &QPushButton::clicked, this, &ImportForm::otherFileWanted);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(other);
    auto *cards = new QHBoxLayout;
    cards->addWidget(buildMapping(), 1);
    cards->addWidget(buildRows(), 1);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(kPageMargin, 10, kPageMargin, 10);
    inner->setSpacing(10);
    inner->addLayout(top);
    m_options = buildOptions(formats);
    inner->addWidget(m_options);
    inner->addLayout(cards, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(inner, 1);
    layout->addWidget(m_outcome);
    connect(m_mapping, &MappingModel::edited, this, [this] {
        m_mappingTable->fitColumn(MappingModel::FieldColumn, kMostField);
        tellColumns();
        Q_EMIT readingChanged();
    });
}

QWidget *ImportForm::buildOptions(const QList<ImportFormatInfo> &formats)
{
    auto *options = new QWidget(this);
    auto *rows = new QVBoxLayout(options);
    rows->setContentsMargins({});
    rows->setSpacing(2 * kGrid);
    auto *row = new QWidget(options);
    rows->addWidget(row);
    rows->addWidget(buildDialect());
    m_format = new QComboBox(row);
    for (const ImportFormatInfo &format : formats)
        m_format->addItem(wording::formatLabel(format.name), format.name);
    m_source = new QLineEdit(row);
    m_zone = new QComboBox(row);
    m_zone->addItem(tr("As the workspace"), QString());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') || id == "UTC")
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(18);
    m_dates = new QComboBox(row);
    m_dates->addItem(tr("As the values tell"), QString());
    m_dates->addItem(tr("Day first (31/12/2026)"), u"dmy"_s);
    m_dates->addItem(tr("Month first (12/31/2026)"), u"mdy"_s);
    m_dates->addItem(tr("Year first (2026-12-31)"), u"ymd"_s);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(new FormRow(tr("What it &is"), m_format, row), 3);
    m_sourceRow = new FormRow(tr("Source &name"), m_source, row);
    layout->addWidget(m_sourceRow, 2);
    layout->addWidget(new FormRow(tr("Times without &zone are in"), m_zone, row), 3);
    layout->addWidget(new FormRow(tr("&Dates are"), m_dates, row), 3);
    m_source->setToolTip(
        tr("Records are told apart within their source; the same source again updates them."));
    connect(m_format, &QComboBox::activated, this, &ImportForm::formatChanged);
    connect(m_source, &QLineEdit::editingFinished, this, [this] {
        if (!m_filling && m_source->isModified()) {
            m_source->setModified(false);
            Q_EMIT readingChanged();
        }
    });
    connect(m_zone, &QComboBox::activated, this, &ImportForm::readingChanged);
    connect(m_dates, &QComboBox::activated, this, &ImportForm::readingChanged);
    return options;
}

// How the text is written: guessed, and said here where the guess is wrong. Columns are looked for anew.
QWidget *ImportForm::buildDialect()
{
    auto *row = new QWidget(this);
    m_delimiter = new QComboBox(row);
    m_delimiter->addItem(tr("Found"), QString());
    for (const QString &delimiter : {u","_s, u";"_s, u"\t"_s, u"|"_s})
        m_delimiter->addItem(delimiterName(delimiter), delimiter);
    m_encoding = new QComboBox(row);
    m_encoding->addItem(tr("Found"), QString());
    for (const QString &encoding :
         {u"UTF-8"_s, u"WINDOWS-1252"_s, u"ISO-8859-15"_s, u"WINDOWS-1250"_s, u"WINDOWS-1251"_s,
          u"UTF-16LE"_s, u"UTF-16BE"_s, u"SHIFT_JIS"_s, u"GB18030"_s})
        m_encoding->addItem(encoding, encoding);
    m_header = new QComboBox(row);
    m_header->addItem(tr("Found"), QString());
    m_header->addItem(tr("Names the columns"), u"yes"_s);
    m_header->addItem(tr("Is a row like the others"), u"no"_s);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(new FormRow(tr("Columns are divided &by"), m_delimiter, row), 3);
    layout->addWidget(new FormRow(tr("Ch&aracter encoding"), m_encoding, row), 3);
    layout->addWidget(new FormRow(tr("The first &line"), m_header, row), 3);
    for (QComboBox *choice : {m_delimiter, m_encoding, m_header})
        connect(choice, &QComboBox::activated, this, &ImportForm::formatChanged);
    return row;
}

QWidget *ImportForm::buildMapping()
{
    m_columns = new Card(tr("Columns"), this);
    m_mappingTable = new PagedTable(m_columns);
    m_mappingTable->setAccessibleName(tr("Columns of the file and what they become"));
    m_mappingTable->setModel(m_mapping);
    m_mappingTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_mappingTable->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked |
                                    QAbstractItemView::SelectedClicked);
    m_mappingTable->setItemDelegateForColumn(MappingModel::FieldColumn,
                                             new MappingDelegate(*m_mapping, m_mappingTable));
    m_mappingTable->setChoiceColumn(MappingModel::FieldColumn);
    m_mappingTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_mappingTable->horizontalHeader()->setSectionResizeMode(MappingModel::FieldColumn,
                                                             QHeaderView::Interactive);
    m_mappingTable->horizontalHeader()->setStretchLastSection(false);
    m_mappingTable->horizontalHeader()->setSectionsMovable(false);
    m_mappingTable->setToolTip(tr("F2 or a second click changes what a column becomes"));
    connect(m_mappingTable, &PagedTable::opened, m_mappingTable, [this](const QModelIndex &index) {
        m_mappingTable->edit(index.siblingAtColumn(MappingModel::FieldColumn));
    });
    m_used = new ElidedLabel({}, ElidedLabel::Tone::Second, m_columns);
    m_columns->body()->addWidget(m_used);
    m_columns->body()->addWidget(m_mappingTable, 1);
    m_columns->setExplanation(
        {tr("Columns"),
         {tr("A column that becomes a field fills it; the others are kept with the record as they are."),
          tr("What you choose is remembered for the next file with the same headers."),
          tr("A field is filled by one column only.")}});
    return m_columns;
}

QWidget *ImportForm::buildRows()
{
    auto *card = new Card(tr("Check"), this);
    m_tabs = new QTabBar(card);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("What the check shows"));
    for (const QString &text : {tr("First rows"), tr("Failed rows"), tr("Remarks")})
        m_tabs->addTab(text);
    m_previewTable = new PagedTable(card);
    m_previewTable->setAccessibleName(tr("First rows as read"));
    m_previewTable->setModel(m_preview);
    m_errorTable = new PagedTable(card);
    m_errorTable->setAccessibleName(tr("Rows that failed and why"));
    m_errorTable->setModel(m_errors);
    m_errorTable->setTextColumns({52, 62, 90, 112, 0});
    m_errorTable->setWrappedColumns({RowErrorModel::Reason});
    m_errorTable->setYieldingColumn(RowErrorModel::Value, 200); // a reason tells its value
    m_errorTable->setEmptyState(
        new EmptyState(u"check"_s, tr("No row failed"), tr("Every row of the file can be taken.")));
    m_remarkTable = new PagedTable(card);
    m_remarkTable->setAccessibleName(tr("Remarks about the data"));
    m_remarkTable->setModel(m_remarks);
    m_remarkTable->setTextColumns({62, 0, 0});
    m_remarkTable->setWrappedColumns({RemarkModel::Found, RemarkModel::Became});
    m_remarkTable->setEmptyState(new EmptyState(u"check"_s, tr("Nothing to remark"),
                                                tr("What is odd about the data is listed here.")));
    m_stack = new QStackedWidget(card);
    for (QWidget *widget : QList<QWidget *>{m_previewTable, m_errorTable, m_remarkTable})
        m_stack->addWidget(widget);
    connect(m_errorTable, &PagedTable::opened, this, &ImportForm::sourceWanted);
    m_errorTable->setToolTip(tr("Enter or a double click shows the line in the file"));
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_used->setFixedHeight(m_tabs->sizeHint().height()); // so that both tables begin on one line
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_stack, 1);
    card->setExplanation(
        {tr("Check"),
         {tr("First rows: what they become with what is chosen here; the tool tip tells what stands in the "
             "file."),
          tr("Failed rows: Enter shows the line in the file."),
          tr("Failed rows: which cannot be taken, and why. Nothing is imported while there are any, unless "
             "they are left out."),
          tr("Remarks: what is odd about the data, and what becomes of it.")}});
    return card;
}

void ImportForm::begin(const QStringList &files)
{
    delete std::exchange(m_draft, nullptr); // what is cleared here was said of other files
    m_filling = true;
    m_files = files;
    m_name->setText(fileNames(files));
    m_source->clear();
    m_dates->setCurrentIndex(0);
    m_zone->setCurrentIndex(0);
    m_format->setCurrentIndex(-1);
    for (QComboBox *choice : {m_delimiter, m_encoding, m_header}) {
        choice->setCurrentIndex(0);
        choice->setItemText(0, tr("Found"));
    }
    m_mapping->show({}, {});
    showRows({}, {}, {});
    m_errors->show({});
    m_remarks->clear();
    m_tabs->setCurrentIndex(0);
    m_tabs->setTabText(1, tr("Failed rows"));
    m_tabs->setTabText(2, tr("Remarks"));
    m_previewTable->setLoading(true);
    setLocked(false);
    tellColumns();
    m_filling = false;
}

void ImportForm::keepIn(DraftKeeper &drafts)
{
    delete m_draft;
    const QByteArray files =
        QCryptographicHash::hash(m_files.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    m_draft = new FormDraft(&drafts, u"import."_s + QString::fromLatin1(files),
                            {{u"source"_s, m_source}, {u"zone"_s, m_zone}, {u"dates"_s, m_dates}},
                            FormDraft::Keeps::Whole, this);
    const auto show = [this] { m_sourceRow->setHint(tr("As you wrote it, %1").arg(m_draft->time())); };
    connect(m_draft, &FormDraft::restored, this, show);
    m_sourceRow->setHint({});
    if (m_draft->isRestored())
        show();
}

void ImportForm::dropDraft()
{
    if (m_draft)
        m_draft->drop();
}

const ImportFormatInfo *ImportForm::format(const QString &name) const
{
    for (const ImportFormatInfo &one : m_formats)
        if (one.name == name)
            return &one;
    return nullptr;
}

void ImportForm::showLook(const ImportLook &look)
{
    m_filling = true;
    m_format->setCurrentIndex(m_format->findData(look.format));
    m_source->setPlaceholderText(look.format);
    if (m_delimiter->currentIndex() == 0)
        m_delimiter->setItemText(0, tr("Found: %1").arg(delimiterName(look.delimiter)));
    if (m_encoding->currentIndex() == 0)
        m_encoding->setItemText(0, tr("Found: %1").arg(look.encoding));
    if (m_header->currentIndex() == 0)
        m_header->setItemText(0, look.hasHeader ? tr("Found: names the columns")
                                                : tr("Found: is a row like the others"));
    const ImportFormatInfo *info = format(look.format);
    m_mapping->show(look, info ? *info : ImportFormatInfo{});
    m_mappingTable->fitColumn(MappingModel::FieldColumn, kMostField);
    showRows(look.columns, look.fields, look.rows);
    m_previewTable->setLoading(false);
    tellColumns();
    m_filling = false;
}

void ImportForm::showRows(const QStringList &columns, const QStringList &fields,
                          const QList<QStringList> &rows, const QList<QStringList> &drafts)
{
    m_preview->show(columns, fields, rows, drafts);
    // As many as anybody scrolls to look at: a file may have thousands.
    for (int column = 0; column < std::min(m_preview->columnCount(), kMostFitted); ++column)
        m_previewTable->fitColumn(column, kMostPreview);
}

void ImportForm::tellColumns()
{
    const qsizetype all = m_mapping->columns().size();
    const qsizetype used = all - m_mapping->unmapped().size();
    m_used->setText(all == 0 ? QString() : tr("%1 of %2 become fields").arg(used).arg(all));
}

void ImportForm::showReport(const ImportReport &report, bool importing)
{
    if (!report.preview.isEmpty())
        showRows(report.columns, report.fields, report.preview, report.drafts);
    m_previewTable->setLoading(false);
    m_errors->show(report.errors);
    m_remarks->show(report);
    const int remarks = m_remarks->rowCount();
    m_tabs->setTabText(1, report.errors.isEmpty() ? tr("Failed rows")
                                                  : tr("Failed rows (%1)").arg(report.errors.size()));
    m_tabs->setTabText(2, remarks == 0 ? tr("Remarks") : tr("Remarks (%1)").arg(remarks));
    if (!report.errors.isEmpty())
        m_tabs->setCurrentIndex(1);
    m_outcome->showReport(report, importing);
}

ImportRequest ImportForm::request() const
{
    ImportRequest request;
    request.files = m_files;
    if (m_format->currentIndex() >= 0)
        request.format = m_format->currentData().toString();
    request.source = m_source->text().trimmed();
    request.zone = m_zone->currentData().toString();
    request.dateOrder = m_dates->currentData().toString();
    request.delimiter = m_delimiter->currentData().toString();
    request.encoding = m_encoding->currentData().toString();
    request.header = m_header->currentData().toString();
    request.maps = m_mapping->maps();
    request.skipBad = m_outcome->skipBad();
    return request;
}

const RowError *ImportForm::currentError() const
{
    return m_errors->at(m_errorTable->currentIndex().row());
}

QWidget *ImportForm::firstFocus() const
{
    return m_mappingTable;
}

QList<QWidget *> ImportForm::panes() const
{
    return {m_format, m_mappingTable, m_stack->currentWidget()};
}

void ImportForm::setLocked(bool locked)
{
    m_options->setEnabled(!locked);
    m_mappingTable->setEnabled(!locked);
}

} // namespace binnacle
