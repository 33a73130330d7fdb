// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The values an import gives a ticket, by name and as text: kept to tell what changed since, merged field by
// field with what was edited here, put aside for undo. Pure; any thread.

#include "tickets/ticket.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace binnacle::importvalues {

// Every value, in a fixed order.
[[nodiscard]] QByteArray encode(const Ticket &ticket);
// Writes encoded values into a ticket; names it does not know are passed over. False: damaged.
[[nodiscard]] bool decode(const QByteArray &values, Ticket &ticket);
// As encode, with long texts as their hash: enough to see whether a value changed.
[[nodiscard]] QByteArray digest(const Ticket &ticket);

// The values of a digest by name; none where it is damaged.
using Texts = QHash<QByteArray, QByteArray>;
[[nodiscard]] Texts texts(const QByteArray &digest);
// Writes them into a ticket, an empty one too; of a long one its hash.
void set(const Texts &given, Ticket &ticket);

struct Change
{
    QString field;
    QString before, after; // as history keeps them
};

struct Merge
{
    Ticket merged;    // the present ticket with what the import may change
    QByteArray given; // digest: the last import the next time
    bool changes = false;
    QList<Change> changed; // the fields a person reads of
    QStringList kept;      // fields edited here since the last import, whose value stays
};

// `last`: digest of the last import (empty: there was none). `edited`: whether anything may have been edited
// here since. `untold`: names of values the import says nothing of.
[[nodiscard]] Merge merge(const QByteArray &last, const Ticket &present, const Ticket &incoming, bool edited,
                          const QSet<QByteArray> &untold = {});

// The fields in which a ticket differs from a digest, those a person can edit only.
[[nodiscard]] QStringList differing(const QByteArray &digest, const Ticket &ticket);
// The same of all values and to the letter. A name of somebody or something in another spelling is no
// difference, for the rows keep the one met first; of a long one it cannot be said.
[[nodiscard]] QStringList strayed(const QByteArray &digest, const Ticket &ticket);

} // namespace binnacle::importvalues
