// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/palettesources.h"

#include "base/fold.h"
#include "base/whenready.h"
#include "configuration/servicecatalog.h"
#include "desktop/founditems.h"
#include "desktop/recentrecords.h"
#include "people/peopleservice.h"
#include "periods/periodplaces.h"
#include "periods/periodservice.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "tickets/ticketqueries.h"
#include "workspace.h"

namespace binnacle {

namespace {

constexpr int kTicketsFound = 8;
constexpr int kPeopleFound = 5;
constexpr int kServicesFound = 5;
constexpr int kPeriodsFound = 5;
constexpr qsizetype kFewestLetters = 2;

bool isTooShort(const QString &text)
{
    return text.trimmed().size() < kFewestLetters;
}

} // namespace

PaletteSources::PaletteSources(Workspace &workspace, MainWindow &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_window(window)
    , m_recent(new RecentRecords(workspace, this))
{
    addRecent();
    addTickets();
    addPeople();
    addServices();
    addPeriods();
}

void PaletteSources::offer(QList<PaletteItem> &items, PaletteItem item, const Route &place) const
{
    item.run = [&window = m_window, place] { window.desk().go(place); };
    items.append(std::move(item));
}

void PaletteSources::addRecent()
{
    connect(&m_window.host(), &PageHost::moved, m_recent, &RecentRecords::note);
    connect(m_recent, &RecentRecords::wanted, this,
            [this](const Route &route) { m_window.desk().go(route); });
    m_window.commandPalette().addSource(
        [this](const QString &text, const auto &done) { done(m_recent->items(text)); });
    m_recent->load();
}

// Numbers and words find tickets, the newest first.
void PaletteSources::addTickets()
{
    m_window.commandPalette().addSource([this](const QString &text, const auto &done) {
        if (isTooShort(text))
            return;
        const auto found = m_workspace.ticketQueries().newest(m_workspace.actor(), text, kTicketsFound);
        whenReady(found, this, [this, done](const Result<std::vector<TicketRow>> &rows) {
            if (!rows) // half-typed text need not be a query
                return;
            QList<PaletteItem> items;
            for (const TicketRow &row : *rows)
                offer(items, founditems::ticket(row), founditems::placeOf(row));
            done(items);
        });
    });
}

// People by a part of their name, login or address.
void PaletteSources::addPeople()
{
    m_window.commandPalette().addSource([this](const QString &text, const auto &done) {
        if (isTooShort(text))
            return;
        const auto found = m_workspace.people().find(m_workspace.actor(), text, kPeopleFound);
        whenReady(found, this, [this, done](const Result<std::vector<Person>> &persons) {
            if (!persons)
                return;
            QList<PaletteItem> items;
            for (const Person &person : *persons)
                offer(items, founditems::person(person), founditems::placeOf(person));
            done(items);
        });
    });
}

// Services by a part of their name.
void PaletteSources::addServices()
{
    m_window.commandPalette().addSource([this](const QString &text, const auto &done) {
        if (isTooShort(text))
            return;
        const auto all = m_workspace.services().services(m_workspace.actor());
        whenReady(all, this, [this, done, words = fold(text)](const Result<std::vector<Service>> &services) {
            if (!services)
                return;
            QList<PaletteItem> items;
            for (const Service &service : *services) {
                if (items.size() == kServicesFound)
                    break;
                if (fold(service.name).contains(words))
                    offer(items, founditems::service(service), founditems::placeOf(service));
            }
            done(items);
        });
    });
}

// Published periods by a part of their name: "October 2026"; the latest first.
void PaletteSources::addPeriods()
{
    m_window.commandPalette().addSource([this](const QString &text, const auto &done) {
        if (isTooShort(text))
            return;
        const auto all = m_workspace.periods().periods(m_workspace.actor());
        whenReady(
            all, this, [this, done, words = fold(text)](const Result<std::vector<PublishedPeriod>> &periods) {
                QList<PaletteItem> items;
                for (size_t i = periods ? periods->size() : 0; i > 0 && items.size() < kPeriodsFound; --i) {
                    const PublishedPeriod &period = (*periods)[i - 1];
                    PaletteItem item = founditems::period(period);
                    if (fold(item.text).contains(words))
                        offer(items, std::move(item), periodplaces::of(period));
                }
                done(items);
            });
    });
}

} // namespace binnacle
