// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the person opened last, tickets, services and periods, for the palette: first where nothing is typed.
// Kept with the workspace as a setting of theirs, as places without names: what they read of one is read
// anew, so what is gone or hidden from them by now is not named. GUI thread; owned by Desktop.

#include "shell/palette.h"
#include "shell/route.h"

#include <QHash>
#include <QTimer>

namespace binnacle {

class Workspace;
struct PublishedPeriod;
struct Service;
struct TicketRow;

class RecentRecords : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kKept = 20;
    static constexpr qsizetype kOffered = 5; // while nothing is typed

    explicit RecentRecords(Workspace &workspace, QObject *parent = nullptr);

    void load();
    void note(const Route &route); // where the window went; what is no record is passed over
    [[nodiscard]] QStringList links() const { return m_links; } // the latest first
    // Known already: a palette that opens waits for nothing.
    [[nodiscard]] QList<PaletteItem> items(const QString &typed) const;
    // The record a route opens, as one is kept of it; of a ticket told by its number that number. Not valid:
    // it opens none.
    [[nodiscard]] static Route recordOf(const Route &route);

Q_SIGNALS:
    void wanted(const binnacle::Route &route);
    void resolved();

private:
    void put(const Route &record);
    void keep();
    void readTickets();
    void readServices();
    void readPeriods();
    void name(const QString &link, PaletteItem item);

    Workspace &m_workspace;
    QStringList m_links;
    QHash<QString, PaletteItem> m_named; // by link
    QTimer m_soon;                       // reads the names anew, once for many
    bool m_loaded = false;
};

} // namespace binnacle
