// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a verb shows values of one kind: each as a JSON object and as a row of a table. Pure.

#include "ctl/verb.h"

#include <QJsonArray>
#include <QJsonObject>

namespace binnacle {

template <typename T>
struct Listing
{
    QStringList header;
    QJsonObject (*toJson)(const T &one, const QTimeZone &zone);
    QStringList (*toRow)(const T &one, const QTimeZone &zone);
};

template <typename T>
Exit show(Call &call, const Listing<T> &listing, const Result<std::vector<T>> &all)
{
    if (!all)
        return call.output.fail(all.error());
    const QTimeZone zone = call.zone();
    QJsonArray rows;
    QList<QStringList> table;
    for (const T &one : *all) {
        rows.append(listing.toJson(one, zone));
        table.append(listing.toRow(one, zone));
    }
    if (call.output.json())
        call.output.write(QJsonObject{{QStringLiteral("rows"), rows}});
    else
        call.output.write(listing.header, table);
    return Exit::Done;
}

template <typename T>
Exit showOne(Call &call, const Listing<T> &listing, const Result<T> &one)
{
    if (!one)
        return call.output.fail(one.error());
    return show<T>(call, listing, std::vector<T>{*one});
}

} // namespace binnacle
