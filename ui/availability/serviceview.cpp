// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/serviceview.h"

#include "availability/figuregrid.h"
#include "availability/outagemodels.h"
#include "availability/servicefigures.h"
#include "availability/servicesgateway.h"
#include "availability/servicetext.h"
#include "base/whenready.h"
#include "charts/chartview.h"
#include "charts/yearplot.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kAsked = -1;
constexpr int kMostRows = 9; // a table shows without scrolling of its own
constexpr int kFewestRows = 3;

QPushButton *linkTo(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(QString(name).replace(u'&', u"&&"_s), parent);
    button->setAccessibleName(ServiceView::tr("Open %1").arg(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

ServiceView::ServiceView(ServicesGateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget(m_scroll))
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
    column->addWidget(m_silent);
    column->addWidget(buildFigures());
    column->addWidget(buildYear());
    column->addWidget(buildLists());
    column->addStretch(1);
    m_scroll->setWidget(m_content);
    layout->addWidget(m_scroll, 1);
    setTabOrder(m_year, m_outages);
    setTabOrder(m_outages, m_explanation);
}

QWidget *ServiceView::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kPageMargin, 10, kPageMargin, 10);
    row->setSpacing(2 * kGrid);
    auto *back = new QPushButton(symbolicIcon(u"back"_s), {}, head);
    back->setAccessibleName(tr("Back to all services"));
    back->setToolTip(tr("Back to all services (Esc)"));
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &ServiceView::backWanted);
    row->addWidget(back);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new ElidedLabel({}, ElidedLabel::Tone::Text, head);
    m_name->setFont(titleFont(font()));
    m_about = new ElidedLabel({}, ElidedLabel::Tone::Second, head);
    m_about->setFont(captionFont(font()));
    words->addWidget(m_name);
    words->addWidget(m_about);
    row->addLayout(words, 1);
    m_window = new QComboBox(head);
    m_window->setAccessibleName(tr("Window of the figures"));
    m_window->addItem(tr("Last 30 days"), 30);
    m_window->addItem(tr("Last 90 days"), 90);
    m_window->addItem(tr("Last 365 days"), 365);
    connect(m_window, &QComboBox::activated, this, [this](int index) {
        if (const int days = m_window->itemData(index).toInt(); days != kAsked)
            Q_EMIT daysWanted(days);
    });
    row->addWidget(m_window);
    auto *edit = new QPushButton(tr("Edit service…"), head);
    edit->setAutoDefault(false);
    connect(edit, &QPushButton::clicked, this, &ServiceView::editWanted);
    row->addWidget(edit);
    m_report = new QPushButton(tr("Report an outage…"), head);
    m_report->setProperty("primary", true);
    m_report->setAutoDefault(false);
    connect(m_report, &QPushButton::clicked, this, &ServiceView::reportWanted);
    row->addWidget(m_report);

    m_silent = new QWidget(this);
    auto *silent = new QHBoxLayout(m_silent);
    silent->setContentsMargins({});
    m_silence = new QLabel(m_silent);
    m_silence->setTextFormat(Qt::PlainText);
    m_silence->setWordWrap(true);
    silent->addWidget(m_silence, 1);
    auto *own = new QPushButton(tr("Show what is recorded"), m_silent);
    own->setAutoDefault(false);
    connect(own, &QPushButton::clicked, this, &ServiceView::ownWindowWanted);
    silent->addWidget(own);
    m_silent->hide();
    return head;
}

QWidget *ServiceView::buildYear()
{
    auto *card = new Card(tr("A year of days"), m_content);
    card->setCaption(tr("arrows walk the days · Enter shows one below"));
    m_year = new ChartView(tr("A year of days"), card);
    m_year->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    card->body()->addWidget(m_year);
    const auto narrow = [this](const ChartMark &mark) {
        const Interval day{mark.from, mark.to};
        setDay(m_day == day ? std::nullopt : std::optional(day));
    };
    // A double click comes after a click: the day is shown already.
    connect(m_year, &ChartView::markClicked, this, narrow);
    connect(m_year, &ChartView::markOpened, this, [this](const ChartMark &mark) {
        setDay(Interval{mark.from, mark.to});
        m_outages->setFocus();
    });
    return card;
}

QWidget *ServiceView::buildFigures()
{
    m_figuresCard = new Card(tr("Availability"), m_content);
    m_figures = new FigureGrid(m_figuresCard);
    m_figuresCard->body()->addWidget(m_figures);
    m_linksRow = new QWidget(m_figuresCard);
    m_linksRow->setLayout(new QHBoxLayout);
    m_linksRow->layout()->setContentsMargins(0, 2 * kGrid, 0, 0);
    m_figuresCard->body()->addWidget(m_linksRow);
    return m_figuresCard;
}

QWidget *ServiceView::buildLists()
{
    auto *lists = new QWidget(m_content);
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins({});
    column->setSpacing(10);
    m_dayRow = new QWidget(lists);
    auto *day = new QHBoxLayout(m_dayRow);
    day->setContentsMargins({});
    m_dayChip = new Chip({}, m_dayRow);
    m_dayChip->setChecked(true);
    m_dayChip->setRemovable(true);
    connect(m_dayChip, &Chip::removed, this, [this] {
        setDay({});
        m_year->setFocus();
    });
    day->addWidget(m_dayChip);
    day->addStretch(1);
    m_dayRow->hide();
    column->addWidget(m_dayRow);

    auto *card = new Card(tr("Outages and maintenance"), lists);
    m_incidents = new QPushButton(card);
    m_incidents->setAutoDefault(false);
    m_incidents->setIcon(symbolicIcon(u"tickets"_s));
    connect(m_incidents, &QPushButton::clicked, this, &ServiceView::openIncidents);
    card->setHeaderWidget(m_incidents);
    m_outagesModel = new OutagesModel(this);
    m_outages = new PagedTable(card);
    m_outages->setAccessibleName(tr("Outages and maintenance"));
    m_outages->setModel(m_outagesModel);
    m_outages->setSelectionMode(QAbstractItemView::SingleSelection);
    m_outages->setDense(true);
    m_outages->setTextColumns({150, 150, 110, 150, 0, 160});
    m_outages->setYieldingColumn(OutagesModel::Source, 160);
    m_outages->setEmptyState(new EmptyState(u"check"_s, tr("No outage, no maintenance"),
                                            tr("O reports an outage, M plans maintenance.")));
    connect(m_outages, &PagedTable::opened, this, &ServiceView::outageOpened);
    card->body()->addWidget(m_outages);
    column->addWidget(card);

    m_explanationCard = new Card(tr("Explain this percentage"), lists);
    m_explanationModel = new ExplanationModel(this);
    m_explanation = new PagedTable(m_explanationCard);
    m_explanation->setAccessibleName(tr("Every interval behind the percentage, and what was left out"));
    m_explanation->setModel(m_explanationModel);
    m_explanation->setSelectionMode(QAbstractItemView::SingleSelection);
    m_explanation->setDense(true);
    m_explanation->setTextColumns({150, 150, 90, 64, 90, 0, 200});
    m_explanation->setEmptyState(
        new EmptyState(u"check"_s, tr("Nothing counts, and nothing was left out"), {}));
    m_explanationCard->body()->addWidget(m_explanation);
    column->addWidget(m_explanationCard);
    return lists;
}

void ServiceView::clear()
{
    m_review.reset();
    m_day.reset();
    m_dayExplanation.reset();
    m_wanted = {};
    m_dayRow->hide();
    m_scroll->verticalScrollBar()->setValue(0);
    m_year->setCurrentMark(-1);
}

void ServiceView::setReview(const ServicesPicture &picture, const ServicesQuestion &question)
{
    const ServiceReview &review = *picture.review;
    const bool isOther = !m_review || m_review->figures.service.id != review.figures.service.id;
    if (isOther)
        clear();
    m_review = review;
    m_day = question.day;
    m_dayExplanation = picture.day;
    showHead(question.span.has_value(), question.days);
    const QTimeZone zone = m_gateway.zone();
    m_year->setPlot(std::make_unique<YearPlot>(ServiceFigures::year(review, zone, m_day)));
    m_figures->setFigures(ServiceFigures::figures(review, zone, m_gateway.currency()));
    m_figuresCard->setExplanation(ServiceFigures::definitions(review));
    showLinks();
    showLists();
    fitYear();
}

void ServiceView::showHead(bool isAsked, int days)
{
    const ServiceReview &told = *m_review;
    const QTimeZone zone = m_gateway.zone();
    m_name->setText(ServiceText::oneLine(told.figures.service.name));
    m_about->setText(ServiceFigures::aboutLine(told.figures.service, m_gateway.currency()));
    const QString window = ServiceFigures::windowText(told.explanation.window, zone);
    const int asked = m_window->findData(kAsked);
    if (asked >= 0)
        m_window->removeItem(asked);
    if (isAsked)
        m_window->addItem(window, kAsked);
    m_window->setCurrentIndex(std::max(0, m_window->findData(isAsked ? kAsked : days)));
    m_figuresCard->setCaption(window + u" · "_s + ServiceText::rules(told.explanation.rules));
    const bool isSilent = told.figures.uptime.counted == 0;
    m_silent->setVisible(isSilent);
    if (!isSilent)
        return;
    if (told.span)
        m_silence->setText(
            tr("Nothing is recorded of this service in these days: what is known of it is of %1.")
                .arg(ServiceFigures::windowText(*told.span, zone)));
    else
        m_silence->setText(
            tr("Nothing is recorded of this service yet. O reports an outage; an import of outages "
               "or checks tells more."));
    m_silent->findChild<QPushButton *>()->setVisible(told.span.has_value());
}

// What it needs, and what needs it; made anew only where they are others.
void ServiceView::showLinks()
{
    QList<std::pair<QString, QString>> links;
    for (const Need &need : m_review->figures.service.needs) {
        const QString caption = need.of.size() > 1 ? tr("Needs %1 of").arg(need.needed) : tr("Needs");
        for (const NeededService &one : need.of)
            links.append({&one == &need.of.front() ? caption : QString(), one.name});
    }
    for (const Service &other : m_review->dependents)
        links.append({&other == &m_review->dependents.front() ? tr("Needed by") : QString(), other.name});
    m_linksRow->setVisible(!links.isEmpty());
    if (links == m_links)
        return;
    m_links = links;
    auto *row = qobject_cast<QHBoxLayout *>(m_linksRow->layout());
    while (QLayoutItem *item = row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    row->setSpacing(2 * kGrid);
    for (const auto &[caption, name] : links) {
        if (!caption.isEmpty()) {
            auto *label = new QLabel(caption, m_linksRow);
            label->setTextFormat(Qt::PlainText);
            label->setForegroundRole(QPalette::PlaceholderText);
            row->addSpacing(row->count() > 0 ? 2 * kGrid : 0);
            row->addWidget(label);
        }
        QPushButton *link = linkTo(ServiceText::oneLine(name), m_linksRow);
        connect(link, &QPushButton::clicked, this, [this, to = name] { Q_EMIT serviceWanted(to); });
        row->addWidget(link);
    }
    row->addStretch(1);
}

void ServiceView::showLists()
{
    const ServiceReview &told = *m_review;
    const QTimeZone zone = m_gateway.zone();
    const OutageId marked = m_wanted.isValid() ? m_wanted
                            : currentOutage()  ? currentOutage()->id
                                               : OutageId();
    const int explained = m_explanation->currentIndex().row();
    const int places[] = {m_outages->verticalScrollBar()->value(),
                          m_explanation->verticalScrollBar()->value()};
    m_outagesModel->setOutages(told.outagesIn(m_day), m_gateway.now(), zone);
    const bool isOfDay = m_day && m_dayExplanation && m_dayExplanation->window == *m_day;
    m_explanationModel->setExplanation(isOfDay ? *m_dayExplanation : told.explanation, told.outages, zone);
    fitTables();
    m_outages->verticalScrollBar()->setValue(places[0]);
    m_explanation->verticalScrollBar()->setValue(places[1]);
    if (const int row = m_outagesModel->rowOf(marked); row >= 0) {
        m_outages->setCurrentIndex(m_outagesModel->index(row, OutagesModel::From));
        m_wanted = {};
    } else if (m_outagesModel->rowCount() > 0 && !m_outages->currentIndex().isValid()) {
        m_outages->setCurrentIndex(m_outagesModel->index(0, OutagesModel::From));
    }
    if (explained >= 0 && explained < m_explanationModel->rowCount() &&
        !m_explanation->currentIndex().isValid())
        m_explanation->setCurrentIndex(m_explanationModel->index(explained, 0));
    const int counted = m_explanationModel->countedRows();
    QStringList caption{counted == 1 ? tr("1 interval counts")
                                     : tr("%1 intervals count").arg(wording::countText(counted)),
                        tr("%1 left out").arg(wording::countText(m_explanationModel->rowCount() - counted))};
    if (m_explanationModel->outside() > 0)
        caption.append(
            tr("%1 more outside the window").arg(wording::countText(m_explanationModel->outside())));
    m_explanationCard->setCaption(caption.join(u" · "_s));
    m_dayRow->setVisible(m_day.has_value());
    if (m_day)
        m_dayChip->setText(tr("Only %1").arg(ServiceFigures::windowText(*m_day, zone)));
    countIncidents();
}

void ServiceView::setDay(const std::optional<Interval> &day)
{
    if (day == m_day || !m_review)
        return;
    m_day = day;
    m_year->setPlot(std::make_unique<YearPlot>(ServiceFigures::year(*m_review, m_gateway.zone(), m_day)));
    Q_EMIT dayChanged(); // a day is explained by itself, also where it lies outside the window
}

void ServiceView::countIncidents()
{
    const Interval when = m_day.value_or(m_review->explanation.window);
    m_query = ServiceFigures::incidentQuery(m_review->figures.service, when);
    m_counting = true;
    const quint64 question = ++m_question;
    whenReady(m_gateway.incidents(m_query), this, [this, question](const Result<qint64> &count) {
        if (question != m_question)
            return;
        m_counting = false;
        m_incidents->setVisible(count.has_value());
        if (!count)
            return;
        m_incidents->setText(wording::incidentsText(*count));
        m_incidents->setAccessibleName(
            tr("%1 of this service, opened in this time").arg(wording::incidentsText(*count)));
        m_incidents->setEnabled(*count > 0);
    });
}

void ServiceView::openIncidents()
{
    if (m_review && m_incidents->isEnabled())
        Q_EMIT incidentsWanted(m_query);
}

const Outage *ServiceView::currentOutage() const
{
    return m_outagesModel->at(m_outages->currentIndex().row());
}

void ServiceView::markOutage(OutageId id)
{
    m_wanted = id;
}

QList<QWidget *> ServiceView::panes() const
{
    return {m_year, m_outages, m_explanation};
}

void ServiceView::fitYear()
{
    ChartStyle style = ChartStyle::of(Theme::of(this), font());
    style.locale = m_year->locale();
    const int inner = width() - 2 * kPageMargin - 2 * kCardPadding;
    m_year->setFixedHeight(int(std::ceil(YearPlot::heightFor(std::max(200, inner), style))));
}

// As high as what they hold, up to some rows.
void ServiceView::fitTables()
{
    for (PagedTable *table : {m_outages, m_explanation}) {
        const int rows = table->model()->rowCount();
        const int least = rows == 0 ? 6 : kFewestRows;
        const int row = table->verticalHeader()->defaultSectionSize();
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                              std::clamp(rows, least, kMostRows) * row + 2);
    }
}

void ServiceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitYear();
}

} // namespace binnacle
