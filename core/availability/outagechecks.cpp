// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagechecks.h"

#include "availability/outagesql.h"
#include "availability/outagestore.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// What the audit says an outage has become.
struct Said
{
    bool isAdded = false;          // it was entered here: `fields` are all of it
    QMap<QString, QString> fields; // the last word of each
    bool isRemoved = false;
};

void take(Said &said, const QString &act, const QString &field, const QString &after)
{
    if (act == "outage.remove"_L1) {
        said.isRemoved = true;
    } else if (act == "outage.restore"_L1) {
        said.isRemoved = false;
    } else if (act == "outage.add"_L1) {
        said.isAdded = true;
        for (const QString &line : after.split(u'\n'))
            said.fields.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    } else {
        said.fields.insert(field, after);
    }
}

Result<QMap<qint64, Said>> saidOf(ReadScope &scope)
{
    QMap<qint64, Said> all;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"audit_of_outages"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        take(all[rows.int64(0)], rows.text(1), rows.text(2), rows.text(3));
    return all;
}

bool isAsSaid(const Said &said, const Outage &outage, bool isRemoved)
{
    if (said.isRemoved != isRemoved || (!said.isAdded && outage.source == "binnacle"_L1))
        return false;
    for (const auto &[field, text] : outagestore::auditedFields(outage)) {
        if ((said.isAdded || said.fields.contains(field)) && said.fields.value(field) != text)
            return false;
    }
    return true;
}

} // namespace

Result<Check> checkOutages(ReadScope &scope)
{
    BINNACLE_LET(auto said, saidOf(scope));
    FaultList faults;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"outage_every"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        BINNACLE_LET(const Outage outage, outageOf(rows));
        if (!isAsSaid(said.take(outage.id.value), outage, !rows.isNull(15)))
            faults.add(u"outage %1"_s.arg(outage.id.value));
    }
    for (auto gone = said.cbegin(); gone != said.cend(); ++gone) {
        if (gone->isAdded) // an import's may be gone with it
            faults.add(u"outage %1 is gone"_s.arg(gone.key()));
    }
    return faults.check(u"outages"_s);
}

} // namespace binnacle
