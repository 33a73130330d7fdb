// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlistpane.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "base/whenready.h"
#include "query/ticketfields.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsource.h"
#include "widgets/emptystate.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"
#include "widgets/querybuilder.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QLabel *makeLine(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(kPageMargin, 0, kPageMargin, 2 * kGrid);
    label->hide();
    return label;
}

} // namespace

TicketListPane::TicketListPane(TicketListModel &model, TicketSource &source, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_source(source)
    , m_column(new QVBoxLayout(this))
    , m_query(new QueryBar(ticketQueryLanguage(), this))
    , m_error(makeLine(this))
    , m_remark(makeLine(this))
    , m_viewBar(new QWidget(this))
    , m_viewLine(new ElidedLabel({}, ElidedLabel::Tone::Second, m_viewBar))
    , m_list(new TicketListView(model, this))
    , m_empty(new EmptyState(u"tickets"_s, {}, {}, m_list))
    , m_all(m_empty->addButton(tr("Show all tickets")))
    , m_new(m_empty->addButton(tr("New ticket"), u"plus"_s))
    , m_import(m_empty->addButton(tr("Import a log…")))
    , m_again(m_empty->addButton(tr("Read again"), u"refresh"_s))
    , m_status(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_query->setPlaceholder(tr("Filter: state:open team:network priority:1,2 words"));
    m_query->setNames([this](const QString &field, const QString &prefix, int limit) {
        return namesFor(field, prefix, limit);
    });
    m_query->setEchoed(true);
    m_query->offerBuilder(QKeySequence(u"Ctrl+Shift+F"_s).toString(QKeySequence::NativeText));
    connect(m_query, &QueryBar::builderWanted, this, &TicketListPane::buildQuery);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(kPageMargin, 2 * kGrid, kPageMargin, 2 * kGrid);
    bar->addWidget(m_query);
    m_column->addLayout(bar);
    makeViewBar();
    m_column->addWidget(m_viewBar);
    m_column->addWidget(m_error);
    m_column->addWidget(m_remark);
    m_column->addWidget(m_list, 1);
    m_list->setEmptyState(m_empty);
    m_list->setLoading(true);
    m_status->setFont(captionFont(font()));
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    foot->addWidget(m_status);
    m_column->addLayout(foot);
    connect(m_all, &QPushButton::clicked, this, &TicketListPane::allWanted);
    connect(m_new, &QPushButton::clicked, this, &TicketListPane::newWanted);
    connect(m_import, &QPushButton::clicked, this, &TicketListPane::importWanted);
    connect(m_again, &QPushButton::clicked, this, &TicketListPane::againWanted);
    color();
}

void TicketListPane::makeViewBar()
{
    auto *row = new QHBoxLayout(m_viewBar);
    row->setContentsMargins(kPageMargin, 0, kPageMargin, 2 * kGrid);
    row->setSpacing(2 * kGrid);
    row->addWidget(m_viewLine, 1);
    auto *revert = new QPushButton(tr("Revert"), m_viewBar);
    auto *save = new QPushButton(tr("Save view"), m_viewBar);
    save->setProperty("keyHint", QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText));
    for (QPushButton *button : {revert, save}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    revert->setAccessibleName(tr("Show the view as it was saved"));
    save->setAccessibleName(tr("Save the view as it is shown"));
    connect(revert, &QPushButton::clicked, this, &TicketListPane::revertWanted);
    connect(save, &QPushButton::clicked, this, &TicketListPane::saveWanted);
    m_viewBar->hide();
}

void TicketListPane::showChangedView(const QString &name)
{
    m_viewLine->setText(tr("● View “%1” is not as it was saved").arg(oneLine(name)));
    m_viewBar->setVisible(!name.isEmpty());
}

void TicketListPane::takeBar(QWidget *bar)
{
    if (m_column->indexOf(bar) < 0)
        m_column->insertWidget(m_column->indexOf(m_list) + 1, bar);
}

void TicketListPane::readNames()
{
    whenReady(m_source.names(), this, [this](const Result<TicketNames> &names) {
        if (names)
            m_names = *names;
    });
}

void TicketListPane::buildQuery()
{
    auto *builder = new QueryBuilder(
        ticketQueryLanguage(),
        [this](const QString &field, const QString &prefix, int limit) {
            return namesFor(field, prefix, limit);
        },
        [this](const QString &query) { return m_source.count(query); }, window());
    connect(builder, &QueryBuilder::applied, this, [this](const QString &query) {
        m_query->setQuery(query);
        Q_EMIT m_query->applied(query);
    });
    builder->start(m_query->text());
    builder->open();
}

QStringList TicketListPane::namesFor(const QString &field, const QString &prefix, int limit) const
{
    const QStringList all = field == u"team"_s                                  ? m_names.teams
                            : field == u"service"_s                             ? m_names.services
                            : field == u"category"_s                            ? m_names.categories
                            : field == u"assignee"_s || field == u"requester"_s ? m_names.persons
                                                                                : QStringList();
    QStringList fitting;
    for (const QString &name : all) {
        if (fitting.size() < limit && fold(name).startsWith(prefix))
            fitting.append(name);
    }
    return fitting;
}

void TicketListPane::showAnswer()
{
    m_error->hide();
    m_list->setLoading(false);
    m_readAt = m_source.now();
    showEmptiness();
}

void TicketListPane::showFailure(const Error &error)
{
    m_list->setLoading(false);
    m_error->setText(tr("%1 F5 tries again.").arg(wording::errorLine(error)));
    m_error->setVisible(m_query->isValid()); // else the bar says it where it is wrong
    showEmptiness();
}

QString TicketListPane::failure() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void TicketListPane::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

QString TicketListPane::remark() const
{
    return m_remark->isHidden() ? QString() : m_remark->text();
}

void TicketListPane::showEmptiness()
{
    if (!m_error->isHidden() && !m_model.isLoaded()) {
        m_empty->setTexts(tr("The list could not be read"), tr("Nothing was changed. F5 tries again."));
        m_empty->offer({m_again});
    } else if (m_model.query().isEmpty()) {
        m_empty->setTexts(tr("No tickets yet"),
                          tr("Incidents and requests stand here once they are imported or made."));
        m_empty->offer({m_import, m_new});
    } else {
        m_empty->setTexts(tr("No ticket matches"), tr("Nothing fits this filter. Ctrl+F changes it."));
        m_empty->offer({m_all});
    }
}

// Only what the ticket one stands on can do next.
QStringList TicketListPane::stateHints() const
{
    const TicketRow *row = m_model.ticketAt(m_list->currentIndex().row());
    if (!row)
        return {};
    const QStringList next = nextStates(row->type, row->state);
    QStringList hints;
    if (!next.isEmpty())
        hints << tr("S state");
    if (next.contains(resolvedState(row->type)))
        hints << tr("D resolve");
    else if (row->stateClass != StateClass::Open && next.contains(u"in_progress"_s))
        hints << tr("Shift+D reopen");
    return hints;
}

void TicketListPane::showStatus(bool isWide)
{
    m_list->setLoading(m_model.isAsking() && !m_model.isLoaded());
    QStringList parts;
    if (m_model.isAsking())
        parts << tr("Reading…");
    else if (m_model.total() >= 0)
        parts << wording::ticketsText(m_model.total());
    else if (m_model.isLoaded())
        parts << tr("counting…");
    if (m_model.newCount() > 0)
        parts << tr("%n new, F5 shows", nullptr, m_model.newCount());
    if (m_model.leftCount() > 0)
        parts << tr("%1 no longer fit").arg(m_model.leftCount());
    if (m_model.unseenCount() > 0)
        parts << tr("● %n changed meanwhile", nullptr, m_model.unseenCount());
    if (m_model.isGrouped() && m_model.rowCount() > 0)
        parts << tr("← → fold and unfold") << tr("[ ] other group");
    if (const qint64 chosen = m_list->selectedCount(); chosen > 1) {
        parts << tr("%1 selected").arg(wording::countText(chosen)) << tr("Ctrl+Shift+E edits them")
              << tr("A assign") << tr("S state") << tr("D resolve") << tr("Esc selects one");
    } else if (m_model.rowCount() > 0) { // what one can do to them
        parts << tr("J / K move") << tr("A assign") << stateHints() << tr("R reply") << tr("N note");
        if (!isWide)
            parts << tr("P preview");
        parts << tr("Ctrl+Z undo");
    }
    m_status->setText(parts.join(u" · "_s));
}

QString TicketListPane::facts() const
{
    if (!m_model.isLoaded())
        return {};
    QStringList parts;
    const QModelIndex current = m_list->currentIndex();
    if (m_model.total() < 0)
        parts << tr("counting…");
    else if (current.isValid())
        parts << tr("Ticket %1 of %2")
                     .arg(wording::countText(current.row() + 1), wording::countText(m_model.total()));
    else
        parts << wording::ticketsText(m_model.total());
    const LocalTime at = utcToLocal(m_readAt, m_source.zone());
    parts << tr("read %1").arg(QTime::fromMSecsSinceStartOfDay(at.msOfDay).toString(u"HH:mm:ss"_s));
    return parts.join(u" · "_s);
}

void TicketListPane::color()
{
    const Theme &theme = Theme::of(this);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme.bad);
    m_error->setPalette(colors);
    colors.setColor(QPalette::WindowText, theme.text2);
    m_remark->setPalette(colors);
}

void TicketListPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

} // namespace binnacle
