// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplechecks.h"

#include "people/peoplestore.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kShown = 5;

using Values = QMap<QString, QString>; // field → as audited last

// Each person the audit knows.
Result<QMap<qint64, Values>> auditedPersons(ReadScope &scope)
{
    QMap<qint64, Values> persons;
    BINNACLE_LET(Statement rows, peoplestore::auditRows(scope));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        Values &values = persons[rows.int64(0)];
        if (!rows.text(1).isEmpty()) {
            values.insert(rows.text(1), rows.text(2));
            continue;
        }
        for (const QString &line : rows.text(2).split(u'\n', Qt::SkipEmptyParts))
            values.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    return persons;
}

} // namespace

Result<Check> checkPersons(ReadScope &scope)
{
    BINNACLE_LET(const auto audit, auditedPersons(scope));
    BINNACLE_LET(const auto present, peoplestore::persons(scope));
    QStringList faults;
    QMap<qint64, Values> missing = audit;
    for (const Person &person : present) {
        missing.remove(person.id.value);
        const auto known = audit.constFind(person.id.value);
        for (const QString &field : personFields()) {
            // Nobody but Binnacle gives roles: who has one without an audit row got it elsewhere.
            const bool asked = known != audit.cend() || field == u"roles";
            const QString was = known == audit.cend() ? QString() : known->value(field);
            if (asked && audited(person, field) != was)
                faults.append(person.uid + u' ' + field);
        }
    }
    for (auto gone = missing.cbegin(); gone != missing.cend(); ++gone)
        faults.append(u"person %1 is gone"_s.arg(gone.key()));
    QString detail = faults.mid(0, kShown).join(u"; "_s);
    if (faults.size() > kShown)
        detail += u" (%1 more)"_s.arg(faults.size() - kShown);
    return Check{u"person-replay"_s, faults.isEmpty(), detail};
}

} // namespace binnacle
