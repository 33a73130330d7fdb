// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketlayouts.h"

#include "base/whenready.h"
#include "lists/columnssheet.h"
#include "lists/liststore.h"
#include "lists/rulesheet.h"
#include "query/ticketfields.h"
#include "tickets/quickpicker.h"
#include "tickets/ticketlistcells.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"
#include "wording/errors.h"

#include <QTimer>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kKept = u"layout.tickets"_s;
const QString kNone = u"none"_s;
const QString kNewestFirst = u"-opened"_s;
constexpr int kKeepAfterMs = 400;

ListLayout normal(ListLayout layout)
{
    if (layout.sort.isEmpty())
        layout.sort = kNewestFirst;
    return layout;
}

QString groupField(const QString &field)
{
    return field == u"opened" ? TicketLayouts::tr("Day opened") : ticketlistcells::labelOf(field);
}

} // namespace

TicketLayouts::TicketLayouts(TicketsPage &page, TicketSource &source, SavedViewList &views, Desk &desk)
    : QObject(&page)
    , m_page(page)
    , m_source(source)
    , m_views(views)
    , m_desk(desk)
    , m_keep(new QTimer(this))
{
    m_keep->setSingleShot(true);
    m_keep->setInterval(kKeepAfterMs);
    connect(m_keep, &QTimer::timeout, this, &TicketLayouts::keep);
    ListColumns *columns = &page.list().columns();
    connect(columns, &ListColumns::changed, this, &TicketLayouts::onColumns);
    connect(columns, &ListColumns::columnsWanted, this, &TicketLayouts::chooseColumns);
    connect(&views, &SavedViewList::changed, this, &TicketLayouts::followSaved);
    connect(&views, &SavedViewList::stale, this, [this] { m_wasStale = true; });
}

void TicketLayouts::load()
{
    if (std::exchange(m_isLoading, true))
        return;
    whenReady(m_source.lists().kept(kKept), this, [this](const Result<QJsonValue> &kept) {
        if (kept)
            m_own = ListLayout::of(kept->toObject());
        const auto finish = [this] {
            if (!std::exchange(m_isReady, true))
                Q_EMIT ready();
        };
        if (m_views.isLoaded())
            return finish();
        connect(&m_views, &SavedViewList::changed, this, finish, Qt::SingleShotConnection);
        m_views.load();
    });
}

ListLayout TicketLayouts::current() const
{
    ListLayout layout = m_layout;
    layout.sort = m_page.model().sortText();
    return layout;
}

QString TicketLayouts::key() const
{
    if (m_view)
        return m_view->uid;
    for (const SavedViewList::Entry &entry : m_views.entries()) {
        if (!entry.saved && entry.query == m_page.model().query())
            return entry.key;
    }
    return {};
}

bool TicketLayouts::isChanged() const
{
    return m_view && (m_view->query != m_page.model().query() ||
                      normal(ListLayout::of(m_view->layout)) != normal(current()));
}

void TicketLayouts::choose(const SavedViewList::Entry *entry)
{
    m_view = entry ? entry->saved : std::nullopt;
    apply(m_view ? ListLayout::of(m_view->layout) : m_own, false);
}

// The list asks anew where the layout decides what it asks.
void TicketLayouts::apply(const ListLayout &layout, bool asks)
{
    m_layout = layout;
    m_page.list().columns().setColumns(layout.columns);
    m_page.list().setDensity(layout.density);
    m_page.list().setMarks(!layout.rules.isEmpty());
    TicketListModel &model = m_page.model();
    model.setRules(layout.rules);
    const bool regroups = model.group() != layout.group;
    model.setGroup(layout.group);
    const QString sort = normal(layout).sort;
    if (asks && (regroups || sort != model.sortText()))
        model.ask(model.query(), sort);
    follow();
}

void TicketLayouts::follow()
{
    const QString sort = m_page.model().sortText();
    if (!m_view && m_page.model().isLoaded() && normal(m_own).sort != sort) {
        m_own.sort = m_layout.sort = sort;
        keepSoon();
    }
    Q_EMIT changed();
}

void TicketLayouts::onColumns()
{
    ListLayout layout = current();
    layout.columns = m_page.list().columns().columns();
    take(layout, {});
}

// A change by hand. Of a saved view it is not saved; else it is how this person has the list from now on.
void TicketLayouts::take(const ListLayout &layout, const QString &said)
{
    const ListLayout before = current();
    if (layout == before)
        return;
    if (!m_view) {
        m_own = layout;
        keepSoon();
    }
    apply(layout, true);
    if (!said.isEmpty())
        takeWithUndo(before, said);
}

void TicketLayouts::takeWithUndo(const ListLayout &layout, const QString &said)
{
    m_desk.offerUndo(said, [this, layout, view = key()](auto answer) {
        const bool isSame = view == key(); // another view has a layout of its own
        if (isSame)
            take(layout, {});
        answer(isSame);
    });
}

void TicketLayouts::keepSoon()
{
    m_keep->start();
}

void TicketLayouts::keep()
{
    whenReady(m_source.lists().keep(kKept, m_own.toJson()), this, [this](const Result<> &kept) {
        if (!kept)
            m_desk.tell({Notice::Level::Warning,
                         tr("How the list is laid out could not be kept."),
                         tr("No ticket was changed."),
                         wording::errorLine(kept.error()),
                         {}});
    });
}

void TicketLayouts::flush()
{
    if (m_keep->isActive()) {
        m_keep->stop();
        keep();
    }
}

// Somebody may have saved over the view, or removed it. What one has not changed follows; what one has stays.
void TicketLayouts::followSaved()
{
    if (m_view) {
        const SavedViewList::Entry *entry = m_views.entry(m_view->uid);
        if (!entry || !entry->saved) {
            m_view.reset();
        } else if (*entry->saved != *m_view) {
            const bool wasChanged = isChanged();
            const SavedView now = *entry->saved;
            if (wasChanged && std::exchange(m_wasStale, false)) {
                m_view = now;
            } else if (wasChanged) {
                m_view->name = now.name;
                m_view->owner = now.owner;
            } else {
                m_view = now;
                apply(ListLayout::of(now.layout), false);
                m_page.askFor(now.query, normal(m_layout).sort);
            }
        }
    }
    Q_EMIT changed();
}

void TicketLayouts::chooseColumns()
{
    auto *sheet = new ColumnsSheet(m_page.list().columns(), m_desk.window());
    connect(sheet, &ColumnsSheet::chosen, this, [this](const QList<ListColumn> &columns) {
        ListLayout layout = current();
        layout.columns = columns;
        take(layout, tr("Columns changed"));
    });
    sheet->open();
}

void TicketLayouts::fitColumns()
{
    ListLayout layout = current();
    for (ListColumn &column : layout.columns)
        column.width = 0;
    take(layout, tr("Columns fitted"));
}

void TicketLayouts::groupBy()
{
    auto *picker = new QuickPicker(tr("Group tickets"), QString(), tr("By which field"), m_desk.window());
    QList<PickItem> items{{kNone, tr("Not at all"), m_layout.group.isEmpty() ? tr("now") : QString()}};
    for (const QString &field : ticketgroups::fields())
        items.append({field, groupField(field), field == m_layout.group ? tr("now") : QString()});
    picker->setItems(items);
    connect(picker, &QuickPicker::picked, this, [this, picker](const QString &field) {
        picker->accept();
        setGroup(field == kNone ? QString() : field);
    });
    picker->open();
}

void TicketLayouts::setGroup(const QString &field)
{
    ListLayout layout = current();
    layout.group = field;
    take(layout, field.isEmpty() ? tr("Tickets no longer grouped")
                                 : tr("Tickets grouped by %1").arg(groupField(field)));
}

void TicketLayouts::colorRows()
{
    auto *sheet = new RuleSheet(
        ticketQueryLanguage(),
        [page = &m_page](const QString &field, const QString &prefix, int limit) {
            return page->pane().namesFor(field, prefix, limit);
        },
        m_layout.rules, m_desk.window());
    connect(sheet, &RuleSheet::chosen, this, &TicketLayouts::setRules);
    sheet->open();
}

void TicketLayouts::setRules(const QList<RowRule> &rules)
{
    ListLayout layout = current();
    layout.rules = rules;
    take(layout, tr("Row colors changed"));
}

void TicketLayouts::setDensity(std::optional<Density> density)
{
    ListLayout layout = current();
    layout.density = density;
    take(layout, tr("Row height of this list changed"));
}

} // namespace binnacle
