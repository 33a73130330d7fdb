// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodspage.h"

#include "base/whenready.h"
#include "lists/listkeeper.h"
#include "periods/periodactions.h"
#include "periods/periodplaces.h"
#include "periods/periodsgateway.h"
#include "periods/periodview.h"
#include "periods/periodwords.h"
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

#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

using Today = PeriodRow::Today;

namespace {

constexpr int kSoonMs = 400;        // what changes together is read again once
constexpr int kSettleMs = 80;       // rows that are only passed load nothing
constexpr int kMostRows = 12;       // of the list at first: the period has the better half
constexpr double kListShare = 0.26; // of the window: what comes and goes under the page moves no line

enum Shown { Periods, Empty };

} // namespace

PeriodsPage::PeriodsPage(Desk &desk, PeriodsGateway &gateway, QWidget *parent)
    : Page(u"periods"_s, desk, parent)
    , m_gateway(gateway)
    , m_stack(new QStackedWidget(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_model(new PeriodsModel(this))
    , m_view(new PeriodView)
    , m_acts(new PeriodActions(*this, gateway, desk))
    , m_soon(new QTimer(this))
    , m_settle(new QTimer(this))
{
    setAccessibleName(title());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    m_failure = new ElidedLabel({}, ElidedLabel::Tone::Text, this);
    m_failure->setContentsMargins(kPageMargin, 0, kPageMargin, kGrid);
    m_failure->hide();
    layout->addWidget(m_failure);
    layout->addWidget(m_stack, 1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(buildList());
    m_split->addWidget(m_view);
    m_split->setStretchFactor(1, 1);
    m_view->hide(); // until there is a period
    m_stack->addWidget(m_split);
    m_empty = new EmptyState(
        icon(), tr("No period is published yet"),
        tr("A published period keeps the figures of a month as they stood when they were given to "
           "others. Should a record of it change later, this page says which figure reads otherwise, "
           "by how much, and whose change it was; what was published stays as it was."),
        m_stack);
    QPushButton *publishing = m_empty->addButton(tr("Publish the last month…"));
    publishing->setEnabled(m_publish->isEnabled());
    publishing->setToolTip(m_publish->toolTip());
    connect(publishing, &QPushButton::clicked, this, [this] { m_acts->publish(); });
    connect(m_empty->addButton(tr("Monthly pack…")), &QPushButton::clicked, this, [this] { m_acts->pack(); });
    m_stack->addWidget(m_empty);
    for (QTimer *timer : {m_soon, m_settle})
        timer->setSingleShot(true);
    m_soon->setInterval(kSoonMs);
    m_settle->setInterval(kSettleMs);
    connectAll();
}

QWidget *PeriodsPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kPageMargin, 10, kPageMargin, 8);
    row->setSpacing(3 * kGrid);
    auto *title = new ElidedLabel(tr("Periods"), ElidedLabel::Tone::Text, head);
    title->setFont(titleFont(font()));
    title->setMinimumWidth(title->sizeHint().width());
    title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    row->addWidget(title);
    m_caption = new ElidedLabel({}, ElidedLabel::Tone::Second, head);
    m_caption->setFont(captionFont(font()));
    row->addWidget(m_caption, 1);
    m_pack = new QPushButton(tr("Monthly pack…"), head);
    m_pack->setAutoDefault(false);
    connect(m_pack, &QPushButton::clicked, this, [this] { m_acts->pack(); });
    row->addWidget(m_pack);
    m_publish = new QPushButton(tr("Publish a month…"), head);
    m_publish->setProperty("primary", true);
    m_publish->setAutoDefault(false);
    const QString why = m_acts->whyNotPublish();
    m_publish->setEnabled(why.isEmpty());
    showKeyOf(*m_publish, *desk().actions().action(u"period.publish"_s));
    m_publish->setToolTip(why.isEmpty() ? QString() : plainTooltip(why));
    m_publish->setAccessibleDescription(why);
    connect(m_publish, &QPushButton::clicked, this, [this] { m_acts->publish(); });
    row->addWidget(m_publish);
    return head;
}

QWidget *PeriodsPage::buildList()
{
    auto *frame = new QWidget(m_split);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kPageMargin, 0, kPageMargin, 2);
    m_list = new PagedTable(frame);
    m_list->setAccessibleName(tr("Published periods"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_keeper =
        new ListKeeper(*m_list, id(), m_model->specs(), PeriodsModel::Note, 160, m_gateway.lists(), desk());
    m_keeper->addActs(id(), this); // not of the list: its acts are its context menu
    m_list->setLoading(true);
    offerRowMenu(*m_list, desk().actions(), id());
    layout->addWidget(m_list);
    return frame;
}

void PeriodsPage::connectAll()
{
    connect(&m_gateway, &PeriodsGateway::changed, m_soon, qOverload<>(&QTimer::start));
    // Of what changes while one looks the chosen period is read again; all of them at each visit.
    connect(m_soon, &QTimer::timeout, this, [this] {
        if (m_loaded && isVisible())
            load();
    });
    connect(m_settle, &QTimer::timeout, this, &PeriodsPage::loadFigures);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (const PeriodRow *row = m_model->at(index.row()))
                    choose(row->period.id);
            });
    connect(m_list, &PagedTable::opened, this, [this] {
        if (const auto panes = m_view->panes(); !panes.isEmpty())
            panes.constFirst()->setFocus();
    });
    connect(m_view, &PeriodView::wanted, this, [this](const Route &route) {
        m_last = m_view->focusWidget(); // Back returns there
        desk().go(route);
    });
    connect(m_view, &PeriodView::noPlace, this, [this] {
        desk().tell({Notice::Level::Info, tr("What changed there has no page of its own."), {}, {}, {}});
    });
    connect(m_view, &PeriodView::newestWanted, this, [this] { showEdition(0); });
    connect(m_view, &PeriodView::earlierWanted, m_acts, &PeriodActions::showEarlier);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_isByHand = true; });
    connect(m_view, &PeriodView::boardWanted, m_acts, &PeriodActions::openBoard);
    connect(m_view, &PeriodView::linkWanted, m_acts, &PeriodActions::copyLink);
}

QString PeriodsPage::title() const
{
    return tr("Periods");
}

QString PeriodsPage::icon() const
{
    return u"periods"_s;
}

QString PeriodsPage::about() const
{
    return tr("published months, what of them reads otherwise today, and the monthly pack");
}

void PeriodsPage::activate(const Route &route)
{
    m_keeper->load();
    m_wanted = route.args.contains(u"from"_s) ? route : Route();
    refresh();
}

Route PeriodsPage::route() const
{
    const auto period = chosen();
    return period ? periodplaces::of(*period) : Route{id(), {}};
}

QWidget *PeriodsPage::firstFocus()
{
    if (m_stack->currentIndex() == Empty)
        return m_empty->findChild<QPushButton *>();
    return m_last && !m_last->isHidden() ? m_last.data() : m_list;
}

QList<QWidget *> PeriodsPage::panes()
{
    if (m_stack->currentIndex() == Empty)
        return {firstFocus()};
    return QList<QWidget *>{m_list} + m_view->panes();
}

QString PeriodsPage::facts() const
{
    if (!m_loaded)
        return {};
    const int count = m_model->rowCount();
    const QString all = count == 1 ? tr("1 period") : tr("%1 periods").arg(wording::countText(count));
    QStringList parts{all};
    const auto add = [this, &parts](Today today, const QString &text) {
        if (const int many = m_model->count(today); many > 0)
            parts.append(text.arg(wording::countText(many)));
    };
    add(Today::Damaged, tr("%1 damaged"));
    add(Today::Failed, tr("%1 not read"));
    add(Today::Differs, tr("%1 restated"));
    return parts.join(u" · "_s);
}

bool PeriodsPage::isSettled() const
{
    const bool isReading = m_reading.isValid() || m_model->count(Today::Unknown) > 0;
    return m_asked > 0 && !m_loading && !m_soon->isActive() && !m_settle->isActive() && !m_figuresLoading &&
           !(isReading && isVisible());
}

QList<std::pair<QString, Route>> PeriodsPage::scenes() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row)->today == Today::Differs)
            return {{u"period-restated"_s, periodplaces::of(m_model->at(row)->period)}};
    }
    return {};
}

std::optional<PublishedPeriod> PeriodsPage::chosen() const
{
    const PeriodRow *row = m_model->at(m_model->rowOf(m_chosen));
    return row ? std::optional(row->period) : std::nullopt;
}

void PeriodsPage::refresh()
{
    m_readsAll = true;
    load();
}

void PeriodsPage::load()
{
    m_soon->stop();
    m_loading = true;
    m_reading = {};
    const quint64 asked = ++m_asked;
    whenReady(m_gateway.periods(), this, [this, asked](const Result<std::vector<PublishedPeriod>> &answer) {
        if (asked != m_asked)
            return;
        m_loading = false;
        m_list->setLoading(false);
        if (answer)
            arrived(*answer);
        else
            showFailure(answer.error());
    });
}

void PeriodsPage::showFailure(const Error &error)
{
    m_failure->setText(tr("%1 F5 tries again.").arg(wording::errorLine(error)));
    m_failure->show();
    for (int i = 0; i < m_model->rowCount(); ++i) { // the reading on its way went with the list
        if (m_model->at(i)->today == Today::Asking)
            m_model->tell(m_model->at(i)->period.id, Today::Unknown);
    }
    readNext();
}

void PeriodsPage::arrived(const std::vector<PublishedPeriod> &periods)
{
    m_failure->hide();
    const bool hadFocus = m_list->hasFocus() || m_empty->isAncestorOf(QApplication::focusWidget());
    const PeriodId before = m_chosen;
    m_model->setPeriods(periods);
    m_loaded = true;
    m_stack->setCurrentIndex(periods.empty() ? Empty : Periods);
    for (QPushButton *button : {m_pack, m_publish}) // the empty page offers both
        button->setVisible(!periods.empty());
    int row = m_model->rowOf(before);
    if (m_wanted.isValid()) {
        const auto number = [this](const QString &name) { return m_wanted.args.value(name).toLongLong(); };
        const int wanted = m_model->rowOf(number(u"from"_s), number(u"to"_s), int(number(u"edition"_s)));
        if (wanted < 0)
            desk().tell({Notice::Level::Info, tr("That period was not published."), {}, {}, {}});
        else
            row = wanted;
        m_wanted = {};
    }
    if (m_model->rowCount() > 0) {
        fitList();
        m_list->setCurrentIndex(m_model->index(std::max(0, row), 0));
        choose(m_model->at(std::max(0, row))->period.id);
    } else {
        m_chosen = {};
    }
    if (hadFocus)
        firstFocus()->setFocus();
    const bool readsAll = std::exchange(m_readsAll, false);
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const PeriodRow &one = *m_model->at(i);
        if (readsAll || one.period.id == m_chosen || one.today == Today::Asking)
            m_model->tell(one.period.id, Today::Unknown);
    }
    if (readsAll && m_chosen.isValid() && !m_view->hasFigures()) { // figures that did not come may come now
        m_figuresLoading = true;
        m_settle->start();
    }
    showChosen();
    readNext();
    Q_EMIT factsChanged();
}

void PeriodsPage::choose(PeriodId id)
{
    if (id == m_chosen && m_view->id() == id)
        return;
    m_chosen = id;
    m_last = nullptr;
    showChosen();
    m_figuresLoading = true;
    m_settle->start();
}

void PeriodsPage::showChosen()
{
    const PeriodRow *row = m_model->at(m_model->rowOf(m_chosen));
    if (!row)
        return;
    m_view->setPeriod(*row);
    m_view->show();
    // An edition that was replaced is not read again: how it compared then is no today.
    const auto told = m_restatements.constFind(m_chosen.value);
    const bool isRead = told != m_restatements.cend() && row->today != Today::Replaced;
    m_view->setRestatement(isRead ? std::optional(*told) : std::nullopt);
}

void PeriodsPage::loadFigures()
{
    const quint64 asked = ++m_figuresAsked;
    m_figuresLoading = true;
    whenReady(m_gateway.period(m_chosen), this, [this, asked](const Result<PublishedPeriod> &answer) {
        if (asked != m_figuresAsked)
            return;
        m_figuresLoading = false;
        if (answer)
            m_view->setFigures(*answer);
        else
            m_view->setFiguresProblem(wording::errorLine(answer.error()));
    });
}

// One at a time, the chosen one first, then from the newest on.
void PeriodsPage::readNext()
{
    showProgress();
    if (m_reading.isValid() || m_loading || !isVisible())
        return;
    const PeriodRow *next = m_model->at(m_model->rowOf(m_chosen));
    for (int row = 0; row < m_model->rowCount() && !(next && next->today == Today::Unknown); ++row)
        next = m_model->at(row);
    if (!next || next->today != Today::Unknown)
        return;
    m_reading = next->period.id;
    const PublishedPeriod period = next->period;
    m_model->tell(period.id, Today::Asking);
    whenReady(m_gateway.restatement(period), this,
              [this, id = period.id, asked = m_asked](const Result<Restatement> &answer) {
                  if (asked != m_asked)
                      return;
                  m_reading = {};
                  told(id, answer);
                  readNext();
              });
}

void PeriodsPage::told(PeriodId id, const Result<Restatement> &answer)
{
    if (!answer) {
        m_model->tell(id, Today::Failed, 0, wording::errorLine(answer.error()));
    } else {
        m_restatements.insert(id.value, *answer);
        const qint64 count = qint64(shownDifferences(*answer).size());
        const QString at =
            tr("Read %1").arg(wording::timeText(answer->asOf, PeriodWords::zoneOf(answer->period)));
        if (!answer->damage.isEmpty())
            m_model->tell(
                id, Today::Damaged, count,
                tr("What is stored is not what was published (%1). Run binnaclectl verify, and take the "
                   "period from a backup.")
                    .arg(answer->damage.mid(0, 5).join(u", "_s)));
        else
            m_model->tell(id, count > 0 ? Today::Differs : Today::Holds, count, at);
    }
    if (id == m_chosen)
        showChosen();
    Q_EMIT factsChanged();
}

QString PeriodsPage::progress() const
{
    const int left = m_model->count(Today::Unknown) + m_model->count(Today::Asking);
    if (left == 0)
        return {};
    const int all = m_model->rowCount() - m_model->count(Today::Replaced);
    return tr("reading them again: %1 of %2").arg(all - left + 1).arg(all);
}

void PeriodsPage::showProgress()
{
    const QString busy = progress();
    m_caption->setText(m_model->rowCount() == 0 ? QString() : busy.isEmpty() ? verdicts() : busy);
}

QString PeriodsPage::caption() const
{
    return m_caption->text();
}

// The worst first. Earlier editions are named: what was restated before them is not forgotten.
QString PeriodsPage::verdicts() const
{
    const int damaged = m_model->count(Today::Damaged), failed = m_model->count(Today::Failed);
    const int restated = m_model->count(Today::Differs), reissued = m_model->reissued();
    QStringList parts;
    const auto add = [&parts](int many, const QString &one, const QString &several) {
        if (many > 0)
            parts.append(many == 1 ? one : several.arg(wording::countText(many)));
    };
    add(damaged, tr("1 period is damaged: run verify"), tr("%1 periods are damaged: run verify"));
    add(failed, tr("1 could not be read"), tr("%1 could not be read"));
    add(restated, tr("1 period reads otherwise today"), tr("%1 periods read otherwise today"));
    if (parts.isEmpty())
        parts.append(reissued == 0 ? tr("every figure reads as it was published")
                                   : tr("every figure of the newest editions reads as it was published"));
    add(reissued, tr("1 has an earlier edition"), tr("%1 have earlier editions"));
    return parts.join(u" · "_s);
}

void PeriodsPage::showEdition(int edition)
{
    const auto period = chosen();
    const int row = period ? m_model->rowOf(period->from, period->to, edition) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void PeriodsPage::escape()
{
    m_last = nullptr;
    m_list->setFocus();
}

void PeriodsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    readNext(); // what was left when the page was
}

void PeriodsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitList();
}

// The list as high as what it holds, up to some rows, until a hand draws the line elsewhere.
void PeriodsPage::fitList()
{
    if (m_isByHand || m_model->rowCount() == 0)
        return;
    const int row = m_list->verticalHeader()->defaultSectionSize();
    const int most = std::clamp(int(window()->height() * kListShare) / std::max(1, row), 4, kMostRows);
    const int height =
        m_list->horizontalHeader()->sizeHint().height() + std::clamp(m_model->rowCount(), 1, most) * row + 4;
    m_split->setSizes({height, std::max(200, this->height() - height)});
}

} // namespace binnacle
