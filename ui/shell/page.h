// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A page of the window: Home, Tickets, Import. Made once by its factory in app/; the host shows it, gives it
// routes and remembers where it stood. GUI thread; owned by the page host.

#include "shell/desk.h"
#include "shell/route.h"

#include <QList>
#include <QWidget>
#include <functional>

namespace binnacle {

// A line under the page in the sidebar: a saved view with its count.
struct NavView
{
    QString text;
    Route route;
    qint64 count = -1; // below 0: none shown
    bool urgent = false;
    bool isCurrent = false; // what the page shows, however it got there
    bool isChanged = false; // and not as it was saved
    QString key = {};       // by which the page moves it; empty: it stays where it is
};

class Page : public QWidget
{
    Q_OBJECT

public:
    Page(QString id, Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] virtual QString title() const = 0;           // "Tickets"
    [[nodiscard]] virtual QString icon() const = 0;            // symbolic icon name
    [[nodiscard]] virtual QString about() const { return {}; } // one line for the palette

    // Called at each visit, on return by Back too, with what this page's route() gave before. Data is loaded
    // here, never in the constructor.
    virtual void activate(const Route &route);
    [[nodiscard]] virtual Route route() const;
    [[nodiscard]] virtual QWidget *firstFocus() { return this; }
    [[nodiscard]] virtual QList<QWidget *> panes() { return {firstFocus()}; } // F6 goes round them
    [[nodiscard]] virtual QList<NavView> views() const { return {}; }
    virtual void moveView(const QString & /*key*/, int /*step*/) {} // by hand, in the sidebar
    // What the strip at the foot says at its right while the page is shown: "24,918 tickets · read 10:27:07".
    [[nodiscard]] virtual QString facts() const { return {}; }
    // Takes a passing bar into its layout, where it pushes nothing one works at; false: it stands under the
    // page.
    [[nodiscard]] virtual bool takeBar(QWidget *) { return false; }
    // Asked before the window closes; false keeps it open (the page says why itself).
    [[nodiscard]] virtual bool mayClose() { return true; }
    // Draws the page off screen: true once everything it shows has arrived.
    [[nodiscard]] virtual bool isSettled() const { return true; }
    // Further places of the page that are drawn off screen, by the name of the picture.
    [[nodiscard]] virtual QList<std::pair<QString, Route>> scenes() const { return {}; }

Q_SIGNALS:
    void viewsChanged();
    void factsChanged();
    void routeChanged(); // the page moved by itself; the host keeps the earlier place for Back

protected:
    [[nodiscard]] Desk &desk() const { return m_desk; }

private:
    QString m_id;
    Desk &m_desk;
};

struct PageFactory
{
    QString id;
    bool atBottom = false; // in the lower part of the sidebar
    std::function<Page *(Desk &desk, QWidget *parent)> make;
};

} // namespace binnacle
