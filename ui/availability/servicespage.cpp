// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicespage.h"

#include "availability/budgetdelegate.h"
#include "availability/serviceactions.h"
#include "availability/servicefigures.h"
#include "availability/servicesgateway.h"
#include "availability/servicesmodel.h"
#include "availability/servicetext.h"
#include "availability/serviceview.h"
#include "base/timetext.h"
#include "base/whenready.h"
#include "charts/chartview.h"
#include "lists/listkeeper.h"
#include "shell/actionregistry.h"
#include "shell/keyhint.h"
#include "shell/menus.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kSoonMs = 80; // what changes together is asked for once
constexpr int kDays = 90;
constexpr int kFilterWidth = 220;

} // namespace

ServicesPage::ServicesPage(Desk &desk, ServicesGateway &gateway, QWidget *parent)
    : Page(u"services"_s, desk, parent)
    , m_gateway(gateway)
    , m_stack(new QStackedWidget(this))
    , m_model(new ServicesModel(this))
    , m_soon(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_failure = new ElidedLabel({}, ElidedLabel::Tone::Text, this);
    m_failure->setContentsMargins(kPageMargin, kGrid, kPageMargin, 0);
    m_failure->hide();
    layout->addWidget(m_failure);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(buildList());
    m_view = new ServiceView(gateway, m_stack);
    m_stack->addWidget(m_view);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    m_acts = new ServiceActions(*this, gateway, desk);
    offerRowMenu(*m_list, desk.actions(), u"services"_s);
    offerRowMenu(m_view->outages(), desk.actions(), u"outages"_s);
    for (QPushButton *report : {m_report, &m_view->report()})
        showKeyOf(*report, *desk.actions().action(u"service.report"_s));
    connectAll();
}

QWidget *ServicesPage::buildList()
{
    auto *page = new QWidget(m_stack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(kPageMargin, 10, kPageMargin, kPageMargin);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(3 * kGrid);
    auto *title = new ElidedLabel(tr("Services"), ElidedLabel::Tone::Text, page);
    title->setFont(titleFont(font()));
    title->setMinimumWidth(title->sizeHint().width());
    title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    head->addWidget(title);
    m_caption = new ElidedLabel({}, ElidedLabel::Tone::Second, page);
    m_caption->setFont(captionFont(font()));
    head->addWidget(m_caption, 1);
    m_filter = new QLineEdit(page);
    m_filter->setAccessibleName(tr("Find a service"));
    m_filter->setPlaceholderText(tr("Find a service or owner"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(lengthFor(font(), kFilterWidth));
    head->addWidget(m_filter);
    auto *add = new QPushButton(tr("Add a service…"), page);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] { m_acts->addService(); });
    head->addWidget(add);
    m_report = new QPushButton(tr("Report an outage…"), page);
    m_report->setProperty("primary", true);
    m_report->setAutoDefault(false);
    connect(m_report, &QPushButton::clicked, this, [this] { m_acts->reportOutage(); });
    head->addWidget(m_report);
    column->addLayout(head);

    m_list = new PagedTable(page);
    m_list->setAccessibleName(tr("Services"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setItemDelegateForColumn(ServicesModel::Budget, new BudgetDelegate(m_list));
    m_list->horizontalHeader()->setSectionsClickable(true);
    m_list->horizontalHeader()->setSortIndicator(ServicesModel::Budget, Qt::AscendingOrder);
    m_list->horizontalHeader()->setSortIndicatorShown(true);
    m_keeper =
        new ListKeeper(*m_list, id(), m_model->specs(), ServicesModel::Name, 180, m_gateway.lists(), desk());
    m_keeper->addActs(id(), m_list);
    m_list->setLoading(true);
    m_empty = new EmptyState(
        u"services"_s, tr("No services yet"),
        tr("Here stands what IT provides, the uptime of each over 90 days and what is left of "
           "its error budget. Import the outages you have a log of, or add the first service."),
        m_list);
    connect(m_empty->addButton(tr("Import outages…"), u"import"_s), &QPushButton::clicked, this,
            [this] { desk().go({u"import"_s, {}}); });
    connect(m_empty->addButton(tr("Add a service…"), u"plus"_s), &QPushButton::clicked, this,
            [this] { m_acts->addService(); });
    m_list->setEmptyState(m_empty);
    column->addWidget(m_list, 1);
    return page;
}

void ServicesPage::connectAll()
{
    connect(&m_gateway, &ServicesGateway::changed, m_soon, qOverload<>(&QTimer::start));
    connect(m_soon, &QTimer::timeout, this, [this] {
        if (m_picture) // else it is asked for when it is visited
            load();
    });
    connect(m_list, &PagedTable::opened, this, [this](const QModelIndex &index) {
        if (const ServiceAvailability *one = m_model->at(index.row()))
            open(one->service.name);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (const ServiceAvailability *one = m_model->at(index.row()))
                    m_marked = one->service.id;
            });
    connect(m_list->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                const ServiceId marked = m_marked;
                m_model->sort(column, order);
                mark(marked);
            });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        const ServiceId marked = m_marked;
        m_model->setFilter(text);
        mark(marked);
    });
    connect(m_filter, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_view, &ServiceView::backWanted, this, [this] { open({}); });
    connect(m_view, &ServiceView::serviceWanted, this, &ServicesPage::open);
    connect(m_view, &ServiceView::daysWanted, this, [this](int days) {
        m_question.days = days;
        m_question.span.reset();
        load();
        Q_EMIT routeChanged();
    });
    connect(m_view, &ServiceView::ownWindowWanted, this, &ServicesPage::showOwnWindow);
    connect(m_view, &ServiceView::incidentsWanted, this,
            [this](const QString &query) { desk().go({u"tickets"_s, {{u"query"_s, query}}}); });
    connect(m_view, &ServiceView::dayChanged, this, [this] {
        m_question.day = m_view->day();
        load();
    });
    connect(m_view, &ServiceView::editWanted, m_acts, &ServiceActions::editService);
    connect(m_view, &ServiceView::reportWanted, m_acts, &ServiceActions::reportOutage);
    connect(m_view, &ServiceView::outageOpened, m_acts, &ServiceActions::editOutage);
}

QString ServicesPage::title() const
{
    return tr("Services");
}

QString ServicesPage::icon() const
{
    return u"services"_s;
}

QString ServicesPage::about() const
{
    return tr("uptime, outages and maintenance of each service");
}

// A link may hold anything.
static std::optional<Interval> intervalIn(const Route &route, const QString &from, const QString &to)
{
    bool begins = false, ends = false;
    const Interval said{route.args.value(from).toLongLong(&begins), route.args.value(to).toLongLong(&ends)};
    const bool isTime = begins && ends && isPlausible(said.from) && isPlausible(said.to);
    return isTime && !said.isEmpty() ? std::optional(said) : std::nullopt;
}

void ServicesPage::activate(const Route &route)
{
    m_keeper->load();
    ServicesQuestion question;
    question.service = route.args.value(u"service"_s).toString();
    question.days = std::clamp(route.args.value(u"days"_s, kDays).toInt(), 1, 3660);
    question.span = intervalIn(route, u"from"_s, u"to"_s);
    if (!question.service.isEmpty())
        question.day = intervalIn(route, u"day"_s, u"dayEnd"_s);
    m_question = question;
    m_focusWanted = true;
    load();
    firstFocus()->setFocus();
}

Route ServicesPage::route() const
{
    QVariantMap args;
    if (isOpen())
        args.insert(u"service"_s, m_question.service);
    if (m_question.days != kDays)
        args.insert(u"days"_s, m_question.days);
    if (m_question.span) {
        args.insert(u"from"_s, m_question.span->from);
        args.insert(u"to"_s, m_question.span->to);
    }
    if (m_question.day) {
        args.insert(u"day"_s, m_question.day->from);
        args.insert(u"dayEnd"_s, m_question.day->to);
    }
    return {id(), args};
}

QWidget *ServicesPage::firstFocus()
{
    return isOpen() ? static_cast<QWidget *>(&m_view->year()) : m_list;
}

QList<QWidget *> ServicesPage::panes()
{
    return isOpen() ? m_view->panes() : QList<QWidget *>{m_filter, m_list};
}

QString ServicesPage::facts() const
{
    if (!m_picture)
        return {};
    const qint64 over =
        std::count_if(m_picture->services.begin(), m_picture->services.end(),
                      [](const ServiceAvailability &one) { return one.budgetLeft && *one.budgetLeft < 0; });
    const qint64 count = qint64(m_picture->services.size());
    const QString all = count == 1 ? tr("1 service") : tr("%1 services").arg(wording::countText(count));
    return over > 0 ? tr("%1 · %2 below target").arg(all, wording::countText(over)) : all;
}

bool ServicesPage::isSettled() const
{
    return m_picture && !m_asking && !m_soon->isActive() && !(isOpen() && m_view->isCounting());
}

QList<std::pair<QString, Route>> ServicesPage::scenes() const
{
    const ServiceAvailability *worst = m_model->at(0);
    if (!worst)
        return {};
    return {{u"service"_s, Route{id(), {{u"service"_s, worst->service.name}}}}};
}

void ServicesPage::load()
{
    m_soon->stop();
    m_question.now = m_gateway.now();
    m_asking = true;
    const quint64 asked = ++m_asked;
    const auto picture = m_gateway.record().then(
        QtFuture::Launch::Async,
        [question = m_question](const Result<ServicesGateway::Record> &record) -> Result<ServicesPicture> {
            if (!record)
                return tl::unexpected<Error>(record.error());
            return pictureOf(*record, question);
        });
    whenReady(picture, this, [this, asked](const Result<ServicesPicture> &answer) {
        if (asked != m_asked)
            return;
        m_asking = false;
        m_list->setLoading(false);
        if (answer)
            showPicture(*answer);
        else
            showFailure(answer.error());
    });
}

void ServicesPage::showFailure(const Error &error)
{
    m_failure->setText(tr("%1 F5 tries again.").arg(wording::errorLine(error)));
    m_failure->show();
}

void ServicesPage::showPicture(const ServicesPicture &picture)
{
    m_failure->hide();
    m_picture = picture;
    if (isOpen() && !picture.review) {
        desk().tell({Notice::Level::Info,
                     tr("There is no service “%1” (any more).").arg(ServiceText::oneLine(m_question.service)),
                     {},
                     {},
                     {}});
        m_question.service.clear();
        m_question.day.reset();
    }
    showList();
    if (isOpen()) {
        m_marked = picture.review->figures.service.id;
        m_view->setReview(picture, m_question);
        m_stack->setCurrentWidget(m_view);
        showRevealed();
    } else {
        m_reveal.reset();
        m_stack->setCurrentIndex(0);
    }
    if (std::exchange(m_focusWanted, false))
        firstFocus()->setFocus();
    Q_EMIT factsChanged();
}

void ServicesPage::showList()
{
    const ServicesPicture &picture = *m_picture;
    const ServiceId marked = m_marked;
    const int place = m_list->verticalScrollBar()->value();
    m_model->setServices(picture.services);
    mark(marked);
    m_list->verticalScrollBar()->setValue(place);
    m_caption->setText(picture.newest
                           ? tr("%1 · %2").arg(ServiceFigures::windowText(picture.window, m_gateway.zone()),
                                               ServiceText::rules(picture.rules))
                           : QString());
}

// The row of the service, wherever it stands now; the first one, where it is not in the list.
void ServicesPage::mark(ServiceId id)
{
    const int row = std::max(0, m_model->rowOf(id));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(row, ServicesModel::Name));
}

void ServicesPage::open(const QString &service)
{
    m_question.service = service;
    m_question.day.reset();
    if (service.isEmpty()) {
        m_question.span.reset();
        m_question.days = kDays;
    }
    Q_EMIT routeChanged();
    m_focusWanted = true;
    load();
}

void ServicesPage::showOwnWindow()
{
    const auto &told = m_view->review();
    if (!told || !told->span)
        return;
    m_question.span = Interval{told->span->to - m_question.days * kMsPerDay, told->span->to};
    Q_EMIT routeChanged();
    load();
}

void ServicesPage::escape()
{
    if (isOpen() && m_view->day())
        return m_view->setDay({});
    if (isOpen())
        return open({});
    if (!m_filter->text().isEmpty())
        m_filter->clear();
    m_list->setFocus();
}

void ServicesPage::focusFilter()
{
    if (isOpen())
        open({});
    m_focusWanted = false;
    m_stack->setCurrentIndex(0);
    m_filter->setFocus();
    m_filter->selectAll();
}

void ServicesPage::reveal(const Outage &outage)
{
    m_view->markOutage(outage.id);
    m_reveal = outage;
}

// In the year as its day, else as a window around it. Known only now: an outage that is recorded moves the
// newest data, and so the window.
void ServicesPage::showRevealed()
{
    const auto outage = std::exchange(m_reveal, {});
    const auto &told = m_view->review();
    if (!outage || !told || told->figures.service.id != outage->service)
        return;
    const std::vector<Outage> shown = told->outagesIn(m_question.day);
    if (std::any_of(shown.begin(), shown.end(), [&](const Outage &one) { return one.id == outage->id; }))
        return;
    const QTimeZone zone = m_gateway.zone();
    const QDate date = utcToLocal(outage->from, zone).date;
    const Interval day{dayStart(date, zone), dayStart(date.addDays(1), zone)};
    m_question.day.reset();
    if (day.from >= told->year.front().day.from && day.from < told->year.back().day.to)
        m_question.day = day;
    else
        m_question.span = Interval{day.from - kDays / 2 * kMsPerDay,
                                   std::min(day.from + kDays / 2 * kMsPerDay, m_gateway.now())};
    m_view->markOutage(outage->id);
    load();
}

void ServicesPage::follow(const Service &service)
{
    if (isOpen() && m_picture && m_picture->review && m_picture->review->figures.service.id == service.id)
        m_question.service = service.name;
}

std::optional<Service> ServicesPage::chosenService() const
{
    if (isOpen())
        return m_view->review() ? std::optional(m_view->review()->figures.service) : std::nullopt;
    const ServiceAvailability *one = m_model->at(m_list->currentIndex().row());
    return one ? std::optional(one->service) : std::nullopt;
}

QString ServicesPage::currentService() const
{
    const auto service = chosenService();
    return service ? service->name : QString();
}

QStringList ServicesPage::serviceNames() const
{
    QStringList names;
    if (m_picture) {
        for (const ServiceAvailability &one : m_picture->services)
            names.append(one.service.name);
    }
    return names;
}

std::optional<AvailabilityRules> ServicesPage::rules() const
{
    return m_picture ? std::optional(m_picture->rules) : std::nullopt;
}

} // namespace binnacle
