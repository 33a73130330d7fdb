// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A catalog with one service, on each engine; it is 2026-01-02T10:00Z.

#include "availability/outageservice.h"
#include "configuration/servicecatalog.h"
#include "people/peopleservice.h"
#include "support/bothengines.h"

namespace binnacle::test {

using namespace Qt::StringLiterals;

class AvailabilityFixture : public BothEngines
{
    Q_OBJECT

protected:
    static constexpr qint64 kMinute = 60'000;
    static constexpr qint64 kHour = 60 * kMinute;

    void prepare() override
    {
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {}).result());
    }

    ServiceCatalog catalog() { return ServiceCatalog(database()); }
    OutageService outages() { return OutageService(database()); }

    // Hours before now; none: it goes on.
    [[nodiscard]] static Outage outage(double from, std::optional<double> to, Degree degree = Degree::Full)
    {
        const auto before = [](double hours) { return kNow - qint64(hours * double(kHour)); };
        Outage outage;
        outage.serviceName = u"Mail"_s;
        outage.from = before(from);
        if (to)
            outage.to = before(*to);
        outage.degree = degree;
        return outage;
    }

    Actor m_admin;
};

} // namespace binnacle::test
