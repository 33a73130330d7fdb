// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/bulksheet.h"

#include "base/whenready.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/bulkfields.h"
#include "tickets/bulklinesmodel.h"
#include "tickets/ticketsource.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Fate = BulkLine::Fate;

constexpr int kWidth = 880;
constexpr int kHeight = 600;
constexpr int kTableHeight = 200;
constexpr int kSettleMs = 200;

} // namespace

BulkSheet::BulkSheet(TicketSource &source, const BulkSelection &selection, qint64 count, const QString &about,
                     QWidget *parent)
    : Sheet(tr("Change %1").arg(wording::ticketsText(count)), about, parent)
    , m_source(source)
    , m_selection(selection)
    , m_count(count)
    , m_fields(new BulkFields(source.zone(), this))
    , m_summary(new QLabel(this))
    , m_model(new BulkLinesModel(source.zone(), this))
    , m_table(new PagedTable(this))
    , m_settle(new QTimer(this))
{
    resize(QSize(lengthFor(font(), kWidth), lengthFor(font(), kHeight)).boundedTo(parent->window()->size()));
    body().setSpacing(3 * kGrid);
    body().addWidget(m_fields);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    auto *group = new QButtonGroup(this);
    for (const Fate fate : {Fate::Changes, Fate::Already, Fate::Refused}) {
        auto *chip = new Chip({}, this);
        m_chips[size_t(fate)] = chip;
        group->addButton(chip);
        row->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, fate] { showFate(fate); });
    }
    m_summary->setTextFormat(Qt::PlainText);
    row->addWidget(m_summary);
    row->addStretch(1);
    body().addLayout(row);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("What becomes of each ticket"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDense(true);
    m_table->setTextColumns({104, 240, 0});
    m_table->setMinimumHeight(lengthFor(font(), kTableHeight));
    m_table->setEmptyState(new EmptyState(u"tickets"_s, tr("Nothing to show"),
                                          tr("Choose a field and a value: what becomes of each ticket "
                                             "stands here before anything is changed."),
                                          m_table));
    body().addWidget(m_table, 1);
    setKeys(tr("Tab moves · Esc cancels"));
    m_cancel = addButton(tr("Cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_send = addSendButton(tr("Change tickets"));
    connect(m_send, &QPushButton::clicked, this, &BulkSheet::submit);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &BulkSheet::look);
    connect(m_fields, &BulkFields::edited, this, &BulkSheet::lookSoon);
    connect(m_fields, &BulkFields::edited, this, &BulkSheet::orderStops);
    orderStops();
    whenReady(m_source.names(), this, [this](const Result<TicketNames> &names) {
        if (names)
            m_fields->setNames(*names);
    });
    showCounts();
    m_fields->firstField()->setFocus();
}

BulkSheet::~BulkSheet()
{
    stop();
}

void BulkSheet::setChange(const TicketChange &change)
{
    m_fields->setChange(change);
    m_settle->stop();
    look();
}

// Lines come and go in the midst of them.
void BulkSheet::orderStops()
{
    QList<QWidget *> stops = m_fields->stops();
    for (Chip *chip : m_chips)
        stops.append(chip);
    stops << m_table << m_cancel << m_send;
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

// Nobody waits for the answer any more.
void BulkSheet::stop()
{
    if (m_looking)
        m_looking->cancel();
    m_looking.reset();
}

void BulkSheet::lookSoon()
{
    stop();
    ++m_question;
    m_planned = false;
    m_submitWaits = false;
    complain({});
    showCounts();
    m_settle->start();
}

void BulkSheet::look()
{
    m_change = m_fields->change();
    const bool none =
        m_change.values.isEmpty() && m_change.addTags.isEmpty() && m_change.removeTags.isEmpty();
    if (none || !m_fields->missing().isEmpty()) {
        m_plan = {};
        m_model->setLines({});
        return showCounts();
    }
    m_looking = std::make_shared<Job>();
    const quint64 question = ++m_question;
    showCounts();
    whenReady(m_source.planBulk(m_selection, m_change, m_looking), this,
              [this, question](const Result<BulkPlan> &plan) {
                  if (question == m_question)
                      showPlan(plan);
              });
}

void BulkSheet::showPlan(const Result<BulkPlan> &plan)
{
    m_looking.reset();
    m_planned = plan.has_value();
    m_plan = plan.value_or(BulkPlan());
    if (!plan) {
        m_submitWaits = false;
        complain(m_fields->setError(plan.error()) ? QString() : wording::errorLine(plan.error()));
    }
    const bool none = m_plan.count(Fate::Changes) == 0;
    const bool refused = m_plan.count(Fate::Refused) > 0;
    m_model->setLines(m_plan.lines);
    showFate(none && refused ? Fate::Refused : none && m_planned ? Fate::Already : Fate::Changes);
    if (std::exchange(m_submitWaits, false))
        submit();
}

void BulkSheet::showFate(Fate fate)
{
    m_model->setShown(fate);
    m_chips[size_t(fate)]->setChecked(true);
    showCounts();
}

void BulkSheet::showCounts()
{
    const auto text = [this](Fate fate, const QString &words) {
        m_chips[size_t(fate)]->setText(words.arg(wording::countText(m_plan.count(fate))));
        m_chips[size_t(fate)]->setAccessibleName(m_chips[size_t(fate)]->text());
        m_chips[size_t(fate)]->setVisible(m_planned);
    };
    text(Fate::Changes, tr("%1 will change"));
    text(Fate::Already, tr("%1 already so"));
    text(Fate::Refused, tr("%1 refused"));
    const QString missing = m_fields->missing();
    const bool looks = m_looking || m_settle->isActive();
    m_summary->setText(m_planned           ? QString()
                       : looks             ? tr("Looking at %1…").arg(wording::ticketsText(m_count))
                       : missing.isEmpty() ? tr("Nothing is chosen yet.")
                                           : tr("Still needed: %1").arg(missing));
    const qint64 changes = m_planned ? m_plan.count(Fate::Changes) : 0;
    m_send->setText(m_planned ? tr("Change %1").arg(wording::ticketsText(changes)) : tr("Change tickets"));
    m_send->setEnabled(changes > 0 || looks);
    m_table->setLoading(looks && m_model->rowCount() == 0);
}

QString BulkSheet::summary() const
{
    if (!m_planned)
        return m_summary->text();
    QStringList parts;
    for (const Chip *chip : m_chips)
        parts.append(chip->text());
    return parts.join(u" · "_s);
}

// Keys may come faster than the answer: what is sent is what was looked at, so it waits.
void BulkSheet::submit()
{
    if (m_settle->isActive()) {
        m_settle->stop();
        look();
    }
    if (m_looking) {
        m_submitWaits = true;
        return;
    }
    if (!m_planned || m_plan.count(Fate::Changes) == 0)
        return;
    Q_EMIT decided(m_plan, m_change);
    accept();
}

void BulkSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_table->setMinimumHeight(lengthFor(font(), kTableHeight));
}

} // namespace binnacle
