// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplechecks.h"

#include "people/peoplestore.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// What the audit says of one person.
struct Audited
{
    QMap<QString, QString> values; // field → as audited last
    bool added = false;            // here: every field is known
};

// Each person the audit knows.
Result<QMap<qint64, Audited>> auditedPersons(ReadScope &scope)
{
    QMap<qint64, Audited> persons;
    BINNACLE_LET(Statement rows, peoplestore::auditRows(scope));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        if (rows.text(3) == u"person.remove") {
            persons.remove(rows.int64(0));
            continue;
        }
        Audited &person = persons[rows.int64(0)];
        if (!rows.text(1).isEmpty()) {
            person.values.insert(rows.text(1), rows.text(2));
            continue;
        }
        person.added = true;
        for (const QString &line : rows.text(2).split(u'\n', Qt::SkipEmptyParts))
            person.values.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    return persons;
}

} // namespace

Result<Check> checkPersons(ReadScope &scope)
{
    BINNACLE_LET(const auto audit, auditedPersons(scope));
    BINNACLE_LET(const auto present, peoplestore::persons(scope));
    FaultList faults;
    QMap<qint64, Audited> missing = audit;
    for (const Person &person : present) {
        missing.remove(person.id.value);
        const Audited known = audit.value(person.id.value);
        for (const QString &field : personFields()) {
            // Nobody but Binnacle gives roles: who has one without an audit row got it elsewhere. The rest of
            // a person an import named is what the import gave.
            const bool asked = known.added || known.values.contains(field) || field == u"roles";
            if (asked && audited(person, field) != known.values.value(field))
                faults.add(person.uid + u' ' + field);
        }
    }
    for (auto gone = missing.cbegin(); gone != missing.cend(); ++gone)
        faults.add(u"person %1 is gone"_s.arg(gone.key()));
    BINNACLE_LET(Statement hidden, peoplestore::hidden(scope));
    BINNACLE_TRY(hidden.run());
    while (hidden.next())
        faults.add(hidden.text(0) + u" is hidden"_s);
    return faults.check(u"person-replay"_s);
}

Result<Check> checkPeopleKeys(ReadScope &scope)
{
    FaultList faults;
    BINNACLE_TRY(peoplestore::compareKeys(scope, faults));
    return faults.check(u"person-keys"_s);
}

} // namespace binnacle
