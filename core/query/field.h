// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the query language knows of the fields of a thing: names, kinds and the values that may be written.
// Data only, immutable once built; any thread. The fields of tickets are in query/ticketfields.h.

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace binnacle {

enum class FieldKind {
    Choice, // one of `values`
    State,  // one of `values` or of `classes`; another word is a state as an import found it, in quotes where
            // it is several
    Number, // low..high, with an optional `prefix` letter (P1)
    Flag,   // yes, no
    Name,   // a name, compared folded
    Person, // a name, or `me`
    Identifier, // text compared without regard to the case of ASCII letters
    Key,        // a ticket's number, compared by naturalKey()
    Time,       // an instant: compared with dates, months, times and ages
};

struct FieldSpec
{
    QString name;
    FieldKind kind = FieldKind::Name;
    QStringList values;    // Choice, State
    QStringList classes;   // State: open, done, void
    int low = 0;           // Number
    int high = 0;          // Number
    QChar prefix;          // Number: an upper case letter that may stand before it
    bool optional = false; // may be empty, which `none` finds
};

// How many letters have to be put in, taken out or changed (Levenshtein).
[[nodiscard]] int editDistance(const QString &a, const QString &b);

class FieldCatalog
{
public:
    explicit FieldCatalog(QList<FieldSpec> fields);

    // By name, without regard to case; null if there is none.
    [[nodiscard]] const FieldSpec *find(const QString &name) const;
    [[nodiscard]] const QList<FieldSpec> &fields() const { return m_fields; }
    // The known name nearest to a misspelled one, or empty.
    [[nodiscard]] QString nearest(const QString &name) const;

private:
    QList<FieldSpec> m_fields;
    QHash<QString, qsizetype> m_index;
};

} // namespace binnacle
