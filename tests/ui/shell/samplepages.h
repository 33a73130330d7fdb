// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Two small pages to try the window with: tiles and cards, and a page with an act and views of its own. GUI
// thread.

#include "shell/actionregistry.h"
#include "shell/page.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace binnacle::sample {

using namespace Qt::StringLiterals;

class BoardPage final : public Page
{
public:
    BoardPage(Desk &desk, QWidget *parent)
        : Page(u"home"_s, desk, parent)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(14, 10, 14, 10);
        auto *chips = new QHBoxLayout;
        auto *on = new Chip(u"Last 90 days"_s, this);
        on->setRemovable(true);
        chips->addWidget(on);
        for (const QString &text : {u"All services"_s, u"All teams"_s, u"P1 – P4"_s})
            chips->addWidget(new Chip(text, this));
        chips->addStretch();
        auto *exporting = new QPushButton(u"Export"_s, this);
        exporting->setAccessibleName(u"Export"_s);
        chips->addWidget(exporting);
        layout->addLayout(chips);
        auto *tiles = new QHBoxLayout;
        for (const QString &title : {u"Open incidents"_s, u"SLA met"_s, u"Reopened"_s}) {
            auto *tile = new QPushButton(title, this);
            tile->setAccessibleName(title);
            tiles->addWidget(tile);
            m_first = m_first ? m_first : tile;
        }
        layout->addLayout(tiles);
        auto *cards = new QHBoxLayout;
        auto *dots = new Card(u"Time to resolve, from opened"_s, this);
        dots->setCaption(u"weekly median · p90 · n 402; 20 without start, 9 open, not drawn"_s);
        dots->setExplanation({u"Time to resolve"_s, {u"Resolved minus opened."_s}});
        auto *backlog = new Card(u"Backlog by age"_s, this);
        backlog->setCaption(u"312 open"_s);
        dots->body()->addStretch();
        backlog->body()->addStretch();
        cards->addWidget(dots, 2);
        cards->addWidget(backlog, 1);
        layout->addLayout(cards, 1);
    }

    QString title() const override { return u"Home"_s; }
    QString icon() const override { return u"home"_s; }
    QWidget *firstFocus() override { return m_first; }

private:
    QPushButton *m_first = nullptr;
};

class ListPage final : public Page
{
public:
    ListPage(Desk &desk, QWidget *parent)
        : Page(u"tickets"_s, desk, parent)
        , m_line(new QLineEdit(this))
    {
        auto *layout = new QVBoxLayout(this);
        m_line->setAccessibleName(u"Filter"_s);
        layout->addWidget(m_line);
        auto *empty = new EmptyState(u"tickets"_s, u"No tickets yet"_s,
                                     u"Tickets you make or import are listed here."_s, this);
        empty->addButton(u"New ticket"_s, {}, u"N"_s);
        empty->addButton(u"Import a log"_s);
        layout->addWidget(empty, 1);
        desk.actions().add({.id = u"ticket.new"_s,
                            .text = u"&New ticket"_s,
                            .icon = u"plus"_s,
                            .menu = MenuGroup::Ticket,
                            .keys = {QKeySequence(Qt::Key_N)},
                            .reversal = Reversal::Undoable},
                           desk.window(), [this] { ++made; });
        desk.actions().add({.id = u"ticket.resolve"_s,
                            .text = u"&Resolve"_s,
                            .menu = MenuGroup::Ticket,
                            .keys = {QKeySequence(Qt::ALT | Qt::Key_R)},
                            .context = u"tickets"_s,
                            .reversal = Reversal::Undoable},
                           this, [this] { ++resolved; });
    }

    QString title() const override { return u"Tickets"_s; }
    QString icon() const override { return u"tickets"_s; }
    QWidget *firstFocus() override { return m_line; }
    Route route() const override { return m_route; }
    void activate(const Route &route) override { m_route = route; }
    QList<NavView> views() const override
    {
        return {{u"My open"_s, {u"tickets"_s, {{u"query"_s, u"state:open"_s}}}, 12, false},
                {u"Breaching soon"_s, {u"tickets"_s, {{u"query"_s, u"breached:yes"_s}}}, 6, true}};
    }
    void wander(const QString &query)
    {
        m_route = {u"tickets"_s, {{u"query"_s, query}}};
        Q_EMIT routeChanged();
    }

    int made = 0;
    int resolved = 0;

private:
    QLineEdit *m_line;
    Route m_route{u"tickets"_s, {}};
};

inline QList<PageFactory> factories()
{
    return {
        {u"home"_s, false, [](Desk &desk, QWidget *parent) -> Page * { return new BoardPage(desk, parent); }},
        {u"tickets"_s, false,
         [](Desk &desk, QWidget *parent) -> Page * { return new ListPage(desk, parent); }}};
}

} // namespace binnacle::sample
