// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Saving what the list shows as a view, and the acts on views and layouts as the registry knows them.

#include "lists/liststore.h"
#include "lists/ordersheet.h"
#include "lists/saveviewsheet.h"
#include "shell/actionregistry.h"
#include "tickets/ticketlayouts.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketviews.h"
#include "widgets/plaintext.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kViewKeys = 9;

} // namespace

SavedView TicketLayouts::draft() const
{
    SavedView view;
    view.list = m_page.id();
    view.owner = m_source.lists().actor().person;
    view.query = m_page.model().query();
    view.layout = current().toJson();
    return view;
}

// The view is saved as it was seen: where somebody was quicker, the service says so and nothing is lost.
void TicketLayouts::saveView()
{
    if (!m_view)
        return saveViewAs();
    if (!isChanged())
        return m_desk.tell({Notice::Level::Info, tr("The view is as it was saved."), {}, {}, {}});
    if (m_view->isShared() && !m_views.mayShare())
        return saveViewAs();
    SavedView view = *m_view;
    view.query = m_page.model().query();
    view.layout = current().toJson();
    m_views.save(*m_view, view, tr("View “%1” saved").arg(oneLine(view.name)),
                 [this](const SavedView &saved) {
                     if (m_view && m_view->id == saved.id)
                         m_view = saved;
                     Q_EMIT changed();
                 });
}

void TicketLayouts::saveViewAs()
{
    const QString about = m_page.model().query().isEmpty() ? tr("All tickets, as the list is laid out now")
                                                           : oneLine(m_page.model().query());
    const QString name = m_view ? tr("%1 (copy)").arg(m_view->name).left(kLongestViewName) : QString();
    auto *sheet = new SaveViewSheet(
        tr("Save view"), about, name, false, m_views.mayShare(),
        [this](const QString &wanted, bool shared) { return m_views.named(wanted, shared) != nullptr; },
        m_desk.window());
    sheet->keepIn(m_desk.drafts(), u"view.new"_s);
    connect(sheet, &SaveViewSheet::named, this, [this](const QString &wanted, bool shared) {
        SavedView view = draft();
        view.name = wanted;
        if (shared)
            view.owner = {};
        m_views.add(view, [this](const SavedView &added) {
            m_view = added;
            Q_EMIT changed();
            m_page.sayMoved();
        });
    });
    sheet->open();
}

// What somebody saved since is what it goes back to.
void TicketLayouts::revert()
{
    const SavedViewList::Entry *entry = m_view ? m_views.entry(m_view->uid) : nullptr;
    if (!entry)
        return;
    const ListLayout mine = current();
    const QString query = m_page.model().query();
    choose(entry);
    m_page.askFor(entry->query, m_layout.sort);
    m_desk.offerUndo(tr("View “%1” as it was saved").arg(oneLine(entry->name)),
                     [this, mine, query, key = entry->key](auto answer) {
                         const bool isSame = m_view && m_view->uid == key;
                         if (isSame) {
                             apply(mine, false);
                             m_page.askFor(query, mine.sort);
                         }
                         answer(isSame);
                     });
}

void TicketLayouts::manageViews()
{
    auto *sheet = new OrderSheet(tr("Views of tickets"),
                                 tr("Those with a mark stand in the navigation, in this order."),
                                 tr("Views, those with a mark are shown"), tr("Arrange"), m_desk.window());
    const auto fill = [this, sheet] {
        const QString current = sheet->current();
        QList<OrderSheet::Line> lines;
        for (const SavedViewList::Entry &entry : m_views.entries())
            lines.append({entry.key, entry.name, !entry.hidden,
                          !entry.saved              ? tr("built in")
                          : entry.saved->isShared() ? tr("shared")
                                                    : tr("your own")});
        sheet->setLines(lines);
        sheet->select(current);
    };
    QPushButton *rename = sheet->addLineButton(tr("Rename…"), tr("Rename the view"));
    QPushButton *share = sheet->addLineButton(tr("Share"), tr("Share the view with everybody, or no longer"));
    QPushButton *remove = sheet->addLineButton(tr("Delete"), tr("Delete the view"));
    const auto chosen = [this, sheet]() -> std::optional<SavedView> {
        const SavedViewList::Entry *entry = m_views.entry(sheet->current());
        return entry ? entry->saved : std::nullopt;
    };
    const auto offer = [this, chosen, rename, share, remove] {
        const auto view = chosen();
        const bool mayWrite = view && (!view->isShared() || m_views.mayShare());
        rename->setEnabled(mayWrite);
        remove->setEnabled(mayWrite);
        share->setEnabled(view && m_views.mayShare());
        share->setText(view && view->isShared() ? tr("Stop sharing") : tr("Share"));
    };
    connect(sheet, &OrderSheet::currentChanged, this, offer);
    connect(&m_views, &SavedViewList::changed, sheet, fill);
    connect(rename, &QPushButton::clicked, this, [this, chosen] {
        if (const auto view = chosen())
            this->rename(*view);
    });
    connect(share, &QPushButton::clicked, this, [this, chosen] {
        if (const auto view = chosen())
            this->share(*view, !view->isShared());
    });
    connect(remove, &QPushButton::clicked, this, [this, chosen] {
        if (const auto view = chosen())
            m_views.remove(*view);
    });
    connect(sheet, &OrderSheet::arranged, this, [this](const QList<OrderSheet::Line> &lines) {
        SavedViewList::Order order;
        for (const OrderSheet::Line &line : lines) {
            order.keys.append(line.key);
            if (!line.shown)
                order.hidden.append(line.key);
        }
        m_views.setOrder(order);
    });
    fill();
    offer();
    sheet->open();
}

void TicketLayouts::rename(const SavedView &view)
{
    auto *sheet = new SaveViewSheet(
        tr("Rename view"), oneLine(view.name), view.name, view.isShared(), m_views.mayShare(),
        [this, id = view.id](const QString &wanted, bool shared) {
            const SavedViewList::Entry *there = m_views.named(wanted, shared);
            return there && there->saved->id != id;
        },
        m_desk.window());
    sheet->keepIn(m_desk.drafts(), u"view.%1"_s.arg(view.uid));
    connect(sheet, &SaveViewSheet::named, this, [this, view](const QString &wanted, bool shared) {
        SavedView renamed = view;
        renamed.name = wanted;
        renamed.owner = shared ? PersonId() : view.isShared() ? m_source.lists().actor().person : view.owner;
        m_views.save(view, renamed, tr("View “%1” renamed").arg(oneLine(view.name)));
    });
    sheet->open();
}

void TicketLayouts::share(const SavedView &view, bool shared)
{
    SavedView changed = view;
    changed.owner = shared ? PersonId() : m_source.lists().actor().person;
    m_views.save(view, changed,
                 shared ? tr("View “%1” shared with everybody").arg(oneLine(view.name))
                        : tr("View “%1” is your own again").arg(oneLine(view.name)));
}

void TicketLayouts::addActs(ActionRegistry &actions)
{
    struct Line
    {
        QString id, text, icon, words;
        QList<QKeySequence> keys;
        Reversal reversal;
        QString submenu;
        std::function<void()> run;
    };
    const QString columns = tr("&List"), views = tr("&Views"), groups = tr("&Groups");
    TicketListView *list = &m_page.list();
    TicketListModel *model = &m_page.model();
    const std::vector<Line> acts = {
        {u"tickets.columns"_s,
         tr("&Columns…"),
         u"sidebar"_s,
         tr("fields show hide order width"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
         Reversal::Undoable,
         columns,
         [this] { chooseColumns(); }},
        {u"tickets.fit-columns"_s,
         tr("&Fit columns"),
         {},
         tr("width reset"),
         {},
         Reversal::Undoable,
         columns,
         [this] { fitColumns(); }},
        {u"tickets.colors"_s,
         tr("Color &rows…"),
         u"sun"_s,
         tr("rules highlight"),
         {},
         Reversal::Undoable,
         columns,
         [this] { colorRows(); }},
        {u"tickets.rows-compact"_s,
         tr("C&ompact rows here"),
         {},
         tr("density height"),
         {},
         Reversal::Undoable,
         columns,
         [this] { setDensity(Density::Compact); }},
        {u"tickets.rows-normal"_s,
         tr("&Normal rows here"),
         {},
         tr("density height"),
         {},
         Reversal::Undoable,
         columns,
         [this] { setDensity(Density::Normal); }},
        {u"tickets.rows-roomy"_s,
         tr("Roo&my rows here"),
         {},
         tr("density height"),
         {},
         Reversal::Undoable,
         columns,
         [this] { setDensity(Density::Roomy); }},
        {u"tickets.rows-as-all"_s,
         tr("Rows as in &all lists"),
         {},
         tr("density height"),
         {},
         Reversal::Undoable,
         columns,
         [this] { setDensity(std::nullopt); }},
        {u"tickets.group"_s,
         tr("&Group by…"),
         u"filter"_s,
         tr("headings team state priority day"),
         {QKeySequence(Qt::SHIFT | Qt::Key_O)},
         Reversal::Undoable,
         groups,
         [this] { groupBy(); }},
        {u"tickets.group-next"_s,
         tr("&Next group"),
         u"chevron-down"_s,
         {},
         {QKeySequence(Qt::Key_BracketRight)},
         Reversal::ReadsOnly,
         groups,
         [list] { list->moveToHeading(1); }},
        {u"tickets.group-previous"_s,
         tr("&Previous group"),
         u"chevron-up"_s,
         {},
         {QKeySequence(Qt::Key_BracketLeft)},
         Reversal::ReadsOnly,
         groups,
         [list] { list->moveToHeading(-1); }},
        {u"tickets.fold"_s,
         tr("&Fold group"),
         {},
         tr("collapse"),
         {QKeySequence(Qt::Key_Minus)},
         Reversal::ReadsOnly,
         groups,
         [list] { list->fold(true); }},
        {u"tickets.unfold"_s,
         tr("&Unfold group"),
         {},
         tr("expand"),
         {QKeySequence(Qt::Key_Plus)},
         Reversal::ReadsOnly,
         groups,
         [list] { list->fold(false); }},
        {u"tickets.fold-all"_s,
         tr("Fold &all groups"),
         {},
         tr("collapse"),
         {QKeySequence(Qt::SHIFT | Qt::Key_Left)},
         Reversal::ReadsOnly,
         groups,
         [model] { model->setAllFolded(true); }},
        {u"tickets.unfold-all"_s,
         tr("Unfold a&ll groups"),
         {},
         tr("expand"),
         {QKeySequence(Qt::SHIFT | Qt::Key_Right)},
         Reversal::ReadsOnly,
         groups,
         [model] { model->setAllFolded(false); }},
        {u"tickets.view-save"_s,
         tr("&Save view"),
         u"check"_s,
         tr("keep filter layout"),
         {QKeySequence(Qt::CTRL | Qt::Key_S)},
         Reversal::Undoable,
         views,
         [this] { saveView(); }},
        {u"tickets.view-save-as"_s,
         tr("Save as &new view…"),
         u"plus"_s,
         tr("keep filter layout"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
         Reversal::Undoable,
         views,
         [this] { saveViewAs(); }},
        {u"tickets.view-revert"_s,
         tr("&Revert view"),
         u"back"_s,
         tr("as it was saved"),
         {},
         Reversal::Undoable,
         views,
         [this] { revert(); }},
        {u"tickets.views"_s,
         tr("&Arrange views…"),
         u"sidebar"_s,
         tr("order rename share delete hide"),
         {QKeySequence(Qt::SHIFT | Qt::Key_V)},
         Reversal::Undoable,
         views,
         [this] { manageViews(); }},
    };
    for (const Line &act : acts)
        actions.add({.id = act.id,
                     .text = act.text,
                     .icon = act.icon,
                     .menu = MenuGroup::View,
                     .submenu = act.submenu,
                     .keys = act.keys,
                     .context = m_page.id(),
                     .reversal = act.reversal,
                     .words = act.words,
                     .right = Act::EditOwnSettings},
                    list, act.run);
    for (int place = 0; place < kViewKeys; ++place)
        actions.add({.id = u"tickets.view-%1"_s.arg(place + 1),
                     .text = tr("View &%1").arg(place + 1),
                     .menu = MenuGroup::Go,
                     .submenu = views,
                     .keys = {QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + place))},
                     .context = m_page.id(),
                     .words = tr("go to saved")},
                    &m_page, [this, place] { m_page.goToView(place); });
}

} // namespace binnacle
