// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/servicechecks.h"

#include "configuration/servicestore.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace binnacle {

Result<Check> checkServices(ReadScope &scope)
{
    BINNACLE_LET(const auto said, servicestore::audited(scope));
    BINNACLE_LET(const std::vector<Service> services, servicestore::services(scope));
    FaultList faults;
    for (const Service &service : services) {
        const QHash<QString, QString> own = said.value(service.id.value);
        for (const QString &field : serviceFields()) {
            const bool isNamedByImport = field == "name"_L1 && !own.contains(field);
            if (!isNamedByImport && serviceText(service, field) != own.value(field))
                faults.add(service.name + u' ' + field);
        }
    }
    return faults.check(u"services"_s);
}

} // namespace binnacle
