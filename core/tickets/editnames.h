// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an edit asks of other rows: whom and what a name means, who is of a team, what the person acting sees.
// Each is looked up once, however many tickets are edited with it. On the database thread, for the length of
// one read or write.

#include "people/person.h"
#include "store/scope.h"
#include "tickets/prioritymatrix.h"
#include "tickets/ticket.h"

#include <QHash>
#include <QSet>
#include <optional>

namespace binnacle {

class EditNames
{
public:
    // Writing: a new service or category that may be made is made.
    explicit EditNames(WriteScope &scope);
    // Looking ahead: what would be made has no key yet.
    EditNames(ReadScope &scope, const Actor &actor);

    [[nodiscard]] const Actor &actor() const { return m_actor; }
    // Keys for what the ticket names by text only. NotFound "no-such-person", "no-such-team", and of a
    // service or category the actor may not make "no-such-service", "no-such-category"; Conflict
    // "category-retired".
    [[nodiscard]] Result<> resolve(Ticket &ticket);
    [[nodiscard]] Result<bool> isMember(const Named &team, PersonId person);
    // Empty: nobody has this key.
    [[nodiscard]] Result<Named> person(PersonId id);
    [[nodiscard]] Result<Named> category(CategoryId id);
    // That counts now.
    [[nodiscard]] Result<PriorityMatrix> matrix();
    // Whether the actor would see the ticket: what the block ticket_visible says of rows.
    [[nodiscard]] Result<bool> sees(const Ticket &ticket);

private:
    enum class Kind { Service, Category };
    [[nodiscard]] Result<> resolvePerson(Named &named);
    [[nodiscard]] Result<> resolveTeam(Named &named);
    [[nodiscard]] Result<> resolveOrMake(Named &named, Kind kind);
    [[nodiscard]] Result<QHash<QString, Named>> readAll(Kind kind);
    [[nodiscard]] Result<> make(Named &named, Kind kind);
    [[nodiscard]] Result<> mayBeSet(CategoryId id);

    struct Sight
    {
        bool all = false;
        QSet<qint64> teams;
    };

    ReadScope &m_scope;
    WriteScope *m_making = nullptr;
    Actor m_actor;
    QHash<QString, Named> m_persons;
    QHash<QString, Team> m_teams;
    QHash<qint64, Named> m_personOf;
    std::optional<QHash<QString, Named>> m_known[2]; // by folded name
    QHash<QString, qint64> m_held[2];                // looked up for writing
    QHash<qint64, Named> m_categoryOf;
    QHash<qint64, std::optional<Error>> m_mayBeSet; // by category
    std::optional<PriorityMatrix> m_matrix;
    std::optional<Sight> m_sight;
};

} // namespace binnacle
