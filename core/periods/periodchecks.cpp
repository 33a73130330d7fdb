// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodchecks.h"

#include "periods/periodstore.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle {

Result<Check> checkPeriods(ReadScope &scope)
{
    QMap<qint64, QString> said;
    BINNACLE_LET(Statement rows, scope.statement(periodSql(), u"audit_of_periods"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        said.insert(rows.int64(0), rows.text(1));
    FaultList faults;
    BINNACLE_LET(std::vector<PublishedPeriod> periods, periodstore::periods(scope));
    for (PublishedPeriod &period : periods) {
        const QString name = u"period %1 "_s.arg(period.id.value);
        BINNACLE_LET(const auto stored, periodstore::figures(scope, period.id));
        for (const QString &fault : periodstore::damage(period, stored))
            faults.add(name + fault);
        period.figures = stored.figures;
        const QString audited = said.take(period.id.value);
        if (audited.isEmpty())
            faults.add(name + u"was never published"_s);
        else if (audited != periodstore::audited(period))
            faults.add(name + u"is not the one published"_s);
    }
    for (auto gone = said.cbegin(); gone != said.cend(); ++gone)
        faults.add(u"period %1 is gone"_s.arg(gone.key()));
    return faults.check(u"periods"_s);
}

} // namespace binnacle
