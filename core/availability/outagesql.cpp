// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagesql.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kMaintenance = u"maintenance"_s;

} // namespace

const SqlCatalog &availabilitySql()
{
    static const SqlCatalog kCatalog(u"availability.sql"_s);
    return kCatalog;
}

Result<Outage> outageOf(const Statement &row)
{
    Outage outage;
    outage.id = OutageId(row.int64(0));
    outage.uid = row.text(1);
    outage.service = ServiceId(row.int64(2));
    outage.serviceName = row.text(3);
    outage.isMaintenance = row.text(4) == kMaintenance;
    BINNACLE_LET(outage.degree, degreeFromName(row.text(5)));
    outage.from = row.int64(6);
    outage.to = row.optInt64(7);
    outage.approvedAt = row.optInt64(8);
    outage.isEstimated = row.int64(9) != 0;
    outage.source = row.text(10);
    outage.reference = row.text(11);
    outage.title = row.text(12);
    outage.extra = row.text(13);
    outage.rowVersion = row.int64(14);
    return outage;
}

void bindFields(Statement &row, const Outage &outage)
{
    row.bind(u"kind"_s, outage.isMaintenance ? kMaintenance : u"down"_s)
        .bind(u"degree"_s, degreeName(outage.degree))
        .bind(u"from_at"_s, outage.from)
        .bind(u"to_at"_s, outage.to)
        .bind(u"approved_at"_s, outage.approvedAt)
        .bind(u"estimated"_s, qint64(outage.isEstimated))
        .bind(u"title"_s, outage.title)
        .bind(u"extra"_s, outage.extra);
}

void bindAll(Statement &row, const Outage &outage, const QString &uid)
{
    bindFields(row, outage);
    row.bind(u"uid"_s, uid)
        .bind(u"service"_s, outage.service)
        .bind(u"source"_s, outage.source)
        .bind(u"reference"_s, outage.reference);
}

} // namespace binnacle
