// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ticket acts as the registry knows them: names, keys, menus, and where their keys work.

#include "shell/actionregistry.h"
#include "tickets/conversation.h"
#include "tickets/ticketactions.h"
#include "tickets/ticketexport.h"
#include "tickets/ticketlistmodel.h"
#include "tickets/ticketlistpane.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kRows = u"tickets"_s;

} // namespace

void TicketActions::addTicketActs(ActionRegistry &actions)
{
    // Everywhere: a call comes in whatever page is open.
    actions.add({.id = u"ticket.new"_s,
                 .text = tr("&New ticket"),
                 .icon = u"plus"_s,
                 .menu = MenuGroup::Ticket,
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_N)},
                 .reversal = Reversal::Undoable,
                 .words = tr("create incident request"),
                 .right = Act::CreateTicket},
                m_desk.window(), [this] { newTicket(); });

    struct Line
    {
        QString id, text, icon, words;
        QList<QKeySequence> keys;
        Reversal reversal = Reversal::Undoable;
        void (TicketActions::*run)() = nullptr;
        std::optional<Act> right = Act::EditTicket;
    };
    const std::vector<Line> acts = {
        {u"ticket.assign"_s, tr("&Assign…"), u"person"_s, tr("team owner hand over"),
         QList<QKeySequence>{QKeySequence(Qt::Key_A)}, Reversal::Undoable, &TicketActions::assign},
        {u"ticket.take"_s, tr("Assign to &me"), u"person"_s, tr("take own"),
         QList<QKeySequence>{QKeySequence(Qt::Key_I)}, Reversal::Undoable, &TicketActions::take},
        {u"ticket.state"_s, tr("Change &state…"), u"chevron-right"_s, tr("status pending cancel progress"),
         QList<QKeySequence>{QKeySequence(Qt::Key_S)}, Reversal::Undoable, &TicketActions::changeState},
        {u"ticket.resolve"_s, tr("Resol&ve…"), u"check"_s, tr("done fulfill solve close"),
         QList<QKeySequence>{QKeySequence(Qt::Key_D)}, Reversal::Undoable, &TicketActions::resolve},
        {u"ticket.reopen"_s,
         tr("Re&open"),
         u"refresh"_s,
         {},
         QList<QKeySequence>{QKeySequence(Qt::SHIFT | Qt::Key_D)},
         Reversal::Undoable,
         &TicketActions::reopen},
        {u"ticket.edit"_s, tr("&Edit fields…"), u"file"_s, tr("title description priority impact urgency"),
         QList<QKeySequence>{QKeySequence(Qt::Key_E)}, Reversal::Undoable, &TicketActions::editFields},
        {u"ticket.edit-cell"_s, tr("Edit in t&he list"), u"file"_s, tr("inline cell rename F2"),
         QList<QKeySequence>{QKeySequence(Qt::Key_F2)}, Reversal::Undoable, &TicketActions::editCell},
        {u"ticket.bulk"_s, tr("Edit se&lected tickets…"), u"tickets"_s,
         tr("bulk mass several many all change fields"),
         QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, Reversal::Undoable,
         &TicketActions::editSelected},
        {u"ticket.stamps"_s, tr("T&imes and outages…"), u"history"_s,
         tr("timeline occurred detected acknowledged restored resolved explain outage course"),
         QList<QKeySequence>{QKeySequence(Qt::Key_T)}, Reversal::Undoable, &TicketActions::editStamps},
        {u"ticket.attach"_s, tr("A&ttach file…"), u"attach"_s, tr("upload attachment"),
         QList<QKeySequence>{QKeySequence(Qt::Key_F)}, Reversal::Undoable, &TicketActions::attach,
         Act::Attach},
        {u"ticket.copy-number"_s,
         tr("&Copy number"),
         u"copy"_s,
         {},
         QList<QKeySequence>{QKeySequence(Qt::Key_C)},
         Reversal::ReadsOnly,
         &TicketActions::copyNumber,
         {}},
    };
    for (const Line &act : acts) {
        QAction *action = actions.add({.id = act.id,
                                       .text = act.text,
                                       .icon = act.icon,
                                       .menu = MenuGroup::Ticket,
                                       .keys = act.keys,
                                       .context = m_page.id(),
                                       .reversal = act.reversal,
                                       .words = act.words,
                                       .right = act.right,
                                       .rows = kRows},
                                      &m_page.list(), [this, run = act.run] {
                                          // Keys may come faster than tickets: the act waits for its own.
                                          m_page.whenShown([this, run] { (this->*run)(); });
                                      });
        m_page.view().conversation().addAction(action);
    }
}

void TicketActions::addPageActs(ActionRegistry &actions)
{
    struct Line
    {
        QString id, text, icon;
        MenuGroup menu = MenuGroup::Go;
        QList<QKeySequence> keys;
        QWidget *scope = nullptr;
        std::function<void()> run;
        bool inConversation = false;
        std::optional<Act> right = {};
        QString rows = {};
    };
    QWidget *list = &m_page.list();
    const std::vector<Line> acts = {
        {u"ticket.reply"_s, tr("&Reply"), u"comment"_s, MenuGroup::Ticket,
         QList<QKeySequence>{QKeySequence(Qt::Key_R)}, list, [this] { m_page.write(MessageKind::Public); },
         true, Act::Comment, kRows},
        {u"ticket.note"_s, tr("Internal &note"), u"lock"_s, MenuGroup::Ticket,
         QList<QKeySequence>{QKeySequence(Qt::Key_N)}, list, [this] { m_page.write(MessageKind::Internal); },
         true, Act::Comment, kRows},
        {u"ticket.history"_s,
         tr("&History of the ticket"),
         u"history"_s,
         MenuGroup::View,
         QList<QKeySequence>{QKeySequence(Qt::Key_H)},
         list,
         [this] { m_page.toggleHistory(); },
         true,
         {},
         kRows},
        {u"tickets.next"_s, tr("Next t&icket"), u"chevron-down"_s, MenuGroup::Go,
         QList<QKeySequence>{QKeySequence(Qt::Key_J)}, list, [this] { m_page.moveBy(1); }, true},
        {u"tickets.previous"_s, tr("&Previous ticket"), u"chevron-up"_s, MenuGroup::Go,
         QList<QKeySequence>{QKeySequence(Qt::Key_K)}, list, [this] { m_page.moveBy(-1); }, true},
        {u"tickets.open"_s,
         tr("Op&en ticket"),
         u"tickets"_s,
         MenuGroup::Go,
         QList<QKeySequence>{QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
         list,
         [this] { m_page.open(); },
         false,
         {},
         kRows},
        {u"tickets.close"_s, tr("Back to the &list"), u"back"_s, MenuGroup::Go,
         QList<QKeySequence>{QKeySequence(Qt::Key_Escape)}, &m_page.view(), [this] { m_page.close(); }},
        {u"tickets.preview"_s, tr("Pre&view"), u"sidebar"_s, MenuGroup::View,
         QList<QKeySequence>{QKeySequence(Qt::Key_P)}, list, [this] { m_page.togglePreview(); }},
        {u"tickets.sort"_s, tr("S&ort tickets…"), u"filter"_s, MenuGroup::View,
         QList<QKeySequence>{QKeySequence(Qt::Key_O)}, list, [this] { sortBy(); }},
        {u"tickets.select-all"_s, tr("Select &all that match"), u"tickets"_s, MenuGroup::Edit,
         QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_A)}, list,
         [this] { m_page.list().selectAll(); }},
        {u"tickets.filter"_s, tr("F&ilter tickets"), u"filter"_s, MenuGroup::Edit,
         QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_F)}, &m_page, [this] { m_page.focusQuery(); }},
        {u"tickets.build-filter"_s, tr("&Build filter…"), u"filter"_s, MenuGroup::Edit,
         QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, &m_page,
         [this] { m_page.pane().buildQuery(); }},
        {u"tickets.export"_s, tr("E&xport list…"), u"export"_s, MenuGroup::File,
         QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)}, &m_page,
         [this] { m_export->askWhere(); }},
        {u"tickets.copy-rows"_s, tr("&Copy rows"), u"copy"_s, MenuGroup::Edit,
         QList<QKeySequence>{QKeySequence(QKeySequence::Copy)}, list, [this] { m_export->copyRows(); }},
        {u"tickets.refresh"_s, tr("Re&fresh list"), u"refresh"_s, MenuGroup::View,
         QList<QKeySequence>{QKeySequence(Qt::Key_F5)}, &m_page, [this] { m_page.model().refresh(); }},
    };
    for (const Line &act : acts) {
        QAction *action = actions.add({.id = act.id,
                                       .text = act.text,
                                       .icon = act.icon,
                                       .menu = act.menu,
                                       .keys = act.keys,
                                       .context = m_page.id(),
                                       .right = act.right,
                                       .rows = act.rows},
                                      act.scope, act.run);
        if (act.inConversation)
            m_page.view().conversation().addAction(action);
    }
}

} // namespace binnacle
