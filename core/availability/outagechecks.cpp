// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagechecks.h"

#include "availability/outagesql.h"
#include "availability/outagestore.h"

#include <QMap>
#include <optional>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// What the audit says an outage has become.
struct Said
{
    std::optional<QString> added; // outagestore::audited of what was entered
    std::optional<QString> to;    // of the last act that ended or reopened it
    bool isRemoved = false;
};

Result<QMap<qint64, Said>> saidOf(ReadScope &scope)
{
    QMap<qint64, Said> all;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"audit_of_outages"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        Said &said = all[rows.int64(0)];
        const QString act = rows.text(1);
        if (act == "outage.add"_L1)
            said.added = rows.text(2);
        else if (act == "outage.remove"_L1)
            said.isRemoved = true;
        else
            said.to = rows.text(2);
    }
    return all;
}

bool isAsSaid(const Said &said, const Outage &outage, bool isRemoved)
{
    if (said.isRemoved != isRemoved)
        return false;
    if (said.to && outagestore::auditedEnd(outage) != *said.to)
        return false;
    if (!said.added)
        return outage.source != "binnacle"_L1;
    const auto withoutEnd = [&said](const QString &text) { // it was entered with another one
        QStringList lines = text.split(u'\n');
        lines.removeIf([&said](const QString &line) { return said.to && line.startsWith("to="_L1); });
        return lines;
    };
    return withoutEnd(outagestore::audited(outage)) == withoutEnd(*said.added);
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
        if (gone->added) // an import's may be gone with it
            faults.add(u"outage %1 is gone"_s.arg(gone.key()));
    }
    return faults.check(u"outages"_s);
}

} // namespace binnacle
