// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardroute.h"

namespace binnacle {

using namespace Qt::StringLiterals;

QVariantMap routeArgs(const BoardRequest &request)
{
    QVariantMap args;
    if (!request.query.isEmpty())
        args.insert(u"query"_s, request.query);
    if (request.from)
        args.insert(u"from"_s, *request.from);
    if (request.to)
        args.insert(u"to"_s, *request.to);
    if (request.fullRange)
        args.insert(u"full"_s, true);
    if (request.time == TimeKind::Business)
        args.insert(u"time"_s, u"business"_s);
    if (!request.zone.isEmpty())
        args.insert(u"zone"_s, request.zone);
    if (request.asOf)
        args.insert(u"as_of"_s, *request.asOf);
    if (request.limits)
        args.insert(u"limits"_s, true);
    if (!request.marks)
        args.insert(u"marks"_s, false);
    return args;
}

BoardRequest requestOf(const QVariantMap &args)
{
    const auto instant = [&](const QString &name) {
        bool ok = false; // a link may hold anything
        const qint64 at = args.value(name).toLongLong(&ok);
        return ok ? std::optional(at) : std::nullopt;
    };
    BoardRequest request;
    request.query = args.value(u"query"_s).toString();
    request.from = instant(u"from"_s);
    request.to = instant(u"to"_s);
    request.asOf = instant(u"as_of"_s);
    request.fullRange = args.value(u"full"_s).toBool();
    request.time = args.value(u"time"_s).toString() == "business"_L1 ? TimeKind::Business : TimeKind::Elapsed;
    request.zone = args.value(u"zone"_s).toString();
    request.limits = args.value(u"limits"_s).toBool();
    request.marks = args.value(u"marks"_s, true).toBool();
    return request;
}

} // namespace binnacle
