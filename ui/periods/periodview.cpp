// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodview.h"

#include "periods/keptfigures.h"
#include "periods/periodplaces.h"
#include "periods/periodwords.h"
#include "periods/restatedmodels.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "widgets/skeleton.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

using Today = PeriodRow::Today;

namespace {

constexpr int kMostRows = 60; // a table shows without scrolling of its own: the page scrolls
constexpr int kMostCauses = 6;
constexpr int kHashShown = 12;
constexpr auto kWholeRow = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;

} // namespace

PeriodView::PeriodView(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget(m_scroll))
    , m_causesModel(new CausesModel(this))
    , m_differencesModel(new DifferencesModel(this))
    , m_incidentsModel(new KeptFigures(KeptFigures::Kind::Incidents, this))
    , m_servicesModel(new KeptFigures(KeptFigures::Kind::Services, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // it lies in the page's margin
    const int bar = std::min(kPageMargin, m_scroll->verticalScrollBar()->sizeHint().width());
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(kPageMargin, 0, kPageMargin - bar, kPageMargin);
    column->setSpacing(10);
    buildToday(column);
    buildKept(column);
    column->addStretch(1);
    m_scroll->setWidget(m_content);
    layout->addWidget(m_scroll, 1);
    setTabOrder(m_causes, m_differences);
    setTabOrder(m_differences, m_incidents);
    setTabOrder(m_incidents, m_services);
}

QWidget *PeriodView::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kPageMargin, 8, kPageMargin, 8);
    row->setSpacing(2 * kGrid);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new ElidedLabel({}, ElidedLabel::Tone::Text, head);
    m_name->setFont(titleFont(font()));
    m_about = new ElidedLabel({}, ElidedLabel::Tone::Second, head);
    m_about->setFont(captionFont(font()));
    words->addWidget(m_name);
    words->addWidget(m_about);
    row->addLayout(words, 1);
    const auto add = [&](const QString &text, const QString &icon, void (PeriodView::*tell)()) {
        auto *button = new QPushButton(symbolicIcon(icon), text, head);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, tell);
        row->addWidget(button);
    };
    add(tr("Open on Home"), u"home"_s, &PeriodView::boardWanted);
    add(tr("Copy link"), u"copy"_s, &PeriodView::linkWanted);
    return head;
}

PagedTable *PeriodView::makeTable(Card *card, const QString &name, QAbstractItemModel *model,
                                  const QList<int> &widths)
{
    auto *table = new PagedTable(card);
    table->setAccessibleName(name);
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setDense(true);
    table->setTextColumns(widths);
    card->body()->addWidget(table);
    table->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, table](const QModelIndex &index) {
                if (table->hasFocus())
                    follow(*table, index);
            });
    return table;
}

void PeriodView::buildToday(QVBoxLayout *column)
{
    m_today = new Card(tr("Today"), m_content);
    auto *line = new QWidget(m_today);
    auto *said = new QHBoxLayout(line);
    said->setContentsMargins({});
    m_verdict = new QLabel(line);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    said->addWidget(m_verdict, 1);
    m_earlier = new QPushButton(line);
    connect(m_earlier, &QPushButton::clicked, this, &PeriodView::earlierWanted);
    m_newest = new QPushButton(tr("Show the newest edition"), line);
    connect(m_newest, &QPushButton::clicked, this, &PeriodView::newestWanted);
    for (QPushButton *button : {m_earlier, m_newest}) {
        button->setAutoDefault(false);
        said->addWidget(button);
    }
    m_earlier->setProperty("keyHint", QKeySequence(kEarlierKey).toString(QKeySequence::NativeText));
    m_today->body()->addWidget(line);
    m_waiting = new Skeleton(3, m_today);
    m_today->body()->addWidget(m_waiting);
    m_causes =
        makeTable(m_today, tr("What changed since it was published"), m_causesModel, {44, 0, 90, 140, 140});
    m_causes->setYieldingColumn(CausesModel::By, 200);
    m_differences = makeTable(m_today, tr("Figures that read otherwise today"), m_differencesModel,
                              {300, 100, 100, 100, 0});
    connect(m_causes, &PagedTable::opened, this, [this](const QModelIndex &index) {
        const RestatementCause *cause = m_causesModel->at(index.row());
        const Route place = cause ? periodplaces::of(*cause, m_row.period) : Route();
        if (place.isValid())
            Q_EMIT wanted(place);
        else
            Q_EMIT noPlace();
    });
    connect(m_differences, &PagedTable::opened, this, [this](const QModelIndex &index) {
        if (const FigureDifference *one = m_differencesModel->at(index.row()))
            Q_EMIT wanted(periodplaces::of(one->published, m_row.period));
    });
    column->addWidget(m_today);
}

void PeriodView::buildKept(QVBoxLayout *column)
{
    m_incidentsCard = new Card(tr("Incidents, as published"), m_content);
    m_incidents = makeTable(m_incidentsCard, tr("Figures of incidents, as published"), m_incidentsModel,
                            {70, 220, 90, 90, 90, 70, 80, 0});
    m_incidents->setYieldingColumn(KeptFigures::Mean, 150);
    m_incidents->setEmptyState(new EmptyState(u"tickets"_s, tr("No figure"), {}));
    m_servicesCard = new Card(tr("Services, as published"), m_content);
    m_services = makeTable(m_servicesCard, tr("Figures of services, as published"), m_servicesModel,
                           {0, 90, 80, 90, 70, 120, 80, 190});
    m_services->setYieldingColumn(KeptFigures::ServiceCoverage, 150);
    m_services->setEmptyState(new EmptyState(u"services"_s, tr("There was no service"), {}));
    for (const auto &[table, model] :
         {std::pair(m_incidents, m_incidentsModel), std::pair(m_services, m_servicesModel)}) {
        connect(table, &PagedTable::opened, this, [this, model = model](const QModelIndex &index) {
            if (const PeriodFigure *figure = model->at(index.row()))
                Q_EMIT wanted(periodplaces::of(*figure, m_row.period));
        });
    }
    column->addWidget(m_incidentsCard);
    column->addWidget(m_servicesCard);
}

void PeriodView::setPeriod(const PeriodRow &row)
{
    const bool isOther = row.period.id != m_row.period.id;
    m_row = row;
    m_name->setText(PeriodWords::window(row.period));
    m_about->setText(PeriodWords::about(row.period));
    if (isOther) {
        m_told.reset();
        m_hasFigures = false;
        m_causesModel->setRestatement({});
        m_differencesModel->setRestatement({});
        m_incidentsModel->setFigures({});
        m_servicesModel->setFigures({});
        for (PagedTable *table : {m_incidents, m_services})
            table->setLoading(true);
        m_incidentsCard->setCaption({});
        m_servicesCard->setCaption({});
        m_scroll->verticalScrollBar()->setValue(0);
    }
    showToday();
}

void PeriodView::setFigures(const PublishedPeriod &period)
{
    m_hasFigures = true;
    for (PagedTable *table : {m_incidents, m_services})
        table->setLoading(false);
    m_incidentsModel->setFigures(period.figures);
    m_servicesModel->setFigures(period.figures);
    m_incidentsModel->setRestatement(m_told);
    m_servicesModel->setRestatement(m_told);
    m_incidentsCard->setCaption(tr("opened in the period, durations by the clock"));
    m_servicesCard->setCaption(
        tr("%1 · hash %2")
            .arg(PeriodWords::figures(qint64(period.figures.size())), period.hash.left(kHashShown)));
    explain(period);
    fitTables();
}

void PeriodView::setFiguresProblem(const QString &problem)
{
    m_hasFigures = false;
    for (PagedTable *table : {m_incidents, m_services})
        table->setLoading(false);
    m_incidentsCard->setCaption(problem);
    fitTables();
}

void PeriodView::setRestatement(const std::optional<Restatement> &restatement)
{
    const bool isSame = restatement ? m_told && m_told->asOf == restatement->asOf : !m_told;
    if (isSame)
        return showToday();
    const int rows[] = {m_causes->currentIndex().row(), m_differences->currentIndex().row()};
    m_told = restatement;
    m_causesModel->setRestatement(m_told);
    m_differencesModel->setRestatement(m_told);
    m_incidentsModel->setRestatement(m_told);
    m_servicesModel->setRestatement(m_told);
    size_t i = 0;
    for (PagedTable *table : {m_causes, m_differences}) { // the place is kept
        const int row = std::clamp(rows[i++], 0, std::max(0, table->model()->rowCount() - 1));
        if (table->model()->rowCount() > 0) // without being chosen, unless the keyboard is there
            table->selectionModel()->setCurrentIndex(
                table->model()->index(row, 0), table->hasFocus() ? kWholeRow : QItemSelectionModel::NoUpdate);
    }
    showToday();
}

QString PeriodView::verdict() const
{
    return m_verdict->text();
}

void PeriodView::showToday()
{
    const auto said = [this]() -> QString {
        switch (m_row.today) {
        case Today::Unknown:
        case Today::Asking:
            return tr("The figures are read again…");
        case Today::Holds:
            return tr("Every figure holds: nothing reads otherwise than it was published.");
        case Today::Differs:
            return m_told && m_told->causes.empty()
                       ? tr("%1, and no record tells why.").arg(PeriodWords::differences(m_row.differences))
                       : tr("%1. What was published stays; beside it stands how it reads today, and what "
                            "changed since. Enter opens the records.")
                             .arg(PeriodWords::differences(m_row.differences));
        case Today::Replaced:
            return tr("A newer edition of this period was published. These figures stay as they were "
                      "given then.");
        case Today::Damaged:
        case Today::Failed:
            return m_row.told;
        }
        return {};
    }();
    // What was told of the edition before is not told of this one.
    const int before = m_row.period.edition - 1;
    m_verdict->setText(before < 1
                           ? said
                           : said + u' ' +
                                 tr("It replaces edition %1, which stays as it was given then.").arg(before));
    m_earlier->setText(tr("Show edition %1").arg(before));
    m_earlier->setVisible(before >= 1);
    const bool isWaiting = !m_told && (m_row.today == Today::Unknown || m_row.today == Today::Asking);
    m_waiting->setVisible(isWaiting);
    m_newest->setVisible(m_row.today == Today::Replaced);
    m_causes->setVisible(m_causesModel->rowCount() > 0);
    m_differences->setVisible(m_differencesModel->rowCount() > 0);
    m_today->setCaption(
        m_told ? tr("read %1").arg(wording::timeText(m_told->asOf, PeriodWords::zoneOf(m_row.period)))
               : QString());
    fitTables();
}

void PeriodView::explain(const PublishedPeriod &period)
{
    Explanation all;
    all.title = PeriodWords::window(period);
    for (const QString &definition : period.definitions)
        all.lines.append(
            tr("%1: version %2 of its definition")
                .arg(wording::metricTitle(definition.section(u' ', 0, 0)), definition.section(u' ', 1)));
    all.lines.append(tr("Maintenance: %1").arg(period.maintenance));
    all.lines.append(tr("Hash of all figures: %1").arg(period.hash));
    m_incidentsCard->setExplanation(all);
    m_servicesCard->setExplanation(all);
}

// Of the tables only the one with the keyboard shows where it stands.
bool PeriodView::eventFilter(QObject *watched, QEvent *event)
{
    auto *table = qobject_cast<PagedTable *>(watched);
    if (table && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool isElsewhere = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        if (event->type() == QEvent::FocusOut && !isElsewhere)
            table->clearSelection();
        else if (event->type() == QEvent::FocusIn && table->model()->rowCount() > 0)
            table->selectRow(std::max(0, table->currentIndex().row()));
    }
    return QWidget::eventFilter(watched, event);
}

// The page scrolls after the row that is walked to.
void PeriodView::follow(const PagedTable &table, const QModelIndex &index)
{
    const QRect row = table.visualRect(index);
    const QPoint at = table.viewport()->mapTo(m_content, row.center());
    m_scroll->ensureVisible(0, at.y(), 0, 2 * row.height());
}

QList<QWidget *> PeriodView::panes() const
{
    QList<QWidget *> all;
    for (PagedTable *table : {m_causes, m_differences, m_incidents, m_services}) {
        if (!table->isHidden())
            all.append(table);
    }
    return all;
}

// As high as what they hold, up to some rows.
void PeriodView::fitTables()
{
    for (PagedTable *table : {m_causes, m_differences, m_incidents, m_services}) {
        const int rows = table->model()->rowCount();
        const int most = table == m_causes ? kMostCauses : kMostRows;
        const bool mayBeEmpty = table == m_incidents || table == m_services;
        const int row = table->verticalHeader()->defaultSectionSize();
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                              std::clamp(rows, mayBeEmpty && rows == 0 ? 5 : 1, most) * row + 2);
    }
}

} // namespace binnacle
